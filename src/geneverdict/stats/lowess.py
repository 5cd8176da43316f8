"""Cleveland's robust locally weighted regression."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray

NEAR, FAR = 0.001, 0.999
"""Within the first share of the bandwidth a weight is 1, beyond the second it is 0."""
NARROW = 0.001
"""Share of the range of all x below which a neighbourhood is too narrow for a slope."""
STEPS = 1 << 12
"""Of the table in which pieces of a curve are looked up."""
CHUNK_ELEMENTS = 1 << 14
"""Values looked up at once, so that they stay in the processor's cache."""
TOGETHER = 12
"""Anchors whose sums are made in one product."""
STILL = 1e-7
"""Median residuals this small, of the mean one, leave nothing to be robust against."""


class Curve(NamedTuple):
    """Linear between its points, level beyond its ends."""

    x: FloatArray
    """(points,) ascending, no two the same."""
    y: FloatArray
    """(points,)"""


class Neighbourhoods(NamedTuple):
    """Where lines are fitted, and how much each point near counts there before any robustness."""

    x: FloatArray
    """(n,) ascending."""
    at: IntArray
    """(anchors,) indexes of no two points that are tied; the first point and one tied with the last are among them."""
    weights: list[tuple[int, FloatArray]]
    """Of a few anchors each: the first point that any of them knows, and (anchors, points) weights from there on."""
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
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if x.ndim != 1 or x.shape != y.shape:
        message = f"expected x and y of one length, found {x.shape} and {y.shape}"
        raise ValueError(message)
    if not (np.isfinite(x).all() and np.isfinite(y).all() and np.all(x[1:] >= x[:-1])):
        message = "expected finite values, x ascending"
        raise ValueError(message)
    if len(x) < 2:
        return Curve(x.copy(), y.copy())
    return smooth(neighbourhoods(x, span=span, delta=delta), y, iterations=iterations)


def smooth(near: Neighbourhoods, y: FloatArray, *, iterations: int = 3) -> Curve:
    """``lowess_curve`` of another ``y`` over the same x."""
    curve = _fit(near, y, np.ones(len(y)))
    for _ in range(iterations):
        left = np.abs(y - _between(near.x, curve))
        cut = 6 * _median(left)
        if cut <= STILL * left.mean():
            break
        curve = _fit(near, y, _bisquare(left, cut))
    return curve


def along(curve: Curve, x: FloatArray) -> FloatArray:
    """The curve at very many ``x`` of any shape, in any order.

    Where each lies is looked up in a fine table of equal steps, which is quicker than halving the points each time.
    """
    if len(curve.x) < 2 or x.size < STEPS:
        return np.interp(x, curve.x, curve.y)
    edges = ((curve.x - curve.x[0]) * (STEPS / (curve.x[-1] - curve.x[0]))).astype(np.intp).clip(0, STEPS - 1)
    # The last point before each step begins, so that no piece looked up is too far to the right.
    pieces = (np.searchsorted(edges, np.arange(STEPS)) - 1).clip(0, len(curve.x) - 2)
    out, flat = np.empty(x.size), x.ravel()
    for start in range(0, x.size, CHUNK_ELEMENTS):
        part = flat[start : start + CHUNK_ELEMENTS]
        out[start : start + len(part)] = _looked_up(curve, part, pieces, int(np.bincount(edges).max()))
    return out.reshape(x.shape)


def _looked_up(curve: Curve, x: FloatArray, pieces: IntArray, most: int) -> FloatArray:
    """``pieces`` (steps,) are those in which the steps begin, of which each has ``most`` points or fewer."""
    first, last = curve.x[0], curve.x[-1]
    inside = np.clip(x, first, last)
    piece = pieces[np.minimum(((inside - first) * (STEPS / (last - first))).astype(np.intp), STEPS - 1)]
    for _ in range(most):
        piece += inside >= curve.x[piece + 1]
        np.minimum(piece, len(curve.x) - 2, out=piece)
    slope = np.diff(curve.y) / np.diff(curve.x)
    heights: FloatArray = inside * slope[piece]
    heights += (curve.y[:-1] - slope * curve.x[:-1])[piece]
    return heights


