"""Cohorts pooled, and what is said of them; the sentences of the best cut."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from geneverdict.evidence.survival.answer import Asking, answer_cohort, answer_gene
from geneverdict.evidence.survival.cohort import Cohort
from geneverdict.evidence.survival.pooled import pool_cohorts
from geneverdict.evidence.survival.sentences import cuts_sentence
from geneverdict.messages import Message, Name, english
from geneverdict.model.survival import Endpoint
from geneverdict.model.survival_answer import CohortAnswer, SurvivalRefusal
from geneverdict.stats.survival.max_selected import EveryCut

Make = Callable[..., Cohort]
FORMULA = Asking(draws=0)


def answers(make: Make, seeds: range, **options: object) -> list[CohortAnswer]:
    found = []
    for seed in seeds:
        one = answer_cohort(make(seed, series=f"S{seed}", **options), "G0", None, FORMULA)
        assert isinstance(one, CohortAnswer)
        found.append(one)
    return found


def test_equal_cohorts_pool_to_their_own_ratio(make: Make) -> None:
    one = answers(make, range(1), n=100, effect=0.5)[0]
    twin = [replace(one, series=f"S{i}") for i in range(4)]
    nudged = [
        replace(c, hazard=replace(c.hazard, coef=c.hazard.coef + d))
        for c, d in zip(twin, (-0.1, 0.1, -0.1, 0.1), strict=True)
    ]
    pooled = pool_cohorts(nudged)
    assert pooled is not None
    assert pooled.coef == pytest.approx(one.hazard.coef)
    # Hartung-Knapp by hand: s = 0.1 · √(4/3), SE = s / √4, t of 3 degrees of freedom
    margin = 3.182446305284263 * 0.1 * math.sqrt(4 / 3) / 2
    assert pooled.ci_high - pooled.coef == pytest.approx(margin)
    assert pooled.tau2 == pytest.approx(0.0, abs=1e-9)


def test_what_has_no_finite_ratio_and_copies_stay_out_by_name(make: Make) -> None:
    found = answers(make, range(4))
    found[1] = replace(found[1], hazard=replace(found[1].hazard, coef=math.inf, se=math.nan, flag="diverging"))
    pooled = pool_cohorts(found, {"S2": COPIES, "S3": replace(found[3], n=3)})
    assert pooled is not None
    assert pooled.series == ("S0", "S3")
    assert pooled.left_out == (("S1", Message("survival-unsettled")), ("S2", COPIES))
    told = answer_gene("G0", Endpoint.OVERALL, tuple(found), pooled)
    assert "S2 is not in the pooled line: only copies." in map(english, told.details)


def test_one_cohort_is_not_pooled_and_none_says_nothing(make: Make) -> None:
    found = answers(make, range(1))
    alone = pool_cohorts(found)
    assert alone is not None
    assert (alone.k, math.isnan(alone.ci_low), math.isnan(alone.p)) == (1, True, True)
    assert "S0: hazard ratio" in english(answer_gene("G0", Endpoint.OVERALL, tuple(found), alone).headline)
    assert pool_cohorts([]) is None
    refusal = SurvivalRefusal("S9", None, "no_survival", Message("refusal-switched_off"))
    empty = answer_gene("G0", Endpoint.OVERALL, (refusal,), None)
    assert english(empty.headline) == "No cohort tells whether G0 matters for overall survival."
    assert empty.refusals == (refusal,)


def test_endpoints_are_never_mixed(make: Make) -> None:
    mixed = answers(make, range(1)) + answers(make, range(1, 2), endpoint=Endpoint.RECURRENCE)
    with pytest.raises(ValueError, match="one endpoint"):
        pool_cohorts(mixed)


def test_a_pooled_effect_is_told_with_its_prediction(make: Make) -> None:
    found = tuple(answers(make, range(6), n=150, effect=0.7))
    told = answer_gene("G0", Endpoint.OVERALL, found, pool_cohorts(found))
    assert "over 6 cohorts" in english(told.headline)
    assert "more G0 goes with worse survival" in english(told.headline)
    assert "95 % prediction interval" in english(told.details[0])


COPIES = Message("survival-line", {"line": Name("only copies")})


def cuts(corrected: float, n: int = 31, best: int = 4, flag: str = "") -> EveryCut:
    row = np.full(n, np.log(2.5))
    where = np.linspace(5, 8, n)
    counts = np.arange(1, n + 1)
    return EveryCut(
        40, 20, 0, where, counts, counts[::-1], row, row, row, row, row, row, row, best, 3.0, corrected, flag
    )  # fmt: skip


NAN = math.nan
SAID = [
    (
        cuts(0.06),
        0.003,
        NAN,
        ["(5.40) gives p 0.003", "searched 31 cuts it is 0.06", "so it shows nothing"],
        ["shuffl"],
    ),
    (cuts(0.06), 0.003, 0.055, ["(0.055 by shuffling)", "so it shows nothing"], ["disagree"]),
    (cuts(0.06), 0.003, 0.041, ["borderline", "disagree"], ["nothing", "stands"]),
    (cuts(0.01), 0.0003, 0.009, ["significant after either", "2.50, is the pick of 31"], ["disagree", "nothing"]),
    (cuts(1.0), 0.2, 0.8, ["Even the best cut", "no cut shows anything"], ["stands"]),
    (
        cuts(0.6)._replace(p=np.r_[0.031, np.full(30, 0.2)]),
        0.06,
        0.5,
        ["gives p 0.060 (by itself another, 5.00, gives 0.031); corrected", "no cut shows anything"],
        ["stands"],
    ),
    (cuts(NAN, 0, -1, "no cut"), NAN, NAN, ["No cut can be tried", "no value leaves enough"], ["nan", "p "]),
    (cuts(NAN, 0, -1, "no events"), NAN, NAN, ["nobody had the event"], ["nan"]),
    (cuts(0.04, 1, 0), 0.04, NAN, ["searched one cut"], []),
]


@pytest.mark.parametrize(("found", "naive", "permuted", "said", "unsaid"), SAID)
def test_the_best_cut_is_told_with_its_honest_p(
    found: EveryCut, naive: float, permuted: float, said: list[str], unsaid: list[str]
) -> None:
    text = english(cuts_sentence(found, naive, permuted))
    for words in said:
        assert words in text, text
    for words in unsaid:
        assert words not in text, text
