"""A scale in doubt and genes that cannot be looked up: the page says of them what Python says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geneverdict.api import ask, read_study, run_study
from geneverdict.messages import languages, speaker
from geneverdict.settings import Settings

pytestmark = [pytest.mark.slow, pytest.mark.shared]

OWN = """
[[series]]
id = "{id}"
expression = "{folder}/expr.tsv"
samples = "{folder}/sheet.tsv"
case = {{ field = "group", match = "tumor" }}
control = {{ field = "group", match = "normal" }}
"""


@pytest.fixture(scope="module")
def doubtful(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """GSE9100 looks unlogged; the rows of ``ids`` are unknown Ensembl ids; ``dates`` has a row 1-Mar."""
    folder, cases = tmp_path_factory.mktemp("doubtful"), {path.name[:2]: path for path in (shared / "cases").iterdir()}
    text = 'genes = ["ITGA5", "MARCHF1"]\n[[series]]\nid = "GSE9100"\n'
    text += OWN.format(id="ids", folder=cases["23"]) + OWN.format(id="dates", folder=cases["27"])
    (folder / "study.toml").write_text(text, encoding="utf-8")
    settings = Settings(mirror=str(cases["47"] / "geo"), cache=folder / "cache", accept_checks=True, figures="none")
    run_study(read_study(folder / "study.toml"), folder / "results", settings)
    return folder / "results"


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("gene", ["ITGA5", "MARCHF1"])
def test_the_page_says_what_python_says(page: Any, doubtful: Path, gene: str, lang: str) -> None:
    page.goto(f"{(doubtful / 'report.html').as_uri()}#gene={gene}&lang={lang}")
    page.wait_for_selector("body[data-ready=yes]")
    page.wait_for_function("() => gv.study.series.every((series) => gv.arraysNow(series.stem))")
    shown = page.evaluate(
        """() => { const { verdict, items } = gv.live(); const { code, headline, details, pooled } = verdict;
          return { code, text: gv.say(gv.sentences(headline, details, pooled)),
            levels: items.map((item) => [item.level, gv.say(item.sentence)]) }; }"""
    )
    answer, say = ask(doubtful, gene), speaker(lang)
    assert shown["code"] == answer.verdict.code
    assert shown["text"] == say(answer.verdict.text)
    assert shown["levels"] == [[a.why.level.name.lower(), say(a.why.sentence)] for a in answer.answers if a.why]
    assert "GSE9100" in shown["text"]
