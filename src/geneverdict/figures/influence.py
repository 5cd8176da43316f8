"""What the result would be without each sample, or each pair, and who flips the call."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import blended_transform_factory

from geneverdict.figures.rowplot import MOST_LABELS, empty_panel, row_panel, threshold_lines, widen
from geneverdict.figures.style import BLUE, INK, MUTED, VERMILLION
from geneverdict.model.verdict import SeriesAnswer
from geneverdict.model.why import GeneWhy, Influence
from geneverdict.report.phrases import flip_sentence, flips, noun
from geneverdict.report.wording import MINUS, counted, number, probability, shorten

FLIP = "#e69f00"
SIDES: Mapping[bool | None, tuple[str, str]] = {None: ("o", MUTED), True: ("o", VERMILLION), False: ("s", BLUE)}
"""Marker and colour of a pair, a case, a control, as in the other figures."""


def draw(answer: SeriesAnswer, log2fc_cut: float) -> Figure:
    """Sorted by the effect that is left, largest at the top.  A refit without an estimate is not drawn, but counted."""
    why, row = answer.why, answer.row
    shown = [i for i in why.influence if math.isfinite(i.log2fc)] if why else []
    if why is None or row is None or not shown:
        title = f"Without each sample, {shorten(answer.id, 30)}"
        return empty_panel(title, "no refit to show", simulated=answer.simulated)
    shown.sort(key=lambda i: -i.log2fc)
    cut = log2fc_cut if answer.effect_unit == "log2FC" else 0.0
    title = f"{row.gene} without each {noun(why)}, {shorten(answer.id, 30)}"
    alone = flips(answer, shown)
    figure, axes = row_panel(
        [i.left_out for i in shown],
        title,
        *_lines(answer, why, shown, cut),
        simulated=answer.simulated,
        right=0.7,
        bold=alone,
    )
    axes.axvline(row.log2fc, color=INK, lw=1.2, zorder=1)
    cuts = _cuts(cut, row.log2fc, shown)
    threshold_lines(axes, cuts)
    widen(axes, [row.log2fc, *cuts, *(i.log2fc for i in shown)])
    _points(axes, why, shown, alone)
    _p_column(axes, shown)
    axes.set_xlabel(f"{answer.effect_unit} that is left, case {MINUS} control")
    if len(shown) > MOST_LABELS:
        axes.set_ylabel(f"{counted(len(shown), noun(why))} left out one by one, sorted")
    return figure


def _lines(answer: SeriesAnswer, why: GeneWhy, shown: Sequence[Influence], cut: float) -> list[str]:
    n_lost = len(why.influence) - len(shown)
    assert answer.row is not None
    marks = f"line: with all, {number(answer.row.log2fc)}" + (f"; dashed: threshold {cut:g}" if cut > 0 else "")
    if any(i.is_case is not None for i in why.individuals):
        marks += "; ● case, ■ control"
    if math.isfinite(why.p_line):
        marks += f"; open: p above {probability(why.p_line)}, the line of the FDR"
    lost = [f"{counted(n_lost, 'refit')} without an estimate"] if n_lost else []
    return [flip_sentence(answer, why), marks, *lost]


def _cuts(cut: float, effect: float, shown: Sequence[Influence]) -> list[float]:
    """The threshold on the side of the effect, and the other one where a refit changes the sign."""
    if cut <= 0:
        return []
    signs = {math.copysign(1, v) for v in (effect, *(i.log2fc for i in shown)) if v}
    return [sign * cut for sign in sorted(signs)]


def _points(axes: Axes, why: GeneWhy, shown: Sequence[Influence], flipping: Sequence[bool]) -> None:
    """Filled where p meets the line; a ring and a bold name where the call flips."""
    side = {i.label: i.is_case for i in why.individuals}
    x, rows = np.array([i.log2fc for i in shown]), np.arange(len(shown))
    meets = np.array([not math.isfinite(why.p_line) or i.p <= why.p_line for i in shown])
    sides = [side.get(i.left_out) for i in shown]
    area = 24.0 if len(shown) <= MOST_LABELS else 11.0
    for kind, (marker, colour) in SIDES.items():
        of_kind = np.array([s is kind for s in sides])
        for mask, face in ((of_kind & meets, colour), (of_kind & ~meets, "white")):
            if mask.any():
                axes.scatter(x[mask], rows[mask], s=area, marker=marker, c=face, edgecolors=colour, lw=0.9, zorder=3)
    chosen = np.array(flipping)
    if chosen.any():
        axes.scatter(x[chosen], rows[chosen], s=85, marker="o", facecolors="none", edgecolors=FLIP, lw=1.8, zorder=4)
    _names(axes, shown, flipping)


def _names(axes: Axes, shown: Sequence[Influence], flipping: Sequence[bool]) -> None:
    """In a picture without names at its rows, the names of those who flip the call."""
    if len(shown) <= MOST_LABELS:
        return
    middle = sum(axes.get_xlim()) / 2
    for row in [row for row, flip in enumerate(flipping) if flip][:8]:
        left = shown[row].log2fc > middle
        axes.annotate(
            shorten(shown[row].left_out, 16),
            (shown[row].log2fc, row),
            (-8 if left else 8, 0),
            textcoords="offset points",
            ha="right" if left else "left",
            va="center",
            size=7.5,
            weight="bold",
        )


def _p_column(axes: Axes, shown: Sequence[Influence]) -> None:
    """p of each refit, right of the axes; not where rows are too many to read."""
    if len(shown) > MOST_LABELS:
        return
    across = blended_transform_factory(axes.transAxes, axes.transData)
    axes.text(1.02, 1.0, "p", transform=axes.transAxes, size=7.5, color=MUTED, va="bottom")
    for row, item in enumerate(shown):
        axes.text(1.02, row, probability(item.p), transform=across, size=7, color=MUTED, va="center")
