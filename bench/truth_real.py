"""Real series with labels that mean nothing: drawn at random, or turned at random within the pairs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.io.sources.platform_table import read_platform
from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.model.prepared import Prepared
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Match, PairRule, SeriesSpec
from geneverdict.pipeline.steps import prepare
from geneverdict.testing.worlds.designs import FDR
from truth_calibration import relabelled

LIVER = SeriesSpec(
    id="GSE14520",
    case=Match(field="title", match="Liver Tumor Tissue"),
    control=Match(field="title", match="Liver Non-Tumor Tissue"),
    pair=PairRule(field="source_name", strip="[AB]$"),
)
SERIES = {
    "GSE14520, 22 v 19, labels at random": (LIVER.model_copy(update={"pair": False}), "GPL571"),
    "GSE14520, 19 pairs, signs at random": (LIVER, "GPL571"),
    "GSE4107, 12 v 10, labels at random": (SeriesSpec(id="GSE4107"), "GPL570"),
}


class Shuffled(NamedTuple):
    """One value per draw."""

    below_05: FloatArray
    below_01: FloatArray
    n_called: FloatArray
    """Genes with FDR < .05."""
    n_genes: int
    truly: int
    """Genes with FDR < .05 under the true labels."""


def read(geo: Path, name: str) -> Prepared:
    """One of ``SERIES`` from a folder laid out like GEO."""
    spec, platform = SERIES[name]
    folder = geo / "series" / f"{spec.id[:-3]}nnn" / spec.id / "matrix"
    (matrix,) = (p for p in folder.glob("*_series_matrix.txt.gz") if "-" not in p.name or platform in p.name)
    (table,) = (geo / "platforms" / f"{platform[:-3]}nnn" / platform).rglob("*.gz")
    return prepare(read_series_matrix(matrix), read_platform(table), spec, accept_checks=True)


def shuffled(made: Prepared, *, draws: int, seed: int) -> Shuffled:
    """A real series with its labels drawn anew, several times."""
    design = made.design
    values = np.ascontiguousarray(made.expression.values[:, list(design.rows)])
    here = replace(design, rows=tuple(range(values.shape[1])))
    rng = np.random.default_rng(seed)
    true = design.matrix[:, -1]
    rows = []
    for _ in range(draws):
        found = relabelled(values, here, labels_drawn(made, true, rng))
        p = found.p[np.isfinite(found.p)]
        rows.append(((p < 0.05).mean(), (p < 0.01).mean(), float((found.fdr < FDR).sum())))
    truly = int((relabelled(values, here, true).fdr < FDR).sum())
    return Shuffled(*np.array(rows).T, len(values), truly)


def labels_drawn(made: Prepared, true: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Labels at random; in a paired design turned at random within the pairs."""
    if made.design.kind != "paired":
        return rng.permutation(true)
    blocks = np.array([str(made.pairing.blocks[i]) for i in made.design.rows])
    _, which = np.unique(blocks, return_inverse=True)
    turned = rng.random(int(which.max()) + 1) < 0.5
    return np.where(turned[which], 1 - true, true)
