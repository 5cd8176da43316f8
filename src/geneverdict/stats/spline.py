"""A natural cubic spline of the expression level."""

from __future__ import annotations

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray

ENOUGH = (3, 6, 30)
"""Genes that justify one more degree of freedom each, after the constant."""


def level_spline(level: FloatArray, known: BoolArray) -> FloatArray:
    """Columns (genes, degrees of freedom) whose combinations are the natural cubic splines of ``level``.

    Knots are the ends and equally spaced quantiles of the levels of the ``known`` genes; more known genes have more
    knots, up to 4 degrees of freedom.  A level of NaN counts as the median.
    """
    seen = level[known]
    degrees = 1 + sum(np.count_nonzero(known) >= enough for enough in ENOUGH)
    degrees = min(degrees, len(np.unique(seen)))
    if degrees == 1:
        return np.ones((len(level), 1))
    knots = np.quantile(seen, np.linspace(0, 1, degrees))
    x = np.where(np.isfinite(level), level, np.median(seen))
    # On [0, 1], so that the cubes stay well scaled.
    x, knots = (x - knots[0]) / (knots[-1] - knots[0]), (knots - knots[0]) / (knots[-1] - knots[0])
    last = _bend(x, knots[-2], knots[-1])
    bends = [_bend(x, knot, knots[-1]) - last for knot in knots[:-2]]
    return np.column_stack([np.ones(len(x)), x, *bends])


def _bend(x: FloatArray, knot: float, end: float) -> FloatArray:
    """Cubic from ``knot`` on, its cube gone again from ``end`` on; differences of two are straight after the end."""
    cubes: FloatArray = (np.maximum(x - knot, 0) ** 3 - np.maximum(x - end, 0) ** 3) / (end - knot)
    return cubes
