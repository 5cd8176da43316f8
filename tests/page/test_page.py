"""The page inside report.html, opened from disk in a real browser: what it shows equals what Python computes."""

from __future__ import annotations

import json
import math
import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import polars as pl
import pytest

from geneverdict.messages import effect, hazard, languages, p, speaker, write
from geneverdict.pipeline.answer import ask as ask_gene
from geneverdict.stats.meta import pool
from pages import counted, open_report, settle

pytestmark = pytest.mark.slow

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
COMPARED = ("GSE99000001", "GSE99000002", "GSE99000004", "own-table")


def counts(page: Any) -> dict[str, tuple[int, int]]:
    """Genes up and down in each series, as the table of the page says."""
    rows = page.evaluate(
        """() => [...document.querySelectorAll('.gv-rows tbody tr')].map((row) => [row.dataset.series,
        row.querySelector('.gv-up-n').textContent, row.querySelector('.gv-down-n').textContent])"""
    )
    return {name: (int(up.replace(",", "")), int(down.replace(",", ""))) for name, up, down in rows}


def slide(page: Any, name: str, value: float) -> None:
    """Move a slider as a hand does: the value, then the event."""
    page.locator(f"#gv-{name}").evaluate(
        "(range, value) => { range.value = value; range.dispatchEvent(new Event('input')); }", value
    )
    settle(page)


def test_a_moved_slider_gives_the_counts_that_python_gives(page: Any, results: Path) -> None:
    open_report(page, results)
    for cut in (0, 0.25, 0.58, 1, 1.37, 2.5):
        slide(page, "fc", cut)
        assert counts(page) == {name: counted(results, name, cut, 0.05) for name in COMPARED}
    slide(page, "fc", 0.5)
    for step in (20, 55, 80, 84, 95, 99):
        slide(page, "fdr", step)
        fdr = page.evaluate("() => gv.state.fdr")
        assert counts(page) == {name: counted(results, name, 0.5, fdr) for name in COMPARED}


def test_a_typed_threshold_counts_exactly_and_nonsense_is_refused(page: Any, results: Path) -> None:
    open_report(page, results)
    field = page.locator("#gv-fc-field")
    field.fill("0.877")
    field.press("Enter")
    settle(page)
    assert counts(page) == {name: counted(results, name, 0.877, 0.05) for name in COMPARED}
    field.fill("much")
    field.press("Enter")
    settle(page)
    assert field.input_value() == "0.877"
    assert "A number from 0 to 20" in page.locator("#gv-said").inner_text()


def test_treat_counts_the_genes_whose_confident_effect_reaches_the_threshold(page: Any, results: Path) -> None:
    open_report(page, results)
    page.locator("#gv-treat").check()
    for cut in (0.1, 0.3, 0.9):
        slide(page, "fc", cut)
        for name, found in counts(page).items():
            table = pl.read_parquet(results / "de" / f"{name}.parquet").filter(pl.col("confident").is_not_nan())
            claimed = table.filter(pl.col("confident").abs() >= cut)
            up = claimed.filter(pl.col("log2fc") > 0).height
            assert found == (up, claimed.height - up)


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("gene", ["ITGA5", "GAPDH", "CXCL8"])
def test_verdict_calls_reasons_and_levels_equal_pythons_at_any_thresholds(
    page: Any, results: Path, gene: str, lang: str
) -> None:
    open_report(page, results, f"#gene={gene}&lang={lang}")
    say = speaker(lang)
    cuts = [(fc, fdr) for fc in (0, 0.3, 0.83, 1, 3) for fdr in (1e-6, 0.02, 0.05, 1)]
    shown = page.evaluate(
        """(cuts) => cuts.map(([fc, fdr]) => {
          gv.set({ fc, fdr }, { quiet: true });
          const live = gv.live();
          const { code, headline, details, pooled } = live.verdict;
          return { code, text: gv.say(gv.sentences(headline, details, pooled)),
            items: live.items.map((item) => [item.id, item.call, gv.text(item.reason), item.level,
              gv.say(item.sentence)]) };
        })""",
        cuts,
    )
    for (fc, fdr), found in zip(cuts, shown, strict=True):
        answer = ask_gene(results, gene, log2fc=fc, fdr=fdr)
        assert found["code"] == answer.verdict.code, (fc, fdr)
        assert found["text"] == say(answer.verdict.text), (fc, fdr)
        for (name, call, reason, level, sentence), item in zip(found["items"], answer.answers, strict=True):
            assert (name, call) == (item.id, str(item.call)), (fc, fdr)
            assert reason == (say(item.reason.message) if item.reason else ""), (fc, fdr, name)
            assert item.why is not None
            assert level == item.why.level.name.lower(), (fc, fdr, name)
            assert sentence == (say(item.why.sentence) if item.why.sentence else ""), (fc, fdr, name)


