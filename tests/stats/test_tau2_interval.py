"""The Q-profile interval: metafor's numbers, what defines it, its coverage, its edges."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, stats

from geneverdict.stats.meta import pool
from geneverdict.stats.tau2_interval import q_profile

with gzip.open(Path(__file__).parents[1] / "golden" / "combine_cases.json.gz", "rt") as handle:
    GOLDEN: dict[str, Any] = json.load(handle)
CASES = {case["name"]: case for case in GOLDEN["effects"]}
SEEDS = st.integers(0, 2**32 - 1)


def _array(value: Any) -> np.ndarray:
    array = np.asarray(value, dtype=object).astype(np.float64)
    array.setflags(write=False)
    return array


def _study(seed: int, genes: int = 20, k: int = 6) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    se = 0.3 * np.exp(rng.normal(0, 0.7, (genes, k)))
    effect = rng.normal(0.5, np.hypot(se, rng.choice([0, 0.3, 5], (genes, 1))))
    effect[rng.random(effect.shape) < 0.25] = np.nan
    return effect, se


def _q(effect: np.ndarray, se: np.ndarray, tau2: float) -> float:
    here = ~np.isnan(effect)
    w = 1 / (se[here] ** 2 + tau2)
    return float(np.sum(w * (effect[here] - np.average(effect[here], weights=w)) ** 2))


def test_the_grid_is_complete() -> None:
    assert GOLDEN["versions"]["metafor"] == "3.8.1"
    assert list(CASES) == ["plain", "k = 2", "none", "alike", "huge", "uneven", "holes", "k = 11"]
    measured = (~np.isnan(_array(CASES["holes"]["effect"]))).sum(axis=1)
    assert set(measured) >= {0, 1, 2, 3, 4, 5, 6}
    assert (_array(CASES["alike"]["profile"])[:, 2] == 0).any()


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("level", "table"), [(0.95, "profile"), (0.8, "profile80")])
def test_the_interval_is_metafors(name: str, level: float, table: str) -> None:
    effect, se = _array(CASES[name]["effect"]), _array(CASES[name]["se"])
    theirs = dict(zip(GOLDEN["profile_columns"], _array(CASES[name][table]).T, strict=True))
    ours = q_profile(effect, se, level=level)
    scale = np.nanmin(np.where(np.isnan(effect), np.inf, se), axis=1) ** 2
    for column in ("tau2_low", "tau2_high", "i2_low", "i2_high"):
        # Both ends are roots of Q, whose own rounding is 1e-16 of the sampling variance.
        atol = {"t": 1e-10 * np.where(np.isfinite(scale), scale, 1.0), "i": 1e-8}[column[0]]
        fine = np.isclose(getattr(ours, column), theirs[column], rtol=1e-9, atol=atol, equal_nan=True)
        assert fine.all(), (column, getattr(ours, column)[~fine], theirs[column][~fine])


def test_metafors_empty_intervals_are_ours() -> None:
    theirs = _array(CASES["alike"]["profile"])
    ours = q_profile(_array(CASES["alike"]["effect"]), _array(CASES["alike"]["se"]))
    np.testing.assert_array_equal(ours.empty, theirs[:, 2] == 0)
    assert 0 < ours.empty.sum() < len(ours.empty)


@pytest.mark.slow
@pytest.mark.parametrize("level", [0.5, 0.95, 0.999])
def test_one_gene_at_a_time_by_a_root_finder(level: float) -> None:
    effect, se = _study(4, genes=60)
    found = q_profile(effect, se, level=level)
    for g in range(60):
        k = int((~np.isnan(effect[g])).sum())
        if k < 2:
            assert np.isnan(found.tau2_low[g])
            continue
        for end, tail in ((found.tau2_low, (1 + level) / 2), (found.tau2_high, (1 - level) / 2)):
            target = stats.chi2.ppf(tail, k - 1)
            wanted = 0.0
            if _q(effect[g], se[g], 0) > target:
                wanted = optimize.brentq(
                    lambda t, g=g, target=target: _q(effect[g], se[g], t) - target, 0, 1e9, xtol=1e-14, rtol=1e-13
                )
            assert end[g] == pytest.approx(wanted, rel=1e-9, abs=1e-12)


@given(SEEDS, st.floats(0.6, 0.999))
def test_it_holds_paule_and_mandels_estimate(seed: int, level: float) -> None:
    effect, se = _study(seed)
    found, tau2 = q_profile(effect, se, level=level), pool(effect, se, method="PM").tau2
    several = ~np.isnan(tau2)
    np.testing.assert_array_equal(~np.isnan(found.tau2_low), several)
    slack = 1e-9 * (tau2 + 1e-3)
    assert (found.tau2_low <= tau2 + slack)[several].all()
    assert (found.tau2_high >= tau2 - slack)[several].all()
    assert (found.tau2_high[found.empty] == 0).all()


@given(SEEDS, st.floats(1e-3, 1e3))
def test_order_and_unit_do_not_matter(seed: int, unit: float) -> None:
    effect, se = _study(seed)
    order = np.random.default_rng(seed).permutation(effect.shape[1])
    before, after = q_profile(effect, se), q_profile(unit * effect[:, order], unit * se[:, order])
    for name in ("tau2_low", "tau2_high"):
        np.testing.assert_allclose(
            getattr(after, name), getattr(before, name) * unit**2, rtol=1e-7, atol=1e-9 * unit**2
        )
    np.testing.assert_allclose(after.i2_high, before.i2_high, rtol=1e-6, atol=1e-6)


@given(SEEDS)
@settings(max_examples=20)
def test_a_higher_level_is_wider(seed: int) -> None:
    effect, se = _study(seed)
    narrow, wide = q_profile(effect, se, level=0.8), q_profile(effect, se, level=0.99)
    several = ~np.isnan(narrow.tau2_low)
    assert (wide.tau2_low <= narrow.tau2_low)[several].all()
    assert (wide.tau2_high >= narrow.tau2_high)[several].all()


def test_it_covers_as_often_as_it_says() -> None:
    rng = np.random.default_rng(12)
    se = rng.uniform(0.2, 0.6, (20_000, 5))
    found = q_profile(rng.normal(0, np.hypot(se, 0.5)), se, level=0.9)
    assert np.mean((found.tau2_low <= 0.25) & (found.tau2_high >= 0.25)) == pytest.approx(0.9, abs=0.008)


def test_wild_numbers_end_in_numbers() -> None:
    effect = np.array([[1e8, -1e8, 3.0], [1e-12, 2e-12, 0], [5.0, 5.0, 9.0], [0.0, 1e5, 2.0], [0.0, 1e100, 1.0]])
    se = np.array([[1e-6, 1e3, 1.0], [1e-9, 1e-3, 1e3], [1e-8, 1e8, 1.0], [1e-3, 1e-3, 1e-3], [1e-3, 1.0, 1.0]])
    found = q_profile(effect, se)
    assert np.isfinite(found.tau2_high).all()
    assert (found.tau2_low <= found.tau2_high).all()
    for g in (0, 3):
        assert _q(effect[g], se[g], found.tau2_high[g]) == pytest.approx(stats.chi2.ppf(0.025, 2), rel=1e-9)


def test_none_and_one_and_equal_effects() -> None:
    found = q_profile(np.array([[np.nan] * 3, [np.nan, 1.0, np.nan], [1.1, 1.1, 1.1]]), np.full((3, 3), 0.2))
    assert np.isnan(np.array(found[:4])[:, :2]).all()
    assert [float(end[2]) for end in found[:4]] == [0, 0, 0, 0]
    assert found.empty.tolist() == [False, False, True]
    assert len(q_profile(np.zeros((0, 3)), np.zeros((0, 3))).empty) == 0


@pytest.mark.parametrize("level", [0.0, 1.0, 95])
def test_a_level_is_a_probability(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        q_profile(np.ones((1, 2)), np.ones((1, 2)), level=level)


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        q_profile(np.ones((1, 2)), np.zeros((1, 2)))
