"""How survival was examined, as messages for a methods section: only what this run really did."""

from __future__ import annotations

from geneverdict.evidence.survival.words import events, patients
from geneverdict.messages import Code, Message, Name, count, messages, names, share
from geneverdict.model.run import Run
from geneverdict.model.survival_answer import CohortAnswer

_REFERENCES = (
    "Cox DR. Regression models and life-tables. J R Stat Soc B 1972;34:187–220. doi:10.1111/j.2517-6161.1972.tb00899.x",
    "Efron B. The efficiency of Cox's likelihood function for censored data. J Am Stat Assoc 1977;72:557–565. "
    "doi:10.1080/01621459.1977.10480613",
    "Grambsch PM, Therneau TM. Proportional hazards tests and diagnostics based on weighted residuals. Biometrika "
    "1994;81:515–526. doi:10.1093/biomet/81.3.515",
    "Kaplan EL, Meier P. Nonparametric estimation from incomplete observations. J Am Stat Assoc 1958;53:457–481. "
    "doi:10.1080/01621459.1958.10501452",
    "Schemper M, Smith TL. A note on quantifying follow-up in studies of failure time. Control Clin Trials "
    "1996;17:343–346. doi:10.1016/0197-2456(96)00075-X",
    "Royston P, Parmar MKB. Restricted mean survival time: an alternative to the hazard ratio for the design and "
    "analysis of randomized trials with a time-to-event outcome. BMC Med Res Methodol 2013;13:152. "
    "doi:10.1186/1471-2288-13-152",
    "Lausen B, Schumacher M. Maximally selected rank statistics. Biometrics 1992;48:73–85. doi:10.2307/2532740",
)


def survival_references(run: Run) -> tuple[str, ...]:
    """What the paragraphs rest on; nothing where no cohort told survival."""
    return _REFERENCES if _cohorts(run) else ()


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
