"""The tables of the results folder, as Parquet."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from geneverdict.io.results.layout import file_stem
from geneverdict.messages import english
from geneverdict.model.counts import Counts
from geneverdict.model.fit import Fit, PooledFit
from geneverdict.model.prepared import Expression
from geneverdict.model.replicates import ReplicateFit, replicate_columns
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import POOLED_STATISTICS, STATISTICS, SeriesResult

if TYPE_CHECKING:
    import polars as pl

_ABSENT = ("gene", "probe")
_OS_ERROR = re.compile(r"\(os error (\d+)\)")


def write_series(
    folder: Path,
    result: SeriesResult,
    *,
    ranks: FloatArray,
    levels: npt.NDArray[np.str_],
    used_for: Sequence[tuple[str, ...]],
) -> None:
    """Write ``de/``, ``probes/`` and ``expression/`` of one series; of counts ``rare/``, the genes not tested, and
    ``libraries/``; where the groups vary unequally ``unequal/``; of raw files
    with values of their own beside them ``deposited/``.

    ``ranks``: rank by p of each gene; ``levels``: its level; ``used_for``: the genes that each probe stands for.
    """
    import polars as pl

    stem = file_stem(result.id)
    extra = {"rank": ranks, "confident": result.fit.confident, "level": levels}
    de = pl.DataFrame({"gene": result.fit.names, "probe": result.fit.probes, **_columns(result.fit), **extra})
    write_table(de.sort("gene"), folder / "de" / f"{stem}.parquet")
    names = {"genes": _lists(result.probe_map.genes), "used_for": _lists(used_for)}
    probes = pl.DataFrame({"probe": result.probe_fit.names, **names, **_columns(result.probe_fit)})
    write_table(probes, folder / "probes" / f"{stem}.parquet")
    if result.unequal is not None:
        unequal = pl.DataFrame({"gene": result.fit.names, **result.unequal.columns})
        write_table(unequal.sort("gene"), folder / "unequal" / f"{stem}.parquet")
    if result.deposited is not None:
        deposited = pl.DataFrame({"gene": result.deposited.names, **result.deposited.columns})
        write_table(deposited, folder / "deposited" / f"{stem}.parquet")
    absent = pl.DataFrame(
        {"gene": list(result.absent), "probe": list(result.absent.values())}, schema=dict.fromkeys(_ABSENT, pl.String)
    )
    write_table(absent, folder / "absent" / f"{stem}.parquet")
    if result.counts is not None:
        write_table(pl.DataFrame(result.counts.rare).sort("gene"), folder / "rare" / f"{stem}.parquet")
        write_table(_libraries_table(result.samples.ids, result.counts), folder / "libraries" / f"{stem}.parquet")
    if result.replicates:
        write_table(_replicate_table(result.replicates), folder / "replicates" / f"{stem}.parquet")
    if result.refits is not None:
        suspects = pl.DataFrame({"gene": result.fit.names, **result.refits.columns(result.fit.names)})
        write_table(suspects.sort("gene"), folder / "suspects" / f"{stem}.parquet")
    write_table(_design_table(result), folder / "design" / f"{stem}.parquet")
    write_expression(folder, result.id, result.expression)
    if result.expression.weights is not None:
        write_table(_weights_table(result), folder / "weights" / f"{stem}.parquet")


def write_expression(folder: Path, series_id: str, expression: Expression) -> None:
    """``expression/SERIES.parquet``: gene-level values of every sample of the series."""
    write_table(_expression_table(expression), folder / "expression" / f"{file_stem(series_id)}.parquet")


def _lists(names: Sequence[tuple[str, ...]]) -> pl.Series:
    """A column of lists.  Joined and split again by polars: 30 times faster than handing it Python lists."""
    import polars as pl

    joined = pl.Series(["\x1f".join(n) for n in names], dtype=pl.String)
    return joined.str.split("\x1f").list.eval(pl.element().filter(pl.element() != ""))


def _columns(fit: Fit) -> dict[str, FloatArray]:
    return {name: getattr(fit, name) for name in STATISTICS}


def _expression_table(expression: Expression) -> pl.DataFrame:
    import polars as pl

    values = {sample: expression.values[:, j] for j, sample in enumerate(expression.samples)}
    return pl.DataFrame({"gene": expression.genes, "probe": expression.probes, **values})


def _replicate_table(counted: Sequence[ReplicateFit]) -> pl.DataFrame:
    """One row per gene of any way, null where a way does not have it."""
    import polars as pl

    tables = [pl.DataFrame({"gene": one.fit.names, **replicate_columns(one.whole.way, one.fit)}) for one in counted]
    return reduce(lambda left, right: left.join(right, on="gene", how="full", coalesce=True), tables).sort("gene")


def _weights_table(result: SeriesResult) -> pl.DataFrame:
    """How much each value of the samples in the model counted in the fit."""
    import polars as pl

    values = result.expression
    assert values.weights is not None
    columns = {values.samples[j]: values.weights[:, j] for j in result.design.rows}
    return pl.DataFrame({"gene": values.genes, **columns}).sort("gene")


def _libraries_table(samples: Sequence[str], counts: Counts) -> pl.DataFrame:
    """What the counts of each sample were divided by: ``size`` times ``factor``."""
    import polars as pl

    return pl.DataFrame({"sample": samples, "size": counts.sizes, "factor": counts.factors})


def _design_table(result: SeriesResult) -> pl.DataFrame:
    """The model: one row per sample in it, one column per coefficient, the last one case − control."""
    import polars as pl

    design = result.design
    columns = {f"x{j}": design.matrix[:, j] for j in range(design.matrix.shape[1])}
    blocks = [result.pairing.blocks[i] if design.kind == "paired" else None for i in design.rows]
    samples = [result.samples.ids[i] for i in design.rows]
    return pl.DataFrame({"sample": samples, "pair": pl.Series(blocks, dtype=pl.String), **columns})


def write_samples(folder: Path, results: Sequence[SeriesResult]) -> None:
    """``expression/samples.parquet``: every sample of every series with its role, individual and place in the model."""
    import polars as pl

    rows = [row for result in results for row in _sample_rows(result)]
    write_table(pl.DataFrame(rows, infer_schema_length=None), folder / "expression" / "samples.parquet")


def _sample_rows(result: SeriesResult) -> Iterator[dict[str, object]]:
    left_out = {sample: english(why) for sample, why in result.design.left_out}
    for i, sample in enumerate(result.samples.ids):
        yield {
            "series": result.id,
            "sample": sample,
            "role": str(result.grouping.roles[i]),
            "why": english(result.grouping.why[i]),
            "pair": result.pairing.blocks[i],
            "in_model": sample not in left_out,
            "left_out": left_out.get(sample),
        }


def write_pooled(folder: Path, pooled: PooledFit) -> None:
    import polars as pl

    columns = {name: getattr(pooled, name) for name in ("k", *POOLED_STATISTICS)}
    table = pl.DataFrame({"gene": pooled.genes, **columns}).with_columns(pl.col("k").cast(pl.Int32))
    write_table(table, folder / "pooled.parquet")


def write_ways(folder: Path, genes: Sequence[str], columns: Mapping[str, npt.NDArray[Any] | list[str]]) -> None:
    """``pooled_ways.parquet``: one row per gene, the columns as they are named."""
    import polars as pl

    write_table(pl.DataFrame({"gene": genes, **columns}), folder / "pooled_ways.parquet")


def write_table(table: pl.DataFrame, path: Path) -> None:
    """As every table of the results is written.  Raises OSError for what the system refuses, as other writers do."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with system_errors():
        table.write_parquet(path, compression="zstd", row_group_size=4096)


@contextmanager
def system_errors() -> Iterator[None]:
    """What the system refuses polars is an OSError with its number: polars has errors of its own, or one without."""
    from polars.exceptions import PolarsError

    try:
        yield
    except (PolarsError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        told = _OS_ERROR.search(str(error))
        number = int(told[1]) if told else errno.EIO
        raise OSError(number, os.strerror(number)) from error
