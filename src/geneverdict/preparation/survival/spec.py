"""The user's word on survival, made into a time and a status of one endpoint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from geneverdict.errors import StudyError
from geneverdict.messages import Message, Name, Value, quoted
from geneverdict.model.series import SampleTable
from geneverdict.model.survival import MONTHS_PER, Endpoint, SurvivalSpec
from geneverdict.preparation.groups.reading import fold
from geneverdict.preparation.rules import shown
from geneverdict.preparation.survival.names import FieldName, read_name
from geneverdict.preparation.survival.pairing import Couple
from geneverdict.preparation.survival.status import StatusReading, read_status, speaks_of, token_of
from geneverdict.preparation.survival.times import TimeReading, read_times
from geneverdict.preparation.survival.words import MISSING, State


def couple_of_spec(table: SampleTable, spec: SurvivalSpec, *, where: Message | str = "") -> Couple:
    """The time and the status that the study file names.

    Raises StudyError for a field that is not there or holds no numbers, and for values that no sample has or that are
    not understood.
    """
    times = [_time(table, field, spec, where) for field in spec.time]
    values = table.column(spec.event, where=where)
    name = _named(_spelt(table, spec.event))
    endpoint, doubts = _endpoint(spec, times[0], name, values)
    status = _status(name, values, spec, endpoint, where)
    fill = _filled(times) if len(times) > 1 else None
    of_times = [doubt for time in times for doubt in time.doubts]
    inferred = [*doubts, *(of_times if spec.unit is None else []), *(status.doubts if spec.event_value is None else [])]
    remarks = [doubt for doubt in (*of_times, *status.doubts) if doubt not in inferred]
    return Couple(endpoint, times[0], status, fill, tuple(dict.fromkeys(inferred)), tuple(dict.fromkeys(remarks)))


def _spelt(table: SampleTable, field: str) -> str:
    return next(name for name in table.columns if name.casefold() == field.casefold())


def _named(field: str) -> FieldName:
    name = read_name(field)
    return name if name is not None else FieldName(field, fold(field), None, "", False, True, None, {})


def _time(table: SampleTable, field: str, spec: SurvivalSpec, where: Message | str) -> TimeReading:
    values = table.column(field, where=where)
    reading = read_times(_named(_spelt(table, field)), values, unit=spec.unit)
    if reading is None:
        raise StudyError(Message("error-time_no_numbers", {"field": Name(field), "values": shown(values)}), where=where)
    return reading


def _filled(times: Sequence[TimeReading]) -> TimeReading:
    """The later fields as one, in the unit of the first of them."""
    first = times[1]
    deposited = first.deposited
    for other in times[2:]:
        deposited = np.where(np.isfinite(deposited), deposited, other.months / MONTHS_PER[first.unit])
    return replace(first, deposited=deposited)


def _endpoint(
    spec: SurvivalSpec, time: TimeReading, name: FieldName, values: Sequence[str]
) -> tuple[Endpoint, list[Message]]:
    """As said, else by the names of the two fields."""
    if spec.endpoint is not None:
        return Endpoint(spec.endpoint), []
    status = name.endpoint or speaks_of(name, values)
    if status is not None and time.name.endpoint in (status, None):
        return status, []
    if time.name.endpoint is not None and status is None:
        return time.name.endpoint, []
    if status is None:
        return Endpoint.UNNAMED, [Message("patients-no_endpoint")]
    fields = {"time": Name(time.name.field), "event": Name(name.field)}
    return status, [Message("patients-other_endpoints", fields)]


def _status(
    name: FieldName, values: Sequence[str], spec: SurvivalSpec, endpoint: Endpoint, where: Message | str
) -> StatusReading:
    if spec.event_value is None:
        reading = read_status(name, values, endpoint)
        if reading is None:
            found: dict[str, Value] = {"field": Name(name.field), "endpoint": endpoint.message, "values": shown(values)}
            raise StudyError(Message("error-event_not_understood", found), where=where)
        return reading
    events = {token_of(value) for value in spec.event_value}
    others = {token_of(value) for value in spec.censored_value or ()}
    tokens = [token_of(value) for value in values]
    _refuse_absent(name, values, tokens, spec, where)
    states = tuple(_state(token, events, others) for token in tokens)
    seen: dict[str, State] = {
        " ".join(v.split()): state for v, state in zip(values, states, strict=True) if state != "missing"
    }
    doubts = _odd_censored(name, seen) if spec.censored_value is None else ()
    return StatusReading(name, states, Message("patients-coded_by_study"), doubts, seen)


def _state(token: str, events: set[str], others: set[str]) -> State:
    if token in events:
        return "event"
    if token in others:
        return "censored"
    return "missing" if token in MISSING else "unknown" if others else "censored"


def _refuse_absent(
    name: FieldName, values: Sequence[str], tokens: Sequence[str], spec: SurvivalSpec, where: Message | str
) -> None:
    for key, said in (("event_value", spec.event_value), ("censored_value", spec.censored_value)):
        absent = [value for value in said or () if token_of(value) not in tokens]
        if absent:
            told: dict[str, Value] = {
                "key": Name(key),
                "value": Name(absent[0]),
                "field": Name(name.field),
                "values": shown(values),
            }
            raise StudyError(Message("error-no_such_value", told), where=where)


def _odd_censored(name: FieldName, seen: Mapping[str, State]) -> tuple[Message, ...]:
    """Several values taken as censored because they are not the event: the user should see them."""
    others = [value for value, state in seen.items() if state == "censored"]
    if len(others) < 2:
        return ()
    return (Message("patients-all_censored", {"values": quoted(others), "field": Name(name.field)}),)
