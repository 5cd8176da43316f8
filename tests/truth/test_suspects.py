"""Labels that the values contradict: seldom where labels mean nothing, nearly always where three are wrong."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from truth_suspects import REAL, look, mislabelled, real, shuffled, without_effect

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [(5, 20), (10, 10), (3, 12), (20, 20)])
@pytest.mark.parametrize("factors", [0, 3])
def test_no_alarm_where_nothing_differs(size: tuple[int, int], factors: int) -> None:
    """5 % of 50 simulated series are allowed; of 50 at that rate more than 8 are less likely than 1 in 1,000."""
    seen = look(partial(without_effect, *size, factors), draws=50, seed=11)
    assert seen.alarm.sum() <= (8 if factors else 1)
    assert not seen.whole_group.any()


@pytest.mark.shared
@pytest.mark.parametrize("name", REAL)
def test_real_series_with_labels_at_random_and_with_three_wrong(shared: Path, name: str) -> None:
    values, case = real(shared / "geo", name)
    whole = (int(case.sum()), int((~case).sum()))
    by_chance = look(partial(shuffled, values, case, whole), draws=50, seed=12)
    assert by_chance.alarm.mean() <= 0.04
    seen = look(partial(mislabelled, values, case, whole, (2, 1)), draws=10, seed=13)
    assert seen.alarm.mean() >= 0.8
    assert seen.named_right.sum() >= 0.95 * seen.n_named.sum()
    assert (seen.genes[:, 1] > seen.genes[:, 0]).all()
    assert np.median(seen.genes[:, 2]) >= np.median(seen.genes[:, 1])
