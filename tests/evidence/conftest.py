"""Simulated series as the checks see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from geneverdict.model.series import FloatArray
from geneverdict.model.study import Match, PairRule, SeriesSpec
from geneverdict.model.verdict import SeriesResult
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.testing import Recipe, SimulatedSeries, demo_recipes, simulate_series

RECIPES = demo_recipes()
PAIRED, OWN = RECIPES[0], RECIPES[5]
OWN_SPEC = SeriesSpec(
    id=OWN.series,
    case=Match(field="Group", match="^d$"),
    control=Match(field="Group", match="^c$"),
    pair=PairRule(field="Block"),
)


def simulated(recipe: Recipe = PAIRED, seed: int = 3, n_genes: int = 1500) -> SimulatedSeries:
    number = RECIPES.index(recipe) + 1 if recipe in RECIPES else 9
    return simulate_series(recipe, seed, number=number, n_genes=n_genes)


def analysed(
    made: SimulatedSeries, values: FloatArray | None = None, spec: SeriesSpec | None = None, name: str = ""
) -> SeriesResult:
    series = made.series if values is None else replace(made.series, values=values)
    if spec is None and made.series.id == OWN.series:
        spec = OWN_SPEC
    return fit(prepare(series, made.platform, spec, accept_checks=True, name=name))


@pytest.fixture(scope="session")
def simulate() -> Callable[..., SimulatedSeries]:
    """``simulate(recipe, seed, n_genes)``: a series of the demo's kinds."""
    return simulated


@pytest.fixture(scope="session")
def analyse() -> Callable[..., SeriesResult]:
    """``analyse(made, values, spec, name)``: the series as analysed, with other values or another entry."""
    return analysed
