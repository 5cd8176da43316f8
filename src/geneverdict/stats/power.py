"""What a test could have seen: power, the smallest effect it sees, the size it needs, and how far its hits mislead."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.noncentral import exceeds, shift_with
from geneverdict.stats.student import quantile, upper_tail

LARGEST_SIZE = 1 << 20


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
    shift, critical = np.abs(effect) / se, quantile(np.full(df.shape, p_cut / 2), df)
    return exceeds(shift.ravel(), df.ravel(), critical.ravel()).reshape(df.shape)


def detectable_effect(se: FloatArray, df: FloatArray, *, p_cut: float, power: float = 0.8) -> FloatArray:
    """The smallest true effect that has p ≤ ``p_cut`` with this ``power``, in the unit of ``se``, elementwise.

    NaN where ``se`` or ``df`` is.  Raises ValueError unless 0 < p_cut < power < 1.
    """
    if not 0 < p_cut < power < 1:
        message = f"expected 0 < p_cut < power < 1, found p_cut {p_cut} and power {power}"
        raise ValueError(message)
    se, df = np.broadcast_arrays(np.asarray(se, dtype=np.float64), np.asarray(df, dtype=np.float64))
    each, which = np.unique(df, return_inverse=True)
    shift = np.full(each.shape, np.nan)
    shift[each > 0] = shift_with(power, each[each > 0], p_cut)
    smallest: FloatArray = se * shift[which].reshape(df.shape)
    return smallest


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
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
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


def _sees(n: int, effect: float, sigma: float, kind: str, p_cut: float, wanted: float, df_prior: float) -> bool:
    df = (n - 1 if kind == "paired" else 2 * n - 2) + df_prior
    reached = power(np.array(effect), np.array(sigma * np.sqrt(2 / n)), np.array(df), p_cut=p_cut)
    return bool(reached >= wanted)
