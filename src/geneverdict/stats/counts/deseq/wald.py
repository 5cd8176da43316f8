"""The negative binomial Wald test of a series of counts, from size factors to false discovery rates."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.basis import orthonormal
from geneverdict.stats.counts.arguments import as_counts, as_design, as_sizes, chunks
from geneverdict.stats.counts.deseq.cooks import cells_of, cooks_distances, largest_distance, outliers, replaced
from geneverdict.stats.counts.deseq.dispersion import GeneWise, Towards, gene_wise, shrink, towards
from geneverdict.stats.counts.deseq.independent import filter_independently
from geneverdict.stats.counts.deseq.means import ROUNDS, fit_means
from geneverdict.stats.counts.deseq.start import size_factors

REPLACED_FROM = 7
"""Samples of one cell of the design, from which on an outlying count is replaced instead of its gene withheld."""


class GeneFits(NamedTuple):
    """One value per gene; NaN where a gene is counted nowhere."""

    base_mean: FloatArray
    """Mean of counts over size factors; of the replaced counts where some were."""
    alone: FloatArray
    """Dispersion of the gene alone."""
    fitted: FloatArray
    """Dispersion of the trend."""
    dispersion: FloatArray
    """The one tested with."""
    log2fc: FloatArray
    se: FloatArray
    converged: FloatArray
    """1, or 0 where the iterated weights did not settle and the likelihood was climbed instead."""


class WaldTest(NamedTuple):
    """One value per gene.

    ``flags``: ``no_replication`` (no residual degrees of freedom), ``not_estimable`` (the last column depends on the
    others), ``no_genes`` (nothing is counted): no test, all NaN.  ``local_trend``, ``no_trend``: see ``towards``.
    """

    fits: GeneFits
    stat: FloatArray
    p: FloatArray
    """NaN also where a count is an outlier."""
    fdr: FloatArray
    """NaN also where the gene is left out for its low mean."""
    cooks: FloatArray
    """Largest Cook's distance of samples with two others of their kind; NaN without such."""
    outlier: BoolArray
    """A count is an outlier: p is withheld."""
    replaced: BoolArray
    """Outlying counts were replaced before the final fit."""
    size_factors: FloatArray
    """(samples,)"""
    threshold: float
    """Mean that a gene has to reach to count for the false discovery rate."""
    towards: Towards | None
    flags: tuple[str, ...]


class _Model(NamedTuple):
    factors: FloatArray
    design: FloatArray
    towards: Towards | None
    """Trend and prior of the dispersions; None before they are known."""


class _Fit(NamedTuple):
    genes: GeneFits
    distances: FloatArray
    """(genes, samples) Cook's."""
    towards: Towards


def wald_test(
    counts: FloatArray,
    design: FloatArray,
    *,
    factors: FloatArray | None = None,
    fdr: float = 0.1,
    replaced_from: int = REPLACED_FROM,
) -> WaldTest:
    """Test the last column of ``design`` as DESeq2 does (Love, Huber & Anders 2014).

    ``counts`` is genes × samples, all genes, unfiltered; ``design`` is samples × columns; ``factors`` (samples,) are
    size factors, median ratios when left out; ``fdr`` is the rate for which the threshold of independent filtering is
    chosen.  An outlying count is replaced in cells of the design of at least ``replaced_from`` samples; elsewhere its
    gene has no p.
    Raises ValueError when the shapes do not fit, a count is negative or not finite, or no gene is counted in every
    sample and there are no ``factors``.
    """
    counts, design = as_counts(counts), as_design(design, np.shape(counts)[1])
    factors = as_sizes(size_factors(counts) if factors is None else factors, counts)
    independent = orthonormal(design).lengths > 0
    model = _Model(factors, design[:, independent], None)
    if not np.any(counts > 0):
        return _untested(len(counts), factors, "no_genes")
    if not independent[-1]:
        return _untested(len(counts), factors, "not_estimable")
    if model.design.shape[1] >= len(design):
        return _untested(len(counts), factors, "no_replication")
    return _tested(counts, model, fdr, replaced_from)


