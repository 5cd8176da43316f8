"""What both forest plots are: a row for each study with its interval, a diamond for all, words in columns beside."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, MaxNLocator, NullFormatter
from matplotlib.transforms import blended_transform_factory

from geneverdict.figures.style import FAINT, INK, MUTED, SMALL, WIDE, Heading, text_width, wrapped

ROW, BELOW, LINE, GAP = 0.4, 0.62, 0.17, 0.16
"""Inches of a row, of the axis with its label, of a line of notes, and between the columns."""
LARGE, FINE = 9.0, 8.0
"""Points of names and numbers, and of what is below them."""
UP, DOWN = -0.19, 0.19
"""Where the two lines of a row stand, in rows from its middle."""
MOST_LEFT = 2.4
NAN = math.nan


@dataclass(frozen=True, slots=True)
class Row:
    """One study: its name and what is told of it, its estimate and interval, or a sentence in their place."""

    name: str
    below: str
    told: str
    told_below: str = ""
    estimate: float = NAN
    low: float = NAN
    high: float = NAN
    colour: str = MUTED
    marker: str = "o"
    instead: str = ""


@dataclass(frozen=True, slots=True)
class ForestPlot:
    """Everything that is drawn, in the order in which it is read."""

    heading: Heading
    names: str
    """Head of the column of names."""
    sides: tuple[str, str]
    """What left and right of zero mean."""
    numbers: str
    """Head of the column of numbers."""
    rows: tuple[Row, ...]
    pooled: Row | None
    prediction: tuple[float, float]
    """Ends of the thin line through the diamond; NaN where there is none."""
    axis: str
    cuts: tuple[float, ...]
    """Dashed lines."""
    ratios: tuple[float, ...]
    """Ticks of an axis of logarithms; empty: the axis shows what it says."""
    least_room: float
    """Intervals are shown to 2.5 times their middle half width, or times this, beyond the estimates."""
    most: float
    """No end of the axis is farther from zero."""
    notes: tuple[str, ...]
    beyond: str
    """The note for intervals that run beyond the axis."""


class _Place(NamedTuple):
    axes: Axes
    low: float
    high: float
    left: float
    right: float
    """Widths of the columns of words, in inches."""


def draw(plot: ForestPlot) -> Figure:
    """Every row in its order; 95 % intervals; markers of one size, since weights are not shown."""
    low, high = _ends(plot)
    notes = [line for note in _notes(plot, low, high) for line in wrapped(note, WIDE - 0.2, FINE, most=1)]
    n_rows = max(len(plot.rows), 1) + (1.25 if plot.pooled else 0)
    top, bottom = plot.heading.height(WIDE) + 0.28, BELOW + LINE * len(notes)
    height = top + ROW * n_rows + bottom
    figure = Figure(figsize=(WIDE, height))
    plot.heading.write(figure)
    left, right = _columns(plot)
    box = (left / WIDE, bottom / height, (WIDE - left - right) / WIDE, ROW * n_rows / height)
    place = _Place(figure.add_axes(box), low, high, left, right)
    _scaffold(place, plot, n_rows)
    for y, row in enumerate(plot.rows):
        _row(place, y, row)
    if plot.pooled:
        _pooled(place, len(plot.rows) + 0.25, plot.pooled, plot.prediction)
    for i, line in enumerate(notes):
        foot = (LINE * (len(notes) - i) - 0.08) / height
        figure.text(0.1 / WIDE, foot, line, size=FINE, color=MUTED, va="center")
    return figure


def _all(plot: ForestPlot) -> list[Row]:
    return [*plot.rows, *([plot.pooled] if plot.pooled else [])]


def _ends(plot: ForestPlot) -> tuple[float, float]:
    """Ends of the axis: all estimates, zero and the cuts; intervals unless one is far wider than the others."""
    inner = [0.0, *plot.cuts, *(row.estimate for row in _all(plot) if math.isfinite(row.estimate))]
    outer = [end for row in _all(plot) for end in (row.low, row.high)] + [*plot.prediction]
    outer = [end for end in outer if math.isfinite(end)]
    halves = sorted((row.high - row.low) / 2 for row in plot.rows if math.isfinite(row.high - row.low))
    room = 2.5 * max(halves[len(halves) // 2] if halves else 0.0, plot.least_room)
    low = max(min(inner + outer), min(inner) - room, -plot.most)
    high = min(max(inner + outer), max(inner) + room, plot.most)
    margin = 0.06 * (high - low) or 0.5
    return low - margin, high + margin


def _notes(plot: ForestPlot, low: float, high: float) -> list[str]:
    ends = [end for row in _all(plot) for end in (row.low, row.high)] + [*plot.prediction]
    return [*plot.notes, *([plot.beyond] if any(end < low or end > high for end in ends) else [])]


def _columns(plot: ForestPlot) -> tuple[float, float]:
    """Widths of the words left and right, as their longest lines need."""
    rows = _all(plot)
    left = [text_width(row.name, LARGE, bold=True) for row in rows] + [text_width(row.below, FINE) for row in rows]
    right = [text_width(row.told, LARGE, bold=row is plot.pooled) for row in rows]
    right += [text_width(row.told_below, FINE) for row in rows] + [text_width(plot.numbers, SMALL, bold=True)]
    widest = max(left, default=0.0), max(right, default=0.0)
    return min(max(widest[0], 1.0), MOST_LEFT) + 0.1 + GAP, max(widest[1], 1.0) + 0.1 + GAP


def _scaffold(place: _Place, plot: ForestPlot, n_rows: float) -> None:
    """Axis, zero, cuts, heads of the columns."""
    axes = place.axes
    axes.set_xlim(place.low, place.high)
    axes.set_ylim(n_rows - 0.5, -0.5)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.axvline(0, color=MUTED, lw=0.9, zorder=1)
    for cut in plot.cuts:
        axes.axvline(cut, color=MUTED, lw=0.8, ls=(0, (4, 3)), zorder=1)
    if plot.ratios:
        _ratio_ticks(place, plot.ratios)
    else:
        axes.xaxis.set_major_locator(MaxNLocator(7, steps=[1, 2, 5, 10]))
    axes.set_xlabel(plot.axis, labelpad=3)
    for x, words, side in ((place.low, plot.sides[0], "left"), (place.high, plot.sides[1], "right")):
        axes.text(x, -0.72, words, size=FINE, color=MUTED, ha=side, va="center")
    _aside(place, -0.72, (plot.names, plot.numbers), size=SMALL, bold=(True, True))


def _ratio_ticks(place: _Place, ratios: Sequence[float]) -> None:
    """Round ratios at their logarithms, thinned out where they would touch."""
    seen = [ratio for ratio in ratios if place.low < math.log(ratio) < place.high]
    inches = (WIDE - place.left - place.right) / (place.high - place.low)
    shown: list[float] = []
    for ratio in sorted(seen, key=lambda r: (abs(math.log(r)) > 1e-9, r not in (0.1, 0.5, 2, 10), abs(math.log(r)))):
        if all(abs(math.log(ratio / other)) * inches > 0.36 for other in shown):
            shown.append(ratio)
    shown.sort()
    place.axes.xaxis.set_major_locator(FixedLocator([math.log(ratio) for ratio in shown]))
    place.axes.set_xticklabels([f"{ratio:g}" for ratio in shown])
    place.axes.xaxis.set_minor_formatter(NullFormatter())


def _aside(
    place: _Place, y: float, words: tuple[str, str], *, size: float = LARGE, bold: tuple[bool, bool] = (False, False)
) -> None:
    """Words in the columns left and right of the axes, at row ``y``."""
    figure = place.axes.figure
    across = blended_transform_factory(figure.dpi_scale_trans, place.axes.transData)
    colour = MUTED if size == FINE else INK
    for x, text, heavy in zip((0.1, WIDE - place.right + GAP), words, bold, strict=True):
        weight = "bold" if heavy else "normal"
        place.axes.text(
            x, y, text, transform=across, size=size, weight=weight, color=colour, va="center", clip_on=False
        )


def _words(place: _Place, y: float, row: Row, *, bold: bool = False) -> None:
    """The two lines of a row in both columns; one number alone stands in the middle of its row."""
    name = wrapped(row.name, place.left - GAP - 0.1, LARGE, bold=True, most=1)[0]
    _aside(place, y + UP, (name, row.told if row.told_below else ""), bold=(True, bold))
    _aside(place, y + DOWN, (row.below, row.told_below), size=FINE)
    if not row.told_below:
        _aside(place, y, ("", row.told))


def _row(place: _Place, y: float, row: Row) -> None:
    _words(place, y, row)
    if row.instead:
        _sentence(place, y, row.instead)
        return
    _interval(place, y, (row.low, row.high), row.colour)
    place.axes.plot(row.estimate, y, row.marker, color=row.colour, ms=7, mec="white", mew=0.8, zorder=4)


def _sentence(place: _Place, y: float, text: str) -> None:
    """Words in place of an interval."""
    lines = wrapped(text, WIDE - place.left - place.right, FINE, most=2)
    centre = (place.low + place.high) / 2
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    place.axes.text(
        centre,
        y,
        "\n".join(lines),
        size=FINE,
        style="italic",
        color=MUTED,
        ha="center",
        va="center",
        bbox=box,
        zorder=3,
    )


def _interval(place: _Place, y: float, ends: tuple[float, float], colour: str, *, width: float = 1.8) -> None:
    """A line from low to high; an arrow head where it runs beyond the axis."""
    low, high = ends
    if math.isnan(low) or math.isnan(high):
        return
    shown = [max(low, place.low), min(high, place.high)]
    place.axes.plot(shown, [y, y], color=colour, lw=width, solid_capstyle="butt", zorder=3)
    for cut, x, marker in ((low < place.low, place.low, "<"), (high > place.high, place.high, ">")):
        if cut:
            place.axes.plot(x, y, marker, color=colour, ms=6, clip_on=False, zorder=4)


def _pooled(place: _Place, y: float, row: Row, prediction: tuple[float, float]) -> None:
    """The diamond of all rows, with the thin line of where a new one would be expected."""
    place.axes.axhline(y - 0.7, color=FAINT, lw=0.8)
    _words(place, y, row, bold=True)
    if row.instead:
        _sentence(place, y, row.instead)
        return
    _interval(place, y, prediction, MUTED, width=1.2)
    xs = [max(row.low, place.low), row.estimate, min(row.high, place.high), row.estimate]
    place.axes.fill(xs, [y, y - 0.22, y, y + 0.22], color=INK, zorder=5, lw=0)
