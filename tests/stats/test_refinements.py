"""limma's refinements together: a robust trend, array weights by array or group, correlation under weights."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import optimize

from geneverdict.stats.array_weights import array_weights
from geneverdict.stats.blocks import fit_with_blocks, within_block_correlation
from geneverdict.stats.linear import LinearFit, fit_last_coefficient
from geneverdict.stats.moderated import Moderated, moderate, moderate_with, squeeze_var
from geneverdict.stats.moderated_welch import Group, moderated_welch
from geneverdict.stats.robust import squeeze_var_robust
from geneverdict.stats.sd_ratio import sd_ratio
from geneverdict.stats.welch import welch

with gzip.open(Path(__file__).parents[1] / "golden" / "refinement_cases.json.gz", "rt") as handle:
    LIMMA: dict[str, Any] = json.load(handle)


SIZES = {"trends": 9, "arrays": 11, "blocks": 6, "welches": 6}


def _array(value: Any) -> np.ndarray:
    return np.asarray(value, dtype=object).astype(np.float64)


def _cases(kind: str) -> Any:
    return pytest.mark.parametrize("case", LIMMA[kind], ids=lambda case: case["name"])


def _same(found: LinearFit | Moderated, case: Mapping[str, Any], *columns: str, rtol: float = 1e-9) -> None:
    for column in columns:
        # Near 0 coefficients and t are differences of larger numbers.
        atol = 1e-10 if column in ("coef", "t") else 0.0
        expected = _array(case[column])
        np.testing.assert_allclose(getattr(found, column), expected, rtol=rtol, atol=atol, err_msg=column)


def test_the_grid_is_complete() -> None:
    assert {kind: len(LIMMA[kind]) for kind in SIZES} == SIZES


@_cases("trends")
def test_a_robust_trend_is_limmas(case: dict[str, Any]) -> None:
    fit = fit_last_coefficient(_array(case["y"]), _array(case["design"]))
    prior = squeeze_var_robust(fit.sigma**2, fit.df_residual, level=fit.ave_expr)
    # limma's root finder stops at 1e-8 on d0 / (1 + d0): see test_engine.py.
    rtol = 1e-9 if np.isinf(prior.df) else 2e-8 * max(1.0, prior.df)
    np.testing.assert_allclose(prior.df_each, np.broadcast_to(_array(case["df_prior"]), prior.df_each.shape), rtol=rtol)
    expected = np.broadcast_to(_array(case["var_prior"]), prior.var_each.shape)
    np.testing.assert_allclose(prior.var_each, expected, rtol=rtol)
    np.testing.assert_allclose(prior.var_post, _array(case["s2_post"]), rtol=rtol)
    _same(moderate_with(fit, prior), case, "t", "p", "df", rtol=30 * rtol)


@_cases("arrays")
def test_array_weights_are_limmas(case: dict[str, Any]) -> None:
    y, design = _array(case["y"]), _array(case["design"])
    group = None if case["group"] is None or case["group"] == {} else np.array(case["group"], dtype=np.intp)
    own = None if case["weights"] is None or case["weights"] == {} else _array(case["weights"])
    found = array_weights(y, design, weights=own, group=group, tol=float(case["tol"]) or 1e-20)
    assert found.converged
    np.testing.assert_allclose(found.weights, _array(case["array_weights"]), rtol=1e-9)
    fit = fit_last_coefficient(y, design, weights=found.weights if own is None else own * found.weights)
    _same(fit, case, "coef", "stdev_unscaled", "sigma", "df_residual", "ave_expr")
    _same(moderate(fit), case, "t", "p", "df")


@_cases("blocks")
def test_the_correlation_under_weights_is_limmas(case: dict[str, Any]) -> None:
    y, design, weights = _array(case["y"]), _array(case["design"]), _array(case["weights"])
    block = np.array(case["block"])
    found = within_block_correlation(y, design, block, weights=weights)
    np.testing.assert_allclose(np.arctanh(found.genes), _array(case["atanh"]), rtol=1e-9, atol=1e-9)
    assert found.consensus == pytest.approx(float(case["correlation"]), rel=1e-9)
    fit = fit_with_blocks(y, design, block, found.consensus, weights=weights)
    _same(fit, case, "coef", "stdev_unscaled", "sigma", "df_residual", "ave_expr")
    _same(moderate(fit), case, "t", "p", "df")


@_cases("welches")
def test_moderated_welch_is_what_limmas_variances_make_of_it(case: dict[str, Any]) -> None:
    y, is_case = _array(case["y"]), _array(case["design"])[:, 0] > 0.5
    weights = _array(case["weights"]) if case["weights"] else np.ones(y.shape)

    def group(who: np.ndarray) -> Group:
        fit = fit_last_coefficient(y[:, who], np.ones((who.sum(), 1)), weights=weights[:, who])
        level = fit.ave_expr if case["name"] == "trend" else None
        return Group(fit, squeeze_var(fit.sigma**2, fit.df_residual, level=level))

    found = moderated_welch(group(is_case), group(~is_case))
    for column in ("effect", "se", "df", "t", "p"):
        expected = _array(case[column])
        atol = 1e-10 if column in ("effect", "t") else 0.0
        np.testing.assert_allclose(getattr(found, column), expected, rtol=1e-9, atol=atol, err_msg=column)


def test_moderated_welch_without_a_prior_is_welchs_test() -> None:
    rng = np.random.default_rng(3)
    y, case = rng.normal(8, 1, (1, 12)), np.arange(12) < 4
    fits = [fit_last_coefficient(y[:, who], np.ones((who.sum(), 1))) for who in (case, ~case)]
    # One gene: no prior.
    found = moderated_welch(*(Group(fit, squeeze_var(fit.sigma**2, fit.df_residual)) for fit in fits))
    expected = welch(y, case)
    np.testing.assert_allclose([found.p, found.df], [expected.p, expected.df], rtol=1e-12)


def test_the_ratio_of_sds_and_how_it_differs_between_genes_are_found() -> None:
    rng = np.random.default_rng(5)
    genes, typical, between = 20_000, 2.0, 0.5
    ratio = typical * 2 ** (between * rng.normal(size=(genes, 1)))
    sd = np.exp(0.5 * rng.normal(size=(genes, 1)))
    one, other = rng.normal(size=(genes, 4)) * sd * ratio, rng.normal(size=(genes, 15)) * sd
    one[rng.random(one.shape) < 0.05] = np.nan
    one[:50] = 3.0
    fits = [fit_last_coefficient(y, np.ones((y.shape[1], 1))) for y in (one, other)]
    found = sd_ratio(*fits)
    assert found.typical == pytest.approx(typical, rel=0.02)
    assert found.between == pytest.approx(between, rel=0.04)
    assert genes - 60 < found.genes <= genes - 50
    assert sd_ratio(*reversed(fits)).typical == pytest.approx(1 / found.typical)
    same = sd_ratio(fits[1], fits[1])
    assert same.between == 0
    assert same.typical == pytest.approx(1)
    assert np.isnan(sd_ratio(*(fit_last_coefficient(np.ones((3, 4)), np.ones((4, 1))) for _ in "ab")).typical)


# --- what limma does otherwise, or not at all: slow twins ---------------------------------------------------------


def _height(effects: np.ndarray, y: np.ndarray, design: np.ndarray, group: np.ndarray, own: np.ndarray) -> float:
    """−2 × the restricted log likelihood of all genes by its definition, ten more genes without differences added."""
    log_variance = np.append(effects, -effects.sum())[group]
    log_variance = log_variance - log_variance.mean()
    total = 10 * float((log_variance + np.exp(-log_variance)).sum())
    for values, weight in zip(y, own, strict=True):
        seen = np.isfinite(values) & (weight > 0)
        free = np.linalg.svd(design[seen])[0][:, np.linalg.matrix_rank(design[seen]) :]
        if free.shape[1] == 0:
            continue
        variance = free.T @ np.diag(np.exp(log_variance[seen]) / weight[seen]) @ free
        left = free.T @ values[seen]
        total += free.shape[1] * np.log(left @ np.linalg.solve(variance, left)) + np.linalg.slogdet(variance)[1]
    return total


@pytest.mark.parametrize("by_group", [True, False])
def test_weights_of_groups_with_missing_values_are_where_the_likelihood_is_highest(by_group: bool) -> None:
    rng = np.random.default_rng(6)
    design = np.column_stack([np.ones(9), np.repeat([0.0, 1.0], [3, 6])])
    group = design[:, 1].astype(np.intp) if by_group else np.arange(9)
    y = rng.normal(8, np.repeat([2.0, 1.0], [3, 6]), (60, 9))
    own = rng.uniform(0.3, 3, y.shape)
    y[rng.random(y.shape) < 0.1] = np.nan
    own[rng.random(y.shape) < 0.05] = 0
    y[0, 3:], y[1] = np.nan, np.nan
    found = array_weights(y, design, weights=own, group=group, tol=1e-14)
    twin = optimize.minimize(
        _height, np.zeros(group.max()), args=(y, design, group, own), method="BFGS", options={"gtol": 1e-6}
    )
    effects = np.append(twin.x, -twin.x.sum())[group]
    np.testing.assert_allclose(np.log(found.weights), effects.mean() - effects, atol=1e-5)
    assert np.prod(found.weights) == pytest.approx(1)


def test_weights_of_one_group_are_one() -> None:
    y = np.random.default_rng(1).normal(size=(20, 6))
    found = array_weights(y, np.ones((6, 1)), group=np.zeros(6, dtype=np.intp))
    assert found.weights.tolist() == [1] * 6


def test_one_weight_for_all_values_changes_nothing() -> None:
    rng = np.random.default_rng(2)
    y, design, block = (
        rng.normal(size=(30, 8)),
        np.column_stack([np.ones(8), np.tile([0.0, 1.0], 4)]),
        np.arange(8) // 2,
    )
    y[3, 2] = np.nan
    y[7] = 5.1
    plain, same = (fit_with_blocks(y, design, block, 0.3, weights=w) for w in (None, np.full(y.shape, 4.0)))
    for name in ("coef", "sigma", "df_residual", "ave_expr"):
        ratio = {"sigma": 2.0}.get(name, 1.0)
        np.testing.assert_allclose(getattr(same, name), ratio * getattr(plain, name), rtol=1e-12, atol=1e-15)
    assert same.coef[7] == same.sigma[7] == 0
