"""The workbench in a real browser: from an accession to the page of the results, and what may go wrong on the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from geneverdict.messages import Message, Name, count, say
from workbenches import HOSTILE, LETTERS, PAIRED, TITLE, UNPAIRED, Bench, working, write_mirror

pytestmark = pytest.mark.slow


@pytest.fixture
def bench(
    made_once: Callable[[str, Callable[[Path], object]], Path], tmp_path: Path, origins: list[str]
) -> Iterator[Bench]:
    geo = made_once("workbench", write_mirror) / "geo"
    with working(tmp_path / "workspace", geo) as running:
        origins.append(f"http://127.0.0.1:{running.port}")
        yield running


def begin(page: Any, bench: Bench, *accessions: str) -> None:
    page.goto(bench.address)
    page.wait_for_selector("body[data-ready=yes]")
    page.fill("#bench-genes", "ITGA5")
    page.fill("#bench-accessions", " ".join(accessions))
    page.locator("#bench-accessions").press("Enter")
    for accession in accessions:
        page.wait_for_selector(f"[data-series={accession}] tbody tr")


def role_of(page: Any, accession: str, i: int) -> Any:
    return page.locator(f"[data-series={accession}] [data-sample='{i}']")


def counts(page: Any, accession: str) -> str:
    return str(page.locator(f"[data-series={accession}] .bench-counts").inner_text())


def written(page: Any) -> str:
    """The study file beside the cards, once the server has made it of what is chosen now."""
    page.wait_for_function("() => document.querySelector('.bench-toml').textContent !== ''")
    return str(page.locator(".bench-toml").inner_text())


def ended(page: Any, study: str, state: str) -> None:
    page.wait_for_selector(f"[data-study='{study}'][data-state={state}]", timeout=120_000)


def test_from_an_accession_to_the_answer(bench: Bench, page: Any) -> None:
    begin(page, bench, UNPAIRED)
    assert counts(page, UNPAIRED).startswith("8 case v 7 control, 1 left out")
    assert "by hand" not in written(page)
    role_of(page, UNPAIRED, 0).click()  # a control, then left out
    role_of(page, UNPAIRED, 7).click()  # a case, then left out
    assert counts(page, UNPAIRED).startswith("7 case v 6 control, 3 left out")
    assert "2 by hand" in counts(page, UNPAIRED)
    assert "2 samples have another role" in written(page)
    page.reload()
    page.wait_for_selector("body[data-ready=yes]")
    assert counts(page, UNPAIRED).startswith("7 case v 6 control, 3 left out")
    assert "2 samples have another role" in written(page)
    page.click("#bench-run")
    study = f"ITGA5-{UNPAIRED}"
    ended(page, study, "running")
    page.reload()  # in the middle
    ended(page, study, "done")
    page.locator(f"[data-study='{study}'] .bench-open").click()
    page.wait_for_selector(".gv-headline")
    page.wait_for_selector("body[data-ready=yes]")
    assert page.evaluate("() => gv.state.gene") == "ITGA5"
    assert f"/results/{study}/#" in page.url
    page.locator("#gv-search").fill("GENE")
    page.wait_for_selector("#gv-found li")
    spec = json.loads((bench.home / "studies" / study / "results" / "page" / "study.json").read_text(encoding="utf-8"))
    assert spec["series"][0]["n_case"] == 7


def test_roles_by_shift_click_by_value_and_by_filter(bench: Bench, page: Any) -> None:
    begin(page, bench, UNPAIRED)
    role_of(page, UNPAIRED, 0).click()
    role_of(page, UNPAIRED, 3).click(modifiers=["Shift"])
    assert counts(page, UNPAIRED).startswith("8 case v 3 control, 5 left out")
    card = page.locator(f"[data-series={UNPAIRED}]")
    card.get_by_role("button", name=say(Message("bench-as_inferred"))).click()
    assert counts(page, UNPAIRED).startswith("8 case v 7 control, 1 left out")
    assert "by hand" not in written(page)
    line = card.locator(".bench-values .gv-row").filter(has_text="hepatoma cell line")
    line.locator(".bench-case").click()
    assert counts(page, UNPAIRED).startswith("9 case v 7 control, 0 left out")
    card.locator("input[type=search]").fill("healthy")
    shown = say(Message("bench-all_shown", {"n": count(7)}))
    card.locator(".gv-row").filter(has_text=shown).last.locator(".bench-neither").click()
    assert counts(page, UNPAIRED).startswith("9 case v 0 control, 7 left out")
    assert page.locator("#bench-run").is_disabled()
    assert "at least one case and one control" in page.locator(".bench-problem").inner_text()


def test_groups_that_are_not_sure_wait_for_the_users_word(bench: Bench, page: Any) -> None:
    begin(page, bench, LETTERS)
    assert counts(page, LETTERS).startswith("8 case v 7 control")
    assert page.locator("#bench-run").is_disabled()
    assert page.locator(".bench-problem").inner_text() == say(Message("bench-needs_word", {"series": Name(LETTERS)}))
    page.get_by_role("button", name=say(Message("bench-confirm"))).click()
    text = written(page)
    assert page.locator("#bench-run").is_enabled()
    assert "# groups confirmed or listed by hand" in text
    assert 'case = { field = "title"' in text
    role_of(page, LETTERS, 0).click()
    assert "1 sample has another role" in written(page)


def test_pairs_covariates_and_thresholds_reach_the_study(bench: Bench, page: Any) -> None:
    begin(page, bench, PAIRED)
    assert "12 pairs" in counts(page, PAIRED)
    card = page.locator(f"[data-series={PAIRED}]")
    card.get_by_label(say(Message("bench-use_pairs"))).uncheck()
    assert "no pairs" in counts(page, PAIRED)
    card.locator("summary").filter(has_text=say(Message("bench-covariates"))).click()
    card.get_by_label("age", exact=True).check()
    page.get_by_label(say(Message("bench-log2fc"))).fill("0.5")
    page.wait_for_function("() => document.querySelector('.bench-toml').textContent.includes('log2fc = 0.5')")
    text = written(page)
    assert 'covariates = ["age"]' in text
    assert "pair = false" in text


def test_a_run_is_stopped_and_run_again_and_copied(bench: Bench, page: Any) -> None:
    begin(page, bench, UNPAIRED)
    written(page)
    page.click("#bench-run")
    study = f"ITGA5-{UNPAIRED}"
    line = page.locator(f"[data-study='{study}']")
    line.get_by_role("button", name=say(Message("bench-stop"))).click()
    ended(page, study, "stopped")
    assert not (bench.home / "studies" / study / "results").exists()
    line.get_by_role("button", name=say(Message("bench-again"))).click()
    ended(page, study, "done")
    page.click("#gv-lang")
    line.locator(".bench-open").click()
    page.wait_for_selector("body[data-ready=yes]")
    page.wait_for_selector(".gv-headline")
    assert page.evaluate("() => document.documentElement.lang").startswith("zh")
    page.go_back()
    page.wait_for_selector("body[data-ready=yes]")
    page.click("#gv-lang")
    page.get_by_role("button", name=say(Message("bench-new"))).click()
    assert page.locator(".bench-card").count() == 0
    line.get_by_role("button", name=say(Message("bench-copy"))).click()
    page.wait_for_selector(f"[data-series={UNPAIRED}] tbody tr")
    assert page.locator("#bench-genes").input_value() == "ITGA5"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [390, 1280])
def test_hostile_titles_are_text_and_nothing_is_wider_than_the_window(
    bench: Bench, page: Any, width: int, lang: str
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    begin(page, bench, HOSTILE)
    if lang == "zh":
        page.click("#gv-lang")
        page.wait_for_function("() => document.documentElement.lang.startsWith('zh')")
    assert TITLE in page.locator(f"[data-series={HOSTILE}] h2").inner_text()
    assert TITLE in written(page)
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("script").count() == 1
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


SAMPLES = (TITLE, "' onmouseover='window.hacked = 4", "__proto__", "{name} {0} ${1} {{7*7}} %s")


def test_a_table_of_ones_own_with_hostile_samples(bench: Bench, tmp_path: Path, page: Any) -> None:
    rows = [["gene", *SAMPLES], *([f"GENE{i}", *map(str, range(i, i + 4))] for i in range(60))]
    (tmp_path / "own.tsv").write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    page.goto(bench.address)
    page.wait_for_selector("body[data-ready=yes]")
    page.locator("summary").filter(has_text=say(Message("bench-own"))).click()
    page.set_input_files("#bench-table", tmp_path / "own.tsv")
    page.get_by_role("button", name=say(Message("bench-look_table"))).click()
    page.wait_for_selector(".bench-card tbody tr")
    shown = page.locator(".bench-card tbody .nowrap").all_inner_texts()
    assert shown == list(SAMPLES)
    for i, buttons in enumerate((1, 1, 2, 2)):
        for _ in range(buttons):  # a sample that is left out is a case, then a control
            page.locator(f".bench-card [data-sample='{i}']").click()
    assert page.locator(".bench-counts").inner_text().startswith("2 case v 2 control")
    page.fill("#bench-genes", "GENE7")
    assert json.dumps(SAMPLES[1]) in written(page)
    assert page.evaluate("() => window.hacked") is None


def test_two_tabs_have_a_draft_each_and_the_same_runs(bench: Bench, page: Any) -> None:
    begin(page, bench, UNPAIRED)
    other = page.context.new_page()
    other.goto(bench.address)
    other.wait_for_selector("body[data-ready=yes]")
    assert other.locator(".bench-card").count() == 0
    written(page)
    page.click("#bench-run")
    ended(other, f"ITGA5-{UNPAIRED}", "running")
    other.get_by_role("button", name=say(Message("bench-stop"))).click()
    ended(page, f"ITGA5-{UNPAIRED}", "stopped")
    other.close()


def test_another_origin_learns_and_does_nothing(bench: Bench, page: Any, watched: Any) -> None:
    """A page of another port of this machine, which somehow has the token."""
    import http.server
    import threading

    class Foreign(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!DOCTYPE html><title>another</title>")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Foreign) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        watched.origins.append(f"http://127.0.0.1:{server.server_address[1]}")
        watched.expected += ["CORS", "Failed to load resource", "403"]
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
        ask = "([address, how]) => fetch(address, how).then((got) => got.status, () => 'refused')"
        studies = f"{bench.address}api/studies"
        body = {"method": "POST", "headers": {"Content-Type": "application/json"}, "body": "{}"}
        opaque = {"method": "POST", "mode": "no-cors", "body": "{}"}
        assert page.evaluate(ask, [studies, {}]) == "refused"
        assert page.evaluate(ask, [studies, body]) == "refused"
        assert page.evaluate(ask, [studies, opaque]) in (0, "refused")
        server.shutdown()
    assert bench.get("api/studies")["studies"] == []


def test_pairs_are_lines_that_a_click_changes(bench: Bench, page: Any) -> None:
    begin(page, bench, PAIRED)
    card = page.locator(f"[data-series={PAIRED}]")
    card.locator("summary").filter(has_text=say(Message("bench-pairs_by_line"))).click()
    lines = card.locator(".bench-lines line")
    lines.nth(11).wait_for(state="attached")  # a fold says that it is open a moment later
    assert lines.count() == 12
    cases, controls = (card.locator(f"button.bench-one.bench-{role}") for role in ("case", "control"))
    first = lines.first
    assert first.get_attribute("y1") == first.get_attribute("y2")  # partners stand side by side
    cases.nth(0).click()
    controls.nth(0).press("Enter")  # partners no more
    assert lines.count() == 11
    assert "11 pairs; " not in counts(page, PAIRED)
    assert counts(page, PAIRED).endswith("11 pairs")
    cases.nth(0).click()
    assert cases.nth(0).get_attribute("aria-pressed") == "true"
    controls.nth(1).click()
    assert lines.count() == 11
    assert "# pairs chosen by hand: 11, of which 10 were inferred, too" in written(page)
    page.reload()
    page.wait_for_selector("body[data-ready=yes]")
    assert counts(page, PAIRED).endswith("11 pairs")
    card.get_by_role("button", name=say(Message("bench-as_inferred"))).click()
    assert counts(page, PAIRED).endswith("12 pairs")
    assert "pairs chosen by hand" not in written(page)


def test_contrasts_made_by_hand_are_run_and_compared(bench: Bench, page: Any) -> None:
    begin(page, bench, PAIRED)
    written(page)
    page.click("#bench-run")
    ended(page, f"ITGA5-{PAIRED}", "done")
    page.get_by_role("button", name=say(Message("bench-another"))).click()
    page.keyboard.press("Control+a")  # its name has the focus
    page.keyboard.type("unpaired")
    cards = page.locator(".bench-card")
    assert cards.count() == 2
    cards.nth(1).get_by_label(say(Message("bench-use_pairs"))).uncheck()
    assert counts(page, f"{PAIRED}][data-contrast=unpaired").endswith("no pairs")
    assert counts(page, f"{PAIRED}][data-contrast=''").endswith("12 pairs")
    page.get_by_label(say(Message("bench-log2fc"))).fill("0.1")
    page.wait_for_function("() => document.querySelector('.bench-toml').textContent.includes('name = \"unpaired\"')")
    page.click("#bench-run")
    ended(page, f"ITGA5-{PAIRED}-2", "done")
    boxes = page.locator(".bench-compare-box input")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.wait_for_selector("#bench-compare tbody tr")
    rows = page.locator("#bench-compare tbody tr[data-differ]")
    assert [row.get_attribute("data-differ") for row in rows.all()] == ["thresholds", "one_side"]
    assert page.locator("#bench-compare .bench-counts").inner_text().startswith("1 of 1 calls differs, 1 by the")


def tab_to(page: Any, selector: str) -> Any:
    """By the Tab key alone."""
    for _ in range(300):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return page.keyboard
        page.keyboard.press("Tab")
    pytest.fail(f"no way by keyboard to {selector}")


def test_the_whole_path_by_keyboard(bench: Bench, page: Any) -> None:
    page.goto(bench.address)
    page.wait_for_selector("body[data-ready=yes]")
    tab_to(page, "#bench-genes").type("ITGA5")
    tab_to(page, "#bench-accessions").type(f"{UNPAIRED}\n")
    page.wait_for_selector(f"[data-series={UNPAIRED}] tbody tr")
    tab_to(page, "[data-sample='1']").press("Enter")
    assert counts(page, UNPAIRED).startswith("8 case v 6 control, 2 left out")
    written(page)
    tab_to(page, "#bench-run").press("Enter")
    ended(page, f"ITGA5-{UNPAIRED}", "done")
    page.keyboard.press("Home")
    tab_to(page, ".bench-open").press("Enter")
    page.wait_for_selector(".gv-headline")
    page.wait_for_selector("body[data-ready=yes]")
    before = page.evaluate("() => gv.state.fc")
    tab_to(page, "input[type=range]").press("ArrowLeft")
    assert page.evaluate("() => gv.state.fc") < before


def test_settings_are_chosen_and_kept(bench: Bench, page: Any, watched: Any) -> None:
    watched.expected.append("400")  # of what is refused below
    page.goto(bench.address)
    page.wait_for_selector("body[data-ready=yes]")
    page.locator(".bench-settings summary").click()
    page.fill("#bench-mirror", "/etc")
    page.click("#bench-use-source")
    page.wait_for_function("() => !document.querySelector('#gv-page [role=alert]').hidden")
    assert "/etc" in page.locator("#gv-page [role=alert]").inner_text()
    page.fill("#bench-mirror", "")
    page.check("#bench-own_cache")
    page.click("#bench-use-source")
    page.wait_for_function(
        "(home) => document.querySelector('.bench-now').textContent.includes(home)", arg=str(bench.home / "cache")
    )
    page.select_option("#bench-language", "zh")
    assert page.evaluate("() => document.documentElement.lang").startswith("zh")
    page.reload()
    page.wait_for_selector("body[data-ready=yes]")
    assert page.evaluate("() => document.documentElement.lang").startswith("zh")
    assert page.locator("#bench-own_cache").is_checked()
