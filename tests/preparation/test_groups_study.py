"""Roles and pairs taken from the study file: what they select, and each thing that can be wrong in them."""

from __future__ import annotations

import numpy as np
import pytest

from geneverdict.errors import StudyError
from geneverdict.messages import english
from geneverdict.model.prepared import Grade, Grouping, Role
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import Match, PairList, PairRule
from geneverdict.preparation.groups.infer import groups_from_study
from geneverdict.preparation.groups.pairs import pairs_from_study

C, N, X = Role.CASE, Role.CONTROL, Role.NEITHER


def series(**columns: list[str]) -> Series:
    n = len(next(iter(columns.values())))
    ids = tuple(f"GSM{i}" for i in range(n))
    table = SampleTable(ids, {k: tuple(v) for k, v in columns.items()}, tuple(columns))
    return Series("GSE9", "GPL9", table, (), np.empty((0, n)))


LIVER = series(
    title=["Liver Tumor A", "Liver Tumor B", "Liver Non-Tumor A", "Liver Non-Tumor B", "Healthy"],
    Patient=["p1T", "p2T", "p1N", "p2N", ""],
)


def by(field: str, match: str) -> Match:
    return Match(field=field, match=match)


def liver_groups() -> Grouping:
    return groups_from_study(LIVER, by("title", "liver tumor"), by("TITLE", "Non-Tumor"))


def test_field_and_pattern_do_not_mind_case() -> None:
    made = liver_groups()
    assert made.roles == (C, C, N, N, X)
    assert (made.source, made.grade) == ("study file", Grade.SURE)
    assert (made.case_label, made.control_label) == ("Liver Tumor", "Liver Non-Tumor")
    assert "1 match neither: GSM4" in " ".join(map(english, made.evidence))


def test_samples_by_name_or_title() -> None:
    made = groups_from_study(LIVER, Match(samples=("gsm1", "Liver Tumor A")), Match(samples=("GSM4",)))
    assert made.roles == (C, C, X, X, N)


@pytest.mark.parametrize(
    ("case", "control", "words"),
    [
        (by("titel", "x"), by("title", "Non"), ["no sample field 'titel'", "title"]),
        (by("title", "^tumour$"), by("title", "Non"), ["matches no sample", "'Liver Tumor A'"]),
        (by("title", "Tumor"), by("title", "Non-Tumor"), ["match case and control", "GSM2, GSM3"]),
        (Match(samples=("GSM77",)), by("title", "Non"), ["not in this series", "GSM77", "GSM0"]),
        (by("title", "Liver Tumor"), Match(samples=()), ["no control sample is named"]),
    ],
)
def test_wrong_rules_say_what_is_wrong(case: Match, control: Match, words: list[str]) -> None:
    with pytest.raises(StudyError) as caught:
        groups_from_study(LIVER, case, control)
    for word in ["GSE9", *words]:
        assert word in str(caught.value)


def test_an_empty_value_never_matches() -> None:
    sparse = series(title=["a", "b", "c"], state=["ill", "", "well"])
    assert groups_from_study(sparse, by("state", "^(ill)?$"), by("state", "well")).roles == (C, X, N)


@pytest.mark.parametrize(
    "rule", [PairRule(field="patient", strip="[TN]$"), PairRule(field="Patient", extract=r"p(\d)")]
)
def test_pairs_by_strip_and_extract(rule: PairRule) -> None:
    made = pairs_from_study(LIVER, rule, liver_groups())
    assert made.n_pairs == 2
    assert made.blocks[0] == made.blocks[2] != made.blocks[1]
    assert made.blocks[4] is None
    assert made.rule == rule


def test_false_means_no_pairs() -> None:
    made = pairs_from_study(LIVER, False, liver_groups())
    assert (made.n_pairs, made.source, set(made.blocks)) == (0, "study file", {None})


def test_no_pair_arises() -> None:
    with pytest.raises(StudyError, match="no pair arises from the field 'Patient'.*'p1T'"):
        pairs_from_study(LIVER, PairRule(field="Patient"), liver_groups())


def test_unknown_pair_field_offers_near_names() -> None:
    with pytest.raises(StudyError, match="no sample field 'Patinet'.*Patient"):
        pairs_from_study(LIVER, PairRule(field="Patinet"), liver_groups())


def test_several_samples_of_an_individual_are_named() -> None:
    twice = series(title=["tumor", "tumor", "normal", "tumor", "normal"], id=["a", "a", "a", "b", "b"])
    groups = groups_from_study(twice, by("title", "tumor"), by("title", "normal"))
    with pytest.raises(StudyError, match=r"1 individual has several.*found a\..*technical replicates"):
        pairs_from_study(twice, PairRule(field="id"), groups)


def test_incomplete_pairs_are_counted() -> None:
    odd = series(title=["tumor", "tumor", "normal"], id=["a", "b", "a"])
    made = pairs_from_study(odd, PairRule(field="id"), groups_from_study(odd, by("title", "tu"), by("title", "no")))
    assert made.n_pairs == 1
    assert made.blocks == ("a", "b", "a")
    assert "1 sample has no partner" in english(made.evidence[0])


def test_pairs_that_are_listed_are_those_of_a_rule_that_tells_them() -> None:
    rule = pairs_from_study(LIVER, PairRule(field="Patient", strip="[TN]$"), liver_groups())
    listed = PairList(samples=(("GSM0", "liver non-tumor a"), ("GSM3", "gsm1")))
    made = pairs_from_study(LIVER, listed, liver_groups())
    assert made.blocks == ("GSM0", "GSM3", "GSM0", "GSM3", None)
    same = [[one == other for other in made.blocks[:4]] for one in made.blocks[:4]]
    assert same == [[one == other for other in rule.blocks[:4]] for one in rule.blocks[:4]]
    assert (made.n_pairs, made.rule, made.grade) == (rule.n_pairs, listed, Grade.SURE)


def test_a_listed_pair_outside_the_groups_is_none_and_one_of_a_group_alone_is_refused() -> None:
    outside = PairList(samples=(("GSM0", "GSM2"), ("GSM1", "GSM4")))
    made = pairs_from_study(LIVER, outside, liver_groups())
    assert made.n_pairs == 1
    assert "1 more is listed" in english(made.evidence[0])
    with pytest.raises(StudyError, match="not one case and one control: GSM0"):
        pairs_from_study(LIVER, PairList(samples=(("GSM0", "GSM1"), ("GSM2", "GSM3"))), liver_groups())
