"""How much a gene's answer depends on the analyst, as messages and rows that the report and the terminal show."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from geneverdict.evidence.multiverse.grade import GRADES
from geneverdict.evidence.multiverse.words import AGREEMENT, call_code, flip_values, grade_words, rule
from geneverdict.figures.specification_rows import constant, parts, percent
from geneverdict.messages import (
    Code,
    Message,
    Name,
    Number,
    Value,
    count,
    effect,
    known,
    messages,
    share,
    threshold,
)
from geneverdict.model.multiverse import ChoiceSummary, Curve, CurveSummary, Flip, GeneMultiverse, OptionSummary
from geneverdict.model.option_words import dimension_words, option_in_short, option_words, unit_words
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import AllGenesRow, GeneAnswer, SeriesAnswer
from geneverdict.records.gene import refusals

POOLED = Message("multiverse-pooled")


class OptionLine(NamedTuple):
    words: Message
    own: bool
    """This study's own analysis uses it."""
    n: Number
    median: Number
    called: Message


class ChoiceLines(NamedTuple):
    """One choice with its options."""

    name: Message
    shares: Message
    """Of the variance of the effect, and of that of the call."""
    options: tuple[OptionLine, ...]


@dataclass(frozen=True, slots=True, eq=False)
class CurvePart:
    """One curve as the templates show it."""

    name: Message | str
    figure: str
    grade: str
    grade_words: Message | None
    line: Message
    """All in one sentence."""
    unit: Message
    sentences: tuple[Message, ...]
    choices: tuple[ChoiceLines, ...]
    same_in_all: Message | None
    flips: tuple[Message, ...]
    lacks: tuple[Message, ...]
    """Options that are not offered, each with why."""
    n_refused: Number
    refused: tuple[Message, ...]
    """How many, for each reason."""
    notes: tuple[Message, ...]


@dataclass(frozen=True, slots=True, eq=False)
class MultiversePart:
    """What the templates show of a gene."""

    curves: tuple[CurvePart, ...]
    """The series in the order of the study, then the pooled analysis."""
    missing: Message | None
    """Analysed series without a curve."""
    rule: Message
    file: Message
    """Key of the links under which every specification is found."""
    explained: tuple[Message, ...]


def multiverse_part(
    found: GeneMultiverse | None, answer: GeneAnswer, figures: Mapping[str, str]
) -> MultiversePart | None:
    """The words and rows of ``found``; None where it was not asked for.

    ``figures``: the name of each curve's figure by series, "" for the pooled one.
    """
    if found is None:
        return None
    curves = [*found.series, *([found.pooled] if found.pooled else [])]
    shown = tuple(_part(curve, summary, found.thresholds, figures.get(curve.series, "")) for curve, summary in curves)
    cuts = found.thresholds
    at = Message("multiverse-rule", {"log2fc": threshold(cuts.log2fc), "fdr": threshold(cuts.fdr)})
    missing = _missing(answer, {curve.series for curve, _ in curves})
    explained = _explained(permuted=any(summary.null for _, summary in curves))
    return MultiversePart(shown, missing, at, every_specification(found.gene), explained)


def every_specification(gene: str) -> Message:
    """What the file with all specifications is called among the links."""
    return Message("file-specifications", {"gene": Name(gene)})


def _missing(answer: GeneAnswer, there: set[str]) -> Message | None:
    absent = [
        Message(
            "multiverse-missing_series",
            {"series": Name(item.id), "why": _why_missing(item)},
        )
        for item in answer.answers
        if item.id not in there
    ]
    return Message("multiverse-missing", {"series": messages(absent)}) if absent else None


def _why_missing(item: SeriesAnswer) -> Code:
    if item.row is not None:
        return Code("no_specification")
    return Code("unreadable" if item.unreadable else "not_measured")


def _explained(*, permuted: bool) -> tuple[Message, ...]:
    """What a specification, a grade and the joint test are."""
    least = zip(("stable", "mostly", "depends"), (part for _, part in GRADES), strict=False)
    grade = Message("multiverse-grade", {name: share(part) for name, part in least})
    return (Message("multiverse-specification"), grade, *((Message("multiverse-permuted"),) if permuted else ()))


def _part(curve: Curve, summary: CurveSummary, thresholds: Thresholds, figure: str) -> CurvePart:
    fixed = constant(curve)
    return CurvePart(
        name=curve.series or POOLED,
        figure=figure,
        grade=summary.grade,
        grade_words=grade_words(summary.grade) if summary.grade else None,
        line=line(curve, summary),
        unit=_unit(curve),
        sentences=summary.sentences,
        choices=tuple(_choice(curve, choice) for choice in summary.choices if len(choice.options) > 1),
        same_in_all=Message("figure-same_in_all", {"choices": messages(fixed)}) if fixed else None,
        flips=tuple(_flip(flip, curve) for flip in summary.flips),
        lacks=tuple(_lack(*lack) for lack in curve.unavailable),
        n_refused=count(summary.n_refused),
        refused=_refused(curve, summary),
        notes=_notes(curve, summary, thresholds),
    )


