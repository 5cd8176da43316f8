"""Which columns of a platform table name genes, by their heads and by what stands in them, and how a cell is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from itertools import islice
from typing import NamedTuple, Protocol

from geneverdict.errors import StudyError
from geneverdict.messages import Code, Message, Name, Value, choice, count, names, percent

_SEPARATOR = re.compile(r"\s*(?:///|//|;|\||,)\s*")
_DASHES = re.compile(r"-+")
_NO_NAME = frozenset({"", "na", "n/a", "#n/a", "nan", "null", "none"})
_CONTROLS = (
    "control permuted_negative phage_lambda_genome negative_control negativecontrol darkcorner brightcorner "
    "ge_brightcorner"
)
_NOT_GENES = frozenset(_CONTROLS.split())
_ZEBRAFISH = re.compile(r"(?:si|zgc|zmp|im|wu|sb|id):[\w.:-]+", re.IGNORECASE)
"""Names like ``a:b`` are entries of some data base; those of zebrafish (``si:ch211-113a14.18``) are genes."""

_HEADERS = (
    ("symbol", "gene symbol;gene symbols;genesymbol;symbol;symbols;hgnc symbol;official symbol;official gene symbol"),
    ("symbol", "ilmn gene;entrez gene symbol;associated gene name;external gene name;mgi symbol;rgd symbol"),
    ("assignment", "gene assignment"),
    ("name", "gene;genes;gene name;gene names;unigene symbol"),
    ("orf", "orf;platform orf;systematic name;locus tag"),
    ("entrez", "gene id;entrez gene id;entrez gene;entrez id;entrezid;entrezgene;geneid;locuslink id;gene"),
    ("ensembl", "ensembl id;ensembl gene id;ensembl gene;ensembl;gene stable id;gene id;geneid;gene"),
    ("accession", "gb acc;genbank accession;gb list;representative public id;refseq;refseq transcript id;ensembl id"),
)
_LOOKS = {
    "name": re.compile(r"[A-Za-z][A-Za-z0-9@._-]{0,19}"),
    "entrez": re.compile(r"\d+(?:\.0+)?"),
    "ensembl": re.compile(r"ENS[A-Z]*G\d{11}(?:\.\d+)?(?:_PAR_Y)?(?:_at)?"),
}
"""Headers like ``gene`` may stand above anything, so what stands below decides."""
_ENTREZ = re.compile(r"(\d+)(?:\.0+)?(?:_at)?")
_ENTREZ_HEAD = re.compile(r"entrez|locus.?link|gene.?id|spot.?id|ncbi", re.IGNORECASE)
_IN_TEXT = re.compile(
    r"[(\[](?P<bracketed>[A-Za-z][\w.@-]{0,19})[)\]](?=\s*(?:[,.;]|//|$))"
    r"|(?:\bgene_?symbol|\bsymbol|/gene?|\bGN)\s*[=:]\s*(?P<named>[A-Za-z][\w.@-]{0,19})",
    re.IGNORECASE,
)
SAMPLED = 1000
"""Rows (evenly spaced) by which a column is judged."""
LEAST_KNOWN = 0.5
"""Share of a column's names that must be those of genes where no header says that they are."""
FEWEST_KNOWN = 3
"""Different ones."""
_OF_IDS = (10, 0.8)
"""The same for the probes' own ids, among which no aliases count: many look like one by chance (p53, A1)."""
THIN = 2 / 3
"""A column that names genes for fewer probes than this share of the fullest one's is passed over."""


class KnownGenes(Protocol):
    """What the tables of symbols know."""

    def symbol(self, name: str) -> bool: ...

    def current(self, name: str) -> bool: ...

    def entrez(self, id: str) -> bool: ...


class GeneColumn(NamedTuple):
    """A column that names genes: its position and header, what the names are (see ``Platform.kind``), its parser."""

    position: int
    header: str
    kind: str
    parse: Callable[[str], list[str]]


class GeneColumns(NamedTuple):
    """The column that is read, those that fill its gaps, and what is to be said of the choice."""

    columns: tuple[GeneColumn, ...]
    notes: tuple[Message, ...] = ()


