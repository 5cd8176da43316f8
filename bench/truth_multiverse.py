"""Does the joint test of all specifications keep its promise, and does it see a gene that differs?

python bench/truth_multiverse.py              # some minutes on two cores
python bench/truth_multiverse.py --series 40  # fewer simulated series
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Before numpy is imported: one thread for each of the processes below.

import argparse
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy import stats

from geneverdict.evidence.multiverse.labels import draw_labels
from geneverdict.evidence.multiverse.permutation import run_draws
from geneverdict.evidence.multiverse.permutation_test import null_test
from geneverdict.model.series import FloatArray
from geneverdict.testing.worlds.multiverse import GENE, GENES, WORLDS, World, plan_of
from truth_show import table

DRAWS = 99
LEVELS = (0.05, 0.10, 0.20)
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
