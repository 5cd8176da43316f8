"""Real files cut short at ten places: one line, an exit code, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from run_here import run_here


@pytest.mark.shared
@pytest.mark.long
def test_every_raw_and_broken_file_cut_short(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GENEVERDICT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("GENEVERDICT_GEO", str(shared / "geo"))
    folders = [shared / "data" / name for name in ("raw", "broken", "affymetrix_test3")]
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(files) > 20
    for path in files:
        data = path.read_bytes()
        for tenth in range(10):
            (tmp_path / path.name).write_bytes(data[: len(data) * tenth // 10])
            told = run_here("inspect", tmp_path / path.name, cwd=tmp_path)
            assert (told.returncode != 0, told.stderr.strip().count("\n")) == (True, 0), (path.name, tenth, told.stderr)
