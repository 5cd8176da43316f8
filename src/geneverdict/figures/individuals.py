"""Individual differences: each pair's difference, or each case against the spread of the controls."""

from __future__ import annotations

import math

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from geneverdict.figures.rowplot import MOST_LABELS, empty_panel, name_row, row_panel, threshold_lines, widen
from geneverdict.figures.style import BLUE, INK, MUTED, VERMILLION
from geneverdict.figures.values import scale_unit
from geneverdict.model.verdict import SeriesAnswer
from geneverdict.model.why import Individual
from geneverdict.report.phrases import case_counts, pair_counts
from geneverdict.report.wording import MINUS, counted, effect, shorten

_STRIP = 2.4
"""Rows that the controls take below the cases."""
UP, DOWN, LEVEL = ("^", VERMILLION), ("v", BLUE), ("o", MUTED)


def draw(answer: SeriesAnswer, log2fc_cut: float) -> Figure:
    """Sorted, largest at the top.  Who has no value is counted in the heading."""
    why = answer.why
    shown = [i for i in why.individuals if math.isfinite(i.value)] if why else []
    if why is None or not shown or answer.row is None:
        title = f"Individual differences in {shorten(answer.id, 30)}"
        return empty_panel(title, "no values to show", simulated=answer.simulated)
    shown.sort(key=lambda i: -i.value)
    n_missing = len(why.individuals) - len(shown)
    if all(i.is_case is None for i in shown):
        return _pairs(answer, shown, n_missing, log2fc_cut if answer.effect_unit == "log2FC" else 0.0)
    return _cases(answer, shown, n_missing)


def _pairs(answer: SeriesAnswer, shown: list[Individual], n_missing: int, cut: float) -> Figure:
    row = answer.row
    assert row is not None
    values = [i.value for i in shown]
    line = f"line and band: mean {effect(row)}" + (f"; dashed: ±{cut:g}" if cut > 0 else "")
    if n_missing:
        line += f"; {counted(n_missing, 'pair')} without both values"
    title = f"{row.gene}, pair by pair, {shorten(answer.id, 30)}"
    figure, axes = row_panel(
        [i.label for i in shown], title, pair_counts(values, cut), line, simulated=answer.simulated
    )
    if math.isfinite(row.ci_low) and math.isfinite(row.ci_high):
        axes.axvspan(row.ci_low, row.ci_high, color="#dfe4e8", lw=0, zorder=0)
    if math.isfinite(row.log2fc):
        axes.axvline(row.log2fc, color=INK, lw=1.2, zorder=1)
    axes.axvline(0, color=MUTED, lw=0.9, zorder=1)
    threshold_lines(axes, (-cut, cut) if cut > 0 else ())
    _lollipops(axes, np.array(values))
    ends = [row.ci_low, row.ci_high] if math.isfinite(row.ci_low + row.ci_high) else []
    widen(axes, [*values, 0.0, cut, -cut, *ends])
    axes.set_xlabel(_difference(answer))
    if len(shown) > MOST_LABELS:
        axes.set_ylabel(f"{len(shown)} pairs, sorted")
    return figure


def _lollipops(axes: Axes, values: np.ndarray) -> None:
    """A stem from 0 and a head that points the way."""
    rows = np.arange(values.size)
    area, width = (26.0, 1.2) if values.size <= MOST_LABELS else (11.0, 0.8)
    for mask, (marker, colour) in ((values > 0, UP), (values < 0, DOWN), (values == 0, LEVEL)):
        if mask.any():
            axes.hlines(rows[mask], 0, values[mask], color=colour, lw=width, alpha=0.6, zorder=2)
            axes.scatter(values[mask], rows[mask], s=area, marker=marker, c=colour, lw=0, zorder=3)


def _difference(answer: SeriesAnswer) -> str:
    name = "log2FC" if answer.effect_unit == "log2FC" else "difference (not a log2 fold change)"
    return f"{name}, case {MINUS} control"


def _cases(answer: SeriesAnswer, shown: list[Individual], n_missing: int) -> Figure:
    row = answer.row
    assert row is not None
    cases = [i for i in shown if i.is_case]
    controls = [i.value for i in shown if not i.is_case]
    lines = [case_counts([i.value for i in cases], controls)]
    if controls:
        lines.append(f"band and line: range and median of the {counted(len(controls), 'control')} ■")
    if n_missing:
        lines.append(f"{counted(n_missing, 'sample')} without a value")
    title = f"{row.gene}, case by case, {shorten(answer.id, 30)}"
    figure, axes = row_panel([i.label for i in cases], title, *lines, simulated=answer.simulated)
    axes.set_ylim(len(cases) - 0.4 + (_STRIP if controls else 0), -0.6)
    if controls:
        _control_strip(axes, np.array(controls), len(cases))
    _case_points(axes, np.array([i.value for i in cases]), controls)
    widen(axes, [i.value for i in shown])
    axes.set_xlabel(scale_unit(answer.scale))
    if len(cases) > MOST_LABELS:
        axes.set_ylabel(f"{len(cases)} cases, sorted; below: controls")
    return figure


def _control_strip(axes: Axes, controls: np.ndarray, start: int) -> None:
    """The controls in a strip of their own below the cases; their range and median run up through all rows."""
    axes.axvspan(float(controls.min()), float(controls.max()), color="#e4eef6", lw=0, zorder=0)
    axes.axvline(float(np.median(controls)), color=BLUE, lw=1.2, zorder=1)
    axes.axhline(start - 0.1, color=MUTED, lw=0.5, zorder=1)
    # By the golden ratio, so that no control hides its neighbour.
    spread = (np.arange(controls.size) * 0.6180339887 + 0.5) % 1.0
    rows = start + 0.25 + spread * (_STRIP - 1.0)
    axes.scatter(controls, rows, s=20, marker="s", c=BLUE, edgecolors="white", lw=0.5, zorder=3)
    name_row(axes, start + _STRIP / 2 - 0.25, "controls")


def _case_points(axes: Axes, cases: np.ndarray, controls: list[float]) -> None:
    rows = np.arange(cases.size)
    area = 26.0 if cases.size <= MOST_LABELS else 11.0
    if not controls:
        axes.scatter(cases, rows, s=area, marker="o", c=VERMILLION, lw=0, zorder=3)
        return
    middle, beyond = float(np.median(controls)), (cases > max(controls)) | (cases < min(controls))
    axes.hlines(rows, middle, cases, color=MUTED, lw=0.7, alpha=0.5, zorder=2)
    for side, (marker, colour) in ((cases > middle, UP), (cases < middle, DOWN), (cases == middle, LEVEL)):
        for mask, face in ((side & beyond, colour), (side & ~beyond, "white")):
            if mask.any():
                axes.scatter(
                    cases[mask], rows[mask], s=area, marker=marker, c=face, edgecolors=colour, lw=0.9, zorder=3
                )