def line(curve: Curve, summary: CurveSummary) -> Message:
    """Call, agreement, shares and range in one sentence."""
    if not summary.n:
        return summary.sentences[0] if summary.sentences else Message("figure-no_result")
    own = summary.presets[0]
    told: dict[str, Value] = {"n": count(summary.n), "shares": shares(own.up, own.down)}
    spread = _spread(_unit(curve), summary.median, (summary.low, summary.high))
    if math.isnan(summary.agreement):
        return Message("multiverse-line_without", {**told, "spread": spread})
    agree: dict[str, Value] = {"call": call_code(summary.default_call), "agree": share(summary.agreement)}
    return Message("multiverse-line", {**told, **agree, "spread": spread})


def shares(up: float, down: float) -> Message:
    """Shares of specifications that call a gene: ``4 % call it up, none down``."""
    return Message("multiverse-shares", {"up": share(up), "down": share(down)})


def _spread(unit: Message, median: float, ends: tuple[float, float]) -> Message:
    numbers = {"median": effect(median), "low": effect(ends[0]), "high": effect(ends[1])}
    return Message("multiverse-spread", {"unit": unit, **numbers})


def _unit(curve: Curve) -> Message:
    found = parts(curve)
    return found[0].unit if found else unit_words(curve.unit)


def _choice(curve: Curve, choice: ChoiceSummary) -> ChoiceLines:
    name, own = choice.dimension, getattr(curve.specifications[curve.default], choice.dimension)
    # The variance is that of effects in one unit, so it says nothing of the choice between units.
    of_effect = None if name in ("effect", "scale") else share(choice.share_of_variance)
    told = Message("multiverse-choice_shares", known({"effect": of_effect, "calls": share(choice.share_of_calls)}))
    options = tuple(_option(name, option, own=own == option.option) for option in choice.options)
    return ChoiceLines(dimension_words(name), told, options)


def _option(dimension: str, option: OptionSummary, *, own: bool) -> OptionLine:
    words = option_in_short(dimension, option.option)
    return OptionLine(words, own, count(option.n), effect(option.median), percent(option.called))


def _flip(flip: Flip, curve: Curve) -> Message:
    """``unpaired instead of paired: called up, log2FC 1.02, FDR 5.1e-04``."""
    return Message("multiverse-flip", flip_values(flip, curve) | {"number": count(flip.index)})


def _lack(dimension: str, option: str, why: Message) -> Message:
    """An option that is not offered; ``each_probe of GENE`` is said of the gene that the curve is about."""
    plain = option.partition(" of ")[0] if dimension == "probes" else option
    words = {"option": option_words(dimension, plain), "dimension": dimension_words(dimension)}
    return Message("multiverse-because", {"what": Message("multiverse-lack", words), "why": why})


def _refused(curve: Curve, summary: CurveSummary) -> tuple[Message, ...]:
    found = refusals(curve)
    told = [Message("multiverse-refused_for", {"why": why, "n": count(n)}) for why, n in found]
    empty = summary.n_refused - sum(n for _, n in found)
    return (*told, Message("multiverse-empty", {"n": count(empty)})) if empty else tuple(told)


def _notes(curve: Curve, summary: CurveSummary, thresholds: Thresholds) -> tuple[Message, ...]:
    """What was thinned, the rule, and how labels were permuted."""
    notes = list(curve.notes)
    if summary.n:
        notes.append(Message("multiverse-called", {"rule": rule(curve, thresholds.log2fc, thresholds.fdr)}))
    if (null := summary.null) is not None:
        # The scheme says where it is all of them.
        draws = None if null.exact else count(null.draws)
        told = {"scheme": null.scheme, "draws": draws, "n": count(null.n_specifications)}
        notes.append(Message("multiverse-labels", known(told)))
    return tuple(notes)


def in_short(summary: CurveSummary) -> Message:
    """What a curve says first, and how many agree with the study's own analysis."""
    own = [sentence for sentence in summary.sentences[1:] if sentence.code in AGREEMENT]
    return Message("multiverse-in_short", {"parts": messages([*summary.sentences[:1], *own[:1]])})


def over_all(row: AllGenesRow, unit: str) -> Message:
    """One gene over the specifications that exist for all genes, in a line for the terminal."""
    if not row.n:
        return Message("figure-no_result")
    told: dict[str, Value | None] = {
        "n": count(row.n),
        "shares": shares(row.called_up, row.called_down),
        "agree": share(row.agreement),
        "grade": grade_words(row.grade) if row.grade else None,
        "spread": _spread(unit_words(unit), row.median, (row.low, row.high)),
        "fragile": None if math.isnan(row.percentile) else count(math.floor(row.percentile)),
    }
    return Message("multiverse-over_all", known(told))
