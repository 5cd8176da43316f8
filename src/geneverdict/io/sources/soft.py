"""Reader of a series' family SOFT file: series, platform(s) and samples, each sample with a table of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.errors import ReadError
from geneverdict.io.fetch.addresses import Request
from geneverdict.io.sources.numerals import CommaStyle
from geneverdict.io.sources.platform_table import KnownOf, parse_platform
from geneverdict.io.sources.sample_fields import FieldLine, measure_of, sample_table
from geneverdict.io.sources.series_matrix import (
    platform_id,
    platform_values,
    refuse_empty,
    refuse_repeated,
    series_id,
    table_truncated,
)
from geneverdict.io.sources.source import Offer, SourceFile, geo_series
from geneverdict.io.sources.text import decode, encoding_note, read_bytes, read_until, truncated
from geneverdict.io.sources.values import Columns, Values, clean, parse_values
from geneverdict.messages import Message, Name, count, names
from geneverdict.model.series import Platform, Series
from geneverdict.model.study import SeriesSpec

_ENTITY = re.compile(rb"^\^(\w+)[ \t]*=[ \t]*(.*)$", re.MULTILINE)
_FIELD = re.compile(r"!(?:Series|Sample)_(\S+)\s*=\s?(.*)")
_TABLE = re.compile(rb"^!sample_table_begin.*\n", re.MULTILINE)
_TABLE_END = b"!sample_table_end"


class FamilySoft:
    """The family SOFT file of a series: platforms, samples and a table for each sample."""

    def offers(self, spec: SeriesSpec) -> Offer | None:
        accession = geo_series(spec)
        return Offer((Request("family SOFT", accession),)) if accession else None

    def read(self, files: Sequence[SourceFile], spec: SeriesSpec) -> Series:
        return read_family_soft(files[0].path, platform=spec.platform, source=files[0].address, missing=spec.missing)


class _Entity(NamedTuple):
    kind: str
    name: str
    start: int
    end: int
    line: int
    """Number of its first line."""


class _Sample(NamedTuple):
    name: str
    fields: Mapping[str, tuple[str, ...]]
    table: Values | None
    n_repeated: int


def read_family_soft(
    path: Path, *, platform: str | None = None, source: str = "", missing: Sequence[str] = ()
) -> Series:
    """The series as its matrix would give it: the column VALUE of each sample, matched by probe, NaN where missing.

    ``missing``: cells that mean no value.  Rows are in the order in which probes first appear.  Raises EmptyTableError
    where no sample has values, ReadError for a file that is not whole, and where there are several platforms and
    ``platform`` names none of them.
    """
    data = read_bytes(path)
    entities = list(_entities(data))
    _require_series(entities, data, path)
    fields = next((_fields(data, entity) for entity in entities if entity.kind == "series"), {})
    samples = [_sample(data, entity, path, missing) for entity in entities if entity.kind == "sample"]
    _require_all(samples, fields, path)
    samples = _on_platform(samples, platform, path)
    encoding = encoding_note(data, "file")
    del data
    table = sample_table([sample.name for sample in samples], _field_lines(samples), path.name)
    if not any(sample.table is not None and sample.table.rows for sample in samples):
        raise refuse_empty(fields, table, path.name)
    joined, notes = _joined(samples)
    tidy = clean(joined)
    return Series(
        id=series_id(fields, path),
        platform=platform_id(fields, table),
        samples=table,
        probes=tidy.rows,
        values=tidy.values,
        fields=fields,
        measure=measure_of(table),
        source=source or str(path),
        notes=encoding + notes + tidy.notes,
    )


def read_soft_platform(
    path: Path, *, platform: str | None = None, known: KnownOf | None = None, symbol_column: str | None = None
) -> Platform | None:
    """The platform part of a series' family SOFT file; None where no platform in it has a table.

    ``platform`` chooses one of several; without it the first with a table is given.  Samples are not read.
    """
    data, _ = read_until(path, b"^SAMPLE")
    for entity in _entities(data):
        if entity.kind != "platform" or (platform and entity.name.casefold() != platform.casefold()):
            continue
        section = decode(data[entity.start : entity.end]).text
        if "!platform_table_begin" in section:
            if "!platform_table_end" not in section:
                raise truncated(path, Message("cut-line_missing", {"line": Name("!platform_table_end")}))
            return parse_platform(section, path, known=known, symbol_column=symbol_column)
    return None


def _entities(data: bytes) -> Iterator[_Entity]:
    matches = list(_ENTITY.finditer(data))
    ends = [*(match.start() for match in matches), len(data)][1:]
    line, counted = 1, 0
    for match, end in zip(matches, ends, strict=True):
        line, counted = line + data.count(b"\n", counted, match.start()), match.start()
        kind, name = match[1].decode("ascii", "replace").casefold(), decode(match[2]).text.strip()
        yield _Entity(kind, name, match.start(), end, line)


def _require_series(entities: Sequence[_Entity], data: bytes, path: Path) -> None:
    if not any(entity.kind == "sample" for entity in entities):
        if data.startswith(b"^"):
            raise truncated(path, Message("cut-no_sample"))
        told = Message("error-no_family_soft", {"line": Name(decode(data[:30]).text.strip())})
        raise ReadError(told, where=path.name)


def _require_all(samples: Sequence[_Sample], fields: Mapping[str, tuple[str, ...]], path: Path) -> None:
    named = fields.get("sample_id", ())
    lost = [name for name in named if name not in {sample.name for sample in samples}]
    if lost:
        values = {"n": count(len(samples)), "named": count(len(named))}
        raise truncated(path, Message("cut-samples_missing", {**values, "sample": Name(lost[0])}))
    refuse_repeated("file", [sample.name for sample in samples], path.name)


def _fields(data: bytes, entity: _Entity) -> dict[str, tuple[str, ...]]:
    """Values of each field of an entity's head, in order; empty ones left out."""
    begin = _TABLE.search(data, entity.start, entity.end)
    text = decode(data[entity.start : begin.start() if begin else entity.end]).text
    fields: dict[str, list[list[str]]] = {}
    last: list[str] | None = None
    for line in text.split("\n"):
        match = _FIELD.match(line)
        if match:
            last = [match[2].strip()]
            fields.setdefault(match[1], []).append(last)
        elif line.strip() and last and not line.startswith(("!", "#", "^")):
            last.append(line.strip())
    texts = {name: tuple(filter(None, map(" ".join, parts))) for name, parts in fields.items()}
    return {name: filled for name, filled in texts.items() if filled}


