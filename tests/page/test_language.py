"""The page in every language: nothing of ours is left in English, and nobody's name is changed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.api import read_study
from geneverdict.messages import languages, shorten
from geneverdict.page.words import page_catalogues
from geneverdict.pipeline.run import run_study
from geneverdict.settings import Settings
from geneverdict.testing.write import value_rows, write_table

pytestmark = pytest.mark.slow

TEXTS = """() => {
    const found = new Set();
    const told = ["title", "aria-label", "alt", "placeholder", "data-label"];
    const walk = (node) => {
        if (node.nodeType === Node.TEXT_NODE) return found.add(node.data.replace(/\\s+/g, " ").trim());
        if (node.nodeType !== Node.ELEMENT_NODE || node.matches("script, style, pre, [translate='no']")) return;
        for (const name of told) if (node.hasAttribute(name)) found.add(node.getAttribute(name));
        for (const child of node.childNodes) walk(child);
    };
    for (const root of document.querySelectorAll("#gv-page, #gv-said, .gv-sample-bar")) walk(root);
    const drawn = (one) => {
        if (typeof one === "string") found.add(one);
        else if (Array.isArray(one)) one.forEach(drawn);
    };
    for (const canvas of document.querySelectorAll(".gv-canvas")) {
        const option = echarts.getInstanceByDom(canvas)?.getOption();
        if (!option) continue;
        for (const axis of [...(option.xAxis || []), ...(option.yAxis || [])]) drawn([axis.name, axis.data]);
        for (const key of option.legend || []) drawn((key.data || []).map((one) => one.name || one));
        for (const { name, data } of option.series || []) drawn([name, ...(data || []).map((one) => one && one.tip)]);
    }
    return [...found].filter(Boolean);
}"""
"""Every text of the live part: nodes, what is told to those who cannot see them, and what charts draw and say."""

OUR_OWN = (
    *("FDR", "log2FC", "log2", "log10", "TREAT", "SVG", "PNG", "CI", "SD", "FC", "IQR", "English", "limma"),
    *("CSV", "XLSX", "rnk"),
    *("GEO2R", "REML", "Welch", "Hartung", "Knapp", "Paule", "Mandel", "DerSimonian", "Laird", "Schoenfeld"),
)  # fmt: skip
"""Words that a Chinese reader knows as they are."""
LENGTHS = (14, 15, 16, 18, 20, 24, 40, 60, 80, 120, 200, 1000)
"""Where the page cuts a name."""


def open_page(page: Any, results: Path, state: str) -> None:
    """With everything unfolded and drawn."""
    page.goto(f"{(results / 'report.html').as_uri()}{state}")
    page.wait_for_selector("body[data-ready=yes]")
    page.wait_for_function("() => gv.study.series.every((series) => gv.arraysNow(series.stem))")
    page.evaluate("() => document.querySelectorAll('#gv-page details').forEach((one) => (one.open = true))")
    page.evaluate("() => gv.drawAll()")
    shown = ".gv-figure:not([hidden]) [data-button=numbers]"
    page.evaluate("(shown) => document.querySelectorAll(shown).forEach((one) => one.click())", shown)
    page.wait_for_timeout(300)


def names_of(study: Mapping[str, Any], genes: Iterable[Mapping[str, Any]]) -> list[str]:
    """What others wrote, the longest first, also as the page cuts it."""
    genes = list(genes)
    found = {study["title"], *study["genes"], *values_in([study, genes])}
    for series in study["series"]:
        found |= {series[name] for name in ("id", "title", "platform", "case", "control", "stem")}
        found |= {sample[name] for sample in series["samples"] for name in ("id", "title", "pair")}
    for gene in genes:
        found |= {probe["probe"] for series in gene["series"] for probe in series["probes"]}
    known = {name for name in found if name}
    cut = {shorten(name, length) for name in known for length in LENGTHS}
    return sorted(known | cut | {" ".join(name.split()) for name in known | cut}, key=len, reverse=True)


def values_in(body: object) -> Iterator[str]:
    """Names that stand in the values of messages."""
    if isinstance(body, dict):
        if body.get("kind") in ("name", "names"):
            yield from [body["value"]] if body["kind"] == "name" else body["value"]
        for part in body.values():
            yield from values_in(part)
    elif isinstance(body, list):
        for part in body:
            yield from values_in(part)


COMMAND = re.compile(r"geneverdict (multiverse \S+ study.toml -o results|serve)")


def english_in(text: str, names: Iterable[str]) -> list[str]:
    """The words of a text that are neither a name nor known to everybody."""
    text = COMMAND.sub(" ", text)
    for name in names:
        text = text.replace(name, " ")
    return [word for word in re.findall(r"[A-Za-z][A-Za-z0-9]*", text) if word not in OUR_OWN and len(word) > 1]


def bodies(results: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    study = json.loads((results / "page" / "study.json").read_text(encoding="utf-8"))
    genes = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((results / "page" / "genes").iterdir())]
    return study, genes


@pytest.mark.parametrize("series", ["GSE99000001", "GSE99000002", "own-table"])
def test_the_whole_page_in_chinese(page: Any, results: Path, series: str) -> None:
    names = names_of(*bodies(results))
    sample = bodies(results)[0]["series"][1]["samples"][0]["id"]
    open_page(
        page, results, f"#lang=zh&series={series}&compare=GAPDH&sample=GSE99000002:{sample}&out=GSE99000001&fc=5x"
    )
    assert page.evaluate("() => document.documentElement.lang") == "zh-Hans"
    texts = page.evaluate(TEXTS)
    assert len(texts) > 300
    left = {text: words for text in texts if (words := english_in(text, [*names, "fc", "5x"]))}
    assert left == {}


def test_at_other_thresholds_and_by_treat(page: Any, results: Path) -> None:
    names = names_of(*bodies(results))
    for state in ("fc=3&fdr=1e-6", "fc=0.1&fdr=0.9", "fc=0.9&treat=1"):
        open_page(page, results, f"#gene=CXCL8&lang=zh&{state}")
        assert {text: words for text in page.evaluate(TEXTS) if (words := english_in(text, names))} == {}


def test_another_gene_and_what_is_refused(page: Any, results: Path) -> None:
    names = names_of(*bodies(results))
    open_page(page, results, "#lang=zh")
    other = page.evaluate("() => gv.study.genes.find((gene) => !gv.study.named.includes(gene))")
    page.evaluate("(gene) => gv.goto(gene)", other)
    page.wait_for_function("(gene) => gv.state.gene === gene", arg=other)
    page.evaluate("() => gv.goto('NO_SUCH_GENE')")
    page.wait_for_selector(".gv-fault:not([hidden])")
    page.locator("#gv-search").fill("qqqqqqqq")
    page.wait_for_selector("#gv-found:not([hidden])")
    known = [*names, "NO_SUCH_GENE", "qqqqqqqq"]
    assert {text: words for text in page.evaluate(TEXTS) if (words := english_in(text, known))} == {}
    said = page.locator(".gv-fault").inner_text()
    page.locator("#gv-lang").click()
    page.wait_for_function("() => document.documentElement.lang === 'en'")
    assert "NO_SUCH_GENE is no gene" in page.locator(".gv-fault").inner_text() != said


def test_the_button_changes_all_that_is_said_and_back(page: Any, results: Path) -> None:
    """The words of figures out of view and the report's own text below, too."""
    open_page(page, results, "")
    text = "(id) => document.getElementById(id).textContent"
    han = "(id) => document.getElementById(id).textContent.match(/[\u4e00-\u9fff]/g)?.length || 0"
    before = [page.evaluate(text, part) for part in ("gv-page", "full")]
    page.locator("#gv-lang").click()
    page.wait_for_function(f"() => ({han})('full') > 500 && ({han})('gv-page') > 500")
    abouts = page.evaluate("() => [...document.querySelectorAll('.gv-about')].map((one) => one.textContent)")
    assert [one for one in abouts if one and not re.search("[\u4e00-\u9fff]", one)] == []
    page.locator("#gv-lang").click()
    page.wait_for_function("() => document.documentElement.lang === 'en'")
    page.wait_for_function(f"(before) => ({text})('full') === before", arg=before[1])
    page.evaluate("() => gv.drawAll()")
    assert page.evaluate(text, "gv-page") == before[0]


