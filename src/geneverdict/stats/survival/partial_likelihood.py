"""Cox's partial likelihood and its maximum, for many genes at once.

Everything comes from two sums that are each other's transpose: over those at risk (``over_risk``) and over the deaths
at which one was at risk (``over_steps``).  Score = Σ x · (event − hazard so far), the martingale residuals.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.survival.risk_sets import RiskSets, over_risk, over_steps

SETTLED = 1e-20
"""Newton's decrement, (distance to the maximum in standard errors)², at which it stops: the last step is taken."""
SLACK = 1e-12
"""Relative change of a log-likelihood that is rounding."""
STEPS = 60
"""At most; an ordinary fit takes 4 to 6."""
DIVERGES_AFTER = 25
"""Steps after which a fit that still moves is asked whether it ever ends.  A log-likelihood without a maximum comes
e times nearer to its bound with every step of Newton's: here to 1e-11."""
ALONE_AFTER = 8
"""The same for one covariate, whose direction is known and whose bound has a formula."""
ROOM, TINY = 650.0, 1e-300
"""Exponents of a double on either side, and a sum over a risk set that is nothing but what was lost."""
SINGULAR = 1e-10
"""Smallest eigenvalue of the information, scaled to a unit diagonal, of covariates that can be told apart."""

UNKNOWN = 1e6
"""Variance of a coefficient per SD from which on nothing is known of it: its hazard ratio may be e^1000."""
FAR = 20.0
"""Log hazard ratio per SD from which on a maximum is doubted."""


class Model(NamedTuple):
    """n samples in the order of ``sets``, p columns, G genes; an axis of genes may be 1 where all genes share it."""

    sets: RiskSets
    columns: tuple[FloatArray, ...]
    """p arrays (n, G or 1), near a mean of 0 and an SD of 1 so that the numbers stay good; no NaN."""
    fraction: FloatArray
    """(deaths, G or 1): see ``tie_fractions``."""
    counted: FloatArray
    """(deaths, G or 1): 1 where that death belongs to the gene's samples, else 0."""
    present: FloatArray
    """(n, G or 1): 1 where the sample has the gene, else 0."""

    def pick(self, genes: BoolArray) -> Model:
        """Those genes alone."""
        columns = tuple(_pick(column, genes) for column in self.columns)
        rest = (_pick(a, genes) for a in (self.fraction, self.counted, self.present))
        return Model(self.sets, columns, *rest)

    def predictor(self, beta: FloatArray) -> FloatArray:
        """Σ βx for coefficients (p, G): (n, G)."""
        eta = np.zeros((len(self.present), beta.shape[1]))
        for coefficient, column in zip(beta, self.columns, strict=True):
            eta += coefficient * column
        return eta


class Derivatives(NamedTuple):
    loglik: FloatArray
    """(G,)"""
    score: FloatArray
    """(p, G)"""
    information: FloatArray
    """(p, p, G)"""


class Maximum(NamedTuple):
    """Coefficients and what the likelihood looks like there; G genes."""

    beta: FloatArray
    """(p, G), NaN where ``singular`` or not ``converged``; ± infinity for coefficients that diverge."""
    variance: FloatArray
    """(p, p, G), inverse information; NaN as above, and in rows and columns of coefficients that diverge."""
    loglik: FloatArray
    """(G,), where the likelihood has no maximum its bound."""
    iterations: FloatArray
    converged: BoolArray
    """The maximum was found; False for ``diverging`` and ``singular``."""
    diverging: BoolArray
    """The likelihood grows for ever in some direction: at each death the highest risk died."""
    singular: BoolArray
    """A constant covariate, or one that is a combination of the others, or no deaths."""


def _pick(values: FloatArray, genes: BoolArray) -> FloatArray:
    return values if values.shape[1] == 1 and len(genes) > 1 else values[:, genes]


def evaluate(model: Model, eta: FloatArray) -> Derivatives:
    """Log-likelihood, score and information at linear predictors ``eta`` (n, G), or (n, 1) shared by all genes."""
    sets, fraction = model.sets, model.fraction
    at_risk = np.where(model.present > 0, eta, -np.inf)
    height = _height(at_risk)
    risk = np.exp(at_risk - height)
    total = over_risk(sets, fraction, risk)
    counted = np.broadcast_to(model.counted > 0, total.shape)
    empty = counted & ~(total > TINY)
    inverse = np.divide(1.0, total, out=np.zeros_like(total), where=counted & ~empty)
    spent = np.sum(np.log(total, out=np.zeros_like(total), where=counted & ~empty), axis=0)
    spent[np.any(empty, axis=0)] = np.inf
    hazard = risk * over_steps(sets, fraction, inverse)
    loglik = np.sum(((eta - height) * model.present)[sets.died], axis=0) - spent
    residual = -hazard
    residual[sets.died] += model.counted
    means = [over_risk(sets, fraction, risk * column) * inverse for column in model.columns]
    score = np.stack(np.broadcast_arrays(*(np.sum(column * residual, axis=0) for column in model.columns)))
    return Derivatives(*_widen(loglik, score, _information(model.columns, hazard, means)))


