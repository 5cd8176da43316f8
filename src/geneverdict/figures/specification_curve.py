"""The specification curve: every analysis of one gene sorted by its effect, and below which choices it made.

Simonsohn, Simmons & Nelson (2020) show it so.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from geneverdict.figures import specification_choices as _choices
from geneverdict.figures import specification_words as _words
from geneverdict.figures.plan import SpecificationCurve
from geneverdict.figures.specification_rows import CALLS, Part, call_group, call_of_each, choice_groups, parts
from geneverdict.figures.style import (
    CALL_COLOUR,
    CALL_MARKER,
    INK,
    MUTED,
    TARGET,
    Heading,
    empty_panel,
    simulated_words,
    text_width,
    wrapped,
)
from geneverdict.messages import Say
from geneverdict.model.multiverse import Curve, CurveSummary, IntArray
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Thresholds

WIDTH = 8.6
RIGHT = 1.8
UPPER = 2.5
BETWEEN, APART = 0.4, 1.0
LINE, NOTE, FINE = 0.165, 8.0, 7.5
BAND, EDGE = "#dde3e8", "#eef1f4"
NULL, NULL_WORDS = "#009e73", "#00674b"
_DASHES: Any = (0, (4, 3))


class _Scene(NamedTuple):
    """What is drawn, and the rule it is drawn by."""

    curve: Curve
    summary: CurveSummary
    thresholds: Thresholds
    calls: IntArray
    parts: tuple[Part, ...]
    many: bool
    """Too many for a mark each."""
    say: Say


class _Panel(NamedTuple):
    """One part of the curve on its axes."""

    axes: Axes
    part: Part
    outer: bool
    """The second of two, with its axis on the right."""


def draw(subject: SpecificationCurve, *, say: Say, bare: bool) -> Figure:
    """Effects sorted, coloured by their call at the thresholds, with 95 % intervals; below a row for each option.

    Specifications that were refused or gave no result are counted, not drawn.  Standardised effects stand on an axis
    of their own.  From 301 specifications on, intervals are drawn as a band and the marks below as shades.
    """
    curve, summary, thresholds = subject.curve, subject.summary, subject.thresholds
    found, mark = parts(curve), simulated_words(subject.simulated, say)
    if not found:
        return empty_panel(Heading(say(_words.name(curve)), (say(_words.NO_RESULT),), mark, bare))
    lines = tuple(map(say, _words.lines(curve, summary, thresholds)))
    heading = Heading(say(_words.title(curve)), lines, mark, bare)
    many = max(part.order.size for part in found) > _choices.FEW
    return _draw(_Scene(curve, summary, thresholds, call_of_each(curve, thresholds), found, many, say), heading)


def _draw(scene: _Scene, heading: Heading) -> Figure:
    curve, say = scene.curve, scene.say
    groups = choice_groups(curve, scene.summary, say=say)
    rows = _choices.table((call_group(curve, scene.summary, scene.calls, say=say), *groups))
    columns = _choices.columns(rows, WIDTH - RIGHT)
    limits = [_limits(scene, part) for part in scene.parts]
    places = _places(scene.parts, columns)
    notes = _notes(scene, limits, places)
    below = 0.1 + LINE * len(notes)
    height = heading.height(WIDTH) + 0.34 + UPPER + BETWEEN + rows.height + below
    figure = Figure(figsize=(WIDTH, height))
    heading.write(figure)
    base = below + rows.height
    for i, (left, across) in enumerate(places):
        box = (left / WIDTH, (base + BETWEEN) / height, across / WIDTH, UPPER / height)
        upper = _Panel(figure.add_axes(box), scene.parts[i], i > 0)
        _upper(scene, upper, limits[i])
        lower = figure.add_axes((left / WIDTH, below / height, across / WIDTH, rows.height / height), sharex=upper.axes)
        _choices.draw(lower, rows, scene.parts[i], scene.calls, curve.default, many=scene.many)
    _choices.write(figure, rows, columns, base, say=say)
    for i, line in enumerate(reversed(notes)):
        figure.text(0.1 / WIDTH, (0.1 + LINE * i) / height, line, size=NOTE, color=MUTED, va="bottom")
    return figure


def _places(found: tuple[Part, ...], columns: _choices.Columns) -> list[tuple[float, float]]:
    """Left edge and width of each part in inches, wide by its specifications but none too narrow to read."""
    room = columns.right - columns.left - APART * (len(found) - 1)
    share = np.array([part.order.size for part in found], dtype=np.float64)
    share = np.maximum(share / share.sum(), 0.3)
    widths = room * share / share.sum()
    lefts = columns.left + np.cumsum([0.0, *(widths[:-1] + APART)])
    return list(zip(lefts.tolist(), widths.tolist(), strict=True))


def _limits(scene: _Scene, part: Part) -> tuple[float, float]:
    """All effects, zero, the cuts on the sides where effects are; intervals unless far wider than the others."""
    curve, cut = scene.curve, scene.thresholds.log2fc if part.sized else 0.0
    effect, low, high = (a[part.order] for a in (curve.effect, curve.ci_low, curve.ci_high))
    inner = [0.0, float(effect.min()), float(effect.max())]
    inner += [cut] if effect.max() > 0 else []
    inner += [-cut] if effect.min() < 0 else []
    if scene.summary.null and part is scene.parts[0]:
        inner += [scene.summary.null.median_low, scene.summary.null.median_high]
    halves = (high - low) / 2
    room = 2.5 * (float(np.nanmedian(halves)) if np.isfinite(halves).any() else 0.0)
    least = max(float(np.nanmin(low, initial=0.0)), min(inner) - room)
    most = min(float(np.nanmax(high, initial=0.0)), max(inner) + room)
    bottom, top = min(least, *inner), max(most, *inner)
    margin = 0.05 * (top - bottom) or 0.5
    return bottom - margin, top + margin


def _upper(scene: _Scene, panel: _Panel, limits: tuple[float, float]) -> None:
    """The curve of one part."""
    axes, part = panel.axes, panel.part
    n = part.order.size
    axes.set_xlim(-0.5 - 0.012 * n, n - 0.5 + 0.012 * n)
    axes.set_ylim(*limits)
    axes.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
    axes.set_xticks([])
    axes.tick_params(axis="y", pad=2)
    axes.spines["bottom"].set_visible(False)
    if panel.outer:
        axes.yaxis.tick_right()
        axes.yaxis.set_label_position("right")
        axes.spines["left"].set_visible(False)
        axes.spines["right"].set_visible(True)
    axes.axhline(0, color=MUTED, lw=0.9, zorder=1)
    _lines(scene, panel)
    _intervals(scene, axes, part)
    _points(scene, axes, part)
    _own(scene, axes, part)
    axes.set_ylabel(scene.say(_words.axis(part)), labelpad=7 if panel.outer else 2)
    axes.set_xlabel(scene.say(_words.count_of(part, scene.curve)), labelpad=3, size=8)


def _lines(scene: _Scene, panel: _Panel) -> None:
    """The cuts, and what permuted labels give, with words on the right."""
    axes, null = panel.axes, scene.summary.null
    cut = scene.thresholds.log2fc if panel.part.sized else 0.0
    low, high = axes.get_ylim()
    words: list[tuple[float, str, str]] = []
    for value in (cut, -cut) if cut > 0 else ():
        if low < value < high:
            axes.axhline(value, color=MUTED, lw=0.8, ls=_DASHES, zorder=1)
            words.append((value, scene.say(_words.cut(value)), MUTED))
    if null and panel.part is scene.parts[0]:
        axes.axhspan(null.median_low, null.median_high, color=NULL, alpha=0.2, lw=0, zorder=0.5)
        middle = (null.median_low + null.median_high) / 2
        room = RIGHT - 0.15 if len(scene.parts) == 1 else 0.72 * APART
        words.append((middle, "\n".join(wrapped(scene.say(_words.PERMUTED), room, FINE)), NULL_WORDS))
    _beside(axes, words)


def _beside(axes: Axes, words: list[tuple[float, str, str]]) -> None:
    """Words right of the axes at their heights, moved apart where they would touch."""
    low, high = axes.get_ylim()
    words = sorted(words)
    halves = [0.075 * (1 + text.count("\n")) * (high - low) / UPPER for _, text, _ in words]
    for (_, text, colour), y in zip(words, _apart([value for value, _, _ in words], halves), strict=True):
        axes.annotate(
            text, (1, y), (5, 0), xycoords=axes.get_yaxis_transform(), textcoords="offset points",
            size=FINE, color=colour, va="center", annotation_clip=False,
        )  # fmt: skip


def _apart(values: list[float], halves: list[float]) -> list[float]:
    """Rising values moved as far apart as their half heights ask: the mean of pushing all up and of pushing all down.

    Each keeps the distances, and so does their mean.
    """
    up, down = list(values), list(values)
    for i in range(1, len(values)):
        up[i] = max(up[i], up[i - 1] + halves[i - 1] + halves[i])
    for i in reversed(range(len(values) - 1)):
        down[i] = min(down[i], down[i + 1] - halves[i + 1] - halves[i])
    return [(a + b) / 2 for a, b in zip(up, down, strict=True)]


def _intervals(scene: _Scene, axes: Axes, part: Part) -> None:
    """A line for each, or for many a band: the middle of the interval's ends in each stretch, paler the outermost."""
    low, high = scene.curve.ci_low[part.order], scene.curve.ci_high[part.order]
    n = part.order.size
    if not _crowded(n, _choices.inches(axes)):
        for i, call in enumerate(CALLS):
            at = np.flatnonzero((scene.calls[part.order] == i) & np.isfinite(low + high))
            if at.size:
                ends = np.column_stack([low[at], high[at], np.full(at.size, np.nan)]).ravel()
                width = float(np.clip(90 / n, 0.5, 1.4))
                axes.plot(np.repeat(at, 3), ends, color=CALL_COLOUR[call], lw=width, alpha=0.45, zorder=2)
        return
    n_bins = _choices.bins(axes, n)
    middle = _ends(low, high, n_bins)
    edges = np.linspace(-0.5, n - 0.5, n_bins + 1)
    for (bottom, top), colour in zip(middle, (EDGE, BAND), strict=True):
        axes.stairs(top, edges, baseline=bottom, fill=True, color=colour, lw=0, zorder=0.2)


