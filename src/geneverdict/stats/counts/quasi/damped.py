"""The search for coefficients that edgeR makes in designs that are not ones of groups.

It ends a little short of the highest likelihood; and for dispersions below 1e-4 its deviance is a series that lacks a
term, so that with large counts the search ends well short of it.  The likelihoods of the dispersions tried are what
they are at these ends, and the spline through them hangs on each: for the same numbers the way has to be the same.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray
from geneverdict.stats.counts.quasi.fit import CountModel, fit, start
from geneverdict.stats.counts.small_matrices import diagonal_of, inverses, products_of

NUDGE = 1e-8
"""To counts and means, so that they have a logarithm."""
SMALL = 1e-4
"""Dispersions below are those of the series."""
FIRST = 1e-6
"""Damping at first, as a share of the largest element of the information."""
MOST = 1e13
"""Damping, as that share, from which on a search has failed."""
CLOSE = 1e-6
"""A step that promised to raise the log likelihood by less was the last."""
FAR = 0.5
"""A step that promises more, or more than half of what the last one did, is tried before it is taken; with the series
each is."""
NEGLIGIBLE = 1e-13
"""A deviance that is such a share of the largest count is none."""
ROUNDS = 200


class _Search(NamedTuple):
    """Of genes under way."""

    coef: FloatArray
    """(columns, genes)"""
    damping: FloatArray
    largest: FloatArray
    """(genes,) the largest diagonal element of any information so far."""
    promise: FloatArray
    """(genes,) by how much the last step was to raise the log likelihood."""

    def of(self, genes: IntArray) -> _Search:
        return _Search(self.coef[:, genes], *(column[genes] for column in self[1:]))


def settle(model: CountModel, coef: FloatArray | None = None) -> FloatArray:
    """(columns, genes) coefficients of the highest likelihood, or as near to it as edgeR goes, from ``coef`` or
    ``start`` on."""
    coef = start(model) if coef is None else coef
    groups = len(np.unique(model.design, axis=0)) == model.design.shape[1]
    return fit(model, coef) if groups else search_damped(model, coef)


def search_damped(model: CountModel, coef: FloatArray) -> FloatArray:
    """(columns, genes) coefficients from ``coef`` on by scoring with Levenberg's damping.

    Damping is doubled while a step raises the deviance, and divided by ten after a step that did not at once.  A gene
    ends after a step that promised little, or when no damping helps.
    """
    coef, size = coef.copy(), coef.shape[1]
    going, here = np.arange(size), model
    state = _Search(coef.copy(), np.zeros(size), np.zeros(size), np.full(size, np.inf))
    for _ in range(ROUNDS):
        state = _step(state, here)
        coef[:, going] = state.coef
        rows = np.flatnonzero(state.promise >= CLOSE)
        if not len(rows):
            break
        if len(rows) < len(going):
            going, here, state = going[rows], here.of(rows), state.of(rows)
    return coef


class _Scoring(NamedTuple):
    """What a step is made of."""

    upper: FloatArray
    """(columns (columns + 1) / 2, genes) information."""
    score: FloatArray
    """(columns, genes)"""

    def step(self, damping: FloatArray) -> FloatArray:
        damped = self.upper.copy()
        damped[diagonal_of(len(self.score))] += damping
        step: FloatArray = np.einsum("abg,bg->ag", inverses(damped).matrices, self.score)
        return step

    def of(self, genes: IntArray) -> _Scoring:
        return _Scoring(self.upper[:, genes], self.score[:, genes])


def _step(state: _Search, model: CountModel) -> _Search:
    means = model.means(state.coef)
    weights = model.weights(means)
    score = model.design.T @ (weights * (model.counts / means - 1))
    scoring = _Scoring(products_of(model.design).T @ weights, score)
    largest = np.maximum(state.largest, scoring.upper[diagonal_of(len(score))].max(axis=0))
    damping = np.where(state.damping > 0, state.damping, FIRST * largest)
    step = scoring.step(damping)
    promise = (score * step).sum(axis=0)
    doubtful = np.flatnonzero((promise > FAR) | (promise > state.promise / 2) | (model.alpha < SMALL))
    now = _Search(state.coef, damping, largest, promise).of(doubtful)
    damping = damping / 10
    if len(doubtful):
        tried = _tried(now, model.of(doubtful), scoring.of(doubtful))
        step[:, doubtful], damping[doubtful] = tried.coef, tried.damping
        promise[doubtful] = (score[:, doubtful] * tried.coef).sum(axis=0)
    return _Search(state.coef + step, damping, largest, promise)


def _tried(state: _Search, model: CountModel, scoring: _Scoring) -> _Search:
    """Steps that do not raise the deviance, with the damping for the next one; steps of 0 where none is found."""
    before, damping = _deviance(model, state.coef), state.damping.copy()
    taken, helped, trying = np.zeros(state.coef.shape), damping / 10, np.arange(len(damping))
    most = np.maximum(model.counts.max(axis=0), 1.0)
    while len(trying):
        step = scoring.of(trying).step(damping[trying])
        after = _deviance(model.of(trying), state.coef[:, trying] + step)
        good = (after <= before[trying]) | (after < NEGLIGIBLE * most[trying])
        taken[:, trying[good]] = step[:, good]
        trying = trying[~good]
        damping[trying] *= 2
        helped[trying] = damping[trying]
        trying = trying[damping[trying] <= MOST * state.largest[trying]]
    return state._replace(coef=taken, damping=helped)


def _deviance(model: CountModel, coef: FloatArray) -> FloatArray:
    """(genes,); small dispersions by a series, its second term without the part that is cubic in the residual."""
    counts, means = model.counts + NUDGE, model.means(coef) + NUDGE
    if not np.all(model.alpha < SMALL):
        return model._replace(counts=counts).deviance(means)
    rest = counts - means
    series = rest * rest * model.alpha * (1 - model.alpha * counts) / 2
    each = counts * np.log(counts / means) - rest - series
    return 2 * model.total(each)