def messages_in(body: object) -> Iterator[str]:
    """The codes of all messages of a feed."""
    if isinstance(body, dict):
        if "code" in body and "values" in body and "-" in str(body["code"]):
            yield str(body["code"])
        for part in body.values():
            yield from messages_in(part)
    elif isinstance(body, list):
        for part in body:
            yield from messages_in(part)


@pytest.mark.parametrize("lang", languages())
def test_the_catalogue_of_a_report_has_what_its_page_says(results: Path, lang: str) -> None:
    """Also what the figures of the feeds ask for; what only the documented objects hold need not be there."""
    study, genes = bodies(results)
    said = {**study, "failures": [], "series": [{**one, "findings": []} for one in study["series"]]}
    asked = {*messages_in(said), *(code for gene in genes for code in messages_in(gene["page"]))}
    asked |= {code for gene in genes for one in gene["series"] for code in messages_in([one["reason"], one["probes"]])}
    there = page_catalogues()[lang]
    assert {code for code in asked if code.partition(".")[0] not in there} == set()


# Names that look like words of ours.

SAMPLES = (
    *("up", "down", "not called", "absent", "12 samples and 3 pairs", "NA", "{ $gene }", "\u202eGSM\u202c"),
    *("case", "in 3 of 4 series", "page-up", "log2FC 1.20; FDR 0.03"),
)
PAIRS = ("12 samples and 3 pairs", "up", "down", "other, and one more", "NA pair", "{ LIST($x) }")
GENES = ("NA", "up", "not measured", "ITGA5", *(f"GENE{i}" for i in range(60)))
STUDY = """\
title = "{ $title } up"
genes = ["not measured"]
[[series]]
id         = "up"
expression = "values.tsv"
samples    = "samples.tsv"
case       = { field = "tissue", match = "tumor" }
control    = { field = "tissue", match = "normal" }
pair       = { field = "who" }
"""


