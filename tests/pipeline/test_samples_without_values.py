"""Samples whose table is empty are in no group: the counts that are shown are those that are analysed."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from geneverdict.io.study import read_study
from geneverdict.model.prepared import Role
from geneverdict.model.study import SeriesSpec
from geneverdict.pipeline.inspect import inspect_series
from geneverdict.pipeline.run import run_study
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.settings import Settings
from geneverdict.testing import demo_recipes, simulate_series


@pytest.mark.shared
def test_the_case_is_three_against_three(shared: Path, tmp_path: Path) -> None:
    case = shared / "cases" / "06-soft-sample-without-table"
    settings = Settings(str(case / "geo"), tmp_path / "cache", offline=True, figures="none")
    seen = inspect_series(SeriesSpec(id="GSE9100"), settings)
    assert [seen.grouping.count(role) for role in Role] == [3, 3, 2]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run = run_study(read_study(case / "study.toml"), tmp_path / "out", settings)
    (result,) = run.results
    assert (result.design.n_case, result.design.n_control) == (3, 3)
    assert [sample for sample, _ in result.design.left_out] == ["GSM900002", "GSM900007"]
    assert any(said.code == "groups-no_values" for said in result.grouping.evidence)
    (answer,) = run.genes[0].answers
    assert (answer.n_case, answer.n_control) == (3, 3)
    assert not [f for f in answer.why.findings if f.code in ("missing_values", "scale_missing")]


def test_an_empty_sample_changes_no_number() -> None:
    """The fit with an empty sample in the study's groups is that without it."""
    made = simulate_series(demo_recipes()[1], 1)
    spec = SeriesSpec(
        id=made.series.id,
        case={"field": "disease state", "match": "cancer"},
        control={"field": "disease state", "match": "normal"},
    )
    empty = np.array(made.series.values)
    empty[:, 0] = np.nan
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = fit(prepare(replace(made.series, values=empty), made.platform, spec))
    full = fit(prepare(made.series, made.platform, spec))
    assert result.design.n_case == full.design.n_case - 1
    assert np.isfinite(result.fit.p).all()
