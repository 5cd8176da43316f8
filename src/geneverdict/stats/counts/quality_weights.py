"""voom and weights of samples in turn: a sample that is further from the fit than others counts for less."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.counts.arguments import as_counts, as_design, as_sizes
from geneverdict.stats.counts.gene_by_gene import weights_gene_by_gene
from geneverdict.stats.counts.voom import Correlated, log_counts, weigh
from geneverdict.stats.lowess import Curve


class QualityVoom(NamedTuple):
    """As ``Voom``; ``weights`` are its precision weights times the samples' own."""

    log_cpm: FloatArray
    weights: FloatArray
    sample_weights: FloatArray
    """(samples,) positive, their product 1."""
    trend: Curve
    flags: tuple[str, ...]


def voom_with_quality_weights(
    counts: FloatArray,
    design: FloatArray,
    *,
    sizes: FloatArray | None = None,
    blocks: Correlated | None = None,
    prior_genes: float = 10.0,
) -> QualityVoom:
    """voom, weights of samples, voom with these weights, weights of samples again (Liu et al. 2015).

    Arguments, missing-value rule and errors as in ``voom``; ``prior_genes`` as in ``weights_gene_by_gene``, which
    gives the weights of the samples.  ``blocks`` are those of the fits that the trends are drawn from.
    """
    counts, design = as_counts(counts), as_design(design, np.shape(counts)[1])
    logs = log_counts(counts, as_sizes(sizes, counts))
    first = weigh(logs, design, blocks=blocks)
    once = weights_gene_by_gene(first.log_cpm, design, first.weights, prior_genes=prior_genes)
    again = weigh(logs, design, once.weights, blocks)
    twice = weights_gene_by_gene(again.log_cpm, design, again.weights, prior_genes=prior_genes, guess=once.path)
    return QualityVoom(again.log_cpm, again.weights * twice.weights, twice.weights, again.trend, again.flags)
