"""Kaplan–Meier curves of two groups, with the numbers at risk below."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import blended_transform_factory

from geneverdict.figures.style import (
    BLUE,
    INK,
    MUTED,
    VERMILLION,
    WIDTH,
    Frame,
    Heading,
    empty_panel,
    panel,
    simulated_words,
    text_width,
)
from geneverdict.figures.survival_words import cut_words, happened, median, ratio_interval, size
from geneverdict.figures.wording import probability, shorten
from geneverdict.messages import Say
from geneverdict.model.series import FloatArray
from geneverdict.model.survival_answer import CohortAnswer, CurveGroup

LINE, POINTS = 0.175, 8.0
KEY = 3 * LINE + 0.05
FRAME = Frame(axes=2.7, left=0.66, bottom=1.05, right=0.2, above=0.12 + KEY)
DASHES: dict[str, Any] = {"high": "-", "low": (0, (5, 1.6))}
COLOUR = {"high": VERMILLION, "low": BLUE}
Groups = list[tuple[str, CurveGroup]]
"""Each with its name: high, low."""


def draw(answer: CohortAnswer, *, say: Say, bare: bool) -> Figure:
    """Curves with bands of 95 % point by point, ticks where somebody was last seen, medians, log-rank test."""
    groups = [(name, group) for name, group in _groups(answer) if group is not None]
    if len(groups) < 2:
        words = f"{size(answer)}; {cut_words(answer)}: all patients are on one side"
        return empty_panel(Heading(_title(answer), (words,), simulated_words(answer.simulated, say), bare))
    figure, axes = panel(FRAME, Heading(_title(answer), (_line(answer),), simulated_words(answer.simulated, say), bare))
    for name, group in groups:
        _curve(axes, name, group)
    axes.set_xlim(0, max(group.months.max() for _, group in groups) * 1.02)
    axes.set_ylim(0, 1.02)
    axes.set_xticks(answer.groups.ticks)
    axes.set_xlabel("months", labelpad=2)
    axes.set_ylabel(answer.endpoint.words.split(" (")[0])
    _key(figure, axes, answer, groups)
    _at_risk(figure, axes, answer, groups)
    return figure


def _groups(answer: CohortAnswer) -> tuple[tuple[str, CurveGroup | None], ...]:
    return ("high", answer.groups.high), ("low", answer.groups.low)


def _title(answer: CohortAnswer) -> str:
    return f"{answer.gene} in {shorten(answer.series, 30)}: {answer.endpoint.words}"


def _line(answer: CohortAnswer) -> str:
    return f"{size(answer)}; {cut_words(answer)}"


def _group_words(answer: CohortAnswer, group: CurveGroup) -> tuple[str, str]:
    """Which curve it is, and its median."""
    first = f"{group.label}: n {group.n}, {happened(answer.endpoint, group.events)}"
    return first, f"median {median(group)} months"


def _test(answer: CohortAnswer) -> str:
    """The log-rank test and the hazard ratio of the two groups."""
    groups = answer.groups
    tested = f"log-rank p {probability(groups.log_rank_p)}"
    if groups.hazard is None:
        return tested
    return f"{tested}; hazard ratio, high v low: {ratio_interval(groups.hazard)}"


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


def _key(figure: Figure, axes: Axes, answer: CohortAnswer, groups: Groups) -> None:
    """Above the axes, where no curve is: a line for each group, and below them the test."""
    width, height = figure.get_size_inches()
    top = axes.get_position().y1 * height + KEY
    words = {name: _group_words(answer, group) for name, group in groups}
    second = 0.46 + max(text_width(first, POINTS, bold=True) for first, _ in words.values()) + 0.12
    for i, (name, (first, rest)) in enumerate(words.items()):
        y = (top - (i + 0.5) * LINE) / height
        ends = [0.1 / width, 0.38 / width]
        line = Line2D(ends, [y, y], color=COLOUR[name], ls=DASHES[name], lw=1.8, transform=figure.transFigure)
        figure.add_artist(line)
        figure.text(0.46 / width, y, first, size=POINTS, color=COLOUR[name], weight="bold", va="center_baseline")
        figure.text(second / width, y, rest, size=POINTS, color=INK, va="center_baseline")
    figure.text(0.46 / width, (top - 2.5 * LINE) / height, _test(answer), size=POINTS, color=INK, va="center_baseline")


def _at_risk(figure: Figure, axes: Axes, answer: CohortAnswer, groups: Groups) -> None:
    """A row of numbers for each group, under its times."""
    height = figure.get_size_inches()[1]
    across = blended_transform_factory(axes.transData, figure.transFigure)
    left, top = 0.1 / WIDTH, 0.43 / height
    figure.text(left, top, "at risk", size=POINTS, color=MUTED, va="center")
    for i, (name, group) in enumerate(groups):
        y = top - (i + 1) * LINE / height
        figure.text(left, y, name, size=POINTS, color=COLOUR[name], weight="bold", va="center")
        for tick, count in zip(answer.groups.ticks, group.at_risk, strict=True):
            axes.text(tick, y, str(count), transform=across, size=POINTS, ha="center", va="center", color=INK)
