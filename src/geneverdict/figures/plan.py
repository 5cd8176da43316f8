"""Which figures a run needs, each with its name, its words, and no more data than it takes to draw it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from geneverdict.figures import describe
from geneverdict.io.results.layout import LONGEST, file_stem
from geneverdict.messages import Message
from geneverdict.model.fit import Fit
from geneverdict.model.multiverse import Curve, CurveSummary, GeneMultiverse
from geneverdict.model.run import Run
from geneverdict.model.study import Thresholds
from geneverdict.model.survival_answer import CohortAnswer, SurvivalAnswer
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer, SeriesResult


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """One gene over all series."""

    answer: GeneAnswer


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """One gene in every sample of a series' model."""

    result: SeriesResult
    answer: SeriesAnswer


@dataclass(frozen=True, slots=True, eq=False)
class Volcano:
    """All genes of a series, one of them marked."""

    result: SeriesResult
    answer: SeriesAnswer
    thresholds: Thresholds


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """The samples of a series on their first two principal components."""

    result: SeriesResult


@dataclass(frozen=True, slots=True, eq=False)
class Correlation:
    """The correlations between the samples of a series."""

    result: SeriesResult


@dataclass(frozen=True, slots=True, eq=False)
class SpecificationCurve:
    """Every analysis of one gene, in one series or pooled."""

    curve: Curve
    summary: CurveSummary
    thresholds: Thresholds
    simulated: bool


@dataclass(frozen=True, slots=True, eq=False)
class KaplanMeier:
    """The patients of one cohort in two groups."""

    cohort: CohortAnswer


@dataclass(frozen=True, slots=True, eq=False)
class HazardForest:
    """The hazard ratios of all cohorts."""

    answer: SurvivalAnswer


OfSamples = Components | Correlation
"""Can be drawn before any gene is answered."""
OfReport = Forest | Values | KaplanMeier | HazardForest
"""What the report shows without being asked; the rest is drawn live on its page, and for papers."""
Subject = OfReport | Volcano | OfSamples | SpecificationCurve


@dataclass(frozen=True, slots=True, eq=False)
class FigureJob:
    """One figure to draw.  ``name`` is the stem of its files and its key in the report."""

    name: str
    title: Message
    alt: Message
    """For readers who cannot see the figure."""
    subject: Subject


@dataclass(frozen=True, slots=True)
class Output:
    """Where figures are written, and how."""

    folder: Path
    lang: str = "en"
    bare: bool = False
    """Without titles, as journals want them."""
    for_papers: bool = True
    """As PNG and PDF beside the SVG."""


def plan_figures(run: Run) -> tuple[FigureJob, ...]:
    """All figures of a run: for each gene that is told in full a forest, its pictures in each series, its
    specification curves and its survival; for each series its two."""
    told = {answer.gene for answer in run.in_full}
    named = [job for answer in run.in_full for job in gene_figures(answer, run.results)]
    curves = [job for found in run.multiverse if found.gene in told for job in curve_figures(found, run.results)]
    lived = [answer for answer in run.survival if answer.gene in told]
    stems = series_stems(run.results)
    samples = [job for r, name in zip(run.results, stems, strict=True) for job in series_figures(r, name)]
    return (*named, *curves, *samples, *survival_figures(lived))


def gene_figures(answer: GeneAnswer, results: Sequence[SeriesResult]) -> tuple[FigureJob, ...]:
    """The forest plot of a gene; its values and its place among all genes in every series that measured it."""
    if not answer.answers:
        return ()
    gene = stem(answer.gene)
    jobs = [FigureJob(f"forest-{gene}", *describe.forest(answer), Forest(answer))]
    stems = dict(zip(((r.id, r.platform) for r in results), series_stems(results), strict=True))
    found = {(r.id, r.platform): r for r in results}
    for item in answer.answers:
        key = (item.id, item.platform)
        if key not in found or item.row is None:
            continue
        slim, tail = _slim(found[key], answer.gene), f"{gene}-{stems[key]}"
        values, volcano = Values(slim, item), Volcano(slim, item, answer.thresholds)
        jobs += [
            FigureJob(f"values-{tail}", *describe.values(item, answer.gene), values),
            FigureJob(f"volcano-{tail}", *describe.volcano(item), volcano),
        ]
    return tuple(jobs)


