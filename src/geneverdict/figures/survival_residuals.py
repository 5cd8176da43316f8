"""Schoenfeld residuals: does one hazard ratio hold for the whole time?"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from geneverdict.figures.rowplot import empty_panel
from geneverdict.figures.style import BLUE, INK, MUTED, VERMILLION, Frame, panel
from geneverdict.model.survival_answer import CohortAnswer, Proportionality
from geneverdict.report.survival_words import happened
from geneverdict.report.wording import probability, shorten

FRAME = Frame(width=5.2, height=3.9, left=0.68, bottom=0.52, right=0.18)


def draw(answer: CohortAnswer) -> Figure:
    """A point for each death; the smooth with ± 2 SE; dashed the one hazard ratio of the model."""
    test = answer.proportional
    title = f"Hazard ratio of {answer.gene} over time, {shorten(answer.series, 30)}"
    if test.flag or not len(test.months):
        return empty_panel(title, f"no test: {test.flag or 'nobody had the event'}", simulated=answer.simulated)
    line = f"{answer.endpoint.words}, {happened(answer.endpoint, len(test.months))}; does it change? p "
    figure, axes = panel(FRAME, title, line + probability(test.p), simulated=answer.simulated)
    axes.axhline(0, color=MUTED, lw=0.9)
    axes.axhline(test.coef, color=VERMILLION, lw=1.0, ls=(0, (4, 3)))
    if len(test.smooth_at):
        axes.fill_between(test.smooth_at, test.smooth_low, test.smooth_high, color=BLUE, alpha=0.15, lw=0)
        axes.plot(test.smooth_at, test.smooth, color=BLUE, lw=1.8)
    axes.plot(test.transformed, test.residuals, "o", color=INK, mfc="white", ms=3.8, mew=0.9, zorder=3)
    _months(axes, test)
    axes.set_ylabel("log hazard ratio per SD")
    axes.annotate("one for all time", (1, test.coef), (0, 2), xycoords=axes.get_yaxis_transform(),
                  textcoords="offset points", size=7.5, color=VERMILLION, ha="right", va="bottom",
                  bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5, "alpha": 0.8}, zorder=4)  # fmt: skip
    return figure


def _months(axes: Axes, test: Proportionality) -> None:
    """Ticks at deaths evenly spread over the axis of the test, named by their months."""
    low, high = float(test.transformed.min()), float(test.transformed.max())
    wanted = np.linspace(low, high, 7)
    rows = sorted({int(np.argmin(np.abs(test.transformed - place))) for place in wanted})
    axes.set_xticks(test.transformed[rows], [_short(float(test.months[row])) for row in rows])
    margin = 0.03 * (high - low) or 0.5
    axes.set_xlim(low - margin, high + margin)
    axes.set_xlabel("months (spaced as the deaths fall)", labelpad=3)


def _short(months: float) -> str:
    """
    >>> _short(0.0381), _short(50.3)
    ('0.0', '50')
    """
    return f"{months:.1f}" if months < 9.95 else f"{months:.0f}"
