"""Negative binomial probabilities without the loss of digits that large counts or tiny dispersions bring."""

from __future__ import annotations

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import FloatArray

LARGE = 16.0
"""From here on Stirling's series is exact to rounding."""
HALF_LOG_TWO_PI = 0.5 * np.log(2 * np.pi)


def log_density(counts: FloatArray, means: FloatArray, alpha: FloatArray) -> FloatArray:
    """Log probabilities of ``counts`` with ``means`` and dispersions ``alpha``, arrays that fit each other."""
    some = np.where(counts > 0, counts, 1.0)
    constant = np.where(counts > 0, HALF_LOG_TWO_PI + np.log(some) / 2 + _stirling_error(some), 0.0)
    return log_density_but_for_counts(counts, means, alpha) - constant


def log_density_but_for_counts(counts: FloatArray, means: FloatArray, alpha: FloatArray) -> FloatArray:
    """``log_density`` up to what depends on the counts alone.

    As a sum of small terms (Loader 2000): the deviances of the count and of the size from what they are expected to
    be, and the errors of Stirling's formula.
    """
    size = 1 / alpha
    both, total = counts + size, means + size
    off = (counts - means) * (size / total)
    expected_count, expected_size = both * (means / total), both * (size / total)
    deviance = _deviance(off, expected_count) + _deviance(-off, expected_size)
    errors = _stirling_error(both) - _stirling_error(size)
    density: FloatArray = errors - np.log1p(counts / size) / 2 - deviance
    return density


def unit_deviance(counts: FloatArray, means: FloatArray, alpha: FloatArray) -> FloatArray:
    """Twice what the log probability of each count is below that with its own value as the mean; Poisson where
    ``alpha`` is 0."""
    if np.all(alpha == 0):
        return 2 * _deviance(counts - means, means)
    size = 1 / alpha
    both, total = counts + size, means + size
    off = (counts - means) * (size / total)
    deviance: FloatArray = 2 * (_deviance(off, both * (means / total)) + _deviance(-off, both * (size / total)))
    return deviance


def _deviance(off: FloatArray, expected: FloatArray) -> FloatArray:
    """x log(x / expected) + expected − x, x being ``expected`` + ``off``."""
    ratio = np.maximum(off / expected, -1.0)
    deviance: FloatArray = expected * (special.xlog1py(1 + ratio, ratio) - ratio)
    return deviance


def log_gamma(x: FloatArray) -> FloatArray:
    """log Γ(x), x > 0, from 16 on by Stirling's series in the order in which R adds it up: rounding is the same."""
    large = np.maximum(x, LARGE)
    series = ((HALF_LOG_TWO_PI + (large - 0.5) * np.log(large)) - large) + _stirling_series(large)
    logs: FloatArray = np.where(x >= LARGE, series, special.gammaln(np.minimum(x, LARGE)))
    return logs


def _stirling_series(x: FloatArray) -> FloatArray:
    square = 1 / (x * x)
    series: FloatArray = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / x
    return series


def _stirling_error(x: FloatArray) -> FloatArray:
    """log Γ(x + 1) less Stirling's approximation, x > 0."""
    series = _stirling_series(x)
    low = x < LARGE
    if low.any():
        small = x[low]
        series[low] = special.gammaln(small + 1) - (small + 0.5) * np.log(small) + small - HALF_LOG_TWO_PI
    return series
