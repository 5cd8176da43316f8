"""Correction for many tests."""

from __future__ import annotations

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray


def benjamini_hochberg(p: FloatArray) -> FloatArray:
    """False discovery rates of a family of p-values, in the order given (Benjamini & Hochberg 1995).

    ``p`` is (tests,); NaN stays NaN and is not counted as a test.  Raises ValueError for values outside [0, 1].

    >>> benjamini_hochberg(np.array([0.01, 0.04, np.nan, 0.03])).tolist()
    [0.03, 0.04, nan, 0.04]
    """
    p, tested = _checked(p)
    order = tested[np.argsort(p[tested], kind="stable")[::-1]]
    ranks = np.arange(len(order), 0, -1)
    out = np.full(len(p), np.nan)
    out[order] = np.minimum(np.minimum.accumulate(p[order] * (len(order) / ranks)), 1.0)
    return out


def holm(p: FloatArray) -> FloatArray:
    """p-values that hold for all of a family together, in the order given (Holm 1979).  As for the rates above.

    >>> holm(np.array([0.01, 0.04, np.nan, 0.03])).tolist()
    [0.03, 0.06, nan, 0.06]
    """
    p, tested = _checked(p)
    order = tested[np.argsort(p[tested], kind="stable")]
    out = np.full(len(p), np.nan)
    out[order] = np.minimum(np.maximum.accumulate(p[order] * np.arange(len(order), 0, -1)), 1.0)
    return out


def _checked(p: FloatArray) -> tuple[FloatArray, IntArray]:
    """The p-values, and the places of those that are tests."""
    p = np.asarray(p, dtype=np.float64)
    tested = np.flatnonzero(~np.isnan(p))
    if p.ndim != 1 or np.any((p[tested] < 0) | (p[tested] > 1)):
        message = f"expected one row of p-values between 0 and 1, found shape {p.shape}"
        raise ValueError(message)
    return p, tested
