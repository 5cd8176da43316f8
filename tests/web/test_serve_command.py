"""``geneverdict serve`` where it cannot serve: one line, exit code 2."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from geneverdict.errors import ResultsError, UsageError
from geneverdict.messages import Message, english
from geneverdict.web.app import create_app
from geneverdict.web.results import Results
from geneverdict.web.server import PORT, listen, serve

pytestmark = pytest.mark.slow


def test_results_without_a_page_are_refused_in_one_line(results: Path, tmp_path: Path) -> None:
    shutil.copytree(results, tmp_path / "old", ignore=shutil.ignore_patterns("page"))
    command = [sys.executable, "-m", "geneverdict", "serve", str(tmp_path / "old"), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "older version" in done.stderr
    assert json.loads(done.stdout)["error"]["todo"] == "Run the study again"


@pytest.mark.parametrize(
    ("study", "words"),
    [
        (b"", "damaged"),
        (b"[]", "damaged"),
        (b"\xff\xfe", "damaged"),
        (b'{"schema": "geneverdict/page/1"}', "damaged"),
        (b'{"schema": "geneverdict/page/0"}', "another version"),
    ],
    ids=str,
)
def test_a_damaged_page_is_said(results: Path, tmp_path: Path, study: bytes, words: str) -> None:
    (tmp_path / "page").mkdir()
    shutil.copy(results / "series.json", tmp_path)
    (tmp_path / "page" / "study.json").write_bytes(study)
    with pytest.raises(ResultsError, match=f"{words}.*Run the study again"):
        create_app(tmp_path)


def test_a_study_without_a_comparison_sends_to_its_report(results: Path, tmp_path: Path) -> None:
    study = json.loads((results / "page" / "study.json").read_text(encoding="utf-8"))
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "study.json").write_text(json.dumps({**study, "series": [], "genes": []}), encoding="utf-8")
    (tmp_path / "series.json").write_bytes((results / "series.json").read_bytes())
    said = english(Message("page-none_compared_but"))
    assert said in Results(tmp_path).shell.decode()
    assert said not in Results(results).shell.decode()


def test_a_folder_without_results_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match="no results of geneverdict here"):
        create_app(tmp_path)


def test_a_named_port_that_is_taken_is_refused_and_else_the_next_is_used(results: Path) -> None:
    with listen(None) as first, listen(None) as second:
        ports = [one.getsockname()[1] for one in (first, second)]
        assert PORT <= ports[0] < ports[1]
        with pytest.raises(UsageError, match=f"cannot listen on port {ports[0]}.*Name a free port with --port"):
            serve(results, ports[0])
    with listen(ports[0]) as again:
        assert again.getsockname() == ("127.0.0.1", ports[0])
        assert again.family is socket.AF_INET
        # Only then asyncio sends small answers at once; else each takes 40 ms longer.
        assert again.proto == socket.IPPROTO_TCP
