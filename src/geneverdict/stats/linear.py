"""Least squares of one design for all genes at once; the coefficient of its last column."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray

COLLINEAR = 1e-7
"""A column whose part outside the earlier columns is this much shorter than itself depends on them (R's ``lm.fit``)."""
CHUNK_ELEMENTS = 1 << 21
"""Values held at once for one chunk of genes: 16 MB for each of a handful of arrays."""
EPS = float(np.finfo(np.float64).eps)


class LinearFit(NamedTuple):
    """One value per gene.  ``coef`` is NaN where the last column cannot be estimated from the gene's samples;
    ``sigma`` is NaN where ``df_residual`` is 0; ``ave_expr`` is the mean of the observed values."""

    coef: FloatArray
    stdev_unscaled: FloatArray
    sigma: FloatArray
    df_residual: FloatArray
    ave_expr: FloatArray


class _Basis(NamedTuple):
    """Orthonormal columns of one design or of a stack of designs; columns that depend on earlier ones are zero."""

    q: FloatArray
    """(…, n, p)"""
    lengths: FloatArray
    """(…, p): length of each column outside the earlier ones, 0 where it depends on them."""
    has_constant: BoolArray
    """(…): a constant over the samples is a combination of the columns before the last."""


def fit_last_coefficient(y: FloatArray, design: FloatArray) -> LinearFit:
    """Fit ``y = design · coefficients`` by least squares, gene by gene, and return the last coefficient.

    ``y`` is genes × samples, NaN (or infinite) where missing; ``design`` is samples × columns, finite, and its LAST
    column is the contrast wanted.  A gene with missing values is fitted on its own samples; earlier columns that have
    become combinations of others are dropped as R's ``lm.fit`` does.  ``df_residual`` is samples observed − rank.
    A contrast or residual no larger than the rounding of the values themselves is exactly 0.
    Raises ValueError when the shapes do not fit or the design is not finite.
    """
    y, design = np.asarray(y), np.asarray(design, dtype=np.float64)
    _check(y, design)
    out = LinearFit(*(np.full(len(y), np.nan) for _ in LinearFit._fields))
    complete = _orthonormal(design)
    rows = max(1, CHUNK_ELEMENTS // max(1, y.shape[1]))
    for start in range(0, len(y), rows):
        part = np.asarray(y[start : start + rows], dtype=np.float64)
        observed = np.isfinite(part)
        whole = observed.all(axis=1)
        index = np.arange(start, start + len(part))
        if whole.all():
            _store(out, index, _project(part, observed, complete))
            continue
        _store(out, index[whole], _project(part[whole], observed[whole], complete))
        _fit_incomplete(out, index[~whole], part[~whole], observed[~whole], design)
    return out


def collinear_columns(design: FloatArray) -> tuple[int, ...]:
    """Indexes of the columns of ``design`` (samples × columns) that are linear combinations of earlier columns."""
    lengths = _orthonormal(np.asarray(design, dtype=np.float64)).lengths
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


def _check(y: FloatArray, design: FloatArray) -> None:
    if y.ndim != 2 or design.ndim != 2 or y.shape[1] != design.shape[0] or design.shape[1] == 0:
        message = f"expected y (genes, samples) and design (samples, columns ≥ 1), found {y.shape} and {design.shape}"
        raise ValueError(message)
    if not np.isfinite(design).all():
        message = "the design holds values that are not finite"
        raise ValueError(message)


def _orthonormal(columns: FloatArray) -> _Basis:
    """Gram–Schmidt in the order of the columns, each column twice so that the result is orthogonal to rounding."""
    q = np.zeros(columns.shape)
    lengths = np.zeros((*columns.shape[:-2], columns.shape[-1]))
    for j in range(columns.shape[-1]):
        rest = _outside(columns[..., j], q[..., :j])
        length = np.linalg.norm(rest, axis=-1)
        keep = length > COLLINEAR * np.linalg.norm(columns[..., j], axis=-1)
        lengths[..., j] = np.where(keep, length, 0.0)
        np.divide(rest, length[..., None], out=q[..., j], where=keep[..., None])
    ones = np.any(columns != 0, axis=-1).astype(np.float64)
    left = np.linalg.norm(_outside(ones, q[..., :-1]), axis=-1)
    return _Basis(q, lengths, left <= 64 * EPS * np.sqrt(columns.shape[-2]))


def _outside(vector: FloatArray, q: FloatArray) -> FloatArray:
    """What is left of ``vector`` (…, n) outside the orthonormal columns ``q`` (…, n, j)."""
    rest = vector
    for _ in range(2):
        rest = rest - np.squeeze(q @ (np.swapaxes(q, -1, -2) @ rest[..., None]), -1)
    return rest


def _project(y: FloatArray, observed: BoolArray, basis: _Basis) -> LinearFit:
    """The fit of genes that share a basis (n, p), or have one each (g, n, p)."""
    counts = observed.sum(axis=1)
    size = np.abs(np.where(observed, y, 0.0)).max(axis=1, initial=0.0)
    first = np.take_along_axis(y, observed.argmax(axis=1)[:, None], axis=1)[:, 0]
    # Working from the first value loses nothing, and makes a constant gene exactly zero.
    shift = np.where(basis.has_constant & (counts > 0), first, 0.0)
    centred = np.where(observed, y - shift[:, None], 0.0)
    mean = np.divide(centred.sum(axis=1), counts, out=np.full(len(y), np.nan), where=counts > 0) + shift
    rest = _outside_rows(centred, basis.q[..., :-1])
    along = np.sum(rest * basis.q[..., -1], axis=1)
    rest = rest - along[:, None] * basis.q[..., -1]
    rounding = y.shape[1] * EPS * size
    along = np.where(np.abs(along) <= rounding, 0.0, along)
    norm = np.linalg.norm(rest, axis=1)
    norm = np.where(norm <= rounding, 0.0, norm)
    df = counts - np.count_nonzero(basis.lengths, axis=-1).astype(np.float64)
    last = np.where(basis.lengths[..., -1] > 0, basis.lengths[..., -1], np.nan) * np.ones(len(y))
    sigma = np.divide(norm, np.sqrt(np.maximum(df, 0.0)), out=np.full(len(y), np.nan), where=df > 0)
    return LinearFit(along / last, 1.0 / last, sigma, df, mean)


def _outside_rows(rows: FloatArray, q: FloatArray) -> FloatArray:
    """Each row (g, n) without its part in ``q``: one product when ``q`` is shared, a stack of products when not."""
    if q.ndim == 2:
        return rows - (rows @ q) @ q.T
    return rows - np.squeeze(q @ (np.swapaxes(q, -1, -2) @ rows[..., None]), -1)


def _fit_incomplete(out: LinearFit, index: IntArray, y: FloatArray, observed: BoolArray, design: FloatArray) -> None:
    """Genes with missing values: one basis for each pattern of missingness, patterns in stacks of bounded size."""
    packed = np.packbits(observed, axis=1)
    order = np.lexsort(packed.T)
    rows = max(1, CHUNK_ELEMENTS // design.size)
    for start in range(0, len(order), rows):
        take = order[start : start + rows]
        changes = np.any(packed[take][1:] != packed[take][:-1], axis=1)
        pattern = np.concatenate(([0], np.cumsum(changes)))
        leaders = np.concatenate(([0], np.flatnonzero(changes) + 1))
        stack = _orthonormal(design * observed[take][leaders][:, :, None])
        each = _Basis(stack.q[pattern], stack.lengths[pattern], stack.has_constant[pattern])
        _store(out, index[take], _project(y[take], observed[take], each))


def _store(out: LinearFit, index: IntArray, part: LinearFit) -> None:
    for whole, piece in zip(out, part, strict=True):
        whole[index] = piece
