"""One file over HTTP: retries with back-off, resumes by range, and gives up with words.

``download`` writes to a ``.part`` file.  Beside it a note says what the part is a part of; without a note that fits,
a part is never continued.  Whether the bytes are data is not decided here: see integrity.py.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar
from urllib.parse import urlsplit

from geneverdict.errors import FetchError
from geneverdict.io.fetch.cache import beside, read_json, write_json
from geneverdict.messages import Message, Name, count, known, threshold, whole

if TYPE_CHECKING:
    import ssl

    import httpx

T = TypeVar("T")
TIMEOUT, RETRIES, BACKOFF = 30.0, 5, 1.0
SLOWEST = 1000.0
"""Bytes a second: a connection that brings fewer is as good as none."""
LONGEST_PAGE = 1 << 25
"""Bytes of a folder page."""
_WORTH_A_RETRY = {408, 425, 429, 500, 502, 503, 504}
_NOT_THERE = {403, 404, 410}
"""403 too: object stores answer it for a name that does not exist."""
_PROGRESS = 1 << 16
"""Bytes by which an attempt must advance for the count of failures to begin anew."""
_LONGEST = 60
"""No pause is longer than this many times the back-off, whatever the server asks for."""


class Progress(Protocol):
    """Called as bytes arrive, possibly from several threads.  ``total`` is None when not known."""

    def __call__(self, name: str, done: int, total: int | None) -> None: ...


class NotThereError(FetchError):
    """The mirror answers, and has no such file."""


class _AgainError(Exception):
    """This attempt failed in a way that another may not.  ``wait``: seconds the server asked for."""

    def __init__(self, why: Message, wait: float | None = None) -> None:
        super().__init__(why.code)
        self.why, self.wait = why, wait


@dataclass(frozen=True, slots=True)
class Policy:
    """How patient to be.  Seconds; ``retries`` are attempts after the first that bring nothing new."""

    timeout: float = TIMEOUT
    """Without a connection, without a single new byte, or at less than ``SLOWEST``."""
    retries: int = RETRIES
    backoff: float = BACKOFF
    """The first pause; each next one is twice as long, times a random .5 to 1.5."""


@dataclass(frozen=True, slots=True)
class Received:
    """How a finished download came about."""

    etag: str
    sure: bool
    """The server stated the length, and all of it came in one answer."""


@dataclass(frozen=True, slots=True)
class _Note:
    """What a part is a part of."""

    address: str
    etag: str = ""
    modified: str = ""
    total: int | None = None


Feed = Callable[[bytes], bool]
"""Takes bytes in order; true once no more are needed."""
Tell = Callable[[int, int | None], None]


def download(
    client: httpx.Client,
    address: str,
    part: Path,
    policy: Policy,
    *,
    watch: Callable[[], Feed] | None = None,
    progress: Progress | None = None,
) -> Received:
    """Bring the file (or, with ``watch``, as much of its start as is needed) to ``part``, going on where it stopped.

    Raises NotThereError when the server has no such file, FetchError when it cannot be had; OSError from the disk.
    """

    name = part.name.removesuffix(".part")

    def tell(done: int, total: int | None) -> None:
        if progress:
            # How much of the whole will be needed is not known when only its start is.
            progress(name, done, None if watch else total)

    def attempt() -> Received:
        return _attempt(client, address, part, policy, watch or (lambda: lambda _: False), tell)

    return _retrying(policy, address, attempt, lambda: _size(part))


def read_page(client: httpx.Client, address: str, policy: Policy) -> str:
    """A small text, such as a folder page.  Raises as :func:`download`."""

    def attempt() -> str:
        import httpx

        try:
            with client.stream("GET", address) as response:
                _refuse_status(response, address)
                encoding = response.charset_encoding or "utf-8"
                return _whole_page(_steady(response.iter_bytes(), policy), address).decode(encoding, "replace")
        except httpx.RequestError as error:
            raise _AgainError(_why(error, policy)) from error

    return _retrying(policy, address, attempt, lambda: 0)


def _whole_page(chunks: Iterator[bytes], address: str) -> bytes:
    page = bytearray()
    for chunk in chunks:
        page += chunk
        if len(page) > LONGEST_PAGE:
            raise FetchError(Message("error-endless_page"), where=address)
    return bytes(page)


def _steady(chunks: Iterable[bytes], policy: Policy) -> Iterator[bytes]:
    """The same bytes; raises _AgainError where they come so slowly that there is no end of it."""
    since, came = time.monotonic(), 0
    for chunk in chunks:
        yield chunk
        came, seconds = came + len(chunk), time.monotonic() - since
        if seconds > policy.timeout:
            if came < SLOWEST * seconds:
                raise _AgainError(Message("fetch-too_slow", {"rate": count(int(SLOWEST))}))
            since, came = time.monotonic(), 0


def open_client(policy: Policy) -> httpx.Client:
    """Proxies of the environment are used, except for this machine.  Answers come as the bytes on the server's disk."""
    import httpx

    here: dict[str, httpx.BaseTransport | None] = dict.fromkeys(("all://localhost", "all://127.0.0.1", "all://[::1]"))
    headers = {"Accept-Encoding": "identity", "User-Agent": "geneverdict"}
    try:
        return httpx.Client(
            timeout=policy.timeout, follow_redirects=True, headers=headers, mounts=here, verify=_certificates()
        )
    except (ImportError, ValueError) as error:
        raise FetchError(Message("error-proxy_settings", {"why": Name(str(error))})) from error


