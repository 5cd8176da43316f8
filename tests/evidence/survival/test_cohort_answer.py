"""One gene in one cohort: equal to R on real tumours, the same whatever the units, refused where it says nothing."""

from __future__ import annotations

import csv
import gzip
import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geneverdict.evidence.survival.answer import PLAIN, Asking, answer_cohort
from geneverdict.evidence.survival.cohort import Adjusting, Cohort, Patients, patients_of, values_of_patients, without
from geneverdict.evidence.survival.curves import follow_up, mean_times, two_groups
from geneverdict.evidence.survival.genes import all_genes, place_of
from geneverdict.evidence.survival.hazards import proportionality
from geneverdict.evidence.survival.sentences import proportional_sentence
from geneverdict.messages import Message, Name, count, english, names
from geneverdict.model.prepared import Expression, Grade
from geneverdict.model.survival import Endpoint, SurvivalData, SurvivalSpec
from geneverdict.model.survival_answer import LEAST_EVENTS, CohortAnswer, SurvivalRefusal

GOLDEN = Path(__file__).parents[2] / "golden"
FORMULA = Asking(draws=0)
Make = Callable[..., Cohort]
SEEDS = st.integers(0, 2**32 - 1)
some = settings(max_examples=15)


def said(message: Message | None) -> str:
    return english(message) if message else ""


def answered(cohort: Cohort, gene: str = "G0", asking: Asking = FORMULA) -> CohortAnswer:
    found = answer_cohort(cohort, gene, all_genes(cohort), asking)
    assert isinstance(found, CohortAnswer)
    return found


def refused(cohort: Cohort, gene: str = "G0", asking: Asking = FORMULA) -> SurvivalRefusal:
    found = answer_cohort(cohort, gene, None, asking)
    assert isinstance(found, SurvivalRefusal)
    return found


def pancreas(folder: Path) -> Cohort:
    with (folder / "GSE28735_tumour_pheno.csv").open() as handle:
        people = list(csv.DictReader(handle))
    with (folder / "GSE28735_tumour_100genes.csv").open() as handle:
        head, *rows = list(csv.reader(handle))
    days = np.array([float(row["days_to_death"]) for row in people])
    ids = tuple(row["gsm"] for row in people)
    data = SurvivalData(
        endpoint=Endpoint.OVERALL, samples=ids, rows=tuple(range(len(ids))), months=days / 30.4375,
        event=np.array([row["vital_status"] == "deceased" for row in people]), time_fields=("days_to_death",),
        event_field="vital_status", unit="days", event_values=("deceased",), censored_values=("living",),
        grade=Grade.SURE, evidence=(), left_out=(), source="inferred",
        spec=SurvivalSpec(time=("days_to_death",), event="vital_status"),
    )  # fmt: skip
    values = np.array([[float(cell) for cell in row[1:]] for row in rows])
    genes = tuple(row[0] for row in rows)
    expression = Expression(genes, ("",) * len(genes), tuple(head[1:]), values)
    return Cohort("GSE28735", "GPL6244", "", False, "log2", data, genes, values_of_patients(expression, data))


@pytest.mark.shared
def test_real_tumours_give_the_numbers_of_r(shared: Path) -> None:
    with gzip.open(GOLDEN / "survival_real.json.gz", "rt") as handle:
        wanted = json.load(handle)
    cohort = pancreas(shared / "data")
    assert (len(cohort.data), cohort.data.n_events) == (42, 29)
    table = all_genes(cohort)
    for gene in wanted["genes"]:
        row = table.genes.index(gene["gene"])
        assert table.coef[row] / table.sd[row] == pytest.approx(float(gene["cox"]["coef"]), rel=1e-8, abs=1e-10)
    for gene in wanted["genes"][::9]:
        found = answered(cohort, gene["gene"])
        assert found.hazard.coef / found.sd == pytest.approx(float(gene["cox"]["coef"]), rel=1e-8, abs=1e-10)
        assert found.hazard.se / found.sd == pytest.approx(float(gene["cox"]["se"]), rel=1e-8)
        assert found.proportional.p == pytest.approx(float(gene["zph"]["p"]), rel=1e-7)
        assert found.groups.log_rank_chi2 == pytest.approx(float(gene["log_rank"]["chi2"]), rel=1e-9)
        assert found.cuts.statistic == pytest.approx(float(gene["selected"]["statistic"]), rel=1e-9)


