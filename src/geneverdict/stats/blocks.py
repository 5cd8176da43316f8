"""Samples of one block (individual, batch) are alike: the correlation within blocks, and the fit that knows of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray
from geneverdict.stats.basis import orthonormal
from geneverdict.stats.linear import LinearFit, fit_last_coefficient
from geneverdict.stats.patterns import patterns

LARGEST = 0.99
TRIM = 0.15
GRID = 33
SAME = 1e-9
"""Eigenvalues this close count as one."""


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
    [1 / (1 − largest block) + .01, .99].

    Each gene's likelihood is followed to its maximum.  limma stops after 20 steps, which for incomplete blocks is
    often short of it: its correlations of single genes are then a little off, the consensus in the third digit.
    """
    y, design, block = np.asarray(y), np.asarray(design, dtype=np.float64), _numbered(block, len(design))
    genes = np.full(len(y), np.nan)
    for rows, seen in patterns(np.isfinite(y)):
        genes[rows] = _by_reml(y[np.ix_(rows, seen)].astype(np.float64), design[seen], block[seen])
    return BlockCorrelation(_consensus(genes), genes)


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
        part = fit_last_coefficient(np.linalg.solve(root, values.T).T, np.linalg.solve(root, design[seen]))
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


def _consensus(genes: FloatArray) -> float:
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
    parts = y @ (free @ turn)
    return _most_likely(parts * parts, values, block)


def _most_likely(squares: FloatArray, values: FloatArray, block: IntArray) -> FloatArray:
    """The r that makes independent squares (genes, n − p) with expectations σ²·(1 − r + r·value) most likely."""
    first = np.concatenate(([0], 1 + np.flatnonzero(np.diff(values) > SAME)))
    count = np.diff(np.append(first, len(values)))[:, None]
    sums = np.ascontiguousarray(np.add.reduceat(squares, first, axis=1).T)
    excess = values[first][:, None] - 1
    grid = np.linspace(1 / (1 - np.bincount(block).max()) + 0.01, LARGEST, GRID)
    best = _heights(grid, sums, count, excess).argmin(axis=0)
    low, high = grid[np.maximum(best - 1, 0)], grid[np.minimum(best + 1, GRID - 1)]
    return np.where(sums.sum(axis=0) > 0, _climb(grid[best], low, high, sums, count, excess), np.nan)


def _climb(
    r: FloatArray, low: FloatArray, high: FloatArray, sums: FloatArray, count: IntArray, excess: FloatArray
) -> FloatArray:
    """Newton's steps inside a bracket, its middle where they leave it; genes that have settled are left out."""
    out, todo = r.copy(), np.arange(len(r))
    for _ in range(60):
        slope, curve = _slopes(r, sums, count, excess)
        low, high = np.where(slope < 0, r, low), np.where(slope > 0, r, high)
        with np.errstate(divide="ignore", invalid="ignore"):
            new = r - slope / curve
        new = np.where((curve > 0) & (new >= low) & (new <= high), new, (low + high) / 2)
        out[todo] = new
        going = np.abs(new - r) > 1e-13
        todo, sums = todo[going], sums[:, going]
        r, low, high = (a[going] for a in (new, low, high))
        if not len(todo):
            break
    return out


def _heights(grid: FloatArray, sums: FloatArray, count: IntArray, excess: FloatArray) -> FloatArray:
    """(grid, genes): −2 × the restricted log likelihood with σ² at its best."""
    scale = 1 + grid[:, None] * excess[:, 0]
    with np.errstate(divide="ignore"):  # a gene without residuals, which tells nothing
        heights: FloatArray = count.sum() * np.log((1 / scale) @ sums) + (np.log(scale) @ count)
    return heights


def _slopes(r: FloatArray, sums: FloatArray, count: IntArray, excess: FloatArray) -> tuple[FloatArray, FloatArray]:
    """First and second derivative of −2 × the restricted log likelihood, each gene at its r."""
    scale = 1 + r * excess
    rate = excess / scale
    part = sums / scale
    total = part.sum(axis=0)
    one, two = (part * rate).sum(axis=0) / total, (part * rate * rate).sum(axis=0) / total
    slope = (count * rate).sum(axis=0) - count.sum() * one
    return slope, count.sum() * (2 * two - one * one) - (count * rate * rate).sum(axis=0)
