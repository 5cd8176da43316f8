"""On which scale real values are, and what an answer says where that is in doubt."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import numpy as np
import pytest

from geneverdict.api import call, fit, prepare, read_series, read_study
from geneverdict.evidence.in_memory import InMemory
from geneverdict.messages import english, languages, speaker
from geneverdict.model.prepared import Grade
from geneverdict.model.series import Platform, SampleTable, Series
from geneverdict.model.study import Match, SeriesSpec, Thresholds
from geneverdict.model.verdict import Call, GeneAnswer, SeriesResult
from geneverdict.model.why import Level
from geneverdict.pipeline.answer import answer_gene
from geneverdict.pipeline.load import load
from geneverdict.preparation.values import prepare_values
from geneverdict.settings import Settings

pytestmark = pytest.mark.shared

CLEAN = {
    "GSE14520": "log2",
    "GSE27533": "log2",
    "GSE3325": "linear",
    "GSE42872": "log2",
    "GSE4107": "linear",
    "GSE6222": "linear",
    "GSE83521": "log2",
    "GSE89143": "linear",
    "GSE95166": "log2",
}


@pytest.mark.parametrize("series", CLEAN)
def test_the_clean_series_keep_their_grades(shared: Path, series: str) -> None:
    scale = prepare_values(read_series(next((shared / "geo/series").rglob(f"{series}*_series_matrix.txt.gz")))).scale
    assert (scale.kind, scale.grade, scale.doubts) == (CLEAN[series], Grade.SURE, ())


@pytest.fixture
def fitted(shared: Path, tmp_path: Path):
    def _fitted(case: str, **said: object) -> SeriesResult:
        folder = next((shared / "cases").glob(f"{case}-*"))
        study = folder / "study.toml"
        spec = read_study(study).series[0] if study.is_file() else SeriesSpec(id="GSE9100")
        spec = spec.model_copy(update=said)
        loaded = load(spec.id, spec, Settings(mirror=str(folder / "geo"), cache=tmp_path))
        return fit(prepare(loaded, accept_checks=True))

    return _fitted


def ask(result: SeriesResult, gene: str = "ITGA5") -> GeneAnswer:
    return answer_gene(InMemory((result,), Thresholds()), gene, Thresholds())


def test_linear_values_with_negatives_lose_grade(fitted) -> None:
    result = fitted("13")
    assert (result.scale.kind, result.scale.grade) == ("linear", Grade.CHECK)
    assert "16.2% of the values are not above 0" in " ".join(map(english, result.scale.evidence))
    assert "in doubt in GSE9100 (a part of them is not above 0" in english(ask(result).verdict.headline)


def test_linear_values_divided_by_their_median_are_not_called_log2(fitted) -> None:
    result = fitted("47")
    answer = ask(result)
    assert (result.scale.grade, answer.answers[0].effect_unit) == (Grade.CHECK, "difference")
    assert "in doubt in GSE9100 (they look unlogged)" in english(answer.verdict.headline)
    assert answer.answers[0].level not in (Level.TRIVIAL, Level.EQUIVALENT)
    for lang in languages():
        assert "GSE9100" in speaker(lang)(answer.verdict.headline)


def test_the_users_word_settles_them(fitted) -> None:
    answer = ask(fitted("47", scale="linear"))
    assert answer.answers[0].call is Call.UP
    assert "in doubt" not in english(answer.verdict.text)
    as_log2 = ask(fitted("47", scale="log2"))
    assert as_log2.answers[0].effect_unit == "log2FC"
    assert "scale_declared" in [f.code for f in as_log2.answers[0].why.findings]


@pytest.mark.parametrize("said", [{}, {"scale": "proportion"}])
def test_methylation_has_no_fold_change(fitted, said: dict[str, str]) -> None:
    result = fitted("60", **said)
    answer = ask(result)
    one = answer.answers[0]
    assert (result.scale.kind, one.effect_unit, one.level) == ("proportion", "difference", Level.UNDETERMINED)
    assert "quivalent" not in english(answer.verdict.text)
    assert ("proportions or other values of methylation)" in english(answer.verdict.headline)) is not bool(said)
    assert not result.has_fold_changes


def twice_logged(shared: Path) -> Series:
    with gzip.open(shared / "data/seed/GSE28735_fc_genes.csv.gz", "rt", encoding="utf-8") as lines:
        head, *rows = csv.reader(lines)
    first = {row[0]: np.array(row[1:], dtype=float) for row in reversed(rows)}
    titles = tuple("tumour" if int(name.strip("GSM")) % 2 == 0 else "adjacent" for name in head[1:])
    samples = SampleTable(tuple(head[1:]), {"title": titles})
    return Series("GSE28735", "", samples, tuple(first), np.array(list(first.values())))


def result_of(series: Series, scale: str | None) -> SeriesResult:
    case, control = (Match(field="title", match=word) for word in ("tumour", "adjacent"))
    spec = SeriesSpec(id=series.id, case=case, control=control, pair=False, scale=scale)
    rows = Platform("", series.probes, tuple((probe,) for probe in series.probes), "row names")
    return fit(prepare(series, rows, spec))


def test_a_series_logged_twice_is_named_and_undone(shared: Path) -> None:
    series = twice_logged(shared)
    once = Series(series.id, "", series.samples, series.probes, 2**series.values)
    found, undone, right = result_of(series, None), result_of(series, "log2_twice"), result_of(once, "log2")
    gene = found.expression.genes[0]
    assert "logged twice" in english(ask(found, gene).verdict.headline)
    assert "in doubt" not in english(ask(undone, gene).verdict.headline)
    for name in ("log2fc", "se", "t", "p", "fdr"):
        np.testing.assert_allclose(getattr(undone.fit, name), getattr(right.fit, name), rtol=1e-9)
    assert call(undone, gene).effect_unit == "log2FC"
