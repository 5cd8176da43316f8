"""From fold changes and values back to the samples that were compared: the contrast is a weight for each sample.

A difference of two group means is the same weighted sum of every gene's values, so that some thousand genes tell the
weights, and these which samples were in which group.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray

_ROWS = 4000
_ROUNDS = 12
_FEWEST = 8
_MOST = 0.5
"""A sample is in a group where its weight is more than this share of the group's largest."""


class Groups(NamedTuple):
    """Over the samples of the series."""

    case: BoolArray
    control: BoolArray


def difference_of_means(values: FloatArray, groups: Groups) -> FloatArray:
    return mean(values, groups.case) - mean(values, groups.control)


def mean(values: FloatArray, samples: BoolArray) -> FloatArray:
    found: FloatArray = values[:, samples].mean(axis=1)
    return found


def groups_behind(values: FloatArray, effect: FloatArray) -> Groups | None:
    """Which samples ``effect`` compares, whatever its unit; None where the values do not tell it.

    ``values`` are genes × samples without gaps.  Genes whose effect comes from elsewhere (another probe) are found by
    their distance and left out.
    """
    use = np.isfinite(effect)
    values, effect = values[use], effect[use]
    if len(effect) < 3 * values.shape[1]:
        return None
    step = max(1, len(effect) // _ROWS)
    values, effect = values[::step], effect[::step]
    values = values - values.mean(axis=1, keepdims=True)
    weights = _weights(values, effect)
    if weights is None:
        return None
    case, control = weights > _MOST * weights.max(), weights < _MOST * weights.min()
    return Groups(case, control) if case.any() and control.any() else None


def nearest(values: FloatArray, effect: FloatArray, all_groups: Sequence[Groups]) -> Groups | None:
    """Which of ``all_groups`` gives numbers that are nearly ``effect`` times one factor; None for too few rows."""
    use = np.isfinite(effect)
    values, effect = values[use], effect[use]
    if len(effect) < _FEWEST:
        return None
    weights = np.column_stack([case / case.sum() - control / control.sum() for case, control in all_groups])
    made = values @ weights
    along = (effect @ made) / np.maximum((made * made).sum(axis=0), 1e-300)
    off = np.median(np.abs(effect[:, None] - along * made), axis=0)
    return all_groups[int(np.argmin(off))]


def _weights(values: FloatArray, effect: FloatArray) -> FloatArray | None:
    """Least squares over the half of the genes that it fits best, found by repeating it."""
    kept = np.arange(len(effect))
    weights: FloatArray = np.zeros(values.shape[1])
    for _ in range(_ROUNDS):
        weights = _least_squares(values[kept], effect[kept])
        off = np.abs(effect - values @ weights)
        kept = np.flatnonzero(off <= np.median(off))
        if len(kept) < values.shape[1]:
            return None
    return weights


def _least_squares(values: FloatArray, effect: FloatArray) -> FloatArray:
    """By the samples' products, which are few; rows sum to 0, so that the weights do, too."""
    found = np.linalg.lstsq(values.T @ values, values.T @ effect, rcond=None)[0]
    return np.asarray(found, dtype=np.float64)
