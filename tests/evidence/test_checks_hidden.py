"""Hidden factors: found where there is one, named by the field that it goes with, silent where there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from geneverdict.evidence.checks.check import check_series
from geneverdict.io.results.summary_json import checks_from, checks_json
from geneverdict.messages import english
from geneverdict.model.why import SeriesChecks
from geneverdict.testing import SimulatedSeries, demo_recipes

UNPAIRED = demo_recipes()[1]
Analyse = Callable[..., object]


def with_factor(made: SimulatedSeries, strength: float, *, field: bool) -> SimulatedSeries:
    """Half of the genes follow a factor of the samples, half of whose cases and of whose controls have it."""
    rng = np.random.default_rng(5)
    series = made.series
    has = np.arange(len(series.samples)) // 2 % 2
    loading = strength * rng.standard_normal((len(series.probes), 1)) * (rng.random((len(series.probes), 1)) < 0.5)
    columns = {**series.samples.columns}
    if field:
        columns["plate"] = tuple("ab"[i] for i in has)
    return replace(
        made,
        series=replace(series, values=series.values + loading * has, samples=replace(series.samples, columns=columns)),
    )


@pytest.mark.parametrize("field", [True, False])
def test_a_factor_is_found_and_named(
    field: bool, simulate: Callable[..., SimulatedSeries], analyse: Callable[..., object]
) -> None:
    checks = check_series(analyse(with_factor(simulate(UNPAIRED), 1.5, field=field)))  # type: ignore[arg-type]
    found = next(f for f in checks.findings if f.code == "samples_hidden")
    assert checks.hidden is not None
    assert checks.hidden.share > 0.3 > 0.1 > checks.hidden.chance
    assert np.sum(np.square(checks.hidden.scores)) == pytest.approx(1)
    assert checks.hidden.field == ("plate" if field else "")
    if field:
        assert checks.hidden.field_share > 0.9
        assert "it goes with 'plate'" in english(found.message)
        assert 'covariates = ["plate"]' in english(found.change)
    else:
        assert "none of the samples' fields" in english(found.message)
        assert "No corrected analysis" in english(found.change)
    assert checks_from(checks_json(SeriesChecks((), (), checks.hidden))).hidden is not None


def test_no_factor_no_word(simulate: Callable[..., SimulatedSeries], analyse: Callable[..., object]) -> None:
    for seed in range(5):
        assert check_series(analyse(simulate(UNPAIRED, seed))).hidden is None  # type: ignore[arg-type]


def test_the_share_is_that_of_a_plain_decomposition(
    simulate: Callable[..., SimulatedSeries], analyse: Callable[..., object]
) -> None:
    """Singular values of residuals from least squares, gene by gene."""
    result = analyse(with_factor(simulate(UNPAIRED), 1.5, field=False))
    values = result.expression.values[:, list(result.design.rows)]  # type: ignore[attr-defined]
    x = result.design.matrix  # type: ignore[attr-defined]
    left = [y - x @ np.linalg.lstsq(x, y, rcond=None)[0] for y in values if np.isfinite(y).all() and np.ptp(y) > 0]
    size = np.linalg.svd(np.array(left), compute_uv=False) ** 2
    hidden = check_series(result).hidden  # type: ignore[arg-type]
    assert hidden is not None
    assert hidden.share == pytest.approx(size[0] / size.sum(), rel=1e-9)
