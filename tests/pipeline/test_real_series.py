"""The example that started the project, on real series: every number against DATA.md's table and against R."""

from __future__ import annotations

import csv
import gzip
import json
import math
import pickle
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from geneverdict.api import call
from geneverdict.errors import EmptyTableError, GeneverdictError
from geneverdict.evidence.levels import all_levels
from geneverdict.evidence.pooling.rows import ways_columns, ways_row
from geneverdict.io.sources.platform_table import read_platform, read_probe_map
from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.io.sources.soft import read_family_soft, read_soft_platform
from geneverdict.io.study import read_study
from geneverdict.messages import Message, english
from geneverdict.model.run import Run
from geneverdict.model.study import Analysis, SeriesSpec, Study
from geneverdict.model.verdict import SeriesAnswer, SeriesResult
from geneverdict.pipeline.answer import ask
from geneverdict.pipeline.one_series import do_series
from geneverdict.pipeline.run import name_series
from geneverdict.pipeline.steps import fit, pool_ways, prepare
from geneverdict.progress import SILENT
from geneverdict.settings import Settings

pytestmark = [pytest.mark.shared, pytest.mark.slow]

GOLDEN = Path(__file__).parents[1] / "golden"
EXAMPLE = Path(__file__).parents[2] / "examples" / "itga5-six.toml"


