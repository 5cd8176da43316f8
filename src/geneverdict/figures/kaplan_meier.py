"""Kaplan–Meier curves of two groups, with the numbers at risk below."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import blended_transform_factory

from geneverdict.figures.style import BLUE, INK, MUTED, VERMILLION, Frame, empty_panel, panel
from geneverdict.figures.survival_words import cut_words, happened, median, ratio_interval, size
from geneverdict.figures.wording import probability, shorten
from geneverdict.model.series import FloatArray
from geneverdict.model.survival_answer import CohortAnswer, CurveGroup

FRAME = Frame(width=5.2, height=4.8, left=0.72, bottom=1.08, right=0.22)
LINE = 0.185
DASHES: dict[str, Any] = {"high": "-", "low": (0, (5, 1.6))}
COLOUR = {"high": VERMILLION, "low": BLUE}


def draw(answer: CohortAnswer) -> Figure:
    """Curves with bands of 95 % point by point, ticks where somebody was last seen, medians, log-rank test."""
    title = f"{answer.gene} in {shorten(answer.series, 30)}: {answer.endpoint.words}"
    line = f"{size(answer)}; {cut_words(answer)}"
    groups = answer.groups
    if groups.high is None or groups.low is None:
        return empty_panel(title, f"{line}: all patients are on one side", simulated=answer.simulated)
    figure, axes = panel(FRAME, title, line, _test(answer), simulated=answer.simulated)
    for name, group in (("high", groups.high), ("low", groups.low)):
        _curve(axes, name, group)
    last = max(groups.high.months.max(), groups.low.months.max())
    axes.set_xlim(0, last * 1.02)
    axes.set_ylim(0, 1.02)
    axes.set_xticks(groups.ticks)
    axes.set_xlabel("months", labelpad=2)
    axes.set_ylabel(answer.endpoint.words.split(" (")[0])
    _key(axes, answer)
    _at_risk(axes, answer)
    return figure


def _test(answer: CohortAnswer) -> str:
    """The log-rank test and the hazard ratio of the two groups."""
    groups = answer.groups
    tested = f"log-rank p {probability(groups.log_rank_p)}"
    if groups.hazard is None or groups.hazard.flag:
        return tested
    return f"{tested}; hazard ratio, high v low, {ratio_interval(groups.hazard)}"


def _curve(axes: Axes, name: str, group: CurveGroup) -> None:
    colour = COLOUR[name]
    time = np.concatenate([[0.0], group.months])
    survival, low, high = (np.concatenate([[1.0], a]) for a in (group.survival, group.ci_low, group.ci_high))
    axes.fill_between(time, low, high, step="post", color=colour, alpha=0.13, lw=0, zorder=1)
    axes.plot(time, survival, drawstyle="steps-post", color=colour, ls=DASHES[name], lw=1.8, zorder=3)
    at = _height(group, group.censored)
    axes.plot(group.censored, at, "|", color=colour, ms=6, mew=1.1, zorder=4, clip_on=False)
    if math.isfinite(group.median):
        axes.plot([group.median] * 2, [0, 0.5], color=colour, lw=0.8, ls=":", zorder=2)
        axes.plot([0, group.median], [0.5, 0.5], color=MUTED, lw=0.6, ls=":", zorder=2)


def _height(group: CurveGroup, months: FloatArray) -> FloatArray:
    """The curve at these times."""
    values: FloatArray = np.append(1.0, group.survival)[np.searchsorted(group.months, months, side="right")]
    return values


def _key(axes: Axes, answer: CohortAnswer) -> None:
    """Which curve is which, where the curves leave room: top right, or bottom left."""
    groups = answer.groups
    if groups.high is None or groups.low is None:
        return
    span = axes.get_xlim()[1]
    where = np.linspace(0.42 * span, span, 20)
    seen = [_height(g, where[where <= g.months.max()]) for g in (groups.high, groups.low)]
    crowded = max((float(h.max(initial=0.0)) for h in seen), default=0.0) > 0.66
    x, y, step = (0.045, 0.06 + 4 * 0.056, 0.056) if crowded else (0.45, 0.98, 0.056)
    rows: list[tuple[str, str, bool]] = []
    for name, group in (("high", groups.high), ("low", groups.low)):
        rows.append((name, f"{group.label}: n {group.n}, {happened(answer.endpoint, group.events)}", True))
        rows.append((name, f"median {median(group)} months", False))
    for i, (name, text, first) in enumerate(rows):
        top = y - i * step
        if first:
            line = [x, x + 0.045], [top - 0.016] * 2
            axes.plot(*line, color=COLOUR[name], ls=DASHES[name], lw=1.8, transform=axes.transAxes)
        axes.text(
            x + 0.06, top, text, transform=axes.transAxes, size=7.5, va="top",
            color=COLOUR[name] if first else INK, weight="bold" if first else "normal",
        )  # fmt: skip


def _at_risk(axes: Axes, answer: CohortAnswer) -> None:
    """A row of numbers for each group, under its times."""
    groups = answer.groups
    figure_height = FRAME.height
    bottom = (FRAME.bottom - 0.62) / figure_height
    across = blended_transform_factory(axes.transData, axes.figure.transFigure)
    left = 0.1 / FRAME.width
    axes.figure.text(left, bottom, "at risk", size=8, color=MUTED, va="center")
    for i, (name, group) in enumerate((("high", groups.high), ("low", groups.low))):
        if group is None:
            continue
        y = bottom - (i + 1) * LINE / figure_height
        axes.figure.text(left, y, name, size=8, color=COLOUR[name], weight="bold", va="center")
        for tick, count in zip(groups.ticks, group.at_risk, strict=True):
            axes.text(tick, y, str(count), transform=across, size=8, ha="center", va="center", color=INK)
