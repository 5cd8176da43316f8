"""Every gene over the series: aligned by today's symbol, pooled by random effects."""

from __future__ import annotations

from collections.abc import Sequence

from geneverdict.evidence.pooling.align import align
from geneverdict.model.fit import Fit, PooledFit
from geneverdict.stats.meta import pool
from geneverdict.stats.multiple import benjamini_hochberg

POOLING = "REML, Hartung-Knapp"
"""How effects are pooled over series, as the outputs name it."""


def pool_series(fits: Sequence[tuple[str, Fit]]) -> PooledFit:
    """Random-effects pooling of log2FC with its moderated SE, for every gene, with the k of that gene.

    ``fits``: (series id, fit) of the series whose effects are log2 fold changes.  A gene that a series did not measure
    or could not estimate is not counted there.  REML, Hartung-Knapp interval, prediction interval with k − 2 df from
    k = 3 on (Viechtbauer 2005; IntHout 2014; Higgins 2009; Riley 2011).
    """
    aligned = align(fits)
    stats = pool(aligned.effect, aligned.se)
    return PooledFit(
        genes=aligned.genes,
        k=stats.k,
        estimate=stats.estimate,
        se=stats.se,
        ci_low=stats.ci_low,
        ci_high=stats.ci_high,
        pi_low=stats.pi_low,
        pi_high=stats.pi_high,
        t=stats.t,
        p=stats.p,
        fdr=benjamini_hochberg(stats.p),
        tau2=stats.tau2,
        i2=stats.i2,
        q=stats.q,
        q_p=stats.q_p,
        method=POOLING,
        series=aligned.series,
    )
