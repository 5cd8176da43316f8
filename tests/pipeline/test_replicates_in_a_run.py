"""A simulated study whose individuals have several samples in one group: the run says what each way to count gives."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from geneverdict.io.study import read_study
from geneverdict.messages import english
from geneverdict.model.replicates import ReplicateRow
from geneverdict.model.run import Run
from geneverdict.model.verdict import SeriesAnswer
from geneverdict.pipeline.answer import ask
from geneverdict.pipeline.run import run_study
from geneverdict.settings import Settings

GENES = [f"GENE{i:04d}" for i in range(800)]
PEOPLE = [(group, who, letter) for group in ("tumour", "normal") for who in (1, 2, 3, 4) for letter in "abc"]
AVERAGE = 'replicates = { field = "title", extract = \'^(.*\\d)[a-c]$\', use = "average" }\n'


def study_of(folder: Path, *, more: str = "", titles: str = "{group} {who}{letter}") -> Path:
    """Four individuals on a side, three samples of each: what they differ by from each other is counted three times."""
    rng = np.random.default_rng(8)
    own = {(group, who): rng.normal(0, 0.8, len(GENES)) for group, who, _ in PEOPLE}
    changed = np.where(np.arange(len(GENES)) % 10 == 1, 1.4, 0.0)
    columns = [
        8 + own[group, who] + (changed if group == "tumour" else 0.0) + rng.normal(0, 0.2, len(GENES))
        for group, who, _ in PEOPLE
    ]
    samples = [f"s{i}" for i in range(len(PEOPLE))]
    rows = ["\t".join(["gene", *samples])]
    rows += ["\t".join([gene, *(f"{c[i]:.5f}" for c in columns)]) for i, gene in enumerate(GENES)]
    (folder / "sim.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    sheet = ["sample\ttitle\tgroup"]
    sheet += [
        f"{s}\t{titles.format(group=g, who=w, letter=x)}\t{g}" for s, (g, w, x) in zip(samples, PEOPLE, strict=True)
    ]
    (folder / "sim-samples.tsv").write_text("\n".join(sheet) + "\n", encoding="utf-8")
    (folder / "study.toml").write_text(
        'title = "simulated"\ngenes = ["GENE0001"]\n[[series]]\nid = "sim"\nexpression = "sim.tsv"\n'
        'samples = "sim-samples.tsv"\ncase = { field = "group", match = "^tumour$" }\n'
        'control = { field = "group", match = "^normal$" }\n' + more,
        encoding="utf-8",
    )
    return folder / "study.toml"


def ran(folder: Path, **said: str) -> Run:
    settings = Settings(str(folder / "none"), folder / "cache", offline=True, figures="none")
    return run_study(read_study(study_of(folder, **said)), folder / "out", settings)


def answer(run: Run) -> SeriesAnswer:
    return run.genes[0].answers[0]


def ways(counted: tuple[ReplicateRow, ...]) -> list[tuple[str, bool, int, int]]:
    return [(c.whole.way, c.whole.used, c.whole.n_case, c.whole.n_control) for c in counted]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    folder = tmp_path_factory.mktemp("plain")
    return folder, ran(folder)


@pytest.fixture(scope="module")
def averaged(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return ran(tmp_path_factory.mktemp("averaged"), more=AVERAGE)


def test_all_three_ways_are_told_where_the_study_says_nothing(plain: tuple[Path, Run]) -> None:
    counted = answer(plain[1]).replicates
    assert ways(counted) == [("independent", True, 12, 12), ("average", False, 4, 4), ("block", False, 12, 12)]
    naive, average, block = (c.whole.n_significant for c in counted)
    assert naive > 2 * max(average, block)
    row = answer(plain[1]).row
    assert row is not None
    assert (counted[0].log2fc, counted[0].p, counted[0].fdr) == (row.log2fc, row.p, row.fdr)
    why = answer(plain[1]).why
    assert why is not None
    (said,) = (english(f.message) for f in why.findings if f.code == "replicates_counted")
    assert f"as independent samples (as here), 12 v 12: {naive} genes with FDR < 0.05" in said
    assert f"averaged over each individual, 4 v 4: {average} gene" in said


def test_what_is_said_is_what_the_line_gives(plain: tuple[Path, Run], averaged: Run) -> None:
    """The line of the study file that averages gives exactly what the finding had promised; and tells of the others."""
    promised, row = answer(plain[1]).replicates[1], answer(averaged).row
    assert row is not None
    assert (promised.log2fc, promised.p, promised.fdr) == pytest.approx((row.log2fc, row.p, row.fdr), rel=1e-12)
    assert ways(answer(averaged).replicates)[:2] == [("average", True, 4, 4), ("independent", False, 12, 12)]
    assert answer(averaged).replicates[1].p == pytest.approx(answer(plain[1]).replicates[0].p, rel=1e-12)


def test_any_gene_is_answered_from_the_folder(plain: tuple[Path, Run]) -> None:
    folder, run = plain
    table = pl.read_parquet(folder / "out" / "replicates" / "sim.parquet")
    assert table.columns[:4] == ["gene", "independent_log2fc", "independent_p", "independent_fdr"]
    other = ask(folder / "out", "GENE0011").answers[0]
    stored = table.filter(pl.col("gene") == "GENE0011").row(0, named=True)
    assert [c.fdr for c in other.replicates] == [stored[f"{c.whole.way}_fdr"] for c in other.replicates]
    again = ask(folder / "out", "GENE0001").answers[0]
    assert again.replicates == answer(run).replicates
    body = json.loads((folder / "out" / "genes" / "GENE0001.json").read_text(encoding="utf-8"))
    assert [one["n_significant"] for one in body["series"][0]["replicates"]] == [
        c.whole.n_significant for c in again.replicates
    ]


def test_nothing_is_fitted_where_nobody_is_there_twice(tmp_path: Path) -> None:
    run = ran(tmp_path, titles="{group} rep {who}-{letter} of the cells")
    assert answer(run).replicates == ()
    assert not (tmp_path / "out" / "replicates").exists()
