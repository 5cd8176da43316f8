"""Robust rank aggregation: against R, by simulation, and at its edges."""

from __future__ import annotations

import gzip
import json
from fractions import Fraction
from itertools import product
from math import comb
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from geneverdict.stats import rank_aggregation
from geneverdict.stats.rank_aggregation import normalised_ranks, robust_rank

with gzip.open(Path(__file__).parents[1] / "golden" / "combine_cases.json.gz", "rt") as handle:
    GOLDEN: dict[str, Any] = json.load(handle)
R = GOLDEN["ranked"]
SEEDS = st.integers(0, 2**32 - 1)


def _array(value: Any) -> np.ndarray:
    array = np.asarray(value, dtype=object).astype(np.float64)
    array.setflags(write=False)
    return array


def _table(name: str) -> dict[str, np.ndarray]:
    return dict(zip(R["columns"], _array(R[name]).T, strict=True))


def test_the_grid_is_complete() -> None:
    assert GOLDEN["versions"]["RobustRankAggreg"] == "1.2.1"
    assert _array(R["ranks"]).shape == _array(R["small"]).shape == _array(R["score"]).shape == (80, 12)
    assert set(_table("table")["n"][-3:-1]) == {2, 1}
    assert np.isnan(_table("table")["rho"][-1])


@pytest.mark.parametrize(("ranks", "table"), [("ranks", "table"), ("small", "small_table")])
def test_scores_are_rs(ranks: str, table: str) -> None:
    ours, theirs = robust_rank(_array(R[ranks])), _table(table)
    np.testing.assert_array_equal(ours.n[:-1], theirs["n"][:-1])
    assert ours.n[-1] == 0
    np.testing.assert_allclose(ours.rho, theirs["rho"], rtol=1e-9, atol=0)
    np.testing.assert_allclose(ours.p_bound, theirs["bound"], rtol=1e-9, atol=0)
    # R takes the exact p as 1 less a sum with signs, of terms that grow with n.
    np.testing.assert_allclose(ours.p, theirs["exact"], rtol=1e-9, atol=1e-11)


def test_genes_are_in_rs_order() -> None:
    p = robust_rank(_array(R["small"])).p_bound[np.array(R["order"]) - 1]
    assert (np.diff(p) >= -1e-12 * p[1:]).all()


def test_ranks_are_rs() -> None:
    np.testing.assert_allclose(normalised_ranks(_array(R["score"])), _array(R["ranks"]), rtol=1e-15)


@pytest.mark.parametrize("n", [1, 2, 3, 4])
@pytest.mark.parametrize("rho", [1e-12, 1e-4, 0.05, 0.4, 0.95])
def test_the_exact_p_by_counting(n: int, rho: float) -> None:
    """Every way to put n numbers into the gaps between the limits, with exact fractions."""
    limits = [Fraction(0)] + [Fraction(special.betaincinv(k, n - k + 1, rho)) for k in range(1, n + 1)] + [Fraction(1)]
    total = Fraction(0)
    for cells in product(range(n + 1), repeat=n):
        if any(sum(cell < k for cell in cells) >= k for k in range(1, n + 1)):
            chance = Fraction(1)
            for cell in cells:
                chance *= limits[cell + 1] - limits[cell]
            total += chance
    # One rank at the first limit and the rest last: k = 1 decides, and its probability is rho.
    found = robust_rank(np.array([[float(limits[1])] + [1.0] * (n - 1)]))
    np.testing.assert_allclose(found.rho, rho, rtol=1e-12)
    np.testing.assert_allclose(found.p, float(total), rtol=1e-10)


@pytest.mark.parametrize("n", [1, 2, 5, 11, 25])
def test_without_any_agreement_p_is_uniform_and_the_bound_is_not(n: int) -> None:
    found = robust_rank(np.random.default_rng(n).random((4_000, n)))
    assert stats.kstest(found.p, "uniform").pvalue > 1e-3
    assert (found.p <= found.p_bound).all()
    assert np.mean(found.p_bound <= 0.05) < 0.06


