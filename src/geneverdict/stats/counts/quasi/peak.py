"""Where a function known at a few points is highest."""

from __future__ import annotations

import numpy as np

from geneverdict.stats.arrays import FloatArray


def peak(x: FloatArray, heights: FloatArray) -> FloatArray:
    """(genes,) the x at which the cubic spline through ``heights`` (genes, points) at ``x`` (points,) is highest.

    ``x`` is ascending, with four points or more.  At its ends the spline has the third derivative of the cubic through
    the last four points (Forsythe, Malcolm & Moler 1977).  Only the two pieces beside the highest point are looked at.
    """
    genes = np.arange(len(heights))
    top = heights.argmax(axis=1)
    best: FloatArray = x[top].copy()
    height = heights[genes, top]
    bend = _bends(x, heights)
    for side in (-1, 0):
        left = np.clip(top + side, 0, len(x) - 2)
        width = x[left + 1] - x[left]
        rise = (heights[genes, left + 1] - heights[genes, left]) / width
        start, end = bend[genes, left], bend[genes, left + 1]
        # height + linear t + square t² + cube t³ from the left point on
        linear, square, cube = rise - width * (end + 2 * start), 3 * start, (end - start) / width
        t = _top_of_cubic(linear, square, cube)
        inside = (t > 0) & (t < width)
        t = np.where(inside, t, 0.0)
        value = heights[genes, left] + t * (linear + t * (square + t * cube))
        better = inside & (value > height)
        best, height = np.where(better, x[left] + t, best), np.where(better, value, height)
    return best


def _top_of_cubic(linear: FloatArray, square: FloatArray, cube: FloatArray) -> FloatArray:
    """Where the derivative falls through 0; NaN where it does not."""
    with np.errstate(divide="ignore", invalid="ignore"):
        root = np.sqrt(square * square - 3 * cube * linear)
        # The root of linear + 2 square t + 3 cube t² at which the slope of that is negative.
        t: FloatArray = np.where(square > 0, -(square + root) / (3 * cube), linear / (root - square))
    return t


def _bends(x: FloatArray, heights: FloatArray) -> FloatArray:
    """(genes, points) a sixth of the second derivative at each point."""
    from scipy.linalg import solve_banded

    width = np.diff(x)
    slope = np.diff(heights, axis=1) / width
    n = len(x)
    band, right = np.zeros((3, n)), np.zeros((n, len(heights)))
    band[1, 1:-1] = 2 * (width[:-1] + width[1:])
    band[0, 1:], band[2, :-1] = width, width
    band[1, 0], band[1, -1] = -width[0], -width[-1]
    right[1:-1] = np.diff(slope, axis=1).T
    third = _third(x, slope)
    right[0], right[-1] = width[0] ** 2 * third[0], -(width[-1] ** 2) * third[-1]
    bends: FloatArray = solve_banded((1, 1), band, right).T
    return bends


def _third(x: FloatArray, slope: FloatArray) -> FloatArray:
    """(ends, genes) third divided differences of the first and of the last four points."""
    second = np.diff(slope, axis=1) / (x[2:] - x[:-2])
    third = np.diff(second, axis=1) / (x[3:] - x[:-3])
    return np.stack([third[:, 0], third[:, -1]])
