"""The numbers of a text table: fast where the table is as it should be, tolerant and exact in its errors elsewhere.

Both ways give the same numbers: text to the nearest float64.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.errors import ReadError
from geneverdict.io.sources.numerals import CommaStyle, plain_numbers
from geneverdict.io.sources.text import decode
from geneverdict.messages import Code, Message, Name, Value, count, known, whole
from geneverdict.model.series import FloatArray
from geneverdict.model.toml_text import toml_value

MISSING = frozenset({"", "null", "na", "n/a", "#n/a", "nan", "#div/0!", "#num!", "#value!", "#ref!"})
"""Cells that are no value, compared without regard to case and surrounding space."""

_BLOCK = 1 << 18
"""Bytes looked at in one go: few enough to stay in the processor's cache."""
_FAST_NULLS = ["null", "NULL", "Null", "NA", "na", "N/A", "n/a", "#N/A", "NaN", "nan", "NAN"]
_MOST_WORDS = 6
_LONGEST_WORD = 30
"""More or longer cells that are no numbers than this are no words for a missing value."""


class Values(NamedTuple):
    """Row names and rows × columns of float64, C-contiguous; NaN where missing; infinities as written."""

    rows: list[str]
    values: FloatArray
    n_missing: int = 0
    """Cells that are missing because the user says that their word means so."""
    commas: CommaStyle = ""


class Clean(NamedTuple):
    """Unique row names, finite or NaN values (read-only), and what was dropped or changed, with numbers."""

    rows: tuple[str, ...]
    values: FloatArray
    notes: tuple[Message, ...]


class Columns(NamedTuple):
    """What the cells after the row name are called, and which of them hold values (None: all)."""

    names: Sequence[str]
    wanted: Sequence[int] | None = None


def parse_values(
    body: bytes,
    columns: Columns,
    *,
    where: Message | str,
    first_line: int,
    separator: str = "\t",
    missing: Sequence[str] = (),
) -> Values:
    """Numbers of the lines of ``body``: the first cell names the row.  ``first_line`` is for error messages.

    ``missing``: cells that mean no value, beside ``MISSING``, compared without regard to case.  Raises ReadError that
    names the line for a row with another number of cells, and row and column for a cell that is not a number.
    """
    if not body or body.isspace():
        wanted = len(columns.names) if columns.wanted is None else len(columns.wanted)
        return Values([], np.empty((0, wanted)))
    body, n_missing = _without_words(body, missing, separator)
    if fast := _parse_fast(body, columns, separator):
        return fast._replace(n_missing=n_missing)
    body, commas = plain_numbers(body, separator, where)
    table = (commas and _parse_fast(body, columns, separator)) or _parse_slow(
        body, columns, _Place(where, first_line, separator)
    )
    return table._replace(n_missing=n_missing, commas=commas)


def _without_words(body: bytes, words: Sequence[str], separator: str) -> tuple[bytes, int]:
    """The rows with these cells empty, and how many there were."""
    if not words:
        return body, 0
    mark = re.escape(separator)
    any_word = "|".join(re.escape(" ".join(word.split())).replace("\\ ", " +") for word in words)
    cell = rf'(?<={mark})( *"?) *(?:{any_word}) *("? *)(?={mark}|\n|\Z)'
    return re.compile(cell.encode(), re.IGNORECASE).subn(b"", body)


def clean(table: Values) -> Clean:
    """Infinities become missing, rows without a name and repeated rows are dropped; each is counted in a note."""
    rows, values = table.rows, table.values
    notes: list[Message] = []
    if table.n_missing:
        notes.append(Message("read-missing_words", {"n": count(table.n_missing)}))
    if table.commas:
        notes.append(Message("read-commas", {"kind": Code(table.commas)}))
    infinite = np.isinf(values)
    if n_infinite := int(infinite.sum()):
        values = np.where(infinite, np.nan, values)
        notes.append(Message("read-infinite", {"n": count(n_infinite)}))
    first = dict(zip(reversed(rows), range(len(rows) - 1, -1, -1), strict=True))  # the first of equal names wins
    if len(first) < len(rows) or "" in first:
        first = {row: first[row] for row in rows}  # in the order of the table again
    n_repeated = len(rows) - len(first)
    n_unnamed = rows.count("") if "" in first else 0
    first.pop("", None)
    if n_unnamed:
        n_repeated -= n_unnamed - 1
        notes.append(Message("read-unnamed", {"n": count(n_unnamed)}))
    if n_repeated:
        notes.append(Message("read-repeated", {"n": count(n_repeated)}))
    if len(first) < len(rows):
        values = values[list(first.values())]
    values = np.ascontiguousarray(values, dtype=np.float64)
    values.setflags(write=False)
    return Clean(tuple(rows) if len(first) == len(rows) else tuple(first), values, tuple(notes))


def split_cells(line: str, separator: str = "\t") -> list[str]:
    """Cells of a line.  Quotes count only around a whole cell; inside one, "" or a stray " is a quote.

    >>> split_cells('"a ""b"" c"\\t"5" long"\\t7\\t""')
    ['a "b" c', '5" long', '7', '']
    """
    if '"' not in line:
        return line.split(separator)
    closed = _closed_cell(separator)
    cells: list[str] = []
    at, ends_ahead = 0, True
    while at <= len(line):
        quoted = line[at : at + 1] == '"'
        if quoted and (match := closed.match(line, at)):
            cells.append(match[1].replace('""', '"'))
            at = match.end() + 1
            continue
        end = _loose_end(line, separator, at + 1) if quoted and ends_ahead else -1
        ends_ahead = ends_ahead and not (quoted and end < 0)
        if end >= 0:
            cells.append(line[at + 1 : end].replace('""', '"'))
            at = end + 2
            continue
        end = line.find(separator, at)
        end = len(line) if end < 0 else end
        cells.append(line[at:end])
        at = end + 1
    return cells


