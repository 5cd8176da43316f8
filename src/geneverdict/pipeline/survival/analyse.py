"""Survival of a study: ``survive`` for one series, ``pool_survival`` over them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from geneverdict.errors import DesignError, PrepareError, StudyError, at_series
from geneverdict.evidence.overlap.fields import ages
from geneverdict.evidence.survival.answer import PLAIN, Asking, answer_cohort, answer_gene, refuse_cohort
from geneverdict.evidence.survival.choices import every_choice
from geneverdict.evidence.survival.cohort import Adjusting, Cohort, patients_of, values_of_patients, without
from geneverdict.evidence.survival.genes import all_genes
from geneverdict.evidence.survival.pooled import pool_cohorts
from geneverdict.evidence.survival.twice import NOBODY, NOTHING, Known, PatientsTwice, copies_in_pool, find_twice
from geneverdict.messages import Message, count, known, messages
from geneverdict.model.series import SampleTable
from geneverdict.model.study import SeriesSpec
from geneverdict.model.survival import Endpoint, SurvivalData
from geneverdict.model.survival_answer import LEAST_EVENTS, CohortAnswer, SurvivalAnswer, SurvivalGenes, SurvivalRefusal
from geneverdict.model.survival_choices import SurvivalCurve
from geneverdict.pipeline.survival.patients import PatientsData, survival_of
from geneverdict.preparation.covariates import read_covariate
from geneverdict.preparation.groups.reading import fold
from geneverdict.preparation.survival.find import Patients
from geneverdict.preparation.survival.patients import names_of_patients
from geneverdict.preparation.survival.words import MISSING


@dataclass(frozen=True, slots=True, eq=False)
class SeriesSurvival:
    """Everything that survival found in one series.  Its endpoints stand apart and are never mixed."""

    series: str
    cohorts: Mapping[Endpoint, Cohort]
    tables: Mapping[Endpoint, SurvivalGenes]
    """Every gene, of the endpoints that are not refused."""
    answers: Mapping[tuple[str, Endpoint], CohortAnswer | SurvivalRefusal]
    """By gene and endpoint."""
    refused: SurvivalRefusal | None
    """Why the series has no survival at all."""
    notes: tuple[Message, ...]


def survive(
    people: PatientsData,
    spec: SeriesSpec | None,
    genes: Sequence[str],
    *,
    names: Mapping[str, str] | None = None,
    asking: Asking = PLAIN,
) -> SeriesSurvival:
    """Every endpoint of one series: all its genes, and the named ones in full.

    ``names``: gene → its name in this series, where that differs.  ``asking.cut`` gives way to the study file's
    ``survival_cut`` of the gene.  Raises StudyError for what the study file says and cannot be meant; all else that
    stands in the way is a refusal.
    """
    spec = spec or SeriesSpec(id=people.name)
    if spec.survival is False:
        return _nothing(people, SurvivalRefusal(people.name, None, "switched_off", Message("refusal-switched_off")))
    try:
        found, samples, patients = survival_of(people, spec)
    except PrepareError as error:
        why = Message("refusal-error", known({"what": error.message, "found": error.part("found")}))
        return _nothing(people, SurvivalRefusal(people.name, None, "error", why, error.todo))
    if not found.endpoints:
        why = Message("refusal-no_survival", {"notes": messages(found.notes)})
        refused = SurvivalRefusal(people.name, None, "no_survival", why, Message("refusal-no_survival.do"))
        return replace(_nothing(people, refused), notes=(*people.notes, *found.notes))
    more = [Message("patients-sentence", {"note": note}) for note in found.notes]
    told = [replace(data, evidence=(*data.evidence, *more)) for data in found.endpoints]
    cohorts = {data.endpoint: _cohort(people, samples, patients, data, spec) for data in told}
    tables = {end: all_genes(cohort) for end, cohort in cohorts.items() if refuse_cohort(cohort, asking) is None}
    answers = {
        (gene, end): _asked(cohort, gene, (names or {}).get(gene, gene), tables.get(end), asking, spec)
        for gene in genes
        for end, cohort in cohorts.items()
    }
    return SeriesSurvival(people.name, cohorts, tables, answers, None, (*people.notes, *found.notes))


def _nothing(people: PatientsData, refused: SurvivalRefusal) -> SeriesSurvival:
    return SeriesSurvival(people.name, {}, {}, {}, refused, people.notes)


def _asked(
    cohort: Cohort, gene: str, name: str, table: SurvivalGenes | None, asking: Asking, spec: SeriesSpec
) -> CohortAnswer | SurvivalRefusal:
    fixed = spec.survival_cut or {}
    cut = fixed.get(gene, fixed.get(name, asking.cut))
    return answer_cohort(cohort, name, table, asking._replace(cut=cut), shown=gene)


def _cohort(
    people: PatientsData, samples: SampleTable, patients: Patients | None, data: SurvivalData, spec: SeriesSpec
) -> Cohort:
    values = values_of_patients(people.expression, data)
    values.setflags(write=False)
    covariates = tuple(adjusting(samples, data, field, people.name) for field in spec.survival_covariates)
    return Cohort(
        series=people.name,
        platform=people.platform,
        title=people.title,
        simulated=people.simulated,
        value_unit=people.value_unit,
        data=data,
        genes=people.expression.genes,
        values=values,
        covariates=covariates,
        series_id=people.series_id or people.name,
        known_as=names_of_patients(samples, data.rows, patients),
        age=ages(samples)[list(data.rows)],
    )


def adjusting(samples: SampleTable, data: SurvivalData, field: str, name: str) -> Adjusting:
    """A sample field as a covariate of the patients: numbers, or levels; NaN where it is missing.

    Raises StudyError for a field that is not there, that is the same in all patients, or that is neither numbers nor
    levels.
    """
    where = at_series(name, "survival_covariates")
    texts = [samples.column(field, where=where)[row] for row in data.rows]
    there = np.array([fold(text) not in MISSING for text in texts], dtype=np.bool_)
    known = [text for text, is_there in zip(texts, there, strict=True) if is_there]
    ids = [sample for sample, is_there in zip(data.samples, there, strict=True) if is_there]
    try:
        read = read_covariate(field, known, ids, where=where)
    except DesignError as error:
        raise error.as_(StudyError) from None
    columns = np.full((len(texts), len(read.columns)), np.nan)
    columns[there] = np.column_stack([values for _, values in read.columns])
    return Adjusting(field, columns, read.note)


def twice_in_study(series: Sequence[SeriesSurvival], known: Known = NOTHING) -> dict[Endpoint, PatientsTwice]:
    """By endpoint, the patients who stand in two cohorts that are not refused.

    ``known``: links that are found already, as between series with groups.
    """
    return {
        end: find_twice([one.cohorts[end] for one in series if end in one.tables], known)
        for end in Endpoint
        if any(end in one.tables for one in series)
    }


def pool_survival(
    series: Sequence[SeriesSurvival],
    genes: Sequence[str],
    *,
    twice: Mapping[Endpoint, PatientsTwice] | None = None,
    asking: Asking = PLAIN,
) -> tuple[SurvivalAnswer, ...]:
    """Each gene and each endpoint that any series has, over the series; overall survival first.

    Patients who stand in the study ``twice`` (found here unless given) are left out of the pooling alone.
    """
    ends = [end for end in Endpoint if any(end in one.cohorts for one in series)] or [Endpoint.OVERALL]
    found = twice_in_study(series) if twice is None else twice
    return tuple(_pooled(series, gene, end, found.get(end, NOBODY), asking) for gene in genes for end in ends)


def _pooled(
    series: Sequence[SeriesSurvival], gene: str, end: Endpoint, twice: PatientsTwice, asking: Asking
) -> SurvivalAnswer:
    found = tuple(_of_series(one, gene, end) for one in series)
    cohorts = [one for one in found if isinstance(one, CohortAnswer)]
    by_name = {one.series: one for one in series}
    drop = twice.drop(cohort.series for cohort in cohorts)
    instead = {
        cohort.series: _reduced(by_name[cohort.series].cohorts[end], cohort, drop[cohort.series], asking)
        for cohort in cohorts
        if cohort.series in drop
    }
    alone = pool_cohorts(cohorts, instead)
    copies = copies_in_pool(twice, cohorts, drop, pool_cohorts(cohorts) if instead else None)
    return answer_gene(gene, end, found, alone, copies)


def _of_series(one: SeriesSurvival, gene: str, end: Endpoint) -> CohortAnswer | SurvivalRefusal:
    if one.refused is not None:
        return one.refused
    if end in one.cohorts:
        return one.answers[gene, end]
    others = messages(other.message for other in one.cohorts)
    why = Message("refusal-other_endpoint", {"endpoint": end.message, "others": others})
    return SurvivalRefusal(one.series, end, "no_survival", why)


def _reduced(cohort: Cohort, full: CohortAnswer, samples: Collection[str], asking: Asking) -> CohortAnswer | Message:
    """The answer without the copies, or why too little is left."""
    fewer = without(cohort, samples)
    if fewer is cohort:
        return full
    answer = answer_cohort(fewer, full.measured_as, None, asking._replace(draws=0), shown=full.gene)
    if isinstance(answer, CohortAnswer):
        return answer
    return Message("survival-without_copies", {"n": count(len(fewer.left_out)), "why": answer.text})


def survival_choices(
    series: Sequence[SeriesSurvival], gene: str, *, twice: Mapping[Endpoint, PatientsTwice] | None = None
) -> SurvivalCurve | None:
    """Cut × endpoint × covariates × series left out of one gene, over the cohorts that answer for it.

    ``twice`` as in ``pool_survival``.  None where no cohort answers.
    """
    names: dict[str, str] = {}
    cohorts: list[Cohort] = []
    doubles = twice_in_study(series) if twice is None else twice
    for end in Endpoint:
        answers = [(one, one.answers.get((gene, end))) for one in series]
        here = [(one.cohorts[end], found) for one, found in answers if isinstance(found, CohortAnswer)]
        names |= {found.series: found.measured_as for _, found in here}
        copies = doubles.get(end, NOBODY).drop(found.series for _, found in here)
        left = [(without(cohort, copies.get(cohort.series, ())), found.measured_as) for cohort, found in here]
        cohorts += [cohort for cohort, name in left if patients_of(cohort, name).n_events >= LEAST_EVENTS]
    return every_choice(gene, cohorts, names)
