"""What must not matter for survival, and that no text raises."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.model.prepared import Role
from geneverdict.model.series import SampleTable
from geneverdict.model.survival import SurvivalData, SurvivalFound
from geneverdict.preparation.survival.find import find_survival, survival_from_study

pytestmark = pytest.mark.slow

NAMES = [
    *("os_months", "overall survival (days)", "survival", "OS", "time", "follow up (years)", "t.rfs", "dfs_time"),
    *("status", "vital status", "os_event", "death (1=yes, 0=no)", "event", "recurrence", "censored", "dfs_censor"),
    *("pfs_event", "days_to_death", "days_to_last_followup", "patient id", "patient", "tissue", "5-year survival"),
    *("status: 0=alive", "dss_event", "metastasis", "1=", "(=)", "0=1=2", "os (", "survival_ch2", "."),
]
WORDS = [
    *(
        "dead",
        "alive",
        "1",
        "0",
        "2",
        "yes",
        "no",
        "NA",
        "",
        "DOD",
        "NED",
        "relapse",
        "no relapse",
        "event",
        "censored",
    ),
    *("12", "3.5", "-4", "1e5", "1e999", "23 months", "7 d", ">60", "12,5", "tumor", "normal", "a", "A", "nan", "inf"),
]
COLUMN = st.one_of(st.sampled_from(NAMES), st.text(max_size=30))
CELL = st.one_of(st.sampled_from(WORDS), st.floats(0, 3000).map(lambda x: f"{x:.1f}"), st.text(max_size=12))


@st.composite
def tables(draw: st.DrawFn, cell: st.SearchStrategy[str] = CELL, name: st.SearchStrategy[str] = COLUMN) -> SampleTable:
    n = draw(st.integers(0, 9))
    names = draw(st.lists(name, max_size=7, unique_by=str.casefold))
    columns = {key: tuple(draw(st.lists(cell, min_size=n, max_size=n))) for key in names}
    return SampleTable(tuple(f"GSM{i}" for i in range(n)), columns, tuple(columns))


@st.composite
def cohorts(draw: st.DrawFn) -> SampleTable:
    """Tables that hold survival: a time and a status of one to three endpoints, some cells missing, patients."""
    n = draw(st.integers(6, 12))
    columns: dict[str, tuple[str, ...]] = {}
    for stem in draw(st.lists(st.sampled_from(["os", "dfs", "dss", "mfs"]), min_size=1, max_size=3, unique=True)):
        unit = draw(st.sampled_from(["", " (months)", " (days)"]))
        numbers = st.one_of(st.integers(0, 200).map(str), st.sampled_from(["NA", "-1", "x"]))
        columns[f"{stem} time{unit}"] = tuple(draw(st.lists(numbers, min_size=n, max_size=n)))
        codes = st.sampled_from(draw(st.sampled_from([["0", "1"], ["yes", "no", ""], ["1", "2"], ["1", "0", "9"]])))
        columns[f"{stem} {draw(st.sampled_from(['event', 'status', 'censor']))}"] = tuple(
            draw(st.lists(codes, min_size=n, max_size=n))
        )
    if draw(st.booleans()):
        people = st.sampled_from([f"p{i}" for i in range(n)] + [""])
        columns["patient id"] = tuple(draw(st.lists(people, min_size=n, max_size=n)))
    return SampleTable(tuple(f"GSM{i}" for i in range(n)), columns, tuple(columns))


def roles(n: int) -> st.SearchStrategy[tuple[Role, ...]]:
    return st.lists(st.sampled_from(list(Role)), min_size=n, max_size=n).map(tuple)


def sound(table: SampleTable, found: SurvivalFound) -> None:
    """What every answer must keep, whatever the input."""
    assert len({data.endpoint for data in found.endpoints}) == len(found.endpoints)
    for data in found.endpoints:
        out = [sample for sample, _ in data.left_out]
        assert sorted([*data.samples, *out]) == sorted(table.ids)
        assert data.samples == tuple(table.ids[row] for row in data.rows)
        assert len(data) == data.months.size == data.event.size > 0
        assert np.isfinite(data.months).all()
        assert (data.months >= 0).all()
        assert list(data.rows) == sorted(set(data.rows))


@given(tables(), st.data())
def test_no_text_raises(table: SampleTable, data: st.DataObject) -> None:
    sound(table, find_survival(table))
    sound(table, find_survival(table, data.draw(roles(len(table)))))


def ends(data: SurvivalData) -> list[tuple[float, bool]]:
    return sorted(zip(data.months.tolist(), data.event.tolist(), strict=True))


@given(st.one_of(cohorts(), tables()), st.data())
def test_the_order_of_the_samples_does_not_matter(table: SampleTable, data: st.DataObject) -> None:
    given_roles = data.draw(roles(len(table)))
    order = data.draw(st.permutations(range(len(table))))
    columns = {name: tuple(values[i] for i in order) for name, values in table.columns.items()}
    other = SampleTable(tuple(table.ids[i] for i in order), columns, table.characteristics)
    one, two = find_survival(table, given_roles), find_survival(other, tuple(given_roles[i] for i in order))
    sound(table, one)
    assert [(d.endpoint, d.unit, d.grade, ends(d)) for d in one.endpoints] == [
        (d.endpoint, d.unit, d.grade, ends(d)) for d in two.endpoints
    ]
    assert len(one.notes) == len(two.notes)


@given(cohorts())
def test_upper_case_does_not_matter_and_other_fields_do_not(table: SampleTable) -> None:
    one = find_survival(table)
    columns = {name.upper(): tuple(v.upper() for v in values) for name, values in table.columns.items()}
    more = {**table.columns, "tissue": ("liver",) * len(table), "age": ("61",) * len(table)}
    for changed in (columns, more):
        two = find_survival(SampleTable(table.ids, changed, tuple(changed)))
        assert [(d.endpoint, d.unit, d.grade, d.rows, ends(d)) for d in one.endpoints] == [
            (d.endpoint, d.unit, d.grade, d.rows, ends(d)) for d in two.endpoints
        ]


@given(cohorts())
def test_the_line_for_the_study_file_gives_the_same_rows(table: SampleTable) -> None:
    for data in find_survival(table).endpoints:
        if any(why.code == "out-differing" for _, why in data.left_out):
            continue  # said by the user, patients that do not agree are refused
        again = survival_from_study(table, data.spec)
        assert (again.rows, again.unit, again.endpoint) == (data.rows, data.unit, data.endpoint)
        np.testing.assert_array_equal(again.months, data.months)
        np.testing.assert_array_equal(again.event, data.event)
