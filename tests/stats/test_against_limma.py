"""The linear fit and the moderated t against R's limma, every column of topTable, on simulated cases."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.stats.linear import LinearFit, fit_last_coefficient
from geneverdict.stats.moderated import Moderated, moderate, squeeze_var
from geneverdict.stats.multiple import benjamini_hochberg
from geneverdict.stats.student import quantile, two_sided

GOLDEN = Path(__file__).parents[1] / "golden"


def _load(name: str) -> dict[str, Any]:
    with gzip.open(GOLDEN / f"{name}.json.gz", "rt") as handle:
        return json.load(handle)


def _array(value: Any) -> np.ndarray:
    return np.atleast_1d(np.asarray(value, dtype=object)).astype(np.float64)


LIMMA = {case["name"]: case for case in _load("limma_cases")["cases"]}
VARIANCE = _load("variance_cases")
FLAGS = {"More than half": "mostly_zero_variance", "Zero sample variances": "some_zero_variance"}


def _fit(case: dict[str, Any]) -> tuple[LinearFit, Moderated]:
    y, design = _array(case["y"]), _array(case["design"])
    y.setflags(write=False)
    design.setflags(write=False)
    fit = fit_last_coefficient(y.reshape(len(_array(case["coef"])), -1), design)
    return fit, moderate(fit)


def test_the_grid_is_complete() -> None:
    assert len(LIMMA) == 25
    assert len(VARIANCE["cases"]) == 21


@pytest.mark.parametrize("name", LIMMA)
def test_the_fit_is_limmas(name: str) -> None:
    case = LIMMA[name]
    fit, _ = _fit(case)
    assert np.array_equal(np.isnan(fit.coef), np.isnan(_array(case["coef"])))
    # R leaves rounding (1e-16 of the values) where we give an exact zero: hence the absolute part.
    rounding = 1e-14 * np.nanmax(np.abs(_array(case["y"])))
    for column in ("coef", "sigma"):
        np.testing.assert_allclose(getattr(fit, column), _array(case[column]), rtol=1e-9, atol=rounding, err_msg=column)
    for column in ("stdev_unscaled", "df_residual", "ave_expr"):
        np.testing.assert_allclose(getattr(fit, column), _array(case[column]), rtol=1e-12, err_msg=column)


@pytest.mark.parametrize("name", LIMMA)
def test_the_moderated_t_is_limmas(name: str) -> None:
    case = LIMMA[name]
    _, moderated = _fit(case)
    np.testing.assert_allclose(moderated.df_prior, float(_array(case["df_prior"])[0]), rtol=1e-9)
    np.testing.assert_allclose(moderated.var_prior, float(_array(case["var_prior"])[0]), rtol=1e-9)
    for column in ("se", "t", "df", "p", "ci_low", "ci_high", "b"):
        ours, theirs = getattr(moderated, column), _array(case[column])
        if column == "df":  # limma gives one even where there is no coefficient to test
            theirs = np.where(np.isnan(_array(case["coef"])), np.nan, theirs)
        # Near zero t, the bounds and B are differences of larger numbers: 1e-11 absolute.
        atol = 0.0 if column in ("p", "se") else 1e-11 * max(1.0, float(np.nanmax(np.abs(_array(case["y"])))))
        np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=atol, err_msg=column)
    np.testing.assert_allclose(benjamini_hochberg(moderated.p), _array(case["fdr"]), rtol=1e-9)


@pytest.mark.parametrize("case", VARIANCE["cases"], ids=lambda case: case["name"])
def test_the_prior_is_limmas(case: dict[str, Any]) -> None:
    prior = squeeze_var(_array(case["var"]), _array(case["df"]))
    np.testing.assert_allclose(prior.df, float(case["df_prior"]), rtol=1e-9)
    np.testing.assert_allclose(prior.var, _array(case["var_prior"])[0], rtol=1e-9)
    np.testing.assert_allclose(prior.var_post, _array(case["var_post"]), rtol=1e-9)
    said = {code for text, code in FLAGS.items() if any(text in line for line in case["said"])}
    assert set(prior.flags) - {"one_gene"} == said


def test_the_tails_of_t_are_rs() -> None:
    t, df, p = _array(VARIANCE["tail"]).T
    exact = p > 1e-305  # below, both are at the edge of what a double can hold
    np.testing.assert_allclose(two_sided(t, df)[exact], p[exact], rtol=1e-9)
    assert two_sided(t, df)[~exact].max() <= 1e-305


def test_the_quantiles_of_t_are_rs() -> None:
    level, df, t = _array(VARIANCE["quantile"]).T
    # R's own are good to 1e-9 only where 1 − level is itself rounded (level .999999): relative to that.
    np.testing.assert_allclose(quantile((1 - level) / 2, df), t, rtol=1e-9)
