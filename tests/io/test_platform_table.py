"""Platform tables and probe maps: which column names genes, and which genes a cell names."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geneverdict.errors import GeneverdictError, ReadError, StudyError
from geneverdict.io.sources.platform_table import read_platform, read_probe_map
from geneverdict.messages import english
from geneverdict.model.series import Platform
from geneverdict.preparation.symbols import known_genes


@pytest.fixture
def write(tmp_path: Path):
    def _write(text: str | bytes, name: str = "GPL9.annot.gz") -> Path:
        path = tmp_path / name
        data = text.encode() if isinstance(text, str) else text
        path.write_bytes(gzip.compress(data, 1, mtime=0) if name.endswith("gz") else data)
        return path

    return _write


def annot(*rows: str, end: str = "!platform_table_end\n") -> str:
    head = "^Annotation\n!Annotation_platform = GPL9\n!Annotation_platform_title = An array\n"
    head += "!Annotation_platform_organism = Homo sapiens\n#ID = x\n!platform_table_begin\n"
    return head + "\n".join(rows) + "\n" + end


def genes(platform) -> dict[str, tuple[str, ...]]:
    return dict(zip(platform.probes, platform.genes, strict=True))


@pytest.mark.parametrize(
    ("headers", "cell", "column", "kind", "expected"),
    [
        ("ID\tGene symbol", "DDR1///MIR4640", "Gene symbol", "symbol", ("DDR1", "MIR4640")),
        ("ID\tGene Symbol", "DDR1 /// MIR4640 /// DDR1", "Gene Symbol", "symbol", ("DDR1", "MIR4640")),
        ("ID\tGENE_SYMBOL", "HLA-DRB1", "GENE_SYMBOL", "symbol", ("HLA-DRB1",)),
        ("ID\tSymbol", "A;B", "Symbol", "symbol", ("A", "B")),
        ("ID\tILMN_Gene", "A|B", "ILMN_Gene", "symbol", ("A", "B")),
        ("ID\tORF", "YAL001C", "ORF", "orf", ("YAL001C",)),
        ("ID\tENTREZ_GENE_ID", "780 /// 100616237", "ENTREZ_GENE_ID", "entrez", ("780", "100616237")),
        ("ID\tGene ID", "3678", "Gene ID", "entrez", ("3678",)),
        ("ID\tGB_ACC", "NM_002205", "GB_ACC", "accession", ("NM_002205",)),
        ("ID\tGB_LIST", "NM_1,NM_2", "GB_LIST", "accession", ("NM_1", "NM_2")),
        ("ID\tgene", "ITGA5", "gene", "symbol", ("ITGA5",)),
        ("ID\tgene", "3678", "gene", "entrez", ("3678",)),
        (
            "ID\tgene_assignment",
            "NM_1 // ITGA5 // integrin // 12q // 3678 /// ENST1 // ITGA5 // integrin // --- // --- /// NR_2 // X1 // y",
            "gene_assignment", "symbol", ("ITGA5", "X1"),
        ),
        ("ID\tgene_assignment", "NM_1 // ITGA5 // integrin /// NM_2 // CB [WARNING: THIS FIELD TRUNCATED]",
         "gene_assignment", "symbol", ("ITGA5",)),
    ],
)  # fmt: skip
def test_columns_of_every_kind(write, headers, cell, column, kind, expected):
    platform = read_platform(write(annot(headers, f"p1\t{cell}", "p2\t", "p3\t---")))
    assert (platform.column, platform.kind) == (column, kind)
    assert genes(platform) == {"p1": expected, "p2": (), "p3": ()}


def test_symbols_go_before_other_names_wherever_they_stand(write):
    text = annot("ID\tORF\tGene ID\tGB_ACC\tGene symbol", "p1\tY1\t1\tNM_1\tA")
    assert genes(read_platform(write(text))) == {"p1": ("A",)}


def test_an_empty_symbol_column_gives_way_to_the_next(write):
    platform = read_platform(write(annot("ID\tGene symbol\tORF", "p1\t\tY1", "p2\t---\tY2")))
    assert (platform.column, platform.kind) == ("ORF", "orf")


def test_repeated_column_names_and_quotes_do_no_harm(write):
    text = annot("ID\tGO\tGO\tGene symbol\tGO", 'p1\t5" end\tx\tA\t"open', "p2\ty\tz\tB\t1")
    assert genes(read_platform(write(text))) == {"p1": ("A",), "p2": ("B",)}


def test_rows_of_one_probe_are_merged_and_control_names_left_out(write):
    rows = ("p1\tA", "p2\tpermuted_negative", "p1\tB", "p1\tA", "p3\tphage_lambda_genome:low", "p4\tNA", "p5")
    platform = read_platform(write(annot("ID\tGene symbol", *rows)))
    notes = tuple(map(english, platform.notes))
    assert genes(platform) == {"p1": ("A", "B"), "p2": (), "p3": (), "p4": (), "p5": ()}
    assert notes == (
        "2 rows repeat a probe; the genes of its rows were put together.",
        "2 names of control probes are not genes and were left out.",
    )
    assert (platform.id, platform.title, platform.organism) == ("GPL9", "An array", "Homo sapiens")


def test_a_table_without_genes_is_a_platform_without_genes(write):
    platform = read_platform(write(annot("ID\tSEQUENCE", "p1\tACGT", "p2\tTTTT")))
    assert (platform.column, platform.kind, platform.genes) == ("", "", ((), ()))
    assert platform.probes == ("p1", "p2")


def test_free_text_below_gene_is_not_taken_for_symbols(write):
    platform = read_platform(write(annot("ID\tGene name", "p1\tintegrin subunit alpha 5", "p2\tB")))
    assert platform.column == ""


def test_what_follows_the_platform_table_is_not_read(write):
    text = "^PLATFORM = GPL9\n!Platform_geo_accession = GPL9\n" + annot("ID\tSymbol", "p1\tA").partition("\n")[2]
    path = write(
        gzip.compress((text + "^SAMPLE = GSM1\n" + "x" * 5_000_000).encode(), mtime=0)[:-100], "GPL9_family.soft"
    )
    assert genes(read_platform(path)) == {"p1": ("A",)}


def test_geos_web_table_without_marks(write):
    text = "#ID = \n#Gene Symbol = x\nID\tGene Symbol\np1\tA\n"
    platform = read_platform(write(text, "GPL9-1234.txt"))
    assert platform.id == "GPL9"
    assert genes(platform) == {"p1": ("A",)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (annot("ID\tSymbol", "p1\tA", end=""), "truncated; found the line !platform_table_end is missing"),
        ("^PLATFORM = GPL9\n!Platform_title = x\n", "truncated"),
        ("^PLATFORM = GPL9\n!Platform_title = x\n^SAMPLE = GSM1\n", "there is no platform table"),
        ("^DATASET = GDS1\n", "there is no platform table"),
        ("a\tb\n1\t2\n", "there is no platform table"),
        ("#only a comment\n", "there is no platform table"),
        (annot(""), "the platform table is empty"),
    ],
)
def test_what_is_wrong_is_said(write, text, words):
    with pytest.raises(ReadError, match=words) as caught:
        read_platform(write(text))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("probe_id\tsymbol\np1\tA\np2\tB;C\np1\tD\n", "map.tsv"),
        ("probe_id\tsymbol\np1\tA\np2\tB;C\np1\tD\n", "map.tsv.gz"),
        ('"","x"\n"p1","A"\n"p2","B;C"\n"p1","D"\n', "map.csv"),
        ("# mine\nwhat;ever\np1;A\np2;B///C\np1;D\n", "map.csv"),
        ("probe\tdescription\tGene Symbol\np1\tfoo\tA\np2\tbar\tB|C\np1\tbaz\tD\n", "map.txt"),
        ('"probe"\t"Symbol"\r\n"p1"\t"A"\r\n"p2"\t"B///C"\r\n"p1"\t"D"\r\n', "map.txt"),
    ],
)
def test_probe_maps_of_every_make(write, text, name):
    platform = read_probe_map(write(text, name))
    assert genes(platform) == {"p1": ("A", "D"), "p2": ("B", "C")}
    assert platform.id == "map"


def test_a_probe_map_without_header_loses_no_row(write):
    assert genes(read_probe_map(write("1007_s_at\tDDR1\n1053_at\tRFC2\n", "map.tsv"))) == {
        "1007_s_at": ("DDR1",),
        "1053_at": ("RFC2",),
    }


def test_an_annotation_file_is_a_probe_map_too(write):
    assert genes(read_probe_map(write(annot("ID\tGene symbol", "p1\tA")))) == {"p1": ("A",)}


def test_a_probe_map_needs_two_columns(write):
    with pytest.raises(ReadError, match="at least two columns"):
        read_probe_map(write("p1\np2\n", "map.tsv"))


# --- columns told by what stands in them -------------------------------------------------------------------------

SYMBOLS = ("ITGA5", "TP53", "EGFR", "FN1", "SPARC", "VIM", "CDH1", "KRT19")
ENTREZ = ("3678", "7157", "1956", "2335", "6678", "7431", "999", "3880")
ENSEMBL = ("ENSG00000161638", "ENSG00000141510", "ENSG00000146648", "ENSG00000115414")
TEXT = "NM_00{} // RefSeq // Homo sapiens a protein (type 2) ({}), transcript variant 1, mRNA. // chr12 // 100"


def by_content(write, headers: str, *columns, ids=None) -> Platform:
    ids = ids or [f"p{i}" for i in range(len(columns[0]))]
    rows = ("\t".join(cells) for cells in zip(ids, *columns, strict=True))
    return read_platform(write(annot(headers, *rows)), known=known_genes)


@pytest.mark.parametrize(
    ("headers", "cells", "kind", "expected"),
    [
        ("ID\tHuman Gene Symbol", SYMBOLS, "symbol", SYMBOLS),
        ("ID\tname of it", [f'"{name}"' for name in SYMBOLS], "symbol", SYMBOLS),
        ("ID\tGene Symbol", [f'"{name}"' for name in SYMBOLS], "symbol", SYMBOLS),
        ("ID\tnames", [f"NM_1 // {name} // long // 12q // 1" for name in SYMBOLS], "symbol", SYMBOLS),
        ("ID\tSPOT_ID.1", [TEXT.format(i, name) for i, name in enumerate(SYMBOLS)], "symbol", SYMBOLS),
        ("ID\tmrna", [f"a thing [{name}]; /gene={name}" for name in SYMBOLS], "symbol", SYMBOLS),
        ("ID\tDefinition", [f"/FEA=x /GEN={name} /DB_XREF=gi:1" for name in SYMBOLS], "symbol", SYMBOLS),
        ("ID\tSPOT_ID", ENTREZ, "entrez", ENTREZ),
        ("ID\tEntrez_Gene_ID_", [f"{id}.0" for id in ENTREZ], "entrez", ENTREZ),
        ("ID\tGene ID", [f"{id}.0" for id in ENTREZ], "entrez", ENTREZ),
        ("ID\tGene Symbol", ENSEMBL, "ensembl", ENSEMBL),
        ("ID\tsource", [f"{id}.4" for id in ENSEMBL], "ensembl", [f"{id}.4" for id in ENSEMBL]),
    ],
)  # fmt: skip
def test_a_column_is_known_by_what_stands_in_it(write, headers, cells, kind, expected):
    platform = by_content(write, headers, cells)
    assert platform.kind == kind
    assert platform.genes == tuple((name,) for name in expected)


def test_ids_of_probe_sets_may_be_those_of_genes(write):
    nothing = ["x"] * len(ENTREZ)
    platform = by_content(write, "ID\tDescription", nothing, ids=[f"{id}_at" for id in ENTREZ])
    assert (platform.kind, platform.column, platform.genes[0]) == ("entrez", "ID", ("3678",))
    platform = by_content(write, "ID\tDescription", nothing[:4], ids=[f"{id}_at" for id in ENSEMBL])
    assert (platform.kind, platform.column, platform.genes[0]) == ("ensembl", "ID", ("ENSG00000161638_at",))


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        ("ID\tROW", [str(i) for i in range(1, 60)]),  # Entrez ids of other genes
        ("ID\tSPOT_ID", [str(i) for i in range(1, 60)]),
        ("ID\tLength", [str(2000 + 37 * i % 1000) for i in range(60)]),
        ("ID\tchromosome", [str(i) for i in range(1, 23)] + ["X", "Y"]),
        ("ID\tSPOT_ID", ["Coding"] * 30 + ["control"] * 10),
        ("ID\tspecies", ["Homo sapiens"] * 20),
        ("ID\tdate", [f"Mar {i:02}, 2009" for i in range(1, 20)]),
        ("ID\ttissue", ["liver", "lung", "brain (left)", "colon, sigmoid"]),
    ],
)
def test_what_names_no_gene_is_not_taken_for_one(write, headers, cells):
    assert by_content(write, headers, cells).column == ""


def test_the_fullest_column_is_read_and_the_other_fills_its_gaps(write):
    thin = ["", "", "", "", "", "", "", "GAPDH"]
    full = [f"NM_1 // {name} // long" for name in SYMBOLS[:7]] + ["---"]
    platform = by_content(write, "ID\tGene Symbol\tgene_assignment", thin, full)
    assert platform.column == "gene_assignment"
    assert platform.genes == tuple((name,) for name in (*SYMBOLS[:7], "GAPDH"))
    told = "'gene_assignment' is read, because it names a gene for 7 of 8 rows looked at, and 'Gene Symbol' for 1 only"
    assert english(platform.notes[0]).startswith(told)


def test_a_column_that_is_nearly_as_full_keeps_its_rank(write):
    platform = by_content(write, "ID\tGene Symbol\tGene ID", [*SYMBOLS[:6], "", ""], ENTREZ)
    assert (platform.column, platform.notes) == ("Gene Symbol", ())


@pytest.mark.parametrize("cell", ["DDR1, MIR4640", "DDR1,MIR4640", '"DDR1 /// MIR4640"', "DDR1; MIR4640"])
def test_lists_of_every_kind(write, cell):
    assert genes(read_platform(write(annot("ID\tGene symbol", f"p1\t{cell}")))) == {"p1": ("DDR1", "MIR4640")}


def test_the_users_word_on_the_column(write):
    path = write(annot("ID\tGene Symbol\tOther", *(f"p{i}\tX{i}\t{name}" for i, name in enumerate(SYMBOLS))))
    platform = read_platform(path, known=known_genes, symbol_column="other")
    assert (platform.column, platform.genes[0]) == ("Other", ("ITGA5",))
    with pytest.raises(StudyError, match="no column 'Oter'.*Other"):
        read_platform(path, known=known_genes, symbol_column="Oter")


names = st.text(st.characters(categories=["Lu", "Nd"]), min_size=1, max_size=6).filter(
    lambda x: x not in ("NA", "NAN", "NULL", "NONE")
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(names.map("p{}".format), st.lists(names, max_size=3, unique=True), min_size=1, max_size=6),
    st.sampled_from(["///", " /// ", ";", "|", "; "]),
)
def test_what_is_written_is_read(write, table, separator):
    rows = [f"{probe}\t{separator.join(found)}" for probe, found in table.items()]
    platform = read_platform(write(annot("ID\tGene symbol", *rows)))
    assert genes(platform) == {probe: tuple(found) for probe, found in table.items()}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_never_raises_anything_else(write, data):
    content = bytearray(annot("ID\tORF\tGene symbol", "p1\tY1\tA", "p2\t\tB /// C").encode())
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 60)))
        content[start:end] = data.draw(st.binary(max_size=6))
    path = write(bytes(content), "GPL9.txt")
    for read in (read_platform, read_probe_map):
        try:
            platform = read(path)
        except GeneverdictError as error:
            assert "\n" not in str(error)  # noqa: PT017 an error is one way to succeed
        else:
            assert len(platform.probes) == len(set(platform.probes)) == len(platform.genes)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("path", "n_probes", "n_annotated", "n_several", "column"),
    [
        ("GPLnnn/GPL96/soft/GPL96_family.soft.gz", 22283, 20995, 862, "Gene Symbol"),
        ("GPLnnn/GPL97/annot/GPL97.annot.gz", 22645, 13178, 754, "Gene symbol"),
        ("GPLnnn/GPL570/annot/GPL570.annot.gz", 54675, 45782, 2619, "Gene symbol"),
        ("GPL6nnn/GPL6244/soft/GPL6244_family.soft.gz", 33297, 33297 - 8004, 3140, "gene_assignment"),
        ("GPL15nnn/GPL15314/annot/GPL15314.annot.gz", 52294, 52294, 14457, "Gene symbol"),
    ],
)
def test_real_platforms(shared, path, n_probes, n_annotated, n_several, column):
    platform = read_platform(shared / "geo/platforms" / path)
    assert platform.id == path.split("/")[1]
    assert (len(platform.probes), platform.column, platform.kind) == (n_probes, column, "symbol")
    assert sum(map(bool, platform.genes)) == n_annotated
    assert sum(len(found) > 1 for found in platform.genes) == n_several


@pytest.mark.shared
def test_gpl96_against_a_plain_reading(shared):
    file = shared / "geo/platforms/GPLnnn/GPL96/soft/GPL96_family.soft.gz"
    text = gzip.decompress(file.read_bytes()).decode("latin-1").replace("\r", "")
    table = text.partition("!platform_table_begin\n")[2].partition("!platform_table_end")[0]
    reader = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    expected = {row["ID"]: [s.strip() for s in row["Gene Symbol"].split("///") if s.strip()] for row in reader}
    expected = {probe: list(dict.fromkeys(names)) for probe, names in expected.items()}
    found = genes(read_platform(file))
    assert {probe: list(names) for probe, names in found.items()} == expected
    assert found["201389_at"] == ("ITGA5",)


@pytest.mark.shared
def test_control_probes_of_illumina_name_no_gene(shared):
    platform = read_platform(shared / "geo/platforms/GPL10nnn/GPL10558/annot/GPL10558.annot.gz")
    notes = tuple(map(english, platform.notes))
    named = {gene for found in platform.genes for gene in found}
    assert not {name for name in named if ":" in name or "negative" in name or "phage" in name}
    assert notes == ("782 names of control probes are not genes and were left out.",)


@pytest.mark.shared
def test_the_truncated_platform_is_said(shared):
    with pytest.raises(ReadError, match="truncated"):
        read_platform(shared / "data/broken/GPL11532.soft")


@pytest.mark.shared
def test_brought_probe_maps(shared):
    assert len(read_probe_map(shared / "data/probe_maps/GPL6244_bioc.tsv.gz").probes) == 19831
