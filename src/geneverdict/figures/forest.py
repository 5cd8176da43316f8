"""The forest plot: one gene, one row per series, the pooled diamond below."""

from __future__ import annotations

import math
import textwrap
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import blended_transform_factory

from geneverdict.figures.style import CALL_COLOUR, CALL_MARKER, FAINT, INK, MUTED, heading
from geneverdict.figures.wording import MINUS, counted, effect, interval, number, probability, shorten, size
from geneverdict.model.verdict import Call, GeneAnswer, GeneRow, PooledRow, SeriesAnswer

WIDTH = 8.6
ROW = 0.42
RIGHT = 2.35
LONGEST_ID = 30


class _Place(NamedTuple):
    """Where things go: the axes, the unit they show, and the ends of the axis."""

    axes: Axes
    unit: str
    low: float
    high: float
    left: float
    """Width of the labels' column in inches."""


def draw(answer: GeneAnswer) -> Figure:
    """Every series in the order of the study; intervals of 95 %; markers of one size, since weights are not shown."""
    unit = _unit(answer)
    notes = _notes(answer, unit)
    n_rows = max(len(answer.answers), 1) + (1.25 if answer.pooled else 0)
    height = 1.0 + ROW * n_rows + 0.62 + 0.17 * len(notes)
    figure = Figure(figsize=(WIDTH, height))
    top = heading(figure, *_title(answer), simulated=any(a.simulated for a in answer.answers)) + 0.28
    bottom = 0.62 + 0.17 * len(notes)
    left = _label_width(answer)
    box = (left / WIDTH, bottom / height, (WIDTH - left - RIGHT) / WIDTH, (height - top - bottom) / height)
    axes = figure.add_axes(box)
    low, high = _ends(answer, unit)
    place = _Place(axes, unit, low, high, left)
    _scaffold(place, answer, n_rows)
    for y, item in enumerate(answer.answers):
        _row(place, y, item)
    if answer.pooled:
        _pooled(place, len(answer.answers) + 0.25, answer.pooled)
    for i, line in enumerate(notes):
        figure.text(0.1 / WIDTH, (0.17 * (len(notes) - i) - 0.08) / height, line, size=8, color=MUTED, va="center")
    return figure


def _unit(answer: GeneAnswer) -> str:
    """The unit of the axis: log2FC, unless every measured series is on another scale."""
    units = {a.effect_unit for a in answer.answers if a.row is not None}
    return "difference" if units == {"difference"} else "log2FC"


def _title(answer: GeneAnswer) -> tuple[str, str]:
    measured = sum(a.row is not None for a in answer.answers)
    asked = f" (asked as {answer.name.asked})" if answer.name.asked != answer.gene else ""
    return (
        f"{answer.gene}{asked} in {counted(len(answer.answers), 'series')}",
        f"measured in {measured}; called up in {_number(answer, Call.UP)}, down in {_number(answer, Call.DOWN)}",
    )


def _number(answer: GeneAnswer, call: Call) -> int:
    return sum(a.call is call for a in answer.answers)


def _drawn(answer: GeneAnswer, unit: str) -> list[GeneRow]:
    return [
        a.row for a in answer.answers if a.row is not None and a.effect_unit == unit and math.isfinite(a.row.log2fc)
    ]


