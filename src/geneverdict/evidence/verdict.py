"""The sentence at the top: what the series and their pooling say of a gene, and not more."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from geneverdict.evidence.finding import short_by
from geneverdict.evidence.why.variances import HANGS
from geneverdict.messages import Code, Message, Name, Value, choice, count, effect, fold, messages, names, p, threshold
from geneverdict.model.study import Thresholds
from geneverdict.model.subject import Aspect, differing
from geneverdict.model.verdict import Call, GeneRow, PooledRow, Reason, SeriesAnswer, Verdict
from geneverdict.model.why import Finding, Level

MISSES = (
    "trivial",
    "short_of_fold_change",
    "not_significant",
    "both",
    "equivalent",
    "mean_too_low",
    "scale_in_doubt",
    "not_log2_scale",
)
"""Why series do not call the gene, in the order in which it is told."""
CONFOUNDED = ("groups_confounded", "samples_sex_groups")
"""Findings that no difference between the groups can be told from another one."""
RATIO_UNKNOWN = "groups_ratio_unknown"
AGAINST_P = 0.05
"""p below which a series that is not called says that it points the other way."""
FEW = 3
"""Series up to which each is told before they are pooled."""


def verdict(gene: str, answers: Sequence[SeriesAnswer], pooled: PooledRow | None, thresholds: Thresholds) -> Verdict:
    """Calls first, then the nearest misses, then the pooled line, with a stable code for machines."""
    measured = [a for a in answers if a.row is not None and math.isfinite(a.row.p)]
    code = _code(answers, measured)
    concerned = _concerned(code, answers, measured)
    headline = Message(f"verdict-{code}", {"gene": Name(gene), **_counts(concerned, measured, thresholds)})
    if doubts := _scale_doubts([a for a in answers if a.row is not None]):
        headline = Message("verdict-scale_doubted", {"verdict": headline, "series": messages(doubts)})
    if answers and all(a.simulated for a in answers):
        headline = Message("verdict-simulated", {"verdict": headline})
    headline = _with_ratios(_with_confounders(_with_hanging(headline, answers), answers), answers)
    details = (
        *_misses(measured, thresholds),
        *_against(measured, thresholds),
        *_swapped(answers),
        *_not_told(code, answers),
        *_pooled(pooled, measured),
    )
    return Verdict(code, headline, details)


def _concerned(code: str, answers: Sequence[SeriesAnswer], measured: Sequence[SeriesAnswer]) -> Sequence[SeriesAnswer]:
    """The series that the headline speaks of."""
    if code == "not_looked_up":
        return _unreadable(answers)
    return [a for a in answers if a.rare] if code == "too_rare" else measured or answers


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
    if any(a.rare for a in answers):
        return "too_rare"
    if any(a.probes for a in answers):
        return "only_shared_probes"
    return "not_looked_up" if _unreadable(answers) else "not_measured"


def _unreadable(answers: Sequence[SeriesAnswer]) -> list[SeriesAnswer]:
    return [a for a in answers if a.unreadable]


def _called(answers: Sequence[SeriesAnswer], call: Call) -> list[str]:
    return [a.id for a in answers if a.call is call]


def _counts(
    concerned: Sequence[SeriesAnswer], measured: Sequence[SeriesAnswer], thresholds: Thresholds
) -> dict[str, Value]:
    up, down = _called(measured, Call.UP), _called(measured, Call.DOWN)
    return {
        "n_series": count(len(concerned)),
        "all": names(a.id for a in concerned),
        "series": names(up + down),
        "n_up": count(len(up)),
        "n_down": count(len(down)),
        "cut": threshold(thresholds.log2fc),
        "fdr_cut": threshold(thresholds.fdr),
        **_why_unreadable(concerned),
    }


def _why_unreadable(answers: Sequence[SeriesAnswer]) -> dict[str, Value]:
    """The first reason why the gene cannot be looked up, and what to do."""
    reason = next((a.reason for a in _unreadable(answers) if a.reason), None)
    if reason is None:
        return {}
    return {"why": reason.message, "todo": Message(f"finding-{reason.code}.change", reason.message.values)}


def _not_told(code: str, answers: Sequence[SeriesAnswer]) -> list[Message]:
    """Series of which the headline does not speak, and that say nothing of the gene."""
    facts = [a for a in answers if a.row is None and not a.probes and not a.rare and not a.unreadable]
    rare = [a.id for a in answers if a.rare]
    told = [Message("detail-too_rare", {"series": names(rare)})] if rare and code != "too_rare" else []
    if code == "not_looked_up":
        return [*told, *([Message("detail-not_measured", {"series": names(a.id for a in facts)})] if facts else [])]
    unreadable = _unreadable(answers)
    lost = [Message("detail-not_looked_up", {"series": names(a.id for a in unreadable)})] if unreadable else []
    return [*told, *lost]


def _misses(measured: Sequence[SeriesAnswer], thresholds: Thresholds) -> list[Message]:
    """What the series say that do not call the gene: the misses that a threshold decides, then the open ones."""
    groups: dict[str, list[tuple[str, GeneRow]]] = {}
    for answer in measured:
        if answer.reason is not None and answer.row is not None:
            groups.setdefault(_miss(answer, answer.reason), []).append((answer.id, answer.row))
    bound = fold(thresholds.equivalence)
    return [
        Message(f"detail-{code}", {"bound": bound, "series": _each(groups[code], _HOW.get(code), thresholds)})
        for code in MISSES
        if code in groups
    ]


def _miss(answer: SeriesAnswer, reason: Reason) -> str:
    """The level where it is known and says more than the reason."""
    level = answer.why.level if answer.why else None
    return level.name.lower() if level in (Level.TRIVIAL, Level.EQUIVALENT) else reason.code


def _each(rows: Sequence[tuple[str, GeneRow]], how: _How | None, thresholds: Thresholds) -> Value:
    """Each series by its name alone, or with the number that matters here."""
    if how is None:
        return names(name for name, _ in rows)
    return messages(how(name, row, thresholds) for name, row in rows)


_How = Callable[[str, GeneRow, Thresholds], Message]


def _short(name: str, row: GeneRow, thresholds: Thresholds) -> Message:
    return Message("series-short", {"series": Name(name), "short": short_by(thresholds.log2fc - abs(row.log2fc))})


def _fdr(name: str, row: GeneRow, _: Thresholds) -> Message:
    return Message("series-fdr", {"series": Name(name), "fdr": p(row.fdr)})


def _effect(name: str, row: GeneRow, _: Thresholds) -> Message:
    return Message("series-effect", {"series": Name(name), "log2fc": effect(row.log2fc)})


_HOW: Mapping[str, _How] = {"short_of_fold_change": _short, "not_significant": _fdr}


def _against(measured: Sequence[SeriesAnswer], thresholds: Thresholds) -> list[Message]:
    """Where the gene is called in one direction only: the series that are not called and point the other way."""
    up, down = _called(measured, Call.UP), _called(measured, Call.DOWN)
    if bool(up) == bool(down):
        return []
    sign = 1 if up else -1
    rows = [(a.id, a.row) for a in measured if a.call is Call.NOT_CALLED and a.row and a.effect_unit == "log2FC"]
    found = [
        (name, row)
        for name, row in rows
        if sign * row.log2fc < 0 and (abs(row.log2fc) >= thresholds.log2fc or row.p < AGAINST_P)
    ]
    return [Message("detail-against", {"series": _each(found, _effect, thresholds)})] if found else []


def _scale_doubts(answers: Sequence[SeriesAnswer]) -> list[Message]:
    """Each series whose scale is in doubt, with the reason in a few words."""
    each = ((a.id, next((f.of_scale for f in a.why.findings if f.of_scale), None)) for a in answers if a.why)
    return [Message("series-scale_doubt", {"series": Name(id), "doubt": doubt}) for id, doubt in each if doubt]


def _swapped(answers: Sequence[SeriesAnswer]) -> list[Message]:
    """The one doubt that turns an answer around."""
    doubted = [a.id for a in answers if a.why and any(_says_swapped(f) for f in a.why.findings)]
    return [Message("detail-swapped", {"series": names(doubted)})] if doubted else []


def _with_confounders(headline: Message, answers: Sequence[SeriesAnswer]) -> Message:
    """Before any call: the series in which organ, batch, project or sex follows the groups entirely."""
    found = [a.id for a in answers if a.why and any(f.code in CONFOUNDED for f in a.why.findings)]
    return Message("verdict-confounded", {"series": names(found), "verdict": headline}) if found else headline


def _with_ratios(headline: Message, answers: Sequence[SeriesAnswer]) -> Message:
    """Before all else: the series of log ratios of which nothing says what is above."""
    found = [a.id for a in answers if a.why and any(f.code == RATIO_UNKNOWN for f in a.why.findings)]
    return Message("verdict-ratio_unknown", {"series": names(found), "verdict": headline}) if found else headline


def _with_hanging(headline: Message, answers: Sequence[SeriesAnswer]) -> Message:
    """After the calls: the series whose call does not hold with a variance for each group."""
    found = [a.id for a in answers if a.why and any(f.code == HANGS for f in a.why.findings)]
    return Message("verdict-hangs_on_variances", {"series": names(found), "verdict": headline}) if found else headline


def _says_swapped(found: Finding) -> bool:
    return found.code.startswith("groups_swapped") and found.weight == "decides"


def different(answers: Sequence[SeriesAnswer]) -> tuple[Aspect, ...]:
    """In which aspects the series that have a fold change of the gene are surely about different things."""
    return differing([a.subject for a in answers if a.effect_unit == "log2FC" and a.row is not None])


def _different(measured: Sequence[SeriesAnswer]) -> list[Message]:
    """Before a mean over different diseases or tissues: what each series is of."""
    aspects = different(measured)
    if not aspects:
        return []
    told = ((a.id, a.subject.words) for a in measured if a.effect_unit == "log2FC")
    each = [Message("series-subject", {"series": Name(id), "words": names(words)}) for id, words in told if words]
    what = Code(aspects[0] if len(aspects) == 1 else "both")
    return [Message("pooled-different", {"what": what, "series": messages(each)})]


def _pooled(row: PooledRow | None, measured: Sequence[SeriesAnswer]) -> list[Message]:
    """Of two or three series first what each says: they are too few for a line that speaks of others."""
    if row is None or row.k < 2 or not math.isfinite(row.ci_low):
        return []
    each = [a.row for a in measured if a.row is not None and a.effect_unit == "log2FC"]
    first = [*_different(measured), *([_few(each)] if row.k <= FEW and len(each) == row.k else ())]
    code = "higher" if row.ci_low > 0 else "lower" if row.ci_high < 0 else "open"
    interval = {"ci_low": effect(row.ci_low), "ci_high": effect(row.ci_high), "p": p(row.p)}
    said = [*first, Message(f"pooled-{code}", {"k": count(row.k), "estimate": effect(row.estimate), **interval})]
    if math.isfinite(row.pi_low) and not different(measured):
        said.append(Message("pooled-prediction", {"pi_low": effect(row.pi_low), "pi_high": effect(row.pi_high)}))
    return said


def _few(rows: Sequence[GeneRow]) -> Message:
    up, significant = sum(row.log2fc > 0 for row in rows), sum(row.p < AGAINST_P for row in rows)
    n, every = count(significant), Code("all") if significant == len(rows) else count(significant)
    direction, same = Code("up" if up else "down"), choice(up in (0, len(rows)))
    values: dict[str, Value] = {"k": count(len(rows)), "same": same, "direction": direction, "n_significant": n}
    return Message("pooled-few", {**values, "significant": every})
