"""The renderer: one table of cases, which holds its twin in JavaScript too (tests/page)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geneverdict.messages import Message, Name, Number, from_json, names, to_json
from geneverdict.messages.catalogue import catalogue
from geneverdict.messages.render import Speaker
from geneverdict.messages.syntax import CatalogueError, parse

CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_cases(case: dict[str, object], lang: str) -> None:
    texts = dict(catalogue(lang)) | parse(f"test-case = {case['text']}")
    assert Speaker(lang, texts).say(from_json({"code": "test-case", "values": case["values"]})) == case[lang]


def test_a_value_that_the_text_asks_for_must_be_there() -> None:
    with pytest.raises(KeyError, match="n"):
        Speaker("en", parse("a-b = { $n }")).say(Message("a-b"))


def test_json_and_back() -> None:
    message = Message(
        "finding-x", {"n": Number(3.5, "p"), "who": names(["up"]), "inner": Message("a-b", {"x": Name("y")})}
    )
    assert from_json(json.loads(json.dumps(to_json(message)))) == message


@pytest.mark.parametrize(
    "text", ["a-b = { $n", "a-b = { $n -> [one] x }", "a-b = x }", "a-b = x\na-b = y", "a-b = { LIST($x }"]
)
def test_a_broken_catalogue_says_where(text: str) -> None:
    with pytest.raises(CatalogueError, match="a-b"):
        parse(text)