def test_the_sentence_and_the_marks_follow_the_slider(page: Any, results: Path) -> None:
    open_report(page, results)
    before = page.locator("#gv-verdict").inner_text()
    slide(page, "fc", 0.4)
    after = page.locator("#gv-verdict").inner_text()
    assert "≥ 1 " in before
    assert "≥ 0.4 " in after
    words = page.locator("[data-figure=forest] .gv-canvas").get_attribute("aria-label")
    assert words.count("· up") == sum(item.call == "up" for item in ask_gene(results, "ITGA5", log2fc=0.4).answers)


def test_a_series_left_out_changes_the_pooled_answer_as_metas_kernel_says(page: Any, results: Path) -> None:
    open_report(page, results)
    page.locator("#gv-in-GSE99000002").uncheck()
    settle(page)
    rows = [a.row for a in ask_gene(results, "ITGA5").answers if a.row and a.id != "GSE99000002"]
    expected = pool(np.array([[r.log2fc for r in rows]]), np.array([[r.se for r in rows]]))
    found = page.evaluate("() => gv.live().pooled")
    for ours, theirs in (("estimate", "estimate"), ("ci_low", "ci_low"), ("ci_high", "ci_high"), ("p", "p")):
        assert found[ours] == pytest.approx(float(getattr(expected, theirs)[0]), rel=1e-8)
    assert "You left out GSE99000002" in page.locator(".gv-answer .gv-notice").inner_text()
    assert "With everything in" in page.locator("#gv-grounds").inner_text()
    page.get_by_role("button", name="Put everything back").click()
    settle(page)
    assert page.evaluate("() => gv.live().pooled.own") is True


def test_a_sample_left_out_gives_the_stored_influence(page: Any, results: Path) -> None:
    open_report(page, results)
    answer = next(a for a in ask_gene(results, "ITGA5").answers if a.id == "GSE99000002")
    assert answer.why is not None
    for one in answer.why.influence[:4]:
        row = page.evaluate(
            """(out) => { gv.set({ out: [out] }, { quiet: true });
            const item = gv.live().items.find((one) => one.id === 'GSE99000002'); return item.row; }""",
            f"GSE99000002:{one.left_out}",
        )
        assert row["log2fc"] == pytest.approx(one.log2fc, rel=1e-9)
        assert row["p"] == pytest.approx(one.p, rel=1e-7)


def test_a_gene_is_found_by_symbol_previous_symbol_and_near_name(page: Any, results: Path) -> None:
    open_report(page, results)
    field = page.locator("#gv-search")
    for typed, expected in (("gapdh", "GAPDH"), ("IL8", "CXCL8"), ("ITGA", "ITGA5"), ("GADPH", "GAPDH")):
        field.fill(typed)
        page.wait_for_function("(name) => document.getElementById('gv-found').textContent.includes(name)", arg=expected)
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_function("() => gv.state.gene === 'GAPDH'")
    assert page.locator("#gv-gene").inner_text() == "GAPDH"
    page.go_back()
    page.wait_for_function("() => gv.state.gene === 'ITGA5'")


