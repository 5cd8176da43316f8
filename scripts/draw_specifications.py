"""Draw the specifications that tests/golden/multiverse_real.R works out again: at random, from those of real series.

Usage: python scripts/draw_specifications.py SHARED      writes tests/golden/multiverse_specifications.csv
"""

from __future__ import annotations

import csv
import sys
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.io.study import read_study
from geneverdict.model.multiverse import Specification, SpecificationPlan
from geneverdict.pipeline.load import load
from geneverdict.pipeline.multiverse.plan import plan_of
from geneverdict.pipeline.run import name_series
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.settings import Settings

GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden"
SEED = 21


class Draw(NamedTuple):
    """So many specifications of one gene in one series, of those whose options begin as asked."""

    series: str
    gene: str
    n: int
    asked: tuple[tuple[str, str], ...] = ()
    """(dimension, how its option begins)."""
    without: tuple[str, ...] = ()
    """Options that are left out."""


SLOW = ("block_correlation",)
"""A quarter of a minute and more in R for each, so these are drawn apart."""
PROBES = (("probes", "probe:"),)
DRAWS = (
    Draw("GSE14520", "ITGA5", 31, without=SLOW),
    Draw("GSE14520", "ITGA5", 7, (("design", "block_correlation"),)),
    Draw("GSE4107", "ITGA5", 8, (("covariates", "none"),)),
    Draw("GSE3325", "ITGA5", 8),
    Draw("GSE22780", "ITGA5", 6, without=SLOW),
    Draw("GSE22780", "ITGA5", 1, (("design", "block_correlation"),)),
    Draw("GSE4107", "ITGA5", 10, (("covariates", "Gender"),)),
    Draw("GSE14520", "DDR1", 9, PROBES, SLOW),
    Draw("GSE4107", "DDR1", 4, PROBES),
    Draw("GSE3325", "DDR1", 5, PROBES),
    Draw("GSE22780", "DDR1", 4, PROBES, SLOW),
    # With missing values limma's array weights are another estimator (see README.md).
    Draw("GSE22780-as-linear", "DDR1", 4, (("scale", "as_settled"),), ("array_weights", *SLOW)),
    Draw("GSE22780-as-linear", "ITGA5", 3, (("scale", "other_rule"),), SLOW),
    Draw("GSE89143", "ASCRP000002", 5),
    Draw("GSE89143", "ASCRP000002", 7, (("samples", "without_outliers"),)),
)


def main(shared: Path) -> None:
    study = read_study(GOLDEN / "multiverse_real.toml")
    settings = replace(Settings.from_environment(), mirror=str(shared / "geo"))
    rng = np.random.default_rng(SEED)
    rows = []
    for name, spec in name_series(study):
        loaded = load(name, spec, settings)
        prepared = prepare(loaded.series, loaded.platform, spec, name=name, accept_checks=True)
        result = fit(prepared)
        assert study.multiverse is not None
        plan = plan_of(prepared, result, study.genes, study.multiverse)
        for draw in (draw for draw in DRAWS if draw.series == name):
            rows += [(name, draw.gene, " ".join(result.checks.outliers), *spec) for spec in _drawn(plan, draw, rng)]
    header = ("series", "gene", "outliers", *Specification._fields)
    with (GOLDEN / "multiverse_specifications.csv").open("w", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows([header, *rows])


def _drawn(plan: SpecificationPlan, draw: Draw, rng: np.random.Generator) -> list[Specification]:
    known = [
        spec
        for spec, why in zip(plan.specifications, plan.refused, strict=True)
        if not why
        and plan.concerns(spec, draw.gene)
        and not set(spec) & set(draw.without)
        and all(getattr(spec, dimension).startswith(option) for dimension, option in draw.asked)
    ]
    return [known[i] for i in sorted(rng.choice(len(known), size=draw.n, replace=False))]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
