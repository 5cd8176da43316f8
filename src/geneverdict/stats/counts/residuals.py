"""Least squares of all genes for what voom needs of them: fitted values and residual standard deviations."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.basis import orthonormal
from geneverdict.stats.products import times


class Fitted(NamedTuple):
    values: FloatArray
    """(genes, samples)"""
    sigma: FloatArray
    """(genes,) residual standard deviations; NaN without residual degrees of freedom."""
    df: int
    """Residual degrees of freedom, of every gene."""


def fit_values(y: FloatArray, design: FloatArray, *, weights: FloatArray | None = None) -> Fitted:
    """Fit ``design`` (samples × columns) to ``y`` (genes × samples, none missing) by least squares.

    ``weights`` (samples,) or (genes, samples) are positive.
    """
    root = np.ones(len(design)) if weights is None else np.sqrt(weights)
    basis = orthonormal(design * root[..., :, None])
    scaled = y if weights is None else y * root
    if root.ndim == 1:
        inside = times(times(scaled, basis.q), basis.q.T)
    else:
        inside = np.squeeze(basis.q @ (np.swapaxes(basis.q, 1, 2) @ scaled[:, :, None]), -1)
    return _fitted(scaled, inside, design)._replace(values=inside if weights is None else inside / root)


def fit_correlated(y: FloatArray, design: FloatArray, root: FloatArray) -> Fitted:
    """As ``fit_values`` by generalised least squares: errors have the covariance ``root · rootᵀ`` but for each gene's
    own variance; ``root`` is (samples, samples), one for all genes, or (genes, samples, samples)."""
    basis = orthonormal(np.asarray(np.linalg.solve(root, design), dtype=np.float64))
    if root.ndim == 2:
        scaled = times(y, np.asarray(np.linalg.inv(root).T, dtype=np.float64))
        inside = times(times(scaled, basis.q), basis.q.T)
        return _fitted(scaled, inside, design)._replace(values=times(inside, root.T))
    tall = np.asarray(np.linalg.solve(root, y[:, :, None]), dtype=np.float64)
    within = basis.q @ (np.swapaxes(basis.q, 1, 2) @ tall)
    return _fitted(tall[:, :, 0], within[:, :, 0], design)._replace(values=(root @ within)[:, :, 0])


def _fitted(scaled: FloatArray, inside: FloatArray, design: FloatArray) -> Fitted:
    df = len(design) - int(np.count_nonzero(orthonormal(design).lengths))
    rest = scaled - inside
    if df <= 0:
        return Fitted(inside, np.full(len(rest), np.nan), df)
    return Fitted(inside, np.sqrt(np.einsum("gn,gn->g", rest, rest) / df), df)
