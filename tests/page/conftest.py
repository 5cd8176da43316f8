"""Fixtures of the tests of the page: a browser, a page that is watched, and a small study to show.

``browser``  a running Chromium by Playwright; the tests are skipped where either is not there.
``page``     a blank page whose console and requests are watched: an error in its console, an exception in its scripts
             or a request to anywhere but the page itself fails the test at its end.  ``watched`` is the record.
``origins``  addresses that requests may go to in this test: append ``http://127.0.0.1:PORT`` of one's own server.
``results``  the folder of a small simulated study with hostile names, made once; read it, do not write into it.
``factory``  simulated records, as for the report.
``ask``      functions of ``gv.statistics`` on a blank page, many calls in one journey.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from geneverdict.api import read_study
from geneverdict.model.series import Platform, Series
from geneverdict.pipeline.run import run_study
from geneverdict.settings import Settings
from geneverdict.testing.samples import Sample
from geneverdict.testing.study import Recipe, demo_recipes, simulate_series
from geneverdict.testing.write import (
    series_folder,
    value_rows,
    write_platform_annot,
    write_platform_soft,
    write_series_matrix,
    write_table,
)
from sketches import factory

__all__ = ["factory"]

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
ASSETS = Path(__file__).resolve().parents[2] / "src" / "geneverdict" / "page" / "assets"
OWN = re.compile(r"(file|data|blob|about):", re.IGNORECASE)
N_GENES = 300

Ask = Callable[[str, Sequence[Sequence[Any]]], list[Any]]

HOSTILE = (
    "<script>window.hacked = 1</script>",
    "</script><script>window.hacked = 2</script>",
    "\"><img src=x onerror='window.hacked = 3'>",
    "' onmouseover='window.hacked = 4",
    "&lt;b&gt; & &amp; &#x41;",
    "\u202egnihtemos else\u202c, \u200fright to left\u200e",
    "{name} {0} ${1} {{7*7}} %s",
    "__proto__",
    "javascript:window.hacked=5//",
    "名前 ñ é 🧬 \u0301\u0301\u0301",
    "long " + "x" * 9_995,
)
"""Titles that a page must show as they are: none may run, none may break the layout."""


@dataclass(eq=False)
class Watched:
    """What happened in a page so far."""

    origins: list[str]
    complaints: list[str] = field(default_factory=list)
    """Errors of the console, exceptions of scripts, requests that left the page."""
    requests: list[str] = field(default_factory=list)
    """Addresses asked for, in order."""
    expected: list[str] = field(default_factory=list)
    """Complaints with one of these words in them are part of the test."""

    def allowed(self, address: str) -> bool:
        return bool(OWN.match(address)) or any(address.startswith(f"{origin}/") for origin in self.origins)

    def ask(self, address: str) -> None:
        self.requests.append(address)
        if not self.allowed(address):
            self.complaints.append(f"a request left the page: {address}")

    def unexpected(self) -> list[str]:
        return [one for one in self.complaints if not any(words in one for words in self.expected)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A running Chromium (``playwright.sync_api.Browser``), one for each module.

    While it runs its event loop counts as running, so that nothing else in the process could start one of its own:
    it ends with the module, and starting another costs a second.
    """
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser tests")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip(f"none of {', '.join(BROWSERS)} is installed: the page is not tested here (see make browser)")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def origins() -> list[str]:
    """Addresses beside the page's own files that requests may go to, as ``http://127.0.0.1:PORT``; none at first."""
    return []


@pytest.fixture
def watched(origins: list[str]) -> Watched:
    """The record of ``page``."""
    return Watched(origins)


@pytest.fixture
def context_options() -> dict[str, Any]:
    """Options of the page's context (``viewport``, ``color_scheme``, ``locale`` …); a test module may override it."""
    return {"viewport": {"width": 1200, "height": 900}, "color_scheme": "light", "locale": "en-GB"}


@pytest.fixture
def page(browser: Any, watched: Watched, context_options: dict[str, Any]) -> Iterator[Any]:
    """A blank page (``playwright.sync_api.Page``), watched; nothing that it asks of other machines leaves this one.

    At the end the test fails when anything of ``watched.unexpected()`` is left: put the words of a complaint that the
    test provokes into ``watched.expected``.
    """
    context = browser.new_context(**context_options)
    context.set_default_timeout(20_000)
    context.route(re.compile("^(?!(file|data|blob|about):)", re.IGNORECASE), _gate(watched))
    context.on("request", lambda request: watched.ask(request.url))
    context.on("weberror", lambda error: watched.complaints.append(f"a script failed: {error.error}"))
    context.on("console", lambda said: _listen(said, watched))
    opened = context.new_page()
    opened.on("websocket", lambda socket: watched.ask(socket.url))
    yield opened
    context.close()
    left = watched.unexpected()
    assert not left, "the page complained:\n" + "\n".join(left)


