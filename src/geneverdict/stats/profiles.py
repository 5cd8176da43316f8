"""Profiles of genes over contrasts: places among the genes of each contrast, and how alike two profiles are."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.stats import special
from geneverdict.stats.arrays import FloatArray, IntArray

ABSENT = -32768
"""The place of a gene that a contrast did not measure."""
_END = 32767
PlaceArray = npt.NDArray[np.int16]
_CELLS = 1 << 19
"""At a time, so that they stay in the processor's cache."""


def places(score: FloatArray) -> PlaceArray:
    """The place of each score among those that are not NaN, from −32767 (smallest) to 32767; equal ones share theirs.

    >>> places(np.array([2.0, np.nan, -1.0, 2.0, 0.5])).tolist()
    [16384, -32768, -24575, 16384, -8192]
    """
    out = np.full(score.shape, ABSENT, dtype=np.int16)
    known = np.flatnonzero(~np.isnan(score))
    if len(known):
        _, which, size = np.unique(score[known], return_inverse=True, return_counts=True)
        middle = np.cumsum(size) - size / 2
        out[known] = np.rint((2 * middle / len(known) - 1) * _END)[which]
    return out


class Sums(NamedTuple):
    """What correlations are made of; sums over parts of the columns may be added."""

    n: FloatArray
    x: FloatArray
    xx: FloatArray
    y: FloatArray
    yy: FloatArray
    xy: FloatArray


def profile_sums(table: PlaceArray, one: PlaceArray) -> Sums:
    """Of each row of ``table`` with ``one``, over the columns that both have."""
    out = np.empty((6, len(table)))
    y = np.where(one == ABSENT, 0, one).astype(np.float32) / _END
    weights = np.stack([one != ABSENT, y, y * y], axis=1).astype(np.float32)
    step = max(1, _CELLS // max(1, table.shape[1]))
    for start in range(0, len(table), step):
        part = np.ascontiguousarray(table[start : start + step])
        here = part != ABSENT
        x = np.where(here, part, 0).astype(np.float32)
        x *= np.float32(1 / _END)
        end = start + len(part)
        out[0, start:end], out[3, start:end], out[4, start:end] = (here.astype(np.float32) @ weights).T
        out[1, start:end], out[5, start:end] = (x @ weights[:, :2]).T
        x *= x
        out[2, start:end] = x @ weights[:, 0]
    return Sums(out[0], out[1], out[2], out[3], out[4], out[5])


def correlations(sums: Sums) -> FloatArray:
    """Pearson's, of places Spearman's but for the genes' own ties; NaN where either does not vary."""
    n, x, xx, y, yy, xy = (np.asarray(one, dtype=np.float64) for one in sums)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = (xx - x * x / n) * (yy - y * y / n)
        r = (xy - x * y / n) / np.sqrt(np.where(spread > 1e-9, spread, np.nan))
    return np.clip(r, -1, 1)


def largest_by_chance(n: int, genes: int) -> float:
    """The correlation over ``n`` contrasts that one of ``genes`` unrelated genes would be expected to reach.

    >>> round(largest_by_chance(48, 20000), 2), largest_by_chance(2, 20000)
    (0.53, nan)
    """
    if n < 3 or genes < 1:
        return float("nan")
    t = -float(special.stdtrit(n - 2, min(0.5, 1 / genes)))
    return t / float(np.sqrt(n - 2 + t * t))


def share_below(values: IntArray, value: int) -> float:
    """Where ``value`` stands among ``values``, 0 to 1: the share of smaller ones and half of the equal ones.

    >>> share_below(np.array([0, 1, 1, 5]), 1)
    0.5
    """
    if not len(values):
        return float("nan")
    return float((values < value).mean() + (values == value).mean() / 2)
