"""Names as platforms and people write them, and the genes that they mean today."""

from __future__ import annotations

import gzip
import importlib.util
import sqlite3
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.preparation.symbols import MONTHS, SymbolTable, is_date, load_symbols, parse_symbols, suggest_symbols

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "make_symbols.py"


@pytest.fixture(scope="module")
def human() -> SymbolTable:
    table = load_symbols("Homo sapiens")
    assert table is not None
    return table


@pytest.mark.parametrize(
    ("name", "symbol", "status"),
    [
        ("ITGA5", "ITGA5", "current"),
        ("HN1", "JPT1", "renamed"),
        ("SEPT2", "SEPTIN2", "renamed"),
        ("SEP15", "SELENOF", "renamed"),
        ("MARCH1", "MARCHF1", "renamed"),
        ("MARC1", "MTARC1", "renamed"),
        ("TAZ", "TAFAZZIN", "renamed"),
        ("NOV", "CCN3", "renamed"),
        ("CYR61", "CCN1", "renamed"),
        ("FAM46A", "TENT5A", "renamed"),
        ("itga5", "ITGA5", "renamed"),
        ("C1ORF21", "C1orf21", "renamed"),
        ("12-LOX", "12-LOX", "ambiguous"),
        ("OCT4", "OCT4", "ambiguous"),
        ("LOC99999999", "LOC99999999", "unknown"),
        ("ERCC-00022", "ERCC-00022", "unknown"),
        ("", "", "unknown"),
    ],
)
def test_names(human: SymbolTable, name: str, symbol: str, status: str) -> None:
    found = human.today(name)
    assert (found.name, found.symbol, found.status) == (name, symbol, status)


def test_a_current_symbol_wins_over_the_alias_of_another_gene(human: SymbolTable) -> None:
    # Entrez Gene lists TTTY1 as a name of TTTY1B, and FEB2 as a name of HCN2.
    assert human.today("TTTY1").status == human.today("FEB2").status == "current"


def test_an_ambiguous_alias_names_its_candidates(human: SymbolTable) -> None:
    assert human.today("12-LOX").candidates == ("ALOX12", "ALOX15")


@pytest.mark.parametrize(
    ("name", "symbol", "candidates"),
    [
        ("2-Sep", "SEPTIN2", ()),
        ("Sep-02", "SEPTIN2", ()),
        ("02-SEP", "SEPTIN2", ()),
        ("9-Sept", "SEPTIN9", ()),
        ("Sep-15", "SELENOF", ()),
        ("3-Mar", "MARCHF3", ()),
        ("11-Mar", "MARCHF11", ()),
        ("1-Dec", "DELEC1", ()),
        ("2008-09-06", "SEPTIN6", ()),
        ("2008/09/06 00:00:00", "SEPTIN6", ()),
        ("9/14/2020", "SEPTIN14", ()),
        ("42980", "SEPTIN2", ()),
        ("1-Mar", "", ("MARCHF1", "MTARC1")),
        ("2-Mar", "", ("MARCHF2", "MTARC2")),
        ("2001/03/01", "", ("MARCHF1", "MTARC1")),
        ("2007/03/01", "", ("MARCHF1", "MARCHF7", "MTARC1")),
        ("3/9/2020", "", ("MARCHF9", "SEPTIN3")),
        ("40238", "", ("MARCHF1", "MARCHF10", "MTARC1")),
        ("Oct-4", "", ("POU5F1", "POU5F1P3", "POU5F1P4")),
        ("Oct-2", "", ("POU2F2", "SLC22A2")),
        ("2-Dec", "", ()),
        ("20-Mar", "", ()),
        ("3-Feb", "", ("SCN1A",)),
    ],
)
def test_dates(human: SymbolTable, name: str, symbol: str, candidates: tuple[str, ...]) -> None:
    assert human.today(name) == (name, symbol, "date", candidates)


@pytest.mark.parametrize("name", ["51155", "12-LOX", "APR-1", "MIR-21", "1.2.3", "H19", "3-40-99999", "99999"])
def test_what_is_no_date(human: SymbolTable, name: str) -> None:
    assert human.today(name).status != "date"


