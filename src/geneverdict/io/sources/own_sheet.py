"""A sheet of samples or patients: cells of text, one row for each."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from geneverdict.errors import ReadError
from geneverdict.io.sources.edges import filled
from geneverdict.io.sources.own_head import head_of, require_names
from geneverdict.io.sources.own_text import read_own_text
from geneverdict.io.sources.text import decode
from geneverdict.io.sources.values import split_cells
from geneverdict.messages import Code, Message, Value, count, whole

UNNAMED = ("sample", "row", "row names", "row numbers", "row.names")
"""What a first column without a name is called, the first of these that no other column is."""


class Sheet(NamedTuple):
    """Cells of a sample sheet; the first column names the samples."""

    headers: list[str]
    rows: list[list[str]]
    notes: tuple[Message, ...]


def read_cells(path: Path, kind: str, encoding: str | None) -> Sheet:
    data, notes = read_own_text(path, kind, encoding)
    return cells_of(data, notes, path.name, kind)


def cells_of(data: bytes, notes: tuple[Message, ...], where: str, kind: str) -> Sheet:
    """The same of a text.  ``where`` names it in errors."""
    head = head_of(data, where)
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
        unnamed = UNNAMED[1:] if kind == "published" else UNNAMED
        headers[0] = next(name for name in unnamed if name not in headers)
    for number, cells in rows:
        if filled(cells) > len(headers) or len(cells) < len(headers):
            values: dict[str, Value] = {"what": Code(kind), "number": whole(number), "wanted": count(len(headers))}
            raise ReadError(Message("error-cells", {**values, "cells": count(len(cells))}), where=where)
    require_names(headers, where, kind)
    return Sheet(headers, [cells[: len(headers)] for _, cells in rows], notes)
