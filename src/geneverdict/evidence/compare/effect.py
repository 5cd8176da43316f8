"""What makes their fold changes of our values: direction, unit, groups, probes; each alone and together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.compare.groups import Choice, choices
from geneverdict.evidence.compare.probes import any_probe, by_rules
from geneverdict.evidence.compare.rows import Lined
from geneverdict.evidence.compare.samples import Groups
from geneverdict.evidence.compare.scales import SCALES, UNSIGNED, possible, within_rounding
from geneverdict.evidence.compare.unlogged import unlogged
from geneverdict.messages import Code, Message
from geneverdict.model.published import PublishedTable, StoredSeries
from geneverdict.model.series import FloatArray
from geneverdict.model.table_comparison import Explained, Tried
from geneverdict.stats.arrays import BoolArray

LEAST = 0.5
"""Share of the rows that an explanation gives at least."""
COST, _LEFT = 0.5, 0.002
"""A change must give more than a third of the rows that are left without it."""
_TOLD = 4
"""Explanations of several changes that are told, the best ones."""
FLIPPED = Message("explain-flipped")


class Candidate(NamedTuple):
    """One way to their numbers."""

    what: tuple[Message, ...]
    made: FloatArray
    """Of each of their rows, in their unit; NaN where it cannot be said."""
    flipped: bool
    scale: str
    groups: Groups
    ours: bool
    """With our samples and model."""


class EffectFound(NamedTuple):
    """The explanation of the effects, and what follows from it."""

    explained: Explained
    best: Candidate
    """The best one tried, whether or not it explains enough."""
    matched: BoolArray
    """Rows that it gives."""
    log2: FloatArray
    """Their effects as log2 fold changes in our direction, where that is explained; else as they stand."""

    @property
    def holds(self) -> bool:
        return self.explained.best is not None


def explain_effect(table: PublishedTable, lined: Lined, stored: StoredSeries) -> EffectFound:
    """All ways of :func:`_candidates`, the one taken that gives most rows for the fewest changes."""
    candidates = [*_candidates(table, lined, stored)]
    scored = [(_tried(table, one), one) for one in candidates]
    tried, best = max(scored, key=lambda pair: worth(pair[0]))
    matched = within_rounding(table.effect, best.made)
    if lined.kind != "probe":
        other = any_probe(table.effect, lined, stored, SCALES[best.scale].made, flipped=best.flipped)
        there = np.isfinite(table.effect.value) & (lined.gene >= 0)
        with_others = Tried((*_without_probe(best.what), Message("explain-any_probe")), *_share(matched | other, there))
        if with_others.share > tried.share:
            scored.append((with_others, best))
        if worth(with_others) > worth(tried):
            tried, matched = with_others, matched | other
    chance = _by_chance(table, best)
    holds = tried.share >= LEAST and tried.share > 2 * chance
    explained = Explained("effect", tried if holds else None, chance, _told([one for one, _ in scored], tried))
    return EffectFound(explained, best, matched, _log2(table, lined, stored, best) if holds else table.effect.value)


def _log2(table: PublishedTable, lined: Lined, stored: StoredSeries, best: Candidate) -> FloatArray:
    """In our direction; without a sign of their own they have ours."""
    back = SCALES[best.scale].back(table.effect.value)
    if best.scale == UNSIGNED:
        return np.copysign(back, lined.ours(stored, "log2fc"))
    return -back if best.flipped else back


def worth(tried: Tried) -> float:
    return -float(np.log(1 - tried.share + _LEFT)) - COST * len(tried.what)


def _candidates(table: PublishedTable, lined: Lined, stored: StoredSeries) -> Iterator[Candidate]:
    ways: Sequence[Choice] = [*choices(table, lined, stored), *by_rules(lined, stored)]
    for scale in possible(table.effect):
        for way in ways:
            for flipped in (False, True):
                made = SCALES[scale].made(-way.log2fc if flipped else way.log2fc)
                unit = () if scale == "log2" else (Message("explain-scale", {"scale": Code(scale)}),)
                what = (*((FLIPPED,) if flipped else ()), *unit, *way.what)
                yield Candidate(what, made, flipped, scale, way.groups, way.ours)
    for kind, make in unlogged(lined, stored):
        for flipped in (False, True):
            what = (*((FLIPPED,) if flipped else ()), Message("explain-scale", {"scale": Code(kind)}))
            scale = "ratio" if kind == "ratio_of_means" else "log2"
            yield Candidate(what, make(flipped), flipped, scale, ways[0].groups, ours=True)


def _without_probe(what: tuple[Message, ...]) -> tuple[Message, ...]:
    return tuple(one for one in what if one.code != "explain-probe_rule")


def _tried(table: PublishedTable, one: Candidate) -> Tried:
    there = np.isfinite(table.effect.value) & np.isfinite(one.made)
    return Tried(one.what, *_share(within_rounding(table.effect, one.made), there))


def _share(matched: BoolArray, there: BoolArray) -> tuple[float, int]:
    n = int(there.sum())
    return (float((matched & there).sum() / n) if n else 0.0), n


def _by_chance(table: PublishedTable, one: Candidate) -> float:
    """The share of rows that it gives when they are shuffled."""
    there = np.isfinite(table.effect.value) & np.isfinite(one.made)
    made = np.full(len(one.made), np.nan)
    made[there] = np.random.default_rng(1).permutation(one.made[there])
    return _share(within_rounding(table.effect, made), there)[0]


def _told(tried: Sequence[Tried], best: Tried) -> tuple[Tried, ...]:
    """The best one, our own number and each change alone, and the next best of several changes; the best first."""
    others = sorted((one for one in tried if one is not best), key=lambda one: -one.share)
    several = [one for one in others if len(one.what) > 1][:_TOLD]
    told = [best, *(one for one in others if len(one.what) < 2), *several]
    return tuple(sorted(told, key=lambda one: -one.share))
