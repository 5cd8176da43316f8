"""Weights of arrays: one that is further from the fit than the others over all genes counts for less."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray
from geneverdict.stats.basis import orthonormal, outside
from geneverdict.stats.linear import weights_of_values
from geneverdict.stats.patterns import patterns
from geneverdict.stats.products import times

CHUNK_ELEMENTS = 1 << 15
"""Values worked on at once: 256 kB stay in the processor's cache."""
STACK_ELEMENTS = 1 << 20
"""Values of (genes, samples, samples) worked on at once, for genes with weights of their own."""
LARGEST = 50.0
"""Log weights that far from 0 are no estimate: with hardly any residual degrees of freedom scoring may run away."""
NOTHING_LEFT = 1e-15
"""A residual variance below does not tell."""


class ArrayWeights(NamedTuple):
    weights: FloatArray
    """(samples,) positive, their product 1: the inverse of each array's share in the variance."""
    converged: bool


class _Part(NamedTuple):
    """Genes that have their values in the same samples."""

    values: FloatArray
    """(genes, seen)"""
    seen: IntArray
    weights: FloatArray | None
    """(genes, seen) positive."""


class _Sums(NamedTuple):
    """Over the genes of one part, or of all."""

    score: FloatArray
    """(samples,) standardised squared residuals less their expectation."""
    information: FloatArray
    """(samples, samples), with the genes' own variances taken out."""
    genes: int


def array_weights(
    y: FloatArray,
    design: FloatArray,
    *,
    weights: FloatArray | None = None,
    group: IntArray | None = None,
    prior_genes: float = 10.0,
    tol: float = 1e-5,
    maxiter: int = 50,
) -> ArrayWeights:
    """Array weights by restricted maximum likelihood, all genes together (Ritchie et al. 2006).

    ``y`` is genes × samples, NaN where missing, each gene counting with its own samples; ``design`` is samples ×
    columns.  The model is that of limma's ``arrayWeights(method = "reml")``: the log variance is gene + array, or with
    ``group`` (samples,) gene + group of the array (``var.group``); ``weights`` (genes × samples) are those that values
    have of their own, where one of 0 leaves its value out.  ``prior_genes`` genes without differences between arrays
    are added.  Fisher scoring stops, as limma's does, when a step raises the likelihood by less than ``tol`` for each
    gene, the added ones among them, and array (or group) less one; ``converged`` tells whether it got there.  A step
    that would run away is not taken and ends it.
    Genes without residual degrees of freedom or without residuals do not tell.
    Raises ValueError when the shapes do not fit or a weight is negative or not a number.
    """
    y, design = np.asarray(y), np.asarray(design, dtype=np.float64)
    n = len(design)
    parts = [part for part in _parts(y, weights) if len(part.seen) > np.linalg.matrix_rank(design[part.seen])]
    contrasts = _contrasts(np.arange(n) if group is None else np.unique(group, return_inverse=True)[1])
    effects = np.zeros(contrasts.shape[1])
    for _ in range(maxiter if parts and len(effects) else 0):
        found = np.exp(-contrasts @ effects)
        sums = _add([_sums(part, design, found) for part in parts])
        if sums.genes == 0:
            break
        score = contrasts.T @ (sums.score + prior_genes * (found - 1))
        information = contrasts.T @ (sums.information + prior_genes * np.eye(n)) @ contrasts
        step = np.linalg.lstsq(information, score, rcond=None)[0]
        if not np.abs(contrasts @ (effects + step)).max() < LARGEST:  # nor NaN
            break
        effects = effects + step
        if score @ step / (sums.genes + prior_genes) / len(effects) < tol:
            return ArrayWeights(np.exp(-contrasts @ effects), True)
    return ArrayWeights(np.exp(-contrasts @ effects), False)


