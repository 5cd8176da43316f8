"""Series that share a part of their patients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.fitting.contrast import fit_contrast
from geneverdict.messages import Message
from geneverdict.model.prepared import Design, Expression, Grade, Grouping, Pairing, ProbeMap, Role, Scale
from geneverdict.model.series import FloatArray, SampleTable
from geneverdict.model.verdict import SampleQuality, SeriesResult

IntArray = npt.NDArray[np.int64]


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
        probe_map=ProbeMap(Message("probes-source"), (), len(series.genes), len(series.genes), 0, {}, {}, {}),
        grouping=Grouping(roles, (Message("role-no_rule"),) * n, "case", "control", Grade.SURE, (), "study file"),
        pairing=Pairing((None,) * n, 0, Grade.SURE, (), "none"),
        design=design,
        fit=fit,
        probe_fit=fit,
        quality=SampleQuality(ids, nothing, (0.0, 0.0), 0, nothing, (), nothing),
    )


def without(series: Series, names: Sequence[str], samples: Sequence[str]) -> Series:
    """``series`` less the samples (named as ``names``) that are to be left out."""
    keep = np.array([name not in samples for name in names], dtype=np.bool_)
    person = tuple(p for p, kept in zip(series.person, keep.tolist(), strict=True) if kept)
    return series._replace(values=series.values[:, keep], is_case=series.is_case[keep], person=person)


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
    whole = np.asarray(np.isfinite(values).all(axis=1))
    genes = tuple(g for g, ok in zip(expression.genes, whole, strict=True) if ok)
    return Series(id_, genes, values[whole], design.matrix[:, -1], tuple(expression.samples[i] for i in rows))


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
