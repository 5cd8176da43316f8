"""The Python interface: every verb once, what they refuse, how results show themselves and become frames."""

from __future__ import annotations

import inspect
import subprocess
import sys
import types
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

import affymetrix
import geneverdict as gv
from geneverdict.model.shown import LINES
from geneverdict.testing import demo_recipes, simulate_series, write_demo_study

LONGEST = 500
VERBS = (
    *(
        "ask",
        "call",
        "fetch",
        "fit",
        "infer_groups",
        "multiverse",
        "pool",
        "prepare",
        "read_cel",
        "read_counts",
        "read_family_soft",
    ),
    *("read_platform", "read_probe_map", "read_series", "read_study", "read_table", "run_study", "survival"),
)


def test_counts_are_read_with_the_genes_that_their_rows_name(tmp_path: Path) -> None:
    (tmp_path / "c.tsv").write_text("gene\tS1\tS2\nITGA5\t7\t0\nTP53\t512\t3\n")
    (tmp_path / "s.tsv").write_text("sample\tgroup\nS2\tnormal\nS1\ttumour\n")
    loaded = gv.read_counts(tmp_path / "c.tsv", tmp_path / "s.tsv", id="mine")
    assert loaded.series.measure == "counts"
    assert loaded.series.samples.ids == ("S2", "S1")
    assert loaded.platform.genes == (("ITGA5",), ("TP53",))


def test_cel_files_of_one_probe_set(tmp_path: Path) -> None:
    """Simulated; the paths are resolved by nobody else here."""
    random = np.random.default_rng(4)
    folder = tmp_path / "cel"
    folder.mkdir()
    for name in ("S1", "S2"):
        cells = np.round(random.normal(60, 9, (40, 30)) + random.exponential(200, (40, 30)), 1)
        (folder / f"{name}.CEL").write_bytes(affymetrix.binary_cel(cells, "HG-U133A"))
    (folder / "HG-U133A.cdf").write_bytes(affymetrix.text_cdf({"1_at": [(0, 2 * k) for k in range(11)]}, 40, 30))
    with pytest.raises(gv.ReadError, match="this definition is of another chip"):
        gv.read_cel(folder, id="mine", cdf=folder / "HG-U133A.cdf")
    sets = {f"{i}_at": [(i, 2 * k) for k in range(11)] for i in range(30)}
    (folder / "HG-U133A.cdf").write_bytes(affymetrix.text_cdf(sets, 40, 30, "HG-U133A"))
    loaded = gv.read_cel(folder, id="mine")
    assert loaded.series.values.shape == (30, 2)
    assert loaded.series.samples.ids == ("S1", "S2")


@pytest.fixture(scope="module")
def made() -> Any:
    return simulate_series(demo_recipes()[0], 1)


@pytest.fixture(scope="module")
def prepared(made: Any) -> gv.Prepared:
    return gv.prepare(made.series, made.platform)


@pytest.fixture(scope="module")
def result(prepared: gv.Prepared) -> gv.SeriesResult:
    return gv.fit(prepared)


# --- the module ------------------------------------------------------------------------------------------------------


def test_every_name_is_there_and_nothing_else_is_listed() -> None:
    for name in gv.__all__:
        assert getattr(gv, name) is not None
    assert set(dir(gv)) == {*gv.__all__, "__version__"}
    assert set(VERBS) < set(gv.__all__)
    for verb in VERBS:
        assert inspect.getdoc(getattr(gv, verb))
    assert issubclass(gv.StudyError, gv.GeneverdictError)


def test_importing_it_brings_nothing_in() -> None:
    code = "import geneverdict, sys; print([m for m in ('numpy', 'polars', 'pydantic', 'typing') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_run_brings_in_what_it_computes_with_alone() -> None:
    """Each of these takes as long to import as reading a series does."""
    heavy = "'matplotlib', 'pandas', 'fastapi', 'scipy.stats', 'scipy.optimize', 'scipy.interpolate', 'scipy.integrate'"
    code = f"import geneverdict.pipeline.run, sys; print([m for m in ({heavy}) if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# --- a gene's name ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["ITGA5", "itga5", "FNRA", "CD49E", " ITGA5 "])