def _parts(y: FloatArray, weights: FloatArray | None) -> list[_Part]:
    if weights is not None:
        weights = weights_of_values(y, np.asarray(weights, dtype=np.float64))
    observed = np.isfinite(y) if weights is None else weights > 0
    found = []
    for rows, seen in patterns(observed):
        own = None if weights is None else weights[np.ix_(rows, seen)]
        found.append(_Part(y[np.ix_(rows, seen)].astype(np.float64), seen, own))
    return found


def _contrasts(group: IntArray) -> FloatArray:
    """(samples, groups − 1) effects of groups on the log variance that sum to 0 over the samples."""
    groups = int(group.max(initial=-1)) + 1
    contrasts = np.vstack([np.eye(max(0, groups - 1)), -np.ones(max(0, groups - 1))])[group]
    centred: FloatArray = contrasts - contrasts.mean(axis=0) if len(group) else contrasts
    return centred


def _sums(part: _Part, design: FloatArray, weights: FloatArray) -> _Sums:
    told = _together if part.weights is None else _each
    total, score, information = told(part, design[part.seen], weights[part.seen])
    out = _Sums(np.zeros(len(weights)), np.zeros((len(weights), len(weights))), total)
    out.score[part.seen] = score
    out.information[np.ix_(part.seen, part.seen)] = information
    return out


def _together(part: _Part, design: FloatArray, weights: FloatArray) -> tuple[int, FloatArray, FloatArray]:
    """Genes that tell, score and information of genes that share one design."""
    y, root = part.values, np.sqrt(weights)
    basis = orthonormal(design * root[:, None])
    freedom = len(design) - np.count_nonzero(basis.lengths)
    genes, standardised = 0, np.zeros(len(design))
    rows = max(1, CHUNK_ELEMENTS // len(design))
    for start in range(0, len(y), rows):
        rest = y[start : start + rows] * root
        rest -= times(times(rest, basis.q), basis.q.T)
        rest *= rest
        variance = rest.sum(axis=1) / freedom
        tells = variance > NOTHING_LEFT
        genes += int(np.count_nonzero(tells))
        standardised += np.divide(1.0, variance, out=np.zeros(len(variance)), where=tells) @ rest
    hat = basis.q @ basis.q.T
    return genes, standardised - genes * (1 - np.diag(hat)), genes * _information(hat[None])


def _each(part: _Part, design: FloatArray, weights: FloatArray) -> tuple[int, FloatArray, FloatArray]:
    """The same of genes whose values have weights of their own, and which so have designs of their own."""
    assert part.weights is not None
    n = len(design)
    genes, score, information = 0, np.zeros(n), np.zeros((n, n))
    rows = max(1, STACK_ELEMENTS // n**2)
    for start in range(0, len(part.values), rows):
        root = np.sqrt(weights * part.weights[start : start + rows])
        basis = orthonormal(design * root[:, :, None])
        rest = outside(part.values[start : start + rows] * root, basis.q) ** 2
        variance = rest.sum(axis=1) / (n - np.count_nonzero(basis.lengths, axis=1))
        tells = variance > NOTHING_LEFT
        q = basis.q[tells]
        hat = q @ np.swapaxes(q, 1, 2)
        genes += len(q)
        score += (rest[tells] / variance[tells, None] - 1 + np.diagonal(hat, axis1=1, axis2=2)).sum(axis=0)
        information += _information(hat)
    return genes, score, information


def _information(hat: FloatArray) -> FloatArray:
    """(samples, samples) sum over the projections ``hat`` (genes, samples, samples) on the designs, with the genes' own
    variances taken out."""
    covariance = hat * hat
    diagonal = np.arange(hat.shape[1])
    covariance[:, diagonal, diagonal] += 1 - 2 * hat[:, diagonal, diagonal]
    along = covariance.sum(axis=2)
    information: FloatArray = covariance.sum(axis=0) - (along / along.sum(axis=1, keepdims=True)).T @ along
    return information


def _add(parts: list[_Sums]) -> _Sums:
    return _Sums(
        np.sum([part.score for part in parts], axis=0),
        np.sum([part.information for part in parts], axis=0),
        sum(part.genes for part in parts),
    )
