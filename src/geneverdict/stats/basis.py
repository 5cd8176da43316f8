"""Orthonormal columns of a design, and which of its columns depend on earlier ones."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray

COLLINEAR = 1e-7
"""A column whose part outside the earlier columns is this much shorter than itself depends on them (R's ``lm.fit``)."""
EPS = float(np.finfo(np.float64).eps)


class Basis(NamedTuple):
    """Of one design or of a stack of designs; columns that depend on earlier ones are zero."""

    q: FloatArray
    """(…, n, p) orthonormal columns."""
    lengths: FloatArray
    """(…, p): length of each column outside the earlier ones, 0 where it depends on them."""


def orthonormal(columns: FloatArray) -> Basis:
    """Gram–Schmidt in the order of the columns (…, n, p), each twice so that the result is orthogonal to rounding."""
    q = np.zeros(columns.shape)
    lengths = np.zeros((*columns.shape[:-2], columns.shape[-1]))
    for j in range(columns.shape[-1]):
        rest = outside(columns[..., j], q[..., :j])
        length = np.linalg.norm(rest, axis=-1)
        keep = length > COLLINEAR * np.linalg.norm(columns[..., j], axis=-1)
        lengths[..., j] = np.where(keep, length, 0.0)
        np.divide(rest, length[..., None], out=q[..., j], where=keep[..., None])
    return Basis(q, lengths)


def outside(vector: FloatArray, q: FloatArray) -> FloatArray:
    """What is left of ``vector`` (…, n) outside the orthonormal columns ``q`` (…, n, j)."""
    rest = vector
    for _ in range(2):
        rest = rest - np.squeeze(q @ (np.swapaxes(q, -1, -2) @ rest[..., None]), -1)
    return rest


def spans_constant(rows: FloatArray, q: FloatArray) -> BoolArray:
    """Whether the columns ``q`` (…, n, j) can make a constant over the samples that ``rows`` (…, n) marks with 1."""
    left = np.linalg.norm(outside(rows, q), axis=-1)
    span: BoolArray = left <= 64 * EPS * np.sqrt(rows.shape[-1])
    return span


def collinear_columns(design: FloatArray) -> tuple[int, ...]:
    """Indexes of the columns of ``design`` (samples × columns) that are linear combinations of earlier columns."""
    lengths = orthonormal(np.asarray(design, dtype=np.float64)).lengths
    return tuple(int(i) for i in np.flatnonzero(lengths == 0))


def depends_on(design: FloatArray, column: int) -> tuple[int, ...]:
    """Which earlier columns a collinear ``column`` is made of, so that a message can name them.

    Empty for a column of zeros.  Where several answers are possible the earliest independent columns are named.
    """
    design = np.asarray(design, dtype=np.float64)
    earlier = design[:, :column]
    independent = np.setdiff1d(np.arange(column), collinear_columns(earlier))
    if not len(independent):
        return ()
    weights = np.linalg.lstsq(earlier[:, independent], design[:, column], rcond=None)[0]
    share = np.abs(weights) * np.linalg.norm(earlier[:, independent], axis=0)
    return tuple(int(i) for i in independent[share > COLLINEAR * np.linalg.norm(design[:, column])])
