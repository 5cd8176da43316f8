"""What a column of fold changes may be instead of log2, and how to come back from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from geneverdict.model.published import Written
from geneverdict.model.series import FloatArray
from geneverdict.stats.arrays import BoolArray

LN2, LOG10_2 = float(np.log(2)), float(np.log10(2))
UNSIGNED = "fold_without_sign"
"""Its way back does not know the direction."""
Map = Callable[[FloatArray], FloatArray]


class Scale(NamedTuple):
    """``made`` of a log2 fold change, and ``back`` to it."""

    made: Map
    back: Map


def _signed(log2: FloatArray) -> FloatArray:
    return np.where(log2 < 0, -1.0, 1.0) * 2.0 ** np.abs(log2)


def _unsigned(times: FloatArray) -> FloatArray:
    return np.sign(times) * np.log2(np.abs(times))


SCALES: Mapping[str, Scale] = {
    "log2": Scale(lambda x: x, lambda y: y),
    "ln": Scale(lambda x: x * LN2, lambda y: y / LN2),
    "log10": Scale(lambda x: x * LOG10_2, lambda y: y / LOG10_2),
    "ratio": Scale(np.exp2, np.log2),
    "signed_fold": Scale(_signed, _unsigned),
    UNSIGNED: Scale(lambda x: np.exp2(np.abs(x)), np.log2),
}


def possible(effect: Written) -> list[str]:
    """The scales that a column of these numbers can be on."""
    value = effect.value[np.isfinite(effect.value)]
    found = ["log2", "ln", "log10"]
    if len(value) and (value > 0).all():
        found.append("ratio")
    if len(value) and (np.abs(value) >= 1).all():
        found.append("signed_fold" if (value < 0).any() else UNSIGNED)
    return found


def within_rounding(theirs: Written, ours: FloatArray) -> BoolArray:
    """Theirs is ours as they write it; a millionth of it is left to another machine."""
    with np.errstate(invalid="ignore"):
        off = np.abs(theirs.value - ours)
        near: BoolArray = off <= 1.001 * theirs.half + 1e-6 * np.abs(theirs.value) + 1e-300
    return near
