"""What axe-core finds in the report and in the workbench: nothing.  Skipped where it is not named (``make axe``)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pages import open_report, settle
from workbenches import PAIRED, working, write_mirror

pytestmark = pytest.mark.slow

LOOKS = [(scheme, width, lang) for scheme in ("light", "dark") for width in (1280, 390) for lang in ("en", "zh")]
FOUND = """() => axe.run(document, { resultTypes: ['violations'] }).then((told) => told.violations.map((one) =>
  [one.id, one.impact, one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]))"""
UNFOLD = "() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"


@pytest.fixture(scope="module")
def axe() -> str:
    path = os.environ.get("GENEVERDICT_AXE")
    if not path:
        pytest.skip("GENEVERDICT_AXE does not name axe.min.js (see make axe)")
    return Path(path).read_text(encoding="utf-8")


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def look(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture
def context_options(look: Any) -> dict[str, Any]:
    return {"viewport": {"width": look[1], "height": 844}, "color_scheme": look[0], "locale": "en-GB"}


def found(page: Any, axe: str) -> list[Any]:
    page.evaluate(axe)
    told: list[Any] = page.evaluate(FOUND)
    return told


def in_language(page: Any, lang: str) -> None:
    if lang == "zh":
        page.click("#gv-lang")
        page.wait_for_function("() => document.documentElement.lang.startsWith('zh')")


def test_the_report(axe: str, look: Any, page: Any, results: Path) -> None:
    open_report(page, results)
    in_language(page, look[2])
    page.evaluate("() => gv.drawAll()")
    settle(page)
    assert found(page, axe) == []
    page.evaluate(UNFOLD)
    page.evaluate("() => gv.drawAll()")
    settle(page)
    assert found(page, axe) == []


@pytest.fixture(scope="module")
def address(
    made_once: Callable[[str, Callable[[Path], object]], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    geo = made_once("workbench", write_mirror) / "geo"
    with working(tmp_path_factory.mktemp("axe") / "workspace", geo) as bench:
        yield bench.address


def test_the_workbench(axe: str, look: Any, address: str, page: Any, origins: list[str]) -> None:
    origins.append(address.rsplit("/", 2)[0])
    page.goto(address)
    page.wait_for_selector("body[data-ready=yes]")
    in_language(page, look[2])
    page.fill("#bench-genes", "ITGA5")
    page.fill("#bench-accessions", PAIRED)
    page.locator("#bench-accessions").press("Enter")
    page.wait_for_selector(f"[data-series={PAIRED}] tbody tr")
    page.evaluate(UNFOLD)
    page.locator(".bench-one").first.click()
    page.locator("[data-sample]").first.click()
    page.wait_for_function("() => document.querySelector('.bench-toml').textContent !== ''")
    assert found(page, axe) == []
