"""Dispersions as a smooth of the mean, where no simple law holds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.counts.vertices import vertices

SPAN = 0.7


class LocalTrend(NamedTuple):
    """log dispersion against log mean: a parabola, and what local parabolas miss of it, cubic between vertices."""

    parabola: FloatArray
    """(3,)"""
    vertex: FloatArray
    height: FloatArray
    slope: FloatArray

    def at(self, means: FloatArray) -> FloatArray:
        """(genes,) dispersions; beyond the last vertices what is missed goes on straight."""
        x = np.log(means)
        right = np.clip(np.searchsorted(self.vertex, x, side="right"), 1, len(self.vertex) - 1)
        left, width = right - 1, np.diff(self.vertex)[right - 1]
        t = np.clip((x - self.vertex[left]) / width, 0.0, 1.0)
        cubic = (1 + 2 * t) * (1 - t) ** 2 * self.height[left] + t * t * (3 - 2 * t) * self.height[right]
        cubic += width * t * (1 - t) * ((1 - t) * self.slope[left] - t * self.slope[right])
        beyond = np.minimum(x - self.vertex[0], 0) * self.slope[0] + np.maximum(x - self.vertex[-1], 0) * self.slope[-1]
        dispersions: FloatArray = np.exp(np.vander(x, 3, increasing=True) @ self.parabola + cubic + beyond)
        return dispersions


def local_trend(means: FloatArray, dispersions: FloatArray) -> LocalTrend | None:
    """Fit log ``dispersions`` (genes,) to log ``means`` (genes,), weighted by the means, over the nearest 70 % of all
    genes (Loader 1999).  None where fewer than three means differ."""
    x, y, root = np.log(means), np.log(dispersions), np.sqrt(means)
    if len(np.unique(x)) < 3:
        return None
    columns = np.vander(x, 3, increasing=True)
    parabola = np.linalg.lstsq(columns * root[:, None], y * root, rcond=None)[0]
    left = y - columns @ parabola
    at, weights = vertices(x, SPAN)
    local = [_local_parabola(x - vertex, left, root * np.sqrt(near)) for vertex, near in zip(at, weights, strict=True)]
    height, slope = np.array(local).T
    return LocalTrend(parabola, at, height, slope)


def _local_parabola(x: FloatArray, y: FloatArray, root: FloatArray) -> FloatArray:
    """Height and slope at 0."""
    coef = np.linalg.lstsq(np.vander(x, 3, increasing=True) * root[:, None], y * root, rcond=None)[0]
    return np.asarray(coef[:2], dtype=np.float64)
