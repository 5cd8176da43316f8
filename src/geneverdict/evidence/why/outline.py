"""The little of a diagnosis that the verdict reads: the level, and what is odd about the series as a whole."""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.why.size import ALPHA
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import GeneRow, SeriesAnswer
from geneverdict.model.why import GeneWhy, Level
from geneverdict.stats.treat import equivalence


def outline(answer: SeriesAnswer, info: SeriesInfo, thresholds: Thresholds) -> GeneWhy:
    """The level that :func:`geneverdict.evidence.why.diagnose.diagnose` would give, without the work for the rest.

    Everything that only a full diagnosis knows is empty or NaN.
    """
    return GeneWhy(
        level=_level(answer, thresholds, is_log2=info.is_log2),
        sentence=None,
        findings=info.checks.findings,
    )


def _level(answer: SeriesAnswer, thresholds: Thresholds, *, is_log2: bool) -> Level:
    """In the order of ``level.level_of``: called, significant and surely small, short; else surely small, or open."""
    row = answer.row
    if answer.unreadable:
        return Level.NOT_LOOKED_UP
    if answer.rare:
        return Level.TOO_RARE
    if row is None or not math.isfinite(row.p):
        return Level.NOT_MEASURED
    up, significant = row.log2fc > 0, row.fdr < thresholds.fdr
    if is_log2 and significant and abs(row.log2fc) >= thresholds.log2fc:
        return Level.UP if up else Level.DOWN
    small = is_log2 and _tost(row, thresholds.equivalence) < ALPHA
    if significant:
        return Level.TRIVIAL if small else Level.UP_SHORT if up else Level.DOWN_SHORT
    return Level.EQUIVALENT if small else Level.UNDETERMINED


def _tost(row: GeneRow, bound: float) -> float:
    coef, se, df = (np.array([value]) for value in (row.log2fc, row.se, row.df))
    return float(equivalence(coef, se, df, bound)[0])