def test_a_gene_is_found_by_any_of_its_names(result: gv.SeriesResult, asked: str) -> None:
    answer = gv.call(result, asked, log2fc=0.5)
    assert answer.row is not None
    assert (answer.row.gene, answer.call, answer.reason) == ("ITGA5", gv.Call.UP, None)
    strict = gv.call(result, asked)
    assert strict.reason is not None
    assert (strict.call, strict.reason.code) == (gv.Call.NOT_CALLED, "short_of_fold_change")
    assert "0.78" in str(strict.reason)


def test_a_probe_and_a_previous_name_are_answered_as_by_ask(result: gv.SeriesResult) -> None:
    probe = gv.call(result, "ITGA5").probes[0].probe
    found = gv.call(result, probe).row
    assert found is not None
    assert found.gene == "ITGA5"
    renamed = gv.call(result, "HN1")
    assert renamed.row is not None
    assert renamed.row.gene == "JPT1"


def test_a_typo_is_an_error_with_near_names(result: gv.SeriesResult) -> None:
    with pytest.raises(gv.StudyError, match="Did you mean: ITGA5"):
        gv.call(result, "ITGAA5")
    # Most names of this simulated table are no symbols: that XIST was not measured is not known.
    with pytest.raises(gv.StudyError, match="XIST cannot be looked up"):
        gv.call(result, "XIST")


def test_thresholds_are_those_given_last(result: gv.SeriesResult) -> None:
    cuts = gv.Thresholds(log2fc=0.5, fdr=0.2, equivalence=0.3)
    assert gv.call(result, "ITGA5", cuts).call is gv.Call.UP
    assert gv.call(result, "ITGA5", cuts, log2fc=2).call is gv.Call.NOT_CALLED
    assert gv.call(result, "ITGA5", cuts).why.equivalence.bound == 0.3  # type: ignore[union-attr]


# --- refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda: gv.prepare("GSE4107"), "as 'series'; expected Series or LoadedSeries, found str"),
        (lambda: gv.fit(None), "fit cannot take this as 'prepared'; expected Prepared, found NoneType"),
        (lambda: gv.pool([]), "pool needs at least one SeriesResult"),
        (lambda: gv.pool([1, "x"]), r"expected Sequence\[SeriesResult\], found int, str"),
        (lambda: gv.pool("ab"), "pool cannot take this"),
        (lambda: gv.survival([], "ITGA5"), "survival needs at least one"),
        (lambda: gv.multiverse((), "ITGA5"), "multiverse needs at least one"),
        (lambda: gv.call("x", "ITGA5"), "expected SeriesResult, found str"),
        (lambda: gv.read_series(3), "expected str or PathLike, found int"),
        (lambda: gv.ask("nowhere", "ITGA5", fdr=True), "cannot take this as 'fdr'"),
        (lambda: gv.infer_groups("GSE4107"), "expected Series, found str"),
        (lambda: gv.Thresholds(log2fc=-1), "'log2fc' cannot be this; expected a number of at least 0, found -1"),
        (lambda: gv.Thresholds(0.5), "Thresholds takes its values by name"),
        (lambda: gv.SeriesSpec(), "'id' is missing"),
        (lambda: gv.SeriesSpec(id="GSE1", platfrom="GPL1"), "unknown key 'platfrom'. Did you mean: platform"),
    ],
)  # fmt: skip
def test_what_a_verb_cannot_take_is_refused_in_words(wrong: Callable[[], object], words: str) -> None:
    with pytest.raises(gv.UsageError, match=words) as refused:
        wrong()
    assert "http" not in str(refused.value)


def test_thresholds_of_a_call_are_checked(result: gv.SeriesResult) -> None:
    with pytest.raises(gv.UsageError, match="'fdr' cannot be this"):
        gv.call(result, "ITGA5", fdr=2)
    with pytest.raises(gv.UsageError, match="'log2fc'"):
        gv.call(result, "ITGA5", log2fc="much")  # type: ignore[arg-type]


def test_the_table_of_another_array_is_refused_unless_it_is_named(made: Any) -> None:
    other = replace(made.platform, id="GPL571")
    with pytest.raises(gv.PrepareError, match=r"another array; expected GPL99000001, found GPL571.*platform=.GPL571"):
        gv.prepare(made.series, other)
    assert gv.prepare(made.series, other, gv.SeriesSpec(id="x", platform="GPL571")).name == "x"
    half = len(made.platform.probes) // 3
    few = replace(made.platform, id="", probes=made.platform.probes[:half], genes=made.platform.genes[:half])
    with pytest.raises(gv.PrepareError, match="of 4,825 probes of the series are not in the table"):
        gv.prepare(made.series, few)
    with pytest.raises(gv.UsageError, match="needs the table of its platform"):
        gv.prepare(made.series)


