"""Fold changes without a sign, beside a column that says which way they go."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from geneverdict.messages import Message, Name
from geneverdict.model.published import Written

_UP = re.compile(r"up|over|increas|gain|induced|high|↑|上调|高表达", re.IGNORECASE)
_DOWN = re.compile(r"down|under|decreas|loss|repressed|reduced|low|↓|下调|低表达", re.IGNORECASE)
_MOST = 0.95


def with_direction(effect: Written, ids: Mapping[str, Sequence[str]], notes: list[Message]) -> Written:
    """The effects with the sign of a column of ``ids`` that says up or down in each row; as they are where none does.

    Ratios below 1 that are called down have their direction already.
    """
    value = effect.value
    there = np.isfinite(value)
    if not there.any() or (value[there] < 0).any():
        return effect
    for header, cells in ids.items():
        down = np.array([bool(_DOWN.match(cell)) for cell in cells])
        said = down | np.array([bool(_UP.match(cell)) for cell in cells])
        if said[there].mean() < _MOST or not down[there].any():
            continue
        if (value[there & down] < 1).all() and (value[there & ~down] > 1).all():
            return effect
        notes.append(Message("read-direction", {"column": Name(header)}))
        return Written(np.where(down, -value, value), effect.half)
    return effect
