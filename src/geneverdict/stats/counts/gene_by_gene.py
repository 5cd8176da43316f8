"""Weights of samples gene by gene: each gene in turn moves them a little, the first genes more than the last."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.basis import orthonormal
from geneverdict.stats.counts.arguments import as_design
from geneverdict.stats.counts.small_matrices import inverses, products_of
from geneverdict.stats.products import times

RUN = 32
"""Genes whose information is added up one by one; what the runs before amount to is kept as one matrix."""
LARGEST_BLOCK = 1 << 10
"""Genes worked on at once."""
BLOCK_ELEMENTS = 1 << 18
"""Values worked on at once."""
STILL = 1e-10
"""Log weights that move less in one round have arrived: in the next they would move a tenth of it or less."""
ROUNDS = 200
NOTHING_LEFT = 1e-15
"""A residual variance below does not tell."""


class _Model(NamedTuple):
    """The design, or what is orthogonal to it, whichever has fewer columns."""

    columns: FloatArray
    """(k, samples) orthonormal."""
    outside: bool
    """Whether these are the directions of the residuals."""
    products: FloatArray
    """(k (k + 1) / 2, samples) products of any two of them."""
    both: FloatArray
    """(samples, k²) the same in either order."""
    df: int


class _Genes(NamedTuple):
    """A block of genes."""

    values: FloatArray
    """(samples, genes) what an unweighted fit leaves; (k, genes) along the columns when these are the residuals'."""
    weights: FloatArray
    """(samples, genes)"""


class _State(NamedTuple):
    """What the genes before have amounted to."""

    log_variance: FloatArray
    """(samples,) its sum 0."""
    information: FloatArray
    """(samples, samples), that on the variances of the genes themselves taken out."""
    genes: float


def weights_gene_by_gene(
    values: FloatArray, design: FloatArray, weights: FloatArray | None = None, *, prior_genes: float = 10.0
) -> FloatArray:
    """(samples,) positive weights, their product 1, by one pass over the genes (Ritchie et al. 2006).

    ``values`` is genes × samples, none missing; ``design`` is samples × columns; ``weights`` (genes × samples) are
    positive, 1 each when left out.  The log variance is gene + sample.  Starting from ``prior_genes`` genes without
    differences between samples, each gene in turn adds its Fisher information on the samples, and the samples' log
    variances take one scoring step with its own score and all information so far: the order of the genes matters, a
    little.  Genes without residuals do not tell; without residual degrees of freedom all weights are 1.
    Raises ValueError when the shapes do not fit.
    """
    values = np.asarray(values, dtype=np.float64)
    design = as_design(design, values.shape[1])
    weights = np.ones(values.shape) if weights is None else np.asarray(weights, dtype=np.float64)
    if weights.shape != values.shape:
        message = f"expected a weight for each of {values.shape} values, found {weights.shape}"
        raise ValueError(message)
    n, model = values.shape[1], _model(design)
    if model.df <= 0 or len(values) < 2:
        return np.ones(n)
    state = _State(np.zeros(n), prior_genes * np.eye(n), prior_genes)
    start = 0
    while start < len(values):
        rows = slice(start, start + _block(start, n))
        state = _through(_turned(values[rows], weights[rows], model), model, state)
        start = rows.stop
    return np.exp(-state.log_variance)


def _model(design: FloatArray) -> _Model:
    basis = orthonormal(design)
    inside = basis.q[:, basis.lengths > 0]
    rank = inside.shape[1]
    outside = 2 * rank > len(design)
    columns = np.linalg.svd(inside)[0][:, rank:].T if outside else inside.T
    both = (columns[:, None] * columns).reshape(-1, len(design)).T
    return _Model(columns, outside, products_of(columns.T).T.copy(), both, len(design) - rank)


def _block(before: int, samples: int) -> int:
    """Genes in the next block: few while each one moves the weights much."""
    size = min(before // 2, LARGEST_BLOCK, BLOCK_ELEMENTS // samples)
    return max(1, size if size < RUN else size // RUN * RUN)


def _turned(values: FloatArray, weights: FloatArray, model: _Model) -> _Genes:
    basis = model.columns.T
    values = times(values, basis) if model.outside else values - times(times(values, basis), basis.T)
    return _Genes(np.ascontiguousarray(values.T), np.ascontiguousarray(weights.T))


def _through(genes: _Genes, model: _Model, state: _State) -> _State:
    """Take all genes of a block, each with the weights that those before it left.

    With the information M on the log variances x, gene i makes M(i) (x(i) − x(i − 1)) = its score at x(i − 1).  The
    whole path is found in rounds: where a guess misses this, the sum of the misses so far is M times its error, up to
    the noise of single genes.
    """
    size = genes.weights.shape[1]
    share = state.genes / (state.genes + np.arange(1.0, size + 1))
    inverse = np.linalg.inv(state.information)
    path = np.repeat(state.log_variance[:, None], size + 1, axis=1)
    for _ in range(ROUNDS):
        score, told = _score(genes, model, path[:, :-1])
        made, information = _times_information(state.information, told, np.diff(path, axis=1), model.df)
        # M grows about in proportion to the genes.
        change = inverse @ np.cumsum(score - made, axis=1) * share
        path[:, 1:] += change
        if np.abs(change).max() < STILL:
            break
    return _State(path[:, -1], information, state.genes + size)


def _score(genes: _Genes, model: _Model, log_variance: FloatArray) -> tuple[FloatArray, FloatArray]:
    """(samples, genes): standardised squared residuals less their expectation; that expectation, 1 − leverage."""
    weights = genes.weights * np.exp(-log_variance)
    if model.outside:
        weights = 1 / weights
    inverse = inverses(model.products @ weights).matrices
    share = weights * (model.both @ inverse.reshape(-1, weights.shape[1]))
    if model.outside:
        rest = model.columns.T @ np.einsum("abg,bg->ag", inverse, genes.values)
    else:
        along = np.einsum("abg,bg->ag", inverse, model.columns @ (weights * genes.values))
        rest = genes.values - model.columns.T @ along
        share = 1 - share
    rest *= rest * weights
    variance = rest.sum(axis=0) / model.df
    tells = variance > NOTHING_LEFT
    rest /= np.where(tells, variance, 1.0)
    rest -= share
    return rest * tells, share * tells


@lru_cache
def _lower(size: int) -> FloatArray:
    return np.tri(size)


def _times_information(
    before: FloatArray, told: FloatArray, steps: FloatArray, df: int
) -> tuple[FloatArray, FloatArray]:
    """Each gene's column of ``steps`` (samples, genes) times the information up to that gene; all information."""
    n, size = told.shape
    run = min(RUN, size)
    runs = -(-size // run)
    padded = np.zeros((2, runs * run, n))
    padded[:, :size] = told.T, steps.T
    rows, moves = padded.reshape(2, runs, run, n)
    turned = np.swapaxes(rows, 1, 2)
    each = turned @ rows / -df
    diagonal = np.arange(n)
    each[:, diagonal, diagonal] += rows.sum(axis=1)
    sums = np.cumsum(np.concatenate([before[None], each]), axis=0)
    # Of the genes of one run: those before and the gene itself.
    within = (moves @ turned * _lower(run)) @ rows
    made = moves @ sums[:-1] + np.cumsum(rows, axis=1) * moves - within / df
    return made.reshape(-1, n)[:size].T, sums[-1]
