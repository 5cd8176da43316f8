"""What pooling must do whatever the numbers are, and what it must do at its edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.stats.meta import PooledStats, pool

SEEDS = st.integers(0, 2**32 - 1)
METHODS = ("REML", "PM", "DL", "FE")
SCALED = ("estimate", "se", "ci_low", "ci_high", "pi_low", "pi_high")
UNSCALED = ("t", "p", "i2", "q", "q_p", "k", "df")


def _study(seed: int, genes: int = 20, k: int = 5, missing: float = 0.2) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    se = 0.3 * np.exp(rng.normal(0, 0.5, (genes, k)))
    effect = rng.normal(0.5, np.hypot(se, rng.choice([0, 0.3, 2], (genes, 1))))
    effect[rng.random(effect.shape) < missing] = np.nan
    return effect, se


def _same(a: PooledStats, b: PooledStats, columns: tuple[str, ...], *, scale: float = 1.0) -> None:
    for name in columns:
        ours, theirs = getattr(a, name), getattr(b, name) * scale
        np.testing.assert_allclose(ours, theirs, rtol=1e-7, atol=1e-8 * scale, err_msg=name)


@given(SEEDS, st.sampled_from(METHODS))
def test_the_order_of_the_series_does_not_matter(seed: int, method: str) -> None:
    effect, se = _study(seed)
    order = np.random.default_rng(seed).permutation(effect.shape[1])
    one, other = pool(effect, se, method=method), pool(effect[:, order], se[:, order], method=method)
    _same(one, other, SCALED + UNSCALED)
    assert one.k.tolist() == other.k.tolist()


@given(SEEDS, st.sampled_from(METHODS), st.floats(1e-3, 1e3))
def test_a_change_of_unit_changes_only_the_unit(seed: int, method: str, unit: float) -> None:
    effect, se = _study(seed)
    before, after = pool(effect, se, method=method), pool(unit * effect, unit * se, method=method)
    _same(after, before, SCALED, scale=unit)
    _same(after, before, UNSCALED)
    np.testing.assert_allclose(after.tau2, before.tau2 * unit**2, rtol=1e-7, atol=1e-8 * unit**2)


@given(SEEDS, st.sampled_from(METHODS))
def test_tau2_is_never_negative_and_0_means_one_common_effect(seed: int, method: str) -> None:
    effect, se = _study(seed)
    random, common = pool(effect, se, method=method), pool(effect, se, method="FE")
    assert np.all(random.tau2[random.k > 1] >= 0)
    none = random.tau2 == 0
    np.testing.assert_array_equal(random.estimate[none], common.estimate[none])
    np.testing.assert_array_equal(random.p[none], common.p[none])


@given(SEEDS)
def test_reml_is_a_maximum_of_the_restricted_likelihood(seed: int) -> None:
    effect, se = _study(seed, genes=6)
    found = pool(effect, se)
    for g in np.flatnonzero(found.k > 1):
        here = _likelihood(effect[g], se[g], found.tau2[g])
        step = 1e-3 * (found.tau2[g] + np.min(se[g]) ** 2)
        assert here >= _likelihood(effect[g], se[g], found.tau2[g] + step)
        assert here >= _likelihood(effect[g], se[g], max(0.0, found.tau2[g] - step))


def _likelihood(effect: np.ndarray, se: np.ndarray, tau2: float) -> float:
    """The restricted log likelihood by its definition: that of all contrasts of the effects."""
    keep = ~np.isnan(effect)
    y, n = effect[keep], int(keep.sum())
    contrasts = np.linalg.svd(np.ones((1, n)))[2][1:]
    variance = contrasts @ np.diag(se[keep] ** 2 + tau2) @ contrasts.T
    z = contrasts @ y
    return float(-np.linalg.slogdet(variance)[1] / 2 - z @ np.linalg.solve(variance, z) / 2)


@pytest.mark.parametrize("method", METHODS)
def test_none_and_one_and_nothing(method: str) -> None:
    effect = np.array([[np.nan, np.nan, 1.0], [np.nan, 2.0, np.nan]])
    se = np.array([[0.1, 0.2, np.nan], [0.1, 0.5, 0.2]])
    pooled = pool(effect, se, method=method)
    assert pooled.k.tolist() == [0, 1]
    assert (pooled.estimate[1], pooled.se[1]) == (2.0, 0.5)
    assert np.isnan(pooled.estimate[0])
    assert all(
        np.isnan(getattr(pooled, name)).all() for name in ("p", "tau2", "i2", "q", "q_p", "t", "ci_low", "pi_high")
    )
    assert not pooled.converged.any()
    assert len(pool(np.zeros((0, 3)), np.zeros((0, 3)), method=method).k) == 0
    assert pool(np.zeros((2, 0)), np.zeros((2, 0)), method=method).k.tolist() == [0, 0]


def test_equal_effects_are_exactly_equal() -> None:
    pooled = pool(np.full((1, 4), 1.1), np.array([[0.1, 0.3, 0.7, 0.2]]))
    assert (pooled.q[0], pooled.tau2[0], pooled.se[0], pooled.estimate[0]) == (0, 0, 0, 1.1)


def test_wild_numbers_end_in_numbers() -> None:
    effect = np.array([[1e8, -1e8, 3.0], [1e-12, 2e-12, 0], [5.0, 5.0, 9.0], [0.0, 1e5, 2.0]])
    se = np.array([[1e-6, 1e3, 1.0], [1e-9, 1e-3, 1e3], [1e-8, 1e8, 1.0], [1e-3, 1e-3, 1e-3]])
    for method in METHODS:
        pooled = pool(effect, se, method=method)
        assert pooled.converged.all()
        assert np.isfinite(pooled.estimate).all()
        assert np.isfinite(pooled.tau2).all()


@pytest.mark.parametrize(
    ("effect", "se", "options", "words"),
    [
        ([[1.0, 2.0]], [[1.0]], {}, "one shape"),
        ([[1.0, 2.0]], [[1.0, 0.0]], {}, "positive"),
        ([[1.0, np.inf]], [[1.0, 1.0]], {}, "finite"),
        ([[1.0, 2.0]], [[1.0, 1.0]], {"method": "ML"}, "expected method"),
        ([[1.0, 2.0]], [[1.0, 1.0]], {"test": "t"}, "expected method"),
    ],
)
def test_nonsense_is_refused(effect: list, se: list, options: dict, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        pool(np.array(effect), np.array(se), **options)
