"""Codes of letters with a number, and titles that name a time before and after: who is one person, and who is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from geneverdict.errors import StudyError
from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.messages import english
from geneverdict.model.prepared import Grade, Pairing, Role
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import Match, PairRule
from geneverdict.preparation.groups.infer import groups_from_study, infer_groups
from geneverdict.preparation.groups.pairs import infer_pairs, pairs_from_study
from geneverdict.preparation.rules import block_of

CODES = ("HK13", "HK16", "SF7", "HK7", "CH3")


def of_titles(titles: Sequence[str], said: str = "") -> Series:
    samples = SampleTable(tuple(f"GSM{i}" for i in range(len(titles))), {"title": tuple(titles)})
    return Series("GSE1", "", samples, (), np.empty((0, len(titles))), {"summary": (said,)})


def pairing(titles: Sequence[str], case: str, control: str, said: str = "") -> Pairing:
    series = of_titles(titles, said)
    rules = (Match(field="title", match=case), Match(field="title", match=control))
    return infer_pairs(series, groups_from_study(series, *rules))


def codes_in(forms: Sequence[str], codes: Sequence[str] = CODES, said: str = "paired samples") -> Pairing:
    return pairing([form.format(code) for form in forms for code in codes], "tumor", "normal", said)


@pytest.mark.parametrize(
    "forms",
    [
        ("tumor (HBV+, {})", "normal (HBV+, {})"),
        ("{} tumor", "{} adjacent normal"),
        ("liver tumor {}", "liver normal {}"),
        ("tumor_{}", "normal_{}"),
    ],
)
def test_letters_with_a_number_are_one_name(forms: tuple[str, str]) -> None:
    found = codes_in(forms)
    assert (found.grade, found.n_pairs) == (Grade.SURE, 5)
    assert found.rule is not None
    assert len(set(found.blocks)) == 5


def test_without_a_word_for_pairs_the_rule_is_proposed_and_merges_nobody() -> None:
    found = codes_in(("tumor ({})", "normal ({})"), said="")
    assert (found.grade, found.n_pairs) == (Grade.CHECK, 0)
    said = english(found.evidence[0])
    assert "If these are the pairs, write: pair = {" in said
    assert r"(\d+)" not in said


def test_other_letters_are_other_people() -> None:
    titles = [*(f"tumor {c}" for c in CODES), *(f"normal {c}" for c in ("SF13", "CH16", "HK3", "CH7", "SF16"))]
    found = pairing(titles, "tumor", "normal", "tumor and normal of the same patient")
    assert found.n_pairs == 0
    assert all("pair = {" not in english(said) for said in found.evidence)


def test_numbers_of_letters_that_each_group_has_alone_still_pair_by_number() -> None:
    """T7 and N7: the letter is the group, as before."""
    found = pairing(
        [*(f"T{i} tumor" for i in (3, 7, 9, 12)), *(f"N{i} normal" for i in (3, 7, 9, 12))], "tumor", "normal", "paired"
    )
    assert found.n_pairs == 4


@pytest.mark.parametrize(
    "titles",
    [
        tuple(f"{k}-{i}" for k in ("Pre", "Post") for i in range(1, 7)),
        tuple(f"{i}_{k}" for k in ("before", "after") for i in range(1, 7)),
        tuple(f"{k} {i}" for k in ("baseline", "week 12") for i in range(1, 7)),
        tuple(f"{k} {c}" for k in ("Pre", "Post") for c in CODES),
    ],
)
@pytest.mark.parametrize(("said", "grade"), [("", Grade.CHECK), ("paired biopsies of the same subjects", Grade.SURE)])
def test_before_and_after_in_titles(titles: tuple[str, ...], said: str, grade: Grade) -> None:
    found = pairing(titles, "post|after|week", "pre|before|baseline", said)
    assert (found.grade, found.n_pairs) == (grade, len(titles) // 2)
    assert found.rule is not None
    assert len({block_of(title, found.rule) for title in titles}) == len(titles) // 2


@pytest.mark.parametrize(
    ("titles", "n_pairs"),
    [
        (tuple(f"{k}-{i}" for k in ("Pre", "Post") for i in range(1, 7)), 6),
        (tuple(f"{k}_P{i:02}" for k in ("before", "after") for i in range(1, 7)), 6),
        (tuple(f"patient {i} week {k}" for k in (0, 12) for i in range(1, 7)), 6),
        (tuple(f"S{i} {k}" for k in ("baseline", "follow-up") for i in range(1, 7)), 6),
    ],
)
def test_groups_and_pairs_from_times_alone(titles: tuple[str, ...], n_pairs: int) -> None:
    series = of_titles(titles)
    found = infer_groups(series)
    assert (found.grade, found.count(Role.CASE), found.count(Role.CONTROL)) == (Grade.CHECK, 6, 6)
    assert all(role is Role.CONTROL for role in found.roles[:6]) or "patient" in titles[0]
    pairs = infer_pairs(series, found)
    assert pairs.n_pairs == n_pairs
    assert pairs.rule is not None
    assert len({block_of(title, pairs.rule) for title in titles}) == n_pairs


@pytest.mark.parametrize(
    "titles",
    [
        (*(f"Pre-HK{i}" for i in range(1, 7)), *(f"Post-SF{i}" for i in range(1, 7))),
        (*(f"pre-B cell {i}" for i in range(1, 7)), *(f"post-mitotic neuron {i}" for i in range(1, 7))),
        tuple(f"{k}-{i}" for k in ("Pre", "Mid", "Post") for i in range(1, 5)),
    ],
)
def test_times_that_are_not_all_that_differs_tell_no_groups(titles: tuple[str, ...]) -> None:
    assert infer_groups(of_titles(titles)).count(Role.CASE) == 0


def test_before_one_code_and_after_another_are_two_people() -> None:
    titles = [*(f"Pre-HK{i}" for i in (3, 7, 9, 12)), *(f"Post-SF{i}" for i in (3, 7, 9, 12))]
    for said in ("", "paired biopsies of the same patients"):
        found = pairing(titles, "post", "pre", said)
        assert found.n_pairs == 0
        assert all("pair = {" not in english(one) for one in found.evidence)


@pytest.mark.parametrize("numbers", [range(1, 7), (101, 104, 115, 129)])
def test_tumour_and_normal_of_one_code_are_proposed(numbers: Sequence[int]) -> None:
    series = of_titles([f"P{i}{k}" for k in "TN" for i in numbers])
    found = infer_pairs(series, infer_groups(series))
    assert found.grade is Grade.CHECK
    assert "If these are the pairs, write: pair = {" in english(found.evidence[0])


def test_cultures_at_two_times_are_not_people() -> None:
    found = pairing([f"{k} rep{i}" for k in ("0h", "24h") for i in (1, 2, 3)], "24h", "^0h")
    assert (found.n_pairs, found.rule) == (0, None)


def test_long_numbers_take_no_time() -> None:
    """Barcodes are codes, too: their numbers are compared, not counted through."""
    codes = ("AB100000000001", "CD999999999999999", "AB7", "CD31", "EF2")
    assert codes_in(("tumor {}", "normal {}"), codes).n_pairs == 5


@pytest.mark.shared
def test_the_case_pairs_five_people(shared: Path) -> None:
    (matrix,) = (shared / "cases" / "56-pair-code-in-brackets" / "geo").rglob("*matrix*.gz")
    series = read_series_matrix(matrix)
    found = infer_pairs(series, infer_groups(series))
    assert (found.grade, found.n_pairs) == (Grade.SURE, 5)
    assert set(found.blocks) == set(CODES)


def test_a_rule_that_takes_two_people_for_one_is_answered_with_one_that_does_not() -> None:
    series = of_titles([f"{k} ({code})" for k in ("tumor", "normal") for code in CODES])
    with pytest.raises(StudyError) as told:
        pairs_from_study(series, PairRule(field="title", extract=r"(\d+)\D*$"), infer_groups(series))
    line = re.search(r"""field = "title", extract = '(.+?)' \}""", str(told.value))
    assert line is not None
    better = PairRule(field="title", extract=line.group(1))
    assert pairs_from_study(series, better, infer_groups(series)).n_pairs == len(CODES)


def test_a_long_text_names_nobody_and_costs_what_it_is_long() -> None:
    """A text of colons and digits took the square of its length."""
    assert pairing(("tumor " + "1:" * 10_000, "normal " + "1:" * 10_000), "tumor", "normal").n_pairs == 0
