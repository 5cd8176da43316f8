"""Tables in memory say what the files say, to every question."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from geneverdict.errors import ResultsError
from geneverdict.io.results.loaded import LoadedTables
from geneverdict.io.results.store import Tables, open_tables, read_summary
from geneverdict.pipeline.ask import answer_gene
from geneverdict.report.tables import gene_json
from geneverdict.web.results import Results

pytestmark = pytest.mark.slow

SERIES = ("GSE99000001", "GSE99000004")
NAMES = [
    ["ITGA5"],
    ["itga5", "ITGA5", "GAPDH"],
    ["JPT1", "HN1"],
    ["TUBA1B", "TUBA1C"],
    ["GENE0007", "GENE0003", "GENE0003"],
    ["", "no such gene", "GENE2990"],
    [],
]


@pytest.fixture(scope="module")
def stored(results: Path) -> Iterator[Tables]:
    with open_tables(results) as tables:
        yield tables


@pytest.fixture(scope="module")
def loaded(results: Path) -> LoadedTables:
    return LoadedTables(results)


def as_text(rows: Any) -> str:
    """The same text only for the same keys in the same order, the same types and numbers; NaN equals NaN."""
    return json.dumps(rows)


@pytest.mark.parametrize("names", NAMES, ids=str)
@pytest.mark.parametrize("question", ["pooled", "ways"])
def test_pooled_rows(stored: Tables, loaded: LoadedTables, question: str, names: list[str]) -> None:
    assert as_text(getattr(loaded, question)(names)) == as_text(getattr(stored, question)(names))


@pytest.mark.parametrize("series", [*SERIES, "no such series"])
@pytest.mark.parametrize("names", NAMES, ids=str)
@pytest.mark.parametrize("question", ["genes", "absent", "multiverse"])
def test_rows_of_a_series(stored: Tables, loaded: LoadedTables, question: str, names: list[str], series: str) -> None:
    assert as_text(getattr(loaded, question)(series, names)) == as_text(getattr(stored, question)(series, names))


@pytest.mark.parametrize("series", SERIES)
@pytest.mark.parametrize("names", NAMES, ids=str)
def test_probes(stored: Tables, loaded: LoadedTables, series: str, names: list[str]) -> None:
    found = stored.probes(series, names)
    assert as_text(loaded.probes(series, names)) == as_text(found)
    probes = [row["probe"] for row in found][::-1] + ["no such probe"]
    assert as_text(loaded.names_of(series, probes)) == as_text(stored.names_of(series, probes))
    for probe in probes:
        assert loaded.genes_of_probe(series, probe) == stored.genes_of_probe(series, probe)


@pytest.mark.parametrize("series", SERIES)
def test_names_columns_design_and_values(stored: Tables, loaded: LoadedTables, series: str) -> None:
    assert sorted(loaded.gene_names(series)) == sorted(stored.gene_names(series))
    columns = ("log2fc", "se", "df", "p", "fdr", "confident", "rank")
    ours, theirs = loaded.columns(series, columns), stored.columns(series, columns)
    for name in columns:
        np.testing.assert_array_equal(ours[name], theirs[name])
    design, same = loaded.design(series), stored.design(series)
    assert (design.samples, design.pairs) == (same.samples, same.pairs)
    np.testing.assert_array_equal(design.matrix, same.matrix)
    genes, samples = ["GENE0007", "ITGA5", "no such gene"], design.samples[::-1]
    ours, theirs = loaded.expression(series, genes, samples), stored.expression(series, genes, samples)
    assert list(ours) == list(theirs)
    for name in ours:
        np.testing.assert_array_equal(ours[name], theirs[name])
    assert set(loaded.measured(series)) <= set(loaded.gene_names(series))


@pytest.mark.parametrize("cuts", [{}, {"log2fc": 0.3, "fdr": 0.2}], ids=str)
@pytest.mark.parametrize("gene", ["ITGA5", "HN1", "TUBA1C", "GENE0100"])
def test_answers_are_the_same_and_a_light_one_has_the_same_verdict(
    stored: Tables, loaded: LoadedTables, results: Path, gene: str, cuts: dict[str, float]
) -> None:
    summary = read_summary(results)
    thresholds = summary.thresholds.at(**cuts)
    slow = gene_json(answer_gene(stored, summary, gene, thresholds))
    quick = gene_json(answer_gene(loaded, summary, gene, thresholds))
    light = gene_json(answer_gene(loaded, summary, gene, thresholds, diagnose=False))
    assert as_text(quick) == as_text(slow)
    for part in (slow, light):
        for series in part["series"]:
            del series["why"]
    assert as_text(light) == as_text(slow)


def test_many_threads_read_a_table_once(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, reads, answers = pl.read_parquet, [], []

    def counted(path: Path) -> pl.DataFrame:
        reads.append(path)
        return read(path)

    monkeypatch.setattr(pl, "read_parquet", counted)
    tables, together = LoadedTables(results), threading.Barrier(20)

    def ask() -> None:
        together.wait()
        answers.append(as_text(tables.genes(SERIES[0], ["ITGA5"])))

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reads) == 1
    assert len(answers) == 20
    assert len(set(answers)) == 1


def test_little_room_puts_tables_away_and_says_the_same(results: Path, loaded: LoadedTables) -> None:
    small = LoadedTables(results, room=1)
    for series in (*SERIES, *SERIES):
        assert as_text(small.genes(series, ["GAPDH"])) == as_text(loaded.genes(series, ["GAPDH"]))
        assert as_text(small.probes(series, ["GAPDH"])) == as_text(loaded.probes(series, ["GAPDH"]))
    assert small.weight < loaded.weight


def test_a_series_that_tells_survival_alone_has_its_genes_too(results: Path, tmp_path: Path) -> None:
    """As ``run`` leaves it: values without a comparison, and its patients in the study of the page."""
    shutil.copytree(results, tmp_path / "results")
    home = tmp_path / "results"
    pl.DataFrame(
        {"gene": ["ONLYHERE1", "GAPDH"], "probe": ["a", "b"], "P1": [1.5, 2.5], "P2": [3.5, None]}
    ).write_parquet(home / "expression" / "patients.parquet")
    study = json.loads((home / "page" / "study.json").read_text(encoding="utf-8"))
    entry = {**study["survival"][0], "series": "patients", "samples": ["P2", "P1"], "months": [1, 2], "events": [0, 1]}
    study["survival"].append(entry)
    (home / "page" / "study.json").write_text(json.dumps(study), encoding="utf-8")
    served = Results(home)
    found = json.loads(served.gene("ONLYHERE1"))
    assert found["verdict"]["code"] == "not_measured"
    assert [one["values"] for one in found["page"]["survival"]] == [None, [3.5, 1.5]]
    assert json.loads(served.gene("GAPDH"))["page"]["survival"][-1]["values"] == [None, 2.5]
    assert json.loads(served.search("onlyh"))["found"] == [{"name": "ONLYHERE1", "because": ""}]


def test_a_damaged_table_is_said(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "x.parquet").write_bytes(b"no table")
    with pytest.raises(ResultsError, match="missing or damaged.*Run the study again"):
        LoadedTables(tmp_path).genes("x", ["A"])
    with pytest.raises(ResultsError, match="missing or damaged"):
        LoadedTables(tmp_path).probes("x", ["A"])
