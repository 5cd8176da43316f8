"""One contrast, all genes at once: the linear model, the moderated t, the FDR."""

from __future__ import annotations

import numpy as np

from geneverdict.model.fit import Fit
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.stats.linear import fit_last_coefficient
from geneverdict.stats.moderated import moderate
from geneverdict.stats.multiple import benjamini_hochberg

_FLAGS = {
    "mostly_zero_variance": "more than half of the variances are exactly zero: the moderated statistics are unreliable",
    "zero_variance": "some variances are exactly zero and were offset from zero before the prior was estimated",
    "few_genes": "too few genes to estimate a prior: the plain t statistic was used",
}


def fit_contrast(
    values: FloatArray, design: Design, *, names: tuple[str, ...], probes: tuple[str, ...], level: float = 0.95
) -> Fit:
    """Moderated statistics of case − control for every row of ``values`` (rows × all samples of the series).

    Missing values are left out gene by gene; a row whose contrast cannot be estimated is NaN and is not counted in
    the FDR.  Smyth 2004 (doi:10.2202/1544-6115.1027); Benjamini & Hochberg 1995.
    """
    linear = fit_last_coefficient(values[:, list(design.rows)], design.matrix)
    moderated = moderate(linear, level=level)
    untested = int(np.isnan(moderated.p).sum())
    notes = [_FLAGS.get(flag, flag) for flag in moderated.flags]
    if untested:
        notes.append(f"{untested} of {len(names)} could not be tested: too few values in a group")
    return Fit(
        names=names,
        probes=probes,
        log2fc=linear.coef,
        se=moderated.se,
        ci_low=moderated.ci_low,
        ci_high=moderated.ci_high,
        t=moderated.t,
        df=moderated.df,
        p=moderated.p,
        fdr=benjamini_hochberg(moderated.p),
        ave_expr=linear.ave_expr,
        b=moderated.b,
        df_prior=float(moderated.df_prior),
        var_prior=float(moderated.var_prior),
        notes=tuple(notes),
    )


def ranks(p: FloatArray) -> FloatArray:
    """Rank of each p among the finite ones, 1 the smallest, equal values sharing the smaller rank; NaN stays NaN."""
    ordered = np.sort(p[np.isfinite(p)])
    rank = np.searchsorted(ordered, p, side="left") + 1.0
    return np.where(np.isfinite(p), rank, np.nan)
