"""The same page from ``geneverdict serve``: a real server, a real browser, any gene of the study."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from geneverdict.messages import Message, say

pytestmark = pytest.mark.slow


def start(results: Path, port: int) -> subprocess.Popen[bytes]:
    """The command as a user runs it; ready when it answers."""
    command = [sys.executable, "-m", "geneverdict", "serve", str(results), "--port", str(port), "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return process
    process.kill()
    pytest.fail("the server did not answer within 20 seconds")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(results: Path, origins: list[str]) -> Iterator[dict[str, Any]]:
    """A running server of the small study; ``again`` starts it anew on the same port."""
    port = free_port()
    running = {"process": start(results, port), "address": f"http://127.0.0.1:{port}"}
    running["again"] = lambda: running.update(process=start(results, port))
    origins.append(running["address"])
    yield running
    running["process"].kill()
    running["process"].wait()


def ready(page: Any, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("body[data-ready=yes]")
    page.wait_for_function("() => gv.study.series.every((series) => gv.arraysNow(series.stem))")


def test_any_gene_has_its_page_with_the_reports_words_below(server: dict[str, Any], page: Any) -> None:
    ready(page, f"{server['address']}/#gene=ITGA5")
    field = page.locator("#gv-search")
    field.fill("IL8")
    page.wait_for_function("() => document.getElementById('gv-found').textContent.includes('CXCL8')")
    other = page.evaluate("() => gv.study.genes.find((gene) => !gv.study.named.includes(gene))")
    field.fill(other)
    page.wait_for_function("(name) => document.querySelector('#gv-found b')?.textContent === name", arg=other)
    field.press("Enter")
    page.wait_for_function("(gene) => gv.state.gene === gene", arg=other)
    page.wait_for_function("(gene) => document.getElementById('full').textContent.includes(gene)", arg=other)
    assert page.locator("#full h4").first.text_content()
    page.locator("#gv-lang").click()
    page.wait_for_function("() => /[\\u4e00-\\u9fff]/.test(document.getElementById('full').textContent)")
    assert page.locator("footer").inner_text() == say(Message("page-the_report"), "zh")


def test_the_words_below_follow_the_thresholds(server: dict[str, Any], page: Any) -> None:
    ready(page, f"{server['address']}/#gene=ITGA5&fc=0.3")
    page.wait_for_function("() => document.getElementById('full').textContent.includes('≥ 0.3')")
    page.evaluate("() => gv.set({ fc: 0.7 })")
    page.wait_for_function("() => document.getElementById('full').textContent.includes('≥ 0.7')")


def test_a_server_that_was_killed_and_started_again_loses_nothing(
    server: dict[str, Any], page: Any, watched: Any
) -> None:
    ready(page, f"{server['address']}/#gene=GAPDH&fc=0.585&fdr=0.01")
    page.wait_for_function("() => document.getElementById('full').textContent.length > 100")
    watched.expected.append("ERR_CONNECTION_REFUSED")
    before = page.locator("#gv-verdict").inner_text()
    server["process"].send_signal(signal.SIGKILL)
    server["process"].wait()
    said = page.evaluate("() => gv.gene('NOT_ASKED_YET').then(() => '', (fault) => fault.message)")
    assert "geneverdict serve" in said
    server["again"]()
    page.reload()
    page.wait_for_selector("body[data-ready=yes]")
    page.wait_for_function("(text) => document.getElementById('gv-verdict').textContent === text", arg=before)


def test_a_gene_that_is_none_gets_the_servers_word(server: dict[str, Any], page: Any, watched: Any) -> None:
    watched.expected.append("404")
    ready(page, f"{server['address']}/#gene=ITGA5")
    page.evaluate("() => gv.goto('NO_SUCH_GENE')")
    page.wait_for_selector(".gv-fault:not([hidden])")
    assert "NO_SUCH_GENE" in page.locator(".gv-fault").inner_text()


def test_hostile_titles_do_not_run_in_the_served_page(server: dict[str, Any], page: Any) -> None:
    ready(page, f"{server['address']}/#gene=ITGA5&series=own-table")
    # By keyboard: figures above are still being drawn, and what moves under a pointer is not clicked.
    page.locator(".gv-samples summary").press("Enter")
    page.wait_for_function("() => document.querySelector('.gv-samples').textContent.includes('window.hacked = 1')")
    page.wait_for_function("() => document.getElementById('full').textContent.length > 100")
    assert page.evaluate("() => window.hacked") is None
