"""Reader of a user's own matrix and sample sheet: text with tabs, commas or semicolons, gzipped or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from geneverdict.errors import ReadError
from geneverdict.io.sources.sample_fields import measure_of
from geneverdict.io.sources.source import Offer, SourceFile
from geneverdict.io.sources.text import decode, encoding_note, read_bytes
from geneverdict.io.sources.values import Columns, clean, parse_values, split_cells
from geneverdict.messages import Code, Message, Name, Value, count, known, quoted, whole
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import SeriesSpec

_PROBE_LIKE = re.compile(r"\d+\w*_at|AFFX-\S+|ILMN_\d+|A_\d+_P\d+|ENS[A-Z]*G\d+(?:\.\d+)?")
_SAMPLE_LIKE = re.compile(r"GSM\d+")
_NO_TEXT = frozenset({"", "NA", "NaN", "nan", "N/A", "n/a", "#N/A", "null", "NULL"})
_WIDE = 2000
"""More columns than this, and fewer rows, means that the genes are in the columns."""


class _Sheet(NamedTuple):
    """Cells of a sample sheet, and a note on its encoding if there is one to make."""

    headers: list[str]
    rows: list[list[str]]
    notes: tuple[Message, ...]


class _Matrix(NamedTuple):
    """A matrix before its numbers are read: sample names, and where the rows are."""

    columns: list[str]
    body: bytes
    first_line: int
    separator: str


class OwnTable:
    """A table of the user's own, with or without a sheet of its samples."""

    def offers(self, spec: SeriesSpec) -> Offer | None:
        if spec.expression is None:
            return None
        return Offer(tuple(Path(path) for path in (spec.expression, spec.samples) if path is not None))

    def read(self, files: Sequence[SourceFile], spec: SeriesSpec) -> Series:
        expression, *sheet = (file.path for file in files)
        return read_table(expression, sheet[0] if sheet else None, id=spec.id, platform=spec.platform or "")


def read_table(expression: Path, samples: Path | None, *, id: str, platform: str = "") -> Series:
    """A series from a matrix (first column probes or genes, one column per sample) and a sample sheet.

    The sheet's first column holds the names of the matrix's columns; its other columns become sample fields, "" where
    empty or NA.  Without a sheet the only field is ``title``, the column's name.  Only samples that are in both are
    kept; the rest is named in the notes, and is an error where fewer than half match.  Of rows with the same name the
    first is kept.  Raises ReadError for anything that is not such a table, with file, line, row and column.
    """
    for path in (expression, samples):
        _refuse_folder(path)
    matrix = _matrix(read_bytes(expression), expression)
    sheet = _read_sheet(samples) if samples else None
    if sheet and samples:
        _check_sheet(matrix, sheet, samples)
    _check_axes(matrix, sheet, expression)
    table, notes = _sample_table(matrix.columns, sheet, expression.name, samples)
    wanted = None if len(table) == len(matrix.columns) else [matrix.columns.index(name) for name in table.ids]
    raw = parse_values(
        matrix.body,
        Columns(matrix.columns, wanted),
        where=expression.name,
        first_line=matrix.first_line,
        separator=matrix.separator,
    )
    if not raw.rows:
        raise ReadError(Message("error-no_rows", {"what": Code("matrix")}), where=expression.name)
    tidy = clean(raw)
    return Series(
        id=id,
        platform=platform,
        samples=table,
        probes=tidy.rows,
        values=tidy.values,
        measure=measure_of(table),
        source=str(expression),
        notes=(*notes, *encoding_note(matrix.body, "matrix"), *tidy.notes),
    )


def _refuse_folder(path: Path | None) -> None:
    if path is not None and path.is_dir():
        raise ReadError(Message("error-folder_for_table"), where=str(path))


def sniff_separator(line: str, where: str) -> str:
    """Tab where there is one, else the more frequent of comma and semicolon.

    >>> sniff_separator("probe;GSM1;GSM2", "x.csv")
    ';'
    """
    if "\t" in line:
        return "\t"
    best = max(",;", key=line.count)
    if best not in line:
        raise ReadError(Message("error-one_cell", {"line": Name(line[:40])}), where=where)
    return best


