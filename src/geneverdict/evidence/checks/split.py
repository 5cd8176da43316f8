"""One row of values in two clusters."""

from __future__ import annotations

import numpy as np

from geneverdict.evidence.checks.view import BoolArray
from geneverdict.model.series import FloatArray


def split(values: FloatArray) -> tuple[BoolArray, float]:
    """The two clusters of one row of values with the least variance within, and their distance in SDs within."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    best, at = np.inf, 1
    for k in range(1, len(ordered)):
        within = float(ordered[:k].var() * k + ordered[k:].var() * (len(ordered) - k))
        best, at = (within, k) if within < best else (best, at)
    upper = np.zeros(len(values), dtype=np.bool_)
    upper[order[at:]] = True
    sd = np.sqrt(best / (len(values) - 2))
    distance = float(ordered[at:].mean() - ordered[:at].mean())
    return upper, distance / sd if sd > 0 else np.inf
