"""Probes to genes: against R, against slow twins, and against a published table."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.errors import PrepareError
from geneverdict.messages import Message, english
from geneverdict.model.prepared import Expression, ProbeMap
from geneverdict.model.series import Platform
from geneverdict.preparation.probes import collapse, map_probes
from geneverdict.preparation.symbols import SymbolTable, load_symbols

GOLDEN = Path(__file__).resolve().parents[1] / "golden_preparation"
CHOICES = ("highest_median", "highest_mean", "highest_iqr", "highest_variance")


@pytest.fixture(scope="module")
def human() -> SymbolTable:
    table = load_symbols("Homo sapiens")
    assert table is not None
    return table


def platform(genes: dict[str, tuple[str, ...]], column: str = "Gene symbol", kind: str = "symbol") -> Platform:
    return Platform("GPL1", tuple(genes), tuple(genes.values()), column, organism="Homo sapiens", kind=kind)


def mapped(genes: list[tuple[str, ...]]) -> ProbeMap:
    n_multi = sum(len(g) > 1 for g in genes)
    return ProbeMap(Message("probes-source"), tuple(genes), len(genes), sum(map(bool, genes)), n_multi, {}, {}, {})


# --- names -------------------------------------------------------------------------------------------------------

WRITTEN = {
    "p1": ("ITGA5",),
    "p2": ("HN1",),
    "p3": ("DDR1", "MIR4640"),
    "p4": (),
    "p5": ("1-Mar",),
    "p6": ("2-Sep", "SEPT2"),
    "p7": ("12-LOX",),
    "p8": ("NOSUCHGENE",),
}


def test_todays_symbols(human: SymbolTable) -> None:
    found = map_probes(("p8", "p2", "p1", "p3", "p4", "p5", "p6", "p7", "q"), platform(WRITTEN), human)
    assert found.genes == (
        ("NOSUCHGENE",), ("JPT1",), ("ITGA5",), ("DDR1", "MIR4640"), (), (), ("SEPTIN2",), ("12-LOX",), (),
    )  # fmt: skip
    assert (found.n_probes, found.n_annotated, found.n_multi) == (9, 6, 1)
    assert found.renamed == {"HN1": "JPT1", "SEPT2": "SEPTIN2"}
    assert found.ambiguous == {"12-LOX": ("ALOX12", "ALOX15")}
    assert found.dates == {"1-Mar": "", "2-Sep": "SEPTIN2"}
    notes = " ".join(map(english, found.notes))
    assert "1 of 9 probes are not in the table of GPL1: q." in notes
    assert "1-Mar (may be MARCHF1 or MTARC1)" in notes
    assert english(found.source) == "GPL1, column 'Gene symbol'"


@pytest.mark.parametrize("given_table", [True, False])
def test_names_as_given(human: SymbolTable, given_table: bool) -> None:
    table, symbols = (human, "as_given") if given_table else (None, "today")
    found = map_probes(tuple(WRITTEN), platform(WRITTEN), table, symbols=symbols)
    assert found.genes[1:3] == (("HN1",), ("DDR1", "MIR4640"))
    assert found.genes[4:6] == ((), ("SEPT2",))
    assert found.dates == {"1-Mar": "", "2-Sep": ""}
    assert not found.renamed
    told = "1-Mar (may be MARCHF1 or MTARC1); 2-Sep (may be SEPTIN2)" if given_table else "1-Mar; 2-Sep"
    assert f"2 of them are no gene: {told}" in " ".join(map(english, found.notes))


def test_entrez_ids(human: SymbolTable) -> None:
    ids = platform({"a": ("3678",), "b": ("0",), "c": ("51155", "3678")}, "ENTREZ_GENE_ID", "entrez")
    found = map_probes(("a", "b", "c"), ids, human)
    assert found.genes == (("ITGA5",), ("0",), ("JPT1", "ITGA5"))
    assert "1 of 3 ids are not in that table" in " ".join(map(english, found.notes))
    assert map_probes(("a",), ids, None).genes == (("3678",),)


def test_accessions_name_no_gene(human: SymbolTable) -> None:
    found = map_probes(("a",), platform({"a": ("NM_002205",)}, "GB_ACC", "accession"), human)
    assert (found.genes, found.n_annotated, found.names_are) == ((("a",),), 0, "accessions")
    assert "accessions" in english(found.notes[0])


def test_a_platform_without_gene_names_keeps_probes_apart() -> None:
    found = map_probes(("c2", "c1"), platform({"c1": (), "c2": ()}, column="", kind=""), None)
    assert found.genes == (("c2",), ("c1",))
    assert found.n_annotated == 0
    assert "each probe is analysed under its own id" in english(found.notes[0])
    values = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert collapse(values, ("c2", "c1"), found, ("s", "t")).values.tolist() == [[3, 4], [1, 2]]


def test_the_wrong_platform(human: SymbolTable) -> None:
    with pytest.raises(PrepareError, match=r"GPL1: none of the 2 probes .* ids like p1, p2, p3, found ids like x, y"):
        map_probes(("x", "y"), platform(WRITTEN), human)


# --- one row for each gene: R and slow twins ---------------------------------------------------------------------


def golden_input() -> tuple[np.ndarray, tuple[str, ...], ProbeMap, tuple[str, ...]]:
    frame = pl.read_csv(GOLDEN / "collapse_input.tsv", separator="\t", null_values="NA")
    values = frame[:, 2:].cast(pl.Float64).fill_null(np.nan).to_numpy()
    values.flags.writeable = False
    return values, tuple(frame["probe"]), mapped([(g,) for g in frame["gene"]]), tuple(frame.columns[2:])


@pytest.mark.parametrize("choice", CHOICES)
def test_the_chosen_probe_is_rs(choice: str) -> None:
    values, probes, genes, samples = golden_input()
    chosen = pl.read_csv(GOLDEN / "collapse_chosen.tsv", separator="\t")
    found = collapse(values, probes, genes, samples, choice=choice)
    assert found.genes == tuple(chosen["gene"])
    assert found.probes == tuple(chosen[choice])
    rows = [probes.index(p) for p in found.probes]
    np.testing.assert_array_equal(found.values, values[rows])


def test_the_averages_are_limmas() -> None:
    values, probes, genes, samples = golden_input()
    averaged = pl.read_csv(GOLDEN / "collapse_averaged.tsv", separator="\t", null_values=["NA", "NaN"])
    found = collapse(values, probes, genes, samples, choice="mean_of_probes")
    assert found.genes == tuple(averaged["gene"])
    expected = averaged[:, 1:].cast(pl.Float64).fill_null(np.nan).to_numpy()
    np.testing.assert_allclose(found.values, expected, rtol=1e-14)  # sums of a few numbers, in another order


SCORES = {
    "highest_median": np.median,
    "highest_mean": np.mean,
    "highest_iqr": lambda x: np.subtract(*np.quantile(x, [0.75, 0.25])),
    "highest_variance": lambda x: np.var(x, ddof=1) if len(x) > 1 else -1.0,
}


def twin(values: np.ndarray, genes: list[tuple[str, ...]], choice: str, multi: str) -> dict[str, list[float]]:
    """One gene after the other, one probe after the other."""
    out = {}
    for gene in {g for names in genes for g in names if multi == "keep" or len(names) == 1}:
        rows = [i for i, names in enumerate(genes) if gene in names and (multi == "keep" or len(names) == 1)]
        if choice == "mean_of_probes":
            columns = [[v for v in column if not np.isnan(v)] for column in values[rows].T]
            out[gene] = [sum(c) / len(c) if c else np.nan for c in columns]
            continue
        best, best_score = rows[0], -np.inf
        for row in rows:
            seen = values[row][~np.isnan(values[row])]
            score = SCORES[choice](seen) if len(seen) else np.nan
            if score > best_score:
                best, best_score = row, score
        out[gene] = list(values[best])
    return out


@st.composite
def tables(
    draw: st.DrawFn, least_samples: int = 1, missing: tuple[float, ...] = (0.0, 0.2, 0.7)
) -> tuple[np.ndarray, list[tuple[str, ...]]]:
    """Values that differ from each other, some missing; probes of none, one or two of a few genes."""
    n_probes, n_samples = draw(st.integers(1, 25)), draw(st.integers(least_samples, 6))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    values = rng.normal(8, 3, (n_probes, n_samples))
    values[rng.random(values.shape) < draw(st.sampled_from(missing))] = np.nan
    names = st.lists(st.sampled_from("ABCDEF"), max_size=2, unique=True).map(tuple)
    genes = [("A",), *draw(st.lists(names, min_size=n_probes - 1, max_size=n_probes - 1))]
    return values, genes


@given(tables(), st.sampled_from([*CHOICES, "mean_of_probes"]), st.sampled_from(["drop", "keep"]))
def test_against_the_slow_twin(table: tuple[np.ndarray, list[tuple[str, ...]]], choice: str, multi: str) -> None:
    values, genes = table
    before = values.copy()
    probes, samples = tuple(f"p{i}" for i in range(len(values))), tuple(f"s{j}" for j in range(values.shape[1]))
    found = collapse(values, probes, mapped(genes), samples, choice=choice, multi=multi)
    expected = twin(values, genes, choice, multi)
    assert found.genes == tuple(sorted(expected))
    np.testing.assert_allclose(found.values, [expected[g] for g in found.genes], rtol=1e-13)
    np.testing.assert_array_equal(values, before)


NO_TIES = tables(least_samples=2, missing=(0.0,))


@given(NO_TIES, st.sampled_from([*CHOICES, "mean_of_probes"]), st.integers(0, 2**32 - 1))
def test_the_order_of_probes_does_not_matter(
    table: tuple[np.ndarray, list[tuple[str, ...]]], choice: str, seed: int
) -> None:
    values, genes = table
    order = np.random.default_rng(seed).permutation(len(values))
    probes, samples = tuple(f"p{i}" for i in range(len(values))), tuple(f"s{j}" for j in range(values.shape[1]))
    one = collapse(values, probes, mapped(genes), samples, choice=choice)
    shuffled = tuple(probes[i] for i in order)
    two = collapse(values[order], shuffled, mapped([genes[i] for i in order]), samples, choice=choice)
    assert one.genes == two.genes
    np.testing.assert_allclose(one.values, two.values, rtol=1e-13)


def test_ties_go_to_the_first_probe_and_empty_probes_come_last() -> None:
    values = np.array([[np.nan, np.nan], [2.0, 4.0], [4.0, 2.0], [3.0, np.nan]])
    genes = mapped([("A",)] * 4)
    for choice in ("highest_median", "highest_mean", "highest_variance"):
        assert collapse(values, ("a", "b", "c", "d"), genes, ("s", "t"), choice=choice).probes == ("b",)


def test_averaged_genes_name_a_probe_only_where_it_is_alone() -> None:
    found = collapse(
        np.eye(3), ("a", "b", "c"), mapped([("A",), ("B",), ("A",)]), ("x", "y", "z"), choice="mean_of_probes"
    )
    assert found.probes == ("", "b")
    assert found.values.tolist() == [[0.5, 0, 0.5], [0, 1, 0]]


def test_the_weights_go_with_the_probe_that_is_chosen() -> None:
    values = np.array([[1.0, 2.0], [5.0, np.nan], [3.0, 3.0]])
    weights = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 0.0]])
    found = collapse(values, ("a", "b", "c"), mapped([("A",), ("A",), ("B",)]), ("x", "y"), weights=weights)
    assert found.probes == ("b", "c")
    assert found.weights is not None
    assert found.weights.tolist() == [[3, 4], [5, 0]]


def test_the_weight_of_a_mean_is_the_harmonic_mean_of_those_that_count() -> None:
    values = np.array([[1.0, 2.0, np.nan, 4.0], [5.0, 8.0, 6.0, 7.0], [3.0, 3.0, 3.0, 3.0]])
    weights = np.array([[1.0, 0.0, 9.0, 0.0], [3.0, 2.0, 4.0, 0.0], [5.0, 0.0, 0.25, 1.0]])
    genes = mapped([("A",), ("A",), ("B",)])
    found = collapse(values, ("a", "b", "c"), genes, tuple("wxyz"), choice="mean_of_probes", weights=weights)
    np.testing.assert_array_equal(found.values, [[3, 8, 6, np.nan], [3, np.nan, 3, 3]])
    np.testing.assert_allclose(found.weights, [[1.5, 2, 4, 0], [5, 0, 0.25, 1]])


@pytest.mark.parametrize(
    ("values", "genes", "match"),
    [
        (np.eye(2), [("A",)], "do not fit"),
        (np.ones((2, 3)), [("A",), ("B",)], "expected 2 probes × 2 samples, found 2 × 3"),
        (np.eye(2), [(), ("A", "B")], "no probe stands for a gene; found 2 probes, 1 with a gene name, 1 of several"),
    ],
)
def test_what_cannot_be_collapsed(values: np.ndarray, genes: list[tuple[str, ...]], match: str) -> None:
    with pytest.raises(PrepareError, match=match):
        collapse(values, ("p", "q"), mapped(genes), ("s", "t"))


# --- every probe of a gene ---------------------------------------------------------------------------------------

PROBES = ("a", "b", "c", "d")
NAMED = [("DDR1",), ("DDR1", "MIR4640"), ("DDR1",), ("ITGA5",)]


def collapsed(choice: str = "highest_median", multi: str = "drop") -> Expression:
    values = np.array([[1.0, 1.0], [9.0, 9.0], [5.0, 5.0], [2.0, 2.0]])
    return collapse(values, PROBES, mapped(NAMED), ("s", "t"), choice=choice, multi=multi)


# --- a published table -------------------------------------------------------------------------------------------


@pytest.mark.shared
def test_genes_and_averages_of_a_published_analysis(shared: Path) -> None:
    path = shared / "geo/series/GSE42nnn/GSE42872/matrix/GSE42872_series_matrix.txt.gz"
    text = gzip.decompress(path.read_bytes()).decode("latin-1")
    table = text.split("!series_matrix_table_begin\n")[1].split("!series_matrix_table_end")[0]
    matrix = pl.read_csv(table.encode(), separator="\t")
    brought = pl.read_csv(shared / "data/probe_maps/GPL6244_bioc.tsv.gz", separator="\t", infer_schema_length=0)
    published = pl.read_csv(shared / "data/GSE42872_published_limma.csv")

    genes: dict[str, tuple[str, ...]] = {}
    for probe, symbol in brought.iter_rows():
        genes[probe] = (*genes.get(probe, ()), symbol)
    probes = tuple(matrix[:, 0].cast(pl.String))
    probe_map = map_probes(probes, platform(genes, "symbol"), None, symbols="as_given")
    values = np.ascontiguousarray(matrix[:, 1:].to_numpy())
    found = collapse(values, probes, probe_map, tuple(matrix.columns[1:]))

    assert len(found.genes) == published.height == 18_837
    expected = dict(zip(published[:, 0], published["AveExpr"], strict=True))
    np.testing.assert_allclose(found.values.mean(axis=1), [expected[g] for g in found.genes], rtol=1e-12)


def test_ensembl_ids_become_symbols_whatever_their_version(human: SymbolTable) -> None:
    ids = platform(
        {"a": ("ENSG00000161638.12",), "b": ("ENSG99999999999.1",), "c": ("ENSG00000141510",)}, "x", "ensembl"
    )
    found = map_probes(("a", "b", "c"), ids, human)
    assert found.genes == (("ITGA5",), ("ENSG99999999999",), ("TP53",))
    assert found.names_are == "symbols"
    notes = " ".join(map(english, found.notes))
    assert "2 Ensembl ids were read without their versions." in notes
    assert "1 of 3 ids are not in that table" in notes


def test_probes_are_found_under_another_version(human: SymbolTable) -> None:
    table = platform({"ENSG00000161638": ("ITGA5",), "ENSG00000141510.3": ("TP53",)})
    found = map_probes(("ENSG00000161638.12", "ENSG00000141510", "ENSG00000000003.1"), table, human)
    assert found.genes == (("ITGA5",), ("TP53",), ())


@pytest.mark.parametrize(
    ("written", "column", "kind", "names_are"),
    [
        ([f"{1000 + i}_s_at" for i in range(20)], "row names", "symbol", "probes"),
        ([f"ENST{i:011}.2" for i in range(20)], "row names", "symbol", "transcripts"),
        ([f"ENSGALG{i:011}" for i in range(20)], "row names", "ensembl", "ensembl"),
        ([f"thing {i}" for i in range(20)], "row names", "symbol", "unknown"),
        ([f"thing {i}" for i in range(20)], "Gene symbol", "symbol", "unknown"),
        ([f"NM_{i:06}.2" for i in range(20)], "Gene symbol", "symbol", "refseq"),
        ([f"Hs.{i}" for i in range(20)], "row names", "symbol", "unigene"),
        ([f"{'AB' if i % 2 else 'BC'}{i:06}" for i in range(20)], "row names", "symbol", "genbank"),
        ([f"YAL{i:03}C" for i in range(20)], "ORF", "orf", "orf"),
        (["ITGA5", "TP53", "EGFR", *(f"thing {i}" for i in range(20))], "row names", "symbol", "symbols"),
    ],
)
def test_names_that_are_no_symbols_are_known_as_such(
    human: SymbolTable, written: list[str], column: str, kind: str, names_are: str
) -> None:
    rows = platform({name: (name,) for name in written}, column, kind)
    assert map_probes(tuple(written), rows, human).names_are == names_are


@pytest.mark.parametrize(
    ("names", "expected"), [("NM_{:06}", "refseq"), ("1{:05}_at", "probes"), ("A{}|{}", "unknown")]
)
def test_rows_that_no_table_knows_are_known_as_such(names: str, expected: str) -> None:
    written = [names.format(i, i) for i in range(20)]
    rows = platform({name: (name,) for name in written}, "row names")
    assert map_probes(tuple(written), rows, None).names_are == expected


def test_ids_among_symbols_and_symbols_among_ids_are_read(human: SymbolTable) -> None:
    mixed = {"a": ("ENSG00000161638.12",), "b": ("TP53",), "c": ("HN1",)}
    for kind in ("symbol", "ensembl"):
        assert map_probes(("a", "b", "c"), platform(mixed, "x", kind), human).genes == (
            ("ITGA5",),
            ("TP53",),
            ("JPT1",),
        )


def test_genes_that_a_name_may_be_are_kept_unless_they_have_a_probe(human: SymbolTable) -> None:
    found = map_probes(("a", "b", "c"), platform({"a": ("1-Mar",), "b": ("12-LOX",), "c": ("ALOX12",)}), human)
    assert found.unsettled == {"MARCHF1": ("1-Mar",), "MTARC1": ("1-Mar",), "ALOX15": ("12-LOX",)}
