"""The inputs that people's reports led to: tables of their own, and files that are not as they should be."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from geneverdict.cli.app import app
from geneverdict.errors import ReadError
from geneverdict.io.sources.platform_table import read_probe_map
from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.io.sources.tables import read_table

pytestmark = pytest.mark.shared


@pytest.fixture
def case(shared: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a command in a case's folder: exit code, and what the terminal shows as one line."""

    def run(name: str, *words: str) -> tuple[int, str]:
        monkeypatch.chdir(shared / "cases" / name)
        done = CliRunner().invoke(app, [*words, "--geo", "geo", "--offline"])
        return done.exit_code, " ".join(f"{done.output} {done.exception}".split())

    return run


@pytest.mark.parametrize(
    "name",
    ["17-sheet-with-row-numbers", "18-make-names-prefix", "20-excel-trailing-empty-columns", "21-excel-sep-line"],
)
def test_one_table_written_in_many_ways(case, tmp_path: Path, name: str) -> None:
    code, _ = case(name, "run", "study.toml", "-o", str(tmp_path / "out"), "--no-figures")
    answer = json.loads((tmp_path / "out/genes/ITGA5.json").read_text())
    assert code == 0
    assert [round(row["log2fc"], 2) for row in answer["series"]] == [1.31]


def test_cells_below_detection_are_offered_as_missing(case, shared: Path) -> None:
    code, seen = case("15-below-detection-cells", "inspect", "GSE9100")
    assert code == 1
    assert 'missing = ["<0.01"]' in seen
    path = next((shared / "cases/15-below-detection-cells/geo").rglob("*_series_matrix.txt.gz"))
    notes = {note.code: note.values["n"].value for note in read_series_matrix(path, missing=("<0.01",)).notes}
    assert (notes["read-infinite"], notes["read-missing_words"]) == (2, 1)


def test_one_tab_too_many_in_every_line(case) -> None:
    assert case("16-empty-last-column", "inspect", "GSE9100")[0] == 0


def test_counts_are_analysed_as_counts(case, tmp_path: Path) -> None:
    code, seen = case("24-raw-counts-as-expression", "run", "study.toml", "-o", str(tmp_path / "out"), "--no-figures")
    assert code == 0
    assert "ITGA5 is counted too rarely to be tested" in seen
    report = (tmp_path / "out/report.html").read_text()
    assert "Counts of reads: whole numbers" in report
    assert "Left out, because they are no genes: the rows" in report
    assert "__no_feature" not in pl.read_parquet(tmp_path / "out/probes/mine.parquet")["probe"]


def test_rows_of_one_gene_go_through_the_choice_of_probes(case, tmp_path: Path) -> None:
    code, _ = case("26-duplicate-symbols-as-rows", "run", "study.toml", "-o", str(tmp_path / "out"), "--no-figures")
    row = json.loads((tmp_path / "out/genes/ITGA5.json").read_text())["series"][0]
    assert (code, row["call"], row["probe"]) == (0, "up", "ITGA5 #2")
    assert row["log2fc"] == pytest.approx(2.0, abs=0.01)


def test_a_chinese_sheet_is_read_and_the_guess_is_said(case, shared: Path, tmp_path: Path) -> None:
    _, seen = case("58-chinese-group-words", "run", "study.toml", "-o", str(tmp_path / "out"), "--no-figures")
    assert "is not UTF-8 and was read as gb18030, which is a guess" in seen
    folder = shared / "cases/58-chinese-group-words"
    series = read_table(folder / "expr.csv", folder / "sheet.csv", id="mine")
    assert set(series.samples.column("分组")) == {"肿瘤", "癌旁"}


def test_a_probe_map_of_one_cell(shared: Path) -> None:
    with pytest.raises(ReadError, match="one column|columns"):
        read_probe_map(shared / "cases/reliability/probe_map_one_quoted_cell.csv")


def test_a_text_of_colons(shared: Path) -> None:
    read_series_matrix(shared / "cases/reliability/colons_20kB_series_matrix.txt")


def test_a_sample_lost_is_said_with_its_name(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (shared / "cases/17-sheet-with-row-numbers").iterdir():
        (tmp_path / path.name).write_text(path.read_text().replace("S8", "S9" if path.name == "sheet.csv" else "S8"))
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["run", "study.toml", "--no-figures", "--offline"])
    seen = " ".join(done.output.split())
    assert "mine: 1 column of the matrix is not in the sample sheet and was left out: 'S8'." in seen
    assert "mine: 1 sample of the sheet is not in the matrix: 'S9'." in seen
