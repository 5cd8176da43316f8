"""What a test could have seen: power, the smallest effect it sees, the size it needs, and how far its hits mislead."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
from scipy import special

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.student import quantile, upper_tail

LARGEST_SIZE = 1 << 20
POINTS = 512
FEW_DF, FAR_SHIFT = 40.0, 9.0


class Misleading(NamedTuple):
    """How significant results of a small study mislead (Gelman & Carlin 2014)."""

    power: FloatArray
    type_s: FloatArray
    """Probability that a significant estimate has the wrong sign."""
    type_m: FloatArray
    """By how much a significant estimate exaggerates the effect, on average; NaN for df ≤ 1, where it has no mean."""


def power(effect: FloatArray, se: FloatArray, df: FloatArray, *, p_cut: float) -> FloatArray:
    """Probability that a two-sided t test has p ≤ ``p_cut`` when ``effect`` is true (noncentral t), elementwise.

    ``p_cut`` is the cut-off on the single p-value, for instance the largest p that still met the FDR.
    """
    effect, se, df = np.broadcast_arrays(*(np.asarray(a, dtype=np.float64) for a in (effect, se, df)))
    return _power(np.abs(effect) / se, df, quantile(np.full(df.shape, p_cut / 2), df)).reshape(df.shape)


def detectable_effect(se: FloatArray, df: FloatArray, *, p_cut: float, power: float = 0.8) -> FloatArray:
    """The smallest true effect that has p ≤ ``p_cut`` with this ``power``, in the unit of ``se``, elementwise.

    NaN where ``se`` or ``df`` is.  Raises ValueError unless 0 < p_cut < power < 1.
    """
    if not 0 < p_cut < power < 1:
        message = f"expected 0 < p_cut < power < 1, found p_cut {p_cut} and power {power}"
        raise ValueError(message)
    se, df = np.broadcast_arrays(np.asarray(se, dtype=np.float64), np.asarray(df, dtype=np.float64))
    each, which = np.unique(df, return_inverse=True)
    critical = quantile(np.full(each.shape, p_cut / 2), each)
    low, high = np.zeros(each.shape), critical + 40.0
    # Below 4 degrees of freedom t is so wide that the critical value is no guide to the upper end.
    high = np.where(_power(high, each, critical) < power, 10 * high, high)
    for _ in range(60):
        middle = (low + high) / 2
        enough = _power(middle, each, critical) >= power
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return se * np.where(each > 0, high, np.nan)[which].reshape(df.shape)


def size_needed(
    effect: float,
    sigma: float,
    *,
    kind: Literal["paired", "unpaired"],
    p_cut: float,
    power: float = 0.8,
    df_prior: float = 0,
) -> int | None:
    """Pairs, or samples in each of two equal groups, that see a true ``effect`` with p ≤ ``p_cut`` at this ``power``.

    ``sigma`` is the residual standard deviation of the model (for pairs that of ``~ pair + group``, which is the
    SD of the differences / √2) and ``df_prior`` the moderated t's prior degrees of freedom.  None: over a million.
    """
    low, high = 1, 2
    while not _sees(high, effect, sigma, kind, p_cut, power, df_prior):
        low, high = high, 2 * high
        if high > LARGEST_SIZE:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        if _sees(middle, effect, sigma, kind, p_cut, power, df_prior):
            high = middle
        else:
            low = middle
    return high


def misleading(effect: FloatArray, se: FloatArray, df: FloatArray, *, p_cut: float = 0.05) -> Misleading:
    """Type S and type M error of a test with p ≤ ``p_cut`` when ``effect`` (not 0) is true, elementwise.

    As Gelman & Carlin do, the estimate is the effect plus ``se`` times Student's t; their averages over simulations
    are taken exactly here.
    """
    effect, se, df = np.broadcast_arrays(*(np.asarray(a, dtype=np.float64) for a in (effect, se, df)))
    shift = np.abs(effect) / se
    critical = quantile(np.full(df.shape, p_cut / 2), df)
    right, wrong = upper_tail(critical - shift, df), upper_tail(critical + shift, df)
    beyond = _beyond(critical - shift, df) + _beyond(critical + shift, df)
    with np.errstate(divide="ignore", invalid="ignore"):
        size = (shift * (right - wrong) + beyond) / (right + wrong)
        return Misleading(right + wrong, wrong / (right + wrong), size / shift)


def _beyond(t: FloatArray, df: FloatArray) -> FloatArray:
    """E(T; T > t) of Student's t: (df + t²) / (df − 1) times its density."""
    finite = np.where(np.isfinite(df), df, 4.0)
    usable = np.where(finite > 1, finite, np.nan)
    height = -special.betaln(usable / 2, 0.5) - np.log(usable) / 2 - (usable + 1) / 2 * np.log1p(t * t / usable)
    student = np.exp(height) * (usable + t * t) / (usable - 1)
    out: FloatArray = np.where(np.isinf(df), np.exp(-t * t / 2) / np.sqrt(2 * np.pi), student)
    return out


def _power(shift: FloatArray, df: FloatArray, critical: FloatArray) -> FloatArray:
    """P(|T| > critical) of the noncentral t with ``shift`` ≥ 0.

    By quadrature, because scipy's own function gives NaN here and there in the tails.  The trapezoid rule on a whole
    smooth peak is exact to rounding; which of the two variances is integrated depends on which leaves a smooth rest.
    """
    shift, df, critical = (np.atleast_1d(a).astype(np.float64) for a in (shift, df, critical))
    out = np.full(df.shape, np.nan)
    normal, steep = np.isinf(df), (df > 0) & (df < FEW_DF) & (shift > FAR_SHIFT)
    smooth = (df > 0) & ~normal & ~steep
    out[normal] = special.ndtr(shift[normal] - critical[normal]) + special.ndtr(-shift[normal] - critical[normal])
    out[steep] = _over_estimates(shift[steep], df[steep], critical[steep])
    out[smooth] = _over_deviations(shift[smooth], df[smooth], critical[smooth])
    return np.where(np.isnan(shift), np.nan, out)


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


def _sees(n: int, effect: float, sigma: float, kind: str, p_cut: float, wanted: float, df_prior: float) -> bool:
    df = (n - 1 if kind == "paired" else 2 * n - 2) + df_prior
    reached = power(np.array(effect), np.array(sigma * np.sqrt(2 / n)), np.array(df), p_cut=p_cut)
    return bool(reached >= wanted)
