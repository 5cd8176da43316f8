"""From the options that a series offers to its specifications: every combination, or as many as are asked for."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.multiverse.rules import Limits, refusal
from geneverdict.messages import Message, count, whole
from geneverdict.model.multiverse import Specification

Options = Mapping[str, float]


class OptionLists(NamedTuple):
    """What one series offers."""

    by_dimension: Mapping[str, Options]
    """Dimension → option → weight, without single probes."""
    probe_options: Mapping[str, Options]
    """Target gene → ``probe:ID`` → weight."""
    default: Specification


class Listed(NamedTuple):
    """Specifications in a fixed order, the common ones first."""

    specifications: tuple[Specification, ...]
    weights: tuple[float, ...]
    refused: tuple[Message | None, ...]
    note: Message | None
    """What was thinned, None where nothing was."""


def list_specifications(
    lists: OptionLists, limits: Limits, *, at_most: int, seed: int, kept_whole: Collection[str] = ()
) -> Listed:
    """Every combination of the options, those of single probes after those for all genes.

    The study's own analysis is there even where the options were narrowed to others.  Where a gene has more than
    ``at_most`` that no rule refuses, they are thinned at one rate by drawing at random (``seed``); the study's own, all
    that differ from it in one choice, and all that differ from it only in choices of ``kept_whole`` stay.
    """
    common = _product(lists.by_dimension)
    parts = [common if lists.default in common else [lists.default, *common]]
    parts += [_product({**lists.by_dimension, "probes": probes}) for probes in _each_once(lists.probe_options.values())]
    reasons = [[refusal(spec, limits) for spec in part] for part in parts]
    sensible = [sum(not why for why in part) for part in reasons]
    most = sensible[0] + max(sensible[1:], default=0)
    rate = min(1.0, at_most / most) if most else 1.0
    rng = np.random.default_rng(seed)
    listed: list[tuple[Specification, float, Message | None]] = []
    counts: list[int] = []
    for part, why in zip(parts, reasons, strict=True):
        keep = _thinned(part, why, _near(part, why, lists.default, kept_whole), rate, rng)
        listed += [(part[i], _weight(part[i], lists), why[i]) for i in keep]
        counts.append(sum(not why[i] for i in keep))
    note = None
    if rate < 1:
        made = counts[0] + max(counts[1:], default=0)
        note = Message("thinned-series", {"n": count(most), "made": count(made), "seed": whole(seed)})
    specifications, weights, refused = zip(*listed, strict=True)
    return Listed(specifications, weights, refused, note)


def _each_once(probe_options: Iterable[Options]) -> list[Options]:
    """Without the probes that a gene before has, too: a probe of several genes of the study is one option."""
    seen: set[str] = set()
    found: list[Options] = []
    for options in probe_options:
        new = {name: weight for name, weight in options.items() if name not in seen}
        seen |= set(new)
        found += [new] if new else []
    return found


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """In how many choices two specifications differ."""
    return sum(a != b for a, b in zip(one, other, strict=True))


def _product(options: Mapping[str, Options]) -> list[Specification]:
    return [Specification(*combination) for combination in itertools.product(*(options[n] for n in _FIELDS))]


_FIELDS = Specification._fields


def _near(
    part: Sequence[Specification], why: Sequence[Message | None], default: Specification, kept_whole: Collection[str]
) -> set[int]:
    """Those that are never thinned."""
    others = [j for j, name in enumerate(_FIELDS) if name not in kept_whole]
    return {
        i
        for i, spec in enumerate(part)
        if not why[i] and (distance(spec, default) <= 1 or all(spec[j] == default[j] for j in others))
    }


def _thinned(
    part: Sequence[Specification],
    why: Sequence[Message | None],
    near: set[int],
    rate: float,
    rng: np.random.Generator,
) -> list[int]:
    """At one rate among those that are run and those that are refused."""
    if rate >= 1:
        return list(range(len(part)))
    keep = set(near)
    for refused in (False, True):
        pool = [i for i in range(len(part)) if bool(why[i]) is refused and i not in near]
        already = 0 if refused else len(near)
        size = min(max(0, round(rate * (len(pool) + already)) - already), len(pool))
        keep |= {int(i) for i in rng.choice(pool, size=size, replace=False)} if pool else set()
    return sorted(keep)


def _weight(spec: Specification, lists: OptionLists) -> float:
    """The product of the options' weights; single probes have theirs among the gene's own options."""
    probes = {name: weight for options in lists.probe_options.values() for name, weight in options.items()}
    known = {**lists.by_dimension, "probes": {**lists.by_dimension["probes"], **probes}}
    return math.prod(known[name].get(option, 1.0) for name, option in zip(_FIELDS, spec, strict=True))
