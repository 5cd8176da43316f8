"""Survival of a whole study: every series that tells it, its tables, each gene over the cohorts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from geneverdict.evidence.overlap.decide import Link
from geneverdict.evidence.survival.cuts import HIGH, LOW
from geneverdict.evidence.survival.twice import Known
from geneverdict.io.results.survival_store import write_patients, write_survival_genes
from geneverdict.io.results.write import write_expression
from geneverdict.model.gene_name import GeneName
from geneverdict.model.overlap import OverlapReport, SampleRef
from geneverdict.model.survival import SurvivalPatients
from geneverdict.model.survival_answer import SurvivalAnswer
from geneverdict.model.survival_choices import SurvivalCurve
from geneverdict.model.verdict import GeneAnswer
from geneverdict.pipeline.one_series import Outcome
from geneverdict.pipeline.survival.analyse import (
    SeriesSurvival,
    pool_survival,
    survival_choices,
    survive,
    twice_in_study,
)
from geneverdict.pipeline.survival.patients import PatientsData
from geneverdict.progress import Listener, of_series


class StudySurvival(NamedTuple):
    answers: tuple[SurvivalAnswer, ...]
    """Of each gene and endpoint."""
    choices: tuple[SurvivalCurve, ...]
    """Of each gene that a cohort measured."""
    patients: tuple[SurvivalPatients, ...]
    """Of each series and endpoint that is not refused."""


def study_survival(
    work: Path,
    outcomes: Sequence[Outcome],
    genes: Sequence[GeneAnswer],
    overlap: OverlapReport,
    listener: Listener,
    *,
    asked_for: bool = False,
) -> StudySurvival:
    """Each gene and endpoint over the series; nothing where no series tells survival and nobody asks for it.

    Where the study file or ``asked_for`` asks for it, each series without says why.

    Writes ``survival/SERIES-ENDPOINT.parquet``, every gene, and ``patients/`` into the folder ``work``, and the values
    of series that tell nothing but survival.
    """
    cohorts = [(one.spec, one.people) for one in outcomes if one.people is not None]
    names = [answer.name for answer in genes]
    asked = [answer.gene for answer in genes]
    found = []
    for spec, people in cohorts:
        listener.step(of_series(people.name, "survival"))
        found.append(survive(people, spec, asked, names=_here(people, names)))
    for one in found:
        for endpoint, table in one.tables.items():
            write_survival_genes(work, table)
            cohort = one.cohorts[endpoint]
            write_patients(work, one.series, cohort.data, {each.name: each.columns for each in cohort.covariates})
    for one, outcome in zip(found, (o for o in outcomes if o.people is not None), strict=True):
        if one.tables and outcome.done is None and outcome.people is not None:
            write_expression(work, one.series, outcome.people.expression)
    wanted = asked_for or any(spec.survival or spec.clinical for spec, _ in cohorts)
    odd = any(set(one.notes) - set(people.notes) for one, (_, people) in zip(found, cohorts, strict=True))
    if not (wanted or odd or any(one.cohorts for one in found)):
        return StudySurvival((), (), ())
    twice = twice_in_study(found, known_links(overlap))
    choices = [survival_choices(found, gene, twice=twice) for gene in asked]
    answers = pool_survival(found, asked, twice=twice)
    return StudySurvival(answers, tuple(curve for curve in choices if curve is not None), _patients(found))


def _patients(found: Sequence[SeriesSurvival]) -> tuple[SurvivalPatients, ...]:
    data = [(one.series, one.cohorts[end].data) for one in found for end in one.tables]
    return tuple(SurvivalPatients(name, d.endpoint, d.samples, d.months, d.event, LOW, HIGH) for name, d in data)


def known_links(overlap: OverlapReport) -> Known:
    """What the comparison of series with groups has found: samples that are one, and pools."""
    links = [
        Link(SampleRef(one.series, one.sample), one.kept, one.kind) for one in overlap.dropped if one.kept is not None
    ]
    pools = [SampleRef(one.series, one.sample) for one in overlap.dropped if one.kept is None]
    return Known(tuple(links), tuple(pools))


def _here(people: PatientsData, names: Sequence[GeneName]) -> dict[str, str]:
    """Gene → its name in this series."""
    there = set(people.expression.genes)
    return {name.symbol: name.in_series(there) for name in names}
