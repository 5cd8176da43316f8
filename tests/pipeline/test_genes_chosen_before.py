"""A simulated study that says that its genes were chosen before: their FDR among themselves decides nothing."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from geneverdict.cli.terminal import answer_table
from geneverdict.io.study import read_study
from geneverdict.messages import english, say
from geneverdict.model.run import Run
from geneverdict.model.verdict import GeneAnswer
from geneverdict.pipeline.answer import ask
from geneverdict.pipeline.run import of_one_gene, run_study
from geneverdict.records.gene import gene_json
from geneverdict.settings import Settings

GENES = [f"GENE{i:04d}" for i in range(600)]
MINE = ("GENE0000", "GENE0001", "GENE0002")
ABSENT = "GENE0003"
"""In the first series alone."""


def ran(folder: Path, *, chosen: bool) -> Run:
    rng = np.random.default_rng(12)
    entries = []
    for name in ("one", "two"):
        effect = np.where(np.arange(len(GENES)) < 3, [0.9, 0.6, 0.3] + [0.0] * 597, 0.0)
        values = 8 + rng.normal(0, 0.5, (len(GENES), 12))
        values[:, :6] += effect[:, None]
        samples = [f"{name}{i}" for i in range(12)]
        kept = [i for i, gene in enumerate(GENES) if name == "one" or gene != ABSENT]
        rows = ["\t".join(["gene", *samples])]
        rows += ["\t".join([GENES[i], *(f"{v:.5f}" for v in values[i])]) for i in kept]
        (folder / f"{name}.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        sheet = ["sample\tgroup", *(f"{s}\t{'tumour' if i < 6 else 'normal'}" for i, s in enumerate(samples))]
        (folder / f"{name}-samples.tsv").write_text("\n".join(sheet) + "\n", encoding="utf-8")
        entries.append(
            f'[[series]]\nid = "{name}"\nexpression = "{name}.tsv"\nsamples = "{name}-samples.tsv"\n'
            'case = { field = "group", match = "^tumour$" }\ncontrol = { field = "group", match = "^normal$" }\n'
        )
    key = "genes_chosen_before = true\n" if chosen else ""
    text = f'title = "simulated"\ngenes = {json.dumps([*MINE, ABSENT])}\n{key}' + "\n".join(entries)
    (folder / "study.toml").write_text(text, encoding="utf-8")
    settings = Settings(str(folder / "none"), folder / "cache", offline=True, figures="none")
    return run_study(read_study(folder / "study.toml"), folder / "out", settings)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    folder = tmp_path_factory.mktemp("chosen")
    return folder, ran(folder, chosen=True)


def rate(answer: GeneAnswer, series: str) -> tuple[float, int]:
    assert answer.chosen is not None
    return next((one.fdr, one.n) for one in answer.chosen.rates if one.id == series)


def test_the_family_is_the_chosen_genes_that_a_series_tested(run: tuple[Path, Run]) -> None:
    """By hand (Benjamini & Hochberg 1995): the largest p is its own rate, and the others' are at most that."""
    folder, made = run
    for series, n in (("one", 4), ("two", 3)):
        table = pl.read_parquet(folder / "out" / "de" / f"{series}.parquet")
        there = {gene: p for gene, p in zip(table["gene"], table["p"], strict=True) if gene in (*MINE, ABSENT)}
        assert len(there) == n
        ordered = sorted(there, key=lambda gene: there[gene])
        expected = {gene: there[gene] * n / (i + 1) for i, gene in enumerate(ordered)}
        for answer in made.genes:
            if answer.gene in there:
                later = ordered[ordered.index(answer.gene) :]
                assert rate(answer, series) == (pytest.approx(min(expected[gene] for gene in later)), n)
    assert made.genes[3].chosen is not None
    assert [one.id for one in made.genes[3].chosen.rates] == ["one"]  # one series is not pooled
    assert [rate(answer, "")[1] for answer in made.genes[:3]] == [3, 3, 3]


def test_it_is_told_and_changes_nothing(run: tuple[Path, Run], tmp_path: Path) -> None:
    folder, made = run
    plain = ran(tmp_path, chosen=False)
    for one, other in zip(made.genes, plain.genes, strict=True):
        assert {**gene_json(one), "chosen": None} == gene_json(other)
        assert other.chosen is None
    (told,) = (str(part) for part in answer_table(made.genes[0]) if "chosen before" in str(part))
    assert "calls, and all else here, rest on the FDR over all genes" in told
    report = (folder / "out" / "report.html").read_text(encoding="utf-8")
    assert "among them alone the FDR of GENE0000" in report
    assert made.genes[0].chosen is not None
    assert "仅在这些基因之中" in say(made.genes[0].chosen.message, "zh")
    body = json.loads((folder / "out" / "genes" / "GENE0000.json").read_text(encoding="utf-8"))
    assert [one["id"] for one in body["chosen"]["rates"]] == ["one", "two", ""]
    assert body["chosen"]["text"] == english(made.genes[0].chosen.message)


def test_it_is_kept_for_the_chosen_genes_alone(run: tuple[Path, Run]) -> None:
    folder, made = run
    assert ask(folder / "out", "GENE0001").chosen == made.genes[1].chosen
    assert ask(folder / "out", "GENE0005").chosen is None
    resolved = read_study(folder / "out" / "study.toml")
    assert resolved.genes_chosen_before
    assert not of_one_gene(resolved, "GENE0001").genes_chosen_before
