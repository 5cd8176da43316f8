"""Counts tested as counts: edgeR's quasi-likelihood F test, and DESeq2's Wald test."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.errors import DesignError
from geneverdict.messages import Message, Value, count, value
from geneverdict.model.counts import Counts
from geneverdict.model.fit import Fit
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Analysis
from geneverdict.stats.counts.deseq.wald import wald_test
from geneverdict.stats.counts.libraries import log_cpm
from geneverdict.stats.counts.quasi.quasi_test import quasi_test
from geneverdict.stats.multiple import benjamini_hochberg
from geneverdict.stats.student import quantile
from geneverdict.stats.treat import confident_effect

USUAL_FDR = 0.05
"""For which genes of low mean are left out where no FDR is asked for."""


def fit_negative_binomial(
    counts: Counts,
    design: Design,
    *,
    probes: tuple[str, ...],
    analysis: Analysis,
    level: float = 0.95,
    fdr: float | None = None,
) -> Fit:
    """Statistics of case − control for the genes of ``counts`` that are kept, by ``analysis.engine``.

    ``quasi_likelihood``: F of one degree of freedom; t is its signed root and the standard error what that implies of
    the fold change (Lund et al. 2012; Lun, Chen & Smyth 2016).  ``deseq2``: Wald; p is NaN where a count is an outlier
    by Cook's distance, and the FDR where the mean count is too low (Love, Huber & Anders 2014); expected counts are
    rounded, as it does.  There is no log odds: ``b`` is NaN.  ``fdr`` is that of the confident effect sizes (None
    leaves them out) and of the filter.  Raises DesignError where individuals are blocks, which neither can take.
    """
    if design.blocks is not None:
        raise DesignError(Message("error-counts_and_blocks"))
    found = _quasi(counts, design) if analysis.engine == "quasi_likelihood" else _wald(counts, design, fdr)
    half = quantile((1 - level) / 2, found.df) * found.se
    claimed = np.full(found.p.shape, np.nan)
    if fdr is not None and fdr < 1:
        claimed = confident_effect(found.log2fc, np.where(np.isfinite(found.p), found.se, np.nan), found.df, fdr=fdr)
    return Fit(
        names=tuple(name for name, kept in zip(counts.names, counts.kept, strict=True) if kept),
        probes=probes,
        ci_low=found.log2fc - half,
        ci_high=found.log2fc + half,
        b=np.full(found.p.shape, np.nan),
        confident=claimed,
        **found._asdict(),
    )


class _Tested(NamedTuple):
    """One value for each gene that is kept."""

    log2fc: FloatArray
    se: FloatArray
    t: FloatArray
    df: FloatArray
    p: FloatArray
    fdr: FloatArray
    ave_expr: FloatArray
    df_prior: float
    var_prior: float
    notes: tuple[Message, ...]


def _quasi(counts: Counts, design: Design) -> _Tested:
    rows = list(design.rows)
    found = quasi_test(counts.tested[:, rows], design.matrix, sizes=counts.effective[rows])
    root = np.sqrt(found.f)
    se = np.divide(np.abs(found.log2fc), root, out=np.full(root.shape, np.nan), where=root > 0)
    adjusted, notes = benjamini_hochberg(found.p), tuple(Message(f"fit-{flag}") for flag in found.flags)
    t = np.sign(found.log2fc) * root
    return _Tested(found.log2fc, se, t, found.df, found.p, adjusted, found.abundance, found.df_prior, np.nan, notes)


def _wald(counts: Counts, design: Design, fdr: float | None) -> _Tested:
    rows, kept = list(design.rows), counts.kept
    rate = fdr if fdr is not None and 0 < fdr < 1 else USUAL_FDR
    found = wald_test(np.rint(counts.values[:, rows]), design.matrix, fdr=rate)
    log2fc, se, t, p, adjusted = (
        column[kept] for column in (found.fits.log2fc, found.fits.se, found.stat, found.p, found.fdr)
    )
    mean = log_cpm(counts.tested[:, rows], counts.effective[rows]).mean(axis=1)
    said: dict[str, Value] = {
        "outliers": count(int(found.outlier.sum())),
        "replaced": count(int(found.replaced.sum())),
        "withheld": count(int(np.count_nonzero(np.isfinite(p) & np.isnan(adjusted)))),
        "threshold": value(found.threshold),
    }
    notes = (*(Message(f"fit-{flag}") for flag in found.flags), Message("fit-deseq2", said))
    return _Tested(log2fc, se, t, np.full(p.shape, np.inf), p, adjusted, mean, np.inf, np.nan, notes)
