"""The level of every gene of a series at once, and how many genes have each."""

from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt

from geneverdict.model.fit import Fit
from geneverdict.model.study import Thresholds
from geneverdict.model.unequal import RemedyFit, UnequalFit
from geneverdict.model.why import Level
from geneverdict.stats.treat import equivalence

TOST_ALPHA = 0.05
LEVELS = tuple(Level)
_WORDS = np.array([str(level) for level in LEVELS])


def all_levels(
    fit: Fit | RemedyFit, thresholds: Thresholds, *, is_log2: bool, unequal: UnequalFit | None = None
) -> npt.NDArray[np.str_]:
    """One ``Level`` per gene, in the order of the fit."""
    return _WORDS[level_codes(fit, thresholds, is_log2=is_log2, unequal=unequal)]


def level_codes(
    fit: Fit | RemedyFit, thresholds: Thresholds, *, is_log2: bool, unequal: UnequalFit | None = None
) -> npt.NDArray[np.uint8]:
    """Of each gene its level's place among the levels.

    Called: |log2FC| and FDR reach the thresholds.  Significant and surely smaller than ``equivalence``: trivially
    different.  Significant otherwise: short of the threshold.  Not significant and surely smaller: equivalent.  Where
    differences are no log2 fold changes, only the direction of significant genes is said.  Where the groups are
    ``unequal``, surely smaller has to hold with a variance for each group, too.
    """
    tested = np.isfinite(fit.p)
    significant = tested & (fit.fdr < thresholds.fdr)
    large = significant & (np.abs(fit.log2fc) >= thresholds.log2fc) & is_log2
    ways: list[Fit | RemedyFit] = [fit, *(unequal.remedies.values() if unequal else ())]
    tost = np.max([equivalence(one.log2fc, one.se, one.df, thresholds.equivalence) for one in ways], axis=0)
    small = tested & (tost < TOST_ALPHA) & is_log2
    up = fit.log2fc > 0
    conditions = [~tested, large & up, large, significant & small, significant & up, significant, small]
    levels = [Level.NOT_MEASURED, Level.UP, Level.DOWN, Level.TRIVIAL, Level.UP_SHORT, Level.DOWN_SHORT]
    levels.append(Level.EQUIVALENT)
    codes = [np.uint8(LEVELS.index(level)) for level in levels]
    return np.select(conditions, codes, np.uint8(LEVELS.index(Level.UNDETERMINED)))


def level_counts(levels: npt.NDArray[np.str_]) -> dict[str, int]:
    """How many genes have each level, every level named."""
    counts = Counter(levels.tolist())
    return {str(level): counts.get(str(level), 0) for level in Level}
