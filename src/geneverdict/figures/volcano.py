"""All genes of a series: effect against p, with the thresholds and the target."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from geneverdict.figures.style import BLUE, INK, MUTED, TARGET, VERMILLION, Frame, Heading, panel, simulated_words
from geneverdict.messages import Message, Name, Number, Say, choice, count, known, p, threshold
from geneverdict.model.fit import Fit
from geneverdict.model.option_words import unit_words
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import GeneRow, SeriesAnswer, SeriesResult

Mask = npt.NDArray[np.bool_]

FRAME = Frame(left=0.6, axes=3.1)
SMALLEST = 1e-300
OTHERS = "#aeb7bf"


def draw(result: SeriesResult, answer: SeriesAnswer, cuts: Thresholds, *, say: Say, bare: bool) -> Figure:
    """Points are drawn as a picture inside the SVG; the target, the thresholds and the words stay sharp.

    Genes without a p-value are not drawn; a p of 0 is drawn at 1e-300.
    """
    fit = result.fit
    up, down = _called(fit, cuts)
    figure, axes = panel(FRAME, _heading(result, answer, (up, down), say=say, bare=bare))
    height = -np.log10(np.maximum(fit.p, SMALLEST))
    rest = ~(up | down)
    for chosen, marker, colour, area in ((rest, "o", OTHERS, 5), (up, "^", VERMILLION, 13), (down, "v", BLUE, 13)):
        x, y = fit.log2fc[chosen], height[chosen]
        axes.scatter(x, y, s=area, marker=marker, c=colour, alpha=0.7, linewidths=0, rasterized=True)
    _limits(axes, fit.log2fc, height, cuts.log2fc)
    _thresholds(axes, fit, cuts, say)
    if answer.row is not None and np.isfinite(answer.row.p):
        _target(axes, answer.row)
    axes.set_xlabel(say(Message("figure-axis_effect", {"unit": unit_words(answer.effect_unit)})))
    axes.set_ylabel("\N{MINUS SIGN}log10 p")
    return figure


def _heading(result: SeriesResult, answer: SeriesAnswer, called: tuple[Mask, Mask], *, say: Say, bare: bool) -> Heading:
    """How many are called, and where the target stands."""
    (up, down), tested = called, int(np.isfinite(result.fit.p).sum())
    counts = {"up": count(int(up.sum())), "down": count(int(down.sum())), "n": count(tested)}
    lines = [Message("figure-volcano_line", counts), *([_place(answer.row)] if answer.row else [])]
    title = Message("figure-volcano_title", {"series": Name(answer.id)})
    return Heading(say(title), tuple(map(say, lines)), simulated_words(result.simulated, say), bare)


def _place(row: GeneRow) -> Message:
    """The target among all genes."""
    numbers = {"p": p(row.p), "rank": count(row.rank), "ahead": Number(row.percentile, "fixed1")}
    return Message("figure-volcano_place", {"gene": Name(row.gene), **known(numbers)})


def _called(fit: Fit, cuts: Thresholds) -> tuple[Mask, Mask]:
    significant = fit.fdr < cuts.fdr
    return significant & (fit.log2fc >= cuts.log2fc), significant & (fit.log2fc <= -cuts.log2fc)


def _limits(axes: Axes, log2fc: FloatArray, height: FloatArray, cut: float) -> None:
    """Symmetric about no change; a little room above for the target's label."""
    widest = float(np.nanmax(np.abs(log2fc), initial=max(cut * 1.3, 0.5)))
    highest = float(np.nanmax(height, initial=2.0))
    axes.set_xlim(-widest * 1.05, widest * 1.05)
    axes.set_ylim(-0.02 * highest, highest * 1.08)


def _thresholds(axes: Axes, fit: Fit, cuts: Thresholds, say: Say) -> None:
    dashes: Any = (0, (4, 3))
    for cut in (-cuts.log2fc, cuts.log2fc) if cuts.log2fc > 0 else ():
        axes.axvline(cut, color=MUTED, lw=0.8, ls=dashes, zorder=2)
    below, (_, y) = fit.p[fit.fdr < cuts.fdr], axes.get_ylim()
    if below.size:
        y = -np.log10(max(float(below.max()), SMALLEST))
        axes.axhline(y, color=MUTED, lw=0.8, ls=dashes, zorder=2)
    words = say(Message("figure-volcano_fdr", {"any": choice(below.size > 0), "fdr": threshold(cuts.fdr)}))
    axes.text(
        axes.get_xlim()[1], y, words, size=8, color=MUTED, ha="right",
        va="bottom" if below.size else "top", path_effects=[withStroke(linewidth=2.5, foreground="white")], zorder=3,
    )  # fmt: skip


def _target(axes: Axes, row: GeneRow) -> None:
    x, y = row.log2fc, -np.log10(max(row.p, SMALLEST))
    axes.plot(x, y, "o", ms=9, mfc=TARGET, mec=INK, mew=1.4, zorder=5)
    right = x < 0 or x < 0.5 * axes.get_xlim()[1]
    box = {"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": "none", "alpha": 0.85}
    axes.annotate(
        row.gene, (x, y), (9 if right else -9, 7), textcoords="offset points", ha="left" if right else "right",
        weight="bold", size=9.5, bbox=box, zorder=6,
    )  # fmt: skip
