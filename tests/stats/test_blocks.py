"""Samples of one individual: the correlation against limma and a slow twin, the fit against limma."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import optimize

from geneverdict.stats.blocks import fit_with_blocks, within_block_correlation
from geneverdict.stats.linear import LinearFit, fit_last_coefficient
from geneverdict.stats.moderated import moderate

with gzip.open(Path(__file__).parents[1] / "golden" / "engine_cases.json.gz", "rt") as handle:
    CASES: dict[str, Any] = {case["name"]: case for case in json.load(handle)["blocks"]}


def _array(value: Any) -> np.ndarray:
    return np.asarray(value, dtype=object).astype(np.float64)


def _case(name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, dict[str, Any]]:
    case = CASES[name]
    y, design = _array(case["y"]), _array(case["design"])
    y.setflags(write=False)
    return y, design, np.array(case["block"]), case


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("fixed", [False, True])
def test_the_fit_is_limmas(name: str, fixed: bool) -> None:
    y, design, block, case = _case(name)
    expected = case["fixed"] if fixed else case
    fit = fit_with_blocks(y, design, block, 0.4 if fixed else float(case["correlation"]))
    moderated = moderate(fit)
    for column in ("coef", "stdev_unscaled", "sigma", "df_residual"):
        np.testing.assert_allclose(getattr(fit, column), _array(expected[column]), rtol=1e-9, atol=1e-13)
    for column in ("t", "p", "df"):
        np.testing.assert_allclose(getattr(moderated, column), _array(expected[column]), rtol=1e-9, atol=1e-11)


@pytest.mark.parametrize("name", CASES)
def test_the_correlation_is_limmas(name: str) -> None:
    y, design, block, case = _case(name)
    found = within_block_correlation(y, design, block)
    np.testing.assert_allclose(np.arctanh(found.genes), _array(case["atanh"]), rtol=1e-9, atol=1e-9)
    assert found.consensus == pytest.approx(float(case["correlation"]), rel=1e-9)


def _one(y: np.ndarray, design: np.ndarray, block: np.ndarray, gene: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    seen = np.isfinite(y[gene])
    return y[gene, seen], design[seen], block[seen]


def _height(r: float, y: np.ndarray, design: np.ndarray, block: np.ndarray) -> float:
    """−2 × the restricted log likelihood by its definition."""
    free = np.linalg.svd(design)[0][:, design.shape[1] :]
    variance = free.T @ np.where(block[:, None] == block, np.where(np.eye(len(y)) > 0, 1.0, r), 0.0) @ free
    z = free.T @ y
    sign, log_det = np.linalg.slogdet(variance)
    return float(len(z) * np.log(z @ np.linalg.solve(variance, z)) + log_det) if sign > 0 else np.inf


@pytest.mark.parametrize("name", ["pairs and singletons", "uneven blocks, covariate", "missing"])
def test_the_twin_agrees(name: str) -> None:
    # limma's steps, and so ours, stop a few genes short of the maximum: the twin goes there by the definition.
    y, design, block, _ = _case(name)
    found = within_block_correlation(y[:60], design, block)
    lowest = 1 / (1 - np.unique(block, return_counts=True)[1].max()) + 0.01
    short = []
    for gene, r in enumerate(found.genes):
        args = _one(y, design, block, gene)
        grid = np.linspace(lowest, 0.99, 60)
        start = grid[np.argmin([_height(x, *args) for x in grid])]
        ends = max(lowest, start - 0.05), min(0.99, start + 0.05)
        slow = optimize.minimize_scalar(_height, bounds=ends, args=args, method="bounded", options={"xatol": 1e-9})
        short.append(_height(r, *args) - slow.fun)
    assert min(short) > -1e-5
    assert np.median(short) < 1e-6
    assert np.mean(np.array(short) < 1e-3) > 0.85


def test_without_correlation_it_is_the_plain_fit() -> None:
    y, design, block, _ = _case("missing")
    for name, ours, plain in zip(
        LinearFit._fields, fit_with_blocks(y, design, block, 0.0), fit_last_coefficient(y, design), strict=True
    ):
        np.testing.assert_allclose(ours, plain, rtol=1e-9, atol=1e-12, err_msg=name)


def test_pairs_fully_correlated_are_differences() -> None:
    y, design, block, _ = _case("complete pairs")
    ours = fit_with_blocks(y, design, block, 1 - 1e-9)
    pairs = np.column_stack([(block[:, None] == np.unique(block)).astype(float), design[:, 1]])
    np.testing.assert_allclose(ours.coef, fit_last_coefficient(y, pairs).coef, rtol=1e-6, atol=1e-9)


def test_samples_that_cannot_tell() -> None:
    design = np.column_stack([np.ones(6), np.repeat([0.0, 1.0], 3)])
    y = np.random.default_rng(1).normal(size=(3, 6))
    assert np.isnan(within_block_correlation(y, design, np.arange(6)).consensus)
    assert np.isnan(within_block_correlation(y, design, np.zeros(6, dtype=int)).genes).all()
    with pytest.raises(ValueError, match="correlation between"):
        fit_with_blocks(y, design, np.array([0, 0, 0, 1, 1, 1]), -0.6)
    with pytest.raises(ValueError, match="a block for each"):
        fit_with_blocks(y, design, np.arange(5), 0.1)


def test_a_gene_without_variation_tells_nothing() -> None:
    y, design, block, _ = _case("complete pairs")
    flat = np.vstack([y[:5], np.full(y.shape[1], 4.25)])
    found = within_block_correlation(flat, design, block)
    assert np.isnan(found.genes[5]) or abs(found.genes[5]) < 1
    assert np.isfinite(found.consensus)