def _sample(data: bytes, entity: _Entity, path: Path, missing: Sequence[str]) -> _Sample:
    fields = _fields(data, entity)
    begin = _TABLE.search(data, entity.start, entity.end)
    if begin is None:
        return _Sample(entity.name, fields, None, 0)
    end = data.rfind(b"\n" + _TABLE_END, begin.end() - 1, entity.end)
    if end < 0:
        lacking = {"line": Name(_TABLE_END.decode()), "sample": Name(entity.name)}
        raise truncated(path, Message("cut-line_missing", lacking))
    first_line = entity.line + data.count(b"\n", entity.start, begin.end()) + 1
    where = Message("place-sample", {"file": Name(path.name), "sample": Name(entity.name)})
    table = _sample_values(data[begin.end() : end + 1], first_line, where, missing)
    promised = next((int(text) for text in fields.get("data_row_count", ()) if re.fullmatch("[0-9]{1,15}", text)), 0)
    if table is not None and len(table.rows) < promised:
        raise table_truncated(promised, len(table.rows), where)
    return _Sample(entity.name, fields, *(_first_rows(table) if table is not None else (None, 0)))


def _sample_values(table: bytes, first_line: int, where: Message, missing: Sequence[str]) -> Values | None:
    """The column VALUE of a sample's table; None where it has none.  ``first_line`` is that of its first row."""
    head, _, body = table.partition(b"\n")
    columns = [header.strip().strip('"') for header in decode(head).text.split("\t")]
    if "VALUE" not in columns[1:]:
        return None
    if columns[0].upper() not in ("ID_REF", "ID"):
        raise ReadError(Message("error-no_probe_column", {"column": Name(columns[0])}), where=where)
    wanted = Columns(columns[1:], [columns.index("VALUE", 1) - 1])
    return parse_values(body, wanted, where=where, first_line=first_line, missing=missing)


