"""Reader of a user's own matrix and sample sheet: text with tabs, commas or semicolons, gzipped or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from geneverdict.errors import ReadError
from geneverdict.io.bounds import require_columns, require_line
from geneverdict.io.sources.counts import require_no_count_columns
from geneverdict.io.sources.edges import SEP_LINE, filled, first_rows, without_empty_columns, without_empty_end
from geneverdict.io.sources.own_text import read_own_text
from geneverdict.io.sources.sample_fields import measure_of
from geneverdict.io.sources.sheet_names import name_column, respelled, respelled_note
from geneverdict.io.sources.source import Offer, SourceFile
from geneverdict.io.sources.text import decode
from geneverdict.io.sources.values import Columns, clean, parse_values, split_cells
from geneverdict.io.sources.xlsx import book_and_sheet
from geneverdict.messages import Code, Message, Name, Value, count, known, quoted, whole
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import SeriesSpec

_PROBE_LIKE = re.compile(r"\d+\w*_at|AFFX-\S+|ILMN_\d+|A_\d+_P\d+|ENS[A-Z]*G\d+(?:\.\d+)?")
_SAMPLE_LIKE = re.compile(r"GSM\d+")
_NO_TEXT = frozenset({"", "NA", "NaN", "nan", "N/A", "n/a", "#N/A", "null", "NULL"})
_NUMBERED = re.compile(r" #[0-9]+\Z")
_UNNAMED = ("sample", "row", "row names", "row numbers", "row.names")
"""What a first column without a name is called, the first of these that no other column is."""
_CORNERS = frozenset(
    ("", "id", "id_ref", "gene", "genes", "geneid", "gene_id", "gene id", "gene symbol", "gene_symbol", "symbol")
    + ("symbols", "name", "probe", "probes", "probe_id", "probeid", "probeset", "row", "rownames", "row.names")
    + ("ensembl", "ensembl_id", "entrez", "feature", "基因", "探针")
)
_WIDE = 2000
"""More columns than this, and fewer rows, means that the genes are in the columns."""


class _Sheet(NamedTuple):
    """Cells of a sample sheet; the first column names the samples."""

    headers: list[str]
    rows: list[list[str]]
    notes: tuple[Message, ...]


class _Matrix(NamedTuple):
    """A matrix before its numbers are read: sample names, and where the rows are."""

    columns: list[str]
    body: bytes
    first_line: int
    separator: str
    notes: tuple[Message, ...]


class _Head(NamedTuple):
    """The first line of a table, and where the lines below begin."""

    cells: list[str]
    separator: str
    start: int
    line: int
    """Number of its line."""


class OwnTable:
    """A table of the user's own, with or without a sheet of its samples."""

    def offers(self, spec: SeriesSpec) -> Offer | None:
        if spec.expression is None:
            return None
        paths = (Path(path) for path in (spec.expression, spec.samples) if path is not None)
        return Offer(tuple(book_and_sheet(path)[0] for path in paths))

    def read(self, files: Sequence[SourceFile], spec: SeriesSpec) -> Series:
        """The files are those of the offer; which sheet of a spreadsheet is meant, the entry says."""
        del files
        own_rows = spec.platform is None and spec.probe_map is None
        reading = Reading(spec.encoding, spec.missing, repeats=own_rows)
        samples = Path(spec.samples) if spec.samples else None
        return read_table(
            Path(spec.expression or ""), samples, id=spec.id, platform=spec.platform or "", reading=reading
        )


class Reading(NamedTuple):
    """What the user says of how a table is written."""

    encoding: str | None = None
    missing: tuple[str, ...] = ()
    """Cells that mean that the value is missing."""
    repeats: bool = False
    """Rows name genes: those of the same name are all kept, each under a name of its own."""


_PLAIN = Reading()


def read_table(
    expression: Path, samples: Path | None, *, id: str, platform: str = "", reading: Reading = _PLAIN
) -> Series:
    """A series from a matrix (first column probes or genes, one column per sample) and a sample sheet.

    One column of the sheet, the first as a rule, holds the names of the matrix's columns; the others become sample
    fields, "" where empty or NA.  Without a sheet the only field is ``title``, the column's name.  Only samples that
    are in both are kept; the rest is named in the notes, and is an error where fewer than half match.  Of rows with the
    same name the first is kept, unless ``reading.repeats``.  Raises ReadError for anything that is not such a table,
    with file, line, row and column.
    """
    data, notes = read_own_text(expression, "matrix", reading.encoding)
    return series_of_table(data, notes, expression, samples, id=id, platform=platform, reading=reading)


