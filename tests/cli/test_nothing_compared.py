"""Where no series could be compared nothing is written: each series says why, and earlier results stay."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from own_study import write_own_study
from run_here import run_here


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two series whose tables are not what they should be; a good one that only ``good.toml`` names."""
    folder = tmp_path_factory.mktemp("nothing")
    values = np.random.default_rng(4).normal(8, 1, (60, 8))
    good = write_own_study(folder, {"good": values}).rename(folder / "good.toml")
    write_own_study(folder, {"one": values, "two": values})
    for name in ("one", "two"):
        (folder / f"{name}.tsv").write_text("gene\n", encoding="utf-8")
    assert good.is_file()
    return folder


@pytest.mark.parametrize(
    "words", [("run",), ("multiverse", "GENE0"), ("survival", "GENE0")], ids=lambda words: words[0]
)
def test_each_series_says_why_and_nothing_is_written(study: Path, words: tuple[str, ...]) -> None:
    done = run_here(*words, "study.toml", "-o", "none", "--no-figures", "--offline", cwd=study)
    lines = done.stderr.strip().splitlines()
    assert done.returncode == 1
    assert [line.split(": ")[1] for line in lines[:2]] == ["one", "two"]
    assert "No series could be compared" in lines[-1]
    assert len(lines) == 3
    assert done.stdout == ""
    assert not list(study.glob(".none-*")) + list(study.glob("none"))


def test_earlier_results_stay(study: Path) -> None:
    assert run_here("run", "good.toml", "-o", "kept", "--no-figures", cwd=study).returncode == 0
    before = {path: path.read_bytes() for path in (study / "kept").rglob("*") if path.is_file()}
    done = run_here("run", "study.toml", "-o", "kept", "--no-figures", "--json", "--lang", "zh", cwd=study)
    told = json.loads(done.stdout)["error"]
    assert (done.returncode, told["code"]) == (1, "nothing_compared")
    assert len(told["values"]["whys"]["value"]) == 2
    assert "没有可以比较的数据集" in told["text"]
    assert before == {path: path.read_bytes() for path in (study / "kept").rglob("*") if path.is_file()}
