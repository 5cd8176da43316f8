"""The harness itself: what it must catch, it catches; the small study is what the other tests expect."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def blank(tmp_path: Path) -> str:
    file = tmp_path / "blank.html"
    file.write_text("<!doctype html><title>blank</title><p id='here'>here</p>", encoding="utf-8")
    return file.as_uri()


def test_a_quiet_page_is_no_complaint(page: Any, watched: Any, blank: str) -> None:
    page.goto(blank)
    assert page.locator("#here").inner_text() == "here"
    assert watched.requests == [blank]
    assert watched.unexpected() == []


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("console.error('something is wrong')", "something is wrong"),
        ("setTimeout(() => { throw new Error('thrown later'); }, 0)", "thrown later"),
        ("Promise.reject(new Error('not caught'))", "not caught"),
        ("fetch('http://203.0.113.1/x').catch(() => 0)", "left the page: http://203.0.113.1/x"),
        ("new Image().src = 'https://203.0.113.1/pixel.png'", "left the page: https://203.0.113.1/pixel.png"),
        ("navigator.sendBeacon('http://127.0.0.1:9/x')", "left the page: http://127.0.0.1:9/x"),
        ("new WebSocket('ws://203.0.113.1/s')", "left the page: ws://203.0.113.1/s"),
    ],
)
def test_what_goes_wrong_is_a_complaint(page: Any, watched: Any, blank: str, script: str, words: str) -> None:
    page.goto(blank)
    page.evaluate("(text) => { (0, eval)(text); }", script)
    page.wait_for_timeout(300)
    assert any(words in one for one in watched.unexpected()), watched.complaints
    watched.expected += [words, "net::ERR", "WebSocket connection"]


def test_the_small_study(results: Path) -> None:
    study = json.loads((results / "page" / "study.json").read_text(encoding="utf-8"))
    body = json.loads((results / "genes" / "ITGA5.json").read_text(encoding="utf-8"))
    series = {one["id"]: one for one in body["series"]}
    assert list(series) == ["GSE99000001", "GSE99000002", "GSE99000004", "own-table"]
    assert series["GSE99000001"]["design"] == "paired"
    assert series["GSE99000004"]["log2fc"] is None
    assert [failure["id"] for failure in body["failures"]] == ["GSE99000005"]
    assert (body["pooled"]["k"], bool(body["survival"]), bool(body["multiverse"])) == (3, True, True)
    titles = {sample["title"] for sample in study["series"][-1]["samples"]}
    assert len(titles) == 11
    assert max(map(len, titles)) == 10_000
    assert sum("window.hacked" in title for title in titles) == 5
