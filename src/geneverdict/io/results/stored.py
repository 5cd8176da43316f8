"""One series of a results folder, all of its genes and probes at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from geneverdict.io.results.guarded_read import damaged_table
from geneverdict.io.results.layout import file_stem
from geneverdict.model.published import StoredSeries
from geneverdict.model.series import FloatArray
from geneverdict.model.series_info import SeriesInfo

if TYPE_CHECKING:
    import polars as pl

_FIT = ("log2fc", "p", "fdr", "ave_expr")


def read_stored(folder: Path, info: SeriesInfo) -> StoredSeries:
    """Fits, values and samples of the series ``info``.  Raises ResultsError where a table is missing or damaged."""
    import polars as pl

    stem = file_stem(info.id)
    genes, probes = _table(folder, f"de/{stem}"), _table(folder, f"probes/{stem}")
    values = genes.select("gene").join(
        _table(folder, f"expression/{stem}"), on="gene", how="left", maintain_order="left"
    )
    samples = [name for name in values.columns if name not in ("gene", "probe")]
    own = _table(folder, "expression/samples").filter(pl.col("series") == info.id)
    rows = {row["sample"]: row for row in own.rows(named=True)}
    design = _table(folder, f"design/{stem}")
    place = {sample: i for i, sample in enumerate(design["sample"])}
    order = [place[sample] for sample in samples if sample in place]
    return StoredSeries(
        info=info,
        genes=tuple(genes["gene"]),
        gene_probes=tuple(genes["probe"]),
        gene_fit={name: _numbers(genes, name) for name in _FIT},
        probes=tuple(probes["probe"]),
        probe_genes=tuple(map(tuple, probes["genes"].to_list())),
        probe_fit={name: _numbers(probes, name) for name in _FIT},
        samples=tuple(samples),
        values=_matrix(values, samples),
        case=np.array([rows[sample]["role"] == "case" for sample in samples]),
        control=np.array([rows[sample]["role"] == "control" for sample in samples]),
        pairs=tuple(rows[sample]["pair"] for sample in samples),
        in_model=np.array([sample in place for sample in samples]),
        matrix=np.ascontiguousarray(design.drop("sample", "pair").to_numpy()[order]),
        plain=_plain(folder, info),
    )


def _plain(folder: Path, info: SeriesInfo) -> bool:
    counted = (
        info.counts is not None and not info.counts.shares and info.counts.engine in ("quasi_likelihood", "deseq2")
    )
    return not counted and info.design != "mixed" and not (folder / f"weights/{file_stem(info.id)}.parquet").exists()


def _matrix(values: pl.DataFrame, samples: Sequence[str]) -> FloatArray:
    import polars as pl

    table = values.select(pl.col(samples).cast(pl.Float64).fill_null(float("nan")))
    return np.ascontiguousarray(table.to_numpy(), dtype=np.float64)


def _numbers(table: pl.DataFrame, name: str) -> FloatArray:
    import polars as pl

    return table[name].cast(pl.Float64).fill_null(float("nan")).to_numpy()


def _table(folder: Path, path: str) -> pl.DataFrame:
    import polars as pl

    try:
        return pl.read_parquet(folder / f"{path}.parquet")
    except (OSError, pl.exceptions.PolarsError) as error:
        raise damaged_table(error, folder) from None
