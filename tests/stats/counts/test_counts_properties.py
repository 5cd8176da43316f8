"""What kernels of counts must do whatever the numbers are; slow, obvious twins."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geneverdict.stats.blocks import within_block_correlation
from geneverdict.stats.counts.expressed import Limits, filter_by_expr
from geneverdict.stats.counts.factors import Trim, relative_log_expression, tmm, upper_quartile
from geneverdict.stats.counts.gene_by_gene import weights_gene_by_gene
from geneverdict.stats.counts.libraries import cpm, log_cpm
from geneverdict.stats.counts.quality_weights import voom_with_quality_weights
from geneverdict.stats.counts.voom import Correlated, voom
from geneverdict.stats.lowess import lowess, lowess_curve

SEEDS = st.integers(0, 2**32 - 1)
FACTORS = [tmm, upper_quartile, relative_log_expression]


def _counts(seed: int, genes: int = 60, samples: int = 6, mean: float = 80.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    level = rng.lognormal(np.log(mean), 1.2, (genes, 1)) * rng.uniform(0.5, 2, samples)
    counts = rng.poisson(rng.gamma(5, level / 5)).astype(float)
    counts.setflags(write=False)
    return counts


def _groups(samples: int) -> np.ndarray:
    return np.column_stack([np.ones(samples), np.arange(samples) % 2])


@pytest.mark.parametrize("factors", FACTORS)
@given(SEEDS)
@settings(max_examples=25)
def test_factors_multiply_to_one_and_do_not_mind_the_order(factors: Callable[..., np.ndarray], seed: int) -> None:
    counts = _counts(seed)
    found = factors(counts)
    assert np.log(found).sum() == pytest.approx(0, abs=1e-12)
    order = np.random.default_rng(seed).permutation(len(counts))
    np.testing.assert_allclose(factors(np.vstack([np.zeros((5, 6)), counts[order]])), found, rtol=1e-12)


@pytest.mark.parametrize("factors", FACTORS)
def test_libraries_that_differ_by_depth_alone_have_factors_of_one(factors: Callable[..., np.ndarray]) -> None:
    one = _counts(1, samples=1)
    np.testing.assert_allclose(factors(one * np.array([1, 2, 4, 8])), 1, rtol=1e-12)


def test_factors_without_anything_to_compare() -> None:
    assert np.isnan(relative_log_expression(np.array([[0.0, 3], [2, 0]]))).all()
    assert np.isnan(upper_quartile(np.array([[0.0, 3], [0, 1], [0, 2], [0, 2], [0, 5], [9, 0]]))).all()
    for factors in FACTORS:
        np.testing.assert_array_equal(factors(np.zeros((3, 2)), np.array([10.0, 10])), 1)
    np.testing.assert_array_equal(tmm(np.array([[5.0], [3]])), 1)
    np.testing.assert_array_equal(tmm(np.array([[0.0, 3], [2, 0]])), 1)


def test_a_reference_of_ones_own_and_less_trim_change_the_factors() -> None:
    counts = _counts(3)
    assert not np.allclose(tmm(counts, reference=1), tmm(counts, reference=2), rtol=1e-6)
    assert not np.allclose(tmm(counts, trim=Trim(0.1, 0.0)), tmm(counts), rtol=1e-6)


@given(SEEDS, st.integers(1, 8))
def test_more_counts_never_lose_a_gene(seed: int, factor: int) -> None:
    counts = _counts(seed, mean=12.0)
    sizes = counts.sum(axis=0)
    few = filter_by_expr(counts, sizes=sizes, design=_groups(6))
    assert few.samples == pytest.approx(3)
    assert np.all(filter_by_expr(counts * factor, sizes=sizes, design=_groups(6)).keep[few.keep])
    assert np.all(filter_by_expr(counts, limits=Limits(low_count=5)).keep[filter_by_expr(counts).keep])


@given(SEEDS)
def test_rates_do_not_mind_the_depth(seed: int) -> None:
    counts = _counts(seed)
    np.testing.assert_allclose(cpm(counts * 3), cpm(counts), rtol=1e-12)
    assert cpm(counts).sum(axis=0) == pytest.approx(1e6)
    assert np.all(
        np.diff(log_cpm(counts, prior_count=5).std(axis=1) <= log_cpm(counts, prior_count=0.1).std(axis=1)) == 0
    )


@given(SEEDS, st.sampled_from([0.1, 0.3, 0.5, 1.0]), st.booleans())
@settings(max_examples=40)
def test_lowess_is_its_twin(seed: int, span: float, ties: bool) -> None:
    rng = np.random.default_rng(seed)
    x = np.sort(rng.normal(size=45))
    x = np.round(x * 8) / 8 if ties else x  # of eighths, so that equal distances are equal numbers
    y = np.sin(x) + rng.normal(0, 0.3, 45)
    np.testing.assert_allclose(lowess(x, y, span=span, delta=0.0), _lowess_twin(x, y, span), rtol=1e-8, atol=1e-9)


def _lowess_twin(x: np.ndarray, y: np.ndarray, span: float) -> np.ndarray:
    """One point after the other, each with its nearest neighbours by name."""
    n, robust = len(x), np.ones(len(x))
    near = max(2, int(span * n + 1e-7))
    for _ in range(4):
        smooth = np.empty(n)
        for i in range(n):
            if i and x[i] == x[i - 1]:
                smooth[i] = smooth[i - 1]  # as in R, also where the value itself is taken
                continue
            width = np.sort(np.abs(x - x[i]))[near - 1]
            away = np.abs(x - x[i])
            inside = away <= 0.999 * width
            weight = np.where(inside, robust, 0.0)
            far = inside & (away > 0.001 * width)
            weight[far] *= (1 - (away[far] / width) ** 3) ** 3
            if weight.sum() <= 0:
                smooth[i] = y[i]
                continue
            mean = np.average(x, weights=weight)
            spread = np.average((x - mean) ** 2, weights=weight)
            slope = 0.0
            if np.sqrt(spread) > 0.001 * (x[-1] - x[0]):
                slope = np.average((x - mean) * y, weights=weight) / spread
            smooth[i] = np.average(y, weights=weight) + slope * (x[i] - mean)
        left = np.abs(y - smooth)
        cut = 6 * np.median(left)
        if cut <= 1e-7 * left.mean():
            break
        robust = np.where(left > 0.999 * cut, 0.0, np.where(left <= 0.001 * cut, 1.0, (1 - (left / cut) ** 2) ** 2))
    return smooth


def test_lowess_of_hardly_anything() -> None:
    assert lowess(np.empty(0), np.empty(0)).shape == (0,)
    np.testing.assert_array_equal(lowess(np.array([3.0]), np.array([5.0])), [5.0])
    np.testing.assert_allclose(lowess(np.arange(9.0), np.full(9, 4.0)), 4.0)
    curve = lowess_curve(np.zeros(4), np.arange(4.0))
    assert len(curve.x) == 1


@pytest.mark.parametrize(
    ("x", "y", "word"),
    [([0.0, 1], [1.0], "one length"), ([1.0, 0], [1.0, 2], "ascending"), ([0.0, np.nan], [1.0, 2], "finite")],
)
def test_lowess_refuses(x: list[float], y: list[float], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        lowess(np.array(x), np.array(y))


@given(SEEDS, st.integers(2, 5), st.booleans())
@settings(max_examples=25, deadline=None)
def test_weights_gene_by_gene_are_those_of_one_gene_after_the_other(seed: int, columns: int, weighted: bool) -> None:
    rng = np.random.default_rng(seed)
    design = np.column_stack([np.ones(7), rng.normal(size=(7, columns - 1))])
    values = rng.normal(size=(90, 7)) * np.array([1, 1, 2, 1, 0.5, 1, 1])
    values[4] = 3.0
    weights = rng.uniform(0.3, 3, values.shape) if weighted else None
    twin = _gene_by_gene_twin(values, design, np.ones(values.shape) if weights is None else weights)
    found = weights_gene_by_gene(values, design, weights).weights
    np.testing.assert_allclose(found, twin, rtol=1e-9)
    assert np.log(found).sum() == pytest.approx(0, abs=1e-9)


def _gene_by_gene_twin(values: np.ndarray, design: np.ndarray, weights: np.ndarray) -> np.ndarray:
    n, columns = design.shape
    contrasts = np.vstack([np.eye(n - 1), -np.ones(n - 1)])
    effects, information = np.zeros(n - 1), 10 * contrasts.T @ contrasts
    for gene, own in zip(values, weights, strict=True):
        root = np.sqrt(own * np.exp(-contrasts @ effects))
        q, _ = np.linalg.qr(design * root[:, None])
        left = gene * root - q @ (q.T @ (gene * root))
        variance = left @ left / (n - columns)
        if variance <= 1e-15:
            continue
        told = 1 - (q * q).sum(axis=1)
        own_information = np.diag(told) - np.outer(told, told) / told.sum()
        information = information + contrasts.T @ own_information @ contrasts
        effects = effects + np.linalg.solve(information, contrasts.T @ (left**2 / variance - told))
    return np.exp(-contrasts @ effects)


def test_many_genes_go_through_blocks_as_one_after_the_other() -> None:
    rng = np.random.default_rng(8)
    values = rng.normal(size=(1500, 6)) * np.array([1, 1, 2, 1, 0.7, 1])
    weights = rng.uniform(0.3, 3, values.shape)
    design = _groups(6)
    found = weights_gene_by_gene(values, design, weights)
    np.testing.assert_allclose(found.weights, _gene_by_gene_twin(values, design, weights), rtol=1e-9)
    for guess in (found.path, rng.normal(0, 0.01, found.path.shape)):
        again = weights_gene_by_gene(values, design, weights, guess=guess)
        np.testing.assert_allclose(again.weights, found.weights, rtol=1e-9)


def test_nothing_to_tell_samples_apart_by() -> None:
    np.testing.assert_array_equal(weights_gene_by_gene(np.ones((5, 2)), _groups(2)).weights, 1)
    np.testing.assert_array_equal(weights_gene_by_gene(np.ones((1, 4)), _groups(4)).weights, 1)


@given(SEEDS)
@settings(max_examples=20)
def test_voom_does_not_mind_the_order_of_samples(seed: int) -> None:
    counts, design = _counts(seed, samples=8), _groups(8)
    order = np.random.default_rng(seed).permutation(8)
    one, other = voom(counts, design), voom(counts[:, order], design[order])
    np.testing.assert_allclose(other.weights, one.weights[:, order], rtol=1e-7)
    assert np.all(one.weights > 0)


def test_voom_without_replication_says_so() -> None:
    assert voom(_counts(1, samples=2), _groups(2)).flags == ("no_replication",)
    assert voom(_counts(1, genes=1), _groups(6)).flags == ("no_replication",)
    assert voom(np.zeros((0, 6)), _groups(6), sizes=np.ones(6)).weights.shape == (0, 6)


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        (np.array([1.0, 2]), "genes, samples"),
        (np.array([[1.0, -2]]), "negative"),
        (np.array([[1.0, np.nan]]), "finite"),
    ],
)
def test_what_is_no_table_of_counts_is_refused(counts: np.ndarray, word: str) -> None:
    for kernel in (cpm, tmm, filter_by_expr):
        with pytest.raises(ValueError, match=word):
            kernel(counts)


def test_arguments_that_do_not_fit_are_refused() -> None:
    counts = _counts(1)
    with pytest.raises(ValueError, match="library size"):
        cpm(counts, np.array([1.0, 2]))
    with pytest.raises(ValueError, match="library size"):
        cpm(np.zeros((2, 3)))
    with pytest.raises(ValueError, match="group"):
        filter_by_expr(counts, group=np.array([1, 2]))
    with pytest.raises(ValueError, match="design"):
        voom(counts, np.ones((5, 1)))
    with pytest.raises(ValueError, match="prior weights"):
        voom(counts, _groups(6), prior_weights=np.zeros(6))
    with pytest.raises(ValueError, match="weight for each"):
        weights_gene_by_gene(counts, _groups(6), np.ones((2, 6)))
    with pytest.raises(np.linalg.LinAlgError):
        voom(counts, _groups(6), blocks=Correlated(np.array([0, 0, 0, 1, 1, 1]), -0.9))


def test_blocks_with_equal_weights_are_those_without() -> None:
    rng = np.random.default_rng(2)
    block = np.repeat(np.arange(5), 2)
    values = rng.normal(size=(40, 10)) + rng.normal(size=(40, 5))[:, block]
    plain = within_block_correlation(values, _groups(10), block)
    for weight in (1.0, 3.0):
        same = within_block_correlation(values, _groups(10), block, weights=np.full(values.shape, weight))
        np.testing.assert_allclose(same.genes, plain.genes, rtol=1e-7)


def test_blocks_that_cannot_tell() -> None:
    values = np.random.default_rng(2).normal(size=(4, 6))
    assert np.isnan(within_block_correlation(values, _groups(6), np.arange(6), weights=np.ones(values.shape)).consensus)
    with pytest.raises(ValueError, match="at least 0"):
        within_block_correlation(values, _groups(6), np.arange(6), weights=-np.ones(values.shape))


def test_quality_weights_without_replication_are_one() -> None:
    both = voom_with_quality_weights(_counts(1, samples=2), _groups(2))
    assert both.flags == ("no_replication",)
    np.testing.assert_array_equal(both.weights, 1)
