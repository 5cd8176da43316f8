"""The page's survival curves against the package's own, ties and empty groups included."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pytest

from geneverdict.stats.survival.kaplan_meier import kaplan_meier

pytestmark = pytest.mark.slow

Ask = Callable[[str, Sequence[Sequence[Any]]], list[Any]]


class Cohort(NamedTuple):
    months: np.ndarray
    event: np.ndarray

    def arguments(self) -> list[Any]:
        return [[None if math.isnan(x) else float(x) for x in column] for column in self]


def cohorts() -> list[Cohort]:
    """Ordinary ones, tied ones, small ones, none dead, all dead, missing numbers, times equal but for rounding."""
    rng = np.random.default_rng(21)
    out = []
    for i in range(240):
        n = int(rng.choice([1, 2, 3, 5, 12, 40, 150]))
        months = rng.exponential(20, n)
        months = [months, np.ceil(months / 6), 0.1 * np.ceil(months), np.zeros(n)][i % 4 if i % 16 else 3]
        event = (rng.random(n) < [0.6, 0.3, 1.0, 0.0][i % 5 if i % 5 < 4 else 0]).astype(float)
        for column in (months, event):
            column[rng.random(n) < 0.05 * (i % 2)] = np.nan
        out.append(Cohort(months, event))
    same = np.array([0.1 * 3, 0.3, 0.3 + 1e-12, 0.1, 0.7, 0.1 * 7])
    return [*out, Cohort(same, np.ones(6)), Cohort(*(np.zeros(0),) * 2)]


COHORTS = cohorts()


def close(found: Sequence[Any], right: Any, relative: float = 1e-9, absolute: float = 0.0) -> None:
    """None is NaN; where nothing is known on one side nothing is on the other."""
    got = np.array([math.nan if x is None else x for x in found], dtype=np.float64)
    np.testing.assert_allclose(got, np.asarray(right, dtype=np.float64), rtol=relative, atol=absolute)


def test_curves_and_medians(ask: Ask) -> None:
    found = ask("kaplanMeier", [one.arguments() for one in COHORTS])
    names = {"time": "time", "survival": "survival", "ciLow": "ci_low", "ciHigh": "ci_high"}
    names |= {"atRisk": "at_risk", "events": "events", "censored": "censored"}
    for cohort, curve in zip(COHORTS, found, strict=True):
        right = kaplan_meier(cohort.months, cohort.event)
        for name, kernel in names.items():
            close(curve[name], getattr(right, kernel), absolute=1e-12)
        medians = [curve["median"], curve["medianLow"], curve["medianHigh"]]
        close(medians, [right.median, right.median_low, right.median_high])
        assert curve["n"] == right.n
    medians = ask("medianTime", [(curve, "ciLow") for curve in found])
    assert medians == [curve["medianLow"] for curve in found]
    assert ask("medianTime", [(curve,) for curve in found]) == [curve["median"] for curve in found]


def test_numbers_at_risk(ask: Ask) -> None:
    times = [0.0, 0.3, 5.0, 12.0, 1e6]
    curves = ask("kaplanMeier", [one.arguments() for one in COHORTS])
    found = ask("numbersAtRisk", [(curve, times) for curve in curves])
    for cohort, numbers in zip(COHORTS, found, strict=True):
        assert numbers == kaplan_meier(cohort.months, cohort.event).numbers_at_risk(np.array(times)).tolist()


def test_a_limit_that_stays_at_one_half_until_the_last_death(ask: Ask) -> None:
    curve = {"time": [1, 2, 3, 5], "ciLow": [0.8, 0.5, 0.5, None], "events": [1, 1, 0, 1]}
    assert ask("medianTime", [(curve, "ciLow"), (curve | {"events": [1, 1, 0, 0]}, "ciLow")]) == [3.5, 2]


def test_nonsense_is_said(ask: Ask) -> None:
    with pytest.raises(Exception, match="kaplanMeier"):
        ask("kaplanMeier", [([-1.0], [1])])
    with pytest.raises(Exception, match="kaplanMeier"):
        ask("kaplanMeier", [([1.0, 2.0], [1, 2])])
