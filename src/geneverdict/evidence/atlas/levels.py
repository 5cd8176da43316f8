"""Levels at the reader's thresholds, from what is kept at the usual ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from geneverdict.model.atlas import LEVELS, FloatArray, LevelArray
from geneverdict.model.atlas_answer import AtCuts, Cuts
from geneverdict.model.why import Level

BoolArray = npt.NDArray[np.bool_]
_CODE = {level: np.uint8(code) for code, level in enumerate(LEVELS)}
_SMALL = (_CODE[Level.TRIVIAL], _CODE[Level.EQUIVALENT])
_UNTESTED = (_CODE[Level.NOT_MEASURED], _CODE[Level.NOT_LOOKED_UP], _CODE[Level.TOO_RARE])
LOG2FC_AT = (0.0, 0.585, 1.0, 1.585, 2.0)
FDR_AT = (0.001, 0.01, 0.05, 0.1)


def levels_at(log2fc: FloatArray, fdr: FloatArray, kept: LevelArray, is_log2: BoolArray, cuts: Cuts) -> LevelArray:
    """One level per contrast.

    That a change is surely small does not hang on these thresholds: it is read from the level that is kept.
    """
    significant, up = fdr < cuts.fdr, log2fc > 0
    large = significant & (np.abs(log2fc) >= cuts.log2fc) & is_log2
    small = np.isin(kept, _SMALL)
    conditions = [
        np.isin(kept, _UNTESTED),
        large & up,
        large,
        significant & small,
        significant & up,
        significant,
        small,
    ]
    levels = (Level.UP, Level.DOWN, Level.TRIVIAL, Level.UP_SHORT, Level.DOWN_SHORT, Level.EQUIVALENT)
    choices = [kept, *(np.full(kept.shape, _CODE[level]) for level in levels)]
    return np.select(conditions, choices, _CODE[Level.UNDETERMINED])


def level_counts(levels: LevelArray) -> dict[str, int]:
    """How many contrasts have each level, every level named."""
    counted = np.bincount(levels, minlength=len(LEVELS))
    return {str(level): int(n) for level, n in zip(LEVELS, counted, strict=True)}


def at_cuts(log2fc: FloatArray, fdr: FloatArray, is_log2: BoolArray) -> tuple[AtCuts, ...]:
    """How many contrasts with log2 fold changes call the gene at thresholds that people use; none without such."""
    if not is_log2.any():
        return ()
    return tuple(
        AtCuts(size, rate, *_called(log2fc[is_log2], fdr[is_log2], size, rate)) for size in LOG2FC_AT for rate in FDR_AT
    )


def _called(log2fc: FloatArray, fdr: FloatArray, size: float, rate: float) -> Sequence[int]:
    called = (fdr < rate) & (np.abs(log2fc) >= size)
    return int((called & (log2fc > 0)).sum()), int((called & (log2fc < 0)).sum())
