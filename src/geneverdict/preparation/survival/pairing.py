"""Which time belongs to which status: both of one endpoint, and never two endpoints mixed without a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from geneverdict.messages import Code, Message, Name, Value, count, quoted
from geneverdict.model.series import SampleTable
from geneverdict.model.survival import Endpoint
from geneverdict.preparation.survival.names import FieldName, fixed_horizon, read_name
from geneverdict.preparation.survival.status import StatusReading, read_status, speaks_of
from geneverdict.preparation.survival.times import TimeReading, read_times

_KIN = (Endpoint.RECURRENCE, Endpoint.PROGRESSION, Endpoint.EVENT_FREE)
"""Endpoints that depositors call by each other's names."""
_DIFFER = 1.0
"""Months by which two fields for one time may differ: rounding."""

_FEW = 4


@dataclass(frozen=True, slots=True, eq=False)
class Couple:
    """A time and a status of one endpoint; ``fill`` is a second time, for the censored that lack the first."""

    endpoint: Endpoint
    time: TimeReading
    status: StatusReading
    fill: TimeReading | None
    doubts: tuple[Message, ...]
    remarks: tuple[Message, ...] = ()
    """What is odd and yet meant, by the user's word."""


@dataclass(slots=True, eq=False)
class _Fields:
    """What a table holds, while it is being coupled."""

    times: list[TimeReading] = field(default_factory=list)
    statuses: dict[Endpoint, list[StatusReading]] = field(default_factory=dict)
    generic: list[tuple[FieldName, tuple[str, ...]]] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)

    def of(self, endpoint: Endpoint) -> list[TimeReading]:
        return [time for time in self.times if time.name.endpoint is endpoint]

    @property
    def follow_up(self) -> list[TimeReading]:
        return [time for time in self.times if time.name.endpoint is None and time.name.follow_up]

    @property
    def bare(self) -> list[TimeReading]:
        return [time for time in self.times if time.name.endpoint is None and not time.name.follow_up]


def couples(table: SampleTable) -> tuple[tuple[Couple, ...], tuple[Message, ...]]:
    """Every endpoint with a time and a status, and notes on what could not be coupled."""
    fields = _read(table)
    made: dict[Endpoint, Couple] = {}
    for step in (_own, _borrowed, _generic, _kin, _unnamed):
        for couple in step(fields, made):
            made.setdefault(couple.endpoint, couple)
    notes = [*fields.notes, *_alone(fields, made)]
    return tuple(made[endpoint] for endpoint in Endpoint if endpoint in made), tuple(notes)


def _read(table: SampleTable) -> _Fields:
    found = _Fields()
    for column, values in table.columns.items():
        name = read_name(column)
        if name is None:
            if fixed_horizon(column) and any(values):
                found.notes.append(Message("patients-fixed_time", {"field": Name(column)}))
            continue
        _sort(found, name, values)
    return found


def _sort(found: _Fields, name: FieldName, values: tuple[str, ...]) -> None:
    """Put one field among the times or the states, by its name and, where that is silent, by its values."""
    endpoint = name.endpoint or speaks_of(name, values)
    status = read_status(name, values, endpoint or Endpoint.UNNAMED) if name.kind != "time" else None
    time = read_times(name, values) if name.kind != "status" else None
    if name.kind == "time" and time is None:
        status = read_status(name, values, endpoint or Endpoint.UNNAMED)
    if status is not None and time is not None:
        status, time = (status, None) if status.n_understood >= time.n_numbers else (None, time)
    if time is not None and _varied(time):
        found.times.append(time)
    elif status is not None and endpoint is not None:
        found.statuses.setdefault(endpoint, []).append(status)
    elif status is not None:
        found.generic.append((name, values))
    elif name.endpoint is not None and any(values):
        seen = quoted(sorted({value for value in values if value}))
        said: dict[str, Value] = {"field": Name(name.field), "kind": Code(name.kind or "either"), "values": seen}
        found.notes.append(Message("patients-unreadable", said))


