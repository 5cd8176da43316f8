"""The rule of each edge: no events, all events, one group, zero and negative times, missing values, no maximum."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from geneverdict.stats.survival import cox, cox_genes, kaplan_meier, logrank, max_selected, proportional, rmst

NAN = np.nan
TIME = np.array([1.0, 2, 3, 4, 5, 6, 7, 8])
EVENT = np.array([1.0, 1, 0, 1, 1, 1, 0, 1])
X = np.array([2.0, 1, 4, 3, 7, 2, 5, 1])
HIGH = np.array([1.0, 0, 0, 1, 1, 0, 1, 0])

KERNELS: dict[str, Callable[[np.ndarray, np.ndarray], Any]] = {
    "cox": lambda t, e: cox.fit(t, e, X[: len(t)]),
    "fit_genes": lambda t, e: cox_genes.fit_genes(t, e, X[None, : len(t)]),
    "score_genes": lambda t, e: cox_genes.score_genes(t, e, X[None, : len(t)]),
    "kaplan_meier": lambda t, e: kaplan_meier.kaplan_meier(t, e),
    "logrank": lambda t, e: logrank.logrank(t, e, HIGH[: len(t)]),
    "rmst": lambda t, e: rmst.rmst_difference(t, e, HIGH[: len(t)]),
    "every_cut": lambda t, e: max_selected.every_cut(t, e, X[: len(t)]),
    "permutation": lambda t, e: max_selected.permutation_p(t, e, X[: len(t)], np.random.default_rng(1), draws=9),
    "schoenfeld": lambda t, e: proportional.schoenfeld_test(t, e, X[: len(t)]),
}
kernels = pytest.mark.parametrize("kernel", KERNELS.values(), ids=KERNELS)


def _with(values: np.ndarray, place: int, value: float) -> np.ndarray:
    out = values.copy()
    out[place] = value
    return out


def _same(a: Any, b: Any, but: tuple[str, ...] = ("left_out",)) -> None:
    for name in a._fields:
        if name not in but:
            np.testing.assert_equal(getattr(a, name), getattr(b, name), err_msg=name)


@kernels
def test_bad_times_and_events_are_errors(kernel: Callable[..., Any]) -> None:
    for time in (_with(TIME, 3, -1), _with(TIME, 3, np.inf), TIME[:, None]):
        with pytest.raises(ValueError, match="time"):
            kernel(time, EVENT)
    for event in (_with(EVENT, 3, 2), _with(EVENT, 3, np.inf)):
        with pytest.raises(ValueError, match="events of 1"):
            kernel(TIME, event)
    with pytest.raises(ValueError, match="length"):
        kernel(TIME, EVENT[:-1])


@kernels
def test_inputs_are_left_alone_and_true_or_false_is_an_event(kernel: Callable[..., Any]) -> None:
    time, event = TIME.copy(), EVENT.astype(np.bool_)
    time.setflags(write=False)
    event.setflags(write=False)
    _same(kernel(time, event), kernel(TIME, EVENT), but=())


@kernels
def test_a_time_of_0_is_a_time(kernel: Callable[..., Any]) -> None:
    kernel(_with(TIME, 0, 0.0), EVENT)


@kernels
def test_nobody_at_all(kernel: Callable[..., Any]) -> None:
    kernel(np.empty(0), np.empty(0))


@pytest.mark.parametrize("missing", [(0, NAN, 1.0), (0, 1.0, NAN)], ids=["time", "event"])
@pytest.mark.parametrize("name", ["cox", "kaplan_meier", "logrank", "rmst", "every_cut"])
def test_a_sample_without_time_or_event_is_left_out_and_counted(name: str, missing: tuple[int, float, float]) -> None:
    place, time, event = missing
    kernel = KERNELS[name]
    found = kernel(np.insert(TIME, 8, time), np.insert(EVENT, 8, event)) if name == "kaplan_meier" else None
    if found is None:
        found = kernel(_with(TIME, place, time), _with(EVENT, place, event))
    assert found.left_out == 1


def test_a_sample_without_a_value_is_left_out_and_counted() -> None:
    x, high, rest = _with(X, 2, NAN), _with(HIGH, 2, NAN), np.arange(8) != 2
    time, event = TIME[rest], EVENT[rest]
    for found, wanted in (
        (cox.fit(TIME, EVENT, x), cox.fit(time, event, x[rest])),
        (logrank.logrank(TIME, EVENT, high), logrank.logrank(time, event, high[rest])),
        (rmst.rmst_difference(TIME, EVENT, high), rmst.rmst_difference(time, event, high[rest])),
        (max_selected.every_cut(TIME, EVENT, x), max_selected.every_cut(time, event, x[rest])),
    ):
        assert (found.left_out, wanted.left_out) == (1, 0)
        _same(found, wanted)


def test_without_events_nothing_is_claimed() -> None:
    none = np.zeros(8)
    fitted = cox.fit(TIME, none, X)
    assert (fitted.flag, fitted.converged, fitted.events) == ("no events", False, 0)
    assert np.isnan([fitted.coef[0], fitted.se[0], fitted.p[0], fitted.score.p, fitted.likelihood_ratio.p]).all()
    genes = cox_genes.fit_genes(TIME, none, X[None])
    assert np.isnan([genes.coef[0], genes.p[0], genes.score_p[0], genes.lr_p[0]]).all()
    assert (genes.converged[0], genes.diverging[0], genes.events[0]) == (False, False, 0)
    assert np.isnan(cox_genes.score_genes(TIME, none, X[None]).p).all()
    curve = kaplan_meier.kaplan_meier(TIME, none)
    assert np.all(curve.survival == 1)
    assert np.isnan(curve.median)
    test = logrank.logrank(TIME, none, HIGH)
    assert (test.flag, test.df) == ("no events", 0)
    assert np.isnan([test.chi2, test.p]).all()
    cuts = max_selected.every_cut(TIME, none, X)
    assert (cuts.flag, cuts.best) == ("no events", -1)
    assert np.isnan([cuts.statistic, cuts.corrected_p, *cuts.p, *cuts.coef]).all()
    assert np.isnan(max_selected.permutation_p(TIME, none, X, np.random.default_rng(1)).p)
    means = rmst.rmst_difference(TIME, none, HIGH)
    assert (means.flag, means.difference) == ("no events", 0.0)
    assert np.isnan(means.p)
    change = proportional.schoenfeld_test(TIME, none, X)
    assert (change.flag, len(change.time)) == ("no events", 0)
    assert np.isnan([*change.chi2, change.every.p]).all()


def test_one_group_compares_nothing() -> None:
    one = np.ones(8)
    test = logrank.logrank(TIME, EVENT, one)
    assert (test.flag, test.groups.tolist(), test.n.tolist()) == ("one group", [1.0], [8])
    assert np.isnan(test.p)
    means = rmst.rmst_difference(TIME, EVENT, one)
    assert (means.flag, means.high.n, means.low.n) == ("one group", 8, 0)
    assert np.isnan([means.tau, means.difference, means.p]).all()
    assert (cox.fit(TIME, EVENT, one).flag, max_selected.every_cut(TIME, EVENT, one).flag) == ("singular", "no cut")
    assert np.isnan(cox_genes.fit_genes(TIME, EVENT, 0.1 * one[None]).coef[0])


def test_a_group_that_left_before_the_first_death_is_not_compared() -> None:
    test = logrank.logrank([1, 2, 3, 4], [0, 0, 1, 1], [0, 0, 1, 1])
    assert test.flag == "nothing to compare"
    assert np.isnan(test.p)


def test_a_covariate_that_is_a_combination_of_others_is_singular() -> None:
    fitted = cox.fit(TIME, EVENT, np.column_stack([X, HIGH, X + 2 * HIGH]))
    assert fitted.flag == "singular"
    assert np.isnan(fitted.coef).all()


def test_a_gene_that_separates_has_an_infinite_coefficient_and_no_p_of_walds() -> None:
    separating = np.array([8.0, 7, 0, 6, 5, 4, 0, 3])
    found = cox_genes.fit_genes(TIME, EVENT, np.array([separating, X, -separating]))
    assert found.coef[[0, 2]].tolist() == [np.inf, -np.inf]
    assert found.diverging.tolist() == [True, False, True]
    assert found.converged.tolist() == [False, True, False]
    assert np.isnan(found.se[[0, 2]]).all()
    assert np.isnan(found.p[[0, 2]]).all()
    assert np.all(found.lr_p[[0, 2]] < 0.01)
    assert np.all(found.score_p[[0, 2]] < 0.05)
    assert proportional.schoenfeld_test(TIME, EVENT, separating).flag == "diverging"


@pytest.mark.parametrize("power", [1.0, 8.0, 25.0], ids=["even", "an outlier", "far out"])
def test_however_uneven_the_values_a_separating_gene_reaches_its_bound(power: float) -> None:
    x = np.array([8.0, 7, 0, 6, 5, 4, 0, 3]) ** power
    found = cox_genes.fit_genes(TIME, EVENT, np.array([x, -x]))
    # At the bound each death was certain: what is left of the likelihood ratio is that of chance.
    chance = 2 * np.log([8.0, 7, 5, 4, 3, 1]).sum()
    np.testing.assert_allclose(found.lr_chi2, chance, rtol=1e-12)
    assert found.coef.tolist() == [np.inf, -np.inf]
    missing = cox_genes.fit_genes(np.append(TIME, 0.5), np.append(EVENT, 1.0), np.append(x, NAN)[None])
    np.testing.assert_allclose(missing.lr_chi2, chance, rtol=1e-12)


def test_an_outlier_does_not_stop_the_fit_and_an_absurd_one_is_said() -> None:
    rng = np.random.default_rng(2)
    time, event, x = rng.exponential(size=60), rng.random(60) < 0.7, rng.normal(size=60)
    x[np.argmax(time)] = -100
    assert (cox.fit(time, event, x).flag, cox.fit(time, event, x).converged) == ("", True)
    # What the others say is 1e-5 of the SD that this one makes: its risk is not a number of a computer any more.
    x[np.argmax(time)] = -1e6
    absurd = cox.fit(time, event, x)
    assert (absurd.flag, absurd.converged) == ("not converged", False)
    assert np.isnan([absurd.coef[0], absurd.p[0], absurd.likelihood_ratio.p]).all()
    assert np.isfinite(absurd.score.p)


def test_beside_a_covariate_that_separates_a_gene_is_compared_among_those_of_highest_risk() -> None:
    rng = np.random.default_rng(4)
    time, event, gene = rng.exponential(size=30), rng.random(30) < 0.8, rng.normal(size=30)
    ill = np.arange(30) < 20
    time, event = np.where(ill, time, 99.0), event & ill
    beside = cox_genes.fit_genes(time, event, gene[None], ill.astype(np.float64), per_sd=False)
    alone = cox.fit(time[ill], event[ill], gene[ill])
    np.testing.assert_allclose([beside.coef[0], beside.se[0]], [alone.coef[0], alone.se[0]], rtol=1e-6)
    assert beside.lr_chi2[0] == pytest.approx(alone.likelihood_ratio.chi2, rel=1e-6)
    assert (beside.converged[0], beside.diverging[0]) == (True, False)
    nothing_left = cox_genes.fit_genes(TIME, EVENT, X[None], np.array([8.0, 7, 0, 6, 5, 4, 0, 3]))
    assert np.isnan([nothing_left.coef[0], nothing_left.se[0], nothing_left.p[0]]).all()


def test_all_events_come_down_to_0() -> None:
    curve = kaplan_meier.kaplan_meier(TIME, np.ones(8))
    assert curve.survival[-1] == 0
    assert curve.median == 4.5
    assert curve.at([0.5, 3.5, 99]).tolist() == [1.0, 0.625, 0.0]
    assert np.isnan(kaplan_meier.kaplan_meier(TIME, _with(np.ones(8), 7, 0)).at([99]))


def test_times_that_differ_by_rounding_are_one_time() -> None:
    tied = cox.fit([0.3, 0.3, 0.5, 0.6], [1, 1, 1, 0], [1, 2, 0, 4])
    near = cox.fit([0.1 * 3, 0.3, 0.5, 0.6], [1, 1, 1, 0], [1, 2, 0, 4])
    assert 0.1 * 3 != 0.3
    _same(tied, near)


def test_restricted_means_stop_where_nobody_was_seen() -> None:
    assert rmst.rmst_difference(TIME, np.ones(8), HIGH, tau=50.0).tau == 50
    for tau in (50.0, 0.0, -1.0, NAN):
        with pytest.raises(ValueError, match="tau"):
            rmst.rmst_difference(TIME, _with(EVENT, 7, 0), HIGH, tau=tau)
    with pytest.raises(ValueError, match="two groups"):
        rmst.rmst_difference(TIME, EVENT, X)
    assert rmst.rmst_difference([0, 0, 1, 2], [1, 1, 1, 1], [1, 1, 0, 0]).flag == "no time"


def test_options_act_or_complain() -> None:
    with pytest.raises(ValueError, match="ties"):
        cox.fit(TIME, EVENT, X, ties="exact")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ties"):
        cox_genes.score_genes(TIME, EVENT, X[None], ties="exact")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="interval"):
        kaplan_meier.kaplan_meier(TIME, EVENT, interval="plain")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="transform"):
        proportional.schoenfeld_test(TIME, EVENT, X, transform="sqrt")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="above 0"):
        proportional.schoenfeld_test(_with(TIME, 0, 0.0), EVENT, X, transform="log")
    for low, high in ((0.0, 0.9), (0.5, 0.5), (0.1, 1.0)):
        with pytest.raises(ValueError, match="low < high"):
            max_selected.every_cut(TIME, EVENT, X, low=low, high=high)
    with pytest.raises(ValueError, match="draw"):
        max_selected.permutation_p(TIME, EVENT, X, np.random.default_rng(1), draws=0)
    with pytest.raises(ValueError, match="covariates"):
        cox.fit(TIME, EVENT, np.empty((8, 0)))
    with pytest.raises(ValueError, match="shape"):
        cox_genes.fit_genes(TIME, EVENT, X[:, None])
    for values in (np.full((1, 8), np.inf), np.full((1, 8), -np.inf)):
        with pytest.raises(ValueError, match="infinite"):
            cox_genes.fit_genes(TIME, EVENT, values)


def test_intervals_follow_the_level() -> None:
    narrow, wide = cox.fit(TIME, EVENT, X, level=0.5), cox.fit(TIME, EVENT, X, level=0.99)
    assert wide.ci_low[0] < narrow.ci_low[0] < narrow.coef[0] < narrow.ci_high[0] < wide.ci_high[0]
    assert rmst.rmst_difference(TIME, EVENT, HIGH, level=0.5).ci_low > rmst.rmst_difference(TIME, EVENT, HIGH).ci_low
    assert (
        kaplan_meier.kaplan_meier(TIME, EVENT, level=0.5).ci_low[0] > kaplan_meier.kaplan_meier(TIME, EVENT).ci_low[0]
    )
