"""Faults of a whole series, each made by hand as it happens: what was done, what should be said, of which samples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from geneverdict.model.series import FloatArray, Series
from geneverdict.model.study import Match, SeriesSpec
from geneverdict.testing.worlds.gene_states import World


class Faulty(NamedTuple):
    """A series with a fault, the study file's words if any, and the samples that should be named."""

    series: Series
    spec: SeriesSpec | None = None
    names: tuple[str, ...] = ()


class Fault(NamedTuple):
    """``codes``: any of them is right.  ``make``: None for a design that cannot have the fault."""

    codes: tuple[str, ...]
    make: Callable[[World, np.random.Generator], Faulty]
    paired_only: bool = False


def with_values(world: World, values: FloatArray) -> Series:
    """The same series with other values."""
    return replace(world.series, values=values)


def swapped_deposit(world: World, _: np.random.Generator | None = None) -> Faulty:
    """The words of the deposit are wrong too: each case's values stand under a control."""
    values = world.series.values.copy()
    case, control = np.flatnonzero(world.case), np.flatnonzero(world.control)
    if len(set(world.individual)) < len(world.individual):
        case = case[np.argsort(world.individual[case])]
        control = control[np.argsort(world.individual[control])]
    values[:, case], values[:, control] = world.series.values[:, control], world.series.values[:, case]
    return Faulty(with_values(world, values))


def _swapped_file(world: World, _: np.random.Generator) -> Faulty:
    ids = np.array(world.series.samples.ids)
    return Faulty(world.series, _spec(tuple(ids[world.control]), tuple(ids[world.case])))


def _spec(case: tuple[str, ...], control: tuple[str, ...]) -> SeriesSpec:
    return SeriesSpec(id="GSE99000001", case=Match(samples=case), control=Match(samples=control))


def _times_four(world: World, rng: np.random.Generator) -> Faulty:
    at = int(rng.choice(np.flatnonzero(world.case | world.control)))
    values = world.series.values.copy()
    values[:, at] += 2
    return Faulty(with_values(world, values), names=(world.series.samples.ids[at],))


def _times_one_and_a_half(world: World, rng: np.random.Generator) -> Faulty:
    at = int(rng.choice(np.flatnonzero(world.case | world.control)))
    values = world.series.values.copy()
    values[:, at] += np.log2(1.5)
    return Faulty(with_values(world, values), names=(world.series.samples.ids[at],))


def _noisy(world: World, rng: np.random.Generator) -> Faulty:
    """As a degraded sample: noise of SD 1 on every probe of one array."""
    at = int(rng.choice(np.flatnonzero(world.case | world.control)))
    values = world.series.values.copy()
    values[:, at] += rng.normal(size=len(values))
    return Faulty(with_values(world, values), names=(world.series.samples.ids[at],))


def _unlogged(world: World, _: np.random.Generator) -> Faulty:
    spec = SeriesSpec(id="GSE99000001", scale="log2")
    return Faulty(with_values(world, np.round(2**world.series.values, 1)), spec)


def _logged_twice(world: World, _: np.random.Generator) -> Faulty:
    return Faulty(with_values(world, np.log2(world.series.values)))


def _centred(world: World, _: np.random.Generator) -> Faulty:
    values = world.series.values
    return Faulty(with_values(world, values - values.mean(axis=1, keepdims=True)))


def _shuffled(world: World, rng: np.random.Generator) -> Faulty:
    """Nobody keeps the partner."""
    values = world.series.values.copy()
    order = rng.permutation(np.flatnonzero(world.case))
    values[:, order] = world.series.values[:, np.roll(order, 1)]
    return Faulty(with_values(world, values))


def _exchanged(world: World, rng: np.random.Generator) -> Faulty:
    """A case and a control, of two individuals, have each other's values."""
    one = int(rng.choice(np.flatnonzero(world.case)))
    other = int(rng.choice(np.flatnonzero(world.control & (world.individual != world.individual[one]))))
    values = world.series.values.copy()
    values[:, [one, other]] = values[:, [other, one]]
    ids = world.series.samples.ids
    return Faulty(with_values(world, values), names=(ids[one], ids[other]))


def _copied(world: World, rng: np.random.Generator) -> Faulty:
    one, other = (int(i) for i in rng.choice(np.flatnonzero(world.case), 2, replace=False))
    values = world.series.values.copy()
    values[:, other] = values[:, one]
    ids = world.series.samples.ids
    return Faulty(with_values(world, values), names=(ids[one], ids[other]))


def _random_labels(world: World, rng: np.random.Generator) -> Faulty:
    """Within the pairs, or over all samples."""
    values = world.series.values.copy()
    if len(set(world.individual)) == len(world.individual):
        return Faulty(with_values(world, values[:, rng.permutation(values.shape[1])]))
    for person in set(world.individual.tolist()):
        both = np.flatnonzero(world.individual == person)
        values[:, both] = values[:, rng.permutation(both)]
    return Faulty(with_values(world, values))


def _pools(world: World, rng: np.random.Generator) -> Faulty:
    """Two cases are pools by their titles; the study file takes them as samples like others."""
    ids, table = np.array(world.series.samples.ids), world.series.samples
    pools = rng.choice(np.flatnonzero(world.case), 2, replace=False)
    titles = list(table.columns["title"])
    for i in pools:
        titles[i] = f"Pooled: {titles[i]}"
    said = replace(table, columns={**table.columns, "title": tuple(titles)})
    spec = _spec(tuple(ids[world.case]), tuple(ids[world.control]))
    return Faulty(replace(world.series, samples=said), spec, tuple(ids[pools]))


FAULTS: Mapping[str, Fault] = {
    "labels swapped in the study file": Fault(("groups_swapped_words",), _swapped_file),
    "one array times 4": Fault(("arrays_shifted",), _times_four),
    "one array times 1.5": Fault(("arrays_shifted",), _times_one_and_a_half),
    "one array with noise of SD 1": Fault(("arrays_unlike", "arrays_spread"), _noisy),
    "linear, declared log2": Fault(("scale_unlogged",), _unlogged),
    "logged twice": Fault(("scale_logged_twice",), _logged_twice),
    "centred by gene": Fault(("scale_centred",), _centred),
    "partners shuffled": Fault(("pairs_wrong",), _shuffled, paired_only=True),
    "two labels exchanged": Fault(("groups_exchanged", "groups_mislabelled", "groups_clustered"), _exchanged),
    "one array twice": Fault(("arrays_duplicate",), _copied),
    "two pools as samples": Fault(("samples_pools",), _pools),
    "labels at random": Fault(("groups_mixed",), _random_labels),
}
SWAPPED = "labels swapped in the deposit, one of 4 series"
SWAPPED_CODES = ("groups_swapped",)
