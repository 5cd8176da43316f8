"""A separate clinical table joined to the samples of a series, by sample or by patient."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from geneverdict.errors import StudyError
from geneverdict.messages import Message, Name, Value, count, known, names, quoted
from geneverdict.model.series import SampleTable
from geneverdict.preparation.groups.keys import PROPERTY_KEY
from geneverdict.preparation.groups.reading import fold
from geneverdict.preparation.survival.names import read_name
from geneverdict.preparation.survival.words import MISSING

SAMPLE = "sample"


class Joined(NamedTuple):
    """The samples with the clinical fields, "" where a sample has no row.

    ``by``: the sample field that the key matched, ``"sample"`` for the ids.  ``patients``: the key of each sample that
    has a row, to be taken as the patient: two samples with one row are one patient.
    """

    samples: SampleTable
    by: str
    patients: tuple[str | None, ...]
    notes: tuple[Message, ...]


def join_clinical(
    samples: SampleTable,
    columns: Mapping[str, Sequence[str]],
    key: str,
    *,
    by: str | None = None,
    where: Message | str = "",
) -> Joined:
    """Add the fields of a clinical table whose column ``key`` names the sample or the patient.

    ``by``: the sample field to match, ``"sample"`` for the ids; None: the one that is called like the key, else the one
    that matches most samples.  Compared without regard to case and blanks.  Rows that repeat a key are one row where
    they say the same, and none where they differ.  A field that the series has already becomes ``clinical: name``.

    Raises StudyError for a key that is no column (near names offered), columns of unequal length, and a key that
    matches no sample, or several fields equally well with other rows.
    """
    keyed = _column(columns, key, where)
    if len({len(values) for values in columns.values()}) > 1:
        raise StudyError(Message("error-clinical_lengths"), where=where)
    rows, notes = _rows(columns, keyed)
    field, given = _matched(samples, rows, key, by, where)
    place = [rows.get(fold(name)) for name in given]
    if all(row is None for row in place):
        values: dict[str, Value] = {"key": Name(key), "samples": quoted(samples.ids), "found": quoted(keyed)}
        raise StudyError(Message("error-clinical_of_others", values), where=where)
    patients = tuple(None if row is None else keyed[row].strip() for row in place)
    notes += _unmatched(samples, rows, given, field)
    return Joined(_with(samples, columns, place), field, patients, tuple(notes))


def _column(columns: Mapping[str, Sequence[str]], key: str, where: Message | str) -> Sequence[str]:
    lookup = {name.casefold(): name for name in reversed(list(columns))}
    if key.casefold() in lookup:
        return columns[lookup[key.casefold()]]
    near = get_close_matches(key.casefold(), list(lookup), n=3, cutoff=0.5)
    offer = names([lookup[name] for name in near] or list(columns))
    raise StudyError(Message("error-no_clinical_column", {"column": Name(key), "near": offer}), where=where)


def _rows(columns: Mapping[str, Sequence[str]], keyed: Sequence[str]) -> tuple[dict[str, int], list[Message]]:
    """The row of each key; keys whose rows differ have none."""
    rows: dict[str, int] = {}
    same: list[str] = []
    differing: list[str] = []
    for i, text in enumerate(keyed):
        name = fold(text)
        if name in MISSING:
            continue
        first = rows.setdefault(name, i)
        if first != i:
            equal = all(fold(values[first]) == fold(values[i]) for values in columns.values())
            (same if equal else differing).append(text.strip())
    for text in differing:
        rows.pop(fold(text), None)
    notes = []
    if same:
        notes.append(_named("patients-rows_repeat", same))
    if differing:
        notes.append(_named("patients-ids_differ", list(dict.fromkeys(differing))))
    return rows, notes


def _named(code: str, items: Sequence[str]) -> Message:
    return Message(code, {"n": count(len(items)), "names": names(items)})


def _matched(
    samples: SampleTable, rows: Mapping[str, int], key: str, by: str | None, where: Message | str
) -> tuple[str, Sequence[str]]:
    """The field that is called like the key, else the one whose values fit best: it must be one."""
    if by is not None:
        return (SAMPLE, samples.ids) if by.casefold() == SAMPLE else (by, samples.column(by, where=where))
    named = {f: values for f, values in samples.columns.items() if _plain(f) == _plain(key) or not _property(f)}
    tried: dict[str, Sequence[str]] = {SAMPLE: samples.ids, **named}
    fits = {field: sum(fold(name) in rows for name in values) for field, values in tried.items()}
    most = max(fits.values())
    best = [field for field, n in fits.items() if n == most]
    alike = [field for field, n in fits.items() if n and _plain(field) == _plain(key)]
    chosen = (alike or best)[0]
    place = [rows.get(fold(name)) for name in tried[chosen]]
    others = [field for field in best if not alike and [rows.get(fold(name)) for name in tried[field]] != place]
    if most and others:
        fitting: dict[str, Value] = {"one": Name(chosen), "other": Name(others[0]), "found": quoted(rows)}
        raise StudyError(Message("error-clinical_fits_two", {"key": Name(key), **fitting}), where=where)
    return chosen, tried[chosen]


def _property(field: str) -> bool:
    """It says how somebody is, not who: ages are numbers as ids are."""
    return PROPERTY_KEY.search(fold(field)) is not None or read_name(field) is not None


def _plain(name: str) -> str:
    """
    >>> _plain("Patient_ID") == _plain("patient id")
    True
    """
    return " ".join(re.sub(r"[._#-]+", " ", fold(name)).split())


def _unmatched(samples: SampleTable, rows: Mapping[str, int], given: Sequence[str], field: str) -> list[Message]:
    found = {fold(name) for name in given}
    lacking = [name for name, value in zip(samples.ids, given, strict=True) if fold(value) not in rows]
    spare = [key for key in rows if key not in found]
    counts = {"n": count(len(given) - len(lacking)), "total": count(len(given))}
    by = known({"field": None if field == SAMPLE else Name(field)})
    notes = [Message("patients-joined", {**counts, **by})]
    if lacking:
        notes.append(_named("patients-no_row", lacking))
    if spare:
        notes.append(_named("patients-no_sample", spare))
    return notes


def _with(samples: SampleTable, columns: Mapping[str, Sequence[str]], place: Sequence[int | None]) -> SampleTable:
    taken = {name.casefold() for name in samples.columns}
    added: dict[str, tuple[str, ...]] = {}
    for name, values in columns.items():
        title = f"clinical: {name}" if name.casefold() in taken else name
        added[title] = tuple("" if row is None else " ".join(values[row].split()) for row in place)
    return SampleTable(samples.ids, {**samples.columns, **added}, (*samples.characteristics, *added))