@given(st.integers(1, 31), st.sampled_from(MONTHS), st.sampled_from(["{0}-{1}", "{1}-{0}", "{0}-{1}-2011"]))
def test_a_date_is_never_a_gene_of_its_own(day: int, month: str, form: str) -> None:
    name = form.format(day, month)
    table = load_symbols("Homo sapiens")
    assert table is not None
    found = table.today(name)
    assert is_date(name)
    assert found.status == "date"
    assert found.symbol == "" or found.symbol in table.names()


@given(st.text(max_size=12))
def test_any_text_resolves_to_a_gene_or_stays(name: str) -> None:
    table = load_symbols("Homo sapiens")
    assert table is not None
    found = table.today(name)
    if found.status in ("ambiguous", "unknown"):
        assert found.symbol == name
    elif found.symbol:
        assert table.today(found.symbol).status == "current"


def test_every_alias_leads_to_genes_that_exist(human: SymbolTable) -> None:
    symbols = set(human.names())
    assert not symbols & set(human.aliases)
    assert {gene for genes in human.aliases.values() for gene in genes.split("|")} <= symbols


def test_entrez_ids(human: SymbolTable) -> None:
    assert human.by_entrez("3678") == "ITGA5"
    assert human.by_entrez("0") is None


def test_the_table_tells_its_source(human: SymbolTable) -> None:
    assert human.organism == "Homo sapiens"
    source = "org.Hs.eg.db 3.16.0 (schema 2.1), Entrez Gene of 2022-Sep12; GENCODE 48 (Ensembl 114)"
    assert human.source == source


@pytest.mark.parametrize(
    ("id", "symbol"),
    [
        ("ENSG00000161638", "ITGA5"),
        ("ENSG00000161638.12", "ITGA5"),
        ("ENSG00000161638_at", "ITGA5"),
        ("ENSG00000159216", "RUNX1"),  # Entrez Gene lists it for LOC100506403, too
        ("ENSMUSG00000000555", None),
        ("ENSG99999999999", None),
        ("ENST00000293379", None),
        ("ITGA5", None),
    ],
)
def test_ensembl_ids(human: SymbolTable, id: str, symbol: str | None) -> None:
    assert human.by_ensembl(id) == symbol


@pytest.mark.parametrize("organism", ["Mus musculus", "Rattus norvegicus"])
@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("Itga5", "Itga5"),
        ("ITGA5", "Itga5"),
        ("itga5", "Itga5"),
        ("Cd49e", "Itga5"),
        ("Sept2", "Septin2"),
        ("2-Sep", "Septin2"),
        ("Hn1", "Jpt1"),
        ("Taz", "Tafazzin"),
        ("Nov", "Ccn3"),
        ("Fam46a", "Tent5a"),
        ("2310009E13Rik", "Snrpd3"),
    ],
)
def test_names_of_rodents(organism: str, name: str, symbol: str) -> None:
    table = load_symbols(organism)
    assert table is not None
    assert table.today(name).symbol == symbol


def test_ids_of_rodents() -> None:
    mouse, rat = load_symbols("Mus musculus"), load_symbols("Rattus norvegicus")
    assert mouse is not None
    assert rat is not None
    assert mouse.by_ensembl("ENSMUSG00000000555.9") == rat.by_ensembl("ENSRNOG00000057451") == "Itga5"
    assert mouse.by_entrez("16402") == "Itga5"
    assert mouse.by_entrez("") is rat.by_entrez("25118") is mouse.by_ensembl("ENSG00000161638") is None


@pytest.mark.parametrize("organism", ["Gallus gallus", "", "../homo sapiens", "Homo sapiens; Mus"])
def test_no_table(organism: str) -> None:
    assert load_symbols(organism) is None


@pytest.mark.parametrize(
    ("asked", "near"),
    [("ITAG5", "ITGA5"), ("ITGA55", "ITGA5"), ("TIGA5", "ITGA5"), ("BRAC1", "BRCA1"), ("tp-53", "TP53")],
)
def test_near_names(human: SymbolTable, asked: str, near: str) -> None:
    assert suggest_symbols(human, asked)[0] == near


