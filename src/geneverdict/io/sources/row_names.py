"""What the rows of a table are named after: a gene, a list of genes, or a gene and its id in one name.

TCGA writes ``ITGA5|3678``, other tables ``ENSG00000161638.12_ITGA5``, ``ITGA5 (3678)`` or ``DDR1 /// MIR4640``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from geneverdict.io.sources.gene_names import genes_of, split_entrez

_ENSEMBL = r"ENS[A-Z]*G\d{11}(?:\.\d+)?"
_BESIDE_ENSEMBL = re.compile(
    rf"(?:{_ENSEMBL})[_|:; ]\(?(?P<after>[^|:; ()]+)\)?|(?P<before>[^|:; ()]+?)[_|:; ]\(?(?:{_ENSEMBL})\)?"
)
_BESIDE_NUMBER = re.compile(r"(?P<symbol>[A-Za-z]\S*?)(?:\||_| ?\()(?P<id>\d+)\)?")
_LIST = re.compile(r"\s*(?://+|;|\||,)\s*")
_PREFIXED = re.compile(r"(?:gene_?id|entrez(?:_?gene)?(?:_?id)?|ncbi_?gene|hsa|mmu|rno)[:_ ](\d+)", re.IGNORECASE)
_LEAST = 0.5
"""Share of the names of a form in which symbol and number must be of one gene: ``U6_12`` is no gene with its id."""


class KnownIds(Protocol):
    """What the tables of symbols know."""

    def symbol(self, name: str) -> bool: ...

    def entrez(self, id: str) -> bool: ...

    def has_id(self, symbol: str, entrez: str) -> bool: ...


def names_in_rows(written: Sequence[str], known: KnownIds) -> list[tuple[str, ...]]:
    """The names of genes in the name of each row; a name in no such form is kept as it is.

    Beside an Ensembl id the other part is the symbol.  Beside a number it is where the tables say so for half of the
    names of that form at least.  Lists are parted where one of their names is known.
    """
    read = _reader(written, known)
    return [read(name.strip("\"' ")) for name in written]


def prefixed_ids(written: Sequence[str]) -> list[str] | None:
    """``GeneID:3678`` and ``hsa:3678`` less the prefix, where all names are so.

    >>> prefixed_ids(["GeneID:3678", "GeneID:7157"]), prefixed_ids(["hsa:3678", "ITGA5"])
    (['3678', '7157'], None)
    """
    found = [_PREFIXED.fullmatch(name) for name in written]
    return [read[1] for read in found if read] if found and all(found) else None


def entrez_in_rows(written: Sequence[str]) -> list[tuple[str, ...]]:
    return [genes_of(name, split_entrez).genes for name in written]


def _reader(written: Sequence[str], known: KnownIds) -> Callable[[str], tuple[str, ...]]:
    paired = [(m["symbol"], m["id"]) for m in map(_BESIDE_NUMBER.fullmatch, written) if m]
    numbered = sum(known.has_id(*pair) for pair in paired) >= _LEAST * len(paired) > 0

    def read(name: str) -> tuple[str, ...]:
        if known.symbol(name):
            return (name,)
        if beside := _BESIDE_ENSEMBL.fullmatch(name):
            return (beside["after"] or beside["before"],)
        if numbered and (beside := _BESIDE_NUMBER.fullmatch(name)):
            return (beside["symbol"],)
        parts = tuple(part for part in _LIST.split(name) if part)
        return parts if len(parts) > 1 and any(map(known.symbol, parts)) else (name,)

    return read