def _ends(answer: GeneAnswer, unit: str) -> tuple[float, float]:
    """Ends of the axis: all estimates and the thresholds, and the intervals unless one is far wider than the others."""
    rows = _drawn(answer, unit)
    cut = answer.thresholds.log2fc if unit == "log2FC" else 0.0
    inner = [0.0, cut, -cut, *(r.log2fc for r in rows)]
    outer = [value for r in rows for value in (r.ci_low, r.ci_high) if math.isfinite(value)]
    if answer.pooled:
        inner += [v for v in (answer.pooled.estimate,) if math.isfinite(v)]
        ends = (answer.pooled.ci_low, answer.pooled.ci_high, answer.pooled.pi_low, answer.pooled.pi_high)
        outer += [v for v in ends if math.isfinite(v)]
    halves = sorted((r.ci_high - r.ci_low) / 2 for r in rows if math.isfinite(r.ci_high - r.ci_low))
    room = 2.5 * max(halves[len(halves) // 2] if halves else 0.0, 0.3)
    low, high = max(min(inner + outer), min(inner) - room), min(max(inner + outer), max(inner) + room)
    margin = 0.06 * (high - low) or 0.5
    return low - margin, high + margin


def _label_width(answer: GeneAnswer) -> float:
    names = [shorten(a.id, LONGEST_ID) for a in answer.answers]
    below = [_below(a) for a in answer.answers]
    characters = max([len(n) * 0.088 for n in names] + [len(b) * 0.07 for b in below] + [1.35])
    return min(characters + 0.25, 3.0)


def _below(item: SeriesAnswer) -> str:
    return f"{shorten(item.platform, 18)} · {size(item)}" if item.platform else size(item)


def _scaffold(place: _Place, answer: GeneAnswer, n_rows: float) -> None:
    """Axis, zero, thresholds, column heads."""
    axes = place.axes
    axes.set_xlim(place.low, place.high)
    axes.set_ylim(n_rows - 0.5, -0.5)
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(7, steps=[1, 2, 5, 10]))
    axes.spines["left"].set_visible(False)
    axes.axvline(0, color=MUTED, lw=0.9, zorder=1)
    name = "log2FC" if place.unit == "log2FC" else "difference (not a log2 fold change)"
    text = f"{name}, case {MINUS} control"
    if place.unit == "log2FC" and answer.thresholds.log2fc > 0:
        text += f";  dashed: threshold ±{answer.thresholds.log2fc:g}"
        for cut in (-answer.thresholds.log2fc, answer.thresholds.log2fc):
            axes.axvline(cut, color=MUTED, lw=0.8, ls=(0, (4, 3)), zorder=1)
    axes.set_xlabel(text, labelpad=3)
    for x, words, side in ((place.low, "← lower in case", "left"), (place.high, "higher in case →", "right")):
        axes.text(x, -0.72, words, size=8, color=MUTED, ha=side, va="center")
    _aside(place, -0.72, ("series", "bold"), (f"{place.unit} [95 % CI]", "bold"), size=8.5)


def _aside(place: _Place, y: float, left: tuple[str, str], right: tuple[str, str], *, size: float = 9) -> None:
    """Words in the columns left and right of the axes, at row ``y``."""
    figure = place.axes.figure
    across = blended_transform_factory(figure.dpi_scale_trans, place.axes.transData)
    for x, (text, weight) in ((0.1, left), (WIDTH - RIGHT + 0.15, right)):
        colour = INK if size > 8 else MUTED
        place.axes.text(
            x, y, text, transform=across, size=size, weight=weight, color=colour, va="center", clip_on=False
        )


def _row(place: _Place, y: float, item: SeriesAnswer) -> None:
    _aside(place, y + 0.19, (_below(item), "normal"), ("", "normal"), size=8)
    name = shorten(item.id, LONGEST_ID)
    if item.row is None or not math.isfinite(item.row.log2fc):
        _aside(place, y - 0.19, (name, "bold"), ("", "normal"))
        _aside(place, y, ("", "normal"), ("not measured", "normal"))
        _words(place, y, item.reason.text if item.reason else "not measured")
        return
    other = item.effect_unit != place.unit
    shown = f"{item.effect_unit} {effect(item.row)}" if other else effect(item.row)
    _aside(place, y - 0.19, (name, "bold"), ("" if other else shown, "normal"))
    _aside(place, y - 0.19, ("", "normal"), (shown if other else "", "normal"), size=8)
    _aside(place, y + 0.19, ("", "normal"), (f"FDR {probability(item.row.fdr)} · {item.call}", "normal"), size=8)
    if other:
        _words(place, y, f"difference of {item.scale} values, not log2FC: not drawn")
        return
    _interval(place, y, item.row.ci_low, item.row.ci_high, CALL_COLOUR[item.call])
    place.axes.plot(
        item.row.log2fc, y, CALL_MARKER[item.call], color=CALL_COLOUR[item.call], ms=7, mec="white", mew=0.8, zorder=4
    )


def _words(place: _Place, y: float, text: str) -> None:
    """A sentence in place of an interval."""
    across = (WIDTH - place.left - RIGHT) / (0.585 * 8 / 72)
    lines = textwrap.wrap(text, int(across)) or [""]
    shown = lines if len(lines) <= 2 else [lines[0], shorten(f"{lines[1]} {lines[2]}", int(across))]
    centre = (place.low + place.high) / 2
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    place.axes.text(
        centre, y, "\n".join(shown), size=8, style="italic", color=MUTED, ha="center", va="center", bbox=box, zorder=3
    )


def _interval(place: _Place, y: float, low: float, high: float, colour: str, *, width: float = 1.8) -> None:
    """A line from low to high; an arrow head where it runs beyond the axis."""
    if math.isnan(low) or math.isnan(high):
        return
    start, stop = max(low, place.low), min(high, place.high)
    place.axes.plot([start, stop], [y, y], color=colour, lw=width, solid_capstyle="butt", zorder=3)
    for cut, x, marker in ((low < place.low, place.low, "<"), (high > place.high, place.high, ">")):
        if cut:
            place.axes.plot(x, y, marker, color=colour, ms=6, clip_on=False, zorder=4)


def _pooled(place: _Place, y: float, pooled: PooledRow) -> None:
    axes = place.axes
    axes.axhline(y - 0.7, color=FAINT, lw=0.8)
    spread = f", I² {number(pooled.i2, 0)} %" if math.isfinite(pooled.i2) else ""
    _aside(place, y + 0.19, (f"{counted(pooled.k, 'series')}{spread}", "normal"), ("", "normal"), size=8)
    if math.isnan(pooled.ci_low) or math.isnan(pooled.estimate):
        _aside(place, y - 0.19, ("Pooled", "bold"), ("", "normal"))
        _aside(place, y, ("", "normal"), ("not pooled", "normal"))
        _words(place, y, "one series only: nothing to pool" if pooled.k == 1 else "no pooled estimate")
        return
    _aside(place, y - 0.19, ("Pooled", "bold"), (effect(pooled), "bold"))
    below = f"p {probability(pooled.p)} · 95 % PI {interval(pooled.pi_low, pooled.pi_high)}"
    _aside(place, y + 0.19, ("", "normal"), (below, "normal"), size=8)
    _interval(place, y, pooled.pi_low, pooled.pi_high, MUTED, width=1.2)
    xs = [max(pooled.ci_low, place.low), pooled.estimate, min(pooled.ci_high, place.high), pooled.estimate]
    axes.fill(xs, [y, y - 0.22, y, y + 0.22], color=INK, zorder=5, lw=0)


def _notes(answer: GeneAnswer, unit: str) -> list[str]:
    """Lines under the axis: what the marks mean, what runs off, what could not be analysed."""
    low, high = _ends(answer, unit)
    rows = _drawn(answer, unit)
    notes = [
        f"▲ up   ▼ down   ● not called, at |{unit}| ≥ {answer.thresholds.log2fc:g} and FDR < {answer.thresholds.fdr:g}"
    ]
    pooled = answer.pooled
    if pooled and math.isfinite(pooled.ci_low):
        thin = "; thin line: prediction interval (PI) for a new series" if math.isfinite(pooled.pi_low) else ""
        notes.append(f"◆ pooled: {pooled.method}{thin}")
    beyond = [v for r in rows for v in (r.ci_low, r.ci_high)] + ([pooled.pi_low, pooled.pi_high] if pooled else [])
    if any(v < low or v > high for v in beyond):
        notes.append("arrow: the interval runs beyond the axis; its ends are in the column on the right")
    notes += [f"not analysed: {shorten(f.id, LONGEST_ID)}: {f.reason.text}" for f in answer.failures]
    return [
        line
        for note in notes
        for line in textwrap.wrap(note, 118, subsequent_indent="   ", max_lines=2, placeholder=" …")
    ]
