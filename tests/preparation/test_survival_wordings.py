"""Survival fields as depositors write them, with invented values: the endpoint, its unit, its coding and its grade."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.messages import Message
from geneverdict.model.prepared import Grade
from geneverdict.model.series import SampleTable
from geneverdict.model.survival import Endpoint
from geneverdict.preparation.survival.find import find_survival, survival_from_study

CASES = tomllib.loads((Path(__file__).parent / "survival_wordings.toml").read_text(encoding="utf-8"))["case"]
FOUND = [case for case in CASES if case["expected"]]
EVENT = (1, 0, 1, 1, 0, 0, 1, 0)
OTHER = (1, 0, 0, 1, 0, 1, 0, 0)
SIZES = {
    "days": (431, 2210, 88, 915, 1500.5, 2051, 12, 733),
    "weeks": (61, 310, 12.5, 130, 222, 299, 4, 104),
    "months": (14.2, 72, 3, 30, 49.3, 67.4, 0.5, 24),
    "years": (1.18, 6.05, 0.24, 2.5, 4.11, 5.6, 0.03, 2.01),
}
FACTOR = {"days": 1 / 30.4375, "weeks": 7 / 30.4375, "months": 1, "years": 12}


def values_of(text: str | list[str]) -> tuple[str, ...]:
    if isinstance(text, list):
        return tuple(text)
    if text == "days in months":
        return tuple(str(days / 30.4375) for days in SIZES["days"])
    if "|" in text:
        event, censored, *other = text.split(" | ")
        return tuple(event if happened else censored for happened in (OTHER if other else EVENT))
    unit, _, form = text.partition(" ")
    return tuple((form or "{}").format(size) for size in SIZES[unit])


def table_of(case: Mapping[str, Any]) -> SampleTable:
    fields = {name: values_of(text) for name, text in case["fields"].items()}
    return SampleTable(tuple(f"GSM{i}" for i in range(len(EVENT))), fields, tuple(fields))


def names(cases: Sequence[Mapping[str, Any]]) -> list[str]:
    return [case["name"] for case in cases]


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_endpoint_unit_coding_and_grade(case: Mapping[str, Any]) -> None:
    found = find_survival(table_of(case))
    got = [f"{data.endpoint}, {data.unit}, {data.grade}" for data in found.endpoints]
    assert got == [text.removesuffix(", other") for text in case["expected"]], found
    for data, text in zip(found.endpoints, case["expected"], strict=True):
        events = OTHER if text.endswith("other") else EVENT
        sizes = SIZES["days" if case["name"] == "days called months" else data.unit]
        np.testing.assert_array_equal(data.event, np.array(events, dtype=bool))
        np.testing.assert_allclose(data.months, np.array(sizes) * FACTOR[data.unit], rtol=1e-12)
        assert any(said.code == "groups-check" for said in data.evidence) == (data.grade is Grade.CHECK)


def test_all_of_it_is_said_in_chinese(left_in_english: Callable[[Iterable[Message]], list[str]]) -> None:
    found = [find_survival(table_of(case)) for case in CASES]
    said = [sentence for one in found for data in one.endpoints for sentence in data.evidence]
    assert left_in_english([*said, *(note for one in found for note in one.notes)]) == []


@pytest.mark.parametrize("case", FOUND, ids=names(FOUND))
def test_the_line_for_the_study_file_gives_the_same_rows_and_is_sure(case: Mapping[str, Any]) -> None:
    table = table_of(case)
    for data in find_survival(table).endpoints:
        again = survival_from_study(table, data.spec)
        assert (again.endpoint, again.unit, again.rows, again.spec) == (data.endpoint, data.unit, data.rows, data.spec)
        np.testing.assert_array_equal(again.months, data.months)
        np.testing.assert_array_equal(again.event, data.event)
        assert again.grade is Grade.SURE, again.evidence


def test_the_table_is_large_and_holds_every_endpoint_unit_and_grade() -> None:
    said = [text.split(", ") for case in CASES for text in case["expected"]]
    assert len(CASES) >= 80
    assert {parts[0] for parts in said} == {endpoint.value for endpoint in Endpoint}
    assert {parts[1] for parts in said} == set(SIZES)
    assert min(sum(parts[2] == grade for parts in said) for grade in ("sure", "check")) >= 30
