"""What survival numbers must do whatever the data are: units, signs, twins."""

from __future__ import annotations

from itertools import permutations
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geneverdict.stats.survival import cox, cox_genes, kaplan_meier, logrank, max_selected, proportional, rmst
from geneverdict.stats.survival.risk_sets import over_risk, over_steps, risk_sets, tie_fractions

pytestmark = pytest.mark.slow

SEEDS = st.integers(0, 2**32 - 1)


class Cohort(NamedTuple):
    time: np.ndarray
    event: np.ndarray
    x: np.ndarray
    """(n, 2)"""


def _cohort(seed: int, *, tied: bool = False, n: int = 40) -> Cohort:
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 2))
    time = rng.exponential(5 * np.exp(-0.5 * x[:, 0]))
    event = rng.random(n) < 0.7
    event[:2] = True
    return Cohort(np.ceil(time) if tied else time, event.astype(np.float64), x)


def _likelihood(cohort: Cohort, beta: np.ndarray, ties: str) -> float:
    """Efron's and Breslow's partial likelihood by their definitions, one death after the other."""
    risk, total = np.exp(cohort.x @ beta), 0.0
    for t in np.unique(cohort.time[cohort.event == 1]):
        died = (cohort.time == t) & (cohort.event == 1)
        total += np.log(risk[died]).sum()
        for taken in range(int(died.sum())):
            share = taken / died.sum() if ties == "efron" else 0.0
            total -= np.log(risk[cohort.time >= t].sum() - share * risk[died].sum())
    return float(total)


@given(SEEDS, st.sampled_from(["efron", "breslow"]), st.booleans())
def test_the_fit_is_the_maximum_of_the_slow_likelihood(seed: int, ties: str, tied: bool) -> None:
    cohort = _cohort(seed, tied=tied, n=20)
    found = cox.fit(*cohort, ties=ties)
    assume(found.converged)
    assert found.loglik == pytest.approx(_likelihood(cohort, found.coef, ties), rel=1e-10)
    assert found.loglik_null == pytest.approx(_likelihood(cohort, np.zeros(2), ties), rel=1e-10)
    for direction in np.vstack([np.eye(2), -np.eye(2)]):
        assert found.loglik >= _likelihood(cohort, found.coef + 1e-3 * found.se * direction, ties)
    steps = 1e-4 * found.se
    curvature = np.empty((2, 2))
    for i, a in enumerate(np.diag(steps)):
        for j, b in enumerate(np.diag(steps)):
            corners = [_likelihood(cohort, found.coef + u * a + v * b, ties) * u * v for u in (1, -1) for v in (1, -1)]
            curvature[i, j] = -sum(corners) / (4 * steps[i] * steps[j])
    np.testing.assert_allclose(np.linalg.inv(curvature), found.variance, rtol=1e-3, atol=1e-4 * steps.min())


@given(SEEDS, st.floats(1e-3, 1e3))
def test_the_unit_of_time_does_not_matter_to_the_model(seed: int, unit: float) -> None:
    cohort = _cohort(seed, tied=True)
    before, after = cox.fit(*cohort), cox.fit(unit * cohort.time, cohort.event, cohort.x)
    np.testing.assert_allclose(after.coef, before.coef, rtol=1e-9)
    assert after.loglik == pytest.approx(before.loglik)
    plain, scaled = (max_selected.every_cut(u * cohort.time, cohort.event, cohort.x[:, 0]) for u in (1.0, unit))
    np.testing.assert_allclose(scaled.z, plain.z, rtol=1e-9)


@given(SEEDS)
def test_reversing_a_gene_reverses_its_sign_and_nothing_else(seed: int) -> None:
    cohort = _cohort(seed, tied=True)
    values = cohort.x.T
    up, down = (cox_genes.fit_genes(cohort.time, cohort.event, s * values) for s in (1, -1))
    np.testing.assert_allclose(down.coef, -up.coef, rtol=1e-9)
    np.testing.assert_allclose(down.p, up.p, rtol=1e-9)
    ups, downs = (cox_genes.score_genes(cohort.time, cohort.event, s * values) for s in (1, -1))
    np.testing.assert_allclose(downs.z, -ups.z, rtol=1e-9, atol=1e-12)


