"""What a series is about: recognised by the words of its cases, the study file's word first, and when two differ."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from geneverdict.model.prepared import Grade, Grouping, Role
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import SeriesSpec
from geneverdict.model.subject import Subject, differing
from geneverdict.preparation.groups.subject import diseases_in, subject_of


def series(title: str = "", **columns: tuple[str, ...]) -> Series:
    n = len(next(iter(columns.values())))
    ids = tuple(f"S{i}" for i in range(n))
    return Series("GSE1", "GPL1", SampleTable(ids, columns), ("p",), np.zeros((1, n)), {"title": (title,)})


def about(made: Series, *, cases: int = 3, **said: str) -> Subject:
    n = len(made.samples)
    roles = (Role.CASE,) * cases + (Role.CONTROL,) * (n - cases)
    groups = Grouping(roles, (), "case", "control", Grade.SURE, (), "study file")
    return subject_of(made, groups, SeriesSpec(id="GSE1", **said))


GUT = ("ulcerative colitis",) * 3 + ("healthy",) * 3


def test_the_cases_words_tell() -> None:
    found = about(series(disease=GUT, source_name=("colonic mucosa",) * 6))
    assert (found.tissue, found.disease) == ("colonic mucosa", "ulcerative colitis")
    assert found.tissues == ("bowel",)
    assert set(found.diseases) == {"ulcerative_colitis", "inflammatory_bowel_disease"}


def test_what_the_controls_say_does_not_count() -> None:
    assert about(series(tissue=("", "", "", "liver", "liver", "liver"))).tissues == ()


def test_fewer_than_half_of_the_cases_do_not_tell() -> None:
    assert about(series(tissue=("liver", "", "", "", "", ""))).tissue == ""


def test_the_title_tells_where_the_samples_do_not() -> None:
    found = about(series("Dilated cardiomyopathy in the human heart", group=("a",) * 3 + ("b",) * 3))
    assert (found.tissue, found.tissues) == ("heart", ("heart",))
    assert "cardiomyopathy" in found.diseases


def test_protocols_and_free_text_do_not_tell() -> None:
    found = about(series(description=("brain bank",) * 6, extract_protocol=("liver kit",) * 6, label_ch1=("x",) * 6))
    assert found == Subject()


def test_the_study_files_word_stands() -> None:
    found = about(series(disease=GUT), tissue="rectum", disease="Behçet")
    assert (found.tissue, found.tissues, found.disease, found.diseases) == ("rectum", ("bowel",), "Behçet", ("behçet",))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ulcerative colitis", "Crohn's disease", True),  # both are inflammatory bowel disease
        ("type 2 diabetes", "diabetes mellitus", True),
        ("hepatocellular carcinoma", "colorectal cancer", True),  # which tumour: the tissue says
        ("ulcerative colitis", "heart failure", False),
        ("lung adenocarcinoma", "COPD, emphysema", False),
        ("ulcerative colitis", "inflamed", True),  # says no disease
    ],
)
def test_when_two_differ(one: str, other: str, same: bool) -> None:
    told = [Subject(diseases=tuple(diseases_in(text))) for text in (one, other)]
    assert differing(told) == (() if same else ("diseases",))


def test_unknown_differs_from_nothing() -> None:
    known = Subject(tissues=("liver",), diseases=("nash",))
    assert differing([known, Subject(), known]) == ()
    assert differing([known, replace(known, tissues=("heart", "liver"))]) == ()
    assert differing([known, Subject(tissues=("heart",), diseases=("asthma",))]) == ("tissues", "diseases")