@pytest.mark.slow
@given(seed=SEEDS, scale=st.floats(0.01, 100), shift=st.floats(-50, 50))
@some
def test_units_of_the_gene_and_of_time_change_nothing(seed: int, scale: float, shift: float, make: Make) -> None:
    cohort = make(seed, effect=0.4)
    plain = answered(cohort)
    other = replace(
        cohort, values=cohort.values * scale + shift, data=replace(cohort.data, months=cohort.data.months / 12)
    )
    moved = answered(other)
    assert moved.hazard.coef == pytest.approx(plain.hazard.coef, rel=1e-6, abs=1e-9)
    assert moved.groups.log_rank_p == pytest.approx(plain.groups.log_rank_p, rel=1e-9)
    assert moved.cuts.corrected_p == pytest.approx(plain.cuts.corrected_p, rel=1e-9)
    assert moved.follow_up * 12 == pytest.approx(plain.follow_up, nan_ok=True)
    turned = answered(replace(cohort, values=-cohort.values))
    assert turned.hazard.coef == pytest.approx(-plain.hazard.coef, rel=1e-6, abs=1e-9)
    assert turned.place is not None
    assert plain.place is not None
    assert turned.place.rank == plain.place.rank


@given(seed=SEEDS)
@some
def test_the_place_is_that_of_a_sorted_list(seed: int, make: Make) -> None:
    cohort = make(seed, genes=30)
    table = all_genes(cohort)
    order = sorted(table.genes, key=lambda gene: -abs(table.score_z[table.genes.index(gene)]))
    for gene in table.genes[:5]:
        place = place_of(gene, table)
        assert place is not None
        assert place.rank == order.index(gene) + 1
        assert place.above == pytest.approx(100 * (30 - place.rank) / 29)
        assert place.significant == pytest.approx(100 * np.mean(table.score_p < 0.05))
        assert f"{place.n_genes - 1} genes" in said(place.sentence)


def test_a_gene_that_matters_is_told_with_its_direction(make: Make) -> None:
    found = answered(make(3, n=150, effect=0.8, genes=200), asking=PLAIN)
    assert found.hazard.ratio[1] > 1
    assert "more G0 goes with worse survival" in said(found.sentences[0])
    assert found.cuts.corrected_p < 0.05
    assert "significant after either correction" in said(found.cuts.sentence)
    assert "exaggerated" in said(found.cuts.sentence)
    assert found.place is not None
    assert found.place.rank == 1
    assert "more prognostic than all of the other 199 genes" in said(found.place.sentence)


def test_shuffling_is_repeatable_and_hangs_on_its_seed(make: Make) -> None:
    cohort = make(4)
    ps = [answered(cohort, asking=Asking(draws=199, seed=seed)).cuts.permuted_p for seed in (1, 1, 2)]
    assert ps[0] == ps[1] != ps[2]
    assert math.isnan(answered(cohort).cuts.permuted_p)
    assert answered(cohort).cuts.honest_p == answered(cohort).cuts.corrected_p


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ({"grade": Grade.CHECK}, "check", "is not sure"),
        ({"events": LEAST_EVENTS - 1}, "few_events", f"{LEAST_EVENTS - 1} deaths in 60 patients"),
        ({"events": 0}, "few_events", "0 deaths"),
        ({"events": 1, "endpoint": Endpoint.RECURRENCE}, "few_events", "1 event in"),
    ],
)
def test_a_cohort_that_says_nothing_is_refused_with_its_number(
    make: Make, options: dict[str, object], code: str, words: str
) -> None:
    found = refused(make(**options))
    assert (found.code, found.series) == (code, "simulated")
    assert words in said(found.text)


def test_a_check_gives_the_line_to_write_and_can_be_accepted(make: Make) -> None:
    cohort = make(grade=Grade.CHECK)
    assert said(refused(cohort).todo) == 'survival = { time = "os" }'
    assert answered(cohort, asking=FORMULA._replace(accept_checks=True)).n == 60


def test_ten_events_are_enough_and_all_events_too(make: Make) -> None:
    assert answered(make(events=LEAST_EVENTS)).events == LEAST_EVENTS
    everyone = answered(make(events=60))
    assert (everyone.events, math.isnan(everyone.follow_up)) == (60, True)
    assert "median follow-up not reached" in said(everyone.sentences[0])


def test_genes_that_cannot_be_asked_about(make: Make) -> None:
    cohort = make()
    values = cohort.values.copy()
    values[0] = 7.0
    values[1, :55] = np.nan
    values[2, :10] = np.nan
    cohort = replace(cohort, values=values)
    assert refused(cohort, "NONE").code == "not_measured"
    assert refused(cohort, "G0").code == "constant"
    assert refused(cohort, "G1").code == "few_events"
    partly = answered(cohort, "G2")
    assert (partly.n, partly.left_out) == (50, 10)
    assert place_of("G0", all_genes(cohort)) is None


def how(name: str) -> Message:
    return Message("covariate-levels", {"name": Name(name), "n": count(2), "levels": names("ab")})


def test_covariates_that_are_missing_leave_patients_out_and_few_events_are_said(make: Make) -> None:
    rng = np.random.default_rng(99)
    age = rng.normal(60, 9, size=(60, 1))
    age[:4] = np.nan
    stage = rng.integers(0, 2, size=(60, 6)).astype(float)
    cohort = make(covariates=(Adjusting("age", age, how("age")), Adjusting("stage", stage, how("stage"))))
    found = answered(cohort).adjusted
    assert found is not None
    assert (found.n, found.left_out, found.covariates) == (56, 4, ("age", "stage"))
    assert "events are few for 8 terms" in said(found.note)
    told = said(answered(cohort).sentences[1])
    assert told.startswith("Adjusted for age and stage: ")
    assert "56 patients, 4 without a covariate left out" in told


