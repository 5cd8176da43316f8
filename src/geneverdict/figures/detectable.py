"""The effect that a study of each size would detect, beside the one observed and the one asked for."""

from __future__ import annotations

import math

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from geneverdict.figures.rowplot import empty_panel
from geneverdict.figures.style import BLUE, INK, MUTED, VERMILLION, Frame, panel
from geneverdict.model.verdict import SeriesAnswer
from geneverdict.model.why import GeneWhy
from geneverdict.report.phrases import curve_of, detectable_sentences, unit
from geneverdict.report.wording import number, shorten, size

HALO = [withStroke(linewidth=2.5, foreground="white")]
Curve = list[tuple[float, float]]
_TICKS = (2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)


def draw(answer: SeriesAnswer, log2fc_cut: float) -> Figure:
    """Power .8 at the p-value that the FDR implied.

    The axis shows log n on a linear scale with its own ticks: matplotlib's log scale takes half of the figure's time.
    """
    why, row = answer.why, answer.row
    title = f"Detectable effect, {shorten(answer.id, 30)}"
    curve = curve_of(why.detectable_at) if why else []
    if why is None or row is None or len(curve) < 2:
        return empty_panel(title, "no curve to show", simulated=answer.simulated)
    cut = log2fc_cut if answer.effect_unit == "log2FC" else 0.0
    figure, axes = panel(Frame(), title, *detectable_sentences(answer, why, cut), simulated=answer.simulated)
    n, effect = np.array(curve).T
    n = np.log(n)
    axes.plot(n, effect, color=INK, lw=1.8, zorder=3)
    observed = abs(row.log2fc)
    reach = [v for v in (cut, observed, why.detectable) if math.isfinite(v)]
    axes.set_ylim(0, min(float(effect.max()) * 1.05, 2.2 * max(reach, default=1.0)))
    here = study_size(answer)
    marks = [math.log(v) for v in (here, float(why.n_needed or here)) if v >= 2]
    axes.set_xlim(min(float(n.min()), *marks), max(float(n.max()), *marks))
    room = why.n_needed is None or _along(axes, math.log(max(why.n_needed, 1))) < 0.4
    _levels(axes, answer, observed, cut, curve, room=room)
    _this_study(axes, answer, why, here)
    _needed(axes, why, cut)
    _axis_words(axes, answer)
    return figure


def study_size(answer: SeriesAnswer) -> float:
    """Pairs; or the size of two equal groups that would give the same standard error (the harmonic mean)."""
    if answer.design == "paired":
        return float(answer.n_pairs)
    if min(answer.n_case, answer.n_control) < 1:
        return 1.0
    return 2 / (1 / answer.n_case + 1 / answer.n_control)


def _levels(axes: Axes, answer: SeriesAnswer, observed: float, cut: float, curve: Curve, *, room: bool) -> None:
    """Observed effect and threshold, the larger named above its line and the smaller below, clear of the curve.

    ``room``: nothing else is written at the right of the threshold.
    """
    assert answer.row is not None
    colour = VERMILLION if answer.row.log2fc > 0 else BLUE
    name = f"observed |{answer.effect_unit}| {number(observed)}"
    lines = [(observed, name, colour, "-"), (cut, f"threshold {cut:g}", MUTED, (0, (4, 3)))]
    drawn = [line for line in lines if math.isfinite(line[0]) and line[0] > 0]
    for level, text, shade, dashes in drawn:
        above = level >= max(line[0] for line in drawn)
        right = (room or level != cut) and _clear_at_right(axes, curve, level, above=above)
        axes.axhline(level, color=shade, lw=1.1, ls=dashes, zorder=2)
        axes.annotate(
            text,
            (axes.get_xlim()[1 if right else 0], level),
            (-2 if right else 4, 3 if above else -3),
            textcoords="offset points",
            ha="right" if right else "left",
            va="bottom" if above else "top",
            size=8,
            color=shade,
            path_effects=HALO,
            zorder=4,
        )


def _clear_at_right(axes: Axes, curve: Curve, level: float, *, above: bool) -> bool:
    """Whether the curve keeps away from words on this level in the right part of the axes."""
    height = 0.08 * axes.get_ylim()[1]
    low, high = (level, level + height) if above else (level - height, level)
    left, right = axes.get_xlim()
    inside = [effect for n, effect in curve if math.log(n) > right - 0.42 * (right - left)]
    return not inside or max(inside) < low or min(inside) > high


def _this_study(axes: Axes, answer: SeriesAnswer, why: GeneWhy, here: float) -> None:
    place = math.log(max(here, 1.0))
    axes.axvline(place, color=MUTED, lw=0.9, zorder=1)
    right = place > sum(axes.get_xlim()) / 2
    axes.annotate(
        f"this series: {size(answer)}",
        (place, axes.get_ylim()[1]),
        (-4 if right else 4, 0),
        textcoords="offset points",
        ha="right" if right else "left",
        va="top",
        size=8,
    )
    if math.isfinite(why.detectable):
        axes.plot(place, why.detectable, "o", ms=7, color=INK, mec="white", mew=0.8, zorder=5, clip_on=False)


def _needed(axes: Axes, why: GeneWhy, cut: float) -> None:
    """A drop line from the threshold to the size that would see it, named above the curve, where there is room."""
    if why.n_needed is None or cut <= 0:
        return
    place = math.log(max(why.n_needed, 1))
    axes.plot([place] * 2, [0, cut], color=MUTED, lw=0.9, ls=":", zorder=2)
    axes.plot(place, cut, "D", ms=6, color="white", mec=INK, mew=1.3, zorder=5)
    along = _along(axes, place)
    axes.annotate(
        f"{why.n_needed:,} needed",
        (place, cut),
        (6, 6 if along < 0.75 else 10),
        textcoords="offset points",
        ha="left" if along < 0.75 else "center" if along < 0.92 else "right",
        size=8,
        path_effects=HALO,
        zorder=4,
    )


def _along(axes: Axes, place: float) -> float:
    """0 at the left end of the axis, 1 at the right."""
    low, high = axes.get_xlim()
    return (place - low) / (high - low)


def _axis_words(axes: Axes, answer: SeriesAnswer) -> None:
    low, high = axes.get_xlim()
    ticks = [tick for tick in _TICKS if low <= math.log(tick) <= high]
    axes.set_xticks([math.log(tick) for tick in ticks], [f"{tick:,}" for tick in ticks])
    name = "|log2FC|" if answer.effect_unit == "log2FC" else "|difference|"
    axes.set_xlabel(unit(answer))
    axes.set_ylabel(f"true {name} seen with power 0.8")