@lru_cache(maxsize=1)
def _certificates() -> ssl.SSLContext:
    """Loaded once: it takes longer than a small file."""
    import httpx

    return httpx.create_ssl_context()


def forget_part(part: Path) -> None:
    """The part first: a note without a part is harmless."""
    part.unlink(missing_ok=True)
    beside(part, ".note").unlink(missing_ok=True)


def _retrying(policy: Policy, address: str, attempt: Callable[[], T], reached: Callable[[], int]) -> T:
    failures, best = 0, reached()
    while True:
        try:
            return attempt()
        except _AgainError as again:
            advanced = reached() >= best + _PROGRESS
            failures, best = 1 if advanced else failures + 1, max(best, reached())
            if failures > policy.retries:
                told = Message("error-not_fetched", {"n": count(failures), "why": again.why})
                raise FetchError(told, where=address) from again
            time.sleep(_pause(policy, failures, again.wait))


def _pause(policy: Policy, failures: int, asked: float | None) -> float:
    grown = policy.backoff * 2.0 ** (failures - 1) * random.uniform(0.5, 1.5)
    return min(max(grown, asked or 0.0), _LONGEST * policy.backoff)


def _attempt(
    client: httpx.Client, address: str, part: Path, policy: Policy, watch: Callable[[], Feed], tell: Tell
) -> Received:
    import httpx

    known = _note_of(part, address)
    offset = _size(part) if known else 0
    feed = watch()
    tell(offset, known.total if known else None)
    if known and (_fed(feed, part) or offset == known.total):
        return Received(known.etag, sure=False)
    try:
        with client.stream("GET", address, headers=_range(known, offset)) as response:
            _refuse_status(response, address, part)
            note, start = _agree(response, known, offset, address, part)
            if start == 0:
                feed = watch()
                forget_part(part)
                write_json(beside(part, ".note"), asdict(note))
            stopped = _receive(_steady(response.iter_raw(), policy), part, note.total, feed, tell)
    except _AgainError as again:
        raise _AgainError(_with_how_far(again.why, part), again.wait) from again
    except httpx.RequestError as error:
        raise _AgainError(_with_how_far(_why(error, policy), part)) from error
    if not stopped and note.total is not None and _size(part) != note.total:
        raise _AgainError(_with_how_far(Message("fetch-another_length"), part))
    return Received(note.etag, sure=start == 0 and note.total is not None)


