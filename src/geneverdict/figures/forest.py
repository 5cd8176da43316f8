"""The forest plot: one gene, one row per series, the pooled diamond below."""

from __future__ import annotations

import math

from matplotlib.figure import Figure

from geneverdict.figures import forest_plot
from geneverdict.figures.forest_plot import NAN, ForestPlot, Row
from geneverdict.figures.style import CALL_COLOUR, CALL_MARKER, Heading, simulated_words
from geneverdict.figures.words import effect_words, interval, size
from geneverdict.messages import Code, Message, Name, Number, Say, choice, count, known, p, shorten, threshold
from geneverdict.model.option_words import unit_words
from geneverdict.model.verdict import Call, GeneAnswer, PooledRow, SeriesAnswer, SeriesFailure

LONGEST_ID = 30
NOT_MEASURED = Message("figure-forest_not_measured")


def draw(answer: GeneAnswer, *, say: Say, bare: bool) -> Figure:
    """Every series in the order of the study; one that is on another scale, or not measured, is told in words."""
    unit = _unit(answer)
    pooled, cut = answer.pooled, answer.thresholds.log2fc if unit == "log2FC" else 0.0
    return forest_plot.draw(
        ForestPlot(
            heading=_heading(answer, say=say, bare=bare),
            names=say(Message("figure-forest_names")),
            sides=(say(Message("figure-forest_lower")), say(Message("figure-forest_higher"))),
            numbers=say(Message("figure-forest_numbers", {"unit": unit_words(unit)})),
            rows=tuple(_row(item, unit, say) for item in answer.answers),
            pooled=_pooled(pooled, say) if pooled else None,
            prediction=(pooled.pi_low, pooled.pi_high) if pooled else (NAN, NAN),
            axis=say(_axis(unit, cut)),
            cuts=(-cut, cut) if cut > 0 else (),
            ratios=(),
            least_room=0.3,
            most=math.inf,
            notes=tuple(map(say, _notes(answer, unit))),
            beyond=say(Message("figure-arrow")),
        )
    )


def _unit(answer: GeneAnswer) -> str:
    """The unit of the axis: log2FC, unless every measured series is on another scale."""
    units = {a.effect_unit for a in answer.answers if a.row is not None}
    return "difference" if units == {"difference"} else "log2FC"


def _heading(answer: GeneAnswer, *, say: Say, bare: bool) -> Heading:
    asked = Name(answer.name.asked) if answer.name.asked != answer.gene else None
    about = known({"gene": Name(answer.gene), "asked": asked, "n": count(len(answer.answers))})
    calls = {name: sum(a.call is call for a in answer.answers) for name, call in (("up", Call.UP), ("down", Call.DOWN))}
    numbers = {"measured": sum(a.row is not None for a in answer.answers), **calls}
    line = Message("figure-forest_line", {name: count(n) for name, n in numbers.items()})
    mark = simulated_words(any(a.simulated for a in answer.answers), say)
    return Heading(say(Message("figure-forest_title", about)), (say(line),), mark, bare)


def _row(item: SeriesAnswer, unit: str, say: Say) -> Row:
    name, row = shorten(item.id, LONGEST_ID), item.row
    platform = Name(item.platform) if item.platform else None
    below = say(Message("figure-forest_below", known({"platform": platform, "size": size(item)})))
    if row is None or not math.isfinite(row.log2fc):
        why = item.reason.message if item.reason else NOT_MEASURED
        absent = Message(NOT_MEASURED.code, {"absence": item.absence})
        return Row(name, below, say(absent), instead=say(why))
    called = say(Message("figure-forest_called", {"fdr": p(row.fdr), "call": item.call.word}))
    told = effect_words(row)
    if item.effect_unit != unit:
        other = Message("figure-forest_told", {"unit": unit_words(item.effect_unit), "effect": told})
        why = Message("figure-forest_other_scale", {"kind": Code(item.scale)})
        return Row(name, below, say(other), called, instead=say(why))
    ends, look = (row.log2fc, row.ci_low, row.ci_high), (CALL_COLOUR[item.call], CALL_MARKER[item.call])
    return Row(name, below, say(told), called, *ends, *look)


def _pooled(pooled: PooledRow, say: Say) -> Row:
    name = say(Message("figure-pooled"))
    below = say(Message("figure-forest_pooled_of", known({"k": count(pooled.k), "i2": Number(pooled.i2, "fixed0")})))
    if math.isnan(pooled.ci_low) or math.isnan(pooled.estimate):
        why = Message("figure-forest_one_series" if pooled.k == 1 else "figure-forest_no_estimate")
        return Row(name, below, say(Message("figure-not_pooled")), instead=say(why))
    new = interval(pooled.pi_low, pooled.pi_high)
    chance = say(Message("figure-forest_chance", {"p": p(pooled.p), "interval": new}))
    return Row(name, below, say(effect_words(pooled)), chance, pooled.estimate, pooled.ci_low, pooled.ci_high)


def _axis(unit: str, cut: float) -> Message:
    values = {"unit": Code(unit), "cut": threshold(cut) if cut > 0 else None}
    return Message("figure-forest_axis", known(values))


def _notes(answer: GeneAnswer, unit: str) -> list[Message]:
    """What the marks mean, and what could not be analysed."""
    cuts, pooled = answer.thresholds, answer.pooled
    at = {"log2fc": threshold(cuts.log2fc), "fdr": threshold(cuts.fdr)}
    notes = [Message("figure-forest_marks", {"unit": unit_words(unit), **at})]
    if pooled and math.isfinite(pooled.ci_low):
        thin = choice(math.isfinite(pooled.pi_low))
        notes.append(Message("figure-forest_diamond", {"method": Message("report-pooling"), "thin": thin}))
    return [*notes, *map(_failed, answer.failures)]


def _failed(failure: SeriesFailure) -> Message:
    return Message("figure-forest_failed", {"series": Name(failure.id), "reason": failure.reason.message})
