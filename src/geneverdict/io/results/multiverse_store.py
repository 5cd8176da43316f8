"""The multiverse in the results folder: a table of all genes for each series, and every specification of a gene."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from geneverdict.io.results.layout import file_stem
from geneverdict.io.results.write import write_table
from geneverdict.messages import Say, english
from geneverdict.model.column import columns
from geneverdict.model.multiverse import AllGenes, Curve, GeneMultiverse

if TYPE_CHECKING:
    import polars as pl

RENAMED = {"series": "without_series", "effect": "effect_measure"}
"""Choices of the pooled analysis that have the name of another column."""


def write_all_genes(folder: Path, series_id: str, found: AllGenes) -> None:
    """``multiverse/SERIES.parquet``: one row for each gene, the columns of ``AllGenes``."""
    write_table(found.to_polars(), folder / "multiverse" / f"{file_stem(series_id)}.parquet")


def write_curves(
    folder: Path, found: GeneMultiverse, calls_of: Callable[[Curve], Mapping[str, list[str]]], say: Say = english
) -> None:
    """``genes/GENE-specifications.csv``: every specification of every series and of the pooled analysis, a row each.

    ``calls_of`` gives the columns of calls, by name; ``say`` says why a combination was refused.
    """
    import polars as pl

    curves = [curve for curve, _ in found.series] + ([found.pooled[0]] if found.pooled else [])
    if not curves:
        return
    path = folder / "genes" / f"{file_stem(found.gene)}-specifications.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    pl.concat([_table(curve, calls_of(curve), say) for curve in curves], how="diagonal").write_csv(path)


def _table(curve: Curve, calls: Mapping[str, list[str]], say: Say) -> pl.DataFrame:
    import polars as pl

    options = {name: [getattr(s, name) for s in curve.specifications] for name in curve.dimensions}
    choices = {RENAMED.get(name, name): column for name, column in options.items()}
    table = pl.DataFrame(
        {
            "series": [curve.series or "pooled"] * len(curve.specifications),
            "number": range(len(curve.specifications)),
            "default": [i == curve.default for i in range(len(curve.specifications))],
            **choices,
            "unit": [curve.unit] * len(curve.specifications),
            **{one.name: getattr(curve, one.field) for one in columns(Curve)},
            **calls,
            "refused": [say(why) if why else "" for why in curve.refused],
        }
    )
    return table.with_columns(pl.col(pl.Float64).fill_nan(None))
