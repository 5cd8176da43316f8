"""A short run of bench/fuzz.py: every reader on damaged heads of real files."""

from __future__ import annotations

from pathlib import Path

import pytest

import fuzz


@pytest.mark.parametrize("seed", range(4))
def test_damaged_inputs_end_in_errors_of_ours(seed: int, tmp_path: Path) -> None:
    done, failures = fuzz.run(500, seed=seed, folder=tmp_path)
    assert done == 500
    assert {place: failure.text for place, failure in failures.items()} == {}
