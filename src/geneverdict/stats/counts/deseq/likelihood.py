"""The likelihood of one gene's dispersion, adjusted for its fitted means, with or without a prior."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.counts.negative_binomial import log_density_but_for_counts, log_gamma
from geneverdict.stats.counts.small_matrices import full, inverses


class Prior(NamedTuple):
    """Log dispersions are normal around a mean of each gene."""

    mean: FloatArray
    """(genes,)"""
    var: float


class Profile(NamedTuple):
    """What the likelihood of log dispersions needs to know of the genes."""

    counts: FloatArray
    """(genes, samples)"""
    means: FloatArray
    """(genes, samples) fitted means, positive."""
    products: FloatArray
    """(samples, p (p + 1) / 2) products of any two columns of the design."""
    prior: Prior | None = None

    def of(self, genes: IntArray | BoolArray) -> Profile:
        prior = None if self.prior is None else Prior(self.prior.mean[genes], self.prior.var)
        return Profile(self.counts[genes], self.means[genes], self.products, prior)


def log_posterior(log_alpha: FloatArray, profile: Profile) -> FloatArray:
    """(genes,) log likelihood of the dispersion by the adjusted profile (Cox & Reid 1987), plus the log prior; up to
    what does not depend on the dispersion."""
    alpha = np.exp(log_alpha)[:, None]
    total: FloatArray = log_density_but_for_counts(profile.counts, profile.means, alpha).sum(axis=1)
    total -= _half_log_determinant(1 / (1 / profile.means + alpha), profile)
    if profile.prior is not None:
        total -= (log_alpha - profile.prior.mean) ** 2 / (2 * profile.prior.var)
    return total


def by_gamma_functions(log_alpha: FloatArray, profile: Profile) -> FloatArray:
    """``log_posterior`` (genes,), up to another constant, as it is mostly computed: by log gamma functions.

    Towards the smallest dispersion heights differ by less than the rounding of these, about 1e-6.  Which point of a
    grid is the highest then hangs on it, and with that gene now and then the prior of all: hence R's own sums.
    """
    alpha = np.exp(log_alpha)[:, None]
    size, counts, means = 1 / alpha, profile.counts, profile.means
    each = log_gamma(counts + size) - log_gamma(size) - counts * np.log(means + size) - size * np.log(1 + means * alpha)
    total: FloatArray = each.sum(axis=1) - _half_log_determinant(1 / (1 / means + alpha), profile)
    if profile.prior is not None:
        total -= (log_alpha - profile.prior.mean) ** 2 / (2 * profile.prior.var)
    return total


def slope(log_alpha: FloatArray, profile: Profile) -> FloatArray:
    """(genes,) derivative of ``log_posterior``."""
    size = np.exp(-log_alpha)[:, None]
    counts, means = profile.counts, profile.means
    ratio = means / size
    each = np.log1p(ratio) - ratio / (1 + ratio) - special.digamma(counts + size) + counts / (means + size)
    total: FloatArray = size[:, 0] * (each.sum(axis=1) + counts.shape[1] * special.digamma(size[:, 0]))
    weight = 1 / (1 / means + 1 / size)
    total += _half_trace(weight, profile) / size[:, 0]
    if profile.prior is not None:
        total -= (log_alpha - profile.prior.mean) / profile.prior.var
    return total


def _half_log_determinant(weight: FloatArray, profile: Profile) -> FloatArray:
    half: FloatArray = np.log(inverses((weight @ profile.products).T).pivots).sum(axis=0) / 2
    return half


def _half_trace(weight: FloatArray, profile: Profile) -> FloatArray:
    """Half the trace of information⁻¹ times minus its derivative: that of a weight is minus its square."""
    inverse = inverses((weight @ profile.products).T).matrices
    change = full(((weight * weight) @ profile.products).T)
    half: FloatArray = np.einsum("abg,abg->g", inverse, change) / 2
    return half
