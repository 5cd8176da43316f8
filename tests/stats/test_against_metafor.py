"""Pooling and effect sizes against R's metafor."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.stats import t as student

from geneverdict.stats.effect import hedges_g, paired_g
from geneverdict.stats.meta import pool

GOLDEN = Path(__file__).parents[1] / "golden"
with gzip.open(GOLDEN / "metafor_cases.json.gz", "rt") as handle:
    METAFOR: dict[str, Any] = json.load(handle)
RUNS = [(case, run) for case in METAFOR["cases"] for run in case["runs"]]
TEST = {"knha": "hk", "adhoc": "hk_max1", "z": "z"}


def _array(value: Any) -> np.ndarray:
    return np.asarray(value, dtype=object).astype(np.float64)


def _with_riley(theirs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Their prediction interval with t(k − 2), which metafor 3.8.1 gives with the quantile of the test."""
    k = theirs["k"]
    with np.errstate(invalid="ignore"):
        wider = student.ppf(0.975, np.where(k > 2, k - 2, np.nan)) / student.ppf(0.975, theirs["df"])
    each = {name: theirs["estimate"] + (theirs[name] - theirs["estimate"]) * wider for name in ("pi_low", "pi_high")}
    return {**theirs, **each}


def test_the_grid_is_complete() -> None:
    assert METAFOR["versions"]["metafor"] == "3.8.1"
    assert len(METAFOR["cases"]) == 13
    assert len(RUNS) == 4 * 12 + 8 + 3


@pytest.mark.parametrize(("case", "run"), RUNS, ids=lambda d: d.get("name") or f"{d['method']} {d['test']}")
def test_pooling_is_metafors(case: dict[str, Any], run: dict[str, Any]) -> None:
    effect, se, table = _array(case["effect"]), _array(case["se"]), _array(run["table"])
    effect.setflags(write=False)
    se.setflags(write=False)
    ours = pool(effect, se, method=run["method"], test=TEST[run["test"]])
    known = np.isfinite(table[:, 0])
    assert np.array_equal(known, ours.k > 1)
    assert np.array_equal(known, ours.converged)
    theirs = _with_riley(dict(zip(METAFOR["columns"], table[known].T, strict=True)))
    # metafor stops at a step of 1e-13 of the variance of the effects: its tau2 is that exact on the scale of v + tau2
    # and no more, which where standard errors span 1e4 moves the rest by up to 1e-6.
    scale = np.nanmin(np.where(np.isnan(effect), np.nan, se), axis=1)[known] ** 2
    loose = 1e-6 if case["name"] == "very different se" else 1e-8
    for name in ("tau2", "i2", "k", "estimate", "se", "ci_low", "ci_high", "pi_low", "pi_high", "t", "df", "p", "q"):
        found = getattr(ours, name)[known]
        atol = {"tau2": 1e-6 * scale, "i2": 1e-5, "p": 1e-12}.get(name, 1e-8 * np.abs(ours.se[known]))
        fine = np.isclose(found, theirs[name], rtol=loose, atol=atol, equal_nan=True)
        assert fine.all(), (name, found[~fine], theirs[name][~fine])


@pytest.mark.parametrize("name", ["plain", "k = 11", "many missing", "no heterogeneity"])
def test_ordinary_cases_agree_far_better(name: str) -> None:
    case = next(case for case in METAFOR["cases"] if case["name"] == name)
    table = _with_riley(dict(zip(METAFOR["columns"], _array(case["runs"][0]["table"]).T, strict=True)))
    ours = pool(_array(case["effect"]), _array(case["se"]))
    for column in ("estimate", "se", "ci_low", "ci_high", "pi_low", "pi_high", "q"):
        known = np.isfinite(table[column])
        np.testing.assert_allclose(
            getattr(ours, column)[known], table[column][known], rtol=1e-9, atol=1e-11, err_msg=column
        )


def test_itga5_over_the_five_series() -> None:
    with (GOLDEN / "itga5_series.json").open() as text:
        rows = {row["series"]: row for row in json.load(text)["rows"]}
    five = [rows[series] for series in ("GSE14520", "GSE4107", "GSE22780", "GSE3325", "GSE6222")]
    pooled = pool(np.array([[float(row["logFC"]) for row in five]]), np.array([[float(row["SE"]) for row in five]]))
    line = [pooled.estimate, pooled.ci_low, pooled.ci_high, pooled.tau2, pooled.p]
    assert [round(float(x[0]), 3) for x in line] == [0.834, -0.334, 2.002, 0.738, 0.119]
    rest = [pooled.i2, pooled.pi_low, pooled.pi_high, pooled.df]
    assert [round(float(x[0]), 2) for x in rest] == [81.39, -2.21, 3.88, 4.0]
    # 21.30 where "A///A" counts as several genes, 21.29 where it counts as one: it moves the prior, and so the SEs.
    assert pooled.q[0] == pytest.approx(21.30, abs=0.02)


@pytest.mark.parametrize("kind", ["unpaired", "paired"])
def test_effect_sizes_are_rs(kind: str) -> None:
    for row in METAFOR[kind]:
        case, control = _array(row["case"])[None], _array(row["control"])[None]
        found = (hedges_g if kind == "unpaired" else paired_g)(case, control)
        np.testing.assert_allclose(found.effect, float(row["effect"]), rtol=1e-9)
        np.testing.assert_allclose(found.variance, float(row["variance"]), rtol=1e-9)
