"""The tables of all genes that a run leaves as text, against what it stores and what it answers for each gene."""

from __future__ import annotations

import csv
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from geneverdict.cli.genes import asked_of, genes_table
from geneverdict.errors import StudyError
from geneverdict.io.results.gene_tables import ranked_list
from geneverdict.io.study import read_study
from geneverdict.model.run import Run
from geneverdict.pipeline.answer import ask, ask_all
from geneverdict.pipeline.run import run_study
from geneverdict.records.documentation import rows
from geneverdict.records.gene import genes_csv
from geneverdict.settings import Settings
from own_study import write_own_study

pytestmark = pytest.mark.slow

GENES = [f"GENE{i:03d}" for i in range(120)]
SCALES = {"one": "", "two": "", "centred": 'scale = "centred"\n'}


def write_study(folder: Path, *, names: tuple[str, ...] = tuple(SCALES)) -> Path:
    """Simulated: 12 samples of each series; the first genes differ, the last of each series is missing everywhere."""
    rng = np.random.default_rng(5)
    entries = []
    for name in names:
        values = 8 + rng.normal(0, 0.4, (len(GENES), 12))
        values[:8, :6] += np.array([3, -3, 2, -2, 0.6, -0.6, 1.2, 0.3])[:, None]
        values -= 8 if name == "centred" else 0
        samples = [f"{name}{i}" for i in range(12)]
        lines = ["\t".join(["gene", *samples])]
        lines += ["\t".join([gene, *(f"{v:.5f}" for v in row)]) for gene, row in zip(GENES, values, strict=True)]
        (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        sheet = ["sample\tgroup", *(f"{s}\t{'tumour' if i < 6 else 'normal'}" for i, s in enumerate(samples))]
        (folder / f"{name}-samples.tsv").write_text("\n".join(sheet) + "\n", encoding="utf-8")
        entries.append(
            f'[[series]]\nid = "{name}"\nexpression = "{name}.tsv"\nsamples = "{name}-samples.tsv"\n'
            + SCALES.get(name, "")
            + 'case = { field = "group", match = "^tumour$" }\ncontrol = { field = "group", match = "^normal$" }\n'
        )
    path = folder / "study.toml"
    path.write_text('title = "simulated"\ngenes = ["GENE000"]\n' + "\n".join(entries), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    folder = tmp_path_factory.mktemp("tables")
    settings = Settings(str(folder / "none"), folder / "cache", offline=True, figures="none")
    return folder / "out", run_study(read_study(write_study(folder)), folder / "out", settings)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_table_has_every_gene_as_it_is_answered(made: tuple[Path, Run]) -> None:
    folder, run = made
    answers = {answer.gene: answer for answer in ask_all(folder, GENES)}
    seen = set()
    for result in run.results:
        table = read(folder / "tables" / f"{result.id}.csv")
        assert [*table[0]] == [row.name for row in rows("GeneTable")]
        assert sorted(row["gene"] for row in table) == GENES
        for row in table:
            item = next(one for one in answers[row["gene"]].answers if one.id == result.id)
            assert item.row is not None
            for name in ("log2fc", "ci_low", "ci_high", "se", "t", "p", "fdr", "ave_expr"):
                assert float(row[name]) == getattr(item.row, name)
            assert (row["call"], row["level"], row["probe"]) == (item.call, item.level, item.row.probe)
            seen.add((result.id, row["call"]))
        ps = [float(row["p"]) for row in table]
        assert ps == sorted(ps)
    assert {("one", "up"), ("one", "down"), ("one", "not called")} <= seen
    assert {call for series, call in seen if series == "centred"} == {"not called"}  # no fold changes there


def test_the_ranked_list_is_t_and_nothing_else(made: tuple[Path, Run]) -> None:
    folder, run = made
    for result in run.results:
        lines = (folder / "tables" / f"{result.id}.rnk").read_text(encoding="utf-8").splitlines()
        ranked = [(gene, float(t)) for gene, t in (line.split("\t") for line in lines)]
        assert dict(ranked) == dict(zip(result.fit.names, result.fit.t.tolist(), strict=True))
        assert [t for _, t in ranked] == sorted((t for _, t in ranked), reverse=True)


def test_genes_without_a_finite_t_are_not_ranked(made: tuple[Path, Run]) -> None:
    fit = made[1].results[0].fit
    t = fit.t.copy()
    t[:3] = np.nan, np.inf, -np.inf
    assert set(ranked_list(replace(fit, t=t))["gene"]) == set(fit.names[3:])


def test_the_pooled_table_has_the_pooled_line_of_every_gene(made: tuple[Path, Run]) -> None:
    folder, _ = made
    table = read(folder / "tables" / "pooled.csv")
    assert [*table[0]] == [row.name for row in rows("PooledTable")]
    assert sorted(row["gene"] for row in table) == GENES
    for row in table[:5]:
        pooled = ask(folder, row["gene"]).pooled
        assert pooled is not None
        for name in ("k", "estimate", "ci_high", "pi_high", "p", "fdr", "tau2"):
            value = getattr(pooled, name)
            assert row[name] == "" if math.isnan(value) else float(row[name]) == value
    assert {row["pi_high"] for row in table} == {""}  # two series: there is none


def test_the_report_names_the_tables(made: tuple[Path, Run]) -> None:
    folder, _ = made
    report = (folder / "report.html").read_text(encoding="utf-8")
    for name in ("one.csv", "one.rnk", "centred.csv", "pooled.csv"):
        assert f"tables/{name}" in report
        assert (folder / "tables" / name).is_file()


def test_no_series_can_have_the_name_of_the_pooled_table(tmp_path: Path) -> None:
    settings = Settings(str(tmp_path / "none"), tmp_path / "cache", offline=True, figures="none")
    with pytest.raises(StudyError) as caught:
        run_study(read_study(write_study(tmp_path, names=("one", "Pooled"))), tmp_path / "out", settings)
    assert caught.value.code == "name_of_a_table"


def test_several_genes_are_the_same_answers_in_the_order_asked(made: tuple[Path, Run]) -> None:
    folder, _ = made
    several = ask_all(folder, ["GENE003", "GENE000", "gene003"])
    assert [answer.gene for answer in several] == ["GENE003", "GENE000"]
    assert genes_csv(several[:1]) == genes_csv([ask(folder, "GENE003")])
    lines = genes_csv(several).splitlines()[1:]
    assert [line.split(",")[0] for line in lines] == ["GENE003"] * 3 + ["GENE000"] * 3
    assert genes_csv(several) == genes_csv(ask_all(folder, ["GENE003", "GENE000"], full=False))


def test_all_names_that_nothing_knows_are_told_at_once(made: tuple[Path, Run]) -> None:
    folder, _ = made
    with pytest.raises(StudyError) as caught:
        ask_all(folder, ["GENE000", "NOSUCHONE", "GENE001", "NORTHISONE"])
    assert caught.value.code == "unknown_genes"
    assert all(name in str(caught.value) for name in ("NOSUCHONE", "NORTHISONE"))
    with pytest.raises(StudyError) as caught:
        ask_all(folder, ["GENE000", "NOSUCHONE"])
    assert caught.value.code == "unknown_gene"


def test_the_table_of_the_terminal_marks_what_is_called(made: tuple[Path, Run]) -> None:
    table = genes_table(ask_all(made[0], ["GENE000", "GENE001", "GENE020"], full=False))[0]
    cells = [[str(cell) for cell in column.cells] for column in table.columns]  # type: ignore[union-attr]
    assert cells[0] == ["GENE000", "GENE001", "GENE020"]
    assert [cell[0] for cell in cells[1][:2]] == ["▲", "▼"]
    assert cells[1][2][0] not in "▲▼"
    assert all(cell.endswith("*") and cell[0] not in "▲▼" for cell in cells[3])


@pytest.mark.parametrize(
    ("words", "genes", "results", "alone"),
    [
        (["A"], ("A",), "results", True),
        (["A", "out"], ("A",), "out", True),
        (["A", "B", "out"], ("A", "B"), "out", False),
        (["@list.txt"], ("X", "Y"), "results", False),
        (["A", "@one.txt", "out"], ("A", "X"), "out", False),
        (["@one.txt", "out"], ("X",), "out", False),
    ],
)
def test_the_last_of_several_words_is_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], genes: tuple[str, ...], results: str, alone: bool
) -> None:
    (tmp_path / "list.txt").write_text("X\nY\n", encoding="utf-8")
    (tmp_path / "one.txt").write_text("X\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert asked_of(words) == (genes, Path(results), alone)


def test_genes_that_differ_in_capitals_alone_are_not_taken_for_one(tmp_path: Path) -> None:
    """Their files would be one on many systems: neither is lost without a word."""
    study = write_own_study(tmp_path, {"A": np.random.default_rng(1).normal(8, 1, (60, 8))})
    table = (tmp_path / "A.tsv").read_text(encoding="utf-8")
    (tmp_path / "A.tsv").write_text(table.replace("GENE1\t", "Ab1c\t").replace("GENE2\t", "AB1C\t"), encoding="utf-8")
    text = study.read_text(encoding="utf-8")
    study.write_text(text.replace('["GENE0"]', '["Ab1c", "AB1C"]'), encoding="utf-8")
    settings = Settings(mirror="", cache=tmp_path / "cache", figures="none")
    with pytest.raises(StudyError) as refused:
        run_study(read_study(study), tmp_path / "out", settings)
    assert refused.value.code == "same_gene_files"
    assert not (tmp_path / "out").exists()
    study.write_text(text.replace('["GENE0"]', '["Ab1c"]'), encoding="utf-8")
    run_study(read_study(study), tmp_path / "out", settings)
    assert [ask(tmp_path / "out", name).gene for name in ("Ab1c", "AB1C")] == ["Ab1c", "AB1C"]
