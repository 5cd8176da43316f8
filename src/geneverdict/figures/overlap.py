"""The map of samples that appear twice: series against series, and the correlations that each finding rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import ScaledTranslation

from geneverdict.figures.style import BLUE, FAINT, GRID, INK, MUTED, VERMILLION, heading
from geneverdict.model.overlap import DropKind, Overlap, OverlapReport
from geneverdict.model.series import FloatArray
from geneverdict.report.wording import NOTHING, counted, number, shorten

MOST_PANELS = 6
"""Comparisons whose correlations are drawn: those that share most, or the closest where nothing is shared."""
_PANEL = (4.0, 1.12)
_STRIP = 0.5
_FOOT = 0.62
_SHADES = LinearSegmentedColormap.from_list("shared", ["#fbe3d4", VERMILLION])
_CELLS = f"""bold: samples shared (on the diagonal:
pairs within); grey: the highest
correlation, none shared; {NOTHING}: not compared"""
_KINDS: Mapping[DropKind, tuple[str, str]] = {
    "shared": ("in another series too", "in another series too"),
    "copy": ("copy within its series", "copies within their series"),
    "replicate": ("technical replicate", "technical replicates"),
    "individual": ("further sample of one individual", "further samples of one individual"),
    "pool": ("pool", "pools"),
}


class _Layout(NamedTuple):
    """In inches: width of the names, size of a cell, room above the matrix, size of the whole below the heading."""

    names: float
    cell: tuple[float, float]
    above: float
    left: float
    width: float
    body: float


def draw(report: OverlapReport, *, simulated: bool) -> Figure:
    """Left: a matrix of all comparisons; right: all correlations of those that show most.

    A cell tells the number of shared samples, or the highest correlation where there are none.
    """
    series = [shorten(o.series_a, 16) for o in report.overlaps if o.within]
    panels = _panels(report)
    size = _layout(series, len(panels))
    title, lines = "Samples that appear twice", _lines(report, len(series))
    top = heading(Figure(figsize=(size.width, 2)), title, *lines, simulated=simulated) + 0.12
    height = top + size.body
    figure = Figure(figsize=(size.width, height))
    heading(figure, title, *lines, simulated=simulated)
    across, down = len(series) * size.cell[0], len(series) * size.cell[1]
    below = 1 - (top + size.above + down) / height
    _matrix(figure.add_axes((size.names / size.width, below, across / size.width, down / height)), report, series)
    figure.text(0.1 / size.width, below - 0.12 / height, _CELLS, size=7.5, color=MUTED, va="top")
    for place, overlap in enumerate(panels):
        lower = 1 - (top + place * _PANEL[1] + 0.36 + _STRIP) / height
        box = (size.left / size.width, lower, _PANEL[0] / size.width, _STRIP / height)
        _strip(figure.add_axes(box), overlap, last=place == len(panels) - 1)
    if panels:
        _key(figure, size, 1 - (top + len(panels) * _PANEL[1] + 0.2) / height)
    return figure


def _layout(series: Sequence[str], n_panels: int) -> _Layout:
    n = len(series)
    cell = (0.62, 0.42) if n <= 6 else (0.5, 0.36)
    names = 0.25 + 0.075 * max(map(len, series), default=0)
    above = 0.0 if n < 2 else 0.2 if n < 3 else 0.42
    left = max(names + n * cell[0], 2.3) + 0.35
    body = max(above + n * cell[1] + 0.65, n_panels * _PANEL[1] + _FOOT)
    return _Layout(names, cell, above, left, left + _PANEL[0] + 0.2 if n_panels else max(left, 4.6), body)


def _key(figure: Figure, size: _Layout, y: float) -> None:
    """What the marks mean, at the foot of the panels."""
    handles = [
        Line2D([], [], ls="", marker="v", mfc=VERMILLION, mec="white", ms=6.5, label="same by profile"),
        Line2D([], [], ls="", marker="D", mfc=BLUE, mec="white", ms=6, label="by accession"),
        Line2D([], [], color=INK, lw=1, ls=(0, (3, 2)), label="counts from here"),
        Rectangle((0, 0), 1, 1, color=FAINT, label="others (√ count)"),
    ]
    at = ((size.left - 0.1) / size.width, y)
    figure.legend(
        handles=handles, loc="upper left", bbox_to_anchor=at, ncols=4, fontsize=7.5, handletextpad=0.3,
        columnspacing=0.9, handlelength=1.3, borderpad=0,
    )  # fmt: skip


def _lines(report: OverlapReport, n: int) -> list[str]:
    pairs, shown = sum(not o.within for o in report.overlaps), len(_panels(report))
    compared = f"{counted(pairs, 'pair')}, and each with itself" if n > 1 else "compared with itself"
    found = sum(bool(o.shared) for o in report.overlaps)
    drawn = f"Drawn: the {shown} comparisons with most, of {found}." if found > shown else ""
    drawn = drawn if found else "No sample was found twice; drawn: what comes closest."
    how = "Correlation of profiles, each gene centred within case and within control of its series."
    return [f"{counted(n, 'series')}: {compared}. {_left_out(report)}", f"{how} {drawn}".strip()]


def _left_out(report: OverlapReport) -> str:
    counts = Counter(one.kind for one in report.dropped)
    if not counts:
        return "Nothing is left out of the pooling."
    parts = [f"{counts[kind]} {words[counts[kind] > 1]}" for kind, words in _KINDS.items() if counts[kind]]
    return f"Left out of the pooling: {', '.join(parts)}."


def _panels(report: OverlapReport) -> list[Overlap]:
    """The comparisons with most found; where nothing was found, the three that come nearest to their line."""
    found = sorted((o for o in report.overlaps if o.shared), key=lambda o: -len(o.shared))
    judged = [o for o in report.overlaps if o.rest is not None]
    nearest = sorted(judged, key=_distance)[:3]
    return found[:MOST_PANELS] if found else nearest


def _distance(overlap: Overlap) -> float:
    return overlap.rest.line - overlap.rest.largest if overlap.rest else 9.0


def _matrix(axes: Axes, report: OverlapReport, series: Sequence[str]) -> None:
    n = len(series)
    place = {o.series_a: i for i, o in enumerate(o for o in report.overlaps if o.within)}
    most = max((len(o.shared) for o in report.overlaps), default=0)
    for overlap in report.overlaps:
        column, row = sorted((place[overlap.series_a], place[overlap.series_b]))
        _cell(axes, overlap, column, row, most)
    axes.set_xlim(-0.5, n - 0.5)
    axes.set_ylim(n - 0.5, -0.5)
    axes.set_yticks(range(n), series, size=8)
    axes.set_xticks([])
    for i, name in enumerate(series[:-1]):
        axes.text(i + 0.03, i - 0.58, name, size=7.5, color=MUTED, rotation=0 if n < 3 else 28, ha="left", va="bottom")
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


def _cell(axes: Axes, overlap: Overlap, column: int, row: int, most: int) -> None:
    n = len(overlap.shared)
    fill = _SHADES(0.25 + 0.75 * n / most) if n else GRID if overlap.within else "#f6f7f8"
    edge = INK if n else "white"
    axes.add_patch(Rectangle((column - 0.47, row - 0.46), 0.94, 0.92, fc=fill, ec=edge, lw=0.9 if n else 0))
    if n:
        axes.text(column, row, str(n), ha="center", va="center", size=9.5, weight="bold", color=INK)
    else:
        text = NOTHING if overlap.rest is None else number(overlap.rest.largest)
        axes.text(column, row, text, ha="center", va="center", size=7.5, color=MUTED)


def _strip(axes: Axes, overlap: Overlap, *, last: bool) -> None:
    """Histogram of the rest in grey (its height by the square root of the count), each match a mark above it."""
    profile = [s for s in overlap.shared if np.isfinite(s.correlation)]
    rest = _without(overlap.correlations, [s.correlation for s in profile if "profile" in s.evidence])
    if rest.size:
        counts, edges = np.histogram(rest, bins=np.linspace(-1, 1, 81))
        heights = np.sqrt(counts / max(counts.max(), 1))
        axes.bar(edges[:-1], heights, np.diff(edges), align="edge", color=FAINT, lw=0)
    for known, colour, marker in ((False, VERMILLION, "v"), (True, BLUE, "D")):
        r = [s.correlation for s in profile if ("accession" in s.evidence) is known]
        if r:
            axes.plot(r, np.full(len(r), 0.55), ls="", marker=marker, ms=5.5, mfc=colour, mec="white", mew=0.5)
    if overlap.rest is not None:
        axes.axvline(overlap.rest.line, color=INK, lw=1, ls=(0, (3, 2)))
    axes.set_xlim(-1, 1.02)
    axes.set_ylim(0, 1.08)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_xticks([-1, -0.5, 0, 0.5, 1])
    axes.tick_params(labelbottom=last, labelsize=7.5)
    if last:
        axes.set_xlabel("correlation of two samples", size=8, labelpad=1)
    _say(axes, overlap, rest.size)


def _say(axes: Axes, overlap: Overlap, n_rest: int) -> None:
    a, b = (shorten(name, 20) for name in (overlap.series_a, overlap.series_b))
    what = f"{len(overlap.shared)} shared" if overlap.shared else "none shared"
    title = f"within {a}: {_twice(overlap)}" if overlap.within else f"{a} and {b}: {what}"
    place = axes.transAxes + ScaledTranslation(0, 0.17, axes.figure.dpi_scale_trans)
    axes.text(0, 1, title, transform=place, size=8.5, weight="bold", color=INK, va="bottom")
    detail = f"{n_rest:,} other pairs of samples, {overlap.n_genes:,} genes"
    detail = detail if overlap.rest is not None else "by accession; profiles could not be compared"
    place = axes.transAxes + ScaledTranslation(0, 0.03, axes.figure.dpi_scale_trans)
    axes.text(0, 1, detail, transform=place, size=7.5, color=MUTED, va="bottom")


def _twice(overlap: Overlap) -> str:
    return counted(len(overlap.shared), "pair") if overlap.shared else "none twice"


def _without(values: FloatArray, found: Sequence[float]) -> FloatArray:
    """``values`` less one entry for each of ``found``."""
    left = np.sort(values)
    places = np.searchsorted(left, np.sort(np.asarray(found)))
    return np.delete(left, np.minimum(places, max(len(left) - 1, 0))) if len(found) else left
