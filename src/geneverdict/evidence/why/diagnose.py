"""The whole diagnosis of one gene in one series, in the order of ``_findings``."""

from __future__ import annotations

import math
from collections.abc import Mapping

from geneverdict.evidence.why.composition import composition_findings
from geneverdict.evidence.why.gene_in_series import GeneInSeries, p_line, subject_of
from geneverdict.evidence.why.hidden import hidden_findings
from geneverdict.evidence.why.influence import Hanging, hanging, influence_findings
from geneverdict.evidence.why.level import level_of, level_sentence
from geneverdict.evidence.why.measured import missing_values, not_measured, other_name, reason_of
from geneverdict.evidence.why.power import Strength, few_samples, power_findings, size_findings, strength
from geneverdict.evidence.why.presets import presets
from geneverdict.evidence.why.probes import disagreeing_probes, supporting_probes
from geneverdict.evidence.why.processing import processing_findings
from geneverdict.evidence.why.rank import genes_before, short_of_fdr
from geneverdict.evidence.why.replicates import replicate_findings
from geneverdict.evidence.why.size import equivalence_findings, equivalence_p, margins, short_of_fold_change
from geneverdict.evidence.why.spread import individuals, spread_findings
from geneverdict.evidence.why.suspects import refits_of, told_with
from geneverdict.evidence.why.variances import variance_findings
from geneverdict.messages import Message
from geneverdict.model.answer_source import Row
from geneverdict.model.series import FloatArray
from geneverdict.model.series_context import SeriesContext
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import UNREADABLE, SeriesAnswer
from geneverdict.model.why import Equivalence, Finding, GeneWhy, Individual, Level

SERIES_ORDER = ("scale_", "groups_", "pairs_", "arrays_", "samples_")


def diagnose(
    answer: SeriesAnswer,
    context: SeriesContext,
    values: FloatArray,
    thresholds: Thresholds,
    *,
    markers: Mapping[str, FloatArray] | None = None,
    refits: Row | None = None,
    weights: FloatArray | None = None,
) -> GeneWhy:
    """Why a gene is, or is not, called in a series: level, findings, influence, power, usual thresholds.

    ``values`` (samples,) are the gene's values in the order of ``context.samples``, NaN where missing, or empty when
    they are not known; ``markers`` likewise for the genes of ``marker_genes()``; ``refits`` is its row of the table
    ``suspects``, where there is one; ``weights`` (samples,) are those of the gene's values in the fit, which leaving
    samples out holds fixed.  ``context.claimable`` is at
    ``thresholds.fdr``.
    Raises ValueError when ``values`` has another length than the samples.
    """
    row = answer.row
    if row is None or not math.isfinite(row.p):
        return _not_measured(answer, context, values, thresholds)
    subject = subject_of(answer, row, context, values, thresholds, weights)
    found, each = hanging(subject), individuals(context, subject.values)
    known, tost = strength(subject), equivalence_p(subject)
    again = refits_of(refits or {}, subject)
    level = level_of(subject, tost)
    return GeneWhy(
        level=level,
        sentence=level_sentence(subject, level, tost),
        findings=told_with(again, subject, _findings(subject, found, each, known, tost, markers or {})),
        refits=again,
        individuals=each,
        influence=found.single,
        flip=found.flip,
        presets=presets(subject),
        confident_log2fc=subject.claimable if subject.is_log2 else math.nan,
        p_line=subject.p_line,
        n_before=genes_before(context.p, row.p),
        detectable=known.detectable,
        n_needed=known.n_needed,
        listed=known.listed,
        detectable_at=known.detectable_at,
        type_s=known.type_s,
        type_m=known.type_m,
        equivalence=Equivalence(thresholds.equivalence if subject.is_log2 else math.nan, tost),
    )


def _findings(
    subject: GeneInSeries,
    found: Hanging,
    each: tuple[Individual, ...],
    known: Strength,
    tost: float,
    markers: Mapping[str, FloatArray],
) -> tuple[Finding, ...]:
    few = few_samples(subject)
    # What hangs on the variances is said before all else, then that there are two on a side, which undermines every
    # other check; three are one reason among others.
    first = [f for f in few if f.weight != "note"]
    return (
        *variance_findings(subject.answer, subject.thresholds, is_log2=subject.is_log2),
        *first,
        *processing_findings(subject.answer, subject.thresholds),
        *other_name(subject.answer),
        *disagreeing_probes(subject),
        *missing_values(subject),
        *series_findings(subject.context),
        *replicate_findings(subject),
        *(f for f in few if f not in first),
        *influence_findings(subject, found),
        *short_of_fold_change(subject),
        *short_of_fdr(subject),
        *size_findings(subject, known),
        *power_findings(subject, known),
        *spread_findings(subject, each),
        *hidden_findings(subject),
        *equivalence_findings(subject, tost),
        *margins(subject),
        *supporting_probes(subject),
        *composition_findings(subject, markers),
    )


def series_findings(context: SeriesContext) -> list[Finding]:
    """What is odd about the series as a whole: scale, groups, pairs, arrays, samples; anything else after them."""

    def place(finding: Finding) -> int:
        return next((i for i, start in enumerate(SERIES_ORDER) if finding.code.startswith(start)), len(SERIES_ORDER))

    return sorted(context.info.checks.findings, key=place)


def _scale_findings(context: SeriesContext) -> list[Finding]:
    """Values that a logarithm lost may be why there are too few."""
    return [found for found in series_findings(context) if found.of_scale]


def _not_measured(answer: SeriesAnswer, context: SeriesContext, values: FloatArray, thresholds: Thresholds) -> GeneWhy:
    known = len(values) == len(context.samples)
    reason = reason_of(answer)
    level = Level.NOT_LOOKED_UP if reason.code in UNREADABLE else Level.TOO_RARE if answer.rare else Level.NOT_MEASURED
    told = f"level-{level.name.lower()}"
    if reason.code == "count_outlier":
        level, told = Level.UNDETERMINED, "level-too_rare"
    return GeneWhy(
        level=level,
        sentence=Message(told, {"reason": reason.message}),
        findings=(*not_measured(answer, thresholds), *(_scale_findings(context) if answer.row else ())),
        individuals=individuals(context, values) if known else (),
        p_line=p_line(context.p, thresholds.fdr),
    )
