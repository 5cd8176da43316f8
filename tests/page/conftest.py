"""A browser for the tests of the page: Debian's Chromium by Playwright; skipped where either is not there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
ASSETS = Path(__file__).resolve().parents[2] / "src" / "geneverdict" / "render" / "page" / "assets"

Ask = Callable[[str, Sequence[Sequence[Any]]], list[Any]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A running Chromium (``playwright.sync_api.Browser``), one for each process of the tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser tests")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip(f"none of {', '.join(BROWSERS)} is installed: the page is not tested here (see make browser)")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def ask(browser: Any) -> Iterator[Ask]:
    """Functions of ``gv.statistics`` alone on a blank page.

    ``ask("tTail", [(2.1, 5), (3, 7)])`` calls it once for each row of arguments, all in one journey, and gives the
    answers: null is None; NaN and infinity stay what they are.
    """
    page = browser.new_page()
    for file in sorted(ASSETS.glob("statistics*.js")):
        page.evaluate("(text) => { (0, eval)(text); }", file.read_text(encoding="utf-8"))

    def answers(name: str, rows: Sequence[Sequence[Any]]) -> list[Any]:
        calls = "([name, rows]) => rows.map((row) => gv.statistics[name](...row))"
        found: list[Any] = page.evaluate(calls, [name, [list(row) for row in rows]])
        return found

    yield answers
    page.close()
