"""Genes with low counts left out of the multiple testing: where to cut so that most genes are found."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.lowess import lowess
from geneverdict.stats.multiple import benjamini_hochberg

TRIED = 50
HIGHEST = 0.95
SPAN = 0.2
ROUNDS = 3
FEW = 10
"""Rejections; with no more at any cut nothing is left out."""


class Filtered(NamedTuple):
    fdr: FloatArray
    """(genes,) NaN for genes left out."""
    threshold: float
    """What the mean count has to reach; NaN without genes."""
    share: float
    """Share of all genes below."""


def filter_independently(means: FloatArray, p: FloatArray, *, fdr: float) -> Filtered:
    """Benjamini–Hochberg over the genes whose mean count reaches a threshold (Bourgon, Gentleman & Huber 2010).

    ``means`` (genes,) are mean normalised counts, independent of p under the null; ``p`` (genes,) may be NaN.  50
    quantiles of the means are tried.  The lowest is taken at which the number of genes found at ``fdr`` exceeds the
    largest of its smooth less the root mean square of what the smooth misses (Love, Huber & Anders 2014).
    """
    if not len(means):
        return Filtered(np.empty(0), np.nan, np.nan)
    lowest = float(np.mean(means == 0))
    shares = np.linspace(lowest, HIGHEST if lowest < HIGHEST else 1.0, TRIED)
    thresholds = np.quantile(means, shares)
    order = np.argsort(p, kind="stable")[: np.count_nonzero(~np.isnan(p))]
    found = np.array([_found(p[order][means[order] >= cut], fdr) for cut in thresholds])
    best = _lowest_enough(shares, found.astype(np.float64))
    return Filtered(_adjusted(means, p, thresholds[best]), float(thresholds[best]), float(shares[best]))


def _adjusted(means: FloatArray, p: FloatArray, threshold: float) -> FloatArray:
    return benjamini_hochberg(np.where(means >= threshold, p, np.nan))


def _found(ascending: FloatArray, fdr: float) -> int:
    """How many of these p are found."""
    ranks = np.arange(1, len(ascending) + 1)
    below = np.flatnonzero(ascending * (len(ascending) / ranks) < fdr)
    return int(below[-1]) + 1 if len(below) else 0


def _lowest_enough(shares: FloatArray, found: FloatArray) -> int:
    if found.max() <= FEW:
        return 0
    smooth = lowess(shares, found, span=SPAN, iterations=ROUNDS)
    some = found > 0
    enough = smooth.max() - np.sqrt(np.mean((found[some] - smooth[some]) ** 2))
    return int(np.argmax(found > enough)) if np.any(found > enough) else 0