def _height(at_risk: FloatArray) -> FloatArray:
    """What to take off the predictors so that no exponential overflows and, far apart, as few as can be are lost."""
    highest = np.max(at_risk, axis=0, initial=-np.inf)
    lowest = np.min(at_risk, axis=0, where=np.isfinite(at_risk), initial=np.inf)
    far = highest - lowest > ROOM
    return np.where(np.isfinite(highest), np.where(far, highest - ROOM, highest), 0.0)


def _widen(loglik: FloatArray, score: FloatArray, information: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    genes = max(len(loglik), score.shape[1], information.shape[2])
    p = len(score)
    wide = np.broadcast_to(loglik, genes), np.broadcast_to(score, (p, genes))
    return wide[0].copy(), wide[1].copy(), np.broadcast_to(information, (p, p, genes)).copy()


def _information(columns: tuple[FloatArray, ...], hazard: FloatArray, means: list[FloatArray]) -> FloatArray:
    p = len(columns)
    entries: dict[tuple[int, int], FloatArray] = {}
    for i in range(p):
        weighted = hazard * columns[i]
        for j in range(i + 1):
            entry = np.sum(weighted * columns[j], axis=0) - np.sum(means[i] * means[j], axis=0)
            entries[i, j] = entries[j, i] = entry
    genes = max(len(entry) for entry in entries.values())
    flat = [np.broadcast_to(entries[i, j], genes) for i in range(p) for j in range(p)]
    return np.stack(flat).reshape(p, p, genes)


def invert(information: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Inverse of each (p, p) matrix of (p, p, G), and which are singular: those are NaN."""
    diagonal = np.einsum("iig->ig", information)
    positive = np.all(np.isfinite(diagonal) & (diagonal > 0), axis=0)
    scale = np.sqrt(np.where(positive, diagonal, 1.0))
    unit = np.moveaxis(information / scale[:, None] / scale[None, :], 2, 0)
    unit[~positive] = np.eye(len(information))
    values, vectors = np.linalg.eigh(unit)
    singular = ~positive | (values[:, 0] < SINGULAR)
    inverse = np.moveaxis(
        (vectors / np.where(singular[:, None], np.nan, values)[:, None]) @ vectors.swapaxes(1, 2), 0, 2
    )
    return inverse / scale[:, None] / scale[None, :], singular


def solve(information: FloatArray, score: FloatArray) -> FloatArray:
    """Newton's step (p, G), within what can be told apart."""
    if len(score) == 1:
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.nan_to_num(score / information[0], posinf=0.0, neginf=0.0), dtype=np.float64)
    scale = np.sqrt(np.maximum(np.einsum("iig->ig", information), 1e-300))
    unit = np.moveaxis(information / scale[:, None] / scale[None, :], 2, 0)
    values, vectors = np.linalg.eigh(np.nan_to_num(unit))
    turned = np.einsum("gij,ig->gj", vectors, score / scale) / np.maximum(values, 1e-14)
    return np.asarray(np.einsum("gij,gj->ig", vectors, turned) / scale, dtype=np.float64)


def maximise(model: Model, start: FloatArray) -> Maximum:
    """Newton's method with step halving from coefficients ``start`` (p, G), every gene until it settles."""
    p, genes = start.shape
    out = _nothing(p, genes)
    first = evaluate(model, model.predictor(start))
    singular = invert(first.information)[1]
    out.singular[:] = singular
    alive = np.flatnonzero(~singular)
    model = model.pick(~singular)
    beta, value = start[:, alive], Derivatives(*(a[..., alive] for a in first))
    step = solve(value.information, value.score)
    for iteration in range(1, STEPS + 1):
        if not len(alive):
            break
        trial = evaluate(model, model.predictor(beta + step))
        better = trial.loglik >= value.loglik - SLACK * (1 + np.abs(value.loglik))
        beta = np.where(better, beta + step, beta)
        value = Derivatives(*(np.where(better, new, old) for new, old in zip(trial, value, strict=True)))
        step = np.where(better, solve(value.information, value.score), step / 2)
        settled = better & (np.sum(step * value.score, axis=0) <= SETTLED)
        direction = np.where(settled, beta, step)
        endless = _endless(model, direction, settled, iteration)
        done = settled | endless
        if done.any():
            at = Derivatives(*(a[..., done] for a in value))
            _write(out, alive[done], beta[:, done] + step[:, done], at, iteration)
            if endless.any():
                _diverge(out, alive[endless], direction[:, endless], model.pick(endless))
            model, alive, beta, step = model.pick(~done), alive[~done], beta[:, ~done], step[:, ~done]
            value = Derivatives(*(a[..., ~done] for a in value))
    out.iterations[alive] = STEPS
    return out


def _nothing(p: int, genes: int) -> Maximum:
    flags = (np.zeros(genes, dtype=np.bool_) for _ in range(3))
    blank = np.full((p, genes), np.nan), np.full((p, p, genes), np.nan), np.full(genes, np.nan), np.full(genes, np.nan)
    return Maximum(*blank, *flags)


def _write(out: Maximum, genes: IntArray, beta: FloatArray, value: Derivatives, iteration: int) -> None:
    """Where the likelihood is so flat that nothing is known of a coefficient, it is NaN."""
    variance = invert(value.information)[0]
    known = np.einsum("iig->ig", variance) <= UNKNOWN
    out.beta[:, genes] = np.where(known, beta, np.nan)
    out.variance[..., genes] = np.where(known[:, None] & known[None, :], variance, np.nan)
    out.loglik[genes] = value.loglik
    out.iterations[genes] = iteration
    out.converged[genes] = known.all(axis=0)


def _endless(model: Model, direction: FloatArray, settled: BoolArray, iteration: int) -> BoolArray:
    """Which fits have no maximum, of those that have gone far or on for long; the others are not worth the look."""
    asked: BoolArray = settled & (np.max(np.abs(direction), axis=0) > FAR)
    if iteration >= (ALONE_AFTER if len(direction) == 1 else DIVERGES_AFTER):
        asked |= ~settled
    if asked.any():
        asked[asked] = _rises_forever(model.pick(asked), direction[:, asked])
    return asked


def _rises_forever(model: Model, direction: FloatArray) -> BoolArray:
    """Along ``direction`` (p, G) each who died had the highest risk of all at risk: the likelihood has no maximum."""
    sets = model.sets
    along = model.predictor(direction)
    reach = np.ptp(along, axis=0)
    highest = np.maximum.accumulate(np.where(model.present > 0, along, -np.inf), axis=0)[sets.at_risk - 1][sets.at]
    with np.errstate(invalid="ignore"):
        short = np.where(model.counted > 0, highest - along[sets.died], 0.0)
    # Among several covariates the direction is only near to its limit.
    near = 0.0 if len(direction) == 1 else 1e-6
    endless: BoolArray = (reach > 0) & (np.max(short, axis=0, initial=0.0) <= near * reach)
    return endless


def _bound(model: Model) -> FloatArray:
    """(G,) what the log-likelihood of one diverging covariate tends to: those of highest risk share each death."""
    sets, x = model.sets, model.columns[0]
    rows = np.arange(len(x))[:, None]
    out = np.zeros(x.shape[1])
    for gene in range(x.shape[1]):
        fraction, counted, present = (a[:, min(gene, a.shape[1] - 1)] for a in model[2:])
        level = x[:, gene]
        alike = (rows < sets.at_risk[sets.at]) & (level[:, None] == level[sets.died]) & (present[:, None] > 0)
        dead = np.bincount(sets.at, counted, len(sets.time))[sets.at]
        out[gene] = -np.sum(np.log((alike.sum(axis=0) - fraction * dead)[counted > 0]))
    return out


def _diverge(out: Maximum, genes: IntArray, direction: FloatArray, model: Model) -> None:
    """Coefficients that grow for ever are infinite, without standard error; the others are as ``_write`` left them."""
    out.diverging[genes], out.converged[genes] = True, False
    moving = np.abs(direction) > 1e-4 * np.max(np.abs(direction), axis=0)
    out.beta[:, genes] = np.where(moving, np.copysign(np.inf, direction), out.beta[:, genes])
    lost = moving[:, None] | moving[None, :]
    out.variance[..., genes] = np.where(lost, np.nan, out.variance[..., genes])
    if len(direction) == 1:
        out.loglik[genes] = _bound(model)


def null_loglik(model: Model) -> FloatArray:
    """(G or 1,) log-likelihood with every coefficient 0."""
    total = over_risk(model.sets, model.fraction, model.present)
    with np.errstate(divide="ignore"):
        spent: FloatArray = np.sum(np.where(model.counted > 0, np.log(total), 0.0), axis=0)
    return 0.0 - spent
