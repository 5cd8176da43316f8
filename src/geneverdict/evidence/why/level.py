"""The level of one gene in one series, and its sentence."""

from __future__ import annotations

import math

from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.evidence.why.sentences import DIRECTIONS, LEVELS, fold
from geneverdict.evidence.why.size import ALPHA
from geneverdict.evidence.words import number, probability, threshold
from geneverdict.model.why import Level


def level_of(subject: GeneInSeries, equivalence_p: float) -> Level:
    """Called: up or down.  Significant: surely small (trivially different), or short.  Else: surely small (equivalent),
    or undetermined.  Off the log2 scale a gene is only short, which says its direction, or undetermined."""
    up = subject.row.log2fc > 0
    small = math.isfinite(equivalence_p) and equivalence_p < ALPHA
    if subject.called:
        return Level.UP if up else Level.DOWN
    if subject.significant:
        return Level.TRIVIAL if small else Level.UP_SHORT if up else Level.DOWN_SHORT
    return Level.EQUIVALENT if small else Level.UNDETERMINED


def level_sentence(subject: GeneInSeries, level: Level, equivalence_p: float) -> str:
    row, cuts = subject.row, subject.thresholds
    table = LEVELS if subject.is_log2 else {**LEVELS, **DIRECTIONS}
    return table[level].format(
        effect=subject.effect,
        size=number(row.log2fc),
        fold=fold(row.log2fc),
        low=number(row.ci_low),
        high=number(row.ci_high),
        fdr=probability(row.fdr),
        short=number(cuts.log2fc - abs(row.log2fc)),
        cut=threshold(cuts.log2fc),
        bound_fold=fold(cuts.equivalence),
        tost=probability(equivalence_p),
        scale=subject.context.info.scale_words,
    )