def series_of_table(
    data: bytes,
    read_notes: tuple[Message, ...],
    expression: Path,
    samples: Path | None,
    *,
    id: str,
    platform: str = "",
    reading: Reading = _PLAIN,
) -> Series:
    """The same of text that another format was made into: a header, then one line for each probe or gene.

    ``data``: UTF-8, its cells with tabs, commas or semicolons between.  ``read_notes``: what was said when it was read.
    ``expression`` names it in errors.
    """
    matrix = _matrix(data, read_notes, expression)
    sheet = _read_sheet(samples, matrix.columns, reading.encoding) if samples else None
    if sheet and samples:
        spelling = respelled(matrix.columns, [row[0] for row in sheet.rows])
        columns = [spelling.get(name, name) for name in matrix.columns]
        matrix = matrix._replace(columns=columns, notes=matrix.notes + respelled_note(spelling))
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
        missing=reading.missing,
    )
    if not raw.rows:
        raise ReadError(Message("error-no_rows", {"what": Code("matrix")}), where=expression.name)
    tidy = clean(raw._replace(rows=distinct_names(raw.rows)) if reading.repeats else raw)
    return Series(
        id=id,
        platform=platform,
        samples=table,
        probes=tidy.rows,
        values=tidy.values,
        measure=measure_of(table),
        source=str(expression),
        notes=(*matrix.notes, *notes, *tidy.notes),
    )


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


def _matrix(data: bytes, notes: tuple[Message, ...], path: Path) -> _Matrix:
    if data.startswith((b"!Series_", b"!Sample_", b"^")):
        raise ReadError(Message("error-geo_for_table"), where=path.name)
    head = _head(data, path.name)
    require_no_count_columns(head.cells, path.name)
    body, n_rows = without_empty_end(data[head.start :], head.separator)
    columns, n_empty = _columns(head, body, path.name)
    body = without_empty_columns(body, head.separator, n_empty)
    if not columns:
        raise ReadError(Message("error-one_cell", {"line": Name(head.cells[0][:40])}), where=path.name)
    _check_names(columns, path.name, "matrix")
    if n_empty or n_rows:
        notes += (Message("read-empty_edges", {"columns": count(n_empty), "rows": count(n_rows)}),)
    return _Matrix(columns, body, head.line + 1, head.separator, notes)


def _head(data: bytes, where: str) -> _Head:
    """The header: the first line that is neither blank nor a comment nor a spreadsheet's ``sep=;``."""
    start, number = _skip_comments(data)
    end = _line_end(data, start)
    require_line(end - start, where)
    line = decode(data[start:end]).text
    said = SEP_LINE.fullmatch(line)
    if said:
        start, number = end + 1, number + 1
        end = _line_end(data, start)
        require_line(end - start, where)
        line = decode(data[start:end]).text
    separator = said[1].replace("\\t", "\t") if said else sniff_separator(line, where)
    require_columns(line.count(separator), where)
    return _Head([cell.strip() for cell in split_cells(line, separator)], separator, end + 1, number)


def _line_end(data: bytes, start: int) -> int:
    end = data.find(b"\n", start)
    return len(data) if end < 0 else end


def _columns(head: _Head, body: bytes, where: str) -> tuple[list[str], int]:
    """The names of the columns with values, and how many empty cells each row ends with beyond them.

    R leaves out the name of the first column: then the header is one cell shorter than the rows.
    """
    cells = list(head.cells)
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    rows = first_rows(body, head.separator)
    if not rows:
        return cells[1:], 0
    width = max(map(len, rows))
    last = max(map(filled, rows))
    if last == len(cells) + 1 and len(cells) == len(head.cells):
        return cells, 0
    if last <= len(cells) < width and cells[0].casefold() not in _CORNERS and width == len(head.cells) + 1:
        values: dict[str, Value] = {"header": count(len(cells)), "row": count(width), "first": Name(cells[0])}
        raise ReadError(Message("error-corner_or_empty", values), where=where)
    return (cells[1:], width - len(cells)) if last <= len(cells) <= width else (head.cells[1:], 0)


