"""Least squares with a few samples missing, from the fit of all samples.

Leaving samples out is the same as adding one indicator column for each: the residuals of those columns are columns of
the matrix that projects outside the design, so that a gene with k missing values needs a system of k equations and no
decomposition of its own.
"""

from __future__ import annotations

from typing import NamedTuple, Self

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.basis import Basis

CLEAR_ZERO, CLEARLY_NOT = 1e-12, 1e-4
"""Eigenvalues (squared sines) and lengths between these are left to a decomposition of their own."""


class Removal(NamedTuple):
    """What is shared by all genes."""

    outside: FloatArray
    """(n, n): projects outside the columns before the last."""
    last: FloatArray
    """(n,): the last column outside the others, and the column itself."""
    column: FloatArray
    rank: int
    """Of the columns before the last."""

    @classmethod
    def of(cls, basis: Basis, column: FloatArray) -> Self:
        others = basis.q[:, :-1]
        outside = np.eye(len(others)) - others @ others.T
        last = basis.q[:, -1] * basis.lengths[-1]
        return cls(outside, last, column, int(np.count_nonzero(basis.lengths[:-1])))


class Removed(NamedTuple):
    """One value per gene; to be used only where ``safe``."""

    along: FloatArray
    length: FloatArray
    norm: FloatArray
    df: FloatArray
    safe: BoolArray


def without_missing(values: FloatArray, observed: BoolArray, removal: Removal) -> Removed:
    """Fit genes (g, n), 0 where not ``observed``, without their missing samples.

    Not ``safe``: genes with as many missing samples as the design has columns, where a decomposition of their own
    costs less; and genes whose remaining design is nearly, but not clearly, short of rank.
    """
    along, length, norm, df = (np.full(len(values), np.nan) for _ in range(4))
    out = Removed(along, length, norm, df, np.zeros(len(values), dtype=np.bool_))
    missing = np.count_nonzero(~observed, axis=1)
    for k in np.unique(missing[missing <= removal.rank]):
        rows = np.flatnonzero(missing == k)
        where: IntArray = np.nonzero(~observed[rows])[1].reshape(len(rows), k)
        part = _remove(values[rows], observed[rows], where, removal)
        for whole, piece in zip(out, part, strict=True):
            whole[rows] = piece
    return out


def _remove(values: FloatArray, observed: BoolArray, where: IntArray, removal: Removal) -> Removed:
    """``where`` (g, k) are the missing samples of each gene."""
    columns = removal.outside[where]
    inverse, lost, clear = _inverse(np.take_along_axis(columns, where[:, None, :], axis=2))
    rest = values @ removal.outside
    last = np.broadcast_to(removal.last, rest.shape)
    rest = np.where(observed, _leave_out(rest, columns, where, inverse), 0.0)
    last = np.where(observed, _leave_out(last, columns, where, inverse), 0.0)
    square = np.einsum("gn,gn->g", last, last)
    own = np.where(observed, removal.column * removal.column, 0.0).sum(axis=1)
    gone = (square <= CLEAR_ZERO * own) | (own == 0)
    length = np.where(gone, 0.0, np.sqrt(square))
    along = np.divide(np.einsum("gn,gn->g", rest, last), length, out=np.zeros(len(rest)), where=~gone)
    rest -= np.divide(along, length, out=np.zeros(len(rest)), where=~gone)[:, None] * last
    df = values.shape[1] - where.shape[1] - (removal.rank - lost) - np.where(gone, 0.0, 1.0)
    norm = np.sqrt(np.einsum("gn,gn->g", rest, rest))
    return Removed(along, length, norm, df, clear & (gone | (square > CLEARLY_NOT * own)))


def _leave_out(rest: FloatArray, columns: FloatArray, where: IntArray, inverse: FloatArray) -> FloatArray:
    """Residuals (g, n) after the missing samples' columns (g, k, n) are fitted too."""
    there = np.take_along_axis(rest, where, axis=1)
    weights = np.einsum("gij,gj->gi", inverse, there)
    left: FloatArray = rest - np.einsum("gk,gkn->gn", weights, columns)
    return left


def _inverse(gram: FloatArray) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Pseudo-inverse of each (k, k) matrix, how many eigenvalues are 0, and whether none is in doubt."""
    values, vectors = np.linalg.eigh(gram)
    zero = values < CLEAR_ZERO
    clear = np.all(zero | (values > CLEARLY_NOT), axis=1)
    scaled = vectors * np.where(zero, 0.0, 1 / np.where(zero, 1.0, values))[:, None, :]
    return scaled @ np.swapaxes(vectors, 1, 2), zero.sum(axis=1).astype(np.float64), clear
