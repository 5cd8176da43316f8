"""Files that scanners' programs write of spotted and two-colour arrays: GenePix, SPOT, Agilent's Feature Extraction,
ImaGene.  Each is a table beneath a header of its own; which, its columns tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.errors import ReadError
from geneverdict.io.raw.scan_date import scan_day
from geneverdict.io.raw.spot_forms import COORDINATES, Form, Program, form_of
from geneverdict.io.sources.text import decode, truncated
from geneverdict.io.sources.values import Columns, parse_values, split_cells
from geneverdict.messages import Message, Name, Value, count, known, whole
from geneverdict.model.series import FloatArray
from geneverdict.stats.arrays import BoolArray, IntArray

_HEAD_LINES = 600
_END = re.compile(rb'^[\t "]*(?:End Raw Data|\*)', re.IGNORECASE | re.MULTILINE)
"""What ImaGene writes below the spots; the mark between Agilent's blocks."""
_GENEPIX_DATE = re.compile(r'^"?DateTime=([^"\n\t]+)', re.MULTILINE)


_FIRST: Mapping[Program, re.Pattern[bytes]] = {
    "agilent": re.compile(rb"TYPE\t[^\n]*\n?(?:FEPARAMS|\Z)"),
    "genepix": re.compile(rb'ATF\t[^\n]*\n[^\n]*\n"Type=GenePix Results'),
    "imagene": re.compile(rb"\s*Begin Header\b"),
}
"""How files begin whose table is further down, or was cut off."""


class Light(NamedTuple):
    """One channel of one array, by spot."""

    spots: FloatArray
    around: FloatArray


class Spots(NamedTuple):
    """One array, by spot."""

    program: Program
    green: Light | None
    red: Light | None
    tips: IntArray | None
    texts: dict[str, tuple[str, ...]]
    """By column, what names the spots; ``place``, where the file says where they lie."""
    bad: BoolArray
    """Flagged as bad by the program or its user."""
    controls: BoolArray
    date: str
    """The day of the scan; "" where the file does not say it."""

    @property
    def n(self) -> int:
        return len(self.bad)


class _Table(NamedTuple):
    header: list[str]
    body: bytes
    first_line: int


def spots_program(start: bytes) -> Program | None:
    """By the first bytes, unpacked; None for what no such program wrote."""
    start = _unix(start)
    found = _form(start)
    if found:
        return found[0].program
    return next((program for program, first in _FIRST.items() if first.match(start)), None)


def parse_spots(data: bytes, where: str) -> Spots:
    """Raises ReadError for what is none of these, for a file that is not whole, and for one without spots."""
    data = _unix(data)
    found = _form(data)
    if found is None:
        if b"\nFEATURES\t" in data:
            raise ReadError(Message("error-no_agilent_signals"), where=where)
        if spots_program(data) is not None:
            raise truncated(Path(where), Message("cut-before_table"))
        raise ReadError(Message("error-no_spots"), where=where)
    form, table = found
    ended = _END.search(table.body)
    if not (data.endswith(b"\n") or ended):
        raise truncated(Path(where), Message("cut-last_line"))
    if ended:
        table = table._replace(body=table.body[: ended.start()])
    numbers = _numbers(form, table, where)
    texts = _texts(table, [name for name in form.names if name in table.header])
    n = len(next(iter(numbers.values())))
    if not n:
        raise ReadError(Message("error-no_spots_there"), where=where)
    at = [numbers[name] for name in COORDINATES.get(form.program, ())]
    if at:
        texts["place"] = tuple(".".join(f"{x:.0f}" for x in place) for place in zip(*at, strict=True))
    green, red = (Light(*(numbers[name] for name in c)) if c else None for c in (form.green, form.red))
    flags, controls = (numbers.get(name, np.zeros(n)) for name in (form.flag, form.control))
    bad = flags < 0 if form.program == "genepix" else flags != 0
    tips = _tips([numbers[name] for name in form.tip]) if form.tip else None
    return Spots(form.program, green, red, tips, texts, bad, controls != 0, _date(data, form.program))


def _unix(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _form(data: bytes) -> tuple[Form, _Table] | None:
    """The first line that is a header of these programs, and the lines below it."""
    start, number = 0, 1
    while start < len(data) and number <= _HEAD_LINES:
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if data.count(b"\t", start, end) > 2:
            cells = [cell.strip() for cell in split_cells(decode(data[start:end]).text, "\t")]
            form = form_of(cells)
            if form is not None:
                return form, _Table(cells, data[end + 1 :], number + 1)
        start, number = end + 1, number + 1
    return None


def _numbers(form: Form, table: _Table, where: str) -> dict[str, FloatArray]:
    """The columns of numbers, by name.  The first cell of a line is read as a number, too."""
    body = b"".join(b"\t" + line for line in table.body.splitlines(keepends=True) if line.strip())
    places = [table.header.index(name) for name in form.numbers]
    values = parse_values(body, Columns(table.header, places), where=where, first_line=table.first_line).values
    return {name: np.ascontiguousarray(values[:, i]) for i, name in enumerate(form.numbers)}


def _texts(table: _Table, names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    places = [table.header.index(name) for name in names]
    found: list[list[str]] = [[] for _ in names]
    for line in decode(table.body).text.split("\n") if names else ():
        if line.strip():
            cells = split_cells(line, "\t")
            for column, i in zip(found, places, strict=True):
                column.append(cells[i].strip() if i < len(cells) else "")
    return {name: tuple(column) for name, column in zip(names, found, strict=True)}


def _tips(places: Sequence[FloatArray]) -> IntArray:
    _, tips = np.unique(np.column_stack(places), axis=0, return_inverse=True)
    return np.asarray(tips, np.intp).ravel()


def _date(data: bytes, program: Program) -> str:
    if program == "genepix":
        found = _GENEPIX_DATE.search(decode(data[: 1 << 16]).text)
        return scan_day(found[1].encode()) if found else ""
    lines = [line.split(b"\t") for line in data[: 1 << 16].split(b"\n")[:3]]
    if program == "agilent" and len(lines) == 3 and b"Scan_Date" in lines[1]:
        place = lines[1].index(b"Scan_Date")
        return scan_day(lines[2][place]) if place < len(lines[2]) else ""
    return ""


def require_alike(arrays: Sequence[Spots], names: Sequence[str]) -> None:
    """Raises ReadError where an array has other spots than the first."""
    first = arrays[0]
    for array, name in zip(arrays[1:], names[1:], strict=True):
        same = (array.program, array.red is None, array.texts) == (first.program, first.red is None, first.texts)
        if not same or array.n != first.n:
            both = zip(*(zip(*a.texts.values(), strict=True) for a in (array, first)), strict=False)
            differs = next((i for i, (one, other) in enumerate(both) if one != other), None)
            values: dict[str, Value | None] = {
                "n": count(array.n),
                "wanted": count(first.n),
                "first": Name(names[0]),
                "spot": None if differs is None else whole(differs + 1),
            }
            raise ReadError(Message("error-other_spots", known(values)), where=name)
