"""One gene and one endpoint in one cohort: everything, or why there is nothing."""

from __future__ import annotations

from typing import NamedTuple

from geneverdict.evidence.survival.cohort import Cohort, Patients, patients_of
from geneverdict.evidence.survival.curves import follow_up, two_groups
from geneverdict.evidence.survival.cuts import DRAWS, all_cuts
from geneverdict.evidence.survival.genes import place_of
from geneverdict.evidence.survival.hazards import adjusted, per_sd, proportionality
from geneverdict.evidence.survival.sentences import (
    adjusted_sentence,
    groups_sentence,
    hazard_sentence,
    headline,
    pooled_details,
    proportional_sentence,
)
from geneverdict.evidence.survival.words import events
from geneverdict.evidence.survival.words import patients as patients_words
from geneverdict.messages import Message, Name, count, messages
from geneverdict.model.prepared import Grade
from geneverdict.model.survival import Endpoint
from geneverdict.model.survival_answer import (
    LEAST_EVENTS,
    CohortAnswer,
    CopiesInPool,
    Hazard,
    PooledHazard,
    Proportionality,
    SurvivalAnswer,
    SurvivalGenes,
    SurvivalRefusal,
    TwoGroups,
)


class Asking(NamedTuple):
    """How a gene is asked about."""

    cut: float | None = None
    """Of the curves, fixed beforehand; None: the median."""
    draws: int = DRAWS
    """Shuffles for the p of the best cut; 0: the formula alone."""
    seed: int = 1
    accept_checks: bool = False
    """Take times and events of grade ``check`` too."""


PLAIN = Asking()


def refuse_cohort(cohort: Cohort, asking: Asking = PLAIN) -> SurvivalRefusal | None:
    """Why no gene of the cohort is answered; None where there is nothing against it."""
    data = cohort.data
    if data.grade is Grade.CHECK and not asking.accept_checks:
        evidence = messages(data.evidence)
        why = Message("refusal-check", {"endpoint": data.endpoint.message, "evidence": evidence})
        return SurvivalRefusal(cohort.series, data.endpoint, "check", why, _line(data.evidence))
    return _few(cohort, len(data), data.n_events)


def _few(cohort: Cohort, n: int, n_events: int) -> SurvivalRefusal | None:
    if n_events >= LEAST_EVENTS:
        return None
    endpoint = cohort.data.endpoint
    told = {"events": events(endpoint, n_events), "patients": patients_words(n)}
    why = Message("refusal-few_events", {**told, "least": count(LEAST_EVENTS)})
    return SurvivalRefusal(cohort.series, endpoint, "few_events", why)


def _line(evidence: tuple[Message, ...]) -> Message | None:
    """The line for the study file that the evidence offers."""
    lines = (said.values["line"] for said in evidence if said.code == "patients-write")
    return next((Message("survival-line", {"line": line}) for line in lines), None)


def answer_cohort(
    cohort: Cohort, gene: str, table: SurvivalGenes | None = None, asking: Asking = PLAIN, *, shown: str = ""
) -> CohortAnswer | SurvivalRefusal:
    """One gene in one cohort.  ``table``: all genes of the cohort, for the gene's place; ``shown``: its name in words.

    A gene that is not measured, is constant, or whose patients have fewer than ``LEAST_EVENTS`` events is refused.
    """
    refused = refuse_cohort(cohort, asking)
    if refused is not None:
        return refused
    name, endpoint = shown or gene, cohort.data.endpoint
    if gene not in cohort.genes:
        return SurvivalRefusal(
            cohort.series, endpoint, "not_measured", Message("refusal-not_measured", {"gene": Name(name)})
        )
    patients = patients_of(cohort, gene)
    few = _few(cohort, len(patients.rows), patients.n_events)
    if few is not None:
        return few
    if not patients.sd > 0:
        return SurvivalRefusal(cohort.series, endpoint, "constant", Message("refusal-constant", {"gene": Name(name)}))
    return _answer(cohort, name, gene, patients, table, asking)


def _answer(
    cohort: Cohort, name: str, gene: str, patients: Patients, table: SurvivalGenes | None, asking: Asking
) -> CohortAnswer:
    data = cohort.data
    hazard, test = per_sd(patients), proportionality(patients)
    other = adjusted(patients, cohort.covariates) if cohort.covariates else None
    groups = two_groups(patients, asking.cut)
    cuts = all_cuts(patients, draws=asking.draws, seed=asking.seed)
    place = place_of(gene, table, shown=name) if table is not None else None
    followed = follow_up(patients)
    told = _sentences(name, data.endpoint, (hazard, other), followed, test, groups)
    told += (cuts.sentence, place.sentence if place else None)
    return CohortAnswer(
        gene=name,
        measured_as=gene,
        series=cohort.series,
        platform=cohort.platform,
        title=cohort.title,
        simulated=cohort.simulated,
        endpoint=data.endpoint,
        source=data.source,
        evidence=data.evidence,
        n=len(patients.rows),
        events=patients.n_events,
        left_out=len(data) - len(patients.rows),
        follow_up=followed,
        sd=patients.sd,
        value_unit=cohort.value_unit,
        hazard=hazard,
        adjusted=other,
        proportional=test,
        groups=groups,
        cuts=cuts,
        place=place,
        sentences=tuple(sentence for sentence in told if sentence),
    )


def _sentences(
    gene: str,
    endpoint: Endpoint,
    hazards: tuple[Hazard, Hazard | None],
    followed: float,
    test: Proportionality,
    groups: TwoGroups,
) -> tuple[Message | None, ...]:
    """In the order of reading: the continuous value first, cuts after it."""
    plain, other = hazards
    return (
        hazard_sentence(gene, endpoint, plain, followed),
        adjusted_sentence(other) if other is not None else None,
        proportional_sentence(endpoint, test, groups.mean_times),
        groups_sentence(endpoint, groups),
    )


def answer_gene(
    gene: str,
    endpoint: Endpoint,
    found: tuple[CohortAnswer | SurvivalRefusal, ...],
    pooled: PooledHazard | None,
    copies: CopiesInPool | None = None,
) -> SurvivalAnswer:
    """The cohorts of one gene and one endpoint, with what their pooling says, and who would count twice in it."""
    cohorts = tuple(one for one in found if isinstance(one, CohortAnswer))
    refusals = tuple(one for one in found if isinstance(one, SurvivalRefusal))
    details = pooled_details(pooled) if pooled is not None else ()
    return SurvivalAnswer(
        gene=gene,
        endpoint=endpoint,
        headline=headline(gene, endpoint, cohorts, pooled),
        details=(*details, *(copies.sentences if copies else ())),
        cohorts=cohorts,
        pooled=pooled,
        shared=copies.shared if copies else (),
        counted_twice=copies.counted_twice if copies else None,
        refusals=refusals,
    )
