"""Invented wordings in the style of GEO, as a table: the roles, the grade and the pairs that each must give."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.messages import Message
from geneverdict.model.prepared import Grade, Role
from geneverdict.model.series import SampleTable, Series
from geneverdict.preparation.groups.infer import groups_from_study, infer_groups
from geneverdict.preparation.groups.pairs import infer_pairs, pairs_from_study

TABLE = tomllib.loads((Path(__file__).parent / "wordings.toml").read_text(encoding="utf-8"))["case"]
LETTER = {"c": Role.CASE, "n": Role.CONTROL, "-": Role.NEITHER}


def spread(values: Sequence[str]) -> tuple[str, ...]:
    """``Tumor {1-3}`` is three values, ``lung * 3`` three equal ones."""
    out: list[str] = []
    for value in values:
        if run := re.search(r"\{(\d+)-(\d+)\}", value):
            first, last = run.group(1), run.group(2)
            numbers = [str(k).zfill(len(first)) for k in range(int(first), int(last) + 1)]
            out += [value[: run.start()] + number + value[run.end() :] for number in numbers]
        elif times := re.search(r"^(.*) \* (\d+)$", value):
            out += [times.group(1)] * int(times.group(2))
        else:
            out.append(value)
    return tuple(out)


def series_of(case: Mapping[str, Any]) -> Series:
    columns = {key: spread(case[key]) for key in ("title", "source_name", "description", "organism") if key in case}
    chars = {key: spread(values) for key, values in case.get("characteristics", {}).items()}
    n = len(next(iter((columns | chars).values())))
    assert {len(v) for v in (columns | chars).values()} == {n}, case["name"]
    ids = tuple(f"GSM{100 + i}" for i in range(n))
    fields = {key: (case[key],) for key in ("summary", "overall_design") if key in case}
    return Series("GSE1", "GPL1", SampleTable(ids, columns | chars, tuple(chars)), (), np.empty((0, n)), fields)


def roles_of(text: str) -> tuple[Role, ...]:
    return tuple(LETTER[part[0]] for part in text.split() for _ in range(int(part[1:])))


@pytest.mark.parametrize("case", TABLE, ids=[case["name"] for case in TABLE])
def test_roles_grade_and_pairs(case: Mapping[str, Any]) -> None:
    series = series_of(case)
    grouping = infer_groups(series)
    assert grouping.grade is Grade(case["grade"]), grouping.evidence
    if case["roles"] != "?":
        assert grouping.roles == roles_of(case["roles"]), grouping.evidence
    assert 1 <= len(grouping.evidence) <= 6
    pairing = infer_pairs(series, grouping)
    if "pairs" in case:
        assert pairing.n_pairs == case["pairs"], pairing.evidence
    if "pair_grade" in case:
        assert pairing.grade is Grade(case["pair_grade"]), pairing.evidence


@pytest.mark.slow
def test_long_titles_end_in_rules_that_can_be_written() -> None:
    series = series_of({"name": "long", "title": ["tumor " + "abc " * 1_000, "normal " + "abd " * 1_000] * 2})
    grouping = infer_groups(series)
    assert grouping.roles == roles_of("c1 n1 c1 n1")
    assert grouping.case is not None
    assert grouping.control is not None
    assert groups_from_study(series, grouping.case, grouping.control).roles == grouping.roles


def test_all_of_it_is_said_in_chinese(left_in_english: Callable[[Iterable[Message]], list[str]]) -> None:
    said: list[Message] = []
    for case in TABLE:
        series = series_of(case)
        grouping = infer_groups(series)
        said += [*grouping.evidence, *grouping.why, *infer_pairs(series, grouping).evidence]
    assert left_in_english(said) == []


@pytest.mark.parametrize("case", TABLE, ids=[case["name"] for case in TABLE])
def test_the_rules_written_give_the_same_roles_and_pairs(case: Mapping[str, Any]) -> None:
    series = series_of(case)
    grouping = infer_groups(series)
    if grouping.case is None or grouping.control is None:
        assert Role.CASE not in grouping.roles
        return
    again = groups_from_study(series, grouping.case, grouping.control)
    assert again.roles == grouping.roles
    pairing = infer_pairs(series, grouping)
    if pairing.rule is not None and pairing.grade is Grade.SURE:
        assert pairs_from_study(series, pairing.rule, again).blocks == pairing.blocks


def test_the_table_is_large_and_balanced() -> None:
    grades = [case["grade"] for case in TABLE]
    assert len(grades) >= 60
    assert min(grades.count("sure"), grades.count("check")) >= 25
