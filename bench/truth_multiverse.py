"""Does the joint test of all specifications keep its promise, and does it see a gene that differs?

python bench/truth_multiverse.py              # some minutes on two cores
python bench/truth_multiverse.py --series 40  # fewer simulated series
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Before numpy is imported: one thread for each of the processes below.

import argparse
import itertools
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy import stats

from geneverdict.evidence.multiverse.labels import draw_labels
from geneverdict.evidence.multiverse.permutation import run_draws
from geneverdict.evidence.multiverse.permutation_test import null_test
from geneverdict.model.multiverse import Rowset, Specification, SpecificationPlan, Stack
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from truth_show import table

DRAWS = 99
GENES = 40
GENE = "G00"
NOISE_SD, BLOCK_SD, PROBE_SD, BAD_ARRAY = 0.4, 0.4, 0.3, 3.0
LEVELS = (0.05, 0.10, 0.20)
TESTS = ("moderated", "trend", "robust", "array_weights", "welch", "rank")
RANKS_AND_MEANS = ("welch", "rank")
STATISTICS = ("median effect", "share significant", "share of one sign")

PAGE = Path(__file__).parents[1] / "docs" / "truth-multiverse.md"
TEXT = """\
# The joint test of all specifications, where the truth is known

Written by `python bench/truth_multiverse.py`; no number was typed in by hand. **Everything here is simulated.**

{series} simulated series for each line, {genes} genes each, of which the first is judged; log2 values of SD 0.4 \
within an individual and 0.4 between individuals, two probes per gene, the first array (a case) with three times the \
noise. \
{draws} draws of labels, or all assignments where there are no more. Share of series with p at most so much, ± its \
standard error: without effect it may not be above that. "KS": p of the Kolmogorov-Smirnov test of p against the \
uniform distribution, p being spread at random over the step up to its value (median effect only: shares of \
specifications have few values, so their p is too large). "Any": \
share of series in which some specification of that gene has p < .05 on its own."""


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


class Found(NamedTuple):
    """One value for each simulated series."""

    p: FloatArray
    """(3, series): of the median effect, the share significant, the share of one sign."""
    any_significant: FloatArray
    default: FloatArray
    """p of the default specification."""


def simulate(world: World, *, series: int, seed: int, draws: int = DRAWS) -> Found:
    """Series that share nothing, so that counts of them are binomial."""
    rng = np.random.default_rng(seed)
    p, some, default = np.full((3, series), np.nan), np.full(series, np.nan), np.full(series, np.nan)
    for i in range(series):
        plan = plan_of(world, rng)
        labels = draw_labels(plan, draws, seed=int(rng.integers(1 << 30)))
        found = run_draws(plan, GENE, labels)
        test = null_test(found.effect, found.p, plan.weights, labels=labels)
        p[:, i] = test.p_median, test.p_significant, test.p_sign
        some[i] = np.nanmin(found.p[:, 0]) < 0.05
        default[i] = found.p[plan.default, 0]
    return Found(p, some, default)


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


def _values(world: World, case: FloatArray, person: FloatArray, rng: np.random.Generator) -> FloatArray:
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


def _design(case: FloatArray, person: FloatArray, rows: Sequence[int], kind: str) -> Design:
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


def _refused(spec: Specification) -> str:
    if spec.design == "paired" and spec.test == "welch":
        return "these are pairs"
    if spec.design == "block_correlation" and spec.test in (*RANKS_AND_MEANS, "array_weights"):
        return "not with a correlation within individuals"
    return ""


def lines(found: Mapping[str, Found]) -> Iterator[str]:
    """The table, in Markdown."""
    head = ["series", "statistic", *(f"p ≤ {level:.2f}" for level in LEVELS), "KS", "any", "default alone, p < .05"]
    yield from table(head, (row for name, each in found.items() for row in _rows(name, each)))


def _rows(name: str, found: Found) -> Iterator[list[str]]:
    for which, p in zip(STATISTICS, found.p, strict=True):
        shares = [_share(p <= level + 1e-12) for level in LEVELS]
        null = WORLDS[name].effect == 0 and which == STATISTICS[0]
        uniform = f"{uniformity(WORLDS[name], p):.2g}" if null else "–"
        alone = _share(found.default < 0.05)
        yield [name, which, *shares, uniform, _share(found.any_significant > 0), alone]


def uniformity(world: World, p: FloatArray) -> float:
    """p of the Kolmogorov-Smirnov test; of all assignments of pairs each has its mirror image, with the same size."""
    step = 2 / 2**world.n if world.paired and 2**world.n <= DRAWS else 1 / (DRAWS + 1)
    spread = p - step * np.random.default_rng(0).random(len(p))
    return float(stats.kstest(spread, "uniform").pvalue)


def _share(hits: FloatArray) -> str:
    share = float(np.mean(hits))
    return f"{share:.3f} ± {np.sqrt(share * (1 - share) / len(hits)):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--series", type=int, default=400, help="simulated series for each line")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page that is written")
    options = parser.parse_args()
    series = options.series
    with ProcessPoolExecutor(max_workers=2) as workers:
        found = workers.map(partial(_one, series), range(len(WORLDS)))
        text = "\n".join(lines(dict(zip(WORLDS, found, strict=True))))
    page = f"{TEXT.format(series=series, genes=GENES, draws=DRAWS)}\n{text}\n"
    options.out.write_text(page, encoding="utf-8")
    sys.stdout.write(page)


def _one(series: int, number: int) -> Found:
    return simulate(list(WORLDS.values())[number], series=series, seed=100 + number)


if __name__ == "__main__":
    main()
