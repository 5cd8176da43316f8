"""Hazard ratios of cohorts, one row each, and their pooled diamond."""

from __future__ import annotations

import math

from matplotlib.figure import Figure

from geneverdict.evidence.survival.words import ratio_words, size
from geneverdict.figures import forest_plot
from geneverdict.figures.forest_plot import NAN, ForestPlot, Row
from geneverdict.figures.style import BLUE, MUTED, VERMILLION, Heading, simulated_words
from geneverdict.messages import Message, Name, Number, Say, Value, choice, count, hazard, known, p, shorten
from geneverdict.model.survival_answer import SIGNIFICANT, CohortAnswer, PooledHazard, SurvivalAnswer, exponential

RATIOS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.33, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20, 50, 100)
MOST = math.log(100)
LONGEST_ID = 30


def draw(answer: SurvivalAnswer, *, say: Say, bare: bool) -> Figure:
    """Every cohort with an answer, in the order of the study; those without one are told below."""
    pooled = answer.pooled
    return forest_plot.draw(
        ForestPlot(
            heading=_heading(answer, say=say, bare=bare),
            names=say(Message("figure-hazard_cohort")),
            sides=(say(Message("figure-hazard_better")), say(Message("figure-hazard_worse"))),
            numbers=say(Message("figure-hazard_numbers")),
            rows=tuple(_row(cohort, say) for cohort in answer.cohorts),
            pooled=_pooled(pooled, say) if pooled else None,
            prediction=(pooled.pi_low, pooled.pi_high) if pooled else (NAN, NAN),
            axis=say(Message("figure-hazard_axis")),
            cuts=(),
            ratios=RATIOS,
            least_room=0.2,
            most=MOST,
            notes=tuple(map(say, _notes(answer))),
            beyond=say(Message("figure-arrow")),
        )
    )


def _heading(answer: SurvivalAnswer, *, say: Say, bare: bool) -> Heading:
    about: dict[str, Value] = {"gene": Name(answer.gene), "endpoint": answer.endpoint.message}
    title = Message("figure-hazard_title", {**about, "n": count(len(answer.cohorts))})
    mark = simulated_words(any(cohort.simulated for cohort in answer.cohorts), say)
    return Heading(say(title), (say(Message("figure-hazard_line")),), mark, bare)


def _row(cohort: CohortAnswer, say: Say) -> Row:
    found, name, below = cohort.hazard, shorten(cohort.series, LONGEST_ID), say(size(cohort))
    if found.flag:
        return Row(name, below, say(Message("survival-ratio")), instead=say(Message("figure-hazard_none")))
    clear, worse = found.p < SIGNIFICANT, found.coef > 0
    colour, marker = (VERMILLION if worse else BLUE, "^" if worse else "v") if clear else (MUTED, "o")
    ends = found.coef, found.ci_low, found.ci_high
    chance = say(Message("figure-hazard_p", {"p": p(found.p)}))
    return Row(name, below, say(ratio_words(found)), chance, *ends, colour, marker)


def _pooled(pooled: PooledHazard, say: Say) -> Row:
    name = say(Message("figure-pooled"))
    below = say(Message("figure-hazard_spread", known({"n": count(pooled.k), "i2": Number(pooled.i2, "fixed0")})))
    if math.isnan(pooled.ci_low):
        return Row(name, below, say(Message("figure-not_pooled")), instead=say(Message("figure-one_cohort")))
    ends = {"low": hazard(exponential(pooled.pi_low)), "high": hazard(exponential(pooled.pi_high))}
    chance = say(Message("figure-hazard_pooled", known({"p": p(pooled.p), **ends})))
    return Row(name, below, say(ratio_words(pooled)), chance, pooled.coef, pooled.ci_low, pooled.ci_high)


def _notes(answer: SurvivalAnswer) -> list[Message]:
    """What the marks mean, who is not pooled, and who has no answer."""
    notes = [Message("figure-hazard_marks")]
    pooled = answer.pooled
    if pooled is not None and math.isfinite(pooled.ci_low):
        thin = choice(math.isfinite(pooled.pi_low))
        notes.append(Message("figure-hazard_diamond", {"method": Message("report-pooling"), "thin": thin}))
        notes += [_of("survival-not_pooled", series, why) for series, why in pooled.left_out]
    return [*notes, *(_of("figure-hazard_no_answer", one.series, one.text) for one in answer.refusals)]


def _of(code: str, series: str, why: Message) -> Message:
    return Message(code, {"series": Name(series), "why": why})
