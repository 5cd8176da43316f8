"""Organ, batch and sex that follow the groups: what is one, what is not."""

from __future__ import annotations

import numpy as np
import pytest

from geneverdict.messages import english
from geneverdict.model.prepared import Grade, Role
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import Match
from geneverdict.preparation.groups.confounding import confounders
from geneverdict.preparation.groups.infer import groups_from_study, infer_groups

ROLES = (Role.CASE,) * 3 + (Role.CONTROL,) * 3


def table(**columns: list[str]) -> SampleTable:
    return SampleTable(tuple(f"GSM{i}" for i in range(6)), {k: tuple(v) for k, v in columns.items()}, tuple(columns))


FOLLOWS = [
    ("tissue", ["lung"] * 3 + ["liver"] * 3, "organ"),
    ("source_name", ["kidney of a patient"] * 3 + ["spleen of a donor"] * 3, "organ"),
    ("tissue", ["synovial fluid"] * 3 + ["peripheral blood"] * 3, "organ"),
    ("batch", ["1"] * 3 + ["2"] * 3, "batch"),
    ("scan date", ["May 1"] * 3 + ["May 9"] * 3, "batch"),
    ("Sex", ["male"] * 3 + ["female"] * 3, "sex"),
    ("study", ["TCGA-PAAD"] * 3 + ["GTEx pancreas"] * 3, "project"),
    ("性别", ["男"] * 3 + ["女"] * 3, "sex"),
]
DOES_NOT = [
    ("tissue", ["lung tumor"] * 3 + ["normal lung"] * 3),
    ("tissue", ["colon carcinoma"] * 3 + ["normal rectal mucosa"] * 3),
    ("tissue", ["tumor"] * 3 + ["liver"] * 3),
    ("batch", ["1", "2", "1", "2", "1", "2"]),
    ("batch", ["tumor"] * 3 + ["normal"] * 3),
    ("chip", ["a", "b", "c", "d", "e", "f"]),
    ("Sex", ["male", "male", "female", "female", "male", "male"]),
    ("cell line", ["A549"] * 3 + ["A549 KO"] * 3),
    ("stage", ["II"] * 3 + [""] * 3),
]


@pytest.mark.parametrize(("name", "values", "kind"), FOLLOWS)
def test_what_follows_the_groups_is_said(name: str, values: list[str], kind: str) -> None:
    assert [one.kind for one in confounders(table(**{name: values}), ROLES)] == [kind]


@pytest.mark.parametrize(("name", "values"), DOES_NOT)
def test_the_group_itself_and_what_is_in_both_is_no_confounder(name: str, values: list[str]) -> None:
    assert confounders(table(**{name: values}), ROLES) == ()


def test_organs_that_are_compared_are_no_confounder() -> None:
    samples = table(tissue=["lung"] * 3 + ["liver"] * 3)
    assert confounders(samples, ROLES, chosen=["tissue"]) == ()


def test_two_projects_are_no_groups_even_where_they_make_them() -> None:
    samples = SampleTable(("TCGA-2J-01", "TCGA-2L-01", "TCGA-F2-01", "GTEX-1", "GTEX-2", "GTEX-3"), {})
    (found,) = confounders(samples, ROLES)
    assert (found.kind, found.field, found.case, found.control) == ("project", "sample", ("TCGA",), ("GTEX",))
    named = table(project=["TCGA"] * 3 + ["GTEx"] * 3)
    assert [one.kind for one in confounders(named, ROLES, chosen=["project"])] == ["project"]
    assert confounders(table(project=["TCGA"] * 3 + ["TCGA"] * 3), ROLES) == ()


def test_a_confounded_series_is_never_sure() -> None:
    samples = table(state=["tumor"] * 3 + ["normal"] * 3, batch=["1"] * 3 + ["2"] * 3)
    grouping = infer_groups(Series("GSE1", "GPL1", samples, (), np.empty((0, 6))))
    assert grouping.roles == ROLES
    assert grouping.grade is Grade.CHECK
    assert "batch follows the groups entirely" in " ".join(map(english, grouping.evidence))


def test_labels_are_what_differs_or_what_the_study_says() -> None:
    samples = table(tissue=["inflamed mucosa"] * 3 + ["healthy mucosa"] * 3)
    series = Series("GSE1", "GPL1", samples, (), np.empty((0, 6)))
    case, control = Match(field="tissue", match="inflamed"), Match(field="tissue", match="healthy", label="donors")
    grouping = groups_from_study(series, case, control)
    assert grouping.case_label == "inflamed mucosa"
    assert grouping.control_label == "donors"


def test_one_control_with_two_drugs_offers_each_alone() -> None:
    samples = SampleTable(
        tuple(f"GSM{i}" for i in range(9)),
        {"treatment": ("vehicle",) * 3 + ("drug A",) * 3 + ("drug B",) * 3},
        ("treatment",),
    )
    grouping = infer_groups(Series("GSE1", "GPL1", samples, (), np.empty((0, 9))))
    assert grouping.count(Role.CASE) == 6
    assert [(one.count(Role.CASE), one.count(Role.CONTROL)) for one in grouping.alternatives] == [(3, 3), (3, 3)]
    for one in grouping.alternatives:
        series = Series("GSE1", "GPL1", samples, (), np.empty((0, 9)))
        assert groups_from_study(series, one.case, one.control).roles == one.roles
