"""Every admissible cut: its hazard ratio, its statistic, and what the best one must reach."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator, NullFormatter

from geneverdict.figures.rowplot import empty_panel
from geneverdict.figures.style import BLUE, INK, MUTED, VERMILLION, heading
from geneverdict.model.survival_answer import AllCuts, CohortAnswer
from geneverdict.report.survival_words import best_cut, ratio, size
from geneverdict.report.wording import counted, number, probability, shorten

WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM, GAP = 5.2, 5.3, 0.68, 0.18, 0.52, 0.16
LONE = 1.959964
"""|z| of p .05 where one cut alone was looked at."""
CROWDED = 120
"""Cuts from which on marks are small."""
RATIOS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)


def draw(answer: CohortAnswer) -> Figure:
    """Above, high against low with its interval at each cut; below, the statistic with both 5 % lines."""
    cuts = answer.cuts
    title = f"Every cut of {answer.gene} in {shorten(answer.series, 30)}: {answer.endpoint.words}"
    if cuts.best < 0:
        return empty_panel(title, cuts.sentence, simulated=answer.simulated)
    figure = Figure(figsize=(WIDTH, HEIGHT))
    lines = (f"{size(answer)}; {counted(len(cuts.cut), 'cut')}", f"Best cut, {best_cut(answer)}")
    top = heading(figure, title, *lines, simulated=answer.simulated) + 0.24
    room = HEIGHT - top - BOTTOM - GAP
    across = (WIDTH - LEFT - RIGHT) / WIDTH
    lower = figure.add_axes((LEFT / WIDTH, BOTTOM / HEIGHT, across, 0.47 * room / HEIGHT))
    base = (BOTTOM + 0.47 * room + GAP) / HEIGHT
    upper = figure.add_axes((LEFT / WIDTH, base, across, 0.53 * room / HEIGHT), sharex=lower)
    _ratios(upper, cuts)
    _statistics(lower, cuts)
    lower.set_xlabel(f"cut of {answer.gene} ({answer.value_unit}); high is above it", labelpad=3)
    lower.xaxis.set_major_locator(MaxNLocator(7))
    for axes in (upper, lower):
        axes.axvline(cuts.cut[cuts.best], color=INK, lw=0.8, zorder=1)
    return figure


def _mark(cuts: AllCuts) -> float:
    """Size of a mark: small where they would touch."""
    return 4.0 if len(cuts.cut) <= CROWDED else 2.0


def _ratios(axes: Axes, cuts: AllCuts) -> None:
    coef, low, high = cuts.coef, cuts.ci_low, cuts.ci_high
    there = np.isfinite(coef)
    widest = np.concatenate([coef[there], low[np.isfinite(low)], high[np.isfinite(high)], [-0.7, 0.7]])
    bottom, top = max(float(widest.min()), -3.7), min(float(widest.max()), 3.7)
    axes.fill_between(cuts.cut, low, high, where=np.isfinite(low + high), color=MUTED, alpha=0.2, lw=0)
    axes.plot(cuts.cut[there], coef[there], color=INK, lw=1.0, zorder=2)
    small = cuts.p < 0.05
    for chosen, face in ((there & ~small, "white"), (there & small, None)):
        for worse, colour, marker in ((True, VERMILLION, "^"), (False, BLUE, "v")):
            at = chosen & ((coef > 0) == worse)
            axes.plot(
                cuts.cut[at], coef[at], marker, color=colour, mfc=face or colour, ms=_mark(cuts), mew=0.9, zorder=3
            )
    axes.axhline(0, color=MUTED, lw=0.9)
    axes.set_ylim(bottom - 0.1, top + 0.1)
    ticks = [r for r in RATIOS if bottom - 0.1 <= np.log(r) <= top + 0.1]
    axes.set_yticks(np.log(ticks))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{np.exp(value):g}"))
    axes.tick_params(axis="x", labelbottom=False)
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.set_ylabel("hazard ratio, high v low")
    words = f"best: {ratio(float(np.exp(np.clip(coef[cuts.best], -700, 700))))} at {number(float(cuts.cut[cuts.best]))}"
    across = (cuts.cut[cuts.best] - cuts.cut[0]) / (float(np.ptp(cuts.cut)) or 1.0)
    side = "left" if across < 0.2 else "right" if across > 0.8 else "center"
    axes.annotate(
        words, (cuts.cut[cuts.best], 1), (0, 3), xycoords=axes.get_xaxis_transform(), textcoords="offset points",
        size=8, weight="bold", ha=side, va="bottom",
    )  # fmt: skip


def _statistics(axes: Axes, cuts: AllCuts) -> None:
    size = np.abs(cuts.z)
    axes.plot(cuts.cut, size, color=INK, lw=1.0, zorder=2)
    small = cuts.p < 0.05
    for chosen, face in ((~small, "white"), (small, MUTED)):
        axes.plot(cuts.cut[chosen], size[chosen], "o", color=MUTED, mfc=face, ms=_mark(cuts), mew=0.9, zorder=3)
    axes.plot(cuts.cut[cuts.best], size[cuts.best], "D", color=INK, ms=6.5, zorder=4)
    axes.set_ylim(0, max(float(np.nanmax(size)), cuts.line_statistic) * 1.2)
    axes.axhline(LONE, color=MUTED, lw=0.8, ls=(0, (4, 3)))
    axes.axhline(cuts.line_statistic, color=INK, lw=1.0)
    side = "left" if cuts.best > len(cuts.cut) / 2 else "right"
    box = {"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.8}
    for height, words in (
        (LONE, "p .05 were this the only cut"),
        (cuts.line_statistic, f"p .05 after searching all cuts (as {probability(cuts.line_p)} for one)"),
    ):
        axes.annotate(
            words, (0.01 if side == "left" else 1, height), (0, 2), xycoords=axes.get_yaxis_transform(),
            textcoords="offset points", size=7.5, color=MUTED, ha=side, va="bottom", bbox=box, zorder=3.5,
        )  # fmt: skip
    axes.set_ylabel("|z| of log-rank scores")
