"""The diagnosis on real series: what the project was started to answer."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from geneverdict.api import call
from geneverdict.evidence.in_memory import InMemory
from geneverdict.evidence.why.diagnose import diagnose
from geneverdict.fitting.contrast import fit_contrast
from geneverdict.io.sources.platform_table import read_platform
from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.io.sources.tables import read_table
from geneverdict.io.study import read_study
from geneverdict.messages import english
from geneverdict.model.prepared import Design
from geneverdict.model.series_context import SeriesContext
from geneverdict.model.study import Match, PairRule, SeriesSpec, Thresholds
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import GeneWhy, Level
from geneverdict.pipeline.steps import fit, prepare

pytestmark = [pytest.mark.shared, pytest.mark.slow]

CUTS = Thresholds()
EXAMPLE = Path(__file__).parents[2] / "examples" / "itga5.toml"
CACHE: dict[str, SeriesResult] = {}


def result_of(shared: Path, series: str) -> SeriesResult:
    if series not in CACHE:
        CACHE[series] = own_table(shared) if series == "GSE22780" else deposited(shared, series)
    return CACHE[series]


def deposited(shared: Path, series: str) -> SeriesResult:
    spec = next(s for s in read_study(EXAMPLE).series if s.id == series)
    folder = shared / "geo" / "series" / f"{series[:-3]}nnn" / series / "matrix"
    read = read_series_matrix(next(iter(sorted(folder.glob("*.gz")))))
    return fit(prepare(read, platform_of(shared, spec.platform or read.platform), spec), fdr=CUTS.fdr)


def own_table(shared: Path) -> SeriesResult:
    data = shared / "data"
    read = read_table(data / "GSE22780_expression.tsv.gz", data / "GSE22780_samples.tsv", id="GSE22780")
    rules = {"case": Match(field="Group", match="^d$"), "control": Match(field="Group", match="^c$")}
    spec = SeriesSpec(id="GSE22780", pair=PairRule(field="Block"), **rules)
    return fit(prepare(read, platform_of(shared, "GPL570"), spec), fdr=CUTS.fdr)


def platform_of(shared: Path, platform: str):  # type: ignore[no-untyped-def]
    return read_platform(next((shared / "geo" / "platforms").glob(f"*/{platform}/*/*.gz")))


def why_of(shared: Path, series: str, gene: str = "ITGA5") -> GeneWhy:
    why = call(result_of(shared, series), gene, CUTS).why
    assert why is not None
    return why


def context_of(result: SeriesResult) -> SeriesContext:
    return InMemory((result,), CUTS).context(result.id, CUTS.fdr)


def texts(why: GeneWhy) -> dict[str, str]:
    return {f.code: english(f.message) for f in why.findings}


def test_gse14520_misses_the_list_by_a_little(shared: Path) -> None:
    why = why_of(shared, "GSE14520")
    said = texts(why)
    assert why.level is Level.UP_SHORT
    assert "by 0.17" in said["short_of_fold_change"]
    assert "fold)" in said["confident_effect"]
    assert 0 < why.confident_log2fc < 0.831
    assert "in 4 lower (LCS-346, LCS-426" in said["pairs_disagree"]
    assert len(why.individuals) == len(why.influence) == 19
    assert why.flip == ("LCS-346", "LCS-426")
    change = next(f for f in why.findings if f.code == "short_of_fold_change").change
    assert english(change).startswith("At |log2FC| ≥ 0.83")


def test_gse4107_is_called_and_hangs_on_the_mix_of_tissue(shared: Path) -> None:
    why = why_of(shared, "GSE4107")
    said = texts(why)
    assert why.level is Level.UP
    assert len(why.flip) >= 3
    assert {"margin", "confident_below_threshold", "composition"} <= set(said)
    assert "smooth muscle" in said["composition"]


def test_gse22780_is_undetermined_and_says_how_many_pairs(shared: Path) -> None:
    why = why_of(shared, "GSE22780")
    assert why.level is Level.UNDETERMINED
    assert why.n_needed is not None
    assert why.n_needed > 50
    assert f"takes {why.n_needed} pairs" in texts(why)["too_few_samples"]
    assert "in 3 lower" in texts(why)["pairs_disagree"]


def test_gse6222_says_first_that_there_are_two_controls(shared: Path) -> None:
    why = why_of(shared, "GSE6222")
    assert why.level is Level.UNDETERMINED
    assert why.findings[0].code == "few_samples"
    assert why.findings[0].weight == "decides"
    assert "Only 2 controls" in english(why.findings[0].message)


def test_gse3325_is_undetermined(shared: Path) -> None:
    why = why_of(shared, "GSE3325")
    assert why.level is Level.UNDETERMINED
    assert "too_few_samples" in texts(why)


def test_gse95166_is_not_on_the_array(shared: Path) -> None:
    why = why_of(shared, "GSE95166")
    assert why.level is Level.NOT_MEASURED
    assert [f.code for f in why.findings] == ["not_on_platform"]
    assert "GPL15314" in english(why.sentence)


@pytest.mark.parametrize("series", ["GSE14520", "GSE4107"])
def test_influence_is_near_a_whole_analysis_without_them(shared: Path, series: str) -> None:
    """Prior and other genes held fixed, against all genes fitted again: same effects, same calls, p within 15 %."""
    result = result_of(shared, series)
    why, design = why_of(shared, series), result.design
    context = context_of(result)
    units = np.array(context.blocks or context.samples)
    for one in why.influence[::3]:
        kept = units != one.left_out
        again = refit(result, design, kept)
        i = result.fit.names.index("ITGA5")
        assert one.log2fc == pytest.approx(float(again[0][i]), rel=1e-9)
        assert one.p == pytest.approx(float(again[1][i]), rel=0.15)
        assert one.called == bool(abs(again[0][i]) >= CUTS.log2fc and again[2][i] < CUTS.fdr)


def refit(result: SeriesResult, design: Design, kept: np.ndarray) -> tuple[np.ndarray, ...]:
    matrix = design.matrix[kept]
    matrix = matrix[:, [True, *(np.ptp(c) > 0 for c in matrix.T[1:])]]
    values = result.expression.values[:, np.array(design.rows)[kept]]
    smaller = Design(
        design.kind, matrix, ("x",) * matrix.shape[1], tuple(range(len(matrix))), 0, 0, 0, (), (), design.formula
    )
    again = fit_contrast(values, smaller, names=result.fit.names, probes=result.fit.probes)
    return again.log2fc, again.p, again.fdr


def test_housekeeping_is_equivalent_where_the_series_is_large_enough(shared: Path) -> None:
    levels = {s: why_of(shared, s, "TBP").level for s in ("GSE14520", "GSE6222")}
    assert levels["GSE14520"] in (Level.EQUIVALENT, Level.TRIVIAL)
    assert levels["GSE6222"] is Level.UNDETERMINED


@pytest.mark.timing
def test_one_gene_takes_less_than_a_twentieth_of_a_second(shared: Path) -> None:
    why_of(shared, "GSE14520")
    result = result_of(shared, "GSE14520")
    context = context_of(result)
    answer = call(result, "ITGA5", CUTS)
    values = InMemory((result,), CUTS).expression(result.id, ["ITGA5"], context.samples)["ITGA5"]
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        diagnose(answer, context, values, CUTS)
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.05  # 10 ms on an idle machine
