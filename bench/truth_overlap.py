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
import numpy.typing as npt

import truth_real
from geneverdict.evidence.overlap.find import find_overlaps
from geneverdict.fitting.contrast import fit_contrast
from geneverdict.model.overlap import OverlapReport
from geneverdict.model.prepared import Design, Expression, Grade, Grouping, Pairing, ProbeMap, Role, Scale
from geneverdict.model.series import FloatArray, SampleTable
from geneverdict.model.verdict import SampleQuality, SeriesResult
from geneverdict.stats.meta import pool
from truth_show import mean_and_se, table

IntArray = npt.NDArray[np.int64]

LEVEL = 0.95
GEO = Path(__file__).resolve().parents[2] / "shared" / "geo"
REAL = ("GSE14520, 19 pairs, signs at random", "GSE4107, 12 v 10, labels at random")
"""Names in ``truth_real``; the labels stay as they are here."""
Pair = frozenset[tuple[str, str]]


class Series(NamedTuple):
    """Values of one series and who the samples are."""

    id: str
    genes: tuple[str, ...]
    values: FloatArray
    """Genes × samples, log2."""
    is_case: FloatArray
    """1 and 0."""
    person: tuple[str, ...]
    """Which individual's sample it truly is."""


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


def result_of(series: Series) -> SeriesResult:
    """A fitted series with nothing but what finding copies and pooling look at."""
    n = len(series.person)
    ids = tuple(f"GSM{sum(map(ord, series.id)) * 1000 + i}" for i in range(n))
    case = series.is_case.astype(np.float64)
    roles = tuple(Role.CASE if c else Role.CONTROL for c in case)
    matrix = np.column_stack([np.ones(n), case])
    n_case = int(case.sum())
    design = Design(
        "unpaired", matrix, ("(intercept)", "case - control"), tuple(range(n)), n_case, n - n_case, 0, (), (), "~ group"
    )
    expression = Expression(series.genes, series.genes, ids, series.values)
    fit = fit_contrast(series.values, design, names=series.genes, probes=series.genes)
    nothing = np.empty((0, 0))
    return SeriesResult(
        id=series.id,
        platform="GPL99000001",
        title="Simulated series",
        source="",
        simulated=True,
        samples=SampleTable(ids, {"title": tuple(f"sample {i}" for i in range(n))}),
        expression=expression,
        scale=Scale("log2", (0, 4, 6, 8, 12, 15), False, 0, 0, False, Grade.SURE, ()),
        probe_map=ProbeMap("simulated", (), len(series.genes), len(series.genes), 0, {}, {}, {}),
        grouping=Grouping(roles, ("",) * n, "case", "control", Grade.SURE, (), "study file"),
        pairing=Pairing((None,) * n, 0, Grade.SURE, (), "none"),
        design=design,
        fit=fit,
        probe_fit=fit,
        quality=SampleQuality(ids, nothing, (0.0, 0.0), 0, nothing, (), nothing),
    )


def without(series: Series, names: Sequence[str], samples: Sequence[str]) -> Series:
    """``series`` less the samples (named as ``names``) that are to be left out."""
    keep = np.array([name not in samples for name in names])
    person = tuple(p for p, kept in zip(series.person, keep, strict=True) if kept)
    return series._replace(values=series.values[:, keep], is_case=series.is_case[keep], person=person)


# --- how surely they are found ------------------------------------------------------------------------


def two_platforms(
    base: Series, seed: int, *, shared: float, noise: float, n_genes: int, per_group: int | None = None
) -> tuple[Series, Series]:
    """One real or simulated series as two that share a part of their samples, on two platforms.

    ``noise``: SD of each platform's measurement error in units of the gene's SD within groups (with a factor of its own
    per gene, mean 1); the second platform also shifts and scales each gene, and either measures ``n_genes`` drawn at
    random.  ``shared``: of the samples of either series; ``per_group``: samples in each group (half of all or more by
    default).
    """
    rng = np.random.default_rng(seed)
    chosen: tuple[list[int], list[int]] = ([], [])
    for group in (1, 0):
        order = rng.permutation(np.flatnonzero(base.is_case == group)).tolist()
        n = per_group or int(len(order) / (2 - shared))
        both = round(shared * n)
        chosen[0].extend(order[:n])
        chosen[1].extend(order[:both] + order[n : 2 * n - both])
    rows = [np.sort(rng.permutation(len(base.genes))[:n_genes]) for _ in chosen]
    if n_genes < 1000:
        rows[1] = rows[0]
    made = [_measured(base, f"GSE{9000 + i}", chosen[i], rows[i], noise, rng) for i in range(2)]
    second = made[1]
    scale = rng.uniform(0.5, 1.3, (len(second.genes), 1))
    shift = rng.normal(0, 1.5, (len(second.genes), 1))
    return made[0], second._replace(values=second.values * scale + shift)


