"""Many label vectors at once against one fit for each; the priors of many sets against one prior for each."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.stats.blocks import fit_with_blocks
from geneverdict.stats.linear import LinearFit, fit_last_coefficient
from geneverdict.stats.moderated import squeeze_var, trigamma_inverse
from geneverdict.stats.relabel import Correlated, Relabelled, Relabelling, fit_relabelled, relabel, relabel_weighted
from geneverdict.stats.relabel_prior import gene_sets, priors, trigamma_inverses

N = 12
PAIRS = np.tile(np.eye(6), (2, 1))[:, 1:]
RNG = np.random.default_rng(5)
OTHERS = {
    "intercept": np.ones((N, 1)),
    "covariates": np.column_stack([np.ones(N), RNG.normal(60, 9, N), np.arange(N) % 3 == 0]),
    "pairs": np.column_stack([np.ones(N), PAIRS]),
    "none": np.zeros((N, 0)),
    "collinear": np.column_stack([np.ones(N), PAIRS, PAIRS[:, 0] + PAIRS[:, 1]]),
    "no intercept": RNG.normal(size=(N, 2)),
}


def _labels(draws: int = 7, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).permuted(np.tile(np.repeat([1.0, 0.0], N // 2), (draws, 1)), axis=1)


def _genes(missing: float, seed: int = 2) -> np.ndarray:
    rng = np.random.default_rng(seed)
    y = rng.normal(8, 2, (60, 1)) + rng.normal(size=(60, N)) * rng.gamma(2, 0.3, (60, 1))
    y[3] = 4.7
    y[rng.random(y.shape) < missing] = np.nan
    y.setflags(write=False)
    return y


def _same(found: Relabelled, draw: int, expected: LinearFit) -> None:
    whole = np.broadcast_arrays(*found)
    sigma2 = expected.sigma**2
    pairs = zip(whole, (expected.coef, expected.stdev_unscaled, sigma2, expected.df_residual), strict=True)
    for name, (one, other) in zip(Relabelled._fields, pairs, strict=True):
        np.testing.assert_allclose(one[:, draw], other, rtol=1e-9, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("missing", [0.0, 0.1, 0.5])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("others", OTHERS)
def test_each_draw_is_a_fit_of_its_own(others: str, weighted: bool, missing: float) -> None:
    y, z, labels = _genes(missing), OTHERS[others].astype(float), _labels()
    labels[4] = z[:, -1] if z.shape[1] else labels[4]
    weights = np.random.default_rng(3).uniform(0.2, 3, N) if weighted else None
    found = fit_relabelled(relabel(y, z, labels, weights=weights))
    for draw, label in enumerate(labels):
        _same(found, draw, fit_last_coefficient(y, np.column_stack([z, label]), weights=weights))


@pytest.mark.parametrize("missing", [0.0, 0.2])
def test_correlated_samples(missing: float) -> None:
    y, z, labels = _genes(missing), OTHERS["covariates"].astype(float), _labels()
    block = np.tile(np.arange(6), 2)
    found = fit_relabelled(relabel(y, z, labels, correlated=Correlated(block, 0.4)))
    for draw, label in enumerate(labels):
        _same(found, draw, fit_with_blocks(y, np.column_stack([z, label]), block, 0.4))


@given(seed=st.integers(0, 10**6), missing=st.sampled_from([0.0, 0.3]), shift=st.sampled_from([0.0, 1e6]))
def test_any_data(seed: int, missing: float, shift: float) -> None:
    y, labels = _genes(missing, seed), _labels(3, seed)
    z = np.column_stack([np.ones(N), np.random.default_rng(seed).integers(0, 3, N)]).astype(float)
    found = np.broadcast_arrays(*fit_relabelled(relabel(y + shift, z, labels)))
    for draw, label in enumerate(labels):
        expected = fit_last_coefficient(y + shift, np.column_stack([z, label]))
        np.testing.assert_allclose(found[0][:, draw], expected.coef, rtol=1e-9, atol=1e-15 * shift * N + 1e-12)


def test_some_draws_and_some_rows_are_parts_of_the_whole() -> None:
    ready = relabel(_genes(0.2), OTHERS["pairs"], _labels())
    whole = np.broadcast_arrays(*fit_relabelled(ready))
    part = np.broadcast_arrays(*fit_relabelled(ready, np.array([7, 3]), slice(2, 5)))
    for one, other in zip(part, whole, strict=True):
        np.testing.assert_allclose(one, other[[7, 3], 2:5], rtol=1e-12)


def test_a_constant_gene_has_no_effect_and_no_variance() -> None:
    found = fit_relabelled(relabel(_genes(0.0), OTHERS["intercept"], _labels()))
    assert not found.coef[3].any()
    assert not found.variance[3].any()


@pytest.mark.parametrize(
    ("y", "others", "labels", "words"),
    [
        (np.zeros((2, 3)), np.ones((4, 1)), np.zeros((1, 3)), "expected y"),
        (np.zeros((2, 3)), np.ones((3, 1)), np.zeros((1, 4)), "expected y"),
        (np.zeros((2, 3)), np.ones((3, 1)), np.full((1, 3), np.nan), "not finite"),
    ],
)
def test_what_cannot_be_meant(y: np.ndarray, others: np.ndarray, labels: np.ndarray, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        relabel(y, others, labels)


def test_weights_have_to_be_positive() -> None:
    with pytest.raises(ValueError, match="weights"):
        relabel(np.zeros((2, 3)), np.ones((3, 1)), np.zeros((1, 3)), weights=np.zeros(3))


SETS = {
    "all": np.arange(200),
    "half": np.arange(0, 200, 2),
    "with copies": np.r_[np.arange(150), np.arange(50)],
    "few": np.array([5, 9, 11, 40]),
}


def _variable(zeros: int, missing: float) -> tuple[Relabelling, np.ndarray]:
    rng = np.random.default_rng(8)
    y = rng.normal(8, 2, (200, 1)) + rng.normal(size=(200, N)) / np.sqrt(rng.gamma(3, 1, (200, 1)))
    y[rng.random(y.shape) < missing] = np.nan
    y[:zeros] = 5.0
    level = np.nanmean(y, axis=1)
    return relabel(y, np.ones((N, 1)), _labels()), level


@pytest.mark.parametrize("zeros", [0, 6, 110])
@pytest.mark.parametrize("missing", [0.0, 0.15])
def test_priors_are_squeeze_var_of_each_set_and_draw(zeros: int, missing: float) -> None:
    ready, level = _variable(zeros, missing)
    places = [2, 3, 160, 1]
    sets = gene_sets(list(SETS.values()), ready, level=level, places=places)
    plain, trended = priors(sets, ready)
    assert trended is not None
    var, df = np.broadcast_arrays(*fit_relabelled(ready)[2:])
    for k, (rows, place) in enumerate(zip(SETS.values(), places, strict=True)):
        for draw in range(len(ready.labels)):
            expected = squeeze_var(var[rows, draw], df[rows, draw])
            np.testing.assert_allclose(plain.df[k, draw], expected.df, rtol=1e-8)
            np.testing.assert_allclose(plain.var[k, draw], expected.var, rtol=1e-9)
            assert plain.most[k, draw] == df[rows, draw].sum()
            expected = squeeze_var(var[rows, draw], df[rows, draw], level=level[rows])
            np.testing.assert_allclose(trended.df[k, draw], expected.df, rtol=1e-8)
            np.testing.assert_allclose(trended.var[k, draw], expected.var_each[place], rtol=1e-8)


def test_parts_of_the_draws_give_the_same_priors() -> None:
    ready, level = _variable(0, 0.0)
    sets = gene_sets([SETS["all"]], ready, level=level, places=[3])
    whole = priors(sets, ready)
    part = priors(sets, ready, slice(2, 5))
    for one, other in zip(part, whole, strict=True):
        assert one is not None
        assert other is not None
        np.testing.assert_allclose(one, np.array(other)[:, :, 2:5], rtol=1e-12)


def test_without_genes_or_with_one_there_is_no_prior() -> None:
    ready, level = _variable(0, 0.0)
    nobody: np.ndarray = np.zeros(0, dtype=np.intp)
    sets = gene_sets([np.array([4]), nobody], ready)
    plain, trended = priors(sets, ready)
    assert trended is None
    assert not plain.df.any()
    assert np.isnan(plain.var).all()


@given(st.lists(st.floats(1e-6, 1e6), min_size=1, max_size=20))
def test_trigamma_inverses(x: list[float]) -> None:
    np.testing.assert_allclose(trigamma_inverses(np.array(x)), [trigamma_inverse(value) for value in x], rtol=1e-12)


@pytest.mark.parametrize("blocks", [False, True])
def test_weights_of_each_value_are_those_of_the_fit(blocks: bool) -> None:
    rng = np.random.default_rng(31)
    n, block = 12, np.repeat(np.arange(6), 2)
    others = np.column_stack([np.ones(n), rng.normal(0, 1, n), np.ones(n)])  # the last depends on the first
    y = 8 + rng.normal(0, 1, (40, n))
    y[0] = 5.0
    weights = rng.gamma(2, 1, y.shape) + 0.05
    labels = np.array([rng.permutation(np.repeat([0.0, 1.0], 6)) for _ in range(20)])
    correlated = Correlated(block, 0.3) if blocks else None
    found = fit_relabelled(relabel_weighted(y, others, labels, weights, correlated=correlated))
    for draw in range(20):
        design = np.column_stack([others[:, :2], labels[draw]])
        if blocks:
            fit = fit_with_blocks(y, design, block, 0.3, weights=weights)
        else:
            fit = fit_last_coefficient(y, design, weights=weights)
        np.testing.assert_allclose(found.coef[:, draw], fit.coef, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(found.stdev_unscaled[:, draw], fit.stdev_unscaled, rtol=1e-9)
        np.testing.assert_allclose(found.variance[:, draw], fit.sigma**2, rtol=1e-9, atol=1e-14)
    assert np.all(found.coef[0] == 0)
