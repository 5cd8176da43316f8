"""Reader of GEO's series matrix: a header of ``!Series_`` and ``!Sample_`` lines, then a table of values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.errors import EmptyTableError, NeedsWordError, ReadError, StudyError, at_series
from geneverdict.io.bounds import require_columns, require_fields, require_line
from geneverdict.io.fetch.addresses import Request
from geneverdict.io.sources.edges import n_empty_columns, without_empty_columns
from geneverdict.io.sources.sample_fields import FieldLine, measure_of, sample_table
from geneverdict.io.sources.source import Offer, SourceFile, geo_series
from geneverdict.io.sources.text import decode, decode_lines, encoding_note, read_bytes, read_until, truncated
from geneverdict.io.sources.values import Columns, clean, parse_values, split_cells
from geneverdict.messages import Code, Message, Name, Value, count, messages, names, whole
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import SeriesSpec

_BEGIN = b"!series_matrix_table_begin"
_END = b"!series_matrix_table_end"
_FIELD = re.compile(r"!(Series|Sample)_([^\s=]+)(?:\s*=\s*|\t|\s*$)", re.IGNORECASE)


class SeriesMatrix:
    """The matrix that GEO makes of each series and platform."""

    def offers(self, spec: SeriesSpec) -> Offer | None:
        accession = geo_series(spec)
        return Offer((Request("series matrix", accession, spec.platform),)) if accession else None

    def read(self, files: Sequence[SourceFile], spec: SeriesSpec) -> Series:
        require_one_matrix([file.path.name for file in files])
        series = read_series_matrix(files[0].path, source=files[0].address, missing=spec.missing)
        require_platform(spec, series)
        return series


class Header(NamedTuple):
    """Everything above the table, taken apart but not interpreted."""

    fields: Mapping[str, tuple[str, ...]]
    samples: SampleTable
    notes: tuple[Message, ...]


def read_series_matrix(path: Path, *, source: str = "", missing: Sequence[str] = ()) -> Series:
    """A series on one platform.  Values are probes × samples, NaN where missing or infinite, on the scale deposited.

    ``missing``: cells that mean no value.  Of rows with the same probe id the first is kept.  Raises ReadError where
    the file is not whole or not regular, EmptyTableError where the table holds no values (the message names the
    supplementary files).
    """
    where = path.name
    data = read_bytes(path)
    begin, end = _table(data, path)
    header = _header(data[:begin], where)
    columns, first_row, first_line = _table_head(data, begin, where)
    samples, order = _align(header.samples, columns, where)
    body = data[first_row:end]
    del data
    body = without_empty_columns(body, "\t", n_empty_columns(body, "\t", len(columns) + 1))
    raw = parse_values(body, Columns(columns), where=where, first_line=first_line, missing=missing)
    encoding = encoding_note(body, "table")
    del body
    _check_rows(len(raw.rows), header, where)
    values = raw.values if order is None else raw.values[:, order]
    table = clean(raw._replace(values=values))
    return Series(
        id=series_id(header.fields, path),
        platform=platform_id(header.fields, samples),
        samples=samples,
        probes=table.rows,
        values=table.values,
        fields=header.fields,
        measure=measure_of(header.samples),
        source=source or str(path),
        notes=header.notes + encoding + table.notes,
    )


def read_header(path: Path, *, source: str = "") -> Series:
    """The same series with no rows: only what stands above the table is read, so a truncated file will do.

    Raises ReadError where the header itself is not whole.
    """
    data, whole = read_until(path, _BEGIN)
    if not whole:
        _require_matrix(data, path)
        raise truncated(path, Message("cut-in_header"))
    header = _header(data[: data.rindex(_BEGIN)], path.name)
    values = np.empty((0, len(header.samples)))
    values.setflags(write=False)
    notes = (*header.notes, Message("read-header_only"))
    return Series(
        id=series_id(header.fields, path),
        platform=platform_id(header.fields, header.samples),
        samples=header.samples,
        probes=(),
        values=values,
        fields=header.fields,
        measure=measure_of(header.samples),
        source=source or str(path),
        notes=notes,
    )


def series_id(fields: Mapping[str, tuple[str, ...]], path: Path) -> str:
    """The accession; the file's name up to the first ``_`` or ``.`` where the header does not say."""
    named = fields.get("geo_accession", ())
    return named[0] if named else re.split(r"[_.]", path.name)[0]


