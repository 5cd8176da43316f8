"""Checks of truth: what is said where the truth is known.  Prints the tables and writes docs/truth.md.

python bench/truth.py            # some minutes on two cores
python bench/truth.py --quick    # few draws, prints only
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Before numpy is imported: one thread for each of the processes below.

import argparse
import platform
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import truth_calibration as calibration
import truth_real as real
from geneverdict.model.series import FloatArray
from truth_show import calibration_tables, state_tables
from truth_states import Seen, all_of_a_seed, harder_of_a_seed

ROOT = Path(__file__).resolve().parents[1]
GEO = ROOT.parent / "shared" / "geo"
PAGE = ROOT / "docs" / "truth.md"
SEED = 1
POWERS = ("10 v 10", "3 v 3", "20 v 5", "12 pairs")
POOLS = [(k, tau2, df) for k in (3, 5, 10) for tau2 in (0.0, 0.3) for df in (None, 20.0)]


class Amount(NamedTuple):
    """How much is drawn."""

    seeds: int
    n_genes: int
    null_series: int
    promise_series: int
    pooled_genes: int
    permutations: int


FULL = Amount(seeds=40, n_genes=1000, null_series=300, promise_series=60, pooled_genes=20000, permutations=50)
QUICK = Amount(seeds=3, n_genes=1000, null_series=20, promise_series=5, pooled_genes=2000, permutations=10)

HEAD = """\
# What is said where the truth is known

This page is written by `python bench/truth.py`; no number was typed in by hand. **Everything but the last table is \
simulated**: genes, samples and effects were drawn, so that what is true of each is known.

Seed {seed}. {seeds} simulated studies of four series (and as many of four harder ones), {n_genes} genes each; \
{null_series} series without effect and {promise_series} with effects for each design of the calibration, 1000 genes \
each; {pooled_genes} genes for each line of the pooling; {permutations} draws of labels. geneverdict {own}, Python \
{python}, numpy {numpy}, scipy {scipy}.

Thresholds: |log2FC| ≥ 1, FDR < 0.05, equivalence bound 0.585 (1.5-fold).
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few draws; docs/truth.md is not written")
    quick = parser.parse_args().quick
    text = page(QUICK if quick else FULL, GEO if GEO.is_dir() else None)
    sys.stdout.write(text)
    if not quick:
        PAGE.write_text(text, encoding="utf-8")


def page(amount: Amount, geo: Path | None) -> str:
    """The whole page; without ``geo`` the table on real series says that it was not made."""
    with ProcessPoolExecutor(max_workers=2) as workers:
        states = workers.map(all_of_a_seed, *zip(*_seeds(amount), strict=True))
        harder = workers.map(harder_of_a_seed, *zip(*_seeds(amount), strict=True))
        names = list(calibration.setups())
        null = workers.map(null_of, names, [amount.null_series] * len(names))
        kept = workers.map(promise_of, names, [amount.promise_series] * len(names))
        pooled = workers.map(pooled_of, POOLS, [amount.pooled_genes] * len(POOLS))
        shuffled = workers.map(shuffled_of, real.SERIES if geo else (), [amount.permutations] * len(real.SERIES))
        seen: list[Seen] = [one for some in states for one in some]
        calibrated = list(zip(names, null, kept, strict=True))
        power = {name: powers_of(name, amount.promise_series) for name in POWERS}
        each_pool = list(zip(POOLS, pooled, strict=True))
        by_series = dict(zip(real.SERIES if geo else (), shuffled, strict=True))
        parts: Sequence[Iterator[str]] = (
            state_tables(seen, [one for some in harder for one in some]),
            calibration_tables(calibrated, each_pool, by_series, power),
        )
        return "\n".join([_head(amount), *(line for part in parts for line in part), ""])


def _seeds(amount: Amount) -> list[tuple[int, int]]:
    return [(SEED + i, amount.n_genes) for i in range(amount.seeds)]


def _head(amount: Amount) -> str:
    versions = {name: version(name) for name in ("numpy", "scipy")}
    return HEAD.format(
        seed=SEED, own=version("geneverdict"), python=platform.python_version(), **amount._asdict(), **versions
    )


def seed_of(name: str, part: int) -> int:
    """Designs do not share their draws."""
    return 1000 * SEED + 2 * list(calibration.setups()).index(name) + part


def null_of(name: str, n_series: int) -> calibration.Null:
    return calibration.null(calibration.setups()[name], seed=seed_of(name, 0), n_series=n_series, n_genes=1000)


def promise_of(name: str, n_series: int) -> calibration.Promise:
    return calibration.promise(calibration.setups()[name], seed=seed_of(name, 1), n_series=n_series, n_genes=1000)


def powers_of(name: str, n_series: int) -> FloatArray:
    return calibration.powers(calibration.setups()[name], seed=seed_of(name, 0), n_series=n_series, n_genes=1000)


def pooled_of(case: tuple[int, float, float | None], n_genes: int) -> calibration.Pooled:
    k, tau2, df = case
    return calibration.pooled(k, tau2, seed=SEED + POOLS.index(case), n_genes=n_genes, df_se=df)


def shuffled_of(name: str, draws: int) -> real.Shuffled:
    return real.shuffled(real.read(GEO, name), draws=draws, seed=SEED)


if __name__ == "__main__":
    main()
