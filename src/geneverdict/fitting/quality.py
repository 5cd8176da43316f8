"""What the sample pictures need: principal components, correlations, the spread of each sample's values."""

from __future__ import annotations

import numpy as np

from geneverdict.model.prepared import Expression
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SampleQuality

_BOX = (0.05, 0.25, 0.5, 0.75, 0.95)


def sample_quality(expression: Expression) -> SampleQuality:
    """Principal components and correlations over the genes without missing values; quantiles over all values."""
    complete = expression.values[np.isfinite(expression.values).all(axis=1)]
    pca, explained = _components(complete)
    correlation = _correlation(complete)
    return SampleQuality(
        samples=expression.samples,
        pca=pca,
        explained=explained,
        n_genes_pca=len(complete),
        correlation=correlation,
        order=_cluster_order(correlation),
        box=_boxes(expression.values),
    )


def _components(values: FloatArray) -> tuple[FloatArray, tuple[float, float]]:
    """The first two principal components of the samples, from the samples × samples Gram matrix."""
    n = values.shape[1]
    centred = values - values.mean(axis=1, keepdims=True) if len(values) else np.zeros((1, n))
    weights, vectors = np.linalg.eigh(centred.T @ centred)
    weights = np.clip(weights[::-1], 0, None)
    vectors = vectors[:, ::-1]
    signs = np.where(vectors[np.abs(vectors).argmax(axis=0), np.arange(n)] < 0, -1.0, 1.0)
    scores = vectors * signs * np.sqrt(weights)
    total = weights.sum() or 1.0
    padded = np.zeros((n, 2))
    padded[:, : min(2, n)] = scores[:, :2]
    return padded, (float(weights[0] / total), float(weights[1] / total) if n > 1 else 0.0)


def _correlation(values: FloatArray) -> FloatArray:
    n = values.shape[1]
    if len(values) < 2:
        return np.eye(n)
    centred = values - values.mean(axis=0)
    norm = np.sqrt((centred**2).sum(axis=0))
    scaled = centred / np.where(norm > 0, norm, 1.0)
    correlation: FloatArray = np.clip(scaled.T @ scaled, -1.0, 1.0)
    np.fill_diagonal(correlation, 1.0)
    return correlation


def _cluster_order(correlation: FloatArray) -> tuple[int, ...]:
    if len(correlation) < 3:
        return tuple(range(len(correlation)))
    from scipy.cluster.hierarchy import leaves_list, linkage

    upper = np.triu_indices(len(correlation), 1)
    return tuple(int(i) for i in leaves_list(linkage(1.0 - correlation[upper], "average")))


def _boxes(values: FloatArray) -> FloatArray:
    if np.isfinite(values).all():
        return np.asarray(np.quantile(values, _BOX, axis=0).T)
    known = np.isfinite(values).any(axis=0)
    boxes = np.full((values.shape[1], len(_BOX)), np.nan)
    boxes[known] = np.nanquantile(values[:, known], _BOX, axis=0).T
    return boxes
