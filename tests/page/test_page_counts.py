"""Genes counted too rarely, without an FDR or without a p: the page says of them what Python says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.api import ask, read_study, run_study
from geneverdict.evidence.why.refit import fit_model, gene_prior, leave_out
from geneverdict.evidence.why.refit import tested as with_prior
from geneverdict.io.results.read import ResultsFolder
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
    "FBgn0003360": ["down", "down", "down"],
    "FBgn0000003": ["too_rare", "too_rare", "undetermined"],
    "FBgn0030880": ["too_rare", "too_rare", "undetermined"],
}
"""The last two: DESeq2 gives one no FDR, and the other no p."""


@pytest.fixture(scope="module")
def counted(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("counted")
    groups = [(f"{group}{i}", group) for group, n in (("treated", 3), ("untreated", 4)) for i in range(1, n + 1)]
    rows = ["id\tcondition", *("\t".join(row) for row in groups)]
    (folder / "samples.tsv").write_text("\n".join(rows), encoding="utf-8")
    text = "".join(SERIES.format(engine=engine, shared=shared) for engine in ("voom", "trend", "deseq2"))
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


@pytest.mark.parametrize("out", ["treated1", "untreated3"])
def test_a_sample_left_out_of_counts_holds_weights_and_libraries(page: Any, counted: Path, out: str) -> None:
    """As limma's fit without that column, the weights, libraries and prior of all samples held."""
    gene = "FBgn0003360"
    page.goto(f"{(counted / 'report.html').as_uri()}#gene={gene}")
    page.wait_for_selector("body[data-ready=yes]")
    voom, trend, wald = page.evaluate(
        "(out) => { gv.set({ out: ['voom', 'trend', 'deseq2'].map((id) => `${id}:${out}`) }, { quiet: true });"
        " return gv.live().items.map(({ row, note }) => [row.log2fc, row.se, row.p, gv.text(note)]); }",
        out,
    )
    results = ResultsFolder(counted)
    for series, shown in (("voom", voom), ("trend", trend)):
        context = results.context(series, 0.05)
        samples = list(context.samples)
        values = results.expression(series, [gene], samples)[gene]
        weights = results.weights(series, [gene], samples).get(gene, np.ones(7))
        root = np.sqrt(weights)
        whole = fit_model(values * root, context.matrix * root[:, None])
        assert whole is not None
        row = ask(counted, gene).answers[("voom", "trend").index(series)].row
        assert row is not None
        prior = gene_prior(row, whole, context.info.df_prior, context.info.var_prior)
        assert prior is not None
        left = leave_out(whole, np.array([[samples.index(out)]]))
        test = with_prior(left, prior)
        wanted = [float(left.coef[0]), float(left.coef[0] / test.t[0]), float(test.p[0])]
        np.testing.assert_allclose(shown[:3], wanted, rtol=1e-9)
        assert ("weights of the counts" in shown[3]) == (series == "voom")
        assert "sizes of the libraries" in shown[3]
    assert "an engine of their own" in wald[3]
    assert wald[0] == pytest.approx(ask(counted, gene).answers[2].row.log2fc)
