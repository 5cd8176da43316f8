"""Simulated series in which single genes, or the series as a whole, have a known state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.model.series import FloatArray, Platform, Series
from geneverdict.testing import as_platform, draw_genes, draw_probes, probe_values, simulate_expression
from geneverdict.testing import samples as people
from geneverdict.testing.samples import Sample
from geneverdict.testing.truth import GeneTruth, vary_effects

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

REPEATS = 2
"""Genes of each state in one series."""
MEAN, SD, OWN_SD = 10.0, 0.25, 1.6
OFF = 3.0
"""How far the one odd sample lies from the rest, log2, where it hides a change; 2 where it makes one."""


class Size(NamedTuple):
    """A design: ``n`` samples in each group, or ``n`` pairs."""

    name: str
    n: int
    paired: bool
    changed: float = 0.16
    """Share of the genes that truly differ."""
    block_sd: float = 0.4
    """Between individuals, log2."""


SIZES = (
    Size("10 v 10", 10, False),
    Size("25 v 25", 25, False),
    Size("12 pairs", 12, True),
    Size("30 pairs", 30, True),
)
HARDER = (
    Size("5 v 5", 5, False, 0.05, 0.2),
    Size("10 v 10", 10, False, 0.05, 0.2),
    Size("6 pairs", 6, True, 0.05, 0.2),
    Size("12 pairs", 12, True, 0.05, 0.2),
)
"""Few genes differ, individuals are nearly alike, groups are small."""

GENE_STATES: Mapping[str, float] = {
    "none": 0.0,
    "small": 0.2,
    "edge": 0.9,
    "large": 2.0,
    "half up, half down": 0.0,
    "subgroup": 0.0,
    "one sample hides it": 1.0,
    "one sample makes it": 1.0,
    "too variable": 1.0,
    "not on the array": 0.0,
    "only shared probes": 2.0,
    "only another probe": 0.0,
}
"""State → the effect that all cases have, log2; the rest of the state is planted."""


ABSENT = ("RHO", "OPN1SW")
"""Real genes, since a name that nobody knows is taken for a mistake."""


class World(NamedTuple):
    """A series and its platform as drawn, and which sample is what."""

    series: Series
    platform: Platform
    case: BoolArray
    control: BoolArray
    individual: IntArray


def gene_name(state: str, repeat: int) -> str:
    """The symbol of a target; no real gene has it, but for those that are to be genes and not on the array."""
    if state == "not on the array":
        return ABSENT[repeat]
    return f"TARGET{list(GENE_STATES).index(state):02d}X{repeat}"


def world(size: Size, seed: int, *, n_genes: int) -> World:
    """One series; the same seed gives all designs the same genes and nearly the same effects."""
    people_here = _people(size)
    genes = _genes(seed, n_genes, size)
    step = np.random.default_rng([seed, size.n, size.paired]).integers(1 << 30, size=4)
    case = np.array([s.role == "case" for s in people_here])
    control = np.array([s.role == "control" for s in people_here])
    individual = np.unique([s.individual for s in people_here], return_inverse=True)[1]
    values = simulate_expression(int(step[0]), genes, case, individual, block_sd=size.block_sd)
    _plant(genes, values, case, control, individual, np.random.default_rng(step[3]))
    probes = draw_probes(int(step[1]), genes)
    measured = probe_values(int(step[2]), genes, values, probes)
    platform = as_platform("GPL99000001", "Simulated array", probes, genes.names)
    platform, measured = _annotate(platform, measured, case, np.random.default_rng(step[3] + 1))
    series = _series(platform, np.round(measured, 4), people_here)
    return World(series, platform, case, control, individual)


def _people(size: Size) -> list[Sample]:
    if size.paired:
        return [s for s in people.paired_tissue(size.n, 0) if s.role != "neither"]
    return people.cancer_and_normal(size.n, size.n)


def _genes(seed: int, n_genes: int, size: Size) -> GeneTruth:
    number = (*SIZES, *HARDER).index(size)
    targets = [gene_name(state, r) for state in GENE_STATES for r in range(REPEATS)]
    names = (*targets, *(f"GENE{i:04d}" for i in range(n_genes - len(targets))))
    drawn = vary_effects(seed * 10 + number, draw_genes(seed, names, changed=size.changed), {})
    for row, (state, effect) in enumerate((s, e) for s, e in GENE_STATES.items() for _ in range(REPEATS)):
        drawn.mean[row], drawn.log2fc[row], drawn.spread[row] = MEAN, effect, 0.0
        drawn.sd[row] = OWN_SD if state == "too variable" else SD
    return drawn


def _plant(
    genes: GeneTruth, values: FloatArray, case: BoolArray, control: BoolArray, who: IntArray, rng: np.random.Generator
) -> None:
    """Changes ``values`` (genes × samples) of the targets whose cases are not all alike."""
    cases = np.flatnonzero(case)
    n = len(cases)
    for repeat in range(REPEATS):
        order = rng.permutation(cases)
        row = {state: genes.names.index(gene_name(state, repeat)) for state in GENE_STATES}
        values[row["half up, half down"], order[: n // 2]] += 2.5
        values[row["half up, half down"], order[n // 2 :]] -= 0.5
        values[row["subgroup"], order[: round(0.3 * n)]] += 3.0
        _one_odd(values[row["one sample hides it"]], order, control, who, -OFF)
        _one_odd(values[row["one sample makes it"]], order, control, who, OFF - 1)


def _one_odd(gene: FloatArray, cases: IntArray, control: BoolArray, who: IntArray, off: float) -> None:
    """Shift the cases so that the mean difference lies as far on one side of 1 with the first as without it."""
    n = len(cases)
    partner = dict(zip(who[control], gene[control], strict=True))
    paired = set(who[cases]) <= set(partner)
    base = np.array([partner[who[i]] for i in cases]) if paired else np.full(n, gene[control].mean())
    difference = gene[cases] - base
    difference[1:] += 1 - off / (2 * n) - difference[1:].mean()
    difference[0] = n * (1 + off / (2 * n)) - difference[1:].sum()
    gene[cases] = base + difference


def _annotate(
    platform: Platform, values: FloatArray, case: BoolArray, rng: np.random.Generator
) -> tuple[Platform, FloatArray]:
    """Targets that the platform does not have, has on shared probes only, or shows on another probe."""
    absent, shared, other = (
        {gene_name(state, r) for r in range(REPEATS)}
        for state in ("not on the array", "only shared probes", "only another probe")
    )
    names = [_renamed(genes, absent, shared) for genes in platform.genes]
    rows = []
    for name in sorted(other):
        own = [i for i, genes in enumerate(names) if genes == (name,)]
        best = max(own, key=lambda i: np.median(values[i]))
        rows.append(values[best] - 1.5 + 2.0 * case + rng.normal(0, 0.1, values.shape[1]))
        names.append((name,))
    probes = (*platform.probes, *(f"SIM_OTHER{i}_at" for i in range(len(rows))))
    return replace(platform, probes=probes, genes=tuple(names)), np.vstack([values, *rows])


def _renamed(genes: tuple[str, ...], absent: set[str], shared: set[str]) -> tuple[str, ...]:
    kept = tuple(g for g in genes if g not in absent)
    return (*kept, "GENE0001") if set(kept) & shared and "GENE0001" not in kept else kept


def _series(platform: Platform, values: FloatArray, said: list[Sample]) -> Series:
    ids = tuple(f"GSM{990000001 + i}" for i in range(len(said)))
    table = people.sample_table(ids, platform.id, said, len(platform.probes))
    fields = {"title": ("Simulated series",), "geo_accession": ("GSE99000001",)}
    values.flags.writeable = False
    return Series("GSE99000001", platform.id, table, platform.probes, values, fields)
