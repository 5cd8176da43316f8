"""Samples that appear twice: how surely they are found, and what it costs a pooled interval not to look for them.

python bench/truth_overlap.py            # some minutes on two cores
python bench/truth_overlap.py --quick    # few draws
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Before numpy is imported.

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

import truth_real
from geneverdict.evidence.overlap.find import find_overlaps
from geneverdict.model.overlap import OverlapReport
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesResult
from geneverdict.stats.meta import pool
from geneverdict.testing.worlds.overlap import (
    Series,
    base_of,
    cohort,
    result_of,
    simulated_base,
    two_platforms,
    without,
)
from truth_show import mean_and_se, table

LEVEL = 0.95
GEO = Path(__file__).resolve().parents[2] / "shared" / "geo"
REAL = ("GSE14520, 19 pairs, signs at random", "GSE4107, 12 v 10, labels at random")
"""Names in ``truth_real``; the labels stay as they are here."""
Pair = frozenset[tuple[str, str]]


class Detection(NamedTuple):
    """What was found over all draws."""

    n_true: int
    n_found: int
    n_false: int
    n_draws_with_false: int
    n_draws: int
    median_r: float
    """Median correlation of the true pairs that were found."""


class Coverage(NamedTuple):
    """1 and 0 per gene and draw, averaged within a draw."""

    k: int
    shared: float
    unguarded: FloatArray
    guarded: FloatArray


# --- how surely they are found ------------------------------------------------------------------------


def truly_shared(one: Series, two: Series, a: SeriesResult, b: SeriesResult) -> Pair:
    """Names of the samples of both results that come from one person."""
    there = dict(zip(two.person, b.samples.ids, strict=True))
    return frozenset((name, there[p]) for p, name in zip(one.person, a.samples.ids, strict=True) if p in there)


def found_shared(report: OverlapReport) -> Pair:
    """Pairs of samples that the report says are one."""
    return frozenset((s.sample_a, s.sample_b) for o in report.overlaps for s in o.shared)


def detection(
    bases: Sequence[Series], *, shared: float, noise: float, n_genes: int, per_group: int | None = None, n_draws: int
) -> Detection:
    """Found and false pairs over draws; comparisons of each series with itself are counted among the false."""
    true = found = false = draws_with_false = 0
    seen: list[float] = []
    for seed in range(n_draws):
        base = bases[seed % len(bases)]
        one, two = two_platforms(base, seed, shared=shared, noise=noise, n_genes=n_genes, per_group=per_group)
        a, b = result_of(one), result_of(two)
        truth = truly_shared(one, two, a, b)
        report = find_overlaps([a, b])
        pairs = found_shared(report)
        true, found, false = true + len(truth), found + len(pairs & truth), false + len(pairs - truth)
        draws_with_false += bool(pairs - truth)
        seen += [s.correlation for o in report.overlaps for s in o.shared]
    return Detection(true, found, false, draws_with_false, n_draws, float(np.median(seen)) if seen else float("nan"))


NOISES = (0.15, 0.3, 0.45, 0.6, 0.8)


def detection_rows(bases: Sequence[Series], n_draws: int) -> Iterator[list[str]]:
    """Half of the samples shared at several noises and numbers of genes; all shared; none; small series."""
    cases: list[tuple[float, float, int, int | None]] = [(0.5, noise, 5000, None) for noise in NOISES]
    cases += [(0.5, noise, 100, None) for noise in NOISES[:3]]
    cases += [(1.0, 0.3, 5000, None), (1.0, 0.3, 5000, 3), (1 / 3, 0.3, 5000, 3), (0.5, 0.3, 5000, 4)]
    cases += [(0.0, noise, n, size) for noise in (0.0, 0.3) for n, size in ((5000, None), (5000, 4), (100, None))]
    for shared, noise, n_genes, size in cases:
        got = detection(bases, shared=shared, noise=noise, n_genes=n_genes, per_group=size, n_draws=n_draws)
        found = (
            [f"{got.n_found} of {got.n_true}", f"{100 * got.n_found / got.n_true:.1f} %"] if got.n_true else ["–"] * 2
        )
        median = f"{got.median_r:.2f}" if got.n_found else "–"
        drawn = [f"{100 * shared:.0f} %", f"{noise:g}", f"{1 / (1 + noise**2):.2f}", str(n_genes), str(size or "all")]
        yield [*drawn, *found, median, f"{got.n_draws_with_false} of {got.n_draws}"]


DETECTION_HEAD = ["shared", "noise", "r before centring", "genes", "per group", "found", "share", "median r",
                  "draws with a false pair"]  # fmt: skip


# --- what it costs ------------------------------------------------------------------------------------


def coverage(*, k: int, shared: float, tau: float, n_draws: int) -> Coverage:
    """Share of genes whose pooled 95 % interval (REML, Hartung-Knapp) holds the truth, without and with the guard."""
    plain, guarded = np.empty(n_draws), np.empty(n_draws)
    for seed in range(n_draws):
        series = cohort(seed, k=k, shared=shared, tau=tau)
        results = [result_of(one) for one in series]
        drop = find_overlaps(results).drop
        plain[seed] = _covered(results)
        left = [without(one, r.samples.ids, drop.get(r.id, ())) for one, r in zip(series, results, strict=True)]
        guarded[seed] = _covered(
            [result_of(one) for one in left if min(one.is_case.sum(), (1 - one.is_case).sum()) >= 2]
        )
    return Coverage(k, shared, plain, guarded)


def _covered(results: Sequence[SeriesResult]) -> float:
    stats = pool(np.column_stack([r.fit.log2fc for r in results]), np.column_stack([r.fit.se for r in results]))
    return float(((stats.ci_low <= 0) & (stats.ci_high >= 0)).mean())


def coverage_rows(n_draws: int) -> Iterator[list[str]]:
    """How often the pooled interval holds the truth, with and without the guard."""
    for k in (2, 3, 5):
        for shared in (0.0, 0.5, 0.75):
            for tau in (0.0, 0.3):
                got = coverage(k=k, shared=shared, tau=tau, n_draws=n_draws)
                yield [str(k), f"{100 * shared:.0f} %", f"{tau:g}", _share(got.unguarded), _share(got.guarded)]


def _share(values: FloatArray) -> str:
    mean, se = mean_and_se(values)
    return f"{mean:.3f} ± {se:.3f}"


COVERAGE_HEAD = ["series", "patients in common", "tau", "without the guard", "with the guard"]


PAGE = Path(__file__).parents[1] / "docs" / "truth-overlap.md"
HEAD = """\
# Samples that are in a study twice, where the truth is known

