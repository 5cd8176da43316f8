"""What people's tables call genes: named cases from ../shared/cases, from their files to the answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from geneverdict.api import call, fit, prepare, read_study
from geneverdict.errors import StudyError
from geneverdict.evidence.in_memory import InMemory
from geneverdict.messages import english, say
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call, GeneAnswer, SeriesResult
from geneverdict.pipeline.answer import answer_gene
from geneverdict.pipeline.load import load
from geneverdict.settings import Settings

pytestmark = pytest.mark.shared


@pytest.fixture
def fitted(shared: Path, tmp_path: Path):
    def _fitted(case: str, study: str = "study.toml", **said: object) -> SeriesResult:
        folder = next((shared / "cases").glob(f"{case}-*"))
        spec = read_study(folder / study).series[0].model_copy(update=said)
        loaded = load(spec.id, spec, Settings(mirror=str(folder / "geo"), cache=tmp_path))
        prepared = prepare(loaded, accept_checks=True)
        return replace(fit(prepared), notes=(*loaded.notes, *prepared.probe_map.notes))

    return _fitted


def ask(result: SeriesResult, gene: str) -> GeneAnswer:
    return answer_gene(InMemory((result,), Thresholds()), gene, Thresholds())


@pytest.mark.parametrize(
    ("case", "column", "said"),
    [
        ("09", "SPOT_ID", "it holds Entrez ids"),
        ("10", "SPOT_ID.1", "100% of the names in it are known symbols"),
        ("44", "Gene symbol", "came from the series' family file"),
        ("48", "Human Gene Symbol", "100% of the names in it are known symbols"),
        ("51", "gene_assignment", "'Gene Symbol' for 3 only; where the first names none, the other is taken"),
    ],
)
def test_symbols_are_found_wherever_they_stand(fitted, case: str, column: str, said: str) -> None:
    result = fitted(case)
    notes = " ".join(map(english, result.notes))
    assert english(result.probe_map.source).endswith(f"column '{column}'") or case == "44"
    assert said in notes or case == "44", notes
    assert call(result, "ITGA5").call is Call.UP
    assert all(say(note, "zh") != english(note) for note in result.notes)


def test_ensembl_ids_match_a_map_without_versions(fitted) -> None:
    result = fitted("23")
    assert "Ensembl ids that the table has with another version or without one" in " ".join(map(english, result.notes))
    assert call(result, "ITGA5").call is Call.UP


def test_ids_that_no_table_knows_are_not_called_unmeasured(fitted) -> None:
    result = fitted("23", "nomap.toml")
    headline = english(ask(result, "ITGA5").verdict.headline)
    assert "ITGA5 cannot be looked up, because the names in this table are Ensembl ids" in headline
    assert "probe_map = " in headline
    assert "not measured" not in headline
    with pytest.raises(StudyError, match="Ensembl ids") as caught:
        call(result, "ITGA5")
    assert "probe_map" in str(caught.value)


@pytest.mark.parametrize("gene", ["SEPTIN2", "SEPT2", "2-Sep"])
def test_dates_of_a_spreadsheet_are_repaired_in_rows_too(fitted, gene: str) -> None:
    row = call(fitted("27"), gene).row
    assert row is not None
    assert row.gene == "SEPTIN2"
    assert row.probe == "2-Sep"


@pytest.mark.parametrize("gene", ["MARCHF1", "MTARC1"])
def test_what_a_date_may_be_is_not_called_unmeasured(fitted, gene: str) -> None:
    answer = ask(fitted("27"), gene)
    headline = english(answer.verdict.headline)
    assert headline.startswith(f"{gene} cannot be looked up, because 1-Mar in this table may be it or another gene.")
    assert answer.verdict.code == "not_looked_up"
    assert answer.answers[0].level == "cannot be looked up"


def test_other_genes_are_not_on_it_as_a_fact(fitted) -> None:
    assert english(ask(fitted("27"), "SEPTIN7").verdict.headline).startswith("SEPTIN7 was not measured")


def test_numbers_of_a_spreadsheet_are_no_genes(fitted) -> None:
    result = fitted("27")
    assert "2.31E+13" not in result.expression.genes
    assert "2.31E+13" in " ".join(map(english, result.notes))


def test_the_user_may_name_the_column(fitted) -> None:
    result = fitted("10", symbol_column="spot_id.1")
    assert call(result, "ITGA5").call is Call.UP
    with pytest.raises(StudyError, match="no column 'Symbol'") as caught:
        fitted("10", symbol_column="Symbol")
    assert "SPOT_ID.1" in str(caught.value)


def test_a_column_without_genes_gives_an_error_with_what_to_do(fitted) -> None:
    with pytest.raises(StudyError, match="cannot be looked up") as caught:
        call(fitted("10", symbol_column="probeset_id"), "ITGA5")
    assert "symbol_column = " in str(caught.value)
