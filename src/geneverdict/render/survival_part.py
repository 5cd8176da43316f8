"""What the report shows of survival: each endpoint of a gene with its figures by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geneverdict.model.survival_answer import CohortAnswer, SurvivalAnswer
from geneverdict.render.plan import stem
from geneverdict.render.survival_words import SURVIVAL_KINDS, SurvivalKind, cohort_words, forest_words

if TYPE_CHECKING:
    from matplotlib.figure import Figure


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


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalJob:
    """One figure of survival to draw: of one cohort, or the forest of all of them."""

    name: str
    title: str
    alt: str
    """For readers who cannot see the figure."""
    kind: SurvivalKind | None
    """None for the forest."""
    cohort: CohortAnswer | None
    answer: SurvivalAnswer | None


def survival_jobs(answers: Sequence[SurvivalAnswer]) -> tuple[SurvivalJob, ...]:
    """The figures that ``survival_parts`` of the same answers names."""
    jobs = []
    for part in survival_parts(answers):
        if part.forest:
            jobs.append(SurvivalJob(part.forest, *forest_words(part.answer), None, None, part.answer))
        for one in part.cohorts:
            for kind, name in zip(SURVIVAL_KINDS, one.figures, strict=True):
                jobs.append(SurvivalJob(name, *cohort_words(kind, one.cohort), kind, one.cohort, None))
    return tuple(jobs)


def draw_survival(job: SurvivalJob) -> Figure:
    """The figure of a job."""
    from geneverdict.render.survival_figures import cohort_figure, forest_figure

    if job.kind is not None and job.cohort is not None:
        return cohort_figure(job.kind, job.cohort)
    if job.answer is not None:
        return forest_figure(job.answer)
    message = f"the figure job {job.name} lacks its records"
    raise ValueError(message)
