"""What the report shows of survival: each endpoint of a gene with its figures by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geneverdict.figures.plan import stem
from geneverdict.model.survival_answer import CohortAnswer, SurvivalAnswer
from geneverdict.model.survival_choices import SurvivalCurve
from geneverdict.report.survival_words import SURVIVAL_KINDS, SurvivalKind, cohort_words, forest_words

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
    """Stem of the forest plot's files: ``ITGA5-overall-survival``."""
    return f"{stem(answer.gene)}-{stem(answer.endpoint)}-survival"


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalJob:
    """One figure of survival to draw: of one cohort, or the forest of all of them."""

    name: str
    title: str
    alt: str
    """For readers who cannot see the figure."""
    kind: SurvivalKind | None
    """None for the forest, and for the curve of all choices."""
    cohort: CohortAnswer | None = None
    answer: SurvivalAnswer | None = None
    curve: SurvivalCurve | None = None
    simulated: bool = False
    """Of a curve; the other records say it themselves."""


def survival_jobs(answers: Sequence[SurvivalAnswer], curves: Sequence[SurvivalCurve] = ()) -> tuple[SurvivalJob, ...]:
    """The figures that ``survival_parts`` of the same answers names, and one of all choices for each gene."""
    simulated = any(cohort.simulated for answer in answers for cohort in answer.cohorts)
    jobs = [_choices_job(curve, simulated=simulated) for curve in curves]
    for part in survival_parts(answers):
        if part.forest:
            jobs.append(SurvivalJob(part.forest, *forest_words(part.answer), None, answer=part.answer))
        for one in part.cohorts:
            for kind, name in zip(SURVIVAL_KINDS, one.figures, strict=True):
                jobs.append(SurvivalJob(name, *cohort_words(kind, one.cohort), kind, one.cohort))
    return tuple(jobs)


def choices_name(gene: str) -> str:
    """Stem of the files of the gene's curve of choices."""
    return f"{stem(gene)}-survival-choices"


def _choices_job(curve: SurvivalCurve, *, simulated: bool) -> SurvivalJob:
    title = f"{curve.gene}: survival by every combination of choices"
    alt = " ".join(curve.sentences) + (" Simulated data." if simulated else "")
    return SurvivalJob(choices_name(curve.gene), title, alt, None, curve=curve, simulated=simulated)


def draw_survival(job: SurvivalJob) -> Figure:
    """The figure of a job."""
    from geneverdict.figures.survival_choices import choices_figure
    from geneverdict.figures.survival_figures import cohort_figure, forest_figure

    if job.kind is not None and job.cohort is not None:
        return cohort_figure(job.kind, job.cohort)
    if job.answer is not None:
        return forest_figure(job.answer)
    if job.curve is not None:
        return choices_figure(job.curve, simulated=job.simulated)
    message = f"the figure job {job.name} lacks its records"
    raise ValueError(message)
