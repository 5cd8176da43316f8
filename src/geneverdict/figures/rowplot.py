"""Figures of one row per sample, pair or probe: their size, their labels, and how a threshold is drawn in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from geneverdict.figures.style import MUTED, Frame, heading, panel
from geneverdict.report.wording import shorten

MOST_LABELS = 40
"""More rows than this go without names: they would not be legible."""
LONGEST_LABEL = 16
FRAME = Frame()
BOTTOM, TOP = 0.55, 0.95


def row_panel(
    labels: Sequence[str],
    title: str,
    *lines: str,
    simulated: bool,
    right: float = 0.15,
    bold: Sequence[bool] = (),
) -> tuple[Figure, Axes]:
    """An axes with one row for each label, the first at the top; taller for many rows, nameless for very many."""
    named = len(labels) <= MOST_LABELS
    shown = [shorten(label, LONGEST_LABEL) for label in labels] if named else []
    left = 0.3 + 0.068 * max(map(len, shown), default=1)
    pitch = 0.2 if len(labels) <= 20 else 0.138
    height = max(FRAME.height, TOP + BOTTOM + pitch * len(labels)) if named else FRAME.height
    frame = replace(FRAME, height=height, left=left if named else 0.3, right=right)
    figure, axes = panel(frame, title, *lines, simulated=simulated)
    axes.set_ylim(max(len(labels), 1) - 0.4, -0.6)
    axes.set_yticks([])
    for row, label in enumerate(shown):
        strong = bool(bold) and bold[row]
        name_row(axes, row, label, size=7.5 if len(labels) <= 20 else 7, bold=strong)
    axes.spines["left"].set_visible(False)
    axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
    return figure, axes


def name_row(axes: Axes, row: float, label: str, *, size: float = 7.5, bold: bool = False) -> None:
    """A name left of its row.  Plain text: matplotlib's ticks take a third of such a figure's time."""
    axes.annotate(
        label,
        (0, row),
        (-5, 0),
        xycoords=axes.get_yaxis_transform(),
        textcoords="offset points",
        ha="right",
        va="center",
        size=size,
        weight="bold" if bold else "normal",
        annotation_clip=False,
    )


def threshold_lines(axes: Axes, cuts: Sequence[float]) -> None:
    """Dashed lines, as in every other figure."""
    for cut in cuts:
        axes.axvline(cut, color=MUTED, lw=0.8, ls=(0, (4, 3)), zorder=1)


def widen(axes: Axes, values: Sequence[float]) -> None:
    """The axis from the least to the greatest of these values, with a margin; at least a little wide."""
    low, high = min(values), max(values)
    margin = 0.06 * (high - low) or 0.5
    axes.set_xlim(low - margin, high + margin)


def empty_panel(title: str, words: str, *, simulated: bool) -> Figure:
    """A heading alone, where there is nothing to draw."""
    figure = Figure(figsize=(FRAME.width, 1.2))
    heading(figure, title, words, simulated=simulated)
    return figure
