"""Each series left out: metafor's numbers, and pooling with that column taken away."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geneverdict.stats.leave_one_out import LeftOut, leave_one_out
from geneverdict.stats.meta import pool

with gzip.open(Path(__file__).parents[1] / "golden" / "combine_cases.json.gz", "rt") as handle:
    GOLDEN: dict[str, Any] = json.load(handle)
CASES = {case["name"]: case for case in GOLDEN["effects"]}
RUNS = {"reml_hk": ("REML", "hk"), "dl_z": ("DL", "z")}


def _array(value: Any) -> np.ndarray:
    array = np.asarray(value, dtype=object).astype(np.float64)
    array.setflags(write=False)
    return array


def _study(seed: int, genes: int = 15, k: int = 5) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    se = 0.3 * np.exp(rng.normal(0, 0.5, (genes, k)))
    effect = rng.normal(0.5, np.hypot(se, rng.choice([0, 0.3, 2], (genes, 1))))
    effect[rng.random(effect.shape) < 0.25] = np.nan
    return effect, se


def _theirs(case: dict[str, Any], run: str) -> dict[str, np.ndarray]:
    """metafor's table is genes × (columns within series)."""
    effect, columns = _array(case["effect"]), GOLDEN["left_columns"]
    cube = _array(case[run]).reshape(len(effect), effect.shape[1], len(columns))
    return {name: cube[:, :, i] for i, name in enumerate(columns)}


def test_the_grid_is_complete() -> None:
    assert len(CASES) == 8
    for case in CASES.values():
        measured = ~np.isnan(_array(case["effect"]))
        three = measured & (measured.sum(axis=1) > 2)[:, None]
        for run in RUNS:
            assert np.isfinite(_theirs(case, run)["estimate"][three]).all(), case["name"]


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("name", CASES)
def test_leaving_out_is_metafors(name: str, run: str) -> None:
    effect, se = _array(CASES[name]["effect"]), _array(CASES[name]["se"])
    method, test = RUNS[run]
    ours, theirs = leave_one_out(effect, se, method=method, test=test), _theirs(CASES[name], run)
    # With one series left metafor gives a normal interval; ours is NaN, as everywhere in this package.
    known = ~np.isnan(theirs["estimate"]) & (ours.k > 1)
    scale = np.broadcast_to(np.nanmin(np.where(np.isnan(effect), np.inf, se), axis=1)[:, None] ** 2, known.shape)[known]
    for column in GOLDEN["left_columns"]:
        found, wanted = getattr(ours, column)[known], theirs[column][known]
        # metafor's tau2 stops moving at 1e-14, not where the slope is 0: the rest of its path is some 1e-10.
        atol = {"tau2": 1e-8 * scale, "p": 1e-12}.get(column, 1e-9 * ours.se[known])
        fine = np.isclose(found, wanted, rtol=1e-8, atol=atol)
        assert fine.all(), (column, found[~fine], wanted[~fine])


@given(st.integers(0, 2**32 - 1), st.sampled_from(["REML", "PM", "FE"]), st.sampled_from(["hk", "hk_max1", "z"]))
def test_it_is_pooling_without_that_column(seed: int, method: str, test: str) -> None:
    effect, se = _study(seed)
    found = leave_one_out(effect, se, method=method, test=test, level=0.9)
    for series in range(effect.shape[1]):
        without = effect.copy()
        without[:, series] = np.nan
        pooled = pool(without, se, method=method, test=test, level=0.9)
        had = ~np.isnan(effect[:, series])
        for name in LeftOut._fields:
            wanted = np.where(had, getattr(pooled, name), np.nan)
            np.testing.assert_allclose(getattr(found, name)[:, series], wanted, rtol=1e-8, atol=1e-10, err_msg=name)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=20)
def test_the_order_of_the_series_only_moves_the_columns(seed: int) -> None:
    effect, se = _study(seed)
    order = np.random.default_rng(seed).permutation(effect.shape[1])
    before, after = leave_one_out(effect, se), leave_one_out(effect[:, order], se[:, order])
    for name in LeftOut._fields:
        np.testing.assert_allclose(getattr(after, name), getattr(before, name)[:, order], rtol=1e-7, atol=1e-9)


def test_what_was_not_there_cannot_be_left_out() -> None:
    nan = np.nan
    effect = np.array([[nan, nan, nan], [1.0, nan, nan], [1.0, 2.0, nan], [1.0, 2.0, 4.0]])
    se = np.array([[0.1, 0.2, 0.3]] * 3 + [[0.1, nan, 0.3]])
    found = leave_one_out(effect, se)
    assert np.isnan(np.array(found)[:, 0]).all()
    np.testing.assert_array_equal(found.k[1:], [[0, nan, nan], [1, 1, nan], [1, nan, 1]])
    np.testing.assert_array_equal(found.estimate[1:], [[nan] * 3, [2.0, 1.0, nan], [4.0, nan, 1.0]])
    np.testing.assert_array_equal(found.se[2], [0.2, 0.1, nan])
    assert np.isnan(found.p).all()
    assert np.isnan(found.tau2).all()


def test_edges_and_nonsense() -> None:
    assert leave_one_out(np.zeros((0, 3)), np.zeros((0, 3))).estimate.shape == (0, 3)
    assert leave_one_out(np.zeros((2, 0)), np.zeros((2, 0))).estimate.shape == (2, 0)
    for effect, se, words in (
        (np.ones((1, 2)), np.ones((2, 1)), "one shape"),
        (np.ones((3, 2)), np.ones((1, 2)), "one shape"),
        (np.ones(2), np.ones(2), "one shape"),
        (np.ones((1, 1)), np.zeros((1, 1)), "positive"),
        (np.ones((1, 2)), np.zeros((1, 2)), "positive"),
    ):
        with pytest.raises(ValueError, match=words):
            leave_one_out(effect, se)
    with pytest.raises(ValueError, match="expected method"):
        leave_one_out(np.zeros((1, 0)), np.zeros((1, 0)), method="ML")
