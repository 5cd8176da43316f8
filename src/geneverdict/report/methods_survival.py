"""How survival was examined, as messages for a methods section: only what this run really did."""

from __future__ import annotations

from geneverdict.evidence.survival.words import events, patients
from geneverdict.messages import Code, Message, Name, count, messages, names, share
from geneverdict.model.run import Run
from geneverdict.model.survival_answer import CohortAnswer
from geneverdict.report.references import SURVIVAL_REFERENCES


def survival_references(run: Run) -> tuple[str, ...]:
    """What the paragraphs rest on; nothing where no cohort told survival."""
    return SURVIVAL_REFERENCES if _cohorts(run) else ()


def survival_of_cohorts(run: Run) -> Message | None:
    """Whose survival, and Cox's model, curves and tests of each cohort; None where no cohort told survival."""
    cohorts = _cohorts(run)
    if not cohorts:
        return None
    # Not every gene is measured in every patient: a cohort is as large as its largest answer.
    sizes = {(one.series, one.endpoint): one for one in sorted(cohorts, key=lambda one: one.n)}
    named = sorted(sizes.values(), key=lambda one: [c.series for c in cohorts].index(one.series))
    return Message(
        "methods-survival",
        {
            "n": count(len({one.series for one in cohorts})),
            "cohorts": messages(map(_cohort, named)),
            "adjusted": messages(_adjusted(cohorts)),
            "cut": _cut(cohorts),
        },
    )


def survival_over_all(run: Run) -> Message | None:
    """Every cut, the place among all genes, and pooling; None where no cohort told survival."""
    cohorts = _cohorts(run)
    if not cohorts:
        return None
    parts = [_every_cut(cohorts)]
    if any(one.place for one in cohorts):
        parts.append(Message("methods-survival_place"))
    if any(answer.pooled and answer.pooled.k > 1 for answer in run.survival):
        parts.append(Message("methods-survival_pooling"))
    if n := sum(int(curve.done.sum()) for curve in run.survival_choices):
        parts.append(Message("methods-survival_choices", {"n": count(n)}))
    return Message("methods-survival_over_all", {"parts": messages(parts)})


def _cohorts(run: Run) -> list[CohortAnswer]:
    return [cohort for answer in run.survival for cohort in answer.cohorts]


def _cohort(one: CohortAnswer) -> Message:
    size = {"patients": patients(one.n), "events": events(one.endpoint, one.events)}
    return Message("methods-survival_cohort", {"series": Name(one.series), "endpoint": one.endpoint.message, **size})


def _adjusted(cohorts: list[CohortAnswer]) -> list[Message]:
    """The covariates of each series that has some."""
    found = {one.series: one.adjusted.covariates for one in cohorts if one.adjusted}
    return [
        Message("methods-survival_covariates", {"series": Name(series), "covariates": names(fields)})
        for series, fields in found.items()
    ]


def _cut(cohorts: list[CohortAnswer]) -> Code:
    kinds = {one.groups.kind for one in cohorts}
    return Code("both" if len(kinds) > 1 else kinds.pop())


def _every_cut(cohorts: list[CohortAnswer]) -> Message:
    first = cohorts[0].cuts
    draws = count(max(one.cuts.draws for one in cohorts))
    return Message("methods-survival_cuts", {"low": share(first.low), "high": share(first.high), "draws": draws})
