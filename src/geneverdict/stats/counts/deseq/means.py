"""Means of counts by a log-linear model, with dispersions that are known."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.counts.negative_binomial import log_density
from geneverdict.stats.counts.small_matrices import diagonal_of, inverses, products_of

SMALLEST_MEAN = 0.5
"""Fitted counts below count as this, so that weights stay away from 0."""
RIDGE_LOG2 = 1e-6
RIDGE = RIDGE_LOG2 / np.log(2) ** 2
"""What keeps coefficients of groups without counts finite: the inverse variance of a prior around 0."""
TOLERANCE = 1e-8
ROUNDS = 100
LARGEST = 30.0
"""Coefficients of this size are no estimate: natural logarithm while weights are iterated, log2 when they are sought
otherwise."""
ADDED = 0.1
"""To counts before their logarithm is taken for a start."""
FLAT = 1e7 * 2.0**-52
"""A step that raises the log likelihood by a smaller share of itself is the last."""
NOWHERE = 1e300
"""In the place of a likelihood that is none."""
APART = 1e-3
"""How far apart, on the log2 scale, heights are taken for a gradient."""


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
    itself; where they do not settle, the likelihood is climbed instead.  A ridge too small to matter
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
        coef[lost] = _by_descent(hard, coef[lost], start[lost])
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


def _by_descent(model: _Model, reached: FloatArray, start: FloatArray) -> FloatArray:
    """Coefficients where a quasi-Newton search with bounds (Byrd, Lu, Nocedal & Zhu 1995) of each gene's log likelihood
    with the ridge stops: from where the weights ended, or from ``start`` where that is no estimate.

    Where it stops is not quite the maximum, and hangs on its steps: differences over .001 for a gradient, and the
    usual tolerances, on the log2 scale, as R's ``optim`` takes them.
    """
    from scipy.optimize import minimize

    found = reached.copy()
    options = {"maxcor": 5, "ftol": FLAT, "gtol": 0.0, "maxiter": ROUNDS}
    bounds = [(-LARGEST, LARGEST)] * reached.shape[1]
    for gene in range(len(reached)):
        log2 = reached[gene] / np.log(2)
        begin = np.clip(log2 if np.all(np.abs(log2) < LARGEST) else start[gene], -LARGEST, LARGEST)
        ended = minimize(_deficit(model, gene), begin, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
        found[gene] = ended.x * np.log(2)
    return found


def _deficit(model: _Model, gene: int) -> Callable[[FloatArray], tuple[float, FloatArray]]:
    """Minus the log posterior of one gene at coefficients (columns,) of the log2 scale, and its gradient by central
    differences, which stay within the bounds."""
    counts, size, columns = model.counts[gene], 1 / model.alpha[gene], model.design.T
    logs, steps = np.log2(model.sizes), APART * np.eye(len(columns))
    # What does not hang on the coefficients: a step is judged by its share of the whole.
    one = model.sizes
    constant = float(log_density(counts, one, np.full(len(counts), 1 / size)).sum() - _height(counts, one, size))
    constant += len(columns) * np.log(RIDGE_LOG2 / (2 * np.pi)) / 2

    def deficit(log2: FloatArray) -> tuple[float, FloatArray]:
        ahead, behind = np.minimum(log2 + steps, LARGEST), np.maximum(log2 - steps, -LARGEST)
        at = np.concatenate([log2[None], ahead, behind])
        with np.errstate(over="ignore"):
            heights = _height(counts, np.exp2(at @ columns + logs), size) - RIDGE_LOG2 * (at * at).sum(axis=1) / 2
        depths = np.where(np.isfinite(heights), -heights - constant, NOWHERE)
        up, down = np.split(depths[1:], 2)
        return float(depths[0]), (up - down) / np.diagonal(ahead - behind)

    return deficit


def _height(counts: FloatArray, means: FloatArray, size: float) -> FloatArray:
    """Log probabilities of ``counts`` up to what does not hang on the means, summed over the samples."""
    with np.errstate(divide="ignore", invalid="ignore"):
        of_counts = np.where(counts > 0, counts * np.log1p(size / means), 0.0)
    height: FloatArray = -(size * np.log1p(means / size) + of_counts).sum(axis=-1)
    return height
