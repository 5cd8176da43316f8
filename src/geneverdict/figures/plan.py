"""Which figures a run needs, each with its name, its words, and no more data than it takes to draw it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from geneverdict.figures import describe
from geneverdict.figures.plan_why import WhyKind, why_words
from geneverdict.model.fit import Fit
from geneverdict.model.multiverse import Curve, CurveSummary, GeneMultiverse
from geneverdict.model.overlap import OverlapReport
from geneverdict.model.run import Run
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer, SeriesResult

SampleKind = Literal["pca", "correlation", "distributions"]
"""Pictures of a series' samples, which can be drawn before any gene is answered."""
SAMPLE_KINDS: tuple[SampleKind, ...] = ("pca", "correlation", "distributions")
Kind = Literal["forest", "values", "volcano", "curve", "overlap"] | SampleKind | WhyKind


@dataclass(frozen=True, slots=True, eq=False)
class FigureJob:
    """One figure to draw.  ``name`` is the stem of its files and its key in the report."""

    name: str
    kind: Kind
    title: str
    alt: str
    """For readers who cannot see the figure."""
    gene: GeneAnswer | None = None
    result: SeriesResult | None = None
    answer: SeriesAnswer | None = None
    curve: tuple[Curve, CurveSummary, Thresholds] | None = None
    overlap: OverlapReport | None = None
    simulated: bool = False
    """Of a curve or a map of overlaps; the other records say it themselves."""


def plan_figures(run: Run) -> tuple[FigureJob, ...]:
    """All figures of a run: for each gene a forest, its pictures in each series and its specification curves; for each
    series its three; the map of samples that are in the study twice."""
    named = [job for answer in run.genes for job in gene_figures(answer, run.results)]
    curves = [job for found in run.multiverse for job in curve_figures(found, run.results)]
    stems = series_stems(run.results)
    samples = [job for r, stem in zip(run.results, stems, strict=True) for job in series_figures(r, stem)]
    return (*named, *curves, *samples, *_overlap_figure(run))


def gene_figures(answer: GeneAnswer, results: Sequence[SeriesResult]) -> tuple[FigureJob, ...]:
    """The forest plot of a gene; its values, volcano and diagnosis in every series that measured it."""
    if not answer.answers:
        return ()
    gene = stem(answer.gene)
    jobs = [
        FigureJob(f"forest-{gene}", "forest", f"{answer.gene} over all series", describe.forest(answer), gene=answer)
    ]
    stems = dict(zip(((r.id, r.platform) for r in results), series_stems(results), strict=True))
    found = {(r.id, r.platform): r for r in results}
    for item in answer.answers:
        key = (item.id, item.platform)
        if key not in found or item.row is None:
            continue
        slim = _slim(found[key], answer.gene)
        for kind, title, alt in (
            ("values", f"{answer.gene} in {item.id}", describe.values(item)),
            ("volcano", f"All genes in {item.id}", describe.volcano(item)),
        ):
            name = f"{kind}-{gene}-{stems[key]}"
            jobs.append(FigureJob(name, kind, title, alt, answer, slim, item))  # type: ignore[arg-type]
        jobs += [
            FigureJob(f"{kind}-{gene}-{stems[key]}", kind, title, alt, gene=replace(answer, answers=()), answer=item)
            for kind, title, alt in why_words(item, answer)
        ]
    return tuple(jobs)


def curve_figures(found: GeneMultiverse, results: Sequence[SeriesResult]) -> tuple[FigureJob, ...]:
    """The specification curve of each series and of the pooled analysis, under the names of ``curve_name``."""
    made = {r.id: r.simulated for r in results}
    curves = [(curve, summary, made.get(curve.series, False)) for curve, summary in found.series]
    curves += [(*found.pooled, any(made.values()))] if found.pooled else []
    names = curve_names(found.gene, results)
    return tuple(
        FigureJob(
            names[curve.series],
            "curve",
            f"{found.gene} in every analysis, {curve.series or 'pooled'}",
            describe.curve(curve, summary, simulated=simulated),
            curve=(curve, summary, found.thresholds),
            simulated=simulated,
        )
        for curve, summary, simulated in curves
        if curve.series in names
    )


def curve_names(gene: str, results: Sequence[SeriesResult]) -> dict[str, str]:
    """By series the name of its curve; by "" that of the pooled one."""
    stems = zip((r.id for r in results), series_stems(results), strict=True)
    return {"": f"curve-{stem(gene)}", **{series: f"curve-{stem(gene)}-{name}" for series, name in stems}}


def _overlap_figure(run: Run) -> tuple[FigureJob, ...]:
    """The map of overlapping samples, of a single series only where something was found."""
    report = run.overlap
    if report is None or not report.overlaps or (len(run.results) < 2 and not any(o.shared for o in report.overlaps)):
        return ()
    simulated = any(r.simulated for r in run.results)
    alt = describe.overlap(report, simulated=simulated)
    return (FigureJob("overlap", "overlap", "Samples that appear twice", alt, overlap=report, simulated=simulated),)


def series_figures(result: SeriesResult, series_stem: str) -> tuple[FigureJob, ...]:
    """The three pictures of a series' samples."""
    slim = _slim(result, "")
    words: tuple[tuple[Kind, str, str], ...] = (
        ("pca", f"Principal components, {result.id}", describe.pca(result)),
        ("correlation", f"Sample correlation, {result.id}", describe.correlation(result)),
        ("distributions", f"Values of each sample, {result.id}", describe.distributions(result)),
    )
    return tuple(FigureJob(f"{kind}-{series_stem}", kind, title, alt, result=slim) for kind, title, alt in words)


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

    >>> stem("HLA-A"), stem("my cohort/2"), stem("..")
    ('HLA-A', 'my_cohort_2', '_')
    """
    return re.sub(r"[^\w.-]+", "_", text).strip(".") or "_"


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
