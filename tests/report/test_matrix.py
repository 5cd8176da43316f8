"""A study of many genes: a table of genes and series first, sections and figures for the first genes alone."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from geneverdict.figures.plan import plan_figures
from geneverdict.messages import Code, Message, effect, english, languages, p, write
from geneverdict.model.run import IN_FULL
from geneverdict.model.subject import Subject
from geneverdict.report.report import render_report
from geneverdict.report.words import MOST_HEAT, heat

MANY = tuple(f"GENE{i:04d}" for i in range(IN_FULL + 3))


@pytest.fixture(scope="module")
def run(factory):
    return factory.run((factory.Sketch(n_genes=60), factory.Sketch(id="SIM2", n_genes=60)), genes=MANY)


def rows(html: str) -> list[str]:
    return re.findall(r"<tr><th scope=\"row\" translate=\"no\" data-gene=.*?</tr>", html, re.DOTALL)


def test_every_gene_has_a_row_with_its_numbers(run) -> None:
    found = rows(render_report(run, None, links={}))
    assert len(found) == len(run.genes) == len(MANY)
    for row, answer in zip(found, run.genes, strict=True):
        text = " ".join(unescape(re.sub(r"<[^>]+>", " ", row)).split())
        assert text.startswith(answer.gene)
        for item in answer.answers:
            if item.row is not None:
                assert f"{write(effect(item.row.log2fc))} {write(p(item.row.fdr))}" in text
        assert row.count("▲") == sum(item.call == "up" for item in answer.answers)
        assert row.count("▼") == sum(item.call == "down" for item in answer.answers)
        if answer.pooled is not None:
            assert write(effect(answer.pooled.estimate)) in text


@pytest.mark.parametrize("lang", languages())
def test_only_the_first_genes_have_sections_and_the_others_no_dead_link(run, lang: str) -> None:
    html = render_report(run, None, links={}, lang=lang)
    assert re.findall(r'<details class="fold" id="gene-([^"]+)"', html) == list(MANY[:IN_FULL])
    anchors = set(re.findall(r'href="#([^"]+)"', html))
    assert anchors <= set(re.findall(r'id="([^"]+)"', html))
    assert [f'href="#gene-{gene}"' in row for gene, row in zip(MANY, rows(html), strict=True)] == [
        *[True] * IN_FULL,
        *[False] * 3,
    ]
    assert html.index("data-gene") < html.index('class="gene"')


def test_only_the_first_genes_are_drawn(run) -> None:
    names = {job.name for job in plan_figures(run)}
    assert {gene for gene in MANY if f"forest-{gene}" in names} == set(MANY[:IN_FULL])
    assert not any(gene in name for name in names for gene in MANY[IN_FULL:])


def test_few_genes_have_no_table_of_them(run) -> None:
    few = replace(run, genes=run.genes[:IN_FULL])
    html = render_report(few, None, links={})
    assert "data-gene=" not in html
    assert html.count('<details class="fold" id="gene-') == IN_FULL


def test_a_mean_over_different_tissues_is_not_left_without_a_word(run) -> None:
    first, *rest = run.genes
    tissues = (Subject(tissue="liver", tissues=("liver",)), Subject(tissue="colon", tissues=("colon",)))
    items = tuple(replace(item, subject=one) for item, one in zip(first.answers, tissues, strict=True))
    told = english(Message("matrix-different", {"what": Code("tissues")}))
    mixed = replace(run, genes=(replace(first, answers=items), *rest))
    assert told in unescape(render_report(mixed, None, links={}))
    assert told not in unescape(render_report(run, None, links={}))


def test_colour_grows_with_the_effect_up_to_fourfold(run) -> None:
    item = next(one for answer in run.genes for one in answer.answers if one.row is not None)

    def of(log2fc: float, unit: str = "log2FC") -> int:
        return heat(replace(item, effect_unit=unit, row=replace(item.row, log2fc=log2fc)))

    assert [of(0.0), of(1.0), of(-1.0), of(2.0), of(-9.0)] == [0, MOST_HEAT / 2, MOST_HEAT / 2, MOST_HEAT, MOST_HEAT]
    assert of(2.0, "difference") == of(float("nan")) == heat(replace(item, row=None)) == 0
