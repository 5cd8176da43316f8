"""Results appear whole or not at all, also when a run is killed or the folder cannot be written."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from geneverdict.errors import ResultsError
from geneverdict.io.results.folder import check_writable, whole_folder
from geneverdict.io.results.write import write_table
from small_files import no_file_larger_than

MARK = "report.html"


def fill(folder: Path, text: str) -> None:
    with whole_folder(folder) as work:
        (work / MARK).write_text(text)


def test_a_folder_appears_and_is_replaced_as_a_whole(tmp_path: Path) -> None:
    out = tmp_path / "results"
    fill(out, "one")
    fill(out, "two")
    assert (out / MARK).read_text() == "two"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["results"]


def test_when_the_block_fails_the_earlier_results_stay(tmp_path: Path) -> None:
    out = tmp_path / "results"
    fill(out, "one")

    def fail() -> None:
        with whole_folder(out) as work:
            (work / MARK).write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (out / MARK).read_text() == "one"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["results"]


def test_a_folder_with_other_things_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(ResultsError, match="thesis.docx"):
        check_writable(tmp_path)
    assert (tmp_path / "thesis.docx").exists()


def test_what_a_user_put_beside_earlier_results_is_never_lost(tmp_path: Path) -> None:
    out = tmp_path / "results"
    fill(out, "one")
    (out / "genes").mkdir()
    (out / "genes" / "notes.md").write_text("mine")
    with pytest.raises(ResultsError, match="genes/notes.md"):
        fill(out, "two")
    assert (out / "genes" / "notes.md").read_text() == "mine"
    assert (out / MARK).read_text() == "one"


def test_a_file_in_the_way_and_a_place_that_refuses(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ResultsError, match="file of that name is in the way"):
        check_writable(tmp_path / "file")
    with pytest.raises(ResultsError, match="cannot be written"):
        check_writable(tmp_path / "file" / "results")
    with pytest.raises(ResultsError, match="cannot be written"):
        check_writable(Path("/proc/geneverdict/results"))
    with pytest.raises(ResultsError, match="too long"):
        check_writable(tmp_path / ("r" * 5000))


@pytest.mark.slow
def test_a_killed_run_leaves_nothing_that_the_next_run_would_trust(tmp_path: Path) -> None:
    out = tmp_path / "results"
    fill(out, "one")
    script = textwrap.dedent(
        f"""
        import time
        from pathlib import Path
        from geneverdict.io.results.folder import whole_folder
        with whole_folder(Path({str(out)!r})) as work:
            (work / "report.html").write_text("half")
            print("ready", flush=True)
            time.sleep(60)
        """
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
    time.sleep(0.05)
    assert (out / MARK).read_text() == "one"
    fill(out, "two")
    assert (out / MARK).read_text() == "two"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["results"]


NOBODY = 1 << 30
"""No process has this number."""


def killed_between_renames(out: Path) -> None:
    """The old results moved aside, the new ones not yet in their place."""
    fill(out, "one")
    out.rename(out.parent / f".{out.name}-{NOBODY}-x.old")
    (out.parent / f".{out.name}-{NOBODY}-x.partial").mkdir()


def test_killed_between_the_two_renames_the_old_results_come_back(tmp_path: Path) -> None:
    out = tmp_path / "results"
    killed_between_renames(out)
    with pytest.raises(ZeroDivisionError), whole_folder(out):
        raise ZeroDivisionError
    assert (out / MARK).read_text() == "one"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["results"]


def test_what_a_killed_run_put_aside_goes_where_there_are_newer_results(tmp_path: Path) -> None:
    out = tmp_path / "results"
    killed_between_renames(out)
    out.mkdir()
    fill(out, "two")
    assert (out / MARK).read_text() == "two"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["results"]


@pytest.mark.parametrize("limit", [0, 600])
def test_a_table_that_the_system_refuses_is_one_error_of_the_place(tmp_path: Path, limit: int) -> None:
    out = tmp_path / "results"
    fill(out, "one")
    table = pl.DataFrame({"x": np.random.default_rng(1).normal(size=500)})
    refused = pytest.raises(ResultsError, match="too large")
    with no_file_larger_than(limit), refused, whole_folder(out) as work:
        write_table(table, work / "de" / "s.parquet")
    assert (out / MARK).read_text() == "one"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["results"]
