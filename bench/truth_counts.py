"""False discovery rate of the engines on simulated counts whose truth is known; writes docs/truth-counts.md.

Simulated: 5,000 genes of log-normal level, a tenth of them changed two-fold, dispersions that fall with the level and
differ between genes, library sizes equal or from 1 to 4; the whole way from filter to FDR is taken.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

import numpy as np

from geneverdict.fitting.series import fit_counts
from geneverdict.model.counts import Counts
from geneverdict.model.prepared import Design
from geneverdict.model.study import Analysis, Engine
from measure import HERE

GENES, CHANGED, TWOFOLD, FDR = 5000, 500, 1.0, 0.05
SIZES = (3, 5, 10, 50)
ENGINES: tuple[Engine, ...] = ("voom", "trend", "quasi_likelihood", "deseq2")


class Rates(NamedTuple):
    false: float
    """Mean share of false genes in the list."""
    found: float
    """Mean share of the changed genes that are tested and in the list."""


def counts_of(rng: np.random.Generator, n: int, *, unlike: bool) -> np.ndarray:
    """Genes × 2n samples, cases first; the first ``CHANGED`` genes changed, half of them up."""
    level = rng.lognormal(4.5, 1.8, (GENES, 1))
    depth = np.exp2(rng.uniform(-1, 1, 2 * n)) if unlike else np.ones(2 * n)
    fold = np.zeros((GENES, 1))
    fold[:CHANGED:2], fold[1:CHANGED:2] = TWOFOLD, -TWOFOLD
    mean = level * depth * np.exp2(fold * (np.arange(2 * n) < n))
    dispersion = (0.05 + 2 / level) * (10 / rng.chisquare(10, (GENES, 1)))
    return rng.poisson(mean * rng.gamma(1 / dispersion, dispersion, mean.shape)).astype(float)


def rates(engine: Engine, n: int, *, unlike: bool, draws: int, seed: int = 1) -> Rates:
    matrix = np.column_stack([np.ones(2 * n), np.arange(2 * n) < n]).astype(float)
    design = Design("unpaired", matrix, ("(intercept)", "group"), tuple(range(2 * n)), n, n, 0, (), (), "~ group")
    names, samples = tuple(f"G{i:04d}" for i in range(GENES)), tuple(f"s{i}" for i in range(2 * n))
    false, found = [], []
    for draw in range(draws):
        values = counts_of(np.random.default_rng([seed, n, draw]), n, unlike=unlike)
        whole = np.ones(GENES, dtype=np.bool_)
        counts = Counts(names, values, whole, values.sum(axis=0), np.ones(2 * n), np.nan, np.nan, design.rows)
        fit = fit_counts(counts, design, Analysis(engine=engine), samples, fdr=FDR)
        place = np.array([int(name[1:]) for name in fit.names])
        listed = np.nan_to_num(fit.fdr, nan=1.0) < FDR
        false.append((listed & (place >= CHANGED)).sum() / max(1, listed.sum()))
        found.append((listed & (place < CHANGED)).sum() / max(1, (place < CHANGED).sum()))
    return Rates(float(np.mean(false)), float(np.mean(found)))


def main(draws: int) -> None:
    rows = ["| groups | libraries | " + " | ".join(ENGINES) + " |", "|---|---|" + "---|" * len(ENGINES)]
    for n in SIZES:
        for unlike in (False, True):
            took = [engine for engine in ENGINES if n < max(SIZES) or engine in ("voom", "trend")]
            done = {engine: rates(engine, n, unlike=unlike, draws=draws) for engine in took}
            cells = [f"{done[e].false:.3f} ({done[e].found:.2f})" if e in done else "" for e in ENGINES]
            rows.append(f"| {n} v {n} | {'1 to 4' if unlike else 'equal'} | " + " | ".join(cells) + " |")
            print(rows[-1], flush=True)
    text = (
        "# Counts whose truth is known\n\n"
        "Simulated by `bench/truth_counts.py`: 5,000 genes, 500 of them changed two-fold; negative binomial counts,\n"
        "dispersions falling with the level, differing between genes; filter, TMM, engine and FDR as in a run. Mean\n"
        f"over {draws} draws of the share of false genes in the list at FDR {FDR}; in brackets that of the\n"
        "changed genes tested that are in it.\n\n"
    )
    (HERE.parent / "docs" / "truth-counts.md").write_text(text + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