def _receive(chunks: Iterator[bytes], part: Path, total: int | None, feed: Feed, tell: Tell) -> bool:
    """Append to the part as bytes arrive; true when ``feed`` needed no more."""
    done = _size(part)
    with part.open("ab") as sink:
        for chunk in chunks:
            sink.write(chunk)
            done += len(chunk)
            tell(done, total)
            if feed(chunk):
                return True
    return False


def _fed(feed: Feed, part: Path) -> bool:
    with part.open("rb") as file:
        return any(feed(block) for block in iter(lambda: file.read(1 << 20), b""))


def _range(known: _Note | None, offset: int) -> dict[str, str]:
    if known is None or offset == 0:
        return {}
    strong = known.etag if not known.etag.startswith("W/") else ""
    unchanged = {"If-Range": strong or known.modified} if strong or known.modified else {}
    return {"Range": f"bytes={offset}-", **unchanged}


def _agree(response: httpx.Response, known: _Note | None, offset: int, address: str, part: Path) -> tuple[_Note, int]:
    """What the answer is a part of, and the byte it begins at: 0, or where our part ends.  Anything else: anew."""
    etag, modified = response.headers.get("etag", ""), response.headers.get("last-modified", "")
    if response.status_code != 206:
        length = response.headers.get("content-length", "")
        return _Note(address, etag, modified, int(length) if length.isdecimal() else None), 0
    stated = re.fullmatch(r"bytes ([0-9]+)-[0-9]+/([0-9]+|\*)", response.headers.get("content-range", "").strip())
    total = int(stated[2]) if stated and stated[2] != "*" else None
    note = _Note(address, etag, modified, total)
    start = int(stated[1]) if stated else -1
    same = known is not None and all(
        ours in (theirs, "", None) or theirs in ("", None)
        for ours, theirs in ((known.etag, etag), (known.modified, modified), (known.total, total))
    )
    if start != offset or not (offset == 0 or same):
        forget_part(part)
        raise _AgainError(Message("fetch-another_piece"))
    return note, start


def _refuse_status(response: httpx.Response, address: str, part: Path | None = None) -> None:
    status = response.status_code
    if status in (200, 206):
        return
    words = Name(response.reason_phrase) if response.reason_phrase else None
    found = Message("fetch-http", known({"status": whole(status), "words": words}))
    if status in _NOT_THERE:
        raise NotThereError(Message("error-not_on_the_server", {"why": found}), where=address)
    if status == 416 and part is not None:
        forget_part(part)
        raise _AgainError(found)
    if status in _WORTH_A_RETRY:
        raise _AgainError(found, _retry_after(response.headers.get("retry-after", "")))
    raise FetchError(Message("error-server_refuses", {"why": found}), where=address)


def _retry_after(text: str) -> float | None:
    """Seconds, from a number of seconds or a date."""
    from email.utils import parsedate_to_datetime

    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()


def _why(error: httpx.RequestError, policy: Policy) -> Message:
    import httpx

    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
        return Message("fetch-no_connection_in_time", {"seconds": threshold(policy.timeout)})
    if isinstance(error, httpx.TimeoutException):
        return Message("fetch-nothing_came", {"seconds": threshold(policy.timeout)})
    values = {"host": Name(urlsplit(str(error.request.url)).netloc), "why": Name(str(error))}
    refused = isinstance(error, httpx.ConnectError | httpx.ProxyError | httpx.UnsupportedProtocol)
    return Message("fetch-no_connection" if refused else "fetch-connection_broken", values)


def _with_how_far(why: Message, part: Path) -> Message:
    total = _Note(**note).total if (note := read_json(beside(part, ".note"))) else None
    if total is None:
        return why
    return Message("fetch-how_far", {"why": why, "done": count(_size(part)), "total": count(total)})


def _note_of(part: Path, address: str) -> _Note | None:
    """The note of a part of this very address, or None."""
    try:
        note = _Note(**read_json(beside(part, ".note")))
    except TypeError:
        return None
    return note if note.address == address and part.is_file() else None


def _size(part: Path) -> int:
    return part.stat().st_size if part.is_file() else 0
