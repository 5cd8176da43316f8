"""Tables of Illumina's beads before any processing: GEO's "non-normalized" ones and those of GenomeStudio."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from geneverdict.errors import ReadError
from geneverdict.io.raw.bead_columns import BeadColumns, bead_columns, doubled, is_bead_header
from geneverdict.io.sources.own_head import CORNERS, sniff_separator
from geneverdict.io.sources.text import decode
from geneverdict.io.sources.values import Columns, parse_values, split_cells
from geneverdict.messages import Code, Message, Name, Value, count, quoted, value
from geneverdict.model.series import FloatArray

_PREAMBLE = 100
"""Lines among which the header is looked for: GenomeStudio and people write some above it."""
_LOOK = 20
"""Rows by which it is told which columns hold numbers."""
_SYMBOL = re.compile(r"(?:gene[_. ]?|ilmn[_. ]?)?symbol|ilmn_gene|target[_. ]?id", re.IGNORECASE)
_PROBE = re.compile(r"id_ref|probe[_. ]?id|ilmn[_. ]?id|array[_. ]?address(?:[_. ]?id)?", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][-+]?\d+)?|NA|NaN|null", re.IGNORECASE)
NEGATIVE = "negative"
CONTROLS = frozenset(
    (NEGATIVE, "biotin", "cy3_hyb", "housekeeping", "labeling", "low_stringency_hyb", "high_stringency_hyb", "ercc")
)
"""Kinds of GenomeStudio's control beads, which stand where a gene's name would."""


class Beads(NamedTuple):
    """Beads × columns, NaN where missing."""

    probes: tuple[str, ...]
    symbols: tuple[str, ...]
    """Empty where no column names genes."""
    kinds: tuple[str, ...]
    """Of each bead "" or the kind of control that it is."""
    samples: tuple[str, ...]
    signals: FloatArray
    detection: FloatArray | None
    notes: tuple[Message, ...]


class _Head(NamedTuple):
    cells: list[str]
    separator: str
    start: int
    line: int


def is_beads(start: bytes) -> bool:
    """By the first lines of a text."""
    try:
        return is_bead_header(_head(start, "").cells)
    except ReadError:
        return False


def parse_beads(data: bytes, where: str, missing: Sequence[str] = ()) -> Beads:
    """``data``: lines of UTF-8.  Raises ReadError for what is no such table, and for a line that is not whole."""
    head = _head(data, where)
    body = data[head.start :]
    rows = [split_cells(line, head.separator) for line in _first_lines(body)]
    filled = [[row[i].strip() for row in rows if i < len(row) and row[i].strip()] for i in range(len(head.cells))]
    # Columns without name and content are what tabs at the ends of lines leave.
    numeric = [
        bool(name or cells) and all(map(_NUMBER.fullmatch, cells))
        for name, cells in zip(head.cells, filled, strict=True)
    ]
    columns = bead_columns(head.cells, numeric, where)
    wanted = [i - 1 for i in (*columns.signals, *columns.detections)]
    table = parse_values(
        body,
        Columns(head.cells[1:], wanted),
        where=where,
        first_line=head.line + 1,
        separator=head.separator,
        missing=missing,
    )
    if not table.rows:
        raise ReadError(Message("error-no_rows", {"what": Code("matrix")}), where=where)
    texts = _texts(body, head)
    names = {i: texts[i] for i in texts if len(texts[i]) == len(table.rows)}
    signals = table.values[:, : len(columns.signals)]
    detection: FloatArray | None = None
    notes: tuple[Message, ...] = ()
    if columns.detections:
        detection, notes = _as_p(signals, table.values[:, len(columns.signals) :], where)
    found = _single(_Beads(head, columns, names, table.rows, signals, detection), where)
    return found._replace(notes=(*found.notes, *notes))


def _as_p(signals: FloatArray, detection: FloatArray, where: str) -> tuple[FloatArray, tuple[Message, ...]]:
    """Detection p-values: small where the signal is high.  BeadStudio's older scores are one less p.

    Raises ReadError for what is outside 0 … 1."""
    if not ((detection >= 0) & (detection <= 1) | np.isnan(detection)).all():
        raise ReadError(Message("error-detection_range", {"found": value(float(np.nanmax(detection)))}), where=where)
    bright = signals > np.nanmedian(signals, axis=0)
    faint = ~bright & np.isfinite(signals)
    with np.errstate(invalid="ignore"):
        means = [np.nansum(np.where(side, detection, 0), axis=0) / side.sum(axis=0) for side in (bright, faint)]
    if not (means[0] > means[1]).all():
        return detection, ()
    return 1 - detection, (Message("read-detection_scores"),)


class _Beads(NamedTuple):
    head: _Head
    columns: BeadColumns
    texts: dict[int, list[str]]
    rows: list[str]
    signals: FloatArray
    detection: FloatArray | None


def _single(found: _Beads, where: str) -> Beads:
    """Columns that stand twice taken once.  Raises ReadError where the second holds other numbers."""
    twice = doubled(found.columns.samples)
    for i, first in twice.items():
        if not np.array_equal(found.signals[:, i], found.signals[:, first], equal_nan=True):
            values: dict[str, Value] = {
                "what": Code("matrix"),
                "name": Name(found.columns.samples[first]),
                "n": count(2),
            }
            raise ReadError(Message("error-name_repeated", values), where=where)
    keep = [i for i in range(len(found.columns.samples)) if i not in twice]
    notes = []
    if twice:
        named = quoted(found.columns.samples[i] for i in sorted(set(twice.values())))
        notes.append(Message("read-doubled_columns", {"n": count(len(twice)), "names": named}))
    probes, symbols, kinds = _named(found)
    return Beads(
        probes,
        symbols,
        kinds,
        tuple(found.columns.samples[i] for i in keep),
        found.signals[:, keep],
        None if found.detection is None else found.detection[:, keep],
        tuple(notes),
    )


def _named(found: _Beads) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names of the beads, of their genes, and kinds of controls."""
    header, texts = found.head.cells, found.texts
    ids = [i for i in texts if _PROBE.fullmatch(header[i])]
    ilmn = [i for i in ids if texts[i] and texts[i][0].startswith("ILMN_")]
    probes = texts[(ilmn or ids or [0])[0]] if texts else found.rows
    genes = [i for i in texts if _SYMBOL.fullmatch(header[i]) and not texts[i][0].startswith("ILMN_")]
    gene = min(genes, key=lambda i: "target" in header[i].casefold(), default=None)
    kinds = [""] * len(probes)
    for column in texts.values():
        kinds = [
            kind or (text.casefold() if text.casefold() in CONTROLS else "")
            for kind, text in zip(kinds, column, strict=True)
        ]
    return tuple(probes), tuple(texts[gene]) if gene is not None else (), tuple(kinds)