class Names(NamedTuple):
    """Genes of one cell, and how many names in it were not those of a gene."""

    genes: tuple[str, ...]
    n_refused: int


class _Candidate(NamedTuple):
    column: GeneColumn
    covered: int
    """Of the rows looked at, those for which it names a gene."""
    share: float = 1.0
    """Of its names, those that the tables know; 1 where its header says that it names genes."""
    headed: bool = True


_NOTHING = Names((), 0)
Cells = Callable[[int], Iterable[str]]


def candidates(headers: Sequence[str]) -> list[tuple[str, int]]:
    """(family, column index) of every column whose header may name genes, best first.

    >>> candidates(["ID", "GB_ACC", "Gene Symbol"])
    [('symbol', 2), ('accession', 1)]
    """
    plain = [" ".join(re.split(r"[\s_.]+", header.strip().strip('"').casefold())) for header in headers]
    found = []
    for family, known_heads in _HEADERS:
        found += [(family, plain.index(head)) for head in known_heads.split(";") if head in plain[1:]]
    return found


def gene_columns(headers: Sequence[str], column: Cells, n_rows: int, known: KnownGenes | None = None) -> GeneColumns:
    """The columns that name genes; ``column`` gives the cells of a column.

    A header that is known decides.  Where it stands above few names only, or there is none, the columns are told by
    what stands in them: symbols that ``known`` knows, alone or within texts, Entrez and Ensembl ids.  The first column
    that names nearly as many genes as the fullest one is read; symbols of those passed over fill its gaps.
    Accessions are the last resort, because no gene can be told from them.
    """
    headed = list(_headed(headers, column, n_rows))
    telling = [one for one in headed if one.column.kind != "accession"]
    looked_at = len(range(0, n_rows, _step(n_rows)))
    if known and max((one.covered for one in telling), default=0) < THIN * looked_at:
        taken = {one.column.position for one in telling}
        telling += _by_content([i for i in range(len(headers)) if i not in taken], headers, column, n_rows, known)
    telling = telling or headed
    if not telling:
        return GeneColumns(())
    fullest = max(one.covered for one in telling)
    at = next(i for i, one in enumerate(telling) if one.covered >= THIN * fullest)
    chosen, passed = telling[at], telling[:at]
    fill = tuple(one.column for one in passed if one.column.kind == chosen.column.kind)
    return GeneColumns((chosen.column, *fill), (*_note_on_content(chosen), *_note_on_thin(chosen, passed, looked_at)))


def named_column(headers: Sequence[str], column: Cells, n_rows: int, name: str, known: KnownGenes | None) -> GeneColumn:
    """The column of this header, read by what stands in it.  Raises StudyError with the headers there are."""
    plain = [header.strip().strip('"').casefold() for header in headers]
    if name.strip().casefold() not in plain:
        near = get_close_matches(name.casefold(), plain, n=3, cutoff=0.5)
        shown = [header.strip() for header, text in zip(headers, plain, strict=True) if text in near or not near]
        raise StudyError(Message("error-no_symbol_column", {"column": Name(name), "near": names(filter(None, shown))}))
    index = plain.index(name.strip().casefold())
    by_content = _by_content([index], headers, column, n_rows, known) if known else []
    if by_content:
        return by_content[0].column
    headed = [one.column for one in _headed(headers, column, n_rows) if one.column.position == index]
    return headed[0] if headed else GeneColumn(index, headers[index].strip(), "symbol", split_names)


def kind_of(written: Sequence[str], known: KnownGenes | None) -> str:
    """What names of genes are: ``ensembl``, ``entrez`` or, where they are no such ids, ``symbol``.

    >>> kind_of(["ENSG00000161638.12", "ENSG00000000003"], None), kind_of(["ITGA5", "7A5"], None)
    ('ensembl', 'symbol')
    """
    sampled = written[:: _step(len(written))]
    if sum(_LOOKS["ensembl"].fullmatch(name) is not None for name in sampled) > LEAST_KNOWN * len(sampled):
        return "ensembl"
    return "entrez" if known and _are_entrez(sampled, known, least=0.8) else "symbol"


