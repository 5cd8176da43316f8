"""Groups that vary unequally: the page says what hangs on that as Python does, at these thresholds and at others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.api import ask, read_study, run_study
from geneverdict.messages import languages, speaker
from geneverdict.settings import Settings

pytestmark = pytest.mark.slow

STUDY = """
genes = ["HANGS", "HOLDS", "SMALL", "NOTHING"]
[[series]]
id = "simulated"
expression = "expr.tsv"
samples = "sheet.tsv"
case = { field = "group", match = "tumour" }
control = { field = "group", match = "normal" }
"""
EFFECTS = {"HANGS": (1.9, 1.1, 0.35), "HOLDS": (3.0, 0.4, 0.3), "SMALL": (0.05, 0.7, 0.2), "NOTHING": (0.3, 1.5, 0.8)}
"""log2FC, SD of the 5 cases and of the 20 controls."""


def _exact(rng: np.random.Generator, mean: float, sd: float, n: int) -> np.ndarray:
    values = rng.normal(size=n)
    return mean + sd * (values - values.mean()) / values.std(ddof=1)


@pytest.fixture(scope="module")
def unequal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Simulated: cases vary 2.5 times as much as controls."""
    folder, rng = tmp_path_factory.mktemp("unequal"), np.random.default_rng(8)
    rows = {
        gene: [*_exact(rng, 8 + effect, wide, 5), *_exact(rng, 8, narrow, 20)]
        for gene, (effect, wide, narrow) in EFFECTS.items()
    }
    sd = 0.3 * np.sqrt(10 / rng.chisquare(10, 400)) * np.where(np.arange(25) < 5, 2.5, 1)[:, None]
    others = rng.uniform(5, 12, 400) + sd * rng.normal(size=(25, 400))
    others[:5, :30] += np.where(np.arange(30) % 2, 3, -3)
    rows |= {f"OTHER{i}": list(column) for i, column in enumerate(others.T)}
    samples = [f"s{i}" for i in range(25)]
    lines = ["\t".join(["gene", *samples]), *("\t".join([g, *(f"{x:.6f}" for x in r)]) for g, r in rows.items())]
    (folder / "expr.tsv").write_text("\n".join(lines), encoding="utf-8")
    sheet = [f"{name}\t{'tumour' if i < 5 else 'normal'}" for i, name in enumerate(samples)]
    (folder / "sheet.tsv").write_text("\n".join(["sample\tgroup", *sheet]), encoding="utf-8")
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")
    run_study(
        read_study(folder / "study.toml"),
        folder / "results",
        Settings(mirror="", cache=folder / "cache", figures="none"),
    )
    return folder / "results"


@pytest.mark.parametrize("lang", languages())
def test_the_page_says_what_python_says(page: Any, unequal: Path, lang: str) -> None:
    said, say = set(), speaker(lang)
    page.goto(f"{(unequal / 'report.html').as_uri()}#lang={lang}")
    page.wait_for_selector("body[data-ready=yes]")
    for gene in EFFECTS:
        page.evaluate("(gene) => gv.goto(gene)", gene)
        page.wait_for_function("() => gv.study.series.every((series) => gv.arraysNow(series.stem))")
        for log2fc, fdr in ((1.0, 0.05), (1.95, 0.05), (1.0, 0.5), (0.5, 1e-6)):
            shown = page.evaluate(
                """([fc, fdr]) => { gv.set({ fc, fdr, treat: false });
                  const { verdict, items } = gv.live();
                  const { headline, details, pooled } = verdict;
                  return { text: gv.say(gv.sentences(headline, details, pooled)), hangs: items[0].hangs,
                    level: [items[0].level, gv.say(items[0].sentence)] }; }""",
                [log2fc, fdr],
            )
            answer = ask(unequal, gene, log2fc=log2fc, fdr=fdr)
            why = answer.answers[0].why
            assert why is not None
            assert shown["text"] == say(answer.verdict.text)
            assert shown["level"] == [why.level.name.lower(), say(why.sentence)]
            said.add((gene, shown["hangs"]))
    assert {("HANGS", "called"), ("HOLDS", None), ("SMALL", "small"), ("NOTHING", None)} <= said
