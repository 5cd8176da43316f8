"""Whatever the server does: the file is whole, or there is one clear line, and the cache holds nothing wrong."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geneverdict.errors import FetchError
from geneverdict.io.fetch.cache import lookup
from geneverdict.io.fetch.geo import Geo, NotThereError, fetch_series

pytestmark = pytest.mark.slow

PATH = "series/GSE1nnn/GSE1234/matrix/GSE1234_series_matrix.txt.gz"


@pytest.fixture
def geo(mirror: Any, tmp_path: Path) -> Geo:
    return Geo(mirror.url, tmp_path / "cache", timeout=5, retries=2, backoff=0.01)


def fetch(geo: Geo) -> bytes:
    return fetch_series(geo, "GSE1234")[0].path.read_bytes()


def hasty(geo: Geo, faults: list[dict[str, Any]]) -> Geo:
    """With a short time-out where the server stalls, and a long one elsewhere: this machine may be busy."""
    return replace(geo, timeout=0.3) if any({"stall", "trickle"} & fault.keys() for fault in faults) else geo


def no_leftovers(geo: Geo) -> bool:
    return {entry.name for entry in (geo.cache / PATH).parent.iterdir()} <= {
        Path(PATH).name + suffix for suffix in ("", ".manifest", ".lock")
    }


def test_a_file_arrives_whole_and_is_not_fetched_twice(mirror: Any, geo: Geo, matrix: bytes) -> None:
    mirror.put(PATH, matrix)
    calls: list[tuple[str, int, int | None]] = []
    (first,) = fetch_series(geo, "GSE1234", progress=lambda *call: calls.append(call))
    (second,) = fetch_series(geo, "gse 1234")
    assert first.path.read_bytes() == matrix
    assert (first.size, first.from_cache, first.address) == (len(matrix), False, f"{mirror.url}/{PATH}")
    assert second.from_cache
    assert (second.sha256, second.date, second.address) == (first.sha256, first.date, first.address)
    assert len(mirror.requests) == 1
    assert calls[-1] == (Path(PATH).name, len(matrix), len(matrix))
    assert [done for _, done, _ in calls] == sorted(done for _, done, _ in calls)
    assert no_leftovers(geo)


HALF = 16_000
RECOVERS = {
    "drops half-way, then serves the range": [{"send": HALF}],
    "drops twice": [{"send": HALF}, {"send": 4000}],
    "hangs up without an answer": [{"hang_up": True}],
    "503 then 200": [{"status": 503, "body": b"busy"}],
    "429 with Retry-After": [{"status": 429, "body": b"", "headers": {"Retry-After": "0"}}],
    "429 with a far Retry-After, bounded": [{"status": 429, "body": b"", "headers": {"Retry-After": "86400"}}],
    "503 with a Retry-After in the past": [
        {"status": 503, "body": b"", "headers": {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}}
    ],
    "stalls": [{"send": HALF, "stall": 0.6}],
    "trickles": [{"trickle": 0.01}],
    "range ignored": [{"send": HALF}, {"ranges": False}],
    "another piece than asked for": [
        {"send": HALF},
        {"status": 206, "body": b"x" * 100, "headers": {"Content-Range": "bytes 5-104/200"}},
    ],
    "a 206 that does not say what it is": [{"send": HALF}, {"status": 206, "body": b"x" * 100}],
    "the range is refused": [{"send": HALF}, {"status": 416, "body": b""}],
    "cut where no length was stated": [{"send": HALF, "length": None}],
    "no length stated": [{"length": None}],
}


@pytest.mark.parametrize("case", RECOVERS)
def test_faults_that_pass(case: str, mirror: Any, geo: Geo, matrix: bytes, make_answer: Callable[..., Any]) -> None:
    mirror.put(PATH, matrix)
    mirror.answer(PATH, *(make_answer(**fault) for fault in RECOVERS[case]))
    assert fetch(hasty(geo, RECOVERS[case])) == matrix
    assert lookup(geo.cache / PATH)
    assert no_leftovers(geo)


def test_after_a_drop_only_the_rest_is_sent(
    mirror: Any, geo: Geo, matrix: bytes, make_answer: Callable[..., Any]
) -> None:
    mirror.put(PATH, matrix)
    mirror.answer(PATH, make_answer(send=HALF))
    assert fetch(replace(geo, timeout=20.0)) == matrix
    last = mirror.requests[-1]
    start = int(last.range.removeprefix("bytes=").rstrip("-"))
    # What of the first half arrives before the connection goes is up to the sockets; it is not asked for again.
    assert last.status == 206
    assert 0 < start <= HALF
    assert last.sent == len(matrix) - start


def test_a_part_left_by_an_earlier_run_is_continued(
    mirror: Any, geo: Geo, matrix: bytes, make_answer: Callable[..., Any]
) -> None:
    mirror.put(PATH, matrix)
    mirror.answer(PATH, make_answer(send=HALF), always=make_answer(status=503, body=b""))
    with pytest.raises(FetchError, match=r"HTTP 503"):
        fetch(geo)
    assert (geo.cache / (PATH + ".part")).stat().st_size == HALF
    assert lookup(geo.cache / PATH) is None
    mirror.behave()
    assert fetch(geo) == matrix
    assert mirror.requests[-1].sent == len(matrix) - HALF


@pytest.mark.parametrize("if_range", [True, False])
def test_a_file_that_changed_in_between_is_got_anew(
    *, if_range: bool, mirror: Any, geo: Geo, matrix: bytes, matrix_text: Callable[..., bytes], make_answer: Any
) -> None:
    """Also when the server ignores If-Range and sends the rest of the other file."""
    mirror.put(PATH, matrix)
    mirror.answer(PATH, make_answer(send=HALF), always=make_answer(status=503, body=b""))
    with pytest.raises(FetchError):
        fetch(geo)
    mirror.behave()
    changed = mirror.put(PATH, gzip.compress(matrix_text("GSE1234", 1600), mtime=0))
    if not if_range:
        rest = {"Content-Range": f"bytes {HALF}-{len(changed) - 1}/{len(changed)}"}
        mirror.answer(PATH, make_answer(status=206, body=changed[HALF:], headers=rest))
    assert fetch(geo) == changed


def test_a_part_of_another_mirror_is_not_continued(
    mirror: Any, geo: Geo, matrix: bytes, serve: Any, make_answer: Any, tmp_path: Path
) -> None:
    mirror.put(PATH, matrix)
    mirror.answer(PATH, make_answer(send=HALF), always=make_answer(status=503, body=b""))
    with pytest.raises(FetchError):
        fetch(geo)
    other = serve(tmp_path / "served")
    assert fetch(Geo(other.url, geo.cache, timeout=0.3, retries=0)) == matrix
    assert other.requests[0].range == ""


def html(title: str) -> bytes:
    return f"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body>…</body></html>".encode()


LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:342421d0\nsize 62803860\n"
FAILS: dict[str, tuple[dict[str, Any], str]] = {
    "always drops, no ranges": ({"send": HALF, "ranges": False}, r"broke the connection.*at 16,000 of [0-9,]+ bytes"),
    "always 500": ({"status": 500, "body": b""}, r"after 3 attempts.*HTTP 500"),
    "always stalls": ({"send": 0, "stall": 0.4}, r"nothing came for 0\.3 s"),
    "always trickles": ({"trickle": 0.01}, r"fewer than 1,000 bytes a second came.*at [0-9]+ of [0-9,]+ bytes"),
    "never answers": ({"hang_up": True}, r"broke the connection"),
    "refuses": ({"status": 401, "body": b""}, r"the server refuses; found HTTP 401"),
    "web page": ({"body": html("Log in to  the hotel")}, r"web page titled 'Log in to the hotel'"),
    "web page in gzip": ({"body": gzip.compress(html("Moved"), mtime=0)}, r"web page titled 'Moved'"),
    "Git LFS pointer": ({"body": LFS}, r"Git LFS pointer that stands for a file of 62,803,860 bytes"),
    "empty": ({"body": b""}, r"the file is empty"),
    "plain text": ({"body": b"!Series_title\tx\n"}, r"plain text instead of gzip.*!Series_title"),
    "other binary": ({"body": b"PK\3\4\0\0"}, r"binary data instead of gzip"),
    "length too long": ({"length": 200_000}, r"broke the connection.* of 200,000 bytes"),
    "length too short": ({"length": 20_000}, r"the gzip file ends before its end.*20,000 bytes"),
}


def fails_with_a_line(geo: Geo, line: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(geo)
    text = str(caught.value)
    assert re.search(line, text), text
    assert "\n" not in text
    assert text.startswith(f"{geo.mirror}/{PATH}: ")
    assert lookup(geo.cache / PATH) is None
    assert not (geo.cache / PATH).exists()


@pytest.mark.parametrize("case", FAILS)
def test_faults_that_stay(case: str, mirror: Any, geo: Geo, matrix: bytes, make_answer: Callable[..., Any]) -> None:
    fault, line = FAILS[case]
    mirror.put(PATH, matrix)
    mirror.answer(PATH, always=make_answer(**fault))
    fails_with_a_line(hasty(geo, [fault]), line)
    mirror.behave()
    assert fetch(geo) == matrix


def test_damaged_files_of_the_right_length(mirror: Any, geo: Geo, matrix: bytes, matrix_text: Any) -> None:
    flipped = bytearray(matrix)
    flipped[len(matrix) // 2] ^= 1
    damaged = {
        r"the gzip file ends before its end": matrix[:-9],
        r"the gzip file is damaged inside": bytes(flipped),
        r"the line !series_matrix_table_end is missing; found 80 rows": gzip.compress(
            matrix_text(n_rows=80, end=False), mtime=0
        ),
        r"expected 99 rows .* found 80": gzip.compress(matrix_text(n_rows=80, stated=99), mtime=0),
        r"never begins": gzip.compress(b"!Series_title\tx\n", mtime=0),
    }
    for line, data in damaged.items():
        mirror.put(PATH, data)
        fails_with_a_line(geo, line)
        assert no_leftovers(geo)
    mirror.put(PATH, matrix)
    assert fetch(geo) == matrix


def test_not_there_says_what_was_tried(mirror: Any, geo: Geo) -> None:
    with pytest.raises(NotThereError, match=r"no series matrix of GSE1234.*GSE1234_series_matrix.txt.gz \(HTTP 404"):
        fetch(geo)
    assert len(mirror.asked(Path(PATH).name)) == 1


def test_no_server_at_all(tmp_path: Path) -> None:
    geo = Geo("http://127.0.0.1:9", tmp_path, timeout=0.3, retries=1, backoff=0.01)
    with pytest.raises(FetchError, match=r"no connection to 127\.0\.0\.1:9"):
        fetch(geo)


def test_a_cached_file_that_changed_is_fetched_again(
    mirror: Any, geo: Geo, matrix: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    mirror.put(PATH, matrix)
    fetch(geo)
    target = geo.cache / PATH
    target.write_bytes(matrix[:-1] + bytes([matrix[-1] ^ 1]))
    assert fetch(geo) == matrix
    assert "does not have the size and sha256" in caplog.text
    target.with_name(target.name + ".manifest").write_text("{")
    assert fetch(geo) == matrix
    assert "without a manifest" in caplog.text
    assert len(mirror.requests) == 3


def test_a_proxy_of_the_environment_is_not_used_for_this_machine(
    mirror: Any, geo: Geo, matrix: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    mirror.put(PATH, matrix)
    assert fetch(geo) == matrix
    away = Geo("http://mirror.invalid/geo", geo.cache / "other", timeout=0.3, retries=0)
    with pytest.raises(FetchError, match="no connection"):
        fetch(away)


def test_a_cache_that_cannot_be_written(mirror: Any, matrix: bytes, tmp_path: Path) -> None:
    mirror.put(PATH, matrix)
    (tmp_path / "file").write_text("")
    geo = Geo(mirror.url, tmp_path / "file" / "cache", retries=0)
    with pytest.raises(FetchError, match=r"file/cache/.*cannot write to the cache.*Not a directory.*GENEVERDICT_CACHE"):
        fetch(geo)


def test_a_full_disk(mirror: Any, geo: Geo, matrix: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    mirror.put(PATH, matrix)
    with monkeypatch.context() as patch:
        patch.setattr("geneverdict.io.fetch.cache.write_json", full)
        with pytest.raises(FetchError, match="No space left on device"):
            fetch(geo)
    assert lookup(geo.cache / PATH) is None
    assert fetch(geo) == matrix
    assert len(mirror.requests) == 1
