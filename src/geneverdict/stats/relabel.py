"""The coefficient of the last column of a design under many versions of that column: permuted labels."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray
from geneverdict.stats.basis import COLLINEAR, EPS, orthonormal, spans_constant
from geneverdict.stats.patterns import patterns


class Correlated(NamedTuple):
    """Samples of one block are alike."""

    block: IntArray
    """(samples,)"""
    correlation: float


class Relabelling(NamedTuple):
    """Genes made ready for any label vector x: with A the matrix that projects outside the other columns, the
    coefficient is (A·y)·x / x·A·x and takes (A·y·x)² / x·A·x off y·A·y."""

    outside: FloatArray
    """(genes, samples) A·y, 0 where missing."""
    square: FloatArray
    """(genes,) y·A·y."""
    rounding: FloatArray
    """(genes,) what the rounding of a gene's values can amount to in a sum over its samples."""
    pattern: IntArray
    """(genes,) which pattern of missing values a gene has."""
    freedom: FloatArray
    """(patterns,) samples less the rank of the other columns."""
    length: FloatArray
    """(patterns, draws) x·A·x; 0 where the labels are a combination of the other columns."""
    labels: FloatArray
    """(draws, samples)"""


_PER_GENE = ("outside", "square", "rounding", "pattern")


class Relabelled(NamedTuple):
    """(genes, draws).  ``coef`` and ``stdev_unscaled`` are NaN where the labels are a combination of the other columns;
    ``variance`` (sigma²) is NaN where ``df_residual`` is 0.  What is alike for all genes may have one row."""

    coef: FloatArray
    stdev_unscaled: FloatArray
    variance: FloatArray
    df_residual: FloatArray


def relabel(
    y: FloatArray,
    others: FloatArray,
    labels: FloatArray,
    *,
    weights: FloatArray | None = None,
    correlated: Correlated | None = None,
) -> Relabelling:
    """What every draw shares, by the theorem of Frisch & Waugh (1933): genes and labels outside the other columns.

    ``y`` is genes × samples, NaN where missing, each gene with the samples it has; ``others`` is samples × columns,
    the design without its last column; ``labels`` is draws × samples, each row a last column.  ``weights`` (samples,)
    are positive; values times the roots of these are ``correlated`` within blocks.  The work is per pattern of missing
    values.
    Raises ValueError where the shapes do not fit or a column, a label or a weight cannot be used.
    """
    y = np.asarray(y, dtype=np.float64)
    _check(y, others, labels, weights)
    groups = list(patterns(np.isfinite(y)))
    outside, square, rounding = np.zeros(y.shape), np.zeros(len(y)), np.zeros(len(y))
    pattern, freedom = np.zeros(len(y), dtype=np.intp), np.zeros(len(groups))
    length = np.zeros((len(groups), len(labels)))
    centred = bool(spans_constant(np.ones(len(others)), orthonormal(others).q))
    for number, (rows, seen) in enumerate(groups):
        pattern[rows] = number
        if not len(seen):
            continue
        values = y[np.ix_(rows, seen)]
        # Working from the first value loses nothing, and makes a constant gene exactly zero.
        origin = values[:, :1] if centred else np.zeros((len(rows), 1))
        turn = _whitening(seen, weights, correlated)
        basis = _basis(_turned(others[seen].T, turn).T)
        whitened = _turned(values - origin, turn)
        size = np.abs(origin[:, 0]) * np.abs(turn).max() + np.sqrt((whitened * whitened).sum(axis=1))
        rounding[rows] = len(seen) * EPS * size
        rest = _leave(whitened, basis)
        square[rows] = (rest * rest).sum(axis=1)
        rest[square[rows] <= rounding[rows] ** 2] = 0.0
        outside[np.ix_(rows, seen)] = _turned(rest, turn.T)
        whole = _turned(labels[:, seen], turn)
        left = (_leave(whole, basis) ** 2).sum(axis=1)
        length[number] = np.where(left > COLLINEAR**2 * (whole * whole).sum(axis=1), left, 0.0)
        freedom[number] = len(seen) - basis.shape[1]
    square[square <= rounding * rounding] = 0.0
    return Relabelling(outside, square, rounding, pattern, freedom, length, np.asarray(labels, dtype=np.float64))


def relabel_weighted(
    y: FloatArray,
    others: FloatArray,
    labels: FloatArray,
    weights: FloatArray,
    *,
    correlated: Correlated | None = None,
) -> Relabelling:
    """As ``relabel``, with positive ``weights`` (genes, samples) of the values, of which none is missing: the
    projection is another for each gene, and so is ``length`` (genes, draws)."""
    y, roots = np.asarray(y, dtype=np.float64), np.sqrt(weights)
    seen = np.arange(len(others))
    turn = np.eye(len(seen)) if correlated is None else _whitening(seen, None, correlated)
    space = orthonormal(others)
    columns = space.q[:, space.lengths > 0]
    centred = bool(spans_constant(np.ones(len(others)), space.q))
    origin = y[:, :1] if centred else np.zeros((len(y), 1))
    basis = np.linalg.qr(np.einsum("ij,gj,jk->gik", turn, roots, columns, optimize=True))[0]
    whitened = (roots * (y - origin)) @ turn.T
    size = np.abs(origin[:, 0]) * roots.max(axis=1) * np.abs(turn).max() + np.sqrt((whitened * whitened).sum(axis=1))
    rounding = len(seen) * EPS * size
    rest = whitened
    for _ in range(2):
        rest = rest - np.einsum("gik,gk->gi", basis, np.einsum("gik,gi->gk", basis, rest))
    square = (rest * rest).sum(axis=1)
    rest[square <= rounding * rounding] = 0.0
    square[square <= rounding * rounding] = 0.0
    whole = sum(((row * roots) @ labels.T) ** 2 for row in turn)
    along = sum((((part @ turn) * roots) @ labels.T) ** 2 for part in np.moveaxis(basis, 2, 0))
    left = np.asarray(whole - along, dtype=np.float64)
    length = np.where(left > COLLINEAR * whole, left, 0.0)
    freedom = np.full(len(y), float(len(seen) - columns.shape[1]))
    pattern = np.arange(len(y), dtype=np.intp)
    return Relabelling(
        (rest @ turn) * roots, square, rounding, pattern, freedom, length, np.asarray(labels, np.float64)
    )


