"""Means of counts by a log-linear model, with dispersions that are known."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.counts.negative_binomial import log_density
from geneverdict.stats.counts.small_matrices import diagonal_of, inverses, products_of

SMALLEST_MEAN = 0.5
"""Fitted counts below count as this, so that weights stay away from 0."""
RIDGE = 1e-6 / np.log(2) ** 2
"""What keeps coefficients of groups without counts finite: the inverse variance of a prior around 0."""
TOLERANCE = 1e-8
ROUNDS = 100
LARGEST = 30.0
"""Coefficients of this size are no estimate: natural logarithm while weights are iterated, log2 when they are sought
otherwise."""
ADDED = 0.1
"""To counts before their logarithm is taken for a start."""
FLAT = 1e-10
"""A Newton step that promises to raise the log likelihood by less is the last."""
HALVINGS = 30


class Means(NamedTuple):
    coef: FloatArray
    """(genes, columns) natural logarithm."""
    variance: FloatArray
    """(genes, columns) of the coefficients."""
    leverage: FloatArray
    """(genes, samples)"""
    rounds: FloatArray
    """(genes,) of weighted least squares; ``ROUNDS`` where these did not converge."""

    def values(self, sizes: FloatArray, design: FloatArray) -> FloatArray:
        """(genes, samples) fitted counts."""
        fitted: FloatArray = sizes * np.exp(np.minimum(self.coef @ design.T, 700))
        return fitted


class _Model(NamedTuple):
    """``counts`` (genes, samples) and ``alpha`` (genes,) of the genes, what they share, and where they are."""

    counts: FloatArray
    sizes: FloatArray
    design: FloatArray
    products: FloatArray
    alpha: FloatArray

    def of(self, genes: np.ndarray) -> _Model:
        return self._replace(counts=self.counts[genes], alpha=self.alpha[genes])

    def means(self, coef: FloatArray) -> FloatArray:
        fitted: FloatArray = self.sizes * np.exp(np.minimum(coef @ self.design.T, 700))
        return fitted

    def weights(self, means: FloatArray) -> FloatArray:
        return means / (1 + self.alpha[:, None] * means)

    def inverse(self, weights: FloatArray) -> FloatArray:
        """(columns, columns, genes) of the information with the ridge."""
        upper = (weights @ self.products).T.copy()
        upper[diagonal_of(self.design.shape[1])] += RIDGE
        return inverses(upper).matrices


def fit_means(counts: FloatArray, sizes: FloatArray, design: FloatArray, alpha: FloatArray) -> Means:
    """Fit log means = log ``sizes`` + ``design`` · coefficients by maximum likelihood (McCullagh & Nelder 1989).

    ``counts`` is genes × samples; ``sizes`` (samples,) are size factors; ``design`` is samples × columns, of full
    rank; ``alpha`` (genes,) are dispersions.  Weights are iterated until the deviance changes by less than 1e-8 of
    itself; where they do not settle, by Newton steps that never lower the likelihood.  A ridge too small to matter
    elsewhere keeps groups without counts finite.
    """
    model = _Model(counts, sizes, design, products_of(design), alpha)
    start = np.log(counts / sizes + ADDED) @ np.linalg.pinv(design).T
    coef, means, rounds = _reweighted(model, start)
    weights = model.weights(means)
    inverse = model.inverse(weights)
    leverage = weights * np.einsum("na,abg,nb->gn", design, inverse, design, optimize=True)
    lost = np.flatnonzero(rounds == ROUNDS)
    if len(lost):
        hard = model.of(lost)
        coef[lost] = _by_newton(hard, np.where(np.isfinite(coef[lost]), coef[lost], start[lost]))
        weights[lost] = hard.weights(np.maximum(hard.means(coef[lost]), SMALLEST_MEAN))
        inverse[:, :, lost] = hard.inverse(weights[lost])
    # The ridge takes part in the estimate, not in its variance.
    variance = np.einsum("aag->ga", inverse) - RIDGE * (inverse**2).sum(axis=0).T
    return Means(coef, np.maximum(variance, 0.0), leverage, rounds)


def _reweighted(model: _Model, start: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Coefficients, means (at least ½) and rounds of every gene."""
    coef, means = start.copy(), np.maximum(model.means(start), SMALLEST_MEAN)
    rounds, old = np.full(len(start), float(ROUNDS)), np.zeros(len(start))
    going = np.arange(len(start))
    here = model
    for step in range(1, ROUNDS + 1):
        coef[going] = new = _weighted_least_squares(here, means[going])
        lost = ~np.all(np.abs(new) <= LARGEST, axis=1)
        fitted = np.where(lost[:, None], means[going], np.maximum(model.means(new), SMALLEST_MEAN))
        means[going] = fitted
        deviance = -2 * log_density(here.counts, fitted, here.alpha[:, None]).sum(axis=1)
        still = np.abs(deviance - old[going]) / (np.abs(deviance) + 0.1) < TOLERANCE
        old[going] = deviance
        done = still & ~lost & (step > 1)
        rounds[going[done]] = step
        keep = ~(done | lost)
        going, here = going[keep], here.of(keep)
        if not len(going):
            break
    return coef, means, rounds


def _weighted_least_squares(model: _Model, means: FloatArray) -> FloatArray:
    weights = model.weights(means)
    working = np.log(means / model.sizes) + (model.counts - means) / means
    coef: FloatArray = np.einsum("abg,gb->ga", model.inverse(weights), (weights * working) @ model.design)
    return coef


def _by_newton(model: _Model, start: FloatArray) -> FloatArray:
    """The coefficients of the highest likelihood with the ridge, within ±30 on the log2 scale."""
    limit = LARGEST * np.log(2)
    coef = np.clip(start, -limit, limit)
    height = _penalised(model, coef)
    for _ in range(ROUNDS):
        means = model.means(coef)
        score = ((model.counts - means) / (1 + model.alpha[:, None] * means)) @ model.design - RIDGE * coef
        step = np.einsum("abg,gb->ga", model.inverse(model.weights(means)), score)
        if (score * step).sum(axis=1).max() < FLAT:
            break
        for _ in range(HALVINGS):
            ahead = np.clip(coef + step, -limit, limit)
            new = _penalised(model, ahead)
            worse = ~(new >= height)
            if not worse.any():
                break
            step[worse] /= 2
        coef, height = np.where(worse[:, None], coef, ahead), np.where(worse, height, new)
    return coef


def _penalised(model: _Model, coef: FloatArray) -> FloatArray:
    density = log_density(model.counts, np.maximum(model.means(coef), 1e-300), model.alpha[:, None])
    height: FloatArray = density.sum(axis=1) - RIDGE * (coef * coef).sum(axis=1) / 2
    return height
