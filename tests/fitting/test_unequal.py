"""Both remedies for unequal groups: when they are made, and that each is the R analysis it stands for."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.fitting.contrast import fit_contrast
from geneverdict.fitting.unequal import Unequal, both_remedies, unequal_fit
from geneverdict.model.fit import Fit
from geneverdict.model.prepared import Design
from geneverdict.model.study import Analysis
from geneverdict.stats.multiple import benjamini_hochberg

with gzip.open(Path(__file__).parents[1] / "golden" / "refinement_cases.json.gz", "rt") as handle:
    LIMMA: dict[str, Any] = json.load(handle)
BY_NAME = {case["name"]: case for kind in ("arrays", "welches") for case in LIMMA[kind]}


def _array(value: Any) -> np.ndarray:
    return np.asarray(value, dtype=object).astype(np.float64)


def _design(case: np.ndarray, *, kind: str = "unpaired", covariate: np.ndarray | None = None) -> Design:
    others = [np.ones(len(case)), *([] if covariate is None else [covariate])]
    matrix = np.column_stack([*others, case.astype(float)])
    n, n_case, named = len(case), int(case.sum()), () if covariate is None else ("age",)
    columns = tuple(f"x{i}" for i in range(matrix.shape[1]))
    return Design(kind, matrix, columns, tuple(range(n)), n_case, n - n_case, 0, named, (), "~ x", None)  # type: ignore[arg-type]


def _fit(y: np.ndarray, design: Design, **how: Any) -> Fit:
    names = tuple(f"G{i}" for i in range(len(y)))
    return fit_contrast(y, design, names=names, probes=names, **how)


def _draw(n_case: int, n_control: int, ratio: float, genes: int = 400) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(4)
    case = np.arange(n_case + n_control) < n_case
    sd = 0.3 * np.sqrt(6 / rng.chisquare(6, (genes, 1)))
    return 8 + sd * np.where(case, ratio, 1.0) * rng.normal(size=(genes, len(case))), case


def test_the_weighted_remedy_is_limmas_by_group() -> None:
    case = BY_NAME["groups, 20 v 5, twice"]
    y, is_case = _array(case["y"]), _array(case["design"])[:, -1] > 0.5
    design = _design(is_case)
    found = unequal_fit(y, design, _fit(y, design))
    assert found.fit is not None
    np.testing.assert_allclose(found.fit.weighted.p, _array(case["p"]), rtol=1e-9)


@pytest.mark.parametrize("name", ["5 v 20", "missing", "trend", "values weighted"])
def test_the_welch_remedy_is_r_with_limmas_variances(name: str) -> None:
    case = BY_NAME[name]
    y, is_case = _array(case["y"]), _array(case["design"])[:, 0] > 0.5
    weights = _array(case["weights"]) if case["weights"] else None
    design, analysis = _design(is_case), Analysis(trend=name == "trend")
    fit = _fit(y, design, weights=weights, analysis=analysis)
    found = both_remedies(y, design, fit, weights=weights, analysis=analysis)
    assert found.welch is not None
    np.testing.assert_allclose(found.welch.p, _array(case["p"]), rtol=1e-9)
    np.testing.assert_allclose(found.welch.se, _array(case["se"]), rtol=1e-9)
    both = benjamini_hochberg(np.maximum(found.weighted.p, found.welch.p))
    np.testing.assert_array_equal(found.fdr, both)


@pytest.mark.parametrize(
    ("n_case", "n_control", "ratio", "made"),
    [
        (5, 20, 2.0, True),
        (20, 5, 2.0, True),
        (5, 20, 0.5, True),
        (5, 10, 2.0, True),
        (5, 9, 2.0, False),
        (5, 20, 1.2, False),
        (12, 12, 2.0, False),
    ],
)
def test_remedies_are_made_where_sizes_and_spreads_differ(
    n_case: int, n_control: int, ratio: float, made: bool
) -> None:
    y, case = _draw(n_case, n_control, ratio)
    found = unequal_fit(y, _design(case), _fit(y, _design(case)))
    assert found.spread is not None
    assert found.spread.ratio == pytest.approx(ratio, rel=0.08)
    assert found.spread.times == pytest.approx(max(ratio, 1 / ratio), rel=0.08)
    assert (found.fit is not None) is made


def test_nothing_is_said_of_pairs_two_on_a_side_or_few_genes() -> None:
    y, case = _draw(5, 20, 2.0)
    design = _design(case)
    assert unequal_fit(y, _design(case, kind="paired"), _fit(y, design)) == Unequal(None, None)
    assert unequal_fit(y[:20], design, _fit(y[:20], design)) == Unequal(None, None)
    y, case = _draw(2, 20, 2.0)
    assert unequal_fit(y, _design(case), _fit(y, _design(case))) == Unequal(None, None)


def test_covariates_leave_one_remedy_and_are_no_spread() -> None:
    y, case = _draw(6, 20, 2.0)
    age = np.linspace(-1, 1, 26)[np.random.default_rng(2).permutation(26)]
    followed = y + 3 * age
    design = _design(case, covariate=age)
    found = unequal_fit(followed, design, _fit(followed, design))
    assert found.spread is not None
    assert found.spread.ratio == pytest.approx(2.0, rel=0.1)
    assert found.fit is not None
    assert found.fit.welch is None
    by_group = _fit(followed, design, analysis=Analysis(array_weights="group"))
    np.testing.assert_array_equal(found.fit.weighted.p, by_group.p)
    np.testing.assert_array_equal(found.fit.fdr, by_group.fdr)


def test_a_model_with_weights_of_the_groups_is_its_own_remedy() -> None:
    y, case = _draw(5, 20, 2.0)
    design, analysis = _design(case), Analysis(array_weights="group")
    fit = _fit(y, design, analysis=analysis)
    found = unequal_fit(y, design, fit, analysis=analysis)
    assert found.fit is not None
    assert found.fit.weighted.p is fit.p
    assert found.fit.welch is not None
    assert (found.fit.welch.p != fit.p).all()
