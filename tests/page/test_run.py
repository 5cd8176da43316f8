"""What a run writes for the page: the values of the right samples, also of a series that tells nothing but survival."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from geneverdict.api import read_study
from geneverdict.io.results.folder import MARK
from geneverdict.io.results.read import ResultsFolder
from geneverdict.model.run import Run
from geneverdict.page.arrays import FLOATS, unpack
from geneverdict.pipeline.answer import ask
from geneverdict.pipeline.page import aliases_of, feed_of_gene
from geneverdict.pipeline.run import run_study
from geneverdict.preparation.symbols import load_symbols
from geneverdict.settings import Settings

pytestmark = pytest.mark.slow

GENES = ("ITGA5", "FN1", "CXCL8", *(f"GENE{i}" for i in range(40)))
STUDY = """\
title = "simulated"
genes = ["ITGA5", "FN1"]
[[series]]
id = "simulated cohort 1"
expression = "compared.tsv"
samples = "compared-samples.tsv"
pair = false
[[series]]
id = "simulated-patients"
expression = "patients.tsv.gz"
samples = "patients-samples.tsv"
"""


def write(path: Path, rows: Sequence[Sequence[object]]) -> None:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", newline="", encoding="utf-8") as handle:
        csv.writer(handle, delimiter="\t", lineterminator="\n").writerows(rows)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    folder = tmp_path_factory.mktemp("page")
    rng = np.random.default_rng(1)
    values = rng.normal(8, 1, (len(GENES), 12)).round(4)
    samples = [f"S{i}" for i in range(12)]
    write(folder / "compared.tsv", [["gene", *samples], *([g, *v] for g, v in zip(GENES, values, strict=True))])
    tissue = ["tumor"] * 6 + ["normal"] * 6
    write(folder / "compared-samples.tsv", [["sample", "tissue"], *zip(samples, tissue, strict=True)])
    patients = [f"P{i}" for i in range(50)]
    lived = rng.normal(8, 1, (len(GENES), 50)).round(4)
    write(folder / "patients.tsv.gz", [["gene", *patients], *([g, *v] for g, v in zip(GENES, lived, strict=True))])
    months = rng.exponential(30, 50).round(2)
    state = ["dead", "alive"] * 25
    sheet = [[p, "tumor", m, s] for p, m, s in zip(patients, months, state, strict=True)]
    write(folder / "patients-samples.tsv", [["sample", "tissue", "os_months", "os_status"], *sheet])
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")
    settings = Settings(mirror=str(folder), cache=folder / "cache", offline=True, figures="none")
    run = run_study(read_study(folder / "study.toml"), folder / "results", settings)
    return folder / "results", run


def read(results: Path, name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((results / "page" / name).read_text(encoding="utf-8"))
    return found


def values_of(results: Path, stem: str, gene: str) -> dict[str, float]:
    table = pl.read_parquet(results / "expression" / f"{stem}.parquet").filter(pl.col("gene") == gene)
    return {name: float(table[name][0]) for name in table.columns if name not in ("gene", "probe")}


def test_the_files_are_there_and_listed(done: tuple[Path, Run]) -> None:
    results, _ = done
    files = {path.relative_to(results).as_posix() for path in (results / "page").rglob("*") if path.is_file()}
    assert files == {
        *("page/study.json", "page/simulated-cohort-1.bin", "page/genes/ITGA5.json", "page/genes/FN1.json")
    }
    assert files <= set((results / MARK).read_text(encoding="utf-8").splitlines())


def test_the_study_tells_the_compared_series_and_the_patients_of_the_other(done: tuple[Path, Run]) -> None:
    results, run = done
    study = read(results, "study.json")
    assert [(entry["id"], entry["stem"]) for entry in study["series"]] == [("simulated cohort 1", "simulated-cohort-1")]
    assert [entry["id"] for entry in study["failures"]] == ["simulated-patients"]
    (patients,) = study["survival"]
    assert (patients["series"], len(patients["samples"]), sum(patients["events"])) == ("simulated-patients", 50, 25)
    assert np.allclose(patients["months"], run.patients[0].months, rtol=1e-5)
    assert (patients["low"], patients["high"]) == (0.1, 0.9)


def test_arrays_are_the_stored_table(done: tuple[Path, Run]) -> None:
    results, _ = done
    genes = read(results, "study.json")["genes"]
    table = pl.read_parquet(results / "de" / "simulated-cohort-1.parquet")
    found = unpack((results / "page" / "simulated-cohort-1.bin").read_bytes())
    assert [genes[i] for i in found["gene"]] == table["gene"].to_list()
    for name in FLOATS:
        true = table[name].to_numpy().astype(float)
        assert np.allclose(found[name], true, rtol=5e-4, atol=1e-3, equal_nan=True)


@pytest.mark.parametrize("gene", ["ITGA5", "FN1"])
def test_a_named_gene_has_the_values_of_its_samples_and_patients(done: tuple[Path, Run], gene: str) -> None:
    results, _ = done
    study, body = read(results, "study.json"), read(results, f"genes/{gene}.json")
    documented = json.loads((results / "genes" / f"{gene}.json").read_text(encoding="utf-8"))
    assert body["survival"] == documented["survival"] != []
    page = body["page"]
    assert page["full"] is True
    own = values_of(results, "simulated-cohort-1", gene)
    assert page["series"][0]["values"] == [own[sample["id"]] for sample in study["series"][0]["samples"]]
    lived = values_of(results, "simulated-patients", gene)
    assert page["survival"][0]["values"] == [lived[sample] for sample in study["survival"][0]["samples"]]


@pytest.mark.parametrize("asked", ["CXCL8", "GENE7"])
def test_any_gene_is_made_of_the_stored_tables(done: tuple[Path, Run], asked: str) -> None:
    results, _ = done
    study, answer = read(results, "study.json"), ask(results, asked)
    body = json.loads(json.dumps(feed_of_gene(ResultsFolder(results), study, answer), allow_nan=False))
    own, lived = (values_of(results, stem, asked) for stem in ("simulated-cohort-1", "simulated-patients"))
    page = body["page"]
    assert (page["full"], page["curves"], body["gene"]) == (False, [], asked)
    assert page["series"][0]["values"] == list(own.values())
    assert page["survival"][0]["values"] == [lived[sample] for sample in study["survival"][0]["samples"]]


def test_aliases_lead_to_genes_of_the_study_and_from_one_only_where_it_is_an_alias_too(done: tuple[Path, Run]) -> None:
    results, _ = done
    study = read(results, "study.json")
    study["series"][0]["organism"] = "Homo sapiens"
    found = aliases_of(study)
    assert (found["IL8"], found["CIG"]) == ("CXCL8", "FN1")
    assert set(found.values()) <= set(study["genes"])
    human = load_symbols("Homo sapiens")
    assert human is not None
    assert all(found[name] in human.shared_with(name) for name in set(found) & set(study["genes"]))
    study["genes"] += ["IL8", "PTGS2", "COX2"]
    assert "IL8" not in aliases_of(study)
    assert aliases_of(study)["COX2"] == "PTGS2"
