"""Who could still have died at each time of death: the sums over these sets, for many genes at once."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray

Ties = Literal["efron", "breslow"]

SAME_TIME = np.sqrt(np.finfo(np.float64).eps)
"""Times closer than this, relative to the mean time, are one time: 0.1 × 3 and 0.3 are not two deaths in a row."""


class Followed(NamedTuple):
    """Those with a time, an event and everything else that was asked for."""

    rows: IntArray
    """Their places among the samples given."""
    time: FloatArray
    """Times that differ by rounding alone are made equal."""
    event: BoolArray
    left_out: int
    """Samples without a time, an event or one of the other values."""


class RiskSets(NamedTuple):
    """Samples by falling time, so that those at risk at a time are the first rows; n samples, k times of death.

    Each death is a step: the deaths of one time, in any order, are steps 0, 1, … d − 1 of that time.
    """

    order: IntArray
    """(n,) samples as given, by falling time."""
    time: FloatArray
    """(k,) times of death, falling."""
    at_risk: IntArray
    """(k,) how many rows are at risk."""
    deaths: IntArray
    """(k,) how many died."""
    died: IntArray
    """(deaths,) rows that died, by falling time."""
    at: IntArray
    """(deaths,) which time each of them, and so each step, belongs to."""
    until: IntArray
    """(n,) the row is at risk at times ``until`` … k − 1."""


def followed(time: FloatArray, event: FloatArray | BoolArray, *others: FloatArray) -> Followed:
    """Samples that can be used.  ``time`` and ``event`` are (n,); ``others`` are (n, …) and must not be NaN.

    NaN anywhere leaves the sample out, and it is counted.  A time of 0 is allowed, as in R.  Raises ValueError for
    negative or infinite times, an event that is neither 0 nor 1, infinite others, or lengths that differ.
    """
    times, events = np.asarray(time, dtype=np.float64), np.asarray(event, dtype=np.float64)
    rest = [np.asarray(other, dtype=np.float64) for other in others]
    lengths = {a.shape[:1] for a in (times, events, *rest)}
    if times.ndim != 1 or events.ndim != 1 or len(lengths) != 1:
        message = f"expected time and event of one length, and all else as long, found {sorted(lengths)}"
        raise ValueError(message)
    if np.any(times < 0) or np.any(np.isinf(times)):
        message = f"expected times from 0 on, found {times[(times < 0) | np.isinf(times)][0]:g}"
        raise ValueError(message)
    if np.any(~np.isin(events, (0.0, 1.0)) & ~np.isnan(events)):
        message = "expected events of 1 (happened), 0 (not yet when last seen) or NaN, found another number"
        raise ValueError(message)
    if any(np.isinf(other).any() for other in rest):
        message = "expected finite values or NaN, found an infinite one"
        raise ValueError(message)
    unknown = [np.isnan(a.reshape(len(times), -1)).any(axis=1) for a in (times, events, *rest) if a.size]
    gone = np.any(unknown, axis=0) if unknown else np.zeros(len(times), dtype=np.bool_)
    rows = np.flatnonzero(~gone)
    return Followed(rows, _merge_times(times[rows]), events[rows] == 1, int(gone.sum()))


def _merge_times(time: FloatArray) -> FloatArray:
    """Each run of times that differ by rounding alone becomes its smallest."""
    each, which = np.unique(time, return_inverse=True)
    if len(each) < 2:
        return time
    fresh = np.concatenate([[True], np.diff(each) > SAME_TIME * each.mean()])
    merged: FloatArray = each[fresh][np.cumsum(fresh) - 1][which]
    return merged


def risk_sets(time: FloatArray, event: BoolArray) -> RiskSets:
    """The sets of ``followed`` times and events."""
    order = np.argsort(-time, kind="stable")
    falling, died = time[order], np.flatnonzero(event[order])
    each, at = np.unique(-falling[died], return_inverse=True)
    at_risk = np.searchsorted(-falling, each, side="right")
    until = np.searchsorted(each, -falling, side="left")
    deaths = np.bincount(at, minlength=len(each))
    return RiskSets(order, -each, at_risk, deaths, died, at, until)


def tie_fractions(sets: RiskSets, ties: Ties) -> FloatArray:
    """(deaths,) how much of the tied deaths each step takes out of its set: Efron's l/d (1977), or Breslow's 0."""
    if ties not in get_args(Ties):
        message = f"expected ties in {get_args(Ties)}, found {ties}"
        raise ValueError(message)
    if ties == "breslow":
        return np.zeros(len(sets.died))
    first = np.cumsum(sets.deaths) - sets.deaths
    return (np.arange(len(sets.at)) - first[sets.at]) / sets.deaths[sets.at]


def run_sums(values: FloatArray, counts: IntArray) -> FloatArray:
    """Sums of ``values`` (rows, …) over consecutive runs of ``counts`` rows, none of them empty."""
    first = np.cumsum(counts) - counts
    out: FloatArray = values[first]
    for further in range(1, int(counts.max(initial=0))):
        longer = counts > further
        out[longer] += values[first[longer] + further]
    return out


def over_risk(sets: RiskSets, fraction: FloatArray, values: FloatArray) -> FloatArray:
    """Sums of ``values`` (n, genes) over those at risk at each step, less ``fraction`` of the dead: (deaths, genes).

    ``fraction`` is (deaths, 1) or (deaths, genes).
    """
    total: FloatArray = np.cumsum(values, axis=0)[sets.at_risk - 1][sets.at]
    if fraction.any():
        total -= fraction * run_sums(values[sets.died], sets.deaths)[sets.at]
    return total


def over_steps(sets: RiskSets, fraction: FloatArray, values: FloatArray) -> FloatArray:
    """Sums of ``values`` (deaths, genes) over the steps at which each sample was at risk: (n, genes).

    The transpose of ``over_risk``: with 1 / (sum of the set) as values it is each one's cumulative hazard.
    """
    k, genes = len(sets.time), values.shape[1]
    sums = np.zeros((k + 1, genes))
    sums[:k] = np.cumsum(run_sums(values, sets.deaths)[::-1], axis=0)[::-1]
    out: FloatArray = sums[sets.until]
    if fraction.any():
        out[sets.died] -= run_sums(fraction * values, sets.deaths)[sets.at]
    return out
