"""Every entry of the Chinese catalogue is well formed: names, numbers, punctuation, no entry twice."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from geneverdict.language.catalogue import files
from geneverdict.language.pattern import compile_pattern

PLACEHOLDER = re.compile(r"\{([=-]?)([A-Za-z_][A-Za-z_0-9]*)\}")
CHINESE = "\u3400-\u4dbf\u4e00-\u9fff"
NUMBER = re.compile(r"(?<![A-Za-z\d_])\d+(?:,\d{3})*(?:\.\d+)?")
FILES = files("zh")


def pairs(file: Path) -> list[tuple[str, str]]:
    """The entries in their order, those that are there twice twice."""
    found: list[tuple[str, str]] = json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=list)
    return found


ENTRIES = [(file.name, english, chinese) for file in FILES for english, chinese in pairs(file)]


def told(wrong: list[tuple[str, str, str]]) -> str:
    return "\n" + "\n".join(f"{file}: {english!r}: {chinese!r}" for file, english, chinese in wrong)


def test_there_is_a_catalogue() -> None:
    assert len(ENTRIES) > 2000


def test_no_entry_is_empty_or_has_spaces_around_it() -> None:
    """The page's own templates may begin with a space: they are looked up as they are."""
    inner = [each for each in ENTRIES if each[0] != "page.json"]
    wrong = [each for each in ENTRIES if not each[1].strip() or not each[2].strip() or "\n" in each[1]]
    wrong += [each for each in inner if each[1] != each[1].strip() or each[2] != each[2].strip()]
    assert not wrong, told(wrong)


def test_no_entry_is_there_twice() -> None:
    """A pattern twice with other names of its placeholders is the same pattern."""
    count = Counter(PLACEHOLDER.sub(r"{\1}", english) for _, english, _ in ENTRIES)
    wrong = [each for each in ENTRIES if count[PLACEHOLDER.sub(r"{\1}", each[1])] > 1]
    assert not wrong, told(sorted(wrong, key=lambda each: PLACEHOLDER.sub("{}", each[1])))


def test_names_agree_on_both_sides() -> None:
    wrong = []
    for file, english, chinese in ENTRIES:
        names = {name for kind, name in PLACEHOLDER.findall(english) if kind != "-"}
        dropped = {name for kind, name in PLACEHOLDER.findall(english) if kind == "-"}
        said = {name for _, name in PLACEHOLDER.findall(chinese)}
        if names != said or dropped & said:
            wrong.append((file, english, chinese))
    assert not wrong, told(wrong)


def test_no_brace_is_left_over() -> None:
    """A brace that is no placeholder's is a line of a study file: it opens and closes, and is on both sides."""
    wrong = []
    for file, english, chinese in ENTRIES:
        bare = [PLACEHOLDER.sub("", text) for text in (english, chinese)]
        if any(text.count("{") != text.count("}") or "{}" in text for text in bare) or bare[0].count("{") != bare[
            1
        ].count("{"):
            wrong.append((file, english, chinese))
    assert not wrong, told(wrong)


def test_a_pattern_has_letters_of_its_own() -> None:
    """A pattern of separators alone says nothing: lists are taken apart without it.  The page looks its own up."""
    made = [(each, compile_pattern(each[1], each[2])) for each in ENTRIES if each[0] != "page.json"]
    wrong = [each for each, pattern in made if pattern.names and not pattern.letters]
    assert not wrong, told(wrong)


def test_chinese_punctuation_is_full_width() -> None:
    half = re.compile(rf"[{CHINESE}] ?[,.;:!?] ?(?:[{CHINESE}]|$)|[{CHINESE}]\([{CHINESE}]|[{CHINESE}]\)[{CHINESE}]")
    wrong = [each for each in ENTRIES if half.search(PLACEHOLDER.sub("X", each[2]))]
    assert not wrong, told(wrong)


def test_a_space_is_between_chinese_and_latin() -> None:
    """``共 12 对``: with a space; none beside full-width punctuation, none between Chinese characters."""
    close = re.compile(
        rf"[{CHINESE}][A-Za-z0-9]|[A-Za-z0-9][{CHINESE}]|[{CHINESE}] [{CHINESE}]|[，。；：（）、“”] | [，。；：（）、”]"
    )
    wrong = [each for each in ENTRIES if close.search(PLACEHOLDER.sub("\0", each[2]))]
    wrong = [each for each in wrong if not re.search(r"[A-Za-z]\.[a-z]+", each[2])]
    assert not wrong, told(wrong)


def test_numbers_are_the_same_on_both_sides() -> None:
    """But for 1 and 2 of a grammar (1 pair, 2 others)."""
    wrong = []
    for file, english, chinese in ENTRIES:
        here = [number.replace(",", "") for number in NUMBER.findall(PLACEHOLDER.sub("|", english))]
        there = PLACEHOLDER.sub("|", chinese).replace(",", "")
        if any(number not in there for number in here):
            wrong.append((file, english, chinese))
    assert not wrong, told(wrong)


@pytest.mark.parametrize("word", ["log2FC", "FDR", "REML", "TREAT", "limma", "metafor", "I²", "τ²"])
def test_terms_that_stay(word: str) -> None:
    """A term of the glossary that the English has is in the Chinese too."""
    wrong = [
        each for each in ENTRIES if re.search(rf"(?<![\w]){re.escape(word)}(?![\w])", each[1]) and word not in each[2]
    ]
    assert not wrong, told(wrong)
