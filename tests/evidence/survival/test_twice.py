"""Patients who stand in two cohorts: one simulated cohort cut into two overlapping ones, under several disguises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from geneverdict.evidence.overlap.decide import Link
from geneverdict.evidence.survival.cohort import Cohort
from geneverdict.evidence.survival.outcomes import Outcomes, agree_by_name, coincidences, equal, grid
from geneverdict.evidence.survival.twice import Known, PatientsTwice, find_twice
from geneverdict.messages import english
from geneverdict.model.overlap import SampleRef

Make = Callable[..., Cohort]
ALL, SHARED = 140, 40
FIRST, SECOND = slice(0, 90), slice(50, 140)
"""Rows 50 to 89 stand in both."""


def part(whole: Cohort, rows: slice, series: str, names: str, decimals: int = 1) -> Cohort:
    """Some of the patients as a table of one's own; ``names`` are what its samples are called."""
    data = whole.data
    ids = tuple(f"{names}{i}" for i in range(ALL))[rows]
    age = np.floor(np.random.default_rng(7).normal(62, 9, ALL))[rows]
    kept = replace(
        data,
        samples=ids,
        rows=tuple(range(len(ids))),
        months=np.round(data.months[rows], decimals),
        event=data.event[rows],
    )
    return replace(whole, series=series, series_id=series, data=kept, values=whole.values[:, rows], age=age)


def strangers(cohort: Cohort, seed: int) -> Cohort:
    """The same times and ages, nobody's profile."""
    return replace(cohort, values=np.random.default_rng(seed).normal(8, 1, cohort.values.shape))


def later(cohort: Cohort, months: float) -> Cohort:
    """Those who lived were seen again: their times are longer."""
    data = cohort.data
    return replace(cohort, data=replace(data, months=np.where(data.event, data.months, data.months + months)))


@pytest.fixture(scope="module")
def whole(make: Make) -> Cohort:
    return make(11, n=ALL, genes=400, effect=0.5)


def right(twice: PatientsTwice, names: str) -> int:
    """Pairs that truly are one: in the second table the place of a patient is 50 earlier."""
    assert len(twice.shared) == 1
    return sum(a.removeprefix("P") == b.removeprefix(names) for a, b in twice.shared[0].samples)


def test_the_same_names_are_found_where_the_times_bear_them_out(whole: Cohort) -> None:
    one, two = part(whole, FIRST, "A", "P"), strangers(part(whole, SECOND, "B", "P"), 1)
    twice = find_twice([one, two])
    assert (twice.shared[0].by_name, right(twice, "P")) == (SHARED, SHARED)
    assert len(twice.drop("AB")["B"]) == SHARED
    assert twice.drop("A") == {}
    assert "40 patients of A are in B too: 40 by the same name" in english(twice.shared[0].message)


def test_patients_who_were_seen_again_are_the_same(whole: Cohort) -> None:
    one, two = part(whole, FIRST, "A", "P"), later(strangers(part(whole, SECOND, "B", "P"), 1), 9.0)
    assert right(find_twice([one, two]), "P") == SHARED


def test_the_same_names_of_other_people_are_no_evidence(make: Make) -> None:
    one = part(make(11, n=ALL), FIRST, "A", "P")
    two = part(make(12, n=ALL), FIRST, "B", "P")
    two = replace(two, age=np.asarray(one.age)[::-1])
    twice = find_twice([one, two])
    assert twice.drop("AB") == {}
    assert (twice.shared[0].samples, twice.shared[0].by_name) == ((), 0)
    assert "counted as different people" in english(twice.shared[0].message)


@pytest.mark.parametrize("decimals", [1, 2])
def test_the_same_times_states_and_ages_are_found_under_other_names(whole: Cohort, decimals: int) -> None:
    one = part(whole, FIRST, "A", "P", decimals)
    two = strangers(part(whole, SECOND, "B", "Q", 2), 1)
    twice = find_twice([one, two])
    assert twice.shared[0].by_name == 0
    assert right(twice, "Q") >= 0.85 * SHARED
    assert len(twice.shared[0].samples) - right(twice, "Q") <= 3


