"""Filtering, normalisation, voom and its relatives against R's edgeR and limma, and lowess against R's own."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from geneverdict.stats.blocks import fit_with_blocks, within_block_correlation
from geneverdict.stats.counts.expressed import filter_by_expr
from geneverdict.stats.counts.factors import relative_log_expression, tmm, upper_quartile
from geneverdict.stats.counts.libraries import cpm, library_sizes, log_cpm
from geneverdict.stats.counts.quality_weights import voom_with_quality_weights
from geneverdict.stats.counts.voom import Correlated, voom
from geneverdict.stats.linear import LinearFit, fit_last_coefficient
from geneverdict.stats.lowess import lowess
from geneverdict.stats.moderated import moderate

GOLDEN = Path(__file__).parents[2] / "golden" / "counts_cases.json.gz"


def _array(value: Any) -> np.ndarray:
    values = np.atleast_1d(np.asarray(value, dtype=object)).astype(np.float64)
    values.setflags(write=False)
    return values


with gzip.open(GOLDEN, "rt") as handle:
    R = json.load(handle)
CASES = {case["name"]: case for case in R["cases"]}
WITH_QUALITY = [name for name, case in CASES.items() if "quality" in case]
WITH_BLOCKS = [name for name, case in CASES.items() if "blocks" in case]
OPTIONS = {"f": "span", "iter": "iterations", "delta": "delta"}


class _Input(NamedTuple):
    counts: np.ndarray
    design: np.ndarray
    sizes: np.ndarray


def _filtered(case: dict[str, Any]) -> _Input:
    counts = _array(case["counts"])[_array(case["use"]) > 0]
    counts.setflags(write=False)
    return _Input(counts, _array(case["design"]), _array(case["sizes"]))


def test_the_grid_is_complete() -> None:
    assert (len(CASES), len(WITH_QUALITY), len(WITH_BLOCKS), len(R["lowess"])) == (16, 15, 3, 14)


@pytest.mark.parametrize("name", CASES)
def test_genes_are_kept_as_edger_keeps_them(name: str) -> None:
    case = CASES[name]
    counts = _array(case["counts"])
    ways = {"by_group": {"group": _array(case["group"])}, "by_design": {"design": _array(case["design"])}, "by_all": {}}
    for way, arguments in ways.items():
        keep = filter_by_expr(counts, **arguments).keep
        np.testing.assert_array_equal(keep, _array(case[way]) > 0, err_msg=way)


@pytest.mark.parametrize("name", CASES)
def test_factors_and_rates_are_edgers(name: str) -> None:
    case = CASES[name]
    counts = _array(case["counts"])
    np.testing.assert_allclose(tmm(counts), _array(case["tmm"]), rtol=1e-12)
    np.testing.assert_allclose(upper_quartile(counts), _array(case["upper_quartile"]), rtol=1e-12)
    np.testing.assert_allclose(relative_log_expression(counts), _array(case["rle"]), rtol=1e-12)
    np.testing.assert_allclose(cpm(counts)[:5], _array(case["cpm"]), rtol=1e-12)
    rows = np.arange(1, 41) % len(counts)
    np.testing.assert_allclose(log_cpm(counts)[rows], _array(case["log_cpm"]), rtol=1e-12)


@pytest.mark.parametrize("name", CASES)
def test_voom_is_limmas(name: str) -> None:
    case = CASES[name]
    counts, design, sizes = _filtered(case)
    ours = voom(counts, design, sizes=sizes)
    np.testing.assert_allclose(ours.log_cpm[:10], _array(case["e"]), rtol=1e-12)
    np.testing.assert_allclose(ours.weights, _array(case["weights"]), rtol=1e-10)
    if "prior" not in case:
        assert ours.flags == ("no_replication",)
        return
    _same_tests(fit_last_coefficient(ours.log_cpm, design, weights=ours.weights), case["fit"])
    prior = case["prior"]
    for weights, wanted in (("samples", "by_samples"), ("genes", "by_genes")):
        ours = voom(counts, design, sizes=sizes, prior_weights=_array(prior[weights]))
        np.testing.assert_allclose(ours.weights, _array(prior[wanted]), rtol=1e-10, err_msg=wanted)


def _same_tests(fit: LinearFit, theirs: dict[str, Any]) -> None:
    """Every column of limma's moderated t."""
    ours = moderate(fit)
    np.testing.assert_allclose(ours.df_prior, _array(theirs["df_prior"])[0], rtol=1e-9)
    columns = {**fit._asdict(), **ours._asdict()}
    for column in ("coef", "stdev_unscaled", "sigma", "t", "p", "df", "b"):
        # Near 0 a coefficient, t and B are differences of larger numbers: 1e-11 absolute.
        atol = 0.0 if column == "p" else 1e-11
        np.testing.assert_allclose(columns[column], _array(theirs[column]), rtol=1e-9, atol=atol, err_msg=column)


