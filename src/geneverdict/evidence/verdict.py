"""The sentence at the top: what the series and their pooling say of a gene, and not more."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geneverdict.evidence.words import POOLED, VERDICTS, listing, number, probability, threshold
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call, PooledRow, SeriesAnswer, Verdict


def verdict(gene: str, answers: Sequence[SeriesAnswer], pooled: PooledRow | None, thresholds: Thresholds) -> Verdict:
    """Calls first, then the nearest misses, then the pooled line, with a stable code for machines."""
    measured = [a for a in answers if a.row is not None and math.isfinite(a.row.p)]
    code = _code(answers, measured)
    headline = VERDICTS[code].format(gene=gene, **_counts(answers, measured, thresholds))
    if answers and all(a.simulated for a in answers):
        headline = f"Simulated data: {headline}"
    return Verdict(code, headline, (*_misses(measured, thresholds), *_pooled(pooled)))


def _code(answers: Sequence[SeriesAnswer], measured: Sequence[SeriesAnswer]) -> str:
    if not answers:
        return "nothing_analysed"
    if not measured:
        return _why_unmeasured(answers)
    up, down = _called(measured, Call.UP), _called(measured, Call.DOWN)
    if up and down:
        return "called_both_ways"
    if not up and not down:
        return "called_in_none"
    direction = "up" if up else "down"
    return f"called_{direction}_in_{'all' if len(up or down) == len(measured) else 'some'}"


def _why_unmeasured(answers: Sequence[SeriesAnswer]) -> str:
    if any(a.row is not None for a in answers):
        return "not_testable"
    return "only_shared_probes" if any(a.probes for a in answers) else "not_measured"


def _called(answers: Sequence[SeriesAnswer], call: Call) -> list[str]:
    return [a.id for a in answers if a.call is call]


def _counts(
    answers: Sequence[SeriesAnswer], measured: Sequence[SeriesAnswer], thresholds: Thresholds
) -> dict[str, str]:
    up, down = _called(measured, Call.UP), _called(measured, Call.DOWN)
    pool = measured or answers
    only = pool[0].id if len(pool) == 1 else ""
    where = "" if only else f" ({listing(up + down)})"
    return {
        "n": str(len(measured)),
        "n_up": str(len(up)),
        "n_down": str(len(down)),
        "any_of": f"the one series ({only})" if only else f"any of the {len(pool)} series",
        "all_of": f"the one series ({only})" if only else f"all {len(pool)} series",
        "where": where,
        "at": f" at |log2FC| ≥ {threshold(thresholds.log2fc)} and FDR < {threshold(thresholds.fdr)}",
    }


def _misses(measured: Sequence[SeriesAnswer], thresholds: Thresholds) -> list[str]:
    """Significant but too small, and large but not significant: the two misses that a threshold decides."""
    short = [a for a in measured if a.reason and a.reason.code == "short_of_fold_change"]
    unsure = [a for a in measured if a.reason and a.reason.code == "not_significant"]
    both = [a for a in measured if a.reason and a.reason.code == "both"]
    sentences = []
    if short:
        by = listing([f"{a.id} by {number(thresholds.log2fc - abs(a.row.log2fc))}" for a in short if a.row])
        sentences.append(f"Significant but short of the fold change: {by}.")
    if unsure:
        ids = listing([f"{a.id} (FDR {probability(a.row.fdr)})" for a in unsure if a.row])
        sentences.append(f"Large enough but not significant: {ids}.")
    if both:
        sentences.append(f"Neither large enough nor significant: {listing([a.id for a in both])}.")
    return sentences


def _pooled(row: PooledRow | None) -> list[str]:
    if row is None or row.k < 2 or not math.isfinite(row.ci_low):
        return []
    code = "higher" if row.ci_low > 0 else "lower" if row.ci_high < 0 else "open"
    low, high = number(row.ci_low), number(row.ci_high)
    words = {
        "k": str(row.k),
        "estimate": number(row.estimate),
        "interval": f"(95 % CI {low} to {high}, p {probability(row.p)})",
        "pi_low": number(row.pi_low),
        "pi_high": number(row.pi_high),
    }
    sentences = [POOLED[code].format(**words)]
    if row.k >= 3:
        sentences.append(POOLED["prediction"].format(**words))
    return sentences
