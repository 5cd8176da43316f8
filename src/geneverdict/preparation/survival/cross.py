"""What the endpoints of one series say of each other: nobody dies of the disease and lives, or relapses too late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from geneverdict.model.survival import Endpoint
from geneverdict.preparation.survival.pairing import Couple

_ROUNDING = 1.0
"""Months by which a recurrence may come after the end of follow-up: dates are rounded."""


def contradictions(found: Sequence[Couple]) -> Mapping[Endpoint, tuple[str, ...]]:
    """Doubts about endpoints that contradict overall survival, each with the number of samples."""
    overall = next((couple for couple in found if couple.endpoint is Endpoint.OVERALL), None)
    if overall is None:
        return {}
    doubts: dict[Endpoint, tuple[str, ...]] = {}
    for couple in found:
        if couple.endpoint is Endpoint.UNNAMED or couple is overall:
            continue
        said = [_lives(couple, overall) if couple.endpoint.is_death else "", _too_late(couple, overall)]
        doubts[couple.endpoint] = tuple(filter(None, said))
    return doubts


def _lives(couple: Couple, overall: Couple) -> str:
    pairs = zip(couple.status.states, overall.status.states, strict=True)
    n = sum(own == "event" and whole == "censored" for own, whole in pairs)
    names = f"'{couple.status.name.field}' and alive by '{overall.status.name.field}'"
    return f"{n} samples are dead by {names}" if n else ""


def _too_late(couple: Couple, overall: Couple) -> str:
    if couple.time.name.field == overall.time.name.field:
        return ""
    own, whole = couple.time.months, overall.time.months
    both = np.isfinite(own) & np.isfinite(whole)
    n = int((own[both] > whole[both] + np.maximum(_ROUNDING, 0.05 * whole[both])).sum())
    names = f"'{couple.time.name.field}' is longer than '{overall.time.name.field}'"
    return f"{names} in {n} of {both.sum()} samples: are the units right?" if n else ""
