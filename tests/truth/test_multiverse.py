"""The joint test of all specifications: without an effect p is uniform, or too large where values are few.

Series share nothing, so counts of them are binomial; bounds at a false alarm rate of 1e-4 each, seeds fixed.
"""

from __future__ import annotations

import pytest

from geneverdict.testing.worlds.multiverse import WORLDS
from truth_bounds import fewest, most
from truth_multiverse import simulate, uniformity

pytestmark = [pytest.mark.slow, pytest.mark.long]


@pytest.mark.parametrize(("name", "series"), [("10 v 10, no effect", 60), ("6 pairs, no effect", 40)])
def test_p_keeps_its_promise_without_an_effect(name: str, series: int) -> None:
    found = simulate(WORLDS[name], series=series, seed=21)
    for p in found.p:
        for level in (0.05, 0.2):
            assert (p <= level + 1e-12).sum() <= most(series, level)
    assert uniformity(WORLDS[name], found.p[0]) > 1e-4
    assert (found.p[0] <= 0.2 + 1e-12).sum() >= fewest(series, 0.2)


def test_a_gene_that_differs_is_seen() -> None:
    """Of a size that hardly any series of 8 pairs can miss: its standard error is about 0.25."""
    found = simulate(WORLDS["8 pairs, log2FC 0.7"]._replace(effect=1.5), series=10, seed=22)
    assert (found.p[:2] <= 0.05).mean() > 0.8
