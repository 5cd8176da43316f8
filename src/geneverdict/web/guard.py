"""Who may ask, and what goes with every answer.

The server listens on this machine alone, but any web page that the user visits may send requests to this machine, and
a name of the attacker's may be made to point here (DNS rebinding).  So a request must name this server as its host,
and must not come from another page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as Event

from geneverdict.errors import GeneverdictError, UsageError
from geneverdict.messages import Code, Message, Name, count
from geneverdict.web.errors import error_response

NAMES = ("127.0.0.1", "localhost", "[::1]")
LONGEST_PATH = 1024
LONGEST_QUERY = 512
"""Bytes as sent: a gene of 64 characters, each four bytes of UTF-8 written as %XX, fits into either."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }
)
"""With every answer; an answer may state its own policy and caching."""


_PARTS = (b"range", b"if-range")
"""Files are given whole."""


class Guard:
    """Refuses what is not for this server before anything is done, and puts ``HEADERS`` on every answer."""

    def __init__(self, app: ASGIApp, refuse: Callable[[Scope], GeneverdictError | None] | None = None) -> None:
        """``refuse``: why a request is not answered, ``refusal`` where it is not given."""
        self._app, self._refuse = app, refuse or refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_safely(event: Event) -> None:
            if event["type"] == "http.response.start":
                event = {**event, "headers": with_headers(event.get("headers", ()))}
            await send(event)

        refused = self._refuse(scope)
        answer = self._app if refused is None else error_response(refused)
        whole = {**scope, "headers": [pair for pair in scope["headers"] if pair[0].lower() not in _PARTS]}
        await answer(whole, receive, send_safely)


def with_headers(headers: Any) -> list[tuple[bytes, bytes]]:
    """The headers of an answer, and those of ``HEADERS`` that it does not state itself."""
    stated = {name.lower() for name, _ in headers}
    ours = ((name.lower().encode(), value.encode()) for name, value in HEADERS.items())
    return [*headers, *(pair for pair in ours if pair[0] not in stated)]


def refusal(scope: Scope) -> GeneverdictError | None:
    """Why a request is not answered, None where it is.  ``scope["server"]`` is the socket that it came in by."""
    return strangers(scope) or too_much(scope)


def strangers(scope: Scope, first: str = "/") -> GeneverdictError | None:
    """Why a request is not for this server or not of its own page.  ``first``: the page that links may lead to."""
    headers, ours = headers_of(scope), _hosts(scope["server"][1])
    refused = _other_host(headers.get(b"host", []), ours)
    return refused or (None if _followed(scope, headers, first) else _other_page(headers, ours))


def headers_of(scope: Scope) -> dict[bytes, list[str]]:
    """All values of each header, by its name in small letters."""
    headers: dict[bytes, list[str]] = {}
    for name, value in scope["headers"]:
        headers.setdefault(name.lower(), []).append(value.decode("latin-1"))
    return headers


def _hosts(port: int) -> tuple[str, ...]:
    return tuple(f"{name}:{port}" for name in NAMES) + (NAMES if port == 80 else ())


def _other_host(hosts: list[str], ours: tuple[str, ...]) -> UsageError | None:
    if len(hosts) == 1 and hosts[0] in ours:
        return None
    return UsageError(Message("error-host", {"host": Name(ours[0])}))


def _followed(scope: Scope, headers: Mapping[bytes, list[str]], first: str) -> bool:
    """Somebody follows a link to the first page, as a page of its own: who put the link there learns nothing of it."""
    plain = (
        scope["method"] == "GET" and scope["path"] == first and not scope["query_string"] and b"origin" not in headers
    )
    return plain and headers.get(b"sec-fetch-mode") == ["navigate"] and headers.get(b"sec-fetch-dest") == ["document"]


def _other_page(headers: Mapping[bytes, list[str]], ours: tuple[str, ...]) -> UsageError | None:
    origins, sites = headers.get(b"origin", []), headers.get(b"sec-fetch-site", [])
    foreign = any(origin not in [f"http://{host}" for host in ours] for origin in origins)
    if not foreign and all(site in ("same-origin", "none") for site in sites):
        return None
    return UsageError(Message("error-origin", {"host": Name(ours[0])}))


def too_much(scope: Scope) -> UsageError | None:
    """A method that changes things, a body, an address that is longer than any of ours."""
    headers = headers_of(scope)
    if scope["method"] not in ("GET", "HEAD"):
        return UsageError(Message("error-method"))
    if b"transfer-encoding" in headers or any(length.strip("0 ") for length in headers.get(b"content-length", [])):
        return UsageError(Message("error-body"))
    return long_address(scope)


def long_address(scope: Scope) -> UsageError | None:
    if len(scope.get("raw_path") or b"") > LONGEST_PATH or len(scope["query_string"]) > LONGEST_QUERY:
        most = {"most": count(LONGEST_PATH), "query": count(LONGEST_QUERY)}
        return UsageError(Message("error-too_long", {"what": Code("address"), **most}))
    return None