@given(SEEDS, st.floats(1e-4, 1e4), st.floats(-1e4, 1e4))
def test_per_sd_does_not_hang_on_the_scale_of_a_gene(seed: int, unit: float, shift: float) -> None:
    cohort = _cohort(seed)
    before = cox_genes.fit_genes(cohort.time, cohort.event, cohort.x.T)
    after = cox_genes.fit_genes(cohort.time, cohort.event, unit * cohort.x.T + shift)
    # Adding 1e4 to values of 1e-4 leaves 8 digits of them.
    loose = 1e-9 + 1e-13 * abs(shift) / unit
    np.testing.assert_allclose(after.coef, before.coef, rtol=loose, atol=loose)


@given(SEEDS)
def test_without_ties_the_score_test_of_two_groups_is_the_log_rank_test(seed: int) -> None:
    cohort = _cohort(seed)
    group = (cohort.x[:, 0] > 0).astype(np.float64)
    test = logrank.logrank(cohort.time, cohort.event, group)
    assume(not test.flag)
    assert cox.fit(cohort.time, cohort.event, group).score.chi2 == pytest.approx(test.chi2, rel=1e-9)


@given(SEEDS, st.sampled_from(["efron", "breslow"]))
def test_a_missing_value_is_a_sample_that_is_not_there(seed: int, ties: str) -> None:
    cohort = _cohort(seed, tied=True)
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(6, len(cohort.time)))
    values[:4][rng.random((4, len(cohort.time))) < 0.3] = np.nan
    for covariates in (None, cohort.x):
        found = cox_genes.fit_genes(cohort.time, cohort.event, values, covariates, ties=ties)
        for gene, row in enumerate(values):
            has = ~np.isnan(row)
            fixed = None if covariates is None else covariates[has]
            alone = cox_genes.fit_genes(cohort.time[has], cohort.event[has], row[None, has], fixed, ties=ties)
            for name in cox_genes.GeneHazards._fields:
                # p of a likelihood ratio of 1e-13, which is rounding, is 3e-7 away from 1.
                atol = 1e-6 if name == "lr_p" else 1e-9
                ours, theirs = getattr(found, name)[gene], getattr(alone, name)[0]
                np.testing.assert_allclose(ours, theirs, rtol=1e-8, atol=atol, err_msg=name)


@given(SEEDS, st.booleans())
def test_the_two_sums_over_risk_sets_are_each_others_transpose(seed: int, tied: bool) -> None:
    cohort = _cohort(seed, tied=tied)
    sets = risk_sets(cohort.time, cohort.event == 1)
    fraction = tie_fractions(sets, "efron")[:, None]
    rng = np.random.default_rng(seed)
    a, b = rng.normal(size=(len(cohort.time), 3)), rng.normal(size=(len(sets.died), 3))
    left, right = over_risk(sets, fraction, a) * b, a * over_steps(sets, fraction, b)
    np.testing.assert_allclose(left.sum(axis=0), right.sum(axis=0), rtol=1e-9, atol=1e-9)


@given(SEEDS)
def test_the_curve_falls_and_counts_everybody(seed: int) -> None:
    cohort = _cohort(seed, tied=True)
    curve = kaplan_meier.kaplan_meier(cohort.time, cohort.event)
    assert np.all(np.diff(curve.survival) <= 0)
    assert curve.events.sum() + curve.censored.sum() == curve.n == len(cohort.time)
    asked = np.array([0.0, 0.5, 1.0, 3.0, 1e9])
    assert curve.numbers_at_risk(asked).tolist() == [int(np.sum(cohort.time >= t)) for t in asked]
    inside = np.isfinite(curve.se)
    assert np.all(curve.ci_low[inside] <= curve.survival[inside])
    assert np.all(curve.ci_high[inside] >= curve.survival[inside])


