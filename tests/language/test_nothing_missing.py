"""Nothing that a person sees is left in English: templates of the sources, and what whole studies say."""

from __future__ import annotations

import importlib
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from geneverdict.language import untranslated
from geneverdict.language.english import english_words

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts"


def script(name: str) -> ModuleType:
    """A module of the folder scripts."""
    sys.path.insert(0, str(SCRIPTS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(SCRIPTS))


# Static: every template of the sources.

NO_WORDS = re.compile(
    r"charset=|default-src|style-src|^</?[a-z]+$|^class=|^<a href|^bold |^\[bold\]|^image/|^application/|"
    r"[a-z]\|[a-z]|^limma \d|^`|^# A gene's answer|^\| field"
)
"""Templates that no reader of a language sees: types of files, markup, what is looked for, the Markdown of the docs."""

NOT_SAID = frozenset(
    {
        # values of the series' own fields, which are compared, not said
        "not available",
        "not collected",
        "not reported",
        "(nothing else)",
        # spellings of a month in a spoiled gene name
        "Sept",
        # the log, which is for whoever looks for a fault
        "%s is in the cache without a manifest: it is not trusted",
        "%s in the cache does not have the size and sha256 of its manifest: it is not trusted",
        "another run is fetching %s: waiting for it",
        "%s: offline, only the %d matrices in the cache are known",
        "results that could not be read",
        # pydantic's own words, which are replaced
        "Value error,",
        "Input should be a valid number, unable to parse string as a number",
        # faults of the program, for its developers
        "the figure job {name} lacks its records",
        "a script of the report holds {odd}",
        "expected a number of draws, found {draws}",
        "expected effect and p (specifications, draws + 1), weights (specifications,) and labels of these draws, found "
        "{shape}, {shape2}, {shape3} and {shape4} labels",
        "expected cohorts of one gene and one endpoint",
        "expected {samples} values, one for each sample of the model, found {values}",
        # the name of a coefficient
        "case - control",
        # titles of the Markdown that docs/gene-json.md is made of
        "The whole object",
        "The CSV: one row per series",
        # looked for in the values of a series
        "no disease",
    }
)
WRITTEN_OUT = frozenset(
    {
        # in the catalogue in pieces, as what stands in the placeholders changes the grammar; the studies below say them
        "evidence/checks/sentences.py",
        "io/integrity.py",
        "io/tables.py",
        "render/methods.py",
        "render/methods_survival.py",
        "render/overlap_part.py",
    }
)


def templates() -> Iterator[tuple[str, str]]:
    found: dict[str, list[str]] = script("strings_of_sources").templates_of_sources()
    for file, strings in found.items():
        for text in strings:
            yield file, text


@pytest.mark.slow
def test_every_template_is_in_the_catalogue() -> None:
    is_missing = script("list_strings").is_missing
    missing = [
        f"{file}: {text}"
        for file, text in templates()
        if file not in WRITTEN_OUT and text not in NOT_SAID and not NO_WORDS.search(text) and is_missing(text, "zh")
    ]
    assert not missing, "\n".join(missing)


def test_what_is_said_is_not_allowed_for_nothing() -> None:
    """Each exception is still in the sources."""
    known = {text for _, text in templates()}
    assert known >= NOT_SAID, NOT_SAID - known


CODES = re.compile(r"\bgv\.t\((?:item|e|point)\.(?:call|way)\)")
"""Calls whose argument is a code, which is an English word too."""


def test_every_word_of_the_page_is_in_the_catalogue() -> None:
    """The first argument of ``gv.t`` is a literal, and has an entry of its own or is made of entries."""
    sources, is_missing = script("strings_of_sources"), script("list_strings").is_missing
    missing, n = [], 0
    for file in sorted((ROOT / "src/geneverdict/render/page/assets").glob("*.js")):
        text = re.sub(r"/\*.*?\*/|//[^\n]*", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        found = list(sources.templates_of_javascript(text))
        n += len(found)
        if file.name not in ("base.js", "language.js"):
            calls = len(re.findall(r"\bgv\.t\(", text)) - len(CODES.findall(text))
            assert len(found) == calls, f"{file.name}: a call of gv.t without a literal"
        words = [each for each in found if english_words(sources.PLACEHOLDER.sub("X1", each))]
        missing += [f"{file.name}: {each}" for each in words if is_missing(each, "zh")]
    assert n > 200
    assert not missing, "\n".join(missing)


def test_codes_are_words_too() -> None:
    assert [untranslated(code, "zh") for code in ("up", "down", "not called")] == [[], [], []]


def test_english_templates_have_no_empty_braces() -> None:
    """``{}`` would be a value that was forgotten."""
    wrong = [f"{file}: {text}" for file, text in templates() if re.search(r"\{\}(?!\})", text) and "[]" not in text]
    assert not wrong, "\n".join(wrong)


# Dynamic: what whole studies say.

OWN_WORDS = re.compile(r"doi:|^mirror: |^file:|→")
"""References, settings of the provenance, addresses, renamed symbols."""


def own_words(study: dict[str, Any]) -> set[str]:
    """Titles and labels of the study and its series, which stay."""
    words = {study["title"]}
    for series in study["series"]:
        words |= {series[name] for name in ("title", "case", "control", "organism")}
        words |= {sample["title"] for sample in series["samples"]}
    return {" ".join(word.split()) for word in words if word}


def left(folder: Path) -> list[str]:
    """Every English piece that the Chinese of a results folder would leave, but for the words of the series."""
    own = own_words(json.loads((folder / "page" / "study.json").read_text(encoding="utf-8")))
    found: list[str] = []
    for texts in script("strings_of_results").texts_of_results(folder).values():
        found += [piece for text in texts for piece in untranslated(text, "zh")]
    return [piece for piece in dict.fromkeys(found) if not OWN_WORDS.search(piece) and not is_own(piece, own)]


def is_own(piece: str, own: set[str]) -> bool:
    """The whole of a title, or a part of one that was taken apart, or the title of the page: ``title: genes``."""
    return any(piece in word or piece.startswith(f"{word}:") for word in own)


@pytest.mark.slow
def test_the_demo_is_translated_whole(demo: Path) -> None:
    assert left(demo / "results") == []


@pytest.mark.slow
def test_a_whole_report_is_translated_quickly(demo: Path) -> None:
    """In Python, new: 4,000 texts take a few seconds on a busy machine."""
    from geneverdict.language import catalogue
    from geneverdict.language.translator import Translator

    texts = [text for each in script("strings_of_results").texts_of_results(demo / "results").values() for text in each]
    fresh = Translator(catalogue("zh"))
    begun = time.process_time()
    for text in texts:
        fresh.translate(text)
    assert len(texts) > 800
    assert time.process_time() - begun < 10


@pytest.mark.slow
@pytest.mark.shared
def test_six_real_series_are_translated_whole(six: Path) -> None:
    assert left(six / "results") == []