def _skip_comments(data: bytes) -> tuple[int, int]:
    """Where the first line that is neither blank nor a comment starts, and its number."""
    start, number = 0, 1
    while start < len(data) and data[start : start + 1] in (b"#", b"\n"):
        start, number = _line_end(data, start) + 1, number + 1
    return start, number


def distinct_names(rows: Sequence[str]) -> list[str]:
    """Row names, of equal ones the second and further with their number: ``ITGA5``, ``ITGA5 #2``."""
    seen: Counter[str] = Counter()
    named = []
    for row in rows:
        seen[row] += 1
        named.append(row if seen[row] == 1 or not row else f"{row} #{seen[row]}")
    return named


def gene_of_row(name: str) -> str:
    """The name that a row had in the table.

    >>> gene_of_row("ITGA5 #2")
    'ITGA5'
    """
    return _NUMBERED.sub("", name)


def _check_names(names: Sequence[str], where: str, what: str) -> None:
    """``what``: whose names, a code of the catalogue."""
    if "" in names:
        raise ReadError(Message("error-without_a_name", {"what": Code(what)}), where=where)
    name, n = Counter(names).most_common(1)[0] if names else ("", 0)
    if n > 1:
        values: dict[str, Value] = {"what": Code(what), "name": Name(name), "n": count(n)}
        raise ReadError(Message("error-name_repeated", values), where=where)


def read_clinical(path: Path, encoding: str | None = None) -> tuple[dict[str, tuple[str, ...]], tuple[Message, ...]]:
    """A table with one row per patient or sample: column → its texts ("" where empty or NA), and notes.

    Rows may repeat a patient.  Raises ReadError for a folder, a header that repeats a name, and a line with another
    number of cells than the header.
    """
    sheet = _cells(path, "clinical_table", encoding)
    if not sheet.rows:
        raise ReadError(Message("error-no_rows", {"what": Code("clinical_table")}), where=path.name)
    columns = {
        header: tuple("" if row[i] in _NO_TEXT else row[i] for row in sheet.rows)
        for i, header in enumerate(sheet.headers)
    }
    return columns, sheet.notes


def _read_sheet(path: Path, columns: Sequence[str], encoding: str | None) -> _Sheet:
    """The sheet with the column of sample names first; numbers of rows, which R writes, are left out."""
    sheet = _cells(path, "sample_sheet", encoding)
    at = name_column(sheet.rows, columns)
    if at:
        order = [at, *(i for i in range(len(sheet.headers)) if i != at and not _is_row_number(sheet, i))]
        notes = (*sheet.notes, Message("read-name_column", {"column": Name(sheet.headers[at])}))
        sheet = _Sheet([sheet.headers[i] for i in order], [[row[i] for i in order] for row in sheet.rows], notes)
    _check_names([row[0] for row in sheet.rows], path.name, "sample")
    return sheet


def _is_row_number(sheet: _Sheet, i: int) -> bool:
    return sheet.headers[i] in _UNNAMED and [row[i] for row in sheet.rows] == [
        str(n) for n in range(1, len(sheet.rows) + 1)
    ]


def _cells(path: Path, kind: str, encoding: str | None) -> _Sheet:
    data, notes = read_own_text(path, kind, encoding)
    head = _head(data, path.name)
    headers = list(head.cells)
    while len(headers) > 1 and not headers[-1]:
        headers.pop()
    lines = enumerate(decode(data[head.start :]).text.split("\n"), head.line + 1)
    nothing = f'{head.separator}" '
    split = [(number, split_cells(line, head.separator)) for number, line in lines if line.strip(nothing).strip()]
    rows = [(number, [" ".join(cell.split()) for cell in cells]) for number, cells in split]
    if rows and len(headers) == len(head.cells) and all(filled(cells) == len(headers) + 1 for _, cells in rows):
        headers = ["", *headers]
    if not headers[0]:
        headers[0] = next(name for name in _UNNAMED if name not in headers)
    for number, cells in rows:
        if filled(cells) > len(headers) or len(cells) < len(headers):
            values: dict[str, Value] = {"what": Code(kind), "number": whole(number), "wanted": count(len(headers))}
            raise ReadError(Message("error-cells", {**values, "cells": count(len(cells))}), where=path.name)
    _check_names(headers, path.name, kind)
    return _Sheet(headers, [cells[: len(headers)] for _, cells in rows], notes)


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
