"""Addresses and names that somebody made up to get at what is not theirs, or to make the server stumble."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

pytestmark = pytest.mark.slow

OUT = [
    "/../secret.txt",
    "/../../../../../../etc/passwd",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "/%252e%252e/secret.txt",
    "/%c0%ae%c0%ae/secret.txt",
    "/figures/../../secret.txt",
    "/figures/..%2f..%2fsecret.txt",
    "/figures/%2e%2e/series.json",
    "/figures/../report.html",
    "/figures//forest-ITGA5.svg",
    "//report.html",
    "/./report.html",
    "/report.html/",
    "/report.html%00",
    "/report.html%00.svg",
    "/%2fetc/passwd",
    "//etc/passwd",
    "/file:///etc/passwd",
    "/C:%5cWindows%5cwin.ini",
    "/.geneverdict-files",
    "/.hidden",
    "/figures",
    "/figures/",
    "/page/genes/..%2f..%2f..%2fsecret.txt",
    "/api/series/..%2f..%2f..%2fsecret",
    "/api/series/../../secret",
    "/api/series/%2e%2e",
    "/api/series/",
    "/api/",
    "/api",
    "/docs",
    "/redoc",
    "/openapi.json",
    "/app.js/..%2f..%2fsecret.txt",
    "/vendor/LICENSE",
]


@pytest.fixture(scope="module")
def beside(results: Path, tmp_path_factory: pytest.TempPathFactory, serving: Callable[[Path], Any]) -> Any:
    """A server of a copy of the results with things in and beside it that it must not give out."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(results, folder / "results")
    (folder / "secret.txt").write_text("secret")
    (folder / "results" / "unlisted.txt").write_text("secret")
    (folder / "results" / ".hidden").write_text("secret")
    (folder / "results" / "link.txt").symlink_to(folder / "secret.txt")
    (folder / "results" / "linked").symlink_to(folder)
    (folder / "results" / "figures" / "values-ITGA5-GSE99000001.svg").unlink()
    (folder / "results" / "figures" / "values-ITGA5-GSE99000001.svg").symlink_to(folder / "secret.txt")
    listed = folder / "results" / ".geneverdict-files"
    more = ["link.txt", "linked/secret.txt", "../secret.txt", ".hidden", "/etc/passwd", "gone.txt", "figures"]
    listed.write_text("\n".join([listed.read_text(), *more]))
    with serving(folder / "results") as server:
        yield server


@pytest.mark.parametrize(
    "address",
    [*OUT, "/unlisted.txt", "/link.txt", "/linked/secret.txt", "/gone.txt", "/figures/values-ITGA5-GSE99000001.svg"],
)
def test_nothing_but_the_results_own_files(beside: Any, address: str) -> None:
    got = beside.ask(address)
    assert got.status == 404
    assert got.error["code"] == "not_found"
    assert b"secret\n" not in got.body + b"\n"[: got.body == b"secret"]
    assert b"root:" not in got.body


def test_a_folder_that_is_reached_by_a_link_is_served_and_its_files_are_too(
    results: Path, tmp_path: Path, serving: Callable[[Path], Any]
) -> None:
    (tmp_path / "latest").symlink_to(results)
    with serving(tmp_path / "latest") as server:
        assert server.ask("/study.toml").body == (results / "study.toml").read_bytes()


NAMES = [
    # name, status, code
    ("<script>alert(1)</script>", 404, "unknown_gene"),
    ('"><img src=x onerror=alert(1)>', 404, "unknown_gene"),
    ("{{7*7}}", 404, "unknown_gene"),
    ("../../etc/passwd", 404, "unknown_gene"),
    ("..", 404, "unknown_gene"),
    ("ITGA5' OR '1'='1", 404, "unknown_gene"),
    ("ITGA5;DROP TABLE", 404, "unknown_gene"),
    ("a/b/c", 404, "unknown_gene"),
    ("words", 404, "unknown_gene"),
    ("基因", 404, "unknown_gene"),
    ("\ufffd", 404, "unknown_gene"),
    ("1-Mar", 404, "unknown_gene"),
    ("A" * 64, 404, "unknown_gene"),
    ("𝔸" * 64, 404, "unknown_gene"),
    ("A" * 65, 414, "too_long"),
    ("A" * 10_000, 414, "too_long"),
    ("", 400, "bad_name"),
    ("   ", 400, "bad_name"),
    ("ITGA5\0", 400, "bad_name"),
    ("\0", 400, "bad_name"),
    ("ITGA5\r\nX-Evil: 1", 404, "not_found"),
    ("\u202eITGA5", 400, "bad_name"),
    ("ITGA\u200f5", 400, "bad_name"),
    ("ITGA5\u200b", 400, "bad_name"),
    ("\ud7ff\ue000", 400, "bad_name"),
]


