"""Survival shown: figures of easy and hard cohorts, JSON as documented, the report's part, the terminal."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

from geneverdict.cli.survival_terminal import survival_lines
from geneverdict.figures import describe
from geneverdict.figures.draw import draw
from geneverdict.figures.fonts import written
from geneverdict.figures.plan import HazardForest, KaplanMeier, Subject, survival_figures
from geneverdict.figures.save import to_png
from geneverdict.messages import Code, Message, Name, effect, english, speaker, with_text
from geneverdict.model.column import names as column_names
from geneverdict.model.survival import Endpoint
from geneverdict.model.survival_answer import (
    AllCuts,
    CohortAnswer,
    CurveGroup,
    Hazard,
    MeanTimes,
    Place,
    PooledHazard,
    Proportionality,
    SurvivalAnswer,
    SurvivalRefusal,
    TwoGroups,
)
from geneverdict.model.survival_choices import CUTS, SurvivalCurve, SurvivalSpecification
from geneverdict.model.to_json import record_json
from geneverdict.records.gene import choices_json
from geneverdict.report import methods, report
from geneverdict.report.survival_part import refused_alike, survival_parts

pytestmark = pytest.mark.slow

NAN = math.nan


def plain(text: str) -> Message:
    """A sentence of the test's own."""
    return Message("survival-line", {"line": Name(text)})


def drawn(subject: Subject, lang: str = "en") -> Figure:
    return draw(subject, say=speaker(lang))


def hazard(coef: float = 0.35, se: float = 0.19, flag: str = "") -> Hazard:
    return Hazard(42, 29, 0, coef, se, coef - 2 * se, coef + 2 * se, coef / se, 0.062, flag)


