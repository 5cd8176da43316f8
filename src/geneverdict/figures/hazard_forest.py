"""Hazard ratios of cohorts, one row each, and their pooled diamond."""

from __future__ import annotations

import math

from matplotlib.figure import Figure

from geneverdict.figures import forest_plot
from geneverdict.figures.forest_plot import NAN, ForestPlot, Row
from geneverdict.figures.style import BLUE, MUTED, VERMILLION, Heading, simulated_words
from geneverdict.figures.survival_words import prediction, ratio_interval, size
from geneverdict.figures.wording import counted, number, probability, shorten
from geneverdict.messages import Say
from geneverdict.model.survival_answer import SIGNIFICANT, CohortAnswer, PooledHazard, SurvivalAnswer

RATIOS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.33, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 20, 50, 100)
MOST = math.log(100)
LONGEST_ID = 30


def draw(answer: SurvivalAnswer, *, say: Say, bare: bool) -> Figure:
    """Every cohort with an answer, in the order of the study; those without one are told below."""
    pooled = answer.pooled
    return forest_plot.draw(
        ForestPlot(
            heading=_heading(answer, say=say, bare=bare),
            names="cohort",
            sides=("← more is better", "more is worse →"),
            numbers="HR [95 % CI]",
            rows=tuple(_row(cohort) for cohort in answer.cohorts),
            pooled=_pooled(pooled) if pooled else None,
            prediction=(pooled.pi_low, pooled.pi_high) if pooled else (NAN, NAN),
            axis="hazard ratio per SD (logarithmic)",
            cuts=(),
            ratios=RATIOS,
            least_room=0.2,
            most=MOST,
            notes=_notes(answer),
            beyond="arrow: the interval runs beyond the axis; its ends are in the column on the right",
        )
    )


def _heading(answer: SurvivalAnswer, *, say: Say, bare: bool) -> Heading:
    title = f"{answer.gene}: {answer.endpoint.words} in {counted(len(answer.cohorts), 'cohort')}"
    line = "hazard ratio for one SD more of the gene"
    return Heading(title, (line,), simulated_words(any(cohort.simulated for cohort in answer.cohorts), say), bare)


def _row(cohort: CohortAnswer) -> Row:
    hazard, name = cohort.hazard, shorten(cohort.series, LONGEST_ID)
    if hazard.flag:
        return Row(name, size(cohort), "not estimable", instead="no finite estimate")
    clear, worse = hazard.p < SIGNIFICANT, hazard.coef > 0
    colour, marker = (VERMILLION if worse else BLUE, "^" if worse else "v") if clear else (MUTED, "o")
    ends = hazard.coef, hazard.ci_low, hazard.ci_high
    return Row(name, size(cohort), ratio_interval(hazard), f"p {probability(hazard.p)}", *ends, colour, marker)


def _pooled(pooled: PooledHazard) -> Row:
    spread = f", I² {number(pooled.i2, 0)} %" if math.isfinite(pooled.i2) else ""
    below = f"{counted(pooled.k, 'cohort')}{spread}"
    if math.isnan(pooled.ci_low):
        return Row("Pooled", below, "not pooled", instead="one cohort: nothing to pool")
    chance = f"p {probability(pooled.p)} · 95 % PI {prediction(pooled)}"
    return Row("Pooled", below, ratio_interval(pooled), chance, pooled.coef, pooled.ci_low, pooled.ci_high)


def _notes(answer: SurvivalAnswer) -> tuple[str, ...]:
    """What the marks mean, who is not pooled, and who has no answer."""
    notes = ["▲ more of the gene is worse, ▼ better, ● not shown either way (p ≥ 0.05)"]
    pooled = answer.pooled
    if pooled is not None and math.isfinite(pooled.ci_low):
        thin = "; thin line: prediction interval (PI) for a new cohort" if math.isfinite(pooled.pi_low) else ""
        notes.append(f"◆ pooled: {pooled.method}{thin}")
        notes += [f"{series} is not in the pooled line: {why}" for series, why in pooled.left_out]
    notes += [f"no answer: {shorten(one.series, LONGEST_ID)}: {one.text}" for one in answer.refusals]
    return tuple(notes)