def genes_of(cell: str, parse: Callable[[str], list[str]]) -> Names:
    """Unique genes of a cell in order.  Names of control probes, and entries of data bases (``a:b``), are not genes.

    >>> genes_of("si:ch211-1 /// IMAGE:345 /// zgc:153867", split_names)
    Names(genes=('si:ch211-1', 'zgc:153867'), n_refused=1)
    """
    if not cell:
        return _NOTHING
    found = dict.fromkeys(name.strip("\"' ") for name in parse(cell))
    written = [name for name in found if _is_name(name)]
    genes = tuple(name for name in written if _may_be_gene(name))
    return Names(genes, len(written) - len(genes))


def _may_be_gene(name: str) -> bool:
    entry = ":" in name and not _ZEBRAFISH.fullmatch(name)
    return name.casefold() not in _NOT_GENES and not entry


def split_names(cell: str) -> list[str]:
    """``DDR1///MIR4640`` and the like.

    >>> split_names("DDR1 /// MIR4640"), split_names("DDR1, MIR4640")
    (['DDR1', 'MIR4640'], ['DDR1', 'MIR4640'])
    """
    return _SEPARATOR.split(cell.strip())


def split_assignment(cell: str) -> list[str]:
    """Symbols of Affymetrix's ``gene_assignment``: accession // symbol // name // locus // entrez /// …

    >>> split_assignment("NM_002205 // ITGA5 // integrin // 12q // 3678 /// X // ITGA5 // integrin // --- // ---")
    ['ITGA5', 'ITGA5']
    """
    entries = (entry.split("//", 2) for entry in cell.split("///"))
    return [fields[1].strip() for fields in entries if len(fields) > 1]


def split_entrez(cell: str) -> list[str]:
    """Entrez ids as numbers, whatever a table made of them.

    >>> split_entrez("3678.0"), split_entrez("780 /// 100616237"), split_entrez("3678_at"), split_entrez("AFFX-BioB")
    (['3678'], ['780', '100616237'], ['3678'], [])
    """
    return [read[1] for read in map(_ENTREZ.fullmatch, split_names(cell)) if read]


def in_text(known: KnownGenes) -> Callable[[str], list[str]]:
    """A parser that takes known symbols out of a text: in brackets before a mark, or after ``gene=``."""

    def parse(cell: str) -> list[str]:
        found = (match["bracketed"] or match["named"] for match in _IN_TEXT.finditer(cell))
        return [name for name in found if known.symbol(name)]

    return parse


# --- by header ---------------------------------------------------------------------------------------------------


def _headed(headers: Sequence[str], column: Cells, n_rows: int) -> Iterable[_Candidate]:
    """Columns whose header says that they name genes, and that name one at least, best first."""
    for family, index in candidates(headers):
        parse = _PARSERS[family]
        if family in _LOOKS and not _most(column(index), _LOOKS[family]):
            continue
        covered = sum(bool(genes_of(cell, parse).genes) for cell in _sample(column(index), n_rows))
        if covered or any(genes_of(cell, parse).genes for cell in column(index)):
            kind = _KINDS.get(family, family)
            yield _Candidate(GeneColumn(index, headers[index].strip(), kind, parse), covered)


def _most(cells: Iterable[str], pattern: re.Pattern[str]) -> bool:
    """At least nine in ten names look as they should."""
    found = [name.strip("\"' ") for cell in cells for name in split_names(cell)]
    found = [name for name in found if _is_name(name)]
    return bool(found) and sum(pattern.fullmatch(name) is not None for name in found) >= 0.9 * len(found)


# --- by what stands in it ----------------------------------------------------------------------------------------


def _by_content(
    positions: Sequence[int], headers: Sequence[str], column: Cells, n_rows: int, known: KnownGenes
) -> list[_Candidate]:
    """Columns in which genes are named, those with symbols before those with ids, the probes' own ids last."""
    symbols, ids = [], []
    for index in sorted(positions, key=lambda i: (i == 0, i)):
        cells = [cell.strip() for cell in _sample(column(index), n_rows)]
        header = headers[index].strip()
        made = (_of_symbols(GeneColumn(index, header, "symbol", parse), cells, known) for parse in _readers(known))
        readings = [one for one in made if one is not None]
        if readings:
            symbols.append(max(readings, key=lambda one: one.covered))
        elif found := _of_ids(index, header, cells, known):
            ids.append(found)
    return [*symbols, *ids]


