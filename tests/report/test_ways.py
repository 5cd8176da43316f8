"""The same series pooled in other ways: the sentences, the JSON, the section of the report."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from geneverdict.cli.terminal import answer_table
from geneverdict.messages import english
from geneverdict.model.column import names as column_names
from geneverdict.model.subject import Subject
from geneverdict.model.ways import COMBINATIONS, DIRECTIONS, WAYS, CombinedRow, Votes, WayRow, WaysRow, WithoutRow
from geneverdict.records.gene import gene_json
from geneverdict.report import ways as words
from geneverdict.report.report import render_report
from geneverdict.report.ways import combined_lines, ways_part
from geneverdict.report.words import pooled_message

NAN = float("nan")


def agreement(ways: tuple[WayRow, ...]) -> str:
    return english(words.agreement(ways))


def leaving_out(row: WaysRow) -> str:
    return english(words.leaving_out(row))


def spread(row: WaysRow, tau2: float) -> str:
    return english(words.spread(row, tau2))


def directions(lines: tuple[words.CombinedLine, ...]) -> str:
    return english(words.directions(lines))


def make_ways(estimates: tuple[float, ...], p: tuple[float, ...]) -> tuple[WayRow, ...]:
    return tuple(WayRow(way, e, e - 1, e + 1, q, q) for way, e, q in zip(WAYS, estimates, p, strict=True))


def make_row(**changes: object) -> WaysRow:
    small = {("fisher", "up"), ("acat", "up")}
    row = WaysRow(
        gene="ITGA5",
        k=3,
        ways=make_ways((0.8, 0.8, 0.81, 0.8, 0.79, 0.72), (0.12, 0.13, 0.12, 0.06, 0.06, 0.001)),
        tau2_low=0.133,
        tau2_high=6.47,
        i2_low=44.0,
        i2_high=97.5,
        tau2_empty=False,
        without=(
            WithoutRow("A", 0.45, -0.1, 1.0, 0.26, other_sign=False, other_call=False),
            WithoutRow("B", 1.2, 0.1, 2.3, 0.039, other_sign=False, other_call=True),
            WithoutRow("C", -0.1, -1.0, 0.9, 0.8, other_sign=True, other_call=False),
        ),
        most="C",
        combined=tuple(
            CombinedRow(how, way, 0.001 if (how, way) in small else 0.6, 0.7)
            for how in COMBINATIONS
            for way in DIRECTIONS
        ),
        votes=Votes(1, 0, 2, 1),
    )
    return replace(row, **changes)


AGREEMENT = [
    # estimates, p, the sentence
    ((0.8,) * 6, (0.1,) * 6, "All six ways give a log2FC of 0.80; p < 0.05 in none."),
    ((-0.8,) * 5 + (-0.9,), (0.01,) * 6, "All six ways give a log2FC of −0.90 to −0.80; p < 0.05 in all."),
    (
        (0.8, 0.8, 0.81, 0.8, 0.79, 0.72),
        (0.1,) * 5 + (0.01,),
        "All six ways give a log2FC of 0.72 to 0.81; p < 0.05 only by one common effect (fixed).",
    ),
    (
        (0.1,) * 5 + (-0.1,),
        (0.1,) * 3 + (0.01,) * 3,
        "All six ways give a log2FC of −0.10 to 0.10; they do not agree on its sign; "
        "p < 0.05 only by the three that use the normal.",
    ),
    (
        (0.8,) * 6,
        (0.01, 0.06, 0.01, 0.01, 0.01, 0.01),
        "All six ways give a log2FC of 0.80; p < 0.05 in all but Hartung–Knapp never narrower than the normal.",
    ),
    (
        (NAN, NAN, 0.8, NAN, 0.8, 0.8),
        (NAN, NAN, 0.01, NAN, 0.01, 0.01),
        "3 of 6 ways give a log2FC of 0.80; p < 0.05 in all.",
    ),
    ((NAN,) * 6, (NAN,) * 6, "No way gives an estimate."),
]


@pytest.mark.parametrize(("estimates", "p", "sentence"), AGREEMENT)
def test_what_agrees_in_one_sentence(estimates: tuple[float, ...], p: tuple[float, ...], sentence: str) -> None:
    assert agreement(make_ways(estimates, p)) == sentence


def test_leaving_out_names_what_turns() -> None:
    assert leaving_out(make_row()) == (
        "Without one series at a time the estimate is −0.10 to 1.20 and p at most 0.80; it moves most without C, to "
        "−0.10. What changes: without B p falls below 0.05; without C the sign turns."
    )
    calm = make_row(without=(WithoutRow("A", 0.7, 0.1, 1.3, 0.01, other_sign=False, other_call=False),) * 3, most="A")
    assert leaving_out(calm).endswith("No series alone decides its sign, or whether p < 0.05.")
    assert "nothing to pool" in leaving_out(make_row(k=2))
    lost = WithoutRow("A", -0.7, -2.0, 0.6, 0.3, other_sign=True, other_call=True)
    assert "the sign turns and p is no longer below 0.05" in leaving_out(make_row(without=(lost,), most="A"))


def test_the_spread_and_its_empty_interval() -> None:
    assert "is 0.74; its 95 % interval (Q-profile) reaches from 0.13 to 6.47, I² from 44 to 98 %" in spread(
        make_row(), 0.738
    )
    alike = spread(make_row(tau2_empty=True), 0.0)
    assert "more alike than chance" in alike
    assert "never narrower than the normal is the safer" in alike


def test_directions_say_when_series_contradict() -> None:
    assert directions(combined_lines(make_row().combined)) == "Up: p < 0.05 by Fisher, ACAT. Down: p < 0.05 by none."
    both = tuple(one._replace(p=1e-9) for one in make_row().combined)
    assert directions(combined_lines(both)).endswith("by all four. Some series point up and others down.")


def test_json_holds_every_field_and_no_nan(factory) -> None:
    gene = factory.six().genes[0]
    assert gene_json(gene)["ways"] is None
    row = make_row(ways=make_ways((NAN,) * 6, (NAN,) * 6), tau2_high=float("inf"))
    body = gene_json(replace(gene, ways=row))
    json.dumps(body, allow_nan=False)
    ways = body["ways"]
    assert tuple(ways) == column_names(WaysRow)
    assert ways["tau2_high"] is None
    assert (ways["k"], ways["most"], ways["i2_low"]) == (3, "C", 44.0)
    for part, fields in (
        ("estimates", WayRow),
        ("without", WithoutRow),
        ("combined", CombinedRow),
    ):
        assert ways[part]
        assert all(tuple(one) == column_names(fields) for one in ways[part])
    assert tuple(ways["votes"]) == column_names(Votes)
    assert [one["way"] for one in ways["estimates"]] == list(WAYS)
    assert ways["without"][1] == {
        **{"series": "B", "estimate": 1.2, "ci_low": 0.1, "ci_high": 2.3, "p": 0.039},
        **{"other_sign": False, "other_call": True},
    }


def test_the_report_shows_the_section_where_there_is_something_to_compare(factory) -> None:
    run = factory.six()
    title = "The same series pooled in other ways"
    assert title not in render_report(run, {}, links={})
    gene = replace(run.genes[0], ways=make_row())
    html = render_report(replace(run, genes=(gene,)), {}, links={})
    assert html.count(title) == 1
    for part in (agreement(gene.ways.ways), leaving_out(gene.ways), "a description, not a test", "Without one series"):
        assert part.replace("<", "&lt;") in html
    assert html.index("Pooled over") < html.index(title)
    assert "Robust rank aggregation for gene list" in html
    assert "Robust rank" not in render_report(run, {}, links={})


def test_series_names_are_taken_literally(factory) -> None:
    run = factory.six()
    odd = WithoutRow("<b>x</b>", 0.4, 0.1, 0.9, 0.03, other_sign=False, other_call=True)
    gene = replace(run.genes[0], ways=make_row(without=(odd,), most="<b>x</b>"))
    assert "<b>x</b>" not in render_report(replace(run, genes=(gene,)), {}, links={})


def test_nothing_is_shown_without_a_pooled_estimate(factory) -> None:
    gene = factory.six().genes[0]
    assert ways_part(None, gene.pooled) is None
    assert ways_part(make_row(), None) is None
    assert ways_part(make_row(), gene.pooled) is not None


def test_the_terminal_says_what_agrees(factory) -> None:
    gene = replace(factory.six().genes[0], ways=make_row())
    said = " ".join(str(part) for part in answer_table(gene))
    assert agreement(gene.ways.ways) in said
    assert leaving_out(gene.ways) in said


@pytest.mark.parametrize(
    ("organs", "pi_low", "further", "predicted"),
    [
        (("liver", "liver"), -1.0, True, True),
        (("liver", "heart"), -1.0, False, True),
        (("liver",) * 2, NAN, False, False),
    ],
)
def test_a_further_series_is_spoken_of_where_the_pooled_are_alike(
    factory, organs: tuple[str, str], pi_low: float, further: bool, predicted: bool
) -> None:
    answer = factory.six().genes[0]
    measured = [one for one in answer.answers if one.row is not None and one.effect_unit == "log2FC"]
    subjects = dict(zip((one.id for one in measured), organs, strict=False))
    answers = tuple(
        replace(one, subject=Subject(tissues=(subjects[one.id],)) if one.id in subjects else Subject())
        for one in answer.answers
    )
    text = english(pooled_message(replace(answer, answers=answers, pooled=replace(answer.pooled, pi_low=pi_low))))
    assert ("where a new series would be expected" in text) is further
    assert ("prediction interval [" in text) is predicted
    assert "–" not in text