def _varied(time: TimeReading) -> bool:
    """Not a yes and no in numbers; and where the name does not say of what, not the few days of an experiment."""
    numbers = time.deposited[np.isfinite(time.deposited)]
    fewest = _FEW if time.name.bare else 2 if numbers.size > _FEW else 1
    return np.unique(numbers).size > fewest


def _own(fields: _Fields, _: dict[Endpoint, Couple]) -> Iterable[Couple]:
    """Time and status that both name the endpoint."""
    for endpoint, statuses in fields.statuses.items():
        if times := fields.of(endpoint):
            yield _couple(fields, endpoint, times, statuses)


def _borrowed(fields: _Fields, made: dict[Endpoint, Couple]) -> Iterable[Couple]:
    """A status whose time is the follow-up, or a time that does not say of what."""
    for endpoint, statuses in fields.statuses.items():
        if endpoint in made:
            continue
        if endpoint.is_death and (times := fields.follow_up):
            yield _couple(fields, endpoint, times, statuses)
        elif endpoint is Endpoint.DISEASE_SPECIFIC and (times := fields.of(Endpoint.OVERALL)):
            yield _couple(fields, endpoint, times, statuses, _of_both("patients-time_taken", times, statuses))
        elif (times := fields.bare) and sum(e not in made for e in fields.statuses) == 1:
            yield _couple(fields, endpoint, times, statuses, _of_both("patients-time_unsaid", times, statuses))


def _generic(fields: _Fields, made: dict[Endpoint, Couple]) -> Iterable[Couple]:
    """The one time without a status and a status that does not say of what."""
    lacking = [e for e in Endpoint if fields.of(e) and e not in made]
    kin = [e for e in fields.statuses if e not in made]
    if len(lacking) != 1 or (lacking[0] in _KIN and any(e in _KIN for e in kin)):
        return
    endpoint = lacking[0]
    statuses = [s for name, values in fields.generic if (s := read_status(name, values, endpoint)) is not None]
    if statuses:
        doubt = _of_both("patients-status_unsaid", fields.of(endpoint), statuses)
        yield _couple(fields, endpoint, fields.of(endpoint), statuses, *([doubt] if made else []))


def _kin(fields: _Fields, made: dict[Endpoint, Couple]) -> Iterable[Couple]:
    """A progression-free time beside a recurrence: one thing under two names, perhaps."""
    lacking = [e for e in _KIN if fields.of(e) and e not in made]
    spare = [e for e in fields.statuses if e in _KIN and e not in made]
    if len(lacking) == 1 and len(spare) == 1:
        endpoint, times = lacking[0], fields.of(lacking[0])
        statuses = fields.statuses[spare[0]]
        yield _couple(fields, endpoint, times, statuses, _of_both("patients-other_endpoints", times, statuses))


def _unnamed(fields: _Fields, made: dict[Endpoint, Couple]) -> Iterable[Couple]:
    """A time and a status of which nothing says what they are."""
    times = fields.bare or fields.follow_up
    statuses = [s for n, values in fields.generic if (s := read_status(n, values, Endpoint.UNNAMED)) is not None]
    if not made and not fields.statuses and times and statuses:
        doubt = _of_both("patients-unnamed", times, statuses)
        yield _couple(fields, Endpoint.UNNAMED, times, statuses, doubt)


def _of_both(code: str, times: Sequence[TimeReading], statuses: Sequence[StatusReading]) -> Message:
    return Message(code, {"time": Name(_best(times).name.field), "event": Name(statuses[0].name.field)})


def _best(times: Sequence[TimeReading]) -> TimeReading:
    """The fullest, one with a stated unit before others, then the first."""
    most = max(time.n_numbers for time in times)
    return min(times, key=lambda t: (t.n_numbers < 0.8 * most, not t.stated))


