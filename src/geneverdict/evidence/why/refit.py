"""One gene's linear model, and what it gives without some samples or pairs, without fitting it again."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.model.series import FloatArray
from geneverdict.model.series_context import SeriesContext
from geneverdict.model.verdict import GeneRow
from geneverdict.stats.student import two_sided

IntArray = npt.NDArray[np.intp]
RANK = 1e-9
"""Directions shorter than this, relative to the column, are rounding."""
GONE = 1e-10
"""Eigenvalues of the projection below this: leaving these samples out takes a column of the model with them."""
AGREES = 1e-6


class Model(NamedTuple):
    """Rows are samples, times the roots of their weights where they have some; in a paired model they are contrasts
    within an individual, and the individuals' columns are gone: the same fit (Frisch & Waugh 1933), with one row for
    each pair."""

    y: FloatArray
    x: FloatArray
    """(rows, columns), the last is case − control."""
    units: tuple[str, ...]
    """What can be left out: samples, or individuals in a paired model."""
    rows: IntArray
    """(units, most): the rows of each unit, filled up with ``len(y)``."""


class Fitted(NamedTuple):
    coef: float
    rss: float
    df: float
    unscaled: float
    """Variance of the coefficient, were the residual variance 1."""
    residual: FloatArray
    weights: FloatArray
    """(rows,): coef = weights · y."""
    outside: FloatArray
    """(rows, rows): projects outside the columns of the model."""


class Without(NamedTuple):
    """One value for each set left out; NaN where the contrast cannot be estimated without it."""

    coef: FloatArray
    rss: FloatArray
    df: FloatArray
    unscaled: FloatArray


class GenePrior(NamedTuple):
    """The prior that this gene's row was tested with."""

    df: float
    var: float
    cap: float
    """The most degrees of freedom for each residual one (the sum over all genes); infinite when it does not bind."""


class Tested(NamedTuple):
    t: FloatArray
    df: FloatArray

    @property
    def p(self) -> FloatArray:
        return two_sided(self.t, self.df)


def model_of(
    context: SeriesContext, values: FloatArray, extra: FloatArray | None = None, *, weights: FloatArray | None = None
) -> Model:
    """The gene's own model on its observed samples; ``extra`` (samples,) is a covariate put before the last column,
    ``weights`` (samples,) are those of the gene's values, 0 being no value."""
    x = context.matrix if extra is None else np.column_stack([context.matrix[:, :-1], extra, context.matrix[:, -1]])
    root = np.ones(len(values)) if weights is None else np.sqrt(weights)
    observed = np.flatnonzero(np.isfinite(values) & np.isfinite(x).all(axis=1) & (root > 0))
    if context.blocks is None:
        names = tuple(context.samples[i] for i in observed)
        sure = root[observed]
        return Model(values[observed] * sure, x[observed] * sure[:, None], names, np.arange(len(observed))[:, None])
    return _within_blocks(values, x, [context.blocks[i] for i in observed], observed, root)


def _within_blocks(values: FloatArray, x: FloatArray, blocks: list[str], observed: IntArray, root: FloatArray) -> Model:
    members: dict[str, list[int]] = {}
    for block, i in zip(blocks, observed, strict=True):
        members.setdefault(block, []).append(int(i))
    groups = {block: rows for block, rows in members.items() if len(rows) > 1}
    counts = [len(rows) - 1 for rows in groups.values()]
    contrasts = np.zeros((sum(counts), len(values)))
    table = np.full((len(counts), max(counts, default=1)), len(contrasts), dtype=np.intp)
    start = 0
    for unit, (rows, count) in enumerate(zip(groups.values(), counts, strict=True)):
        contrasts[start : start + count, rows] = _weighted_contrasts(root[rows])
        table[unit, :count] = range(start, start + count)
        start += count
    # Missing samples have no part in a contrast; 0 keeps them from making one NaN.
    whole = contrasts @ np.nan_to_num(np.column_stack([x, values]))
    kept = np.append(np.abs(whole[:, :-2]).max(axis=0, initial=0.0) > RANK, True)
    return Model(whole[:, -1], whole[:, :-1][:, kept], tuple(groups), table)


def _weighted_contrasts(root: FloatArray) -> FloatArray:
    """(n − 1, n) of values that have these roots of weights: orthonormal on values times roots, and 0 on a constant."""
    if np.all(root == root[0]):
        return np.asarray(_contrasts(len(root)) * root[0], dtype=np.float64)
    across: FloatArray = np.asarray(np.linalg.svd(root[None])[2][1:] * root, dtype=np.float64)
    return across


@cache
def _contrasts(n: int) -> FloatArray:
    """(n − 1, n) orthonormal contrasts (Helmert)."""
    out = np.zeros((n - 1, n))
    for k in range(1, n):
        out[k - 1, :k], out[k - 1, k] = 1.0, -k
        out[k - 1] /= math.sqrt(k * (k + 1))
    return out


