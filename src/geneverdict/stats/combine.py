"""p-values of several series combined into one per gene: Fisher, Stouffer, ACAT.

All three take one-sided p-values, genes × series, of one direction: p is small where the effect is large upwards (or,
in a second call, downwards).  NaN: this series has not measured the gene.  With one series the result is its p,
with none NaN.

No test proves anything: p = 0 and p = 1 are what is left of numbers too near to them, and are taken as ``NEAREST_0``
and ``NEAREST_1``, so that a single 0 or 1 cannot decide alone, and 0 and 1 together are not infinity less infinity.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray

NEAREST_0 = float(np.finfo(np.float64).tiny)
"""2.2e-308, the smallest double of full precision."""
NEAREST_1 = 1 - float(np.finfo(np.float64).epsneg)
"""The largest double below 1.  Near 1 doubles are 1e-16 apart, so that the direction of the small p-values is exact
and the other, whose combined p is near 1 too, is coarse."""


class Combined(NamedTuple):
    """One value per gene, NaN where no series measured it."""

    k: FloatArray
    """Series that measured this gene."""
    statistic: FloatArray
    p: FloatArray
    """One-sided; 0 below 1e-308, where only ``statistic`` still tells genes apart."""


def fisher(p: FloatArray) -> Combined:
    """Fisher (1932): −2 Σ log p is chi-square with 2k degrees of freedom, if the series are independent.

    The statistic grows with the evidence.  Strong evidence in one series is enough.  Raises ValueError for p outside
    [0, 1] or that is not genes × series.

    >>> fisher(np.array([[0.01, 0.2, np.nan], [0.3, np.nan, np.nan]])).p.round(6).tolist()
    [0.014429, 0.3]
    """
    p, measured = _checked(p)
    k = measured.sum(axis=1).astype(np.float64)
    half = -np.log(np.where(measured, _inside(p), 1.0)).sum(axis=1)
    return _finish(p, k, 2 * half, special.gammaincc(np.maximum(k, 1), half))


def stouffer(p: FloatArray, weights: FloatArray | None = None) -> Combined:
    """Stouffer (1949) and Liptak (1958): z = Σ w·z(p) / √Σ w², normal if the series are independent.

    ``weights``: one positive number per series, or genes × series (for instance √n, or 1 / SE); all 1 by default.
    Evidence up in one series and down in another cancels.  Raises ValueError as ``fisher``, and for weights that are
    not positive and finite where there is a p.

    >>> stouffer(np.array([[0.01, 0.2, np.nan], [0.3, np.nan, np.nan]])).p.round(6).tolist()
    [0.012542, 0.3]
    """
    p, measured = _checked(p)
    k, w = measured.sum(axis=1).astype(np.float64), _weights(p, measured, weights)
    upper = np.where(measured, -special.ndtri(_inside(p)), 0.0)
    z = _ratio((w * upper).sum(axis=1), np.sqrt((w * w).sum(axis=1)))
    return _finish(p, k, z, special.ndtr(-z))


def acat(p: FloatArray, weights: FloatArray | None = None) -> Combined:
    """Cauchy combination (Liu et al. 2019): T = Σ w·tan((½ − p)π) / Σ w, standard Cauchy in the upper tail.

    Holds for small p even where the series depend on each other.  ``weights`` as for ``stouffer``.  A series whose
    p is very near 1 (a strong effect the other way) outweighs all others: with one-sided p-values, read it beside
    the other direction.  Raises ValueError as ``stouffer``.

    >>> acat(np.array([[0.01, 0.2, np.nan], [0.3, np.nan, np.nan]])).p.round(6).tolist()
    [0.019154, 0.3]
    """
    p, measured = _checked(p)
    k, w = measured.sum(axis=1).astype(np.float64), _weights(p, measured, weights)
    total = w.sum(axis=1, keepdims=True)
    share = np.divide(w, total, out=np.zeros_like(w), where=total > 0)
    t = (share * np.where(measured, _cotangent(_inside(p)), 0.0)).sum(axis=1)
    return _finish(p, k, t, np.arctan2(1.0, t) / np.pi)


def _cotangent(p: FloatArray) -> FloatArray:
    """tan((½ − p)π) = cot(pπ), which is 1/(pπ) for tiny p; from the nearer end, where the distance is exact."""
    near = np.pi * np.minimum(p, 1 - p)
    return np.where(p <= 0.5, 1.0, -1.0) / np.tan(near)


def _checked(p: FloatArray) -> tuple[FloatArray, BoolArray]:
    p = np.asarray(p, dtype=np.float64)
    if p.ndim != 2 or np.any((p < 0) | (p > 1)):
        message = f"expected p-values between 0 and 1, genes × series, found shape {p.shape}"
        raise ValueError(message)
    return p, ~np.isnan(p)


def _weights(p: FloatArray, measured: BoolArray, weights: FloatArray | None) -> FloatArray:
    """Weights of the shape of p, 0 where there is no p."""
    given = np.ones(p.shape) if weights is None else np.asarray(weights, dtype=np.float64)
    if given.shape not in (p.shape, p.shape[1:]):
        message = f"expected one weight per series, or genes × series as p {p.shape}, found {given.shape}"
        raise ValueError(message)
    given = np.broadcast_to(given, p.shape)
    if np.any(measured & ~(np.isfinite(given) & (given > 0))):
        message = "expected positive, finite weights wherever there is a p"
        raise ValueError(message)
    return np.where(measured, given, 0.0)


def _inside(p: FloatArray) -> FloatArray:
    return np.clip(p, NEAREST_0, NEAREST_1)


def _ratio(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.divide(a, b, out=np.zeros_like(a), where=b > 0)


def _finish(p: FloatArray, k: FloatArray, statistic: FloatArray, combined: FloatArray) -> Combined:
    """The degenerate cases: one series keeps its p as it is, none has none."""
    alone = np.where(np.isnan(p), 0.0, p).sum(axis=1)
    combined = np.where(k == 1, alone, combined)
    return Combined(k, np.where(k > 0, statistic, np.nan), np.where(k > 0, combined, np.nan))
