"""The target's values, sample by sample over a box for each group, control beside case; lines join the pairs."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from geneverdict.figures.style import (
    BLUE,
    INK,
    MUTED,
    ROLE_COLOUR,
    ROLE_MARKER,
    SMALL,
    VERMILLION,
    Frame,
    Heading,
    empty_panel,
    panel,
    simulated_words,
    wrapped,
)
from geneverdict.figures.words import effect_words
from geneverdict.messages import Code, Message, Name, Say, Value, count, messages, p, shorten
from geneverdict.model.option_words import unit_words
from geneverdict.model.prepared import Role
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesAnswer, SeriesResult

FRAME = Frame(width=3.9, left=0.62, bottom=0.72, above=0.4)
SIDES = (Role.CONTROL, Role.CASE)
HALF_BOX, ASIDE = 0.24, 0.27
"""Half the width of a box, in distances of the groups; of pairs boxes are narrower and stand outside their points."""
LEAST_BOX, MANY = 5, 60
"""Values of a group from which on it has a box, and from which on its points are small."""


class _Values(NamedTuple):
    """The target's value, role and individual of each sample in the model."""

    values: FloatArray
    roles: tuple[Role, ...]
    blocks: tuple[str | None, ...]

    def of(self, role: Role) -> FloatArray:
        """The known values of a group."""
        mask = np.array([r is role for r in self.roles], dtype=bool) & np.isfinite(self.values)
        return self.values[mask]


class _Pair(NamedTuple):
    control: float
    case: float


def draw(result: SeriesResult, answer: SeriesAnswer, *, say: Say, bare: bool) -> Figure:
    """Samples of the model only.  A sample without a value is left out of the picture and counted in the heading."""
    shown = _values(result, answer)
    if shown is None:
        words = say(Message("figure-values_absent"))
        return empty_panel(Heading(shorten(answer.id, 30), (words,), simulated_words(answer.simulated, say), bare))
    pairs = _pairs(shown) if answer.design == "paired" else []
    figure, axes = panel(FRAME, _heading(shown, pairs, answer, say=say, bare=bare))
    _join(axes, pairs)
    for x, role in enumerate(SIDES):
        values, outward = shown.of(role), -1 if role is Role.CONTROL else 1
        _box(axes, x + (outward * ASIDE if pairs else 0), role, values, half=HALF_BOX * (0.4 if pairs else 1))
        _points(axes, x, role, values, spread=not pairs)
    axes.set_xticks([0, 1], [_tick(shown, role, answer, say) for role in SIDES])
    axes.set_xlim(-0.55, 1.55)
    axes.tick_params(axis="x", length=0, labelsize=SMALL)
    axes.set_ylabel(say(Message("figure-values_axis", {"kind": Code(result.scale.kind)})))
    axes.margins(y=0.06)
    _bracket(axes, _compared(answer, say))
    return figure


def _heading(shown: _Values, pairs: list[_Pair], answer: SeriesAnswer, *, say: Say, bare: bool) -> Heading:
    """Pairs by direction, and what is not in the picture."""
    gene = answer.row.gene if answer.row else ""
    title = Message("figure-values_title", {"gene": Name(gene), "series": Name(answer.id)})
    line = Message("figure-values_line", {"parts": messages(_parts(shown, pairs, answer))})
    return Heading(say(title), (say(line),), simulated_words(answer.simulated, say), bare)


def _parts(shown: _Values, pairs: list[_Pair], answer: SeriesAnswer) -> list[Message]:
    parts = [Message("figure-values_box")]
    if pairs:
        up, down = sum(x.case > x.control for x in pairs), sum(x.case < x.control for x in pairs)
        directions = {"up": count(up), "down": count(down), "n": count(len(pairs))}
        parts.insert(0, Message("figure-values_pairs", directions))
        if len(pairs) < answer.n_pairs:
            parts.append(Message("figure-values_unpaired", {"n": count(answer.n_pairs - len(pairs))}))
    if missing := int(np.isnan(shown.values).sum()):
        parts.append(Message("figure-values_missing", {"n": count(missing)}))
    return parts


def _compared(answer: SeriesAnswer, say: Say) -> str:
    """The comparison of the two groups."""
    if answer.row is None:
        return ""
    told: dict[str, Value] = {
        "unit": unit_words(answer.effect_unit),
        "effect": effect_words(answer.row),
        "fdr": p(answer.row.fdr),
    }
    return say(Message("figure-values_compared", told))


