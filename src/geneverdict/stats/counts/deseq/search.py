"""The dispersion of each gene: uphill from a start, on a grid where that does not arrive."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray
from geneverdict.stats.counts.deseq.likelihood import Profile, by_gamma_functions, log_posterior, slope

SMALLEST = 1e-8
"""The smallest dispersion told."""
LOWEST, HIGHEST = -30.0, 10.0
"""Log dispersions that are never left."""
ENOUGH = 1e-4
"""A step must raise the height by this share of what the slope promises (Armijo)."""
TOLERANCE = 1e-6
"""A step that raises the height by less is the last."""
STEPS = 100
FIRST = 1.0
"""The length of the first step, of the slope."""
GRID = 20


class Found(NamedTuple):
    log_alpha: FloatArray
    start: FloatArray
    """(genes,) height of the start, and of the end."""
    end: FloatArray
    steps: FloatArray
    """(genes,) how many were tried; ``STEPS`` where the search did not arrive."""


class _Walk(NamedTuple):
    """Genes still under way."""

    at: FloatArray
    height: FloatArray
    slope: FloatArray
    length: FloatArray
    taken: FloatArray


def climb(start: FloatArray, profile: Profile) -> Found:
    """Walk up each gene's ``log_posterior`` from log dispersions ``start`` (genes,), step by step along the slope.

    A step that does not raise the height enough is halved; after one that does the next may be a tenth longer, up to
    the first length, and after every fifth it is halved.
    """
    begin = log_posterior(start, profile)
    found = Found(start.copy(), begin, begin.copy(), np.full(len(start), float(STEPS)))
    going = np.arange(len(start))
    walk = _Walk(start.copy(), begin.copy(), slope(start, profile), np.full(len(start), FIRST), np.zeros(len(start)))
    here = profile
    for step in range(1, STEPS + 1):
        walk, done = _step(walk, here)
        found.log_alpha[going], found.end[going] = walk.at, walk.height
        found.steps[going[done]] = step
        going, here = going[~done], here.of(~done)
        walk = _Walk(*(column[~done] for column in walk))
        if not len(going):
            break
    return found


def _step(walk: _Walk, profile: Profile) -> tuple[_Walk, BoolArray]:
    with np.errstate(divide="ignore", invalid="ignore"):
        ahead = walk.at + walk.length * walk.slope
        length = np.where(ahead < LOWEST, (LOWEST - walk.at) / walk.slope, walk.length)
        length = np.where(ahead > HIGHEST, (HIGHEST - walk.at) / walk.slope, length)
    ahead = walk.at + length * walk.slope
    height = log_posterior(ahead, profile)
    good = -height <= -walk.height - length * ENOUGH * walk.slope**2
    taken = walk.taken + good
    arrived = good & ((height - walk.height < TOLERANCE) | (ahead < np.log(SMALLEST / 10)))
    at = np.where(good, ahead, walk.at)
    turn = walk.slope.copy()
    move = good & ~arrived
    if move.any():
        turn[move] = slope(at[move], profile.of(move))
    longer = np.minimum(length * 1.1, FIRST)
    longer = np.where(taken % 5 == 0, longer / 2, longer)
    return _Walk(at, np.where(good, height, walk.height), turn, np.where(good, longer, length / 2), taken), arrived


def by_grid(profile: Profile, largest: float) -> FloatArray:
    """(genes,) the best log dispersion on a grid up to that of ``largest``, then on a finer one around it."""
    low, high = float(np.log(SMALLEST)), float(np.log(largest))
    grid = np.broadcast_to(np.linspace(low, high, GRID), (len(profile.counts), GRID))
    step = (high - low) / (GRID - 1)
    best = _best(grid, profile)
    return _best(best[:, None] + np.linspace(-step, step, GRID), profile)


def _best(grid: FloatArray, profile: Profile) -> FloatArray:
    heights = np.column_stack([by_gamma_functions(np.ascontiguousarray(column), profile) for column in grid.T])
    best: FloatArray = np.take_along_axis(grid, heights.argmax(axis=1)[:, None], axis=1)[:, 0]
    return best
