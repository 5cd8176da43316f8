"""Restricted mean survival time: a difference that stays true where hazards are not proportional."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray
from geneverdict.stats.survival.kaplan_meier import life_table
from geneverdict.stats.survival.risk_sets import followed


class MeanTime(NamedTuple):
    """Of one group, in the unit of time."""

    n: int
    mean: float
    se: float
    ci_low: float
    ci_high: float


class RestrictedMean(NamedTuple):
    """Mean time lived up to ``tau`` in each of two groups, and how much longer in the first."""

    tau: float
    high: MeanTime
    """Those with ``high`` true."""
    low: MeanTime
    difference: float
    """High − low; positive: those with high values live longer."""
    se: float
    ci_low: float
    ci_high: float
    z: float
    p: float
    """Two-sided, normal; NaN where neither group has spread."""
    left_out: int
    flag: str
    """``one group``, ``no time`` (a group last seen at 0) with all means NaN; ``no events`` up to tau; or nothing."""


def rmst_difference(
    time: FloatArray,
    event: FloatArray | BoolArray,
    high: FloatArray | BoolArray,
    *,
    tau: float | None = None,
    level: float = 0.95,
) -> RestrictedMean:
    """Area under each group's Kaplan–Meier curve up to ``tau``, and its difference (Royston & Parmar 2013; Uno 2014).

    ``time``, ``event`` (1 happened, 0 not yet when last seen) and ``high`` (1 or 0) are (n,); NaN leaves a sample out.
    ``tau`` is the smaller of the two groups' largest times unless given.  Variances by Greenwood's formula, those of
    the two groups added.  Raises ValueError for a negative time, another event or group, a ``tau`` that is not
    positive, or one beyond what was seen of a group whose curve has not come to 0.
    """
    groups = np.asarray(high, dtype=np.float64)
    if np.any(~np.isin(groups, (0.0, 1.0)) & ~np.isnan(groups)):
        message = "expected two groups, 1 and 0 (or NaN), found another number"
        raise ValueError(message)
    used = followed(time, event, groups)
    member = groups[used.rows] == 1
    sides = [(used.time[side], used.event[side]) for side in (member, ~member)]
    wide = -float(special.ndtri((1 - level) / 2))
    last = [float(times.max(initial=0.0)) for times, _ in sides]
    limit = min(last) if tau is None else float(tau)
    if not all(len(times) for times, _ in sides):
        limit, means, flag = np.nan, [(np.nan, np.nan)] * 2, "one group"
    elif tau is None and limit == 0:
        means, flag = [(np.nan, np.nan)] * 2, "no time"
    else:
        means = [restricted_mean(*side, limit) for side in sides]
        flag = "" if any(np.any(event & (times <= limit)) for times, event in sides) else "no events"
    each = [MeanTime(len(times), *_line(*mean, wide)) for (times, _), mean in zip(sides, means, strict=True)]
    line = _line(means[0][0] - means[1][0], means[0][1] + means[1][1], wide)
    z = line[0] / line[1] if line[1] > 0 else np.nan
    p = float(2 * special.ndtr(-abs(z)))
    return RestrictedMean(limit, each[0], each[1], *line, z, p, used.left_out, flag)


def _line(value: float, variance: float, wide: float) -> tuple[float, float, float, float]:
    """Value, standard error and interval."""
    se = float(np.sqrt(variance))
    return value, se, value - wide * se, value + wide * se


def restricted_mean(time: FloatArray, event: BoolArray, tau: float) -> tuple[float, float]:
    """Area under the curve from 0 to ``tau``, and its variance: Σ (area still to come)² d / (n (n − d))."""
    times, at_risk, events, _ = life_table(time, event)
    survival = np.cumprod(1 - events / at_risk)
    if not tau > 0 or (tau > times[-1] and survival[-1] > 0):
        message = f"expected tau above 0 and at most {times[-1]:g}, where the last of a group was seen, found {tau:g}"
        raise ValueError(message)
    inside = times < tau
    edges = np.concatenate([[0.0], times[inside], [tau]])
    areas = np.diff(edges) * np.concatenate([[1.0], survival[inside]])
    to_come = (np.cumsum(areas[::-1])[::-1])[1:]
    left = at_risk[inside] - events[inside]
    gone = np.divide(events[inside], at_risk[inside] * left, out=np.zeros(len(left)), where=left > 0)
    return float(areas.sum()), float(np.sum(to_come**2 * gone))
