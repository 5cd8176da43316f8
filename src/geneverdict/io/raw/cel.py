"""Affymetrix's CEL files: the intensity of every cell of one array, in the three forms there are.

Version 3 is text, version 4 the same in binary, Calvin ("Command Console") another binary form.  Which one it is, and
whether it is gzipped, its first bytes say, never its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.errors import ReadError
from geneverdict.io.raw.calvin import CALVIN, as_doubles, parse_calvin_header, parse_intensities
from geneverdict.io.sources.text import truncated
from geneverdict.messages import Code, Message, Name, count
from geneverdict.model.series import FloatArray

TEXT, BINARY = b"[CEL]", (64).to_bytes(4, "little") + (4).to_bytes(4, "little")
_CHIP = re.compile(r"([\w.+-]+)\.1sq\b", re.IGNORECASE)
_LARGEST_SIDE = 10_000
"""Cells; the largest arrays there are have some 5,000 on a side."""
_CELL = np.dtype([("mean", "<f4"), ("sd", "<f4"), ("pixels", "<i2")])
_V4_POSITION = 4
"""Bytes of a masked cell or an outlier: two short numbers."""


class Chip(NamedTuple):
    """Which kind of array: its name as the header has it, like ``HG-U133A`` ("" where it has none), and its size."""

    name: str
    rows: int
    columns: int


@dataclass(frozen=True, slots=True, eq=False)
class Cel:
    """One array: ``intensities[y * columns + x]``, linear, of the cell in column x and row y, both from 0."""

    chip: Chip
    intensities: FloatArray


def is_cel(head: bytes) -> bool:
    """By the first bytes, unpacked."""
    return head.startswith((TEXT, BINARY, CALVIN))


def parse_chip(head: bytes, where: str) -> Chip:
    """Of the first bytes of an unpacked file.  Raises ReadError as :func:`parse_cel`."""
    if head.startswith(TEXT):
        begin = _begin(head, where)
        rows, columns, name = _header(head[: begin.start()].decode("latin-1"), where)
    elif head.startswith(BINARY):
        columns, rows, _, length = _numbers(head, 8, 4, where)
        name = _chip_name(head[24 : 24 + length].decode("latin-1"))
    elif head.startswith(CALVIN):
        rows, columns, name, _ = parse_calvin_header(head, where)
    else:
        raise ReadError(Message("error-no_cel", {"kind": Code("cel")}), where=where)
    require_sides(rows, columns, where)
    return Chip(name, rows, columns)


def parse_cel(data: bytes, where: str) -> Cel:
    """The array of an unpacked file.

    Numbers of version 3 are read as they are written, of the others as the 32-bit numbers they are.  Raises ReadError
    for what is no CEL file, for one cut short, and for intensities that no scanner gives (below zero, not finite).
    """
    chip = parse_chip(data, where)
    cells = chip.rows * chip.columns
    if data.startswith(TEXT):
        values = _text(data, chip, where)
    elif data.startswith(BINARY):
        values = _binary(data, chip, where)
    else:
        values = parse_intensities(data, cells, where)
    if len(values) != cells:
        raise cut(len(values), cells, where)
    if not (np.isfinite(values).all() and (values >= 0).all()):
        raise ReadError(Message("error-cel_values"), where=where)
    return Cel(chip, values)


def require_sides(rows: int, columns: int, where: str) -> None:
    """Raises ReadError for an array that cannot be."""
    if not (0 < rows <= _LARGEST_SIDE and 0 < columns <= _LARGEST_SIDE):
        values = {"rows": count(rows), "columns": count(columns)}
        raise ReadError(Message("error-cel_size", values), where=where)


def cut(found: int, stated: int, where: str) -> ReadError:
    """The one error for a file with fewer cells than it states."""
    return truncated(Path(where), Message("cut-cells", {"found": count(found), "stated": count(stated)}))


def _header(text: str, where: str) -> tuple[int, int, str]:
    """Rows, columns and chip by the lines ``Cols=``, ``Rows=`` and ``DatHeader=``."""
    fields = dict(re.findall(r"^(Rows|Cols)=(\d{1,9})\s", text, re.MULTILINE))
    if len(fields) < 2:
        raise truncated(Path(where), Message("cut-in_header"))
    return int(fields["Rows"]), int(fields["Cols"]), _chip_name(text)


def _chip_name(text: str) -> str:
    found = _CHIP.search(text)
    return found[1] if found else ""


_BEGIN = re.compile(rb"\[INTENSITY\]\s+NumberCells=(\d{1,9})\s+CellHeader=([^\r\n]*)[\r\n]+")


def _begin(data: bytes, where: str) -> re.Match[bytes]:
    """Where the header ends."""
    begin = _BEGIN.search(data, 0, 1 << 16)
    if begin is None:
        raise truncated(Path(where), Message("cut-in_header"))
    return begin


def _text(data: bytes, chip: Chip, where: str) -> FloatArray:
    begin = _begin(data, where)
    end = data.find(b"[", begin.end())
    block = data[begin.end() : end if end >= 0 else None]
    stated = int(begin[1])
    if end < 0 and not block.endswith((b"\n", b"\r")):
        raise cut(min(block.count(b"\n"), stated - 1), stated, where)
    return _cells(block, begin[2], chip.rows, chip.columns, where)


def _cells(block: bytes, heads: bytes, rows: int, columns: int, where: str) -> FloatArray:
    """Each line's intensity at the place that the line names."""
    import polars as pl

    names = heads.decode("latin-1").split("\t")
    if names[:3] != ["X", "Y", "MEAN"]:
        raise ReadError(Message("error-cel_columns", {"found": Name(" ".join(names)[:80])}), where=where)
    plain = block.translate(None, b" \r") if b"\n" in block else block.replace(b"\r", b"\n").translate(None, b" ")
    kinds = {"X": pl.Int32, "Y": pl.Int32, "MEAN": pl.Float64, **dict.fromkeys(names[3:], pl.String)}
    try:
        table = pl.read_csv(
            plain, has_header=False, separator="\t", schema=kinds, columns=[0, 1, 2], quote_char=None
        ).drop_nulls()
    except pl.exceptions.PolarsError:
        raise ReadError(Message("error-cel_lines"), where=where) from None
    x, y = table["X"].to_numpy(), table["Y"].to_numpy()
    at = y.astype(np.intp) * columns + x
    if len(at) < rows * columns:
        raise cut(len(at), rows * columns, where)
    if len(at) > rows * columns or (x < 0).any() or (x >= columns).any() or not _once(at, rows * columns):
        raise ReadError(Message("error-cel_places"), where=where)
    values = np.empty(rows * columns)
    values[at] = table["MEAN"].to_numpy()
    return values


