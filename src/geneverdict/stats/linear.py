"""Least squares of one design for all genes at once; the coefficient of its last column."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.basis import COLLINEAR, EPS, Basis, collinear_columns, depends_on, orthonormal, spans_constant
from geneverdict.stats.downdate import Removal, without_missing
from geneverdict.stats.products import times

__all__ = ["LinearFit", "collinear_columns", "depends_on", "fit_last_coefficient"]

CHUNK_ELEMENTS = 1 << 15
"""Values in one chunk of genes: 256 kB, so that the passes over it stay in the processor's cache."""
STACK_ELEMENTS = 1 << 21
"""Values in one stack of designs, for genes with missing values: 16 MB."""


class LinearFit(NamedTuple):
    """One value per gene.  ``coef`` is NaN where the last column cannot be estimated from the gene's samples;
    ``sigma`` is NaN where ``df_residual`` is 0; ``ave_expr`` is the plain mean of the observed values."""

    coef: FloatArray
    stdev_unscaled: FloatArray
    sigma: FloatArray
    df_residual: FloatArray
    ave_expr: FloatArray


class _Model(NamedTuple):
    design: FloatArray
    """The design with its rows scaled by ``root``."""
    basis: Basis
    root: FloatArray
    """(samples,) square roots of the weights."""
    centred: bool
    """A constant is a combination of the unscaled columns before the last: genes may be counted from any value."""


class _Genes(NamedTuple):
    """Genes as they are fitted, each with samples of its own."""

    values: FloatArray
    """(genes, samples) times the root of the weight, 0 where not observed."""
    observed: BoolArray
    mean: FloatArray
    rounding: FloatArray
    """(genes,) what rounding can make of a sum of the values."""

    def only(self, rows: BoolArray) -> _Genes:
        return _Genes(self.values[rows], self.observed[rows], self.mean[rows], self.rounding[rows])


