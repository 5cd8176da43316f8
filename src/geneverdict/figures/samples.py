"""Pictures of the samples: principal components and correlations."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

from geneverdict.figures.style import (
    FAINT,
    MUTED,
    ROLE_COLOUR,
    ROLE_MARKER,
    Frame,
    Heading,
    panel,
    shortened,
    simulated_words,
    text_width,
)
from geneverdict.messages import Message, Name, Number, Say, count, percent, whole
from geneverdict.model.prepared import Role
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesResult

_ALL_NAMED = 14
_FAR_NAMED = 5
"""In a scatter plot of up to 14 samples every name that finds room is written; of more, the five farthest out."""

_NAME_POINTS = 7
_ROOM = 0.8
"""Inches of a sample's name."""
MOST_NAMED = 45
"""Samples of a heat map up to which each is named."""
ALIKE = 0.98
"""Colours reach from the lowest correlation to the highest, but never tell apart what is all above this."""


def draw_pca(result: SeriesResult, *, say: Say, bare: bool) -> Figure:
    """First two components, all samples of the series; thin lines join pairs that the model uses."""
    quality = result.quality
    figure, axes = panel(Frame(bottom=0.85), _pca_heading(result, say=say, bare=bare))
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
    axes.set_xlabel(say(_component(result, 0)))
    axes.set_ylabel(say(_component(result, 1)))
    _role_legend(figure, result, say)
    return figure


def _pca_heading(result: SeriesResult, *, say: Say, bare: bool) -> Heading:
    quality = result.quality
    numbers = {"samples": count(len(quality.samples)), "genes": count(quality.n_genes_pca)}
    return _heading(result, "pca", numbers, say=say, bare=bare)


def _heading(result: SeriesResult, what: str, numbers: dict[str, Number], *, say: Say, bare: bool) -> Heading:
    title = Message(f"figure-{what}_title", {"series": Name(result.id)})
    line = Message(f"figure-{what}_line", numbers)
    return Heading(say(title), (say(line),), simulated_words(result.simulated, say), bare)


def _component(result: SeriesResult, which: int) -> Message:
    share = percent(result.quality.explained[which])
    return Message("figure-pca_axis", {"which": whole(which + 1), "share": share})


def _role_names(result: SeriesResult) -> dict[Role, Message]:
    """The key of the groups there are, with counts."""
    counts = {role: result.grouping.count(role) for role in (Role.CONTROL, Role.CASE, Role.NEITHER)}
    return {
        role: Message("figure-role_count", {"role": role.message, "n": count(n)}) for role, n in counts.items() if n
    }


def _correlation_heading(result: SeriesResult, off: FloatArray, *, say: Say, bare: bool) -> Heading:
    """``off``: the correlations of samples with each other, NaN where there is none."""
    known = off[np.isfinite(off)]
    lowest, middle = (float(np.min(known)), float(np.median(known))) if known.size else (np.nan, np.nan)
    numbers = {"lowest": Number(lowest, "fixed3"), "middle": Number(middle, "fixed3")}
    return _heading(result, "correlation", numbers, say=say, bare=bare)


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
    halo = [withStroke(linewidth=2, foreground="white")]
    taken = [Bbox.from_bounds(x - 4, y - 4, 8, 8) for x, y in spots]
    for i in farthest[: n if n <= _ALL_NAMED else _FAR_NAMED].tolist():
        name = shortened(result.quality.samples[i], _ROOM, _NAME_POINTS)
        left = bool(away[i, 0] > 0)
        box = _name_box(spots[i], name, left=left)
        if any(box.overlaps(other) for other in taken):
            continue
        taken.append(box)
        place, side = ((-6, 4), "right") if left else ((6, 4), "left")
        axes.annotate(
            name, pca[i], place, textcoords="offset points", ha=side, size=_NAME_POINTS, color=MUTED, path_effects=halo
        )


def _name_box(spot: FloatArray, name: str, *, left: bool) -> Bbox:
    """Where a name would stand beside its point; all in points."""
    x, y = spot.tolist()
    width = 72 * text_width(name, _NAME_POINTS)
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


def _role_legend(figure: Figure, result: SeriesResult, say: Say) -> None:
    """Key of the groups at the foot of a figure."""
    handles = [
        Line2D([], [], ls="", marker=ROLE_MARKER[role], color=ROLE_COLOUR[role], ms=6.5, label=say(name))
        for role, name in _role_names(result).items()
    ]
    figure.legend(handles=handles, loc="lower center", ncols=3, handletextpad=0.2, columnspacing=1.5)


def draw_correlation(result: SeriesResult, *, say: Say, bare: bool) -> Figure:
    """Pearson correlation of the samples, clustered, without that of each with itself; the strips tell the groups."""
    quality = result.quality
    order = list(quality.order)
    values = quality.correlation[np.ix_(order, order)]
    off = values[~np.eye(len(order), dtype=bool)]
    names = len(order) <= MOST_NAMED
    frame = Frame(left=0.98 if names else 0.4, axes=2.84 if names else 3.4, right=0.78)
    figure, axes = panel(frame, _correlation_heading(result, off, say=say, bare=bare))
    low, high = float(np.nanmin(off, initial=ALIKE)), float(np.nanmax(off, initial=-1.0))
    values[np.diag_indices(len(order))] = np.nan
    axes.set_facecolor(FAINT)
    image = axes.imshow(
        values, vmin=low, vmax=high if low < high < ALIKE else 1, cmap="cividis", interpolation="nearest", aspect="auto"
    )
    _strips(axes, [result.grouping.roles[i] for i in order])
    if names:
        points = max(4.0, min(7.0, 190 / len(order)))
        labels = [shortened(quality.samples[i], _ROOM, points) for i in order]
        axes.set_yticks(range(len(order)), labels, size=points)
    else:
        axes.set_yticks([])
    axes.set_xticks([])
    axes.tick_params(length=0, pad=9)
    axes.spines[:].set_visible(False)
    box = axes.get_position()
    bar = figure.colorbar(image, cax=figure.add_axes((box.x1 + 0.025, box.y0, 0.03, box.height)))
    bar.outline.set_visible(False)
    bar.ax.tick_params(labelsize=8, length=2)
    _role_legend(figure, result, say)
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
