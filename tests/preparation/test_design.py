"""Designs as a table: who enters, which columns, and every refusal with its words."""

from __future__ import annotations

import numpy as np
import pytest

from geneverdict.errors import DesignError, StudyError
from geneverdict.messages import Message, Name, english
from geneverdict.model.prepared import Design, Grade, Grouping, Pairing, Role
from geneverdict.model.series import SampleTable
from geneverdict.preparation.design import build_design

ROLES = {"T": Role.CASE, "N": Role.CONTROL, "-": Role.NEITHER}


def is_said(role: str) -> Message:
    return Message("role-silent", {"field": Name(role)})


def left_out(design: Design) -> dict[str, str]:
    return {sample: english(why) for sample, why in design.left_out}


def design(
    roles: str, blocks: str = "", covariates: tuple[str, ...] = (), grade: Grade = Grade.SURE, **columns: str
) -> Design:
    """``roles``: one letter per sample; ``blocks``: one letter per sample, "." for unknown."""
    ids = tuple(f"s{i}" for i in range(len(roles)))
    table = SampleTable(ids, {name: tuple(text.split(",")) for name, text in columns.items()})
    grouping = Grouping(
        tuple(ROLES[r] for r in roles), tuple(map(is_said, roles)), "T", "N", Grade.SURE, (), "inferred"
    )
    known = tuple(None if b == "." else b for b in blocks) or (None,) * len(roles)
    pairs = sum({roles[i] for i, b in enumerate(known) if b == one} >= {"T", "N"} for one in set(known) - {None})
    pairing = Pairing(known, pairs, grade if blocks else Grade.CHECK, (), "inferred")
    return build_design(table, grouping, pairing, covariates=covariates, where="series X")


def test_unpaired() -> None:
    got = design("TTNN-")
    assert (got.kind, got.n_case, got.n_control, got.n_pairs, got.formula) == ("unpaired", 2, 2, 0, "~ group")
    assert got.columns == ("(intercept)", "case - control")
    assert got.left_out == (("s4", is_said("-")),)
    np.testing.assert_array_equal(got.matrix[:, -1], [1, 1, 0, 0])


def test_paired_leaves_out_who_has_no_partner_and_says_so() -> None:
    got = design("TTTNN-T", "abcab..")
    assert (got.kind, got.n_pairs, got.formula) == ("paired", 2, "~ individual + group")
    assert got.columns == ("(intercept)", "individual=b", "case - control")
    assert left_out(got) == {
        "s2": "individual 'c' has no partner sample, and the model is paired",
        "s5": english(is_said("-")),
        "s6": "belongs to no known individual, and the model is paired",
    }


def test_pairs_that_are_not_sure_are_not_used() -> None:
    assert design("TTNN", "abab", grade=Grade.CHECK).kind == "unpaired"


def test_covariates_come_before_the_group_and_missing_ones_leave_the_sample_out() -> None:
    got = design("TTTNNN", covariates=("age", "sex"), age="50,61,NA,40,44,39", sex="M,f,F,m,F, M")
    assert got.columns == ("(intercept)", "age", "sex=m", "case - control")
    assert left_out(got) == {"s2": "covariate 'age' is missing"}
    np.testing.assert_array_equal(got.matrix[:, 1], [50, 61, 40, 44, 39])
    np.testing.assert_array_equal(got.matrix[:, 2], [1, 0, 1, 0, 1])


REFUSED = [
    (lambda: design("TN"), ["at least 2 samples", "1 case", "1 control"]),
    (lambda: design("TTTN"), ["3 case", "1 control"]),
    (lambda: design("TTNN", covariates=("batch",), batch="a,a,b,b"), ["batch", "case - control", "cannot tell"]),
    (lambda: design("TTNN", covariates=("site",), site="x,x,x,x"), ["site", "same in every sample", "'x'"]),
    (lambda: design("TTNN", covariates=("age",), age="61,61,61,61"), ["age", "same in every sample", "'61'"]),
    (lambda: design("TTNNTN", covariates=("age", "years"), age="1,2,4,8,3,3", years="1,2,4,8,3,3"), ["years", "age"]),
    (lambda: design("TTTNNN", "abcabc", covariates=("sex",), sex="m,f,m,m,f,m"), ["sex", "individual"]),
    (lambda: design("TTNN", covariates=("a", "b"), a="1,2,4,7", b="3,1,1,5"), ["no degree of freedom", "4 samples"]),
]


