"""The page's translator says what Python's says; the page's own words; what the server wrote, there and back."""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from geneverdict.language import catalogue, translate, untranslated

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "src" / "geneverdict" / "render" / "page" / "assets"
SCRIPTS = ("base.js", "language_text.js", "language_match.js", "language_strict.js", "language.js")


def script(name: str) -> ModuleType:
    """A module of the folder scripts."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(ROOT / "scripts"))


@pytest.fixture(scope="module")
def speaking(browser: Any) -> Iterator[Any]:
    """A blank page that speaks Chinese."""
    page = browser.new_page()
    for name in SCRIPTS:
        page.evaluate("(text) => { (0, eval)(text); }", (ASSETS / name).read_text(encoding="utf-8"))
    page.evaluate("(entries) => { gv.state = { lang: 'zh' }; gv.setCatalogue(entries); }", catalogue("zh"))
    yield page
    page.close()


HARD = (
    "",
    "   ",
    "up",
    "Undetermined.",
    "it is called\n  and down\n\n",
    "nobody knows this",
    "GSE1 by 0.22 and my-own-table by 0.17",
    "12 v 10",
    "</script><script>window.hacked = 1</script>",
    "\u202egnihtemos else\u202c",
    "名前 ñ é 🧬 \u0301",
    "__proto__",
    "constructor and toString",
    "(" * 300 + "up" + ")" * 300,
    "'up' and 'down",
    "up. Down? Up! " * 200,
    "x" * 20_001,
    "{name} {0} ${1} $& $' $`",
)


def same(page: Any, texts: list[str]) -> None:
    theirs = page.evaluate("(texts) => texts.map((text) => [gv.translate(text), gv.untranslated(text)])", texts)
    differ = [
        (text, ours, their)
        for text, their in zip(texts, theirs, strict=True)
        if (ours := [translate(text, "zh"), untranslated(text, "zh")]) != their
    ]
    assert differ == []


def test_hard_texts_are_the_same(speaking: Any) -> None:
    same(speaking, list(HARD))


def test_every_text_of_a_study_is_the_same(speaking: Any, results: Path) -> None:
    """Of the gene objects and of the report."""
    found = script("strings_of_results").texts_of_results(results)
    texts = list(dict.fromkeys(text for each in found.values() for text in each))
    assert len(texts) > 400
    same(speaking, texts)


def test_every_template_of_the_sources_is_the_same(speaking: Any) -> None:
    sources = script("strings_of_sources")
    templates = [text for each in sources.templates_of_sources().values() for text in each]
    same(speaking, [sources.PLACEHOLDER.sub("X1", text) for text in dict.fromkeys(templates)])


def test_a_report_is_translated_quickly(speaking: Any, results: Path) -> None:
    """4,000 text nodes, most of them different, take less than half a second on a quiet machine."""
    found = script("strings_of_results").texts_of_results(results)
    texts = list(dict.fromkeys(text for each in found.values() for text in each))[:4000]
    taken = speaking.evaluate(
        """([entries, texts]) => {
            gv.setCatalogue(entries);
            const begun = performance.now();
            texts.forEach((text) => gv.translate(text));
            return performance.now() - begun;
        }""",
        [catalogue("zh"), texts],
    )
    assert taken < 5000


@pytest.mark.parametrize(
    ("template", "words", "shown"),
    [
        ("Series", {}, "数据集"),
        ("{n} samples", {"n": 12}, "12 个样本"),
        ("nobody said {what}", {"what": "this"}, "nobody said this"),
        ("{low} to {high}", {"low": "$1", "high": "$&"}, "$1 至 $&"),
    ],
)
def test_the_pages_own_words(speaking: Any, template: str, words: dict[str, object], shown: str) -> None:
    assert speaking.evaluate("([template, words]) => gv.t(template, words)", [template, words]) == shown


def test_english_is_the_source(speaking: Any) -> None:
    told = speaking.evaluate(
        """() => {
            gv.state = { lang: "en" };
            const told = [gv.t("{n} samples", { n: 3 }), gv.translate("Undetermined.")];
            gv.state = { lang: "zh" };
            return told;
        }"""
    )
    assert told == ["3 samples", "Undetermined."]


TREE = """
<section id="tree" aria-label="Sections"><p>Undetermined.</p> <p id="long">The series
  contradict</p><p translate="no">Undetermined.</p><pre>up</pre><code>down</code>
