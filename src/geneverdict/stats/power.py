"""What a test could have seen: power, the smallest effect it sees, the size it needs, and how far its hits mislead."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.noncentral import exceeds, shift_with
from geneverdict.stats.student import quantile, upper_tail

Line = Callable[[IntArray], FloatArray]
"""The largest p that meets the FDR in studies of such sizes."""
LARGEST_POWER = 20
"""Of 2: the largest size that is tried."""
STEPS = 10
"""How many sizes, ends included, a range of them is narrowed by at once."""


class Misleading(NamedTuple):
    """How significant results of a small study mislead (Gelman & Carlin 2014)."""

    power: FloatArray
    type_s: FloatArray
    """Probability that a significant estimate has the wrong sign."""
    type_m: FloatArray
    """By how much a significant estimate exaggerates the effect, on average; NaN for df ≤ 1, where it has no mean."""


def power(effect: FloatArray, se: FloatArray, df: FloatArray, *, p_cut: float | FloatArray) -> FloatArray:
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
    p_cut: float | Line,
    power: float = 0.8,
    df_prior: float = 0,
) -> int | None:
    """Pairs, or samples in each of two equal groups, that see a true ``effect`` with p ≤ ``p_cut`` at this ``power``.

    ``sigma`` is the residual standard deviation of the model (for pairs that of ``~ pair + group``, which is the
    SD of the differences / √2) and ``df_prior`` the moderated t's prior degrees of freedom.  None: over a million.
    """
    return _smallest(lambda sizes: _sees(sizes, effect, sigma, kind, p_cut, power, df_prior))


NODES = 24
"""Values over which an unknown variance is averaged, at the middle of equal parts of its distribution."""


class Plan(NamedTuple):
    """How another study would test a gene, and how well its spread is known before."""

    kind: Literal["paired", "unpaired"]
    p_cut: float | Line
    """The largest p that meets the FDR."""
    cut: float
    """The least estimate of the effect that is listed."""
    df_prior: float = 0
    df_sigma: float = np.inf
    """Degrees of freedom behind the standard deviation; infinite: it is known."""


def chance_listed(effect: float, sigma: float, sizes: IntArray, plan: Plan) -> FloatArray:
    """Probability that so many pairs, or samples in each of two groups, list a true ``effect``: the estimate reaches
    the cut with the sign of the effect, and p is small enough.  Elementwise.

    ``sigma`` is the residual standard deviation; where it is not known the probability is averaged over its posterior
    s²·df/χ², as the *assurance* of a study (O'Hagan 2005).  The estimate is normal and independent of the new study's
    own variance, which has its residual and the prior degrees of freedom.
    """
    df = _planned_df(sizes, plan.kind, plan.df_prior)
    true = sigma * np.sqrt(1 / _variances(plan.df_sigma))
    error = true * np.sqrt(2 / sizes)[:, None]
    own = error[:, :, None] * np.sqrt(np.stack([_variances(one) for one in df.tolist()]))[:, None, :]
    critical = quantile(np.full(df.shape, _p_cut(plan.p_cut, sizes) / 2), df)
    line = np.maximum(plan.cut, critical[:, None, None] * own)
    chance: FloatArray = special.ndtr((abs(effect) - line) / error[:, :, None]).reshape(len(sizes), -1).mean(axis=1)
    return chance


def size_listed(effect: float, sigma: float, plan: Plan, *, power: float = 0.8) -> int | None:
    """Pairs, or samples in each of two equal groups, that list a true ``effect`` with this probability.

    None where no number does: an effect that is not larger than the cut is listed in half of all studies at the most;
    and for over a million.  The rest as in ``chance_listed``.
    """
    if not abs(effect) > plan.cut:
        return None
    return _smallest(lambda sizes: chance_listed(effect, sigma, sizes, plan) >= power)


def sd_interval(sigma: float, df: float, level: float) -> tuple[float, float]:
    """The equal-tailed interval of a standard deviation known from ``df`` degrees of freedom."""
    if not np.isfinite(df):
        return sigma, sigma
    tails = special.chdtri(df, np.array([(1 - level) / 2, (1 + level) / 2]))
    low, high = sigma * np.sqrt(df / tails)
    return float(low), float(high)


@lru_cache(maxsize=4096)
def _variances(df: float) -> FloatArray:
    """Quantiles of χ²/df at the middle of equal parts of its distribution; 1 for infinitely many degrees of freedom."""
    part = (np.arange(NODES) + 0.5) / NODES
    found: FloatArray = special.chdtri(df, 1 - part) / df if np.isfinite(df) else np.ones_like(part)
    found.flags.writeable = False
    return found


def _smallest(enough: Callable[[IntArray], BoolArray]) -> int | None:
    """The smallest size from 2 on that is enough, where all larger ones are, too; None above a million.

    Several sizes are tried at once: doubled ones first, then ever nearer ones.
    """
    low = 1
    for powers in (np.arange(1, 8), np.arange(8, LARGEST_POWER + 1)):
        sizes = 2**powers
        found = np.flatnonzero(enough(sizes))
        if len(found):
            low, high = (int(sizes[found[0] - 1]) if found[0] else low), int(sizes[found[0]])
            break
        low = int(sizes[-1])
    else:
        return None
    while high - low > 1:
        sizes = np.unique(np.linspace(low, high, STEPS).round().astype(np.int64))[1:-1]
        reached = enough(sizes)
        first = int(np.argmax(reached)) if reached.any() else len(sizes)
        low, high = (int(sizes[first - 1]) if first else low), (int(sizes[first]) if first < len(sizes) else high)
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


def _sees(
    sizes: IntArray, effect: float, sigma: float, kind: str, p_cut: float | Line, wanted: float, df_prior: float
) -> BoolArray:
    df = _planned_df(sizes, kind, df_prior)
    seen: BoolArray = power(np.array(effect), sigma * np.sqrt(2 / sizes), df, p_cut=_p_cut(p_cut, sizes)) >= wanted
    return seen


def _p_cut(line: float | Line, sizes: IntArray) -> float | FloatArray:
    return line(sizes) if callable(line) else line


def _planned_df(sizes: IntArray, kind: str, df_prior: float) -> FloatArray:
    residual = sizes - 1 if kind == "paired" else 2 * sizes - 2
    return residual.astype(np.float64) + df_prior
