"""Processes that are killed, and processes that want the same file at once."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from geneverdict.io.fetch.cache import beside, lookup
from geneverdict.io.fetch.geo import Geo, fetch_series

pytestmark = pytest.mark.slow

PATH = "series/GSEnnn/GSE42/matrix/GSE42_series_matrix.txt.gz"
PROGRAM = """
import json, sys
from pathlib import Path
from geneverdict.io.fetch.geo import Geo, fetch_series
(file,) = fetch_series(Geo(sys.argv[1], Path(sys.argv[2]), timeout=20), "GSE42")
print(json.dumps([file.sha256, file.from_cache]))
"""


def start(geo: Geo) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, geo.mirror, str(geo.cache)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(condition: Any) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "the other process did not get there"
        time.sleep(0.01)


@pytest.fixture
def geo(mirror: Any, tmp_path: Path) -> Geo:
    return Geo(mirror.url, tmp_path / "cache", timeout=5, retries=1, backoff=0.01)


@pytest.fixture
def killed_half_way(mirror: Any, geo: Geo, matrix: bytes, make_answer: Any) -> int:
    """The bytes that a process had when it was killed in the middle of its download."""
    mirror.put(PATH, matrix)
    mirror.answer(PATH, make_answer(send=20_000, stall=20))
    process, part = start(geo), beside(geo.cache / PATH, ".part")
    wait_for(lambda: part.exists() and part.stat().st_size > 10_000)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    return part.stat().st_size


def test_killed_during_a_download_the_next_run_goes_on(
    mirror: Any, geo: Geo, matrix: bytes, killed_half_way: int
) -> None:
    assert lookup(geo.cache / PATH) is None
    assert not (geo.cache / PATH).exists()
    (file,) = fetch_series(geo, "GSE42")
    assert file.path.read_bytes() == matrix
    assert mirror.requests[-1].range == f"bytes={killed_half_way}-"
    assert mirror.requests[-1].sent == len(matrix) - killed_half_way


def test_what_a_kill_can_leave_is_never_taken_for_the_file(geo: Geo, matrix: bytes, killed_half_way: int) -> None:
    """A part that is longer than it should be, or holds other bytes, or has lost its note."""
    target = geo.cache / PATH
    part, note = beside(target, ".part"), beside(target, ".part.note")
    noted = note.read_bytes()
    states: dict[str, tuple[bytes, bytes]] = {
        "other bytes": (bytes(killed_half_way), noted),
        "no note": (matrix[:500], b""),
        "half a note": (matrix[:500], noted[: len(noted) // 2]),
        "too long": (matrix + b"more", noted),
        "complete": (matrix, noted),
        "empty": (b"", noted),
    }
    for state, (data, record) in states.items():
        for leftover in (target, beside(target, ".manifest")):
            leftover.unlink(missing_ok=True)
        part.write_bytes(data)
        note.write_bytes(record)
        (file,) = fetch_series(geo, "GSE42")
        assert file.path.read_bytes() == matrix, state
        assert not file.from_cache, state


def test_killed_between_manifest_and_file(mirror: Any, geo: Geo, matrix: bytes) -> None:
    """The manifest of the new file stands beside the old one for a moment."""
    mirror.put(PATH, matrix)
    (file,) = fetch_series(geo, "GSE42")
    file.path.write_bytes(gzip.compress(b"an older file", mtime=0))
    assert lookup(file.path) is None
    assert fetch_series(geo, "GSE42")[0].path.read_bytes() == matrix


def test_two_processes_at_once_share_one_download(mirror: Any, geo: Geo, matrix: bytes, make_answer: Any) -> None:
    mirror.put(PATH, matrix)
    mirror.answer(PATH, make_answer(send=len(matrix) - 1, stall=1.0))
    first, second = start(geo), start(geo)
    results = [json.loads(process.communicate(timeout=30)[0]) for process in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0)
    assert results[0][0] == results[1][0] == fetch_series(geo, "GSE42")[0].sha256
    assert sum(request.sent for request in mirror.requests) == len(matrix)
    assert sorted(result[1] for result in results) == [False, True]


def test_a_killed_process_frees_its_lock_at_once(mirror: Any, geo: Geo, matrix: bytes, make_answer: Any) -> None:
    mirror.put(PATH, matrix)
    mirror.answer(PATH, make_answer(send=20_000, stall=20))
    holder, part = start(geo), beside(geo.cache / PATH, ".part")
    wait_for(lambda: part.exists() and part.stat().st_size > 10_000)
    waiting = start(geo)
    time.sleep(0.5)
    assert waiting.poll() is None
    holder.kill()
    holder.communicate()
    assert json.loads(waiting.communicate(timeout=20)[0])[1] is False
    assert (geo.cache / PATH).read_bytes() == matrix
