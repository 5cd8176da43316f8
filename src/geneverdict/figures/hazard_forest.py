"""Hazard ratios of cohorts, one row each, and their pooled diamond."""

from __future__ import annotations

import math
import textwrap
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import blended_transform_factory

from geneverdict.figures.style import BLUE, FAINT, INK, MUTED, VERMILLION, heading
from geneverdict.figures.survival_words import prediction, ratio_interval, size
from geneverdict.figures.wording import counted, number, probability, shorten
from geneverdict.model.survival_answer import CohortAnswer, PooledHazard, SurvivalAnswer

WIDTH, LEFT, RIGHT, ROW = 8.0, 2.1, 1.95, 0.42
BOTTOM = 0.62
RATIOS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.33, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20, 50, 100)
LEAST, MOST = -4.6, 4.6


class _Place(NamedTuple):
    axes: Axes
    low: float
    high: float


def draw(answer: SurvivalAnswer) -> Figure:
    """Every cohort with an answer, in the order of the study; 95 % intervals; those without one are told below."""
    notes = _notes(answer)
    rows = max(len(answer.cohorts), 1) + (1.25 if answer.pooled else 0)
    height = 1.05 + ROW * rows + BOTTOM + 0.17 * len(notes)
    figure = Figure(figsize=(WIDTH, height))
    simulated = any(cohort.simulated for cohort in answer.cohorts)
    title = f"{answer.gene}: {answer.endpoint.words} in {counted(len(answer.cohorts), 'cohort')}"
    top = heading(figure, title, "hazard ratio for one SD more of the gene", simulated=simulated) + 0.28
    bottom = BOTTOM + 0.17 * len(notes)
    box = (LEFT / WIDTH, bottom / height, (WIDTH - LEFT - RIGHT) / WIDTH, (height - top - bottom) / height)
    place = _Place(figure.add_axes(box), *_ends(answer))
    _scaffold(place, rows)
    for y, cohort in enumerate(answer.cohorts):
        _row(place, y, cohort)
    if answer.pooled is not None:
        _pooled(place, len(answer.cohorts) + 0.25, answer.pooled)
    for i, line in enumerate(notes):
        figure.text(0.1 / WIDTH, (0.17 * (len(notes) - i) - 0.08) / height, line, size=8, color=MUTED, va="center")
    return figure


def _ends(answer: SurvivalAnswer) -> tuple[float, float]:
    """All estimates and 1; intervals unless far wider than the middle one."""
    hazards = [cohort.hazard for cohort in answer.cohorts]
    inner = [0.0, *(h.coef for h in hazards if math.isfinite(h.coef))]
    outer = [end for h in hazards for end in (h.ci_low, h.ci_high) if math.isfinite(end)]
    if answer.pooled is not None:
        pooled = answer.pooled
        outer += [v for v in (pooled.ci_low, pooled.ci_high, pooled.pi_low, pooled.pi_high) if math.isfinite(v)]
    halves = sorted((h.ci_high - h.ci_low) / 2 for h in hazards if math.isfinite(h.ci_high - h.ci_low))
    room = 2.5 * max(halves[len(halves) // 2] if halves else 0.0, 0.2)
    low = max(min(inner + outer), min(inner) - room, LEAST)
    high = min(max(inner + outer), max(inner) + room, MOST)
    margin = 0.08 * (high - low) or 0.5
    return low - margin, high + margin


def _scaffold(place: _Place, rows: float) -> None:
    axes = place.axes
    axes.set_xlim(place.low, place.high)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.axvline(0, color=MUTED, lw=0.9, zorder=1)
    seen = [r for r in RATIOS if place.low < np.log(r) < place.high]
    ticks = seen if len(seen) <= 8 else [r for r in seen if r in (0.02, 0.1, 0.5, 1, 2, 10, 50)]
    axes.set_xticks(np.log(ticks), [f"{r:g}" for r in ticks])
    axes.set_xlabel("hazard ratio per SD (logarithmic)", labelpad=3)
    for x, words, side in ((place.low, "← more is better", "left"), (place.high, "more is worse →", "right")):
        axes.text(x, -0.72, words, size=8, color=MUTED, ha=side, va="center")
    _aside(place, -0.72, "cohort", "HR [95 % CI]", bold=True)


def _aside(place: _Place, y: float, left: str, right: str, *, bold: bool = False, small: bool = False) -> None:
    figure = place.axes.figure
    across = blended_transform_factory(figure.dpi_scale_trans, place.axes.transData)
    for x, text, heavy in ((0.1, left, not small), (WIDTH - RIGHT + 0.15, right, bold)):
        place.axes.text(
            x, y, text, transform=across, size=8 if small else 8.5, weight="bold" if heavy else "normal",
            color=MUTED if small else INK, va="center", clip_on=False,
        )  # fmt: skip


def _row(place: _Place, y: float, cohort: CohortAnswer) -> None:
    hazard = cohort.hazard
    name = shorten(cohort.series, 26)
    told = ratio_interval(hazard) if not hazard.flag else "no finite estimate"
    _aside(place, y - 0.19, name, told)
    _aside(place, y + 0.19, size(cohort), f"p {probability(hazard.p)}", small=True)
    if hazard.flag:
        return
    clear = hazard.p < 0.05
    colour = MUTED if not clear else VERMILLION if hazard.coef > 0 else BLUE
    marker = "o" if not clear else "^" if hazard.coef > 0 else "v"
    _interval(place, y, (hazard.ci_low, hazard.ci_high), colour)
    place.axes.plot(hazard.coef, y, marker, color=colour, ms=7, mec="white", mew=0.8, zorder=4)


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


def _pooled(place: _Place, y: float, pooled: PooledHazard) -> None:
    place.axes.axhline(y - 0.7, color=FAINT, lw=0.8)
    spread = f", I² {number(pooled.i2, 0)} %" if math.isfinite(pooled.i2) else ""
    _aside(place, y + 0.19, f"{counted(pooled.k, 'cohort')}{spread}", "", small=True)
    if math.isnan(pooled.ci_low):
        _aside(place, y - 0.19, "Pooled", "one cohort: nothing to pool")
        return
    _aside(place, y - 0.19, "Pooled", ratio_interval(pooled), bold=True)
    _aside(place, y + 0.19, "", f"p {probability(pooled.p)} · PI {prediction(pooled)}", small=True)
    _interval(place, y, (pooled.pi_low, pooled.pi_high), MUTED, width=1.2)
    ends = [max(pooled.ci_low, place.low), pooled.coef, min(pooled.ci_high, place.high), pooled.coef]
    place.axes.fill(ends, [y, y - 0.22, y, y + 0.22], color=INK, zorder=5, lw=0)


def _notes(answer: SurvivalAnswer) -> list[str]:
    notes = ["▲ more of the gene is worse   ▼ better   ● not shown either way (p ≥ 0.05)"]
    if answer.pooled is not None and math.isfinite(answer.pooled.ci_low):
        thin = "; thin line: prediction interval (PI) for a new cohort" if math.isfinite(answer.pooled.pi_low) else ""
        notes.append(f"◆ pooled: {answer.pooled.method}{thin}")
        notes += [f"{series} is not in the pooled line: {why}" for series, why in answer.pooled.left_out]
    notes += [f"no answer: {shorten(one.series, 30)}: {one.text}" for one in answer.refusals]
    return [line for note in notes for line in textwrap.wrap(note, 112, max_lines=2, placeholder=" …")]
