"""Quantile normalisation against limma, and what must hold for any data."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geneverdict.stats.quantile_normalise import quantile_normalise

with gzip.open(Path(__file__).parents[1] / "golden" / "tests_cases.json.gz", "rt") as handle:
    CASES: list[dict[str, Any]] = json.load(handle)["quantiles"]
SEEDS = st.integers(0, 2**32 - 1)


def _array(value: Any) -> np.ndarray:
    return np.asarray(value, dtype=object).astype(np.float64)


def _values(seed: int, *, digits: int = 12, missing: float = 0.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    values = (rng.gamma(2, 3, (rng.integers(2, 40), rng.integers(1, 7))) * rng.uniform(0.5, 2)).round(digits)
    values[2:][rng.random(values[2:].shape) < missing] = np.nan
    return values


def _twin(values: np.ndarray) -> np.ndarray:
    """One value after the other, places counted by comparison."""
    rows = len(values)
    grid = np.arange(rows) / (rows - 1)
    each = [np.sort(column[~np.isnan(column)]) for column in values.T]
    mean = np.mean([np.interp(grid, np.linspace(0, 1, len(one)), one) for one in each], axis=0)
    out = np.full(values.shape, np.nan)
    for (row, column), value in np.ndenumerate(values):
        if not np.isnan(value):
            place = np.sum(each[column] < value) + (np.sum(each[column] == value) - 1) / 2
            out[row, column] = np.interp(place / (len(each[column]) - 1), grid, mean)
    return out


def test_the_grid_is_complete() -> None:
    assert len(CASES) == 11


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_is_limmas(case: dict[str, Any]) -> None:
    values = _array(case["a"])
    values.setflags(write=False)
    np.testing.assert_allclose(quantile_normalise(values), _array(case["normalised"]), rtol=1e-12)


@given(SEEDS, st.sampled_from([0, 1, 12]), st.sampled_from([0.0, 0.3]))
def test_it_is_the_twins(seed: int, digits: int, missing: float) -> None:
    values = _values(seed, digits=digits, missing=missing)
    np.testing.assert_allclose(quantile_normalise(values), _twin(values), rtol=1e-11)


@given(SEEDS)
def test_samples_without_ties_get_one_distribution_and_doing_it_again_changes_nothing(seed: int) -> None:
    once = quantile_normalise(_values(seed))
    ordered = np.sort(once, axis=0)
    assert np.all(ordered == ordered[:, :1])
    np.testing.assert_allclose(quantile_normalise(once), once, rtol=1e-13)


@given(SEEDS, st.sampled_from([0, 12]), st.sampled_from([0.0, 0.3]))
def test_the_order_within_a_sample_stays_and_what_is_missing_stays_missing(
    seed: int, digits: int, missing: float
) -> None:
    values = _values(seed, digits=digits, missing=missing)
    normalised = quantile_normalise(values)
    assert np.array_equal(np.isnan(values), np.isnan(normalised))
    for before, after in zip(values.T, normalised.T, strict=True):
        order = np.argsort(before)[: np.count_nonzero(~np.isnan(before))]
        assert np.all(np.diff(after[order]) >= -1e-12)
        assert np.all(np.diff(after[order])[np.diff(before[order]) == 0] == 0)


@given(SEEDS)
@settings(max_examples=20)
def test_the_order_of_probes_and_samples_does_not_matter(seed: int) -> None:
    values, rng = _values(seed, digits=1, missing=0.2), np.random.default_rng(seed)
    rows, columns = rng.permutation(values.shape[0]), rng.permutation(values.shape[1])
    expected = quantile_normalise(values)[rows][:, columns]
    np.testing.assert_allclose(quantile_normalise(values[rows][:, columns]), expected, rtol=1e-12)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([1.0, 2.0], "probes × samples"),
        ([[1.0, np.inf], [2.0, 3.0]], "infinite"),
        ([[1.0, np.nan], [2.0, 3.0]], "found 1 in column 1"),
        ([[np.nan, 1.0], [np.nan, 3.0]], "found 0 in column 0"),
    ],
)
def test_nonsense_is_refused(values: list[Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        quantile_normalise(np.array(values))


def test_no_samples_are_no_samples() -> None:
    assert quantile_normalise(np.zeros((5, 0))).shape == (5, 0)