@pytest.mark.parametrize(("name", "status", "code"), NAMES, ids=[ascii(row[0][:20]) for row in NAMES])
def test_hostile_names(server: Any, name: str, status: int, code: str) -> None:
    for address in (f"/api/gene/{quote(name, safe='')}", f"/api/gene/{quote(name, safe='')}/words"):
        got = server.ask(address)
        assert (got.status, got.error["code"]) == (status, code)
        assert got.headers["content-type"] == "application/json"
        assert "x-evil" not in {header.lower() for header in got.headers}
        assert len(got.body) < 2000
        assert not any(letter in got.text for letter in "\0\u202e\u200f")


@pytest.mark.parametrize("name", [row[0] for row in NAMES], ids=[ascii(row[0][:20]) for row in NAMES])
def test_searching_for_hostile_names_finds_nothing_or_is_refused(server: Any, name: str) -> None:
    got = server.ask(f"/api/search?q={quote(name, safe='')}")
    assert got.status in (200, 400, 414)
    if got.status == 200:
        assert len(got.json()["found"]) <= 20


QUERIES = [
    ("log2fc=x", "bad_number"),
    ("log2fc=", "bad_number"),
    ("log2fc=-1", "bad_number"),
    ("log2fc=nan", "bad_number"),
    ("log2fc=inf", "bad_number"),
    ("log2fc=1e999", "bad_number"),
    ("log2fc=1_0", "bad_number"),
    ("log2fc=0x10", "bad_number"),
    ("log2fc=%D9%A1", "bad_number"),
    ("log2fc=1%00", "bad_number"),
    ("log2fc=" + "1" * 25, "bad_number"),
    ("fdr=0", "bad_number"),
    ("fdr=1.01", "bad_number"),
    ("fdr=-0.05", "bad_number"),
    ("fdr=0.05&fdr=0.1", "bad_query"),
    ("fc=1", "bad_query"),
    ("lang=xx", "bad_language"),
    ("%3Cscript%3E=1", "bad_query"),
]


@pytest.mark.parametrize(("query", "code"), QUERIES)
def test_wrong_numbers(server: Any, query: str, code: str) -> None:
    got = server.ask(f"/api/gene/GAPDH/words?{query}")
    assert (got.status, got.error["code"]) == (400, code)
    assert got.headers["content-type"] == "application/json"


@pytest.mark.parametrize("query", ["", "q=a&q=b", "p=a", "q"])
def test_a_search_without_words_is_refused_unless_they_are_empty(server: Any, query: str) -> None:
    assert server.ask(f"/api/search?{query}").status == (200 if query == "q" else 400)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/search?q=" + "a" * 10_000, 414),
        ("/api/gene/ITGA5/words?" + "&".join(f"a{i}=1" for i in range(1000)), 414),
        ("/" + "a" * 10_000, 414),
        ("/" + "a/" * 5_000, 414),
    ],
    ids=["query", "many names", "path", "folders"],
)
def test_huge_addresses(server: Any, address: str, status: int) -> None:
    got = server.ask(address)
    assert (got.status, got.error["code"]) == (status, "too_long")


@pytest.mark.parametrize(
    "bytes_sent",
    [
        b"GET / HTTP/1.1\r\n" + b"X-Long: " + b"a" * 100_000,
        b"GET /" + b"a" * 100_000,
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\r\n\r\n\r\n",
    ],
    ids=["endless header", "endless line", "TLS", "two hosts", "version", "nothing"],
)
def test_what_is_no_http_ends_and_the_server_lives_on(server: Any, bytes_sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(bytes_sent)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        while part := connection.recv(1 << 16):
            answer += part
    assert not answer or answer.split()[1] in (b"400", b"421")
    assert server.ask("/api/gene/ITGA5").status == 200