COVARIATES = [
    # values in eight samples, four cases first; words of the refusal
    (
        "age=61,54,60 years,47,39,4:5,58,44",
        ["'age' is numbers, but not in 2 of 8 samples", "'60 years' (s2)", "'4:5' (s5)"],
    ),
    ("age=61 years,54 months,60 years,47 years,39 years,45 years,58 years,44 years", ["'54 months' (s1)", "'years'"]),
    ("size=4@5,5@1,3@9,2@2,6@4,7@5,4@4,3@1", ["not in 8 of 8", "'4,5' (s0)", "decimals with a point"]),
    ("size=4.5,5.1,3@9,2.2,6.4,7.5,4.4,1e999", ["not in 2 of 8", "'3,9' (s2)", "'1e999' (s7)"]),
    ("age=1,2,3,4,a,b,c,d", ["not in 4 of 8", "'a' (s4)"]),
    ("donor=P1,P2,P3,P4,P5,P6,P7,P7", ["text with 7 different values in 8 samples", "'P1', 'P2'", "pair = "]),
]


@pytest.mark.parametrize(("column", "words"), COVARIATES)
def test_a_covariate_that_is_neither_numbers_nor_levels_is_refused(column: str, words: list[str]) -> None:
    name, _, text = column.partition("=")
    table = SampleTable(tuple(f"s{i}" for i in range(8)), {name: tuple(v.replace("@", ",") for v in text.split(","))})
    roles = (Role.CASE,) * 4 + (Role.CONTROL,) * 4
    grouping = Grouping(roles, (is_said(""),) * 8, "T", "N", Grade.SURE, (), "inferred")
    with pytest.raises(DesignError) as caught:
        build_design(table, grouping, Pairing((None,) * 8, 0, Grade.CHECK, (), "none"), covariates=(name,))
    for word in words:
        assert word in str(caught.value), str(caught.value)


TAKEN = [
    # values in six samples; columns; the note
    ("61,54,60,47,39,45", ["x"], "x: numeric, 39 to 61"),
    ("61y,54y,60 Y,47 y,39y,45y", ["x"], "x: numeric, 39 to 61, 'y' taken off"),
    ("age 61,Age: 54,age 60,age 47,age 39,age 45", ["x"], "x: numeric, 39 to 61, 'age' taken off"),
    ("1e2,-.5,+3,4.,0,7", ["x"], "x: numeric, −0.5 to 100"),
    ("M,f,F,m,F,M", ["x=m"], "x: 2 levels, f, M"),
    ("batch1,batch2,batch3,batch1,batch2,batch3", ["x=batch2", "x=batch3"], "x: 3 levels, batch1, batch2, batch3"),
    ("24 h,48 h,24 h,24 h,24 h,48 h", ["x=48 h"], "x: 2 levels, 24 h, 48 h"),
]


@pytest.mark.parametrize(("text", "columns", "note"), TAKEN)
def test_what_was_done_with_a_covariate_is_said(text: str, columns: list[str], note: str) -> None:
    got = design("TTTNNN", covariates=("x",), x=text)
    assert list(got.columns[1:-1]) == columns
    assert [*map(english, got.notes)] == [note]
    if columns == ["x"]:
        assert got.matrix[1, 1] in (54, -0.5)


def test_missing_covariates_are_counted_in_the_notes_and_in_the_refusal() -> None:
    got = design("TTTTNNN", covariates=("age", "sex"), age="50,61,NA,3,40,44,39", sex="M,f,F,,F,M,F")
    assert [*map(english, got.notes)] == [
        "age: numeric, 39 to 61",
        "sex: 2 levels, f, M",
        "1 sample left out because age is missing",
        "1 sample left out because sex is missing",
    ]
    with pytest.raises(DesignError, match="1 case.*2 samples left out because age is missing"):
        design("TTTNNN", covariates=("age",), age="50,NA,unknown,40,44,39")


def test_a_collinear_term_is_named_with_exactly_what_it_follows() -> None:
    with pytest.raises(DesignError, match=r"cannot tell 'case - control' from 'batch'\."):
        design("TTTNNN", covariates=("age", "batch"), age="1,5,4,8,3,2", batch="a,a,a,b,b,b")
    with pytest.raises(DesignError, match=r"cannot tell 'sex' from 'individual'\."):
        design("TTTNNN", "abcabc", covariates=("sex",), sex="m,f,m,m,f,m")


@pytest.mark.parametrize(("make", "words"), REFUSED)
def test_refusals_name_what_is_wrong(make: object, words: list[str]) -> None:
    with pytest.raises(DesignError) as caught:
        make()  # type: ignore[operator]
    for word in ["series X", *words]:
        assert word in str(caught.value), str(caught.value)


def test_an_unknown_covariate_offers_near_names() -> None:
    with pytest.raises(StudyError, match="Did you mean: Gender"):
        design("TTNN", covariates=("gendr",), Gender="m,f,m,f")