# --- how results show themselves -------------------------------------------------------------------------------------


def test_no_result_shows_more_than_a_few_lines(made: Any, prepared: gv.Prepared, result: gv.SeriesResult) -> None:
    answer = gv.call(result, "ITGA5")
    pooled = gv.pool([result])
    shown = [
        *(made.series, made.series.samples, made.platform, prepared, prepared.expression, prepared.grouping),
        *(prepared.pairing, prepared.design, prepared.scale, prepared.probe_map, result, result.fit, result.quality),
        *(answer, answer.why, answer.row, answer.reason, pooled, gv.Thresholds(), gv.infer_groups(made.series)),
    ]
    for one in shown:
        text = repr(one)
        assert len(text) <= LONGEST, text
        assert len(text.splitlines()) <= LINES
        assert text.startswith(type(one).__name__)
        table = one._repr_html_()
        assert table.startswith("<table")
        assert len(table) < 10 * LONGEST
    assert "call=not called" in repr(answer)
    assert "n_pairs=12" in repr(result)


def test_a_name_in_a_table_for_a_notebook_is_no_markup(made: Any) -> None:
    odd = replace(made.series, id="<script>alert(1)</script>")
    assert "<script>" not in odd._repr_html_()


def test_results_become_frames(result: gv.SeriesResult, made: Any) -> None:
    frame = result.to_polars()
    assert frame["gene"].to_list() == list(result.fit.names)
    np.testing.assert_array_equal(frame["log2fc"], result.fit.log2fc)
    pooled = gv.pool([result])
    assert pooled is not None
    assert pooled.to_polars().columns[:3] == ["gene", "k", "estimate"]
    assert made.series.to_polars().shape == (4825, 28)
    assert made.series.samples.to_polars()["sample"].to_list() == list(made.series.samples.ids)
    assert isinstance(result.expression.to_polars(), pl.DataFrame)


def test_what_is_not_installed_is_said(result: gv.SeriesResult, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(gv.UsageError, match="pandas is not installed here. Install it: pip install pandas"):
        result.to_pandas()


def test_frames_of_other_libraries_have_rows_and_columns_as_they_should(
    result: gv.SeriesResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With stand-ins: neither library has to be installed."""
    pandas, anndata = types.ModuleType("pandas"), types.ModuleType("anndata")
    pandas.DataFrame = lambda data, index=None: (data, index)  # type: ignore[attr-defined]
    anndata.AnnData = lambda **parts: parts  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pandas", pandas)
    monkeypatch.setitem(sys.modules, "anndata", anndata)
    columns, _ = result.to_pandas()
    assert list(columns["gene"]) == list(result.fit.names)
    whole = result.to_anndata()
    assert whole["X"].shape == (len(result.samples), len(result.fit.names))
    samples, ids = whole["obs"]
    assert ids == list(result.samples.ids)
    assert sum(samples["in_model"]) == 24
    assert whole["var"][1] == list(result.fit.names)


# --- the other verbs -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_series_is_fetched_with_its_platform_and_goes_all_the_way(tmp_path: Path) -> None:
    write_demo_study(tmp_path)
    settings = gv.Settings(mirror=str(tmp_path / "geo"), cache=tmp_path / "cache", offline=False)
    loaded = gv.fetch("GSE99000001", settings=settings)
    assert loaded.series.platform == loaded.platform.id
    assert len(repr(loaded)) <= LONGEST
    prepared = gv.prepare(loaded)
    assert gv.call(gv.fit(prepared), "itga5").n_pairs == 12
    answers = gv.survival(prepared, "ITGA5")
    assert answers[0].gene == "ITGA5"
    assert len(repr(answers[0])) <= LONGEST
    alone = gv.survival([loaded], "itga5")
    assert [one.endpoint for one in alone] == [one.endpoint for one in answers]
    found = gv.multiverse(prepared, "FNRA", choices=gv.Multiverse(permutations=0, filter=["none"]))
    assert found.gene == "ITGA5"
    assert len(found.series) == 1
    assert len(repr(found)) <= LONGEST
    study = gv.read_study(tmp_path / "study.toml")
    assert len(repr(study)) <= LONGEST
