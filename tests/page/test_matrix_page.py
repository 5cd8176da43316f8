"""A report of many genes in a browser: a click in its table shows a gene that has no section of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geneverdict.model.run import IN_FULL
from geneverdict.report.report import render_report

pytestmark = pytest.mark.slow

MANY = tuple(f"GENE{i:04d}" for i in range(IN_FULL + 2))


def test_a_name_in_the_table_leads_to_the_gene_in_both_languages(page: Any, factory: Any, tmp_path: Path) -> None:
    run = factory.run((factory.Sketch(n_genes=60), factory.Sketch(id="SIM2", n_genes=60)), genes=MANY)
    report = tmp_path / "report.html"
    report.write_text(render_report(run, None, links={}, page=factory.page(run)), encoding="utf-8")
    page.goto(report.as_uri())
    page.wait_for_selector("body[data-ready=yes]")
    names = page.locator("#gv-matrix [data-gene] a")
    assert names.all_inner_texts() == list(MANY)
    page.evaluate("() => gv.set({ fc: 0.5 })")
    page.click(f"#gv-matrix [data-gene={MANY[-1]}] a")
    page.wait_for_function("(gene) => gv.state.gene === gene", arg=MANY[-1])
    assert page.evaluate("() => gv.state.fc") == 0.5
    assert MANY[-1] in page.locator("#gv-page .gv-answer").inner_text()
    page.wait_for_function("() => document.querySelector('#gv-matrix .gv-row-here a').textContent === gv.state.gene")
    page.click("#gv-lang")
    page.wait_for_function("() => document.querySelector('#gv-matrix h2').textContent.includes('基因')")
    page.click(f"#gv-matrix [data-gene={MANY[0]}] a")
    page.wait_for_function("(gene) => gv.state.gene === gene", arg=MANY[0])
    page.set_viewport_size({"width": 390, "height": 800})
    page.reload()
    page.wait_for_selector("body[data-ready=yes]")
    page.wait_for_function("() => document.documentElement.scrollWidth <= 390")
