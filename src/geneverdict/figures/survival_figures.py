"""The figures of survival.  Each takes records and gives a matplotlib ``Figure``; nothing is computed here."""

from __future__ import annotations

from matplotlib.figure import Figure

from geneverdict.figures import hazard_forest as survival_forest
from geneverdict.figures import kaplan_meier as survival_curves
from geneverdict.figures import survival_cuts, survival_residuals
from geneverdict.figures.style import style
from geneverdict.model.survival_answer import CohortAnswer, SurvivalAnswer
from geneverdict.report.survival_words import SurvivalKind


def cohort_figure(kind: SurvivalKind, answer: CohortAnswer) -> Figure:
    """Kaplan–Meier curves, every cut, or Schoenfeld residuals of one cohort."""
    draw = {"curves": survival_curves.draw, "cuts": survival_cuts.draw, "residuals": survival_residuals.draw}[kind]
    with style():
        return draw(answer)


def forest_figure(answer: SurvivalAnswer) -> Figure:
    """Hazard ratios per SD of all cohorts, and the pooled one."""
    with style():
        return survival_forest.draw(answer)
