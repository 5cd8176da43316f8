"""Calvin, the form of CEL files of Affymetrix's Command Console: big-endian, texts with their lengths before them."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from geneverdict.errors import ReadError
from geneverdict.io.sources.text import truncated
from geneverdict.messages import Message, Name, count
from geneverdict.model.series import FloatArray

CALVIN = bytes((59, 1))
_KIND = "affymetrix-calvin-intensity"
_FLOAT, _WIDTHS = 6, {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4}
"""Number of the type of 32-bit numbers with a point; bytes of each type of fixed width."""
_MOST = 10_000
"""Parameters or columns; a length beyond it is damage."""


def as_doubles(values: npt.NDArray[np.floating[Any]]) -> FloatArray:
    """The same numbers in 64 bits; damage may be of any kind, and is looked for by whoever reads."""
    with np.errstate(invalid="ignore"):
        return values.astype(np.float64)


class _Cursor:
    """Reads from a place onward.  Raises ReadError beyond the end."""

    def __init__(self, data: bytes, where: str, at: int = 0) -> None:
        self.data, self.where, self.at = data, where, at

    def take(self, n: int) -> bytes:
        if n < 0 or self.at < 0 or self.at + n > len(self.data):
            raise self.cut()
        self.at += n
        return self.data[self.at - n : self.at]

    def cut(self) -> ReadError:
        return truncated(Path(self.where), Message("cut-in_header"))

    def number(self) -> int:
        return int(struct.unpack(">i", self.take(4))[0])

    def few(self) -> int:
        n = self.number()
        if not 0 <= n <= _MOST:
            raise self.cut()
        return n

    def text(self) -> str:
        return self.take(self.number()).decode("latin-1")

    def wide(self) -> str:
        return self.take(2 * self.number()).decode("utf-16-be", "replace")

    def parameters(self) -> dict[str, bytes]:
        found = {}
        for _ in range(self.few()):
            name, value, _kind = self.wide(), self.take(self.number()), self.wide()
            found[name] = value
        return found


def parse_calvin_header(head: bytes, where: str) -> tuple[int, int, str, int]:
    """Rows, columns, chip, and where the data begin.  Raises ReadError for a file of another kind (CHP, say)."""
    at = _Cursor(head, where, 2)
    groups, first_group = at.number(), at.number()
    kind = at.text()
    if kind != _KIND:
        raise ReadError(Message("error-calvin_kind", {"found": Name(kind[:80])}), where=where)
    at.text(), at.wide(), at.wide()
    parameters = at.parameters()
    if groups < 1 or first_group < 0:
        raise at.cut()
    try:
        rows, columns = (struct.unpack_from(">i", parameters[f"affymetrix-cel-{side}"])[0] for side in ("rows", "cols"))
    except (KeyError, struct.error):
        raise at.cut() from None
    chip = parameters.get("affymetrix-array-type", b"").decode("utf-16-be", "replace").strip("\0 ")
    return rows, columns, chip, first_group


def parse_intensities(data: bytes, cells: int, where: str) -> FloatArray:
    """The intensities of all cells, row by row.  Raises ReadError for a file that ends before its last set of data."""
    return _intensities(_Cursor(data, where, parse_calvin_header(data, where)[-1]), cells)


def _intensities(at: _Cursor, stated: int) -> FloatArray:
    """Of the first set of data; all sets of the group must be there, else the file was cut."""
    at.take(4)
    place, sets = at.number(), at.few()
    values: FloatArray | None = None
    for _ in range(sets):
        at = _Cursor(at.data, at.where, place)
        first, place = at.number(), at.number()
        name, _ = at.wide(), at.parameters()
        columns = []
        for _ in range(at.few()):
            at.wide()
            columns.append((at.take(1)[0], at.number()))
        rows = at.number()
        width = sum(_WIDTHS.get(kind, size) for kind, size in columns)
        if rows < 0 or first < 0 or first + rows * width > len(at.data):
            found = max(len(at.data) - first, 0) // max(width, 1) if name == "Intensity" else stated
            why = {"found": count(min(found, stated)), "stated": count(stated)}
            raise truncated(Path(at.where), Message("cut-cells", why))
        if name == "Intensity" and columns and columns[0][0] == _FLOAT:
            layout = np.dtype({"names": ["v"], "formats": [">f4"], "offsets": [0], "itemsize": width})
            values = as_doubles(np.frombuffer(at.data, layout, rows, first)["v"])
    if values is None:
        raise at.cut()
    return values
