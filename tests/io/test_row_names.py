"""What rows of a table are named after: lists of genes, and genes with their ids in one name."""

from __future__ import annotations

from pathlib import Path

import pytest

from geneverdict.io.sources.row_names import names_in_rows
from geneverdict.model.study import SeriesSpec
from geneverdict.pipeline.load import load
from geneverdict.preparation.probes import map_probes, table_and_policy
from geneverdict.preparation.symbols import known_genes
from geneverdict.settings import Settings

ITGA5, TP53 = "ENSG00000161638", "ENSG00000141510"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (("ITGA5|3678", "TP53|7157", "?|10"), ("ITGA5", "TP53", "?|10")),
        (("ITGA5_3678", "TP53_7157"), ("ITGA5", "TP53")),
        (("ITGA5 (3678)", "TP53 (7157)"), ("ITGA5", "TP53")),
        ((f"{ITGA5}.12_ITGA5", f"{TP53}|TP53", f"TP53_{TP53}"), ("ITGA5", "TP53", "TP53")),
        (("'ITGA5'", '"TP53"'), ("ITGA5", "TP53")),
        (("DDR1 /// MIR4640", "HLA-A;HLA-B"), ("DDR1 MIR4640", "HLA-A HLA-B")),
        (("U6_12", "Y_RNA_3", "TP53_2", "SNORD3_1"), ("U6_12", "Y_RNA_3", "TP53_2", "SNORD3_1")),
        (("probe_1", "a/b", "cell,line", "chr1:5-9"), ("probe_1", "a/b", "cell,line", "chr1:5-9")),
        (("ITGA5", "H2AC1", "lncRNA_77"), ("ITGA5", "H2AC1", "lncRNA_77")),
    ],
)
def test_names_of_genes_in_names_of_rows(written: tuple[str, ...], expected: tuple[str, ...]) -> None:
    found = names_in_rows(written, known_genes("Homo sapiens"))
    assert found == [tuple(text.split(" ")) for text in expected]


@pytest.mark.parametrize("form", ["{0}|{1}", "{0}_{1}", "GeneID:{1}", "hsa:{1}", "{1}.0", "{0} ({1})", "'{0}'"])
def test_a_table_of_such_rows_is_read_by_gene(form: str, tmp_path: Path) -> None:
    genes = {"ITGA5": 3678, "TP53": 7157, "EGFR": 1956, "FN1": 2335, "GAPDH": 2597}
    lines = [f'"{form.format(*pair)}"\t5.1\t6.2' for pair in genes.items()]
    (tmp_path / "own.tsv").write_text("gene\ta\tb\n" + "\n".join(lines) + "\n", encoding="utf-8")
    spec = SeriesSpec(id="mine", expression=str(tmp_path / "own.tsv"))
    loaded = load("mine", spec, Settings(mirror=str(tmp_path), cache=tmp_path))
    table, symbols = table_and_policy(loaded.series, loaded.platform, spec)
    assert map_probes(loaded.series.probes, loaded.platform, table, symbols=symbols).genes == tuple((g,) for g in genes)
