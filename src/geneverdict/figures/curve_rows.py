"""What a specification curve shows, worked out before anything is drawn: its order, its calls, its rows of options.

Nothing here needs matplotlib.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.figures.wording import NOTHING, number
from geneverdict.model.multiverse import (
    ChoiceSummary,
    Curve,
    CurveSummary,
    IntArray,
    OptionSummary,
    PooledSpecification,
)
from geneverdict.model.option_words import DIMENSION_WORDS, option_words
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call

Mask = npt.NDArray[np.bool_]
CALLS = (Call.UP, Call.NOT_CALLED, Call.DOWN)
MOST_ALIKE = 12
"""More single probes, series left out or covariates than this share a row, but for those that move the answer most."""


DARKEST = 2.5
"""A shade is full where the option is this many times as frequent as over all."""


class Row(NamedTuple):
    """One option, or one call."""

    label: str
    members: Mask
    """Of all specifications: those done that use it."""
    median: str
    called: str
    default: bool
    """The study's own analysis uses it."""


class Group(NamedTuple):
    """The options of one dimension."""

    name: str
    below: str
    rows: tuple[Row, ...]


class Part(NamedTuple):
    """Specifications with effects in one unit, sorted by effect."""

    unit: str
    order: IntArray
    sized: bool
    """Effects are log2 fold changes, so that a call asks for their size."""


def is_pooled(curve: Curve) -> bool:
    """Whether the curve is of the pooled analysis."""
    return isinstance(curve.specifications[0], PooledSpecification)


def call_of_each(curve: Curve, thresholds: Thresholds) -> IntArray:
    """For every specification the place of its call in ``CALLS``: FDR below the cut, or where pooled p; and the size
    of a log2 fold change.  A standardised effect, or a difference off the log2 scale, is called by FDR or p alone.
    NaN is not called."""
    evidence = curve.p if is_pooled(curve) else curve.fdr
    sized = np.array([is_sized(curve, i) for i in range(len(curve.specifications))])
    called = curve.done & (evidence < thresholds.fdr) & (~sized | (np.abs(curve.effect) >= thresholds.log2fc))
    return np.where(called, 1 - np.sign(curve.effect), 1).astype(np.intp)


def is_sized(curve: Curve, i: int) -> bool:
    """Whether the effect of specification ``i`` is a log2 fold change."""
    return curve.unit == "log2FC" and getattr(curve.specifications[i], "effect", "log2fc") == "log2fc"


def parts(curve: Curve) -> tuple[Part, ...]:
    """Done specifications by rising effect; log2FC first, and standardised effects apart from them."""
    kinds = np.array([getattr(s, "effect", "log2fc") for s in curve.specifications])
    found = []
    for kind, unit in (("log2fc", curve.unit), ("standardised", "standardised effect")):
        chosen = np.flatnonzero(curve.done & (kinds == kind))
        if chosen.size:
            order = chosen[np.argsort(curve.effect[chosen], kind="stable")]
            found.append(Part(unit, order, is_sized(curve, int(order[0]))))
    return tuple(found)


def call_group(curve: Curve, summary: CurveSummary, calls: IntArray) -> Group:
    """Where in the curve each call stands; its share from the summary, weighted."""
    shares: dict[Call, str] = dict.fromkeys(CALLS, NOTHING)
    if summary.presets:
        own = summary.presets[0]
        rest = max(0.0, 1 - own.up - own.down)
        shares = {Call.UP: percent(own.up), Call.NOT_CALLED: percent(rest), Call.DOWN: percent(own.down)}
    there = [(call, curve.done & (calls == i)) for i, call in enumerate(CALLS)]
    rows = [
        Row(str(call), members, "", shares[call], bool(members[curve.default]))
        for call, members in there
        if members.any()
    ]
    return Group("call", "", tuple(rows))


def choice_groups(curve: Curve, summary: CurveSummary) -> tuple[Group, ...]:
    """Dimensions with more than one option among the done, the one that moves the effect most first."""
    places = {name: k for k, name in enumerate(curve.dimensions)}
    varied = [(places[choice.dimension], choice) for choice in summary.choices]
    return tuple(_group(curve, k, choice) for k, choice in varied if len(_options(curve, k)) > 1)


def constant(curve: Curve) -> tuple[str, ...]:
    """``scale as settled``, ``design: paired``: the option of each dimension that has one in all that was done."""
    alone = [(name, _options(curve, k)) for k, name in enumerate(curve.dimensions)]
    return tuple(_alone(name, options[0]) for name, options in alone if len(options) == 1)


