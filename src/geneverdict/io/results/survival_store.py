"""Survival of all genes in the results folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from geneverdict.io.results.layout import cohort_stem, file_stem
from geneverdict.io.results.write import write_table
from geneverdict.model.series import FloatArray
from geneverdict.model.survival import SurvivalData
from geneverdict.model.survival_answer import SurvivalGenes

if TYPE_CHECKING:
    import polars as pl


def survival_table(found: SurvivalGenes) -> pl.DataFrame:
    """One row per gene, the largest |z| first; genes without a test last."""
    import polars as pl

    return found.to_polars().sort(pl.col("score_z").abs().fill_nan(-1.0), descending=True, maintain_order=True)


def write_survival_genes(folder: Path, found: SurvivalGenes) -> None:
    """``survival/SERIES-ENDPOINT.parquet``; the columns of ``SurvivalGenes``."""
    name = cohort_stem(found.series, found.endpoint.value)
    write_table(survival_table(found), folder / "survival" / f"{name}.parquet")


def write_patients(folder: Path, series: str, data: SurvivalData, covariates: Mapping[str, FloatArray]) -> None:
    """``patients/SERIES-ENDPOINT.parquet``: one row per patient, NaN where missing.

    ``file`` has the patients' values: ``expression/FILE.parquet``.  ``covariates``: patients × columns of each.
    """
    import polars as pl

    columns = {
        f"covariate {name} {j}": table[:, j] for name, table in covariates.items() for j in range(table.shape[1])
    }
    told = {"sample": data.samples, "months": data.months, "event": data.event.astype("float64")}
    table = pl.DataFrame({"file": [file_stem(series)] * len(data.samples), **told, **columns})
    write_table(table, folder / "patients" / f"{cohort_stem(series, data.endpoint.value)}.parquet")
