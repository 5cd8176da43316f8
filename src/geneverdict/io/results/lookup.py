"""Rows of a table by the names in one of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from geneverdict.model.answer_source import Row
from geneverdict.model.series import FloatArray

if TYPE_CHECKING:
    import polars as pl

SCANS = 4
"""Questions that are answered by a scan of the column: an index is worth its time where many genes are asked for."""
BYTES = 150
"""Of a name in an index, about."""


class Lookup:
    """A table and where each name stands in it; the rows of a name come in the table's order."""

    def __init__(self, table: pl.DataFrame, column: str) -> None:
        """Null names are no names."""
        self.table = table
        self._column = column
        self._asked = 0

    @property
    def weight(self) -> int:
        """Bytes, with the index and the numbers that may be made of it."""
        return 2 * int(self.table.estimated_size()) + BYTES * len(self.table)

    def places(self, names: Sequence[str]) -> list[int]:
        """The numbers of the rows of any of the names, in the table's order."""
        self._asked += 1
        if self._asked <= SCANS:
            found: list[int] = self.table[self._column].is_in(list(names)).arg_true().to_list()
            return found
        return sorted(chain.from_iterable(self._index.get(name, ()) for name in dict.fromkeys(names)))

    def rows(self, names: Sequence[str]) -> list[Row]:
        return [self.table.row(place, named=True) for place in self.places(names)]

    def numbers(self, names: Sequence[str], columns: Sequence[str]) -> dict[str, FloatArray]:
        """By name the row's numbers in these columns; NaN where there is none."""
        picked = [self._place[column] for column in columns]
        places = self.places(names)
        found = self.table[self._column].gather(places).to_list() if places else []
        return {name: self._values[place, picked] for name, place in sorted(zip(found, places, strict=True))}

    @cached_property
    def _index(self) -> Mapping[str, Sequence[int]]:
        names = self.table[self._column].to_list()
        single = {name: (place,) for place, name in enumerate(names)}
        if len(single) == len(names):
            return single
        index: dict[str, list[int]] = {}
        for place, name in enumerate(names):
            index.setdefault(name, []).append(place)
        return index

    @cached_property
    def _place(self) -> dict[str, int]:
        numeric = [name for name, kind in self.table.schema.items() if kind.is_numeric()]
        return {name: i for i, name in enumerate(numeric)}

    @cached_property
    def _values(self) -> FloatArray:
        import polars as pl

        return self.table.select(pl.col(list(self._place)).cast(pl.Float64).fill_null(np.nan)).to_numpy()