def _alone(dimension: str, option: str) -> str:
    words = option_words(dimension, option)
    return f"{dimension_words(dimension)}: {words}" if words == option else words


def dimension_words(dimension: str) -> str:
    """What a reader calls the dimension."""
    return DIMENSION_WORDS.get(dimension, dimension.replace("_", " "))


def percent(share: float) -> str:
    """A share in whole per cent; all and nothing only where it is so.

    >>> percent(0.314), percent(0.001), percent(0.999), percent(0.0), percent(float("nan"))
    ('31 %', '<1 %', '>99 %', '0 %', '–')
    """
    if math.isnan(share):
        return NOTHING
    if 0 < share < 0.005:
        return "<1 %"
    return ">99 %" if 0.995 <= share < 1 - 1e-9 else f"{100 * share:.0f} %"


def _options(curve: Curve, k: int) -> tuple[str, ...]:
    """Of dimension ``k``, among the done, in the order of their first use."""
    return tuple(dict.fromkeys(s[k] for s, done in zip(curve.specifications, curve.done, strict=True) if done))


def _group(curve: Curve, k: int, choice: ChoiceSummary) -> Group:
    name = curve.dimensions[k]
    used = np.array([s[k] for s in curve.specifications])
    own = curve.specifications[curve.default][k]
    numbers = {o.option: o for o in choice.options}
    single, shared = _apart(name, _options(curve, k), numbers, own)
    rows = [_row(name, o, curve.done & (used == o), numbers.get(o), default=o == own) for o in single]
    rows += [_shared_row(name, o, curve.done & np.isin(used, o), numbers) for o in shared]
    share = choice.share_of_variance
    # The share is of effects in one unit, so it says nothing of the choice between units.
    below = f"{percent(share)} of variance" if math.isfinite(share) and name != "effect" else ""
    return Group(dimension_words(name), below, tuple(rows))


def _row(dimension: str, option: str, members: Mask, numbers: OptionSummary | None, *, default: bool) -> Row:
    median, called = (numbers.median, numbers.called) if numbers else (math.nan, math.nan)
    words = option_words(dimension, option)
    # "dropped" is enough beside "probes of several genes".
    label = words.removeprefix(f"{dimension_words(dimension)} ")
    return Row(label, members, number(median), percent(called), default)


def _shared_row(dimension: str, options: list[str], members: Mask, numbers: dict[str, OptionSummary]) -> Row:
    """Many options in one row, with the range of their numbers."""
    medians = [numbers[o].median for o in options if o in numbers and math.isfinite(numbers[o].median)]
    called = [numbers[o].called for o in options if o in numbers and math.isfinite(numbers[o].called)]
    label = _FAMILIES[_family(dimension, options[0])].format(n=len(options))
    between = _span([number(f(medians)) for f in (min, max)]) if medians else NOTHING
    share = _span([percent(f(called)) for f in (min, max)]) if called else NOTHING
    return Row(label, members, between, share, default=False)


def _span(ends: list[str]) -> str:
    """``0…12 %``; one number where both ends are the same."""
    low, high = ends
    return high if low == high else f"{low.removesuffix(' %')}…{high}"


_FAMILIES = {
    "probe": "{n} other single probes",
    "without": "without each of {n} others",
    "covariate": "{n} other covariates",
}


def _family(dimension: str, option: str) -> str:
    """Options of which there can be any number; "" for the named ones."""
    if dimension == "probes" and option.startswith("probe:"):
        return "probe"
    if dimension == "series" and option.startswith("without"):
        return "without"
    return "covariate" if dimension == "covariates" and option not in ("none", "all") else ""


def _apart(
    dimension: str, options: tuple[str, ...], numbers: dict[str, OptionSummary], own: str
) -> tuple[list[str], list[list[str]]]:
    """Options with a row each, the largest median effect first; and lists of options that share one."""
    medians = {o: numbers[o].median if o in numbers else math.nan for o in options}
    there = [m for m in medians.values() if math.isfinite(m)]
    middle = float(np.median(there)) if there else 0.0
    shared: list[list[str]] = []
    for family in _FAMILIES:
        alike = [o for o in options if _family(dimension, o) == family and o != own]
        if len(alike) > MOST_ALIKE:
            far = sorted(alike, key=lambda o: -_at_end(abs(medians[o] - middle), -1.0))
            shared.append([o for o in alike if o not in far[: MOST_ALIKE - 1]])
    hidden = {o for alike in shared for o in alike}
    single = sorted((o for o in options if o not in hidden), key=lambda o: -_at_end(medians[o], -math.inf))
    return single, shared


def _at_end(value: float, instead: float) -> float:
    return value if math.isfinite(value) else instead