def test_any_gene_of_the_study_has_a_page_and_no_gene_has_a_word(page: Any, results: Path) -> None:
    open_report(page, results)
    other = page.evaluate("() => gv.study.genes.find((gene) => !gv.study.named.includes(gene))")
    page.evaluate("(gene) => gv.goto(gene)", other)
    page.wait_for_function("(gene) => gv.state.gene === gene", arg=other)
    settle(page)
    found = page.evaluate("() => gv.live().items.filter((item) => item.row).map((item) => [item.id, item.row.log2fc])")
    by_series = {a.id: a.row for a in ask_gene(results, other).answers}
    for name, log2fc in found:
        row = by_series[name]
        assert row is not None
        assert log2fc == pytest.approx(row.log2fc, rel=1e-4)
    page.evaluate("() => gv.goto('NO_SUCH_GENE')")
    page.wait_for_selector(".gv-fault:not([hidden])")
    assert "NO_SUCH_GENE" in page.locator(".gv-fault").inner_text()
    assert page.evaluate("() => gv.state.gene") == other


def test_the_address_reproduces_the_view(page: Any, results: Path) -> None:
    state = "#gene=GAPDH&fc=0.585&fdr=0.01&lang=zh&out=GSE99000001&compare=ITGA5&series=GSE99000002"
    open_report(page, results, state)
    first = page.locator("#gv-verdict").inner_text()
    assert page.evaluate("() => [gv.state.fc, gv.state.fdr, gv.state.out]") == [0.585, 0.01, ["GSE99000001"]]
    page.reload()
    page.wait_for_selector("body[data-ready=yes]")
    settle(page)
    assert page.locator("#gv-verdict").inner_text() == first
    assert page.locator("html").get_attribute("lang") == "zh-Hans"


def test_an_address_of_nonsense_shows_the_usual_and_says_so(page: Any, results: Path) -> None:
    open_report(page, results, "#gene=%3Cscript%3E&fc=lots&fdr=-3&out=GSE1&lang=xx&cut=a:b&sample=x")
    assert page.evaluate("() => [gv.state.gene, gv.state.fc, gv.state.fdr, gv.state.out]") == ["ITGA5", 1, 0.05, []]
    assert "cannot be" in page.locator(".gv-answer .gv-notice").inner_text() + page.locator(".gv-answer").inner_text()


@pytest.mark.parametrize("number", ["%20", "0x10", "1e", "--1", "1,5", "Infinity", "", "٢"])
def test_what_is_no_plain_number_is_no_threshold(page: Any, results: Path, number: str) -> None:
    open_report(page, results, f"#gene=ITGA5&fc={number}&fdr={number}&compare={'🧬' * 80}")
    assert page.evaluate("() => [gv.state.fc, gv.state.fdr]") == [1, 0.05]
    assert page.evaluate("() => gv.state.compare[0] || ''") in ("", "🧬" * 64)


def test_by_keyboard_the_interactive_part_can_be_skipped_and_the_address_keeps_the_view(
    page: Any, results: Path
) -> None:
    open_report(page, results, "#gene=GAPDH&fc=0.585")
    page.wait_for_timeout(150)
    before = page.evaluate("() => location.hash")
    page.locator("#gv-search").focus()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("() => document.activeElement.className") == "gv-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "full"
    assert page.evaluate("() => location.hash") == before


def test_genes_side_by_side_say_where_one_has_no_place(page: Any, results: Path) -> None:
    """ITGA5 is not on the array of GSE99000004."""
    open_report(page, results, "#gene=GAPDH&compare=ITGA5")
    page.wait_for_function("() => gv.compared('ITGA5')")
    page.evaluate("() => gv.drawAll()")
    settle(page)
    said = page.locator("[data-figure=compare] .gv-about").inner_text()
    assert "ITGA5 has no value on a log2 scale in GSE99000004, or it is left out." in said
    assert "GAPDH has no value" not in said


def test_both_languages_show_the_same_numbers(page: Any, results: Path) -> None:
    open_report(page, results)
    english = page.locator("#gv-page").inner_text()
    page.locator("#gv-lang").click()
    settle(page)
    chinese = page.locator("#gv-page").inner_text()
    assert "上调" in chinese
    row = "() => [...document.querySelectorAll('.gv-rows td.n')].map((cell) => cell.textContent)"
    there = page.evaluate(row)
    page.locator("#gv-lang").click()
    settle(page)
    assert page.evaluate(row) == there
    assert page.locator("#gv-page").inner_text() == english


