"""Survival of a whole study: every series that tells it, its tables, each gene over the cohorts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from geneverdict.evidence.survival.cuts import HIGH, LOW
from geneverdict.io.results.survival_store import write_survival_genes
from geneverdict.io.results.write import write_expression
from geneverdict.model.gene_name import GeneName
from geneverdict.model.overlap import OverlapReport
from geneverdict.model.survival import SurvivalPatients
from geneverdict.model.survival_answer import SurvivalAnswer
from geneverdict.model.survival_choices import SurvivalCurve
from geneverdict.model.verdict import GeneAnswer
from geneverdict.pipeline.one_series import Outcome
from geneverdict.pipeline.survival.analyse import SeriesSurvival, pool_survival, survival_choices, survive
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

    Writes ``survival/SERIES-ENDPOINT.parquet``, every gene, into the folder ``work``, and the values of series that
    tell nothing but survival.
    """
    cohorts = [(one.spec, one.people) for one in outcomes if one.people is not None]
    names = [answer.name for answer in genes]
    asked = [answer.gene for answer in genes]
    found = []
    for spec, people in cohorts:
        listener.step(of_series(people.name, "survival"))
        found.append(survive(people, spec, asked, names=_here(people, names)))
    for one in found:
        for table in one.tables.values():
            write_survival_genes(work, table)
    for one, outcome in zip(found, (o for o in outcomes if o.people is not None), strict=True):
        if one.tables and outcome.done is None and outcome.people is not None:
            write_expression(work, one.series, outcome.people.expression)
    wanted = asked_for or any(spec.survival or spec.clinical for spec, _ in cohorts)
    odd = any(set(one.notes) - set(people.notes) for one, (_, people) in zip(found, cohorts, strict=True))
    if not (wanted or odd or any(one.cohorts for one in found)):
        return StudySurvival((), (), ())
    drop = duplicates_of([people for _, people in cohorts], overlap)
    choices = [survival_choices(found, gene, drop=drop) for gene in asked]
    answers = pool_survival(found, asked, drop=drop)
    return StudySurvival(answers, tuple(curve for curve in choices if curve is not None), _patients(found))


def _patients(found: Sequence[SeriesSurvival]) -> tuple[SurvivalPatients, ...]:
    data = [(one.series, one.cohorts[end].data) for one in found for end in one.tables]
    return tuple(SurvivalPatients(name, d.endpoint, d.samples, d.months, d.event, LOW, HIGH) for name, d in data)


def duplicates_of(cohorts: Sequence[PatientsData], overlap: OverlapReport) -> dict[str, tuple[str, ...]]:
    """By series: samples that are in the study twice, by ``overlap`` or by their accession.

    Profiles are compared between series with groups only; an accession names one sample wherever it stands, so that a
    series of patients alone keeps only those that no earlier series has.  Any name does so between contrasts of one
    series.
    """
    drop = dict(overlap.drop)
    owners: dict[tuple[str, str], str] = {}
    for people in cohorts:
        keys = {s: ("" if _ACCESSION.fullmatch(s) else people.series_id or people.name, s) for s in people.asked}
        again = [s for s, key in keys.items() if owners.setdefault(key, people.name) != people.name]
        other = {s for s in again if s in drop.get(owners[keys[s]], ())}  # the other copy is left out already
        if kept_out := tuple(s for s in again if s not in other):
            drop[people.name] = tuple(dict.fromkeys((*drop.get(people.name, ()), *kept_out)))
    return drop


_ACCESSION = re.compile(r"GSM\d+", re.IGNORECASE)


def _here(people: PatientsData, names: Sequence[GeneName]) -> dict[str, str]:
    """Gene → its name in this series."""
    there = set(people.expression.genes)
    return {name.symbol: name.in_series(there) for name in names}
