"""How large the report is and how quick its page: ``python bench/page.py [--results FOLDER] [--quick]``.

Without a folder it makes the results of eleven simulated series of 20,000 genes with a multiverse, which takes some
minutes.  Needs playwright and Chromium.  A slider's time is from the change to the second frame after it.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from serve import make_results

SLIDES = """async () => {
  const times = [];
  for (let i = 0; i < 20; i++) {
    const start = performance.now();
    gv.set({ fc: Math.round(40 + 7 * i) / 100 });
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    times.push(performance.now() - start);
  }
  return times;
}"""
GENES = """async () => {
  const times = [];
  const names = gv.study.genes.filter((_, i) => i % Math.ceil(gv.study.genes.length / 20) === 0);
  for (const name of names) {
    const start = performance.now();
    await gv.goto(name);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    times.push(performance.now() - start);
  }
  return times;
}"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--results", type=Path, help="a folder that `run` left behind")
    options.add_argument("--quick", action="store_true", help="three series of 2,000 genes")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        size = (3, 2000) if asked.quick else (11, 20000)
        folder = asked.results or make_results(Path(made), *size, more="\n[multiverse]\npermutations = 19\n")
        sizes(folder)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            for _ in range(3):
                opened(browser.new_page(viewport={"width": 1280, "height": 900}), folder)
            browser.close()


def sizes(folder: Path) -> None:
    """The report and its blocks, in MB."""
    text = (folder / "report.html").read_text(encoding="utf-8")
    print(f"report.html {len(text.encode()) / 1e6:.2f} MB")
    blocks: dict[str, int] = {}
    for name, body in re.findall(r'<script type="application/octet-stream" id="([^"]+)">([^<]*)', text):
        kind = re.sub(r"^(gv-[a-z]+).*", r"\1", name)
        blocks[kind] = blocks.get(kind, 0) + len(body)
    for kind, size in sorted(blocks.items(), key=lambda item: -item[1]):
        print(f"  {kind:12} {size / 1e6:6.2f} MB")


def opened(page: Any, folder: Path) -> None:
    """One visit: until the answer stands there, until every series' numbers do, then sliders and genes."""
    start = time.perf_counter()
    page.goto((folder / "report.html").as_uri())
    page.wait_for_selector("body[data-ready=yes]")
    first = time.perf_counter() - start
    page.wait_for_function("() => gv.study.series.every((series) => gv.arraysNow(series.stem))")
    every = time.perf_counter() - start
    page.wait_for_timeout(500)
    top = page.evaluate(SLIDES)
    page.locator("#gv-map").scroll_into_view_if_needed()
    page.wait_for_timeout(1500)
    volcanoes = page.evaluate(SLIDES)
    genes = page.evaluate(GENES)
    print(
        f"the answer after {first:.2f} s, every series after {every:.2f} s; a slider {statistics.median(top):.0f} ms "
        f"(with volcanoes in view {statistics.median(volcanoes):.0f}), another gene {statistics.median(genes):.0f} ms"
    )
    page.close()


if __name__ == "__main__":
    main()