def fit_model(y: FloatArray, x: FloatArray) -> Fitted | None:
    """Least squares; None where the last coefficient cannot be estimated."""
    if not len(y):
        return None
    u, lengths, _ = np.linalg.svd(x[:, :-1], full_matrices=False)
    basis = u[:, lengths > RANK * lengths.max(initial=0.0)] if len(lengths) else np.empty((len(y), 0))
    last = x[:, -1] - basis @ (basis.T @ x[:, -1])
    square = float(last @ last)
    if square <= RANK * float(x[:, -1] @ x[:, -1]) or square == 0:
        return None
    weights = last / square
    outside = np.eye(len(y)) - basis @ basis.T - np.outer(last, weights)
    residual = outside @ y
    df = float(len(y) - basis.shape[1] - 1)
    return Fitted(float(weights @ y), float(residual @ residual), df, 1 / square, residual, weights, outside)


def leave_out(fitted: Fitted, rows: IntArray) -> Without:
    """The fit without each of several sets of rows: ``rows`` is (sets, k), filled up with the number of rows.

    Leaving rows out is adding an indicator for each; what these take is known from the projection of the whole fit.
    """
    n = len(fitted.residual)
    outside = np.eye(n + 1)
    outside[:n, :n] = fitted.outside
    residual, weights = np.append(fitted.residual, 0.0), np.append(fitted.weights, 0.0)
    values, vectors = np.linalg.eigh(outside[rows[:, :, None], rows[:, None, :]])
    gone = values < GONE
    inverse = np.where(gone, 0.0, 1 / np.where(gone, 1.0, values))
    r = np.einsum("mki,mk->mi", vectors, residual[rows])
    a = np.einsum("mki,mk->mi", vectors, weights[rows])
    lost = np.any(gone & (np.abs(a) > math.sqrt(RANK * fitted.unscaled)), axis=1)
    taken = np.count_nonzero(~gone, axis=1) - np.any(rows == n, axis=1)
    coef = fitted.coef - (a * r * inverse).sum(axis=1)
    rss = np.maximum(fitted.rss - (r * r * inverse).sum(axis=1), 0.0)
    unscaled = fitted.unscaled + (a * a * inverse).sum(axis=1)
    nan = np.where(lost, np.nan, 0.0)
    return Without(coef + nan, rss + nan, fitted.df - taken + nan, unscaled + nan)


def gene_prior(row: GeneRow, fitted: Fitted, df_prior: float, var_prior: float) -> GenePrior | None:
    """The series' prior where it gives the row; else the one that the row implies (a trend, a robust prior).

    None where the model does not give the row's effect at all: arrays were weighted, or incomplete pairs kept.
    """
    if abs(fitted.coef - row.log2fc) > AGREES * (1 + abs(row.log2fc)):
        return None
    for df, var in ((df_prior, var_prior), _implied(row, fitted)):
        total = df + fitted.df
        cap = row.df / fitted.df if fitted.df > 0 and row.df < total * (1 - AGREES) else math.inf
        prior = GenePrior(df, var, cap)
        se = math.sqrt(max(_posterior(fitted.rss, fitted.df, prior), 0.0) * fitted.unscaled)
        if abs(se - row.se) <= AGREES * (row.se + math.sqrt(max(var_prior, 0.0))):
            return prior
    return None


def _implied(row: GeneRow, fitted: Fitted) -> tuple[float, float]:
    df = max(row.df - fitted.df, 0.0)
    post = row.se**2 / fitted.unscaled
    if df == 0 or math.isinf(df):
        return df, post
    return df, max((post * (df + fitted.df) - fitted.rss) / df, 0.0)


def _posterior(rss: float, df: float, prior: GenePrior) -> float:
    one = np.array([1.0])
    return float(posterior(Without(one, rss * one, df * one, one), prior)[0])


def posterior(fit: Without, prior: GenePrior) -> FloatArray:
    """Posterior variances; NaN where neither a prior nor a residual degree of freedom is there."""
    if math.isinf(prior.df):
        return np.where(np.isnan(fit.coef), np.nan, prior.var)
    with np.errstate(all="ignore"):
        known: FloatArray = (prior.df * (prior.var if prior.df > 0 else 0.0) + fit.rss) / (prior.df + fit.df)
        return known


def tested(fit: Without, prior: GenePrior) -> Tested:
    """Moderated t with the prior held fixed."""
    with np.errstate(all="ignore"):
        t = fit.coef / np.sqrt(posterior(fit, prior) * fit.unscaled)
        cap = np.inf if math.isinf(prior.cap) else prior.cap * fit.df
        total = np.minimum(prior.df + fit.df, cap)
    return Tested(t, np.where(np.isnan(t), np.nan, total))
