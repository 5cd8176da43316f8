"""Resuming where nothing after it could notice a mistake: plain bytes, no gzip, no check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from geneverdict.errors import FetchError
from geneverdict.io.fetch.transport import Policy, download, open_client

OLD, NEW = b"a" * 9000, b"b" * 9000
POLICY = Policy(timeout=5, retries=2, backoff=0.01)
BEGUN = 4096


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with open_client(POLICY) as opened:
        yield opened


@pytest.fixture
def part(mirror: Any, client: httpx.Client, make_answer: Any, tmp_path: Path) -> Path:
    """The first bytes of the old file, left by an earlier run."""
    mirror.put("x", OLD)
    mirror.answer("x", make_answer(send=BEGUN), always=make_answer(status=503, body=b""))
    with pytest.raises(FetchError):
        download(client, f"{mirror.url}/x", tmp_path / "x.part", POLICY)
    mirror.behave()
    mirror.requests.clear()
    return tmp_path / "x.part"


def rest_of(data: bytes, **headers: str) -> dict[str, Any]:
    stated = {"Content-Range": f"bytes {BEGUN}-{len(data) - 1}/{len(data)}"}
    return {"status": 206, "body": data[BEGUN:], "headers": {**stated, **headers}}


def test_the_server_is_asked_whether_the_file_is_the_same(mirror: Any, client: httpx.Client, part: Path) -> None:
    calls: list[tuple[int, int | None]] = []
    download(client, f"{mirror.url}/x", part, POLICY, progress=lambda _, done, total: calls.append((done, total)))
    assert part.read_bytes() == OLD
    (request,) = mirror.requests
    assert request.range == f"bytes={BEGUN}-"
    assert len(request.if_range) == 42, "the ETag in quotes"
    assert (calls[0], calls[-1]) == ((BEGUN, 9000), (9000, 9000))


@pytest.mark.parametrize(
    "answer",
    [
        rest_of(NEW),
        rest_of(NEW, ETag="", **{"Last-Modified": "Sun, 22 Nov 2026 00:00:00 GMT"}),
        rest_of(NEW + b"b", ETag="", **{"Last-Modified": ""}),
        {"status": 206, "body": NEW[:4904], "headers": {"Content-Range": "bytes 0-4903/9000"}},
        {"status": 206, "body": NEW[5000:], "headers": {"Content-Range": "bytes 5000-8999/9000"}},
        {"status": 206, "body": NEW[BEGUN:]},
        {"status": 416, "body": b""},
    ],
    ids=["another ETag", "another date", "another length", "from the start", "a gap", "no Content-Range", "refused"],
)
def test_what_does_not_continue_the_part_is_not_appended(
    answer: dict[str, Any], mirror: Any, client: httpx.Client, part: Path, make_answer: Any
) -> None:
    mirror.put("x", NEW)
    mirror.answer("x", make_answer(**answer))
    download(client, f"{mirror.url}/x", part, POLICY)
    assert part.read_bytes() == NEW
    assert [request.range for request in mirror.requests] == [f"bytes={BEGUN}-", ""]


def test_progress_without_end_is_not_a_failure(
    mirror: Any, client: httpx.Client, make_answer: Any, tmp_path: Path
) -> None:
    """A connection that drops again and again but brings something each time gets there."""
    data = mirror.put("big", bytes(range(256)) * 4000)
    mirror.answer("big", *[make_answer(send=100_000)] * 10)
    download(client, f"{mirror.url}/big", tmp_path / "big.part", POLICY)
    assert (tmp_path / "big.part").read_bytes() == data
    assert len(mirror.requests) == 11 > POLICY.retries + 1
