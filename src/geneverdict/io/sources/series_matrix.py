"""Reader of GEO's series matrix: a header of ``!Series_`` and ``!Sample_`` lines, then a table of values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.errors import EmptyTableError, NeedsWordError, ReadError, StudyError
from geneverdict.io.fetch.addresses import Request
from geneverdict.io.sources.sample_fields import FieldLine, measure_of, sample_table
from geneverdict.io.sources.source import Offer, SourceFile, geo_series
from geneverdict.io.sources.text import decode, decode_lines, encoding_note, read_bytes, read_until, truncated
from geneverdict.io.sources.values import Columns, clean, parse_values, split_cells
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
        if len(files) > 1:
            raise _several_platforms([file.path.name for file in files])
        series = read_series_matrix(files[0].path, source=files[0].address)
        _require_platform(spec, series)
        return series


class Header(NamedTuple):
    """Everything above the table, taken apart but not interpreted."""

    fields: Mapping[str, tuple[str, ...]]
    samples: SampleTable
    notes: tuple[str, ...]


def read_series_matrix(path: Path, *, source: str = "") -> Series:
    """A series on one platform.  Values are probes × samples, NaN where missing or infinite, on the scale deposited.

    Of rows with the same probe id the first is kept.  Raises ReadError where the file is not whole or not regular,
    EmptyTableError where the table holds no values (the message names the supplementary files).
    """
    where = path.name
    data = read_bytes(path)
    begin, end = _table(data, path)
    header = _header(data[:begin], where)
    columns, first_row, first_line = _table_head(data, begin, where)
    samples, order = _align(header.samples, columns, where)
    body = data[first_row:end]
    del data
    raw = parse_values(body, Columns(columns), where=where, first_line=first_line)
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
        raise truncated(path, "it ends inside the header")
    header = _header(data[: data.rindex(_BEGIN)], path.name)
    values = np.empty((0, len(header.samples)))
    values.setflags(write=False)
    notes = (*header.notes, "Only the header was read.")
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
    named = ", ".join(f"{address.rpartition('/')[2]} ({address})" for address in addresses)
    what = "the table of this series is empty: its values (RNA-seq as a rule) are in supplementary files"
    do = 'Download the table of values, and give it as expression = "…" with samples = "…" in the study file'
    return EmptyTableError(what, where=where, found=named or "no supplementary file named", do=do)


def _several_platforms(names: Sequence[str]) -> NeedsWordError:
    accession = names[0].split("-")[0]
    platforms = [name.split("_")[0].removeprefix(f"{accession}-") for name in names]
    what = f"the series has {len(names)} platforms: {', '.join(platforms)}"
    do = f'Name one (or one entry for each): platform = "{platforms[0]}"'
    return NeedsWordError(what, where=accession, do=do, code="platforms")


def _require_platform(spec: SeriesSpec, series: Series) -> None:
    """GEO keeps one matrix of a series of one platform, whatever platform was asked for."""
    if spec.platform and series.platform and spec.platform.upper() != series.platform.upper():
        what = f"the series is not on platform {spec.platform}"
        do = "Correct the platform, or leave it out"
        raise StudyError(what, where=f"series {spec.id}", found=series.platform, do=do)


def _table(data: bytes, path: Path) -> tuple[int, int]:
    """Where the table's begin line starts, and where its end line does."""
    begin = 0 if data.startswith(_BEGIN) else data.find(b"\n" + _BEGIN) + 1
    if not data.startswith(_BEGIN, begin):
        _require_matrix(data, path)
        raise truncated(path, "it ends before the table begins")
    end = data.rfind(b"\n" + _END) + 1
    if end <= begin:
        raise truncated(path, f"the line {_END.decode()} is missing")
    return begin, end


def _require_matrix(data: bytes, path: Path) -> None:
    if data[:1] == b"^":
        what, do = "this is a SOFT file, not a series matrix", "Give the series matrix, or read it as a family SOFT"
        raise ReadError(what, where=path.name, do=do)
    if not data.lstrip()[:8].lower().startswith((b"!series_", b"!sample_")):
        start = decode(data.lstrip()[:40]).text.split("\n")[0]
        what, expected = "this is not a GEO series matrix", "lines that start with !Series_"
        raise ReadError(what, where=path.name, expected=expected, found=f"'{start}'", do="Name the right file")


