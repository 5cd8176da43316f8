"""Survival in a series' sample fields: every endpoint found with its evidence, or the one that the study file names.

The order: names and values of all fields are read, a time and a status of one endpoint are coupled, samples that do
not count and second samples of a patient are left out.  A doubt is said and makes the grade ``check``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from geneverdict.errors import PrepareError
from geneverdict.messages import Message, Name, Value, count, names
from geneverdict.model.prepared import Grade, Role
from geneverdict.model.series import SampleTable
from geneverdict.model.survival import SurvivalData, SurvivalFound, SurvivalSpec
from geneverdict.preparation.survival.cross import contradictions
from geneverdict.preparation.survival.evidence import evidence_of
from geneverdict.preparation.survival.pairing import Couple, couples
from geneverdict.preparation.survival.patients import (
    Population,
    names_of,
    one_per_patient,
    person_fields,
    population,
)
from geneverdict.preparation.survival.rows import Rows, rows_of, together
from geneverdict.preparation.survival.spec import couple_of_spec

Patients = Sequence[str | None]


class _Whose(NamedTuple):
    """The patient of each sample (None: not known), and the field that says so."""

    names: Patients | None
    field: str | None
    doubts: tuple[Message, ...]


def find_survival(
    table: SampleTable, roles: Sequence[Role] | None = None, *, patients: Patients | None = None
) -> SurvivalFound:
    """Every survival endpoint of a series' sample fields, overall survival first.

    ``roles``: one per sample; only cases count (all samples where no sample is a case, less those called normal; None:
    all).  ``patients``: the individual of each sample where known (``Pairing.blocks``), else a field that names the
    patient is used.  Times are in months; samples without a time ≥ 0 or a status are left out and named.  Never raises.
    """
    found, notes = couples(table)
    counted = population(table, roles)
    crossed = contradictions(found)
    made = []
    for couple in found:
        whose = _whose(table, couple, counted, patients)
        rows = rows_of(table, couple, counted, whose.names)
        if not rows.rows:
            fields = {"time": Name(couple.time.name.field), "event": Name(couple.status.name.field)}
            notes = (*notes, Message("patients-no_rows", fields))
            continue
        doubts = (
            *couple.doubts,
            *crossed.get(couple.endpoint, ()),
            *counted.doubts,
            *whose.doubts,
            *_rows_doubts(rows),
        )
        spec = _spec(couple, whose, "case")
        made.append(_data(table, couple, rows, counted, doubts, spec, "inferred"))
    return SurvivalFound(tuple(made), notes)


def survival_from_study(
    table: SampleTable,
    spec: SurvivalSpec,
    roles: Sequence[Role] | None = None,
    *,
    patients: Patients | None = None,
    where: Message | str = "",
) -> SurvivalData:
    """The survival that the study file names; what it does not say is inferred, and its grade is ``check`` then.

    Raises StudyError for a field that is not there (near names offered) or holds no numbers, and for a value of the
    event that no sample has; PrepareError where no sample has a time and a status, or the samples of one patient do
    not agree.
    """
    couple = couple_of_spec(table, spec, where=where)
    counted = population(table, None if spec.samples == "all" else roles)
    whose = _whose(table, couple, counted, patients)
    if spec.patient is not None:
        whose = _Whose(names_of(table, spec.patient, where=where), spec.patient, ())
    rows = rows_of(table, couple, counted, whose.names)
    if rows.differing:
        differing: dict[str, Value] = {"n": count(len(rows.differing)), "patients": names(rows.differing)}
        raise PrepareError(Message("error-patients_differ", differing), where=where)
    if not rows.rows:
        fields = {"time": Name(couple.time.name.field), "event": Name(couple.status.name.field)}
        raise PrepareError(Message("error-no_time_and_status", fields), where=where)
    remarks = (*couple.remarks, *counted.doubts, *whose.doubts, *_rows_doubts(rows))
    full = _spec(couple, whose, spec.samples)
    return _data(table, replace(couple, remarks=remarks), rows, counted, couple.doubts, full, "study file")


def _whose(table: SampleTable, couple: Couple, counted: Population, patients: Patients | None) -> _Whose:
    """Whose sample each is: as given, else by a field whose repeated names end alike."""
    single = rows_of(table, couple, counted, None)
    ends = {row: (m, e) for row, m, e in zip(single.rows, single.months.tolist(), single.event.tolist(), strict=True)}
    fields = person_fields(table)
    tried = [(field, names_of(table, field)) for field in fields]
    doubts: list[Message] = []
    for field, whose in tried:
        known = [whose[row] for row in single.rows if whose[row] is not None]
        repeats = len(known) - len(set(known))
        standing = one_per_patient(single.rows, whose, ends)
        if repeats and len(standing.differing) <= 0.2 * (len(standing.differing) + len(standing.left_out)):
            if patients is None or _more(whose, patients, single.rows):
                return _Whose(whose, field, tuple(doubts))
        elif repeats:
            doubts.append(Message("patients-repeats", {"field": Name(field), "n": count(repeats)}))
    return _Whose(patients, None, tuple(doubts))


def _more(whose: Patients, patients: Patients, rows: Sequence[int]) -> bool:
    """``whose`` puts more samples together than ``patients`` does."""

    def n_together(given: Patients) -> int:
        known = [given[row] for row in rows if given[row] is not None]
        return len(known) - len(set(known))

    return n_together(whose) > n_together(patients)


def _rows_doubts(rows: Rows) -> list[Message]:
    found = []
    if rows.differing:
        found.append(Message("patients-differing", {"patients": names(rows.differing)}))
    n, events = len(rows.rows), int(rows.event.sum())
    if n and events in (0, n):
        found.append(Message("patients-every_event" if events else "patients-no_event", {"n": count(n)}))
    if times := together(rows.months, rows.event):
        found.append(Message("patients-together", {"n": count(times)}))
    return found


def _spec(couple: Couple, whose: _Whose, samples: str) -> SurvivalSpec:
    """The words that give the same rows again."""
    status, censored = couple.status, couple.status.values("censored")
    events = status.values("event")
    said = {
        "time": [couple.time.name.field, *([couple.fill.name.field] if couple.fill else [])],
        "unit": couple.time.unit,
        "event": status.name.field,
        "event_value": list(events) or None,
        "censored_value": list(censored) if events and censored else None,
        "endpoint": couple.endpoint.value,
        "patient": whose.field,
        "samples": samples,
    }
    return SurvivalSpec.model_validate(said)


def _data(
    table: SampleTable,
    couple: Couple,
    rows: Rows,
    counted: Population,
    doubts: Sequence[Message],
    spec: SurvivalSpec,
    source: Literal["inferred", "study file"],
) -> SurvivalData:
    months, event = rows.months.copy(), rows.event.copy()
    for array in (months, event):
        array.setflags(write=False)
    fields = (couple.time.name.field, *([couple.fill.name.field] if couple.fill else []))
    return SurvivalData(
        endpoint=couple.endpoint,
        samples=tuple(table.ids[row] for row in rows.rows),
        rows=rows.rows,
        months=months,
        event=event,
        time_fields=fields,
        event_field=couple.status.name.field,
        unit=couple.time.unit,
        event_values=couple.status.values("event"),
        censored_values=couple.status.values("censored"),
        grade=Grade.CHECK if doubts else Grade.SURE,
        evidence=evidence_of(couple, rows, counted, doubts, spec),
        left_out=rows.left_out,
        source=source,
        spec=spec,
    )
