"""Power, detectable effects and misleading results, against R."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from geneverdict.stats.power import (
    Plan,
    chance_listed,
    detectable_effect,
    misleading,
    power,
    sd_interval,
    size_listed,
    size_needed,
)

with gzip.open(Path(__file__).parents[1] / "golden" / "power_cases.json.gz", "rt") as handle:
    R = json.load(handle)
GRID = dict(zip(R["columns"], np.array(R["grid"], dtype=float).T, strict=True))
MDE = dict(zip(R["mde_columns"], np.array(R["mde"], dtype=float).T, strict=True))
ONE = np.ones(len(GRID["df"]))


@pytest.mark.parametrize("p_cut", [0.05, 1e-3, 1e-5])
def test_power_is_rs(p_cut: float) -> None:
    these = GRID["p_cut"] == p_cut
    ours = power(GRID["shift"][these], ONE[these], GRID["df"][these], p_cut=p_cut)
    # R's noncentral t stops its series at 1e-12, and works on 1 − p.
    np.testing.assert_allclose(ours, GRID["power"][these], rtol=1e-7, atol=1e-11)


@pytest.mark.parametrize("p_cut", [0.05, 1e-3, 1e-5])
def test_errors_of_sign_and_size_are_the_integrals(p_cut: float) -> None:
    these = (GRID["p_cut"] == p_cut) & np.isfinite(GRID["type_m"])
    ours = misleading(GRID["shift"][these], ONE[these], GRID["df"][these], p_cut=p_cut)
    np.testing.assert_allclose(ours.type_s, GRID["type_s"][these], rtol=1e-9)
    # The integral is numerical.
    np.testing.assert_allclose(ours.type_m, GRID["type_m"][these], rtol=1e-7)


def test_detectable_effects_are_rs() -> None:
    for df, p_cut, wanted, effect in zip(*(MDE[name] for name in ("df", "p_cut", "power", "effect")), strict=True):
        ours = detectable_effect(np.array([0.5]), np.array([df]), p_cut=p_cut, power=wanted)
        assert ours[0] == pytest.approx(effect / 2, rel=1e-8)


def test_the_detectable_effect_has_its_power() -> None:
    se, df = np.array([0.2, 1.0, 3.0, np.nan, 1.0]), np.array([1.2, 6.5, np.inf, 5.0, np.nan])
    effect = detectable_effect(se, df, p_cut=1e-3, power=0.8)
    assert np.isnan(effect[3:]).all()
    np.testing.assert_allclose(power(effect[:3], se[:3], df[:3], p_cut=1e-3), 0.8, rtol=1e-9)
    with pytest.raises(ValueError, match="p_cut"):
        detectable_effect(se, df, p_cut=0.9)


def test_the_size_needed_is_rs() -> None:
    assert size_needed(1.0, 1.5 / np.sqrt(2), kind="paired", p_cut=0.05) == int(np.ceil(float(R["paired"])))
    assert size_needed(-1.0, 1.5, kind="unpaired", p_cut=0.001) == int(np.ceil(float(R["unpaired"])))
    assert size_needed(1e-9, 1.0, kind="paired", p_cut=0.05) is None
    assert size_needed(50.0, 0.1, kind="unpaired", p_cut=0.05) == 2


def test_misleading_by_simulation() -> None:
    rng = np.random.default_rng(8)
    estimate = 0.3 + 0.25 * rng.standard_t(6, 400_000)
    hits = np.abs(estimate) > 0.25 * stats.t.ppf(0.975, 6)
    found = misleading(np.array(0.3), np.array(0.25), np.array(6.0))
    assert found.power == pytest.approx(hits.mean(), rel=0.02)
    assert found.type_s == pytest.approx((estimate[hits] < 0).mean(), rel=0.05)
    assert found.type_m == pytest.approx(np.abs(estimate[hits]).mean() / 0.3, rel=0.02)


@pytest.mark.parametrize(
    ("effect", "cut", "n", "p_cut"), [(1.4, 1.0, 20, 0.005), (1.0, 1.0, 30, 0.05), (0.8, 0.0, 12, 0.01)]
)
def test_the_chance_to_be_listed_is_that_of_simulated_studies(effect: float, cut: float, n: int, p_cut: float) -> None:
    rng, draws, df = np.random.default_rng(11), 200_000, 2 * n - 2
    estimate = rng.normal(effect, np.sqrt(2 / n), draws)
    own = np.sqrt(rng.chisquare(df, draws) / df * 2 / n)
    listed = (estimate >= cut) & (estimate / own >= stats.t.isf(p_cut / 2, df))
    found = chance_listed(effect, 1.0, np.array([n]), Plan("unpaired", p_cut, cut))
    assert found[0] == pytest.approx(listed.mean(), abs=0.006)  # 24 nodes, and four standard errors


def test_a_spread_that_is_hardly_known_asks_for_more_samples_and_keeps_the_promise() -> None:
    rng, df = np.random.default_rng(12), 8
    likely = np.sqrt(df / rng.chisquare(df, 2000))  # the truth, seen from a standard deviation of 1
    known = size_listed(1.5, 1.0, Plan("unpaired", 0.005, 1.0))
    assumed = size_listed(1.5, 1.0, Plan("unpaired", 0.005, 1.0, df_sigma=df))
    assert known is not None
    assert assumed is not None
    assert known < assumed
    plan = Plan("unpaired", 0.005, 1.0)
    chances = [chance_listed(1.5, float(s), np.array([assumed]), plan)[0] for s in likely[:300]]
    assert 0.75 < np.mean(chances) < 0.85
    low, high = sd_interval(1.0, df, 0.9)
    assert np.mean((likely >= low) & (likely <= high)) == pytest.approx(0.9, abs=0.02)


def test_what_is_not_above_the_threshold_is_listed_by_no_number_of_samples() -> None:
    assert size_listed(1.0, 0.3, Plan("paired", 0.05, 1.0)) is None
    assert chance_listed(1.0, 0.3, np.array([10**6]), Plan("paired", 0.05, 1.0))[0] == pytest.approx(0.5, abs=0.01)
