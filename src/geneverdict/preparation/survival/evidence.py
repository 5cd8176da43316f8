"""The sentences that say what a survival endpoint rests on, with numbers, and the line that would settle a doubt."""

from __future__ import annotations

import json
from collections.abc import Sequence

from geneverdict.messages import Code, Message, Name, Number, Value, count, known, messages, quoted
from geneverdict.model.survival import SurvivalSpec
from geneverdict.preparation.survival.pairing import Couple
from geneverdict.preparation.survival.patients import Population
from geneverdict.preparation.survival.rows import Rows, counted_reasons, median_follow_up


def evidence_of(
    couple: Couple, rows: Rows, counted: Population, doubts: Sequence[Message], spec: SurvivalSpec
) -> tuple[Message, ...]:
    """Fields and coding; numbers; who was left out; what is odd; doubts with the line of the study file."""
    said = [_fields(couple), _numbers(rows, counted)]
    if rows.left_out:
        reasons = messages(counted_reasons(rows.left_out))
        said.append(Message("patients-left_out", {"n": count(len(rows.left_out)), "reasons": reasons}))
    if couple.remarks:
        said.append(Message("patients-noted", {"remarks": messages(couple.remarks)}))
    if doubts:
        said.append(Message("groups-check", {"doubts": messages(doubts)}))
        said.append(Message("patients-write", {"line": Name(toml_survival(spec))}))
    return tuple(said)


def _fields(couple: Couple) -> Message:
    time, status = couple.time, couple.status
    fill = known({"fill": Name(couple.fill.name.field) if couple.fill else None})
    of_time: dict[str, Value] = {"time": Name(time.name.field), "unit": Code(time.unit), "how": time.how, **fill}
    values = {"events": quoted(status.values("event")), "censored": quoted(status.values("censored"))}
    of_status: dict[str, Value] = {"event": Name(status.name.field), "coding": status.how, **values}
    return Message("patients-rest_on", {"endpoint": couple.endpoint.message, **of_time, **of_status})


def _numbers(rows: Rows, counted: Population) -> Message:
    counts = {"n": count(len(rows.rows)), "events": count(rows.event.sum()), "zero": count((rows.months == 0).sum())}
    span = {"low": Number(float(rows.months.min()), "fixed1"), "high": Number(float(rows.months.max()), "fixed1")}
    follow_up = Number(median_follow_up(rows.months, rows.event), "fixed1")
    return Message("patients-numbers", {**counts, **span, **known({"who": counted.said, "follow_up": follow_up})})


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