def _gate(watched: Watched) -> Callable[[Any], None]:
    return lambda route: route.continue_() if watched.allowed(route.request.url) else route.abort()


def _listen(said: Any, watched: Watched) -> None:
    if said.type == "error":
        watched.complaints.append(f"the console says: {said.text} ({said.location.get('url', '')})")


@pytest.fixture(scope="module")
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


STUDY = """\
title = "Simulated: a small study for the tests of the page"
genes = ["ITGA5", "CXCL8"]

[thresholds]
log2fc = 1.0
fdr    = 0.05

[multiverse]
probes = ["highest_median", "mean_of_probes"]
test = ["moderated", "rank"]
permutations = 9

[[series]]
id = "GSE99000001"
[[series]]
id = "GSE99000002"
[[series]]
id = "GSE99000004"
[[series]]
id = "GSE99000005"
[[series]]
id         = "own-table"
expression = "own/expression.tsv.gz"
samples    = "own/samples.tsv"
probe_map  = "own/probe_map.tsv"
case       = { field = "disease state", match = "cancer" }
control    = { field = "disease state", match = "normal" }
pair       = false
"""


@pytest.fixture(scope="session")
def results(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The results of a simulated study of 300 genes; made once (some eight seconds, most of it figures).

    GSE99000001 is paired and has survival; GSE99000002 is unpaired with missing values; GSE99000004 has not measured
    ITGA5; GSE99000005 fails (nothing says which culture is the case); own-table is unpaired, its samples' titles are
    ``HOSTILE`` and some of its sample names are, too.  Named genes: ITGA5, CXCL8; with a small multiverse.
    """
    return made_once("page", _make_results) / "results"


def _make_results(folder: Path) -> None:
    recipes = {recipe.series: recipe for recipe in demo_recipes()}
    for number, name in ((1, "GSE99000001"), (2, "GSE99000002"), (4, "GSE99000004"), (5, "GSE99000005")):
        made = simulate_series(recipes[name], 1, number=number, n_genes=N_GENES)
        _write_geo(folder / "geo", made.series, made.platform)
    _write_own(folder / "own", recipes["GSE99000002"])
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")
    settings = Settings(mirror=str(folder / "geo"), cache=folder / "cache", offline=True)
    run_study(read_study(folder / "study.toml"), folder / "results", settings)


def _write_geo(geo: Path, series: Series, platform: Platform) -> None:
    write_series_matrix(geo / f"series/{series_folder(series.id)}/matrix/{series.id}_series_matrix.txt.gz", series)
    home = geo / "platforms" / series_folder(platform.id)
    if "lncRNA" in platform.title:
        write_platform_soft(home / f"soft/{platform.id}_family.soft.gz", platform)
    else:
        write_platform_annot(home / f"annot/{platform.id}.annot.gz", platform)


def _write_own(folder: Path, recipe: Recipe) -> None:
    """One's own table: titles are hostile, and the first names of samples as well."""
    people = [_hostile(sample, i) for i, sample in enumerate(recipe.samples)]
    own = recipe._replace(series="own-table", platform="", samples=people)
    made = simulate_series(own, 1, number=6, n_genes=N_GENES)
    names = [f"{HOSTILE[i]}:a,b#c" if i < 4 else f"sample {i}" for i in range(len(people))]
    rows = value_rows(made.series.probes, made.series.values, 4)
    write_table(folder / "expression.tsv.gz", ["probe_id", *names], rows)
    sheet = [[name, one.title, *one.characteristics.values()] for name, one in zip(names, people, strict=True)]
    write_table(folder / "samples.tsv", ["sample", "title", *people[0].characteristics], sheet)
    genes = ["///".join(genes) for genes in made.platform.genes]
    write_table(folder / "probe_map.tsv", ["probe_id", "symbol"], zip(made.platform.probes, genes, strict=True))


def _hostile(sample: Sample, i: int) -> Sample:
    return sample._replace(title=HOSTILE[i % len(HOSTILE)])
