"""Many at once, new results under a running server, a server that is killed; and that nothing is ever written."""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.slow

CLIENTS = 50


def start(folder: Path, *words: str) -> tuple[subprocess.Popen[str], str]:
    """``geneverdict serve`` as a user runs it, and its address."""
    command = [sys.executable, "-m", "geneverdict", "serve", str(folder), "--json", "--no-open", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, process.communicate()[1]
    return process, json.loads(line)["address"]


def test_fifty_clients_get_what_one_gets(server: Any, results: Path, serving: Callable[[Path], Any]) -> None:
    """Of a fresh server, so that nothing is made yet; several always want the same at the same time."""
    addresses = [f"/api/gene/GENE{100 + i:04d}" for i in range(8)] + ["/api/study", "/api/series/GSE99000004"]
    addresses += ["/api/gene/GENE0100/words?fdr=0.1", "/api/search?q=GENE01", "/"]
    alone = {address: server.ask(address).body for address in addresses}

    def client(number: int) -> int:
        with httpx.Client(base_url=f"http://127.0.0.1:{fresh.port}", timeout=60, trust_env=False) as asking:
            mine = addresses[number % 7 :] + addresses[: number % 7]
            for address in mine:
                got = asking.get(address)
                assert got.status_code == 200
                assert got.content == alone[address], address
        return len(mine)

    with serving(results) as fresh, ThreadPoolExecutor(CLIENTS) as pool:
        assert sum(pool.map(client, range(CLIENTS))) == CLIENTS * len(addresses)


def test_a_killed_server_starts_again_at_the_same_port_with_the_same_answers(results: Path) -> None:
    first, address = start(results)
    try:
        with httpx.Client(trust_env=False, timeout=60) as asking:
            before = [asking.get(address + path).content for path in ("api/gene/GENE0042", "api/study")]
            first.send_signal(signal.SIGKILL)
            first.wait(timeout=10)
    finally:
        first.kill()
        first.communicate()
    port = address.rstrip("/").rpartition(":")[2]
    second, again = start(results, "--port", port)
    try:
        assert again == address
        with httpx.Client(trust_env=False, timeout=60) as asking:
            assert [asking.get(address + path).content for path in ("api/gene/GENE0042", "api/study")] == before
        second.send_signal(signal.SIGINT)
        assert second.wait(timeout=10) == 0
        assert second.communicate()[1] == ""
    finally:
        second.kill()


def test_new_results_in_the_same_place_are_noticed(
    results: Path, tmp_path: Path, serving: Callable[[Path], Any]
) -> None:
    folder = tmp_path / "results"
    shutil.copytree(results, folder)
    with serving(folder) as server:
        assert server.ask("/api/gene/GENE0042").json()["thresholds"]["fdr"] == 0.05
        summary = json.loads((results / "series.json").read_text())
        summary["thresholds"]["fdr"] = 0.2
        shutil.copytree(results, tmp_path / "new")
        (tmp_path / "new" / "series.json").write_text(json.dumps(summary))
        folder.rename(tmp_path / "old")
        gone = server.ask("/api/gene/GENE0042")
        assert (gone.status, gone.error["code"]) == (503, "no_results")
        (tmp_path / "new").rename(folder)
        assert server.ask("/api/gene/GENE0042").json()["thresholds"]["fdr"] == 0.2


def test_a_table_that_is_lost_is_said_and_the_rest_goes_on(
    results: Path, tmp_path: Path, serving: Callable[[Path], Any]
) -> None:
    folder = tmp_path / "results"
    shutil.copytree(results, folder)
    (folder / "probes" / "GSE99000004.parquet").write_bytes(b"damaged")
    with serving(folder) as server:
        got = server.ask("/api/gene/GENE0042")
        assert (got.status, got.error["code"], got.error["todo"]) == (503, "damaged_table", "Run the study again")
        assert server.ask("/api/study").status == 200
        shutil.copy(results / "probes" / "GSE99000004.parquet", folder / "probes")
        assert server.ask("/api/gene/GENE0042").status == 200


def test_nobody_is_told_of_it_even_where_the_environment_asks_for_that(
    results: Path, monkeypatch: pytest.MonkeyPatch, serving: Callable[[Path], Any]
) -> None:
    """The framework can report each request to a collector that a variable names."""
    with socket.create_server(("127.0.0.1", 0)) as collector:
        monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{collector.getsockname()[1]}")
        with serving(results) as server:
            assert server.ask("/api/gene/ITGA5").status == 200
        collector.settimeout(0.2)
        with pytest.raises(TimeoutError):
            collector.accept()


def fingerprint(folder: Path) -> dict[str, tuple[str, int, int]]:
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
            path.stat().st_mtime_ns,
            path.stat().st_mode,
        )
        for path in [folder, *folder.rglob("*")]
    }


def test_nothing_is_ever_written(results: Path, tmp_path: Path, serving: Callable[[Path], Any]) -> None:
    folder = tmp_path / "results"
    shutil.copytree(results, folder)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = fingerprint(folder)
    try:
        with serving(folder) as server:
            addresses = ["/", "/report.html", "/api/gene/GENE0001", "/api/gene/nothing", "/api/search?q=GENE"]
            addresses += [
                "/api/gene/GENE0001/words?fdr=0.5",
                "/api/series/GSE99000001",
                "/figures/values-ITGA5-GSE99000001.svg",
            ]
            for address in addresses:
                for method in ("GET", "HEAD", "POST"):
                    assert server.ask(address, method).status < 500
        assert fingerprint(folder) == before
    finally:
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_ctrl_c_ends_it_at_once_and_quietly_while_somebody_waits(results: Path) -> None:
    process, address = start(results)
    try:
        with ThreadPoolExecutor(8) as pool, httpx.Client(trust_env=False, timeout=60) as asking:
            for i in range(8):
                pool.submit(asking.get, f"{address}api/gene/GENE{100 + i:04d}/words?fdr=0.0{i + 1}")
            time.sleep(0.3)
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=5) == 0
        assert process.communicate()[1] == ""
    finally:
        process.kill()
