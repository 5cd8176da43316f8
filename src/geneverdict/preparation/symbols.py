"""Today's gene symbols: previous symbols, aliases, and the dates that spreadsheets made of symbols.

The tables are made by ``scripts/make_symbols.py`` and ``make_rodent_symbols.py`` and shipped with the package; reading
them needs no network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal, NamedTuple

Status = Literal["current", "renamed", "ambiguous", "unknown", "date"]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = "|".join((*MONTHS, "Sept"))
_DAY_MONTH = re.compile(rf"(?P<n>\d{{1,2}})[-/ ](?P<month>{_MONTH})(?:[-/ ](?P<year>\d{{4}}|\d{{2}}))?", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"(?P<month>{_MONTH})[-/ ](?P<n>\d{{1,2}})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[ T][\d:.]+)?")
_YEAR_LAST = re.compile(r"(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<year>\d{4}|\d{2})")
ENSEMBL = re.compile(r"ENS(?P<species>[A-Z]{0,6})G(?P<number>\d{11})(?:\.\d+)?(?:_PAR_Y)?(?:_at)?")
"""The id of a gene, with its version or without, also as a probe set of a custom chip definition."""
ENSEMBL_SPECIES = {"Homo sapiens": "", "Mus musculus": "MUS", "Rattus norvegicus": "RNO"}
_SERIAL = re.compile(r"\d{5}")
_SERIAL_ZERO = date(1899, 12, 30)
_SERIAL_YEARS = range(1990, 2036)
_EXPONENT = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
"""What a spreadsheet makes of RIKEN's names: 2310009E13Rik less its end is 2.31E+13."""


