"""The diagnosis in the report, the terminal and the JSON: whole, in order, escaped, told once."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from geneverdict.cli.terminal import MOST_FINDINGS, answer_table
from geneverdict.evidence.finding import finding
from geneverdict.figures.plan import Output, plan_figures
from geneverdict.figures.save import draw_all
from geneverdict.messages import Name, effect, english
from geneverdict.model.column import names as column_names
from geneverdict.model.study import Thresholds
from geneverdict.model.why import Finding, GeneWhy, Influence, Level, PresetCall
from geneverdict.records.gene import gene_csv, gene_json
from geneverdict.report.explain import explain, preset_name, preset_rows
from geneverdict.report.report import render_report

pytestmark = pytest.mark.slow

EVIL = "<script>alert(1)</script>&\"'[red]"


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str] = []
        self.wanted: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 given by the parser
        self.ids += [v or "" for k, v in attrs if k == "id"]
        self.wanted += [v[1:] for k, v in attrs if k in {"href", "xlink:href"} and v and v.startswith("#")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(html: str) -> _Text:
    reader = _Text()
    reader.feed(html)
    return reader


def text(html: str) -> str:
    return " ".join(" ".join(page(html).words).split())


def with_finding(run, more: Finding):
    gene = run.genes[0]
    item = gene.answers[0]
    changed = replace(item, why=replace(item.why, findings=(*item.why.findings, more), sentence=more.message))
    return replace(run, genes=(replace(gene, answers=(changed, *gene.answers[1:])),))


@pytest.mark.parametrize("level", list(Level))
def test_every_level_is_told(factory, diagnoses, level: Level) -> None:
    run = factory.run((factory.Sketch(n_case=3, n_control=3, measured=level is not Level.NOT_MEASURED),))
    result, gene = run.results[0], run.genes[0]
    item = replace(gene.answers[0], why=diagnoses.why(result, gene.answers[0], level))
    told = text(render_report(replace(run, genes=(replace(gene, answers=(item,)),)), {}, links={}))
    assert english(item.why.sentence) in told
    assert "why not?" in told
    assert ("The numbers" in told) is (level is not Level.NOT_MEASURED)


def test_what_decides_comes_first_and_what_would_change_it_is_said(factory, diagnoses) -> None:
    told = text(render_report(diagnoses.put_into(factory.run((factory.Sketch(n_case=3, n_control=3),))), {}, links={}))
    decides, matters = told.index("decides It is significant"), told.index("matters The pairs disagree")
    note = told.index("Found here as FNRA")
    assert told.index("Up, but short of the threshold: log2FC 0.83") < decides < matters < note
    assert "What would change it: At |log2FC| ≥ 0.83 it would be in the list." in told


def test_a_called_gene_is_asked_how_firmly(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(effect=4.0, n_case=20, n_control=20),)))
    told = text(render_report(run, {}, links={}))
    assert "why, and how firmly?" in told
    assert "why not?" not in told


@pytest.mark.parametrize("genes", [("ITGA5",), ("ITGA5", "TMC5")])
def test_findings_about_a_series_are_told_once(factory, diagnoses, genes) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(),), genes=genes))
    html = render_report(run, {}, links={})
    assert html.count("stands apart in intensity") == 1
    assert html.count("1 finding about SIM1 as a whole: 1 matters") == len(genes)
    reader = page(html)
    assert reader.ids.count("checks-SIM1") == 1
    assert set(reader.wanted) <= set(reader.ids)


def test_a_finding_that_only_shares_the_code_of_a_series_finding_stays(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(),)))
    own = finding("arrays_shifted", "matters", {**run.results[0].checks.findings[0].values, "shift": effect(2.0)})
    item = with_finding(run, own).genes[0].answers[0]
    told = explain(item, run.results[0].checks, Thresholds())
    assert own in told.weighty
    assert explain(item, None, Thresholds()).of_series is None


def test_level_column_and_thresholds_over_series(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.six())
    html = render_report(run, {}, links={})
    assert ">Level, and why</th>" in html
    rows = preset_rows(run.genes[0])
    assert [row.name and english(row.name) for row in rows][2:] == [None, "mean + 2 SD of |log2FC|", "TREAT 1.2-fold"]
    assert {row.n_measured for row in rows} == {5}
    for row in rows:
        expected = [
            a.id
            for a in run.genes[0].answers
            if a.row and any(p.called for p in a.why.presets if preset_name(p) == (row.name, row.thresholds))
        ]
        assert sorted((*row.up, *row.down)) == sorted(expected)
    assert f"{len(rows[1].up) + len(rows[1].down)} of 5" in text(html)


def test_cuts_that_differ_between_series_are_not_given_one_number(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(), factory.Sketch(id="S2"))))
    gene = run.genes[0]
    first, second = gene.answers
    moved = tuple(replace(p, log2fc=p.log2fc + 0.1) if p.kind == "two_sd" else p for p in second.why.presets)
    answers = (first, replace(second, why=replace(second.why, presets=moved)))
    rows = [row.thresholds for row in preset_rows(replace(gene, answers=answers))]
    assert english(rows[3]) == "its cut on |log2FC| differs by series"
    assert english(rows[0]) == "|log2FC| ≥ 1, FDR < 0.05"


def test_counts_of_levels_are_told_with_the_series(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(),)))
    counts = {str(Level.UP): 509, str(Level.DOWN): 645, str(Level.UP_SHORT): 1312, str(Level.EQUIVALENT): 0}
    told = text(render_report(run, {}, links={}, level_counts={"SIM1": counts}))
    assert "Of 2,466 genes in this series, 509 called up; 645 called down; 1,312 significantly up but short" in told
    assert "surely not different" not in told


def test_without_a_diagnosis_the_report_is_as_before(factory) -> None:
    html = render_report(factory.run((factory.Sketch(),)), {}, links={})
    assert "why not?" not in html
    assert ">Reason</th>" in html
    assert "The numbers" not in html


def test_a_difference_is_no_fold(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(kind="zscored"),)))
    item = run.genes[0].answers[0]
    lines = explain(item, None, Thresholds()).numbers
    assert not any("fold" in english(line.value) for line in lines)
    assert {"Needed", "Type S and M"}.isdisjoint(english(line.name) for line in lines)


def test_hostile_words_are_only_words(factory, diagnoses) -> None:
    evil = finding("found_under_another_name", "decides", {"name": Name(EVIL)})
    run = with_finding(diagnoses.put_into(factory.run((factory.Sketch(n_case=3, n_control=3),))), evil)
    html = render_report(run, {}, links={})
    assert html.count("<script") == 1
    assert f"decides Found here as {EVIL}." in text(html)
    body = json.loads(json.dumps(gene_json(run.genes[0]), allow_nan=False))
    assert body["series"][0]["why"]["findings"][-1]["values"]["name"]["value"] == EVIL
    assert EVIL in printed(run.genes[0])


def test_shapes_of_the_page_are_defined_once_and_found(factory, diagnoses, tmp_path: Path) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(n_case=3, n_control=3),)))
    svgs = draw_all(plan_figures(run), Output(tmp_path), workers=1)
    reader = page(html := render_report(run, svgs, links={}))
    assert len(set(reader.ids)) == len(reader.ids)
    assert set(reader.wanted) <= set(reader.ids)
    shapes = re.findall(r'<path id="[^"]+" (.*?)/>', html, re.DOTALL)
    assert len(set(shapes)) == len(shapes) > 50
    uses = sum(svg.count("<use") for svg in svgs.values())
    assert html.count("<use") == uses


def printed(gene, width: int = 80) -> str:
    from rich.console import Console

    console = Console(width=width, file=io.StringIO(), highlight=False)
    for part in answer_table(gene):
        console.print(part)
    return " ".join(console.file.getvalue().split())


def test_terminal_tells_the_sentence_and_the_weightiest(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(n_case=3, n_control=3),)))
    told = printed(run.genes[0])
    assert "SIM1 Up, but short of the threshold: log2FC 0.83" in told
    first, second, third = "decides: It is significant", "matters: GSM3620103", "matters: The pairs disagree"
    assert told.index(first) < told.index(second) < told.index(third)
    assert told.count("matters: ") + told.count("decides: ") == MOST_FINDINGS
    assert "FNRA" not in told


def test_terminal_says_of_a_called_gene_only_what_makes_it_doubtful(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.run((factory.Sketch(effect=4.0, n_case=20, n_control=20),)))
    gene = run.genes[0]
    assert "matters: The pairs disagree" in printed(gene)
    item = gene.answers[0]
    notes = tuple(f for f in item.why.findings if f.weight == "note")
    calm = replace(gene, answers=(replace(item, why=replace(item.why, findings=notes)),))
    assert english(item.why.sentence) not in printed(calm)


def test_json_holds_the_whole_diagnosis(factory, diagnoses) -> None:
    run = diagnoses.put_into(factory.six())
    body = json.loads(json.dumps(gene_json(run.genes[0]), allow_nan=False))
    for series, item in zip(body["series"], run.genes[0].answers, strict=True):
        why = series["why"]
        assert tuple(why) == column_names(GeneWhy)
        assert series["level"] == why["level"] == str(item.why.level)
        assert [tuple(f) for f in why["findings"]] == [column_names(Finding)] * len(item.why.findings)
        assert [tuple(p) for p in why["presets"]] == [column_names(PresetCall)] * 5
        assert [tuple(i) for i in why["influence"]] == [column_names(Influence)] * len(item.why.influence)
        assert why["flip"] == list(item.why.flip)
    first, unmeasured = body["series"][0]["why"], body["series"][4]["why"]
    assert first["equivalence"] == {"bound": 0.585, "p": 0.82}
    assert first["findings"][3]["values"]["sd"] == {"kind": "effect", "value": 1.02}
    assert unmeasured["type_s"] is None
    assert unmeasured["n_needed"] is None


def test_csv_names_the_level_and_leaves_the_rest_to_the_json(factory, diagnoses) -> None:
    import csv

    rows = list(csv.DictReader(io.StringIO(gene_csv(diagnoses.put_into(factory.six()).genes[0]))))
    assert rows[0]["level"] == "up, short of the threshold"
    assert rows[-1]["level"] == ""
    assert "why" not in rows[0]


def test_an_answer_without_a_diagnosis_says_so(factory) -> None:
    series = gene_json(factory.run((factory.Sketch(),)).genes[0])["series"][0]
    assert series["why"] is None
    assert series["level"] is None


def test_the_methods_tell_of_the_diagnosis_where_there_is_one(factory, diagnoses) -> None:
    run = factory.run((factory.Sketch(),))
    for each, there in ((run, False), (diagnoses.put_into(run), True)):
        told = text(render_report(each, {}, links={}))
        assert ("two one-sided tests of equivalence" in told) is there
        assert ("10.1177/1745691614551642" in told) is there
