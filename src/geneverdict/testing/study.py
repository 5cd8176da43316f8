"""The demo study: six simulated series on different platforms, as a mirror in GEO's layout and a study file.

The accessions start at GSE99000001, GPL99000001 and GSM990000001: numbers that GEO has not given out, so nothing here
can be mistaken for a real series.  Every title says "Simulated".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np

from geneverdict.model.series import Platform, Series
from geneverdict.testing import samples as words
from geneverdict.testing.simulate import Probes, as_platform, draw_probes, join_genes, probe_values, simulate_expression
from geneverdict.testing.survival import with_survival
from geneverdict.testing.truth import (
    EDGE,
    HETEROGENEOUS,
    NAMED,
    TARGET,
    BoolArray,
    GeneTruth,
    Truth,
    draw_genes,
    keep_genes,
    vary_effects,
)
from geneverdict.testing.write import (
    series_folder,
    value_rows,
    write_platform_annot,
    write_platform_soft,
    write_series_matrix,
    write_table,
)

N_GENES = 3000
SUMMARY = "Simulated data made by geneverdict with a known truth; no sample was taken from anybody."

STUDY_FILE = f"""\
# A simulated study: every number was drawn by geneverdict, and the truth is known.
title = "Simulated: {TARGET}, tumour against normal"
genes = ["{TARGET}", "GAPDH"]

[thresholds]
log2fc = 1.0
fdr    = 0.05

[multiverse]                        # every reasonable analysis beside this one
probes = ["highest_median", "highest_mean", "mean_of_probes", "each_probe"]
permutations = 99

[[series]]
id = "GSE99000001"                  # nothing said: groups and pairs are inferred, and shown with their evidence

[[series]]
id = "GSE99000002"

[[series]]
id = "GSE99000003"

[[series]]
id = "GSE99000004"                  # a lncRNA-like array: {TARGET} is not on it

[[series]]
id = "GSE99000005"                  # nothing says which culture is the case: geneverdict asks instead of guessing

[[series]]
id         = "simulated-own-table"  # one's own table with a sample sheet
expression = "own/expression.tsv.gz"
samples    = "own/samples.tsv"
probe_map  = "own/probe_map.tsv"
case       = {{ field = "Group", match = "^d$" }}
control    = {{ field = "Group", match = "^c$" }}
pair       = {{ field = "Block" }}
"""


class Recipe(NamedTuple):
    """What makes one series of the demo different from the others."""

    series: str
    platform: str
    title: str
    platform_title: str
    samples: list[words.Sample]
    design: Literal["paired", "unpaired"]
    effects: Mapping[str, float]
    """True log2FC of single genes in this series."""
    written: Mapping[str, str]
    """Today's symbol → the symbol on this platform."""
    absent: tuple[str, ...] = ()
    """Named genes that are not on the platform."""
    linear: bool = False
    missing: float = 0.0
    """Share of the values that are missing."""
    hazard_ratio: float = 0.0
    """Of the target, per SD among the cases, whose survival is told then; 0: nothing is told."""


@dataclass(frozen=True, slots=True, eq=False)
class SimulatedSeries:
    """A series, its platform and its truth."""

    series: Series
    platform: Platform
    truth: Truth


@dataclass(frozen=True, slots=True)
class DemoStudy:
    """Where the demo lies and what is true of it."""

    folder: Path
    study_file: Path
    geo: Path
    """To be named as the mirror."""
    target: str
    truths: Mapping[str, Truth]
    """By series, in the order of the study file."""