class Resolution(NamedTuple):
    """What a name as written stands for.

    ``symbol`` is today's symbol where one gene is meant; the name as written where it is ambiguous or unknown; "" for
    a date that more than one gene, or none, may have become.  ``candidates`` are the genes that it may be.
    """

    name: str
    symbol: str
    status: Status
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class SymbolTable:
    """The genes of one organism: today's symbols with their Entrez ids, and the aliases of each."""

    organism: str
    source: str
    """Package, version and date the table was made from."""
    symbols: tuple[str, ...]
    """Current symbols; one that two loci bear is there twice."""
    entrez: tuple[str, ...]
    """The Entrez (NCBI Gene) id of each, "" where it is not known."""
    ensembl: tuple[str, ...]
    """The Ensembl ids of each without prefix and leading zeros, joined by ``|``; "" where there are none."""
    aliases: Mapping[str, str]
    """Alias or previous symbol → today's symbol, or ``A|B`` where several genes list it."""
    also: Mapping[str, str] = field(default_factory=dict)
    """Symbol → the protein-coding genes, ``A|B``, that list the same name as an alias."""

    def today(self, name: str) -> Resolution:
        """Today's symbol of a name.

        A current symbol stays, even where it is also another gene's alias.  An alias of one gene becomes that gene; of
        several it is kept as written and reported.  Names are compared as written first, then without regard to case.
        A spreadsheet's date is repaired where one gene can be meant and is otherwise no gene.

        >>> human = load_symbols("Homo sapiens")
        >>> [human.today(name).symbol for name in ("ITGA5", "HN1", "2-Sep", "c1orf112")]
        ['ITGA5', 'JPT1', 'SEPTIN2', 'C1orf112']
        >>> human.today("1-Mar")
        Resolution(name='1-Mar', symbol='', status='date', candidates=('MARCHF1', 'MTARC1'))
        """
        if name in self._current:
            return Resolution(name, name, "current")
        if name.startswith("ENS") and (symbol := self.by_ensembl(name)):
            return Resolution(name, symbol, "renamed")
        if _EXPONENT.fullmatch(name):
            return Resolution(name, "", "date")
        dates = _read_date(name)
        if dates and (name not in self.aliases or name.upper() != name and name.lower() != name):
            return self._from_date(name, dates)
        listed = self.aliases.get(name) or self._folded.get(name.casefold(), "")
        return self._renamed(name, tuple(listed.split("|")) if listed else ())

    def previous(self, symbol: str) -> Sequence[str]:
        """Aliases and previous symbols that are this gene's alone."""
        return self._previous.get(symbol, ())

    def shared_with(self, name: str) -> tuple[str, ...]:
        """Other genes that a current symbol may also mean, because it is an alias of theirs.

        >>> load_symbols("Homo sapiens").shared_with("COX2")
        ('PTGS2',)
        """
        listed = self.also.get(name, "")
        return tuple(listed.split("|")) if listed else ()

    def names(self) -> tuple[str, ...]:
        """Every current symbol."""
        return tuple(self._current)

    def by_entrez(self, entrez: str) -> str | None:
        """Today's symbol of an Entrez (NCBI Gene) id; None for an id that is not in the table."""
        return self._by_entrez.get(entrez)

    def by_ensembl(self, ensembl: str) -> str | None:
        """Today's symbol of an Ensembl gene id, whatever its version; None for one that is not in the table.

        >>> load_symbols("Homo sapiens").by_ensembl("ENSG00000161638.12")
        'ITGA5'
        """
        read = ENSEMBL.fullmatch(ensembl)
        species = ENSEMBL_SPECIES.get(self.organism)
        return self._by_ensembl.get(read["number"].lstrip("0")) if read and read["species"] == species else None

    def names_gene(self, name: str) -> bool:
        """A symbol of today in any case, or an alias as it is written.

        >>> [load_symbols("Homo sapiens").names_gene(name) for name in ("itga5", "HN1", "hn1", "liver")]
        [True, True, False, False]
        """
        return name in self._current or name in self.aliases or name.casefold() in self._folded_current

    def _has(self, name: str) -> bool:
        """A symbol or alias as written, or an id."""
        if name in self._current or name in self.aliases:
            return True
        return self.by_ensembl(name) is not None or self.by_entrez(name) is not None

    @cached_property
    def _current(self) -> dict[str, None]:
        return dict.fromkeys(self.symbols)

    @cached_property
    def _by_entrez(self) -> dict[str, str]:
        return {id: symbol for id, symbol in zip(self.entrez, self.symbols, strict=True) if id}

    @cached_property
    def _by_ensembl(self) -> dict[str, str]:
        rows = zip(self.ensembl, self.symbols, strict=True)
        return {number: symbol for numbers, symbol in rows if numbers for number in numbers.split("|")}

    @cached_property
    def _folded_current(self) -> frozenset[str]:
        return frozenset(map(str.casefold, self._current))

    @cached_property
    def _previous(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for old, symbol in self.aliases.items():
            found.setdefault(symbol, []).append(old)
        return found

    @cached_property
    def _folded(self) -> dict[str, str]:
        """Names in casefold; a current symbol wins over aliases, several genes are joined with ``|``."""
        return _fold(self.aliases.items()) | _fold(zip(self._current, self._current, strict=True))

    def _renamed(self, name: str, candidates: tuple[str, ...]) -> Resolution:
        if not candidates:
            return Resolution(name, name, "unknown")
        if len(candidates) > 1:
            return Resolution(name, name, "ambiguous", candidates)
        return Resolution(name, candidates[0], "renamed")

    def _from_date(self, name: str, dates: tuple[tuple[int, int], ...]) -> Resolution:
        genes = sorted({gene for month, n in dates for gene in self._month_genes(month, n)})
        repaired = len(genes) == 1 and dates[0][0] in (3, 9, 12)
        if not genes and _SERIAL.fullmatch(name):
            return Resolution(name, name, "unknown")
        return Resolution(name, genes[0] if repaired else "", "date", () if repaired else tuple(genes))

    def _month_genes(self, month: int, n: int) -> Iterator[str]:
        """Today's genes whose former symbol a spreadsheet reads as day ``n`` of the month."""
        for old in _former_symbols(month, n):
            listed = self.aliases.get(old) or self._folded.get(old.casefold())
            if listed:
                yield from listed.split("|")
                if month != 3:
                    return


def _fold(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    folded: dict[str, str] = {}
    for name, symbols in names:
        known = folded.setdefault(name.casefold(), symbols)
        if known != symbols:
            folded[name.casefold()] = "|".join(sorted({*known.split("|"), *symbols.split("|")}))
    return folded


def _former_symbols(month: int, n: int) -> tuple[str, ...]:
    """Symbols that become day ``n`` of a month, the official ones of their time first (SEPT15 was always SEP15)."""
    if month == 3:
        return (f"MARCH{n}", f"MARC{n}") if n <= 2 else (f"MARCH{n}",)
    if month == 9:
        return (f"SEPT{n}", f"SEP{n}") if n != 15 else ("SEP15",)
    if month == 12 and n != 1:
        return ()
    return (f"{MONTHS[month - 1].upper()}{n}",)


def is_date(name: str) -> bool:
    """Whether a spreadsheet made a date, or a number, of this name.

    >>> [is_date(name) for name in ("2-Sep", "Mar-01", "2003-03-01", "2.31E+13", "SEPT2", "12-LOX")]
    [True, True, True, True, False, False]
    """
    return bool(_read_date(name)) or _EXPONENT.fullmatch(name) is not None


def _read_date(name: str) -> tuple[tuple[int, int], ...]:
    """The readings (month, number) of a name that is a date, () when it is none.

    ``Mar-07`` read again as text becomes the first of March 2007: a first day with a year may hide its number in the
    year.  ``3/9/2020`` is a day of March or of September.
    """
    if name.isalnum() and not name.isdecimal():  # most names, told quickly
        return ()
    if match := _DAY_MONTH.fullmatch(name) or _MONTH_DAY.fullmatch(name):
        month = MONTHS.index(match["month"][:3].capitalize()) + 1
        return _readings(match.groupdict().get("year"), month, int(match["n"]))
    if match := _YEAR_FIRST.fullmatch(name):
        return _readings(match["year"], int(match["month"]), int(match["day"]))
    if match := _YEAR_LAST.fullmatch(name):
        first, second = int(match["first"]), int(match["second"])
        return (*_readings(match["year"], first, second), *_readings(match["year"], second, first))
    if _SERIAL.fullmatch(name):
        day = _SERIAL_ZERO + timedelta(days=int(name))
        if day.year in _SERIAL_YEARS and day.month in (3, 9, 12):
            return _readings(str(day.year), day.month, day.day)
    return ()


def _readings(year: str | None, month: int, n: int) -> tuple[tuple[int, int], ...]:
    if not (1 <= month <= 12 and 1 <= n <= 31):
        return ()
    hidden = int(year[-2:]) if year and n == 1 else n
    return ((month, n),) if hidden == n or not 1 <= hidden <= 15 else ((month, n), (month, hidden))


@cache
def load_symbols(organism: str) -> SymbolTable | None:
    """The shipped table of an organism ("Homo sapiens"); None where this package ships none.

    >>> load_symbols("Mus musculus").today("Hn1").symbol, load_symbols("Gallus gallus") is None
    ('Jpt1', True)
    """
    slug = organism.strip().casefold().replace(" ", "_")
    if not re.fullmatch(r"[a-z]+(_[a-z]+)*", slug):
        return None
    found = files("geneverdict.preparation") / "data" / f"{slug}.tsv.gz"
    return parse_symbols(found.read_bytes()) if found.is_file() else None


SAMPLED = 2000
"""Names (evenly spaced) by which an organism is told."""
SHIPPED = ("Homo sapiens", "Mus musculus", "Rattus norvegicus")


@dataclass(frozen=True)
class KnownGenes:
    """Whether a name or id is that of a gene, by the tables of some organisms."""

    tables: tuple[SymbolTable, ...]

    def symbol(self, name: str) -> bool:
        """A symbol of today in any case, a former one or an alias as it is written."""
        return any(table.names_gene(name) for table in self.tables)

    def current(self, name: str) -> bool:
        """A symbol of today as it is written."""
        return any(name in table._current for table in self.tables)

    def entrez(self, id: str) -> bool:
        return any(table.by_entrez(id) is not None for table in self.tables)

    def has_id(self, symbol: str, entrez: str) -> bool:
        """Whether both are of one gene.

        >>> known_genes("Homo sapiens").has_id("ITGA5", "3678"), known_genes("Homo sapiens").has_id("ITGA5", "12")
        (True, False)
        """
        return any(table.by_entrez(entrez) == table.today(symbol).symbol for table in self.tables)


def known_genes(organism: str) -> KnownGenes:
    """By the table of the organism; by all that are shipped where it is not stated or has none.

    >>> known_genes("Mus musculus").symbol("Itga5"), known_genes("").symbol("1007_s_at")
    (True, False)
    """
    own = load_symbols(organism)
    return KnownGenes((own,) if own else tuple(filter(None, map(load_symbols, SHIPPED))))


def table_of(organism: str, names: Sequence[str]) -> SymbolTable | None:
    """The table of the organism; where it is not stated, the one that knows most of the names, and half at least.

    >>> table_of("", ["ENSMUSG00000000555", "ENSMUSG00000026276.3"]).organism, table_of("", ["1007_s_at"])
    ('Mus musculus', None)
    """
    if organism:
        return load_symbols(organism)
    sampled = names[:: max(1, len(names) // SAMPLED)]
    found = [(sum(map(table._has, sampled)), table) for table in filter(None, map(load_symbols, SHIPPED))]
    n_known, best = max(found, key=lambda one: one[0])
    return best if n_known and n_known >= 0.5 * len(sampled) else None


def parse_symbols(packed: bytes) -> SymbolTable:
    """A table as ``scripts/make_symbols.py`` writes it."""
    from isal import igzip

    text: bytes = igzip.decompress(packed)  # type: ignore[no-untyped-call]
    head, _, body = text.decode().partition("\n@genes\n")
    genes, _, named = body.partition("\n@aliases")
    aliases, _, also = named.partition("\n@also")
    fields = dict(line.removeprefix("# ").split(": ", 1) for line in head.split("\n"))
    cells = genes.replace("\n", "\t").split("\t")
    symbols, entrez, ensembl = (tuple(cells[i::3]) for i in range(3))
    return SymbolTable(fields["organism"], fields["source"], symbols, entrez, ensembl, _pairs(aliases), _pairs(also))


def _pairs(text: str) -> dict[str, str]:
    cells = text.strip("\n").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=False))


def suggest_symbols(table: SymbolTable, name: str, n: int = 5) -> tuple[str, ...]:
    """Current symbols spelt nearly like a name, best first: what to offer for an unknown gene.

    >>> suggest_symbols(load_symbols("Homo sapiens"), "ITAG5", 1)
    ('ITGA5',)
    """
    asked = name.upper()
    scored = []
    for symbol in table.names():
        upper = symbol.upper()
        if abs(len(upper) - len(asked)) > 2 or (upper[:1] != asked[:1] and sorted(upper) != sorted(asked)):
            continue
        likeness = SequenceMatcher(None, asked, upper, autojunk=False).ratio()
        if likeness >= 0.6:
            scored.append((-likeness, sorted(upper) != sorted(asked), symbol))
    return tuple(symbol for *_, symbol in sorted(scored)[:n])
