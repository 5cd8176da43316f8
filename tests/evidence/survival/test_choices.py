"""The analyst's choices: each specification is what the plain analysis says, and nonsense is refused by name."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from geneverdict.evidence.survival.answer import Asking, answer_cohort
from geneverdict.evidence.survival.choices import every_choice
from geneverdict.evidence.survival.cohort import Adjusting, Cohort
from geneverdict.evidence.survival.pooled import pool_cohorts
from geneverdict.messages import Message, Name, count, english, names
from geneverdict.model.survival import Endpoint
from geneverdict.model.survival_answer import CohortAnswer
from geneverdict.model.survival_choices import CUTS, SurvivalCurve, SurvivalSpecification
from geneverdict.stats.survival import cox

Make = Callable[..., Cohort]
FORMULA = Asking(draws=0)


def how(name: str) -> Message:
    return Message("covariate-levels", {"name": Name(name), "n": count(2), "levels": names("ab")})


def covariates(n: int, *names: str) -> tuple[Adjusting, ...]:
    rng = np.random.default_rng(77)
    return tuple(Adjusting(name, rng.normal(60, 9, (n, 1)), how(name)) for name in names)


def curve(cohorts: list[Cohort]) -> SurvivalCurve:
    found = every_choice("G0", cohorts)
    assert found is not None
    return found


def at(found: SurvivalCurve, *options: str) -> int:
    return found.specifications.index(SurvivalSpecification(*options))


def why(found: SurvivalCurve, *options: str) -> str:
    """Why a specification is refused."""
    refused = found.refused[at(found, *options)]
    return english(refused) if refused else ""


def answered(cohort: Cohort) -> CohortAnswer:
    found = answer_cohort(cohort, "G0", None, FORMULA)
    assert isinstance(found, CohortAnswer)
    return found


def test_one_cohort_gives_the_numbers_of_its_answer(make: Make) -> None:
    cohort = make(2, n=90, effect=0.4, covariates=covariates(90, "age", "stage"))
    found, plain = curve([cohort]), answered(cohort)
    assert plain.adjusted is not None
    assert plain.groups.hazard is not None
    assert len(found.specifications) == len(CUTS) * 4
    assert found.specifications[found.default] == ("per_sd", "overall", "none", "all")
    for options, hazard in (
        (("per_sd", "overall", "none", "all"), plain.hazard),
        (("per_sd", "overall", "all", "all"), plain.adjusted),
        (("median", "overall", "none", "all"), plain.groups.hazard),
    ):
        i = at(found, *options)
        assert (found.effect[i], found.se[i], found.p[i]) == pytest.approx((hazard.coef, hazard.se, hazard.p))
        assert (found.ci_low[i], found.ci_high[i]) == pytest.approx((hazard.ci_low, hazard.ci_high))
    best = at(found, "best_cut", "overall", "none", "all")
    assert found.p[best] == plain.cuts.corrected_p
    assert math.isnan(found.ci_low[best])
    why = found.refused[at(found, "best_cut", "overall", "age", "all")]
    assert why == Message(
        "choices-of_series", {"series": Name("simulated"), "why": Message("choices-best_cut_adjusted")}
    )


def test_tertiles_leave_the_middle_out(make: Make) -> None:
    cohort = make(3, n=90)
    i = at(found := curve([cohort]), "tertiles", "overall", "none", "all")
    value = cohort.values[0]
    order = np.argsort(value)
    ends = np.concatenate([order[:30], order[60:]])
    slow = cox.fit(cohort.data.months[ends], cohort.data.event[ends], np.repeat([0.0, 1.0], 30))
    assert found.effect[i] == pytest.approx(float(slow.coef[0]))
    assert found.n[i] == 60


def test_cohorts_are_pooled_and_left_out_one_at_a_time(make: Make) -> None:
    cohorts = [make(seed, n=80, effect=0.4, series=f"S{seed}") for seed in range(4)]
    found = curve(cohorts)
    answers = [answered(cohort) for cohort in cohorts]
    for options, chosen in (("all", answers), ("without S2", [a for a in answers if a.series != "S2"])):
        pooled = pool_cohorts(chosen)
        assert pooled is not None
        i = at(found, "per_sd", "overall", "none", options)
        assert (found.effect[i], found.se[i], found.p[i]) == pytest.approx((pooled.coef, pooled.se, pooled.p))
        assert found.k[i] == pooled.k
    assert found.refused[at(found, "best_cut", "overall", "none", "all")] == Message("choices-best_cuts_differ")
    two = curve(cohorts[:2])
    assert two.k[at(two, "best_cut", "overall", "none", "without S0")] == 1
    assert two.done[at(two, "best_cut", "overall", "none", "without S0")]


def test_what_a_cohort_lacks_is_refused_with_its_name(make: Make) -> None:
    cohorts = [
        make(1, series="A", covariates=covariates(60, "age")),
        make(2, series="B"),
        make(3, series="C", events=4, endpoint=Endpoint.RECURRENCE),
    ]
    found = curve(cohorts)
    assert why(found, "per_sd", "overall", "age", "all") == "B: no covariate 'age'"
    assert found.done[at(found, "per_sd", "overall", "age", "without B")]
    assert why(found, "per_sd", "recurrence", "none", "all") == "C: fewer than 10 events"
    assert all(bool(why) != done for why, done in zip(found.refused, found.done, strict=True))


def test_the_sentences_count_what_is_there(make: Make) -> None:
    strong = curve([make(seed, n=150, effect=1.0, series=f"S{seed}") for seed in range(5)])
    done = int(strong.done.sum())
    told = [english(sentence) for sentence in strong.sentences]
    assert told[0] == (
        f"Of {len(strong.specifications)} ways to analyse G0's survival {done} give a result: more is worse in {done} "
        f"and better in 0; p < 0.05 in {int((strong.p[strong.done] < 0.05).sum())}."
    )
    assert told[1].startswith("The study's own (per SD, overall survival, no covariates, all cohorts): hazard")
    nothing = curve([make(1, events=3)])
    assert [english(one) for one in nothing.sentences] == ["None of 4 analyses of G0's survival gives a result."]
    assert every_choice("NOWHERE", [make()]) is None
