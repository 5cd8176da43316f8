"""Interval of the variance between series, tau², gene by gene: how little a handful of series says about it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray
from geneverdict.stats.heterogeneity import Effects, effects_of, weigh

ITERATIONS = 200
"""Ordinary series need some 10, standard errors that span fifteen powers of ten some 40."""
SETTLED = 1e-14
"""A step this small relative to tau² + the smallest sampling variance ends the iteration."""


class Tau2Interval(NamedTuple):
    """One value per gene; NaN where fewer than 2 series measured it."""

    tau2_low: FloatArray
    tau2_high: FloatArray
    i2_low: FloatArray
    """The same interval as a percentage of the variance, at the typical sampling variance of these series."""
    i2_high: FloatArray
    empty: BoolArray
    """The effects are more alike than their standard errors allow: no tau² ≥ 0 fits at this level, and the interval
    is given as 0 to 0."""


def q_profile(effect: FloatArray, se: FloatArray, *, level: float = 0.95) -> Tau2Interval:
    """Q-profile interval of tau² (Viechtbauer 2007): every tau² whose Q is an ordinary chi-square with k − 1 df.

    ``effect`` and ``se`` are genes × series, NaN where a series has not measured the gene.  Q(tau²) falls; the lower
    end is where it meets the upper chi-square quantile, 0 where Q(0) is below that already, and the upper end where
    it meets the lower quantile.  There is no upper limit (metafor's ``confint`` stops at 100 unless told otherwise).
    Where Q(0) is below both quantiles metafor gives 0 and 0 and calls the interval empty: so here, with ``empty``.
    With k = 2 the upper end is some thousand times the estimate: two series say next to nothing about tau².
    Raises ValueError for shapes that differ, an SE that is not positive and finite, an infinite effect, or a level
    that is not between 0 and 1.
    """
    if not 0 < level < 1:
        message = f"expected a level between 0 and 1, found {level}"
        raise ValueError(message)
    everything = effects_of(effect, se)
    several = np.flatnonzero(everything.k > 1)
    data = Effects(
        everything.y[:, several], everything.v[:, several], everything.k[several], everything.origin[several]
    )
    fixed = weigh(data, np.zeros_like(data.k))
    lower, upper = special.chdtri(data.k - 1, (1 + level) / 2), special.chdtri(data.k - 1, (1 - level) / 2)
    ends = (_solve(data, upper), _solve(data, lower))
    values = np.full((4, len(everything.k)), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        typical = (data.k - 1) * fixed.sum_w / (fixed.sum_w**2 - fixed.sum_w2)
        values[:, several] = [*ends, *(100 * end / (end + typical) for end in ends)]
    empty = np.zeros(len(everything.k), dtype=np.bool_)
    empty[several] = fixed.q < lower
    tau2_low, tau2_high, i2_low, i2_high = values
    return Tau2Interval(tau2_low, tau2_high, i2_low, i2_high, empty)


def _solve(data: Effects, target: FloatArray) -> FloatArray:
    """The tau² ≥ 0 with Q(tau²) = ``target``, 0 where Q(0) is not above it; NaN if it were not found.

    1/Q rises and is concave (Q is a sum of c²/(λ + tau²), and 1/Q their harmonic mean), straight where all sampling
    variances are equal: Newton's steps on it from 0 never pass the root and are few.
    """
    tau2, todo = np.zeros_like(target), np.arange(len(target))
    smallest = data.v.min(axis=0, initial=np.inf)
    y, v = data.y, data.v
    for _ in range(ITERATIONS):
        if not len(todo):
            break
        step = _newton(y, v, tau2[todo], target[todo])
        tau2[todo] += step
        going = step > SETTLED * (tau2[todo] + smallest[todo])
        todo, y, v = todo[going], y[:, going], v[:, going]
    tau2[todo] = np.nan
    return tau2


def _newton(y: FloatArray, v: FloatArray, tau2: FloatArray, target: FloatArray) -> FloatArray:
    """Newton's step for 1/Q = 1/target; 0 at or beyond the root, where only rounding remains."""
    w = 1 / (v + tau2)
    away = y - np.einsum("kg,kg->g", w, y) / w.sum(axis=0)
    scaled = w * away
    falls, q = np.einsum("kg,kg->g", scaled, scaled), np.einsum("kg,kg->g", scaled, away)
    step: FloatArray = (q / target - 1) * np.divide(q, falls, out=np.zeros_like(q), where=(q > target) & (falls > 0))
    return step
