"""Kaplan and Meier's curve."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.survival.risk_sets import followed

Interval = Literal["log", "log-log"]

FLAT = 1e-8
"""A curve this near to one half is at one half: its median is the middle of that stretch."""


class Curve(NamedTuple):
    """One row per time at which somebody died or was last seen, rising."""

    n: int
    left_out: int
    """Samples without a time or an event."""
    time: FloatArray
    at_risk: IntArray
    """Just before the time."""
    events: IntArray
    censored: IntArray
    survival: FloatArray
    """From the time on."""
    se: FloatArray
    """Greenwood's; NaN where the curve has come to 0, as the interval is."""
    ci_low: FloatArray
    ci_high: FloatArray
    median: float
    """NaN where the curve never comes to one half; so the ends of its interval, from the ends of the curve's."""
    median_low: float
    median_high: float

    def numbers_at_risk(self, times: FloatArray) -> IntArray:
        """How many were still at risk just before each of ``times``: the row below a figure."""
        later = np.searchsorted(self.time, np.asarray(times, dtype=np.float64), side="left")
        return np.append(self.at_risk, 0)[later]

    def at(self, times: FloatArray) -> FloatArray:
        """Survival at ``times``: 1 before the first, NaN after the last was seen unless the curve has come to 0."""
        asked = np.asarray(times, dtype=np.float64)
        value = np.append(1.0, self.survival)[np.searchsorted(self.time, asked, side="right")]
        end = np.max(self.time, initial=0.0)
        return np.where((asked <= end) | (value == 0), value, np.nan)


def kaplan_meier(
    time: FloatArray, event: FloatArray | BoolArray, *, interval: Interval = "log", level: float = 0.95
) -> Curve:
    """The product-limit estimate (Kaplan & Meier 1958) of (n,) times and events (1 happened, 0 not yet when last seen).

    NaN leaves a sample out.  Who is censored at a time of death was still at risk.  A death at time 0 lowers the curve
    at 0.  ``interval``: on the scale of log S (R's default) or of log(−log S), point by point; 1 to 1 while nobody has
    died.  The median is the first time at or below one half; where the curve stays at one half until a later death, the
    middle of that stretch.  Without samples all rows are empty.  Raises ValueError for a negative time, another event
    or an unknown option.
    """
    if interval not in get_args(Interval):
        message = f"expected interval in {get_args(Interval)}, found {interval}"
        raise ValueError(message)
    used = followed(time, event)
    times, at_risk, events, censored = life_table(used.time, used.event)
    with np.errstate(divide="ignore", invalid="ignore"):
        survival: FloatArray = np.cumprod(1 - events / at_risk, dtype=np.float64)
        error: FloatArray = np.sqrt(np.cumsum(events / (at_risk * (at_risk - events))))
    error = np.where(survival > 0, error, np.nan)
    low, high = _limits(survival, error, interval, level)
    median = (_half(times, events, curve) for curve in (survival, low, high))
    counts = times, at_risk, events, censored
    return Curve(len(used.rows), used.left_out, *counts, survival, survival * error, low, high, *median)


def life_table(time: FloatArray, event: BoolArray) -> tuple[FloatArray, IntArray, IntArray, IntArray]:
    """Distinct times, rising, with how many were at risk just before, died, and were last seen."""
    times, which = np.unique(time, return_inverse=True)
    all_gone = np.bincount(which, minlength=len(times))
    died = np.bincount(which[event], minlength=len(times))
    return times, np.cumsum(all_gone[::-1])[::-1], died, all_gone - died


def _limits(survival: FloatArray, error: FloatArray, interval: Interval, level: float) -> tuple[FloatArray, FloatArray]:
    """``error`` is that of log S."""
    wide = -special.ndtri((1 - level) / 2) * error
    with np.errstate(divide="ignore", invalid="ignore"):
        log = np.log(survival)
        if interval == "log":
            return np.exp(log - wide), np.minimum(np.exp(log + wide), 1.0)
        factor = np.exp(wide / log)
        low, high = np.exp(log / factor), np.exp(log * factor)
    whole = survival == 1
    return np.where(whole, 1.0, low), np.where(whole, 1.0, high)


def _half(time: FloatArray, events: IntArray, curve: FloatArray) -> float:
    """Where a falling curve comes to one half, by the rule of the median."""
    reached = np.flatnonzero(curve <= 0.5 + FLAT)
    if not len(reached):
        return np.nan
    first = reached[0]
    if abs(curve[first] - 0.5) > FLAT:
        return float(time[first])
    below = np.flatnonzero((curve < 0.5 - FLAT) | (np.isnan(curve) & (events > 0)))
    return float((time[first] + time[below[0]]) / 2) if len(below) else float(time[first])
