"""The linear fit with a weight for every value, against R's limma and against a slow twin."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geneverdict.stats import linear
from geneverdict.stats.linear import LinearFit, fit_last_coefficient
from geneverdict.stats.moderated import Moderated, moderate_with, squeeze_var
from geneverdict.stats.multiple import benjamini_hochberg
from geneverdict.stats.robust import squeeze_var_robust

with gzip.open(Path(__file__).parents[1] / "golden" / "weights_cases.json.gz", "rt") as handle:
    CASES: dict[str, dict[str, Any]] = {case["name"]: case for case in json.load(handle)["cases"]}


def _array(value: Any) -> np.ndarray:
    return np.atleast_1d(np.asarray(value, dtype=object)).astype(np.float64)


def _fit(case: dict[str, Any]) -> LinearFit:
    genes = len(_array(case["coef"]))
    y, design, weights = _array(case["y"]).reshape(genes, -1), _array(case["design"]), _array(case["weights"])
    for given_array in (y, design, weights):
        given_array.setflags(write=False)
    return fit_last_coefficient(y, design, weights=weights.reshape(y.shape))


def _moderated(case: dict[str, Any]) -> Moderated:
    fit = _fit(case)
    var, df = fit.sigma**2, fit.df_residual
    if "robust" in case["name"]:
        return moderate_with(fit, squeeze_var_robust(var, df))
    return moderate_with(fit, squeeze_var(var, df, level=fit.ave_expr if "trend" in case["name"] else None))


def test_the_grid_is_complete() -> None:
    assert len(CASES) == 22


@pytest.mark.parametrize("name", CASES)
def test_the_fit_is_limmas(name: str) -> None:
    case, fit = CASES[name], _fit(CASES[name])
    assert np.array_equal(np.isnan(fit.coef), np.isnan(_array(case["coef"])))
    # R leaves rounding (1e-16 of the values) where we give an exact zero: hence the absolute part, and what a weight
    # makes of it in sigma.
    largest = np.sqrt(max(1.0, np.nanmax(_array(case["weights"]))))
    rounding = 1e-14 * np.nanmax(np.abs(_array(case["y"]))) * largest
    for column in ("coef", "sigma"):
        np.testing.assert_allclose(getattr(fit, column), _array(case[column]), rtol=1e-9, atol=rounding, err_msg=column)
    for column in ("stdev_unscaled", "df_residual", "ave_expr"):
        np.testing.assert_allclose(getattr(fit, column), _array(case[column]), rtol=1e-12, err_msg=column)


@pytest.mark.parametrize("name", CASES)
def test_the_moderated_t_is_limmas(name: str) -> None:
    case, moderated = CASES[name], _moderated(CASES[name])
    # limma's root finder for the robust prior stops at 1e-8: see test_engine.py.
    rtol = 2e-8 * max(1.0, moderated.df_prior) if "robust" in name else 1e-9
    assert moderated.df_prior == pytest.approx(float(np.max(_array(case["df_prior"]))), rel=rtol)
    for column in ("se", "t", "df", "p", "ci_low", "ci_high", "b"):
        ours, theirs = getattr(moderated, column), _array(case[column])
        if column == "df":  # limma gives one even where there is no coefficient to test
            theirs = np.where(np.isnan(_array(case["coef"])), np.nan, theirs)
        # Near zero t, the bounds and B are differences of larger numbers: 1e-11 absolute.
        atol = 0.0 if column in ("p", "se") else 1e-11 * max(1.0, float(np.nanmax(np.abs(_array(case["y"])))))
        np.testing.assert_allclose(ours, theirs, rtol=rtol, atol=max(atol, rtol * (column == "b")), err_msg=column)
    np.testing.assert_allclose(benjamini_hochberg(moderated.p), _array(case["fdr"]), rtol=rtol)


# --- properties --------------------------------------------------------------------------------------------------

SEEDS = st.integers(0, 2**32 - 1)
KINDS = st.sampled_from(["unpaired", "paired", "covariates"])


def _design(rng: np.random.Generator, kind: str) -> np.ndarray:
    n = int(rng.integers(3, 7))
    if kind == "paired":
        return np.column_stack([np.tile(np.eye(n), (2, 1)), np.repeat([0.0, 1.0], n)])
    columns = [np.ones(2 * n), *(rng.normal(50, 9, (2 if kind == "covariates" else 0, 2 * n)))]
    return np.column_stack([*columns, np.repeat([0.0, 1.0], n)])


def _case(seed: int, kind: str, genes: int = 20) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    design = _design(rng, kind)
    y = rng.normal(rng.uniform(2, 14, (genes, 1)), 1, (genes, len(design)))
    y[rng.random(y.shape) < 0.1] = np.nan
    weights = np.exp(rng.normal(0, 1, y.shape))
    weights[rng.random(y.shape) < 0.1] = 0
    return y, design, weights


def _twin(y: np.ndarray, design: np.ndarray, weights: np.ndarray) -> LinearFit:
    """numpy's lstsq of one gene after the other, rows of values and design times the root of the weight."""
    rows = []
    for gene, weight in zip(y, weights, strict=True):
        seen = np.isfinite(gene) & (weight > 0)
        root = np.sqrt(weight[seen])
        x, values = design[seen] * root[:, None], gene[seen] * root
        rank = np.linalg.matrix_rank(x) if seen.any() else 0
        estimable = rank > (np.linalg.matrix_rank(x[:, :-1]) if seen.any() else 0)
        coef = np.linalg.lstsq(x, values, rcond=None)[0]
        left, df = values - x @ coef, seen.sum() - rank
        scale = np.linalg.norm(np.linalg.pinv(x)[-1]) if estimable else np.nan
        sigma = np.sqrt(left @ left / df) if df > 0 else np.nan
        mean = gene[np.isfinite(gene)].mean() if np.isfinite(gene).any() else np.nan
        rows.append((coef[-1] if estimable else np.nan, scale, sigma, df, mean))
    return LinearFit(*np.array(rows).T)


