"""Groups that explain nothing: the permutation p beside a slow twin, and when the finding is told."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats

from geneverdict.evidence.checks import mixed
from geneverdict.evidence.checks.check import check_series
from geneverdict.evidence.checks.mixed import DRAWS, permutation_p
from geneverdict.messages import english
from geneverdict.model.verdict import SeriesResult
from geneverdict.testing import SimulatedSeries, demo_recipes

PAIRED, UNPAIRED, *_ = demo_recipes()
Simulate, Analyse = Callable[..., SimulatedSeries], Callable[..., SeriesResult]


def nothing(made: SimulatedSeries, seed: int) -> np.ndarray:
    """Values without any effect."""
    return np.random.default_rng(seed).normal(8, 1, made.series.values.shape)


def test_groups_without_effect_are_said_with_their_p(simulate: Simulate, analyse: Analyse) -> None:
    told = []
    for seed in range(8):
        made = simulate(UNPAIRED)
        result = analyse(made, nothing(made, seed))
        told += [f for f in check_series(result).findings if f.code == "groups_mixed"]
    assert len(told) >= 5
    assert "labels at random do" in english(told[0].message)
    assert "permutation p 0." in english(told[0].message)
    assert all(0.05 <= f.values["p"].value <= 1 for f in told)


@pytest.mark.parametrize("recipe", [PAIRED, UNPAIRED])
def test_a_series_with_effects_is_far_from_chance(recipe: object, simulate: Simulate, analyse: Analyse) -> None:
    result = analyse(simulate(recipe))
    assert permutation_p(result) == pytest.approx(1 / (DRAWS + 1), abs=0.02)
    assert not [f for f in check_series(result).findings if f.code == "groups_mixed"]


def test_the_count_of_the_true_labels_is_that_of_plain_t_tests(
    simulate: Simulate, analyse: Analyse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two-sample t-tests of every gene, for the labels and for ten draws of them."""
    made = simulate(UNPAIRED)
    result = analyse(made, nothing(made, 3))
    rng = np.random.default_rng(1)
    labels = result.design.matrix[:, -1]
    draws = np.array([rng.permutation(labels) for _ in range(10)])
    monkeypatch.setattr(mixed, "DRAWS", 10)
    monkeypatch.setattr(mixed, "_drawn", lambda *_: draws)
    values = result.expression.values[:, list(result.design.rows)]
    values = values[np.isfinite(values).all(axis=1)]

    def significant(one: np.ndarray) -> int:
        case = one > 0.5
        return int((stats.ttest_ind(values[:, case], values[:, ~case], axis=1).pvalue < 0.05).sum())

    own = significant(labels)
    assert permutation_p(result) == pytest.approx((1 + sum(significant(one) >= own for one in draws)) / 11)