def fit_relabelled(relabelling: Relabelling, rows: IntArray | None = None, draws: slice = slice(None)) -> Relabelled:
    """The fits of some draws, for all genes or for those of ``rows``: as ``fit_last_coefficient`` gives them with each
    row of ``labels`` as the last column."""
    if rows is not None:
        relabelling = relabelling._replace(**{name: getattr(relabelling, name)[rows] for name in _PER_GENE})
    length = _spread(relabelling.length[:, draws], relabelling.pattern)
    along = relabelling.outside @ relabelling.labels[draws].T
    along[np.abs(along) <= relabelling.rounding[:, None] * np.sqrt(length)] = 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        inverse = np.where(length > 0, 1 / length, np.nan)
    df = _spread(residual_df(relabelling, draws), relabelling.pattern)
    return Relabelled(along * inverse, np.sqrt(inverse), variances(relabelling, draws), df)


def variances(relabelling: Relabelling, draws: slice = slice(None)) -> FloatArray:
    """(genes, draws) sigma² alone, NaN where no degree of freedom is left."""
    length, df = relabelling.length[:, draws], residual_df(relabelling, draws)
    inverse = np.divide(1.0, length, out=np.zeros(length.shape), where=length > 0)
    share = np.divide(1.0, df, out=np.full(df.shape, np.nan), where=df > 0)
    left = relabelling.outside @ relabelling.labels[draws].T
    left *= left
    left *= _spread(inverse, relabelling.pattern)
    np.subtract(relabelling.square[:, None], left, out=left)
    rounding = 4 * relabelling.labels.shape[1] * EPS * relabelling.square
    left[left <= rounding[:, None]] = 0.0
    left *= _spread(share, relabelling.pattern)
    return left


def residual_df(relabelling: Relabelling, draws: slice = slice(None)) -> FloatArray:
    """(patterns, draws)"""
    df: FloatArray = relabelling.freedom[:, None] - (relabelling.length[:, draws] > 0)
    return df


def _spread(by_pattern: FloatArray, pattern: IntArray) -> FloatArray:
    """(genes, draws) from (patterns, draws); where there is one pattern its row stands for all genes."""
    return by_pattern if len(by_pattern) == 1 else by_pattern[pattern]


def _check(y: FloatArray, others: FloatArray, labels: FloatArray, weights: FloatArray | None) -> None:
    n = y.shape[-1]
    if y.ndim != 2 or others.ndim != 2 or len(others) != n or labels.ndim != 2 or labels.shape[1] != n:
        message = (
            "expected y (genes, samples), others (samples, columns) and labels (draws, samples), "
            f"found {y.shape}, {others.shape} and {labels.shape}"
        )
        raise ValueError(message)
    if not (np.isfinite(others).all() and np.isfinite(labels).all()):
        message = "the other columns or the labels hold values that are not finite"
        raise ValueError(message)
    if weights is not None and (weights.shape != (n,) or not np.all(weights > 0)):
        message = "the weights are not one positive number per sample"
        raise ValueError(message)


def _whitening(seen: IntArray, weights: FloatArray | None, correlated: Correlated | None) -> FloatArray:
    """What turns values into ones that are independent and of one variance: a factor for each sample, or a matrix."""
    if correlated is None:
        return np.ones(len(seen)) if weights is None else np.sqrt(weights[seen])
    alike = correlated.block[seen][:, None] == correlated.block[seen]
    rest = (1 - correlated.correlation) * np.eye(len(seen))
    root = np.linalg.cholesky(np.where(alike, correlated.correlation, 0.0) + rest)
    whitening: FloatArray = np.linalg.inv(root)
    return whitening if weights is None else whitening * np.sqrt(weights[seen])


def _turned(rows: FloatArray, turn: FloatArray) -> FloatArray:
    return rows * turn if turn.ndim == 1 else rows @ turn.T


def _basis(columns: FloatArray) -> FloatArray:
    """Orthonormal columns (samples, rank) of the same space."""
    n, p = columns.shape
    if 0 < p <= n:
        q, r = np.linalg.qr(columns)
        if np.all(np.abs(np.diag(r)) > 100 * COLLINEAR * np.linalg.norm(columns, axis=0)):
            return np.asarray(q)
    basis = orthonormal(columns)
    return basis.q[:, basis.lengths > 0]


def _leave(rows: FloatArray, basis: FloatArray) -> FloatArray:
    """The part of each row outside the basis; twice, so that it is so to rounding."""
    rest = rows - (rows @ basis) @ basis.T
    rest -= (rest @ basis) @ basis.T
    return rest
