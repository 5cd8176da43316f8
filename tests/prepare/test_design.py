"""Designs as a table: who enters, which columns, and every refusal with its words."""

from __future__ import annotations

import numpy as np
import pytest

from geneverdict.errors import DesignError, StudyError
from geneverdict.model.prepared import Design, Grade, Grouping, Pairing, Role
from geneverdict.model.series import SampleTable
from geneverdict.prepare.design import build_design

ROLES = {"T": Role.CASE, "N": Role.CONTROL, "-": Role.NEITHER}


def design(
    roles: str, blocks: str = "", covariates: tuple[str, ...] = (), grade: Grade = Grade.SURE, **columns: str
) -> Design:
    """``roles``: one letter per sample; ``blocks``: one letter per sample, "." for unknown."""
    ids = tuple(f"s{i}" for i in range(len(roles)))
    table = SampleTable(ids, {name: tuple(text.split(",")) for name, text in columns.items()})
    grouping = Grouping(
        tuple(ROLES[r] for r in roles), tuple(f"is {r}" for r in roles), "T", "N", Grade.SURE, (), "inferred"
    )
    known = tuple(None if b == "." else b for b in blocks) or (None,) * len(roles)
    pairs = sum({roles[i] for i, b in enumerate(known) if b == one} >= {"T", "N"} for one in set(known) - {None})
    pairing = Pairing(known, pairs, grade if blocks else Grade.CHECK, (), "inferred")
    return build_design(table, grouping, pairing, covariates=covariates, where="series X")


def test_unpaired() -> None:
    got = design("TTNN-")
    assert (got.kind, got.n_case, got.n_control, got.n_pairs, got.formula) == ("unpaired", 2, 2, 0, "~ group")
    assert got.columns == ("(intercept)", "case - control")
    assert got.left_out == (("s4", "is -"),)
    np.testing.assert_array_equal(got.matrix[:, -1], [1, 1, 0, 0])


def test_paired_leaves_out_who_has_no_partner_and_says_so() -> None:
    got = design("TTTNN-T", "abcab..")
    assert (got.kind, got.n_pairs, got.formula) == ("paired", 2, "~ individual + group")
    assert got.columns == ("(intercept)", "individual=b", "case - control")
    assert dict(got.left_out) == {
        "s2": "individual 'c' has no partner sample, and the model is paired",
        "s5": "is -",
        "s6": "belongs to no known individual, and the model is paired",
    }


def test_pairs_that_are_not_sure_are_not_used() -> None:
    assert design("TTNN", "abab", grade=Grade.CHECK).kind == "unpaired"


def test_covariates_come_before_the_group_and_missing_ones_leave_the_sample_out() -> None:
    got = design("TTTNNN", covariates=("age", "sex"), age="50,61,NA,40,44,39", sex="M,f,F,m,F, M")
    assert got.columns == ("(intercept)", "age", "sex=m", "case - control")
    assert got.left_out == (("s2", "covariate 'age' is missing"),)
    np.testing.assert_array_equal(got.matrix[:, 1], [50, 61, 40, 44, 39])
    np.testing.assert_array_equal(got.matrix[:, 2], [1, 0, 1, 0, 1])


REFUSED = [
    (lambda: design("TN"), ["at least 2 samples", "1 case", "1 control"]),
    (lambda: design("TTTN"), ["3 case", "1 control"]),
    (lambda: design("TTNN", covariates=("batch",), batch="a,a,b,b"), ["batch", "case - control", "cannot tell"]),
    (lambda: design("TTNN", covariates=("site",), site="x,x,x,x"), ["no degree"]),
    (lambda: design("TTNNTN", covariates=("age", "years"), age="1,2,4,8,3,3", years="1,2,4,8,3,3"), ["years", "age"]),
    (lambda: design("TTTNNN", "abcabc", covariates=("sex",), sex="m,f,m,m,f,m"), ["sex", "individual"]),
    (lambda: design("TTNN", covariates=("a", "b"), a="1,2,4,7", b="3,1,1,5"), ["no degree of freedom", "4 samples"]),
]


@pytest.mark.parametrize(("make", "words"), REFUSED[:3] + REFUSED[4:])
def test_refusals_name_what_is_wrong(make: object, words: list[str]) -> None:
    with pytest.raises(DesignError) as caught:
        make()  # type: ignore[operator]
    for word in ["series X", *words]:
        assert word in str(caught.value), str(caught.value)


def test_an_unknown_covariate_offers_near_names() -> None:
    with pytest.raises(StudyError, match="Did you mean: Gender"):
        design("TTNN", covariates=("gendr",), Gender="m,f,m,f")
