"""Counts that decide the fit of their gene alone: Cook's distances, and what is done about them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.counts.deseq.means import Means

REPLICATES = 3
"""Samples of one cell of the design from which one can be told to stand apart."""
SMALLEST_DISPERSION = 0.04
BEYOND = 0.01
"""Probability of a larger distance, by the F distribution."""
TRIMS = ((3, 1 / 3, 2.04), (23, 1 / 4, 1.86), (np.inf, 1 / 8, 1.51))
"""Up to how many samples: the share trimmed at either end, and what a trimmed mean of squares must be multiplied with
to be a variance (of normal numbers)."""
REPLACED_TRIM = 0.2
LARGER = 3
"""Samples with an even larger count, from which on a count of one of two groups does not stand apart."""


class Cells(NamedTuple):
    """The combinations of the design's columns that occur."""

    which: IntArray
    """(samples,)"""
    size: IntArray
    """(samples,) how many samples share it."""


def cells_of(design: FloatArray) -> Cells:
    _, which, number = np.unique(design, axis=0, return_inverse=True, return_counts=True)
    return Cells(which.ravel(), number[which.ravel()])


def cooks_distances(counts: FloatArray, means: Means, sizes: FloatArray, design: FloatArray) -> FloatArray:
    """(genes, samples) how far each count alone moves the coefficients (Cook 1977; Love, Huber & Anders 2014).

    ``counts`` is genes × samples; ``sizes`` (samples,) are size factors; ``design`` is samples × columns.  The
    variance is one that a single outlying count hardly changes.
    """
    alpha, fitted = _robust_dispersion(counts / sizes, cells_of(design))[:, None], means.values(sizes, design)
    pearson = (counts - fitted) ** 2 / (fitted + alpha * fitted**2)
    distances: FloatArray = pearson / design.shape[1] * means.leverage / (1 - means.leverage) ** 2
    return distances


def _robust_dispersion(normalised: FloatArray, cells: Cells) -> FloatArray:
    """By moments, from the largest trimmed variance of a cell with replicates, or that of all samples without any."""
    replicated = np.unique(cells.which[cells.size >= REPLICATES])
    if len(replicated):
        parts = [normalised[:, cells.which == cell] for cell in replicated]
        variance = np.max([_trimmed_variance(part, *_trim(part.shape[1])) for part in parts], axis=0)
    else:
        variance = _trimmed_variance(normalised, *TRIMS[-1][1:])
    mean = normalised.mean(axis=1)
    dispersion: FloatArray = np.maximum((variance - mean) / mean**2, SMALLEST_DISPERSION)
    return dispersion


def _trim(samples: int) -> tuple[float, float]:
    return next((share, scale) for most, share, scale in TRIMS if samples <= most)


def _trimmed_variance(values: FloatArray, share: float, scale: float) -> FloatArray:
    squares = (values - trimmed_mean(values, share)[:, None]) ** 2
    return scale * trimmed_mean(squares, share)


def trimmed_mean(values: FloatArray, share: float) -> FloatArray:
    """(genes,) means of (genes, samples) without ``share`` of them at either end."""
    cut = int(values.shape[1] * share)
    mean: FloatArray = np.sort(values, axis=1)[:, cut : values.shape[1] - cut].mean(axis=1)
    return mean


def cutoff(samples: int, columns: int) -> float:
    """The distance beyond which a count is an outlier."""
    tail = special.betaincinv((samples - columns) / 2, columns / 2, BEYOND)
    return float((1 - tail) / tail * (samples - columns) / columns)


def largest_distance(distances: FloatArray, cells: Cells, below: float = np.inf) -> FloatArray:
    """(genes,) of the samples with replicates, but fewer than ``below``; NaN without any."""
    told = (cells.size >= REPLICATES) & (cells.size < below)
    return distances[:, told].max(axis=1) if told.any() else np.full(len(distances), np.nan)


def outliers(counts: FloatArray, distances: FloatArray, design: FloatArray, replaced_from: int) -> BoolArray:
    """(genes,) whether a count is beyond the cut-off, in a cell too small for it to be replaced.

    Of two groups a count does not stand apart when three samples have more.
    """
    cells = cells_of(design)
    found = largest_distance(distances, cells, replaced_from) > cutoff(*design.shape)
    if design.shape[1] == 2 and len(np.unique(cells.which)) == 2:
        rows = np.flatnonzero(found)
        worst = counts[rows, distances[rows].argmax(axis=1)]
        found[rows] = (counts[rows] > worst[:, None]).sum(axis=1) < LARGER
    return found


def replaced(
    counts: FloatArray, sizes: FloatArray, distances: FloatArray, design: FloatArray, least: int
) -> FloatArray:
    """Counts beyond the cut-off become the trimmed mean of their gene, times the size factor, as a whole number; only
    in cells of at least ``least`` samples."""
    change = (distances > cutoff(*design.shape)) & (cells_of(design).size >= least)
    instead = np.floor(trimmed_mean(counts / sizes, REPLACED_TRIM)[:, None] * sizes)
    return np.where(change, instead, counts)