def platform_id(fields: Mapping[str, tuple[str, ...]], samples: SampleTable) -> str:
    """The platform of the samples (a matrix has one), else that of the series; several are joined by ``;``."""
    own = dict.fromkeys(filter(None, samples.columns.get("platform_id", ())))
    return ";".join(own or dict.fromkeys(fields.get("platform_id", ())))


def refuse_empty(fields: Mapping[str, tuple[str, ...]], samples: SampleTable, where: str) -> EmptyTableError:
    """The error for a series without values: where they are, and what to do with them."""
    addresses = [text for text in fields.get("supplementary_file", ()) if text.upper() != "NONE"]
    if not addresses:
        columns = (column for name, column in samples.columns.items() if name.startswith("supplementary_file"))
        addresses = [text for column in columns for text in column if text and text.upper() != "NONE"][:3]
    files = messages(
        Message("read-supplementary", {"file": Name(address.rpartition("/")[2]), "address": Name(address)})
        for address in addresses
    )
    return EmptyTableError(Message("error-empty_table", {"files": files}), where=where)


def require_one_matrix(files: Sequence[str]) -> None:
    """Raises NeedsWordError with the platforms for the matrices of several."""
    if len(files) < 2:
        return
    accession = files[0].split("-")[0]
    platforms = [name.split("_")[0].removeprefix(f"{accession}-") for name in files]
    raise NeedsWordError(Message("error-platforms", platform_values(platforms)), where=accession)


def platform_values(platforms: Sequence[str]) -> dict[str, Value]:
    """What is said of a series' platforms, the first of them as an example."""
    return {"platforms": names(platforms), "first": Name(platforms[0])}


def require_platform(spec: SeriesSpec, series: Series) -> None:
    """Raises StudyError: GEO keeps one matrix of a series of one platform, whatever platform was asked for."""
    if spec.platform and series.platform and spec.platform.upper() != series.platform.upper():
        values = {"platform": Name(spec.platform), "own": Name(series.platform)}
        raise StudyError(Message("error-not_on_platform", values), where=at_series(spec.id))


def _table(data: bytes, path: Path) -> tuple[int, int]:
    """Where the table's begin line starts, and where its end line does."""
    begin = 0 if data.startswith(_BEGIN) else data.find(b"\n" + _BEGIN) + 1
    if not data.startswith(_BEGIN, begin):
        _require_matrix(data, path)
        raise truncated(path, Message("cut-before_table"))
    end = data.rfind(b"\n" + _END) + 1
    if end <= begin:
        raise truncated(path, Message("cut-line_missing", {"line": Name(_END.decode())}))
    return begin, end


def _require_matrix(data: bytes, path: Path) -> None:
    if data[:1] == b"^":
        raise ReadError(Message("error-soft_for_matrix"), where=path.name)
    if not data.lstrip()[:8].lower().startswith((b"!series_", b"!sample_")):
        start = Name(decode(data.lstrip()[:40]).text.split("\n")[0])
        raise ReadError(Message("error-no_series_matrix", {"line": start}), where=path.name)


def _table_head(data: bytes, begin: int, where: str) -> tuple[list[str], int, int]:
    """Sample ids of the table's header line, where the first row starts, and that line's number."""
    head_start = data.find(b"\n", begin) + 1
    head_end = data.find(b"\n", head_start)
    require_line(head_end - head_start, where)
    line = decode(data[head_start:head_end]).text
    require_columns(line.count("\t"), where)
    first_line = data.count(b"\n", 0, head_end) + 2
    columns = [cell.strip() for cell in split_cells(line.rstrip("\t "))[1:]]
    if line.startswith("!") or not columns or "" in columns:
        values: dict[str, Value] = {"number": whole(first_line - 1), "line": Name(line[:60])}
        raise ReadError(Message("error-table_without_samples", values), where=where)
    refuse_repeated("table", columns, where)
    return columns, head_end + 1, first_line