def _measured(
    base: Series, id_: str, columns: Sequence[int], rows: IntArray, noise: float, rng: np.random.Generator
) -> Series:
    values = base.values[rows][:, list(columns)]
    sd = _sd_within(base)[rows][:, None] * rng.gamma(4, 0.25, (len(rows), 1))
    return Series(
        id_,
        tuple(base.genes[i] for i in rows),
        values + noise * sd * rng.normal(size=values.shape),
        base.is_case[list(columns)],
        tuple(base.person[i] for i in columns),
    )


def _sd_within(base: Series) -> FloatArray:
    parts = [base.values[:, base.is_case == g] for g in (1, 0)]
    squares = sum(((p - p.mean(axis=1, keepdims=True)) ** 2).sum(axis=1) for p in parts)
    return np.asarray(np.sqrt(squares / (base.values.shape[1] - 2)))


def simulated_base(seed: int, *, n: int = 30, n_genes: int = 6000) -> Series:
    """``n`` cases and ``n`` controls with gene programs, subtypes of the cases and admixture of normal tissue."""
    rng = np.random.default_rng(seed)
    case = np.repeat([1.0, 0.0], n)
    sd = 0.3 * rng.gamma(4, 0.25, (n_genes, 1)) + 0.1
    effect = np.where(rng.random((n_genes, 1)) < 0.2, rng.normal(0, 1, (n_genes, 1)), 0)
    purity = np.where(case > 0, rng.beta(5, 2, 2 * n), 0.0)
    programs = rng.normal(0, 1, (n_genes, 12)) * (rng.random((n_genes, 12)) < 0.15)
    subtype = rng.normal(0, 1, (n_genes, 1)) * (rng.random((n_genes, 1)) < 0.15) * (rng.random(2 * n) < 0.3) * case
    factors = programs @ rng.normal(0, 0.6, (12, 2 * n))
    own = sd * rng.normal(size=(n_genes, 2 * n)) * 1.5
    values = rng.uniform(5, 12, (n_genes, 1)) + effect * purity + sd * 2 * (factors + subtype) + own
    return Series(
        "SIM", tuple(f"GENE{i:05d}" for i in range(n_genes)), values, case, tuple(f"P{i}" for i in range(2 * n))
    )


def base_of(id_: str, expression: Expression, design: Design) -> Series:
    """The samples in the model of a real series; genes without missing values."""
    rows = list(design.rows)
    values = expression.values[:, rows]
    whole = np.isfinite(values).all(axis=1)
    genes = tuple(g for g, ok in zip(expression.genes, whole, strict=True) if ok)
    return Series(id_, genes, values[whole], design.matrix[:, -1], tuple(expression.samples[i] for i in rows))


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


def cohort(seed: int, *, k: int, shared: float, n: int = 12, n_genes: int = 400, tau: float = 0.0) -> list[Series]:
    """``k`` series of ``n`` against ``n`` with no true effect; all have the same share of their patients in common.

    Gene-wise SD between patients 0.5, measurement error 0.15 per platform, SD ``tau`` of the true effect between
    series.
    """
    rng = np.random.default_rng(seed)
    genes = tuple(f"GENE{i:05d}" for i in range(n_genes))
    both = round(shared * n)
    sd = 0.5 * np.sqrt(8 / rng.chisquare(8, (n_genes, 1)))
    common = rng.normal(size=(n_genes, 2 * both))
    made = []
    for number in range(k):
        own = rng.normal(size=(n_genes, 2 * (n - both)))
        case = np.r_[np.repeat([1.0, 0.0], both), np.repeat([1.0, 0.0], n - both)]
        effect = rng.normal(0, tau, (n_genes, 1)) if tau else np.zeros((n_genes, 1))
        values = 8 + sd * np.hstack([common, own]) + effect * case
        values = values + 0.15 * rng.normal(size=values.shape)
        person = (*(f"P{i}" for i in range(2 * both)), *(f"S{number}P{i}" for i in range(2 * (n - both))))
        made.append(Series(f"GSE{9100 + number}", genes, values, case, person))
    return made


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