Written by `python bench/truth_overlap.py`; no number was typed in by hand. **Patients, platforms and noise are
simulated**; where a real series is named, its samples were cut into two series that share some, and measured again with
simulated noise. The cut-offs were tuned on these same real series, so this is no estimate for others."""


def page(n_draws: int, geo: Path | None) -> Iterator[str]:
    """All tables; those of real series only where ``geo`` is at hand."""
    yield HEAD
    yield f"\nSimulated series, {n_draws} draws a line.  Noise: in units of each gene's SD within groups.\n"
    yield from table(DETECTION_HEAD, detection_rows([simulated_base(seed) for seed in range(3)], n_draws))
    for made in [truth_real.read(geo, name) for name in REAL] if geo else ():
        base = base_of(made.name, made.expression, made.design)
        yield f"\n{made.name} cut into two series with simulated platforms, {n_draws} draws a line.\n"
        yield from table(DETECTION_HEAD, detection_rows([base], n_draws))
    yield f"\nPooled intervals, nominal {LEVEL}: {n_draws} draws of 400 genes a line, mean ± Monte-Carlo SE.\n"
    yield from table(COVERAGE_HEAD, coverage_rows(n_draws))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few draws")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page that is written")
    options = parser.parse_args()
    text = "\n".join(page(6 if options.quick else 60, GEO if GEO.is_dir() else None)) + "\n"
    options.out.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
