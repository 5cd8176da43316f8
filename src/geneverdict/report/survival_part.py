"""What the report shows of survival: each endpoint of a gene with its figures by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geneverdict.figures.plan import hazard_forest_name, kaplan_meier_name
from geneverdict.model.survival_answer import CohortAnswer, SurvivalAnswer


@dataclass(frozen=True, slots=True, eq=False)
class CohortPart:
    """A cohort as the template sees it; ``figure`` is the name of its curves' drawing."""

    cohort: CohortAnswer
    figure: str


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalPart:
    """One endpoint of a gene as the template sees it."""

    answer: SurvivalAnswer
    forest: str
    """Name of the drawing; "" without one."""
    cohorts: tuple[CohortPart, ...]


def survival_parts(answers: Sequence[SurvivalAnswer]) -> tuple[SurvivalPart, ...]:
    """The endpoints of one gene."""
    return tuple(
        SurvivalPart(
            answer, hazard_forest_name(answer), tuple(CohortPart(one, kaplan_meier_name(one)) for one in answer.cohorts)
        )
        for answer in answers
    )
