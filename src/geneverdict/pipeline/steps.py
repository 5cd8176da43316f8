"""The method as verbs with frozen results: ``prepare → fit → call``, and ``pool`` over series."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from geneverdict.errors import DesignError, StudyError, at_series
from geneverdict.evidence.checks.check import check_direction, check_series
from geneverdict.evidence.checks.refit_suspects import refit_suspects, with_counts
from geneverdict.evidence.overlap.contrasts import shared_contrasts
from geneverdict.evidence.pooling import methods as ways
from geneverdict.evidence.pooling.pool import pool_series
from geneverdict.fitting.contrast import PLAIN
from geneverdict.fitting.quality import sample_quality
from geneverdict.fitting.series import fit_genes, fit_probes, fit_unequal
from geneverdict.messages import Message, count, messages
from geneverdict.model.counts import CountInfo
from geneverdict.model.fit import Fit, PooledFit
from geneverdict.model.prepared import Design, Grade, Grouping, Pairing, Prepared, ProbeMap
from geneverdict.model.series import Platform, Series
from geneverdict.model.study import Analysis, MultiChoice, ProbeChoice, SeriesSpec, Thresholds
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.ways import PooledWays
from geneverdict.pipeline.grouping import second_opinions, settle_groups
from geneverdict.preparation.design import build_design
from geneverdict.preparation.groups.subject import subject_of
from geneverdict.preparation.platform import require_own_table
from geneverdict.preparation.probes import Symbols, map_probes, table_and_policy
from geneverdict.preparation.recognise import recognise
from geneverdict.preparation.symbols import SymbolTable
from geneverdict.preparation.values import Choices, gene_values


def prepare(
    series: Series,
    platform: Platform,
    spec: SeriesSpec | None = None,
    *,
    probe_choice: ProbeChoice = "highest_median",
    multi_gene_probes: MultiChoice = "drop",
    analysis: Analysis = PLAIN,
    accept_checks: bool = False,
    name: str = "",
) -> Prepared:
    """Settle scale, probes → genes, groups, pairs and design of one series.

    What ``spec`` does not say is inferred.  Raises NeedsWordError when the groups are not sure and ``accept_checks`` is
    false; its ``do`` holds the lines for the study file.  Raises PrepareError for the table of another array.
    """
    spec = spec or SeriesSpec(id=series.id)
    name = name or spec.id
    require_own_table(series, platform, spec)
    series, evidence = recognise(series, declared=spec.scale)
    grouping, pairing = settle_groups(series, spec, accept_checks=accept_checks, where=name)
    how = Choices(
        spec.probe_choice or probe_choice, spec.multi_gene_probes or multi_gene_probes, spec.analysis or analysis
    )
    design = _design(series, spec, grouping, pairing, how.analysis, name)
    table, policy = table_and_policy(series, platform, spec)
    probe_map = map_probes(series.probes, platform, table, symbols=policy)
    found = gene_values(
        series, probe_map, how, declared=spec.scale, design=design, replicates=pairing.averaged, evidence=evidence
    )
    return Prepared(
        name=name,
        series=series,
        scale=found.scale,
        probe_map=probe_map,
        probe_values=found.probe_values,
        expression=found.expression,
        grouping=grouping,
        pairing=pairing,
        design=design,
        probe_choice=how.probes,
        multi_gene_probes=how.multi,
        analysis=how.analysis,
        absent=_absent(series, platform, table, policy, probe_map),
        opinions=second_opinions(series, grouping),
        subject=subject_of(series, grouping, spec),
        notes=_hints(pairing, design),
        probe_weights=found.probe_weights,
        counts=found.counts,
        id_counts=found.id_counts,
    )


def _design(
    series: Series, spec: SeriesSpec, grouping: Grouping, pairing: Pairing, analysis: Analysis, name: str
) -> Design:
    try:
        return build_design(
            series.samples,
            grouping,
            pairing,
            covariates=spec.covariates,
            unpaired=analysis.unpaired,
            where=at_series(name),
        )
    except DesignError as error:
        if grouping.source == "study file" or spec.covariates:
            raise error.as_(StudyError) from None
        raise


def _absent(
    series: Series, platform: Platform, table: SymbolTable | None, policy: Symbols, here: ProbeMap
) -> dict[str, str]:
    """Genes of the platform that no probe of the deposited values names, each with a probe that does."""
    there = set(series.probes)
    missing = tuple(probe for probe in platform.probes if probe not in there)
    if not missing or not platform.column:
        return {}
    named = {gene for genes in here.genes for gene in genes}
    absent = map_probes(missing, platform, table, symbols=policy)
    pairs = ((gene, probe) for probe, genes in zip(missing, absent.genes, strict=True) for gene in genes)
    return {gene: probe for gene, probe in pairs if gene not in named}


def _hints(pairing: Pairing, design: Design) -> tuple[Message, ...]:
    notes = []
    if pairing.n_pairs and pairing.grade is Grade.CHECK and design.kind == "unpaired":
        notes.append(Message("series-pairs_not_used", {"evidence": messages(pairing.evidence)}))
    fewest = min(design.n_case, design.n_control)
    if fewest < 3:
        notes.append(Message("series-few_samples", {"n": count(fewest)}))
    return tuple(notes)


def fit(prepared: Prepared, *, fdr: float = 0.05, source: str = "", notes: Sequence[Message] = ()) -> SeriesResult:
    """Moderated statistics of every gene and of every probe, what the sample pictures need, and what looks odd.

    ``fdr``: that of the confident effect sizes.
    """
    series, expression, design = prepared.series, prepared.expression, prepared.design
    gene_fit = fit_genes(prepared, fdr=fdr)
    probe_fit = fit_probes(prepared, gene_fit)
    unequal = fit_unequal(prepared, gene_fit)
    result = SeriesResult(
        id=prepared.name,
        platform=series.platform,
        title=series.title,
        source=source or series.source,
        simulated=series.simulated,
        samples=series.samples,
        expression=expression,
        scale=prepared.scale,
        probe_map=prepared.probe_map,
        grouping=prepared.grouping,
        pairing=prepared.pairing,
        design=design,
        fit=gene_fit,
        probe_fit=probe_fit,
        quality=sample_quality(expression),
        notes=(*notes, *(opinion.message for opinion in prepared.opinions), *prepared.notes, *gene_fit.notes),
        probe_choice=prepared.probe_choice,
        multi_gene_probes=prepared.multi_gene_probes,
        absent=prepared.absent,
        opinions=prepared.opinions,
        accession=series.id if series.id != prepared.name else "",
        subject=prepared.subject,
        counts=prepared.counts,
        count_info=_count_info(prepared),
        spread=unequal.spread,
        unequal=unequal.fit,
        refinements=prepared.analysis.refinements,
        arrays=series.arrays,
        ratio=series.ratio,
    )
    checks = check_series(result)
    if not checks.suspects:
        return replace(result, checks=checks)
    refits = refit_suspects(prepared, checks.suspects)
    return replace(result, checks=with_counts(checks, result, refits), refits=refits)


def _count_info(prepared: Prepared) -> CountInfo | None:
    counts, how = prepared.counts, prepared.analysis
    if counts is None:
        return None
    filtered = math.isfinite(counts.cutoff)
    return CountInfo(
        engine="trend" if counts.shares else how.engine,
        normalise=how.normalise,
        shares=counts.shares,
        cutoff=counts.cutoff if filtered else None,
        needed=counts.needed if filtered else None,
        n_samples=len(counts.rows),
    )


def check_together(results: Sequence[SeriesResult]) -> tuple[SeriesResult, ...]:
    """The same results with what only their comparison shows: a series that points the other way than the others."""
    found = check_direction(results)
    return tuple(
        replace(r, checks=replace(r.checks, findings=(*r.checks.findings, *found.get(r.id, ())))) for r in results
    )


def pool(results: Sequence[SeriesResult], *, instead: Mapping[str, Fit | None] | None = None) -> PooledFit | None:
    """Every gene pooled over the series whose effects are log2 fold changes; None when there are none.

    Of contrasts of one series that share samples the first alone goes in.

    ``instead``: by series, the fit that goes in instead of its own; None leaves the series out.
    """
    fits = _poolable(results, instead or {})
    return pool_series(fits) if fits else None


def pool_ways(
    results: Sequence[SeriesResult],
    thresholds: Thresholds | None = None,
    *,
    instead: Mapping[str, Fit | None] | None = None,
) -> PooledWays | None:
    """The same series pooled in other ways, every gene; None when there are none.  ``thresholds`` for the votes."""
    fits = _poolable(results, instead or {})
    return ways.pool_ways(fits, thresholds or Thresholds()) if fits else None


def _poolable(results: Sequence[SeriesResult], instead: Mapping[str, Fit | None]) -> list[tuple[str, Fit]]:
    out = {one.series for one in shared_contrasts(results)}
    usable = [result for result in results if result.has_fold_changes and result.id not in out]
    fits = [(result.id, instead.get(result.id, result.fit)) for result in usable]
    return [(name, fit) for name, fit in fits if fit is not None]
