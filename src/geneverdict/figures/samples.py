"""Pictures of the samples: principal components and correlations."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Bbox

from geneverdict.figures.style import FAINT, MUTED, ROLE_COLOUR, ROLE_MARKER, Frame, panel
from geneverdict.figures.wording import counted, number, shorten
from geneverdict.model.prepared import Role
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesResult

_ALL_NAMED = 14
_FAR_NAMED = 5
"""In a scatter plot of up to 14 samples every name that finds room is written; of more, the five farthest out."""

_NAME_POINTS = 7


def draw_pca(result: SeriesResult) -> Figure:
    """First two components, all samples of the series; thin lines join pairs that the model uses."""
    quality = result.quality
    title = f"Principal components, {shorten(result.id, 24)}"
    lines = [f"{counted(len(quality.samples), 'sample')}, {quality.n_genes_pca:,} genes"]
    figure, axes = panel(Frame(bottom=0.85), title, *lines, simulated=result.simulated)
    _pair_lines(axes, result)
    roles = result.grouping.roles
    for role in Role:
        places = [i for i, r in enumerate(roles) if r is role]
        if places:
            x, y = quality.pca[places].T
            axes.scatter(
                x, y, s=42, marker=ROLE_MARKER[role], c=ROLE_COLOUR[role], edgecolors="white", lw=0.7, zorder=3
            )
    axes.margins(0.12)
    _name_samples(axes, result)
    first, second = (number(100 * share, 0) for share in quality.explained)
    axes.set_xlabel(f"component 1 ({first} % of variance)")
    axes.set_ylabel(f"component 2 ({second} %)")
    _role_legend(figure, result)
    return figure


def _name_samples(axes: Axes, result: SeriesResult) -> None:
    """Names beside the points, farthest out first, towards the middle.

    A name that would cover a point or another name is left out.
    """
    pca = result.quality.pca
    away = pca - pca.mean(axis=0)
    farthest = np.argsort(-np.hypot(*(away / np.maximum(np.abs(away).max(axis=0), 1e-12)).T), kind="stable")
    n = len(pca)
    axes.autoscale_view()  # the places below depend on the limits
    spots = axes.transData.transform(pca) / axes.figure.dpi * 72
    taken = [Bbox.from_bounds(x - 4, y - 4, 8, 8) for x, y in spots]
    for i in farthest[: n if n <= _ALL_NAMED else _FAR_NAMED].tolist():
        name = shorten(result.quality.samples[i], 14)
        left = bool(away[i, 0] > 0)
        box = _name_box(spots[i], name, left=left)
        if any(box.overlaps(other) for other in taken):
            continue
        taken.append(box)
        place, side = ((-6, 4), "right") if left else ((6, 4), "left")
        axes.annotate(name, pca[i], place, textcoords="offset points", ha=side, size=_NAME_POINTS, color=MUTED)


def _name_box(spot: FloatArray, name: str, *, left: bool) -> Bbox:
    """Where a name would stand beside its point; all in points."""
    x, y = spot.tolist()
    width = 0.62 * _NAME_POINTS * len(name)
    start = x - 6 - width if left else x + 6
    return Bbox.from_bounds(start, y + 2, width, _NAME_POINTS + 3)


def _pair_lines(axes: Axes, result: SeriesResult) -> None:
    if result.design.kind != "paired":
        return
    members: dict[str, list[int]] = {}
    for i in result.design.rows:
        block = result.pairing.blocks[i]
        if block is not None:
            members.setdefault(block, []).append(i)
    for group in members.values():
        for a, b in pairwise(group):
            axes.plot(*result.quality.pca[[a, b]].T, color=FAINT, lw=0.8, zorder=1)


def _role_legend(figure: Figure, result: SeriesResult) -> None:
    """Key of the groups at the foot of a figure, with counts."""
    handles = [
        Line2D(
            [],
            [],
            ls="",
            marker=ROLE_MARKER[r],
            color=ROLE_COLOUR[r],
            ms=6.5,
            label=f"{r} ({result.grouping.count(r)})",
        )
        for r in (Role.CONTROL, Role.CASE, Role.NEITHER)
        if result.grouping.count(r)
    ]
    figure.legend(handles=handles, loc="lower center", ncols=3, handletextpad=0.2, columnspacing=1.5)


def draw_correlation(result: SeriesResult) -> Figure:
    """Pearson correlation of the samples, clustered; the strip on the left tells the groups."""
    quality = result.quality
    order = list(quality.order)
    values = quality.correlation[np.ix_(order, order)]
    off = values[~np.eye(len(order), dtype=bool)]
    off = off[np.isfinite(off)]
    lowest, middle = (float(np.min(off)), float(np.median(off))) if off.size else (float("nan"), float("nan"))
    lines = [f"Pearson, clustered; lowest {number(lowest, 3)}, median {number(middle, 3)}"]
    names = len(order) <= 45
    frame = Frame(height=4.5, left=0.98 if names else 0.4, bottom=0.55, right=0.78)
    figure, axes = panel(frame, f"Sample correlation, {shorten(result.id, 24)}", *lines, simulated=result.simulated)
    floor = 0.98 if np.isnan(lowest) else min(lowest, 0.98)
    image = axes.imshow(values, vmin=floor, vmax=1, cmap="cividis", interpolation="nearest", aspect="auto")
    _strips(axes, [result.grouping.roles[i] for i in order])
    if names:
        labels = [shorten(quality.samples[i], 12) for i in order]
        points = max(4.0, min(7.0, 190 / len(order)))
        axes.set_yticks(range(len(order)), labels, size=points)
    else:
        axes.set_yticks([])
    axes.set_xticks([])
    axes.tick_params(length=0, pad=9)
    axes.spines[:].set_visible(False)
    box = axes.get_position()
    bar = figure.colorbar(image, cax=figure.add_axes((box.x1 + 0.025, box.y0, 0.03, box.height)))
    bar.outline.set_visible(False)
    bar.ax.tick_params(labelsize=7.5, length=2)
    _role_legend(figure, result)
    return figure


def _strips(axes: Axes, roles: list[Role]) -> None:
    """A colour strip along the left and the lower edge: which group each row and column is."""
    kinds = list(Role)
    cells = np.array([[kinds.index(r) for r in roles]])
    colours = ListedColormap([ROLE_COLOUR[r] for r in kinds])
    for place, picture in (((-0.03, 0, 0.02, 1), cells.T), ((0, -0.03, 1, 0.02), cells)):
        strip = axes.inset_axes(place)
        strip.imshow(picture, cmap=colours, vmin=-0.5, vmax=len(kinds) - 0.5, aspect="auto", interpolation="nearest")
        strip.set_axis_off()
