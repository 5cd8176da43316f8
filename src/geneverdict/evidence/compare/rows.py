"""Which of our rows each row of a published table is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from geneverdict.errors import UsageError
from geneverdict.messages import Code, Message, Name, Value, names, share
from geneverdict.model.published import PublishedTable, StoredSeries
from geneverdict.model.series import FloatArray
from geneverdict.model.table_comparison import RowsAre
from geneverdict.preparation.symbols import table_of
from geneverdict.stats.arrays import BoolArray, IntArray

Kind = Literal["probe", "symbol", "entrez", "ensembl"]
_SEVERAL = ("///", "//", ";", "|", ",")


_DISTINCT, _KNOWN = 0.99, 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Lined:
    """Their rows beside ours; -1 where we have none."""

    kind: Kind
    column: str
    ids: tuple[str, ...]
    """As they name their rows."""
    gene: IntArray
    """The gene that the row is of; of a probe, the gene that the probe stands for with us."""
    probe: IntArray
    """The row's probe; of a gene, the probe that stands for it with us."""

    @property
    def rows_are(self) -> RowsAre:
        return "probes" if self.kind == "probe" else "genes"

    @property
    def own(self) -> IntArray:
        """The row of our table of that kind."""
        return self.probe if self.kind == "probe" else self.gene

    def ours(self, stored: StoredSeries, name: str) -> FloatArray:
        """Our number of each of their rows, NaN where we have none."""
        return taken((stored.probe_fit if self.kind == "probe" else stored.gene_fit)[name], self.own)

    def values(self, stored: StoredSeries) -> tuple[BoolArray, IntArray]:
        """Their rows whose values are stored whole, and the gene of each."""
        there = self.gene >= 0
        if self.kind == "probe":
            there &= np.array([g >= 0 and stored.gene_probes[g] == i for g, i in zip(self.gene, self.ids, strict=True)])
        whole: BoolArray = np.all(np.isfinite(stored.values[:, stored.in_model]), axis=1)
        there &= whole[self.gene]
        return there, self.gene[there]


def taken(column: FloatArray, rows: IntArray) -> FloatArray:
    """Of each row, NaN for -1."""
    return np.append(column, np.nan)[rows]


def line_up(table: PublishedTable, stored: StoredSeries) -> Lined:
    """By the column whose names we know most of: probes where they are, else symbols of today, Entrez, Ensembl.

    Raises UsageError where no column names a tenth of its rows as we do, and as many as three.
    """
    found = [one for header, cells in table.ids.items() for one in _readings(header, cells, stored)]
    best = max(found, key=_worth, default=None)
    if best is None or (best.own >= 0).sum() < max(min(3, table.n), 0.1 * table.n):
        values: dict[str, Value] = {"series": Name(stored.info.id), "columns": names(table.ids)}
        raise UsageError(Message("error-no_common_names", values), where=table.name)
    return best


def _worth(one: Lined) -> tuple[bool, int, bool]:
    """A row for each gene is a table of genes, though it says their probes, too; a table of probes repeats genes."""
    known = one.own[one.own >= 0]
    repeated = one.kind != "probe" and len(np.unique(known)) < _DISTINCT * len(known)
    return len(known) >= _KNOWN * len(one.own) and not repeated, len(known), one.kind == "symbol"


def named_by(lined: Lined) -> Message:
    known = float((lined.own >= 0).mean())
    return Message("compare-names", {"kind": Code(lined.kind), "column": Name(lined.column), "share": share(known)})


def _readings(header: str, cells: Sequence[str], stored: StoredSeries) -> list[Lined]:
    gene_row = {gene: i for i, gene in enumerate(stored.genes)}
    stands_for = {probe: i for i, probe in enumerate(stored.gene_probes)}
    own_probe = {probe: i for i, probe in enumerate(stored.probes)}
    found = []
    probes = np.array([own_probe.get(cell, -1) for cell in cells], dtype=np.intp)
    if any(cell in own_probe and cell not in gene_row for cell in cells):
        genes = np.array([stands_for.get(cell, -1) for cell in cells], dtype=np.intp)
        found.append(Lined("probe", header, tuple(cells), genes, probes))
    for kind, read in _readers(stored, cells).items():
        distinct = {cell: gene_row.get(read(cell), -1) for cell in dict.fromkeys(cells)}
        genes = np.array([distinct[cell] for cell in cells], dtype=np.intp)
        chosen = np.array([own_probe.get(stored.gene_probes[g], -1) if g >= 0 else -1 for g in genes], dtype=np.intp)
        found.append(Lined(kind, header, tuple(cells), genes, chosen))
    return found


def _readers(stored: StoredSeries, cells: Sequence[str]) -> Mapping[Kind, Callable[[str], str]]:
    """Ways to make one of our names of one of theirs."""
    table = table_of(stored.info.organism, cells)
    genes = set(stored.genes)

    def symbol(cell: str) -> str:
        if cell in genes or table is None:
            return cell
        first = cell
        for mark in _SEVERAL:
            first = first.split(mark)[0].strip()
        return first if first in genes else table.today(first).symbol

    readers: dict[Kind, Callable[[str], str]] = {"symbol": symbol}
    if table is not None and any(cell[:1].isdigit() for cell in cells[:1000]):
        by_entrez = table.by_entrez
        readers["entrez"] = lambda cell: by_entrez(cell.removesuffix(".0").removesuffix("_at")) or ""
    if table is not None and any(cell.startswith("ENS") for cell in cells[:1000]):
        by_ensembl = table.by_ensembl
        readers["ensembl"] = lambda cell: by_ensembl(cell) or ""
    return readers
