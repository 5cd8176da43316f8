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
    are positive; or samples are ``correlated`` within blocks.  The work is per pattern of missing values.
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
        basis = _basis(turn @ others[seen])
        whitened = (values - origin) @ turn.T
        size = np.abs(origin[:, 0]) * np.abs(turn).max() + np.sqrt((whitened * whitened).sum(axis=1))
        rounding[rows] = len(seen) * EPS * size
        rest = _leave(whitened, basis)
        square[rows] = (rest * rest).sum(axis=1)
        rest[square[rows] <= rounding[rows] ** 2] = 0.0
        outside[np.ix_(rows, seen)] = rest @ turn
        whole = labels[:, seen] @ turn.T
        left = (_leave(whole, basis) ** 2).sum(axis=1)
        length[number] = np.where(left > COLLINEAR**2 * (whole * whole).sum(axis=1), left, 0.0)
        freedom[number] = len(seen) - basis.shape[1]
    square[square <= rounding * rounding] = 0.0
    return Relabelling(outside, square, rounding, pattern, freedom, length, np.asarray(labels, dtype=np.float64))


def fit_relabelled(relabelling: Relabelling, draws: slice = slice(None), *, rows: IntArray | None = None) -> Relabelled:
    """The fits of some draws, for all genes or for those of ``rows``: as ``fit_last_coefficient`` gives them with each
    row of ``labels`` as the last column.  Takes about six arrays of genes × draws."""
    outside, square, rounding, pattern = relabelling[:4]
    if rows is not None:
        outside, square, rounding, pattern = outside[rows], square[rows], rounding[rows], pattern[rows]
    length = spread(relabelling.length[:, draws], pattern)
    estimable = length > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        inverse = np.where(estimable, 1 / length, np.nan)
    along = outside @ relabelling.labels[draws].T
    along[np.abs(along) <= rounding[:, None] * np.sqrt(length)] = 0.0
    coef = along * inverse
    left = square[:, None] - (along * coef if estimable.all() else np.where(estimable, along * coef, 0.0))
    left[left <= 4 * outside.shape[1] * EPS * square[:, None]] = 0.0
    df = spread(residual_df(relabelling, draws), pattern)
    known = df > 0
    variance = left / df if known.all() else np.divide(left, df, out=np.full(left.shape, np.nan), where=known)
    return Relabelled(coef, np.sqrt(inverse), variance, df)


def residual_df(relabelling: Relabelling, draws: slice = slice(None)) -> FloatArray:
    """(patterns, draws)"""
    df: FloatArray = relabelling.freedom[:, None] - (relabelling.length[:, draws] > 0)
    return df


def spread(by_pattern: FloatArray, pattern: IntArray) -> FloatArray:
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
    """(samples seen, samples seen): turns values into ones that are independent and of one variance."""
    if correlated is not None:
        alike = correlated.block[seen][:, None] == correlated.block[seen]
        rest = (1 - correlated.correlation) * np.eye(len(seen))
        whitening: FloatArray = np.linalg.inv(np.linalg.cholesky(np.where(alike, correlated.correlation, 0.0) + rest))
        return whitening
    return np.eye(len(seen)) if weights is None else np.diag(np.sqrt(weights[seen]))


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
