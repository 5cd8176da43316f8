"""The renderer in JavaScript says what the one in Python says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.messages import Number, catalogue, write
from geneverdict.messages.encode import NUMBERS, value_json
from geneverdict.messages.syntax import parse

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = (ROOT / "src/geneverdict/page/assets/messages.js").read_text(encoding="utf-8")
CASES = json.loads((ROOT / "tests/messages/cases.json").read_text(encoding="utf-8"))


@pytest.fixture
def speaking(page: Any, tmp_path: Path) -> Any:
    file = tmp_path / "blank.html"
    file.write_text("<!doctype html><meta charset=utf-8><title>blank</title>", encoding="utf-8")
    page.goto(file.as_uri())
    page.evaluate("(text) => { (0, eval)(text); }", SCRIPT)
    return page


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_table_of_cases(speaking: Any, lang: str) -> None:
    rows = [
        [dict(catalogue(lang)) | parse(f"test-case = {case['text']}"), {"code": "test-case", "values": case["values"]}]
        for case in CASES
    ]
    said = speaking.evaluate("(rows) => rows.map(([texts, message]) => gv.sayWith(texts, message))", rows)
    assert said == [case[lang] for case in CASES]


def test_numbers_of_every_kind(speaking: Any) -> None:
    rng = np.random.default_rng(5)
    values = np.concatenate(
        [10 ** rng.uniform(-9, 9, 300), rng.uniform(0, 1, 300), [0, 0.125, 0.5, 1, 2.5, 999.5, 1e-5, 1e-305]]
    )
    numbers = [Number(float(x), kind) for kind in sorted(NUMBERS) for x in values]
    signed = ("effect", "value", "count", "fixed3", "threshold")
    numbers += [Number(-n.value, n.kind) for n in numbers if n.kind in signed]
    sent = [value_json(n) for n in numbers]
    said = speaking.evaluate("(all) => all.map(({value, kind}) => gv.write(value, kind))", sent)
    odd = [(n, write(n), got) for n, got in zip(numbers, said, strict=True) if write(n) != got]
    assert odd == []
