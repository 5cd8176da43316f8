"""What the negative binomial kernels must do whatever the numbers are; slow, obvious twins."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import interpolate, optimize, stats

from geneverdict.stats.counts import arguments
from geneverdict.stats.counts.deseq import prior_variance as prior
from geneverdict.stats.counts.deseq.cooks import cutoff, trimmed_mean
from geneverdict.stats.counts.deseq.independent import filter_independently
from geneverdict.stats.counts.deseq.likelihood import Prior, Profile, log_posterior, slope
from geneverdict.stats.counts.deseq.local_trend import local_trend
from geneverdict.stats.counts.deseq.means import RIDGE, fit_means
from geneverdict.stats.counts.deseq.search import by_grid, climb
from geneverdict.stats.counts.deseq.start import size_factors
from geneverdict.stats.counts.deseq.trend import dispersion_trend
from geneverdict.stats.counts.deseq.wald import wald_test
from geneverdict.stats.counts.negative_binomial import log_density, unit_deviance
from geneverdict.stats.counts.quasi.damped import settle
from geneverdict.stats.counts.quasi.fit import CountModel, residual_df
from geneverdict.stats.counts.quasi.peak import peak
from geneverdict.stats.counts.quasi.quasi_test import quasi_test
from geneverdict.stats.counts.quasi.smooth import local_means
from geneverdict.stats.counts.small_matrices import inverses, products_of
from geneverdict.stats.multiple import benjamini_hochberg

SEEDS = st.integers(0, 2**32 - 1)
GROUPS = np.column_stack([np.ones(8), np.repeat([0.0, 1], 4)])
COVARIATE = np.column_stack([GROUPS[:, 0], np.tile([0.1, 0.5, 0.2, 0.9], 2), GROUPS[:, 1]])


def _counts(seed: int, genes: int = 120, samples: int = 8, mean: float = 60.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    level = rng.lognormal(np.log(mean), 1.0, (genes, 1))
    counts = rng.poisson(rng.gamma(4, level / 4, (genes, samples))).astype(float)
    counts.setflags(write=False)
    return counts


@given(SEEDS, st.sampled_from([1e-8, 1e-4, 0.1, 5.0]))
@settings(max_examples=30)
def test_densities_and_deviances_are_scipys(seed: int, alpha: float) -> None:
    rng = np.random.default_rng(seed)
    means = rng.lognormal(3, 2, (1, 20))
    counts = rng.poisson(means if alpha < 1e-6 else means * rng.lognormal(0, 1, (1, 20)))
    ours = log_density(counts.astype(float), means, np.array([[alpha]]))
    # Where the dispersion is tiny it is scipy's log gamma functions that lose digits.
    wanted = (
        stats.poisson.logpmf(counts, means)
        if alpha == 1e-8
        else stats.nbinom.logpmf(counts, 1 / alpha, 1 / (1 + alpha * means))
    )
    np.testing.assert_allclose(ours, wanted, rtol=1e-5 if alpha == 1e-8 else 1e-8, atol=1e-4 if alpha == 1e-8 else 1e-7)
    itself = log_density(counts.astype(float), np.maximum(counts, 1e-12).astype(float), np.array([[alpha]]))
    deviance = unit_deviance(counts.astype(float), means, np.array([[alpha]]))
    np.testing.assert_allclose(deviance, 2 * (itself - ours), rtol=1e-7, atol=1e-7)
    assert np.all(deviance >= 0)


def test_a_deviance_without_dispersion_is_poissons() -> None:
    counts, means = np.array([[0.0, 3, 10]]), np.array([[1.0, 2, 11]])
    wanted = 2 * (stats.poisson.logpmf(counts, np.maximum(counts, 1e-300)) - stats.poisson.logpmf(counts, means))
    np.testing.assert_allclose(unit_deviance(counts, means, np.zeros(1)), wanted, rtol=1e-10)


@given(SEEDS, st.integers(1, 6))
@settings(max_examples=30)
def test_small_matrices_are_inverted(seed: int, size: int) -> None:
    rng = np.random.default_rng(seed)
    designs = rng.normal(size=(9, size))
    weights = rng.uniform(0.2, 3, (5, 9))
    found = inverses((weights @ products_of(designs)).T)
    for gene, weight in enumerate(weights):
        matrix = (designs * weight[:, None]).T @ designs
        np.testing.assert_allclose(found.matrices[..., gene], np.linalg.inv(matrix), rtol=1e-6, atol=1e-8)
        np.testing.assert_allclose(found.pivots[:, gene].prod(), np.linalg.det(matrix), rtol=1e-8)


def test_a_column_that_depends_on_others_is_left_out() -> None:
    design = np.column_stack([np.ones(5), np.arange(5.0), 2 * np.arange(5.0), [0, 0, 1, 0, 1]])
    found = inverses((np.ones((1, 5)) @ products_of(design)).T)
    kept = design[:, [0, 1, 3]]
    np.testing.assert_allclose(
        found.matrices[np.ix_([0, 1, 3], [0, 1, 3], [0])][..., 0], np.linalg.inv(kept.T @ kept), atol=1e-15
    )
    assert not found.matrices[2].any()
    assert found.pivots[2, 0] == 1


@given(SEEDS)
@settings(max_examples=15)
def test_slopes_are_those_of_heights(seed: int) -> None:
    counts = _counts(seed, genes=6)
    means = np.repeat(np.maximum(counts.mean(axis=1, keepdims=True), 0.5), 8, axis=1)
    profile = Profile(counts, means, products_of(GROUPS), Prior(np.full(6, -2.0), 0.7))
    at = np.random.default_rng(seed).uniform(-4, 1, 6)
    numeric = (log_posterior(at + 1e-5, profile) - log_posterior(at - 1e-5, profile)) / 2e-5
    np.testing.assert_allclose(slope(at, profile), numeric, rtol=1e-4, atol=1e-5)


@given(SEEDS)
@settings(max_examples=15, deadline=None)
def test_the_search_ends_near_the_top(seed: int) -> None:
    counts = _counts(seed, genes=5)
    means = np.repeat(counts.mean(axis=1, keepdims=True), 8, axis=1)
    profile = Profile(counts, means, products_of(GROUPS))
    found = climb(np.full(5, -2.0), profile)
    for gene in range(5):
        one = profile.of(np.array([gene]))

        def depth(log_alpha: float, one: Profile = one) -> float:
            return -float(log_posterior(np.array([log_alpha]), one)[0])

        top = optimize.minimize_scalar(depth, bounds=(-25, 5), method="bounded")
        assert found.end[gene] >= -top.fun - 1e-3
        assert -depth(float(by_grid(one, 10.0)[0])) >= -top.fun - 0.05


@given(SEEDS)
@settings(max_examples=15, deadline=None)
def test_means_have_the_highest_likelihood(seed: int) -> None:
    counts = _counts(seed, genes=8, mean=20.0)
    sizes = np.random.default_rng(seed).uniform(0.5, 2, 8)
    alpha = np.random.default_rng(seed).uniform(0.01, 1, 8)
    found = fit_means(counts, sizes, COVARIATE, alpha)
    means = found.values(sizes, COVARIATE)
    score = ((counts - means) / (1 + alpha[:, None] * means)) @ COVARIATE - RIDGE * found.coef
    large = (means > 0.6).all(axis=1) & (found.rounds < 100)
    assert np.abs(score[large]).max(initial=0) < 0.02 * counts.max()
    np.testing.assert_allclose(found.leverage[large].sum(axis=1), 3, rtol=1e-3)


@given(SEEDS)
@settings(max_examples=15, deadline=None)
@pytest.mark.parametrize("design", [GROUPS, COVARIATE])
def test_settled_coefficients_cannot_be_bettered(design: np.ndarray, seed: int) -> None:
    counts = _counts(seed, genes=10, mean=15.0)
    model = CountModel(counts.T.copy(), np.zeros(8), design, np.full(1, 0.2))
    coef = settle(model)
    best = model.deviance(model.means(coef))
    for column in range(design.shape[1]):
        for step in (-0.01, 0.01):
            moved = coef.copy()
            moved[column] += step
            assert np.all(model.deviance(model.means(moved)) >= best - 1e-6)


def test_groups_without_counts_bring_no_degrees_of_freedom() -> None:
    told = np.ones((8, 3), dtype=bool)
    told[:4, 1], told[:, 2] = False, False
    np.testing.assert_array_equal(residual_df(told, GROUPS), [6, 3, 0])


@given(SEEDS)
@settings(max_examples=30)
def test_the_peak_is_that_of_a_spline(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x = np.linspace(-10, 10, 21)
    heights = -((x - rng.uniform(-9, 9)) ** 2) / 9 + np.sin(x / rng.uniform(2, 5))
    found = float(peak(x, heights[None])[0])
    # Of functions this smooth all cubic splines agree but near the ends.
    fine = np.linspace(-10, 10, 20_001)
    smooth = interpolate.CubicSpline(x, heights)(fine)
    assert np.interp(found, fine, smooth) >= smooth.max() - 0.01


def test_local_means_of_a_constant_and_of_a_line() -> None:
    x = np.sort(np.random.default_rng(1).gamma(2, size=200))
    smooth = local_means(x, np.column_stack([np.full(200, 3.0), x]), 0.3)
    np.testing.assert_allclose(smooth[:, 0], 3)
    assert np.all(np.diff(smooth[:, 1]) >= 0)
    np.testing.assert_allclose(local_means(np.zeros(4), np.arange(4.0)[:, None], 1.0), 1.5)
    np.testing.assert_allclose(local_means(np.ones(1), np.ones((1, 2)), 1.0), 1)


def test_a_local_trend_follows_a_power() -> None:
    means = np.exp(np.linspace(0, 9, 300))
    trend = local_trend(means, 0.01 * means**0.6)
    assert trend is not None
    np.testing.assert_allclose(trend.at(means), 0.01 * means**0.6, rtol=1e-6)
    assert local_trend(np.ones(5), np.ones(5)) is None


def test_the_law_of_dispersions_is_found() -> None:
    rng = np.random.default_rng(2)
    means = np.exp(rng.normal(5, 2, 4000))
    trend = dispersion_trend(means, (0.1 + 3 / means) * rng.gamma(4, 0.25, 4000))
    assert trend.floor == pytest.approx(0.1, rel=0.05)
    assert trend.extra == pytest.approx(3, rel=0.1)
    assert dispersion_trend(means[:3], np.full(3, 1e-8)).flags == ("no_trend",)


@pytest.mark.parametrize("df", [1, 2, 3, 4, 20])
@pytest.mark.parametrize("wanted", [0.3, 1.0, 2.5])
def test_the_variance_of_the_prior_is_found(df: int, wanted: float) -> None:
    rng = np.random.default_rng(df)
    residuals = np.log(rng.chisquare(df, 20_000) / df) + rng.normal(0, np.sqrt(wanted), 20_000)
    found = prior.prior_variance(residuals, df)
    # With few degrees of freedom it is told roughly: by draws, or by the median absolute deviation of a skewed
    # distribution, which is not its standard deviation.
    assert found == pytest.approx(wanted, abs=0.35 if df <= 4 else 0.15)


def test_the_smoother_keeps_parabolas() -> None:
    operator = prior._smoother()
    np.testing.assert_allclose(operator @ (prior.TRIED**2 - prior.TRIED), prior.FINE**2 - prior.FINE, atol=1e-9)


@pytest.mark.parametrize(("samples", "columns"), [(6, 2), (12, 4), (69, 2)])
def test_the_cutoff_is_a_quantile_of_f(samples: int, columns: int) -> None:
    assert cutoff(samples, columns) == pytest.approx(stats.f.ppf(0.99, columns, samples - columns), rel=1e-9)


def test_trimmed_means_are_scipys() -> None:
    values = np.random.default_rng(1).normal(size=(4, 11))
    np.testing.assert_allclose(trimmed_mean(values, 0.2), stats.trim_mean(values, 0.2, axis=1))


def test_filtering_finds_at_least_what_all_genes_find() -> None:
    rng = np.random.default_rng(3)
    means = np.exp(rng.normal(3, 2, 3000))
    p = np.where(rng.random(3000) < 0.15 * (means > 20), rng.random(3000) * 1e-3, rng.random(3000))
    p[:20] = np.nan
    found = filter_independently(means, p, fdr=0.05)
    assert (found.fdr < 0.05).sum() >= (benjamini_hochberg(p) < 0.05).sum() - 3
    assert np.isnan(found.fdr[means < found.threshold]).all()
    np.testing.assert_allclose(np.mean(means < found.threshold), found.share, atol=1e-3)
    few = filter_independently(means, rng.random(3000), fdr=1e-9)
    assert few.share == 0
    assert filter_independently(np.empty(0), np.empty(0), fdr=0.1).fdr.shape == (0,)


@pytest.mark.slow
@given(SEEDS)
@settings(max_examples=8, deadline=None)
@pytest.mark.parametrize("design", [GROUPS, COVARIATE])
def test_tests_do_not_mind_the_order_of_samples_or_genes(design: np.ndarray, seed: int) -> None:
    counts = _counts(seed)
    rng = np.random.default_rng(seed)
    samples, genes = rng.permutation(8), rng.permutation(len(counts))
    wald, quasi = wald_test(counts, design), quasi_test(counts, design)
    other, also = (
        wald_test(counts[genes][:, samples], design[samples]),
        quasi_test(counts[genes][:, samples], design[samples]),
    )
    assert np.nanmedian(np.abs(other.p - wald.p[genes])) < 1e-5
    np.testing.assert_allclose(also.p, quasi.p[genes], rtol=1e-3, atol=1e-6)


def test_without_replication_or_contrast_nothing_is_tested() -> None:
    counts = _counts(1, samples=2)
    saturated = np.array([[1.0, 0], [1, 1]])
    for test in (wald_test, quasi_test):
        assert test(counts, saturated).flags == ("no_replication",)
        assert test(_counts(1), np.column_stack([GROUPS, GROUPS[:, 1]])).flags == ("not_estimable",)
        assert np.isnan(test(counts, saturated).p).all()
    assert wald_test(np.zeros((3, 8)), GROUPS, factors=np.ones(8)).flags == ("no_genes",)
    assert quasi_test(np.zeros((0, 8)), GROUPS, sizes=np.ones(8)).flags == ("no_genes",)


def test_size_factors_need_a_gene_counted_everywhere() -> None:
    counts = np.array([[0.0, 3, 2, 1], [2, 0, 4, 4]])
    assert np.isnan(size_factors(counts)).all()
    with pytest.raises(ValueError, match="library size"):
        wald_test(counts, GROUPS[2:6])


def test_a_redundant_column_changes_nothing() -> None:
    counts = _counts(4)
    more = np.column_stack([GROUPS[:, 0], 2 * GROUPS[:, 0], GROUPS[:, 1]])
    np.testing.assert_array_equal(wald_test(counts, more).p, wald_test(counts, GROUPS).p)
    np.testing.assert_array_equal(quasi_test(counts, more).p, quasi_test(counts, GROUPS).p)


def test_genes_in_chunks_are_as_all_together(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = _counts(5, mean=10.0)
    wald, quasi = wald_test(counts, COVARIATE), quasi_test(counts, COVARIATE)
    monkeypatch.setattr(arguments, "CHUNK_ELEMENTS", 8 * 50)
    np.testing.assert_allclose(wald_test(counts, COVARIATE).p, wald.p, rtol=1e-9)
    np.testing.assert_allclose(quasi_test(counts, COVARIATE).p, quasi.p, rtol=1e-9)
