"""Samples of one block (individual, batch) are alike: the correlation within blocks, and the fit that knows of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray
from geneverdict.stats.basis import orthonormal
from geneverdict.stats.components import block_share
from geneverdict.stats.linear import LinearFit, fit_last_coefficient
from geneverdict.stats.patterns import patterns
from geneverdict.stats.products import times

LARGEST = 0.99
TRIM = 0.15


class BlockCorrelation(NamedTuple):
    """``consensus`` is NaN when no gene can tell."""

    consensus: float
    """tanh of the mean of atanh(genes) after the outer 15 % at either end are left out."""
    genes: FloatArray
    """(genes,) correlation of each gene by restricted maximum likelihood; NaN where its samples cannot tell."""


def within_block_correlation(y: FloatArray, design: FloatArray, block: IntArray) -> BlockCorrelation:
    """The correlation of samples of one block, one number for all genes (Smyth, Michaud & Scott 2005).

    ``y`` is genes × samples, NaN where missing; ``design`` is samples × columns (without columns for the blocks);
    ``block`` (samples,) numbers the individual of each sample.  A gene tells when it has more than p + 2 samples in
    more than one block, and at least two blocks fewer than samples.  Correlations are kept within
    [1 / (1 − largest block) + .01, .99].  The steps, and where they stop, are those of limma's
    ``duplicateCorrelation`` (see ``components``).
    """
    y, design, block = np.asarray(y), np.asarray(design, dtype=np.float64), _numbered(block, len(design))
    genes = np.full(len(y), np.nan)
    for rows, seen in patterns(np.isfinite(y)):
        genes[rows] = _by_reml(y[np.ix_(rows, seen)].astype(np.float64), design[seen], block[seen])
    return BlockCorrelation(consensus(genes), genes)


def fit_with_blocks(y: FloatArray, design: FloatArray, block: IntArray, correlation: float) -> LinearFit:
    """``fit_last_coefficient`` by generalised least squares: samples of one block are correlated by ``correlation``.

    Raises ValueError when such a correlation is impossible for the largest block.
    """
    y, design = np.asarray(y), np.asarray(design, dtype=np.float64)
    block = _numbered(block, len(design))
    lowest = 1 / (1 - max(2, np.bincount(block).max(initial=1)))
    if not lowest < correlation < 1:
        message = f"expected a correlation between {lowest:.3g} and 1 for these blocks, found {correlation}"
        raise ValueError(message)
    out = LinearFit(*(np.full(len(y), np.nan) for _ in LinearFit._fields))
    for rows, seen in patterns(np.isfinite(y)):
        alike = block[seen][:, None] == block[seen]
        root = np.linalg.cholesky(np.where(alike, correlation, 0.0) + (1 - correlation) * np.eye(len(seen)))
        values = y[np.ix_(rows, seen)].astype(np.float64)
        part = fit_last_coefficient(times(values, np.linalg.inv(root).T), np.linalg.solve(root, design[seen]))
        part = part._replace(ave_expr=values.mean(axis=1) if len(seen) else np.full(len(rows), np.nan))
        for whole, piece in zip(out, part, strict=True):
            whole[rows] = piece
    return out


def _numbered(block: IntArray, samples: int) -> IntArray:
    block = np.unique(np.asarray(block), return_inverse=True)[1]
    if block.shape != (samples,):
        message = f"expected a block for each of {samples} samples, found {block.shape}"
        raise ValueError(message)
    return block


def consensus(genes: FloatArray) -> float:
    """One correlation for all: tanh of the mean of atanh without the outer 15 % at either end; NaN where none tells."""
    known = np.sort(np.arctanh(genes[np.isfinite(genes)]))
    if not len(known):
        return np.nan
    cut = int(len(known) * TRIM)
    return float(np.tanh(known[cut : len(known) - cut].mean()))


def _by_reml(y: FloatArray, design: FloatArray, block: IntArray) -> FloatArray:
    """Correlations of genes without missing values."""
    n, blocks = len(block), len(np.unique(block))
    if n <= design.shape[1] + 2 or blocks < 2 or blocks >= n - 1:
        return np.full(len(y), np.nan)
    alike = (block[:, None] == block).astype(np.float64)
    basis = orthonormal(design)
    free = np.linalg.svd(basis.q)[0][:, np.count_nonzero(basis.lengths) :]
    values, turn = np.linalg.eigh(free.T @ alike @ free)
    parts = times(y, free @ turn)
    share = block_share(parts * parts, values)
    return np.clip(share, 1 / (1 - np.bincount(block).max()) + 0.01, LARGEST)
