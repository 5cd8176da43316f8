"""The study file: what it may say, how it is refused, and that writing and reading it gives the same study."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.errors import StudyError
from geneverdict.io.study import read_study, study_text
from geneverdict.model.study import Match, PairList, PairRule, SeriesSpec, Study, Thresholds
from geneverdict.model.survival_spec import SurvivalSpec

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
    ('genes = ["A"]\n[thresholds]\nfdr = 5\n[[series]]\nid="GSE1"\n', ["'fdr'", "a number of at most 1", "found 5"]),
    ('[[series]]\nid="GSE1"\n', ["'genes' is missing", 'genes = ["ITGA5"]']),
    ('genes = ["A"]\n', ["'series' is missing", "[[series]]"]),
    ('genes = []\n[[series]]\nid="GSE1"\n', ["'genes'", "at least one", '["ITGA5"]']),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\ncase = { field = "x", match = "(" }\n', ["regular expression", "series 1"]),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\ncase = { field = "x" }\n', ["expected", "samples", "series 1"]),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\n[[series]]\nid="gse1"\n', ["named twice"]),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\npair = true\n', ["pair", "series 1"]),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\npair = { feld = "x" }\n', ["feld", "field"]),
    ('genes = "A"\n[[series]]\nid="GSE1"\n', ["'genes' cannot be this", 'a list like ["ITGA5"]', 'found "A"']),
    ('genes = [1]\n[[series]]\nid="GSE1"\n', ["'genes', item 1", "text in quotes", "found 1"]),
    ('genes = ["A", " "]\n[[series]]\nid="GSE1"\n', ["'genes', item 2", "not empty"]),
    ('genes = ["A"]\nseries = []\n', ["'series'", "[[series]]"]),
    ('genes = ["A"]\nseries = ["GSE1"]\n', ["series", "item 1", "[[series]]", 'found "GSE1"']),
    ('genes = ["A"]\nthresholds = 1\n[[series]]\nid="GSE1"\n', ["'thresholds'", "[thresholds]", "found 1"]),
    ('genes = ["A"]\n[[series]]\nid=""\n', ["'id'", "not empty", "series 1"]),
    ('genes = ["A"]\n[[series]]\nid=5\n', ["'id'", "text in quotes", "found 5"]),
    ('genes = ["A"]\n[[series]]\nid="a/b"\nexpression="x"\n', ["'a/b'", "letters, digits", "series 1"]),
    ('genes = ["A"]\n[[series]]\nid=".."\nexpression="x"\n', ["'..'", "letter or digit first"]),
    ('genes = ["A"]\n[[series]]\nid="a"\nexpression=""\n', ["'expression'", "not empty"]),
    ('genes = ["A"]\n[[series]]\nid="a"\nexpression="."\n', ["'expression' is a folder", "series a"]),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\nsamples="s.tsv"\n', ["'samples'", "needs expression"]),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\ncovariates="age"\n', ["'covariates'", "a list", 'found "age"']),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\npair="x"\n', ["'pair'", "or false", 'found "x"']),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\npair={ field = 1 }\n', ["'field'", "text in quotes", "found 1"]),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\ncase="x"\n', ["'case'", "{ field", 'found "x"']),
    ('genes = ["A"]\n[[series]]\nid="GSE1"\ncase={ samples = "x" }\n', ["'samples'", "a list"]),
    ('genes = ["A"]\n[[series]]\nid="x y"\nexpression="x"\n[[series]]\nid="X-y"\nexpression="x"', ["named twice"]),
    *(
        (f'genes = ["A"]\n[thresholds]\nlog2fc = {value}\n[[series]]\nid="GSE1"\n', ["'log2fc'", *words])
        for value, words in (
            ('"1"', ["a number, without quotes", 'found "1"']),
            ("true", ["a number", "found true"]),
            ("inf", ["a finite number", "found inf"]),
            ("nan", ["a finite number", "found nan"]),
            ("-1", ["a number of at least 0", "found -1"]),
        )
    ),
    ('genes = ["A"]\n[analysis]\ntrend = "yes"\n[[series]]\nid="GSE1"\n', ["'trend'", "true or false", 'found "yes"']),
    (
        'genes = ["A"]\n[analysis]\narray_weights = "grup"\n[[series]]\nid="GSE1"\n',
        ["[analysis]", 'true, false or "group"', '"grup"'],
    ),
    ('genes = ["A"]\n[analysis]\nunpaired = "x"\n[[series]]\nid="GSE1"\n', ["'unpaired'", "'block_correlation'"]),
    *(
        (f'genes = ["A"]\n[[series]]\nid="GSE1"\n{line}\n', words)
        for line, words in (
            ("survival = true", ["'survival'", "{ time", "or false", "found true"]),
            ('survival = "x"', ["'survival'", "{ time", 'found "x"']),
            ('survival = { tme = "x", event = "y" }', ["unknown key 'tme'", "Did you mean: time"]),
            ('survival = { time = "x" }', ["'event' is missing"]),
            ('survival = { time = "x", event = "x" }', ["'survival'", "time and event name the same field"]),
            ('survival = { time = 5, event = "x" }', ["'time'", "text in quotes", "found 5"]),
            ('survival = { time = "x", event = "e", unit = "year" }', ["'unit'", "'years'", 'found "year"']),
            ('survival = { time = "x", event = "e", event_value = [] }', ["'event_value'", "at least one", '"dead"']),
            ('survival = { time = "x", event = "e", censored_value = "a" }', ["'survival'", "needs event_value"]),
            ('survival = { time = "x", event = "e", endpoint = "os" }', ["'endpoint'", "'overall'", 'found "os"']),
            ("survival_cut = 6", ["'survival_cut'", "{ ITGA5 = 6.5 }", "found 6"]),
            ("survival_cut = {}", ["'survival_cut'", "at least one"]),
            ('survival_cut = { A = "x" }', ["'A'", "a number, without quotes", 'found "x"']),
            ('survival_covariates = "age"', ["'survival_covariates'", "a list", 'found "age"']),
            ('clinical = "c.tsv"', ["'clinical' is given but 'clinical_key' is not"]),
            ('clinical_key = "c"', ["'clinical_key' is given but 'clinical' is not"]),
            ('clinical = "."\nclinical_key = "p"', ["'clinical' is a folder", "series GSE1"]),
        )
    ),
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
    for word in [*words, str(tmp_path / "study.toml")]:
        assert word in line, line
    for library_word in (
        "Tuple",
        "tuple",
        "Input",
        "instance",
        "dictionary",
        "PairRule",
        "function-",
        "validation",
        "Value error",
    ):
        assert library_word not in line, line


def test_names_are_tidied_and_repeats_count_once(tmp_path: Path) -> None:
    text = 'genes = [" ITGA5", "TMC5 ", "ITGA5"]\n[thresholds]\nlog2fc = 1\n[[series]]\nid = " GSE1 "\n'
    study = read_study(write(tmp_path, text + 'covariates = ["age", "age"]\n'))
    assert study.genes == ("ITGA5", "TMC5")
    assert (study.series[0].id, study.series[0].covariates) == ("GSE1", ("age",))
    assert study.thresholds.log2fc == 1.0
    own = '[[series]]\nid = "Müller 2.1_b-c"\nexpression = "x.tsv"\n'
    assert read_study(write(tmp_path, 'genes = ["A"]\n' + own)).series[0].id == "Müller 2.1_b-c"


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
    id=texts.filter(str.strip),
    platform=st.none() | texts,
    case=st.none() | matches,
    control=st.none() | matches,
    pair=st.none()
    | st.just(False)
    | st.builds(PairRule, field=texts, strip=st.none() | patterns)
    | st.lists(texts, min_size=2, max_size=2, unique_by=str.casefold).map(lambda two: PairList(samples=(tuple(two),))),
    covariates=st.lists(texts, max_size=2).map(tuple),
    symbols=st.sampled_from([None, "today", "as_given"]),
)
gene_names = texts.filter(lambda name: name.strip() and not name.startswith("@"))  # "@" begins a list in a file
studies = st.builds(
    Study,
    title=texts,
    genes=st.lists(gene_names, min_size=1, max_size=3).map(tuple),
    thresholds=st.builds(Thresholds, log2fc=st.floats(0, 9), fdr=st.floats(0.001, 1)),
    series=st.lists(specs, min_size=1, max_size=3, unique_by=lambda s: s.id.casefold().replace(" ", "-")).map(tuple),
)


@given(studies)
def test_written_and_read_again_it_is_the_same_study(tmp_path_factory: pytest.TempPathFactory, study: Study) -> None:
    folder = tmp_path_factory.mktemp("study")
    assert read_study(write(folder, study_text(study, folder=folder))) == study


def test_paths_are_written_relative_to_where_the_file_will_be(tmp_path: Path) -> None:
    spec = SeriesSpec(id="mine", expression=str(tmp_path / "data" / "x.tsv"))
    text = study_text(Study(genes=("A",), series=(spec,)), folder=tmp_path / "results")
    assert 'expression = "../data/x.tsv"' in text


SURVIVAL = """
genes = ["ITGA5"]
[[series]]
id = "GSE1"
survival = { time = ["os", "follow up"], unit = "days", event = "dead", event_value = 1, endpoint = "overall" }
survival_cut = { ITGA5 = 6.5, "NKX2.5" = 3 }
survival_covariates = ["age", "age", "stage"]
clinical = "tables/clinical.tsv"
clinical_key = "patient"
[[series]]
id = "GSE2"
survival = false
"""


def test_survival_is_read_and_written_again(tmp_path: Path) -> None:
    study = read_study(write(tmp_path, SURVIVAL))
    first, second = study.series
    assert isinstance(first.survival, SurvivalSpec)
    assert (first.survival.time, first.survival.event_value) == (("os", "follow up"), ("1",))
    assert first.survival_cut == {"ITGA5": 6.5, "NKX2.5": 3.0}
    assert first.survival_covariates == ("age", "stage")
    assert first.clinical == str((tmp_path / "tables/clinical.tsv").resolve())
    assert second.survival is False
    (tmp_path / "deep").mkdir()
    text = study_text(study, folder=tmp_path / "deep")
    assert 'clinical = "../tables/clinical.tsv"' in text
    assert read_study(write(tmp_path / "deep", text)) == study