def group(side: str, n: int = 21, *, last: float = 50.0, median: float = 27.6) -> CurveGroup:
    label = Message("survival-label", {"side": Code(side), "cut": effect(6.42)})
    months = np.linspace(2, last, n)
    survival = np.linspace(0.97, 0.1, n)
    return CurveGroup(
        label, n, n - 4, months, survival, survival * 0.8, np.minimum(1.0, survival * 1.2), months[::5],
        np.array([n, n // 2, n // 4, 2, 1]), median, median - 8, NAN,
    )  # fmt: skip


def cuts(n: int = 34, best: int = 20) -> AllCuts:
    where, coef = np.linspace(3, 6, n), np.sin(np.linspace(0, 3, n))
    z = np.linspace(0.1, 3.2, n)
    return AllCuts(
        0.1, 0.9, where, np.arange(4, n + 4), np.arange(n + 4, 4, -1), coef, coef - 0.7, coef + 0.7,
        np.linspace(0.9, 0.004, n), z, best if n else -1, 3.2, 0.003, 0.06, 0.04, 999, 3.05, 0.0023,
        plain("The best cut shows nothing."), "" if n else "no cut",
    )  # fmt: skip


def proportional_of(deaths: int = 29, flag: str = "") -> Proportionality:
    months, axis = np.linspace(1, 50, deaths), np.linspace(0, 0.9, deaths)
    grid = np.linspace(0, 0.9, 60)
    return Proportionality(
        0.4, 0.5, months, axis, np.sin(np.arange(deaths) * 1.7), grid, grid - 0.2, grid - 0.9, grid + 0.5, 0.3, flag
    )


def cohort(**changes: Any) -> CohortAnswer:
    ticks = np.array([0.0, 12, 24, 36, 48])
    groups = TwoGroups(
        "median", 6.42, ticks, group("high"), group("low", median=NAN), 3.2, 0.07, hazard(0.8),
        MeanTimes(48.0, 20.1, 17.2, 2.9, -1.0, 6.8, 0.15, ""), "",
    )  # fmt: skip
    place = Place(20123, 312, 98.4, 31.0, 64.0, 0.01, 0.09, plain("It is more prognostic than 98 % of all genes."))
    base = CohortAnswer(
        gene="ITGA5", measured_as="ITGA5", series="GSE28735", platform="GPL6244", title="pancreas <b>",
        simulated=False, endpoint=Endpoint.OVERALL, source="inferred", evidence=(plain("Time from 'os' & status."),),
        n=42, events=29, left_out=1, follow_up=27.6, sd=0.9, value_unit="log2", hazard=hazard(), adjusted=hazard(0.3),
        proportional=proportional_of(), groups=groups, cuts=cuts(), place=place,
        sentences=(plain("Overall survival of 42 patients."), plain("It <matters>.")),
    )  # fmt: skip
    return replace(base, **changes)


def answer(*cohorts: CohortAnswer, pooled: bool = True) -> SurvivalAnswer:
    left_out = (("GSE9", plain("only copies")),)
    line = PooledHazard(
        len(cohorts), tuple(c.series for c in cohorts), left_out, 0.4, 0.1, 0.1, 0.7, -0.2, 1.0,
        0.02, 0.03, 40.0, 5.0, 0.2, "REML, Hartung-Knapp",
    )  # fmt: skip
    refusal = SurvivalRefusal(
        "GSE1", None, "no_survival", plain("no time and status is found"), plain("survival = { … }")
    )
    return SurvivalAnswer(
        gene="ITGA5",
        endpoint=Endpoint.OVERALL,
        cohorts=cohorts,
        refusals=(refusal,),
        pooled=line if pooled else None,
        headline=plain("ITGA5 over cohorts."),
        details=(plain("A detail."),),
    )


GROUPS = cohort().groups
HARD: dict[str, Callable[[], CohortAnswer]] = {
    "plain": cohort,
    "simulated": lambda: cohort(simulated=True),
    "one side": lambda: cohort(groups=replace(GROUPS, high=None, low=None, hazard=None, mean_times=None)),
    "no finite ratio": lambda: cohort(hazard=hazard(math.inf, NAN, "diverging")),
    "long names": lambda: cohort(series="a cohort of a very long name indeed " * 3, gene="ENSG00000161638"),
}


@pytest.mark.parametrize("name", HARD)
def test_every_cohort_can_be_drawn(name: str) -> None:
    found = HARD[name]()
    figure = drawn(KaplanMeier(found))
    words = " ".join(text.get_text() for text in figure.texts)
    assert found.gene in words
    assert ("simulated data" in words) == found.simulated
    title, alt = describe.kaplan_meier(found)
    assert "nan" not in f"{english(title)} {english(alt)} {words}"
    assert to_png(figure).startswith(b"\x89PNG")


def test_curves_show_their_numbers_at_risk() -> None:
    figure = drawn(KaplanMeier(cohort()))
    axes = figure.axes[0]
    words = [text.get_text() for text in axes.texts]
    assert [w for w in words if w.isdigit()] == ["21", "10", "5", "2", "1"] * 2
    assert any("median 27.6 months [19.6, –]" in text.get_text() for text in figure.texts)
    assert any("log-rank p 0.070" in text.get_text() for text in figure.texts)


@pytest.mark.parametrize("lang", ["en", written("zh")])
@pytest.mark.parametrize("subject", [KaplanMeier(cohort()), HazardForest(answer(cohort(), cohort(series="GSE2")))])
def test_words_and_axes_stay_inside_the_figure(subject: Subject, lang: str) -> None:
    figure = drawn(subject, lang)
    figure.canvas.draw()
    frame = figure.bbox
    for text in [*figure.texts, *(t for axes in figure.axes for t in axes.texts)]:
        box = text.get_window_extent()
        assert box.x0 >= frame.x0 - 1, text.get_text()
        assert box.x1 <= frame.x1 + 1, text.get_text()


def test_the_forest_names_everybody() -> None:
    found = answer(cohort(), cohort(series="GSE2", hazard=hazard(math.inf, NAN, "diverging")), cohort(series="GSE3"))
    figure = drawn(HazardForest(found))
    words = [text.get_text() for axes in figure.axes for text in axes.texts]
    notes = " ".join(text.get_text() for text in figure.texts)
    assert {"GSE28735", "GSE2", "GSE3", "Pooled"} <= set(words)
    assert "no finite estimate" in words
    assert "GSE1: no time and status is found" in notes
    assert "GSE9 is not in the pooled line" in notes
    assert english(describe.hazard_forest(found)[1]) == "ITGA5 over cohorts. A detail."
    for odd in (answer(cohort(), pooled=False), answer(pooled=False)):
        assert to_png(drawn(HazardForest(odd)))


def _keys(*records: type) -> list[str]:
    return [name for record in records for name in column_names(record)]


def test_the_json_has_the_fields_that_are_documented() -> None:
    found = answer(cohort(), cohort(series="GSE2", place=None, adjusted=None, cuts=cuts(0)))
    shown = json.loads(json.dumps(record_json(found), allow_nan=False))
    assert list(shown) == _keys(SurvivalAnswer)
    first, second = shown["cohorts"]
    assert list(first) == _keys(CohortAnswer)
    for name, columns in (
        ("hazard", Hazard), ("groups", TwoGroups), ("cuts", AllCuts),
        ("place", Place), ("adjusted", Hazard),
    ):  # fmt: skip
        assert list(first[name]) == _keys(columns)
    assert list(first["groups"]["low"]) == _keys(CurveGroup)
    assert list(first["groups"]["mean_times"]) == _keys(MeanTimes)
    assert list(shown["pooled"]) == _keys(PooledHazard)
    assert list(shown["refusals"][0]) == _keys(SurvivalRefusal)
    assert (shown["endpoint"], first["groups"]["high"]["at_risk"]) == ("overall", [21, 10, 5, 2, 1])
    assert (first["groups"]["low"]["median"], first["groups"]["high"]["median_high"]) == (None, None)
    assert (second["place"], second["adjusted"], second["cuts"]["best"]) == (None, None, -1)
    assert shown["pooled"]["left_out"] == [{"series": "GSE9", "why": with_text(plain("only copies"), english)}]


def test_the_part_of_the_report_escapes_and_names_its_figures() -> None:
    module = report.environment("en").get_template("survival.html.j2").make_module()
    parts = survival_parts([answer(cohort(), cohort(series="GSE2"))])
    shown: list[str] = []

    def picture(name: str, *_: object) -> str:
        shown.append(name)
        return ""

    html = str(module.survival_section(parts, "GENE", picture))  # type: ignore[attr-defined]
    assert "It &lt;matters&gt;." in html
    assert "<code>survival = { … }</code>" in html
    assert "hazard ratio 1.42 [0.97, 2.08], p 0.062" in html
    assert shown == ["ITGA5-overall-survival", "ITGA5-GSE28735-overall-curves", "ITGA5-GSE2-overall-curves"]
    jobs = survival_figures([answer(cohort(), cohort(series="GSE2"))])
    assert [job.name for job in jobs] == shown
    assert all(job.alt and drawn(job.subject).get_figwidth() > 0 for job in jobs)
    assert not survival_parts([answer(cohort())])[0].forest
    assert str(module.survival_section((), "GENE", picture)).strip() == ""  # type: ignore[attr-defined]


def test_the_terminal_tells_headline_sentences_and_refusals() -> None:
    lines = survival_lines([answer(cohort(simulated=True))])
    text = "\n".join(str(getattr(line, "renderable", line)) for line in lines)
    for words in ("ITGA5 over cohorts.", "Simulated data.", "It <matters>.", "GSE1  no time", "survival = { … }"):
        assert words in text


def test_series_that_are_refused_alike_are_told_once() -> None:
    first = answer(cohort()).refusals[0]
    other = replace(first, series="GSE3", code="few_events", text=plain("4 deaths in 9 patients"), todo=None)
    found = refused_alike([first, other, replace(first, series="GSE2")])
    assert [(english(one.series), english(one.why), one.todo) for one in found] == [
        ("GSE1, GSE2", "no time and status is found.", plain("survival = { … }")),
        ("GSE3", "4 deaths in 9 patients.", None),
    ]


def choices(n_refused: int = 3) -> SurvivalCurve:
    options = [
        SurvivalSpecification(cut, end, "none", cohorts)
        for cut in CUTS
        for end in ("overall", "recurrence")
        for cohorts in ("all", "without GSE1")
    ]
    effect = np.linspace(-0.5, 1.2, len(options))
    effect[len(options) - n_refused :] = np.nan
    refused = tuple(Message("choices-best_cuts_differ") if np.isnan(e) else None for e in effect)
    numbers = (effect, effect * 0 + 0.2, effect - 0.4, effect + 0.4, effect * 0 + 0.03, effect * 0 + 2, effect * 0 + 80)
    return SurvivalCurve("ITGA5", tuple(options), *numbers, refused, 0, (plain("Of 16 ways 13 give a result."),))


def test_choices_are_written() -> None:
    shown = json.loads(json.dumps(choices_json(choices()), allow_nan=False))
    assert list(shown["specifications"][0]) == _keys(SurvivalSpecification, SurvivalCurve)
    last = shown["specifications"][-1]
    assert (last["effect"], last["refused"]["code"]) == (None, "choices-best_cuts_differ")
    assert (shown["specifications"][0]["unit"], shown["specifications"][15]["unit"]) == ("per SD", "high v low")


def _methods(factory: Any, *answers: SurvivalAnswer, curves: tuple[SurvivalCurve, ...] = ()) -> tuple[str, str]:
    """Paragraphs and references of a run that compared one series and told this survival."""
    run = replace(factory.run((factory.Sketch(),)), survival=answers, survival_choices=curves)
    return " ".join(one if isinstance(one, str) else english(one) for one in methods.paragraphs(run)), " ".join(
        methods.references(run)
    )


def test_methods_are_silent_where_no_cohort_told_survival(factory: Any) -> None:
    for told in ((), (answer(),)):
        text, papers = _methods(factory, *told)
        assert "urviv" not in text
        assert "maxstat" not in text
        assert "Cox" not in papers


def test_methods_tell_what_was_done_and_no_more(factory: Any) -> None:
    plain = replace(cohort(), adjusted=None, groups=replace(cohort().groups, kind="median"))
    text, papers = _methods(factory, replace(answer(plain), pooled=None))
    assert "Survival was examined in 1 series (GSE28735 overall survival, 42 patients, 29 deaths)" in text
    assert "cut at the median, with numbers at risk" in text
    assert "leaves 10 % to 90 % of the patients low" in text
    assert "survival 3.5.3, maxstat 0.7.25" in text
    for word in ("covariates", "Over cohorts", "specification", "study file fixed"):
        assert word not in text.partition("Survival was examined")[2], word
    for name in ("Cox DR", "Efron B", "Grambsch PM", "Kaplan EL", "Schemper M", "Royston P", "Lausen B"):
        assert name in papers
    for cited in ("Cox 1972", "Efron 1977", "Grambsch and Therneau 1994", "Lausen and Schumacher (1992)"):
        assert cited in text


def test_methods_tell_covariates_shuffles_cuts_pooling_and_choices(factory: Any) -> None:
    first = replace(cohort(), cuts=replace(cuts(), draws=9_999), groups=replace(cohort().groups, kind="fixed"))
    first = replace(first, adjusted=replace(hazard(), covariates=("age", "stage")))
    second = replace(cohort(series="GSE2"), groups=replace(cohort().groups, kind="median"))
    curve = choices()
    text, _ = _methods(factory, answer(first, second), curves=(curve,))
    assert "and again with covariates (GSE28735: age, stage" in text
    assert "cut at the median, or at a value that the study file fixed before" in text
    assert "by 9,999 permutations of times and events" in text
    assert "Over cohorts of one endpoint, log hazard ratios" in text
    assert f"over {int(curve.done.sum())} specifications" in text
