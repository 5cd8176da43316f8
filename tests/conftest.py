"""Fixtures that every test may use."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

SHARED = Path(__file__).resolve().parents[2] / "shared"


settings.register_profile("quick", deadline=None, max_examples=25, derandomize=True)
settings.register_profile("nightly", deadline=None, max_examples=200)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of time run alone (``make timing``): a busy machine must not fail the others.  Long ones run at night."""
    if "timing" in config.option.markexpr:
        return
    night = os.environ.get("HYPOTHESIS_PROFILE") == "nightly" or "long" in config.option.markexpr
    apart = ("timing",) if night else ("timing", "long")
    left = {item for item in items if any(item.get_closest_marker(name) for name in apart)}
    config.hook.pytest_deselected(items=[item for item in items if item in left])
    kept = [item for item in items if item not in left]
    slow = {item.path for item in kept if item.get_closest_marker("slow")}
    items[:] = sorted(kept, key=lambda item: item.path not in slow)  # at the end no process waits for a long file


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real GEO series beside the checkout; the test is skipped where it is absent."""
    if not (SHARED / "geo").is_dir():
        pytest.skip("the folder ../shared with real GEO series is not here: this test needs it")
    return SHARED


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """``made_once(name, make)``: a folder that ``make`` fills, once for all processes of a run; read it only."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # the processes of one run share what is beside their own folders
        base = base.parent

    def folder(name: str, make: Callable[[Path], object]) -> Path:
        made, done = base / f"once-{name}", base / f"once-{name}.done"
        with FileLock(base / f"once-{name}.lock"):
            if not done.exists():
                shutil.rmtree(made, ignore_errors=True)  # what a failure left
                made.mkdir()
                make(made)
                done.touch()
        return made

    return folder


@pytest.fixture(scope="session")
def six(shared: Path, made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A folder with ``results`` of the example's six real series, and ``run.pickle``, the records of the run.

    Files of figures are not drawn: those of ``demo`` are.
    """

    def make(folder: Path) -> None:
        from geneverdict.io.study import read_study
        from geneverdict.pipeline.run import run_study
        from geneverdict.settings import Settings

        study = read_study(Path(__file__).parents[1] / "examples" / "itga5-six.toml")
        settings = Settings(str(shared / "geo"), folder / "cache", offline=True, figures="none")
        run = run_study(study, folder / "results", settings)
        (folder / "run.pickle").write_bytes(pickle.dumps(run))

    return made_once("six", make)


@pytest.fixture(scope="session")
def demo(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A folder with ``results`` and ``results-input`` of ``geneverdict demo``."""

    def make(folder: Path) -> None:
        command = [sys.executable, "-m", "geneverdict", "demo", "-o", "results"]
        environment = {**os.environ, "GENEVERDICT_CACHE": str(folder / "cache")}
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=300)

    return made_once("demo", make)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """The language that a test chose for the command line does not outlive it."""
    yield
    if speech := sys.modules.get("geneverdict.cli.speech"):
        speech.choose([], {})
