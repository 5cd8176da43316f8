"""What the endpoints of one series say of each other: nobody dies of the disease and lives, or relapses too late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from geneverdict.messages import Message, Name, count
from geneverdict.model.survival import Endpoint
from geneverdict.preparation.survival.pairing import Couple

_ROUNDING = 1.0
"""Months by which a recurrence may come after the end of follow-up: dates are rounded."""


def contradictions(found: Sequence[Couple]) -> Mapping[Endpoint, tuple[Message, ...]]:
    """Doubts about endpoints that contradict overall survival, each with the number of samples."""
    overall = next((couple for couple in found if couple.endpoint is Endpoint.OVERALL), None)
    if overall is None:
        return {}
    doubts: dict[Endpoint, tuple[Message, ...]] = {}
    for couple in found:
        if couple.endpoint is Endpoint.UNNAMED or couple is overall:
            continue
        said = [_lives(couple, overall) if couple.endpoint.is_death else None, _too_late(couple, overall)]
        doubts[couple.endpoint] = tuple(doubt for doubt in said if doubt is not None)
    return doubts


def _lives(couple: Couple, overall: Couple) -> Message | None:
    pairs = zip(couple.status.states, overall.status.states, strict=True)
    n = sum(own == "event" and whole == "censored" for own, whole in pairs)
    fields = {"event": Name(couple.status.name.field), "overall": Name(overall.status.name.field)}
    return Message("patients-dead_and_alive", {"n": count(n), **fields}) if n else None


def _too_late(couple: Couple, overall: Couple) -> Message | None:
    if couple.time.name.field == overall.time.name.field:
        return None
    own, whole = couple.time.months, overall.time.months
    both = np.isfinite(own) & np.isfinite(whole)
    n = int((own[both] > whole[both] + np.maximum(_ROUNDING, 0.05 * whole[both])).sum())
    fields = {"time": Name(couple.time.name.field), "overall": Name(overall.time.name.field)}
    return Message("patients-too_late", {**fields, "n": count(n), "total": count(both.sum())}) if n else None