def _crowded(n: int, across: float) -> bool:
    """Whether lines would run together into a wall: ``n`` in so many inches."""
    return 72 * across / n < 2.2


def _ends(low: FloatArray, high: FloatArray, n_bins: int) -> list[tuple[FloatArray, FloatArray]]:
    """Outermost and median ends of the intervals in each stretch; both 0 where none has an interval."""
    at = np.arange(low.size) * n_bins // low.size
    there = np.isfinite(low + high)
    outer, inner = np.zeros((2, n_bins)), np.zeros((2, n_bins))
    for i in range(n_bins):
        here = there & (at == i)
        if here.any():
            outer[:, i] = low[here].min(), high[here].max()
            inner[:, i] = np.median(low[here]), np.median(high[here])
    return [(outer[0], outer[1]), (inner[0], inner[1])]


def _points(scene: _Scene, axes: Axes, part: Part) -> None:
    """Few by shape and colour; many as a picture of dots in their order, so that no call hides the others."""
    effect, calls = scene.curve.effect[part.order], scene.calls[part.order]
    n = part.order.size
    points = 72 * _choices.inches(axes)
    if scene.many:
        colours = np.array([CALL_COLOUR[call] for call in CALLS])[calls]
        axes.scatter(np.arange(n), effect, s=4.5, c=colours, linewidths=0, rasterized=True, zorder=3)
        return
    size = float(np.clip(1.1 * points / n, 2.6, 6.5))
    for i, call in enumerate(CALLS):
        at = np.flatnonzero(calls == i)
        if at.size:
            axes.plot(at, effect[at], CALL_MARKER[call], color=CALL_COLOUR[call], ms=size, mew=0, zorder=3)


