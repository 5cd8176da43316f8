"""The report to be lived in: one view with the answer, links that land, nothing that moves, nothing twice, paper."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import polars as pl
import pytest

from pages import counted, open_report, settle
from run_here import run_here

pytestmark = pytest.mark.slow

SHIFTS = """() => { window.shifts = []; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts.push([entry.value, entry.sources.map((one) => one.node && one.node.className)]);
}).observe({ type: 'layout-shift' }); }"""  # noqa: E501
SLIDE = """async ([name, values]) => { const range = document.getElementById(name);
  for (const value of values) { range.value = value; range.dispatchEvent(new Event('input'));
    await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))); } }"""
LINKS = """async () => { const found = [];
  for (const link of document.querySelectorAll('.gv-contents a')) { if (!link.offsetParent) continue;
    link.click();
    await new Promise((go) => setTimeout(go, 400));
    const place = document.getElementById(link.getAttribute('href').slice(1)).getBoundingClientRect();
    found.push([place.top - document.querySelector('.gv-sticky').getBoundingClientRect().bottom, link.textContent]); }
  return found; }"""


def test_the_first_screen_holds_gene_sentence_forest_and_sliders(page: Any, results: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    open_report(page, results)
    for place in ("#gv-gene", "#gv-verdict", "[data-figure=forest] .gv-canvas svg", "#gv-fc", "#gv-fdr", "#gv-treat"):
        box = page.locator(place).bounding_box()
        assert box["y"] >= 0, place
        assert box["y"] + box["height"] <= 800, place


@pytest.mark.parametrize("width", [390, 1280])
def test_links_of_the_contents_land_and_nothing_moves_while_a_slider_does(page: Any, results: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_report(page, results)
    page.evaluate(SHIFTS)
    page.evaluate(SLIDE, ["gv-fc", [1, 0.8, 0.3, 0, 0.5, 1.4, 2.2, 4, 1]])
    page.evaluate(SLIDE, ["gv-fdr", [84, 40, 0, 60, 95, 100, 84]])
    settle(page)
    assert page.evaluate("() => window.shifts") == []
    assert "≥ 1" in page.locator(".gv-line").inner_text()
    landed = page.evaluate(LINKS)
    assert len(landed) >= 9
    assert [one for one in landed if not 0 <= one[0] <= 40] == []


def test_the_long_part_is_folded_and_a_link_into_it_opens_it(page: Any, results: Path) -> None:
    open_report(page, results)
    assert page.locator("#full details.fold[open]").count() == 0
    assert page.locator("#full figure:visible, #full .twice:visible").count() == 0
    page.goto(f"{(results / 'report.html').as_uri()}#gene-CXCL8")
    page.wait_for_selector("#gene-CXCL8[open]")
    page.evaluate("() => gv.toPlace('methods')")
    assert page.locator("#methods[open]").count() == 1
    page.locator("#gv-lang").click()
    page.wait_for_function("() => /[\\u4e00-\\u9fff]/.test(document.querySelector('#methods summary').textContent)")
    assert page.locator("#methods[open]").count() == 1
    assert page.locator("#provenance[open]").count() == 0


def test_paper_has_the_report_whole_and_not_the_page(page: Any, results: Path) -> None:
    open_report(page, results)
    same = page.evaluate(
        """async () => { const same = [];
        for (const node of document.querySelectorAll('script[type="application/octet-stream"]')) {
          const native = new Uint8Array(await gv.block(node.id)), own = gv.inflateNow(gv.bytesOf(node.textContent));
          same.push(native.length === own.length && native.every((one, i) => one === own[i])); }
        return same; }"""
    )
    assert len(same) > 8
    assert all(same)
    assert page.pdf(format="A4").startswith(b"%PDF")
    assert page.locator("[data-drawing]").count() == 0
    assert page.locator("#full details.fold[open]").count() == 0
    page.emulate_media(media="print")
    assert not page.locator("#gv-page").is_visible()
    page.evaluate("() => gv.set({ fc: 0.4 })")
    settle(page)
    assert page.locator("#gv-verdict").is_visible()  # other thresholds than the study's: paper begins with them
    assert not page.locator("#gv-map").is_visible()


def test_the_table_of_all_genes_counts_and_saves_what_python_has(page: Any, results: Path, tmp_path: Path) -> None:
    open_report(page, results)
    table = pl.read_parquet(results / "de" / "GSE99000001.parquet")
    shown = "() => document.querySelector('.gv-genes').ariaRowCount || document.querySelector('.gv-genes').getAttribute('aria-rowcount')"  # noqa: E501
    assert int(page.evaluate(shown)) == table.height + 1
    assert page.locator(".gv-genes tbody tr").count() < 60
    which, narrow = page.locator("#gv-page select").first, page.locator("#gv-page select").nth(1)
    up, down = counted(results, "GSE99000001", 1.0, 0.05)
    for name, n in (("called", up + down), ("up", up), ("down", down)):
        narrow.select_option(name)
        assert int(page.evaluate(shown)) == n + 1, name
    narrow.select_option("all")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save as ranked list (.rnk)").click()
    caught.value.save_as(tmp_path / "genes.rnk")
    ranked = [line.split("\t") for line in (tmp_path / "genes.rnk").read_text().splitlines()]
    theirs = dict(zip(table["gene"], table["t"], strict=True))
    assert [float(t) for _, t in ranked] == sorted((float(t) for _, t in ranked), reverse=True)
    assert all(float(t) == pytest.approx(theirs[gene], rel=2e-3) for gene, t in ranked)
    which.select_option("")
    page.wait_for_function("() => gv.geneColumns('')")
    settle(page)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save as CSV").click()
    caught.value.save_as(tmp_path / "genes.csv")
    ours, stored = pl.read_csv(tmp_path / "genes.csv"), pl.read_parquet(results / "pooled.parquet")
    both = ours.join(stored.filter(pl.col("k") > 1), on="gene", suffix="_theirs")
    assert both.height == ours.height == stored.filter(pl.col("k") > 1).height
    assert both["log2fc"].to_list() == pytest.approx(both["estimate"].to_list(), abs=2e-3)
    assert both["fdr"].to_list() == pytest.approx(both["fdr_theirs"].to_list(), abs=5e-3)


def test_the_table_of_all_genes_is_a_workbook_that_others_read(page: Any, results: Path, tmp_path: Path) -> None:
    """Numbers are numbers, names are text whatever they look like, and the parts are a whole zip."""
    openpyxl = pytest.importorskip("openpyxl")
    open_report(page, results)
    page.locator("#gv-page select").first.select_option("GSE99000002")
    settle(page)
    saved = {}
    for ending, button in (("csv", "Save as CSV"), ("xlsx", "Save as XLSX")):
        with page.expect_download() as caught:
            page.get_by_role("button", name=button).click()
        saved[ending] = tmp_path / caught.value.suggested_filename
        caught.value.save_as(saved[ending])
    assert saved["xlsx"].name == "GSE99000002-genes.xlsx"
    assert zipfile.ZipFile(saved["xlsx"]).testzip() is None
    sheet = openpyxl.load_workbook(saved["xlsx"])["GSE99000002"]
    head, *rows = sheet.values
    csv = pl.read_csv(saved["csv"])
    assert list(head) == csv.columns
    for name, column in zip(head, zip(*rows, strict=True), strict=True):
        assert (
            list(column) == pytest.approx(csv[name].to_list()) if name not in ("gene", "call") else csv[name].to_list()
        )
    assert sheet.freeze_panes == "A2"
    names = ["SEPT1", "=1+1", '<b>&"', "a\x0bb \u4e2d\U0001f9ec", " x "]
    made = page.evaluate(
        '(rows) => gv.xlsx("a/b:[c]?*\'d", rows).arrayBuffer().then((made) => [...new Uint8Array(made)])',
        [[name, i / 3] for i, name in enumerate(names)],
    )
    hostile = openpyxl.load_workbook(io.BytesIO(bytes(made)))
    assert hostile.sheetnames == ["a-b--c----d"]
    assert [cell.value for cell in hostile.active["A"]] == [name.replace("\x0b", "") for name in names]
    assert all(cell.data_type in "sn" for row in hostile.active for cell in row)
    assert [cell.value for cell in hostile.active["B"]] == [i / 3 for i in range(len(names))]


def test_ticked_genes_make_a_heat_map_and_values_of_all_series_stand_side_by_side(page: Any, results: Path) -> None:
    open_report(page, results)
    for i in range(3):
        page.locator(".gv-genes tbody input").nth(i).check()
        settle(page)
    page.evaluate("() => gv.drawAll()")
    assert page.locator("[data-figure=heat] .gv-title").inner_text() == "3 genes in 4 series"
    page.get_by_role("button", name="Choose none").click()
    settle(page)
    said = page.locator("[data-figure=values] .gv-canvas").get_attribute("aria-label")
    study = json.loads((results / "page" / "study.json").read_text(encoding="utf-8"))
    series = next(one for one in study["series"] if one["id"] == "GSE99000002")
    row = pl.read_parquet(results / "expression" / "GSE99000002.parquet").filter(pl.col("gene") == "ITGA5")
    cases = [row[one["id"]][0] for one in series["samples"] if one["in_model"] and one["role"] == "case"]
    assert f"{pl.Series(cases).median():.2f} in case" in said


def test_two_genes_with_survival_and_every_analysis_take_no_more(page: Any, results: Path) -> None:
    """Five series, two genes: what is long is folded, and opens where it is asked for."""
    open_report(page, results)
    page.evaluate("() => gv.drawAll()")
    settle(page)
    assert page.evaluate("() => document.documentElement.scrollHeight") < 8000
    curve = page.locator("[data-figure=curve]").first
    assert not curve.is_visible()
    page.locator(".gv-lines-table").get_by_role("button", name="GSE99000001").press("Enter")
    settle(page)
    assert curve.is_visible()


@pytest.mark.shared
def test_six_series_of_one_gene_take_less_than_eight_thousand_pixels(browser: Any, six: Path) -> None:
    """Measured: 6,800 px at 1280 wide, before anything is unfolded; it was 19,862."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    open_report(page, six / "results")
    page.evaluate("() => gv.drawAll()")
    settle(page)
    assert page.evaluate("() => document.documentElement.scrollHeight") < 8000
    page.close()


