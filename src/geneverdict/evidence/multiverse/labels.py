"""Permuted labels: which sample is called case and which control in each draw, the same for every specification."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from geneverdict.messages import Code, Message, Value, choice, count, known, messages
from geneverdict.model.multiverse import IntArray, SpecificationPlan
from geneverdict.model.series import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """Labels of the samples of one series."""

    case: FloatArray
    """(draws + 1, samples of the series): 1 case, 0 control, NaN neither or in no design; row 0 as observed."""
    scheme: Message
    """How they were permuted."""
    exact: bool
    """Every possible assignment is there, once."""


class _Stratum(NamedTuple):
    """Units whose labels may be exchanged; all have as many samples in the same designs."""

    units: tuple[IntArray, ...]
    """Samples of one individual and one group move together."""
    cases: int

    @property
    def ways(self) -> int:
        return math.comb(len(self.units), self.cases)

    @property
    def samples(self) -> int:
        return sum(len(unit) for unit in self.units)


class _Exchange(NamedTuple):
    pairs: tuple[IntArray, ...]
    """Samples of each individual that has both a case and a control: their labels are swapped together."""
    strata: tuple[_Stratum, ...]
    kept: IntArray
    """Samples in a stratum with one group only: they keep their labels."""

    @property
    def ways(self) -> int:
        strata = math.prod(stratum.ways for stratum in self.strata)
        return strata << len(self.pairs)


def draw_labels(plan: SpecificationPlan, draws: int, seed: int) -> Labels:
    """``draws`` random assignments of the labels, or every one where there are no more than that.

    The name of the series goes into the random numbers: series of one study are drawn independently.

    Where individuals have both a case and a control their labels are swapped or not, all samples of one individual
    together, so that pairs stay pairs under every rule about the samples; labels of other samples are permuted among
    those that are in the same designs, so that the groups keep their sizes, and samples of one individual move
    together.  Samples whose like all have one label keep it.  Covariates stay with their samples: where they go with
    the groups, labels are not quite exchangeable and the test is approximate.  Without draws the observed labels stand
    alone.  Raises ValueError for a negative number.
    """
    if draws < 0:
        message = f"expected a number of draws, found {draws}"
        raise ValueError(message)
    exchange = _exchange(plan)
    inside = np.zeros(len(plan.is_case), dtype=np.bool_)
    inside[_samples(plan)] = True
    observed = np.where(inside, plan.is_case, np.nan)
    exact = 0 < exchange.ways <= draws
    rng = np.random.default_rng([seed, *plan.series.encode()])
    case = _every(exchange, observed) if exact else _random(exchange, observed, draws, rng)
    case.setflags(write=False)
    return Labels(case, _scheme(exchange, observed, exact=exact, of_counts=plan.counts is not None), exact)


def _samples(plan: SpecificationPlan) -> IntArray:
    """Cases and controls that are in some design."""
    inside = sorted({row for design in plan.designs.values() for row in design.rows})
    rows = np.array(inside, dtype=np.intp)
    return rows[np.isfinite(plan.is_case[rows])]


def _exchange(plan: SpecificationPlan) -> _Exchange:
    individuals: dict[str, list[int]] = {}
    for i in _samples(plan):
        individuals.setdefault(plan.blocks[i] or f" {i}", []).append(int(i))
    units = [np.array(rows, dtype=np.intp) for rows in individuals.values()]
    pairs = tuple(unit for unit in units if len(np.unique(plan.is_case[unit])) == 2)
    alone = [unit for unit in units if len(np.unique(plan.is_case[unit])) == 1]
    strata, kept = [], []
    for unit_list in _alike(plan, alone):
        cases = int(sum(plan.is_case[unit[0]] for unit in unit_list))
        if 0 < cases < len(unit_list):
            strata.append(_Stratum(tuple(unit_list), cases))
        else:
            kept += unit_list
    return _Exchange(pairs, tuple(strata), np.concatenate(kept) if kept else np.zeros(0, dtype=np.intp))


def _alike(plan: SpecificationPlan, units: list[IntArray]) -> list[list[IntArray]]:
    """Units that the same designs use."""
    uses = [frozenset(design.rows) for design in plan.designs.values()]
    groups: dict[tuple[tuple[bool, ...], ...], list[IntArray]] = {}
    for unit in units:
        key = tuple(sorted(tuple(int(i) in rows for rows in uses) for i in unit))
        groups.setdefault(key, []).append(unit)
    return list(groups.values())


def _random(exchange: _Exchange, observed: FloatArray, draws: int, rng: np.random.Generator) -> FloatArray:
    case = np.tile(observed, (draws + 1, 1))
    flips = rng.integers(0, 2, (draws, len(exchange.pairs))) == 1
    for flip, pair in zip(flips.T, exchange.pairs, strict=True):
        case[1:, pair] = np.where(flip[:, None], 1 - observed[pair], observed[pair])
    for stratum in exchange.strata:
        start = np.array([observed[unit[0]] for unit in stratum.units])
        drawn = rng.permuted(np.tile(start, (draws, 1)), axis=1)
        for label, unit in zip(drawn.T, stratum.units, strict=True):
            case[1:, unit] = label[:, None]
    return case


def _every(exchange: _Exchange, observed: FloatArray) -> FloatArray:
    """Row 0 is the observed one."""
    parts = [_both_ways(pair, observed) for pair in exchange.pairs]
    parts += [_all_ways(stratum, observed) for stratum in exchange.strata]
    rows = []
    for assignments in itertools.product(*parts):
        row = observed.copy()
        for where, label in assignments:
            row[where] = label
        rows.append(row)
    case = np.array(rows)
    own = np.flatnonzero((case == observed)[:, np.isfinite(observed)].all(axis=1))
    return np.vstack([case[own], np.delete(case, own, axis=0)])


Assignment = tuple[IntArray, FloatArray]


def _both_ways(pair: IntArray, observed: FloatArray) -> list[Assignment]:
    return [(pair, observed[pair]), (pair, 1 - observed[pair])]


def _all_ways(stratum: _Stratum, observed: FloatArray) -> list[Assignment]:
    where = np.concatenate(stratum.units)
    return [(where, label) for label in _labels_of(stratum, observed)]


def _labels_of(stratum: _Stratum, observed: FloatArray) -> Iterator[FloatArray]:
    size = len(stratum.units[0])
    for chosen in itertools.combinations(range(len(stratum.units)), stratum.cases):
        label = np.zeros(len(stratum.units), dtype=observed.dtype)
        label[list(chosen)] = 1.0
        yield np.repeat(label, size)


def _scheme(exchange: _Exchange, observed: FloatArray, *, exact: bool, of_counts: bool) -> Message:
    parts = []
    if exchange.pairs:
        parts.append(Message("labels-swapped", {"n": count(len(exchange.pairs))}))
    if exchange.strata:
        parts.append(_permuted(exchange, observed))
    if len(exchange.kept):
        parts.append(_kept(exchange, observed))
    if exact:
        parts.append(Message("labels-all", {"n": count(exchange.ways)}))
    if of_counts:
        parts.append(Message("labels-of_counts"))
    return Message("labels-scheme", {"parts": messages(parts)})


def _permuted(exchange: _Exchange, observed: FloatArray) -> Message:
    sets = len(exchange.strata)
    values: dict[str, Value | None] = {
        "n": count(sum(stratum.samples for stratum in exchange.strata)),
        "cases": count(sum(int(observed[unit].sum()) for stratum in exchange.strata for unit in stratum.units)),
        "others": choice(bool(exchange.pairs)),
        "sets": count(sets) if sets > 1 else None,
    }
    return Message("labels-permuted", known(values))


def _kept(exchange: _Exchange, observed: FloatArray) -> Message:
    sides = Counter("cases" if observed[i] == 1 else "controls" for i in exchange.kept)
    who = [Message(f"unit-{side}", {"n": count(sides[side])}) for side in ("cases", "controls") if sides[side]]
    why = "no_partner" if exchange.pairs and not exchange.strata else "no_other"
    return Message("labels-kept", {"who": messages(who), "why": Code(why), "n": count(len(exchange.kept))})
