"""Every gene pooled over the series in other ways: how much the answer depends on how the pooling is done."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from geneverdict.evidence.pooling.align import Aligned, align
from geneverdict.model.fit import Fit
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Thresholds
from geneverdict.model.ways import WAYS, PooledWays
from geneverdict.stats.combine import acat, fisher, stouffer
from geneverdict.stats.heterogeneity import Method
from geneverdict.stats.meta import PooledStats, Test, pool_each
from geneverdict.stats.multiple import benjamini_hochberg
from geneverdict.stats.rank_aggregation import normalised_ranks, robust_rank
from geneverdict.stats.student import upper_tail
from geneverdict.stats.tau2_interval import q_profile

BoolArray = npt.NDArray[np.bool_]
METHODS: dict[str, tuple[Method, Test]] = {
    "reml_hk": ("REML", "hk"),
    "reml_hk_max1": ("REML", "hk_max1"),
    "pm_hk": ("PM", "hk"),
    "reml_z": ("REML", "z"),
    "dl_z": ("DL", "z"),
    "fe_z": ("FE", "z"),
}


def pool_ways(fits: Sequence[tuple[str, Fit]], thresholds: Thresholds) -> PooledWays:
    """Every gene by every estimator and test, by p-values and by ranks; votes as description.

    ``fits``: (series id, fit) of the series whose effects are log2 fold changes, as for ``pool_series``, whose numbers
    are those of the first way.  p-values are one-sided, of the moderated t (Fisher 1932; Stouffer 1949; Liu 2019).
    Ranks are by moderated t among all tested genes of a series (Kolde 2012).  ``thresholds`` decide the votes only.
    """
    data = align(fits)
    ways = pool_each(data.effect, data.se, [METHODS[way] for way in WAYS])
    p = _columns(ways, "p")
    k = ways[0].k
    spread = q_profile(data.effect, data.se)
    combined = np.where((k > 1)[:, None, None], _combine(data), np.nan)
    called = (data.fdr < thresholds.fdr) & (np.abs(data.effect) >= thresholds.log2fc)
    return PooledWays(
        genes=data.genes,
        series=data.series,
        k=k,
        estimate=np.where((k > 1)[:, None], _columns(ways, "estimate"), np.nan),
        ci_low=_columns(ways, "ci_low"),
        ci_high=_columns(ways, "ci_high"),
        p=p,
        fdr=_rates(p),
        tau2_low=spread.tau2_low,
        tau2_high=spread.tau2_high,
        i2_low=spread.i2_low,
        i2_high=spread.i2_high,
        tau2_empty=spread.empty.astype(np.float64),
        effect=data.effect,
        se=data.se,
        combined_p=combined,
        combined_fdr=_rates(combined),
        called_up=_count(called & (data.effect > 0)),
        called_down=_count(called & (data.effect < 0)),
        positive=_count(data.effect > 0),
        negative=_count(data.effect < 0),
    )


def _columns(ways: Sequence[PooledStats], name: str) -> FloatArray:
    """Genes × ways."""
    return np.stack([getattr(way, name) for way in ways], axis=1)


def _rates(p: FloatArray) -> FloatArray:
    """False discovery rates over the genes, for each column of p by itself."""
    flat = p.reshape(len(p), -1)
    rates = [benjamini_hochberg(column) for column in flat.T]
    return np.stack(rates, axis=1).reshape(p.shape)


def _count(true: BoolArray) -> FloatArray:
    return np.asarray(true.sum(axis=1), dtype=np.float64)


def _combine(data: Aligned) -> FloatArray:
    """One-sided p: genes × ways of combining, in the order of ``COMBINATIONS``, × up, down."""
    tail = upper_tail(np.abs(data.t), data.df)
    rising = data.t >= 0
    up, down = np.where(rising, tail, 1 - tail), np.where(rising, 1 - tail, tail)
    ranks = np.concatenate([normalised_ranks(data.t), normalised_ranks(-data.t)])  # together: their p are of one curve
    by_rank = np.split(robust_rank(ranks).p, 2)
    each = [[fisher(p).p, stouffer(p).p, acat(p).p, rank] for p, rank in zip((up, down), by_rank, strict=True)]
    return np.stack([np.stack(ways, axis=1) for ways in each], axis=2)