def _between(x: FloatArray, curve: Curve) -> FloatArray:
    smooth: FloatArray = np.interp(x, curve.x, curve.y) if len(curve.x) else np.empty(0)
    return smooth


def neighbourhoods(x: FloatArray, *, span: float = 2 / 3, delta: float | None = None) -> Neighbourhoods:
    """The neighbourhoods of ``lowess`` over ``x`` (n,), two or more, ascending."""
    near = max(2, min(len(x), int(span * len(x) + 1e-7)))
    at = _anchors(x, 0.01 * float(x[-1] - x[0]) if delta is None else delta)
    centre = x[at]
    first = _first_neighbours(x, centre, near)
    width = np.maximum(centre - x[first], x[first + near - 1] - centre)
    # Points beyond the neighbourhood that are tied with its last belong to it; those left of it are beyond ``far``.
    far, close = FAR * width, NEAR * width
    start, stop = np.maximum(first, np.searchsorted(x, centre - far)), np.searchsorted(x, centre + far, side="right")
    weights = []
    for few in range(0, len(at), TOGETHER):
        group = slice(few, few + TOGETHER)
        base = int(start[few])
        block = np.abs(x[base : int(stop[group][-1])] - centre[group, None])
        weights.append((base, _tricube(block, *(size[group, None] for size in (close, far, width)))))
    return Neighbourhoods(x, at, weights, width <= 0)


def _anchors(x: FloatArray, delta: float) -> IntArray:
    """The first point; then after each the last within ``delta``, or where there is none the first that is not tied."""
    beyond_ties, beyond = (np.searchsorted(x, x + step, side="right") for step in (0.0, delta))
    following = np.maximum(beyond_ties, beyond - 1).tolist()
    at = [0]
    while following[at[-1]] < len(x):
        at.append(following[at[-1]])
    return np.array(at)


def _first_neighbours(x: FloatArray, centre: FloatArray, near: int) -> IntArray:
    """Move each neighbourhood to the right for as long as that brings it nearer."""
    low, high = np.zeros(len(centre), dtype=np.intp), np.full(len(centre), len(x) - near)
    while np.any(low < high):
        middle = (low + high) // 2
        nearer = centre - x[middle] > x[np.minimum(middle + near, len(x) - 1)] - centre
        low = np.where((low < high) & nearer, middle + 1, low)
        high = np.where((low <= high) & ~nearer, np.minimum(high, middle), high)
    return low


def _tricube(apart: FloatArray, close: FloatArray, far: FloatArray, width: FloatArray) -> FloatArray:
    """Of the distances ``apart`` (anchors, points), which are overwritten."""
    none, whole = apart > far, apart <= close
    apart /= np.where(width > 0, width, 1.0)
    apart *= apart * apart
    np.subtract(1, apart, out=apart)
    apart *= apart * apart
    apart[none] = 0
    apart[whole] = 1
    return apart


def _fit(near: Neighbourhoods, y: FloatArray, robust: FloatArray) -> Curve:
    """The lines at all anchors, from sums over the neighbours of 1, x, x², y and xy."""
    x, middle, at = near.x, float(near.x.mean()), near.x[near.at]
    centred = x - middle
    parts = np.stack([np.ones(len(x)), centred, centred * centred, y, centred * y]) * robust
    sums = np.concatenate([block @ parts[:, base : base + block.shape[1]].T for base, block in near.weights])
    total = sums[:, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        mean, square, height, product = (sums[:, 1:] / total[:, None]).T
        spread = square - mean * mean
        slope = np.where(
            near.narrow | ~(np.sqrt(np.maximum(spread, 0)) > NARROW * (x[-1] - x[0])),
            0.0,
            (product - mean * height) / spread,
        )
    line = height + slope * (at - middle - mean)
    return Curve(at, np.where(total > 0, line, y[near.at]))


def _median(values: FloatArray) -> float:
    """Of finite values; quicker than numpy's, which looks for NaN."""
    half, odd = divmod(len(values), 2)
    found = np.partition(values, half if odd else [half - 1, half])
    return float(found[half] if odd else (found[half - 1] + found[half]) / 2)


def _bisquare(left: FloatArray, cut: float) -> FloatArray:
    near = 1 - (left / cut) ** 2
    return np.where(left <= NEAR * cut, 1.0, np.where(left <= FAR * cut, near * near, 0.0))
