"""The study's own analysis as a specification of the multiverse gives the numbers of the study's own fit."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from geneverdict.fitting.contrast import fit_contrast
from geneverdict.fitting.design_tests import design_tests, run_test
from geneverdict.model.multiverse import Stack
from geneverdict.model.prepared import Design
from geneverdict.model.study import Analysis

PAIRS = tuple("abcdefgh") + tuple("abcde")


def _design(*, blocks: bool) -> Design:
    matrix = np.column_stack([np.ones(13), np.repeat([0.0, 1.0], [8, 5])])
    kind = "mixed" if blocks else "unpaired"
    return Design(kind, matrix, ("x", "case"), tuple(range(13)), 5, 8, 0, (), (), "~ x", PAIRS if blocks else None)


def _values() -> np.ndarray:
    rng = np.random.default_rng(8)
    spread = np.repeat([0.4, 1.0], [8, 5]) * np.where(np.arange(13) == 3, 3, 1)
    shared = rng.normal(0, 0.3, (90, 8))[:, [*range(8), *range(5)]]
    values = rng.uniform(4, 12, (90, 1)) + shared + rng.normal(0, 1, (90, 13)) * spread * rng.gamma(4, 0.25, (90, 1))
    values[rng.random(values.shape) < 0.03] = np.nan
    return values


@pytest.mark.parametrize("blocks", [False, True])
@pytest.mark.parametrize(
    ("trend", "robust", "weights"), list(itertools.product([False, True], [False, True], [False, True, "group"]))
)
def test_every_combination_of_refinements_is_one_test(
    blocks: bool, trend: bool, robust: bool, weights: bool | str
) -> None:
    analysis = Analysis.model_validate({"trend": trend, "robust": robust, "array_weights": weights})
    values, design, genes = _values(), _design(blocks=blocks), tuple(f"G{i:02d}" for i in range(90))
    fit = fit_contrast(values, design, names=genes, probes=genes, analysis=analysis)
    test = "+".join(analysis.refinements) or "moderated"
    tests = design_tests(Stack(values, {}), design, PAIRS, [test], [])
    found = run_test(test, tests, np.arange(90))
    np.testing.assert_allclose(found.effect, fit.log2fc, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(found.p, fit.p, rtol=1e-10)
