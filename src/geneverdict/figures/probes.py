"""Every probe of the gene with its interval: whether another one would have been called."""

from __future__ import annotations

import math

from matplotlib.figure import Figure

from geneverdict.figures.rowplot import empty_panel, row_panel, threshold_lines, widen
from geneverdict.figures.style import INK, MUTED
from geneverdict.model.verdict import SeriesAnswer
from geneverdict.report.phrases import probe_summary
from geneverdict.report.wording import MINUS, counted, shorten


def draw(answer: SeriesAnswer, log2fc_cut: float) -> Figure:
    """In the order of the table; the probe that stands for the gene as a filled diamond."""
    shown = [row for row in answer.probes if math.isfinite(row.log2fc)]
    title = f"Every probe of the gene, {shorten(answer.id, 30)}"
    if not shown:
        return empty_panel(title, "no probe has an estimate", simulated=answer.simulated)
    cut = log2fc_cut if answer.effect_unit == "log2FC" else 0.0
    dashed = f"; dashed: ±{cut:g}" if cut > 0 else ""
    lines = [f"{probe_summary(shown)}; lines: 95 % intervals{dashed}"]
    if len(shown) < len(answer.probes):
        lines.append(f"{counted(len(answer.probes) - len(shown), 'probe')} without an estimate")
    figure, axes = row_panel([row.probe for row in shown], title, *lines, simulated=answer.simulated)
    axes.axvline(0, color=MUTED, lw=0.9, zorder=1)
    threshold_lines(axes, (-cut, cut) if cut > 0 else ())
    for y, row in enumerate(shown):
        colour = INK if row.used else MUTED
        if math.isfinite(row.ci_low) and math.isfinite(row.ci_high):
            axes.plot([row.ci_low, row.ci_high], [y, y], color=colour, lw=1.6, zorder=2, solid_capstyle="butt")
        axes.plot(
            row.log2fc, y, "D" if row.used else "o", ms=7, color=INK if row.used else "white", mec=colour, zorder=3
        )
    ends = [v for row in shown for v in (row.log2fc, row.ci_low, row.ci_high) if math.isfinite(v)]
    widen(axes, [0.0, cut, -cut, *ends])
    axes.set_xlabel(f"{answer.effect_unit}, case {MINUS} control")
    return figure
