"""One row of values under many label vectors, by the kernels for many genes: a draw takes the place of a gene."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.model.multiverse import IntArray
from geneverdict.model.series import FloatArray
from geneverdict.stats.effect import EffectSize, hedges_g, paired_g
from geneverdict.stats.ranktests import rank_sum, signed_rank
from geneverdict.stats.welch import welch


class RowDraws(NamedTuple):
    """(draws,) each."""

    effect: FloatArray
    se: FloatArray
    p: FloatArray


def by_welch(y: FloatArray, case: FloatArray) -> RowDraws:
    """Welch's test of ``y`` (samples,) under each row of ``case`` (draws × samples, 1 case, 0 control)."""
    sides = _sides(y, case)
    found = welch(np.hstack(sides), np.repeat([True, False], len(y)))
    return RowDraws(found.effect, found.se, found.p)


def by_rank(y: FloatArray, case: FloatArray, who: IntArray | None) -> RowDraws:
    """Rank sums; signed ranks of the differences where ``who`` (samples,) numbers the individuals of pairs."""
    if who is None:
        sides = _sides(y, case)
        found = rank_sum(np.hstack(sides), np.repeat([True, False], len(y)), intervals=False)
    else:
        cases, controls = _pair_sides(y, case, who)
        found = signed_rank(cases - controls, intervals=False)
    return RowDraws(found.effect, np.full(len(case), np.nan), found.p)


def standardised(y: FloatArray, case: FloatArray, who: IntArray | None) -> EffectSize:
    """Hedges' g, or where ``who`` numbers the individuals of pairs the standardised mean change on the raw SD."""
    return hedges_g(*_sides(y, case)) if who is None else paired_g(*_pair_sides(y, case, who))


def _sides(y: FloatArray, case: FloatArray) -> tuple[FloatArray, FloatArray]:
    """(draws × samples) each: the values of the cases, and of the controls, NaN elsewhere."""
    return np.where(case == 1, y, np.nan), np.where(case == 0, y, np.nan)


def _pair_sides(y: FloatArray, case: FloatArray, who: IntArray) -> tuple[FloatArray, FloatArray]:
    """(draws × individuals) each: means of the individual's case samples, and of its control samples."""
    members = np.eye(int(who.max()) + 1)[who]
    one, other = (_means(side, members) for side in _sides(y, case))
    return one, other


def _means(side: FloatArray, members: FloatArray) -> FloatArray:
    there = np.isfinite(side)
    total, count = np.where(there, side, 0.0) @ members, there @ members
    mean: FloatArray = np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)
    return mean
