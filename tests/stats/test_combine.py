"""p-values combined: against R, and what combining must do whatever the numbers are."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from geneverdict.stats.combine import NEAREST_0, NEAREST_1, Combined, acat, fisher, stouffer

with gzip.open(Path(__file__).parents[1] / "golden" / "combine_cases.json.gz", "rt") as handle:
    GOLDEN: dict[str, Any] = json.load(handle)
R = GOLDEN["combined"]
ALL = (fisher, stouffer, acat)
SEEDS = st.integers(0, 2**32 - 1)


def _array(value: Any) -> np.ndarray:
    array = np.asarray(value, dtype=object).astype(np.float64)
    array.setflags(write=False)
    return array


P, W = _array(R["p"]), _array(R["weights"])
TABLE = dict(zip(R["columns"], _array(R["table"]).T, strict=True))


def _draw(seed: int, genes: int = 30, k: int = 5) -> np.ndarray:
    rng = np.random.default_rng(seed)
    p = rng.random((genes, k)) ** rng.choice([1, 5, 40], (genes, 1))
    p[rng.random(p.shape) < 0.2] = np.nan
    return p


def test_the_grid_is_complete() -> None:
    assert P.shape == W.shape == (60, 6)
    tests = ("fisher", "stouffer", "stouffer_w", "acat", "acat_w")
    assert set(TABLE) == {test + end for test in tests for end in ("", "_p")}
    assert set(np.unique((~np.isnan(P)).sum(axis=1))) >= {0, 1, 2, 4, 5, 6}
    assert np.nanmin(P) == 1e-300
    assert np.nanmax(P) == NEAREST_1


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("fisher", fisher(P)),
        ("stouffer", stouffer(P)),
        ("stouffer_w", stouffer(P, W)),
        ("acat", acat(P)),
        ("acat_w", acat(P, W)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_combining_is_rs(name: str, found: Combined) -> None:
    np.testing.assert_allclose(found.statistic, TABLE[name], rtol=1e-11, atol=1e-13)
    # Below 1e-307 doubles lose their digits, and R gives 0 sooner.
    np.testing.assert_allclose(found.p, TABLE[f"{name}_p"], rtol=1e-11, atol=1e-307)
    np.testing.assert_array_equal(found.k, (~np.isnan(P)).sum(axis=1))


@pytest.mark.parametrize("combine", ALL)
def test_none_and_one(combine: Callable[..., Combined]) -> None:
    p = np.array([[np.nan] * 3, [np.nan, 0.3, np.nan], [0.0, np.nan, np.nan], [np.nan, np.nan, 1.0], [0.1 + 0.2] * 3])
    found = combine(p)
    assert np.isnan([found.p[0], found.statistic[0]]).all()
    assert found.p[1:4].tolist() == [0.3, 0.0, 1.0]
    assert found.k.tolist() == [0, 1, 1, 1, 3]
    assert len(combine(np.zeros((0, 3))).p) == 0
    assert np.isnan(combine(np.zeros((2, 0))).p).all()


@pytest.mark.parametrize("combine", ALL)
def test_0_and_1_are_their_neighbours(combine: Callable[..., Combined]) -> None:
    p = np.array([[0.0, 0.2], [1.0, 0.2], [0.0, 1.0], [0.0, 0.0], [1.0, 1.0], [5e-324, 0.2]])
    found, near = combine(p), combine(np.clip(p, NEAREST_0, NEAREST_1))
    assert np.isfinite(found.statistic).all()
    assert ((found.p >= 0) & (found.p <= 1)).all()
    np.testing.assert_array_equal(found.p, near.p)


@pytest.mark.parametrize("combine", ALL)
@given(seed=SEEDS)
def test_the_order_of_the_series_does_not_matter(combine: Callable[..., Combined], seed: int) -> None:
    p = _draw(seed)
    order = np.random.default_rng(seed).permutation(p.shape[1])
    np.testing.assert_allclose(combine(p[:, order]).p, combine(p).p, rtol=1e-10)


@pytest.mark.parametrize("combine", ALL)
@given(seed=SEEDS)
def test_a_smaller_p_never_makes_a_larger_one(combine: Callable[..., Combined], seed: int) -> None:
    p = _draw(seed)
    rng = np.random.default_rng(seed + 1)
    smaller, column = p.copy(), rng.integers(p.shape[1])
    smaller[:, column] *= rng.random(len(p))
    before, after = combine(p), combine(smaller)
    known = before.k > 0
    assert (after.statistic[known] >= before.statistic[known]).all()
    assert (after.p[known] <= before.p[known] * (1 + 1e-12)).all()


@pytest.mark.parametrize("combine", [stouffer, acat])
@given(seed=SEEDS, unit=st.floats(1e-6, 1e6))
def test_equal_weights_are_no_weights(combine: Callable[..., Combined], seed: int, unit: float) -> None:
    p = _draw(seed)
    np.testing.assert_allclose(combine(p, np.full(p.shape[1], unit)).p, combine(p).p, rtol=1e-9)
    weights = np.where(np.isnan(p), np.nan, unit)
    np.testing.assert_allclose(combine(p, weights).p, combine(p).p, rtol=1e-9)


@given(seed=SEEDS)
def test_the_other_direction_is_the_other_tail(seed: int) -> None:
    p = np.clip(_draw(seed), 1e-3, 1 - 1e-3)
    for combine in (stouffer, acat):
        np.testing.assert_allclose(combine(p).p, 1 - combine(1 - p).p, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("combine", ALL)
def test_without_any_effect_p_is_uniform(combine: Callable[..., Combined]) -> None:
    p = np.random.default_rng(3).random((20_000, 4))
    assert stats.kstest(combine(p).p, "uniform").pvalue > 1e-3


@pytest.mark.parametrize(
    ("p", "weights", "words"),
    [
        ([0.1, 0.2], None, "genes × series"),
        ([[0.1, 1.2]], None, "between 0 and 1"),
        ([[0.1, -0.1]], None, "between 0 and 1"),
        ([[0.1, 0.2]], [1.0, 0.0], "positive"),
        ([[0.1, 0.2]], [1.0, np.nan], "positive"),
        ([[0.1, 0.2]], [1.0, np.inf], "positive"),
        ([[0.1, 0.2]], [1.0], "one weight per series"),
    ],
)
def test_nonsense_is_refused(p: list[Any], weights: list[float] | None, words: str) -> None:
    for combine in (stouffer, acat):
        with pytest.raises(ValueError, match=words):
            combine(np.array(p), None if weights is None else np.array(weights))
    if weights is None:
        with pytest.raises(ValueError, match=words):
            fisher(np.array(p))