def fit_last_coefficient(y: FloatArray, design: FloatArray, *, weights: FloatArray | None = None) -> LinearFit:
    """Fit ``y = design · coefficients`` by least squares, gene by gene, and return the last coefficient.

    ``y`` is genes × samples, NaN (or infinite) where missing; ``design`` is samples × columns, finite, and its LAST
    column is the contrast wanted; ``weights`` are those of samples (samples,), all positive, or of single values
    (genes, samples), where one of 0 leaves its value out of all but ``ave_expr``; 1 each when left out.  A gene with
    missing values is fitted on its own samples; earlier columns that have become combinations of others are dropped as
    R's ``lm.fit`` does.  ``df_residual`` is samples observed − rank.  A contrast or residual no larger than the
    rounding of the values themselves is exactly 0.
    Raises ValueError when the shapes do not fit, the design is not finite or a weight is negative or not a number.
    """
    y, design = np.asarray(y), np.asarray(design, dtype=np.float64)
    weights = np.ones(len(design)) if weights is None else np.asarray(weights, dtype=np.float64)
    _check_shapes(y, design)
    out = LinearFit(*(np.full(len(y), np.nan) for _ in LinearFit._fields))
    if weights.ndim == 2:
        _fit_weighted(out, y, design, weights_of_values(y, weights))
        return out
    model = _model(design, weights)
    rows = max(1, CHUNK_ELEMENTS // max(1, y.shape[1]))
    incomplete = []
    for start in range(0, len(y), rows):
        part = np.asarray(y[start : start + rows], dtype=np.float64)
        whole = np.isfinite(part.sum(axis=1))
        index = np.arange(start, start + len(part))
        if not whole.all():
            incomplete.append(index[~whole])
            part, index = part[whole], index[whole]
        _store(out, index, _fit_complete(part, model))
    if incomplete:
        _fit_incomplete(out, y, np.concatenate(incomplete), model)
    return out


def fit_each(y: FloatArray, designs: FloatArray) -> LinearFit:
    """``fit_last_coefficient`` of genes (genes, samples), none missing, of which each has a design of its own.

    ``designs`` is (genes, samples, columns).
    """
    rounding = _rounding(y, np.zeros(len(y)))
    return _fit_each(_Genes(y, np.ones(y.shape, dtype=np.bool_), y.mean(axis=1), rounding), orthonormal(designs))


def _check_shapes(y: FloatArray, design: FloatArray) -> None:
    if y.ndim != 2 or design.ndim != 2 or y.shape[1] != design.shape[0] or design.shape[1] == 0:
        message = f"expected y (genes, samples) and design (samples, columns ≥ 1), found {y.shape} and {design.shape}"
        raise ValueError(message)
    if not np.isfinite(design).all():
        message = "the design holds values that are not finite"
        raise ValueError(message)


def weights_of_values(y: FloatArray, weights: FloatArray) -> FloatArray:
    """Weights of single values, 0 where the value is missing, whatever stood there."""
    weights = np.where(np.isfinite(y), weights, 0.0) if weights.shape == y.shape else weights
    if weights.shape != y.shape or not np.isfinite(weights).all() or np.any(weights < 0):
        message = f"expected one weight of at least 0 for each value {y.shape}, found {weights.shape}"
        raise ValueError(message)
    return weights


def _model(design: FloatArray, weights: FloatArray) -> _Model:
    if weights.shape != (len(design),) or not np.isfinite(weights).all() or not np.all(weights > 0):
        message = f"expected one positive weight for each of {len(design)} samples, found {weights.shape}"
        raise ValueError(message)
    root = np.sqrt(weights)
    centred = spans_constant(np.ones(len(design)), orthonormal(design[:, :-1]).q)
    scaled = design * root[:, None]
    return _Model(scaled, orthonormal(scaled), root, bool(centred))


def _fit_complete(y: FloatArray, model: _Model) -> LinearFit:
    """Genes without missing values: one product with the shared basis."""
    # Working from the first value loses nothing, and makes a constant gene exactly zero.
    origin = y[:, 0].copy() if model.centred else np.zeros(len(y))
    values = y - origin[:, None]
    mean = values.mean(axis=1) + origin if y.shape[1] else np.full(len(y), np.nan)
    values *= model.root
    rounding = _rounding(values, origin * model.root.max(initial=0.0))
    others, last = model.basis.q[:, :-1], model.basis.q[:, -1]
    values -= times(times(values, others), others.T)
    along = values @ last
    values -= along[:, None] * last
    rank = np.count_nonzero(model.basis.lengths)
    df = np.full(len(y), float(y.shape[1] - rank))
    return _assemble(along, np.full(len(y), model.basis.lengths[-1]), _norm(values), df, mean, rounding)


def _fit_incomplete(out: LinearFit, y: FloatArray, index: IntArray, model: _Model) -> None:
    """Genes with missing values, those with the same pattern side by side: by taking the missing samples out of the
    shared basis where that is safe and cheaper, else with a basis of their own."""
    columns = model.design.shape[1]
    removal = Removal.of(model.basis, model.design[:, -1]) if columns > 2 else None
    rows = max(1, STACK_ELEMENTS // model.design.size)
    for start in range(0, len(index), rows):
        take = index[start : start + rows]
        part = np.asarray(y[take], dtype=np.float64)
        observed = np.isfinite(part)
        hard = np.ones(len(take), dtype=np.bool_)
        if removal is not None:
            values, origin, mean = _centre(part, observed, model.root, np.full(len(part), model.centred))
            easy = without_missing(values, observed, removal)
            fit = _assemble(easy.along, easy.length, easy.norm, easy.df, mean, _rounding(values, origin))
            _store(out, take[easy.safe], LinearFit(*(column[easy.safe] for column in fit)))
            hard = ~easy.safe
        if hard.any():
            _store(out, take[hard], _fit_by_pattern(part[hard], observed[hard], model))


def _fit_by_pattern(y: FloatArray, observed: BoolArray, model: _Model) -> LinearFit:
    """One basis for each pattern of missingness."""
    marks, pattern = _patterns(observed)
    stack = orthonormal(model.design * marks[:, :, None])
    centred = spans_constant(marks, orthonormal((model.design / model.root[:, None] * marks[:, :, None])[..., :-1]).q)
    values, origin, mean = _centre(y, observed, model.root, centred[pattern])
    genes = _Genes(values, observed, mean, _rounding(values, origin))
    return _fit_each(genes, Basis(stack.q[pattern], stack.lengths[pattern]))


def _fit_weighted(out: LinearFit, y: FloatArray, design: FloatArray, weights: FloatArray) -> None:
    """One decomposition for each gene."""
    rows = max(1, STACK_ELEMENTS // max(1, design.size))
    for start in range(0, len(y), rows):
        take = np.arange(start, min(start + rows, len(y)))
        part, root = np.asarray(y[take], dtype=np.float64), np.sqrt(weights[take])
        observed = root > 0
        marks, pattern = _patterns(observed)
        centred = spans_constant(marks, orthonormal(design[:, :-1] * marks[:, :, None]).q)
        values, origin, _ = _centre(part, observed, root, centred[pattern])
        genes = _Genes(values, observed, mean_of_known(part), _rounding(values, origin))
        scaled = design * root[:, :, None]
        fit, full = _fit_full_rank(genes, scaled)
        _store(out, take, fit)
        if not full.all():
            _store(out, take[~full], _fit_each(genes.only(~full), orthonormal(scaled[~full])))


def _fit_full_rank(genes: _Genes, scaled: FloatArray) -> tuple[LinearFit, BoolArray]:
    """The fit by one triangular matrix for each gene, of its design (genes, samples, columns) beside its values.

    It holds for the genes whose designs have full rank: these are told, too.
    """
    columns = scaled.shape[2]
    beside = np.concatenate([scaled, genes.values[:, :, None]], axis=2)
    beside = np.pad(beside, ((0, 0), (0, max(0, columns + 1 - beside.shape[1])), (0, 0)))
    triangle: FloatArray = np.linalg.qr(beside, mode="r")  # type: ignore[assignment]  # one array in this mode
    lengths = np.abs(np.diagonal(triangle, axis1=1, axis2=2))
    full: BoolArray = np.all(lengths[:, :-1] > COLLINEAR * np.linalg.norm(scaled, axis=1), axis=1)
    along = triangle[:, -2, -1] * np.sign(triangle[:, -2, -2])
    df = genes.observed.sum(axis=1) - float(columns)
    return _assemble(along, lengths[:, -2], lengths[:, -1], df, genes.mean, genes.rounding), full


def _patterns(observed: BoolArray) -> tuple[FloatArray, IntArray]:
    """The different rows of ``observed`` as 1 and 0, and which of them each row is."""
    _, leaders, pattern = np.unique(np.packbits(observed, axis=1), axis=0, return_index=True, return_inverse=True)
    return observed[leaders].astype(np.float64), pattern


def _fit_each(genes: _Genes, basis: Basis) -> LinearFit:
    """Each gene with a basis of its own."""
    q = basis.q
    rest = genes.values - np.squeeze(q[..., :-1] @ (np.swapaxes(q[..., :-1], 1, 2) @ genes.values[..., None]), -1)
    along = np.einsum("gn,gn->g", rest, q[..., -1])
    rest -= along[:, None] * q[..., -1]
    df = genes.observed.sum(axis=1) - np.count_nonzero(basis.lengths, axis=1).astype(np.float64)
    return _assemble(along, basis.lengths[:, -1], _norm(rest), df, genes.mean, genes.rounding)


def _centre(
    y: FloatArray, observed: BoolArray, root: FloatArray, centred: BoolArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Scaled values counted from the first observed one, 0 where missing; that value, scaled; the plain mean.

    ``root``: square roots of the weights, of samples (samples,) or of single values.
    """
    counts = observed.sum(axis=1)
    first = np.take_along_axis(y, observed.argmax(axis=1)[:, None], axis=1)[:, 0]
    origin = np.where(centred & (counts > 0), first, 0.0)
    values = np.where(observed, y - origin[:, None], 0.0)
    mean = np.divide(values.sum(axis=1), counts, out=np.full(len(y), np.nan), where=counts > 0) + origin
    return values * root, origin * root.max(axis=-1, initial=0.0), mean


def mean_of_known(y: FloatArray) -> FloatArray:
    """Of the values that are not missing, whatever their weights; NaN where there is none."""
    there = np.isfinite(y)
    counts, total = there.sum(axis=1), np.where(there, y, 0.0).sum(axis=1)
    mean: FloatArray = np.divide(total, counts, out=np.full(len(y), np.nan), where=counts > 0)
    return mean


def _rounding(values: FloatArray, origin: FloatArray) -> FloatArray:
    """What the rounding of a gene's values can amount to in a sum over its samples."""
    size: FloatArray = values.shape[1] * EPS * (np.abs(origin) + _norm(values))
    return size


def _norm(rows: FloatArray) -> FloatArray:
    out: FloatArray = np.sqrt(np.einsum("gn,gn->g", rows, rows))
    return out


def _assemble(
    along: FloatArray, length: FloatArray, norm: FloatArray, df: FloatArray, mean: FloatArray, rounding: FloatArray
) -> LinearFit:
    """``along`` is the part of each gene along the last column's direction, ``length`` how long that column is there,
    ``norm`` the length of the residuals."""
    along = np.where(np.abs(along) <= rounding, 0.0, along)
    norm = np.where(norm <= rounding, 0.0, norm)
    length = np.where(length > 0, length, np.nan)
    sigma = np.divide(norm, np.sqrt(np.maximum(df, 0.0)), out=np.full(len(df), np.nan), where=df > 0)
    return LinearFit(along / length, 1 / length, sigma, df, mean)


def _store(out: LinearFit, index: IntArray, part: LinearFit) -> None:
    for whole, piece in zip(out, part, strict=True):
        whole[index] = piece
