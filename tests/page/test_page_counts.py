"""Genes counted too rarely, without an FDR or without a p: the page says of them what Python says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geneverdict.api import ask, read_study, run_study
from geneverdict.messages import languages, speaker
from geneverdict.settings import Settings

pytestmark = [pytest.mark.slow, pytest.mark.shared]
SERIES = """
[[series]]
id = "pasilla"
name = "{engine}"
expression = "{shared}/data/counts/pasilla/pasilla_gene_counts.tsv"
samples = "samples.tsv"
case = {{ field = "condition", match = "^treated$" }}
control = {{ field = "condition", match = "^untreated$" }}
pair = false
symbols = "as_given"
[series.analysis]
engine = "{engine}"
"""
GENES = {
    "FBgn0003360": ["down", "down"],
    "FBgn0000003": ["too_rare", "undetermined"],
    "FBgn0030880": ["too_rare", "undetermined"],
}
"""The last two: DESeq2 gives one no FDR, and the other no p."""


@pytest.fixture(scope="module")
def counted(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("counted")
    groups = [(f"{group}{i}", group) for group, n in (("treated", 3), ("untreated", 4)) for i in range(1, n + 1)]
    rows = ["id\tcondition", *("\t".join(row) for row in groups)]
    (folder / "samples.tsv").write_text("\n".join(rows), encoding="utf-8")
    text = "".join(SERIES.format(engine=engine, shared=shared) for engine in ("voom", "deseq2"))
    (folder / "study.toml").write_text(f"genes = {list(GENES)}\n{text}", encoding="utf-8")
    settings = Settings(mirror=str(folder), cache=folder / "cache", figures="none")
    run_study(read_study(folder / "study.toml"), folder / "results", settings)
    return folder / "results"


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("gene", GENES)
def test_the_page_says_what_python_says(page: Any, counted: Path, gene: str, lang: str) -> None:
    page.goto(f"{(counted / 'report.html').as_uri()}#gene={gene}&lang={lang}")
    page.wait_for_selector("body[data-ready=yes]")
    page.wait_for_function("() => gv.study.series.every((series) => gv.arraysNow(series.stem))")
    shown = page.evaluate(
        """() => { const { verdict, items } = gv.live(); const { code, headline, details, pooled } = verdict;
          return { code, text: gv.say(gv.sentences(headline, details, pooled)),
            levels: items.map((item) => [item.level, gv.say(item.sentence)]) }; }"""
    )
    answer, say = ask(counted, gene), speaker(lang)
    assert shown["code"] == answer.verdict.code
    assert shown["text"] == say(answer.verdict.text)
    assert shown["levels"] == [[a.why.level.name.lower(), say(a.why.sentence)] for a in answer.answers if a.why]
    assert [level for level, _ in shown["levels"]] == GENES[gene]
