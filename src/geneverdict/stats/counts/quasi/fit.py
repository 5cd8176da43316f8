"""Log-linear means of negative binomial counts by maximum likelihood, genes last."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.counts.negative_binomial import log_density_but_for_counts, unit_deviance
from geneverdict.stats.counts.small_matrices import inverses, products_of
from geneverdict.stats.patterns import patterns

CLOSE = 1e-16
"""A step that promises to raise the log likelihood by less is the last."""
FAR = 0.5
"""A step that promises more is tried before it is taken."""
NOTHING = 1e-4
"""Counts and means below are zeros."""
ROUNDS = 100
HALVINGS = 20


class CountModel(NamedTuple):
    """Counts whose log means are ``log_sizes`` + ``design`` · coefficients."""

    counts: FloatArray
    """(samples, genes)"""
    log_sizes: FloatArray
    """(samples,)"""
    design: FloatArray
    """(samples, columns)"""
    alpha: FloatArray
    """(genes,) or (1,) dispersions."""
    told: FloatArray | None = None
    """(samples, genes) 0 where a sample does not count for a gene, else 1; all count when left out."""

    def of(self, genes: IntArray) -> CountModel:
        alpha = self.alpha if len(self.alpha) == 1 else self.alpha[genes]
        told = None if self.told is None else self.told[:, genes]
        return CountModel(self.counts[:, genes], self.log_sizes, self.design, alpha, told)

    def means(self, coef: FloatArray) -> FloatArray:
        """(samples, genes) of coefficients (columns, genes)."""
        means: FloatArray = np.exp(np.minimum(self.design @ coef + self.log_sizes[:, None], 700.0))
        return means

    def weights(self, means: FloatArray) -> FloatArray:
        weights = means / (1 + self.alpha * means)
        return weights if self.told is None else weights * self.told

    def deviance(self, means: FloatArray) -> FloatArray:
        """(genes,)"""
        return self.total(unit_deviance(self.counts, means, self.alpha))

    def total(self, each: FloatArray) -> FloatArray:
        """(genes,) sums over the samples that count."""
        total: FloatArray = (each if self.told is None else each * self.told).sum(axis=0)
        return total


def start(model: CountModel) -> FloatArray:
    """(columns, genes) coefficients that give all samples of a gene one rate, a mean of theirs."""
    sizes = np.exp(model.log_sizes[:, None])
    weight = sizes / (1 + model.alpha * sizes)
    rate = (model.counts / sizes * weight).sum(axis=0) / weight.sum(axis=0)
    constant = np.linalg.lstsq(model.design, np.ones(len(sizes)), rcond=None)[0]
    coef: FloatArray = constant[:, None] * np.log(rate)
    return coef


def fit(model: CountModel, coef: FloatArray) -> FloatArray:
    """(columns, genes) coefficients of the highest likelihood by Fisher scoring, from ``coef`` on.

    A long step is halved while it lowers the likelihood.  Coefficients of groups without counts run away until their
    means are nothing.
    """
    coef, products = coef.copy(), products_of(model.design).T.copy()
    going, here = np.arange(coef.shape[1]), model
    for _ in range(ROUNDS):
        now = coef[:, going]
        means = here.means(now)
        weights = here.weights(means)
        score = here.design.T @ (weights * (here.counts / means - 1))
        step = np.einsum("abg,bg->ag", inverses(products @ weights).matrices, score)
        promise = (score * step).sum(axis=0)
        far = np.flatnonzero(promise > FAR)
        if len(far):
            step[:, far] = _shortened(here.of(far), now[:, far], step[:, far])
        coef[:, going] = now + step
        left = np.flatnonzero(promise > CLOSE)
        if not len(left):
            break
        if len(left) < len(going):
            going, here = going[left], here.of(left)
    return coef


def _shortened(model: CountModel, coef: FloatArray, step: FloatArray) -> FloatArray:
    step, before = step.copy(), model.deviance(model.means(coef))
    for _ in range(HALVINGS):
        worse: BoolArray = ~(model.deviance(model.means(coef + step)) <= before)
        if not worse.any():
            break
        step[:, worse] /= 2
    return step


def adjusted_likelihood(model: CountModel, coef: FloatArray) -> FloatArray:
    """(genes,) log likelihood of the dispersions at the fitted ``coef``, less half the log determinant of their
    information (Cox & Reid 1987; McCarthy, Chen & Smyth 2012); up to a constant of each gene."""
    means = model.means(coef)
    pivots = inverses(products_of(model.design).T @ model.weights(means)).pivots
    likelihood = model.total(log_density_but_for_counts(model.counts, means, model.alpha))
    adjusted: FloatArray = likelihood - np.log(pivots).sum(axis=0) / 2
    return adjusted


def told_by(counts: FloatArray, means: FloatArray) -> BoolArray:
    """(samples, genes) whether a count can vary: not where both it and its fitted mean are nothing."""
    return ~((counts < NOTHING) & (means < NOTHING))


def residual_df(told: BoolArray, design: FloatArray) -> FloatArray:
    """(genes,) samples ``told`` (samples, genes) less the rank of the design in them (Lun & Smyth 2017)."""
    df = np.empty(told.shape[1])
    for genes, samples in patterns(told.T):
        df[genes] = len(samples) - (np.linalg.matrix_rank(design[samples]) if len(samples) else 0)
    return df
