"""Where local fits are computed, to be interpolated in between (Loader 1999)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray

CUT = 0.8
"""A piece between two vertices is halved when it is longer than this share of the narrower reach at its ends."""


class Vertices(NamedTuple):
    at: FloatArray
    """(vertices,) ascending; the ends of the data and where halving long pieces leads."""
    weights: FloatArray
    """(vertices, points) tricube of the distance over the reach, that of the nearest ``span`` of all points."""


def vertices(x: FloatArray, span: float) -> Vertices:
    """The vertices of local fits over ``x`` (points,), one or more."""
    near = min(len(x), max(1, int(len(x) * span + 1e-12)))
    low, high = float(x.min()), float(x.max())
    reach = {end: _reach(x, end, near) for end in (low, high)}
    pieces = [(low, high)]
    while pieces:
        low, high = pieces.pop()
        middle = (low + high) / 2
        if high - low <= CUT * min(reach[low], reach[high]) or not low < middle < high:
            continue
        reach[middle] = _reach(x, middle, near)
        pieces += [(low, middle), (middle, high)]
    at = np.array(sorted(reach))
    return Vertices(at, np.stack([_tricube(np.abs(x - vertex), reach[float(vertex)]) for vertex in at]))


def _reach(x: FloatArray, at: float, near: int) -> float:
    return float(np.partition(np.abs(x - at), near - 1)[near - 1])


def _tricube(away: FloatArray, reach: float) -> FloatArray:
    if reach <= 0:
        return (away <= 0).astype(np.float64)
    ratio = np.minimum(away / reach, 1.0)
    weight = 1 - ratio * ratio * ratio
    cube: FloatArray = weight * weight * weight
    return cube
