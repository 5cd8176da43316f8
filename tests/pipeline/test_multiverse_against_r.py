"""Specifications of real series drawn at random, each against a plain script with R that knows its words alone."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from geneverdict.evidence.multiverse.collect import collect, tasks_of
from geneverdict.evidence.multiverse.group import Point, run_task
from geneverdict.io.study import read_study
from geneverdict.model.multiverse import Specification, SpecificationPlan
from geneverdict.model.study import SeriesSpec, Study
from geneverdict.pipeline.load import load
from geneverdict.pipeline.multiverse.plan import plan_of
from geneverdict.pipeline.run import name_series
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.settings import Settings

pytestmark = [pytest.mark.shared, pytest.mark.slow]

GOLDEN = Path(__file__).parents[1] / "golden"
EXACT = 1e-9
ROBUST = 1e-6
"""limma finds the prior degrees of freedom of ``robust`` with a root finder that stops at about this."""
RANK_FDR = 1e-3
"""Values that are equal on paper and differ by 1e-15 after normalisation, averaging or subtraction are a tie or none by
the last bit, on either side: p of some genes in a thousand moves, and with it the FDR of the others."""
SMALL = 1e-12
"""Effects and bounds near zero are differences of values near 8: their last bits are those of the values."""

Row = Mapping[str, str]
Key = tuple[str, str, Specification]


def golden_rows() -> list[Row]:
    with gzip.open(GOLDEN / "multiverse_real.csv.gz", "rt") as handle:
        return list(csv.DictReader(line for line in handle if not line.startswith("#")))


def key_of(row: Row) -> Key:
    return row["series"], row["gene"], Specification(*(row[name] for name in Specification._fields))


ROWS = golden_rows()


def only(plan: SpecificationPlan, wanted: set[Specification]) -> SpecificationPlan:
    """The plan with these specifications and the study's own."""
    wanted = wanted | {plan.specifications[plan.default]}
    keep = [i for i, spec in enumerate(plan.specifications) if spec in wanted]
    return replace(
        plan,
        specifications=tuple(plan.specifications[i] for i in keep),
        weights=plan.weights[keep],
        refused=tuple(plan.refused[i] for i in keep),
        default=keep.index(plan.default),
    )


def points_of(study: Study, name: str, spec: SeriesSpec, settings: Settings) -> dict[Key, Point]:
    """Every specification of the golden rows of this series, from the curves of its genes."""
    loaded = load(name, spec, settings)
    prepared = prepare(loaded.series, loaded.platform, spec, name=name, accept_checks=True)
    assert study.multiverse is not None
    wanted = {key_of(row)[2] for row in ROWS if row["series"] == name}
    plan = only(plan_of(prepared, fit(prepared), study.genes, study.multiverse), wanted)
    curves = collect(plan, [run_task(task) for task in tasks_of(plan, study.thresholds)]).curves
    return {
        (name, curve.gene, one): Point(*(float(getattr(curve, column)[i]) for column in Point._fields))
        for curve in curves
        for i, one in enumerate(curve.specifications)
    }


@pytest.fixture(scope="module")
def points(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Key, Point]:
    settings = Settings(mirror=str(shared / "geo"), cache=tmp_path_factory.mktemp("cache"))
    study = read_study(GOLDEN / "multiverse_real.toml")
    found: dict[Key, Point] = {}
    for name, spec in name_series(study):
        found |= points_of(study, name, spec, settings)
    return found


def test_the_draw_is_wide_enough() -> None:
    """Every option of every dimension three times at least, as the drawn specifications were to be."""
    drawn = (GOLDEN / "multiverse_specifications.csv").read_text().splitlines()
    assert [key_of(row) for row in csv.DictReader(drawn)] == [key_of(row) for row in ROWS]
    assert len(ROWS) >= 110
    for name in Specification._fields:
        options = Counter("probe:ID" if row[name].startswith("probe:") else row[name] for row in ROWS)
        assert len(options) >= 2, name
        assert min(options.values()) >= 3, (name, options)


@pytest.mark.parametrize("row", ROWS, ids=[f"{i}-{row['series']}-{row['test']}" for i, row in enumerate(ROWS)])
def test_r_finds_the_same(row: Row, points: dict[Key, Point]) -> None:
    got = points[key_of(row)]
    expected = Point(*(float(row[name]) for name in Point._fields))
    columns = set(Point._fields)
    if np.isnan(expected.p):
        columns.remove("n_genes")  # a gene that the filter leaves out has no result here, and R counts the others
    elif row["exact"] == "FALSE":
        # Equal values: wilcox.test finds estimate and interval by a root finder, ours are order statistics.
        columns -= {"effect", "ci_low", "ci_high"}
    for name in sorted(columns):
        floor = SMALL if name in ("effect", "ci_low", "ci_high") else 0.0
        rtol = ROBUST if row["test"] == "robust" else RANK_FDR if (row["test"], name) == ("rank", "fdr") else EXACT
        theirs, ours = getattr(expected, name), getattr(got, name)
        np.testing.assert_allclose(ours, theirs, rtol=rtol, atol=floor, err_msg=f"{name} of {row}")
