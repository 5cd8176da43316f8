"""Reader of a user's own matrix and sample sheet: text with tabs, commas or semicolons, gzipped or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from geneverdict.errors import ReadError
from geneverdict.io.raw.bead_columns import require_no_beads
from geneverdict.io.sources.counts.programs import require_no_program
from geneverdict.io.sources.edges import without_empty_columns, without_empty_end
from geneverdict.io.sources.own_head import head_of, require_names, value_columns
from geneverdict.io.sources.own_sheet import UNNAMED, Sheet, read_cells
from geneverdict.io.sources.own_text import read_own_text
from geneverdict.io.sources.sample_fields import measure_of
from geneverdict.io.sources.sheet_names import name_column, respelled, respelled_note
from geneverdict.io.sources.source import Offer, SourceFile
from geneverdict.io.sources.text import decode
from geneverdict.io.sources.values import Columns, clean, parse_values
from geneverdict.io.sources.xlsx import book_and_sheet
from geneverdict.messages import Code, Message, Name, Value, count, known, quoted
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import SeriesSpec

_PROBE_LIKE = re.compile(r"\d+\w*_at|AFFX-\S+|ILMN_\d+|A_\d+_P\d+|ENS[A-Z]*G\d+(?:\.\d+)?")
_SAMPLE_LIKE = re.compile(r"GSM\d+")
NO_TEXT = frozenset({"", "NA", "NaN", "nan", "N/A", "n/a", "#N/A", "null", "NULL"})
_NUMBERED = re.compile(r" #[0-9]+\Z")
_WIDE = 2000
"""More columns than this, and fewer rows, means that the genes are in the columns."""


class Matrix(NamedTuple):
    """A matrix before its numbers are read: sample names, and where the rows are."""

    columns: list[str]
    body: bytes
    first_line: int
    separator: str
    notes: tuple[Message, ...]


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
    require_no_geo_text(data, expression)
    head = head_of(data, expression.name)
    require_no_program(head.cells, expression.name)
    require_no_beads(head.cells, expression.name)
    matrix = matrix_of(data, read_notes, expression)
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


def require_no_geo_text(data: bytes, path: Path) -> None:
    """Raises ReadError for a series matrix or a SOFT file that is given as a table."""
    if data.startswith((b"!Series_", b"!Sample_", b"^")):
        raise ReadError(Message("error-geo_for_table"), where=path.name)


def matrix_of(data: bytes, notes: tuple[Message, ...], path: Path) -> Matrix:
    """The matrix of a text, its numbers unread; empty columns and rows at its end are left out, which a note says."""
    head = head_of(data, path.name)
    body, n_rows = without_empty_end(data[head.start :], head.separator)
    columns, n_empty = value_columns(head, body, path.name)
    body = without_empty_columns(body, head.separator, n_empty)
    if not columns:
        raise ReadError(Message("error-one_cell", {"line": Name(head.cells[0][:40])}), where=path.name)
    require_names(columns, path.name, "matrix")
    if n_empty or n_rows:
        notes += (Message("read-empty_edges", {"columns": count(n_empty), "rows": count(n_rows)}),)
    return Matrix(columns, body, head.line + 1, head.separator, notes)


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


def read_clinical(path: Path, encoding: str | None = None) -> tuple[dict[str, tuple[str, ...]], tuple[Message, ...]]:
    """A table with one row per patient or sample: column → its texts ("" where empty or NA), and notes.

    Rows may repeat a patient.  Raises ReadError for a folder, a header that repeats a name, and a line with another
    number of cells than the header.
    """
    sheet = read_cells(path, "clinical_table", encoding)
    if not sheet.rows:
        raise ReadError(Message("error-no_rows", {"what": Code("clinical_table")}), where=path.name)
    columns = {
        header: tuple("" if row[i] in NO_TEXT else row[i] for row in sheet.rows)
        for i, header in enumerate(sheet.headers)
    }
    return columns, sheet.notes


def _read_sheet(path: Path, columns: Sequence[str], encoding: str | None) -> Sheet:
    """The sheet with the column of sample names first; numbers of rows, which R writes, are left out."""
    sheet = read_cells(path, "sample_sheet", encoding)
    at = name_column(sheet.rows, columns)
    if at:
        order = [at, *(i for i in range(len(sheet.headers)) if i != at and not _is_row_number(sheet, i))]
        notes = (*sheet.notes, Message("read-name_column", {"column": Name(sheet.headers[at])}))
        sheet = Sheet([sheet.headers[i] for i in order], [[row[i] for i in order] for row in sheet.rows], notes)
    require_names([row[0] for row in sheet.rows], path.name, "sample")
    return sheet


def _is_row_number(sheet: Sheet, i: int) -> bool:
    return sheet.headers[i] in UNNAMED and [row[i] for row in sheet.rows] == [
        str(n) for n in range(1, len(sheet.rows) + 1)
    ]


def _check_sheet(matrix: Matrix, sheet: Sheet, path: Path) -> None:
    """The sheet's rows must be samples, not its columns."""
    described, columns = {row[0] for row in sheet.rows}, set(matrix.columns)
    if described & columns or not columns.intersection(sheet.headers[1:]):
        return
    is_matrix = bool(described & set(_row_names(matrix)))
    values = {"column": Name(sheet.headers[1]), "row": Name(sheet.rows[0][0] if sheet.rows else "")}
    raise ReadError(Message("error-matrix_for_sheet" if is_matrix else "error-sheet_axes", values), where=path.name)


def _check_axes(matrix: Matrix, sheet: Sheet | None, path: Path) -> None:
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


def _row_names(matrix: Matrix) -> list[str]:
    """First cells of the first few thousand lines."""
    head = matrix.body[: matrix.body.find(b"\n") * _WIDE if len(matrix.body) > 1 << 22 else None]
    separator = matrix.separator.encode()
    cells = (line.partition(separator)[0] for line in head.split(b"\n") if line.strip())
    return [decode(cell).text.strip().strip('"') for cell in cells]


def _sample_table(
    columns: Sequence[str], sheet: Sheet | None, where: str, path: Path | None
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
        header: tuple("" if described[name][i] in NO_TEXT else described[name][i] for name in ids)
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
