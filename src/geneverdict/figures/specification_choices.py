"""The lower half of a specification curve: for each option a row of marks where it is used, and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from geneverdict.figures.specification_rows import CALLS, DARKEST, Group, Mask, Part, Row
from geneverdict.figures.style import CALL_COLOUR, INK, MUTED, TARGET, shortened, text_width, wrapped
from geneverdict.messages import Message, Say
from geneverdict.model.multiverse import IntArray
from geneverdict.model.series import FloatArray

FEW, VECTORS = 300, 150
"""Up to ``FEW`` specifications each has its own mark; above, marks would run together and shades take over.  Marks of
more than ``VECTORS`` are a picture inside the SVG, which keeps it small."""
PITCH, GAP, HEAD = 0.165, 0.08, 0.17
SMALL = 7.5
HALF = 0.056
TRACK = "#f3f5f6"
COLUMNS = (0.42, 1.16, 1.68)
"""Right ends of n, median and called, in inches from the axes."""
LONGEST_OPTION, LONGEST_NAME = 2.2, 1.2
"""Inches."""


class Table(NamedTuple):
    """The rows with their places: inches from the top of the lower half."""

    groups: tuple[Group, ...]
    y: tuple[tuple[float, ...], ...]
    head: float
    """Where the columns are named: above the first dimension, since a call has no effect of its own."""
    height: float


class Columns(NamedTuple):
    """Left edges of names and options, and the edges of the axes, in inches from the left."""

    name: float
    option: float
    left: float
    right: float


def table(groups: Sequence[Group]) -> Table:
    """Rows of even height, a gap between dimensions; the calls come first and have no columns to name."""
    y, places, head = 0.02, [], 0.0
    for i, group in enumerate(groups):
        if i == 1:
            head = y + HEAD / 2
            y += HEAD
        tall = max(len(group.rows), len(_named(group)))
        places.append(tuple(y + PITCH * (i + 0.5) for i in range(len(group.rows))))
        y += PITCH * tall + GAP
    return Table(tuple(groups), tuple(places), head, y)


def columns(shown: Table, right: float) -> Columns:
    """As wide as the words in them."""
    names = [text_width(line, size, bold=bold) for g in shown.groups for line, size, bold in _named(g)]
    options = [text_width(_label(r), SMALL, bold=True) for g in shown.groups for r in g.rows]
    option = 0.1 + max([*names, 0.5]) + 0.14
    return Columns(0.1, option, option + max([*options, 0.4]) + 0.1, right)


def _named(group: Group) -> list[tuple[str, float, bool]]:
    """The name in one line or two, and below it how much it moves the answer: text, size, bold."""
    name = wrapped(group.name, LONGEST_NAME, 8.0, bold=True, most=2)
    return [*((line, 8.0, True) for line in name), *([(group.below, 7.0, False)] if group.below else [])]


def _label(row: Row) -> str:
    return shortened(row.label, LONGEST_OPTION, SMALL, bold=True)


def write(figure: Figure, shown: Table, columns: Columns, top: float, *, say: Say) -> None:
    """Names, options and numbers of all rows; ``top`` is the upper edge of the lower half, in inches from below."""
    width, height = figure.get_size_inches()

    def put(x: float, y: float, text: str, size: float, *, bold: bool = False, muted: bool = False, ha: str) -> None:
        weight, colour = "bold" if bold else "normal", MUTED if muted else INK
        figure.text(
            x / width, (top - y) / height, text, size=size, weight=weight, color=colour, ha=ha, va="center_baseline"
        )

    heads = ("n", say(Message("figure-head_median")), say(Message("figure-head_called")))
    for end, head in zip(COLUMNS, heads, strict=True):
        if shown.head:
            put(columns.right + end, shown.head, head, SMALL, muted=True, ha="right")
    for group, places in zip(shown.groups, shown.y, strict=True):
        for i, (line, size, bold) in enumerate(_named(group)):
            put(columns.name, places[0] + 0.94 * PITCH * i, line, size, bold=bold, muted=not bold, ha="left")
        for row, y in zip(group.rows, places, strict=True):
            put(columns.option, y, _label(row), SMALL, bold=row.default, ha="left")
            for end, cell in zip(COLUMNS, (f"{row.members.sum():,}", row.median, row.called), strict=True):
                put(columns.right + end, y, cell, SMALL, ha="right")


def draw(axes: Axes, shown: Table, part: Part, calls: IntArray, default: int, *, many: bool) -> None:
    """Marks of one part, in the columns of the curve above; shades where there are many."""
    axes.set_ylim(shown.height, 0)
    axes.axis("off")
    rows = [
        (row, y) for g, places in zip(shown.groups, shown.y, strict=True) for row, y in zip(g.rows, places, strict=True)
    ]
    n = part.order.size
    for _, y in rows:
        axes.fill_between([-0.5, n - 0.5], y - HALF, y + HALF, color=TRACK, lw=0, zorder=0)
    if not many:
        for row, y in rows:
            _ticks(axes, row.members[part.order], calls[part.order], y)
    else:
        _shades(axes, rows, part, calls)
    _own(axes, rows, part, default)


def _ticks(axes: Axes, used: Mask, calls: IntArray, y: float) -> None:
    """One mark for each specification, in the colour of its call; one line with gaps, which keeps the file small."""
    width = min(max(0.7 * 72 * inches(axes) / len(used), 0.6), 4.0)
    raster = len(used) > VECTORS
    for i, call in enumerate(CALLS):
        x = np.flatnonzero(used & (calls == i)).astype(np.float64)
        across = np.repeat(x, 3)
        down = np.tile([y - HALF, y + HALF, np.nan], x.size)
        if x.size:
            axes.plot(
                across, down, color=CALL_COLOUR[call], lw=width, solid_capstyle="butt", zorder=2, rasterized=raster
            )


def inches(axes: Axes) -> float:
    """Its width."""
    return float(axes.bbox.width / axes.figure.dpi)


def bins(axes: Axes, n: int) -> int:
    """At most forty to the inch, with nine specifications or more in each."""
    return int(min(max(min(inches(axes) * 40, n / 9), 30), n))


def density(members: Sequence[Mask], calls: IntArray, n_bins: int) -> tuple[FloatArray, FloatArray]:
    """(rows, bins): in each stretch of the curve the share of its specifications that are members, over the share that
    makes the shade full; and (rows, bins, calls) how their calls divide."""
    n = calls.size
    at = np.arange(n) * n_bins // n
    every = np.bincount(at, minlength=n_bins)
    counts = np.zeros((len(members), n_bins, len(CALLS)))
    for row, used in enumerate(members):
        for call in range(len(CALLS)):
            counts[row, :, call] = np.bincount(at[used & (calls == call)], minlength=n_bins)
    there = counts.sum(axis=2)
    overall = there.sum(axis=1, keepdims=True) / n
    full = np.minimum(1.0, np.maximum(DARKEST * overall, 1 / n))
    return np.minimum(there / every / full, 1.0), counts / np.maximum(there, 1)[:, :, None]


def _shades(axes: Axes, rows: Sequence[tuple[Row, float]], part: Part, calls: IntArray) -> None:
    """A picture of one line of cells for each row: colour by call, the stronger the more specifications there."""
    n = part.order.size
    n_bins = bins(axes, n)
    shade, by_call = density([row.members[part.order] for row, _ in rows], calls[part.order], n_bins)
    colour = by_call @ np.array([to_rgb(CALL_COLOUR[call]) for call in CALLS])
    cells = np.zeros((2 * len(rows) - 1, n_bins, 4))
    cells[::2, :, :3], cells[::2, :, 3] = colour, shade
    edges = [edge for _, y in rows for edge in (y - HALF, y + HALF)]
    across = np.linspace(-0.5, n - 0.5, n_bins + 1)
    axes.pcolormesh(across, edges, cells, rasterized=True, antialiased=False, zorder=1)


def _own(axes: Axes, rows: Sequence[tuple[Row, float]], part: Part, default: int) -> None:
    """The column of the study's own analysis, a dot on each of its options."""
    at = np.flatnonzero(part.order == default)
    if not at.size:
        return
    axes.axvline(at[0], color=INK, lw=0.6, zorder=3)
    y = [y for row, y in rows if row.default]
    axes.plot(np.full(len(y), at[0]), y, "o", ms=4.2, mfc=TARGET, mec=INK, mew=0.8, zorder=4, clip_on=False)
