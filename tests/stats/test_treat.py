"""Thresholds: TREAT against limma, equivalence by its interval, the confident effect by a slow, obvious twin."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geneverdict.stats.multiple import benjamini_hochberg
from geneverdict.stats.student import quantile, two_sided
from geneverdict.stats.treat import confident_effect, confident_effect_of, equivalence, treat, treat_listed

SEEDS = st.integers(0, 2**32 - 1)


def _genes(seed: int, genes: int, share: float = 0.4) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    se = rng.gamma(3, 0.08, genes)
    coef = np.where(rng.random(genes) < share, rng.normal(0, 2, genes), 0) + rng.normal(0, 1, genes) * se
    return coef, se, rng.uniform(3, 30, genes)


def _twin(coef: np.ndarray, se: np.ndarray, df: np.ndarray, fdr: float) -> np.ndarray:
    """For one gene after the other: halve the thresholds, with the whole list made anew at each."""
    out = np.full(len(coef), np.nan)
    for gene in np.flatnonzero(benjamini_hochberg(treat(coef, se, df, 0.0)) <= fdr):
        low, high = 0.0, 2 * np.nanmax(np.abs(coef))
        for _ in range(50):
            middle = (low + high) / 2
            listed = benjamini_hochberg(treat(coef, se, df, middle))[gene] <= fdr
            low, high = (middle, high) if listed else (low, middle)
        out[gene] = np.sign(coef[gene]) * low
    return out


@given(SEEDS, st.integers(1, 40), st.sampled_from([0.01, 0.05, 0.3]))
def test_the_confident_effect_is_the_twins(seed: int, genes: int, fdr: float) -> None:
    coef, se, df = _genes(seed, genes)
    np.testing.assert_allclose(confident_effect(coef, se, df, fdr=fdr), _twin(coef, se, df, fdr), rtol=1e-8, atol=1e-10)


@given(SEEDS, st.integers(1, 60), st.sampled_from([0.01, 0.05, 0.3]))
def test_of_one_gene_it_is_the_same_as_of_all(seed: int, genes: int, fdr: float) -> None:
    coef, se, df = _genes(seed, genes)
    coef[seed % genes] = np.nan if seed % 3 == 0 else coef[seed % genes]
    every = confident_effect(coef, se, df, fdr=fdr)
    one = [confident_effect_of(i, coef, se, df, fdr=fdr) for i in range(genes)]
    np.testing.assert_array_equal(one, every)
    for cut in (0.0, 0.263, 1.0):
        listed = treat_listed(coef, se, df, cut, fdr=fdr)
        assert not (listed & ~(np.abs(every) >= cut * (1 - 1e-12))).any()
        assert not (~listed & (np.abs(every) > cut * (1 + 1e-12) + 1e-12)).any()


def test_equal_genes_leave_the_list_together() -> None:
    coef, se, df = np.array([1.0, -1.0, 1.0, 0.1]), np.full(4, 0.1), np.full(4, 10.0)
    found = confident_effect(coef, se, df)
    np.testing.assert_allclose(found, _twin(coef, se, df, 0.05), rtol=1e-8)
    assert found[0] == found[2] == -found[1]


def test_genes_without_a_test_do_not_count() -> None:
    coef, se, df = _genes(3, 50)
    holes = np.insert(coef, 10, np.nan), np.insert(se, 10, 0.1), np.insert(df, 10, 5.0)
    found = confident_effect(*holes)
    assert np.isnan(found[10])
    np.testing.assert_allclose(np.delete(found, 10), confident_effect(coef, se, df), rtol=1e-9)
    assert np.isnan(confident_effect(np.full(3, np.nan), np.ones(3), np.ones(3))).all()


def test_at_the_confident_effect_the_gene_is_just_listed() -> None:
    coef, se, df = _genes(11, 3000)
    found = confident_effect(coef, se, df)
    for gene in np.flatnonzero(found != 0)[::150]:
        if np.isfinite(found[gene]):
            size = abs(found[gene])
            assert benjamini_hochberg(treat(coef, se, df, size * (1 - 1e-9)))[gene] <= 0.05
            assert benjamini_hochberg(treat(coef, se, df, size * (1 + 1e-9)))[gene] > 0.05


@given(SEEDS)
@settings(max_examples=20)
def test_treat_starts_at_the_moderated_p_and_only_rises(seed: int) -> None:
    coef, se, df = _genes(seed, 30)
    np.testing.assert_allclose(treat(coef, se, df, 0.0), two_sided(coef / se, df), rtol=1e-12)
    rising = np.array([treat(coef, se, df, threshold) for threshold in np.linspace(0, 3, 20)])
    assert np.all(np.diff(rising, axis=0) >= -1e-15)
    assert rising.max() <= 1 + 1e-12


@given(SEEDS, st.floats(0.05, 3), st.sampled_from([0.01, 0.05]))
@settings(max_examples=20)
def test_equivalence_is_the_interval_inside(seed: int, threshold: float, alpha: float) -> None:
    coef, se, df = _genes(seed, 30)
    inside = np.abs(coef) + quantile(alpha, df) * se < threshold
    assert np.array_equal(equivalence(coef, se, df, threshold) < alpha, inside)


@pytest.mark.slow
def test_a_whole_array_takes_no_time() -> None:
    coef, se, df = _genes(5, 20_000)
    assert np.isfinite(confident_effect(coef, se, df)).sum() > 5000
