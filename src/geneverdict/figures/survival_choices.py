"""Every specification of a gene's survival, sorted by its hazard ratio, and below which choices it made."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from geneverdict.figures.rowplot import empty_panel
from geneverdict.figures.style import BLUE, INK, MUTED, VERMILLION, heading, style
from geneverdict.model.survival_answer import IntArray
from geneverdict.model.survival_choices import SurvivalCurve
from geneverdict.report.wording import counted, shorten

WIDTH, LEFT, RIGHT, UPPER, ROW = 8.0, 2.15, 0.2, 2.3, 0.165
OPTIONS = {
    "per_sd": "per SD (no cut)",
    "median": "median",
    "tertiles": "highest v lowest third",
    "best_cut": "best cut, p corrected",
}
TITLES = {"cut": "Cut", "endpoint": "Endpoint", "covariates": "Covariates", "cohorts": "Cohorts"}
RATIOS = (0.05, 0.1, 0.2, 0.33, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20)
COARSE = (0.1, 0.2, 0.5, 1, 2, 5, 10)
OWN = "#f0e442"


class _Row(NamedTuple):
    words: str
    used: tuple[bool, ...] | None
    """By specification in the order drawn; None for the head of a choice."""


def choices_figure(curve: SurvivalCurve, *, simulated: bool) -> Figure:
    """Filled: p < .05.  Yellow: the study's own.  Specifications without a result are counted, not drawn."""
    with style():
        title = f"{curve.gene}: survival by every combination of choices"
        order = np.flatnonzero(curve.done)
        if not len(order):
            return empty_panel(title, " ".join(curve.sentences), simulated=simulated)
        order = order[np.argsort(curve.effect[order], kind="stable")]
        rows = _rows(curve, order)
        refused = len(curve.specifications) - len(order)
        foot = _foot(refused)
        low = 0.12 + 0.16 * len(foot)
        lower = ROW * len(rows)
        probe = heading(Figure(figsize=(WIDTH, 1)), title, *curve.sentences[:3], simulated=simulated) + 0.1
        height = probe + UPPER + 0.08 + lower + low
        figure = Figure(figsize=(WIDTH, height))
        heading(figure, title, *curve.sentences[:3], simulated=simulated)
        across = (WIDTH - LEFT - RIGHT) / WIDTH
        upper = figure.add_axes((LEFT / WIDTH, (low + lower + 0.08) / height, across, UPPER / height))
        matrix = figure.add_axes((LEFT / WIDTH, low / height, across, lower / height), sharex=upper)
        _points(upper, curve, order)
        _matrix(matrix, rows)
        for i, line in enumerate(reversed(foot)):
            figure.text(0.1 / WIDTH, (0.08 + 0.16 * i) / height, line, size=8, color=MUTED, va="bottom")
        return figure


def _rows(curve: SurvivalCurve, order: IntArray) -> list[_Row]:
    """A head for each choice that varies, and a row for each of its options."""
    rows: list[_Row] = []
    for dimension in curve.dimensions:
        all_options = dict.fromkeys(getattr(one, dimension) for one in curve.specifications)
        if len(all_options) < 2:
            continue
        rows.append(_Row(TITLES[dimension], None))
        for option in all_options:
            used = tuple(getattr(curve.specifications[i], dimension) == option for i in order)
            rows.append(_Row(shorten(OPTIONS.get(option, option), 28), used))
    return rows


def _points(axes: Axes, curve: SurvivalCurve, order: IntArray) -> None:
    effect, low, high = (a[order] for a in (curve.effect, curve.ci_low, curve.ci_high))
    at = np.arange(len(order))
    inside = np.concatenate([effect, [0.0]])
    room = 2.5 * float(np.nanmedian(np.append((high - low) / 2, 0.3)))
    bottom = max(float(np.nanmin(np.append(low, inside))), inside.min() - room) - 0.08
    top = min(float(np.nanmax(np.append(high, inside))), inside.max() + room) + 0.08
    axes.set_ylim(bottom, top)
    axes.set_xlim(-0.7, len(order) - 0.3)
    axes.axhline(0, color=MUTED, lw=0.9, zorder=1)
    own = np.flatnonzero(order == curve.default)
    if len(own):
        axes.axvline(own[0], color=OWN, lw=5, alpha=0.9, zorder=0)
    size = float(np.clip(260 / len(order), 2.4, 6))
    for worse, colour, marker in ((True, VERMILLION, "^"), (False, BLUE, "v")):
        for small in (True, False):
            here = ((effect > 0) == worse) & ((curve.p[order] < 0.05) == small)
            axes.vlines(at[here], low[here], high[here], color=colour, lw=1, alpha=0.5, zorder=2)
            axes.plot(
                at[here], effect[here], marker, color=colour, mfc=colour if small else "white", ms=size, mew=0.9,
                zorder=3,
            )  # fmt: skip
    ticks = [r for r in RATIOS if bottom <= np.log(r) <= top]
    ticks = ticks if len(ticks) <= 7 else [r for r in ticks if r in COARSE]
    axes.set_yticks(np.log(ticks), [f"{r:g}" for r in ticks])
    axes.set_ylabel("hazard ratio, per SD\nor high v low")
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="x", bottom=False, labelbottom=False)


def _matrix(axes: Axes, rows: list[_Row]) -> None:
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks([])
    axes.tick_params(axis="x", bottom=False, labelbottom=False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    for y, row in enumerate(rows):
        head = row.used is None
        axes.annotate(
            row.words, (0, y), (-6, 0), xycoords=axes.get_yaxis_transform(), textcoords="offset points", ha="right",
            va="center", size=8 if head else 7.5, weight="bold" if head else "normal", annotation_clip=False,
        )  # fmt: skip
        if row.used is not None:
            at = np.flatnonzero(row.used)
            size = float(np.clip(300 / len(row.used), 2.0, 5.5))
            axes.plot(at, np.full(len(at), y), "|", color=INK, ms=7, mew=min(size / 2, 2.2))


def _foot(refused: int) -> list[str]:
    marks = (
        "▲ more is worse  ▼ better; filled: p < .05; yellow: the study's own; lines: 95 % intervals, cut at the frame."
    )
    left = f"Not drawn, as they make no sense or have no result: {counted(refused, 'specification')}."
    return [*textwrap.wrap(marks, 118), *([left] if refused else [])]
