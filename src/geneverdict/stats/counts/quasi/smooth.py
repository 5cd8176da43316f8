"""Local means over a covariate, of many columns at once."""

from __future__ import annotations

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.counts.vertices import vertices


def local_means(x: FloatArray, columns: FloatArray, span: float) -> FloatArray:
    """(genes, columns) ``columns`` (genes, columns) smoothed over ``x`` (genes,) by local fits of degree 0 (Loader
    1999): means over the nearest ``span`` of all genes, linear between vertices."""
    at, weights = vertices(x, span)
    heights = (weights / weights.sum(axis=1, keepdims=True)) @ columns
    right = np.clip(np.searchsorted(at, x, side="right"), 1, max(len(at) - 1, 1))
    left, right = right - 1, np.minimum(right, len(at) - 1)
    width = at[right] - at[left]
    share = np.divide(x - at[left], width, out=np.zeros(len(x)), where=width > 0)[:, None]
    smooth: FloatArray = (1 - share) * heights[left] + share * heights[right]
    return smooth