def _matrix(data: bytes, path: Path) -> _Matrix:
    if data.startswith((b"!Series_", b"!Sample_", b"^")):
        raise ReadError(Message("error-geo_for_table"), where=path.name)
    start, line_number = _skip_comments(data)
    head_end = data.find(b"\n", start)
    head_end = len(data) if head_end < 0 else head_end
    line = decode(data[start:head_end]).text
    separator = sniff_separator(line, path.name)
    cells = [cell.strip() for cell in split_cells(line, separator)]
    next_end = data.find(b"\n", head_end + 1)
    second = decode(data[head_end + 1 : next_end if next_end >= 0 else len(data)]).text
    without_corner = len(split_cells(second, separator)) == len(cells) + 1
    columns = cells if without_corner else cells[1:]
    _check_names(columns, path.name, "matrix")
    return _Matrix(columns, data[head_end + 1 :], line_number + 1, separator)


def _skip_comments(data: bytes) -> tuple[int, int]:
    """Where the first line that is neither blank nor a comment starts, and its number."""
    start, number = 0, 1
    while start < len(data) and data[start : start + 1] in (b"#", b"\n"):
        end = data.find(b"\n", start)
        start, number = (len(data) if end < 0 else end + 1), number + 1
    return start, number


def _check_names(names: Sequence[str], where: str, what: str) -> None:
    """``what``: whose names, a code of the catalogue."""
    if "" in names:
        raise ReadError(Message("error-without_a_name", {"what": Code(what)}), where=where)
    name, n = Counter(names).most_common(1)[0] if names else ("", 0)
    if n > 1:
        values: dict[str, Value] = {"what": Code(what), "name": Name(name), "n": count(n)}
        raise ReadError(Message("error-name_repeated", values), where=where)


def read_clinical(path: Path) -> tuple[dict[str, tuple[str, ...]], tuple[Message, ...]]:
    """A table with one row per patient or sample: column → its texts ("" where empty or NA), and notes.

    Rows may repeat a patient.  Raises ReadError for a folder, a header that repeats a name, and a line with another
    number of cells than the header.
    """
    _refuse_folder(path)
    sheet = _cells(path, "clinical_table")
    if not sheet.rows:
        raise ReadError(Message("error-no_rows", {"what": Code("clinical_table")}), where=path.name)
    columns = {
        header: tuple("" if row[i] in _NO_TEXT else row[i] for row in sheet.rows)
        for i, header in enumerate(sheet.headers)
    }
    return columns, sheet.notes


def _read_sheet(path: Path) -> _Sheet:
    sheet = _cells(path, "sample_sheet")
    _check_names([row[0] for row in sheet.rows], path.name, "sample")
    return sheet


def _cells(path: Path, kind: str) -> _Sheet:
    data = read_bytes(path)
    start, number = _skip_comments(data)
    lines = decode(data[start:]).text.split("\n")
    separator = sniff_separator(lines[0], path.name)
    headers = [cell.strip() for cell in split_cells(lines[0], separator)]
    sheet = _Sheet([headers[0] or "sample", *headers[1:]], [], encoding_note(data, kind))
    for offset, line in enumerate(lines[1:], number + 1):
        if not line.strip():
            continue
        cells = [" ".join(cell.split()) for cell in split_cells(line, separator)]
        if len(cells) != len(headers):
            values: dict[str, Value] = {"what": Code(kind), "number": whole(offset), "wanted": count(len(headers))}
            raise ReadError(Message("error-cells", {**values, "cells": count(len(cells))}), where=path.name)
        sheet.rows.append(cells)
    _check_names(sheet.headers, path.name, kind)
    return sheet


def _check_sheet(matrix: _Matrix, sheet: _Sheet, path: Path) -> None:
    """The sheet's rows must be samples, not its columns."""
    described, columns = {row[0] for row in sheet.rows}, set(matrix.columns)
    if described & columns or not columns.intersection(sheet.headers[1:]):
        return
    is_matrix = bool(described & set(_row_names(matrix)))
    values = {"column": Name(sheet.headers[1]), "row": Name(sheet.rows[0][0] if sheet.rows else "")}
    raise ReadError(Message("error-matrix_for_sheet" if is_matrix else "error-sheet_axes", values), where=path.name)