def _tick(shown: _Values, role: Role, answer: SeriesAnswer, say: Say) -> str:
    """The group with the study's words for it, and how many."""
    group, label = say(role.message), answer.case_label if role is Role.CASE else answer.control_label
    named = wrapped(label, 1.55, SMALL, most=2) if label and label.casefold() not in (group, role.value) else []
    return "\n".join([group, *named, say(Message("figure-values_n", {"n": count(shown.of(role).size)}))])


def _values(result: SeriesResult, answer: SeriesAnswer) -> _Values | None:
    if answer.row is None or answer.row.gene not in result.expression.genes:
        return None
    rows = result.design.rows
    values = result.expression.values[result.expression.genes.index(answer.row.gene)]
    return _Values(
        values[list(rows)],
        tuple(result.grouping.roles[i] for i in rows),
        tuple(result.pairing.blocks[i] for i in rows),
    )


def _pairs(shown: _Values) -> list[_Pair]:
    """Of each individual that has both values; the mean where one was measured more than once."""
    found: dict[str, dict[Role, list[float]]] = defaultdict(lambda: defaultdict(list))
    for value, role, block in zip(shown.values, shown.roles, shown.blocks, strict=True):
        if block is not None and np.isfinite(value):
            found[block][role].append(float(value))
    both = (sides for sides in found.values() if all(sides[role] for role in SIDES))
    return [_Pair(float(np.mean(s[Role.CONTROL])), float(np.mean(s[Role.CASE]))) for s in both]


def _join(axes: Axes, pairs: list[_Pair]) -> None:
    """A solid line up, a broken one down."""
    for pair in pairs:
        rises = pair.case > pair.control
        look = {"color": VERMILLION, "ls": "-"} if rises else {"color": BLUE, "ls": (0, (4, 2))}
        axes.plot([0, 1], pair, lw=0.9, alpha=0.55, zorder=1, **look)


def _box(axes: Axes, x: float, role: Role, values: FloatArray, *, half: float) -> None:
    """Quartiles, median, and whiskers to the last value within 1.5 box lengths; of a few values the median alone."""
    if not values.size:
        return
    first, middle, third = np.quantile(values, [0.25, 0.5, 0.75])
    axes.plot([x - half, x + half], [middle, middle], color=INK, lw=1.8, zorder=2, solid_capstyle="butt")
    if values.size < LEAST_BOX:
        return
    reach = 1.5 * (third - first)
    low, high = values[values >= first - reach].min(), values[values <= third + reach].max()
    colour, paler = ROLE_COLOUR[role], 0.82 + 0.18 * np.array(to_rgb(ROLE_COLOUR[role]))
    axes.vlines([x, x], [low, third], [first, high], color=colour, lw=1.0, zorder=1)
    axes.bar(x, third - first, 2 * half, bottom=first, color=[paler], edgecolor=colour, lw=1.0, zorder=1)


def _points(axes: Axes, x: float, role: Role, values: FloatArray, *, spread: bool) -> None:
    """Points spread a little sideways by a fixed rule; those of pairs stand where their lines end."""
    across = _spread(values) if spread else np.zeros(values.size)
    colour, marker = ROLE_COLOUR[role], ROLE_MARKER[role]
    area = 22 if values.size <= MANY else 10
    axes.scatter(x + across, values, s=area, marker=marker, c=colour, edgecolors="white", lw=0.5, alpha=0.9, zorder=3)


def _spread(values: FloatArray) -> FloatArray:
    """Sideways places inside the box: by the golden ratio, so that no value hides its neighbour."""
    order = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    width = min(HALF_BOX * 0.8, 0.04 * values.size)
    return np.asarray(((order * 0.6180339887 + 0.5) % 1.0 - 0.5) * 2 * width, dtype=np.float64)


def _bracket(axes: Axes, words: str) -> None:
    """Above the values, from group to group."""
    axes.autoscale_view()
    above = axes.get_xaxis_transform()
    axes.plot([0, 0, 1, 1], [1.01, 1.03, 1.03, 1.01], color=MUTED, lw=0.8, transform=above, clip_on=False)
    axes.text(0.5, 1.045, words, size=SMALL, ha="center", va="bottom", transform=above)