@given(SEEDS)
def test_without_censoring_the_restricted_mean_is_the_mean_of_times_cut_at_tau(seed: int) -> None:
    cohort = _cohort(seed)
    high = (np.arange(len(cohort.time)) % 2).astype(np.float64)
    found = rmst.rmst_difference(cohort.time, np.ones_like(cohort.time), high, tau=4.0)
    for side, group in ((found.high, 1), (found.low, 0)):
        lived = np.minimum(cohort.time[high == group], 4.0)
        assert side.mean == pytest.approx(lived.mean())
        assert side.se == pytest.approx(lived.std() / np.sqrt(len(lived)))
    swapped = rmst.rmst_difference(cohort.time, np.ones_like(cohort.time), 1 - high, tau=4.0)
    assert (swapped.difference, swapped.p) == (-found.difference, found.p)


@given(SEEDS)
def test_a_groups_name_does_not_matter_to_the_log_rank_test(seed: int) -> None:
    cohort = _cohort(seed, tied=True)
    group = np.random.default_rng(seed).integers(0, 3, len(cohort.time)).astype(np.float64)
    named = logrank.logrank(cohort.time, cohort.event, group)
    other = logrank.logrank(cohort.time, cohort.event, 7.5 - 2 * group)
    assert named.chi2 == pytest.approx(other.chi2, rel=1e-9)
    assert named.observed.sum() == pytest.approx(named.expected.sum())


@given(SEEDS, st.floats(-1e3, 1e3))
def test_schoenfelds_test_does_not_hang_on_where_a_covariate_begins(seed: int, shift: float) -> None:
    cohort = _cohort(seed)
    before = proportional.schoenfeld_test(*cohort)
    after = proportional.schoenfeld_test(cohort.time, cohort.event, cohort.x + shift)
    assume(not before.flag)
    np.testing.assert_allclose(after.chi2, before.chi2, rtol=1e-7)
    # Schoenfeld's residuals sum to 0, so scaled ones have the coefficient as their mean.
    np.testing.assert_allclose(before.residuals.mean(axis=0), before.coef, rtol=1e-8, atol=1e-9)


@pytest.mark.slow
def test_the_permutation_p_is_the_share_of_all_orders() -> None:
    """Six samples have 720 orders: the exact p by listing them."""
    time, event = np.arange(1.0, 7.0), np.array([1, 1, 0, 1, 1, 0.0])
    x = np.array([3.0, 1.0, 2.0, 5.0, 4.0, 6.0])
    observed = max_selected.every_cut(time, event, x).statistic
    every = [max_selected.every_cut(time, event, np.array(order)).statistic for order in permutations(x)]
    drawn = max_selected.permutation_p(time, event, x, np.random.default_rng(1), draws=40_000)
    assert drawn.p == pytest.approx(np.mean(np.array(every) >= observed - 1e-9), abs=0.01)
    assert drawn.p == (1 + drawn.reached) / 40_001
    assert max_selected.permutation_p(time, event, x, np.random.default_rng(1), draws=40_000) == drawn


@pytest.mark.slow
def test_under_the_null_the_best_cut_misleads_and_the_corrected_p_does_not() -> None:
    rng = np.random.default_rng(3)
    naive, corrected, shuffled = [], [], []
    for _ in range(300):
        time, event, x = rng.exponential(size=60), rng.random(60) < 0.7, rng.normal(size=60)
        cuts = max_selected.every_cut(time, event, x)
        naive.append(cuts.p[cuts.best])
        corrected.append(cuts.corrected_p)
        shuffled.append(max_selected.permutation_p(time, event, x, rng, draws=299).p)
    assert np.mean(np.array(naive) <= 0.05) > 0.3
    assert np.mean(np.array(corrected) <= 0.05) < 0.08
    assert 0.02 < np.mean(np.array(shuffled) <= 0.05) < 0.09
