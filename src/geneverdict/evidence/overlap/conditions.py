"""Samples of one small condition: alike because they were treated alike, which is no sign of one individual."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from geneverdict.evidence.overlap.profiles import BoolArray
from geneverdict.model.verdict import SeriesResult

MOST = 4
"""Samples of a condition: in a larger one each has another that is as like it, and none stands apart."""
NEARLY_ALL = 0.9
"""Share of the samples that must share a field's value with another, for the field to tell of conditions."""


def same_condition(result: SeriesResult) -> BoolArray:
    """Samples × samples in the model: alike in every field that tells of conditions, where these divide a group.

    With two luminal glands of virgin, pregnant and lactating mice each, the two of a stage are alike and apart from
    the rest of their group, as copies would be.
    """
    rows = result.design.rows
    told = [values for values in _fields(result) if _shared(values) >= NEARLY_ALL]
    words = [tuple(values[i] for values in told) for i in range(len(rows))]
    roles = [result.grouping.roles[i] for i in rows]
    members = Counter(zip(words, roles, strict=True))
    divided = {role for role in set(roles) if sum(r is role for _, r in members) > 1}
    small = np.array([role in divided and members[w, role] <= MOST for w, role in zip(words, roles, strict=True)])
    same = np.array([[one == other for other in words] for one in words], dtype=np.bool_)
    if not told or _shared(words) < NEARLY_ALL:
        return np.zeros_like(same)
    apart: BoolArray = same & small[:, None] & small & ~np.eye(len(rows), dtype=np.bool_)
    return apart


def _fields(result: SeriesResult) -> list[tuple[str, ...]]:
    table = result.samples
    named = ("source_name", *table.characteristics)
    found = [column for name, column in table.columns.items() if name in named or not table.characteristics]
    return [tuple(column[i] for i in result.design.rows) for column in found]


def _shared(values: Sequence[object]) -> float:
    """Share of the samples whose value another has."""
    n = Counter(values)
    return sum(n[value] > 1 for value in values) / max(len(values), 1)
