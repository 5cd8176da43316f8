"""The noncentral t: how often a two-sided test is significant when an effect is true."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import FloatArray, IntArray
from geneverdict.stats.basis import EPS
from geneverdict.stats.student import quantile

POINTS = 512
CHUNK = 1024
"""Elements at once: 4 MB for each array of the quadrature."""
FEW_DF, FAR_SHIFT = 40.0, 9.0
SMALLEST = 1e-300
MOST_ROOTS = 100_000
"""Degrees of freedom whose root is kept: those of the genes of a series are few."""


def exceeds(shift: FloatArray, df: FloatArray, critical: FloatArray) -> FloatArray:
    """P(|T| > critical) of the noncentral t with ``shift`` ≥ 0.

    By quadrature, because scipy's own function gives NaN here and there in the tails.  The trapezoid rule on a whole
    smooth peak is exact to rounding; which of the two variances is integrated depends on which leaves a smooth rest.
    """
    shift, df, critical = (np.atleast_1d(a).astype(np.float64) for a in (shift, df, critical))
    if len(df) > CHUNK:
        parts = [slice(start, start + CHUNK) for start in range(0, len(df), CHUNK)]
        return np.concatenate([exceeds(shift[part], df[part], critical[part]) for part in parts])
    out = np.full(df.shape, np.nan)
    normal, steep = np.isinf(df), (df > 0) & (df < FEW_DF) & (shift > FAR_SHIFT)
    smooth = (df > 0) & ~normal & ~steep
    out[normal] = special.ndtr(shift[normal] - critical[normal]) + special.ndtr(-shift[normal] - critical[normal])
    out[steep] = _over_estimates(shift[steep], df[steep], critical[steep])
    out[smooth] = _over_deviations(shift[smooth], df[smooth], critical[smooth])
    out[np.isnan(shift)] = np.nan
    return out


def shift_with(wanted: float, df: FloatArray, p_cut: float) -> FloatArray:
    """The noncentrality with power ``wanted``, elementwise (df > 0); each root is searched once."""
    roots, each = _roots(wanted, p_cut), df.tolist()
    new = [one for one in dict.fromkeys(each) if one not in roots]
    if len(roots) + len(new) > MOST_ROOTS:
        return _search(wanted, df, p_cut)
    if new:
        roots.update(zip(new, _search(wanted, np.array(new), p_cut).tolist(), strict=True))
    return np.array([roots[one] for one in each])


@lru_cache(maxsize=64)
def _roots(*_: float) -> dict[float, float]:
    """By the degrees of freedom, what was found so far for a power and a p: a series' genes ask for the same again."""
    return {}


def _search(wanted: float, df: FloatArray, p_cut: float) -> FloatArray:
    """Secants on the normal scale, where power is nearly straight, kept
    between a bound too low and one too high."""
    critical, out = quantile(np.full(df.shape, p_cut / 2), df), np.full(df.shape, np.nan)
    goal = float(special.ndtri(wanted))
    low, high, old = np.zeros(df.shape), np.full(df.shape, np.inf), np.zeros(df.shape)
    old_miss, new = np.full(df.shape, special.ndtri(p_cut) - goal), critical + goal + 1
    todo: IntArray = np.arange(len(df))
    for _ in range(100):
        miss = special.ndtri(np.clip(exceeds(new, df[todo], critical[todo]), SMALLEST, 1 - EPS)) - goal
        low, high = np.where(miss < 0, new, low), np.where(miss < 0, high, new)
        with np.errstate(divide="ignore", invalid="ignore"):
            secant = new - miss * (new - old) / (miss - old_miss)
        middle = np.where(np.isfinite(high), (low + high) / 2, 2 * new)
        step = np.where((secant > low) & (secant < high), secant, middle)
        out[todo] = step
        going = np.abs(step - new) > 1e-11 * new
        low, high, old, old_miss, new = (a[going] for a in (low, high, new, miss, step))
        todo = todo[going]
        if not len(todo):
            break
    return out


def _over_deviations(shift: FloatArray, df: FloatArray, critical: FloatArray) -> FloatArray:
    """Mean over the standard deviation's distribution, on its log; the ends leave out less than e^-32 of it."""
    reach = 64 / df
    low, high = -(np.sqrt(1.5 * reach) + reach / 2), np.log1p(np.sqrt(reach))
    log_sd = low[:, None] + (high - low)[:, None] * np.linspace(0, 1, POINTS)
    weight = np.exp(df[:, None] / 2 * (2 * log_sd - np.expm1(2 * log_sd)))
    bar = critical[:, None] * np.exp(log_sd)
    beyond = special.ndtr(shift[:, None] - bar) + special.ndtr(-shift[:, None] - bar)
    mean: FloatArray = (weight * beyond).sum(axis=1) / weight.sum(axis=1)
    return mean


def _over_estimates(shift: FloatArray, df: FloatArray, critical: FloatArray) -> FloatArray:
    """Mean over the estimate's distribution, of how often the standard deviation is small enough for it."""
    z = np.linspace(-9, 9, POINTS)
    weight = np.exp(-z * z / 2)
    bar = np.maximum(shift[:, None] + z, 0.0) / critical[:, None]
    mean: FloatArray = special.gammainc(df[:, None] / 2, df[:, None] / 2 * bar * bar) @ weight / weight.sum()
    return mean
