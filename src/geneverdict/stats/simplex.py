"""Nelder and Mead's search for a minimum (1965), by the steps of Nash's algorithm 19 (1990), which R takes, too."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from geneverdict.stats.arrays import FloatArray

_FIRST = 0.1
"""First step in every direction, of the largest coordinate."""
_MOST = 1000
"""Rounds."""


def minimise(function: Callable[[FloatArray], float], start: FloatArray, *, tolerance: float) -> FloatArray:
    """Where ``function`` is lowest, near ``start`` (n,); it ends when all corners are within ``tolerance`` relatively.

    Reflection 1, contraction ½, expansion 2.
    """
    n = len(start)
    first = function(start)
    near = tolerance * (abs(first) + tolerance)
    step = _FIRST * float(np.abs(start).max()) or _FIRST
    corners = np.vstack([start, start + step * np.eye(n)])
    heights = np.array([first, *map(function, corners[1:])])
    size = n * 10 * step
    best = 0
    for _ in range(_MOST):
        best, worst = _ends(heights, best)
        if heights[worst] <= heights[best] + near:
            break
        shrunk = _moved(function, corners, heights, best, worst)
        if shrunk is None:
            continue
        if shrunk >= size:
            break
        size = shrunk
    found: FloatArray = corners[best]
    return found


def _ends(heights: FloatArray, best: int) -> tuple[int, int]:
    """The lowest and the highest corner; of equal ones those found before."""
    lowest = highest = best
    for j, height in enumerate(heights):
        lowest = j if height < heights[lowest] else lowest
        highest = j if height > heights[highest] else highest
    return lowest, highest


def _moved(
    function: Callable[[FloatArray], float], corners: FloatArray, heights: FloatArray, best: int, worst: int
) -> float | None:
    """Move the worst corner, in place; where that fails shrink all towards the best, and return the size then."""
    centre = (corners.sum(axis=0) - corners[worst]) / (len(corners) - 1)
    mirrored = 2 * centre - corners[worst]
    height = function(mirrored)
    if height < heights[best]:
        further = 2 * mirrored - centre
        beyond = function(further)
        corners[worst], heights[worst] = (further, beyond) if beyond < height else (mirrored, height)
        return None
    better = height < heights[worst]
    if better:
        corners[worst], heights[worst] = mirrored, height
    inside = (corners[worst] + centre) / 2
    height = function(inside)
    if height < heights[worst]:
        corners[worst], heights[worst] = inside, height
        return None
    if better:
        return None
    corners[:] = (corners - corners[best]) / 2 + corners[best]
    heights[:] = [heights[j] if j == best else function(corner) for j, corner in enumerate(corners)]
    return float(np.abs(corners - corners[best]).sum())
