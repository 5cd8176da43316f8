"""Weights of arrays: one that is further from the fit than the others over all genes counts for less."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray
from geneverdict.stats.basis import orthonormal
from geneverdict.stats.patterns import patterns
from geneverdict.stats.products import times

CHUNK_ELEMENTS = 1 << 15
"""Values worked on at once: 256 kB stay in the processor's cache."""

LARGEST = 50.0
"""Log weights that far from 0 are no estimate: with hardly any residual degrees of freedom scoring may run away."""


class ArrayWeights(NamedTuple):
    weights: FloatArray
    """(samples,) positive, their product 1: the inverse of each array's share in the variance."""
    converged: bool


class _Sums(NamedTuple):
    """Over the genes told by one pattern of missing values, or by all."""

    score: FloatArray
    """(samples,) standardised squared residuals less their expectation."""
    information: FloatArray
    """(samples, samples), with the genes' own variances taken out."""
    genes: int


def array_weights(
    y: FloatArray, design: FloatArray, *, prior_genes: float = 10.0, tol: float = 1e-5, maxiter: int = 50
) -> ArrayWeights:
    """Array weights by restricted maximum likelihood, all genes together (Ritchie et al. 2006).

    ``y`` is genes × samples, NaN where missing, each gene counting with its own samples; ``design`` is samples ×
    columns.  The model is that of limma's ``arrayWeights(method = "reml")``: the log variance is gene + array;
    ``prior_genes`` genes without differences between arrays are added.  Fisher scoring stops, as limma's does, when a
    step raises the likelihood by less than ``tol`` for each gene, the added ones among them, and array less one;
    ``converged`` tells whether it got there.  A step that would run away is not taken and ends it.
    Genes without residual degrees of freedom or without residuals do not tell.
    """
    y, design = np.asarray(y), np.asarray(design, dtype=np.float64)
    n = len(design)
    groups = [(y[np.ix_(rows, seen)].astype(np.float64), seen) for rows, seen in patterns(np.isfinite(y))]
    groups = [(values, seen) for values, seen in groups if len(seen) > np.linalg.matrix_rank(design[seen])]
    # Arrays' effects on the log variance that sum to 0: the last is minus the sum of the others.
    contrasts = np.vstack([np.eye(n - 1), -np.ones(n - 1)])
    effects = np.zeros(n - 1)
    for _ in range(maxiter if groups and n > 1 else 0):
        weights = np.exp(-contrasts @ effects)
        sums = _add([_pattern_sums(values, design, seen, weights) for values, seen in groups])
        if sums.genes == 0:
            break
        score = contrasts.T @ (sums.score + prior_genes * (weights - 1))
        information = contrasts.T @ (sums.information + prior_genes * np.eye(n)) @ contrasts
        step = np.linalg.lstsq(information, score, rcond=None)[0]
        if not np.abs(contrasts @ (effects + step)).max() < LARGEST:  # nor NaN
            break
        effects = effects + step
        if score @ step / (sums.genes + prior_genes) / (n - 1) < tol:
            return ArrayWeights(np.exp(-contrasts @ effects), True)
    return ArrayWeights(np.exp(-contrasts @ effects), False)


def _pattern_sums(y: FloatArray, design: FloatArray, seen: IntArray, weights: FloatArray) -> _Sums:
    """Score and information of genes (g, seen) that share their samples."""
    root = np.sqrt(weights[seen])
    basis = orthonormal(design[seen] * root[:, None])
    freedom = len(seen) - np.count_nonzero(basis.lengths)
    genes, standardised = 0, np.zeros(len(seen))
    rows = max(1, CHUNK_ELEMENTS // len(seen))
    for start in range(0, len(y), rows):
        rest = y[start : start + rows] * root
        rest -= times(times(rest, basis.q), basis.q.T)
        rest *= rest
        variance = rest.sum(axis=1) / freedom
        tells = variance > 1e-15
        genes += int(np.count_nonzero(tells))
        standardised += np.divide(1.0, variance, out=np.zeros(len(variance)), where=tells) @ rest
    hat = basis.q @ basis.q.T
    left = 1 - np.diag(hat)
    score, information = np.zeros(len(weights)), np.zeros((len(weights), len(weights)))
    score[seen] = standardised - genes * left
    covariance = hat * hat + np.diag(1 - 2 * np.diag(hat))
    along = covariance.sum(axis=1)
    information[np.ix_(seen, seen)] = genes * (covariance - np.outer(along, along) / along.sum())
    return _Sums(score, information, genes)


def _add(parts: list[_Sums]) -> _Sums:
    return _Sums(
        np.sum([part.score for part in parts], axis=0),
        np.sum([part.information for part in parts], axis=0),
        sum(part.genes for part in parts),
    )
