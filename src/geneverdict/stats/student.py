"""Student's t: tails that stay exact where they are very small, quantiles; infinite degrees of freedom are normal."""

from __future__ import annotations

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import FloatArray


def upper_tail(t: FloatArray, df: FloatArray) -> FloatArray:
    """P(T > t), elementwise; relative error below 1e-9 down to 1e-300; NaN for NaN or df ≤ 0."""
    t, df = np.broadcast_arrays(np.asarray(t, dtype=np.float64), np.asarray(df, dtype=np.float64))
    finite = np.isfinite(df) & (df > 0)
    tail = special.stdtr(np.where(finite, df, 1.0), -t)
    return np.where(finite, tail, np.where(df > 0, special.ndtr(-t), np.nan))


def two_sided(t: FloatArray, df: FloatArray) -> FloatArray:
    """P(|T| > |t|), elementwise."""
    return 2 * upper_tail(np.abs(t), df)


def quantile(tail: FloatArray | float, df: FloatArray) -> FloatArray:
    """The t with P(T > t) = ``tail``, elementwise; one ``tail`` for many genes costs one root for each different df."""
    if np.ndim(tail) == 0 and np.size(df) > 1:
        each, which = np.unique(df, return_inverse=True)
        return quantile(np.full(each.shape, tail), each)[which]
    tail, df = np.broadcast_arrays(np.asarray(tail, dtype=np.float64), np.asarray(df, dtype=np.float64))
    known = df > 0
    t = -special.stdtrit(np.where(known & np.isfinite(df), df, 1.0), tail)
    return np.where(known, np.where(np.isinf(df), -special.ndtri(tail), t), np.nan)


def density(t: FloatArray, df: FloatArray) -> FloatArray:
    """Density of Student's t; of the normal where ``df`` is infinite."""
    t, df = np.asarray(t, dtype=np.float64), np.asarray(df, dtype=np.float64)
    finite = np.where(np.isinf(df), 1.0, df)
    constant = special.gammaln((finite + 1) / 2) - special.gammaln(finite / 2) - np.log(np.pi * finite) / 2
    student: FloatArray = np.exp(constant - (finite + 1) / 2 * np.log1p(t * t / finite))
    normal: FloatArray = np.exp(-t * t / 2) / np.sqrt(2 * np.pi)
    return np.where(np.isinf(df), normal, student)
