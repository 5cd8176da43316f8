"""The tables of one results folder in memory: the questions of :class:`~geneverdict.io.results.store.Tables`, quicker.

A table is read when it is first asked for, and the longest unused are put away when they take too much room.
Any number of threads may ask at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from geneverdict.io.results.guarded_read import damaged_table
from geneverdict.io.results.shared_cache import SharedCache
from geneverdict.io.results.store import StoredDesign, file_stem
from geneverdict.model.series import FloatArray

if TYPE_CHECKING:
    import polars as pl

ROOM = 1 << 30
"""Bytes that the tables may take, as :attr:`_Table.weight` counts them: eleven series of 20,000 genes take a fifth."""
_ENTRY = 130
"""Bytes of one name in an index: its place in the dictionary, its number, and what it has of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """A table with the rows of each of its names; ``named`` by another column where there is a list of names in one."""

    frame: pl.DataFrame
    rows: dict[str, int]
    named: dict[str, list[int]]

    @property
    def weight(self) -> int:
        listed = sum(map(len, self.named.values()))
        return int(self.frame.estimated_size()) + _ENTRY * (len(self.rows) + len(self.named)) + 40 * listed

    def row(self, i: int) -> dict[str, Any]:
        return self.frame.row(i, named=True)


class LoadedTables:
    """Answers from memory.  Arrays it gives are read-only: they are those of the tables."""

    def __init__(self, folder: Path, room: int = ROOM) -> None:
        """``room``: bytes that the tables may take together; a table larger than that is still read, alone."""
        self._folder = folder
        self._tables: SharedCache[tuple[str, str], _Table] = SharedCache(room, lambda table: table.weight)

    @property
    def weight(self) -> int:
        """Bytes that the tables take now."""
        return self._tables.weight

    def genes(self, series_id: str, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        return self._by_gene(f"de/{file_stem(series_id)}", names)

    def absent(self, series_id: str, names: Sequence[str]) -> dict[str, str]:
        rows = self._by_gene(f"absent/{file_stem(series_id)}", names)
        return {name: str(row["probe"]) for name, row in rows.items()}

    def pooled(self, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        return self._by_gene("pooled", names)

    def ways(self, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        return self._by_gene("pooled_ways", names)

    def multiverse(self, series_id: str, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        return self._by_gene(f"multiverse/{file_stem(series_id)}", names)

    def probes(self, series_id: str, names: Sequence[str]) -> list[dict[str, Any]]:
        table = self._probes(series_id)
        found = [table.row(i) for i in sorted({i for name in names for i in table.named.get(name, ())})]
        return sorted(found, key=_highest_first)

    def names_of(self, series_id: str, probes: Sequence[str]) -> dict[str, tuple[str, ...]]:
        table = self._probes(series_id)
        return {name: tuple(table.row(table.rows[name])["genes"]) for name in _there(table.rows, probes)}

    def genes_of_probe(self, series_id: str, probe: str) -> list[str]:
        table = self._probes(series_id)
        return list(table.row(table.rows[probe])["used_for"]) if probe in table.rows else []

    def gene_names(self, series_id: str) -> list[str]:
        tested = self._table(f"de/{file_stem(series_id)}", "gene").rows
        return list({**tested, **self._probes(series_id).named})

    def expression(self, series_id: str, genes: Sequence[str], samples: Sequence[str]) -> dict[str, FloatArray]:
        table = self._table(f"expression/{file_stem(series_id)}", "gene")
        rows = {name: table.row(table.rows[name]) for name in _there(table.rows, genes)}
        return {name: np.array([row[s] for s in samples], dtype=np.float64) for name, row in rows.items()}

    def measured(self, series_id: str) -> list[str]:
        """Every gene that has values in a series, also in one that tells nothing but survival."""
        return list(self._table(f"expression/{file_stem(series_id)}", "gene").rows)

    def tested(self, series_id: str) -> tuple[str, ...]:
        return tuple(self._table(f"de/{file_stem(series_id)}", "gene").rows)

    def columns(self, series_id: str, names: Sequence[str]) -> dict[str, FloatArray]:
        frame = self._table(f"de/{file_stem(series_id)}", "gene").frame
        return {name: _numbers(frame[name]) for name in names}

    def design(self, series_id: str) -> StoredDesign:
        frame = self._table(f"design/{file_stem(series_id)}", "sample").frame
        matrix = frame.drop("sample", "pair").to_numpy()
        pairs = frame["pair"].to_list()
        paired = bool(pairs) and pairs[0] is not None
        return StoredDesign(tuple(frame["sample"]), tuple(map(str, pairs)) if paired else None, matrix)

    def _by_gene(self, path: str, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        if not (self._folder / f"{path}.parquet").exists():
            return {}
        table = self._table(path, "gene")
        return {name: table.row(table.rows[name]) for name in _there(table.rows, names)}

    def _probes(self, series_id: str) -> _Table:
        return self._table(f"probes/{file_stem(series_id)}", "probe", "genes")

    def _table(self, path: str, name: str, listed: str = "") -> _Table:
        """The table at ``path``, with its rows by the column ``name`` and by each of the names ``listed`` in one."""
        return self._tables.get((path, name), lambda: _read(self._folder / f"{path}.parquet", name, listed))


def _read(path: Path, name: str, listed: str) -> _Table:
    import polars as pl

    try:
        frame = pl.read_parquet(path)
        rows = {sys.intern(text): i for i, text in enumerate(frame[name].to_list())}
        named = _named(frame[listed].to_list()) if listed else {}
    except (OSError, pl.exceptions.PolarsError) as error:
        raise damaged_table(error, path.parent.parent) from None
    return _Table(frame, rows, named)


def _named(lists: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    """Each name with the rows whose list has it, ascending."""
    found: dict[str, list[int]] = {}
    for i, names in enumerate(lists):
        for name in names:
            found.setdefault(sys.intern(name), []).append(i)
    return found


def _there(rows: dict[str, int], names: Iterable[str]) -> list[str]:
    """Those of ``names`` that are there, each once, sorted."""
    return sorted({name for name in names if name in rows})


def _highest_first(row: dict[str, Any]) -> tuple[float, str]:
    """NaN before any number and null after all, as the store's own query sorts them."""
    mean = row["ave_expr"]
    if mean is None:
        return np.inf, row["probe"]
    return (-np.inf if np.isnan(mean) else -mean), row["probe"]


def _numbers(column: pl.Series) -> FloatArray:
    import polars as pl

    numbers = column.cast(pl.Float64).fill_null(np.nan).to_numpy()
    numbers.flags.writeable = False
    return numbers