def test_profiles_tell_where_names_and_times_do_not(whole: Cohort, make: Make) -> None:
    one, two = part(whole, FIRST, "A", "P"), part(whole, SECOND, "B", "Q")
    other = make(99, n=90)
    disguised = replace(two, data=replace(two.data, months=other.data.months, event=other.data.event), age=None)
    twice = find_twice([one, disguised])
    assert (twice.shared[0].by_outcome, twice.shared[0].by_profile) == (0, SHARED)
    assert right(twice, "Q") == SHARED
    assert twice.n_profiles == 1


@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_strangers_with_short_follow_up_and_few_times_are_strangers(make: Make, decimals: int) -> None:
    cohorts = [part(make(seed, n=ALL), FIRST, f"S{seed}", f"S{seed}-", decimals) for seed in range(8)]
    short = [replace(c, age=None, data=replace(c.data, months=np.minimum(c.data.months, 24.0))) for c in cohorts]
    assert find_twice(short).shared == ()
    assert find_twice(short).n_pairs == len(list(combinations(short, 2)))


def test_a_patient_stays_among_those_that_are_pooled(whole: Cohort) -> None:
    """What is left out hangs on which cohorts are pooled; a link through a third sample holds without it."""
    one, two = part(whole, FIRST, "GSE10", "P"), part(whole, SECOND, "GSE2", "P")
    via = SampleRef("elsewhere", "x")
    links = tuple(Link(SampleRef(name, row), via, "shared") for name, row in (("GSE10", "P0"), ("GSE2", "P139")))
    twice = find_twice([one, two], Known(links))
    dropped = twice.drop(["GSE10", "GSE2"])
    assert set(dropped) == {"GSE10"}
    assert set(dropped["GSE10"]) == {f"P{i}" for i in (0, *range(50, 90))}


def test_the_grid_of_times() -> None:
    assert grid(np.array([3.0, 60.0]), 1.0) == 1.0
    assert grid(np.array([3.25, 60.0]), 1.0) == pytest.approx(0.01)
    assert grid(np.array([31, 400]) / 30.4375, 1 / 30.4375) == pytest.approx(1 / 30.4375)
    assert grid(np.array([1 / 3, 2 / 3]), 1.0) == pytest.approx(0.001)


def outcomes(months: list[float], event: list[int], age: list[float] | None = None, step: float = 1.0) -> Outcomes:
    years = np.array(age if age is not None else [np.nan] * len(months))
    return Outcomes(np.array(months), np.array(event, dtype=bool), years, step)


def test_what_is_equal() -> None:
    one = outcomes([10.0, 10.0, 10.0], [1, 0, 1], [60.0, 60.0, np.nan])
    two = outcomes([10.4, 10.6], [1, 1], [61.0, 60.2])
    assert equal(one, two).tolist() == [[False, False], [False, False], [True, False]]
    assert equal(one, two, years=1.01)[0, 0]
    assert equal(one, two, shift=1.0)[0, 1]


def test_heaps_tell_nothing_and_three_times_by_name_may() -> None:
    """The end of a study is everybody's time; a name that only contradicts is none."""
    end = outcomes([60.0] * 50, [0] * 50)
    assert coincidences(end, end) == ((), 0.0, False)
    rng = np.random.default_rng(3)
    many = outcomes(rng.uniform(1, 100, 40).tolist(), [1] * 40, step=0.01)
    others = many._replace(months=np.r_[many.months[:2], rng.uniform(1, 100, 38)])
    named = agree_by_name(many, others, [(0, 0), (1, 1), (2, 3)])
    assert (named.same, named.differ, named.counts) == (((0, 0), (1, 1)), 1, True)
    assert not agree_by_name(many, many, [(0, 1), (2, 3)]).counts
