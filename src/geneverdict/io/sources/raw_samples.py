"""The samples that raw files, or columns of a raw table, are of: by a sheet, a series matrix, or their own names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from geneverdict.io.sources.counts.joining import join, not_joined
from geneverdict.io.sources.own_head import require_names
from geneverdict.io.sources.own_sheet import read_cells
from geneverdict.io.sources.tables import NO_TEXT
from geneverdict.messages import Message, count, quoted
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import SeriesSpec


class Raw(NamedTuple):
    """What raw data are called, and what is said of those left over on either side."""

    called: tuple[str, ...]
    """As samples."""
    files: tuple[str, ...]
    """As they are told."""
    without: str
    """Code of the note on samples that have none."""
    of_none: str
    """Code of the note on those that are of no sample."""


SCAN_DAY = "scan date"
"""A field that the files give, by which batches show that follow the groups."""


class Samples(NamedTuple):
    table: SampleTable
    order: tuple[int, ...]
    """Which of the raw data is of each sample."""
    notes: tuple[Message, ...]


def samples_of(raw: Raw, spec: SeriesSpec, header: Series | None) -> Samples:
    """By the entry's own sheet, else by the series matrix, else by the names.  Raises ReadError where the names of
    samples and raw data do not meet."""
    if spec.samples is not None:
        path = Path(spec.samples)
        sheet = read_cells(path, "sample_sheet", spec.encoding)
        cells = {
            h: tuple("" if row[i] in NO_TEXT else row[i] for row in sheet.rows) for i, h in enumerate(sheet.headers)
        }
        return _joined(raw, cells, None, sheet.notes, path.name)
    if header is not None:
        notes = tuple(note for note in header.notes if note.code != "read-header_only")
        return _joined(raw, header.samples.columns, header.samples, notes, header.id)
    require_names(raw.called, spec.id, "sample")
    return Samples(SampleTable(raw.called, {"title": raw.called}), tuple(range(len(raw.called))), ())


def with_scan_days(table: SampleTable, days: Sequence[str]) -> SampleTable:
    """With the day of each array's scan, where the files say it and the samples have no such field."""
    if not any(days) or any(name.casefold() == SCAN_DAY for name in table.columns):
        return table
    return SampleTable(table.ids, {**table.columns, SCAN_DAY: tuple(days)}, (*table.characteristics, SCAN_DAY))


def _joined(
    raw: Raw,
    fields: Mapping[str, tuple[str, ...]],
    table: SampleTable | None,
    notes: tuple[Message, ...],
    where: str,
) -> Samples:
    """The samples that have raw data; what is left over on either side is noted."""
    found = join(raw.called, fields, where)
    if found is None:
        raise not_joined(raw.called, fields, where)
    kept = {name: tuple(texts[i] for i in found.samples) for name, texts in fields.items()}
    all_ids = table.ids if table else fields[found.field]
    ids = tuple(all_ids[i] for i in found.samples)
    require_names(ids, where, "sample")
    characteristics = table.characteristics if table else tuple(name for name in kept if name != found.field)
    bare = [all_ids[i] or f"#{i + 1}" for i in range(len(all_ids)) if i not in set(found.samples)]
    extra = [raw.files[i] for i in range(len(raw.files)) if i not in set(found.columns)]
    left: Sequence[tuple[str, Sequence[str]]] = ((raw.without, bare), (raw.of_none, extra))
    notes += tuple(Message(code, {"n": count(len(over)), "names": quoted(over)}) for code, over in left if over)
    return Samples(SampleTable(ids, kept, characteristics), found.columns, notes)
