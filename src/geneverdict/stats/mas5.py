"""Affymetrix's signal and detection p-value (MAS 5.0; Hubbell, Liu and Mei 2002, Liu et al. 2002), as in affy.

A probe pair is a perfect match and the mismatch beside it.  ``sizes`` says how many pairs each probe set has, those of
one set side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import FloatArray, IntArray

_GRID = 4
"""Zones along each side."""
_LOWEST = 0.02
"""Share of a zone's cells that are its background."""
_SMOOTH = 100.0
_NOISE = 0.5
"""Share of the zone's noise below which no cell falls."""
_LEAST = 0.5
_CONTRAST, _SCALE, _DELTA = 0.03, 10.0, 2.0**-20
_TARGET, _TRIM = 500.0, 0.02
"""What the mean signal is scaled to, without the lowest and the highest share."""
_TAU = 0.015
SATURATED = 46_000.0
"""Intensity from which the scanner no longer tells cells apart."""
PRESENT = 0.04
"""Detection p below which a set is called present."""


def zone_background(values: FloatArray, x: IntArray, y: IntArray, sides: tuple[int, int]) -> FloatArray:
    """Intensities less the background of the zones around each cell, above zero.

    ``values`` (cells,) at column ``x`` and row ``y`` of an array of ``sides`` (columns, rows).
    """
    steps = [side / _GRID for side in sides]
    across, down = (
        np.minimum(((at + 0.5) / step).astype(np.intp), _GRID - 1) for at, step in zip((x, y), steps, strict=True)
    )
    low, noise = np.zeros((_GRID, _GRID)), np.zeros((_GRID, _GRID))
    for i in range(_GRID):
        for j in range(_GRID):
            zone = values[(across == i) & (down == j)]
            dark = np.partition(zone, int(_LOWEST * len(zone)))[: int(_LOWEST * len(zone))]
            if len(dark) < 2:
                message = f"expected 100 cells or more in each zone, found {len(zone)}"
                raise ValueError(message)
            low[i, j], noise[i, j] = dark.mean(), dark.std(ddof=1)
    centre = [(np.arange(_GRID) + 0.5) * step for step in steps]
    total, background, spread = np.zeros(len(values)), np.zeros(len(values)), np.zeros(len(values))
    for i in range(_GRID):
        for j in range(_GRID):
            weight = 1 / ((x + 0.5 - centre[0][i]) ** 2 + (y + 0.5 - centre[1][j]) ** 2 + _SMOOTH)
            total += weight
            background += weight * low[i, j]
            spread += weight * noise[i, j]
    left: FloatArray = np.maximum(np.maximum(values, _LEAST) - background / total, _NOISE * spread / total)
    return left


def signal(perfect: FloatArray, mismatch: FloatArray, sizes: IntArray) -> FloatArray:
    """Of each set, on the linear scale, from the pairs (pairs,) of one array; not scaled yet."""
    out = np.empty(len(sizes))
    for sets, pairs in _by_size(sizes):
        pm, mm = perfect[pairs], mismatch[pairs]
        contrast = _biweight(np.log2(pm) - np.log2(mm))[:, None]
        shrink = np.where(contrast > _CONTRAST, contrast, _CONTRAST / (1 + (_CONTRAST - contrast) / _SCALE))
        ideal = np.where(mm >= pm, pm / 2**shrink, mm)
        out[sets] = 2 ** _biweight(np.log2(np.maximum(pm - ideal, _DELTA)))
    return out


def scaled(signals: FloatArray) -> FloatArray:
    """The signals of one array with 500 for their trimmed mean."""
    ordered = np.sort(signals)
    out = int(len(ordered) * _TRIM)
    factor: FloatArray = signals * (_TARGET / ordered[out : len(ordered) - out].mean())
    return factor


def detection(perfect: FloatArray, mismatch: FloatArray, sizes: IntArray) -> FloatArray:
    """Detection p of each set, from intensities whose background was not taken off.

    Wilcoxon's signed ranks of (PM − MM)/(PM + MM) against .015, by the normal approximation without regard to ties.
    Pairs whose mismatch is saturated are left out, unless a set has no others.
    """
    out = np.empty(len(sizes))
    score = (perfect - mismatch) / (perfect + mismatch) - _TAU
    saturated = mismatch >= SATURATED
    for sets, pairs in _by_size(sizes):
        over = saturated[pairs]
        out[sets] = _above_zero(np.where(over & ~over.all(axis=1, keepdims=True), np.nan, score[pairs]))
    return out


def _above_zero(score: FloatArray) -> FloatArray:
    """One-sided p of each row, NaN aside."""
    from scipy.stats import rankdata

    score = np.where(score == 0, np.nan, score)
    size = np.abs(score)
    ranks = np.nan_to_num(rankdata(size, axis=1, nan_policy="omit"))
    n = np.isfinite(score).sum(axis=1)
    positive = np.where(score > 0, ranks, 0).sum(axis=1)
    variance = n * (n + 1) * (2 * n + 1) / 24
    with np.errstate(invalid="ignore"):  # all differences are exactly zero: nothing is known of the set
        z = (positive - n * (n + 1) / 4) / np.sqrt(variance)
    p: FloatArray = special.ndtr(-z)
    return p


def _by_size(sizes: IntArray) -> Iterator[tuple[IntArray, IntArray]]:
    """Sets of one size, and the places of their pairs (sets × size)."""
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    for size in np.unique(sizes):
        sets = np.flatnonzero(sizes == size)
        yield sets, starts[sets][:, None] + np.arange(size)


def _biweight(values: FloatArray) -> FloatArray:
    """Tukey's one-step biweight of each row."""
    middle = np.median(values, axis=1, keepdims=True)
    spread = np.median(np.abs(values - middle), axis=1, keepdims=True)
    u = (values - middle) / (5 * spread + 1e-4)
    weight = np.where(np.abs(u) <= 1, (1 - u**2) ** 2, 0)
    mean: FloatArray = (weight * values).sum(axis=1) / weight.sum(axis=1)
    return mean
