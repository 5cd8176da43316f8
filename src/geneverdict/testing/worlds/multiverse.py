"""One series with all its specifications, paired or not, with and without an effect."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.messages import Message
from geneverdict.model.multiverse import Rowset, Specification, SpecificationPlan, Stack
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray

IntArray = npt.NDArray[np.int64]

GENES = 40


GENE = "G00"


NOISE_SD, BLOCK_SD, PROBE_SD, BAD_ARRAY = 0.4, 0.4, 0.3, 3.0


TESTS = ("moderated", "trend", "robust", "array_weights", "group_weights", "welch", "rank")


RANKS_AND_MEANS = ("welch", "rank")


class World(NamedTuple):
    """Which samples there are."""

    n: int
    """Of either group; the first is an array with more noise."""
    paired: bool
    effect: float = 0.0
    """log2FC of the gene that is judged."""


WORLDS: Mapping[str, World] = {
    "10 v 10, no effect": World(10, False),
    "8 pairs, no effect": World(8, True),
    "6 pairs, no effect": World(6, True),
    "10 v 10, log2FC 0.7": World(10, False, 0.7),
    "8 pairs, log2FC 0.7": World(8, True, 0.7),
}


def plan_of(world: World, rng: np.random.Generator) -> SpecificationPlan:
    """A drawn series with its specifications."""
    case = np.repeat([1.0, 0.0], world.n)
    person = np.tile(np.arange(world.n), 2) if world.paired else np.arange(2 * world.n)
    blocks = tuple(f"person {k}" for k in person) if world.paired else (None,) * len(case)
    values = _values(world, case, person, rng)
    stacks = {
        ("as_settled", "as_deposited"): _stack(values),
        ("as_settled", "quantile"): _stack(values - np.median(values, axis=0)),
    }
    everyone = list(range(len(case)))
    sets = {"all": everyone, "without_outliers": everyone[1:]}
    kinds = ("paired", "unpaired", "block_correlation") if world.paired else ("unpaired",)
    designs = {(name, kind, "none"): _design(case, person, rows, kind) for name, rows in sets.items() for kind in kinds}
    probes = ("highest_mean", "mean_of_probes")
    specifications = tuple(
        Specification("as_settled", normalise, probe, "drop", "none", samples, kind, "none", test)
        for kind, samples, normalise, probe, test in itertools.product(
            kinds, sets, ("as_deposited", "quantile"), probes, TESTS
        )
    )
    return SpecificationPlan(
        series="simulated",
        is_log2=True,
        stacks=stacks,
        designs=designs,
        blocks=blocks,
        is_case=case,
        samples=tuple(f"sample {i}" for i in everyone),
        specifications=specifications,
        weights=np.ones(len(specifications)),
        refused=tuple(_refused(spec) for spec in specifications),
        default=0,
        targets=(GENE,),
        genes_of={},
        unavailable=(),
    )


def _values(world: World, case: FloatArray, person: IntArray, rng: np.random.Generator) -> FloatArray:
    """(2 · genes, samples): two probes of each gene."""
    sd = NOISE_SD * np.sqrt(6 / rng.chisquare(6, (GENES, 1)))
    sd[0] = NOISE_SD
    noise = sd * rng.normal(size=(GENES, len(case)))
    noise[:, 0] *= BAD_ARRAY
    genes = rng.uniform(5, 13, (GENES, 1)) + noise
    genes += BLOCK_SD * rng.normal(size=(GENES, len(case)))[:, person]
    genes[0] += world.effect * case
    return np.vstack([genes + PROBE_SD * rng.normal(size=genes.shape) for _ in range(2)])


def _stack(values: FloatArray) -> Stack:
    names = tuple(f"G{i:02}" for i in range(GENES))
    stack = np.vstack([values, (values[:GENES] + values[GENES:]) / 2])
    first = np.arange(GENES)
    rowsets = {
        ("highest_mean", "drop"): Rowset(names, first),
        ("mean_of_probes", "drop"): Rowset(names, 2 * GENES + first),
    }
    return Stack(stack, rowsets)


def _design(case: FloatArray, person: IntArray, rows: Sequence[int], kind: str) -> Design:
    if kind == "paired":
        rows = [i for i in rows if np.count_nonzero(person[list(rows)] == person[i]) == 2]
    own = person[list(rows)]
    columns = [np.ones(len(rows))]
    if kind == "paired":
        columns += [(own == k).astype(np.float64) for k in np.unique(own)[1:]]
    matrix = np.column_stack([*columns, case[list(rows)]])
    n_case = int(matrix[:, -1].sum())
    return Design(
        kind="paired" if kind == "paired" else "unpaired" if kind == "unpaired" else "mixed",
        matrix=matrix,
        columns=tuple(f"x{i}" for i in range(matrix.shape[1])),
        rows=tuple(rows),
        n_case=n_case,
        n_control=len(rows) - n_case,
        n_pairs=0,
        covariates=(),
        left_out=(),
        formula="~ group",
        blocks=tuple(map(str, own)) if kind == "block_correlation" else None,
    )


def _refused(spec: Specification) -> Message | None:
    if spec.design == "paired" and spec.test == "welch":
        return Message("refused-welch_of_pairs")
    if spec.design == "block_correlation" and spec.test in RANKS_AND_MEANS:
        return Message("refused-no_correlation")
    return None
