"""What the report shows of survival: each endpoint of a gene with its figures by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geneverdict.model.survival_answer import CohortAnswer, SurvivalAnswer
from geneverdict.render.plan import stem
from geneverdict.render.survival_figures import SURVIVAL_KINDS, SurvivalKind


@dataclass(frozen=True, slots=True, eq=False)
class CohortPart:
    """A cohort as the template sees it; ``figures`` are names of drawings."""

    cohort: CohortAnswer
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalPart:
    """One endpoint of a gene as the template sees it."""

    answer: SurvivalAnswer
    forest: str
    cohorts: tuple[CohortPart, ...]


def survival_parts(answers: Sequence[SurvivalAnswer]) -> tuple[SurvivalPart, ...]:
    """The endpoints of one gene; a forest only for two cohorts or more."""
    return tuple(
        SurvivalPart(
            answer,
            forest_name(answer) if len(answer.cohorts) > 1 else "",
            tuple(CohortPart(c, tuple(figure_name(c, kind) for kind in SURVIVAL_KINDS)) for c in answer.cohorts),
        )
        for answer in answers
    )


def figure_name(cohort: CohortAnswer, kind: SurvivalKind) -> str:
    """Stem of the figure's files and its key in the report: ``ITGA5-GSE28735-overall-curves``."""
    return f"{stem(cohort.gene)}-{stem(cohort.series)}-{stem(cohort.endpoint)}-{kind}"


def forest_name(answer: SurvivalAnswer) -> str:
    return f"{stem(answer.gene)}-{stem(answer.endpoint)}-survival"
