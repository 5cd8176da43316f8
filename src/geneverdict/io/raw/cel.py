"""Affymetrix's CEL files: the intensity of every cell of one array, in the three forms there are.

Version 3 is text, version 4 the same in binary, Calvin ("Command Console") another binary form.  Which one it is, and
whether it is gzipped, its first bytes say, never its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from geneverdict.errors import ReadError
from geneverdict.io.raw.calvin import CALVIN, parse_calvin
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


@dataclass(frozen=True, slots=True, eq=False)
class Cel:
    """One array: ``intensities[y * columns + x]``, linear, of the cell in column x and row y, both from 0."""

    chip: str
    """As the header names it, like ``HG-U133A``; "" where it does not."""
    rows: int
    columns: int
    intensities: FloatArray


def is_cel(head: bytes) -> bool:
    """By the first bytes, unpacked."""
    return head.startswith((TEXT, BINARY, CALVIN))


def parse_cel(data: bytes, where: str) -> Cel:
    """The array of an unpacked file.

    Numbers of version 3 are read as they are written, of the others as the 32-bit numbers they are.  Raises ReadError
    for what is no CEL file, for one cut short, and for intensities that no scanner gives (below zero, not finite).
    """
    if data.startswith(TEXT):
        cel = _text(data, where)
    elif data.startswith(BINARY):
        cel = _binary(data, where)
    elif data.startswith(CALVIN):
        rows, columns, chip, values = parse_calvin(data, where)
        cel = Cel(chip, rows, columns, values)
    else:
        raise ReadError(Message("error-no_cel", {"kind": Code("cel")}), where=where)
    require_sides(cel.rows, cel.columns, where)
    if len(cel.intensities) != cel.rows * cel.columns:
        raise cut(len(cel.intensities), cel.rows * cel.columns, where)
    if not (np.isfinite(cel.intensities).all() and (cel.intensities >= 0).all()):
        raise ReadError(Message("error-cel_values"), where=where)
    return cel


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
    fields = dict(re.findall(r"^(Rows|Cols|DatHeader)=([^\r\n]*)", text, re.MULTILINE))
    try:
        rows, columns = int(fields["Rows"]), int(fields["Cols"])
    except (KeyError, ValueError):
        raise truncated(Path(where), Message("cut-in_header")) from None
    chip = _CHIP.search(fields.get("DatHeader", ""))
    return rows, columns, chip[1] if chip else ""


_BEGIN = re.compile(rb"\[INTENSITY\]\s+NumberCells=(\d{1,9})\s+CellHeader=([^\r\n]*)[\r\n]+")


def _text(data: bytes, where: str) -> Cel:
    begin = _BEGIN.search(data, 0, 1 << 20)
    if begin is None:
        raise truncated(Path(where), Message("cut-in_header"))
    rows, columns, chip = _header(data[: begin.start()].decode("latin-1"), where)
    require_sides(rows, columns, where)
    end = data.find(b"[", begin.end())
    block = data[begin.end() : end if end >= 0 else None]
    stated = int(begin[1])
    if end < 0 and not block.endswith((b"\n", b"\r")):
        raise cut(min(block.count(b"\n"), stated - 1), stated, where)
    return Cel(chip, rows, columns, _cells(block, begin[2], rows, columns, where))


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


def _binary(data: bytes, where: str) -> Cel:
    """Version 4: five numbers, three texts with their lengths before them, four numbers, then the cells."""
    head = _numbers(data, 8, 3, where)
    columns, rows, stated = head
    require_sides(rows, columns, where)
    at, texts = 20, []
    for _ in range(3):
        (length,) = _numbers(data, at, 1, where)
        texts.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    _, outliers, masked, _ = _numbers(data, at, 4, where)
    at += 16
    wanted = at + stated * _CELL.itemsize + (outliers + masked) * _V4_POSITION
    if stated != rows * columns or len(data) < wanted:
        raise cut(max(len(data) - at, 0) // _CELL.itemsize, rows * columns, where)
    _, _, chip = _header(texts[0].decode("latin-1"), where)
    cells = np.frombuffer(data, _CELL, stated, at)
    return Cel(chip, rows, columns, cells["mean"].astype(np.float64))


def _numbers(data: bytes, at: int, n: int, where: str) -> list[int]:
    """Little-endian numbers of four bytes, none below zero.  Raises ReadError beyond the end."""
    if at + 4 * n > len(data):
        raise truncated(Path(where), Message("cut-in_header"))
    return [int(number) for number in np.frombuffer(data, "<u4", n, at)]
