"""Which samples count, and which one stands for each patient: several samples of a patient are one patient."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from geneverdict.messages import Code, Message, Name, count
from geneverdict.model.prepared import Role
from geneverdict.model.series import SampleTable
from geneverdict.preparation.groups import keys
from geneverdict.preparation.groups.reading import fold, is_free_text, stand
from geneverdict.preparation.survival.names import fixed_horizon, read_name
from geneverdict.preparation.survival.words import MISSING

_PERSON = re.compile(
    r"\b(?:patients?|subjects?|individuals?|donors?|participants?|persons?|cases?|pt|pts)"
    r"(?: (?:id|ids|no|nr|num|number|code|identifier|name|barcode))?$|^(?:unique )?patient"
)


class Population(NamedTuple):
    """Why each sample does not count (None where it does), who counts in one sentence, and doubts."""

    why_not: tuple[Message | None, ...]
    said: Message | None
    doubts: tuple[Message, ...]


class Standing(NamedTuple):
    """One row for each patient: the rows kept, (row, why) of the others, and what is odd."""

    rows: tuple[int, ...]
    left_out: tuple[tuple[int, Message], ...]
    differing: tuple[str, ...]
    """Patients whose samples do not say the same; all their samples are left out."""


def population(table: SampleTable, roles: Sequence[Role] | None) -> Population:
    """The case samples.  Where no sample is a case: all of them, less those whose own words call them normal."""
    n = len(table)
    if roles is None:
        return Population((None,) * n, None, ())
    if Role.CASE in roles:
        why = tuple(None if role is Role.CASE else _not_case(role) for role in roles)
        n_case = sum(role is Role.CASE for role in roles)
        return Population(why, Message("patients-cases", {"n": count(n_case), "total": count(n)}), ())
    normal = _normal(table)
    why = tuple(Message("out-normal") if is_normal else None for is_normal in normal)
    said = Message("patients-all_count", {"n": count(n)})
    if not any(normal):
        return Population(why, said, ())
    return Population(why, said, (Message("patients-normal_left_out", {"n": count(sum(normal))}),))


def _not_case(role: Role) -> Message:
    return Message("out-not_case", {"role": Code(role.value)})


def _normal(table: SampleTable) -> list[bool]:
    found = [False] * len(table)
    for name, values in table.columns.items():
        key = fold(name)
        other = keys.PROPERTY_KEY.search(key) or keys.ID_KEY.search(key) or is_free_text(name)
        if other or read_name(name) is not None or fixed_horizon(name):
            continue
        for i, value in enumerate(values):
            found[i] = found[i] or stand(name, value).side == "control"
    return found if not all(found) else [False] * len(table)


def one_per_patient(
    rows: Sequence[int], patients: Sequence[str | None], ends: Mapping[int, tuple[float, bool]]
) -> Standing:
    """The first row of each patient in the order given; patients whose rows end differently are left out whole.

    ``patients`` has one name per sample, None where not known: such a sample is a patient by itself.  ``ends``: time
    and event of each row.
    """
    groups: dict[str | int, list[int]] = {}
    for row in rows:
        patient = patients[row]
        groups.setdefault(row if patient is None else patient, []).append(row)
    kept: list[int] = []
    out: list[tuple[int, Message]] = []
    differing: list[str] = []
    for whose, members in groups.items():
        if len({ends[row] for row in members}) > 1:
            differing.append(str(whose))
            out += [(row, Message("out-differing", {"patient": Name(str(whose))})) for row in members]
            continue
        kept.append(members[0])
        out += [(row, Message("out-another", {"patient": Name(str(whose))})) for row in members[1:]]
    return Standing(tuple(sorted(kept)), tuple(sorted(out, key=lambda row_why: row_why[0])), tuple(differing))


def person_fields(table: SampleTable) -> tuple[str, ...]:
    """Fields that name the patient: by their name, and because their values are many."""
    found = []
    for name, values in table.columns.items():
        key = " ".join(re.sub(r"[._#-]+", " ", fold(name)).split())
        given = [fold(value) for value in values if fold(value) not in MISSING]
        if _PERSON.search(key) and 2 * len(set(given)) >= len(given) > 2:
            found.append(name)
    return tuple(found)


def names_of(table: SampleTable, field: str, *, where: Message | str = "") -> tuple[str | None, ...]:
    """The patient of each sample by one field; None where the field is empty.  Raises StudyError for no such field."""
    values = table.column(field, where=where)
    return tuple(" ".join(value.split()) if fold(value) not in MISSING else None for value in values)


def names_of_patients(
    table: SampleTable, rows: Sequence[int], patients: Sequence[str | None] | None
) -> tuple[frozenset[str], ...]:
    """Every name of the patient of each row: the sample's, the individual's, and those of the fields that name one.

    A barcode of TCGA names the patient by its first three parts.
    """
    fields = [names_of(table, field) for field in person_fields(table)]
    given = [table.ids, *fields, *([patients] if patients is not None else [])]
    return tuple(frozenset(_patient(name) for name in (of[row] for of in given) if name) for row in rows)


_BARCODE = re.compile(r"tcga[-.][0-9a-z]{2}[-.][0-9a-z]{4}")


def _patient(name: str) -> str:
    barcode = _BARCODE.match(fold(name))
    return barcode[0].replace(".", "-") if barcode else fold(name)