def test_nothing_near(human: SymbolTable) -> None:
    assert suggest_symbols(human, "qqqqqqqqqqqq") == ()


# --- the script --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_symbols", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def mouse_database(tmp_path: Path) -> Path:
    """An organism package with three genes, in the tables that Bioconductor's have."""
    folder = tmp_path / "org.Mm.eg.db" / "extdata"
    folder.mkdir(parents=True)
    (folder.parent / "DESCRIPTION").write_text("Package: org.Mm.eg.db\nVersion: 9.9.9\n", "utf-8")
    path = folder / "org.Mm.eg.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(
        """
        CREATE TABLE metadata (name TEXT, value TEXT);
        CREATE TABLE genes (_id INTEGER, gene_id TEXT);
        CREATE TABLE gene_info (_id INTEGER, gene_name TEXT, symbol TEXT);
        CREATE TABLE alias (_id INTEGER, alias_symbol TEXT);
        CREATE TABLE genetype (_id INTEGER, gene_type TEXT);
        CREATE TABLE ensembl (_id INTEGER, ensembl_id TEXT);
        INSERT INTO ensembl VALUES (1, 'ENSMUSG00000026276'), (2, 'ENSMUSG00000000555'), (2, 'ENSMUSG00000099999'),
            (3, 'ENSMUSG00000099999');
        INSERT INTO metadata VALUES ('ORGANISM', 'Mus musculus'), ('DBSCHEMAVERSION', '2.1'),
            ('EGSOURCEDATE', '2022-Sep12');
        INSERT INTO genes VALUES (1, '18000'), (2, '16402'), (3, '77'), (4, '9');
        INSERT INTO gene_info VALUES (1, 'septin 2', 'Septin2'), (2, 'integrin', 'Itga5'), (3, 'other', 'Abc1'),
            (4, 'an enhancer', 'Enh1');
        INSERT INTO alias VALUES (1, 'Septin2'), (1, 'Sept2'), (1, 'Nedd5'), (2, 'Fnra'), (3, 'Fnra'), (3, 'Itga5'),
            (4, 'Nedd5');
        INSERT INTO genetype VALUES (1, 'protein-coding'), (2, 'protein-coding'), (3, 'ncRNA'),
            (4, 'biological-region');
        """
    )
    connection.commit()
    connection.close()
    return path


def test_the_script_reads_any_organism_package(script: ModuleType, mouse_database: Path, tmp_path: Path) -> None:
    target = script.write_table(script.read_organism(mouse_database), tmp_path)
    assert target.name == "mus_musculus.tsv.gz"
    table = parse_symbols(target.read_bytes())
    assert table.source == "org.Mm.eg.db 9.9.9 (schema 2.1), Entrez Gene of 2022-Sep12"
    assert table.names() == ("Abc1", "Itga5", "Septin2")
    assert table.by_entrez("18000") == "Septin2"
    assert table.by_ensembl("ENSMUSG00000000555.4") == "Itga5"
    assert table.by_ensembl("ENSMUSG00000099999") is None  # of two genes
    assert table.today("Nedd5").symbol == table.today("2-Sep").symbol == "Septin2"
    assert table.today("Fnra").candidates == ("Abc1", "Itga5")
    assert table.today("ITGA5").symbol == "Itga5"


def test_the_same_input_gives_the_same_bytes(script: ModuleType, mouse_database: Path, tmp_path: Path) -> None:
    found = script.read_organism(mouse_database)
    first = script.write_table(found, tmp_path).read_bytes()
    assert script.write_table(found, tmp_path).read_bytes() == first
    assert gzip.decompress(first).startswith(b"# organism: Mus musculus\n")


def test_a_former_symbol_must_be_a_candidate(script: ModuleType) -> None:
    with pytest.raises(SystemExit, match="HN1"):
        script.resolve_aliases({"JPT1"}, [("HN1", "OTHER")], {"HN1": "JPT1"})