def _own(scene: _Scene, axes: Axes, part: Part) -> None:
    """The study's own analysis: large, with its number above, where no other mark is."""
    at = np.flatnonzero(part.order == scene.curve.default)
    if not at.size:
        return
    x, y = float(at[0]), float(scene.curve.effect[scene.curve.default])
    axes.plot(x, y, "o", ms=9, mfc=TARGET, mec=INK, mew=1.4, zorder=6, clip_on=False)
    axes.axvline(x, color=INK, lw=0.6, zorder=2.5)
    ends = scene.curve.ci_low[scene.curve.default], scene.curve.ci_high[scene.curve.default]
    axes.plot([x, x], ends, color=INK, lw=2.2, solid_capstyle="butt", zorder=5)
    words = scene.say(_words.own(scene.curve, scene.calls))
    box = axes.get_position()
    (left, right), half = axes.get_xlim(), text_width(words, 8, bold=True) / 2
    centre = (box.x0 + box.width * (x - left) / (right - left)) * WIDTH
    centre = min(max(centre, half + 0.1), WIDTH - half - 0.1)
    at_edge = ((centre / WIDTH - box.x0) / box.width, 1)
    axes.annotate(
        words, at_edge, (0, 4), xycoords="axes fraction", textcoords="offset points",
        size=8, weight="bold", ha="center", va="bottom",
    )  # fmt: skip


def _notes(scene: _Scene, limits: list[tuple[float, float]], places: list[tuple[float, float]]) -> list[str]:
    """Lines at the foot: what marks and shades mean, what is cut off, what does not vary."""
    curve = scene.curve
    bands = [_crowded(part.order.size, across) for part, (_, across) in zip(scene.parts, places, strict=True)]
    beyond = sum(
        int(((curve.ci_low[p.order] < low) | (curve.ci_high[p.order] > high)).sum())
        for p, (low, high) in zip(scene.parts, limits, strict=True)
    )
    drawn = _words.Drawn(scene.parts, many=scene.many, lines=not all(bands), bands=any(bands), beyond=beyond)
    told = [scene.say(note) for note in _words.notes(curve, drawn)]
    return [line for text in told for line in wrapped(text[0].upper() + text[1:], WIDTH - 0.2, NOTE, most=3)]
