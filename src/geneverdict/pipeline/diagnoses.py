"""The diagnosis of a gene in every series, from wherever the results are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from geneverdict.evidence.annotation import compare_annotation
from geneverdict.evidence.why.diagnose import diagnose
from geneverdict.evidence.why.markers import marker_genes
from geneverdict.evidence.why.outline import outline
from geneverdict.model.answer_source import AnswerSource
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import SeriesAnswer
from geneverdict.model.why import GeneWhy


def explain(
    source: AnswerSource, gene: str, answers: Sequence[SeriesAnswer], thresholds: Thresholds
) -> tuple[SeriesAnswer, ...]:
    """The answers with their ``why``, and with what the series know of each other's probes."""
    used = sorted({probe.probe for answer in answers for probe in answer.probes if probe.used})
    explained = []
    for answer in answers:
        why = _why(source, answer, thresholds)
        here = source.probes_by_id(answer.id, used) if used else {}
        named = {probe: tuple(row["genes"]) for probe, row in here.items()}
        first = compare_annotation(gene, answer, answers, named)
        explained.append(replace(answer, why=replace(why, findings=(*first, *why.findings))))
    return tuple(explained)


def outlined(source: AnswerSource, answers: Sequence[SeriesAnswer], thresholds: Thresholds) -> tuple[SeriesAnswer, ...]:
    """The answers with that part of their ``why`` on which the verdict rests."""
    return tuple(
        replace(answer, why=outline(answer, info, thresholds))
        for answer, info in zip(answers, source.study.series, strict=True)
    )


def _why(source: AnswerSource, answer: SeriesAnswer, thresholds: Thresholds) -> GeneWhy:
    context = source.context(answer.id, thresholds.fdr)
    gene = answer.row.gene if answer.row else ""
    values = source.expression(answer.id, [gene, *marker_genes()], context.samples)
    markers = {name: row for name, row in values.items() if name != gene}
    refits = source.rows("suspects", [gene], answer.id).get(gene)
    weights = source.weights(answer.id, [gene], context.samples).get(gene)
    beside: dict[str, Any] = {"markers": markers, "refits": refits, "weights": weights}
    return diagnose(answer, context, values.get(gene, np.empty(0)), thresholds, **beside)
