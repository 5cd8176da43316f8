"""Survival of all genes in the results folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geneverdict.io.results.layout import file_stem
from geneverdict.io.results.write import write_table
from geneverdict.model.survival_answer import SurvivalGenes

if TYPE_CHECKING:
    import polars as pl


def survival_table(found: SurvivalGenes) -> pl.DataFrame:
    """One row per gene, the largest |z| first; genes without a test last."""
    import polars as pl

    return found.to_polars().sort(pl.col("score_z").abs().fill_nan(-1.0), descending=True, maintain_order=True)


def write_survival_genes(folder: Path, found: SurvivalGenes) -> None:
    """``survival/SERIES-ENDPOINT.parquet``; the columns of ``SurvivalGenes``."""
    name = f"{file_stem(found.series)}-{file_stem(found.endpoint.value)}.parquet"
    write_table(survival_table(found), folder / "survival" / name)
