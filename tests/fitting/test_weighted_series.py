"""A series whose values have weights of their own: prepared and fitted, with every refinement."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest

from geneverdict.api import call
from geneverdict.fitting.contrast import fit_contrast
from geneverdict.model.prepared import Design, Prepared
from geneverdict.model.series import Measure, Platform, SampleTable, Series
from geneverdict.model.study import Analysis, Match, PairRule, SeriesSpec
from geneverdict.pipeline.duplicates import refit, without_duplicates
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.preparation import values as values_of
from geneverdict.preparation.values import Values, prepare_values
from geneverdict.stats.array_weights import array_weights
from geneverdict.stats.blocks import fit_with_blocks, within_block_correlation
from geneverdict.stats.linear import fit_last_coefficient

with gzip.open(Path(__file__).parents[1] / "golden" / "weights_cases.json.gz", "rt") as handle:
    LIMMA: dict[str, dict[str, Any]] = {case["name"]: case for case in json.load(handle)["cases"]}


def _array(value: Any) -> np.ndarray:
    return np.asarray(value, dtype=object).astype(np.float64)


def _design(matrix: np.ndarray, kind: str = "unpaired", blocks: tuple[str, ...] | None = None) -> Design:
    n, case = len(matrix), int(matrix[:, -1].sum())
    columns = tuple(f"x{i}" for i in range(matrix.shape[1]))
    return Design(kind, matrix, columns, tuple(range(n)), case, n - case, 0, (), (), "~ x", blocks)  # type: ignore[arg-type]


def _fit(name: str, analysis: Analysis, **how: Any) -> Any:
    case = LIMMA[name]
    y, matrix, weights = (_array(case[key]) for key in ("y", "design", "weights"))
    genes = tuple(f"G{i}" for i in range(len(y)))
    return fit_contrast(y, _design(matrix, **how), names=genes, probes=genes, weights=weights, analysis=analysis)


@pytest.mark.parametrize(
    ("name", "analysis"),
    [
        ("paired, 5 % missing", Analysis()),
        ("covariates, 20 % missing", Analysis()),
        ("weights of 0 take whole pairs", Analysis()),
        ("trend, paired, missing, weights of 0", Analysis(trend=True)),
    ],
)
def test_a_contrast_of_weighted_values_is_limmas(name: str, analysis: Analysis) -> None:
    found, case = _fit(name, analysis), LIMMA[name]
    for ours, theirs in (("log2fc", "coef"), ("se", "se"), ("p", "p"), ("fdr", "fdr"), ("ave_expr", "ave_expr")):
        np.testing.assert_allclose(getattr(found, ours), _array(case[theirs]), rtol=1e-9, atol=1e-12, err_msg=ours)


with gzip.open(Path(__file__).parents[1] / "golden" / "refinement_cases.json.gz", "rt") as handle:
    TOGETHER: dict[str, Any] = json.load(handle)


def _together(case: dict[str, Any], analysis: Analysis, *, blocks: bool = False) -> Any:
    y, matrix = _array(case["y"]), _array(case["design"])
    own = _array(case["weights"]) if case["weights"] else None
    genes = tuple(f"G{i}" for i in range(len(y)))
    design = _design(matrix, *(("mixed", tuple(case["block"])) if blocks else ()))
    return fit_contrast(y, design, names=genes, probes=genes, weights=own, analysis=analysis)


@pytest.mark.parametrize("case", [c for c in TOGETHER["blocks"] if "values" in c["name"]])
def test_weights_of_values_and_a_correlation_within_individuals_go_together(case: dict[str, Any]) -> None:
    found = _together(case, Analysis(unpaired="block_correlation"), blocks=True)
    np.testing.assert_allclose(found.log2fc, _array(case["coef"]), rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(found.p, _array(case["p"]), rtol=1e-9)


@pytest.mark.parametrize(
    "case", [c for c in TOGETHER["arrays"] if c["group"] and not c["weights"] and "three" not in c["name"]]
)
def test_weights_of_the_groups_are_limmas(case: dict[str, Any]) -> None:
    found = _together(case, Analysis(array_weights="group"))
    np.testing.assert_allclose(found.log2fc, _array(case["coef"]), rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(found.p, _array(case["p"]), rtol=1e-9)


def test_array_weights_multiply_those_of_the_values_and_hold_within_blocks() -> None:
    case = TOGETHER["blocks"][0]
    y, matrix, own = _array(case["y"]), _array(case["design"]), _array(case["weights"])
    block = np.array(case["block"])
    found = _together(case, Analysis(array_weights=True, unpaired="block_correlation"), blocks=True)
    weights = own * array_weights(y, matrix, weights=own).weights
    alike = within_block_correlation(y, matrix, block, weights=weights).consensus
    twin = fit_with_blocks(y, matrix, block, alike, weights=weights)
    np.testing.assert_allclose(found.log2fc, twin.coef, rtol=1e-12)
    assert [note.code for note in found.notes] == ["fit-array_weights", "fit-correlation"]


def test_a_trend_may_be_robust() -> None:
    case = TOGETHER["trends"][0]
    found = _together({**case, "weights": None}, Analysis(trend=True, robust=True))
    # limma's root finder stops at 1e-8.
    np.testing.assert_allclose(found.p, _array(case["p"]), rtol=1e-6)
    assert [note.code for note in found.notes] == ["fit-trend", "fit-robust"]


# --- a whole series ------------------------------------------------------------------------------------------------

SPEC = SeriesSpec(
    id="mine", case=Match(field="group", match="^case$"), control=Match(field="group", match="^control$"), pair=False
)


def _series(measure: Measure = "intensity") -> tuple[Series, Platform]:
    rng = np.random.default_rng(11)
    probes = tuple(f"P{i:02d}" for i in range(60))
    genes = tuple((f"GENE{i % 40:02d}",) for i in range(60))
    samples = SampleTable(
        tuple(f"s{i}" for i in range(12)),
        {"group": ("case", "control") * 6, "who": tuple("aabbccddeeff")},
        ("group", "who"),
    )
    values = rng.normal(8, 0.5, (60, 12))
    values[0, ::2] += 3
    values[3, 4] = np.nan
    return Series("mine", "GPL1", samples, probes, values, measure=measure), Platform("GPL1", probes, genes, "symbol")


@pytest.fixture
def prepared_with(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Prepared]:
    """The series as if its measure came with these weights of its probes."""

    def made(weights: np.ndarray | None, **how: Any) -> Prepared:
        def weighted(series: Series, **declared: Any) -> Values:
            return prepare_values(series, **declared)._replace(weights=weights)

        monkeypatch.setattr(values_of, "prepare_values", weighted)
        pair = how.pop("pair", False)
        return prepare(*_series(), SPEC.model_copy(update={"pair": pair}), **how)

    return made


def _weights() -> np.ndarray:
    weights = np.random.default_rng(12).uniform(0.2, 5, (60, 12))
    weights[7, 1] = 0
    return weights


@pytest.mark.parametrize("choice", ["highest_median", "mean_of_probes"])
def test_weights_of_one_change_nothing(prepared_with: Callable[..., Prepared], choice: str) -> None:
    plain, ones = (fit(prepared_with(w, probe_choice=choice)) for w in (None, np.ones((60, 12))))
    for name in ("log2fc", "se", "p", "fdr", "ave_expr", "confident"):
        np.testing.assert_allclose(getattr(ones.fit, name), getattr(plain.fit, name), rtol=1e-9, err_msg=name)
        np.testing.assert_allclose(getattr(ones.probe_fit, name), getattr(plain.probe_fit, name), rtol=1e-9)


def test_the_weights_of_the_chosen_probe_are_those_of_its_gene(prepared_with: Callable[..., Prepared]) -> None:
    prepared = prepared_with(_weights())
    assert prepared.weights is not None
    result = fit(prepared)
    for gene, probe in enumerate(prepared.expression.probes):
        row = prepared.series.probes.index(probe)
        np.testing.assert_array_equal(prepared.weights[gene], _weights()[row])
        assert result.fit.log2fc[gene] == pytest.approx(result.probe_fit.log2fc[row], rel=1e-9)
    assert np.abs(result.fit.log2fc - fit(prepared_with(None)).fit.log2fc).max() > 0.05


def test_a_series_without_its_duplicates_keeps_its_weights(prepared_with: Callable[..., Prepared]) -> None:
    prepared = prepared_with(_weights())
    fewer = without_duplicates(prepared, {"s0"})
    assert fewer is not None
    gone = _weights()
    gone[:, 0] = 0
    np.testing.assert_allclose(refit(fewer).log2fc, fit(prepared_with(gone)).fit.log2fc, rtol=1e-9)


@pytest.mark.parametrize("pair", [False, PairRule(field="who")])
def test_a_diagnosis_leaves_samples_out_of_the_fit_with_its_weights(
    prepared_with: Callable[..., Prepared], pair: PairRule | Literal[False]
) -> None:
    prepared = prepared_with(_weights(), pair=pair)
    why = call(fit(prepared), "GENE05").why
    assert why is not None
    assert len(why.influence) == (6 if pair else 12)
    row = prepared.expression.genes.index("GENE05")
    values, weights, matrix = prepared.expression.values, prepared.weights, prepared.design.matrix
    assert weights is not None
    for i, without in enumerate(why.influence):
        left = np.delete(np.arange(12), [2 * i, 2 * i + 1] if pair else i)
        again = fit_last_coefficient(values[[row]][:, left], matrix[left], weights=weights[[row]][:, left])
        assert without.log2fc == pytest.approx(again.coef[0], rel=1e-9)


def test_two_channels_are_log_ratios_by_what_the_reader_says() -> None:
    series, _ = _series("log_ratio")
    ratios = replace(series, values=series.values - 8)
    assert values_of.prepare_values(ratios).scale.kind == "log_ratio"
    assert values_of.prepare_values(replace(ratios, measure="intensity")).scale.kind != "log_ratio"
