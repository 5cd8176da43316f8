"""Where the system refuses to write, every command says so in one line, exit code 2, and leaves what was there."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from run_here import run_here
from small_files import no_file_larger_than
from small_results import run_small_study

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of files' sizes"),
]


@pytest.fixture(scope="module")
def place(made_once: Callable[[str, Callable[[Path], object]], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a small study and its results, and an atlas of them."""
    folder = tmp_path_factory.mktemp("disk") / "place"
    shutil.copytree(made_once("small", run_small_study), folder)
    assert run_here("atlas", "build", "results", "-o", "kept-atlas", cwd=folder).returncode == 0
    return folder


def tree(folder: Path) -> dict[str, tuple[int, int]]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(folder).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns) for path in paths}


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("run study.toml -o new --no-figures", 4000),
        ("multiverse ITGA5 study.toml -o new --no-figures", 100),
        ("survival ITGA5 study.toml -o new --no-figures", 100),
        ("figures results", 100),
        ("atlas build results -o new", 100),
        ("atlas build results -o new", 4000),
        ("atlas build study.toml -o new", 4000),
        ("atlas add study.toml -o kept-atlas", 100),
        ("compare results/tables/one.csv results --series one -o new.json", 1000),
        ("init one.tsv --gene ITGA5 -o new.toml", 10),
        ("bundle results -o new.zip", 4000),
        ("demo -o new", 100),
    ],
)
def test_one_line_and_nothing_half_written(place: Path, words: str, size: int) -> None:
    before = tree(place)
    with no_file_larger_than(size):
        done = run_here(*words.split(), cwd=place)
    assert done.returncode == 2, done.stderr + done.stdout
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "File too large" in done.stderr or "a file may not become so large" in done.stderr
    assert tree(place) == before
    assert not [path.name for path in place.iterdir() if path.name.startswith((".", "new"))]


def test_tables_for_r_are_whole_or_not_there(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geneverdict.pipeline.verify._rscript", lambda _packages: "Rscript")
    before = tree(place)
    with no_file_larger_than(4000):
        done = run_here("verify", "results", "--tables", "new", cwd=place)
    assert done.returncode == 2
    assert "new: the results cannot be written" in done.stderr
    assert tree(place) == before
    assert not (place / "new").exists()
