"""What a specification curve shows, worked out before anything is drawn: its order, its calls, its rows of options.

Nothing here needs matplotlib.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.evidence.multiverse.words import call_words
from geneverdict.messages import Message, Say, count, effect, share, write
from geneverdict.model.multiverse import (
    ChoiceSummary,
    Curve,
    CurveSummary,
    IntArray,
    OptionSummary,
    PooledSpecification,
)
from geneverdict.model.option_words import (
    COVARIATES,
    PROBE,
    WITHOUT,
    dimension_words,
    option_alone,
    option_in_short,
    unit_words,
)
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call

Mask = npt.NDArray[np.bool_]
CALLS = (Call.UP, Call.NOT_CALLED, Call.DOWN)
MOST_ALIKE = 12
"""More single probes, series left out or covariates than this share a row, but for those that move the answer most."""


DARKEST = 2.5
"""A shade is full where the option is this many times as frequent as over all."""


class Row(NamedTuple):
    """One option, or one call, in the reader's words."""

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

    unit: Message
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
            found.append(Part(unit_words(unit), order, is_sized(curve, int(order[0]))))
    return tuple(found)


def call_group(curve: Curve, summary: CurveSummary, calls: IntArray, *, say: Say) -> Group:
    """Where in the curve each call stands; its share from the summary, weighted."""
    shares = dict.fromkeys(CALLS, math.nan)
    if summary.presets:
        own = summary.presets[0]
        rest = max(0.0, 1 - own.up - own.down)
        shares = {Call.UP: own.up, Call.NOT_CALLED: rest, Call.DOWN: own.down}
    there = [(call, curve.done & (calls == i)) for i, call in enumerate(CALLS)]
    rows = [
        Row(say(call_words(call)), members, "", say(percent(shares[call])), bool(members[curve.default]))
        for call, members in there
        if members.any()
    ]
    return Group(say(Message("figure-head_call")), "", tuple(rows))


def choice_groups(curve: Curve, summary: CurveSummary, *, say: Say) -> tuple[Group, ...]:
    """Dimensions with more than one option among the done, the one that moves the effect most first."""
    places = {name: k for k, name in enumerate(curve.dimensions)}
    varied = [(places[choice.dimension], choice) for choice in summary.choices]
    return tuple(_group(curve, k, choice, say) for k, choice in varied if len(_options(curve, k)) > 1)


def constant(curve: Curve) -> tuple[Message, ...]:
    """``scale as settled``, ``design: paired``: the option of each dimension that has one in all that was done."""
    alone = [(name, _options(curve, k)) for k, name in enumerate(curve.dimensions)]
    return tuple(option_alone(name, options[0]) for name, options in alone if len(options) == 1)


def percent(part: float) -> Message:
    """A share of the specifications as it stands in a table, a dash where it is not known."""
    return Message("figure-percent", {"share": share(part)})


def _options(curve: Curve, k: int) -> tuple[str, ...]:
    """Of dimension ``k``, among the done, in the order of their first use."""
    return tuple(dict.fromkeys(s[k] for s, done in zip(curve.specifications, curve.done, strict=True) if done))


def _group(curve: Curve, k: int, choice: ChoiceSummary, say: Say) -> Group:
    name = curve.dimensions[k]
    used = np.array([s[k] for s in curve.specifications])
    own = curve.specifications[curve.default][k]
    numbers = {o.option: o for o in choice.options}
    single, shared = _apart(name, _options(curve, k), numbers, own)
    rows = [_row(name, o, curve.done & (used == o), numbers.get(o), default=o == own, say=say) for o in single]
    rows += [_shared_row(name, o, curve.done & np.isin(used, o), numbers, say) for o in shared]
    part = choice.share_of_variance
    # The share is of effects in one unit, so it says nothing of the choice between units.
    told = math.isfinite(part) and name != "effect"
    below = say(Message("figure-of_variance", {"share": share(part)})) if told else ""
    return Group(say(dimension_words(name)), below, tuple(rows))


def _row(dimension: str, option: str, members: Mask, numbers: OptionSummary | None, *, default: bool, say: Say) -> Row:
    median, called = (numbers.median, numbers.called) if numbers else (math.nan, math.nan)
    label = say(option_in_short(dimension, option))
    return Row(label, members, write(effect(median)), say(percent(called)), default)


def _shared_row(dimension: str, options: list[str], members: Mask, numbers: dict[str, OptionSummary], say: Say) -> Row:
    """Many options in one row, with the range of their numbers."""
    medians = [numbers[o].median for o in options if o in numbers and math.isfinite(numbers[o].median)]
    called = [numbers[o].called for o in options if o in numbers and math.isfinite(numbers[o].called)]
    label = say(Message(f"figure-other_{_family(dimension, options[0])}", {"n": count(len(options))}))
    low, high = (write(effect(f(medians))) for f in (min, max)) if medians else (write(effect(math.nan)),) * 2
    between = high if low == high else f"{low}…{high}"
    return Row(label, members, between, say(_span(called)), default=False)


def _span(parts: list[float]) -> Message:
    """``0…12 %``; one number where both ends are the same."""
    low, high = (share(f(parts)) for f in (min, max)) if parts else (share(math.nan), share(math.nan))
    if write(low) == write(high):
        return Message("figure-percent", {"share": high})
    return Message("figure-percent_between", {"low": low, "high": high})


_FAMILIES = ("probes", "series", "covariates")


def _family(dimension: str, option: str) -> str:
    """Options of which there can be any number; "" for the named ones."""
    start = {"probes": PROBE, "series": WITHOUT}.get(dimension)
    if start is not None:
        return dimension if option.startswith(start) else ""
    return "covariates" if dimension == "covariates" and option not in COVARIATES else ""


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
