"""Fold changes of values that were not logged, or logged twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from geneverdict.evidence.compare.groups import own_groups
from geneverdict.evidence.compare.rows import Lined
from geneverdict.evidence.compare.samples import Groups, difference_of_means, mean
from geneverdict.model.published import StoredSeries
from geneverdict.model.series import FloatArray

_LARGEST = 60.0
"""Of values that can be log2 values."""


def unlogged(lined: Lined, stored: StoredSeries) -> Iterator[tuple[str, Callable[[bool], FloatArray]]]:
    """What is made of our groups' values, by whether the contrast is turned round: a function for each kind."""
    there, genes = lined.values(stored)
    own = own_groups(stored)
    values = stored.values[genes]
    if not stored.info.is_log2 or not there.any() or np.nanmax(values) > _LARGEST:
        return
    turned = Groups(own.control, own.case)
    plain = np.exp2(values)

    def of(make: Callable[[Groups], FloatArray]) -> Callable[[bool], FloatArray]:
        def made(flipped: bool) -> FloatArray:  # noqa: FBT001 (the question that it answers)
            out = np.full(len(there), np.nan)
            out[there] = make(turned if flipped else own)
            return out

        return made

    def ratio(groups: Groups) -> FloatArray:
        return mean(plain, groups.case) / mean(plain, groups.control)

    yield "not_logged", of(lambda groups: difference_of_means(plain, groups))
    yield "ratio_of_means", of(ratio)
    yield "log2_of_means", of(lambda groups: np.log2(ratio(groups)))
    if np.nanmin(values) > 0:
        yield "logged_twice", of(lambda groups: difference_of_means(np.log2(values), groups))
