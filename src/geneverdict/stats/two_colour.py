"""Two channels of one array: background, log ratios, and what dyes, print tips and arrays add to them (Yang 2002, Smyth
and Speed 2003, Yang and Thorne 2003).

Values are spots × arrays, NaN where missing.  M is red over green, A their mean, both on the log2 scale.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray
from geneverdict.stats.lowess import lowess
from geneverdict.stats.normexp import by_values, signal
from geneverdict.stats.quantile_normalise import quantile_normalise

Background = Literal["subtract", "normexp", "none"]
Within = Literal["print_tip_loess", "loess", "median", "none"]
Between = Literal["none", "a_quantile", "quantile", "scale"]
SPAN = 0.3
"""Share of the spots in a neighbourhood of the smooth of M on A."""
OFFSET = 50.0
"""Added after normexp, so that log ratios of faint spots do not spread."""


class Ratios(NamedTuple):
    m: FloatArray
    a: FloatArray

    @property
    def red(self) -> FloatArray:
        return self.a + self.m / 2

    @property
    def green(self) -> FloatArray:
        return self.a - self.m / 2


def correct_background(spots: FloatArray, around: FloatArray | None, how: Background, *, offset: float) -> FloatArray:
    """One channel without its background; ``around`` None: it was taken off before.  ``offset`` is added last.

    Raises ValueError for an array whose values are all alike, of which normexp can say nothing.
    """
    left = spots if around is None or how == "none" else spots - around
    if how == "normexp":
        left = np.column_stack([signal(array, by_values(array)) for array in left.T])
    return left + offset if offset else left


def log_ratios(red: FloatArray, green: FloatArray) -> Ratios:
    """NaN where one of the channels is not above zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        r, g = (np.log2(np.where(channel > 0, channel, np.nan)) for channel in (red, green))
    return Ratios(r - g, (r + g) / 2)


def within_arrays(ratios: Ratios, how: Within, tips: IntArray | None = None) -> Ratios:
    """M without what follows A, in each array by itself: a smooth over all spots, or over those of each print tip.

    ``tips`` (spots,): which print tip made the spot.
    """
    if how == "none":
        return ratios
    m = ratios.m.copy()
    if how == "median":
        return Ratios(m - np.nanmedian(m, axis=0), ratios.a)
    if how == "print_tip_loess" and tips is None:
        message = "expected the print tip of each spot"
        raise ValueError(message)
    groups = (
        [np.arange(len(m))] if tips is None or how == "loess" else [np.flatnonzero(tips == t) for t in np.unique(tips)]
    )
    for j in range(m.shape[1]):
        for spots in groups:
            m[spots, j] = _residuals(ratios.m[spots, j], ratios.a[spots, j])
    return Ratios(m, ratios.a)


def _residuals(m: FloatArray, a: FloatArray) -> FloatArray:
    there = np.flatnonzero(np.isfinite(m) & np.isfinite(a))
    out = np.full(len(m), np.nan)
    if len(there) * SPAN < 1:
        out[there] = 0
        return out
    order = there[np.argsort(a[there], kind="stable")]
    out[order] = m[order] - lowess(a[order], m[order], span=SPAN)
    return out


def between_arrays(ratios: Ratios, how: Between) -> Ratios:
    """``a_quantile``: one distribution of A for all arrays, M as it is; ``quantile``: one for all channels; ``scale``:
    one median of |M|, and of |A|."""
    m, a = ratios
    if how == "a_quantile":
        return Ratios(m, _quantiles(a))
    if how == "quantile":
        both = _quantiles(np.hstack([ratios.green, ratios.red]))
        green, red = np.hsplit(both, 2)
        return Ratios(red - green, (red + green) / 2)
    if how == "scale":
        return Ratios(_one_size(m), _one_size(a))
    return ratios


def _quantiles(values: FloatArray) -> FloatArray:
    return quantile_normalise(values) if values.shape[1] > 1 else values


def _one_size(values: FloatArray) -> FloatArray:
    size = np.log(np.nanmedian(np.abs(values), axis=0))
    return np.asarray(values / np.exp(size - size.mean()), np.float64)
