"""How survival was examined, as text for a methods section: only what this run really did."""

from __future__ import annotations

from geneverdict.figures.wording import counted
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


def survival_of_cohorts(run: Run) -> str:
    """Whose survival, and Cox's model, curves and tests of each cohort; "" where no cohort told survival."""
    cohorts = _cohorts(run)
    if not cohorts:
        return ""
    # Not every gene is measured in every patient: a cohort is as large as its largest answer.
    sizes = {(one.series, one.endpoint): one for one in sorted(cohorts, key=lambda one: one.n)}
    named = sorted(sizes.values(), key=lambda one: [c.series for c in cohorts].index(one.series))
    told = "; ".join(f"{one.series} {one.endpoint.words}, {one.n} patients, {one.events} events" for one in named)
    return (
        f"Survival was examined in {counted(len({one.series for one in cohorts}), 'series')} ({told}); an endpoint "
        "stands by itself, and a patient counts once. Hazard ratios for one standard deviation more of the gene are by "
        "Cox's model (Cox 1972) with Efron's treatment of ties (Efron 1977) and Wald intervals"
        f"{_covariates(cohorts)}. That they stay the same over time was tested by Schoenfeld residuals against the "
        f"Kaplan–Meier transform of time (Grambsch and Therneau 1994). Curves (Kaplan and Meier 1958) are "
        f"{_cuts(cohorts)}, with numbers at risk, the log-rank test, and the difference of restricted mean survival "
        "times up to the last time at which both groups are followed (Royston and Parmar 2013). Follow-up is the "
        "median by the reversed Kaplan–Meier curve (Schemper and Smith 1996)."
    )


def survival_over_all(run: Run) -> str:
    """Every cut, the place among all genes, and pooling; "" where no cohort told survival."""
    cohorts = _cohorts(run)
    if not cohorts:
        return ""
    return f"{_every_cut(cohorts)}{_place(cohorts)}{_pooling(run)}{_choices(run)}"


def _cohorts(run: Run) -> list[CohortAnswer]:
    return [cohort for answer in run.survival for cohort in answer.cohorts]


def _covariates(cohorts: list[CohortAnswer]) -> str:
    adjusted = {one.series: one.adjusted.covariates for one in cohorts if one.adjusted}
    named = "; ".join(f"{series}: {', '.join(names)}" for series, names in adjusted.items())
    return f", and again with covariates ({named})" if adjusted else ""


def _cuts(cohorts: list[CohortAnswer]) -> str:
    kinds = {one.groups.kind for one in cohorts}
    if kinds == {"median"}:
        return "cut at the median"
    if kinds == {"fixed"}:
        return "cut at a value that the study file fixed before"
    return "cut at the median, or at a value that the study file fixed before"


def _every_cut(cohorts: list[CohortAnswer]) -> str:
    first = cohorts[0].cuts
    draws = max(one.cuts.draws for one in cohorts)
    shuffled = f" and by {draws:,} permutations of times and events over the patients" if draws else ""
    return (
        f"Every cut that leaves {first.low:.0%} to {first.high:.0%} of the patients low was tried; the p-value of the "
        "best one is that of the maximally selected log-rank statistic, by the approximation of Lausen and Schumacher "
        f"(1992){shuffled}, and the uncorrected one is shown only beside it."
    ).replace("%", " %")


def _place(cohorts: list[CohortAnswer]) -> str:
    if not any(one.place for one in cohorts):
        return ""
    return " The gene's place among all genes of a cohort is by the score test of the same model, made for every gene."


def _pooling(run: Run) -> str:
    if not any(answer.pooled and answer.pooled.k > 1 for answer in run.survival):
        return ""
    return (
        " Over cohorts of one endpoint, log hazard ratios per standard deviation were pooled by a random-effects "
        "meta-analysis: the variance between cohorts by restricted maximum likelihood, the interval and p-value by the "
        "Hartung–Knapp method (IntHout 2014), with a 95 % prediction interval (Higgins 2009)."
    )


def _choices(run: Run) -> str:
    n = sum(int(curve.done.sum()) for curve in run.survival_choices)
    if not n:
        return ""
    return (
        f" How much this hangs on the analyst was examined over {counted(n, 'specification')}, which differ in cut, "
        "endpoint, covariates and the cohort left out; best cuts count with their corrected p-values."
    )
