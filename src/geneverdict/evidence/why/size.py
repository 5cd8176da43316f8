"""The size of the change: short of the threshold, what can be claimed, and whether it is surely small."""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.evidence.why.sentences import finding, fold
from geneverdict.evidence.words import number, probability, threshold
from geneverdict.model.why import Finding
from geneverdict.stats.student import quantile
from geneverdict.stats.treat import equivalence

ALPHA = 0.05


def equivalence_p(subject: GeneInSeries) -> float:
    """TOST against the smallest difference that matters; NaN off the log2 scale."""
    if not subject.is_log2:
        return math.nan
    row = subject.row
    coef, se, df = (np.array([x]) for x in (row.log2fc, row.se, row.df))
    return float(equivalence(coef, se, df, subject.thresholds.equivalence)[0])


def short_of_fold_change(subject: GeneInSeries) -> list[Finding]:
    """The estimate against the cut: missed by how much, and where the border would be."""
    if not subject.is_log2 or subject.large:
        return _confident(subject) if subject.is_log2 and not subject.called else []
    row, cut = subject.row, subject.thresholds.log2fc
    size = abs(row.log2fc)
    words = {
        "fdr": probability(row.fdr),
        "effect": subject.effect,
        "size": number(row.log2fc),
        "fold": fold(row.log2fc),
        "cut": threshold(cut),
        "short": number(cut - size),
        "enough": enough(size),
    }
    numbers = {"log2fc": row.log2fc, "cut": cut, "short": cut - size}
    if subject.significant:
        found = [finding("short_of_fold_change", "decides", words, numbers)]
    else:
        found = [finding("also_short_of_fold_change", "matters", words, numbers)]
    return [*found, *_confident(subject), *_surely_below(subject)]


def enough(size: float) -> str:
    """A cut of three digits that a |log2FC| of ``size`` still reaches.

    >>> enough(0.8305), enough(0.0042), enough(12.0)
    ('0.83', '0.0042', '12')
    """
    if size <= 0:
        return "0"
    digits = max(2, 1 - math.floor(math.log10(size)))
    if digits > 300:
        return "0"
    return f"{math.floor(size * 10**digits) / 10**digits:g}"


def _confident(subject: GeneInSeries) -> list[Finding]:
    claimed = subject.claimable
    if not subject.significant or not math.isfinite(claimed):
        return []
    words = {
        "fdr_cut": threshold(subject.thresholds.fdr),
        "effect": subject.effect,
        "size": number(claimed),
        "fold": fold(claimed),
    }
    code = "confident_effect" if abs(claimed) >= 0.005 else "confident_direction"
    return [finding(code, "note", words, {"confident_log2fc": claimed})]


def _surely_below(subject: GeneInSeries) -> list[Finding]:
    row, cut = subject.row, subject.thresholds.log2fc
    if not max(abs(row.ci_low), abs(row.ci_high)) < cut:
        return []
    words = {"low": number(row.ci_low), "high": number(row.ci_high), "cut": threshold(cut)}
    return [finding("surely_below_threshold", "matters", words, {"ci_low": row.ci_low, "ci_high": row.ci_high})]


def equivalence_findings(subject: GeneInSeries, p: float) -> list[Finding]:
    """Surely smaller than what matters, or not shown to be."""
    row, bound = subject.row, subject.thresholds.equivalence
    if not subject.is_log2:
        return [finding("no_fold_change_here", "decides", {"scale": subject.context.info.scale_words}, {})]
    reach = row.se * float(quantile(np.array([ALPHA]), np.array([row.df]))[0])
    if not math.isfinite(p) or not math.isfinite(reach):
        return []
    words = {
        "fold": fold(bound),
        "effect": subject.effect,
        "low": number(row.log2fc - reach),
        "high": number(row.log2fc + reach),
        "bound": threshold(bound),
        "p": probability(p),
    }
    numbers = {"p": p, "bound": bound, "low": row.log2fc - reach, "high": row.log2fc + reach}
    if p < ALPHA and not subject.called:
        return [finding("equivalent", "decides" if not subject.significant else "matters", words, numbers)]
    if subject.significant:
        return []
    return [finding("not_equivalent", "note", words, numbers)]


def margins(subject: GeneInSeries) -> list[Finding]:
    """For a called gene: how far it is from each threshold, and what the data claim at least."""
    if not subject.called:
        return []
    row, cut = subject.row, subject.thresholds.log2fc
    words = {
        "cut": threshold(cut),
        "over_size": number(abs(row.log2fc) - cut),
        "fdr": probability(row.fdr),
        "fdr_cut": threshold(subject.thresholds.fdr),
        "size": number(abs(row.log2fc)),
        "effect": subject.effect,
    }
    found = [finding("margin", "note", words, {"over_log2fc": abs(row.log2fc) - cut, "fdr": row.fdr})]
    claimed = subject.claimable
    if not math.isfinite(claimed) or abs(claimed) >= cut:
        return [*found, *_confident(subject)]
    words |= {"size": number(claimed), "fold": fold(claimed)}
    return [*found, finding("confident_below_threshold", "note", words, {"confident_log2fc": claimed})]
