"""Cleveland's robust locally weighted regression."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray

NEAR, FAR = 0.001, 0.999
"""Within the first share of the bandwidth a weight is 1, beyond the second it is 0."""
NARROW = 0.001
"""Share of the range of all x below which a neighbourhood is too narrow for a slope."""
STILL = 1e-7
"""Median residuals this small, of the mean one, leave nothing to be robust against."""


class Curve(NamedTuple):
    """Linear between its points, level beyond its ends."""

    x: FloatArray
    """(points,) ascending, no two the same."""
    y: FloatArray
    """(points,)"""


class _Anchors(NamedTuple):
    """The points at which a line is fitted, and the weights of its neighbours before any robustness."""

    at: IntArray
    """(anchors,) indexes of no two points that are tied; the first point and one tied with the last are among them."""
    first: IntArray
    """(anchors,) the first of the neighbours of each."""
    weights: list[FloatArray]
    narrow: BoolArray
    """(anchors,) whether all neighbours are tied with the anchor."""


def lowess(
    x: FloatArray, y: FloatArray, *, span: float = 2 / 3, iterations: int = 3, delta: float | None = None
) -> FloatArray:
    """The smooth of ``y`` at each ``x`` (Cleveland 1979): local lines, tricube weights, bisquare robustness weights.

    ``x`` (n,) ascending and ``y`` (n,), all finite; ``span`` is the share of the points in a neighbourhood;
    ``iterations`` the robust ones after the first; lines are fitted at points at least ``delta`` apart, 1 % of the
    range of x when left out, and the curve is interpolated in between.  The rules, ties and ends included, are those
    of Cleveland's program, as in R's ``lowess``.
    Raises ValueError when the lengths differ, x is not ascending or a value is not finite.
    """
    return _between(x, lowess_curve(x, y, span=span, iterations=iterations, delta=delta))


def lowess_curve(
    x: FloatArray, y: FloatArray, *, span: float = 2 / 3, iterations: int = 3, delta: float | None = None
) -> Curve:
    """``lowess`` as the points between which it is interpolated."""
    x, y = _checked(x, y)
    n = len(x)
    if n < 2:
        return Curve(x.copy(), y.copy())
    near = max(2, min(n, int(span * n + 1e-7)))
    anchors = _place(x, near, 0.01 * float(x[-1] - x[0]) if delta is None else delta)
    robust = np.ones(n)
    curve = _fit(x, y, anchors, robust)
    for _ in range(iterations):
        left = np.abs(y - _between(x, curve))
        cut = 6 * float(np.median(left))
        if cut <= STILL * left.mean():
            break
        curve = _fit(x, y, anchors, _bisquare(left, cut))
    return curve


def _checked(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if x.ndim != 1 or x.shape != y.shape:
        message = f"expected x and y of one length, found {x.shape} and {y.shape}"
        raise ValueError(message)
    if not (np.isfinite(x).all() and np.isfinite(y).all() and np.all(x[1:] >= x[:-1])):
        message = "expected finite values, x ascending"
        raise ValueError(message)
    return x, y


def _between(x: FloatArray, curve: Curve) -> FloatArray:
    smooth: FloatArray = np.interp(x, curve.x, curve.y) if len(curve.x) else np.empty(0)
    return smooth


def _place(x: FloatArray, near: int, delta: float) -> _Anchors:
    at, firsts, weights, narrow = [], [], [], []
    i, first = 0, 0
    while True:
        first = _first_neighbour(x, x[i], first, near)
        width = max(x[i] - x[first], x[first + near - 1] - x[i])
        at.append(i)
        firsts.append(first)
        weights.append(_tricube(x, first, float(x[i]), float(width)))
        narrow.append(width <= 0)
        beyond_ties = int(np.searchsorted(x, x[i], side="right"))
        if beyond_ties >= len(x):
            return _Anchors(np.array(at), np.array(firsts), weights, np.array(narrow))
        i = max(beyond_ties, int(np.searchsorted(x, x[i] + delta, side="right")) - 1)


def _first_neighbour(x: FloatArray, centre: float, first: int, near: int) -> int:
    """Move the neighbourhood to the right for as long as that brings it nearer."""
    low, high = first, len(x) - near
    while low < high:
        middle = (low + high) // 2
        if centre - x[middle] > x[middle + near] - centre:
            low = middle + 1
        else:
            high = middle
    return low


def _tricube(x: FloatArray, first: int, centre: float, width: float) -> FloatArray:
    """Weights of the points from ``first`` on; those tied with the last of a neighbourhood belong to it."""
    end = int(np.searchsorted(x, centre + width, side="right"))
    away = np.abs(x[first:end] - centre)
    ratio = away / width if width > 0 else away
    near = 1 - ratio * ratio * ratio
    weight = near * near * near
    weight[away <= NEAR * width] = 1
    weight[away > FAR * width] = 0
    return weight


def _fit(x: FloatArray, y: FloatArray, anchors: _Anchors, robust: FloatArray) -> Curve:
    """The lines at all anchors, from sums over the neighbours of 1, x, x², y and xy."""
    middle, at = float(x.mean()), x[anchors.at]
    centred = x - middle
    parts = np.column_stack([robust, robust * centred, robust * centred**2, robust * y, robust * centred * y])
    pairs = zip(anchors.first, anchors.weights, strict=True)
    sums = np.array([weight @ parts[first : first + len(weight)] for first, weight in pairs])
    total = sums[:, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        mean, square, height, product = (sums[:, 1:] / total[:, None]).T
        spread = square - mean * mean
        slope = np.where(
            anchors.narrow | ~(np.sqrt(np.maximum(spread, 0)) > NARROW * (x[-1] - x[0])),
            0.0,
            (product - mean * height) / spread,
        )
    line = height + slope * (at - middle - mean)
    return Curve(at, np.where(total > 0, line, y[anchors.at]))


def _bisquare(left: FloatArray, cut: float) -> FloatArray:
    near = 1 - (left / cut) ** 2
    return np.where(left <= NEAR * cut, 1.0, np.where(left <= FAR * cut, near * near, 0.0))