def test_the_chosen_thresholds_become_lines_of_a_study_file(page: Any, results: Path) -> None:
    open_report(page, results, "#fc=0.585&fdr=0.01")
    assert tomllib.loads(page.locator(".gv-lines").text_content()) == {"thresholds": {"log2fc": 0.585, "fdr": 0.01}}


def test_a_click_on_the_map_puts_the_thresholds_there(page: Any, results: Path) -> None:
    open_report(page, results)
    canvas = page.locator("[data-figure=thresholds] .gv-canvas")
    canvas.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('[data-figure=thresholds] svg')")
    box = canvas.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.5)
    settle(page)
    fc, fdr = page.evaluate("() => [gv.state.fc, gv.state.fdr]")
    assert (fc, fdr) != (1, 0.05)
    assert counts(page) == {name: counted(results, name, fc, fdr) for name in COMPARED}
    canvas.press("ArrowRight")
    settle(page)
    assert page.evaluate("() => gv.state.fc") == pytest.approx(fc + 0.05)


def test_a_click_on_a_dot_of_the_volcano_goes_to_that_gene(page: Any, results: Path) -> None:
    open_report(page, results)
    figure = page.locator("[data-figure=volcano][data-series=GSE99000001]")
    figure.scroll_into_view_if_needed()
    figure.locator("canvas").first.wait_for()
    place = page.evaluate(
        """() => { const arrays = gv.arraysNow('GSE99000001');
        const large = [...arrays.p.keys()].filter((i) => Math.abs(arrays.log2fc[i]) > 1);
        const best = large.sort((a, b) => arrays.p[a] - arrays.p[b])[0];
        const node = document.querySelector('[data-figure=volcano][data-series=GSE99000001] .gv-canvas');
        const dot = [arrays.log2fc[best], -Math.log10(arrays.p[best])];
        const at = echarts.getInstanceByDom(node).convertToPixel('grid', dot);
        const box = node.getBoundingClientRect();
        return { x: box.x + at[0], y: box.y + at[1], gene: gv.study.genes[arrays.gene[best]] }; }"""
    )
    page.mouse.click(place["x"], place["y"])
    page.wait_for_function("(gene) => gv.state.gene === gene", arg=place["gene"])


def test_a_chosen_sample_is_named_everywhere_and_can_be_left_out(page: Any, results: Path) -> None:
    sample = page_sample(results)
    open_report(page, results, f"#series=GSE99000002&sample=GSE99000002:{sample}")
    bar = page.locator(".gv-sample-bar")
    assert sample in bar.inner_text()
    page.locator("#gv-leave").click()
    settle(page)
    assert page.evaluate("() => gv.state.out") == [f"GSE99000002:{sample}"]
    assert "fitted again without" in page.locator(".gv-answer").inner_text()


def page_sample(results: Path) -> str:
    study = json.loads((results / "page" / "study.json").read_text(encoding="utf-8"))
    series = next(one for one in study["series"] if one["id"] == "GSE99000002")
    return str(series["model"]["samples"][0])


def test_hostile_titles_are_shown_and_never_run(page: Any, results: Path) -> None:
    open_report(page, results, "#series=own-table")
    # By keyboard: figures above are still being drawn, and what moves under a pointer is not clicked.
    page.locator(".gv-samples summary").press("Enter")
    settle(page)
    page.evaluate("() => gv.drawAll()")
    page.wait_for_function("() => document.querySelector('.gv-samples').innerText.includes('window.hacked = 1')")
    assert page.evaluate("() => window.hacked") is None
    assert "<script>window.hacked = 1</script>" in page.locator(".gv-samples").inner_text()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_moving_the_cut_reads_pythons_table(page: Any, results: Path) -> None:
    open_report(page, results)
    page.evaluate("() => gv.drawAll()")
    cuts = page.evaluate("() => gv.gene_now.page.survival[0].cuts")
    figure = page.locator("[data-figure=survival]:not([hidden])").first
    words = lambda: figure.locator(".gv-canvas").get_attribute("aria-label")  # noqa: E731
    assert f"p of this cut alone (naive): {write(p(cuts['median']['p']))}" in words()
    for at in (0, cuts["best"], len(cuts["cut"]) - 1):
        figure.locator("input[type=range]").evaluate(
            "(range, value) => { range.value = value; range.dispatchEvent(new Event('input')); }", at
        )
        settle(page)
        page.evaluate("() => gv.drawAll()")
        said = words()
        assert f"p of this cut alone (naive): {write(p(cuts['p'][at]))}" in said
        assert f"searched all {len(cuts['cut'])} cuts: {write(p(cuts['corrected'][at]))}" in said
        assert f"low (≤ {write(effect(cuts['cut'][at]))}): n = {cuts['n_low'][at]}" in said
        ratio = "not estimable" if cuts["coef"][at] is None else write(hazard(math.exp(cuts["coef"][at])))
        assert f"Hazard ratio, high against low: {ratio}" in said