def _readers(known: KnownGenes) -> tuple[Callable[[str], list[str]], ...]:
    return split_names, split_assignment, in_text(known)


def _of_symbols(column: GeneColumn, cells: Sequence[str], known: KnownGenes) -> _Candidate | None:
    each = [genes_of(cell, column.parse).genes for cell in cells]
    found = [name for genes in each for name in genes]
    ids = column.position == 0
    right = [name for name in found if (known.current(name) if ids else known.symbol(name))]
    fewest, least = _OF_IDS if ids else (FEWEST_KNOWN, LEAST_KNOWN)
    if len(set(right)) < fewest or len(right) < least * len(found):
        return None
    return _Candidate(column, sum(map(bool, each)), len(right) / len(found), headed=False)


def _of_ids(index: int, header: str, cells: Sequence[str], known: KnownGenes) -> _Candidate | None:
    written = [cell for cell in cells if _is_name(cell)]
    each = [split_names(cell) for cell in written]
    if written and kind_of([first for first, *_ in each], None) == "ensembl":
        return _Candidate(GeneColumn(index, header, "ensembl", split_names), len(written), headed=False)
    least = 0.5 if _ENTREZ_HEAD.search(header) else 0.8 if index == 0 else 2.0
    if not _are_entrez([name for found in each for name in found], known, least=least):
        return None
    return _Candidate(GeneColumn(index, header, "entrez", split_entrez), len(written), headed=False)


def _are_entrez(written: Sequence[str], known: KnownGenes, *, least: float) -> bool:
    """Numbers of genes, and no running numbers: those are Entrez ids of other genes."""
    numbers = [read[1] for read in map(_ENTREZ.fullmatch, written) if read]
    different = {int(number) for number in numbers if len(number) < 12}
    if len(different) < FEWEST_KNOWN or len(numbers) < 0.8 * len(written):
        return False
    if max(different) - min(different) < 1.2 * len(different) * _step_between(different):
        return False
    return sum(known.entrez(number) for number in numbers) >= least * len(numbers)


def _step_between(numbers: set[int]) -> int:
    """The usual distance of neighbours: 1 for running numbers, more where rows were left out evenly."""
    ordered = sorted(numbers)
    return sorted(b - a for a, b in zip(ordered, ordered[1:], strict=False))[len(ordered) // 2 - 1]


# --- what is said ------------------------------------------------------------------------------------------------


def _note_on_content(chosen: _Candidate) -> tuple[Message, ...]:
    if chosen.headed:
        return ()
    values: dict[str, Value] = {"column": Name(chosen.column.header), "share": percent(chosen.share)}
    if chosen.column.kind == "symbol":
        return (Message("read-symbols_by_content", values),)
    return (Message("read-ids_by_content", {"column": values["column"], "kind": Code(chosen.column.kind)}),)


def _note_on_thin(chosen: _Candidate, passed: Sequence[_Candidate], n: int) -> tuple[Message, ...]:
    said: dict[str, Value] = {"column": Name(chosen.column.header), "more": count(chosen.covered), "n": count(n)}
    return tuple(Message("read-thin_column", {**said, **_of_thin(one, chosen)}) for one in passed)


def _of_thin(one: _Candidate, chosen: _Candidate) -> dict[str, Value]:
    filled = choice(one.column.kind == chosen.column.kind)
    return {"other": Name(one.column.header), "fewer": count(one.covered), "filled": filled}


def _step(n_rows: int) -> int:
    return max(1, n_rows // SAMPLED)


def _sample(cells: Iterable[str], n_rows: int) -> Iterable[str]:
    return islice(cells, 0, None, _step(n_rows))


def _is_name(text: str) -> bool:
    return text.casefold() not in _NO_NAME and not _DASHES.fullmatch(text)


_PARSERS: dict[str, Callable[[str], list[str]]] = {
    "symbol": split_names,
    "name": split_names,
    "assignment": split_assignment,
    "orf": split_names,
    "entrez": split_entrez,
    "ensembl": split_names,
    "accession": split_names,
}
_KINDS = {"assignment": "symbol", "name": "symbol"}