def demo_recipes() -> tuple[Recipe, ...]:
    """The six series in the order of the study file."""
    return (
        Recipe("GSE99000001", "GPL99000001", "Simulated colon tumor and paired adjacent tissue",
               "Simulated array A", words.paired_tissue(), "paired", {TARGET: 0.85}, {"JPT1": "HN1"},
               hazard_ratio=1.5),
        Recipe("GSE99000002", "GPL99000002", "Simulated gastric cancer and normal mucosa",
               "Simulated array B", words.cancer_and_normal(), "unpaired", {TARGET: 1.3}, {}, missing=0.003),
        Recipe("GSE99000003", "GPL99000003", "Simulated hepatocellular carcinoma and healthy liver, linear scale",
               "Simulated array C", words.carcinoma_and_healthy(), "unpaired", {TARGET: 0.9}, {}, linear=True),
        Recipe("GSE99000004", "GPL99000004", "Simulated nasopharyngeal carcinoma on a lncRNA-like array",
               "Simulated lncRNA-like array D", words.carcinoma_and_para(), "unpaired", {}, {}, absent=(TARGET,)),
        Recipe("GSE99000005", "GPL99000001", "Simulated cultures A and B",
               "Simulated array A", words.unclear_cultures(), "unpaired", {TARGET: 0.5}, {"JPT1": "HN1"}),
        Recipe("simulated-own-table", "", "Simulated pancreatic tumour and normal tissue, one's own table",
               "Simulated probe map", words.own_pairs(), "paired", {TARGET: 1.15}, {"SEPTIN2": "2-Sep"}),
    )  # fmt: skip


def simulate_series(recipe: Recipe, seed: int, *, number: int = 1, n_genes: int = N_GENES) -> SimulatedSeries:
    """One series of the demo.  ``number`` makes its draws and sample accessions differ from those of the others."""
    names = (*NAMED, *(f"GENE{i:04d}" for i in range(1, n_genes - len(NAMED) + 1)))
    genes = vary_effects(_seed(seed, number, 0), draw_genes(_seed(seed, 0, 0), names), recipe.effects)
    genes = keep_genes(genes, np.array([name not in recipe.absent for name in names]))
    probes = _with_shared_probe(draw_probes(_platform_seed(seed, recipe), genes), genes)
    written = tuple(recipe.written.get(name, name) for name in genes.names)
    table = as_platform(recipe.platform, recipe.platform_title, probes, written)
    case = np.array([sample.role == "case" for sample in recipe.samples])
    _, individual = np.unique([sample.individual for sample in recipe.samples], return_inverse=True)
    values = simulate_expression(_seed(seed, number, 1), genes, case, individual)
    people = recipe.samples
    if recipe.hazard_ratio:
        level = values[genes.names.index(TARGET)]
        people = with_survival(_seed(seed, number, 4), people, level, recipe.hazard_ratio)
    values = probe_values(_seed(seed, number, 2), genes, values, probes)
    values = np.round(2 ** (values + 3), 1) if recipe.linear else np.round(values, 4)
    values[np.random.default_rng(_seed(seed, number, 3)).random(values.shape) < recipe.missing] = np.nan
    values.flags.writeable = False
    ids = _sample_ids(recipe, number)
    sheet = words.sample_table(ids, recipe.platform, people, len(table.probes))
    series = Series(recipe.series, recipe.platform, sheet, table.probes, values, _series_fields(recipe, ids))
    return SimulatedSeries(series, table, _truth(recipe, genes, ids, case))


def write_demo_study(folder: Path, seed: int = 1, *, n_genes: int = N_GENES) -> DemoStudy:
    """Write the demo below ``folder``: ``geo/`` in GEO's layout, ``own/`` with a user's table, and ``study.toml``.

    The same seed and number of genes give the same bytes.
    """
    geo, truths = folder / "geo", {}
    for number, recipe in enumerate(demo_recipes(), start=1):
        made = simulate_series(recipe, seed, number=number, n_genes=n_genes)
        truths[recipe.series] = made.truth
        if recipe.platform:
            _write_geo(geo, made, decimals=1 if recipe.linear else 4)
        else:
            _write_own(folder / "own", made, recipe.samples)
    study_file = folder / "study.toml"
    study_file.write_text(STUDY_FILE, encoding="utf-8")
    return DemoStudy(folder, study_file, geo, TARGET, truths)


def _seed(seed: int, number: int, step: int) -> int:
    return seed * 1000 + number * 10 + step