def test_a_ratio_without_bound_is_a_word(page: Any, results: Path) -> None:
    open_report(page, results)
    asked = "(coef) => gv.t('page-hazard', gv.survival.hazardValues({ coef, ci_low: null, ci_high: null }))"
    assert [page.evaluate(asked, coef) for coef in (None, 0.5)] == ["not estimable", "1.65"]


def test_every_figure_draws_and_saves_as_svg_png_and_numbers(page: Any, results: Path, tmp_path: Path) -> None:
    open_report(page, results, "#compare=GAPDH")
    page.evaluate("() => document.querySelectorAll('#gv-page details').forEach((part) => (part.open = true))")
    settle(page)
    page.evaluate("() => gv.drawAll()")
    kinds = page.evaluate(
        "() => [...document.querySelectorAll('.gv-figure:not([hidden])')].map((one) => one.dataset.figure)"
    )
    assert {"forest", "thresholds", "volcano", "compare", "pairs", "probes", "pca", "correlation"} <= set(kinds)
    assert {"distributions", "curve", "survival", "overlap", "influence"} <= set(kinds)
    assert {"values", "heat"} <= set(kinds)
    assert {"detectable", "over_time", "survival_choices"} <= set(kinds)
    for kind in dict.fromkeys(kinds):
        figure = page.locator(f".gv-figure[data-figure={kind}]:not([hidden])").first
        assert figure.locator("> .gv-about").inner_text(), kind
        assert figure.locator(".gv-canvas").get_attribute("aria-label"), kind
        for word, head in (("SVG", b"<svg"), ("PNG", b"\x89PNG")):
            with page.expect_download() as caught:
                figure.get_by_role("button", name=word, exact=True).click()
            caught.value.save_as(tmp_path / "saved")
            saved = (tmp_path / "saved").read_bytes()
            assert saved.startswith(head), kind
            if word == "SVG":
                assert ElementTree.fromstring(saved).tag.endswith("svg"), kind
        figure.get_by_role("button", name="Numbers", exact=True).click()
        assert figure.locator(".gv-numbers tbody tr").count() > 0, kind


def test_everything_can_be_reached_and_is_named_for_those_who_do_not_see_it(page: Any, results: Path) -> None:
    open_report(page, results)
    nameless = page.evaluate(
        """() => ['button', 'input', '[role=img]', 'table']
        .flatMap((what) => [...document.querySelectorAll(`#gv-page ${what}`)])
        .filter((node) => node.offsetParent && !node.textContent.trim() && !node.getAttribute('aria-label'))
        .filter((node) => !(node.labels && node.labels.length))
        .map((node) => node.outerHTML.slice(0, 120))"""
    )
    assert nameless == []
    page.locator("#gv-fc").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert page.evaluate("() => gv.state.fc") == pytest.approx(1.01)
    assert page.locator("#gv-fc").get_attribute("aria-valuetext").startswith("1.01")
    assert page.evaluate("() => document.activeElement.id") == "gv-fc"
    assert page.locator("[aria-live] #gv-verdict").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [380, 1200])
def test_nothing_sticks_out_and_text_stands_out(browser: Any, results: Path, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    open_report(page, results, "#series=own-table")
    page.evaluate("() => gv.drawAll()")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert page.evaluate(CONTRAST) == []
    context.close()
