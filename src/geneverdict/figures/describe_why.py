"""The words behind the figures of a diagnosis."""

from __future__ import annotations

import math

from geneverdict.model.verdict import GeneAnswer, SeriesAnswer
from geneverdict.model.why import GeneWhy
from geneverdict.report import phrases
from geneverdict.report.wording import effect, interval, number, shorten


def individuals(answer: SeriesAnswer, why: GeneWhy, gene: GeneAnswer) -> str:
    """How many go each way."""
    shown = [i for i in why.individuals if math.isfinite(i.value)]
    mean = f"; mean {effect(answer.row)}" if answer.row else ""
    if all(i.is_case is None for i in shown):
        cut = gene.log2fc_cut if answer.effect_unit == "log2FC" else 0.0
        counts = phrases.pair_counts([i.value for i in shown], cut)
        return f"Difference of each pair in {answer.id}, sorted: {counts}{mean}."
    cases, controls = ([i.value for i in shown if bool(i.is_case) is side] for side in (True, False))
    return f"Value of each case in {answer.id} beside the controls: {phrases.case_counts(cases, controls)}."


def influence(answer: SeriesAnswer, why: GeneWhy, gene: GeneAnswer) -> str:
    """Between which effects the result lies, and who flips the call."""
    shown = [i for i in why.influence if math.isfinite(i.log2fc)]
    ends = interval(min(i.log2fc for i in shown), max(i.log2fc for i in shown)) if shown else "no refit"
    flips = [i.left_out for i, flip in zip(shown, phrases.flips(answer, shown), strict=True) if flip]
    named = ", ".join(shorten(name, 20) for name in flips[:8]) or "no one"
    return (
        f"{answer.effect_unit} of {gene.gene} in {answer.id} without each {phrases.noun(why)} in turn: between "
        f"{ends}; alone change the call: {named}; {phrases.flip_sentence(answer, why)}."
    )


def landscape(answer: SeriesAnswer, why: GeneWhy, gene: GeneAnswer) -> str:
    """Where the gene is called, and the presets."""
    if answer.row is None or why.landscape is None:
        return f"Thresholds in {answer.id}: {gene.gene} has no place among them."
    where = phrases.where_called(answer.row, why.landscape)
    return f"Genes called in {answer.id} over thresholds. {where}. {phrases.preset_words(why.presets)}."


def detectable(answer: SeriesAnswer, why: GeneWhy, gene: GeneAnswer) -> str:
    """The curve at three sizes, and this study."""
    cut = gene.log2fc_cut if answer.effect_unit == "log2FC" else 0.0
    words = "; ".join(phrases.detectable_sentences(answer, why, cut))
    observed = f"observed {number(abs(answer.row.log2fc))}" if answer.row else ""
    return f"Detectable effect against {phrases.unit(answer)}: {phrases.curve_words(why)}; {words}; {observed}."


def probes(answer: SeriesAnswer, why: GeneWhy | None, gene: GeneAnswer) -> str:  # noqa: ARG001 one shape for all
    """How many probes go each way."""
    shown = [row for row in answer.probes if math.isfinite(row.log2fc)]
    return f"Every probe of {gene.gene} in {answer.id}, {phrases.probe_summary(shown)}."
