"""Answers from a results folder.

A table is read when it is first asked for; the longest unused are put away when they take too much room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from geneverdict.io.results.guarded_read import damaged_table
from geneverdict.io.results.layout import file_stem
from geneverdict.io.results.lookup import Lookup
from geneverdict.io.results.shared_cache import SharedCache
from geneverdict.io.results.summary import read_study
from geneverdict.model.answer_source import Row, Table
from geneverdict.model.series import FloatArray
from geneverdict.model.series_context import SeriesContext, Unclaimed
from geneverdict.stats.treat import confident_effect

if TYPE_CHECKING:
    import polars as pl

ROOM = 1 << 30
"""Bytes that the tables may take: eleven series of 20,000 genes take a fifth."""
CONTEXTS = 1 << 26
"""Bytes for what the series' other genes say: a hundred series and FDRs of 20,000 genes."""


FEW = 4
"""So often an FDR is asked for before what can be claimed at it is worked out for all genes, which costs as much."""
_Asked = tuple[str, float, bool]
"""Series, FDR, and whether the claims are those of all genes."""


class ResultsFolder:
    """An :class:`~geneverdict.model.answer_source.AnswerSource` over the files that a run left behind.

    Arrays it gives are read-only: they are those of the tables.
    """

    def __init__(self, folder: Path, room: int = ROOM) -> None:
        """``room``: bytes that the tables may take together; a table larger than that is still read, alone.

        Raises ResultsError where the folder holds no results of this version.
        """
        self.study = read_study(folder)
        self._folder = folder
        self._tables: SharedCache[tuple[str, str], Lookup] = SharedCache(room, lambda one: one.weight)
        self._contexts: SharedCache[_Asked, SeriesContext] = SharedCache(CONTEXTS, lambda one: one.weight)
        self._times_asked: Counter[tuple[str, float]] = Counter()

    @property
    def weight(self) -> int:
        """Bytes that the tables take now."""
        return self._tables.weight

    def rows(self, table: Table, names: Sequence[str], series: str = "") -> dict[str, Row]:
        path = f"{table}/{file_stem(series)}" if series else table
        if not self._path(path).exists():
            return {}
        return _by_name(self._lookup(path).rows(names), "gene")

    def probes(self, series: str, genes: Sequence[str]) -> list[Row]:
        named, table = self._probe_genes(series), self._probes(series).table
        found = sorted({named.table["row"][place] for place in named.places(genes)})
        return sorted((table.row(row, named=True) for row in found), key=_highest_first)

    def probes_by_id(self, series: str, probes: Sequence[str]) -> dict[str, Row]:
        return _by_name(self._probes(series).rows(probes), "probe")

    def names(self, series: str) -> Collection[str]:
        if series in self.study.patients:
            return self._expression(series).table["gene"].to_list()
        tested = self._table(f"de/{file_stem(series)}")["gene"].to_list()
        return {*tested, *self._probe_genes(series).table["genes"].to_list()}

    def expression(self, series: str, genes: Sequence[str], samples: Sequence[str]) -> dict[str, FloatArray]:
        return self._expression(series).numbers(genes, samples)

    def weights(self, series: str, genes: Sequence[str], samples: Sequence[str]) -> dict[str, FloatArray]:
        path = f"weights/{file_stem(series)}"
        if not self._path(path).exists():
            return {}
        return self._lookup(path).numbers(genes, samples)

    def context(self, series: str, fdr: float) -> SeriesContext:
        self._times_asked[series, fdr] += 1
        of_all = self._times_asked[series, fdr] > FEW or fdr == self.study.thresholds.fdr
        return self._contexts.get((series, fdr, of_all), lambda: self._context(series, fdr, of_all=of_all))

    def _context(self, series: str, fdr: float, *, of_all: bool) -> SeriesContext:
        genes, design = self._table(f"de/{file_stem(series)}"), self._table(f"design/{file_stem(series)}")
        info = next(one for one in self.study.series if one.id == series)
        log2fc, se, df, confident = (_numbers(genes, name) for name in ("log2fc", "se", "df", "confident"))
        own = fdr == self.study.thresholds.fdr
        pairs = design["pair"]
        return SeriesContext(
            info=info,
            samples=tuple(design["sample"]),
            matrix=np.ascontiguousarray(design.drop("sample", "pair").to_numpy()),
            blocks=None if pairs.has_nulls() else tuple(pairs),
            genes=tuple(genes["gene"]),
            log2fc=log2fc,
            p=_numbers(genes, "p"),
            fdr=_numbers(genes, "fdr"),
            claimable=confident if own else _claims(log2fc, se, df, fdr, of_all=of_all),
        )

    def _probes(self, series: str) -> Lookup:
        return self._lookup(f"probes/{file_stem(series)}", "probe")

    def _expression(self, series: str) -> Lookup:
        return self._lookup(f"expression/{file_stem(series)}")

    def _probe_genes(self, series: str) -> Lookup:
        """A row for each gene that a probe names: the gene, and the number of the probe's row."""

        def listed() -> Lookup:
            named = self._probes(series).table.select("genes").with_row_index("row").explode("genes").drop_nulls()
            return Lookup(named, "genes")

        return self._tables.get(("probe genes", series), listed)

    def _table(self, path: str) -> pl.DataFrame:
        return self._lookup(path).table

    def _lookup(self, path: str, column: str = "gene") -> Lookup:
        """The table of a file, to be asked by this column of it."""
        return self._tables.get(("file", path), lambda: Lookup(self._read(path), column))

    def _read(self, path: str) -> pl.DataFrame:
        import polars as pl

        try:
            return pl.read_parquet(self._path(path))
        except (OSError, pl.exceptions.PolarsError) as error:
            raise damaged_table(error, self._folder) from None

    def _path(self, path: str) -> Path:
        return self._folder / f"{path}.parquet"


def _by_name(rows: Sequence[Row], name: str) -> dict[str, Row]:
    return {row[name]: row for row in sorted(rows, key=itemgetter(name))}


def _highest_first(row: Row) -> tuple[float, str]:
    """Probes without a mean come first."""
    mean = row["ave_expr"]
    return (-np.inf if mean is None or np.isnan(mean) else -mean), row["probe"]


def _numbers(table: pl.DataFrame, name: str) -> FloatArray:
    """A column, NaN where it is null."""
    import polars as pl

    numbers = table[name].cast(pl.Float64).fill_null(np.nan).to_numpy()
    numbers.flags.writeable = False
    return numbers


def _claims(log2fc: FloatArray, se: FloatArray, df: FloatArray, fdr: float, *, of_all: bool) -> FloatArray | Unclaimed:
    return confident_effect(log2fc, se, df, fdr=fdr) if of_all else Unclaimed(se, df, fdr)
