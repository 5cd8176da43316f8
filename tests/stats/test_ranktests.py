"""Wilcoxon's tests against R, their exact null distributions by counting, and what must hold for any data."""

from __future__ import annotations

import gzip
import itertools
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.stats import ranktests
from geneverdict.stats.ranktests import RankTest, rank_sum, rank_sum_distribution, signed_rank, signed_rank_distribution

with gzip.open(Path(__file__).parents[1] / "golden" / "tests_cases.json.gz", "rt") as handle:
    R: dict[str, Any] = json.load(handle)
SEEDS = st.integers(0, 2**32 - 1)


def _array(value: Any) -> np.ndarray:
    return np.asarray(value, dtype=object).astype(np.float64)


def _sum_of(case: dict[str, Any]) -> RankTest:
    y = _array(case["y"])
    y.setflags(write=False)
    return rank_sum(y, np.arange(y.shape[1]) < int(case["n_case"]), level=float(case["level"]))


def _signed_of(case: dict[str, Any]) -> RankTest:
    d = _array(case["d"])
    d.setflags(write=False)
    return signed_rank(d, level=float(case["level"]))


def _is_rs(found: RankTest, case: dict[str, Any]) -> None:
    np.testing.assert_allclose(found.p, _array(case["p"]), rtol=1e-12)
    some = (found.n_case > 0) & (found.n_control > 0)  # R has statistic 0 where all differences are 0
    np.testing.assert_array_equal(found.statistic[some], _array(case["statistic"])[some])
    for column in ("effect", "ci_low", "ci_high"):
        ours, theirs = getattr(found, column), _array(case[column])
        np.testing.assert_array_equal(ours[found.exact], theirs[found.exact], err_msg=column)


def _groups(seed: int, *, digits: int = 12, most: int = 9) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    case = rng.permutation(np.repeat([True, False], rng.integers(1, most + 1, 2)))
    y = (rng.normal(0, 1, (15, len(case))) + np.outer(rng.normal(0, 1, 15), case)).round(digits)
    y[rng.random(y.shape) < 0.15] = np.nan
    return y, case


def test_the_grid_is_complete() -> None:
    sizes = {name: len(R[name]) for name in ("rank_sum", "signed_rank", "rank_sum_null", "signed_rank_null")}
    assert sizes == {"rank_sum": 17, "signed_rank": 13, "rank_sum_null": 8, "signed_rank_null": 6}
    assert min(np.nanmin(_array(case["p"])) for case in R["rank_sum"]) < 1e-40


@pytest.mark.parametrize("case", R["rank_sum"], ids=lambda case: case["name"])
def test_rank_sum_is_rs(case: dict[str, Any]) -> None:
    _is_rs(_sum_of(case), case)


@pytest.mark.parametrize("case", R["signed_rank"], ids=lambda case: case["name"])
def test_signed_rank_is_rs(case: dict[str, Any]) -> None:
    _is_rs(_signed_of(case), case)


@pytest.mark.parametrize("case", [c for c in R["rank_sum"] if "50 v" in c["name"] or "120" in c["name"]])
def test_intervals_by_the_normal_approximation_are_near_rs(case: dict[str, Any]) -> None:
    found = _sum_of(case)
    for column in ("ci_low", "ci_high"):
        # R's root finder stops at 1e-4.
        np.testing.assert_allclose(getattr(found, column), _array(case[column]), rtol=0, atol=1.01e-4)


@pytest.mark.parametrize("case", [c for c in R["signed_rank"] if c["name"].startswith(("50", "51", "200"))])
def test_signed_intervals_by_the_normal_approximation_are_near_rs(case: dict[str, Any]) -> None:
    found = _signed_of(case)
    for column in ("ci_low", "ci_high"):
        np.testing.assert_allclose(getattr(found, column), _array(case[column]), rtol=0, atol=1.01e-4)


@pytest.mark.parametrize("case", R["rank_sum_null"], ids=lambda case: "-".join(case["n"]))
def test_the_null_distribution_of_w_is_rs(case: dict[str, Any]) -> None:
    n_case, n_control = (int(n) for n in case["n"])
    np.testing.assert_allclose(rank_sum_distribution(n_case, n_control), _array(case["p"]), rtol=1e-12)


