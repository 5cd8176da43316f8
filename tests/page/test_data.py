"""data.js, light.js and drawings.js in a real browser: what the report holds is read back as Python wrote it."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.messages import languages
from geneverdict.page.arrays import FLOATS, unpack
from geneverdict.pipeline.answer import ask as ask_gene

pytestmark = pytest.mark.slow

STEM = "GSE99000001"
ARRAYS = """async (stem) => {
  const a = await gv.arrays(stem);
  const plain = (x) => [...x].map((v) => (Number.isNaN(v) ? null : v === Infinity ? 'endless' : v));
  return { n: a.n, gene: plain(a.gene), log2fc: plain(a.log2fc), se: plain(a.se), df: plain(a.df), p: plain(a.p),
    fdr: plain(a.fdr), confident: plain(a.confident), there: a.row(a.gene[5]), not: [a.row(999999), a.row(-1)],
    same: (await gv.arrays(stem)) === a };
}"""


@pytest.fixture
def report(page: Any, results: Path) -> Any:
    page.goto((results / "report.html").as_uri())
    page.wait_for_selector("body[data-ready=yes]")
    return page


def changed(results: Path, tmp_path: Path, change: Callable[[str], str]) -> str:
    """The address of a report with something done to it."""
    html = (results / "report.html").read_text(encoding="utf-8")
    (tmp_path / "report.html").write_text(change(html), encoding="utf-8")
    return (tmp_path / "report.html").as_uri()


def test_the_browser_reads_the_numbers_that_python_wrote(report: Any, results: Path) -> None:
    found = report.evaluate(ARRAYS, STEM)
    stored = unpack((results / "page" / f"{STEM}.bin").read_bytes())
    assert found["n"] == len(stored["gene"])
    assert found["gene"] == stored["gene"].tolist()
    for name in FLOATS:
        ours = [None if np.isnan(x) else "endless" if np.isinf(x) else x for x in stored[name].astype(float).tolist()]
        assert found[name] == ours
    assert (found["there"], found["not"], found["same"]) == (5, [-1, -1], True)


def test_study_catalogue_and_named_genes_are_those_on_disk(report: Any, results: Path) -> None:
    study = json.loads((results / "page" / "study.json").read_text(encoding="utf-8"))
    assert report.evaluate("() => { const { aliases, ...rest } = gv.study; return rest; }") == study
    assert report.evaluate("() => gv.languages()") == list(languages())
    for name in study["named"]:
        stored = json.loads((results / "page" / "genes" / f"{name}.json").read_text(encoding="utf-8"))
        assert report.evaluate("(name) => gv.gene(name)", name) == stored


def other_genes(results: Path, n: int = 3) -> list[str]:
    study = json.loads((results / "page" / "study.json").read_text(encoding="utf-8"))
    return [name for name in study["genes"] if name not in study["named"]][5::40][:n]


def test_a_light_gene_says_what_python_says_of_it(report: Any, results: Path) -> None:
    for name in other_genes(results):
        light = report.evaluate("(name) => gv.gene(name)", name)
        full = ask_gene(results, name)
        assert (light["page"]["full"], light["page"]["light"], light["gene"]) == (False, True, name)
        for told, item in zip(light["series"], full.answers, strict=True):
            assert (told["id"], told["probes"], told["why"]) == (item.id, [], None)
            if item.row is None:
                assert (told["log2fc"], told["call"], told["reason"]["code"]) == (None, "not called", "no_value")
                continue
            for field in ("log2fc", "se", "df", "p", "fdr", "ci_low", "ci_high"):
                assert told[field] == pytest.approx(getattr(item.row, field), rel=5e-4, abs=2e-3), field
            assert abs(told["rank"] - item.row.rank) <= 2
            assert told["call"] == str(item.call)
            assert (told["reason"] or {}).get("code") == (item.reason.code if item.reason else None)
        if full.pooled is not None and light["pooled"] is not None:
            assert light["pooled"]["series"] == list(full.pooled.series)
            assert light["pooled"]["estimate"] == pytest.approx(full.pooled.estimate, abs=5e-3)


def test_a_gene_that_nothing_measured_is_refused_in_words(report: Any) -> None:
    said = report.evaluate("() => gv.gene('NOSUCHGENE').then(() => '', (fault) => fault.message)")
    assert said == "NOSUCHGENE is no gene that a series of this study measured."


def test_previous_symbols_are_known(report: Any) -> None:
    assert report.evaluate("() => gv.study.aliases['IL8']") == "CXCL8"
    assert report.evaluate("() => gv.study.aliases['CXCL8']") is None


def test_drawings_come_for_paper_all_of_them(report: Any) -> None:
    waiting = "() => document.querySelectorAll('[data-drawing]').length"
    drawn = "() => document.querySelectorAll('#full figure svg').length"
    before = report.evaluate(waiting)
    assert before > 5
    report.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert report.evaluate(waiting) == 0
    assert report.evaluate(drawn) == report.evaluate("() => document.querySelectorAll('#full figure').length")
    lost = """() => [...document.querySelectorAll('#full use')].filter((use) =>
      !document.getElementById((use.getAttribute('href') || use.getAttribute('xlink:href')).slice(1))).length"""
    assert report.evaluate(lost) == 0


def test_without_scripts_the_report_is_the_report(browser: Any, results: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((results / "report.html").as_uri())
    assert page.locator("#gv-page").is_hidden()
    assert page.locator("#in-full").is_hidden()
    verdict = page.locator(".verdict").first
    assert verdict.is_visible()
    assert verdict.bounding_box()["y"] < 600
    assert page.locator("figure svg[aria-labelledby^=forest]").first.is_visible()
    words = page.locator("[data-drawing] p")
    assert words.count() > 5
    assert all(words.nth(i).text_content() for i in range(words.count()))
    context.close()


def test_an_old_browser_is_left_with_the_report(page: Any, results: Path) -> None:
    page.add_init_script("delete globalThis.DecompressionStream")
    page.goto((results / "report.html").as_uri())
    page.wait_for_timeout(300)
    assert page.locator("#gv-page").is_hidden()
    assert page.locator(".verdict").first.is_visible()
    assert page.locator("[data-drawing] p").count() > 5


def test_a_damaged_block_is_told_and_the_static_report_stays(page: Any, results: Path, tmp_path: Path) -> None:
    broken = base64.b64encode(b"this is no deflate").decode()
    address = changed(results, tmp_path, lambda html: re.sub(r'(id="gv-study">)[^<]*', rf"\g<1>{broken}", html))
    page.goto(address)
    page.wait_for_selector("#gv-page [role=alert]")
    assert 'the block "gv-study" of this report is damaged' in page.locator("#gv-page").text_content()
    assert page.locator("#full .verdict").first.is_visible()


def test_numbers_of_the_wrong_size_are_refused(page: Any, results: Path, tmp_path: Path) -> None:
    html = (results / "report.html").read_text(encoding="utf-8")
    words = re.search(r'id="gv-words">([^<]*)', html)
    assert words
    address = changed(
        results, tmp_path, lambda html: re.sub(r'(id="gv-bin-GSE99000002">)[^<]*', rf"\g<1>{words[1]}", html)
    )
    page.goto(address)
    page.wait_for_selector("body[data-ready=yes]")
    said = page.evaluate("() => gv.arrays('GSE99000002').then(() => '', (fault) => fault.message)")
    assert said == "The numbers of GSE99000002 are damaged: they have the wrong size."
    assert page.evaluate("(stem) => gv.arrays(stem).then((a) => a.n)", STEM) > 0


def test_nothing_of_a_title_runs(report: Any) -> None:
    assert report.evaluate("() => window.hacked") is None
