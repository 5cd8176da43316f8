"""The size of the change: short of the threshold, what can be claimed, and whether it is surely small."""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.finding import READS_AS_NOTHING, finding, short_by
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.messages import Value, effect, fold, p, threshold
from geneverdict.model.unequal import Remedy, UnequalRow
from geneverdict.model.verdict import GeneRow
from geneverdict.model.why import Finding
from geneverdict.stats.student import quantile
from geneverdict.stats.treat import equivalence

ALPHA = 0.05


def equivalence_p(subject: GeneInSeries) -> float:
    """TOST against the smallest difference that matters; NaN off the log2 scale."""
    if not subject.is_log2:
        return math.nan
    return tost(subject.row, subject.answer.unequal, subject.thresholds.equivalence)


def tost(row: GeneRow, unequal: UnequalRow | None, bound: float) -> float:
    """The p with which |log2FC| is below ``bound``; the largest of all ways where the groups are unequal."""
    ways: list[GeneRow | Remedy] = [row, *(unequal.both if unequal else ())]
    return float(np.max([tost_of(one, bound) for one in ways]))


def tost_of(row: GeneRow | Remedy, bound: float) -> float:
    """The p with which |log2FC| is below ``bound``, from one estimate, its standard error and degrees of freedom."""
    coef, se, df = (np.array([x]) for x in (row.log2fc, row.se, row.df))
    return float(equivalence(coef, se, df, bound)[0])


def short_of_fold_change(subject: GeneInSeries) -> list[Finding]:
    """The estimate against the cut: missed by how much, and where the border would be."""
    if not subject.is_log2 or subject.large:
        return _confident(subject) if subject.is_log2 and not subject.called else []
    row, cut = subject.row, subject.thresholds.log2fc
    size = abs(row.log2fc)
    values = {
        "fdr": p(row.fdr),
        "log2fc": effect(row.log2fc),
        "fold": fold(row.log2fc),
        "cut": threshold(cut),
        "short": short_by(cut - size),
        "enough": threshold(enough(size)),
    }
    if subject.significant:
        found = [finding("short_of_fold_change", "decides", values)]
    else:
        found = [finding("also_short_of_fold_change", "matters", values)]
    return [*found, *_confident(subject), *_surely_below(subject)]


def enough(size: float) -> float:
    """A cut of three digits that a |log2FC| of ``size`` still reaches.

    >>> enough(0.8305), enough(0.0042), enough(12.0)
    (0.83, 0.0042, 12.0)
    """
    if size <= 0:
        return 0.0
    digits = max(2, 1 - math.floor(math.log10(size)))
    return math.floor(size * 10**digits) / 10**digits if digits <= 300 else 0.0


def _confident(subject: GeneInSeries) -> list[Finding]:
    claimed = subject.claimable
    if not subject.significant or not math.isfinite(claimed):
        return []
    code = "confident_effect" if abs(claimed) >= READS_AS_NOTHING else "confident_direction"
    return [finding(code, "note", _claimed(subject))]


def _claimed(subject: GeneInSeries) -> dict[str, Value]:
    return {
        "fdr_cut": threshold(subject.thresholds.fdr),
        "confident_log2fc": effect(subject.claimable),
        "fold": fold(subject.claimable),
    }


def _surely_below(subject: GeneInSeries) -> list[Finding]:
    row, cut = subject.row, subject.thresholds.log2fc
    if not max(abs(row.ci_low), abs(row.ci_high)) < cut:
        return []
    values = {"low": effect(row.ci_low), "high": effect(row.ci_high), "cut": threshold(cut)}
    return [finding("surely_below_threshold", "matters", values)]


def equivalence_findings(subject: GeneInSeries, tost: float) -> list[Finding]:
    """Surely smaller than what matters, or not shown to be."""
    row, bound = subject.row, subject.thresholds.equivalence
    if not subject.is_log2:
        return [finding("no_fold_change_here", "decides", {"scale": subject.context.info.scale_code})]
    reach = row.se * float(quantile(np.array([ALPHA]), np.array([row.df]))[0])
    if not math.isfinite(tost) or not math.isfinite(reach):
        return []
    values = {
        "fold": fold(bound),
        "low": effect(row.log2fc - reach),
        "high": effect(row.log2fc + reach),
        "bound": threshold(bound),
        "p": p(tost),
    }
    if tost < ALPHA and not subject.called:
        return [finding("equivalent", "decides" if not subject.significant else "matters", values)]
    if subject.significant or tost_of(row, bound) < ALPHA:
        return []
    return [finding("not_equivalent", "note", values)]


def margins(subject: GeneInSeries) -> list[Finding]:
    """For a called gene: how far it is from each threshold, and what the data claim at least."""
    if not subject.called:
        return []
    row, cut = subject.row, subject.thresholds.log2fc
    values = {
        "cut": threshold(cut),
        "over_log2fc": short_by(abs(row.log2fc) - cut),
        "fdr": p(row.fdr),
        "fdr_cut": threshold(subject.thresholds.fdr),
        "size": effect(abs(row.log2fc)),
    }
    found = [finding("margin", "note", values)]
    claimed = subject.claimable
    if not math.isfinite(claimed) or abs(claimed) >= cut:
        return [*found, *_confident(subject)]
    return [*found, finding("confident_below_threshold", "note", {**_claimed(subject), "cut": threshold(cut)})]
