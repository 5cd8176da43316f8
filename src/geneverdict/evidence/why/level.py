"""The level of one gene in one series, and its sentence."""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.finding import short_by
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.evidence.why.size import ALPHA
from geneverdict.evidence.why.variances import hangs
from geneverdict.messages import Code, Message, Value, count, effect, fold, p, threshold
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


DIRECTIONS = {Level.UP_SHORT: "higher", Level.DOWN_SHORT: "lower"}
"""What is said instead where a difference of two values is not a log2 fold change."""


def level_sentence(subject: GeneInSeries, level: Level, equivalence_p: float) -> Message:
    """The level with its numbers."""
    row, cuts = subject.row, subject.thresholds
    said = level.name.lower() if subject.is_log2 else DIRECTIONS.get(level, level.name.lower())
    values: dict[str, Value] = {
        "effect": subject.effect,
        "log2fc": effect(row.log2fc),
        "fold": fold(row.log2fc),
        "low": effect(row.ci_low),
        "high": effect(row.ci_high),
        "fdr": p(row.fdr),
        "short": short_by(cuts.log2fc - abs(row.log2fc)),
        "cut": threshold(cuts.log2fc),
        "bound": fold(cuts.equivalence),
        "equivalence_p": p(equivalence_p),
        "scale": subject.context.info.scale_code,
    }
    if row.ci_low > 0 or row.ci_high < 0:
        # The interval is of this gene alone: how many were tested explains an FDR above the threshold beside it.
        values["n_genes"] = count(int(np.count_nonzero(np.isfinite(subject.context.p))))
    told = Message(f"level-{said}", values)
    what = hangs(subject.answer, cuts, is_log2=subject.is_log2)
    return Message("level-hangs_on_variances", {"level": told, "what": Code(what)}) if what else told