ADDRESSES = """() => [...document.querySelectorAll('[href], [src]')].filter((node) => !node.closest('template'))
  .map((node) => node.getAttribute('href') || node.getAttribute('src'))"""
IDS = "() => [...document.querySelectorAll('[id]')].map((node) => node.id)"


@pytest.mark.parametrize("sent", ["alone", "bundle"])
def test_what_is_sent_has_no_dead_link(page: Any, results: Path, tmp_path: Path, sent: str) -> None:
    """Every address of the page leads to a place in it or, in a bundle, to a file beside it; none to the network."""
    if sent == "alone":
        shutil.copy(results / "report.html", tmp_path)
    else:
        run_here("bundle", results, "-o", tmp_path / "sent.zip", cwd=tmp_path)
        zipfile.ZipFile(tmp_path / "sent.zip").extractall(tmp_path)
    (report,) = tmp_path.rglob("report.html")
    open_report(page, report.parent)
    for lang in ("en", "zh"):
        page.evaluate("() => document.querySelectorAll('details').forEach((part) => (part.open = true))")
        page.evaluate("() => gv.drawAll()")
        settle(page)
        ids, followed = set(page.evaluate(IDS)), page.evaluate(ADDRESSES)
        assert len(followed) > 30
        for address in followed:
            place = unquote(address.partition("#")[2])
            if address.startswith("#"):
                assert place in ids or "=" in place, (lang, address)
            elif not address.startswith("data:"):
                assert (report.parent / unquote(address.partition("#")[0])).is_file(), (lang, address)
        page.click("#gv-lang")
        settle(page)
