"""The effect that a study of each size would detect, beside the one observed and the one asked for."""

from __future__ import annotations

import math

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from geneverdict.model.verdict import SeriesAnswer
from geneverdict.model.why import GeneWhy
from geneverdict.render.phrases import curve_of, detectable_sentences, unit
from geneverdict.render.rowplot import empty_panel
from geneverdict.render.style import BLUE, INK, MUTED, VERMILLION, Frame, panel
from geneverdict.render.wording import number, shorten, size

HALO = [withStroke(linewidth=2.5, foreground="white")]
Curve = list[tuple[float, float]]
_TICKS = (2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)


def draw(answer: SeriesAnswer, log2fc_cut: float) -> Figure:
    """Power .8 at the p-value that the FDR implied.  The axis of n is logarithmic."""
    why, row = answer.why, answer.row
    title = f"Detectable effect, {shorten(answer.id, 30)}"
    curve = curve_of(why.detectable_at) if why else []
    if why is None or row is None or len(curve) < 2:
        return empty_panel(title, "no curve to show", simulated=answer.simulated)
    cut = log2fc_cut if answer.effect_unit == "log2FC" else 0.0
    figure, axes = panel(Frame(), title, *detectable_sentences(answer, why, cut), simulated=answer.simulated)
    axes.set_xscale("log")
    n, effect = np.array(curve).T
    axes.plot(n, effect, color=INK, lw=1.8, zorder=3)
    observed = abs(row.log2fc)
    reach = [v for v in (cut, observed, why.detectable) if math.isfinite(v)]
    axes.set_ylim(0, min(float(effect.max()) * 1.05, 2.2 * max(reach, default=1.0)))
    here = study_size(answer)
    marks = [v for v in (here, float(why.n_needed or here)) if v >= 2]
    axes.set_xlim(min(float(n.min()), *marks), max(float(n.max()), *marks))
    _levels(axes, answer, observed, cut, curve)
    _this_study(axes, answer, why, here)
    _needed(axes, why, cut, here)
    _axis_words(axes, answer)
    return figure


def study_size(answer: SeriesAnswer) -> float:
    """Pairs; or the size of two equal groups that would give the same standard error (the harmonic mean)."""
    if answer.design == "paired":
        return float(answer.n_pairs)
    if min(answer.n_case, answer.n_control) < 1:
        return 1.0
    return 2 / (1 / answer.n_case + 1 / answer.n_control)


def _levels(axes: Axes, answer: SeriesAnswer, observed: float, cut: float, curve: Curve) -> None:
    """Observed effect and threshold, the larger named above its line and the smaller below, clear of the curve."""
    assert answer.row is not None
    colour = VERMILLION if answer.row.log2fc > 0 else BLUE
    name = f"observed |{answer.effect_unit}| {number(observed)}"
    lines = [(observed, name, colour, "-"), (cut, f"threshold {cut:g}", MUTED, (0, (4, 3)))]
    drawn = [line for line in lines if math.isfinite(line[0]) and line[0] > 0]
    for level, text, shade, dashes in drawn:
        above = level >= max(line[0] for line in drawn)
        right = _clear_at_right(axes, curve, level, above=above)
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
    left, right = (math.log(v) for v in axes.get_xlim())
    inside = [effect for n, effect in curve if math.log(n) > right - 0.42 * (right - left)]
    return not inside or max(inside) < low or min(inside) > high


def _this_study(axes: Axes, answer: SeriesAnswer, why: GeneWhy, here: float) -> None:
    axes.axvline(here, color=MUTED, lw=0.9, zorder=1)
    right = here > math.sqrt(math.prod(axes.get_xlim()))
    axes.annotate(
        f"this series: {size(answer)}",
        (here, axes.get_ylim()[1]),
        (-4 if right else 4, 0),
        textcoords="offset points",
        ha="right" if right else "left",
        va="top",
        size=8,
    )
    if math.isfinite(why.detectable):
        axes.plot(here, why.detectable, "o", ms=7, color=INK, mec="white", mew=0.8, zorder=5, clip_on=False)


def _needed(axes: Axes, why: GeneWhy, cut: float, here: float) -> None:
    """A drop line from the threshold to the size that would see it."""
    if why.n_needed is None or cut <= 0:
        return
    axes.plot([why.n_needed] * 2, [0, cut], color=MUTED, lw=0.9, ls=":", zorder=2)
    axes.plot(why.n_needed, cut, "D", ms=6, color="white", mec=INK, mew=1.3, zorder=5)
    low, high = axes.get_xlim()
    # Away from the line of this study, unless there is no room.
    far = math.log(why.n_needed / low) > 0.8 * math.log(high / low)
    right = far or (why.n_needed < here and math.log(why.n_needed / low) > 0.2 * math.log(high / low))
    axes.annotate(
        f"{why.n_needed:,} needed",
        (why.n_needed, 0),
        (-4 if right else 4, 4),
        textcoords="offset points",
        ha="right" if right else "left",
        size=8,
        path_effects=HALO,
    )


def _axis_words(axes: Axes, answer: SeriesAnswer) -> None:
    low, high = axes.get_xlim()
    ticks = [tick for tick in _TICKS if low <= tick <= high]
    axes.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
    axes.minorticks_off()
    name = "|log2FC|" if answer.effect_unit == "log2FC" else "|difference|"
    axes.set_xlabel(unit(answer))
    axes.set_ylabel(f"true {name} seen with power 0.8")
