"""What the documents show works as shown."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from geneverdict.io.study import read_study, study_text

ROOT = Path(__file__).parents[1]


def blocks(document: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (ROOT / document).read_text(encoding="utf-8"), re.S | re.M)


@pytest.mark.shared
@pytest.mark.slow
def test_the_python_of_the_readme_runs(shared: Path, demo: Path, tmp_path: Path) -> None:
    """In a folder with the results of a run, GEO's files being on this machine."""
    shutil.copytree(demo / "results", tmp_path / "results")
    (block,) = blocks("README.md", "python")
    places = {"GENEVERDICT_GEO": str(shared / "geo"), "GENEVERDICT_CACHE": str(tmp_path / "cache")}
    shown = "\nprint(answer.gene, len(pooled.genes), len(prepared.grouping.evidence), len(prepared.scale.evidence))\n"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", block + shown],
        cwd=tmp_path,
        env={**os.environ, **places},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    gene, *numbers = done.stdout.splitlines()[-1].split()
    assert gene == "TMC5"
    assert all(int(number) > 0 for number in numbers)


def test_the_study_file_of_the_documents_is_one(tmp_path: Path) -> None:
    """Every key that it shows is known, and the thresholds and analysis it shows are the defaults it says they are."""
    block, cels, beads, spots, counts, multiverse = blocks("docs/study-file.md", "toml")
    path = tmp_path / "study.toml"
    path.write_text(block, encoding="utf-8")
    study = read_study(path)
    for name in ("thresholds", "analysis"):
        assert tomllib.loads(block)[name] == type(getattr(study, name))().model_dump()
    path.write_text(study_text(study, folder=tmp_path), encoding="utf-8")
    assert read_study(path) == study
    for entries in (cels, beads, spots, counts):
        path.write_text(f'genes = ["ITGA5"]\n{entries}', encoding="utf-8")
        study = read_study(path)
        path.write_text(study_text(study, folder=tmp_path), encoding="utf-8")
        assert read_study(path) == study
    # The section that is explained by itself, in the same file.
    path.write_text(block.replace("[multiverse]", multiverse, 1), encoding="utf-8")
    whole = read_study(path)
    assert whole.multiverse is not None
    assert whole.multiverse.permutations == 1000
    path.write_text(study_text(whole, folder=tmp_path), encoding="utf-8")
    assert read_study(path) == whole


def test_a_series_may_have_an_analysis_of_its_own(tmp_path: Path) -> None:
    text = 'genes = ["A"]\n[[series]]\nid = "GSE1"\n[series.analysis]\ntrend = true\n[[series]]\nid = "GSE2"\n'
    (tmp_path / "study.toml").write_text(text)
    first, second = read_study(tmp_path / "study.toml").series
    assert first.analysis is not None
    assert first.analysis.trend
    assert second.analysis is None


def test_make_clean_removes_what_make_demo_leaves() -> None:
    """Both folders of the demo are also kept out of the repository."""
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    clean = (ROOT / "Makefile").read_text().partition("\nclean:\n")[2].split()
    for name in ("demo-results", "demo-results-input"):
        assert f"{name}/" in ignored
        assert name in clean
