"""The variance between series, tau², of every gene at once.

Arrays are series × genes, so that a sum over series adds whole rows.  A series that has not measured a gene has
variance infinity there, hence weight 0, and effect 0.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray

Method = Literal["REML", "PM", "DL", "FE"]
ITERATIONS = 200
SAFE_STEPS = 6
SETTLED = 1e-12
"""A step this small relative to tau² + the smallest sampling variance ends the iteration."""


class Effects(NamedTuple):
    """Effects and sampling variances, (series, genes), and the number of series that measured each gene (genes,).

    Each gene's effects are counted from ``origin`` (genes,), one of them, so that equal effects differ by exactly 0.
    """

    y: FloatArray
    v: FloatArray
    k: FloatArray
    origin: FloatArray


Step = Callable[[Effects, FloatArray], tuple[FloatArray, FloatArray]]
"""From tau² to two proposed changes: a safe one, whose sign is that of the slope, and Newton's."""


class Weighted(NamedTuple):
    """Inverse-variance sums of each gene, all (genes,); ``q`` is Σw(y − mean)²."""

    sum_w: FloatArray
    sum_w2: FloatArray
    mean: FloatArray
    q: FloatArray


def effects_of(effect: FloatArray, se: FloatArray) -> Effects:
    """``effect`` and ``se``, genes × series, checked and counted from an origin; NaN: the series has not measured it.

    Raises ValueError for shapes that differ, an SE that is not positive and finite, or an infinite effect.
    """
    effect, se = np.asarray(effect, dtype=np.float64), np.asarray(se, dtype=np.float64)
    if effect.ndim != 2 or effect.shape != se.shape:
        message = f"expected effect and se of one shape (genes, series), found {effect.shape} and {se.shape}"
        raise ValueError(message)
    measured = ~(np.isnan(effect) | np.isnan(se))
    if np.any(measured & ~(np.isfinite(effect) & np.isfinite(se) & (se > 0))):
        message = "expected finite effects and positive, finite standard errors (or NaN where not measured)"
        raise ValueError(message)
    k = measured.sum(axis=1).astype(np.float64)
    first = np.argmax(measured, axis=1)[:, None] if effect.shape[1] else np.zeros((len(effect), 0), dtype=np.intp)
    origin = np.where(k > 0, np.take_along_axis(effect, first, axis=1).sum(axis=1), np.nan)
    y = np.where(measured, effect - origin[:, None], 0.0).T
    v = np.where(measured, se * se, np.inf).T
    return Effects(np.ascontiguousarray(y), np.ascontiguousarray(v), k, origin)


def weigh(data: Effects, tau2: FloatArray) -> Weighted:
    """The weighted mean of each gene (counted from its origin) and its sums, with weights 1 / (v + tau²)."""
    w = 1 / (data.v + tau2)
    sum_w = w.sum(axis=0)
    with np.errstate(invalid="ignore"):
        mean = (w * data.y).sum(axis=0) / sum_w
    away = data.y - mean
    return Weighted(sum_w, (w * w).sum(axis=0), mean, (w * away * away).sum(axis=0))


def estimate_tau2(data: Effects, method: Method) -> tuple[FloatArray, BoolArray]:
    """tau² ≥ 0 of each gene and whether it settled; NaN and False for genes measured by fewer than 2 series."""
    tau2 = np.full(data.k.shape, np.nan)
    settled = np.zeros(data.k.shape, dtype=np.bool_)
    several = np.flatnonzero(data.k > 1)
    part = _take(data, several)
    if method == "FE":
        tau2[several], settled[several] = 0.0, True
    elif method == "DL":
        tau2[several], settled[several] = _der_simonian_laird(part), True
    elif method == "PM":
        tau2[several], settled[several] = _climb(part, np.zeros(len(several)), _paule_mandel_step)
    else:
        found, done = _climb(part, _hedges(part), _reml_step)
        tau2[several], settled[several] = _or_zero(part, found), done
    return tau2, settled


def _take(data: Effects, index: IntArray) -> Effects:
    return Effects(data.y[:, index], data.v[:, index], data.k[index], data.origin[index])


def _climb(data: Effects, start: FloatArray, step: Step) -> tuple[FloatArray, BoolArray]:
    """Follow ``step`` from ``start`` to where it is 0, or to 0 itself; genes that have settled are left out.

    The first steps are those of ``step.safe``, halved where they lead below 0: metafor's path, which decides at which
    of several maxima one arrives.  The safe steps may then creep or swing for ever, so Newton's follow, kept between
    the last point that had to rise and the last that had to fall.
    """
    tau2, settled = start.copy(), np.zeros(start.shape, dtype=np.bool_)
    smallest = data.v.min(axis=0, initial=np.inf)
    low, high = np.zeros_like(start), np.full_like(start, np.inf)
    todo, part = np.arange(len(start)), data
    for round_ in range(ITERATIONS):
        if not len(todo):
            break
        now = tau2[todo]
        safe, newton = step(part, now)
        low[todo] = np.where(safe > 0, now, low[todo])
        high[todo] = np.where(safe < 0, now, high[todo])
        new = _halved(now, safe) if round_ < SAFE_STEPS else _between(now, safe, newton, low[todo], high[todo])
        tau2[todo] = new
        done = np.abs(new - now) <= SETTLED * (now + smallest[todo])
        settled[todo[done]] = True
        if 4 * np.count_nonzero(done) >= len(todo) or len(todo) < 1000:
            todo, part = todo[~done], _take(part, np.flatnonzero(~done))
    return tau2, settled