def curve_figures(found: GeneMultiverse, results: Sequence[SeriesResult]) -> tuple[FigureJob, ...]:
    """The specification curve of each series and of the pooled analysis, under the names of ``curve_names``."""
    made = {r.id: r.simulated for r in results}
    curves = [(curve, summary, made.get(curve.series, False)) for curve, summary in found.series]
    curves += [(*found.pooled, any(made.values()))] if found.pooled else []
    names = curve_names(found.gene, results)
    return tuple(
        FigureJob(
            names[curve.series],
            *describe.curve(curve, summary, simulated=simulated),
            SpecificationCurve(curve, summary, found.thresholds, simulated),
        )
        for curve, summary, simulated in curves
        if curve.series in names
    )


def curve_names(gene: str, results: Sequence[SeriesResult]) -> dict[str, str]:
    """By series the name of its curve; by "" that of the pooled one."""
    stems = zip((r.id for r in results), series_stems(results), strict=True)
    return {"": f"curve-{stem(gene)}", **{series: f"curve-{stem(gene)}-{name}" for series, name in stems}}


def series_figures(result: SeriesResult, series_stem: str) -> tuple[FigureJob, ...]:
    """The two pictures of a series' samples."""
    slim = _slim(result, "")
    return (
        FigureJob(f"pca-{series_stem}", *describe.pca(result), Components(slim)),
        FigureJob(f"correlation-{series_stem}", *describe.correlation(result), Correlation(slim)),
    )


def survival_figures(answers: Sequence[SurvivalAnswer]) -> tuple[FigureJob, ...]:
    """For each endpoint the curves of every cohort; a forest only for two cohorts or more."""
    jobs = []
    for answer in answers:
        if name := hazard_forest_name(answer):
            jobs.append(FigureJob(name, *describe.hazard_forest(answer), HazardForest(answer)))
        for cohort in answer.cohorts:
            jobs.append(FigureJob(kaplan_meier_name(cohort), *describe.kaplan_meier(cohort), KaplanMeier(cohort)))
    return tuple(jobs)


def kaplan_meier_name(cohort: CohortAnswer) -> str:
    """Stem of the files and key in the report: ``ITGA5-GSE28735-overall-curves``."""
    return f"{stem(cohort.gene)}-{stem(cohort.series)}-{stem(cohort.endpoint)}-curves"


def hazard_forest_name(answer: SurvivalAnswer) -> str:
    """Stem of the files: ``ITGA5-overall-survival``; "" where there is no forest, of one cohort or none."""
    return f"{stem(answer.gene)}-{stem(answer.endpoint)}-survival" if len(answer.cohorts) > 1 else ""


def series_stems(results: Iterable[SeriesResult]) -> tuple[str, ...]:
    """A file name for each series: its id, with the platform where an id comes twice, with a number where both do."""
    pairs = [(r.id, r.platform) for r in results]
    ids = [i for i, _ in pairs]
    names: list[str] = []
    for one, platform in pairs:
        base = stem(f"{one}-{platform}" if ids.count(one) > 1 and platform else one)
        name, n = base, 2
        while name.casefold() in {other.casefold() for other in names}:
            name, n = f"{base}-{n}", n + 1
        names.append(name)
    return tuple(names)


def stem(text: str) -> str:
    """Letters, digits, dot, dash and underscore; anything else becomes an underscore.

    >>> stem("HLA-A"), stem("my cohort/2"), stem(".."), stem("n" * 300) == file_stem("n" * 300)
    ('HLA-A', 'my_cohort_2', '_', True)
    """
    plain = re.sub(r"[^\w.-]+", "_", text).strip(".") or "_"
    return plain if len(plain.encode()) <= LONGEST else file_stem(text)


def _slim(result: SeriesResult, gene: str) -> SeriesResult:
    """The result with what figures show: one gene's values, and of the fit the effect, p and FDR.

    Figures are drawn in other processes; this keeps what is sent to them under a megabyte.
    """
    expression = result.expression
    row = [expression.genes.index(gene)] if gene in expression.genes else []
    one = replace(
        expression,
        genes=tuple(expression.genes[i] for i in row),
        probes=tuple(expression.probes[i] for i in row),
        values=expression.values[row],
    )
    fit = _light(result.fit, full=bool(row))
    probe_map = replace(result.probe_map, genes=())
    return replace(result, expression=one, fit=fit, probe_fit=_light(result.probe_fit, full=False), probe_map=probe_map)


def _light(fit: Fit, *, full: bool) -> Fit:
    none = np.empty(0)
    log2fc, p, fdr = (fit.log2fc, fit.p, fit.fdr) if full else (none, none, none)
    return Fit((), (), log2fc, none, none, none, none, none, p, fdr, none, none, fit.df_prior, fit.var_prior)
