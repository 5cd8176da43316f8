"""Moderated t statistics: a prior for the variances of all genes, and each gene's test with it (Smyth 2004)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.linear import LinearFit
from geneverdict.stats.spline import level_spline
from geneverdict.stats.student import quantile, two_sided

SMALLEST_VARIANCE = 1e-5
"""Of the median variance: smaller ones, and zeros, count as this when the prior is estimated."""
COEFFICIENT_LIMITS = (0.1, 4.0)
"""Bounds of the typical log2 fold change of a differentially expressed gene, for the B statistic."""
SMALLEST_P = 1e-300


class Prior(NamedTuple):
    """The prior of the variances.

    ``flags`` are codes of what was unusual: ``no_genes``; ``no_residual_df`` (no gene has a variance: no test is
    possible); ``one_gene`` (no prior: the ordinary t test); ``mostly_zero_variance`` (more than half are exactly
    zero: the prior is not to be trusted); ``some_zero_variance`` (offset away from zero).
    """

    df: float
    """Prior degrees of freedom d0; infinite when the variances differ no more than by chance; 0 without a prior."""
    var: float
    """Prior variance s0² (the median of ``var_each``); the gene's own without a prior; NaN when none is known."""
    var_post: FloatArray
    """(genes,) posterior variances; the prior's for a gene without residual degrees of freedom."""
    flags: tuple[str, ...]
    df_each: FloatArray
    """(genes,) d0 of each gene: the same for all, unless hypervariable genes have less (``squeeze_var_robust``)."""
    var_each: FloatArray
    """(genes,) s0² of each gene: the same for all, unless it follows the expression level (``trend``)."""


class Moderated(NamedTuple):
    """One value per gene, NaN where the coefficient or the variance is not known."""

    t: FloatArray
    df: FloatArray
    """Residual + prior degrees of freedom, at most the residual ones of all genes together."""
    p: FloatArray
    se: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray
    b: FloatArray
    """Log odds that the gene is differentially expressed."""
    df_prior: float
    var_prior: float
    flags: tuple[str, ...]


def squeeze_var(var: FloatArray, df: FloatArray, *, level: FloatArray | None = None) -> Prior:
    """Empirical Bayes posterior variances (Smyth 2004): (d0·s0² + d·s²) / (d0 + d).

    ``var`` is (genes,) residual variances, ``df`` (genes,) their degrees of freedom; NaN, or df 0, is unknown.  The
    prior is the scaled F distribution whose log has the mean and variance of the log variances observed.  With
    ``level`` (genes,), the mean expression, s0² is a smooth function of it (limma's ``trend``): a natural cubic
    spline with up to 4 degrees of freedom, its inner knots at quantiles of the levels.
    """
    var, df = np.asarray(var, dtype=np.float64), np.asarray(df, dtype=np.float64)
    known = np.isfinite(var) & (df > 0)
    if not known.any():
        return whole_prior(var, df, 0.0, np.nan, ("no_residual_df" if len(var) else "no_genes",))
    if np.count_nonzero(known) == 1:
        return whole_prior(var, df, 0.0, float(var[known][0]), ("one_gene",))
    offset, flags = _away_from_zero(var[known])
    if level is None:
        return whole_prior(var, df, *_scaled_f(offset, df[known]), flags)
    trend = level_spline(np.asarray(level, dtype=np.float64), known)
    return whole_prior(var, df, *_scaled_f_trend(offset, df[known], trend[known], trend), flags)


