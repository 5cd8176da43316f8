"""Survival from sample fields: who counts, what is left out, several samples of a patient, and the user's word."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from geneverdict.errors import PrepareError, StudyError
from geneverdict.messages import english
from geneverdict.model.prepared import Grade, Role
from geneverdict.model.series import SampleTable
from geneverdict.model.survival import Endpoint, SurvivalData, SurvivalSpec
from geneverdict.preparation.survival.evidence import toml_survival
from geneverdict.preparation.survival.find import find_survival, survival_from_study
from geneverdict.preparation.survival.rows import median_follow_up

CASE, CONTROL, NEITHER = Role.CASE, Role.CONTROL, Role.NEITHER


def table(columns: Mapping[str, Sequence[str]]) -> SampleTable:
    n = len(next(iter(columns.values())))
    return SampleTable(tuple(f"GSM{i}" for i in range(n)), {k: tuple(v) for k, v in columns.items()}, tuple(columns))


def text(data: SurvivalData) -> str:
    return " ".join(map(english, data.evidence))


def left_out(data: SurvivalData) -> tuple[tuple[str, str], ...]:
    return tuple((sample, english(why)) for sample, why in data.left_out)


def said(**words: Any) -> SurvivalSpec:
    return SurvivalSpec.model_validate(words)


OS = {"os_months": ("10", "20", "30", "40", "5", "60"), "os_event": ("1", "0", "1", "0", "1", "0")}


OS_WORDS = ("dead", "alive") * 3


def test_only_case_samples_count_and_the_others_are_named() -> None:
    data = find_survival(table(OS), (CASE, CASE, CONTROL, CASE, NEITHER, CASE)).endpoints[0]
    assert data.samples == ("GSM0", "GSM1", "GSM3", "GSM5")
    assert data.rows == (0, 1, 3, 5)
    assert left_out(data) == (("GSM2", "not a case sample (control)"), ("GSM4", "not a case sample (neither)"))
    assert data.grade is Grade.SURE
    assert "4 of 6 samples are cases; 4 patients with a time and a status, 1 event" in english(data.evidence[1])


def test_without_a_case_all_count_but_those_called_normal() -> None:
    plain = find_survival(table(OS), (NEITHER,) * 6).endpoints[0]
    assert (len(plain), plain.grade) == (6, Grade.SURE)
    assert "no sample is called a case, so that all 6 count" in english(plain.evidence[1]).casefold()
    tissue = {"tissue": ("tumor",) * 4 + ("adjacent normal tissue",) * 2}
    mixed = find_survival(table(OS | tissue), (NEITHER,) * 6).endpoints[0]
    assert (len(mixed), mixed.grade) == (4, Grade.CHECK)
    assert left_out(mixed)[0] == ("GSM4", "its own words call it normal")


@pytest.mark.parametrize(
    ("time", "event", "why"),
    [
        ("-3", "1", "a negative time"),
        ("NA", "1", "no time"),
        ("", "0", "no time"),
        (">60", "0", "its time is no number"),
        ("inf", "0", "its time is no number"),
        ("10", "n/a", "no status"),
        ("10", "7", "a status that is not understood"),
    ],
)
def test_what_cannot_be_used_is_left_out_and_named(time: str, event: str, why: str) -> None:
    columns = {"os_months": (*OS["os_months"], time), "os_event": (*("dead", "alive") * 3, event)}
    data = find_survival(table(columns)).endpoints[0]
    assert left_out(data) == (("GSM6", why),)
    assert len(data) == 6
    assert f"1 sample left out: 1 {why}." in english(data.evidence[2])


def test_zero_is_a_time() -> None:
    data = find_survival(table(OS | {"os_months": ("0", "20", "30", "40", "5", "60")})).endpoints[0]
    assert data.months[0] == 0
    assert "1 at time 0 kept" in english(data.evidence[1])


def test_a_decimal_comma_is_not_read_as_a_number() -> None:
    found = find_survival(table(OS | {"os_months": ("10,5", "20,1", "30,2", "40,9", "5,5", "60,1")}))
    assert found.endpoints == ()
    assert "'os_months' is called a time and cannot be read as one: '10,5'" in english(found.notes[0])


@pytest.mark.parametrize(("event", "word"), [("0", "no patient of 6"), ("1", "every patient of 6")])
def test_no_event_and_all_events_are_said(event: str, word: str) -> None:
    data = find_survival(table(OS | {"os_event": (event,) * 6})).endpoints[0]
    assert data.grade is Grade.CHECK
    assert f"{word} has the event" in english(data.evidence[2])


def test_two_fields_that_disagree_are_a_doubt() -> None:
    more = {"os_days": ("304", "609", "913", "1217", "152", "999"), "dead": ("yes", "no", "no", "no", "yes", "no")}
    doubts = text(find_survival(table(OS | more)).endpoints[0])
    assert "'os_months' and 'os_days' differ by over a month in 1 of 6 samples" in doubts
    assert "'os_event' and 'dead' disagree in 1 of 6 samples" in doubts


def test_a_recurrence_after_the_end_or_a_death_of_the_living_is_a_doubt() -> None:
    more = {
        "dfs_months": ("10", "20", "90", "40", "5", "60"),
        "dfs_event": ("1", "0", "1", "0", "1", "0"),
        "dss_months": OS["os_months"],
        "dss_event": ("1", "1", "0", "0", "0", "0"),
    }
    found = find_survival(table(OS | more))
    assert [data.endpoint for data in found.endpoints] == ["overall", "disease-specific", "recurrence"]
    overall, specific, recurrence = found.endpoints
    assert overall.grade is Grade.SURE
    assert "1 sample is dead by 'dss_event' and alive by 'os_event'" in text(specific)
    assert "'dfs_months' is longer than 'os_months' in 1 of 6 samples" in text(recurrence)
    assert found.get(Endpoint.RECURRENCE) is recurrence
    assert found.get(Endpoint.UNNAMED) is None


TWICE = {"os_months": ("10", "10", "30", "40", "40", "60"), "os_event": ("1", "1", "1", "0", "0", "0")}
WHOSE = ("a", "a", "b", "c", "c", "d")


def test_samples_of_one_patient_are_one_patient() -> None:
    by_field = find_survival(table(TWICE | {"patient id": WHOSE})).endpoints[0]
    by_pairs = find_survival(table(TWICE), patients=WHOSE).endpoints[0]
    for data in (by_field, by_pairs):
        assert data.samples == ("GSM0", "GSM2", "GSM3", "GSM5")
        assert left_out(data) == (("GSM1", "another sample of patient 'a'"), ("GSM4", "another sample of patient 'c'"))
        assert "2 samples left out: 2 another sample of a patient." in english(data.evidence[2])
    assert by_field.spec.patient == "patient id"
    assert by_pairs.grade is by_field.grade is Grade.SURE


def test_a_sample_of_unknown_patient_is_a_patient() -> None:
    assert len(find_survival(table(TWICE), patients=("a", "a", None, None, None, "d")).endpoints[0]) == 5


def test_the_control_of_a_pair_does_not_stand_for_its_patient() -> None:
    data = find_survival(table(TWICE), (CONTROL, CASE, CASE, CASE, CONTROL, CASE), patients=WHOSE).endpoints[0]
    assert data.samples == ("GSM1", "GSM2", "GSM3", "GSM5")


def test_samples_that_always_end_together_may_be_of_one_patient() -> None:
    months = [f"{3.7 * (i // 2) + 1:.1f}" for i in range(24)]
    status = ["dead" if i // 2 % 3 else "alive" for i in range(24)]
    data = find_survival(table({"os_months": months, "os_status": status})).endpoints[0]
    assert (len(data), data.grade) == (24, Grade.CHECK)
    assert "times and states come 2 at a time" in text(data)
    known = {"patient": [f"p{i // 2}" for i in range(24)], "os_months": months, "os_status": status}
    assert find_survival(table(known)).endpoints[0].grade is Grade.SURE
    by_chance = [str(1 + i * i % 17) for i in range(24)]
    assert find_survival(table({"os_months": by_chance, "os_status": status})).endpoints[0].grade is Grade.SURE


def test_a_unit_that_only_some_values_carry_is_a_doubt() -> None:
    time = {"survival": ("2 years", "3 years", "14", "20", "5", "6"), "vital status": OS_WORDS}
    data = find_survival(table(time)).endpoints[0]
    assert data.grade is Grade.CHECK
    assert "4 values of 'survival' say no unit beside 2 that do" in text(data)
    stated = {"survival (years)": time["survival"], "vital status": OS_WORDS}
    assert find_survival(table(stated)).endpoints[0].grade is Grade.SURE


def test_patients_whose_samples_differ_are_left_out_with_a_doubt_and_refused_when_said() -> None:
    whose = ("a", "a", "b", "c", "d", "d")
    data = find_survival(table(TWICE), patients=whose).endpoints[0]
    assert data.samples == ("GSM0", "GSM2", "GSM3")
    assert data.grade is Grade.CHECK
    assert "the samples of d have different times or states" in text(data)
    with pytest.raises(PrepareError, match=r"the samples of 1 patient have different times or states.*found d\."):
        survival_from_study(table(TWICE), said(time="os_months", event="os_event"), patients=whose)


def test_a_field_called_patient_that_is_none_is_not_believed() -> None:
    data = find_survival(table(OS | {"patient": ("x", "y", "z", "x", "y", "z")})).endpoints[0]
    assert len(data) == 6
    assert data.grade is Grade.CHECK
    assert "'patient' repeats in 3 samples with other times" in text(data)


def test_days_to_death_are_filled_with_the_last_visit_of_the_living() -> None:
    columns = {
        "days_to_death": ("300", "", "600", "", "60", ""),
        "days_to_last_followup": ("290", "800", "", "900", "50", "70"),
        "vital_status": ("Dead", "Alive", "Dead", "Alive", "Dead", "Alive"),
    }
    data = find_survival(table(columns)).endpoints[0]
    np.testing.assert_allclose(data.months * 30.4375, [300, 800, 600, 900, 60, 70])
    assert data.time_fields == ("days_to_death", "days_to_last_followup")
    assert "3 censored samples without 'days_to_death' have their time from 'days_to_last_followup'" in english(
        data.evidence[2]
    )


class TestTheUsersWord:
    odd = table({"weird": ("10", "20", "30", "x", "5", "60"), "state": ("gone", "here", "gone", "here", "NA", "lost")})

    def test_it_is_taken_and_sure(self) -> None:
        spec = said(time="Weird", unit="weeks", event="state", event_value="gone", endpoint="overall")
        data = survival_from_study(self.odd, spec, where="GSE1")
        assert (data.endpoint, data.unit, data.grade, data.source) == ("overall", "weeks", Grade.SURE, "study file")
        np.testing.assert_allclose(data.months, np.array([10, 20, 30, 60]) * 7 / 30.4375)
        assert data.event.tolist() == [True, False, True, False]
        assert left_out(data) == (("GSM3", "its time is no number"), ("GSM4", "no status"))
        assert "all of 'here' and 'lost' in 'state' are taken as censored" in english(data.evidence[3])

    def test_with_censored_value_the_rest_is_left_out(self) -> None:
        spec = said(time="weird", unit="months", event="state", event_value="gone", censored_value=["here"])
        assert survival_from_study(self.odd, spec).samples == ("GSM0", "GSM1", "GSM2")

    def test_what_it_does_not_say_is_inferred_and_to_check(self) -> None:
        data = survival_from_study(self.odd, said(time="weird", event="state", event_value="gone"))
        assert (data.unit, data.endpoint, data.grade) == ("months", "unnamed", Grade.CHECK)
        data = survival_from_study(self.odd, said(time="weird", event="state", event_value="gone", endpoint="overall"))
        assert data.grade is Grade.CHECK
        assert "nothing says the unit of 'weird': taken as months, because the longest is 60" in text(data)

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            ({"time": "wierd", "event": "state"}, "GSE1: there is no sample field 'wierd'. Did you mean: weird"),
            ({"time": "weird", "event": "sate"}, "GSE1: there is no sample field 'sate'. Did you mean: state"),
            (
                {"time": "state", "event": "weird"},
                "GSE1: the survival time 'state' holds no numbers; expected numbers like 23 or '23 months'",
            ),
            (
                {"time": "weird", "event": "state", "event_value": "dead"},
                "GSE1: event_value 'dead' is no value of 'state'; expected a value that samples have, found 'gone'",
            ),
            (
                {"time": "weird", "event": "state", "event_value": "gone", "censored_value": "alive"},
                "GSE1: censored_value 'alive' is no value of 'state'",
            ),
            (
                {"time": "weird", "event": "state", "endpoint": "overall"},
                "GSE1: the values of 'state' are not understood as overall survival; found 'gone', 'here'",
            ),
        ],
    )
    def test_what_cannot_be_meant_is_refused_in_one_line(self, words: Mapping[str, Any], message: str) -> None:
        with pytest.raises(StudyError) as caught:
            survival_from_study(self.odd, SurvivalSpec.model_validate(words), where="GSE1")
        assert str(caught.value).startswith(message)
        assert "\n" not in str(caught.value)

    def test_no_case_with_survival_is_refused_and_all_samples_can_be_asked_for(self) -> None:
        roles = (CONTROL, CONTROL, CONTROL, CASE, CASE, CONTROL)
        spec = said(time="weird", unit="months", event="state", event_value="gone")
        with pytest.raises(PrepareError, match="no sample that counts has both a time and a status"):
            survival_from_study(self.odd, spec, roles)
        assert len(survival_from_study(self.odd, spec.model_copy(update={"samples": "all"}), roles)) == 4

    @pytest.mark.parametrize(
        "words",
        [
            {"time": "a", "event": "a"},
            {"time": "a"},
            {"time": "a", "event": "b", "unit": "hours"},
            {"time": "a", "event": "b", "endpoint": "death"},
            {"time": "a", "event": "b", "events": "dead"},
            {"time": "a", "event": "b", "censored_value": "alive"},
            {"time": "a", "event": "b", "event_value": ["Dead", "x"], "censored_value": "dead"},
            {"time": "a", "event": "b", "event_value": []},
            {"time": [], "event": "b"},
            {"time": "a", "event": "b", "event_value": 1.5},
        ],
    )
    def test_words_that_cannot_be_meant(self, words: Mapping[str, Any]) -> None:
        with pytest.raises(ValidationError):
            SurvivalSpec.model_validate(words)

    def test_the_line_is_toml_that_says_the_same(self) -> None:
        spec = said(time=['a "b"', "c"], unit="years", event="é", event_value=[1, "DOD"], patient="p", samples="all")
        assert SurvivalSpec.model_validate(tomllib.loads(toml_survival(spec))["survival"]) == spec


def test_values_are_read_only_and_repr_is_plain() -> None:
    data = find_survival(table(OS)).endpoints[0]
    with pytest.raises(ValueError, match="read-only"):
        data.months[0] = 1.0


@pytest.mark.parametrize(
    ("months", "event", "median"),
    [  # R 4.2: survfit(Surv(x, 1 - y) ~ 1)
        (
            "15.2,23.7,3,2.9,8.8,58,24.7,10.9,19.2,3,27.9,15.3,24.9,88.6,21.2,20.8,37.6,13.2,6.8,11.9,47.4,12.9,6,11.4,"
            "2.2,1.3,11.7,79.3,23.6,20",
            [1, 0, 0] * 10,
            21.2,
        ),
        ("1,2,3,4", [0, 0, 0, 0], 2.5),
        ("1,2,3,4", [1, 1, 1, 1], np.nan),
    ],
)
def test_median_follow_up_is_that_of_r(months: str, event: list[int], median: float) -> None:
    got = median_follow_up(np.array(months.split(","), dtype=float), np.array(event, dtype=bool))
    np.testing.assert_allclose(got, median)


@pytest.mark.shared
def test_a_real_clinical_table(shared: Path) -> None:
    with (shared / "data" / "GSE28735_tumour_pheno.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = find_survival(table({key: [row[key] for row in rows] for key in rows[0]}))
    (data,) = found.endpoints
    assert found.notes == ()
    assert (data.endpoint, data.unit, len(data), data.n_events) == ("overall", "days", 42, 29)
    assert data.grade is Grade.SURE
    assert english(data.evidence[1]) == (
        "42 patients with a time and a status, 29 events, median follow-up 27.6 months, times 1.0 to 50.3 months."
    )  # R: survfit(Surv(days / 30.4375, living) ~ 1) gives 27.6
