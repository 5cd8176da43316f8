"""One gene pooled over the series under every specification: choices made alike in all series, and those of pooling."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

import numpy as np

from geneverdict.evidence.multiverse.specify import distance
from geneverdict.messages import Message, count, share, whole
from geneverdict.model.choices import Multiverse
from geneverdict.model.multiverse import Curve, PooledSpecification, Specification
from geneverdict.model.option_words import OWN
from geneverdict.model.series import FloatArray
from geneverdict.stats.heterogeneity import Method
from geneverdict.stats.meta import Test, pool

ALIKE = ("normalise", "probes", "samples", "design")
"""Choices of a series that the pooled analysis varies, in all series at once."""
TIMES = 5
"""The pooled analysis may have this many times the specifications of a series."""


@dataclass(frozen=True, slots=True, eq=False)
class SeriesPoints:
    """One gene in one series under every specification, as far as the pooled analysis needs it.

    Arrays are specifications × draws; the first column is the observed one, others come from permuted labels.
    """

    series: str
    default: Specification
    offered: Mapping[str, Collection[str]]
    """Dimension → options of this series."""
    row: Mapping[Specification, int]
    effect: FloatArray
    se: FloatArray
    standardised: FloatArray
    standardised_se: FloatArray


class Input(NamedTuple):
    """One series, with and without the samples that are copies of another's; the same where it has none."""

    keep: SeriesPoints
    leave_out: SeriesPoints | None
    """None where too few samples are left."""

    def points(self, copies: str) -> SeriesPoints | None:
        return self.keep if copies == "keep" else self.leave_out


class PooledDraws(NamedTuple):
    """(specifications, draws), column 0 as observed."""

    effect: FloatArray
    p: FloatArray


class _Table(NamedTuple):
    """Everything pooled, (specifications, draws)."""

    effect: FloatArray
    se: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray
    p: FloatArray
    k: FloatArray


def pooled_curve(gene: str, inputs: Sequence[Input], asked: Multiverse) -> tuple[Curve, PooledDraws]:
    """The pooled curve of ``gene``, and the same on every draw of labels.

    A series that does not offer an option, or whose combination with it makes no sense, keeps its own choice there.
    Options that change nothing in any series are left out, combinations that change nothing in any are refused.
    """
    options = _options(inputs, asked)
    listed = list(itertools.starmap(PooledSpecification, itertools.product(*options.values())))
    listed = listed if DEFAULT in listed else [DEFAULT, *listed]
    weights = [math.prod(options[n].get(o, 1.0) for n, o in zip(_FIELDS, spec, strict=True)) for spec in listed]
    reasons = _Reasons(inputs)
    refused = [reasons.of(spec) for spec in listed]
    keep, note = _thin(listed, refused, at_most=TIMES * asked.at_most, seed=asked.seed)
    specifications = tuple(listed[i] for i in keep)
    table = _pool_all(specifications, [refused[i] for i in keep], inputs)
    curve = Curve(
        gene=gene,
        series="",
        specifications=specifications,
        weights=np.array([weights[i] for i in keep]),
        effect=table.effect[:, 0],
        se=table.se[:, 0],
        ci_low=table.ci_low[:, 0],
        ci_high=table.ci_high[:, 0],
        p=table.p[:, 0],
        fdr=np.full(len(keep), np.nan),
        n_genes=table.k[:, 0],
        refused=tuple(refused[i] for i in keep),
        default=specifications.index(DEFAULT),
        notes=(note,) if note else (),
    )
    return curve, PooledDraws(table.effect, table.p)


DEFAULT = PooledSpecification(OWN, OWN, OWN, OWN, "log2fc", "REML", "hk", "all", "leave_out")
_FIELDS = PooledSpecification._fields


# --- which specifications ----------------------------------------------------------------------------------------


def _options(inputs: Sequence[Input], asked: Multiverse) -> dict[str, dict[str, float]]:
    """Dimension → option → weight, as asked; the default's where nothing of what is asked can be done."""
    found = {name: _alike(name, inputs, asked) for name in ALIKE}
    found |= {name: dict(asked.options(name)) for name in ("effect", "estimator", "interval", "copies")}
    if all(one.leave_out is one.keep for one in inputs):
        found["copies"] = {}
    each = asked.series.get("without_each")
    found["series"] = {"all": asked.series["all"]} if "all" in asked.series else {}
    if each is not None and len(inputs) > 2:
        found["series"] |= {f"without {one.keep.series}": each for one in inputs}
    return {name: found[name] or {getattr(DEFAULT, name): 1.0} for name in _FIELDS}


def _alike(name: str, inputs: Sequence[Input], asked: Multiverse) -> dict[str, float]:
    """Options that some series offers beside its own.  ``own`` is there where what the series have is asked for, with
    the mean weight of that."""
    chosen = asked.options(name)
    defaults = [getattr(one.keep.default, name) for one in inputs]
    own = [chosen[option] for option in defaults if option in chosen]
    other = {
        option: weight
        for option, weight in chosen.items()
        if any(
            option in one.keep.offered[name] and option != default
            for one, default in zip(inputs, defaults, strict=True)
        )
    }
    return ({OWN: sum(own) / len(own)} if own else {}) | other


