"""What raw files tell of the samples: cells too bright to be measured, RNA that was broken down."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from geneverdict.evidence.checks.view import View
from geneverdict.evidence.finding import finding
from geneverdict.messages import Value, count, names, p, percent1, ratio
from geneverdict.model.array_quality import ArrayQuality
from geneverdict.model.why import Finding
from geneverdict.stats.welch import welch

SATURATED = 0.01
"""Share of an array's perfect-match cells that the scanner could not measure, from which it is said."""
DEGRADED = 3.0
"""Signal of the 3′ end of actin and GAPDH by that of the 5′ end, up to which the maker of arrays calls RNA whole."""
TIMES, P = 1.5, 0.01
"""Between the groups' mean ratios."""


def check_raw(view: View) -> list[Finding]:
    """Nothing where the values were not made from CEL files; the samples are those of the model."""
    arrays = view.result.arrays
    return [] if arrays is None else [*_saturated(view, arrays), *_degraded(view, arrays)]


def _saturated(view: View, arrays: ArrayQuality) -> Iterator[Finding]:
    share = arrays.saturated[view.rows]
    bright = np.flatnonzero(share >= SATURATED)
    if len(bright):
        values: dict[str, Value] = {"n": count(len(bright)), "most": percent1(float(share.max()))}
        yield finding("arrays_saturated", "note", {**values, "samples": names(view.samples[i] for i in bright)})


def _degraded(view: View, arrays: ArrayQuality) -> Iterator[Finding]:
    """RNA is read from its 3′ end on: what is broken down lacks its 5′ end, and far probes of every gene with it."""
    ends, case = arrays.ends[view.rows], view.is_case
    if not arrays.end_sets:
        return
    sets: dict[str, Value] = {"sets": names(arrays.end_sets)}
    sides = {"case": ends[case], "control": ends[~case]}
    means = {side: float(own.mean()) for side, own in sides.items()}
    if min(map(len, sides.values())) > 1 and abs(means["case"] - means["control"]) >= np.log2(TIMES):
        found = float(welch(ends[None], case).p[0])
        if found < P:
            told: dict[str, Value] = {side: ratio(2**mean) for side, mean in means.items()}
            yield finding("samples_degraded_groups", "matters", {**sets, **told, "p": p(found)})
    broken = np.flatnonzero(2**ends > DEGRADED)
    if len(broken):
        told = {"n": count(len(broken)), "samples": names(view.samples[i] for i in broken)}
        yield finding("samples_degraded", "note", {**sets, **told, "most": ratio(float(2 ** ends.max()))})