def _same(one: LinearFit, other: LinearFit, *, rtol: float = 1e-8, atol: float = 1e-10) -> None:
    for name in LinearFit._fields:
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=rtol, atol=atol, err_msg=name)


@given(SEEDS, KINDS)
@settings(max_examples=40, deadline=None)
def test_the_twin_agrees(seed: int, kind: str) -> None:
    y, design, weights = _case(seed, kind)
    y[0], weights[1] = np.nan, 0
    _same(fit_last_coefficient(y, design, weights=weights), _twin(y, design, weights))


@given(SEEDS, KINDS)
@settings(max_examples=20, deadline=None)
def test_equal_weights_of_values_are_weights_of_samples(seed: int, kind: str) -> None:
    y, design, _ = _case(seed, kind)
    of_samples = np.random.default_rng(seed).uniform(0.1, 5, len(design))
    each = np.tile(of_samples, (len(y), 1))
    _same(fit_last_coefficient(y, design, weights=each), fit_last_coefficient(y, design, weights=of_samples))
    _same(fit_last_coefficient(y, design, weights=np.ones(y.shape)), fit_last_coefficient(y, design))


@given(SEEDS, KINDS)
@settings(max_examples=20, deadline=None)
def test_a_weight_of_zero_is_a_missing_value_but_for_the_mean(seed: int, kind: str) -> None:
    y, design, weights = _case(seed, kind)
    gone = np.where(weights > 0, y, np.nan)
    weighted, missing = (fit_last_coefficient(values, design, weights=weights) for values in (y, gone))
    _same(weighted._replace(ave_expr=missing.ave_expr), missing, rtol=0, atol=0)


@given(SEEDS, KINDS, st.floats(1e-3, 1e3))
@settings(max_examples=20, deadline=None)
def test_a_factor_on_a_genes_weights_changes_only_the_scale_of_its_variance(
    seed: int, kind: str, factor: float
) -> None:
    y, design, weights = _case(seed, kind)
    one, other = (fit_last_coefficient(y, design, weights=w) for w in (weights, weights * factor))
    root = np.sqrt(factor)
    _same(one, other._replace(stdev_unscaled=other.stdev_unscaled * root, sigma=other.sigma / root))


def test_chunks_and_views_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    y, design, weights = _case(5, "paired")
    plain = fit_last_coefficient(y, design, weights=weights)
    monkeypatch.setattr(linear, "STACK_ELEMENTS", 3 * design.size)
    wide = [np.asfortranarray(np.repeat(table, 2, axis=1)) for table in (y, weights)]
    _same(fit_last_coefficient(wide[0][:, ::2], design, weights=wide[1][:, ::2]), plain, rtol=1e-12)


def test_a_constant_gene_is_exactly_zero_whatever_its_weights() -> None:
    design = np.column_stack([np.ones(7), np.arange(7.0), np.repeat([0.0, 1.0], [3, 4])])
    weights = np.random.default_rng(1).uniform(0.01, 100, (2, 7))
    fit = fit_last_coefficient(np.full((2, 7), [[0.1], [1e9 + 0.3]]), design, weights=weights)
    assert (fit.coef == 0).all()
    assert (fit.sigma == 0).all()


@pytest.mark.parametrize(
    "weights",
    [np.ones((2, 3)), np.full((2, 4), -1.0), np.full((2, 4), np.nan), np.full((2, 4), np.inf), np.ones((1, 4))],
    ids=["fewer samples", "negative", "no number", "infinite", "fewer genes"],
)
def test_weights_that_cannot_be_are_refused(weights: np.ndarray) -> None:
    design = np.column_stack([np.ones(4), [0.0, 0, 1, 1]])
    with pytest.raises(ValueError, match="weight"):
        fit_last_coefficient(np.ones((2, 4)), design, weights=weights)


def test_the_weight_of_a_missing_value_may_be_anything() -> None:
    design = np.column_stack([np.ones(5), [0.0, 0, 1, 1, 1]])
    y = np.array([[1.0, 2.0, 4.0, 5.0, np.nan]])
    weights = np.ones((1, 5))
    expected = fit_last_coefficient(y, design, weights=weights)
    weights[0, 4] = np.nan
    _same(fit_last_coefficient(y, design, weights=weights), expected, rtol=0, atol=0)