def _couple(
    fields: _Fields,
    endpoint: Endpoint,
    times: Sequence[TimeReading],
    statuses: Sequence[StatusReading],
    *doubts: Message,
) -> Couple:
    status = max(statuses, key=lambda s: (s.n_understood, -len(s.doubts)))
    time = _first_to(times, status) or _best(times)
    spare = [*times, *(fields.follow_up if times is not fields.follow_up else [])]
    fill = next((other for other in spare if other is not time and _fills(time, other, status)), None)
    found: list[Message | None] = [*doubts, *time.doubts, *status.doubts]
    if fill is not None:
        names = {"time": Name(time.name.field), "fill": Name(fill.name.field)}
        found.append(Message("patients-filled", {"n": count(_gaps(time, fill, status).sum()), **names}))
        found += fill.doubts
    found += [_unlike_times(time, other) for other in times if other is not time and other is not fill]
    found += [_unlike_states(status, other) for other in statuses if other is not status]
    return Couple(endpoint, time, status, fill, tuple(doubt for doubt in dict.fromkeys(found) if doubt is not None))


def _first_to(times: Sequence[TimeReading], status: StatusReading) -> TimeReading | None:
    """A time that only the events have, beside one that the censored have: days to death, days to the last visit."""
    event = np.array([state == "event" for state in status.states])
    censored = np.array([state == "censored" for state in status.states])
    for time in times:
        has = np.isfinite(time.deposited)
        if has[event].any() and not has[censored].any() and has[event].mean() > 0.5:
            return time
    return None


def _gaps(time: TimeReading, other: TimeReading, status: StatusReading) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    censored = np.array([state == "censored" for state in status.states])
    gaps: np.ndarray[tuple[int], np.dtype[np.bool_]] = (
        censored & ~np.isfinite(time.deposited) & np.isfinite(other.deposited)
    )
    return gaps


def _fills(time: TimeReading, other: TimeReading, status: StatusReading) -> bool:
    """Censored samples have the other time where they lack this one, in the same unit."""
    return time.unit == other.unit and bool(_gaps(time, other, status).any())


def _unlike_times(one: TimeReading, two: TimeReading) -> Message | None:
    both = np.isfinite(one.months) & np.isfinite(two.months)
    gap = np.abs(one.months[both] - two.months[both])
    differ = int((gap > np.maximum(_DIFFER, 0.05 * one.months[both])).sum())
    return _differing("patients-times_differ", one, two, differ, int(both.sum()))


def _unlike_states(one: StatusReading, two: StatusReading) -> Message | None:
    pairs = [(a, b) for a, b in zip(one.states, two.states, strict=True) if {a, b} <= {"event", "censored"}]
    differ = sum(a != b for a, b in pairs)
    return _differing("patients-states_differ", one, two, differ, len(pairs))


def _differing(
    code: str, one: TimeReading | StatusReading, two: TimeReading | StatusReading, n: int, total: int
) -> Message | None:
    if not n:
        return None
    names = {"one": Name(one.name.field), "other": Name(two.name.field)}
    return Message(code, {**names, "n": count(n), "total": count(total)})


def _alone(fields: _Fields, made: dict[Endpoint, Couple]) -> list[Message]:
    """Endpoints with a time or a status only."""
    used = {couple.time.name.field for couple in made.values()} | {couple.status.name.field for couple in made.values()}
    found = []
    for endpoint in Endpoint:
        times = [t.name.field for t in fields.of(endpoint) if t.name.field not in used]
        states = [s.name.field for s in fields.statuses.get(endpoint, ()) if s.name.field not in used]
        if endpoint in made:
            continue
        if times:
            found.append(Message("patients-time_alone", {"fields": quoted(times), "endpoint": endpoint.message}))
        if states and endpoint is not Endpoint.METASTASIS:  # most often metastases at diagnosis
            found.append(Message("patients-status_alone", {"fields": quoted(states), "endpoint": endpoint.message}))
    return found