def _tested(counts: FloatArray, model: _Model, fdr: float, replaced_from: int) -> WaldTest:
    everywhere = _Spread(np.flatnonzero(np.any(counts > 0, axis=1)), len(counts))
    own, design = counts[everywhere.rows], model.design
    fit = _fit(own, model)
    instead = replaced(own, model.factors, fit.distances, design, replaced_from)
    changed = np.any(instead != own, axis=1)
    genes = _refit(fit.genes, np.flatnonzero(changed), instead, model._replace(towards=fit.towards))
    outlier = outliers(own, fit.distances, design, replaced_from)
    stat = np.divide(genes.log2fc, genes.se, out=np.zeros(len(own)), where=genes.se > 0)
    p = everywhere.numbers(np.where(outlier, np.nan, 2 * special.ndtr(-np.abs(stat))))
    mean = np.nan_to_num(everywhere.numbers(genes.base_mean), nan=0.0)
    filtered = filter_independently(mean, p, fdr=fdr)
    return WaldTest(
        GeneFits(*(everywhere.numbers(column) for column in genes))._replace(base_mean=mean),
        everywhere.numbers(stat),
        p,
        filtered.fdr,
        everywhere.numbers(largest_distance(fit.distances, cells_of(design))),
        everywhere.marks(outlier),
        everywhere.marks(changed),
        model.factors,
        filtered.threshold,
        fit.towards,
        fit.towards.trend.flags,
    )


def _fit(counts: FloatArray, model: _Model) -> _Fit:
    factors, design = model.factors, model.design
    mean = (counts / factors).mean(axis=1)
    parts = chunks(*counts.shape)
    alone = [gene_wise(counts[part], factors, design) for part in parts]
    dispersion = np.concatenate([genes.dispersion for genes in alone])
    to = model.towards or towards(mean, dispersion, design.shape[0] - design.shape[1])
    pairs = zip(alone, parts, strict=True)
    fitted = [_fit_chunk(genes, mean[part], model, to) for genes, part in pairs]
    columns = zip(*(genes for genes, _ in fitted), strict=True)
    distances = np.concatenate([distances for _, distances in fitted])
    return _Fit(GeneFits(*(np.concatenate(column) for column in columns)), distances, to)


def _fit_chunk(alone: GeneWise, mean: FloatArray, model: _Model, to: Towards) -> tuple[GeneFits, FloatArray]:
    factors, design, counts = model.factors, model.design, alone.profile.counts
    shrunken = shrink(alone, mean, to)
    means = fit_means(counts, factors, design, shrunken.dispersion)
    log2fc, se = means.coef[:, -1] / np.log(2), np.sqrt(means.variance[:, -1]) / np.log(2)
    converged = (means.rounds < ROUNDS).astype(np.float64)
    genes = GeneFits(mean, alone.dispersion, shrunken.fitted, shrunken.dispersion, log2fc, se, converged)
    return genes, cooks_distances(counts, means, factors, design)


def _refit(genes: GeneFits, rows: IntArray, counts: FloatArray, model: _Model) -> GeneFits:
    """Genes whose counts were replaced, fitted again with the trend and the prior there are.  Where no count is left
    nothing differs."""
    out = GeneFits(*(column.copy() for column in genes))
    counted = np.any(counts[rows] > 0, axis=1)
    for column in (out.base_mean, out.log2fc, out.se):
        column[rows[~counted]] = 0.0
    if counted.any():
        again = _fit(counts[rows[counted]], model).genes
        for column, values in zip(out, again, strict=True):
            column[rows[counted]] = values
    return out


class _Spread(NamedTuple):
    """From the genes counted anywhere to all genes."""

    rows: IntArray
    genes: int

    def numbers(self, values: FloatArray) -> FloatArray:
        out = np.full(self.genes, np.nan)
        out[self.rows] = values
        return out

    def marks(self, values: BoolArray) -> BoolArray:
        out = np.zeros(self.genes, dtype=np.bool_)
        out[self.rows] = values
        return out


def _untested(genes: int, factors: FloatArray, flag: str) -> WaldTest:
    unknown, nowhere = np.full(genes, np.nan), np.zeros(genes, dtype=np.bool_)
    fits = GeneFits(*(unknown for _ in GeneFits._fields))
    return WaldTest(fits, unknown, unknown, unknown, unknown, nowhere, nowhere, factors, np.nan, None, (flag,))
