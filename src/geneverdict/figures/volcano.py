"""All genes of a series: effect against p, with the thresholds and the target."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from geneverdict.figures.style import BLUE, INK, MUTED, VERMILLION, Frame, panel
from geneverdict.figures.wording import MINUS, counted, number, probability, shorten
from geneverdict.model.fit import Fit
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import GeneRow, SeriesAnswer, SeriesResult

Mask = npt.NDArray[np.bool_]

_FRAME = Frame()
_SMALLEST = 1e-300


def draw(result: SeriesResult, answer: SeriesAnswer, cuts: Thresholds) -> Figure:
    """Points are drawn as a picture inside the SVG; the target, the thresholds and the words stay sharp.

    Genes without a p-value are not drawn; a p of 0 is drawn at 1e-300.
    """
    fit = result.fit
    up, down = _called(fit, cuts)
    tested = int(np.isfinite(fit.p).sum())
    lines = [f"{up.sum():,} up ▲, {down.sum():,} down ▼ of {counted(tested, 'gene')}", *_target_line(answer)]
    title = f"All genes in {shorten(answer.id, 30)}"
    figure, axes = panel(_FRAME, title, *lines, simulated=result.simulated)
    height = -np.log10(np.maximum(fit.p, _SMALLEST))
    rest = ~(up | down)
    for chosen, marker, colour, area in ((rest, "o", "#aeb7bf", 5), (up, "^", VERMILLION, 13), (down, "v", BLUE, 13)):
        x, y = fit.log2fc[chosen], height[chosen]
        axes.scatter(x, y, s=area, marker=marker, c=colour, alpha=0.7, linewidths=0, rasterized=True)
    _limits(axes, fit.log2fc, height, cuts.log2fc)
    _thresholds(axes, fit, cuts)
    if answer.row is not None and np.isfinite(answer.row.p):
        _target(axes, answer.row)
    axes.set_xlabel(f"{answer.effect_unit}, case {MINUS} control")
    axes.set_ylabel(f"{MINUS}log10 p")
    return figure


def _called(fit: Fit, cuts: Thresholds) -> tuple[Mask, Mask]:
    significant = fit.fdr < cuts.fdr
    return significant & (fit.log2fc >= cuts.log2fc), significant & (fit.log2fc <= -cuts.log2fc)


def _target_line(answer: SeriesAnswer) -> list[str]:
    row = answer.row
    if row is None:
        return []
    place = f"rank {row.rank:,} by p, ahead of {number(row.percentile, 1)} %"
    return [f"{row.gene}: p {probability(row.p)}, {place}" if np.isfinite(row.p) else f"{row.gene}: no p-value"]


def _limits(axes: Axes, log2fc: FloatArray, height: FloatArray, cut: float) -> None:
    """Symmetric about no change; a little room above for the target's label."""
    widest = float(np.nanmax(np.abs(log2fc), initial=max(cut * 1.3, 0.5)))
    highest = float(np.nanmax(height, initial=2.0))
    axes.set_xlim(-widest * 1.05, widest * 1.05)
    axes.set_ylim(-0.02 * highest, highest * 1.08)


def _thresholds(axes: Axes, fit: Fit, cuts: Thresholds) -> None:
    dashes: Any = (0, (4, 3))
    if cuts.log2fc > 0:
        for cut in (-cuts.log2fc, cuts.log2fc):
            axes.axvline(cut, color=MUTED, lw=0.8, ls=dashes, zorder=2)
    below = fit.p[fit.fdr < cuts.fdr]
    if below.size:
        line = -np.log10(max(float(below.max()), _SMALLEST))
        axes.axhline(line, color=MUTED, lw=0.8, ls=dashes, zorder=2)
        text, y = f"FDR {cuts.fdr:g}", line
    else:
        text, y = f"no gene at FDR < {cuts.fdr:g}", axes.get_ylim()[1]
    edge = axes.get_xlim()[1]
    halo = [withStroke(linewidth=2.5, foreground="white")]
    side = "bottom" if below.size else "top"
    axes.text(edge, y, text, size=8, color=MUTED, ha="right", va=side, path_effects=halo, zorder=3)


def _target(axes: Axes, row: GeneRow) -> None:
    x, y = row.log2fc, -np.log10(max(row.p, _SMALLEST))
    axes.plot(x, y, "o", ms=9, mfc="#f0e442", mec=INK, mew=1.4, zorder=5)
    right = x < 0 or x < 0.5 * axes.get_xlim()[1]
    box = {"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": "none", "alpha": 0.85}
    axes.annotate(
        row.gene,
        (x, y),
        (9 if right else -9, 7),
        textcoords="offset points",
        ha="left" if right else "right",
        weight="bold",
        size=9.5,
        bbox=box,
        zorder=6,
    )
