"""An atlas from its sources to its answers: the numbers of the results, counts by a slow twin, real meta-analyses."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import geneverdict as gv
from atlases import atlas_of, table
from geneverdict.cli import main
from geneverdict.cli.atlas_terminal import lines_of
from geneverdict.evidence.atlas.levels import levels_at
from geneverdict.evidence.atlas.unusual import as_often
from geneverdict.evidence.levels import all_levels
from geneverdict.io.atlas.read import AtlasFolder
from geneverdict.messages import Message, say
from geneverdict.model.atlas import LEVELS, NUMBERS, ContrastTable
from geneverdict.model.atlas_answer import AtlasAnswer, Cuts
from geneverdict.model.study import Thresholds
from geneverdict.model.unequal import RemedyFit
from geneverdict.pipeline.atlas import parts, workers
from geneverdict.pipeline.atlas.build import build_atlas
from geneverdict.pipeline.atlas.contrasts import clean, of_results
from geneverdict.pipeline.atlas.published import read_published
from geneverdict.settings import Settings
from geneverdict.stats.meta import pool
from own_study import write_own_study

N = 24


@pytest.fixture(scope="module")
def tables() -> list[ContrastTable]:
    """Contrasts of which S0 and S1 are of one accession, S2 is no log2 fold change, the last are of another disease."""
    said: list[dict[str, str]] = [{"accession": "GSE1"}] * 2 + [{"unit": "difference"}] + [{}] * (N - 7)
    said += [{"disease": "Asthma", "disease_group": "asthma", "tissue": "lung"}] * 4
    return [table(i, genes=60, **words) for i, words in enumerate(said)]


@pytest.fixture(scope="module")
def atlas(tables: list[ContrastTable], tmp_path_factory: pytest.TempPathFactory) -> gv.Atlas:
    return gv.open_atlas(atlas_of(tmp_path_factory.mktemp("asked") / "atlas", tables, batches=3))


def numbers_of(tables: list[ContrastTable], gene: str) -> dict[str, dict[str, float]]:
    """By contrast, of those that tested the gene."""
    found = {}
    for one in tables:
        if gene in one.genes:
            row = dict(zip(NUMBERS, one.numbers[:, one.genes.index(gene)].tolist(), strict=True))
            if not math.isnan(row["p"]):
                found[one.contrast.id] = row
    return found


def differs(row: dict[str, float], cuts: Cuts) -> bool:
    return row["fdr"] < cuts.fdr and abs(row["log2fc"]) >= cuts.log2fc


@pytest.mark.parametrize("cuts", [Cuts(), Cuts(0.3, 0.2)])
def test_an_answer_is_what_a_slow_twin_counts(atlas: gv.Atlas, tables: list[ContrastTable], cuts: Cuts) -> None:
    log2 = {one.contrast.id for one in tables if one.contrast.unit == "log2FC"}
    everyone = {f"G{i}": numbers_of(tables, f"G{i}") for i in range(60)}
    for gene in ("G3", "G17"):
        answer = atlas.ask(gene, log2fc=cuts.log2fc, fdr=cuts.fdr)
        own = everyone[gene]
        assert {row.contrast.id: (row.log2fc, row.se, row.p, row.fdr) for row in answer.rows} == {
            name: (row["log2fc"], row["se"], row["p"], row["fdr"]) for name, row in own.items()
        }
        assert answer.measured == len(own)
        called = {name for name, row in own.items() if name in log2 and differs(row, cuts)}
        assert answer.levels["up"] + answer.levels["down"] == len(called)
        assert answer.levels["up"] == sum(own[name]["log2fc"] > 0 for name in called)
        assert sum(answer.levels.values()) == answer.contrasts == N
        assert answer.nominal == sum(row["p"] < 0.05 for row in own.values())
        one = next(one for one in answer.unusual if one.what == "called")
        times = {g: sum(n in log2 and differs(r, cuts) for n, r in rows.items()) for g, rows in everyone.items()}
        assert (one.n, one.of, one.genes) == (times[gene], len(log2 & set(own)), 59)
        others = np.array([n for g, n in times.items() if g != gene])
        assert one.share_below == pytest.approx((others < one.n).mean() + (others == one.n).mean() / 2)
        usual = next(at for at in answer.at if (at.log2fc, at.fdr) == (1.0, 0.05))
        assert usual.up + usual.down == sum(name in log2 and differs(row, Cuts()) for name, row in own.items())


def test_genes_measured_as_often_are_the_nearest() -> None:
    measured = np.array([100, 95, 111, 10, 0, *[104] * 300])
    found = as_often(measured, 0)
    assert set(found.tolist()) == {1, *range(5, 305)}
    assert set(as_often(measured[:5], 0).tolist()) == {1, 2, 3}


def test_lines_are_pooled_inside_a_disease_and_of_one_contrast_of_an_accession(
    atlas: gv.Atlas, tables: list[ContrastTable]
) -> None:
    answer = atlas.ask("G10")
    assert answer.shares.sharing == 2
    assert answer.shares.accessions == answer.measured - 1
    own = numbers_of(tables, "G10")
    seen = {one.contrast.id for group in answer.groups for one in group.rows}
    assert seen == set(own)
    for group in answer.groups:
        used = [r for r in group.rows if r.contrast.unit == "log2FC"]
        order = {one.id: i for i, one in enumerate(atlas.contrasts)}
        used.sort(key=lambda row: order[row.contrast.id])
        kept = list({row.contrast.accession: row for row in reversed(used)}.values())
        line = pool(np.array([[r.log2fc for r in kept]]), np.array([[r.se for r in kept]]))
        assert group.pooled is not None
        assert group.pooled.k == len(kept)
        for name in ("estimate", "ci_low", "ci_high", "p", "tau2", "i2"):
            assert getattr(group.pooled, name) == pytest.approx(float(getattr(line, name)[0]), rel=1e-12, abs=1e-12)
    assert {group.disease for group in answer.groups} == {"hepatitis", "Asthma"}


def test_the_genes_like_it_are_those_of_pairwise_correlations(atlas: gv.Atlas) -> None:
    folder = AtlasFolder(atlas.path)
    names = folder.genes()
    places = np.array([folder.gene(i, name)[1] for i, name in enumerate(names)]).astype(float)
    places[places == -32768] = np.nan
    own, r = names.index("G7"), dict[str, float]()
    for i, name in enumerate(names):
        both = np.isfinite(places[i]) & np.isfinite(places[own])
        if i != own and both.sum() >= max(10, math.ceil(np.isfinite(places[own]).sum() / 2)):
            r[name] = float(np.corrcoef(places[i][both], places[own][both])[0, 1])
    found = atlas.ask("G7", alike=True).alike
    assert found is not None
    assert found.compared == len(r)
    best = sorted(r, key=lambda name: -r[name])[: len(found.genes)]
    assert [one.gene for one in found.genes] == best
    assert [one.r for one in found.genes] == pytest.approx([r[name] for name in best], abs=1e-5)
    assert atlas.ask("G7", disease="asthma", alike=True).alike is None


def test_levels_at_other_thresholds_are_those_of_a_fit(tables: list[ContrastTable]) -> None:
    for one in tables[:6]:
        fit = RemedyFit(**dict(zip(NUMBERS, one.numbers, strict=True)))
        is_log2 = one.contrast.unit == "log2FC"
        for cuts in (Cuts(), Cuts(0.2, 0.01), Cuts(0, 1), Cuts(3, 0.5)):
            expected = all_levels(fit, Thresholds(log2fc=cuts.log2fc, fdr=cuts.fdr), is_log2=is_log2)
            found = levels_at(fit.log2fc, fit.fdr, one.level, np.full(one.level.shape, is_log2), cuts)
            assert [str(LEVELS[code]) for code in found] == expected.tolist()


def test_contrasts_are_chosen_by_words_disease_and_a_filter_of_ones_own(atlas: gv.Atlas) -> None:
    assert atlas.ask("G1", disease="asthma").contrasts == 4
    assert atlas.ask("G1", tissue="LUNG").contrasts == 4
    assert atlas.ask("G1", words="asthma").contrasts == 4
    few = atlas.to_polars().filter(pl.col("tissue") == "lung", pl.col("name") != f"S{N - 1}")
    assert atlas.ask("G1", among=few["id"].to_list()).contrasts == 3
    with pytest.raises(gv.UsageError, match="no contrast of the atlas is like that"):
        atlas.ask("G1", disease="gout")
    with pytest.raises(gv.StudyError, match="is no gene"):
        atlas.ask("G1000")


# --- what goes in ----------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_results_go_in_with_the_numbers_and_levels_that_they_hold(demo: Path, tmp_path: Path) -> None:
    built = build_atlas(tmp_path / "atlas", [demo / "results"], Settings("", tmp_path))
    assert built.failures == []
    atlas = gv.open_atlas(tmp_path / "atlas")
    assert len(atlas) == len(built.new) > 3
    for gene in ("ITGA5", "GAPDH"):
        answer = atlas.ask(gene)
        assert answer.simulated == answer.measured
        for row in answer.rows:
            stored = pl.read_parquet(demo / "results" / "de" / f"{row.contrast.name}.parquet")
            (kept,) = stored.filter(pl.col("gene") == gene).rows(named=True)
            assert (row.log2fc, row.se, row.p, row.fdr) == (kept["log2fc"], kept["se"], kept["p"], kept["fdr"])
            assert row.ci_low == pytest.approx(kept["ci_low"], rel=1e-12)
            assert str(row.level) == kept["level"]
    again = build_atlas(tmp_path / "atlas", [demo / "results"], Settings("", tmp_path), new=False)
    assert (again.new, sorted(again.known)) == ([], sorted(built.new))


def write_study(folder: Path) -> Path:
    """Simulated: two series of own tables, and one whose file is not there."""
    rng, effect = np.random.default_rng(3), np.outer(np.arange(50) < 5, [3] * 4 + [0] * 4)
    values = {name: 8 + rng.normal(0, 0.4, (50, 8)) + effect for name in ("one", "two", "gone")}
    return write_own_study(folder, values, missing=("gone",))


def settings_in(folder: Path) -> Settings:
    return Settings(str(folder / "none"), folder / "cache", offline=True, workers=1)


def test_a_task_done_twice_leaves_the_same_file_and_a_cut_one_is_made_again(tmp_path: Path) -> None:
    path = write_study(tmp_path)
    task = parts.tasks_of(path, tmp_path / "atlas", settings_in(tmp_path))[0]
    first = parts.do_task(task)
    assert first.error is None
    whole = task.part.read_bytes()
    assert parts.do_task(task) == first
    task.part.write_bytes(whole[:500])
    assert parts.do_task(task) == first
    assert task.part.read_bytes() == whole
    assert [p.name for p in task.folder.iterdir()] == [task.part.name]
    with pytest.raises(gv.ReadError):
        parts.read_left(task, replace(first, sha256="0" * 64))
    spec = task.study.series[0].model_copy(update={"scale": "log2"})
    changed = task.study.model_copy(update={"series": (spec, *task.study.series[1:])})
    assert parts._key(task.name, spec, changed) != task.key


DEADLY = """
import os, pickle, signal, sys
from pathlib import Path
task = pickle.load(sys.stdin.buffer)
mark = Path(task.folder).parent / ("killed " + task.name)
if not mark.exists():
    mark.touch()
    os.kill(os.getpid(), signal.SIGKILL)
