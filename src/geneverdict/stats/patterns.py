"""Genes grouped by which of their values are missing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from geneverdict.stats.arrays import BoolArray, IntArray


def patterns(observed: BoolArray) -> Iterator[tuple[IntArray, IntArray]]:
    """For each pattern of missingness in ``observed`` (genes × samples): its genes, and the samples they have."""
    if not observed.size:
        return
    if observed.all():
        yield np.arange(len(observed)), np.arange(observed.shape[1])
        return
    packed = np.packbits(observed, axis=1)
    _, leaders, pattern = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(pattern, kind="stable")
    for rows in np.split(order, np.cumsum(np.bincount(pattern))[:-1]):
        yield rows, np.flatnonzero(observed[leaders[pattern[rows[0]]]])