def _table_head(data: bytes, begin: int, where: str) -> tuple[list[str], int, int]:
    """Sample ids of the table's header line, where the first row starts, and that line's number."""
    head_start = data.find(b"\n", begin) + 1
    head_end = data.find(b"\n", head_start)
    line = decode(data[head_start:head_end]).text
    first_line = data.count(b"\n", 0, head_end) + 2
    columns = [cell.strip() for cell in split_cells(line)[1:]]
    if line.startswith("!") or not columns or "" in columns:
        what = f"line {first_line - 1} should name the samples of the table"
        raise ReadError(what, where=where, expected="ID_REF and the sample ids", found=f"'{line[:60]}'")
    repeated = sorted({name for name in columns if columns.count(name) > 1})
    if repeated:
        what = "samples are repeated in the header of the table"
        raise ReadError(what, where=where, expected="each sample once", found=", ".join(repeated[:5]))
    return columns, head_end + 1, first_line


def _header(data: bytes, where: str) -> Header:
    """Fields and samples.  A line that does not start a field goes on with the one before (a line feed in a text)."""
    physical, note = decode_lines(data)
    notes = [note] if note else []
    fields: dict[str, list[str]] = {}
    lines: list[tuple[int, str, list[str]]] = []
    logical, n_joined = _logical_lines(physical, where)
    if n_joined:
        notes.append(f"{n_joined} lines broken inside a text were joined.")
    for number, line in logical:
        match = _FIELD.match(line)
        if match is None:
            continue
        kind, name, cells = match[1].casefold(), match[2], [cell.strip() for cell in split_cells(line[match.end() :])]
        if kind == "sample":
            lines.append((number, name, cells))
        else:
            fields.setdefault(name, []).extend(cell for cell in cells if cell)
    if "sample_id" in fields:
        fields["sample_id"] = [sample for cell in fields["sample_id"] for sample in cell.split()]
    kept = {name: tuple(cells) for name, cells in fields.items() if cells}
    return Header(kept, _samples(lines, where), tuple(notes))


def _logical_lines(physical: Sequence[str], where: str) -> tuple[list[tuple[int, str]], int]:
    lines: list[tuple[int, str]] = []
    n_joined = 0
    for number, line in enumerate(physical, 1):
        if line.startswith("!"):
            lines.append((number, line))
        elif line.strip() and lines:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {line}")
            n_joined += 1
        elif line.strip():
            what, found = f"line {number} is not part of a series matrix", f"'{line[:40]}'"
            raise ReadError(what, where=where, expected="a line that starts with !", found=found)
    return lines, n_joined


def _samples(lines: Sequence[tuple[int, str, list[str]]], where: str) -> SampleTable:
    ids = next((cells for _, name, cells in lines if name == "geo_accession"), [])
    if not ids and lines:
        what = "the header describes samples without naming them"
        raise ReadError(what, where=where, expected="a line !Sample_geo_accession", found="none")
    repeated = sorted({name for name in ids if ids.count(name) > 1})
    if repeated:
        what = "samples are repeated in !Sample_geo_accession"
        raise ReadError(what, where=where, expected="each sample once", found=", ".join(repeated[:5]))
    kept: list[FieldLine] = []
    for number, name, cells in lines:
        if len(cells) != len(ids):
            what = f"line {number} (!Sample_{name}) has the wrong number of cells"
            raise ReadError(what, where=where, expected=f"{len(ids)}, one per sample", found=str(len(cells)))
        kept.append((name, cells))
    return sample_table(ids, kept)


def _align(samples: SampleTable, columns: Sequence[str], where: str) -> tuple[SampleTable, list[int] | None]:
    """The samples as in ``!Sample_geo_accession``, and the order of the table's columns for it where they differ."""
    if not samples.ids:
        return SampleTable(tuple(columns), {"title": tuple(columns)}), None
    if set(samples.ids) != set(columns):
        lost = [name for name in samples.ids if name not in set(columns)]
        extra = [name for name in columns if name not in set(samples.ids)]
        what = "the samples of the header and of the table differ"
        found = f"{_some(lost)} only in the header, {_some(extra)} only in the table"
        raise ReadError(what, where=where, expected="the same samples", found=found, do="Download it again")
    if samples.ids == tuple(columns):
        return samples, None
    position = {name: index for index, name in enumerate(columns)}
    return samples, [position[name] for name in samples.ids]


def _some(names: Sequence[str]) -> str:
    return (", ".join(names[:3]) + (" …" if len(names) > 3 else "")) or "none"


def _check_rows(n_rows: int, header: Header, where: str) -> None:
    counts = [
        int(text) for text in header.samples.columns.get("data_row_count", ()) if text.isascii() and text.isdigit()
    ]
    promised = max(counts, default=0)
    if not n_rows and not promised:
        raise refuse_empty(header.fields, header.samples, where)
    if n_rows < promised:
        what = "the table is truncated"
        expected = f"{promised} rows by !Sample_data_row_count"
        raise ReadError(what, where=where, expected=expected, found=f"{n_rows}", do="Download it again")