@pytest.mark.parametrize("case", R["signed_rank_null"], ids=lambda case: case["n"])
def test_the_null_distribution_of_v_is_rs(case: dict[str, Any]) -> None:
    np.testing.assert_allclose(signed_rank_distribution(int(case["n"])), _array(case["p"]), rtol=1e-12)


@pytest.mark.parametrize(("n_case", "n_control"), [(1, 1), (1, 5), (4, 2), (3, 3), (5, 6)])
def test_the_null_distribution_of_w_is_all_choices_of_ranks(n_case: int, n_control: int) -> None:
    ranks = range(1, n_case + n_control + 1)
    lowest = n_case * (n_case + 1) // 2
    w = [sum(chosen) - lowest for chosen in itertools.combinations(ranks, n_case)]
    counted = np.cumsum(np.bincount(w, minlength=n_case * n_control + 1)) / len(w)
    np.testing.assert_allclose(rank_sum_distribution(n_case, n_control), counted, rtol=1e-14)


@pytest.mark.parametrize("n", [1, 2, 3, 7])
def test_the_null_distribution_of_v_is_all_choices_of_signs(n: int) -> None:
    v = [sum(rank for rank, up in enumerate(signs, 1) if up) for signs in itertools.product([0, 1], repeat=n)]
    counted = np.cumsum(np.bincount(v, minlength=n * (n + 1) // 2 + 1)) / 2**n
    np.testing.assert_allclose(signed_rank_distribution(n), counted, rtol=1e-14)


@given(SEEDS, st.sampled_from([0, 1, 12]))
def test_statistic_and_effect_are_those_of_one_gene_alone(seed: int, digits: int) -> None:
    y, case = _groups(seed, digits=digits)
    found = rank_sum(y, case)
    for gene, row in enumerate(y):
        cases, controls = row[case & ~np.isnan(row)], row[~case & ~np.isnan(row)]
        assert (found.n_case[gene], found.n_control[gene]) == (len(cases), len(controls))
        contrasts = [a - b for a in cases for b in controls]
        if contrasts:
            assert found.statistic[gene] == sum((c > 0) + (c == 0) / 2 for c in contrasts)
            assert found.effect[gene] == np.median(contrasts)
        else:
            assert np.isnan([found.statistic[gene], found.effect[gene], found.p[gene], found.ci_low[gene]]).all()


@given(SEEDS, st.sampled_from([0, 1, 12]))
def test_signed_statistic_and_effect_are_those_of_one_gene_alone(seed: int, digits: int) -> None:
    y, _ = _groups(seed, digits=digits)
    found = signed_rank(y)
    for gene, row in enumerate(y):
        d = row[~np.isnan(row) & (row != 0)]
        averages = [(a + b) / 2 for a, b in itertools.combinations_with_replacement(d, 2)]
        assert found.n_case[gene] == found.n_control[gene] == len(d)
        if averages:
            # V counts the Walsh averages above 0, and those equal to 0 half (Tukey).
            assert found.statistic[gene] == sum((a > 0) + (a == 0) / 2 for a in averages)
            assert found.effect[gene] == np.median(averages)


@given(SEEDS, st.sampled_from([0, 12]), st.sampled_from([0.8, 0.95]))
def test_swapping_the_groups_mirrors_the_result(seed: int, digits: int, level: float) -> None:
    y, case = _groups(seed, digits=digits)
    pairs = [
        (rank_sum(y, case, level=level), rank_sum(y, ~case, level=level)),
        (signed_rank(y, level=level), signed_rank(-y, level=level)),
    ]
    for one, other in pairs:
        np.testing.assert_array_equal(one.p, other.p)
        np.testing.assert_array_equal(one.effect, -other.effect)
        np.testing.assert_array_equal(one.ci_low, -other.ci_high)
        np.testing.assert_array_equal(one.ci_high, -other.ci_low)


@given(SEEDS, st.sampled_from([1, 12]))
def test_p_knows_only_the_order(seed: int, digits: int) -> None:
    y, case = _groups(seed, digits=digits)
    np.testing.assert_array_equal(rank_sum(y, case).p, rank_sum(np.exp(y), case).p)
    np.testing.assert_array_equal(signed_rank(y).p, signed_rank(np.sinh(y)).p)


@given(SEEDS, st.sampled_from([9, 60]), st.sampled_from([0.8, 0.95]))
def test_the_interval_leaves_out_0_where_the_test_rejects(seed: int, most: int, level: float) -> None:
    y, case = _groups(seed, most=most)
    sums, signed = rank_sum(y, case, level=level), signed_rank(y, level=level)
    tops = sums.n_case * sums.n_control, signed.n_case * (signed.n_case + 1) // 2
    for found, top in zip((sums, signed), tops, strict=True):
        known = np.isfinite(found.p)
        leaves_out = (found.ci_low > 0) | (found.ci_high < 0)
        assert np.all(leaves_out[known & (found.p < 1 - level)])
        # Few samples: even the widest interval has less than its level.
        widest = (found.statistic == 0) | (found.statistic == top)
        assert not np.any(leaves_out[known & (found.p > 1 - level) & ~widest])
        assert np.all((found.ci_low <= found.effect)[known])
        assert np.all((found.effect <= found.ci_high)[known])


def test_what_is_not_asked_for_is_nan_and_the_rest_the_same() -> None:
    y, case = _groups(5)
    for run in (lambda **asked: rank_sum(y, case, **asked), lambda **asked: signed_rank(y, **asked)):
        whole = run()
        for effects, intervals in itertools.product([False, True], repeat=2):
            part = run(effects=effects, intervals=intervals)
            np.testing.assert_array_equal(part.p, whole.p)
            np.testing.assert_array_equal(part.effect, whole.effect if effects else np.full(15, np.nan))
            np.testing.assert_array_equal(part.ci_low, whole.ci_low if intervals else np.full(15, np.nan))
            np.testing.assert_array_equal(part.ci_high, whole.ci_high if intervals else np.full(15, np.nan))


def test_the_result_does_not_depend_on_the_size_of_the_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    y, case = _groups(6, digits=1)
    whole, signed = rank_sum(y, case), signed_rank(y)
    monkeypatch.setattr(ranktests, "CHUNK", 7)
    for before, after in ((whole, rank_sum(y, case)), (signed, signed_rank(y))):
        for one, other in zip(before, after, strict=True):
            np.testing.assert_array_equal(one, other)


def test_equal_values_have_an_effect_of_0_and_no_test() -> None:
    found = rank_sum(np.full((1, 5), 3.0), np.array([True, True, False, False, False]))
    assert found.effect.tolist() == [0]
    assert np.isnan([found.p, found.ci_low, found.ci_high]).all()
    assert np.isnan(signed_rank(np.zeros((1, 5)))[:5]).all()


def test_nonsense_is_refused() -> None:
    flags = np.array([True, False])
    with pytest.raises(ValueError, match="case flag"):
        rank_sum(np.zeros((2, 3)), flags)
    with pytest.raises(ValueError, match="infinite"):
        rank_sum(np.array([[1.0, np.inf]]), flags)
    with pytest.raises(ValueError, match="level"):
        rank_sum(np.zeros((2, 2)), flags, level=95)
    with pytest.raises(ValueError, match="genes × pairs"):
        signed_rank(np.zeros(3))
    with pytest.raises(ValueError, match="level"):
        signed_rank(np.zeros((2, 2)), level=0)


def test_no_genes_no_cases_and_no_pairs_are_no_result() -> None:
    assert rank_sum(np.zeros((0, 2)), np.array([True, False])).p.shape == (0,)
    assert np.isnan(rank_sum(np.ones((2, 2)), np.zeros(2, dtype=bool)).p).all()
    assert np.isnan(signed_rank(np.zeros((3, 0))).p).all()


@pytest.mark.slow
def test_p_is_uniform_without_an_effect() -> None:
    rng = np.random.default_rng(4)
    y, case = rng.normal(size=(20_000, 41)), np.arange(41) < 19
    for p in (rank_sum(y, case, effects=False, intervals=False).p, signed_rank(y, effects=False, intervals=False).p):
        for cut in (0.01, 0.05, 0.5):
            assert np.mean(p <= cut) == pytest.approx(cut, abs=4 * np.sqrt(cut / 20_000) + 0.005)
