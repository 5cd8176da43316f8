"""Welch's t against R, and what must hold for any data."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.stats.student import two_sided
from geneverdict.stats.welch import welch

with gzip.open(Path(__file__).parents[1] / "golden" / "tests_cases.json.gz", "rt") as handle:
    CASES: list[dict[str, Any]] = json.load(handle)["welch"]
SEEDS = st.integers(0, 2**32 - 1)


def _array(value: Any) -> np.ndarray:
    return np.asarray(value, dtype=object).astype(np.float64)


def _groups(seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    case = np.repeat([True, False], rng.integers(1, 9, 2))
    y = rng.normal(8, np.where(case, 0.2, 1.5), (12, len(case)))
    y[rng.random(y.shape) < 0.15] = np.nan
    return y, case


def test_the_grid_is_complete() -> None:
    assert len(CASES) == 7
    assert min(np.nanmin(_array(case["p"])) for case in CASES) < 1e-200


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_is_rs(case: dict[str, Any]) -> None:
    y = _array(case["y"])
    y.setflags(write=False)
    found = welch(y, np.arange(y.shape[1]) < int(case["n_case"]), level=float(case["level"]))
    # R stops at constant groups and at groups of one; the difference of the means is known there all the same.
    known = np.isfinite(_array(case["p"]))
    np.testing.assert_allclose(found.effect[known], _array(case["effect"])[known], rtol=1e-9)
    for column in ("se", "df", "t", "p", "ci_low", "ci_high"):
        np.testing.assert_allclose(getattr(found, column), _array(case[column]), rtol=1e-9, err_msg=column)


def test_where_there_is_no_test_the_effect_may_still_be_known() -> None:
    nan = np.nan
    y = np.array(
        [[3, 3, 1, 1], [3, nan, 1, 2], [nan, nan, 1, 2], [0.1 + 0.2, 0.3, 0.3, 0.3], [1, 2, 5, 5], [nan, nan, nan, nan]]
    )
    found = welch(y, np.array([True, True, False, False]))
    np.testing.assert_allclose(found.effect, [2, 1.5, nan, 0, -3.5, nan], atol=1e-15)
    assert np.isfinite(found.p).tolist() == [False, False, False, False, True, False]
    assert found.df[4] == 1  # only the varying group tells
    for column in ("se", "df", "t", "ci_low", "ci_high"):
        assert np.array_equal(np.isnan(getattr(found, column)), np.isnan(found.p))


@given(SEEDS)
def test_swapping_the_groups_mirrors_the_result(seed: int) -> None:
    y, case = _groups(seed)
    one, other = welch(y, case), welch(y, ~case)
    for column in ("se", "df", "p"):
        np.testing.assert_allclose(getattr(one, column), getattr(other, column), rtol=1e-9)
    for column, mirrored in (("effect", "effect"), ("t", "t"), ("ci_low", "ci_high"), ("ci_high", "ci_low")):
        # Differences near 0 keep the rounding of the means.
        np.testing.assert_allclose(getattr(one, column), -getattr(other, mirrored), rtol=1e-9, atol=1e-11)


@given(SEEDS, st.sampled_from([0.5, 0.95, 0.999]))
def test_the_interval_ends_where_the_test_just_rejects(seed: int, level: float) -> None:
    y, case = _groups(seed)
    found = welch(y, case, level=level)
    known = np.isfinite(found.p)
    for end in (found.ci_low, found.ci_high):
        at_the_end = two_sided((found.effect - end) / found.se, found.df)[known]
        np.testing.assert_allclose(at_the_end, 1 - level, rtol=1e-8)
    assert np.all(found.df[known] <= len(case) - 2 + 1e-9)


@given(SEEDS, st.floats(-10, 10), st.sampled_from([0.01, 7.0]))
def test_another_origin_and_another_unit_change_nothing(seed: int, origin: float, unit: float) -> None:
    y, case = _groups(seed)
    np.testing.assert_allclose(welch(origin + unit * y, case).p, welch(y, case).p, rtol=1e-5)


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="case flag"):
        welch(np.zeros((2, 3)), np.array([True, False]))
    with pytest.raises(ValueError, match="level"):
        welch(np.zeros((2, 2)), np.array([True, False]), level=95)


def test_no_genes_and_no_cases_are_no_result() -> None:
    assert welch(np.zeros((0, 3)), np.array([True, False, False])).p.shape == (0,)
    assert np.isnan(welch(np.ones((2, 3)), np.zeros(3, dtype=bool)).effect).all()
