"""One road to an answer: results in memory and in their folder say the same, to every question."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from geneverdict.errors import ResultsError, StudyError
from geneverdict.evidence.in_memory import InMemory, used_for
from geneverdict.evidence.levels import all_levels
from geneverdict.evidence.pooling.rows import ways_columns
from geneverdict.evidence.why.claims import claimable_of
from geneverdict.fitting.contrast import ranks
from geneverdict.io.results import write
from geneverdict.io.results.read import ResultsFolder
from geneverdict.io.results.summary import write_study
from geneverdict.messages import Code, Message, count, english
from geneverdict.model.answer_source import AnswerSource, Table
from geneverdict.model.prepared import Expression, Role
from geneverdict.model.study import Thresholds
from geneverdict.model.study_info import Duplicates
from geneverdict.model.verdict import Call, SeriesResult
from geneverdict.model.why import Finding, SeriesChecks
from geneverdict.pipeline.answer import answer_gene, ask, gene_of_probe
from geneverdict.pipeline.steps import check_together, fit, pool, pool_ways, prepare
from geneverdict.records.gene import gene_json
from geneverdict.testing import demo_recipes, simulate_series

CUTS = Thresholds(log2fc=0.8)
NAMES = [
    ["ITGA5"],
    ["itga5", "ITGA5", "GAPDH"],
    ["JPT1", "HN1"],
    ["TUBA1B", "TUBA1C"],
    ["GENE0007", "GENE0003", "GENE0003"],
    ["", "no such gene", "GENE2990"],
    [],
]
TABLES: list[Table] = ["de", "absent", "unequal", "suspects", "multiverse", "pooled", "pooled_ways"]


@pytest.fixture(scope="module")
def results() -> tuple[SeriesResult, ...]:
    """A paired series, one of an array without ITGA5, whose few cases vary more than its controls, and one in which two
    samples were exchanged."""
    recipe = demo_recipes()[3]
    more = [
        s._replace(title=f"{s.title}b", individual=f"{s.individual}b") for s in recipe.samples if s.role == "control"
    ]
    one, other = (
        simulate_series(demo_recipes()[0], 1),
        simulate_series(recipe._replace(samples=[*recipe.samples, *more]), 4),
    )
    plain = prepare(other.series, other.platform)
    case = [i for i in plain.design.rows if plain.grouping.roles[i] is Role.CASE]
    values = other.series.values.copy()
    values[:, case] += 2 * (values[:, case] - values[:, case].mean(axis=1, keepdims=True))
    wide = replace(other.series, values=values)
    last = simulate_series(demo_recipes()[1], 2)
    values = last.series.values.copy()
    values[:, [2, -2]] = values[:, [-2, 2]]
    wrong = replace(last.series, values=values)
    made = ((one.series, one.platform), (wide, other.platform), (wrong, last.platform))
    first, *others = check_together([fit(prepare(*each)) for each in made])
    odd = Finding(Message("finding-samples_few", {"n": count(2), "side": Code("case")}), "matters", changes=True)
    return (replace(first, checks=SeriesChecks((odd,), ("GSM1",))), *others)


@pytest.fixture(scope="module")
def memory(results: Sequence[SeriesResult]) -> InMemory:
    patients = Expression(("GAPDH", "ONLYHERE1"), ("b", "a"), ("P1", "P2"), np.array([[2.5, np.nan], [1.5, 3.5]]))
    return InMemory(
        results,
        CUTS,
        title="two",
        genes=["ITGA5"],
        duplicates={results[1].id: Duplicates(3, whole=False)},
        patients={"our patients": patients},
        pooled=pool(results),
        ways=pool_ways(results, CUTS),
    )


@pytest.fixture(scope="module")
def folder(results: Sequence[SeriesResult], memory: InMemory, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("stored")
    for result in results:
        levels = all_levels(result.fit, CUTS, is_log2=result.has_fold_changes, unequal=result.unequal)
        write.write_series(home, result, ranks=ranks(result.fit.p), levels=levels, used_for=used_for(result))
    pooled, ways = pool(results), pool_ways(results, CUTS)
    assert pooled is not None
    assert ways is not None
    write.write_pooled(home, pooled)
    write.write_ways(home, ways.genes, ways_columns(ways))
    write.write_expression(home, "our patients", memory._patients["our patients"])
    write_study(home, memory.study)
    return home


@pytest.fixture(scope="module")
def stored(folder: Path) -> ResultsFolder:
    return ResultsFolder(folder)


def as_text(rows: Any) -> str:
    """The same text only for the same keys in the same order, the same types and numbers; NaN equals NaN."""
    return json.dumps(rows)


def series_of(source: AnswerSource) -> list[str]:
    return [info.id for info in source.study.series]


def test_what_is_stored_of_the_study_is_what_was_known(memory: InMemory, stored: ResultsFolder) -> None:
    assert stored.study == memory.study
    assert stored.study.series[0].checks.findings
    assert stored.study.patients == ("our patients",)


def test_a_gene_that_hangs_on_the_variances_does_so_from_either_source(
    results: Sequence[SeriesResult], memory: InMemory, stored: ResultsFolder
) -> None:
    fit, unequal = results[1].fit, results[1].unequal
    assert unequal is not None
    assert results[0].unequal is None
    assert unequal.welch is not None
    listed = (fit.fdr < CUTS.fdr) & (np.abs(fit.log2fc) >= CUTS.log2fc)
    for i in (
        np.flatnonzero(listed & ~(unequal.fdr < CUTS.fdr))[0],
        np.flatnonzero(listed & (unequal.fdr < CUTS.fdr))[0],
    ):
        hangs = not unequal.fdr[i] < CUTS.fdr
        answer, again = (answer_gene(source, fit.names[i], CUTS) for source in (memory, stored))
        assert as_text(gene_json(answer)) == as_text(gene_json(again))
        outlined = answer_gene(stored, fit.names[i], CUTS, full=False)
        assert outlined.verdict == again.verdict
        item = answer.answers[1]
        assert item.unequal is not None
        assert item.unequal.welch is not None
        assert item.unequal.welch.p == unequal.welch.p[i]
        assert item.why is not None
        assert (item.why.findings[0].code == "hangs_on_variances") is hangs
        assert ("hangs on the variances" in english(answer.verdict.headline)) is hangs
        assert item.call is not Call.NOT_CALLED


def test_what_suspect_labels_do_to_a_gene_is_the_same_from_the_folder(memory: InMemory, stored: ResultsFolder) -> None:
    info = memory.study.series[2]
    assert len(info.checks.suspects) == 2
    for gene in ("ITGA5", "GENE0007"):
        here, there = (answer_gene(source, gene, CUTS).answers[2].why for source in (memory, stored))
        assert here is not None
        assert there is not None
        assert [one.how for one in here.refits] == ["without", "relabelled"]
        assert (here.refits, here.findings) == (there.refits, there.findings)
        (told,) = (f for f in here.findings if f.code == "groups_exchanged")
        assert told.values["log2fc_without"].value == here.refits[0].log2fc
        assert here.n_needed is None


@pytest.mark.parametrize("names", NAMES, ids=str)
@pytest.mark.parametrize("table", TABLES)
def test_rows(memory: InMemory, stored: ResultsFolder, table: Table, names: list[str]) -> None:
    whole = table.startswith("pooled")
    for series in [""] if whole else [*series_of(memory), "no such series"]:
        found, other = memory.rows(table, names, series), stored.rows(table, names, series)
        assert list(found) == list(other)
        for name, row in found.items():
            assert all(as_text(other[name][column]) == as_text(value) for column, value in row.items())


@pytest.mark.parametrize("names", NAMES, ids=str)
def test_probes(memory: InMemory, stored: ResultsFolder, names: list[str]) -> None:
    for series in series_of(memory):
        found, other = memory.probes(series, names), stored.probes(series, names)
        assert [row["probe"] for row in found] == [row["probe"] for row in other]
        for row, theirs in zip(found, other, strict=True):
            assert all(as_text(theirs[column]) == as_text(value) for column, value in row.items())
        ids = [*(str(row["probe"]) for row in found[::-1]), "no such probe"]
        assert list(memory.probes_by_id(series, ids)) == list(stored.probes_by_id(series, ids))
        for probe in ids:
            assert gene_of_probe(memory, probe) == gene_of_probe(stored, probe)


def test_names_values_and_contexts(memory: InMemory, stored: ResultsFolder) -> None:
    for series in [*series_of(memory), "our patients"]:
        assert set(memory.names(series)) == set(stored.names(series))
    for source in (memory, stored):
        values = source.expression("our patients", ["GAPDH", "x"], ["P2", "P1"])
        np.testing.assert_array_equal(values["GAPDH"], [np.nan, 2.5])
    for series in series_of(memory):
        for fdr in (CUTS.fdr, 0.2):
            ours, theirs = memory.context(series, fdr), stored.context(series, fdr)
            assert (ours.info, ours.samples, ours.blocks, ours.genes) == (
                theirs.info,
                theirs.samples,
                theirs.blocks,
                theirs.genes,
            )
            for name in ("matrix", "log2fc", "p", "fdr"):
                np.testing.assert_array_equal(getattr(ours, name), getattr(theirs, name))
            for gene in ours.genes[:50]:
                np.testing.assert_equal(claimable_of(ours, gene), claimable_of(theirs, gene))
        samples = ours.samples[::-1]
        mine, other = (source.expression(series, ["GENE0007", "no"], samples) for source in (memory, stored))
        np.testing.assert_array_equal(mine["GENE0007"], other["GENE0007"])


@pytest.mark.parametrize("cuts", [{}, {"log2fc": 0.3, "fdr": 0.2}], ids=str)
@pytest.mark.parametrize("gene", ["ITGA5", "HN1", "TUBA1C", "GENE0100", "onlyhere1"])
def test_answers_are_the_same_and_a_light_one_has_the_same_verdict(
    memory: InMemory, stored: ResultsFolder, gene: str, cuts: dict[str, float]
) -> None:
    thresholds = CUTS.at(**cuts)
    ours, theirs = (gene_json(answer_gene(source, gene, thresholds)) for source in (memory, stored))
    assert as_text(ours) == as_text(theirs)
    light = gene_json(answer_gene(stored, gene, thresholds, full=False))
    for part in (ours, light):
        for series in part["series"]:
            del series["why"]
    assert as_text(light) == as_text(ours)


def test_a_typo_has_near_names_from_both(memory: InMemory, folder: Path) -> None:
    with pytest.raises(StudyError, match="Did you mean: ITGA5"):
        answer_gene(memory, "ITGAA5", CUTS)
    with pytest.raises(StudyError, match="Did you mean: ITGA5"):
        ask(folder, "ITGAA5")


def test_many_threads_read_a_table_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, reads, answers = pl.read_parquet, [], []

    def counted(path: Path) -> pl.DataFrame:
        reads.append(path)
        return read(path)

    monkeypatch.setattr(pl, "read_parquet", counted)
    source, together = ResultsFolder(folder), threading.Barrier(20)
    series = series_of(source)[0]

    def ask_once() -> None:
        together.wait()
        answers.append(as_text(source.rows("de", ["ITGA5"], series)))

    threads = [threading.Thread(target=ask_once) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reads) == 1
    assert len(answers) == 20
    assert len(set(answers)) == 1


def test_little_room_puts_tables_away_and_says_the_same(folder: Path, stored: ResultsFolder) -> None:
    small = ResultsFolder(folder, room=1)
    for series in series_of(stored) * 2:
        assert as_text(small.rows("de", ["GAPDH"], series)) == as_text(stored.rows("de", ["GAPDH"], series))
        assert as_text(small.probes(series, ["GAPDH"])) == as_text(stored.probes(series, ["GAPDH"]))
    assert small.weight < stored.weight


def test_a_damaged_table_is_said(tmp_path: Path) -> None:
    write_study(tmp_path, InMemory((), CUTS).study)
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "x.parquet").write_bytes(b"no table")
    source = ResultsFolder(tmp_path)
    with pytest.raises(ResultsError, match="missing or damaged.*Run the study again"):
        source.rows("de", ["A"], "x")
    with pytest.raises(ResultsError, match="missing or damaged"):
        source.probes("x", ["A"])
