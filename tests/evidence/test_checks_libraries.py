"""Checks of the libraries of counts, on simulated ones."""

from __future__ import annotations

import numpy as np
import pytest

from geneverdict.messages import english, say
from geneverdict.model.series import FloatArray, Platform, SampleTable, Series
from geneverdict.model.study import Analysis, Match, SeriesSpec
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding
from geneverdict.pipeline.steps import fit, prepare

NAMES = tuple([f"MT-{i}" for i in range(8)] + [f"RPL{i}" for i in range(8)] + [f"G{i:03d}" for i in range(400)])


def _counts(depth: FloatArray, shift: dict[str, float] | None = None) -> FloatArray:
    """5 v 5; ``shift``: by the beginning of a symbol, how many times more of it there is in the cases."""
    rng = np.random.default_rng(3)
    level = np.exp(rng.normal(5, 1.2, (len(NAMES), 1))) * depth
    for begins, times in (shift or {}).items():
        level[[name.startswith(begins) for name in NAMES], :5] *= times
    return rng.negative_binomial(20, 20 / (20 + level)).astype(float)


SAMPLES = SampleTable(tuple(f"s{i}" for i in range(10)), {"group": ("case",) * 5 + ("control",) * 5}, ("group",))
SPEC = SeriesSpec(
    id="mine",
    case=Match(field="group", match="^case$"),
    control=Match(field="group", match="^control$"),
    pair=False,
    symbols="as_given",
)


def _result(counts: FloatArray, analysis: Analysis | None = None) -> SeriesResult:
    series = Series("mine", "", SAMPLES, NAMES, counts, measure="counts")
    platform = Platform("", NAMES, tuple((name,) for name in NAMES), "row names")
    return fit(prepare(series, platform, SPEC, analysis=analysis or Analysis()))


def _found(result: SeriesResult, code: str) -> list[Finding]:
    return [finding for finding in result.checks.findings if finding.code == code]


ALIKE = np.ones(10)
CODES = ("samples_small_library", "samples_libraries_differ", "samples_rna_share")


def test_libraries_that_are_alike_say_nothing() -> None:
    result = _result(_counts(ALIKE))
    assert not [finding for code in CODES for finding in _found(result, code)]


def test_a_library_far_smaller_than_the_others_is_named() -> None:
    depth = ALIKE.copy()
    depth[7] = 0.1
    (finding,) = _found(_result(_counts(depth)), "samples_small_library")
    assert "The library of s7 is less than a fifth of the median" in english(finding.message)
    assert finding.change is not None


@pytest.mark.parametrize(("engine", "said"), [("trend", 1), ("voom", 0)])
def test_a_trend_over_libraries_of_very_different_size_is_doubted(engine: str, said: int) -> None:
    counts = _counts(np.linspace(1, 4, 10))
    found = _found(_result(counts, Analysis(engine=engine)), "samples_libraries_differ")  # type: ignore[arg-type]
    assert len(found) == said


@pytest.mark.parametrize("slope", [0.0, 0.35, -0.35])
def test_fold_changes_that_go_with_the_lengths_of_genes_are_told(slope: float) -> None:
    rng = np.random.default_rng(7)
    lengths = np.exp(rng.normal(7.5, 1, 800))
    level = np.exp(rng.normal(5, 1.2, (800, 1))) * np.ones(10)
    level[:, :5] *= np.exp(slope * (np.log(lengths) - 7.5))[:, None]
    names = tuple(f"G{i:03d}" for i in range(800))
    series = Series(
        "mine", "", SAMPLES, names, rng.negative_binomial(20, 20 / (20 + level)).astype(float), measure="counts",
        gene_lengths=lengths,
    )  # fmt: skip
    result = fit(prepare(series, Platform("", names, tuple((name,) for name in names), "row names"), SPEC))
    found = _found(result, "samples_length_trend")
    assert len(found) == (slope != 0)
    for one in found:
        assert "longer genes" in english(one.message)
        assert ("higher in the cases" in english(one.message)) == (slope > 0)


@pytest.mark.parametrize(("begins", "word"), [("MT-", "Mitochondrial genes"), ("RPL", "Ribosomal protein genes")])
def test_another_share_of_other_rna_is_told(begins: str, word: str) -> None:
    (finding,) = _found(_result(_counts(ALIKE, {begins: 3.0})), "samples_rna_share")
    assert english(finding.message).startswith(f"{word} take")
    assert "实验组" in say(finding.message, "zh")
