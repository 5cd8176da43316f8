"""The target's values, sample by sample, control beside case; lines join the pairs."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from geneverdict.figures.style import BLUE, INK, ROLE_COLOUR, ROLE_MARKER, VERMILLION, Frame, panel
from geneverdict.figures.wording import counted, effect, probability, shorten
from geneverdict.model.prepared import Role
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesAnswer, SeriesResult

_FRAME = Frame(bottom=0.78)
_SIDES = (Role.CONTROL, Role.CASE)


class _Values(NamedTuple):
    """The target's value, role and individual of each sample in the model."""

    values: FloatArray
    roles: tuple[Role, ...]
    blocks: tuple[str | None, ...]


def draw(result: SeriesResult, answer: SeriesAnswer) -> Figure:
    """Samples of the model only.  A sample without a value is left out of the picture and counted in the heading."""
    gene = answer.row.gene if answer.row else ""
    shown = _values(result, gene)
    if answer.row is None or shown is None:
        figure, axes = panel(
            _FRAME, f"{shorten(answer.id, 30)}", "the gene was not measured", simulated=answer.simulated
        )
        axes.set_axis_off()
        return figure
    pairs = _pairs(shown) if answer.design == "paired" else []
    lines = [
        f"{answer.effect_unit} {effect(answer.row)}, FDR {probability(answer.row.fdr)}",
        _second(shown, pairs, answer),
    ]
    title = f"{gene} in {shorten(answer.id, 30)}"
    figure, axes = panel(_FRAME, title, *lines, simulated=answer.simulated)
    _join(axes, pairs)
    for x, role in enumerate(_SIDES):
        _points(axes, x, role, _of(shown, role), jitter=not pairs)
    labels = [_tick(shown, Role.CONTROL, answer.control_label), _tick(shown, Role.CASE, answer.case_label)]
    axes.set_xticks([0, 1], labels)
    axes.set_xlim(-0.55, 1.55)
    axes.tick_params(axis="x", length=0)
    axes.set_ylabel(value_unit(result))
    axes.margins(y=0.08)
    return figure


def value_unit(result: SeriesResult) -> str:
    """What the values are: log2 expression, log2 ratio, or centred or z-scored values."""
    return scale_unit(result.scale.kind)


def scale_unit(kind: str) -> str:
    """The same for a kind of scale."""
    return {
        "linear": "log2 expression",
        "log2": "log2 expression",
        "log_ratio": "log2 ratio of the two channels",
        "centred": "gene-centred value (not a log2 level)",
        "zscored": "z-score (not a log2 level)",
    }[kind]


def _values(result: SeriesResult, gene: str) -> _Values | None:
    if gene not in result.expression.genes:
        return None
    rows = result.design.rows
    values = result.expression.values[result.expression.genes.index(gene)]
    return _Values(
        values[list(rows)],
        tuple(result.grouping.roles[i] for i in rows),
        tuple(result.pairing.blocks[i] for i in rows),
    )


def _of(shown: _Values, role: Role) -> FloatArray:
    mask = np.array([r is role for r in shown.roles], dtype=bool) & np.isfinite(shown.values)
    return shown.values[mask]


def _pairs(shown: _Values) -> list[tuple[float, float]]:
    """(control, case) of each individual that has both; the mean where one was measured more than once."""
    found: dict[str, dict[Role, list[float]]] = defaultdict(lambda: defaultdict(list))
    for value, role, block in zip(shown.values, shown.roles, shown.blocks, strict=True):
        if block is not None and np.isfinite(value):
            found[block][role].append(float(value))
    both = (sides for sides in found.values() if all(sides[role] for role in _SIDES))
    return [(float(np.mean(s[Role.CONTROL])), float(np.mean(s[Role.CASE]))) for s in both]


def _second(shown: _Values, pairs: list[tuple[float, float]], answer: SeriesAnswer) -> str:
    """Second line: pairs by direction, and what is not in the picture."""
    parts = ["bar: median"]
    if pairs:
        up, down = sum(b > a for a, b in pairs), sum(b < a for a, b in pairs)
        parts.insert(0, f"higher in case in {up} of {counted(len(pairs), 'pair')}, lower in {down}")
        if len(pairs) < answer.n_pairs:
            parts.append(f"{counted(answer.n_pairs - len(pairs), 'pair')} without both values")
    missing = int(np.isnan(shown.values).sum())
    if missing:
        parts.append(f"{counted(missing, 'sample')} without a value")
    return "; ".join(parts)


def _join(axes: Axes, pairs: list[tuple[float, float]]) -> None:
    for low, high in pairs:
        higher = high > low
        look = {"color": VERMILLION, "ls": "-"} if higher else {"color": BLUE, "ls": (0, (4, 2))}
        axes.plot([0, 1], [low, high], lw=1.0, alpha=0.55, zorder=1, **look)


def _points(axes: Axes, x: float, role: Role, values: FloatArray, *, jitter: bool) -> None:
    """Points spread a little sideways by a fixed rule, and the group's median as a bar."""
    if not values.size:
        return
    spread = _spread(values) if jitter else np.zeros(values.size)
    colour, marker = ROLE_COLOUR[role], ROLE_MARKER[role]
    axes.scatter(x + spread, values, s=34, marker=marker, c=colour, edgecolors="white", lw=0.6, alpha=0.9, zorder=3)
    middle = float(np.median(values))
    # Between the pairs' lines a bar would hide values, so it stands outside of them.
    outside = (x - 0.3, x - 0.06) if role is Role.CONTROL else (x + 0.06, x + 0.3)
    start, stop = (x - 0.34, x + 0.34) if jitter else outside
    axes.plot([start, stop], [middle, middle], color=INK, lw=2, zorder=2, solid_capstyle="butt")


def _spread(values: FloatArray) -> FloatArray:
    """Sideways places in −0.22 … 0.22: by the golden ratio, so that no value hides its neighbour."""
    order = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    width = min(0.22, 0.04 * values.size)
    return np.asarray(((order * 0.6180339887 + 0.5) % 1.0 - 0.5) * 2 * width, dtype=np.float64)


def _tick(shown: _Values, role: Role, label: str) -> str:
    group = "case" if role is Role.CASE else "control"
    name = "\n".join(textwrap.wrap(label, 24, max_lines=2, placeholder=" …")) if label else group
    if label and label.casefold() != group:
        name = f"{group}: {name}" if len(name) < 16 else f"{group}\n{name}"
    return f"{name}\nn = {_of(shown, role).size}"
