"""What the verdict reads of a diagnosis: the level, what hangs on the variances, what is odd about the series."""

from __future__ import annotations

import math

from geneverdict.evidence.why.size import ALPHA, tost
from geneverdict.evidence.why.variances import variance_findings
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import SeriesAnswer
from geneverdict.model.why import GeneWhy, Level


def outline(answer: SeriesAnswer, info: SeriesInfo, thresholds: Thresholds) -> GeneWhy:
    """The level that :func:`geneverdict.evidence.why.diagnose.diagnose` would give, without the work for the rest.

    Everything that only a full diagnosis knows is empty or NaN.
    """
    return GeneWhy(
        level=_level(answer, thresholds, is_log2=info.is_log2),
        sentence=None,
        findings=(*variance_findings(answer, thresholds, is_log2=info.is_log2), *info.checks.findings),
    )


def _level(answer: SeriesAnswer, thresholds: Thresholds, *, is_log2: bool) -> Level:
    """In the order of ``level.level_of``: called, significant and surely small, short; else surely small, or open."""
    row = answer.row
    if answer.unreadable:
        return Level.NOT_LOOKED_UP
    if answer.rare:
        return Level.TOO_RARE
    if answer.reason is not None and answer.reason.code == "count_outlier":
        return Level.UNDETERMINED
    if row is None or not math.isfinite(row.p):
        return Level.NOT_MEASURED
    up, significant = row.log2fc > 0, row.fdr < thresholds.fdr
    if is_log2 and significant and abs(row.log2fc) >= thresholds.log2fc:
        return Level.UP if up else Level.DOWN
    small = is_log2 and tost(row, answer.unequal, thresholds.equivalence) < ALPHA
    if significant:
        return Level.TRIVIAL if small else Level.UP_SHORT if up else Level.DOWN_SHORT
    return Level.EQUIVALENT if small else Level.UNDETERMINED
