"""Which column of a platform table names genes, and which genes a cell names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

_SEPARATOR = re.compile(r"\s*(?:///|//|;|\|)\s*")
_ACCESSION_SEPARATOR = re.compile(r"\s*(?:///|//|;|\||,)\s*")
_DASHES = re.compile(r"-+")
_NO_NAME = frozenset({"", "na", "n/a", "#n/a", "nan", "null", "none"})
_CONTROLS = (
    "control permuted_negative phage_lambda_genome negative_control negativecontrol darkcorner brightcorner "
    "ge_brightcorner"
)
_NOT_GENES = frozenset(_CONTROLS.split())

_HEADERS = (
    ("symbol", "gene symbol;gene symbols;genesymbol;symbol;symbols;hgnc symbol;official symbol;official gene symbol"),
    ("symbol", "ilmn gene;entrez gene symbol;associated gene name;external gene name;mgi symbol;rgd symbol"),
    ("assignment", "gene assignment"),
    ("name", "gene;genes;gene name;gene names;unigene symbol"),
    ("orf", "orf;platform orf;systematic name;locus tag"),
    ("entrez", "gene id;entrez gene id;entrez gene;entrez id;entrezid;entrezgene;geneid;locuslink id;gene"),
    ("accession", "gb acc;genbank accession;gb list;representative public id;refseq;refseq transcript id;ensembl id"),
)
_LOOKS = {"name": re.compile(r"[A-Za-z][A-Za-z0-9@._-]{0,19}"), "entrez": re.compile(r"\d+")}
"""Headers like ``gene`` may stand above anything, so what stands below decides."""


class GeneColumn(NamedTuple):
    """The column that names genes: its position and header, what the names are (see ``Platform.kind``), its parser."""

    position: int
    header: str
    kind: str
    parse: Callable[[str], list[str]]


class Names(NamedTuple):
    """Genes of one cell, and how many names in it were not those of a gene."""

    genes: tuple[str, ...]
    n_refused: int


_NOTHING = Names((), 0)


def candidates(headers: Sequence[str]) -> list[tuple[str, int]]:
    """(family, column index) of every column whose header may name genes, best first.

    >>> candidates(["ID", "GB_ACC", "Gene Symbol"])
    [('symbol', 2), ('accession', 1)]
    """
    plain = [" ".join(re.split(r"[\s_.]+", header.strip().strip('"').casefold())) for header in headers]
    found = []
    for family, names in _HEADERS:
        found += [(family, plain.index(name)) for name in names.split(";") if name in plain[1:]]
    return found


def gene_column(headers: Sequence[str], column: Callable[[int], Iterable[str]]) -> GeneColumn | None:
    """The best column that names at least one gene; ``column`` gives the cells of a column."""
    for family, index in candidates(headers):
        parse = _PARSERS[family]
        if family in _LOOKS and not _most(column(index), _LOOKS[family]):
            continue
        if any(genes_of(cell, parse).genes for cell in column(index)):
            return GeneColumn(index, headers[index].strip(), _KINDS.get(family, family), parse)
    return None


def genes_of(cell: str, parse: Callable[[str], list[str]]) -> Names:
    """Unique genes of a cell in order.  Control probes' names (``permuted_negative``, ``a:b``) are not genes."""
    if not cell:
        return _NOTHING
    names = dict.fromkeys(parse(cell))
    written = [name for name in names if _is_name(name)]
    genes = tuple(name for name in written if name.casefold() not in _NOT_GENES and ":" not in name)
    return Names(genes, len(written) - len(genes))


def split_names(cell: str) -> list[str]:
    """``DDR1///MIR4640`` and the like.

    >>> split_names("DDR1 /// MIR4640")
    ['DDR1', 'MIR4640']
    """
    return _SEPARATOR.split(cell.strip())


def split_assignment(cell: str) -> list[str]:
    """Symbols of Affymetrix's ``gene_assignment``: accession // symbol // name // locus // entrez /// …

    >>> split_assignment("NM_002205 // ITGA5 // integrin // 12q // 3678 /// X // ITGA5 // integrin // --- // ---")
    ['ITGA5', 'ITGA5']
    """
    entries = (entry.split("//", 2) for entry in cell.split("///"))
    return [fields[1].strip() for fields in entries if len(fields) > 1]


def _split_accessions(cell: str) -> list[str]:
    return _ACCESSION_SEPARATOR.split(cell.strip())


def _most(cells: Iterable[str], pattern: re.Pattern[str]) -> bool:
    """At least nine in ten names look as they should."""
    names = [name for cell in cells for name in split_names(cell) if _is_name(name)]
    return bool(names) and sum(pattern.fullmatch(name) is not None for name in names) >= 0.9 * len(names)


def _is_name(text: str) -> bool:
    return text.casefold() not in _NO_NAME and not _DASHES.fullmatch(text)


_PARSERS: dict[str, Callable[[str], list[str]]] = {
    "symbol": split_names,
    "name": split_names,
    "assignment": split_assignment,
    "orf": split_names,
    "entrez": split_names,
    "accession": _split_accessions,
}
_KINDS = {"assignment": "symbol", "name": "symbol"}
