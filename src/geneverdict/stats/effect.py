"""Standardised mean differences that can be compared between paired and unpaired series."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import FloatArray


class EffectSize(NamedTuple):
    """One value per gene: case − control in standard deviations, and its sampling variance.  NaN: not estimable."""

    effect: FloatArray
    variance: FloatArray


def hedges_g(case: FloatArray, control: FloatArray) -> EffectSize:
    """Hedges' g of independent groups (Hedges 1981): mean difference over pooled SD, freed of small-sample bias.

    ``case`` and ``control`` are genes × samples, NaN where missing.  Variance: 1/n1 + 1/n2 + g²/(2(n1 + n2)).
    NaN where a group is empty, where n1 + n2 < 3, or where the pooled SD is 0.
    """
    (n1, mean1, ss1), (n2, mean2, ss2) = _moments(case), _moments(control)
    df = n1 + n2 - 2
    with np.errstate(divide="ignore", invalid="ignore"):
        g = bias_correction(df) * _ratio(mean1 - mean2, np.sqrt((ss1 + ss2) / df))
        return EffectSize(g, 1 / n1 + 1 / n2 + g * g / (2 * (n1 + n2)))


def paired_g(case: FloatArray, control: FloatArray) -> EffectSize:
    """The standardised mean change of pairs on the raw SD, comparable with ``hedges_g`` (metafor's SMCRP; Bonett 2008).

    Column i of ``case`` and of ``control`` (genes × pairs) are one pair; a pair with a missing value is left out.
    With r the correlation within pairs: m = 2(n − 1)/(1 + r²), variance 2(1 − r)/n + g²(1 + r²)/(4n).
    NaN with fewer than 2 pairs (r needs them), or where an SD is 0.
    """
    case, control = np.asarray(case, dtype=np.float64), np.asarray(control, dtype=np.float64)
    lost = np.isnan(case) | np.isnan(control)
    case, control = np.where(lost, np.nan, case), np.where(lost, np.nan, control)
    (n, mean1, ss1), (_, mean2, ss2) = _moments(case), _moments(control)
    cross = np.nansum((case - mean1[:, None]) * (control - mean2[:, None]), axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        r = np.clip(_ratio(cross, np.sqrt(ss1) * np.sqrt(ss2)), -1.0, 1.0)
        d = _ratio(mean1 - mean2, np.sqrt((ss1 + ss2) / (2 * (n - 1))))
        g = bias_correction(2 * (n - 1) / (1 + r * r)) * d
        return EffectSize(g, 2 * (1 - r) / n + g * g * (1 + r * r) / (4 * n))


def bias_correction(m: FloatArray) -> FloatArray:
    """J(m) = Γ(m/2) / (√(m/2)·Γ((m − 1)/2)), the exact factor of Hedges (1981); NaN for m ≤ 1, where it is not one."""
    m = np.asarray(m, dtype=np.float64)
    usable = np.where(m > 1, m, np.nan)
    factor: FloatArray = np.exp(special.gammaln(usable / 2) - special.gammaln((usable - 1) / 2)) / np.sqrt(usable / 2)
    return factor


def _moments(values: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Number, mean and sum of squares about the mean of each row's observed values."""
    values = np.asarray(values, dtype=np.float64)
    observed = ~np.isnan(values)
    n = observed.sum(axis=1).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(observed, values, 0.0).sum(axis=1) / n
    away = np.where(observed, values - mean[:, None], 0.0)
    # A constant row is exactly constant: the mean's own rounding is taken off again.
    rounding = 8 * np.finfo(np.float64).eps * np.abs(np.where(observed, values, 0.0)).max(axis=1, initial=0.0)
    away = np.where(np.abs(away) <= rounding[:, None], 0.0, away)
    return n, mean, (away * away).sum(axis=1)


def _ratio(part: FloatArray, whole: FloatArray) -> FloatArray:
    out: FloatArray = np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0)
    return out
