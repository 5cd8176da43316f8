"""The figures of survival.  Each takes records and gives a matplotlib ``Figure``; nothing is computed here."""

from __future__ import annotations

from typing import Literal

from matplotlib.figure import Figure

from geneverdict.model.survival_answer import CohortAnswer, SurvivalAnswer
from geneverdict.render import survival_curves, survival_cuts, survival_forest, survival_residuals
from geneverdict.render.style import style
from geneverdict.render.survival_words import best_cut, cut_words, median, size
from geneverdict.render.wording import probability

SurvivalKind = Literal["curves", "cuts", "residuals"]
SURVIVAL_KINDS: tuple[SurvivalKind, ...] = ("curves", "cuts", "residuals")


def cohort_figure(kind: SurvivalKind, answer: CohortAnswer) -> Figure:
    """Kaplan–Meier curves, every cut, or Schoenfeld residuals of one cohort."""
    draw = {"curves": survival_curves.draw, "cuts": survival_cuts.draw, "residuals": survival_residuals.draw}[kind]
    with style():
        return draw(answer)


def forest_figure(answer: SurvivalAnswer) -> Figure:
    """Hazard ratios per SD of all cohorts, and the pooled one."""
    with style():
        return survival_forest.draw(answer)


def cohort_words(kind: SurvivalKind, answer: CohortAnswer) -> tuple[str, str]:
    """Title, and the picture in words for those who cannot see it."""
    about = f"{answer.gene} and {answer.endpoint.words} in {answer.series}"
    if kind == "cuts":
        told = best_cut(answer)
        text = f"Hazard ratio and statistic at {len(answer.cuts.cut)} cuts" + (f"; best cut {told}." if told else ".")
        return f"Every cut: {about}", text
    if kind == "residuals":
        return f"Hazard ratio over time: {about}", f"Schoenfeld residuals, p {probability(answer.proportional.p)}."
    groups = answer.groups
    curves = [
        f"{g.label}: {g.n} patients, median {median(g)} months" for g in (groups.high, groups.low) if g is not None
    ]
    text = f"{size(answer)}; {cut_words(answer)}. {'; '.join(curves)}. Log-rank p {probability(groups.log_rank_p)}."
    return f"Survival curves: {about}", text


def forest_words(answer: SurvivalAnswer) -> tuple[str, str]:
    """Title, and the forest plot in words."""
    return f"{answer.gene} and {answer.endpoint.words}, all cohorts", " ".join((answer.headline, *answer.details))
