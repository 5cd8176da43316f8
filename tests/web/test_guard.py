"""Who may ask: the host it names, the page it comes from, the method, the size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geneverdict.errors import ResultsError, UsageError
from geneverdict.messages import Code, Message, count
from geneverdict.web.errors import status_of
from geneverdict.web.guard import HEADERS, refusal, with_headers


def scope(headers: dict[str, str], **other: Any) -> dict[str, Any]:
    given = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    plain = {"method": "GET", "path": "/", "raw_path": b"/", "query_string": b"", "server": ("127.0.0.1", 8765)}
    return {"type": "http", "headers": given, **plain, **other}


OURS = {"Host": "127.0.0.1:8765"}
FOLLOWED = {**OURS, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
ASKED = [
    # headers, what else the request is, status (None: answered)
    (OURS, {}, None),
    ({"Host": "localhost:8765"}, {}, None),
    ({"Host": "[::1]:8765"}, {}, None),
    ({}, {}, 421),
    ({"Host": ""}, {}, 421),
    ({"Host": "127.0.0.1"}, {}, 421),
    ({"Host": "127.0.0.1:8766"}, {}, 421),
    ({"Host": "127.0.0.1:8765.evil.example"}, {}, 421),
    ({"Host": "evil.example:8765"}, {}, 421),
    ({"Host": "evil.example"}, {}, 421),
    ({"Host": "LOCALHOST:8765"}, {}, 421),
    ({"Host": "127.1:8765"}, {}, 421),
    ({"Host": "2130706433:8765"}, {}, 421),
    ({"Host": "user@127.0.0.1:8765"}, {}, 421),
    ({"Host": "127.0.0.1:8765, evil.example"}, {}, 421),
    ({"Host": "localhost"}, {"server": ("127.0.0.1", 80)}, None),
    ({"Host": "localhost"}, {"server": ("127.0.0.1", 443)}, 421),
    ({**OURS, "Origin": "http://127.0.0.1:8765"}, {}, None),
    ({**OURS, "Origin": "http://localhost:8765"}, {}, None),
    ({**OURS, "Origin": "https://127.0.0.1:8765"}, {}, 403),
    ({**OURS, "Origin": "http://127.0.0.1:8766"}, {}, 403),
    ({**OURS, "Origin": "http://evil.example"}, {}, 403),
    ({**OURS, "Origin": "null"}, {}, 403),
    ({**OURS, "Origin": ""}, {}, 403),
    ({**OURS, "Sec-Fetch-Site": "same-origin"}, {}, None),
    ({**OURS, "Sec-Fetch-Site": "none"}, {}, None),
    ({**OURS, "Sec-Fetch-Site": "same-site"}, {}, 403),
    ({**OURS, "Sec-Fetch-Site": "cross-site"}, {}, 403),
    ({**OURS, "Sec-Fetch-Site": "anything"}, {}, 403),
    # A link on another page that somebody follows leads to the first page, and nowhere else.
    (FOLLOWED, {}, None),
    ({**FOLLOWED, "Sec-Fetch-Dest": "iframe"}, {}, 403),
    ({**FOLLOWED, "Sec-Fetch-Mode": "no-cors"}, {}, 403),
    ({**FOLLOWED, "Origin": "http://evil.example"}, {}, 403),
    ({**FOLLOWED, "Host": "evil.example"}, {}, 421),
    (FOLLOWED, {"path": "/report.html", "raw_path": b"/report.html"}, 403),
    (FOLLOWED, {"path": "/api/study", "raw_path": b"/api/study"}, 403),
    (FOLLOWED, {"query_string": b"q=1"}, 403),
    (FOLLOWED, {"method": "HEAD"}, 403),
    (FOLLOWED, {"method": "POST"}, 403),
    (OURS, {"method": "HEAD"}, None),
    *((OURS, {"method": method}, 405) for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT")),
    ({**OURS, "Content-Length": "0"}, {}, None),
    ({**OURS, "Content-Length": "1"}, {}, 413),
    ({**OURS, "Transfer-Encoding": "chunked"}, {}, 413),
    (OURS, {"query_string": b"q=" + b"a" * 510}, None),
    (OURS, {"query_string": b"q=" + b"a" * 511}, 414),
    (OURS, {"raw_path": b"/" + b"a" * 1023}, None),
    (OURS, {"raw_path": b"/" + b"a" * 1024}, 414),
]


@pytest.mark.parametrize(("headers", "other", "status"), ASKED, ids=str)
def test_who_is_answered(headers: dict[str, str], other: dict[str, Any], status: int | None) -> None:
    refused = refusal(scope(headers, **other))
    assert (refused and status_of(refused)) == status


def test_two_hosts_are_none() -> None:
    given = scope(OURS)
    given["headers"].append((b"host", b"127.0.0.1:8765"))
    refused = refusal(given)
    assert refused is not None
    assert status_of(refused) == 421


def test_an_answer_may_state_its_own_policy_and_nothing_is_said_twice() -> None:
    headers = with_headers([(b"Content-Security-Policy", b"default-src 'none'"), (b"etag", b"x")])
    names = [name.lower() for name, _ in headers]
    assert len(names) == len(set(names)) == len(HEADERS) + 1
    assert dict(headers)[b"Content-Security-Policy"] == b"default-src 'none'"


def test_an_error_has_the_status_of_its_code_or_kind() -> None:
    assert status_of(UsageError(Message("error-nothing_to_search"))) == 400
    assert status_of(UsageError(Message("error-too_long", {"what": Code("gene"), "most": count(64)}))) == 414
    assert status_of(ResultsError(Message("error-being_replaced"))) == 503


@pytest.mark.slow
@pytest.mark.parametrize(("headers", "other", "status"), [row for row in ASKED if not row[1]], ids=str)
def test_over_the_wire(server: Any, headers: dict[str, str], other: dict[str, Any], status: int | None) -> None:
    """The same on a socket.  A request without a host is no HTTP, which the library says in its own words."""
    mine = {name: value.replace("8765", str(server.port)) for name, value in headers.items()}
    body = {"1": b"x", "chunked": b"1\r\nx\r\n0\r\n\r\n"}.get(
        mine.get("Content-Length", mine.get("Transfer-Encoding", ""))
    )
    address = "/" if "Sec-Fetch-Mode" in headers else "/api/study"
    got = server.ask(address, headers={"Host": "", **mine}, body=body)
    assert got.status == (status or 200), other
    if status:
        assert got.error["code"] in ("host", "origin", "body")
        assert got.headers["content-security-policy"].startswith("default-src 'none'")
        assert b"schema" not in got.body


@pytest.mark.slow
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_other_methods(server: Any, method: str) -> None:
    got = server.ask("/api/study", method, headers={"Content-Length": "2"}, body=b"{}")
    assert (got.status, got.headers["allow"], got.error["code"]) == (405, "GET, HEAD", "method")


@pytest.mark.slow
def test_no_connection_from_elsewhere_is_possible(server: Any) -> None:
    """The socket is bound to the loopback address: Linux shows it as 0100007F."""
    table = Path("/proc/net/tcp")
    if not table.exists():
        pytest.skip("needs Linux's table of sockets")
    listening = [line.split() for line in table.read_text().splitlines()[1:]]
    ours = [row[1] for row in listening if row[3] == "0A" and row[1].endswith(f":{server.port:04X}")]
    assert ours == [f"0100007F:{server.port:04X}"]
