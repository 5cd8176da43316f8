"""The study file: what it may say, how it is refused, and that writing and reading it gives the same study."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.errors import StudyError
from geneverdict.io.study import read_study, study_text
from geneverdict.model.study import Match, PairRule, SeriesSpec, Study, Thresholds

GOOD = """
title = "t"
genes = ["ITGA5"]
[thresholds]
log2fc = 0.585
[[series]]
id = "GSE4107"
[[series]]
id = "mine"
expression = "data/x.tsv"
case = { field = "Group", match = "^d$" }
control = { samples = ["a", "b"] }
pair = { field = "Block", strip = "[AB]$" }
covariates = ["age"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "study.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_study_is_read_with_its_defaults_and_absolute_paths(tmp_path: Path) -> None:
    study = read_study(write(tmp_path, GOOD))
    assert study.thresholds == Thresholds(log2fc=0.585, fdr=0.05)
    assert study.series[1].expression == str((tmp_path / "data/x.tsv").resolve())
    assert study.series[1].pair == PairRule(field="Block", strip="[AB]$")
    assert study.series[0] == SeriesSpec(id="GSE4107")


BAD = [
    ('genes = ["A"]\n[[series]]\nid = "GSE1"\ncontrl = 1\n', ["unknown key 'contrl'", "series 1 (GSE1)", "control"]),
    (
        'genes = ["A"]\n[thresholds]\nlogfc = 1\n[[series]]\nid="GSE1"\n',
        ["unknown key 'logfc'", "thresholds", "log2fc"],
    ),
    ('genes = ["A"]\n[thresholds]\nfdr = 5\n[[series]]\nid="GSE1"\n', ["'fdr'", "less than or equal to 1", "5"]),
    ('[[series]]\nid="GSE1"\n', ["'genes' is missing", 'genes = ["ITGA5"]']),
    ('genes = ["A"]\n', ["'series' is missing", "[[series]]"]),
    ('genes = []\n[[series]]\nid="GSE1"\n', ["'genes'", "at least 1"]),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\ncase = { field = "x", match = "(" }\n', ["regular expression", "series 1"]),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\ncase = { field = "x" }\n', ["expected", "samples", "series 1"]),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\n[[series]]\nid="gse1"\n', ["named twice"]),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\npair = true\n', ["pair", "series 1"]),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\npair = { feld = "x" }\n', ["feld", "field"]),
    ('genes = "A"\n[[series]]\nid="GSE1"\n', ["'genes'"]),
    ("genes = [\n", ["not valid TOML"]),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\nprobe_choice = "smallest_p"\n', ["probe_choice", "highest_median"]),
]


@pytest.mark.parametrize(("text", "words"), BAD)
def test_a_wrong_study_gets_one_line_that_says_where_and_what(tmp_path: Path, text: str, words: list[str]) -> None:
    with pytest.raises(StudyError) as caught:
        read_study(write(tmp_path, text))
    line = str(caught.value)
    assert "\n" not in line
    assert caught.value.exit_code == 2
    for word in words:
        assert word in line, line


def test_a_missing_file_and_a_binary_file_are_said(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="no such study file"):
        read_study(tmp_path / "none.toml")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StudyError, match="not UTF-8"):
        read_study(tmp_path / "b.toml")


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=12)
patterns = st.sampled_from(["tumou?r", r"^T_\d+$", 'a"b', r"a\\b", "é|漢", "\x7f"])
matches = st.one_of(
    st.builds(Match, field=texts, match=patterns), st.builds(Match, samples=st.lists(texts, min_size=1).map(tuple))
)
specs = st.builds(
    SeriesSpec,
    id=texts,
    platform=st.none() | texts,
    case=st.none() | matches,
    control=st.none() | matches,
    pair=st.none() | st.just(False) | st.builds(PairRule, field=texts, strip=st.none() | patterns),
    covariates=st.lists(texts, max_size=2).map(tuple),
    symbols=st.sampled_from([None, "today", "as_given"]),
)
studies = st.builds(
    Study,
    title=texts,
    genes=st.lists(texts, min_size=1, max_size=3).map(tuple),
    thresholds=st.builds(Thresholds, log2fc=st.floats(0, 9), fdr=st.floats(0.001, 1)),
    series=st.lists(specs, min_size=1, max_size=3, unique_by=lambda s: s.id.casefold()).map(tuple),
)


@given(studies)
def test_written_and_read_again_it_is_the_same_study(tmp_path_factory: pytest.TempPathFactory, study: Study) -> None:
    folder = tmp_path_factory.mktemp("study")
    assert read_study(write(folder, study_text(study, folder=folder))) == study


def test_paths_are_written_relative_to_where_the_file_will_be(tmp_path: Path) -> None:
    spec = SeriesSpec(id="mine", expression=str(tmp_path / "data" / "x.tsv"))
    text = study_text(Study(genes=("A",), series=(spec,)), folder=tmp_path / "results")
    assert 'expression = "../data/x.tsv"' in text