def _first_rows(table: Values) -> tuple[Values, int]:
    """Of rows with the same probe the first; how many were dropped."""
    if len(set(table.rows)) == len(table.rows):
        return table, 0
    first = {row: index for index, row in reversed(list(enumerate(table.rows)))}
    keep = sorted(first.values())
    return table._replace(rows=[table.rows[i] for i in keep], values=table.values[keep]), len(table.rows) - len(keep)


def _on_platform(samples: Sequence[_Sample], platform: str | None, path: Path) -> list[_Sample]:
    platforms = list(dict.fromkeys(name for sample in samples for name in sample.fields.get("platform_id", ())))
    if platform is None and len(platforms) > 1:
        raise ReadError(Message("error-several_platforms", platform_values(platforms)), where=path.name)
    if platform is None or not platforms:
        return list(samples)
    if platform not in platforms:
        values = {"platform": Name(platform), **platform_values(platforms)}
        raise ReadError(Message("error-no_samples_on_platform", values), where=path.name)
    return [sample for sample in samples if platform in sample.fields.get("platform_id", ())]


def _field_lines(samples: Sequence[_Sample]) -> list[FieldLine]:
    """One line per field and repetition, as a series matrix writes them."""
    names = dict.fromkeys(name for sample in samples for name in sample.fields)
    lines: list[FieldLine] = []
    for name in names:
        depth = max(len(sample.fields.get(name, ())) for sample in samples)
        for i in range(depth):
            texts = (sample.fields.get(name, ()) for sample in samples)
            lines.append((name, [text[i] if i < len(text) else "" for text in texts]))
    return lines


def _joined(samples: Sequence[_Sample]) -> tuple[Values, tuple[Message, ...]]:
    """Samples side by side, matched by probe."""
    tables = [sample.table or Values([], np.empty((0, 1))) for sample in samples]
    probes = _all_probes(tables)
    position = {probe: index for index, probe in enumerate(probes)}
    values = np.full((len(probes), len(tables)), np.nan)
    for column, table in enumerate(tables):
        rows = slice(None) if table.rows == probes else [position[row] for row in table.rows]
        values[rows, column] = table.values[:, 0]
    n_absent = len(probes) * len(tables) - sum(len(table.rows) for table in tables)
    empty = [sample.name for sample in samples if sample.table is None or not sample.table.rows]
    n_repeated = sum(sample.n_repeated for sample in samples)
    notes = (
        Message("read-probes_lacking", {"n": count(n_absent)}) if n_absent else None,
        Message("read-empty_samples", {"n": count(len(empty)), "samples": names(empty)}) if empty else None,
        Message("read-repeated_within", {"n": count(n_repeated)}) if n_repeated else None,
    )
    n_missing = sum(table.n_missing for table in tables)
    commas: CommaStyle = next((table.commas for table in tables if table.commas), "")
    return Values(probes, values, n_missing, commas), tuple(note for note in notes if note is not None)


def _all_probes(tables: Sequence[Values]) -> list[str]:
    """In the order in which they first appear; as a rule all tables have the same."""
    probes: dict[str, None] = {}
    last: list[str] = []
    for table in tables:
        if table.rows != last:
            probes.update(dict.fromkeys(table.rows))
            last = table.rows
    return list(probes)