def whole_prior(
    var: FloatArray, df: FloatArray, df_prior: FloatArray | float, var_prior: FloatArray | float, flags: tuple[str, ...]
) -> Prior:
    """The posterior variances of all genes with a prior that is one for all or has one value for each."""
    df_each = np.broadcast_to(np.asarray(df_prior, dtype=np.float64), var.shape)
    var_each = np.broadcast_to(np.asarray(var_prior, dtype=np.float64), var.shape)
    residual = np.where(np.isfinite(var) & (df > 0), df, 0.0)
    own = np.where(residual > 0, var, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        post = (df_each * var_each + residual * own) / (df_each + residual)
    post = np.where(np.isinf(df_each), var_each, np.where(df_each == 0, np.where(residual > 0, var, np.nan), post))
    typical = float(np.median(var_each)) if len(var) else np.nan
    return Prior(float(df_each.max(initial=0.0)), typical, post, flags, df_each, var_each)


def moderate(fit: LinearFit, *, level: float = 0.95, proportion: float = 0.01, trend: bool = False) -> Moderated:
    """Test each gene's coefficient with its posterior variance (Smyth 2004).

    ``level`` is that of the confidence intervals; ``proportion`` the share of genes thought to be differentially
    expressed, for the B statistic; ``trend`` lets the prior variance follow the mean expression.  Genes without
    residual degrees of freedom are tested with the prior variance.
    """
    prior = squeeze_var(fit.sigma**2, fit.df_residual, level=fit.ave_expr if trend else None)
    return moderate_with(fit, prior, level=level, proportion=proportion)


def moderate_with(
    fit: LinearFit, prior: Prior, *, level: float = 0.95, proportion: float = 0.01, log_odds: bool = True
) -> Moderated:
    """As ``moderate``, with a prior estimated before; without ``log_odds`` B is NaN, which saves time."""
    residual = np.where(np.isfinite(fit.sigma), fit.df_residual, 0.0)
    total = np.minimum(residual + prior.df_each, residual.sum())
    total = np.where(np.isfinite(fit.coef) & np.isfinite(prior.var_post), total, np.nan)
    se = np.sqrt(prior.var_post) * fit.stdev_unscaled
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.where(total > 0, fit.coef / se, np.nan)
    margin = se * quantile((1 - level) / 2, total)
    b = _log_odds(t, total, fit.stdev_unscaled, prior, proportion) if log_odds else np.full(len(t), np.nan)
    low, high = fit.coef - margin, fit.coef + margin
    return Moderated(t, total, two_sided(t, total), se, low, high, b, prior.df, prior.var, prior.flags)


def trigamma_inverse(x: float) -> float:
    """The y > 0 with trigamma(y) = x > 0, by Newton's method on 1/trigamma, which is nearly straight."""
    y = 0.5 + 1 / x
    for _ in range(50):
        value = float(special.polygamma(1, y))
        step = value * (1 - value / x) / float(special.polygamma(2, y))
        y += step
        if -step / y < 1e-14:
            break
    return y


def _away_from_zero(var: FloatArray) -> tuple[FloatArray, tuple[str, ...]]:
    median = float(np.median(var))
    if median == 0:
        return np.maximum(var, SMALLEST_VARIANCE), ("mostly_zero_variance",)
    flags = ("some_zero_variance",) if np.any(var == 0) else ()
    return np.maximum(var, SMALLEST_VARIANCE * median), flags


def _scaled_f(var: FloatArray, df: FloatArray) -> tuple[float, float]:
    """d0 and s0² by the moments of log var, each freed of the bias and variance that its own df gives it."""
    each, which = np.unique(df, return_inverse=True)
    centred = np.log(var) - (special.digamma(each / 2) - np.log(each / 2))[which]
    excess = float(centred.var(ddof=1) - special.polygamma(1, each / 2)[which].mean())
    if excess <= 0:
        return np.inf, float(var.mean())
    df_prior = 2 * trigamma_inverse(excess)
    return df_prior, float(np.exp(centred.mean() + special.digamma(df_prior / 2) - np.log(df_prior / 2)))


def _scaled_f_trend(
    var: FloatArray, df: FloatArray, spline: FloatArray, everywhere: FloatArray
) -> tuple[float, FloatArray]:
    """As ``_scaled_f``, with the mean of the log variances a combination of the columns of ``spline``."""
    each, which = np.unique(df, return_inverse=True)
    centred = np.log(var) - (special.digamma(each / 2) - np.log(each / 2))[which]
    weights, _, rank, _ = np.linalg.lstsq(spline, centred, rcond=None)
    left = centred - spline @ weights
    freedom = len(var) - rank
    noise = float(special.polygamma(1, each / 2)[which].mean())
    excess = float(left @ left) / freedom - noise if freedom > 0 else 0.0
    if excess <= 0:
        return np.inf, np.exp(everywhere @ weights)
    df_prior = 2 * trigamma_inverse(excess)
    return df_prior, np.exp(everywhere @ weights + special.digamma(df_prior / 2) - np.log(df_prior / 2))


def _log_odds(t: FloatArray, df: FloatArray, stdev: FloatArray, prior: Prior, proportion: float) -> FloatArray:
    """B of each gene (Smyth 2004, section 6): posterior log odds with the typical effect's variance v0 estimated."""
    b = np.full(len(t), np.nan)
    known = np.isfinite(t)
    if not known.any():
        return b
    t, df, v = t[known], df[known], stdev[known] ** 2
    v0 = _typical_effect(t, df, v, prior.var, proportion)
    shrink = v / (v + v0)
    square = t * t
    kernel = (1 + df) / 2 * np.log1p(square * (1 - shrink) / (square * shrink + df))
    # Known variances: normal, although the tests themselves have at most Σd.
    kernel = np.where(np.isinf(prior.df_each[known]), square * (1 - shrink) / 2, kernel)
    b[known] = np.log(proportion / (1 - proportion)) + np.log(shrink) / 2 + kernel
    return b


def _typical_effect(t: FloatArray, df: FloatArray, v: FloatArray, var_prior: float, proportion: float) -> float:
    """v0, from how far the largest |t| lie beyond where they would lie without any effect (section 6.3)."""
    low, high = (limit**2 / var_prior for limit in COEFFICIENT_LIMITS)
    target = int(np.ceil(proportion / 2 * len(t)))
    share = max(target / len(t), proportion)
    widest = np.full(len(t), df.max())
    size, other = np.abs(t), df != widest
    # On one scale for all genes; below the smallest p the share of v0 is at its limit, so the cut changes nothing.
    size[other] = quantile(np.maximum(two_sided(t[other], df[other]), SMALLEST_P) / 2, widest[other])
    top = np.argsort(-size, kind="stable")[:target]
    null = two_sided(size[top], widest[top])
    wanted = ((np.arange(target) + 0.5) / len(t) - (1 - share) * null) / share
    beyond = wanted > null
    v0 = np.zeros(target)
    expected = quantile(wanted[beyond] / 2, widest[top][beyond])
    v0[beyond] = v[top][beyond] * ((size[top][beyond] / expected) ** 2 - 1)
    return float(np.clip(v0, low, high).mean())