def make_hostile(folder: Path) -> None:
    values = np.random.default_rng(3).normal(8, 0.4, (len(GENES), len(SAMPLES)))
    values[:3, :6] += 1.5
    write_table(folder / "values.tsv", ["gene", *SAMPLES], value_rows(GENES, values, 4))
    rows = [[name, f"{name} down", "tumor" if i < 6 else "normal", PAIRS[i % 6]] for i, name in enumerate(SAMPLES)]
    write_table(folder / "samples.tsv", ["sample", "title", "tissue", "who"], rows)
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")
    settings = Settings(mirror=str(folder), cache=folder / "cache", offline=True, figures="none")
    run_study(read_study(folder / "study.toml"), folder / "results", settings)


@pytest.fixture(scope="module")
def hostile(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """Results of a study whose samples, pairs, genes and titles are called like what the page itself says."""
    return made_once("hostile-names", make_hostile) / "results"


def table(page: Any, where: str) -> list[list[str]]:
    rows = "(where) => [...document.querySelectorAll(`${where} tbody tr`)]"
    found: list[list[str]] = page.evaluate(
        f"{rows}.map((row) => [...row.cells].map((cell) => cell.textContent))", where
    )
    return found


@pytest.mark.parametrize("lang", languages())
def test_names_that_look_like_our_words_stay(page: Any, hostile: Path, lang: str) -> None:
    open_page(page, hostile, f"#lang={lang}&gene=not measured")
    assert page.locator("#gv-gene").inner_text() == "not measured"
    assert [(row[0], row[1], row[3]) for row in table(page, ".gv-samples")] == [
        (name, f"{name} down", PAIRS[i % 6]) for i, name in enumerate(SAMPLES)
    ]
    assert sorted(row[0] for row in table(page, "[data-figure=influence]")) == sorted(PAIRS)
    assert page.locator(".gv-rows tbody th button").inner_text() == "up"
    assert page.locator("[data-figure=volcano] .gv-canvas").get_attribute("aria-label").endswith("not measured")
    page.evaluate("() => gv.set({ sample: 'up:12 samples and 3 pairs', out: ['up:up', 'up:down'] })")
    page.wait_for_function("() => !document.querySelector('.gv-sample-bar').hidden")
    assert page.locator(".gv-sample-bar b").inner_text() == "12 samples and 3 pairs"
    notice = page.locator(".gv-answer .gv-notice").inner_text()
    assert "up:up" in notice
    assert "up:down" in notice
    for gene in ("up", "NA"):
        page.evaluate("(gene) => gv.goto(gene)", gene)
        page.wait_for_function("(gene) => gv.state.gene === gene", arg=gene)
        assert page.locator("#gv-gene").inner_text() == gene
        assert page.locator("#gv-verdict").inner_text().startswith(f"{gene} ")
