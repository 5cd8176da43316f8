"""Samples of one block are alike and each value has a weight of its own: the correlation, and the fit."""

from __future__ import annotations

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray
from geneverdict.stats.basis import orthonormal
from geneverdict.stats.blocks import LARGEST, BlockCorrelation, consensus
from geneverdict.stats.components import block_share
from geneverdict.stats.counts.arguments import as_design
from geneverdict.stats.counts.residuals import block_root
from geneverdict.stats.counts.voom import Correlated
from geneverdict.stats.linear import LinearFit

CHUNK_ELEMENTS = 1 << 20
"""Values of (genes, samples, samples) worked on at once."""


def weighted_block_correlation(
    values: FloatArray, design: FloatArray, block: IntArray, weights: FloatArray
) -> BlockCorrelation:
    """``within_block_correlation`` of values (genes × samples, none missing) with ``weights`` (genes × samples).

    ``design`` is samples × columns (without columns for the blocks); ``block`` (samples,) numbers the individual of
    each sample.  It is the values times the roots of their weights that are correlated alike within all blocks, as in
    limma's ``duplicateCorrelation``.
    Raises ValueError when the shapes do not fit or a weight is not positive.
    """
    values, design, block, weights = _checked(values, design, block, weights)
    n, blocks = len(block), int(block.max()) + 1
    if n <= design.shape[1] + 2 or blocks < 2 or blocks >= n - 1:
        genes = np.full(len(values), np.nan)
        return BlockCorrelation(consensus(genes), genes)
    rows = max(1, CHUNK_ELEMENTS // n**2)
    chunks = [slice(start, start + rows) for start in range(0, len(values), rows)]
    shares = [_shares(values[chunk], design, block, weights[chunk]) for chunk in chunks]
    genes = np.clip(np.concatenate([*shares, np.empty(0)]), 1 / (1 - np.bincount(block).max()) + 0.01, LARGEST)
    return BlockCorrelation(consensus(genes), genes)


def fit_weighted_with_blocks(
    values: FloatArray, design: FloatArray, blocks: Correlated, weights: FloatArray
) -> LinearFit:
    """``fit_last_coefficient`` of values (genes × samples, none missing) with ``weights`` (genes × samples) where the
    values times the roots of their weights are correlated within ``blocks``.

    ``design`` is samples × columns, its last column the contrast wanted.
    Raises ValueError when the shapes do not fit or a weight is not positive, LinAlgError when such a correlation is
    impossible.
    """
    values, design, block, weights = _checked(values, design, blocks.block, weights)
    root = block_root(block, blocks.correlation)
    rows = max(1, CHUNK_ELEMENTS // len(block) ** 2)
    chunks = [slice(start, start + rows) for start in range(0, max(1, len(values)), rows)]
    parts = [_fit_each(values[chunk], design, root, weights[chunk]) for chunk in chunks]
    return LinearFit(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _fit_each(values: FloatArray, design: FloatArray, root: FloatArray, weights: FloatArray) -> LinearFit:
    sure = np.sqrt(weights)
    basis = orthonormal(np.asarray(np.linalg.solve(root, design * sure[:, :, None]), dtype=np.float64))
    tall = np.linalg.solve(root, (values * sure)[:, :, None])
    along = np.swapaxes(basis.q, 1, 2) @ tall
    rest = np.linalg.norm((tall - basis.q @ along)[:, :, 0], axis=1)
    df = len(design) - np.count_nonzero(basis.lengths, axis=1).astype(np.float64)
    sigma = np.divide(rest, np.sqrt(df), out=np.full(len(df), np.nan), where=df > 0)
    length = np.where(basis.lengths[:, -1] > 0, basis.lengths[:, -1], np.nan)
    return LinearFit(along[:, -1, 0] / length, 1 / length, sigma, df, values.mean(axis=1))


def _checked(
    values: FloatArray, design: FloatArray, block: IntArray, weights: FloatArray
) -> tuple[FloatArray, FloatArray, IntArray, FloatArray]:
    values, weights = np.asarray(values, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    design = as_design(design, np.shape(values)[1])
    block = np.unique(np.asarray(block), return_inverse=True)[1]
    if weights.shape != values.shape or block.shape != values.shape[1:] or not np.all(weights > 0):
        message = f"expected positive weights and blocks for {values.shape}, found {weights.shape} and {block.shape}"
        raise ValueError(message)
    return values, design, block, weights


def _shares(values: FloatArray, design: FloatArray, block: IntArray, weights: FloatArray) -> FloatArray:
    """Each gene's share of the block in the variance, from the independent squares of its residual space."""
    root = np.sqrt(weights)
    q = orthonormal(design * root[:, :, None]).q
    turned = np.swapaxes(q, 1, 2)
    same = (block[:, None] == block).astype(np.float64)
    alike = same - q @ (turned @ same)
    alike -= (alike @ q) @ turned
    # The columns of the design are put beyond all other directions, and left out.
    expected, directions = np.linalg.eigh(alike + (1 + len(block)) * (q @ turned))
    free = design.shape[0] - int(np.count_nonzero(orthonormal(design).lengths))
    parts = np.einsum("gnf,gn->gf", directions[:, :, :free], values * root)
    return block_share(parts**2, expected[:, :free])
