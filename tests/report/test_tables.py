"""The gene's JSON, CSV and terminal table: complete, documented, without NaN."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from geneverdict.cli.terminal import answer_table
from geneverdict.model.column import names as column_names
from geneverdict.model.to_json import record_json
from geneverdict.model.verdict import PooledRow, ProbeRow, SeriesAnswer, SeriesFailure
from geneverdict.records.documentation import filled
from geneverdict.records.gene import CSV, GeneFile, gene_csv, gene_json

DOC = Path(__file__).resolve().parents[2] / "docs" / "gene-json.md"

ISSUE = {
    *("id", "platform", "scale", "design", "n_case", "n_control", "n_pairs", "probe"),
    *("log2fc", "se", "ci_low", "ci_high", "t", "df", "p", "fdr"),
    *("rank", "n_genes", "percentile", "call", "reason"),
}
ISSUE_POOLED = ["k", "estimate", "ci_low", "ci_high", "pi_low", "pi_high", "p", "tau2", "i2", "q", "method"]


def test_the_documentation_is_made_from_the_columns() -> None:
    assert filled(text := DOC.read_text(encoding="utf-8")) == text


def test_every_field_that_was_promised_is_there(factory) -> None:
    run = factory.six()
    body = gene_json(run.genes[0], run.provenance)
    assert tuple(body) == column_names(GeneFile)
    assert body["schema"] == "geneverdict/gene/2"
    assert set(body["verdict"]) == {"code", "text", "headline", "details"}
    for series in body["series"]:
        assert tuple(series) == column_names(SeriesAnswer)
        assert not ISSUE - set(series)
        for probe in series["probes"]:
            assert tuple(probe) == column_names(ProbeRow)
    assert tuple(body["pooled"]) == column_names(PooledRow)
    assert set(ISSUE_POOLED) <= set(body["pooled"])
    assert all(tuple(failure) == column_names(SeriesFailure) for failure in body["failures"])


def test_json_holds_the_numbers_unrounded(factory) -> None:
    run = factory.six()
    row = run.genes[0].answers[0].row
    series = json.loads(json.dumps(gene_json(run.genes[0])))["series"][0]
    assert (series["log2fc"], series["p"], series["df"]) == (row.log2fc, row.p, row.df)
    assert series["reason"] == record_json(run.genes[0].answers[0].reason)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_null(factory, value: float) -> None:
    gene = factory.run((factory.Sketch(),)).genes[0]
    item = gene.answers[0]
    strange = replace(item, row=replace(item.row, se=value, p=value))
    body = gene_json(replace(gene, answers=(strange,)))
    json.dumps(body, allow_nan=False)
    assert body["series"][0]["se"] is None
    assert body["pooled"]["ci_low"] is None


def test_numpy_numbers_become_plain(factory) -> None:
    import numpy as np

    gene = factory.run((factory.Sketch(),)).genes[0]
    row = replace(gene.answers[0].row, log2fc=np.float64(0.5), rank=np.int64(3))
    body = gene_json(replace(gene, answers=(replace(gene.answers[0], row=row),)))
    assert json.loads(json.dumps(body))["series"][0]["rank"] == 3


def test_csv_has_a_row_for_every_series_and_failure(factory) -> None:
    gene = factory.six().genes[0]
    rows = list(csv.DictReader(io.StringIO(gene_csv(gene))))
    assert tuple(rows[0]) == CSV
    assert [row["id"] for row in rows] == [*(a.id for a in gene.answers), "GSE183947"]
    assert float(rows[0]["log2fc"]) == gene.answers[0].row.log2fc
    unmeasured = next(row for row in rows if row["id"] == "GSE95166")
    assert unmeasured["log2fc"] == ""
    assert unmeasured["reason_code"] == "not_on_platform"
    assert rows[-1]["call"] == "not analysed"


def test_csv_of_names_with_commas_quotes_and_lines(factory) -> None:
    gene = factory.run((factory.Sketch(id='a,"b"\nc'),)).genes[0]
    assert next(csv.DictReader(io.StringIO(gene_csv(gene))))["id"] == 'a,"b"\nc'


def _print(gene, width: int) -> str:
    from rich.console import Console

    console = Console(width=width, file=io.StringIO(), highlight=False)
    for part in answer_table(gene):
        console.print(part)
    return console.file.getvalue()


def test_terminal_table_fits_eighty_columns(factory) -> None:
    run = factory.six()
    rows = [replace(a, row=replace(a.row, rank=12345, n_genes=21788)) if a.row else a for a in run.genes[0].answers]
    shown = _print(replace(run.genes[0], answers=tuple(rows)), 80)
    assert max(map(len, shown.splitlines())) <= 80
    for item in rows:
        line = next(line for line in shown.splitlines() if line.startswith(item.id))
        assert "…" not in line
        assert "not called" in line or "up" in line
        if item.row:
            assert f"[{item.row.ci_low:.2f}".replace("-", "−") in line
            assert "12,345" in line


def test_terminal_takes_words_literally_and_never_calls_a_difference_log2fc(factory) -> None:
    gene = factory.run((factory.Sketch(id="[red]x[/red]", kind="zscored"),), failures=(factory.failure,)).genes[0]
    shown = _print(gene, 80)
    assert "[red]x[/red]" in shown
    assert "log2FC" not in shown.split("GSE183947")[0].replace("|log2FC|", "")
    assert "difference [95 % CI]" in shown
    assert "not analysed" in shown
