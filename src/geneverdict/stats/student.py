"""Student's t: tails that stay exact where they are very small, quantiles; infinite degrees of freedom are normal."""

from __future__ import annotations

import numpy as np
from scipy import special

from geneverdict.stats.arrays import FloatArray


def upper_tail(t: FloatArray, df: FloatArray) -> FloatArray:
    """P(T > t), elementwise; relative error below 1e-10 down to 1e-300; NaN for NaN or df ≤ 0."""
    t, df = np.broadcast_arrays(np.asarray(t, dtype=np.float64), np.asarray(df, dtype=np.float64))
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ratio = t / np.sqrt(df) * (t / np.sqrt(df))
        # The incomplete beta function of whichever of the two complementary arguments is the smaller.
        near = special.betaincc(0.5, df / 2, ratio / (1 + ratio))
        far = special.betainc(df / 2, 0.5, 1 / (1 + ratio))
    half = np.where(ratio < 1, near, far) / 2
    tail = np.where(np.isinf(df), special.ndtr(-np.abs(t)), half)
    tail = np.where(df > 0, tail, np.nan)
    return np.where(t < 0, 1 - tail, tail)


def two_sided(t: FloatArray, df: FloatArray) -> FloatArray:
    """P(|T| > |t|), elementwise."""
    return 2 * upper_tail(np.abs(t), df)


def quantile(tail: FloatArray | float, df: FloatArray) -> FloatArray:
    """The t with P(T > t) = ``tail``, elementwise."""
    tail, df = np.broadcast_arrays(np.asarray(tail, dtype=np.float64), np.asarray(df, dtype=np.float64))
    known = df > 0
    normal = -special.ndtri(tail)
    t = -special.stdtrit(np.where(known & np.isfinite(df), df, 1.0), tail)
    return np.where(known, np.where(np.isinf(df), normal, t), np.nan)
