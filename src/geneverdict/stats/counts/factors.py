"""Normalisation factors: what a library's size must be multiplied with to compare most genes fairly."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.counts.arguments import as_counts, as_sizes

UPPER = 0.75
ALIKE = 1e-6
"""Two libraries with no log ratio beyond are the same."""
NO_QUARTILE = 1e-20
"""Upper quartiles below are no measure of a library."""


class Trim(NamedTuple):
    """Shares of the genes left out at either end."""

    ratios: float = 0.3
    """Of the log ratios (M)."""
    levels: float = 0.05
    """Of the mean log levels (A)."""


def tmm(
    counts: FloatArray, sizes: FloatArray | None = None, *, reference: int | None = None, trim: Trim | None = None
) -> FloatArray:
    """(samples,) factors by the trimmed mean of M values (Robinson & Oshlack 2010), their product 1.

    ``counts`` is genes × samples; ``sizes`` (samples,) the library sizes, the sums of the columns when left out;
    ``reference`` the library all others are compared with: by default the one whose upper quartile is nearest to the
    mean.  Genes without a count in either library do not count; the others weigh by the inverse variance of their log
    ratio (delta method).
    Raises ValueError when the shapes do not fit, or a count is negative or not finite.
    """
    counts, sizes = _with_counts(counts, sizes)
    if len(counts) == 0 or counts.shape[1] == 1:
        return np.ones(counts.shape[1])
    reference = _reference(counts, sizes) if reference is None else reference
    shares = counts / sizes
    # The variance of the log of a share.
    variance = np.divide(sizes - counts, sizes * counts, out=np.zeros(counts.shape), where=counts > 0)
    trimmed = []
    for j in range(counts.shape[1]):
        both = (counts[:, j] > 0) & (counts[:, reference] > 0)
        share, other = shares[both, j], shares[both, reference]
        spread = variance[both, j] + variance[both, reference]
        level = (np.log2(share) + np.log2(other)) / 2
        trimmed.append(_trimmed_mean(np.log2(share / other), level, spread, trim or Trim()))
    return _product_one(np.exp2(trimmed))


def upper_quartile(counts: FloatArray, sizes: FloatArray | None = None, *, share: float = UPPER) -> FloatArray:
    """(samples,) factors by the upper quartile of the genes counted anywhere (Bullard et al. 2010), their product 1.

    ``share`` is which quantile.  A library whose quantile is 0 makes all factors NaN.  Arguments and errors as in
    ``tmm``.
    """
    counts, sizes = _with_counts(counts, sizes)
    if len(counts) == 0:
        return np.ones(counts.shape[1])
    return _product_one(np.quantile(counts, share, axis=0) / sizes)


def relative_log_expression(counts: FloatArray, sizes: FloatArray | None = None) -> FloatArray:
    """(samples,) factors by the median ratio to the geometric mean library (Anders & Huber 2010), their product 1.

    Genes with a 0 in any library do not count; all factors are NaN when no gene is left.  Arguments and errors as in
    ``tmm``.
    """
    counts, sizes = _with_counts(counts, sizes)
    everywhere = counts[np.all(counts > 0, axis=1)]
    if len(counts) == 0:
        return np.ones(counts.shape[1])
    if len(everywhere) == 0:
        return np.full(counts.shape[1], np.nan)
    ratios = everywhere / np.exp(np.log(everywhere).mean(axis=1))[:, None]
    return _product_one(np.median(ratios, axis=0) / sizes)


def _with_counts(counts: FloatArray, sizes: FloatArray | None) -> tuple[FloatArray, FloatArray]:
    """The genes that are counted anywhere, and the library sizes."""
    counts = as_counts(counts)
    return counts[np.any(counts > 0, axis=1)], as_sizes(sizes, counts)


def _reference(counts: FloatArray, sizes: FloatArray) -> int:
    quartiles = np.quantile(counts, UPPER, axis=0) / sizes
    if np.median(quartiles) < NO_QUARTILE:
        return int(np.sqrt(counts).sum(axis=0).argmax())
    return int(np.abs(quartiles - quartiles.mean()).argmin())


def _trimmed_mean(ratio: FloatArray, level: FloatArray, variance: FloatArray, trim: Trim) -> float:
    """The weighted mean of the log ratios of genes that are extreme neither in ratio nor in level; 0 without any."""
    if not len(ratio) or np.abs(ratio).max() < ALIKE:
        return 0.0
    keep = _within(_ranks(ratio), trim.ratios) & _within(_ranks(level), trim.levels)
    if not keep.any():
        return 0.0
    return float((ratio[keep] / variance[keep]).sum() / (1 / variance[keep]).sum())


def _within(ranks: FloatArray, share: float) -> BoolArray:
    cut = np.floor(len(ranks) * share)
    within: BoolArray = (ranks >= cut + 1) & (ranks <= len(ranks) - cut)
    return within


def _ranks(values: FloatArray) -> FloatArray:
    """Ranks from 1, ties their mean."""
    _, which, number = np.unique(values, return_inverse=True, return_counts=True)
    ends: IntArray = np.cumsum(number)
    means: FloatArray = ends - (number - 1) / 2
    return means[which]


def _product_one(factors: FloatArray) -> FloatArray:
    if not np.all(factors > 0):
        return np.full(len(factors), np.nan)
    scaled: FloatArray = factors / np.exp(np.log(factors).mean())
    return scaled