@lru_cache(maxsize=8)
def _closed_cell(separator: str) -> re.Pattern[str]:
    return re.compile(f'"((?:[^"]++|"")*+)"(?={re.escape(separator)}|\\Z)', re.DOTALL)


def _loose_end(line: str, separator: str, start: int) -> int:
    """Where the first quote stands that ends a cell, counted from ``start``; -1 where none does."""
    end = line.find(f'"{separator}', start)
    return len(line) - 1 if end < 0 and len(line) > start and line.endswith('"') else end


def _parse_fast(body: bytes, columns: Columns, separator: str) -> Values | None:
    """By polars; None where the table is not plain enough to be sure that polars reads what is written."""
    import polars as pl

    if not _is_plain(body, len(columns.names), separator):
        return None
    if not body.isascii():
        body = decode(body).text.encode()
    names = [str(i) for i in range(len(columns.names))]
    wanted = names if columns.wanted is None else [names[i] for i in columns.wanted]
    schema = {"row": pl.String()} | {name: pl.Float64() if name in wanted else pl.String() for name in names}
    picked = [0, *(names.index(name) + 1 for name in wanted)] if len(wanted) < len(names) else None
    read = partial(pl.read_csv, separator=separator, has_header=False, schema=schema, columns=picked, quote_char=None)
    # GEO writes "null" and quotes only row names: these are stripped below, cheaper than taking all quotes out first.
    for unquote, words in ((False, ["null"]), (True, _FAST_NULLS)):
        try:
            frame = read(body.replace(b'"', b"") if unquote else body, null_values=words)
        except pl.exceptions.PolarsError:
            continue
        if frame["row"].null_count():
            return None
        rows = frame["row"].str.strip_chars().str.strip_chars('"').str.strip_chars().to_list()
        return Values(rows, frame[wanted].to_numpy(order="c"))
    return None


def _is_plain(body: bytes, n_columns: int, separator: str) -> bool:
    """The number of cells is right, and quotes stand at cell borders only.

    polars fills a row that is too short without a word, but refuses one that is too long: with the right number of
    cells in all, neither can be there.
    """
    text = np.frombuffer(body, dtype=np.uint8)
    n_lines = _count(text, "\n") + (not body.endswith(b"\n"))
    if _count(text, separator) != n_lines * n_columns:
        return False
    at = _positions(text, '"')
    borders = (ord("\n"), ord(separator))
    opens = np.isin(text[np.maximum(at - 1, 0)], borders) | (at == 0)
    closes = np.isin(text[np.minimum(at + 1, len(text) - 1)], borders) | (at == len(text) - 1)
    # A quote inside a cell, escaped or stray, neither opens nor closes one.
    return bool(np.all(opens ^ closes))


def _count(text: npt.NDArray[np.uint8], character: str) -> int:
    return sum(int(np.count_nonzero(text[i : i + _BLOCK] == ord(character))) for i in range(0, len(text), _BLOCK))


def _positions(text: npt.NDArray[np.uint8], character: str) -> npt.NDArray[np.int64]:
    found = [np.flatnonzero(text[i : i + _BLOCK] == ord(character)) + i for i in range(0, len(text), _BLOCK)]
    return np.concatenate(found).astype(np.int64)


class _Place(NamedTuple):
    where: Message | str
    first_line: int
    separator: str


class _Bad(NamedTuple):
    """A cell that is no number."""

    row: str
    line: int
    column: str
    cell: str


def _parse_slow(body: bytes, columns: Columns, place: _Place) -> Values:
    """Line by line, so that an error can say where it is."""
    wanted = range(len(columns.names)) if columns.wanted is None else columns.wanted
    rows: list[str] = []
    values: list[FloatArray] = []
    bad: dict[str, _Bad] = {}
    for number, line in enumerate(decode(body).text.split("\n"), place.first_line):
        if not line.strip():
            continue
        name, *cells = split_cells(line, place.separator)
        if len(cells) != len(columns.names):
            if bad:
                break
            found = {"number": whole(number), "wanted": count(len(columns.names) + 1), "cells": count(len(cells) + 1)}
            raise ReadError(Message("error-cells_of_line", found), where=place.where)
        numbers = [_number(cells[i]) for i in wanted]
        for i, value in zip(wanted, numbers, strict=True):
            if value is None:
                text = " ".join(cells[i].split())
                bad.setdefault(text.casefold(), _Bad(name, number, columns.names[i], text))
        if len(bad) > _MOST_WORDS:
            break
        rows.append(name.strip())
        values.append(np.array([math.nan if value is None else value for value in numbers]))
    if bad:
        raise _not_numbers(list(bad.values()), place.where)
    return Values(rows, np.array(values, dtype=np.float64).reshape(len(rows), len(wanted)))


def _not_numbers(bad: Sequence[_Bad], where: Message | str) -> ReadError:
    """Of cells that are no numbers the first, and how to say that all of them mean missing."""
    first = bad[0]
    place: dict[str, Value] = {"row": Name(first.row), "line": whole(first.line), "column": Name(first.column)}
    few = len(bad) <= _MOST_WORDS and all(len(each.cell) <= _LONGEST_WORD for each in bad)
    words = Name(toml_value([each.cell for each in bad])) if few else None
    return ReadError(
        Message("error-not_a_number", known({**place, "cell": Name(first.cell[:40]), "words": words})), where=where
    )


def _number(cell: str) -> float | None:
    """The number of a cell, NaN for a missing one; None for what is no number."""
    text = cell.strip()
    if text.casefold() in MISSING:
        return math.nan
    try:
        return float(text) if text.isascii() and "_" not in text else None
    except ValueError:
        return None
