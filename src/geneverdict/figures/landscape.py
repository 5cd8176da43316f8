"""The threshold landscape: how many genes each pair of thresholds calls, and where this gene is among them."""

from __future__ import annotations

import math

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from geneverdict.figures.rowplot import empty_panel
from geneverdict.figures.style import INK, Frame, panel
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import GeneRow, SeriesAnswer
from geneverdict.model.why import GeneWhy, Landscape
from geneverdict.report.phrases import is_cut, preset_lines, where_called
from geneverdict.report.wording import shorten

# Perceptually uniform, and the same to colour-blind readers.
COLOURS = "cividis_r"
_TICKS = (1e-6, 1e-5, 1e-4, 0.001, 0.005, 0.01, 0.05, 0.1, 0.2, 0.5)
_LEVELS = (1, 10, 30, 100, 300, 1000, 3000, 10000, 30000)
_LINE = 0.145


def draw(answer: SeriesAnswer) -> Figure:
    """Colour by the logarithm of the count; counts on the contours; the gene's rectangle; presets by number."""
    why, row = answer.why, answer.row
    title = f"Thresholds in {shorten(answer.id, 30)}"
    if why is None or why.landscape is None or row is None or not why.landscape.n_called:
        return empty_panel(title, "no counts to show", simulated=answer.simulated)
    keys = preset_lines(why.presets)
    frame = Frame(height=3.9 + _LINE * len(keys), left=0.82, bottom=0.66 + _LINE * len(keys), right=0.42)
    head = "colour and contours: number of genes called"
    figure, axes = panel(frame, title, head, where_called(row, why.landscape), simulated=answer.simulated)
    left, bottom, width, height = axes.get_position().bounds
    axes.set_position((left, bottom, width, height - 0.12 / frame.height))
    x, y, counts = _grid(why.landscape)
    axes.pcolorfast(_edges(x), _edges(y), np.log1p(counts), cmap=COLOURS)
    axes.set_xlim(float(x[0]), float(x[-1]))
    axes.set_ylim(float(y[0]), float(y[-1]))
    _contours(axes, x, y, counts)
    _rectangle(axes, row)
    _presets(axes, why)
    axes.set_xlabel("cut on |log2FC|")
    axes.set_ylabel("cut on FDR")
    inside = [t for t in _TICKS if axes.get_ylim()[0] <= math.log10(t) <= axes.get_ylim()[1]]
    axes.set_yticks([math.log10(t) for t in inside], [f"{t:g}" for t in inside])
    for i, key in enumerate(keys):
        figure.text(0.1 / 4.6, (0.06 + _LINE * (len(keys) - 1 - i)) / frame.height, key, size=7.5, va="bottom")
    return figure


def _grid(landscape: Landscape) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Cuts in rising order, FDR as its logarithm, and the counts in that order."""
    x, y = np.array(landscape.log2fc_cuts), np.log10(np.array(landscape.fdr_cuts))
    counts = np.array(landscape.n_called, dtype=np.float64)
    across, up = np.argsort(x), np.argsort(y)
    return x[across], y[up], counts[up][:, across]


def _edges(centres: FloatArray) -> FloatArray:
    """Limits of the cells around the grid's points."""
    if centres.size == 1:
        return np.array([centres[0] - 0.5, centres[0] + 0.5])
    middle = (centres[1:] + centres[:-1]) / 2
    return np.concatenate([[centres[0]], middle, [centres[-1]]])


def _contours(axes: Axes, x: FloatArray, y: FloatArray, counts: FloatArray) -> None:
    levels = [level for level in _LEVELS if counts.min() < level < counts.max()]
    if not levels or min(counts.shape) < 2:
        return
    axes.contour(x, y, np.log(np.maximum(counts, 0.5)), np.log(levels), colors="white", linewidths=0.7, zorder=2)
    _name_contours(axes, x, y, counts, levels)


def _name_contours(axes: Axes, x: FloatArray, y: FloatArray, counts: FloatArray, levels: list[int]) -> None:
    """Each count stands where its contour leaves the picture: at the loosest FDR cut above it, else right of it."""
    last = {"top": -math.inf, "right": math.inf}
    for level in reversed(levels):
        across, down = _crossing(x, counts[-1], level), _crossing(y[::-1], counts[::-1, -1], level)
        if across is not None and across - last["top"] > 0.08 * (x[-1] - x[0]):
            last["top"] = across
            axes.annotate(f"{level:,}", (across, y[-1]), (0, 1.5), textcoords="offset points", size=7, ha="center")
        elif across is None and down is not None and last["right"] - down > 0.05 * (y[-1] - y[0]):
            last["right"] = down
            axes.annotate(f"{level:,}", (x[-1], down), (2, 0), textcoords="offset points", size=7, va="center")


def _crossing(along: FloatArray, counts: FloatArray, level: int) -> float | None:
    """Where counts, which fall in this direction, go below the level; None where they do not, or at an end."""
    below = np.flatnonzero(counts < level)
    if not below.size or below[0] == 0:
        return None
    return float(along[below[0] - 1] + along[below[0]]) / 2


def _rectangle(axes: Axes, row: GeneRow) -> None:
    """Cuts at which the gene is called: up to its |log2FC|, from its FDR up."""
    (left, _), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    low = max(math.log10(max(row.fdr, 1e-300)), bottom) if math.isfinite(row.fdr) else top
    width = abs(row.log2fc) - left
    if not math.isfinite(width) or width <= 0 or low >= top:
        return
    for colour, line in (("white", 4.0), (INK, 2.0)):
        axes.add_patch(Rectangle((left, low), width, top - low, fill=False, ec=colour, lw=line, zorder=3))


def _presets(axes: Axes, why: GeneWhy) -> None:
    """Numbered discs, filled where the gene is called; thresholds that fall together stand side by side."""
    seen: list[tuple[float, float]] = []
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    for n, preset in enumerate(filter(is_cut, why.presets), start=1):
        x = min(max(preset.log2fc, left), right)
        y = min(max(math.log10(preset.fdr), bottom), top)
        near = sum(abs(x - a) < 0.02 * (right - left) and abs(y - b) < 0.02 * (top - bottom) for a, b in seen)
        seen.append((x, y))
        _disc(axes, n, (x, y), near, filled=preset.called)


def _disc(axes: Axes, n: int, at: tuple[float, float], shift: int, *, filled: bool) -> None:
    axes.annotate(
        str(n),
        at,
        (0, -13 * shift),
        textcoords="offset points",
        ha="center",
        va="center",
        size=7,
        weight="bold",
        color="white" if filled else INK,
        bbox={
            "boxstyle": "circle,pad=0.18",
            "facecolor": INK if filled else "white",
            "edgecolor": "white" if filled else INK,
            "lw": 0.9,
        },
        zorder=5,
    )