from geneverdict.pipeline.atlas.parts import do_task
while True:
    pickle.dump(do_task(task), sys.stdout.buffer)
    sys.stdout.flush()
    try:
        task = pickle.load(sys.stdin.buffer)
    except EOFError:
        break
"""


@pytest.mark.long
def test_workers_that_are_killed_are_replaced_and_one_series_failing_does_not_lose_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each process of this test kills itself by SIGKILL when it is first given a series."""
    path = write_study(tmp_path)
    started: list[subprocess.Popen[bytes]] = []

    def deadly(module: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", "-c", DEADLY]
        paths = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        assert module == "geneverdict.pipeline.atlas.workers"
        started.append(subprocess.Popen(command, env=paths, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        return started[-1]

    monkeypatch.setattr(workers, "start_python", deadly)
    built = build_atlas(tmp_path / "atlas", [path], settings_in(tmp_path))
    assert built.new == ["simulated/one", "simulated/two"]
    assert [name for name, _ in built.failures] == ["gone"]
    assert [process.returncode for process in started].count(-9) == 3
    direct = parts.do_task(parts.tasks_of(path, tmp_path / "other", settings_in(tmp_path))[0])
    assert direct.error is None
    kept = parts.read_part(parts.tasks_of(path, tmp_path / "other", settings_in(tmp_path))[0].part)
    answer = gv.open_atlas(tmp_path / "atlas").ask("GENE0")
    row = next(row for row in answer.rows if row.contrast.name == "one")
    assert row.log2fc == kept.numbers[0, kept.genes.index("GENE0")]
    assert not any((tmp_path / "atlas" / "parts").iterdir())


def published(folder: Path, **columns: object) -> Path:
    base: dict[str, object] = {
        "Gene": ["ITGA5", "HN1", "TP53", "TP53", "ITGA5"],
        "disease": ["asthma"] * 4 + ["gout"],
        "logFC": [1.5, -1.2, 0.1, 0.2, 2.0],
        "SE": [0.2, 0.3, 0.2, 0.2, 0.0],
        "P-Value": [1e-9, 0.001, 0.5, 0.5, None],
    }
    pl.DataFrame({**base, **columns}).write_parquet(folder / "published.parquet")
    return folder / "published.parquet"


def test_a_published_table_is_read_by_its_heads_and_what_is_unsure_is_left_out(tmp_path: Path) -> None:
    found = read_published(published(tmp_path))
    one, other = found.tables
    assert one.genes == ("ITGA5", "JPT1")
    assert one.numbers[NUMBERS.index("fdr")].tolist() == pytest.approx([2e-9, 0.001])
    assert one.contrast.unit == "log2FC"
    assert str(LEVELS[one.level[0]]) == "up"
    assert np.isnan(other.numbers[NUMBERS.index("se")]).all()
    text = say(found.note)
    assert "2 rows were left out: their gene stands more than once" in text
    assert "logFC = log2fc" in text
    pl.DataFrame({"gene": ["A"], "logFC": [1.0], "p": [0.1]}).write_parquet(tmp_path / "no.parquet")
    with pytest.raises(gv.ReadError, match=r"lacks contrast; .*found gene, logFC, p\."):
        read_published(tmp_path / "no.parquet")
    (tmp_path / "cut.parquet").write_bytes((tmp_path / "published.parquet").read_bytes()[:300])
    with pytest.raises(gv.ReadError, match="no table in Parquet"):
        read_published(tmp_path / "cut.parquet")


def test_what_is_no_study_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("x")
    with pytest.raises(gv.UsageError, match="nothing that an atlas takes"):
        build_atlas(tmp_path / "atlas", [published(tmp_path), tmp_path / "x.txt"], Settings("", tmp_path))
    assert not (tmp_path / "atlas").exists()
    with pytest.raises(gv.ResultsError, match="there is no atlas here"):
        build_atlas(tmp_path / "atlas", [published(tmp_path)], Settings("", tmp_path), new=False)


# --- how it is told --------------------------------------------------------------------------------------------------


def spoken(answer: AtlasAnswer, lang: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("geneverdict.cli.atlas_terminal.say", lambda message: say(message, lang))
    return "\n".join(lines_of(answer, 100))


def test_an_answer_in_words(atlas: gv.Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = atlas.ask("G10", alike=True)
    text = spoken(answer, "en", monkeypatch)
    for words in (
        f"G10: measured in {answer.measured} of {N} contrasts",
        f"2 of {answer.measured} share their accession",
        "A gene that differs everywhere says little here.",
        "Simulated data",
        "hepatitis, Homo sapiens:",
        "accessions of this disease: log2FC",
        "Most like G10",
    ):
        assert words in " ".join(text.split())
    chinese = spoken(answer, "zh", monkeypatch)
    assert f"G10：{N} 个对比中有 {answer.measured} 个测量了它" in chinese


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str | Path
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["geneverdict", *map(str, words)])
    with pytest.raises(SystemExit) as stop:
        main()
    out = capsys.readouterr()
    return int(str(stop.value.code)), out.out, out.err


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = published(tmp_path, disease=["=cmd|'/c calc'!A1 \x1b[31m</script>"] * 4 + ["gout"])
    folder = tmp_path / "atlas"
    code, out, _ = run(monkeypatch, capsys, "atlas", "build", hostile, "-o", folder)
    assert (code, out.splitlines()[-1]) == (0, f"2 contrasts added to {folder}.")
    code, out, _ = run(monkeypatch, capsys, "atlas", "ask", "HN1", folder)
    assert code == 0
    assert "JPT1: measured in 1 of 2 contrasts" in out
    assert "\x1b" not in out
    code, out, _ = run(monkeypatch, capsys, "atlas", "ask", "ITGA5", folder, "--json", "--fdr", "0.01")
    body = json.loads(out, parse_constant=lambda name: pytest.fail(name))
    assert (code, body["gene"], body["measured"], body["thresholds"]["fdr"]) == (0, "ITGA5", 1, 0.01)
    code, out, _ = run(monkeypatch, capsys, "atlas", "ask", "ITGA5", folder, "--csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["gene"], float(row["effect"]), row["name"][:2]) == ("ITGA5", 1.5, "'=")
    code, out, _ = run(monkeypatch, capsys, "atlas", "find", "gout", folder)
    assert (code, out.splitlines()[-1]) == (0, "One contrast.")
    assert run(monkeypatch, capsys, "atlas", "find", "nothing", folder)[0] == 1
    for words in (("ask", "ITGA5", tmp_path / "none"), ("ask", "ITGA5", folder, "--fdr", "2"), ("add", tmp_path)):
        code, out, err = run(monkeypatch, capsys, "atlas", *words)
        assert code == 2
        assert out == ""
        assert len(err.splitlines()) == 1


def test_help_of_each_part_says_what_to_type_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in ("build", "add", "ask", "find"):
        for lang, head in (("en", "Example: geneverdict atlas"), ("zh", "geneverdict atlas")):
            code, out, _ = run(monkeypatch, capsys, "atlas", part, "--help", "--lang", lang)
            assert code == 0
            assert head in out
            assert len(say(Message(f"help-{part}"), lang)) <= 60


def test_text_of_others_is_one_clean_line() -> None:
    assert clean("a\nb\x1b]0;title\x07\u202e  c" + "x" * 999)[:14] == "a b]0;title cx"
    assert len(clean("x" * 999)) == 300


# --- real data -------------------------------------------------------------------------------------------------------


@pytest.mark.shared
def test_itga5_differs_in_8_of_48_diseases(shared: Path, tmp_path: Path) -> None:
    path = shared / "data" / "atlas" / "stargeo_49_diseases.parquet"
    if not path.exists():
        pytest.skip("no atlas among the shared data")
    built = build_atlas(tmp_path / "atlas", [path], Settings("", tmp_path))
    assert len(built.new) == 49
    atlas = gv.open_atlas(tmp_path / "atlas")
    answer = atlas.ask("ITGA5", alike=True)
    assert (answer.contrasts, answer.measured, answer.nominal, answer.log2) == (49, 48, 8, 0)
    stored = pl.read_parquet(path).filter(pl.col("gene") == "ITGA5")
    kept = {row["disease"]: (row["random_TE"], row["random_se"], row["random_pval"]) for row in stored.rows(named=True)}
    assert {row.contrast.name: (row.log2fc, row.se, row.p) for row in answer.rows} == kept
    assert all(group.pooled is None for group in answer.groups)
    assert answer.alike is not None
    assert {"LRP1", "ENG", "COL4A1"} <= {one.gene for one in answer.alike.genes}  # matrix and vessels, as it should be


@pytest.mark.slow
def test_results_that_are_damaged_are_told_and_lose_nothing_else(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "series.json").write_text("{}")
    built = build_atlas(tmp_path / "atlas", [tmp_path / "bad", demo / "results"], Settings("", tmp_path))
    assert [Path(name).name for name, _ in built.failures] == ["bad"]
    assert len(built.new) == len(list(of_results(demo / "results")))


def test_where_nothing_gives_a_contrast_no_atlas_is_left(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").write_text("", encoding="utf-8")
    built = build_atlas(tmp_path / "atlas", [tmp_path / "empty.toml"], settings_in(tmp_path))
    assert len(built.failures) == 1
    assert not (tmp_path / "atlas").exists()
