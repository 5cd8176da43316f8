"""Empty cells and rows at the edges of a table, as spreadsheets and careless programs leave them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geneverdict.io.sources.text import decode
from geneverdict.io.sources.values import split_cells

SEP_LINE = re.compile(r'"?sep=(\\t|[\t,;|])"?[\t,;|]*', re.IGNORECASE)
"""The first line by which a spreadsheet tells another which mark stands between the cells."""
_SNIFFED = 1 << 20
_SNIFFED_LINES = 200


def first_rows(body: bytes, separator: str) -> list[list[str]]:
    """Cells of some rows, blank lines left out."""
    end = body.find(b"\n", _SNIFFED)
    lines = decode(body if end < 0 else body[:end]).text.split("\n")[:_SNIFFED_LINES]
    return [split_cells(line, separator) for line in lines if line.strip()]


def filled(row: Sequence[str]) -> int:
    """Cells up to the last one that is not empty."""
    return next((i for i in range(len(row), 0, -1) if row[i - 1].strip()), 0)


def without_empty_end(body: bytes, separator: str) -> tuple[bytes, int]:
    """The rows without the last ones that hold nothing but separators, and how many these were."""
    n, end, nothing = 0, len(body), separator.encode() + b' "'
    while end > 0:
        start = body.rfind(b"\n", 0, end) + 1
        if body[start:end].strip(nothing):
            break
        n, end = n + (end > start), start - 1
    return body[: max(end, 0)], n


def without_empty_columns(body: bytes, separator: str, n: int) -> bytes:
    """Rows without the ``n`` empty cells that they end with; a row that does not end so stays as it is."""
    if not n:
        return body
    cell = rb'%b *(?:"")? *' % re.escape(separator.encode())
    return re.sub(rb"(?:%b){%d}(?=\n|\Z)" % (cell, n), b"", body)


def n_empty_columns(body: bytes, separator: str, n_cells: int) -> int:
    """How many cells the rows have beyond the ``n_cells`` of the header, where all of these are empty; else 0."""
    rows = first_rows(body, separator)
    width = max(map(len, rows), default=0)
    return max(width - n_cells, 0) if max(map(filled, rows), default=0) <= n_cells else 0
