"""Real series with labels that mean nothing: p is uniform on average, and hardly ever is a gene called."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from truth_bounds import fewest
from truth_real import SERIES, Shuffled, read, shuffled
from truth_show import Z_OFF, mean_and_se

pytestmark = [pytest.mark.slow, pytest.mark.shared, pytest.mark.long]

DRAWS = 50


@cache
def drawn(geo: Path, name: str) -> Shuffled:
    return shuffled(read(geo, name), draws=DRAWS, seed=5)


@pytest.mark.parametrize("name", SERIES)
def test_p_is_uniform_on_average(shared: Path, name: str) -> None:
    """The genes of one draw are correlated, so the draws (not the genes) are counted: mean within 3.89 standard errors
    (false alarm 1e-4), and that error small enough that a share of 0.09 could not pass."""
    mean, se = mean_and_se(drawn(shared / "geo", name).below_05)
    assert abs(mean - 0.05) <= Z_OFF * se
    assert Z_OFF * se < 0.04


@pytest.mark.parametrize("name", SERIES)
def test_nothing_is_called_in_most_draws(shared: Path, name: str) -> None:
    """Any call at FDR .05 has probability .05 at most for independent genes; twice that is allowed for correlated ones:
    at least 36 of 50 draws without one (false alarm 1e-4)."""
    found = drawn(shared / "geo", name)
    assert (found.n_called == 0).sum() >= fewest(DRAWS, 0.9)
    assert found.truly > 1000
