"""The grown-up engine against limma: TREAT, trend, robust, array weights."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.stats.array_weights import array_weights
from geneverdict.stats.linear import fit_last_coefficient
from geneverdict.stats.moderated import Moderated, moderate, moderate_with, squeeze_var
from geneverdict.stats.robust import squeeze_var_robust
from geneverdict.stats.treat import treat

with gzip.open(Path(__file__).parents[1] / "golden" / "engine_cases.json.gz", "rt") as handle:
    LIMMA: dict[str, Any] = json.load(handle)


def _array(value: Any) -> np.ndarray:
    return np.asarray(value, dtype=object).astype(np.float64)


def _same(moderated: Moderated, case: dict[str, Any], *, rtol: float = 1e-9) -> None:
    for column in ("t", "p", "df", "b"):
        ours, theirs = getattr(moderated, column), _array(case[column])
        atol = 0.0 if column == "p" else 1e-10  # t and B are differences near 0
        np.testing.assert_allclose(ours, theirs, rtol=rtol, atol=atol, err_msg=column)


def test_the_grid_is_complete() -> None:
    sizes = {name: len(LIMMA[name]) for name in ("treat", "trend", "robust", "weights", "blocks")}
    assert sizes == {"treat": 4, "trend": 9, "robust": 13, "weights": 5, "blocks": 6}


@pytest.mark.parametrize("case", LIMMA["treat"], ids=lambda case: case["lfc"])
def test_treat_is_limmas(case: dict[str, Any]) -> None:
    fit = fit_last_coefficient(_array(LIMMA["y"]), _array(LIMMA["design"]))
    moderated = moderate(fit)
    p = treat(fit.coef, moderated.se, moderated.df, float(case["lfc"]))
    np.testing.assert_allclose(p, _array(case["p"]), rtol=1e-9)


@pytest.mark.parametrize("case", LIMMA["trend"], ids=lambda case: case["name"])
def test_trend_is_limmas(case: dict[str, Any]) -> None:
    moderated = moderate(fit_last_coefficient(_array(case["y"]), _array(case["design"])), trend=True)
    assert moderated.df_prior == pytest.approx(float(_array(case["df_prior"])[0]), rel=1e-9)
    _same(moderated, case)


def test_a_level_that_is_the_same_for_all_is_no_trend() -> None:
    y, design = _array(LIMMA["trend"][0]["y"]), _array(LIMMA["trend"][0]["design"])
    fit = fit_last_coefficient(y, design)
    flat = fit._replace(ave_expr=np.full(len(y), 7.0))
    np.testing.assert_allclose(moderate(flat, trend=True).p, moderate(fit).p, rtol=1e-9)


@pytest.mark.parametrize("case", [c for c in LIMMA["weights"] if "missing" not in c["name"]], ids=lambda c: c["name"])
def test_array_weights_are_limmas(case: dict[str, Any]) -> None:
    y, design = _array(case["y"]), _array(case["design"])
    y.setflags(write=False)
    prior = 0.0 if "no prior" in case["name"] else 10.0
    found = array_weights(y, design, prior_genes=prior)
    assert found.converged
    np.testing.assert_allclose(found.weights, _array(case["weights"]), rtol=1e-9)


@pytest.mark.parametrize("case", LIMMA["weights"], ids=lambda case: case["name"])
def test_the_weighted_fit_is_limmas(case: dict[str, Any]) -> None:
    fit = fit_last_coefficient(_array(case["y"]), _array(case["design"]), weights=_array(case["weights"]))
    for column in ("coef", "stdev_unscaled", "sigma", "df_residual"):
        np.testing.assert_allclose(getattr(fit, column), _array(case[column]), rtol=1e-9, atol=1e-12)
    _same(moderate(fit), case)


def test_array_weights_of_few_pairs_stay_finite_and_do_not_claim_to_have_converged() -> None:
    """Three pairs of very unequal noise: Fisher scoring ran away on such a real series (GSE89143)."""
    rng = np.random.default_rng(3)
    y = rng.normal(size=(400, 6)) * np.array([1e-6, 1e-6, 1.0, 1.0, 1e6, 1e6])
    design = np.column_stack([np.kron(np.eye(3), np.ones((2, 1))), np.tile([0.0, 1.0], 3)])
    found = array_weights(y, design)
    assert np.isfinite(found.weights).all()
    assert (found.weights > 0).all()


def test_array_weights_with_missing_values_find_the_bad_array() -> None:
    # limma goes gene by gene here, an approximation; ours stays restricted maximum likelihood, each gene with its own.
    case = next(case for case in LIMMA["weights"] if "missing" in case["name"])
    y, design = _array(case["y"]), _array(case["design"])
    found = array_weights(y, design)
    whole = array_weights(y[np.isfinite(y).all(axis=1)], design)
    assert found.converged
    assert found.weights.argmin() == whole.weights.argmin() == 11
    assert np.prod(found.weights) == pytest.approx(1.0)
    np.testing.assert_allclose(np.log(found.weights), np.log(_array(case["weights"])), atol=0.35)


def test_array_weights_without_anything_to_tell_are_one() -> None:
    design = np.column_stack([np.ones(4), [0.0, 0, 1, 1]])
    constant = array_weights(np.full((5, 4), 3.0), design)
    assert constant.weights.tolist() == [1, 1, 1, 1]
    assert not constant.converged
    assert array_weights(np.zeros((0, 4)), design).weights.tolist() == [1, 1, 1, 1]


@pytest.mark.parametrize("case", [c for c in LIMMA["robust"] if "trend" not in c["name"]], ids=lambda c: c["name"])
def test_robust_is_limmas(case: dict[str, Any]) -> None:
    fit = fit_last_coefficient(_array(case["y"]), _array(case["design"]))
    prior = squeeze_var_robust(fit.sigma**2, fit.df_residual)
    # limma's root finder stops at 1e-8 on d0 / (1 + d0); its quadrature is less exact where d0 is small (ours does not
    # change in 12 digits with five times the nodes).
    rtol = 1e-9 if np.isinf(prior.df) else 2e-8 * max(1.0, prior.df)
    rtol = 1e-4 if "many constant" in case["name"] else rtol
    np.testing.assert_allclose(prior.df_each, np.broadcast_to(_array(case["df_prior"]), prior.df_each.shape), rtol=rtol)
    np.testing.assert_allclose(prior.var, _array(case["var_prior"])[0], rtol=max(rtol, 1e-7))
    np.testing.assert_allclose(prior.var_post, _array(case["s2_post"]), rtol=max(rtol, 1e-7))
    moderated = moderate_with(fit, prior)
    for column in ("t", "p", "b"):
        ours, theirs = getattr(moderated, column), _array(case[column])
        np.testing.assert_allclose(
            ours, theirs, rtol=max(rtol, 1e-6), atol=1e-12 if column == "p" else 1e-6, err_msg=column
        )


def test_robust_leaves_the_prior_alone_where_a_gene_is_wild() -> None:
    rng = np.random.default_rng(9)
    var = 0.1 * rng.chisquare(8, 500) / 8 * 5 / rng.chisquare(5, 500)
    wild = np.append(var, 1e6)
    calm, disturbed = squeeze_var_robust(var, np.full(500, 8.0)), squeeze_var_robust(wild, np.full(501, 8.0))
    assert disturbed.df == pytest.approx(calm.df, rel=0.05)
    assert squeeze_var(wild, np.full(501, 8.0)).df < 0.9 * squeeze_var(var, np.full(500, 8.0)).df
    assert disturbed.df_each[-1] < 0.5
    assert np.isnan(squeeze_var_robust(np.full(3, np.nan), np.zeros(3)).var_post).all()
    assert len(squeeze_var_robust(np.zeros(0), np.zeros(0)).var_post) == 0
    assert squeeze_var_robust(np.zeros(20), np.full(20, 4.0)).flags == ("mostly_zero_variance",)