class _Reasons:
    """Why a specification makes no sense; what each series does under its choices is looked up once."""

    def __init__(self, inputs: Sequence[Input]) -> None:
        self._inputs = inputs
        self._correlated = any(one.keep.default.design == "block_correlation" for one in inputs)
        self._followed: dict[tuple[tuple[str, ...], str], list[frozenset[str]]] = {}

    def of(self, spec: PooledSpecification) -> Message | None:
        """None where it makes sense."""
        if spec.estimator == "FE" and spec.interval != "z":
            return Message("refused-common_effect")
        correlated = spec.design == "block_correlation" or (spec.design == OWN and self._correlated)
        if spec.effect == "standardised" and correlated:
            return Message("refused-standardised_correlation")
        there = [one.points(spec.copies) is not None for one in self._inputs]
        left = [spec.series != f"without {one.keep.series}" for one in self._inputs]
        if sum(a and b for a, b in zip(there, left, strict=True)) < 2:
            return Message("refused-one_series")
        if not all(left) and not there[left.index(False)]:
            return Message("refused-not_in_it")
        followed = frozenset[str]().union(*itertools.compress(self._what_follows(spec), left))
        done = all(getattr(spec, name) in (OWN, *followed) for name in ALIKE)
        return None if done else Message("refused-nobody")

    def _what_follows(self, spec: PooledSpecification) -> list[frozenset[str]]:
        """Of each series, the options of ``spec`` that it takes beside its own."""
        key = tuple(getattr(spec, name) for name in ALIKE), spec.copies
        if key not in self._followed:
            self._followed[key] = [_taken(one.points(spec.copies), spec) for one in self._inputs]
        return self._followed[key]


def _taken(points: SeriesPoints | None, spec: PooledSpecification) -> frozenset[str]:
    if points is None:
        return frozenset()
    done = own_specification(points, spec)
    return frozenset(
        getattr(spec, n) for n in ALIKE if getattr(done, n) == getattr(spec, n) != getattr(points.default, n)
    )


def _thin(
    listed: Sequence[PooledSpecification], refused: Sequence[Message | None], *, at_most: int, seed: int
) -> tuple[list[int], Message | None]:
    """Drawn at random where there are more than ``at_most``, with all that differ from the default in one choice."""
    if len(listed) <= at_most:
        return list(range(len(listed))), None
    near = {i for i, spec in enumerate(listed) if distance(spec, DEFAULT) <= 1}
    rest = [i for i in range(len(listed)) if i not in near]
    drawn = np.random.default_rng(seed).choice(rest, size=max(0, at_most - len(near)), replace=False)
    sensible = sum(not why for why in refused)
    drawn_share = share(at_most / len(listed))
    note = Message("thinned-pooled", {"n": count(sensible), "share": drawn_share, "seed": whole(seed)})
    return sorted(near | {int(i) for i in drawn}), note


# --- pooling -----------------------------------------------------------------------------------------------------


def own_specification(points: SeriesPoints, spec: PooledSpecification) -> Specification:
    """What ``spec`` means in one series: its own choice where it has none such, or where they cannot be combined."""
    wanted = {n: getattr(spec, n) for n in ALIKE if getattr(spec, n) in points.offered[n]}
    for give_up in ((), ("samples",), ("samples", "design"), ALIKE):
        tried = points.default._replace(**{n: option for n, option in wanted.items() if n not in give_up})
        if tried in points.row:
            return tried
    return points.default


def _pool_all(
    specifications: Sequence[PooledSpecification], refused: Sequence[Message | None], inputs: Sequence[Input]
) -> _Table:
    draws = inputs[0].keep.effect.shape[1]
    table = _Table(*(np.full((len(specifications), draws), np.nan) for _ in _Table._fields))
    groups: dict[tuple[str, str, str, str, str], list[int]] = {}
    for i, (spec, why) in enumerate(zip(specifications, refused, strict=True)):
        if not why:
            key = (spec.effect, spec.estimator, spec.interval, spec.series, spec.copies)
            groups.setdefault(key, []).append(i)
    for (effect, estimator, interval, _, _), index in groups.items():
        values = [_effects(specifications[i], inputs, effect) for i in index]
        shape = (len(index) * draws, len(inputs))
        y = np.stack([v[0] for v in values]).reshape(shape)
        se = np.stack([v[1] for v in values]).reshape(shape)
        found = pool(y, se, method=cast(Method, estimator), test=cast(Test, interval))
        columns = (found.estimate, found.se, found.ci_low, found.ci_high, found.p, found.k)
        for into, column in zip(table, columns, strict=True):
            into[index] = np.where(found.k >= 2, column, np.nan).reshape(len(index), draws)
    return table


def _effects(spec: PooledSpecification, inputs: Sequence[Input], effect: str) -> tuple[FloatArray, FloatArray]:
    """Effects and standard errors, draws × series; NaN for a series that is left out or has no result."""
    draws = inputs[0].keep.effect.shape[1]
    y, error = np.full((draws, len(inputs)), np.nan), np.full((draws, len(inputs)), np.nan)
    for j, one in enumerate(inputs):
        points = one.points(spec.copies)
        if points is None or spec.series == f"without {points.series}":
            continue
        row = points.row.get(own_specification(points, spec))
        if row is None:
            continue
        standardised = effect == "standardised"
        size = points.standardised[row] if standardised else points.effect[row]
        se = points.standardised_se[row] if standardised else points.se[row]
        usable = np.isfinite(size) & np.isfinite(se) & (se > 0)
        y[:, j], error[:, j] = np.where(usable, size, np.nan), np.where(usable, se, np.nan)
    return y, error