@pytest.mark.parametrize("name", WITH_QUALITY)
def test_quality_weights_are_limmas(name: str) -> None:
    case = CASES[name]
    counts, design, sizes = _filtered(case)
    ours = voom_with_quality_weights(counts, design, sizes=sizes)
    np.testing.assert_allclose(ours.sample_weights, _array(case["quality"]["samples"]), rtol=1e-9)
    np.testing.assert_allclose(ours.weights, _array(case["quality"]["weights"]), rtol=1e-9)


@pytest.mark.parametrize("name", WITH_BLOCKS)
def test_voom_with_blocks_is_limmas(name: str) -> None:
    case = CASES[name]
    counts, design, sizes = _filtered(case)
    theirs = case["blocks"]
    block = np.array(theirs["block"])
    prior = _array(case["prior"]["genes"])
    first = voom(counts, design, sizes=sizes)
    alike = within_block_correlation(first.log_cpm, design, block, weights=first.weights)
    np.testing.assert_allclose(alike.consensus, float(theirs["rho"]), rtol=1e-9)
    np.testing.assert_allclose(np.arctanh(alike.genes), _array(theirs["atanh"]), rtol=1e-8, atol=1e-10)
    ours = voom(counts, design, sizes=sizes, blocks=Correlated(block, float(theirs["rho"])))
    np.testing.assert_allclose(ours.weights, _array(theirs["weights"]), rtol=1e-10)
    again = within_block_correlation(ours.log_cpm, design, block, weights=ours.weights)
    np.testing.assert_allclose(again.consensus, float(theirs["again"]), rtol=1e-9)
    fit = fit_with_blocks(ours.log_cpm, design, block, again.consensus, weights=ours.weights)
    _same_tests(fit, theirs["fit"])
    ours = voom(counts, design, sizes=sizes, blocks=Correlated(block, 0.3), prior_weights=prior)
    np.testing.assert_allclose(ours.weights, _array(theirs["mixed"]), rtol=1e-10)
    both = voom_with_quality_weights(counts, design, sizes=sizes, blocks=Correlated(block, 0.3))
    np.testing.assert_allclose(both.weights, _array(theirs["quality"]), rtol=1e-9)


@pytest.mark.parametrize("name", WITH_QUALITY)
def test_the_trend_on_log_cpm_is_limmas(name: str) -> None:
    case = CASES[name]
    counts, design, sizes = _filtered(case)
    theirs = case["trend"]
    fit = fit_last_coefficient(log_cpm(counts, sizes), design)
    ours = moderate(fit, trend=True)
    for value, column in ((fit.coef, "coef"), (fit.sigma, "sigma"), (ours.t, "t"), (ours.p, "p"), (ours.b, "b")):
        np.testing.assert_allclose(value, _array(theirs[column]), rtol=1e-9, atol=1e-11, err_msg=column)
    np.testing.assert_allclose(ours.df_prior, _array(theirs["df_prior"])[0], rtol=1e-9)


@pytest.mark.parametrize("case", R["lowess"], ids=lambda case: case["name"])
def test_lowess_is_rs(case: dict[str, Any]) -> None:
    options = {OPTIONS[name]: float(value) for name, value in dict(case["options"]).items()}
    if "iterations" in options:
        options["iterations"] = int(options["iterations"])
    x, y = _array(case["x"]), _array(case["y"])
    np.testing.assert_allclose(lowess(x, y, **options), _array(case["smooth"]), rtol=1e-11, atol=1e-12)


def test_library_sizes_are_sums_of_columns() -> None:
    np.testing.assert_array_equal(library_sizes(np.array([[1, 0], [2, 5]])), [3, 5])