<svg aria-label="Series"><title>Undetermined.</title><text>up</text></svg>
<div data-label="Series" title="Series">GSE1</div><p id="live">up</p>
<p id="quoted">nobody knows</p></section>
"""


def test_what_the_server_wrote(speaking: Any) -> None:
    """There and back: text nodes and attributes; not what is code, a drawing, or marked."""
    told = speaking.evaluate(
        """(html) => {
            document.body.innerHTML = html;
            const tree = document.getElementById("tree");
            const before = tree.outerHTML;
            gv.translateTree(document.body);
            const chinese = tree.outerHTML;
            gv.translateTree(document.body);
            const again = tree.outerHTML;
            document.getElementById("live").textContent = "down";
            gv.translateTree(document.body);
            const live = document.getElementById("live").textContent;
            document.getElementById("live").textContent = "up";
            gv.state = { lang: "en" };
            gv.translateTree(document.body);
            const back = tree.outerHTML;
            gv.state = { lang: "zh" };
            return { before, chinese, again, live, back };
        }""",
        TREE,
    )
    assert told["back"] == told["before"]
    assert told["again"] == told["chinese"]
    assert told["live"] == translate("down", "zh")
    for there in ("<p>无法确定。</p>", "Undetermined.</p>", "<pre>up</pre>", "<text>up</text>", "nobody knows"):
        assert there in told["chinese"]
    assert f'data-label="{translate("Series", "zh")}"' in told["chinese"]
    assert f'<svg aria-label="{translate("Series", "zh")}"><title>无法确定。</title>' in told["chinese"]
    assert json.dumps(told["chinese"]).count("Undetermined") == 1


VISIBLE = """() => {
    const found = new Set();
    const told = ["title", "aria-label", "alt", "placeholder", "data-label"];
    const walk = (node, live) => {
        if (node.nodeType === Node.TEXT_NODE) return found.add(node.data.replace(/\\s+/g, " ").trim());
        const hidden = "script, style, pre, code, noscript, [translate='no']";
        if (node.nodeType !== Node.ELEMENT_NODE || node.matches(hidden)) return;
        for (const name of told) if (node.hasAttribute(name)) found.add(node.getAttribute(name));
        if (node.localName === "svg" && !live) return;
        for (const child of node.childNodes) walk(child, live || node.id === "gv-page");
    };
    walk(document.body, false);
    return [...found];
}"""
"""Every text of a page and its figures; the drawings of the static part keep their words."""


def own_words(study: dict[str, Any]) -> list[str]:
    """Titles, labels and names of samples of a study."""
    words = [study["title"]]
    for series in study["series"]:
        words += [series["id"], *(series[name] for name in ("title", "case", "control"))]
        words += [text for sample in series["samples"] for text in (sample["id"], sample["title"])]
    return [word for word in words if word]


def test_the_whole_page_in_chinese(page: Any, results: Path) -> None:
    """Opened in Chinese, all its parts unfolded and drawn: no text of ours is left in English."""
    page.goto(f"{(results / 'report.html').as_uri()}#lang=zh")
    page.wait_for_selector("body[data-ready=yes]")
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => (one.open = true))")
    page.set_viewport_size({"width": 1200, "height": 4000})
    for top in range(0, page.evaluate("() => document.body.scrollHeight"), 4000):
        page.evaluate("(top) => window.scrollTo(0, top)", top)
        page.wait_for_timeout(60)
    page.wait_for_timeout(500)
    assert page.evaluate("() => document.documentElement.lang") == "zh-Hans"
    own = own_words(json.loads((results / "page" / "study.json").read_text(encoding="utf-8")))
    left = [
        text
        for text in page.evaluate(VISIBLE)
        if untranslated(text, "zh") and not any(text in word or word in text for word in own)
    ]
    untold = [text for text in left if not re.search("[\u4e00-\u9fff]", text)]
    assert [text for text in untold if text != "English" and not text.startswith("mirror: ")] == []


def test_back_to_english(page: Any, results: Path) -> None:
    """The button: Chinese and back, and no Chinese is left but the button's own."""
    page.goto((results / "report.html").as_uri())
    page.wait_for_selector("body[data-ready=yes]")
    before = page.evaluate("() => document.getElementById('full').textContent")
    page.locator("#gv-lang").click()
    page.wait_for_function("() => document.documentElement.lang === 'zh-Hans'")
    assert len(re.findall("[\u4e00-\u9fff]", page.evaluate("() => document.getElementById('full').textContent"))) > 1000
    page.locator("#gv-lang").click()
    page.wait_for_function("() => document.documentElement.lang === 'en'")
    page.wait_for_timeout(200)
    assert page.evaluate("() => document.getElementById('full').textContent") == before
