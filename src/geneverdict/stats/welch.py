"""Welch's t test of every gene: two groups whose variances may differ."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray
from geneverdict.stats.student import quantile, two_sided

CONSTANT = 10 * np.finfo(np.float64).eps
"""A standard error below this share of the larger mean is the rounding of constant groups, as R also holds."""


class Welch(NamedTuple):
    """One value per gene, NaN where it is not known."""

    effect: FloatArray
    """Mean of the case samples less that of the control samples; needs one of each."""
    se: FloatArray
    df: FloatArray
    """Satterthwaite's degrees of freedom."""
    t: FloatArray
    p: FloatArray
    """Two-sided."""
    ci_low: FloatArray
    ci_high: FloatArray


def welch(y: FloatArray, case: BoolArray, *, level: float = 0.95) -> Welch:
    """Compare case with control samples gene by gene, without equal variances (Welch 1947; Satterthwaite 1946).

    ``y`` is genes × samples, NaN where missing, each gene with the samples it has; ``case`` is true for each case
    sample.  ``level`` is that of the intervals.  All but ``effect`` is NaN where a group has fewer than 2 values or
    both groups are constant.  Raises ValueError where the shapes do not fit or ``level`` is not between 0 and 1.
    """
    y, case = np.asarray(y, dtype=np.float64), np.asarray(case, dtype=np.bool_)
    if y.ndim != 2 or case.shape != y.shape[1:]:
        message = f"expected y of genes × samples and one case flag per sample, found {y.shape} and {case.shape}"
        raise ValueError(message)
    if not 0 < level < 1:
        message = f"expected a level between 0 and 1, found {level}"
        raise ValueError(message)
    (n1, mean1, error1), (n0, mean0, error0) = _moments(y[:, case]), _moments(y[:, ~case])
    effect, se = mean1 - mean0, np.sqrt(error1 + error0)
    se = np.where(se > CONSTANT * np.maximum(np.abs(mean1), np.abs(mean0)), se, np.nan)
    share = error1 / (se * se)
    with np.errstate(divide="ignore", invalid="ignore"):
        df = 1 / (share * share / (n1 - 1) + (1 - share) ** 2 / (n0 - 1))
    t = effect / se
    margin = se * quantile((1 - level) / 2, df)
    return Welch(effect, se, df, t, two_sided(t, df), effect - margin, effect + margin)


def _moments(values: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Number and mean of each row's observed values, and the mean's squared standard error."""
    observed = ~np.isnan(values)
    n = np.count_nonzero(observed, axis=1).astype(np.float64)
    # Measured from the lowest value, so that the variance of a constant row is exactly 0.
    lowest = np.fmin.reduce(values, axis=1, initial=np.inf)
    above = np.where(observed, values - lowest[:, None], 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = above.sum(axis=1) / n
        away = np.where(observed, above - mean[:, None], 0.0)
        error = np.where(n > 1, (away * away).sum(axis=1) / (n - 1) / n, np.nan)
    return n, np.where(n > 0, lowest + mean, np.nan), error
