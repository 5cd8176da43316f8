"""Do hazards keep their ratio over time?  The score test of Grambsch and Therneau, and what its plot shows."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.survival.cox import ChiSquare, chi_square, fit, standardise
from geneverdict.stats.survival.kaplan_meier import life_table
from geneverdict.stats.survival.partial_likelihood import Model, invert
from geneverdict.stats.survival.risk_sets import Ties, over_risk

Transform = Literal["km", "rank", "identity", "log"]


class Proportional(NamedTuple):
    """One column per covariate, one row per death, by rising time and then as given.  NaN where ``flag`` says why."""

    chi2: FloatArray
    """(p,) that the coefficient changes with transformed time; 1 degree of freedom each."""
    p: FloatArray
    every: ChiSquare
    """Any of them changes."""
    time: FloatArray
    """(deaths,)"""
    transformed: FloatArray
    """(deaths,) the time axis of the test and of the plot."""
    residuals: FloatArray
    """(deaths, p) scaled Schoenfeld residuals plus the coefficient: their smooth is the coefficient over time."""
    coef: FloatArray
    variance: FloatArray
    """(p, p) of one scaled residual: number of deaths × variance of the coefficients."""
    flag: str
    """That of ``cox.fit``: without a finite maximum there is no test."""


class _Steps(NamedTuple):
    """At each death: its covariates less their mean over the risk set, and their variance there."""

    score: FloatArray
    """(deaths, p)"""
    variance: FloatArray
    """(deaths, p, p)"""


def schoenfeld_test(
    time: FloatArray,
    event: FloatArray | BoolArray,
    covariates: FloatArray,
    *,
    ties: Ties = "efron",
    transform: Transform = "km",
) -> Proportional:
    """Score test of an interaction of each covariate with transformed time (Grambsch & Therneau 1994).

    Arguments, missing values and errors as in ``cox.fit``.  ``transform``: ``km`` is 1 − S(t−) of all samples, ``rank``
    the mean rank among all times, ``log`` needs times above 0.  The exact score test, as R's survival does from 3.0 on,
    not the older approximation by correlations.
    """
    if transform not in get_args(Transform):
        message = f"expected transform in {get_args(Transform)}, found {transform}"
        raise ValueError(message)
    fitted = fit(time, event, covariates, ties=ties)
    ready = standardise(time, event, covariates, ties)
    axis = _transformed(ready.used.time, ready.used.event, transform)[ready.model.sets.order]
    died = ready.model.sets.died
    rows, given = ready.model.sets.order[died], np.repeat(np.nan, len(fitted.coef))
    rising = np.lexsort((rows, ready.used.time[rows]))
    g, times = axis[died], ready.used.time[rows]
    if fitted.flag:
        nothing = np.full((len(died), len(given)), np.nan)
        return Proportional(
            given, given, chi_square(np.nan, len(given)), times[rising], g[rising], nothing, fitted.coef,
            fitted.variance, fitted.flag,
        )  # fmt: skip
    steps = _steps(ready.model, fitted.coef * ready.scale)
    each, every = _score_tests(steps, g - g.mean())
    variance = len(died) * fitted.variance
    residuals = _tied_means(steps, ready.model) * ready.scale @ variance + fitted.coef
    return Proportional(
        each, special.chdtrc(1, each), chi_square(every, len(given)), times[rising], g[rising], residuals[rising],
        fitted.coef, variance, "",
    )  # fmt: skip


def _transformed(time: FloatArray, event: BoolArray, transform: Transform) -> FloatArray:
    if transform == "identity":
        return time
    if transform == "log":
        if np.any(time <= 0):
            message = "expected times above 0 for their logarithm, found 0; choose another transform"
            raise ValueError(message)
        return np.log(time)
    times, at_risk, events, censored = life_table(time, event)
    here = np.searchsorted(times, time)
    if transform == "rank":
        together = events + censored
        return np.asarray((np.cumsum(together) - (together - 1) / 2)[here], dtype=np.float64)
    dead = 1 - np.cumprod(1 - events / at_risk)
    return np.concatenate([[0.0], dead])[here]


def _steps(model: Model, beta: FloatArray) -> _Steps:
    sets, fraction, p = model.sets, model.fraction, len(beta)
    x = np.concatenate(model.columns, axis=1)
    eta = x @ beta
    risk = np.exp(eta - eta.max())[:, None]
    total = over_risk(sets, fraction, risk)
    mean = over_risk(sets, fraction, risk * x) / total
    pairs: IntArray = np.array([(i, j) for i in range(p) for j in range(p)])
    second = over_risk(sets, fraction, risk * x[:, pairs[:, 0]] * x[:, pairs[:, 1]]) / total
    return _Steps(x[sets.died] - mean, second.reshape(-1, p, p) - mean[:, :, None] * mean[:, None, :])


def _score_tests(steps: _Steps, g: FloatArray) -> tuple[FloatArray, float]:
    """χ² of each covariate's own interaction with ``g``, and of all of them, at the fitted coefficients."""
    plain, once, twice = (np.einsum("s,sij->ij", weight, steps.variance) for weight in (np.ones_like(g), g, g * g))
    score = g @ steps.score
    left = twice - once @ invert(plain[:, :, None])[0][..., 0] @ once
    inverse, singular = invert(left[:, :, None])
    every = np.nan if singular[0] else float(score @ inverse[..., 0] @ score)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(np.diag(left) > 0, score**2 / np.diag(left), np.nan), every


def _tied_means(steps: _Steps, model: Model) -> FloatArray:
    """Schoenfeld's residuals: tied deaths share the mean of what was expected at their steps."""
    sets = model.sets
    x = np.concatenate(model.columns, axis=1)[sets.died]
    expected = np.zeros((len(sets.time), x.shape[1]))
    np.add.at(expected, sets.at, x - steps.score)
    return np.asarray(x - (expected / sets.deaths[:, None])[sets.at], dtype=np.float64)