def _sample_ids(recipe: Recipe, number: int) -> tuple[str, ...]:
    """Accessions on a platform of GEO; in one's own table the names of the columns."""
    if not recipe.platform:
        return tuple(sample.title for sample in recipe.samples)
    return tuple(f"GSM{990000000 + 100 * number + i}" for i in range(1, len(recipe.samples) + 1))


def _platform_seed(seed: int, recipe: Recipe) -> int:
    """Two series on one platform have the same probes."""
    return _seed(seed, 100 + (int(recipe.platform[-2:]) if recipe.platform else 0), 0)


def _with_shared_probe(probes: Probes, genes: GeneTruth) -> Probes:
    """One of the probes of two genes binds TUBA1B and TUBA1C, as on real arrays."""
    row = int(np.flatnonzero(probes.second >= 0)[0])
    return join_genes(probes, row, genes.names.index("TUBA1B"), genes.names.index("TUBA1C"))


def _series_fields(recipe: Recipe, ids: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    design = "Simulated tumor and adjacent tissue of the same patients (paired)."
    return {
        "title": (recipe.title,),
        "geo_accession": (recipe.series,),
        "status": ("Simulated, never public on GEO",),
        "summary": (SUMMARY,),
        "overall_design": (design if recipe.design == "paired" else "Simulated independent samples.",),
        "type": ("Expression profiling by array",),
        "sample_id": (" ".join(ids),),
        "platform_id": (recipe.platform,),
        "platform_taxid": ("9606",),
        "sample_taxid": ("9606",),
    }


def _truth(recipe: Recipe, genes: GeneTruth, ids: tuple[str, ...], case: BoolArray) -> Truth:
    control = np.array([sample.role == "control" for sample in recipe.samples])
    individual = np.array([sample.individual for sample in recipe.samples])

    def names(where: BoolArray) -> tuple[str, ...]:
        return tuple(name for name, here in zip(genes.names, where, strict=True) if here)

    near = (np.abs(genes.log2fc) >= 0.8) & (np.abs(genes.log2fc) < 1)
    return Truth(
        series=recipe.series,
        platform=recipe.platform,
        log2fc=dict(zip(genes.names, genes.log2fc.tolist(), strict=True)),
        up=names(genes.log2fc >= 1),
        down=names(genes.log2fc <= -1),
        edge=names(near & np.isin(genes.names, list(EDGE))),
        null=names((genes.log2fc == 0) & (genes.spread == 0)),
        heterogeneous=names(np.isin(genes.names, HETEROGENEOUS)),
        design=recipe.design,
        n_case=int(case.sum()),
        n_control=int(control.sum()),
        n_pairs=len(np.intersect1d(individual[case], individual[control])) if recipe.design == "paired" else 0,
        case=tuple(np.array(ids)[case].tolist()),
        control=tuple(np.array(ids)[control].tolist()),
    )


def _write_geo(geo: Path, made: SimulatedSeries, decimals: int) -> None:
    series, platform = made.series, made.platform
    matrix = geo / "series" / series_folder(series.id) / "matrix" / f"{series.id}_series_matrix.txt.gz"
    write_series_matrix(matrix, series, decimals=decimals)
    home = geo / "platforms" / series_folder(platform.id)
    if "lncRNA" in platform.title:
        write_platform_soft(home / "soft" / f"{platform.id}_family.soft.gz", platform)
    else:
        write_platform_annot(home / "annot" / f"{platform.id}.annot.gz", platform)


def _write_own(folder: Path, made: SimulatedSeries, samples: list[words.Sample]) -> None:
    titles = [sample.title for sample in samples]
    write_table(
        folder / "expression.tsv.gz", ["probe_id", *titles], value_rows(made.series.probes, made.series.values, 4)
    )
    keys = list(samples[0].characteristics)
    rows = [[sample.title, *(sample.characteristics[key] for key in keys), "simulated"] for sample in samples]
    write_table(folder / "samples.tsv", ["sample", *keys, "note"], rows)
    genes = ["///".join(genes) for genes in made.platform.genes]
    write_table(folder / "probe_map.tsv", ["probe_id", "symbol"], zip(made.platform.probes, genes, strict=True))
