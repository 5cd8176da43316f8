"""Every cut of a value into low and high, and the honest p of the best of them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.survival.cox_genes import fit_genes
from geneverdict.stats.survival.logrank import tabulate
from geneverdict.stats.survival.rank_scores import cutting, exceeding, log_rank_scores, standardised
from geneverdict.stats.survival.risk_sets import Followed, followed, risk_sets


class EveryCut(NamedTuple):
    """One row per admissible cut, rising; none where ``flag`` says so."""

    n: int
    events: int
    left_out: int
    """Samples without a time, an event or a value."""
    cut: FloatArray
    """High is above it."""
    n_low: IntArray
    n_high: IntArray
    chi2: FloatArray
    """The log-rank test's; NaN where it compares nothing."""
    p: FloatArray
    """The log-rank p of that cut alone, as if no other had been looked at."""
    coef: FloatArray
    """Log hazard ratio of high against low; ± infinity where one side has no deaths while both are at risk."""
    se: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray
    z: FloatArray
    """The standardised sum of log-rank scores, positive where high dies sooner."""
    best: int
    """Row of the largest |z|, the first of equals; −1 where there is none."""
    statistic: float
    """That |z|: the maximally selected log-rank statistic."""
    corrected_p: float
    """Its p by Lausen & Schumacher (1992)."""
    flag: str
    """``no events``, ``no cut`` (fewer than two values, or none that leaves enough on both sides), or nothing."""


class Permuted(NamedTuple):
    statistic: float
    draws: int
    reached: int
    """Shuffles whose largest statistic was as large."""
    p: float
    """(1 + reached) / (1 + draws); NaN where there is no statistic."""


def every_cut(
    time: FloatArray,
    event: FloatArray | BoolArray,
    x: FloatArray,
    *,
    low: float = 0.1,
    high: float = 0.9,
    level: float = 0.95,
) -> EveryCut:
    """Log-rank test and hazard ratio (Cox, Efron) at each cut of ``x`` that leaves ⌊n·low⌋ … ⌊n·high⌋ samples low.

    ``time``, ``event`` (1 happened, 0 not yet when last seen) and ``x`` are (n,); NaN leaves a sample out.  Raises
    ValueError for a negative time, another event, an infinite value, or shares out of order.
    """
    used, value = _ready(time, event, x, low, high)
    where = cutting(value, low, high)
    sets = risk_sets(used.time, used.event)
    is_high = (value[None, :] > where.cut[:, None]).astype(np.float64)
    tables = tabulate(sets, is_high.T[sets.order])
    share = tables.at_risk / sets.at_risk[:, None]
    variance = np.sum(tables.weight[:, None] * share * (1 - share), axis=0)
    gap = tables.observed - tables.expected
    chi2 = np.divide(gap**2, variance, out=np.full(len(gap), np.nan), where=variance > 1e-12)
    hazard = fit_genes(used.time, used.event, is_high, per_sd=False)
    margin = -special.ndtri((1 - level) / 2) * hazard.se
    z = -standardised(log_rank_scores(used.time, used.event)[where.order], where)
    best = int(np.nanargmax(np.abs(z))) if np.isfinite(z).any() else -1
    statistic = float(abs(z[best])) if best >= 0 else np.nan
    flag = "no events" if not used.event.any() else "" if best >= 0 else "no cut"
    return EveryCut(
        len(value), int(used.event.sum()), used.left_out, where.cut, where.n_low, len(value) - where.n_low,
        chi2, special.chdtrc(1, chi2), hazard.coef, hazard.se, hazard.coef - margin, hazard.coef + margin,
        z, best, statistic, corrected_p(statistic, low, high), flag,
    )  # fmt: skip


def permutation_p(
    time: FloatArray,
    event: FloatArray | BoolArray,
    x: FloatArray,
    rng: np.random.Generator,
    *,
    draws: int = 9_999,
    low: float = 0.1,
    high: float = 0.9,
) -> Permuted:
    """p of the maximally selected statistic of ``every_cut`` by shuffling times and events over the values of ``x``.

    It holds at any number of samples if censoring does not hang on ``x``; the formula of 1992 is for large ones.
    Arguments and errors as in ``every_cut``; ``draws`` must be at least 1.
    """
    if draws < 1:
        message = f"expected at least 1 draw, found {draws}"
        raise ValueError(message)
    used, value = _ready(time, event, x, low, high)
    where = cutting(value, low, high)
    scores = log_rank_scores(used.time, used.event)[where.order]
    z = np.abs(standardised(scores, where))
    if not np.isfinite(z).any():
        return Permuted(np.nan, 0, 0, np.nan)
    reached = exceeding(scores, where, float(z.max()), draws, rng)
    return Permuted(float(z.max()), draws, reached, (1 + reached) / (1 + draws))


def corrected_p(statistic: float, low: float = 0.1, high: float = 0.9) -> float:
    """p of the largest of the statistics over all cuts from quantile ``low`` to ``high`` (Lausen & Schumacher 1992).

    An approximation for the tail, good below about 0.5: at statistics below 1 it is taken as 1, as R's maxstat does.

    >>> round(corrected_p(1.959964), 2), round(corrected_p(3.290527), 3)
    (0.49, 0.025)
    """
    if np.isnan(statistic) or statistic < 1:
        return np.nan if np.isnan(statistic) else 1.0
    density = np.exp(-(statistic**2) / 2) / np.sqrt(2 * np.pi)
    span = np.log((1 - low) * high / ((1 - high) * low))
    return float(min(1.0, density * (4 / statistic + (statistic - 1 / statistic) * span)))


def _ready(
    time: FloatArray, event: FloatArray | BoolArray, x: FloatArray, low: float, high: float
) -> tuple[Followed, FloatArray]:
    if not 0 < low < high < 1:
        message = f"expected 0 < low < high < 1, found low {low:g} and high {high:g}"
        raise ValueError(message)
    value = np.asarray(x, dtype=np.float64)
    used = followed(time, event, value)
    return used, value[used.rows]
