"""Runs of the sequencer: which sample each is of, and the counts of a sample's runs as one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.errors import ReadError
from geneverdict.io.sources.counts.per_sample import Counts
from geneverdict.io.sources.own_sheet import read_cells
from geneverdict.messages import Message, Name, Value, count, names, quoted

_RUN = re.compile(r"(?<![A-Za-z0-9])[SED]RR[0-9]+", re.IGNORECASE)
_PART = re.compile(r"[SED]RR[0-9]+|(?<![a-z])(?:l|lane|run)[_-]?[0-9]+(?![a-z0-9])", re.IGNORECASE)
"""A run or a lane: counts of a part of a sample, where raw and normalised ones, say, are the sample twice."""
_SAMPLE = re.compile(r"(?<![A-Za-z0-9])GSM[0-9]+", re.IGNORECASE)


class Columns(NamedTuple):
    """Columns of counts by what they are joined by: those of one sample share a name."""

    names: tuple[str, ...]
    """Each once, in the order of the first columns."""
    members: tuple[tuple[int, ...], ...]
    notes: tuple[Message, ...]


def columns_of_samples(
    columns: Sequence[str], fields: Mapping[str, Sequence[str]], runs: Path | None, encoding: str | None
) -> Columns:
    """By the table ``runs``, which says the sample of each run (SraRunInfo); else as they are called, apart from
    several runs or lanes that name one and the same GSM.

    Raises ReadError where no run of the table is in the columns, or no column of it names the samples.
    """
    if runs is not None:
        called, notes = _by_table(columns, fields, runs, encoding)
    else:
        parts = [_SAMPLE.search(column) if _PART.search(column) else None for column in columns]
        found = [match[0].upper() if match else "" for match in parts]
        several = {name for name in found if name and found.count(name) > 1}
        called = [name if name in several else column for name, column in zip(found, columns, strict=True)]
        notes = ()
    members: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(called):
        members[name].append(i)
    summed = [name for name, own in members.items() if len(own) > 1]
    if summed:
        n = count(sum(len(members[name]) for name in summed))
        notes = (*notes, Message("read-runs_summed", {"n": n, "samples": names(summed)}))
    return Columns(tuple(members), tuple(map(tuple, members.values())), notes)


def _by_table(
    columns: Sequence[str], fields: Mapping[str, Sequence[str]], runs: Path, encoding: str | None
) -> tuple[list[str], tuple[Message, ...]]:
    sheet = read_cells(runs, "sample_sheet", encoding)
    rows = {cell.upper(): row for row in sheet.rows for cell in row if _RUN.fullmatch(cell)}
    own = [rows.get(match[0].upper()) if (match := _RUN.search(column)) else None for column in columns]
    if not any(own):
        found: dict[str, Value] = {"columns": quoted(columns[:3]), "runs": quoted(list(rows)[:3])}
        raise ReadError(Message("error-runs_of_others", found), where=runs.name)
    known = {text for texts in fields.values() for text in texts if text}
    # What most runs share (RNA-Seq, the organism) names no sample: different names count.
    fits = [len({row[i] for row in own if row and row[i] in known}) for i in range(len(sheet.headers))]
    best = int(np.argmax(fits))
    if fits[best] < 2:
        raise ReadError(Message("error-runs_without_samples", {"columns": quoted(sheet.headers[:8])}), where=runs.name)
    called = [row[best] if row else column for row, column in zip(own, columns, strict=True)]
    said: dict[str, Value] = {"n": count(sum(row is not None for row in own)), "file": Name(runs.name)}
    return called, (Message("read-runs", said | {"column": Name(sheet.headers[best])}),)


def of_samples(counts: Counts, members: Sequence[Sequence[int]]) -> Counts:
    """Counts of the columns ``members`` of each sample summed; lengths their mean, weighted by the counts."""
    if all(len(own) == 1 for own in members):
        return counts
    values = np.column_stack([counts.values[:, list(own)].sum(axis=1) for own in members])
    lengths = counts.lengths
    if lengths is not None:
        weights = counts.values + 1e-9
        lengths = np.column_stack(
            [np.average(lengths[:, list(own)], axis=1, weights=weights[:, list(own)]) for own in members]
        )
    return counts._replace(values=values, lengths=lengths)
