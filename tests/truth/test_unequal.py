"""Groups that vary unequally: what holds with a variance for each group keeps its promise in simulated series.

A sample of bench/truth_unequal.py, which has the numbers (docs/truth-unequal.md).  The seeds are fixed.
"""

from __future__ import annotations

import numpy as np
import pytest

from truth_bounds import most
from truth_unequal import GENES, WAYS, WORLDS, simulate

pytestmark = pytest.mark.slow

SERIES = 12
MODEL, WEIGHTS, WELCH, BOTH, TOLD = range(len(WAYS))
UNEQUAL = [name for name, world in WORLDS.items() if world.large >= 2 * world.small and not name.endswith(", 1")]


@pytest.mark.parametrize("name", UNEQUAL)
def test_what_is_told_without_doubt_keeps_the_false_discovery_rate(name: str) -> None:
    found = simulate(WORLDS[name], series=SERIES, seed=21)
    n = SERIES * GENES
    assert found.below[BOTH].mean() * n <= most(n, 0.05)
    assert found.any_listed[TOLD].sum() <= most(SERIES, 0.10)
    # The mean of 12 proportions, each of few genes where few are found: its standard error is up to .02.
    assert found.false[TOLD].mean() <= 0.06 + 2 * found.false[TOLD].std(ddof=1) / np.sqrt(SERIES)


def test_one_variance_or_one_remedy_does_not() -> None:
    twice = simulate(WORLDS["5 v 20, 2"], series=5, seed=22)
    assert twice.any_listed[MODEL].all()
    assert twice.false[MODEL].mean() > 0.4
    lognormal = simulate(WORLDS["5 v 20, 2 × lognormal (SD of log2 .7)"], series=5, seed=23)
    assert lognormal.false[WEIGHTS].mean() > 0.15
    few = simulate(WORLDS["3 v 12, 2"], series=10, seed=24)
    assert few.any_listed[WELCH].mean() > 0.2


def test_equal_groups_lose_nothing_and_wide_large_ones_are_found() -> None:
    equal = simulate(WORLDS["5 v 20, 1"], series=10, seed=25)
    assert equal.true[TOLD].mean() == equal.true[MODEL].mean()
    assert equal.true[BOTH].mean() >= 0.85 * equal.true[MODEL].mean()
    wide = simulate(WORLDS["5 v 20, 0.5"], series=10, seed=26)
    assert wide.true[BOTH].mean() > 1.1 * wide.true[MODEL].mean()
