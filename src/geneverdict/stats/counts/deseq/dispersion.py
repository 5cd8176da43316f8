"""Dispersions: of each gene alone, their trend over the means, and each gene's drawn towards it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray
from geneverdict.stats.basis import orthonormal
from geneverdict.stats.counts.deseq.likelihood import Prior, Profile
from geneverdict.stats.counts.deseq.means import SMALLEST_MEAN, fit_means
from geneverdict.stats.counts.deseq.prior_variance import prior_variance, residual_variance
from geneverdict.stats.counts.deseq.search import SMALLEST, STEPS, by_grid, climb
from geneverdict.stats.counts.deseq.start import rough_dispersion
from geneverdict.stats.counts.deseq.trend import DispersionTrend, dispersion_trend
from geneverdict.stats.counts.small_matrices import products_of

RAISED = 1e-6
"""Share of the log likelihood by which a search must have raised it to be trusted more than its start."""
BEYOND = 2.0
"""Standard deviations above the trend from which on a gene keeps its own dispersion."""
SMALLEST_RATIO = 0.1
"""To the trend; a gene below starts its second search at the trend."""
LARGEST = 10.0


class GeneWise(NamedTuple):
    """Each gene alone."""

    dispersion: FloatArray
    """(genes,)"""
    profile: Profile
    """What a second search goes on with: counts and means."""


class Towards(NamedTuple):
    """What all genes together say of a dispersion."""

    trend: DispersionTrend
    prior_var: float
    """Of the true log dispersions around the trend."""
    residual_var: float
    """Of the estimated ones."""


class Shrunken(NamedTuple):
    dispersion: FloatArray
    """(genes,) the one to test with."""
    fitted: FloatArray
    """(genes,) the trend's."""
    apart: BoolArray
    """(genes,) so far above the trend that the gene keeps its own."""


def gene_wise(counts: FloatArray, sizes: FloatArray, design: FloatArray) -> GeneWise:
    """The dispersion of each gene alone (Love, Huber & Anders 2014), means fitted before.

    ``counts`` is genes × samples, each gene counted somewhere; ``sizes`` (samples,) are size factors; ``design`` is
    samples × columns, of full rank with fewer columns than samples.  Means are those of a linear fit where the design
    is one of groups, else of a log-linear one with a rough dispersion.  The search starts at the rough dispersion; a
    gene whose first step is its last, or whose search does not arrive, is looked up on a grid.
    """
    largest = max(LARGEST, float(counts.shape[1]))
    basis = orthonormal(design).q
    start = rough_dispersion(counts / sizes, sizes, basis, largest)
    if len(np.unique(design, axis=0)) == design.shape[1]:
        means = (counts / sizes) @ basis @ basis.T * sizes
    else:
        means = fit_means(counts, sizes, design, start).values(sizes, design)
    profile = Profile(counts, np.maximum(means, SMALLEST_MEAN), products_of(design))
    found = climb(np.log(start), profile)
    # As the share of a log likelihood it depends on what is left out of it: here n! / μⁿ of each count n.
    whole = found.start + (special.xlogy(counts, counts / profile.means) - counts).sum(axis=1)
    raised = found.end > found.start + np.abs(whole) * RAISED
    alpha = np.minimum(np.where(raised, np.exp(found.log_alpha), start), largest)
    again = ((found.steps == STEPS) | (found.steps == 1)) & (alpha > 10 * SMALLEST)
    alpha[again] = np.exp(by_grid(profile.of(again), largest))
    return GeneWise(np.clip(alpha, SMALLEST, largest), profile)


def towards(means: FloatArray, alone: FloatArray, df: int) -> Towards:
    """Trend and prior of dispersions estimated ``alone`` (genes,), with ``df`` residual degrees of freedom, of genes
    with ``means`` (genes,) of normalised counts."""
    trend = dispersion_trend(means, alone)
    tells = alone >= 100 * SMALLEST
    if "no_trend" in trend.flags or not tells.any():
        return Towards(trend, np.nan, np.nan)
    residuals = np.log(alone[tells]) - np.log(trend.at(means[tells]))
    return Towards(trend, prior_variance(residuals, df), residual_variance(residuals))


def shrink(genes: GeneWise, means: FloatArray, to: Towards) -> Shrunken:
    """The dispersion of each gene with the trend at its mean (genes,) as prior.

    A gene far above the trend keeps its own; without a trend all do.
    """
    alone, fitted = genes.dispersion, to.trend.at(means)
    if not np.isfinite(to.prior_var):
        return Shrunken(alone, fitted, np.zeros(len(alone), dtype=np.bool_))
    largest = max(LARGEST, float(genes.profile.counts.shape[1]))
    profile = genes.profile._replace(prior=Prior(np.log(fitted), to.prior_var))
    found = climb(np.log(np.where(alone > SMALLEST_RATIO * fitted, alone, fitted)), profile)
    log_alpha = found.log_alpha
    again = found.steps == STEPS
    log_alpha[again] = by_grid(profile.of(again), largest)
    apart = np.log(alone) > np.log(fitted) + BEYOND * np.sqrt(to.residual_var)
    return Shrunken(np.where(apart, alone, np.clip(np.exp(log_alpha), SMALLEST, largest)), fitted, apart)
