"""The dispersion that genes of one abundance share."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.counts.arguments import chunks
from geneverdict.stats.counts.quasi.damped import settle
from geneverdict.stats.counts.quasi.fit import CountModel, adjusted_likelihood, fit, residual_df, start, told_by
from geneverdict.stats.counts.quasi.peak import peak
from geneverdict.stats.counts.quasi.smooth import local_means

GRID = np.linspace(-10, 10, 21)
"""log2 of dispersions tried, over ``UNIT``."""
UNIT = 0.1
FIRST = 0.05
"""The dispersion with which fitted zeros are looked for."""
SMALLEST_SUM = 5.0
"""Counts that a gene needs to tell of dispersions."""
PRIOR_COUNT = 2.0
FEW = 50


class TrendedDispersion(NamedTuple):
    common: float
    """One for all genes."""
    trended: FloatArray
    """(genes,)"""
    abundance: FloatArray
    """(genes,) log2 average counts per million."""


def trended_dispersion(counts: FloatArray, sizes: FloatArray, design: FloatArray) -> TrendedDispersion:
    """Dispersions as a smooth of abundance (Chen, Lun & Smyth 2014).

    ``counts`` is genes × samples, none missing; ``sizes`` (samples,) are library sizes times normalisation factors;
    ``design`` is samples × columns, of full rank, fewer columns than samples.  Each gene's adjusted profile likelihood
    is computed for 21 dispersions; these are averaged over genes of similar abundance; the highest point of what comes
    out is the dispersion.  Genes with fewer than five counts do not tell and have the one of the least abundant gene
    that does.
    """
    tells = counts.sum(axis=1) >= SMALLEST_SUM
    telling = counts[tells]
    parts = [telling[part].T.copy() for part in chunks(*telling.shape)]
    likelihoods = np.concatenate([_likelihoods(part, np.log(sizes), design) for part in parts])
    common = UNIT * 2 ** float(peak(GRID, likelihoods.sum(axis=0)[None])[0])
    abundance = average_log_cpm(counts, sizes, np.full(1, common))
    level = abundance[tells]
    span = 1.0 if len(level) <= FEW else 0.25 + 0.75 * np.sqrt(FEW / len(level))
    known = UNIT * 2 ** peak(GRID, local_means(level, likelihoods, span))
    trended = np.full(len(counts), known[level.argmin()])
    trended[tells] = known
    return TrendedDispersion(common, trended, abundance)


def _likelihoods(counts: FloatArray, log_sizes: FloatArray, design: FloatArray) -> FloatArray:
    """(genes, dispersions) of counts (samples, genes)."""
    model = CountModel(counts, log_sizes, design, np.full(1, FIRST))
    told = told_by(counts, model.means(settle(model)))
    model = model._replace(told=None if told.all() else told.astype(np.float64))
    coef, likelihoods = None, np.empty((counts.shape[1], len(GRID)))
    for column, alpha in enumerate(UNIT * 2**GRID):
        model = model._replace(alpha=np.full(1, alpha))
        coef = settle(model, coef)
        likelihoods[:, column] = adjusted_likelihood(model, coef)
    # Without residual degrees of freedom a gene does not tell.
    likelihoods[residual_df(told, design) == 0] = 0.0
    return likelihoods


def average_log_cpm(counts: FloatArray, sizes: FloatArray, alpha: FloatArray) -> FloatArray:
    """(genes,) log2 of the counts per million that all samples have in common, by maximum likelihood.

    ``alpha`` (genes,) or (1,) are dispersions.  Two counts are added on the average, to each sample in proportion to
    its size.
    """
    prior = PRIOR_COUNT * sizes / sizes.mean()
    model = CountModel((counts + prior).T.copy(), np.log(sizes + 2 * prior), np.ones((len(sizes), 1)), alpha)
    abundance: FloatArray = (fit(model, start(model))[0] + np.log(1e6)) / np.log(2)
    return abundance