def refuse_repeated(place: str, samples: Sequence[str], where: str) -> None:
    """Raise ReadError for samples that are named twice; ``place`` is a code of where they are named."""
    repeated = sorted(name for name, n in Counter(samples).items() if n > 1)
    if repeated:
        values: dict[str, Value] = {"place": Code(place), "samples": names(repeated)}
        raise ReadError(Message("error-samples_repeated", values), where=where)


def _header(data: bytes, where: str) -> Header:
    """Fields and samples.  A line that does not start a field goes on with the one before (a line feed in a text)."""
    physical, notes = decode_lines(data)
    fields: dict[str, list[str]] = {}
    lines: list[tuple[int, str, list[str]]] = []
    logical, n_joined = _logical_lines(physical, where)
    if n_joined:
        notes = (*notes, Message("read-joined_lines", {"n": count(n_joined)}))
    for number, line in logical:
        match = _FIELD.match(line)
        if match is None:
            continue
        require_columns(line.count("\t"), where)
        kind, name, cells = match[1].casefold(), match[2], [cell.strip() for cell in split_cells(line[match.end() :])]
        if kind == "sample":
            lines.append((number, name, cells))
        else:
            fields.setdefault(name, []).extend(cell for cell in cells if cell)
    if "sample_id" in fields:
        fields["sample_id"] = [sample for cell in fields["sample_id"] for sample in cell.split()]
    kept = {name: tuple(cells) for name, cells in fields.items() if cells}
    return Header(kept, _samples(lines, where), notes)


def _logical_lines(physical: Sequence[str], where: str) -> tuple[list[tuple[int, str]], int]:
    lines: list[tuple[int, list[str]]] = []
    n_joined = 0
    for number, line in enumerate(physical, 1):
        require_line(len(line), where)
        if line.startswith("!"):
            lines.append((number, [line]))
            require_fields(len(lines), where)
        elif line.strip() and lines:
            lines[-1][1].append(line)
            n_joined += 1
        elif line.strip():
            values: dict[str, Value] = {"number": whole(number), "line": Name(line[:40])}
            raise ReadError(Message("error-no_matrix_line", values), where=where)
    return [(number, " ".join(parts)) for number, parts in lines], n_joined


def _samples(lines: Sequence[tuple[int, str, list[str]]], where: str) -> SampleTable:
    ids = next((cells for _, name, cells in lines if name == "geo_accession"), [])
    if not ids and lines:
        raise ReadError(Message("error-samples_unnamed"), where=where)
    refuse_repeated("header", ids, where)
    kept: list[FieldLine] = []
    for number, name, cells in lines:
        if len(cells) != len(ids):
            values: dict[str, Value] = {"number": whole(number), "field": Name(name), "samples": count(len(ids))}
            told = Message("error-cells_of_field", {**values, "cells": count(len(cells))})
            raise ReadError(told, where=where)
        kept.append((name, cells))
    return sample_table(ids, kept, where)


def _align(samples: SampleTable, columns: Sequence[str], where: str) -> tuple[SampleTable, list[int] | None]:
    """The samples as in ``!Sample_geo_accession``, and the order of the table's columns for it where they differ."""
    if not samples.ids:
        return SampleTable(tuple(columns), {"title": tuple(columns)}), None
    if set(samples.ids) != set(columns):
        lost = [name for name in samples.ids if name not in set(columns)]
        extra = [name for name in columns if name not in set(samples.ids)]
        told = Message("error-samples_differ", {"header": names(lost), "table": names(extra)})
        raise ReadError(told, where=where)
    if samples.ids == tuple(columns):
        return samples, None
    position = {name: index for index, name in enumerate(columns)}
    return samples, [position[name] for name in samples.ids]


def _check_rows(n_rows: int, header: Header, where: str) -> None:
    counts = [
        int(text) for text in header.samples.columns.get("data_row_count", ()) if re.fullmatch("[0-9]{1,15}", text)
    ]
    promised = max(counts, default=0)
    if not n_rows and not promised:
        raise refuse_empty(header.fields, header.samples, where)
    if n_rows < promised:
        raise table_truncated(promised, n_rows, where)


def table_truncated(promised: int, found: int, where: Message | str) -> ReadError:
    return ReadError(Message("error-table_truncated", {"stated": count(promised), "rows": count(found)}), where=where)
