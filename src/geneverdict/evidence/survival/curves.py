"""Patients cut in two at a value fixed before: their curves, medians, numbers at risk, and mean times lived."""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.survival.cohort import Patients
from geneverdict.evidence.survival.hazards import hazard_of
from geneverdict.messages import Code, Message, effect
from geneverdict.model.series import FloatArray
from geneverdict.model.survival import BoolArray
from geneverdict.model.survival_answer import CurveGroup, CutKind, MeanTimes, TwoGroups
from geneverdict.stats.survival.kaplan_meier import kaplan_meier
from geneverdict.stats.survival.logrank import logrank
from geneverdict.stats.survival.rmst import rmst_difference

STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240)
"""Months between ticks of the time axis."""
MOST_TICKS = 7


def two_groups(patients: Patients, cut: float | None = None) -> TwoGroups:
    """Kaplan–Meier curves above and at or below ``cut``, or the median where there is none; log-rank; mean times."""
    kind: CutKind = "median" if cut is None else "fixed"
    where = float(np.median(patients.value)) if cut is None else float(cut)
    high = patients.value > where
    ticks = tick_months(float(patients.months.max(initial=0.0)))
    test = logrank(patients.months, patients.event, high.astype(np.float64))
    if high.all() or not high.any():
        return TwoGroups(kind, where, ticks, None, None, math.nan, math.nan, None, None, test.flag)
    groups = (
        curve_group(_label("high", where), patients, high, ticks),
        curve_group(_label("low", where), patients, ~high, ticks),
    )
    hazard = hazard_of(patients, high.astype(np.float64))
    return TwoGroups(kind, where, ticks, *groups, test.chi2, test.p, hazard, mean_times(patients, high), test.flag)


def tick_months(longest: float) -> FloatArray:
    """Round months from 0 to the longest time, at most seven steps.

    >>> tick_months(50.3), tick_months(130)
    (array([ 0., 12., 24., 36., 48.]), array([  0.,  24.,  48.,  72.,  96., 120.]))
    """
    step = next((step for step in STEPS if longest / step <= MOST_TICKS), STEPS[-1])
    return np.arange(0.0, longest + 1e-9, step)


def _label(side: str, cut: float) -> Message:
    return Message("survival-label", {"side": Code(side), "cut": effect(cut)})


def curve_group(label: Message, patients: Patients, member: BoolArray, ticks: FloatArray) -> CurveGroup:
    """The curve of the patients with ``member`` true."""
    curve = kaplan_meier(patients.months[member], patients.event[member])
    return CurveGroup(
        label=label,
        n=curve.n,
        events=int(curve.events.sum()),
        months=curve.time,
        survival=curve.survival,
        ci_low=curve.ci_low,
        ci_high=curve.ci_high,
        censored=curve.time[curve.censored > 0],
        at_risk=curve.numbers_at_risk(ticks),
        median=curve.median,
        median_low=curve.median_low,
        median_high=curve.median_high,
    )


def mean_times(patients: Patients, high: BoolArray) -> MeanTimes:
    """Up to the last time at which both groups are followed."""
    found = rmst_difference(patients.months, patients.event, high.astype(np.float64))
    return MeanTimes(
        found.tau,
        found.high.mean,
        found.low.mean,
        found.difference,
        found.ci_low,
        found.ci_high,
        found.p,
        found.flag,
    )


def follow_up(patients: Patients) -> float:
    """Median follow-up in months: Kaplan and Meier's with event and censoring exchanged (Schemper & Smith 1996)."""
    return kaplan_meier(patients.months, ~patients.event).median
