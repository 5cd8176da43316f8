"""Kaplan–Meier curves of two groups, with the numbers at risk below."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import blended_transform_factory

from geneverdict.evidence.survival.words import cut_words, events, median, ratio_words, size
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
from geneverdict.messages import Code, Message, Name, Say, Value, count, known, p
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
    groups = _groups(answer)
    if len(groups) < 2:
        return empty_panel(_heading(answer, "one_side", say=say, bare=bare))
    figure, axes = panel(FRAME, _heading(answer, "line", say=say, bare=bare))
    for name, group in groups:
        _curve(axes, name, group)
    axes.set_xlim(0, max(group.months.max() for _, group in groups) * 1.02)
    axes.set_ylim(0, 1.02)
    axes.set_xticks(answer.groups.ticks)
    axes.set_xlabel(say(Message("figure-km_months")), labelpad=2)
    axes.set_ylabel(say(Message("figure-km_axis", {"endpoint": answer.endpoint.message})))
    _key(figure, axes, answer, say)
    _at_risk(figure, axes, answer, say)
    return figure


def _groups(answer: CohortAnswer) -> Groups:
    both = (("high", answer.groups.high), ("low", answer.groups.low))
    return [(name, group) for name, group in both if group is not None]


def _heading(answer: CohortAnswer, line: str, *, say: Say, bare: bool) -> Heading:
    about: dict[str, Value] = {
        "gene": Name(answer.gene),
        "series": Name(answer.series),
        "endpoint": answer.endpoint.message,
    }
    told = Message(f"figure-km_{line}", {"size": size(answer), "cut": cut_words(answer)})
    mark = simulated_words(answer.simulated, say)
    return Heading(say(Message("figure-km_title", about)), (say(told),), mark, bare)


def _group_words(answer: CohortAnswer, group: CurveGroup) -> tuple[Message, Message]:
    """Which curve it is, and its median."""
    happened: dict[str, Value] = {"n": count(group.n), "events": events(answer.endpoint, group.events)}
    first = Message("figure-km_group", {"label": group.label, **happened})
    return first, Message("figure-km_median", median(group).values)


def _test(answer: CohortAnswer) -> Message:
    """The log-rank test and the hazard ratio of the two groups."""
    found = answer.groups
    ratio = ratio_words(found.hazard) if found.hazard is not None else None
    return Message("figure-km_test", known({"p": p(found.log_rank_p), "ratio": ratio}))


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


def _key(figure: Figure, axes: Axes, answer: CohortAnswer, say: Say) -> None:
    """Above the axes, where no curve is: a line for each group, and below them the test."""
    width, height = figure.get_size_inches()
    top = axes.get_position().y1 * height + KEY
    told = {name: _group_words(answer, group) for name, group in _groups(answer)}
    words = {name: (say(first), say(rest)) for name, (first, rest) in told.items()}
    second = 0.46 + max(text_width(first, POINTS, bold=True) for first, _ in words.values()) + 0.12
    for i, (name, (first, rest)) in enumerate(words.items()):
        y = (top - (i + 0.5) * LINE) / height
        ends = [0.1 / width, 0.38 / width]
        line = Line2D(ends, [y, y], color=COLOUR[name], ls=DASHES[name], lw=1.8, transform=figure.transFigure)
        figure.add_artist(line)
        figure.text(0.46 / width, y, first, size=POINTS, color=COLOUR[name], weight="bold", va="center_baseline")
        figure.text(second / width, y, rest, size=POINTS, color=INK, va="center_baseline")
    test, y = say(_test(answer)), (top - 2.5 * LINE) / height
    figure.text(0.46 / width, y, test, size=POINTS, color=INK, va="center_baseline")


def _at_risk(figure: Figure, axes: Axes, answer: CohortAnswer, say: Say) -> None:
    """A row of numbers for each group, under its times."""
    height = figure.get_size_inches()[1]
    across = blended_transform_factory(axes.transData, figure.transFigure)
    left, top = 0.1 / WIDTH, 0.43 / height
    figure.text(left, top, say(Message("figure-km_at_risk")), size=POINTS, color=MUTED, va="center")
    for i, (name, group) in enumerate(_groups(answer)):
        y = top - (i + 1) * LINE / height
        side = say(Message("figure-side", {"side": Code(name)}))
        figure.text(left, y, side, size=POINTS, color=COLOUR[name], weight="bold", va="center")
        for tick, n in zip(answer.groups.ticks, group.at_risk, strict=True):
            axes.text(tick, y, str(n), transform=across, size=POINTS, ha="center", va="center", color=INK)