@given(SEEDS)
def test_lists_have_no_order_and_a_better_rank_is_never_worse(seed: int) -> None:
    rng = np.random.default_rng(seed)
    ranks = rng.random((20, 6)) ** rng.choice([1, 4], (20, 1)) + 1e-12
    ranks[rng.random(ranks.shape) < 0.2] = np.nan
    ranks = np.minimum(ranks, 1.0)
    found, shuffled = robust_rank(ranks), robust_rank(ranks[:, rng.permutation(6)])
    np.testing.assert_array_equal(found.p, shuffled.p)
    better = ranks.copy()
    better[:, 2] *= rng.random(20)
    known = found.n > 0
    assert (robust_rank(better).p[known] <= found.p[known] * (1 + 1e-9)).all()


@pytest.mark.parametrize("n", [1, 2, 7, 30])
def test_many_genes_have_the_p_that_each_has_alone(n: int) -> None:
    """Many are read off a curve, few are worked out each; both over all of rho's range, its edges included."""
    rho = special.expit(np.append(np.random.default_rng(n).uniform(-90, 12, 3_000), [36.9, -700.0]))
    first = special.betaincinv(1, n, rho)
    ranks = np.ones((len(rho), n))
    ranks[:, 0] = np.maximum(first, 1e-300)
    many, alone = robust_rank(ranks).p, np.concatenate([robust_rank(some).p for some in np.array_split(ranks, 60)])
    np.testing.assert_allclose(many, alone, rtol=1e-12)


def test_how_many_are_worked_out_hangs_on_the_range_of_rho() -> None:
    worked: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        real = rank_aggregation._crossing
        patch.setattr(rank_aggregation, "_crossing", lambda rho, n: worked.append(len(rho)) or real(rho, n))
        for genes in (2_000, 20_000):
            robust_rank(np.random.default_rng(2).random((genes, 6)))
    assert len(worked) == 2
    assert worked[1] <= 400


def test_edges() -> None:
    found = robust_rank(np.array([[1.0, 1.0, 1.0], [0.3, np.nan, np.nan], [np.nan] * 3, [1e-300] * 3, [1e-60] * 3]))
    assert found.p[:2].tolist() == pytest.approx([1.0, 0.3], rel=1e-12)
    assert np.isnan([found.p[2], found.rho[2], found.p_bound[2]]).all()
    assert found.p[3] == 0
    np.testing.assert_allclose(found.p[4], 3e-180, rtol=1e-9)
    # scipy finds no limits for six lists and so small a rho: the bound stands in.
    np.testing.assert_allclose(robust_rank(np.full((1, 6), 1e-33)).p, 6e-198, rtol=1e-9)
    assert len(robust_rank(np.zeros((0, 3))).p) == 0
    assert np.isnan(robust_rank(np.zeros((2, 0))).p).all()


@pytest.mark.slow
def test_ranks_by_comparing_every_pair() -> None:
    rng = np.random.default_rng(9)
    score = rng.integers(0, 40, (300, 3)).astype(float)
    score[rng.random(score.shape) < 0.3] = np.nan
    found = normalised_ranks(score)
    for column in range(3):
        s = score[:, column]
        for gene in range(300):
            above, same = np.sum(s > s[gene]), np.sum(s == s[gene])
            wanted = np.nan if np.isnan(s[gene]) else (above + (same + 1) / 2) / np.sum(~np.isnan(s))
            np.testing.assert_allclose(found[gene, column], wanted, rtol=1e-14)


@pytest.mark.parametrize("value", [0.0, -0.1, 1.1, np.inf])
def test_what_is_no_rank_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="above 0 and up to 1"):
        robust_rank(np.array([[0.5, value]]))
    with pytest.raises(ValueError, match="genes × lists"):
        normalised_ranks(np.array([1.0, 2.0]))


def test_beta_is_the_binomial() -> None:
    """rho of two lists by hand: at least one of two below .1, both below .3."""
    found = robust_rank(np.array([[0.3, 0.1]]))
    assert found.rho[0] == pytest.approx(min(sum(comb(2, j) * 0.1**j * 0.9 ** (2 - j) for j in (1, 2)), 0.3**2))
