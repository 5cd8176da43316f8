"""The report in Chinese: its own marks between its words, whoever joins them, and no English beside them."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

import geneverdict
from geneverdict.messages.catalogue import own_catalogue
from geneverdict.messages.syntax import WHOLE
from geneverdict.report.report import render_report

HALF_WIDTH = re.compile(r"[\u3001\u3002\uff0c\uff1a\uff1b\uff09] (?=\S)|[\u4e00-\u9fff] ?[,;:] |[\u4e00-\u9fff] ?\(")
"""A space behind a full-width mark; a half-width mark behind a Chinese word."""


def text_of(page: str) -> str:
    """What is read: without scripts, styles, code and what is marked as not to be translated."""
    page = re.sub(r"<(script|style|code|pre|svg)\b.*?</\1>", "", page, flags=re.S)
    page = re.sub(r'<(\w+)[^>]*translate="no"[^>]*>.*?</\1>', "", page, flags=re.S)
    page = re.sub(r"</?(?:a|b|i|em|strong|span|sub|sup)\b[^>]*>", "", page)
    return html.unescape(re.sub(r"<[^>]*>", "\n", page))


@pytest.fixture(scope="module")
def page(factory) -> str:
    return text_of(render_report(factory.six(), {}, links={}, lang="zh"))


def test_no_half_width_mark_stands_between_chinese_words(page: str) -> None:
    found = [page[max(0, one.start() - 20) : one.end() + 20] for one in HALF_WIDTH.finditer(page)]
    assert found == []


def test_steps_options_and_pooling_are_told_in_chinese(page: str) -> None:
    assert not re.search(r"\baccept_checks|\boffline:|REML, ", page)


@pytest.mark.parametrize(
    ("key", "module", "made"),
    [
        ("report-step", "run.py", r'_timed\(seconds, "(\w+)"'),
        ("report-option", "record.py", r'^        "(\w+)": (?:str|without)'),
    ],
)
def test_every_step_and_option_of_a_run_has_its_word(key: str, module: str, made: str) -> None:
    text = (Path(geneverdict.__file__).parent / "pipeline" / module).read_text(encoding="utf-8")
    kinds = [piece[2] for piece in own_catalogue("zh")[key][WHOLE] if piece[0] == "choose"]
    found = re.findall(made, text, flags=re.M)
    assert len(found) > 3
    assert set(found) <= set(kinds[0])