def _halved(tau2: FloatArray, change: FloatArray) -> FloatArray:
    """One step, halved until it does not lead below 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        halvings = np.ceil(np.log2(-change / tau2))
    long = (change < -tau2) & (tau2 > 0)
    change = np.where(long, change * np.exp2(-np.where(long, halvings, 0.0)), change)
    return np.maximum(tau2 + change, 0.0)


def _between(tau2: FloatArray, safe: FloatArray, newton: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    """Newton's step where it leads to a maximum inside the bracket, else the safe step, else the bracket's middle."""
    choice = tau2 + newton
    rises = np.isfinite(choice) & (newton * safe >= 0) & (choice >= low) & (choice <= high)
    choice = np.where(rises, choice, np.maximum(tau2 + safe, 0.0))
    middle = np.where(np.isfinite(high), (low + high) / 2, choice)
    return np.where((choice >= low) & (choice <= high), choice, middle)


def _reml_step(data: Effects, tau2: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Fisher scoring and Newton for the restricted likelihood (Viechtbauer 2005): slope (y'PPy − tr P) / 2."""
    w = 1 / (data.v + tau2)
    w2 = w * w
    s1, s2, s3 = w.sum(axis=0), w2.sum(axis=0), _dot(w2, w)
    scaled = w * (data.y - _dot(w, data.y) / s1)
    share = s2 / s1
    slope = _dot(scaled, scaled) - s1 + share
    # Where one series outweighs all others by 1e15 the information cancels to nothing: keep the step finite.
    expected = np.maximum(s2 - 2 * s3 / s1 + share * share, 8 * np.finfo(np.float64).eps * s2)
    scaled2 = w * scaled
    observed = 2 * (_dot(scaled2, scaled) - scaled2.sum(axis=0) ** 2 / s1) - expected
    with np.errstate(divide="ignore", invalid="ignore"):
        return slope / expected, slope / observed


def _paule_mandel_step(data: Effects, tau2: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Newton for Q(tau²) = k − 1; Q is falling and convex, so that from 0 the steps never overshoot."""
    w = 1 / (data.v + tau2)
    scaled = w * (data.y - _dot(w, data.y) / w.sum(axis=0))
    square = scaled * scaled
    with np.errstate(divide="ignore", invalid="ignore"):
        change = (_dot(square, np.where(w > 0, data.v + tau2, 0.0)) - (data.k - 1)) / square.sum(axis=0)
    change = np.where(np.isfinite(change), change, -np.inf)
    return change, change


def _dot(a: FloatArray, b: FloatArray) -> FloatArray:
    """Sum over series of the products."""
    out: FloatArray = np.einsum("kg,kg->g", a, b)
    return out


def _hedges(data: Effects) -> FloatArray:
    """The unweighted estimator (Hedges & Olkin 1985), where metafor starts too."""
    measured = np.isfinite(data.v)
    away = np.where(measured, data.y - np.where(measured, data.y, 0.0).sum(axis=0) / data.k, 0.0)
    noise = np.where(measured, data.v, 0.0).sum(axis=0) / data.k
    start: FloatArray = np.maximum(0.0, (away * away).sum(axis=0) / (data.k - 1) - noise)
    return start


def _der_simonian_laird(data: Effects) -> FloatArray:
    fixed = weigh(data, np.zeros_like(data.k))
    return np.maximum(0.0, (fixed.q - (data.k - 1)) / (fixed.sum_w - fixed.sum_w2 / fixed.sum_w))


def _or_zero(data: Effects, tau2: FloatArray) -> FloatArray:
    """0 where the restricted likelihood is higher there than at the maximum that was found."""
    return np.where(_restricted(data, np.zeros_like(tau2)) > _restricted(data, tau2), 0.0, tau2)


def _restricted(data: Effects, tau2: FloatArray) -> FloatArray:
    """The restricted log likelihood, less its constants."""
    total = data.v + tau2
    sums = weigh(data, tau2)
    likelihood: FloatArray = (
        -(np.log(np.where(np.isfinite(total), total, 1.0)).sum(axis=0) + np.log(sums.sum_w) + sums.q) / 2
    )
    return likelihood
