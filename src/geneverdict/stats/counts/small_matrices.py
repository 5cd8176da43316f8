"""Very many small symmetric matrices at once, genes last so that each step is one long row."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray

DEPENDENT = 1e-12
"""Share of a column's square beyond the earlier ones, from which on it is rounding."""


class Inverses(NamedTuple):
    matrices: FloatArray
    """(size, size, genes)"""
    pivots: FloatArray
    """(size, genes) their product is the determinant."""


def products_of(design: FloatArray) -> FloatArray:
    """(samples, p (p + 1) / 2) products of any two columns of the design, by the rows of the upper triangle.

    Weights (genes, samples) times these are the upper triangles of designᵀ · weights · design.
    """
    first, second = np.triu_indices(design.shape[1])
    return design[:, first] * design[:, second]


def diagonal_of(size: int) -> IntArray:
    """Where the diagonal stands in an upper triangle, row by row."""
    return np.cumsum(np.concatenate([[0], np.arange(size, 1, -1)]))


def full(upper: FloatArray) -> FloatArray:
    """(size, size, genes) matrices of their upper triangles (size (size + 1) / 2, genes), row by row."""
    return upper[_both_triangles(len(upper))]


def inverses(upper: FloatArray) -> Inverses:
    """Invert positive semidefinite matrices given by their upper triangles (size (size + 1) / 2, genes).

    One column after the other is swept.  One that depends on earlier columns is left out: zeros in the inverse, 1
    among the pivots.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        found = _swept(upper, careful=False)
    own = upper[diagonal_of(len(found.pivots))]
    lost = np.flatnonzero(~np.all(found.pivots > DEPENDENT * own, axis=0))
    if len(lost):
        found.matrices[..., lost], found.pivots[:, lost] = _swept(upper[:, lost], careful=True)
    return found


def _swept(upper: FloatArray, *, careful: bool) -> Inverses:
    inverse = full(upper)
    pivots = np.empty(inverse.shape[1:])
    own = upper[diagonal_of(len(inverse))]
    for k in range(len(inverse)):
        column = inverse[:, k].copy()
        if careful:
            lost = ~(column[k] > DEPENDENT * own[k])
            column[:, lost], inverse[k][:, lost], column[k, lost] = 0.0, 0.0, 1.0
        pivots[k] = column[k]
        row = inverse[k] / column[k]
        inverse -= column[:, None] * row
        inverse[k] = row
        np.divide(column, -column[k], out=inverse[:, k])
        np.divide(1, column[k], out=inverse[k, k])
        if careful:
            inverse[k, k, lost] = 0.0
    return Inverses(inverse, pivots)


@lru_cache
def _both_triangles(elements: int) -> IntArray:
    """(size, size) where each element of a symmetric matrix stands among those of its upper triangle."""
    size = int((2 * elements) ** 0.5)
    place = np.empty((size, size), dtype=np.intp)
    upper = np.triu_indices(size)
    place[upper] = place[upper[::-1]] = np.arange(elements)
    return place
