"""Patients of two cohorts with the same time, the same state and the same age: more of them than by chance?

Two strangers may well share a time of 24 months.  How many pairs of strangers do is read off the cohorts themselves:
the times of one are shifted by a few steps of their grid, which leaves every habit of counting (heaps, whole months)
nearly as it is, and takes every patient away from himself.  Among real cohorts that share nobody (17 of the R packages
survival and MASS, as they are and rounded to tenths of months and to months, with and without ages, 100 to 1,000
patients of each) none of 2,448 comparisons counts.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.model.series import FloatArray

BoolArray = npt.NDArray[np.bool_]

ALPHA = 0.001
"""Over one pair of cohorts: chance of so many coincidences among strangers, below which they are patients."""
FEWEST = 3
"""Coincidences below which times alone tell nothing."""
TIMES = 2
"""How many times the most coincidences of any shift there must be: heaps are no accidents of counting."""
SHIFTS = tuple(step for size in range(2, 14) for step in (-size, size))
"""Steps of the grid; at 12 the heaps of whole years meet again.  Not 1: a time may have been cut instead of rounded."""
MOST_DECIMALS = 3
SAME_AGE, NEAR_AGE = 0.5, 1.01
"""Years apart up to which ages are the same, and up to which they do not contradict: at diagnosis, at surgery."""


class Outcomes(NamedTuple):
    """One value per patient.  ``age`` is NaN where it is not known."""

    months: FloatArray
    event: BoolArray
    age: FloatArray
    step: float
    """Months between two values that the times can have."""


class Coincidences(NamedTuple):
    """Pairs (row of a, row of b) that are alike in all and in which neither is like anybody else."""

    pairs: tuple[tuple[int, int], ...]
    expected: float
    """How many there are with the times shifted, on average."""
    counts: bool
    """Whether they are too many for strangers."""


def grid(months: FloatArray, per_unit: float) -> float:
    """The step of times that were deposited in a unit of ``per_unit`` months: the unit itself, or its 10th, 100th, ….

    >>> grid(np.array([1.0, 2.5]), 1.0)
    0.1
    """
    values = months / per_unit
    for decimals in range(MOST_DECIMALS):
        if np.allclose(values, np.round(values, decimals), rtol=0, atol=1e-6):
            return per_unit * 10.0**-decimals
    return per_unit * 10.0**-MOST_DECIMALS


def equal(a: Outcomes, b: Outcomes, *, shift: float = 0.0, years: float = SAME_AGE) -> BoolArray:
    """a × b: the same state, times within half a step of the coarser grid, ages (where known) within ``years``."""
    within = 0.5 * max(a.step, b.step) + 1e-6
    times = np.abs(a.months[:, None] + shift - b.months[None, :]) <= within
    found: BoolArray = times & (a.event[:, None] == b.event[None, :]) & _ages(a, b, years)
    return found


def _ages(a: Outcomes, b: Outcomes, years: float) -> BoolArray:
    found: BoolArray = ~(np.abs(a.age[:, None] - b.age[None, :]) > years)
    return found


def coincidences(a: Outcomes, b: Outcomes) -> Coincidences:
    """The pairs by time, state and age alone, and whether strangers would have so many."""
    pairs = np.argwhere(_alone(equal(a, b)))
    step = max(a.step, b.step)
    shifted = [int(_alone(equal(a, b, shift=shift * step)).sum()) for shift in SHIFTS]
    expected = sum(shifted) / len(SHIFTS)
    enough = len(pairs) >= max(FEWEST, TIMES * max(shifted))
    counts = enough and _poisson_tail(len(pairs), (sum(shifted) + 1) / len(SHIFTS)) < ALPHA
    return Coincidences(tuple((int(i), int(j)) for i, j in pairs), expected, bool(counts))


def _alone(alike: BoolArray) -> BoolArray:
    """Pairs in which neither is like anybody else: heaps, as the end of a study, tell nothing."""
    found: BoolArray = alike & (alike.sum(axis=1) == 1)[:, None] & (alike.sum(axis=0) == 1)[None, :]
    return found


def _poisson_tail(n: int, mean: float) -> float:
    from scipy.special import pdtrc

    return float(pdtrc(n - 1, mean))


class Named(NamedTuple):
    """What times and states say of patients of the same names."""

    same: tuple[tuple[int, int], ...]
    """Those who may be one: equal, or the one still lived when last seen and the other was seen later."""
    differ: int
    """Those who cannot be."""
    counts: bool
    """Whether the names are those of patients; else they are names that anybody may give."""


def agree_by_name(a: Outcomes, b: Outcomes, named: list[tuple[int, int]]) -> Named:
    """``named``: pairs of rows whose names are the same.

    They are one where equal times and states are as many as those that contradict, and too many for strangers: the
    chance of an equal pair is that among all patients put together otherwise.
    """
    if not named:
        return Named((), 0, counts=False)
    rows, columns = (np.array(side) for side in zip(*named, strict=True))
    alike = equal(a, b, years=NEAR_AGE)
    n_equal = int(alike[rows, columns].sum())
    later = _seen_later(a, b)[rows, columns] | alike[rows, columns]
    same = tuple(pair for pair, may_be in zip(named, later.tolist(), strict=True) if may_be)
    differ = len(named) - len(same)
    chance = (alike.sum() - n_equal + 1) / alike.size
    counts = n_equal >= max(differ, 1) and _binomial_tail(n_equal, len(named), float(chance)) < ALPHA
    return Named(same, differ, bool(counts))


def _seen_later(a: Outcomes, b: Outcomes) -> BoolArray:
    """a × b: one was censored, and the other's time is longer; ages do not contradict."""
    first, second = a.months[:, None], b.months[None, :]
    longer = (~a.event[:, None] & (first <= second)) | (~b.event[None, :] & (second <= first))
    found: BoolArray = longer & _ages(a, b, NEAR_AGE)
    return found


def _binomial_tail(n: int, of: int, chance: float) -> float:
    from scipy.special import bdtrc

    return float(bdtrc(n - 1, of, chance))
