"""Samples of one block (individual, batch) are alike: the correlation within blocks, and the fit that knows of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray
from geneverdict.stats.basis import orthonormal
from geneverdict.stats.components import block_share
from geneverdict.stats.linear import (
    LinearFit,
    fit_each,
    fit_last_coefficient,
    mean_of_known,
    weights_of_values,
)
from geneverdict.stats.patterns import patterns
from geneverdict.stats.products import times

LARGEST = 0.99
TRIM = 0.15
CHUNK_ELEMENTS = 1 << 20
"""Values of (genes, samples, samples) worked on at once."""


class BlockCorrelation(NamedTuple):
    """``consensus`` is NaN when no gene can tell."""

    consensus: float
    """tanh of the mean of atanh(genes) after the outer 15 % at either end are left out."""
    genes: FloatArray
    """(genes,) correlation of each gene by restricted maximum likelihood; NaN where its samples cannot tell."""


def within_block_correlation(
    y: FloatArray, design: FloatArray, block: IntArray, *, weights: FloatArray | None = None
) -> BlockCorrelation:
    """The correlation of samples of one block, one number for all genes (Smyth, Michaud & Scott 2005).

    ``y`` is genes × samples, NaN where missing; ``design`` is samples × columns (without columns for the blocks);
    ``block`` (samples,) numbers the individual of each sample; ``weights`` are those of samples (samples,) or of single
    values (genes, samples), where one of 0 leaves its value out.  It is the values times the roots of their weights
    that are correlated alike within all blocks.  A gene tells when it has more than p + 2 samples in more than one
    block, and at least two blocks fewer than samples.  Correlations are kept within [1 / (1 − largest block) + .01,
    .99].  The steps, and where they stop, are those of limma's ``duplicateCorrelation`` (see ``components``).
    Raises ValueError when the shapes do not fit or a weight is negative or not a number.
    """
    design, block = np.asarray(design, dtype=np.float64), _numbered(block, len(design))
    y, root = _weighed(np.asarray(y), weights)
    lowest = _lowest(block) + 0.01
    genes = np.full(len(y), np.nan)
    for rows, seen in patterns(np.isfinite(y)):
        if len(seen) <= design.shape[1] + 2 or not 2 <= len(np.unique(block[seen])) < len(seen) - 1:
            continue
        for few in _chunks(rows, len(seen), root):
            sure = root[seen] if root.ndim == 1 else root[np.ix_(few, seen)]
            values = y[np.ix_(few, seen)].astype(np.float64) * sure
            genes[few] = np.clip(_shares(values, design[seen] * sure[..., None], block[seen]), lowest, LARGEST)
    return BlockCorrelation(consensus(genes), genes)


def fit_with_blocks(
    y: FloatArray, design: FloatArray, block: IntArray, correlation: float, *, weights: FloatArray | None = None
) -> LinearFit:
    """``fit_last_coefficient`` by generalised least squares: samples of one block are correlated by ``correlation``.

    With ``weights``, as in ``within_block_correlation``, it is the values times the roots of their weights that are.
    Raises ValueError when such a correlation is impossible for the largest block.
    """
    design = np.asarray(design, dtype=np.float64)
    block = _numbered(block, len(design))
    lowest = _lowest(block)
    if not lowest < correlation < 1:
        message = f"expected a correlation between {lowest:.3g} and 1 for these blocks, found {correlation}"
        raise ValueError(message)
    whole = np.asarray(y)
    y, root = _weighed(whole, weights)
    out = LinearFit(*(np.full(len(y), np.nan) for _ in LinearFit._fields))
    for rows, seen in patterns(np.isfinite(y)):
        if not len(seen):
            continue
        apart = np.asarray(np.linalg.inv(block_root(block[seen], correlation)), dtype=np.float64)
        for few in _chunks(rows, len(seen), root):
            sure = root[seen] if root.ndim == 1 else root[np.ix_(few, seen)]
            values = times(y[np.ix_(few, seen)].astype(np.float64) * sure, apart.T)
            designs = apart @ (design[seen] * sure[..., None])
            part = fit_last_coefficient(values, designs) if root.ndim == 1 else fit_each(values, designs)
            for column, piece in zip(out, part, strict=True):
                column[few] = piece
    return out._replace(ave_expr=mean_of_known(whole))


def block_root(block: IntArray, correlation: float) -> FloatArray:
    """A root of the correlation matrix of samples of which those of one block are correlated by ``correlation``.

    Raises LinAlgError when such a correlation is impossible.
    """
    alike = np.asarray(block)[:, None] == np.asarray(block)
    covariance = np.where(alike, correlation, 0.0) + (1 - correlation) * np.eye(len(alike))
    return np.asarray(np.linalg.cholesky(covariance), dtype=np.float64)


def _lowest(block: IntArray) -> float:
    """What the correlation must lie above for the largest block."""
    return 1 / (1 - max(2, int(np.bincount(block).max(initial=1))))


def _weighed(y: FloatArray, weights: FloatArray | None) -> tuple[FloatArray, FloatArray]:
    """``y`` with NaN where a weight is 0, and the roots of the weights: (samples,) or (genes, samples)."""
    if weights is None:
        return y, np.ones(y.shape[1])
    weights = np.asarray(weights, dtype=np.float64)
    if weights.ndim == 2:
        weights = weights_of_values(y, weights)
        y = np.where(weights > 0, y, np.nan)
    elif weights.shape != y.shape[1:] or not np.isfinite(weights).all() or not np.all(weights > 0):
        message = f"expected one positive weight for each of {y.shape[1]} samples, found {weights.shape}"
        raise ValueError(message)
    return y, np.sqrt(weights)


def _chunks(rows: IntArray, samples: int, root: FloatArray) -> list[IntArray]:
    """All genes at once where one decomposition serves them, else so many that theirs do not fill the memory."""
    if root.ndim == 1:
        return [rows]
    size = max(1, CHUNK_ELEMENTS // max(1, samples) ** 2)
    return [rows[start : start + size] for start in range(0, len(rows), size)]


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


def _shares(values: FloatArray, design: FloatArray, block: IntArray) -> FloatArray:
    """Each gene's share of the block in the variance, from the independent squares of its residual space.

    ``values`` is genes × samples, none missing; ``design`` is samples × columns, or one such for each gene.
    """
    alike = (block[:, None] == block).astype(np.float64)
    basis = orthonormal(design)
    if design.ndim == 2:
        free = np.linalg.svd(basis.q)[0][:, np.count_nonzero(basis.lengths) :]
        expected, turn = np.linalg.eigh(free.T @ alike @ free)
        return block_share(times(values, free @ turn) ** 2, expected)
    q, turned = basis.q, np.swapaxes(basis.q, 1, 2)
    inside = alike - q @ (turned @ alike)
    inside -= (inside @ q) @ turned
    # The columns of the design are put beyond all other directions, and left out.
    expected, directions = np.linalg.eigh(inside + (1 + len(block)) * (q @ turned))
    left = len(block) - int(np.count_nonzero(basis.lengths[0]))
    parts = np.einsum("gnf,gn->gf", directions[:, :, :left], values)
    return block_share(parts**2, expected[:, :left])
