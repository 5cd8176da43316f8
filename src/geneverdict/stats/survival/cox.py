"""Cox's proportional hazards model of one set of samples."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray
from geneverdict.stats.survival.partial_likelihood import Model, evaluate, invert, maximise, null_loglik
from geneverdict.stats.survival.risk_sets import Followed, Ties, followed, risk_sets, tie_fractions


class ChiSquare(NamedTuple):
    chi2: float
    df: int
    p: float


class CoxFit(NamedTuple):
    """One model.  Where ``flag`` is not empty, numbers that do not exist are NaN or, for coefficients, infinite."""

    n: int
    events: int
    left_out: int
    """Samples without a time, an event or a covariate."""
    coef: FloatArray
    """(p,) log hazard ratio per unit of each covariate; positive is worse."""
    se: FloatArray
    z: FloatArray
    p: FloatArray
    """Wald's, two-sided."""
    ci_low: FloatArray
    ci_high: FloatArray
    variance: FloatArray
    """(p, p)"""
    loglik_null: float
    loglik: float
    likelihood_ratio: ChiSquare
    score: ChiSquare
    wald: ChiSquare
    iterations: int
    converged: bool
    flag: str
    """``no events``, ``singular`` (a covariate that is constant, or a combination of others), ``diverging`` (the
    likelihood has no maximum: a coefficient is infinite, without a standard error; the likelihood-ratio and score
    tests hold), ``not converged``, or nothing."""


class Standardised(NamedTuple):
    """A model on columns of mean 0 and SD 1; a constant column is 0."""

    used: Followed
    model: Model
    centre: FloatArray
    scale: FloatArray


def fit(
    time: FloatArray,
    event: FloatArray | BoolArray,
    covariates: FloatArray,
    *,
    ties: Ties = "efron",
    level: float = 0.95,
) -> CoxFit:
    """Hazard = baseline(t) · exp(Σ coef · covariate) (Cox 1972), tied deaths by Efron (1977) or Breslow (1974).

    ``time`` and ``event`` (1 happened, 0 not yet when last seen) are (n,), ``covariates`` (n, p) or (n,).  NaN in any
    of them leaves the sample out.  Who is censored at a time of death was still at risk.  A time of 0 is allowed.
    Raises ValueError for a negative time, an event other than 0 and 1, infinite values, lengths that differ, no
    covariate or an unknown option.
    """
    ready = standardise(time, event, covariates, ties)
    model, scale = ready.model, ready.scale
    n, events, df = len(ready.used.rows), int(ready.used.event.sum()), len(scale)
    best = maximise(model, np.zeros((df, 1)))
    at_zero = evaluate(model, np.zeros((n, 1)))
    coef, variance = best.beta[:, 0] / scale, best.variance[..., 0] / np.outer(scale, scale)
    se = np.sqrt(np.diag(variance))
    usable = np.isfinite(coef) & np.isfinite(se)
    z = np.where(usable, coef, np.nan) / se
    margin = -special.ndtri((1 - level) / 2) * se
    null, loglik = float(null_loglik(model)[0]), float(best.loglik[0])
    tests = (
        chi_square(2 * (loglik - null), df),
        chi_square(_quadratic(at_zero.score[:, 0], invert(at_zero.information)[0][..., 0]), df),
        chi_square(_wald(best.beta[:, 0], best.variance[..., 0]), df),
    )
    return CoxFit(
        n, events, ready.used.left_out, coef, se, z, 2 * special.ndtr(-np.abs(z)), coef - margin, coef + margin,
        variance, null, loglik, *tests, int(np.nan_to_num(best.iterations[0])), bool(best.converged[0]),
        _flag(events, bool(best.singular[0]), bool(best.diverging[0]), bool(best.converged[0])),
    )  # fmt: skip


def standardise(time: FloatArray, event: FloatArray | BoolArray, covariates: FloatArray, ties: Ties) -> Standardised:
    """The model of ``fit``, ready for its likelihood; samples with NaN left out."""
    table = np.asarray(covariates, dtype=np.float64)
    table = table[:, None] if table.ndim == 1 else table
    if table.ndim != 2 or table.shape[1] == 0:
        message = f"expected covariates of shape (samples, at least 1), found {table.shape}"
        raise ValueError(message)
    used = followed(time, event, table)
    sets = risk_sets(used.time, used.event)
    x = table[used.rows][sets.order]
    centre, scale = centre_and_scale(x)
    columns = tuple(((x - centre) / scale).T[:, :, None])
    shared = np.ones((len(sets.died), 1)), np.ones((len(x), 1))
    return Standardised(used, Model(sets, columns, tie_fractions(sets, ties)[:, None], *shared), centre, scale)


def centre_and_scale(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Mean and SD of each column of (n, p); 1 for the SD of a constant, which then becomes 0 and not noise."""
    if not len(x):
        return np.zeros(x.shape[1]), np.ones(x.shape[1])
    constant = np.ptp(x, axis=0) == 0
    return np.where(constant, x[0], x.mean(axis=0)), np.where(constant, 1.0, x.std(axis=0))


def chi_square(chi2: float, df: int) -> ChiSquare:
    """With its p; a χ² that rounding made negative is 0."""
    value = max(chi2, 0.0) if np.isfinite(chi2) else np.nan
    return ChiSquare(value, df, float(special.chdtrc(df, value)))


def _quadratic(vector: FloatArray, matrix: FloatArray) -> float:
    return float(vector @ matrix @ vector)


def _wald(beta: FloatArray, variance: FloatArray) -> float:
    if not (np.all(np.isfinite(beta)) and np.all(np.isfinite(variance))):
        return np.nan
    return float(beta @ np.linalg.solve(variance, beta))


def _flag(events: int, singular: bool, diverging: bool, converged: bool) -> str:
    if not events:
        return "no events"
    if singular:
        return "singular"
    if diverging:
        return "diverging"
    return "" if converged else "not converged"
