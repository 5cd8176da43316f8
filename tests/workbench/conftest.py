"""``bench``: a workbench over two simulated series, with an empty folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbenches import Bench, working, write_mirror


@pytest.fixture(scope="session")
def geo(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    return made_once("workbench", write_mirror) / "geo"


@pytest.fixture
def bench(geo: Path, tmp_path: Path) -> Iterator[Bench]:
    with working(tmp_path / "workspace", geo) as running:
        yield running
