"""Simulated contrasts for atlases, and a slow twin of what an atlas keeps."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from geneverdict.evidence.levels import level_codes
from geneverdict.io.atlas.write import add, create
from geneverdict.model.atlas import NUMBERS, Contrast, ContrastTable
from geneverdict.model.study import Thresholds
from geneverdict.model.unequal import RemedyFit
from geneverdict.stats.multiple import benjamini_hochberg
from geneverdict.stats.student import two_sided

PLAIN = Contrast(
    id="",
    study="simulated",
    name="",
    accession="",
    title="",
    tissue="liver",
    disease="hepatitis",
    disease_group="hepatitis",
    case_label="case",
    control_label="control",
    n_case=6,
    n_control=6,
    n_pairs=0,
    design="unpaired",
    platform="",
    organism="Homo sapiens",
    unit="log2FC",
    simulated=True,
)


def table(number: int, genes: int = 30, first: int = 0, **said: str) -> ContrastTable:
    """A contrast of the genes G``first`` …; some are missing, some without a test."""
    rng = np.random.default_rng(number)
    names = [f"G{first + i}" for i in range(genes) if rng.random() > 0.1]
    se = rng.uniform(0.1, 0.4, len(names))
    log2fc = rng.normal(0, 1, len(names)) * rng.integers(0, 2, len(names)) + rng.normal(0, 1, len(names)) * se
    log2fc[rng.random(len(names)) < 0.05] = np.nan
    df = np.full(len(names), 14.5)
    p = two_sided(log2fc / se, df)
    fit = RemedyFit(log2fc, se, df, p, benjamini_hochberg(p))
    name = said.pop("name", f"S{number}")
    words = {"id": f"simulated/{name}", "name": name, "accession": name, "key": f"key of {number}", **said}
    contrast = PLAIN._replace(**words)
    level = level_codes(fit, Thresholds(), is_log2=contrast.unit == "log2FC")
    numbers = np.stack([getattr(fit, column) for column in NUMBERS])
    return ContrastTable(contrast, tuple(names), numbers, np.full(len(names), 12, np.int32), level)


def atlas_of(folder: Path, tables: list[ContrastTable], batches: int = 1) -> Path:
    create(folder)
    for i in range(batches):
        add(folder, tables[i::batches])
    return folder