def _head(data: bytes, where: str) -> _Head:
    """The first line above one of as many cells, some of which are numbers where the header's are none."""
    lines: list[tuple[int, int, str]] = []
    start, number = 0, 1
    while start < len(data) and number <= _PREAMBLE:
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        lines.append((number, start, decode(data[start:end]).text))
        start, number = end + 1, number + 1
    filled = [line for line in lines if line[2].strip('\t ,;"')]
    for (n, _, text), (_, below, row) in pairwise(filled):
        found = _as_header(text, row, where)
        if found is not None:
            return _Head(*found, below, n)
    shown = filled[0][2][:40] if filled else ""
    raise ReadError(Message("error-no_bead_header", {"line": Name(shown)}), where=where)


def _as_header(text: str, below: str, where: str) -> tuple[list[str], str] | None:
    """The cells of a line and what parts them; None where the line below shows that it is no header.

    R leaves out the name of the first column.
    """
    if not any(mark in text for mark in "\t,;"):
        return None
    separator = sniff_separator(text, where)
    cells, row = ([cell.strip() for cell in split_cells(line, separator)] for line in (text, below))
    while len(cells) > len(row) and not cells[-1]:
        cells.pop()
    if len(row) == len(cells) + 1:
        cells = ["", *cells]
    values = [i for i in range(1, min(len(cells), len(row))) if _NUMBER.fullmatch(row[i])]
    named = len(cells) == len(row) and values and not any(_NUMBER.fullmatch(cells[i]) for i in values)
    return (cells, separator) if named else None


def _first_lines(body: bytes) -> list[str]:
    lines = decode(body[: 1 << 20]).text.split("\n")
    return [line for line in lines[: _LOOK + 1] if line.strip()][:_LOOK]


def _texts(body: bytes, head: _Head) -> dict[int, list[str]]:
    """The cells of the columns that name beads and genes, and of the first."""
    wanted = [
        i
        for i, name in enumerate(head.cells)
        if i == 0 or _PROBE.fullmatch(name) or _SYMBOL.fullmatch(name) or name.casefold() in CORNERS
    ]
    found: dict[int, list[str]] = {i: [] for i in wanted}
    for line in decode(body).text.split("\n"):
        if line.strip():
            cells = split_cells(line, head.separator)
            for i in wanted:
                found[i].append(cells[i].strip() if i < len(cells) else "")
    return found
