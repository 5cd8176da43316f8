"""The page's survival curves and tests against the package's own, ties and empty groups included."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pytest

from geneverdict.stats.survival import cox
from geneverdict.stats.survival.kaplan_meier import kaplan_meier
from geneverdict.stats.survival.logrank import logrank
from geneverdict.stats.survival.max_selected import corrected_p, every_cut

pytestmark = pytest.mark.slow

Ask = Callable[[str, Sequence[Sequence[Any]]], list[Any]]


class Cohort(NamedTuple):
    months: np.ndarray
    event: np.ndarray
    value: np.ndarray

    @property
    def high(self) -> np.ndarray:
        return np.where(np.isnan(self.value), np.nan, self.value > 0)

    def arguments(self, third: str = "") -> list[Any]:
        columns = [self.months, self.event, *([getattr(self, third)] if third else [])]
        return [[None if math.isnan(x) else float(x) for x in column] for column in columns]


def cohorts() -> list[Cohort]:
    """Ordinary ones, tied ones, small ones, none dead, all dead, missing numbers, times equal but for rounding."""
    rng = np.random.default_rng(21)
    out = []
    for i in range(240):
        n = int(rng.choice([1, 2, 3, 5, 12, 40, 150]))
        months = rng.exponential(20, n)
        value = rng.normal(0, 1, n)
        months = [months, np.ceil(months / 6), 0.1 * np.ceil(months), np.zeros(n)][i % 4 if i % 16 else 3]
        value = np.round(value) if i % 3 == 0 else value
        event = (rng.random(n) < [0.6, 0.3, 1.0, 0.0][i % 5 if i % 5 < 4 else 0]).astype(float)
        for column in (months, event, value):
            column[rng.random(n) < 0.05 * (i % 2)] = np.nan
        out.append(Cohort(months, event, value))
    same = np.array([0.1 * 3, 0.3, 0.3 + 1e-12, 0.1, 0.7, 0.1 * 7])
    return [*out, Cohort(same, np.ones(6), np.array([1.0, -1, 1, 1, -1, -1])), Cohort(*(np.zeros(0),) * 3)]


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


def test_the_log_rank_test_of_two_groups(ask: Ask) -> None:
    found = ask("logRank", [one.arguments("high") for one in COHORTS])
    right = [logrank(one.months, one.event, one.high) for one in COHORTS]
    # χ² is 0 where both groups die exactly as expected: a difference of sums of some hundred.
    close([one["chi2"] for one in found], [one.chi2 for one in right], absolute=1e-12)
    close([one["p"] for one in found], [one.p for one in right])
    assert {one.flag for one in right} == {"", "one group", "no events", "nothing to compare"}


def test_every_cut_and_the_honest_p_of_the_best(ask: Ask) -> None:
    found = ask("everyCut", [[*one.arguments("value"), 0.1, 0.9] for one in COHORTS])
    cuts = 0
    for cohort, one in zip(COHORTS, found, strict=True):
        right = every_cut(cohort.months, cohort.event, cohort.value)
        cuts += len(right.cut)
        close(one["cut"], right.cut)
        close(one["nLow"], right.n_low)
        for name in ("chi2", "p", "z"):
            close(one[name], getattr(right, name), absolute=1e-12)
        close([one["correctedP"]], [right.corrected_p])
        assert one["best"] == right.best
        if cuts < 300:
            highs = [[None if math.isnan(x) else bool(x > cut) for x in cohort.value] for cut in right.cut]
            alone = ask("logRank", [[*cohort.arguments(), high] for high in highs])
            close([each["z"] for each in alone], right.z, absolute=1e-12)
    assert cuts > 2000


def test_the_correction_of_lausen_and_schumacher(ask: Ask) -> None:
    sizes = [0.0, 0.5, 1.0, 1.2, 1.959964, 3.290527, 8.0, 30.0, math.inf, math.nan]
    rows = [(z, low, high) for z in sizes for low, high in [(0.1, 0.9), (0.25, 0.75)]]
    right = [corrected_p(*row) if math.isfinite(row[0]) else 0.0 if row[0] > 0 else math.nan for row in rows]
    close(ask("lausenSchumacher", rows), right)
    close(ask("lausenSchumacher", [(-z, *ends) for z, *ends in rows]), right)


def test_the_hazard_ratio_of_high_against_low(ask: Ask) -> None:
    found = ask("hazard", [one.arguments("high") for one in COHORTS])
    flags = set()
    for cohort, one in zip(COHORTS, found, strict=True):
        right = cox.fit(cohort.months, cohort.event, cohort.high)
        flags.add(right.flag)
        numbers = [one[name] for name in ("coef", "se", "p", "ciLow", "ciHigh")]
        expected = [float(a[0]) for a in (right.coef, right.se, right.p, right.ci_low, right.ci_high)]
        # Both stop when a step is 1e-10 standard errors.
        close(numbers, expected, absolute=1e-9)
    assert {"", "no events", "diverging", "singular"} <= flags


def test_deaths_all_at_once_tell_nothing(ask: Ask) -> None:
    """49 · (1/49) is not 1 in doubles: the difference must not pass for one of the groups."""
    rows = [([7.0] * n, [1] * n, [i == 0 for i in range(n)]) for n in (2, 3, 49, 98, 103)]
    assert ask("logRank", rows) == [{"chi2": None, "p": None, "z": None}] * 5


def test_a_limit_that_stays_at_one_half_until_the_last_death(ask: Ask) -> None:
    curve = {"time": [1, 2, 3, 5], "ciLow": [0.8, 0.5, 0.5, None], "events": [1, 1, 0, 1]}
    assert ask("medianTime", [(curve, "ciLow"), (curve | {"events": [1, 1, 0, 0]}, "ciLow")]) == [3.5, 2]


def test_nonsense_is_said(ask: Ask) -> None:
    with pytest.raises(Exception, match="expected months from 0 on"):
        ask("kaplanMeier", [([-1.0], [1])])
    with pytest.raises(Exception, match="events 0 or 1"):
        ask("logRank", [([1.0, 2.0], [1, 2], [True, False])])