def _check_axes(matrix: _Matrix, sheet: _Sheet | None, path: Path) -> None:
    """Samples must be in the columns."""
    rows = _row_names(matrix)
    if sheet:
        known = {row[0] for row in sheet.rows}
        swapped = not known & set(matrix.columns) and bool(known & set(rows))
    else:
        probes = sum(_PROBE_LIKE.fullmatch(name) is not None for name in matrix.columns)
        samples = sum(_SAMPLE_LIKE.fullmatch(name) is not None for name in rows)
        swapped = probes > len(matrix.columns) / 2 or samples > len(rows) / 2
    wide = len(matrix.columns) > _WIDE and len(rows) < len(matrix.columns) / 5
    if swapped or (wide and not sheet):
        values = {"column": Name(matrix.columns[0]), "row": Name(rows[0] if rows else "")}
        raise ReadError(Message("error-matrix_axes", values), where=path.name)


def _row_names(matrix: _Matrix) -> list[str]:
    """First cells of the first few thousand lines."""
    head = matrix.body[: matrix.body.find(b"\n") * _WIDE if len(matrix.body) > 1 << 22 else None]
    separator = matrix.separator.encode()
    cells = (line.partition(separator)[0] for line in head.split(b"\n") if line.strip())
    return [decode(cell).text.strip().strip('"') for cell in cells]


def _sample_table(
    columns: Sequence[str], sheet: _Sheet | None, where: str, path: Path | None
) -> tuple[SampleTable, list[Message]]:
    """Samples of the matrix that the sheet describes, in the order of the matrix, and notes on those left out."""
    if sheet is None or path is None:
        return SampleTable(tuple(columns), {"title": tuple(columns)}), []
    if sheet.headers[0] in columns:
        raise ReadError(Message("error-sheet_without_header", {"sample": Name(sheet.headers[0])}), where=path.name)
    described = {row[0]: row for row in sheet.rows}
    ids = [name for name in columns if name in described]
    if 2 * len(ids) < min(len(columns), len(described)) or not ids:
        raise _other_names(columns, list(described), ids, where, path)
    fields = {
        header: tuple("" if described[name][i] in _NO_TEXT else described[name][i] for name in ids)
        for i, header in enumerate(sheet.headers)
    }
    return SampleTable(tuple(ids), fields, tuple(sheet.headers[1:])), [
        *sheet.notes,
        *_left_out(columns, described, set(ids)),
    ]


def _other_names(
    columns: Sequence[str], described: Sequence[str], kept: Sequence[str], where: str, path: Path
) -> ReadError:
    """Sheet and matrix are of different samples, or spell them differently."""
    if not described:
        return ReadError(Message("error-sheet_empty"), where=path.name)
    only_sheet = [name for name in described if name not in set(kept)]
    only_matrix = [name for name in columns if name not in set(kept)]
    letters = {_letters(name): name for name in only_matrix}
    alike = next((name for name in only_sheet if _letters(name) in letters), None)
    values: dict[str, Value | None] = {
        "n": count(len(kept)),
        "sheet": Name(path.name),
        "only_sheet": quoted(only_sheet),
        "matrix": Name(where),
        "only_matrix": quoted(only_matrix),
        "one": Name(alike) if alike else None,
        "other": Name(letters[_letters(alike)]) if alike else None,
    }
    return ReadError(Message("error-sheet_of_others", known(values)), where=path.name)


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _left_out(columns: Sequence[str], described: Iterable[str], kept: set[str]) -> list[Message]:
    """Sentences on the columns without a row in the sheet, and on the rows without a column."""
    only_matrix = [name for name in columns if name not in kept]
    only_sheet = [name for name in described if name not in kept]
    notes = []
    if only_matrix:
        values: dict[str, Value] = {"n": count(len(only_matrix)), "names": quoted(only_matrix)}
        notes.append(Message("read-not_in_sheet", values))
    if only_sheet:
        notes.append(Message("read-not_in_matrix", {"n": count(len(only_sheet)), "names": quoted(only_sheet)}))
    return notes
