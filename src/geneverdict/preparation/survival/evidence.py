"""The sentences that say what a survival endpoint rests on, with numbers, and the line that would settle a doubt."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np

from geneverdict.model.survival import SurvivalSpec
from geneverdict.preparation.survival.pairing import Couple
from geneverdict.preparation.survival.patients import Population
from geneverdict.preparation.survival.rows import Rows, counted_reasons, median_follow_up


def evidence_of(
    couple: Couple, rows: Rows, counted: Population, doubts: Sequence[str], spec: SurvivalSpec
) -> tuple[str, ...]:
    """Fields and coding; numbers; who was left out; what is odd; doubts with the line of the study file."""
    words = couple.endpoint.words
    said = [f"{words[0].upper()}{words[1:]}: {_time(couple)}; {_status(couple)}."]
    said.append(_numbers(rows, counted))
    if rows.left_out:
        said.append(f"{len(rows.left_out)} samples left out: {counted_reasons(rows.left_out)}.")
    if couple.remarks:
        said.append(f"Noted: {'; '.join(couple.remarks)}.")
    if doubts:
        said.append(f"To check: {'; '.join(doubts)}.")
        said.append(f"If this is meant, write: {toml_survival(spec)}.")
    return tuple(said)


def _time(couple: Couple) -> str:
    fields = f"'{couple.time.name.field}'" + (f" and '{couple.fill.name.field}'" if couple.fill else "")
    unit = couple.time.unit
    factor = {"days": "/ 30.4375", "weeks": "× 7 / 30.4375", "years": "× 12"}.get(unit)
    return f"time from {fields} in {unit} ({couple.time.how})" + (f", {factor} to give months" if factor else "")


def _status(couple: Couple) -> str:
    status = couple.status
    parts = []
    for state in ("event", "censored"):
        values = status.values("event" if state == "event" else "censored")
        parts.append(f"{state}: {_some(values)}")
    return f"status from '{status.name.field}' {status.how} ({'; '.join(parts)})"


def _some(values: Sequence[str]) -> str:
    shown = ", ".join(f"'{value}'" for value in values[:4])
    return shown + (" …" if len(values) > 4 else "") if values else "no value"


def _numbers(rows: Rows, counted: Population) -> str:
    n, events = len(rows.rows), int(rows.event.sum())
    lead = f"{counted.said[0].upper()}{counted.said[1:]}; " if counted.said else ""
    follow = median_follow_up(rows.months, rows.event)
    median = f"median follow-up {follow:.1f} months" if np.isfinite(follow) else "median follow-up not reached"
    low, high = float(rows.months.min()), float(rows.months.max())
    zero = int((rows.months == 0).sum())
    kept = f", {zero} at time 0 kept" if zero else ""
    span = f"times {low:.1f} to {high:.1f} months{kept}"
    return f"{lead}{n} patients with a time and a status, {events} events, {median}, {span}."


def toml_survival(spec: SurvivalSpec) -> str:
    """One line of the study file; what is the default is left out.

    >>> toml_survival(SurvivalSpec.model_validate({"time": "os", "unit": "days", "event": "dead", "event_value": 1}))
    'survival = { time = "os", event = "dead", unit = "days", event_value = "1" }'
    """
    parts = []
    for name in SurvivalSpec.model_fields:
        value = getattr(spec, name)
        if value is None or (name == "samples" and value == "case"):
            continue
        one = value[0] if isinstance(value, tuple) and len(value) == 1 else value
        parts.append(f"{name} = {json.dumps(one, ensure_ascii=False)}")
    return f"survival = {{ {', '.join(parts)} }}"
