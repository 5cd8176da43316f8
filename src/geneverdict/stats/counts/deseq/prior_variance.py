"""How far the true log dispersions lie from their trend."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import FloatArray

SMALLEST_VARIANCE = 0.25
FEW = 3
"""Residual degrees of freedom up to which log variances are too skewed for a difference of variances."""
NORMAL = 1.4826
"""Median absolute deviation → standard deviation."""
BREAKS = np.arange(-20, 21) / 2
TRIED = np.linspace(0, 8, 200)
"""Prior variances whose histograms are compared; the smooth of what they differ by is looked up on a finer grid."""
FINE = np.linspace(0, 8, 1000)
NEIGHBOURS = 40
CELL = 8
MARGIN = 0.005


def residual_variance(residuals: FloatArray) -> float:
    """Square of the median absolute deviation of ``residuals`` (genes,), scaled to that of a normal distribution."""
    return float((NORMAL * np.median(np.abs(residuals - np.median(residuals)))) ** 2)


def prior_variance(residuals: FloatArray, df: int) -> float:
    """Variance of the true log dispersions around their trend, at least ¼ (Love, Huber & Anders 2014).

    ``residuals`` (genes,) are log dispersions less the trend's, estimated with ``df`` residual degrees of freedom.
    With more than three it is their (robust) variance less that of a log χ².  With fewer their histogram is compared
    with those of log χ² plus normal numbers, and the variance of the most similar one (Kullback & Leibler) is taken.
    """
    if df > FEW:
        return max(residual_variance(residuals) - float(special.polygamma(1, df / 2)), SMALLEST_VARIANCE)
    inside = residuals[(residuals > BREAKS[0]) & (residuals < BREAKS[-1])]
    # Intervals are closed on the right.
    observed = np.histogram(-inside, BREAKS)[0][::-1].astype(np.float64)
    observed = observed / observed.sum() / np.diff(BREAKS)
    differences = np.array([_kullback_leibler(observed, drawn) for drawn in _drawn()[df - 1]])
    return max(float(FINE[(_smoother() @ differences).argmin()]), SMALLEST_VARIANCE)


def _kullback_leibler(observed: FloatArray, drawn: FloatArray) -> float:
    both = np.concatenate([observed, drawn])
    small = both[both > 0].min()
    return float((observed * (np.log(observed + small) - np.log(drawn + small))).sum())


@lru_cache
def _drawn() -> FloatArray:
    """(3, tried, intervals) densities of 10,000 log χ² (over their degrees of freedom, 1 to 3) plus normal numbers of
    each variance tried, as R drew them (``chi_square_draws.R``): another draw would move the third digit."""
    path = resources.files("geneverdict.stats.counts.deseq") / "chi_square_draws.npy"
    with path.open("rb") as handle:
        numbers = np.load(handle).astype(np.float64)
    drawn: FloatArray = numbers / numbers.sum(axis=2, keepdims=True) / np.diff(BREAKS)
    return drawn


@lru_cache
def _smoother() -> FloatArray:
    """(fine, tried) the local quadratic smooth (Cleveland & Grosse 1991), span .2: fitted at the ends and at cuts
    through the points until at most ``CELL`` are left between two, and cubic in between."""
    span = TRIED[-1] - TRIED[0]
    ends = [TRIED[0] - MARGIN * span, TRIED[-1] + MARGIN * span]
    at = np.sort(np.concatenate([ends, TRIED[_cuts(0, len(TRIED) - 1)]]))
    height, slope = np.swapaxes([_local_quadratic(vertex) for vertex in at], 0, 1)
    left = np.clip(np.searchsorted(at, FINE, side="right") - 1, 0, len(at) - 2)
    width = (at[left + 1] - at[left])[:, None]
    t = (FINE - at[left])[:, None] / width
    near, far = (1 + 2 * t) * (1 - t) ** 2 * height[left], t * t * (3 - 2 * t) * height[left + 1]
    smoother: FloatArray = near + far + width * t * (1 - t) * ((1 - t) * slope[left] - t * slope[left + 1])
    return smoother


def _cuts(first: int, last: int) -> list[int]:
    if last - first + 1 <= CELL:
        return []
    middle = (first + last) // 2
    return [middle, *_cuts(first, middle), *_cuts(middle + 1, last)]


def _local_quadratic(at: float) -> FloatArray:
    """(2, tried) what each point adds to the height and to the slope there."""
    away = np.abs(TRIED - at)
    reach = np.sort(away)[NEIGHBOURS - 1]
    weight = np.where(away > 0.001 * reach, (1 - np.minimum(away / reach, 1) ** 3) ** 3, 1.0)
    root = np.sqrt(np.where(away < 0.999 * reach, weight, 0.0))
    columns = np.vander(TRIED - at, 3, increasing=True)
    return np.asarray(np.linalg.pinv(columns * root[:, None])[:2] * root, dtype=np.float64)
