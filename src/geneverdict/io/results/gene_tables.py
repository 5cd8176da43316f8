"""``tables/``: the statistics of all genes as text, for spreadsheets and for programs that rank genes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from geneverdict.io.results.layout import POOLED, TABLES, file_stem
from geneverdict.model.fit import Fit, PooledFit
from geneverdict.model.verdict import POOLED_STATISTICS, Call, SeriesResult
from geneverdict.model.why import Level

if TYPE_CHECKING:
    import polars as pl

STATISTICS = ("log2fc", "ci_low", "ci_high", "se", "t", "p", "fdr", "ave_expr")
COLUMNS = ("gene", "probe", *STATISTICS, "call", "level")
"""Of ``tables/SERIES.csv``; each is declared on ``GeneRow`` or ``SeriesAnswer``."""
POOLED_COLUMNS = ("gene", "k", *POOLED_STATISTICS)
"""Of ``tables/pooled.csv``; declared on ``PooledRow``."""
_CALLED = {str(Level.UP): Call.UP, str(Level.DOWN): Call.DOWN}


def write_gene_table(folder: Path, result: SeriesResult, levels: npt.NDArray[np.str_]) -> None:
    """``tables/SERIES.csv``, the smallest p first, and ``tables/SERIES.rnk``, the largest t first.

    ``levels``: of each gene of the fit, at the study's thresholds.
    """
    stem = file_stem(result.id)
    _write_csv(gene_table(result.fit, levels), folder / TABLES / f"{stem}.csv")
    _write_csv(ranked_list(result.fit), folder / TABLES / f"{stem}.rnk", separator="\t", header=False)


def write_pooled_table(folder: Path, pooled: PooledFit) -> None:
    """``tables/pooled.csv``, the smallest p first."""
    import polars as pl

    columns = {name: getattr(pooled, name) for name in ("k", *POOLED_STATISTICS)}
    table = pl.DataFrame({"gene": pooled.genes, **columns}).with_columns(pl.col("k").cast(pl.Int32))
    _write_csv(_by_p(table), folder / TABLES / f"{POOLED}.csv")


def gene_table(fit: Fit, levels: npt.NDArray[np.str_]) -> pl.DataFrame:
    """One row per gene, columns as ``COLUMNS``; genes without p last."""
    import polars as pl

    calls = [str(_CALLED.get(level, Call.NOT_CALLED)) for level in levels.tolist()]
    statistics = {name: getattr(fit, name) for name in STATISTICS}
    return _by_p(pl.DataFrame({"gene": fit.names, "probe": fit.probes, **statistics, "call": calls, "level": levels}))


def ranked_list(fit: Fit) -> pl.DataFrame:
    """Gene and t of the genes whose t is a finite number, the largest first."""
    import polars as pl

    table = pl.DataFrame({"gene": fit.names, "t": fit.t}).filter(pl.col("t").is_finite())
    return table.sort("t", "gene", descending=[True, False])


def _by_p(table: pl.DataFrame) -> pl.DataFrame:
    return table.fill_nan(None).sort("p", "gene", nulls_last=True)


def _write_csv(table: pl.DataFrame, path: Path, *, separator: str = ",", header: bool = True) -> None:
    """Numbers with all their digits, nothing where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table.write_csv(path, separator=separator, include_header=header)
