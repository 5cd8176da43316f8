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
STILL = 3e-11
"""Log weights that will move less in the next round, as far as the last two tell, have arrived."""
ROUNDS = 200
NOTHING_LEFT = 1e-15
"""A residual variance below does not tell."""


class GeneByGene(NamedTuple):
    weights: FloatArray
    """(samples,) positive, their product 1."""
    path: FloatArray
    """(samples, genes + 1) log variances before the first gene and after each."""


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
    values: FloatArray,
    design: FloatArray,
    weights: FloatArray | None = None,
    *,
    prior_genes: float = 10.0,
    guess: FloatArray | None = None,
) -> GeneByGene:
    """Weights of samples by one pass over the genes (Ritchie et al. 2006).

    ``values`` is genes × samples, none missing; ``design`` is samples × columns; ``weights`` (genes × samples) are
    positive, 1 each when left out.  The log variance is gene + sample.  Starting from ``prior_genes`` genes without
    differences between samples, each gene in turn adds its Fisher information on the samples, and the samples' log
    variances take one scoring step with its own score and all information so far: the order of the genes matters, a
    little.  Genes without residuals do not tell; without residual degrees of freedom all weights are 1.  ``guess``, the
    path of a pass that was similar, saves time and changes nothing.
    Raises ValueError when the shapes do not fit.
    """
    values = np.asarray(values, dtype=np.float64)
    design = as_design(design, values.shape[1])
    weights = np.ones(values.shape) if weights is None else np.asarray(weights, dtype=np.float64)
    if weights.shape != values.shape:
        message = f"expected a weight for each of {values.shape} values, found {weights.shape}"
        raise ValueError(message)
    n, model = values.shape[1], _model(design)
    path = np.zeros((n, len(values) + 1)) if guess is None else guess.copy()
    if model.df <= 0 or len(values) < 2:
        return GeneByGene(np.ones(n), path)
    state = _State(np.zeros(n), prior_genes * np.eye(n), prior_genes)
    start = 0
    while start < len(values):
        rows = slice(start, start + _block(start, n))
        here = path[:, start : rows.stop + 1]
        here += (state.log_variance - here[:, 0])[:, None]
        state = _through(_turned(values[rows], weights[rows], model), model, state, here)
        start = rows.stop
    return GeneByGene(np.exp(-state.log_variance), path)


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
    if before < RUN:
        return 1
    return max(1, min(before // 2, LARGEST_BLOCK, BLOCK_ELEMENTS // samples) // RUN * RUN)


def _turned(values: FloatArray, weights: FloatArray, model: _Model) -> _Genes:
    basis = model.columns.T
    values = times(values, basis) if model.outside else values - times(times(values, basis), basis.T)
    return _Genes(np.ascontiguousarray(values.T), np.ascontiguousarray(weights.T))


def _through(genes: _Genes, model: _Model, state: _State, path: FloatArray) -> _State:
    """Take all genes of a block, each with the weights that those before it left; ``path`` (samples, genes + 1) is a
    guess that becomes the truth.

    With the information M on the log variances x, gene i makes M(i) (x(i) − x(i − 1)) = its score at x(i − 1).  The
    whole path is found in rounds: where a guess misses this, the sum of the misses so far is M times its error, up to
    the noise of single genes.
    """
    size = genes.weights.shape[1]
    if size == 1:
        return _through_one(genes, model, state, path)
    share = state.genes / (state.genes + np.arange(1.0, size + 1))
    inverse = np.linalg.inv(state.information)
    before = 0.0
    for _ in range(ROUNDS):
        score, told = _score(genes, model, path[:, :-1])
        steps = np.diff(path, axis=1)
        if steps.any():
            score -= _times_information(state.information, told, steps, model.df)
        # M grows about in proportion to the genes.
        change = inverse @ _running_sums(score) * share
        path[:, 1:] += change
        largest = float(np.abs(change).max())
        if largest * largest <= STILL * before:
            break
        before = largest
    return _State(path[:, -1].copy(), state.information + _information(told, model.df), state.genes + size)


def _information(told: FloatArray, df: int) -> FloatArray:
    information: FloatArray = np.diag(told.sum(axis=1)) - told @ told.T / df
    return information


def _through_one(genes: _Genes, model: _Model, state: _State, path: FloatArray) -> _State:
    score, told = _score(genes, model, state.log_variance[:, None])
    information = state.information + _information(told, model.df)
    path[:, 1] = path[:, 0] + np.linalg.solve(information, score[:, 0])
    return _State(path[:, 1].copy(), information, state.genes + 1)


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


def _up_to_each(rows: FloatArray) -> FloatArray:
    """Sums along the last axis, which is short, up to each element: quicker as one product of matrices."""
    run = rows.shape[-1]
    return (rows.reshape(-1, run) @ _upper(run)).reshape(rows.shape)


def _running_sums(values: FloatArray) -> FloatArray:
    """(samples, genes) sums of ``values`` over the genes up to each."""
    n, size = values.shape
    if size % RUN:
        return np.cumsum(values, axis=1)
    parts = _up_to_each(values.reshape(n, -1, RUN))
    parts[:, 1:] += np.cumsum(parts[:, :-1, -1], axis=1)[:, :, None]
    return parts.reshape(n, size)


@lru_cache
def _upper(size: int) -> FloatArray:
    return np.tri(size).T


def _times_information(before: FloatArray, told: FloatArray, steps: FloatArray, df: int) -> FloatArray:
    """Each gene's column of ``steps`` (samples, genes) times the information up to that gene."""
    n, size = told.shape
    run = min(RUN, size)
    if size % run:
        more = ((0, 0), (0, run - size % run))
        told, steps = np.pad(told, more), np.pad(steps, more)
    # (runs, samples, genes of a run), each run a matrix of its own in memory.
    rows, moves = (np.ascontiguousarray(np.swapaxes(part.reshape(n, -1, run), 0, 1)) for part in (told, steps))
    turned = np.ascontiguousarray(np.swapaxes(rows, 1, 2))
    each = rows @ turned
    each /= -df
    diagonal = np.arange(n)
    each[:, diagonal, diagonal] += rows.sum(axis=2)
    sums = np.cumsum(np.concatenate([before[None], each[:-1]]), axis=0)
    # Of the genes of one run: those before and the gene itself.
    pairs = turned @ moves
    pairs *= _upper(run) / -df
    made = _up_to_each(rows)
    made *= moves
    made += rows @ pairs
    made += sums @ moves
    return np.swapaxes(made, 0, 1).reshape(n, -1)[:, :size]
