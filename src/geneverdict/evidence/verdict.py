"""The sentence at the top: what the series and their pooling say of a gene, and not more."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geneverdict.evidence.words import (
    AGAINST,
    AGAINST_P,
    MISSES,
    ONE_AGAINST,
    ONE_MISS,
    POOLED,
    SWAPPED,
    VERDICTS,
    listing,
    number,
    probability,
    threshold,
)
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call, PooledRow, SeriesAnswer, Verdict
from geneverdict.model.why import Finding, Level


def verdict(gene: str, answers: Sequence[SeriesAnswer], pooled: PooledRow | None, thresholds: Thresholds) -> Verdict:
    """Calls first, then the nearest misses, then the pooled line, with a stable code for machines."""
    measured = [a for a in answers if a.row is not None and math.isfinite(a.row.p)]
    code = _code(answers, measured)
    headline = VERDICTS[code].format(gene=gene, **_counts(answers, measured, thresholds))
    if answers and all(a.simulated for a in answers):
        headline = f"Simulated data: {headline}"
    details = (*_misses(measured, thresholds), *_against(measured, thresholds), *_swapped(answers), *_pooled(pooled))
    return Verdict(code, headline, details)


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
    """What the series say that do not call the gene: the misses that a threshold decides, then the open ones."""
    groups: dict[str, list[str]] = {}
    for answer in measured:
        if answer.reason is not None and answer.row is not None:
            code = _miss(answer)
            words = {"short": number(thresholds.log2fc - abs(answer.row.log2fc)), "fdr": probability(answer.row.fdr)}
            groups.setdefault(code, []).append(ONE_MISS.get(code, "{id}").format(id=answer.id, **words))
    bound = f"{2**thresholds.equivalence:.2g}-fold"
    return [MISSES[code].format(series=listing(groups[code]), bound=bound) for code in MISSES if code in groups]


def _miss(answer: SeriesAnswer) -> str:
    """The level where it is known and says more than the reason."""
    level = answer.why.level if answer.why else None
    if level in (Level.TRIVIAL, Level.EQUIVALENT):
        return str(level)
    return answer.reason.code if answer.reason else ""


def _against(measured: Sequence[SeriesAnswer], thresholds: Thresholds) -> list[str]:
    """Where the gene is called in one direction only: the series that are not called and point the other way."""
    up, down = _called(measured, Call.UP), _called(measured, Call.DOWN)
    if bool(up) == bool(down):
        return []
    sign = 1 if up else -1
    rows = [(a.id, a.row) for a in measured if a.call is Call.NOT_CALLED and a.row and a.effect_unit == "log2FC"]
    found = [
        ONE_AGAINST.format(id=name, effect=number(row.log2fc))
        for name, row in rows
        if sign * row.log2fc < 0 and (abs(row.log2fc) >= thresholds.log2fc or row.p < AGAINST_P)
    ]
    return [AGAINST.format(series=listing(found))] if found else []


def _swapped(answers: Sequence[SeriesAnswer]) -> list[str]:
    """The one doubt that turns an answer around."""
    doubted = [a.id for a in answers if a.why and any(_says_swapped(f) for f in a.why.findings)]
    return [SWAPPED.format(series=listing(doubted))] if doubted else []


def _says_swapped(found: Finding) -> bool:
    return found.code.startswith("groups_swapped") and found.weight == "decides"


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