def _once(at: np.ndarray[tuple[int], np.dtype[np.intp]], n: int) -> bool:
    """Each place from 0 to n − 1 is there."""
    return bool(((at >= 0) & (at < n)).all() and np.bincount(at, minlength=n).all())


def _binary(data: bytes, chip: Chip, where: str) -> FloatArray:
    """Version 4: five numbers, three texts with their lengths before them, four numbers, then the cells."""
    (stated,), at = _numbers(data, 16, 1, where), 20
    for _ in range(3):
        (length,) = _numbers(data, at, 1, where)
        at += 4 + length
    _, outliers, masked, _ = _numbers(data, at, 4, where)
    at += 16
    wanted = at + stated * _CELL.itemsize + (outliers + masked) * _V4_POSITION
    if stated != chip.rows * chip.columns or len(data) < wanted:
        raise cut(max(len(data) - at, 0) // _CELL.itemsize, chip.rows * chip.columns, where)
    cells = np.frombuffer(data, _CELL, stated, at)
    return as_doubles(cells["mean"])


def _numbers(data: bytes, at: int, n: int, where: str) -> list[int]:
    """Little-endian numbers of four bytes, none below zero.  Raises ReadError beyond the end."""
    if at + 4 * n > len(data):
        raise truncated(Path(where), Message("cut-in_header"))
    return [int(number) for number in np.frombuffer(data, "<u4", n, at)]