def test_a_fixed_cut_with_nobody_above_compares_nothing(make: Make) -> None:
    found = answered(make(), asking=FORMULA._replace(cut=100.0)).groups
    assert (found.kind, found.high, found.flag) == ("fixed", None, "one group")
    told = answered(make(), asking=FORMULA._replace(cut=100.0)).sentences
    assert any("all patients are on one side of the cut" in said(sentence) for sentence in told)


def test_curves_add_up(make: Make) -> None:
    found = answered(make(5)).groups
    assert found.high is not None
    assert found.low is not None
    assert found.high.n + found.low.n == 60
    assert found.high.at_risk[0] == found.high.n
    assert np.all(np.diff(found.high.at_risk) <= 0)
    assert found.ticks[0] == 0
    assert said(found.high.label).startswith("high (> ")


def test_hazards_that_cross_are_told_by_mean_times(make: Make) -> None:
    rng = np.random.default_rng(2)
    n = 300
    value = np.repeat([0.0, 1.0], n // 2) + rng.normal(0, 0.01, n)
    high = value > 0.5
    months = np.where(high, rng.uniform(10, 14, n), rng.exponential(12, n))
    cohort = make(n=n)
    data = replace(cohort.data, months=months, event=np.ones(n, dtype=bool))
    found = answered(replace(cohort, data=data, values=np.tile(value, (5, 1))))
    assert found.proportional.p < 1e-6
    told = next(text for text in map(said, found.sentences) if "changes over time" in text)
    assert "the high group lives" in told
    assert found.groups.mean_times is not None
    relapse = proportional_sentence(Endpoint.RECURRENCE, found.proportional, found.groups.mean_times)
    assert "the high group stays without the event for" in said(relapse)
    times = mean_times(patients_of(replace(cohort, data=data, values=np.tile(value, (5, 1))), "G0"), high)
    assert found.groups.mean_times is not None
    assert found.groups.mean_times.difference == pytest.approx(times.difference)


def test_the_smooth_follows_the_hazard_ratio(make: Make) -> None:
    cohort = make(7, n=400, effect=0.7)
    test = proportionality(patients_of(cohort, "G0"))
    assert np.all((test.smooth_low < test.smooth) & (test.smooth < test.smooth_high))
    middle = slice(10, 50)
    inside = (test.smooth_low[middle] < test.coef) & (test.coef < test.smooth_high[middle])
    assert inside.mean() > 0.9
    assert test.smooth.mean() == pytest.approx(test.coef, abs=0.25)


with gzip.open(GOLDEN / "smooth_cases.json.gz", "rt") as _handle:
    SMOOTH = json.load(_handle)


@pytest.mark.parametrize("case", SMOOTH["cases"], ids=lambda case: f"df {case['df']}")
def test_the_smooth_is_that_of_rs_plot(case: dict[str, list[str]]) -> None:
    months, event, value = (np.array(case[name], dtype=np.float64) for name in ("time", "event", "x"))
    test = proportionality(Patients(months, event == 1, value, np.arange(len(value)), 1.0))
    np.testing.assert_allclose(test.smooth, np.array(case["smooth"], dtype=np.float64), rtol=1e-7, atol=1e-8)
    margin = np.array(case["margin"], dtype=np.float64)
    np.testing.assert_allclose(test.smooth_high - test.smooth, margin, rtol=1e-7)


def test_the_smooths_of_three_sizes_are_there() -> None:
    assert [int(float(case["df"])) for case in SMOOTH["cases"]] == [4, 3, 2]


def test_patients_taken_out_are_as_if_they_had_never_been_there(make: Make) -> None:
    cohort = make(8, covariates=(Adjusting("age", np.arange(60.0)[:, None], how("age")),))
    fewer = without(cohort, ["simulated-3", "simulated-7", "elsewhere"])
    assert fewer.left_out == ("simulated-3", "simulated-7")
    keep = np.delete(np.arange(60), [3, 7])
    np.testing.assert_array_equal(fewer.values, cohort.values[:, keep])
    np.testing.assert_array_equal(fewer.data.months, cohort.data.months[keep])
    np.testing.assert_array_equal(fewer.covariates[0].columns[:, 0], keep)
    assert answered(fewer).n == 58
    assert without(cohort, ["elsewhere"]) is cohort


def test_follow_up_is_the_curve_of_the_censored() -> None:
    months, event = np.array([1.0, 2, 3, 4, 5]), np.array([True, False, True, False, False])
    patients = Patients(months, event, np.arange(5.0), np.arange(5), 1.0)
    # 4 at risk at 2 (3/4), 2 at risk at 4 (3/8): below one half first at 4
    assert follow_up(patients) == 4.0
    assert two_groups(patients, 2.0).high is not None