@pytest.fixture(scope="module")
def settings(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(mirror=str(shared / "geo"), cache=tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def results(six: Path) -> Path:
    return six / "results"


@pytest.fixture(scope="module")
def run(six: Path) -> Run:
    with (six / "run.pickle").open("rb") as file:
        made: Run = pickle.load(file)
    return made


TABLE = [
    # series, design, n_case, n_control, n_pairs, log2FC, p, FDR: DATA.md, made with R limma 3.54.1
    ("GSE14520", "paired", 19, 19, 19, "0.831", "0.0019", "0.0076"),
    ("GSE4107", "unpaired", 12, 10, 0, "2.157", "7.9e-05", "0.0039"),
    ("GSE22780", "paired", 8, 8, 8, "0.930", "0.178", "0.70"),
    ("GSE3325", "unpaired", 7, 6, 0, "-0.367", "0.29", "0.60"),
    ("GSE6222", "unpaired", 10, 2, 0, "0.724", "0.41", "0.84"),
]


def agrees(value: float, printed: str) -> bool:
    """``value`` rounds to ``printed`` within one unit of its last digit (the table was made with other symbols)."""
    digits = printed.partition("e")[0].partition(".")[2]
    unit = 10.0 ** -len(digits) * (10.0 ** int(printed.partition("e")[2] or 0))
    return abs(value - float(printed)) <= unit


def answer_of(run: Run, series: str) -> SeriesAnswer:
    return next(a for a in run.genes[0].answers if a.id == series)


@pytest.mark.parametrize(("series", "design", "n_case", "n_control", "n_pairs", "log2fc", "p", "fdr"), TABLE)
def test_the_rows_of_itga5(
    run: Run, series: str, design: str, n_case: int, n_control: int, n_pairs: int, log2fc: str, p: str, fdr: str
) -> None:
    got = answer_of(run, series)
    assert got.row is not None
    assert (got.design, got.n_case, got.n_control, got.n_pairs) == (design, n_case, n_control, n_pairs)
    assert agrees(got.row.log2fc, log2fc)
    assert agrees(got.row.p, p)
    assert agrees(got.row.fdr, fdr)


def test_the_calls_and_reasons(run: Run) -> None:
    calls = {a.id: (str(a.call), a.reason.code if a.reason else None) for a in run.genes[0].answers}
    assert calls == {
        "GSE14520": ("not called", "short_of_fold_change"),
        "GSE4107": ("up", None),
        "GSE3325": ("not called", "both"),
        "GSE6222": ("not called", "both"),
        "GSE95166": ("not called", "not_on_platform"),
        "GSE22780": ("not called", "both"),
    }
    reason = answer_of(run, "GSE14520").reason
    assert reason is not None
    assert "short of the threshold 1 by 0.17" in english(reason.message)


def test_the_pooled_line(run: Run) -> None:
    pooled = run.genes[0].pooled
    assert pooled is not None
    assert pooled.k == 5
    expected = {"estimate": "0.834", "ci_low": "-0.334", "ci_high": "2.002", "tau2": "0.738", "i2": "81.4"}
    expected |= {"q": "21.30", "p": "0.119", "pi_low": "-2.21", "pi_high": "3.88"}
    for name, printed in expected.items():
        assert agrees(getattr(pooled, name), printed), (name, getattr(pooled, name))
    assert pooled.left_out == (("GSE95166", Message("unpooled-not_measured")),)


def test_the_pooled_line_in_other_ways_is_metafors(run: Run) -> None:
    with gzip.open(GOLDEN / "ways_cases.json.gz", "rt") as handle:
        theirs = json.load(handle)["cases"][0]
    every = pool_ways(run.results, run.study.thresholds)  # with every sample of every series
    assert every is not None
    at = every.genes.index("ITGA5")
    ways = ways_row("ITGA5", {name: column[at] for name, column in ways_columns(every).items()}, every.series)
    assert ways is not None
    # R's script names some genes by older symbols, which moves the prior variance of a series, and so an SE, a little.
    near = {"rel": 1e-3, "abs": 1e-4}
    for way in ways.ways:
        for name in ("estimate", "ci_low", "ci_high", "p"):
            assert getattr(way, name) == pytest.approx(float(theirs["ways"][way.way][name]), **near), (way.way, name)
    assert [ways.tau2_low, ways.tau2_high] == pytest.approx([float(end) for end in theirs["tau2"]], **near)
    without = {one.series: one for one in ways.without}
    assert set(without) == set(theirs["series"])
    for series, expected in zip(theirs["series"], theirs["without"], strict=True):
        assert without[series].estimate == pytest.approx(float(expected["estimate"]), **near)
        assert without[series].p == pytest.approx(float(expected["p"]), **near)
    assert [one.series for one in ways.without if one.other_call] == ["GSE3325"]
    assert ways.most == "GSE4107"
    for one in ways.combined:
        if one.how in theirs[one.direction]:
            assert one.p == pytest.approx(float(theirs[one.direction][one.how]), rel=1e-3)
    assert ways.votes == (1, 0, 4, 1)


def test_every_gene_pooled_in_other_ways_is_stored(run: Run, results: Path) -> None:
    ways, pooled = (pl.read_parquet(results / name).sort("gene") for name in ("pooled_ways.parquet", "pooled.parquet"))
    assert ways["gene"].equals(pooled["gene"])
    several = pooled["k"] > 1
    for name in ("estimate", "ci_low", "ci_high", "p", "fdr"):
        ours, own = ways.filter(several)[f"way_reml_hk_{name}"].to_numpy(), pooled.filter(several)[name].to_numpy()
        assert np.array_equal(ours, own, equal_nan=True), name
    assert ask(results, "ITGA5").ways == run.genes[0].ways
    looser = ask(results, "ITGA5", log2fc=0.5).ways
    assert looser is not None
    assert run.genes[0].ways is not None
    assert (run.genes[0].ways.votes.called_up, looser.votes.called_up) == (1, 2)
    body = json.loads((results / "genes" / "ITGA5.json").read_text())["ways"]
    assert [one["series"] for one in body["without"]] == [one.series for one in run.genes[0].ways.without]


def test_the_verdict_says_neither_more_nor_less(run: Run) -> None:
    verdict = run.genes[0].verdict
    assert verdict.code == "called_up_in_some"
    assert "up in 1 of 5 series (GSE4107)" in english(verdict.text)
    assert "GSE14520 by 0.17" in english(verdict.text)
    assert "leaves the average direction open" in english(verdict.text)


def test_pools_kept_by_the_study_file_are_named(run: Run) -> None:
    result = next(r for r in run.results if r.id == "GSE3325")
    notes = list(map(english, result.notes))
    assert any("pool" in note and "neither" in note for note in notes), notes


def test_the_folder_holds_what_was_promised(run: Run, results: Path) -> None:
    assert run.failures == ()
    names = {p.relative_to(results).as_posix() for p in results.rglob("*") if p.is_file()}
    for name in ("report.html", "study.toml", "provenance.json", "pooled.parquet", "series.json"):
        assert name in names
    assert {"de/GSE14520.parquet", "expression/GSE14520.parquet", "expression/samples.parquet"} <= names
    assert {"genes/ITGA5.json", "genes/ITGA5.csv"} <= names
    body = json.loads((results / "genes" / "ITGA5.json").read_text())
    assert {s["id"]: s["call"] for s in body["series"]}["GSE4107"] == "up"
    assert len(json.loads((results / "provenance.json").read_text())["inputs"]) >= 12


def test_the_store_answers_as_the_run_did(run: Run, results: Path) -> None:
    assert repr(ask(results, "ITGA5")) == repr(run.genes[0])  # NaN equals nothing, its text does


def test_the_store_and_the_python_verbs_agree(run: Run, results: Path) -> None:
    for gene in ("TMC5", "GAPDH", "DDR1"):
        answer = ask(results, gene)
        for result, stored in zip(run.results, answer.answers, strict=True):
            direct = call(result, gene)
            assert repr((direct.row, direct.call, direct.reason)) == repr((stored.row, stored.call, stored.reason))
            assert repr(direct.probes) == repr(stored.probes)


def results_of(study: Study, settings: Settings) -> list[SeriesResult]:
    """Each series of a study, fitted, without the report."""
    outcomes = [do_series(name, spec, study, settings, SILENT) for name, spec in name_series(study)]
    return [outcome.done.result for outcome in outcomes if outcome.done is not None]


def test_the_resolved_study_gives_the_same_numbers(run: Run, results: Path, settings: Settings) -> None:
    again = results_of(read_study(results / "study.toml"), settings)
    for first, second in zip(run.results, again, strict=True):
        for column in ("log2fc", "se", "p", "fdr"):
            np.testing.assert_array_equal(getattr(first.fit, column), getattr(second.fit, column))


def test_all_genes_of_gse14520_agree_with_limma(shared: Path) -> None:
    """Symbols as the platform table writes them, highest median over all arrays of the matrix, as in the R script."""
    folder = shared / "geo" / "series" / "GSE14nnn" / "GSE14520" / "matrix"
    series = read_series_matrix(folder / "GSE14520-GPL571_series_matrix.txt.gz")
    platform = read_platform(shared / "geo" / "platforms" / "GPLnnn" / "GPL571" / "annot" / "GPL571.annot.gz")
    spec = read_study(EXAMPLE).series[0].model_copy(update={"symbols": "as_given"})
    fitted = fit(prepare(series, platform, spec)).fit
    with gzip.open(GOLDEN / "gse14520_paired.csv.gz", "rt") as handle:
        golden = list(csv.DictReader(line for line in handle if not line.startswith("#")))
    by_gene = {row["gene"]: row for row in golden}
    assert set(by_gene) == set(fitted.names)
    assert [by_gene[g]["probe"] for g in fitted.names] == list(fitted.probes)
    columns = {"logFC": "log2fc", "SE": "se", "CI.L": "ci_low", "CI.R": "ci_high", "t": "t", "df.total": "df"}
    columns |= {"P.Value": "p", "adj.P.Val": "fdr", "AveExpr": "ave_expr", "B": "b"}
    for theirs, ours in columns.items():
        expected = np.array([float(by_gene[g][theirs]) for g in fitted.names])
        # Effects near zero are differences of values near 8: their last bits are those of the values.
        floor = 1e-12 if ours in ("log2fc", "ci_low", "ci_high", "t", "b") else 0.0
        np.testing.assert_allclose(getattr(fitted, ours), expected, rtol=1e-9, atol=floor, err_msg=ours)


def test_incomplete_pairs_by_block_correlation_agree_with_limma(shared: Path) -> None:
    """All 22 tumours and 19 normals: limma's duplicateCorrelation and lmFit(block=…) on the same genes."""
    folder = shared / "geo" / "series" / "GSE14nnn" / "GSE14520" / "matrix"
    series = read_series_matrix(folder / "GSE14520-GPL571_series_matrix.txt.gz")
    platform = read_platform(shared / "geo" / "platforms" / "GPLnnn" / "GPL571" / "annot" / "GPL571.annot.gz")
    spec = (
        read_study(EXAMPLE)
        .series[0]
        .model_copy(update={"symbols": "as_given", "analysis": Analysis(unpaired="block_correlation")})
    )
    prepared = prepare(series, platform, spec)
    assert (prepared.design.kind, prepared.design.n_case, prepared.design.n_control) == ("mixed", 22, 19)
    fitted = fit(prepared).fit
    golden = json.loads((GOLDEN / "gse14520_blocks.json").read_text())["itga5"]
    i = fitted.names.index("ITGA5")
    columns = {"logFC": "log2fc", "CI.L": "ci_low", "CI.R": "ci_high", "t": "t", "P.Value": "p", "adj.P.Val": "fdr"}
    for theirs, ours in {**columns, "AveExpr": "ave_expr", "B": "b"}.items():
        assert getattr(fitted, ours)[i] == pytest.approx(float(golden[theirs]), rel=1e-9), ours


def test_the_level_of_every_gene_is_that_of_its_diagnosis(run: Run) -> None:
    """The vectorised levels that are stored, against the diagnosis gene by gene."""
    for result in run.results:
        levels = all_levels(result.fit, run.study.thresholds, is_log2=result.scale.is_log2, unequal=result.unequal)
        for i in range(0, len(levels), 2003):
            why = call(result, result.fit.names[i], run.study.thresholds).why
            assert why is not None
            assert str(why.level) == levels[i], (result.id, result.fit.names[i])


def test_gse42872_reproduces_a_published_table(shared: Path) -> None:
    series = read_series_matrix(shared / "geo/series/GSE42nnn/GSE42872/matrix/GSE42872_series_matrix.txt.gz")
    platform = read_probe_map(shared / "data" / "probe_maps" / "GPL6244_bioc.tsv.gz")
    spec = SeriesSpec(id="GSE42872", probe_map=str(shared / "data" / "probe_maps" / "GPL6244_bioc.tsv.gz"))
    fitted = fit(prepare(series, platform, spec)).fit
    published = pl.read_csv(shared / "data" / "GSE42872_published_limma.csv")
    assert published.height == 18_837 == len(fitted.names)
    by_gene = {row[0]: row[1:] for row in published.iter_rows()}
    assert set(by_gene) == set(fitted.names)
    columns = ("log2fc", "ave_expr", "t", "p", "fdr", "b")
    expected = np.array([by_gene[g] for g in fitted.names], dtype=float)
    for j, name in enumerate(columns):
        # The published table was written with 15 digits.
        np.testing.assert_allclose(getattr(fitted, name), expected[:, j], rtol=1e-9, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("accession", ["GSE83521", "GSE89143"])
def test_matrix_and_family_soft_give_the_same_numbers(shared: Path, accession: str) -> None:
    folder = shared / "geo" / "series" / f"{accession[:-3]}nnn" / accession
    family = folder / "soft" / f"{accession}_family.soft.gz"
    platform = read_soft_platform(family)
    assert platform is not None
    matrix = read_series_matrix(folder / "matrix" / f"{accession}_series_matrix.txt.gz")
    fits = [fit(prepare(s, platform, accept_checks=True)).fit for s in (matrix, read_family_soft(family))]
    assert fits[0].names == fits[1].names
    assert len(fits[0].names) > 2000
    for column in ("log2fc", "t", "p", "fdr"):
        np.testing.assert_array_equal(getattr(fits[0], column), getattr(fits[1], column))


@pytest.mark.parametrize(
    ("accession", "file"),
    [("GSE183947", "GSE183947_fpkm.csv.gz"), ("GSE60450", "GSE60450_Lactation-GenewiseCounts.txt.gz")],
)
def test_rna_seq_says_where_the_values_are(shared: Path, accession: str, file: str) -> None:
    path = shared / f"geo/series/{accession[:-3]}nnn/{accession}/matrix/{accession}_series_matrix.txt.gz"
    with pytest.raises(EmptyTableError) as caught:
        read_series_matrix(path)
    assert file in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_broken_file_gets_one_clear_line(shared: Path) -> None:
    readers = {"soft": read_platform, "gz": read_series_matrix}
    for path in sorted((shared / "data" / "broken").iterdir()):
        with pytest.raises(GeneverdictError) as caught:
            readers[path.suffix[1:]](path)
        line = str(caught.value)
        assert "\n" not in line
        assert path.name in line


def test_inferred_groups_of_the_whole_study_without_a_word(settings: Settings) -> None:
    """Nothing said at all: the groups are found, the pools of GSE3325 are left out."""
    ids = ("GSE14520", "GSE4107", "GSE3325", "GSE6222", "GSE95166")
    platforms = {"GSE14520": "GPL571"}
    entries = tuple(SeriesSpec(id=i, platform=platforms.get(i)) for i in ids)
    found = results_of(Study(genes=("ITGA5",), series=entries), settings)
    answers = [call(result, "ITGA5") for result in found]
    counts = {a.id: (a.design, a.n_case, a.n_control, a.n_pairs) for a in answers}
    assert counts == {
        "GSE14520": ("paired", 19, 19, 19),
        "GSE4107": ("unpaired", 12, 10, 0),
        "GSE3325": ("unpaired", 5, 4, 0),
        "GSE6222": ("unpaired", 10, 2, 0),
        "GSE95166": ("unpaired", 4, 4, 0),
    }
    row = next(a.row for a in answers if a.id == "GSE14520")
    assert row is not None
    assert math.isclose(row.log2fc, 0.8305263157894737, rel_tol=1e-9)
