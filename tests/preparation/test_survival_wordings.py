"""Survival fields as depositors write them, with invented values: the endpoint, its unit, its coding and its grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pytest

from geneverdict.model.prepared import Grade
from geneverdict.model.series import SampleTable
from geneverdict.model.survival import Endpoint
from geneverdict.preparation.survival import find_survival, survival_from_study

EVENT = (1, 0, 1, 1, 0, 0, 1, 0)
OTHER = (1, 0, 0, 1, 0, 1, 0, 0)
D = (431, 2210, 88, 915, 1500.5, 2051, 12, 733)
W = (61, 310, 12.5, 130, 222, 299, 4, 104)
M = (14.2, 72, 3, 30, 49.3, 67.4, 0.5, 24)
Y = (1.18, 6.05, 0.24, 2.5, 4.11, 5.6, 0.03, 2.01)
SIZES = {"days": D, "weeks": W, "months": M, "years": Y}
FACTOR = {"days": 1 / 30.4375, "weeks": 7 / 30.4375, "months": 1, "years": 12}


class Case(NamedTuple):
    """``expected``: ``"endpoint, unit, grade"``, with ``other`` where the status is the second pattern of events."""

    name: str
    columns: Mapping[str, Sequence[str]]
    expected: tuple[str, ...]


def t(values: Sequence[float], form: str = "{}") -> tuple[str, ...]:
    return tuple(form.format(value) for value in values)


def s(event: str, censored: str, pattern: Sequence[int] = EVENT) -> tuple[str, ...]:
    return tuple(event if happened else censored for happened in pattern)


ONE = s("1", "0")
CASES = [
    Case(
        "clinical supplement of a liver series",
        {"Survival status": ONE, "Survival months": t(M), "Recurr status": s("1", "0", OTHER), "Recurr months": t(M)},
        ("overall, months, check", "recurrence, months, sure, other"),
    ),
    Case(
        "lung, days and months before death or censor",
        {
            "death": s("dead", "alive"),
            "days before death/censor": t(D),
            "relapse": s("relapsed", "not relapsed", OTHER),
            "days before relapse/censor": t(D),
            "months before relapse/censor": t([x / 30.4375 for x in D]),
        },
        ("overall, days, sure", "recurrence, days, sure, other"),
    ),
    Case(
        "colon, three endpoints with their meaning in brackets",
        {
            "overall_event (death from any cause)": s("death", "no death"),
            "overall survival follow-up time": t(M),
            "dss_event (disease specific survival; death from cancer)": s("death", "no death", OTHER),
            "dss_time": t(M),
            "dfs_event (disease free survival; cancer recurrence)": s("recurrence", "no recurrence"),
            "dfs_time": t(M),
        },
        ("overall, months, check", "disease-specific, months, check, other", "recurrence, months, check"),
    ),
    Case(
        "colon, dotted names",
        {"os.event": ONE, "os.delay (months)": t(M), "rfs.event": s("1", "0", OTHER), "rfs.delay": t(M)},
        ("overall, months, sure", "recurrence, months, check, other"),
    ),
    Case("second channel", {"os time_ch2": t(M), "os event_ch2": ONE}, ("overall, months, check",)),
    Case(
        "pancreas, capital words",
        {"overall survival (month)": t(M), "vital.status": s("DEAD", "ALIVE")},
        ("overall, months, sure",),
    ),
    Case(
        "pancreas, survival status without an explanation",
        {"survival months": t(M), "survival status": ONE},
        ("overall, months, check",),
    ),
    Case("glued codes", {"survival_months": t(M), "death_event_1death_0censor": ONE}, ("overall, months, sure",)),
    Case(
        "cancer death beside survival",
        {"survival_month": t(M), "cancer_death": ONE},
        ("disease-specific, months, check",),
    ),
    Case(
        "days to death and vital status",
        {"days_to_death": t(D), "vital_status": s("deceased", "living")},
        ("overall, days, sure",),
    ),
    Case(
        "oesophagus, yes and no",
        {"death at fu": s("yes", "no"), "survival time(months)": t(M)},
        ("overall, months, sure",),
    ),
    Case(
        "breast, relapse with its code",
        {"time to relapse or last follow-up (months)": t(M), "relapse (1=True)": ONE},
        ("recurrence, months, sure",),
    ),
    Case(
        "breast, prefixed SURV",
        {"RELAPSE": ONE, "SURV_RELAPSE": t(Y), "DEATH": s("1", "0", OTHER), "SURV_DEATH": t(Y)},
        ("overall, years, check, other", "recurrence, years, check"),
    ),
    Case(
        "breast, long names with codes",
        {
            "DSS TIME (Disease-Specific Survival Time in years)": t(Y),
            "DSS EVENT (Disease-Specific Survival EVENT; 1=death from breast cancer, 0=alive or censored )": ONE,
        },
        ("disease-specific, years, sure",),
    ),
    Case(
        "breast, t and e",
        {"t.rfs": t(D), "e.rfs": ONE, "t.os": t(D), "e.os": s("1", "0", OTHER), "t.dmfs": t(D), "e.dmfs": ONE},
        ("overall, days, check, other", "recurrence, days, check", "metastasis, days, check"),
    ),
    Case(
        "breast, follow-up duration",
        {
            "event_death": ONE,
            "follow_up_duration (years)": t(Y),
            "event_metastasis": s("1", "0", OTHER),
            "time_to_metastasis (years)": t(Y),
        },
        ("overall, years, sure", "metastasis, years, sure, other"),
    ),
    Case(
        "breast, unit after an underscore",
        {
            "relapse free survival time_days": t(D),
            "relapse free survival event": ONE,
            "overall survival time_days": t(D),
            "overall survival event": s("1", "0", OTHER),
        },
        ("overall, days, sure, other", "recurrence, days, sure"),
    ),
    Case(
        "lung, months to last contact or death",
        {"vital_status": s("Dead", "Alive"), "months_to_last_contact_or_death": t(M)},
        ("overall, months, sure",),
    ),
    Case(
        "lung, progression or relapse",
        {"first_progression_or_relapse": s("Yes", "No"), "months_to_first_progression": t(M)},
        ("progression, months, sure",),
    ),
    Case(
        "lung, follow-up and status",
        {
            "follow-up time (months)": t(M),
            "status": s("DEAD", "ALIVE"),
            "relapse (event=1; no event=0)": s("1", "0", OTHER),
            "disease free survival in months": t(M),
        },
        ("overall, months, sure", "recurrence, months, sure, other"),
    ),
    Case(
        "lung, dead and recurrence",
        {
            "dead": s("yes", "no"),
            "days to determined death status": t(D),
            "recurrence": s("yes", "no", OTHER),
            "days to recurrence / to last visit": t(D),
        },
        ("overall, days, sure", "recurrence, days, sure, other"),
    ),
    Case(
        "lung, survival time without a unit",
        {
            "survival time": t(Y),
            "status": s("dead", "alive"),
            "disease-free survival time": t(Y),
            "recurrence": s("Y", "N", OTHER),
        },
        ("overall, years, check", "recurrence, years, check, other"),
    ),
    Case(
        "lung, letters", {"overall survival months": t(M), "survival status": s("D", "A")}, ("overall, months, check",)
    ),
    Case(
        "ovary, dead of disease",
        {"status": s("DOD (dead of disease)", "AWD (alive with disease)"), "survival years": t(Y)},
        ("overall, years, sure",),
    ),
    Case(
        "ovary, letters in brackets",
        {
            "overall survival (m)": t(M),
            "death (1)": ONE,
            "progression-free survival (m)": t(M),
            "recurrence (1)": s("1", "0", OTHER),
        },
        ("overall, months, sure", "progression, months, check, other"),
    ),
    Case(
        "lung, quoted codes",
        {"survival_months": t(M), "survival_status(0='alive',1='dead')": ONE},
        ("overall, months, sure",),
    ),
    Case(
        "bladder, survival as a value",
        {"overall survival": s("death", "survival"), "survival month": t(M)},
        ("overall, months, sure",),
    ),
    Case(
        "bladder, dead of disease",
        {"time_to_dod_(months)": t(M), "dod_event_(yes/no)": s("yes", "no")},
        ("disease-specific, months, sure",),
    ),
    Case(
        "bladder, last known status",
        {"Survival Months": t(M), "Last known status": ("DOD", "NED", "DOC", "DOD", "AWD", "NED", "DOOC", "NED")},
        ("overall, months, sure",),
    ),
    Case(
        "glioma, censored yes and no", {"survival (weeks)": t(W), "censored": s("no", "yes")}, ("overall, weeks, sure",)
    ),
    Case(
        "glioma, status without a code",
        {"survival time in months": t(M), "survival status": ONE},
        ("overall, months, check",),
    ),
    Case("stomach, duration", {"death": ONE, "duration overall survival": t(M)}, ("overall, months, check",)),
    Case(
        "stomach, outcome with its code",
        {"Overall.Survival (Months)**": t(M), "Outcome (1=dead)": ONE},
        ("overall, months, sure",),
    ),
    Case(
        "stomach, status with words as codes",
        {"recurrence free survival time (month)": t(M), "status (0=non-recurrence, 1=recurrence)": ONE},
        ("recurrence, months, sure",),
    ),
    Case(
        "head and neck, bare os in days",
        {"os": t(D), "os_event": s("TRUE", "FALSE"), "pfs": t(D), "pfs_event": s("TRUE", "FALSE", OTHER)},
        ("overall, days, check", "progression, days, check, other"),
    ),
    Case("mouth, fu time", {"vital": s("Dead-OC", "Alive"), "fu time (months)": t(M)}, ("overall, months, sure",)),
    Case(
        "cbioportal",
        {
            "OS_MONTHS": t(M),
            "OS_STATUS": s("1:DECEASED", "0:LIVING"),
            "DFS_MONTHS": t(M),
            "DFS_STATUS": s("1:Recurred/Progressed", "0:DiseaseFree", OTHER),
        },
        ("overall, months, sure", "recurrence, months, sure, other"),
    ),
    Case(
        "xena",
        {"OS": ONE, "OS.time": t(D), "PFI": s("1", "0", OTHER), "PFI.time": t(D)},
        ("overall, days, check", "progression, days, check, other"),
    ),
    Case("camel case", {"daysToDeath": t(D), "vitalStatus": s("Dead", "Alive")}, ("overall, days, sure",)),
    Case(
        "units in the values",
        {"overall survival": t(M, "{} months"), "dead": s("yes", "no")},
        ("overall, months, sure",),
    ),
    Case(
        "years in the values",
        {"survival time": t(Y, "{} yrs"), "patient status": s("died", "alive")},
        ("overall, years, sure",),
    ),
    Case("weeks in the name", {"OS (wks)": t(W), "OS event (1: death, 0: censored)": ONE}, ("overall, weeks, sure",)),
    Case(
        "codes the other way round in the name",
        {"os_months": t(M), "status: 1=alive, 0=dead": s("0", "1")},
        ("overall, months, sure",),
    ),
    Case("one and two as in R", {"os_months": t(M), "os_status": s("2", "1")}, ("overall, months, check",)),
    Case(
        "one and two, explained",
        {"os_months": t(M), "os_status (1 = alive, 2 = dead)": s("2", "1")},
        ("overall, months, sure",),
    ),
    Case(
        "one and two, one of them explained the other way",
        {"os_months": t(M), "os_status (1=dead)": s("1", "2")},
        ("overall, months, sure",),
    ),
    Case(
        "a censor field is the other way round",
        {"dfs_months": t(M), "dfs_censor": s("0", "1")},
        ("recurrence, months, check",),
    ),
    Case("a censored field", {"os_months": t(M), "censored": s("FALSE", "TRUE")}, ("overall, months, sure",)),
    Case("alive", {"follow-up (months)": t(M), "alive": s("no", "yes")}, ("overall, months, sure",)),
    Case("alive as a number", {"follow-up (months)": t(M), "alive": s("0", "1")}, ("overall, months, sure",)),
    Case("event and censored", {"efs (days)": t(D), "efs event": s("event", "censored")}, ("event-free, days, sure",)),
    Case(
        "event-free in words",
        {"event free survival (years)": t(Y), "event": s("Event", "No event")},
        ("event-free, years, sure",),
    ),
    Case(
        "biochemical recurrence",
        {"bcr_freetime (months)": t(M), "bcr_event": s("TRUE", "FALSE")},
        ("recurrence, months, sure",),
    ),
    Case(
        "distant relapse",
        {"distant relapse-free survival (years)": t(Y), "distant relapse (1=yes, 0=no)": ONE},
        ("metastasis, years, sure",),
    ),
    Case("metastasis-free", {"mfs_months": t(M), "metastasis": s("yes", "no")}, ("metastasis, months, sure",)),
    Case(
        "local recurrence kept apart",
        {
            "local recurrence free survival (months)": t(M),
            "local recurrence": s("yes", "no"),
            "os_months": t(M),
            "os_event": s("1", "0", OTHER),
        },
        ("overall, months, sure, other", "local recurrence, months, sure"),
    ),
    Case(
        "disease-specific with other deaths",
        {
            "dss_months": t(M),
            "dss_status": (
                "dead of disease",
                "alive",
                "DOD",
                "DOD",
                "dead of other causes",
                "NED",
                "died of disease",
                "alive",
            ),
        },
        ("disease-specific, months, sure",),
    ),
    Case("time and status, of nothing", {"time": t(M), "event": ONE}, ("unnamed, months, check",)),
    Case("time and dead", {"time (months)": t(M), "dead": ONE}, ("overall, months, check",)),
    Case("time to event", {"time to event (days)": t(D), "event": ONE}, ("unnamed, days, check",)),
    Case(
        "days to death only of the dead",
        {
            "days_to_death": tuple(str(d) if e else "NA" for d, e in zip(D, EVENT, strict=True)),
            "days_to_last_follow_up": tuple("" if e else str(d) for d, e in zip(D, EVENT, strict=True)),
            "vital_status": s("Dead", "Alive"),
        },
        ("overall, days, check",),
    ),
    Case(
        "spaces, capitals and missing words",
        {"Overall Survival (Months) ": t(M, " {} "), "Death Event": s("Yes ", "no")},
        ("overall, months, sure",),
    ),
    Case("numbers with a point zero", {"os_months": t(M), "os_event": s("1.0", "0.0")}, ("overall, months, sure",)),
    Case(
        "a status of recurrence and no time for it",
        {
            "survival month": t(M),
            "overall survival": s("death", "survival"),
            "recurrence": s("yes", "no", OTHER),
            "progression": s("yes", "no", OTHER),
        },
        ("overall, months, sure",),
    ),
    Case(
        "nothing: age, stage, dates",
        {"age at death": t(M), "stage": ONE, "year of death": t(D), "cause of death": s("cancer", "other")},
        (),
    ),
    Case(
        "nothing: a fixed time",
        {"5-year survival": s("yes", "no"), "survival at 3 years": ONE, "follow-up status": s("x", "z")},
        (),
    ),
    Case(
        "nothing: an experiment in time",
        {"time": s("24 h", "48 h"), "status": s("treated", "untreated"), "cell viability": t(M)},
        (),
    ),
    Case(
        "nothing: long and short survivors", {"survival group": s("long", "short"), "survival": s("long", "short")}, ()
    ),
    Case(
        "nothing: three codes of unknown meaning",
        {"os_months": t(M), "os_status": ("0", "1", "2", "3", "0", "1", "2", "3")},
        (),
    ),
    Case("nothing: a time alone", {"overall survival (months)": t(M)}, ()),
    Case("nothing: a status alone", {"vital status": s("dead", "alive")}, ()),
    Case(
        "nothing: recurrence is not dated by the follow-up",
        {"follow up (months)": t(M), "recurrence": s("yes", "no")},
        (),
    ),
]


def table_of(columns: Mapping[str, Sequence[str]]) -> SampleTable:
    fields = {name: tuple(values) for name, values in columns.items()}
    return SampleTable(tuple(f"GSM{i}" for i in range(len(EVENT))), fields, tuple(fields))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_endpoint_unit_coding_and_grade(case: Case) -> None:
    found = find_survival(table_of(case.columns))
    got = [f"{data.endpoint}, {data.unit}, {data.grade}" for data in found.endpoints]
    assert got == [text.removesuffix(", other") for text in case.expected], found
    for data, text in zip(found.endpoints, case.expected, strict=True):
        events = OTHER if text.endswith("other") else EVENT
        np.testing.assert_array_equal(data.event, np.array(events, dtype=bool))
        np.testing.assert_allclose(data.months, np.array(SIZES[data.unit]) * FACTOR[data.unit], rtol=1e-12)
        assert ("To check" in " ".join(data.evidence)) == (data.grade is Grade.CHECK)


@pytest.mark.parametrize("case", [c for c in CASES if c.expected], ids=[c.name for c in CASES if c.expected])
def test_the_line_for_the_study_file_gives_the_same_rows_and_is_sure(case: Case) -> None:
    table = table_of(case.columns)
    for data in find_survival(table).endpoints:
        again = survival_from_study(table, data.spec)
        assert (again.endpoint, again.unit, again.rows, again.spec) == (data.endpoint, data.unit, data.rows, data.spec)
        np.testing.assert_array_equal(again.months, data.months)
        np.testing.assert_array_equal(again.event, data.event)
        assert again.grade is Grade.SURE, again.evidence


def test_the_table_is_large_and_holds_every_endpoint_and_grade() -> None:
    said = [text.split(", ") for case in CASES for text in case.expected]
    assert len(CASES) >= 60
    assert {parts[0] for parts in said} == {endpoint.value for endpoint in Endpoint}
    assert {parts[1] for parts in said} == set(SIZES)
    assert min(sum(parts[2] == grade for parts in said) for grade in ("sure", "check")) >= 20
