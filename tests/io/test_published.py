"""Published tables as programs and people write them: which column is what, and to how many digits."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import numpy as np
import pytest

from geneverdict.errors import ReadError, UsageError
from geneverdict.io.sources.published import read_published
from geneverdict.model.published import PublishedTable

GEO2R = (
    '"ID"\t"adj.P.Val"\t"P.Value"\t"t"\t"B"\t"logFC"\t"Gene.symbol"\t"Gene.title"\n'
    '"201389_at"\t"1.15e-02"\t"2.3e-04"\t"4.1"\t"0.52"\t"0.831"\t"ITGA5"\t"integrin, alpha 5"\n'
    '"1007_s_at"\t"0.9"\t"0.5"\t"-0.7"\t"-6.1"\t"-0.12"\t"DDR1///MIR4640"\t"x"\n'
)
LIMMA = (
    '"","logFC","AveExpr","t","P.Value","adj.P.Val","B"\n'
    '"ITGA5",0.831,8.2,4.1,2.3e-04,0.0115,0.5\n"DDR1",-0.12,9,-1,0.5,0.9,-6\n'
)
DESEQ2 = (
    ",baseMean,log2FoldChange,lfcSE,stat,pvalue,padj\n"
    "ENSG00000161638,120.5,0.831,0.2,4.1,2.3e-04,0.0115\nENSG00000204580,80.1,-0.12,0.2,-0.7,0.5,NA\n"
)
EDGER = (
    "genes\tlogFC\tlogCPM\tF\tPValue\tFDR\nITGA5\t0.831\t5.2\t16.8\t2.3e-04\t0.0115\nDDR1\t-0.12\t4.9\t0.5\t0.5\t0.9\n"
)
PLAIN = "ITGA5\t0.831\t2.3e-04\nDDR1\t-0.12\t0.5\n"
COMMAS = "Symbol;FC;p-value;FDR\nITGA5;0,831;0,00023;0,0115\nDDR1;-0,12;0,5;0,9\n"
FORMS = {"geo2r.tsv": GEO2R, "limma.csv": LIMMA, "deseq2.csv": DESEQ2, "edger.txt": EDGER, "commas.csv": COMMAS}


def _read(folder: Path, name: str, text: str) -> PublishedTable:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_published(path)


@pytest.mark.parametrize("name", FORMS)
def test_columns_are_found_by_their_names(name: str, tmp_path: Path) -> None:
    table = _read(tmp_path, name, FORMS[name])
    assert table.p is not None
    assert table.fdr is not None
    assert table.effect.value.tolist() == [0.831, -0.12]
    assert table.p.value.tolist() == [2.3e-4, 0.5]
    assert table.fdr.value[0] == 0.0115
    assert [one.by for one in table.columns] == ["name"] * 3
    assert any("ITGA5" in cells or "ENSG00000161638" in cells for cells in table.ids.values())


def test_a_list_without_header_is_read_by_what_stands_in_it(tmp_path: Path) -> None:
    table = _read(tmp_path, "list.txt", PLAIN)
    assert table.effect.value.tolist() == [0.831, -0.12]
    assert table.p is not None
    assert [(one.role, one.by) for one in table.columns] == [("effect", "content"), ("p", "content")]
    assert table.ids == {"column 1": ("ITGA5", "DDR1")}


def test_half_a_unit_of_the_last_digit(tmp_path: Path) -> None:
    table = _read(tmp_path, "limma.csv", LIMMA)
    assert table.p is not None
    np.testing.assert_allclose(table.effect.half, [0.0005, 0.005])
    np.testing.assert_allclose(table.p.half, [5e-6, 0.05])


def test_packed_and_a_spreadsheet(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    packed = tmp_path / "table.csv.gz"
    packed.write_bytes(gzip.compress(LIMMA.encode()))
    book = openpyxl.Workbook()
    for row in (["Gene", "log2FC", "p"], ["ITGA5", 0.831, 2.3e-4], ["DDR1", -0.12, 0.5]):
        book.active.append(row)
    book.save(tmp_path / "table.xlsx")
    for path in (packed, tmp_path / "table.xlsx"):
        assert read_published(path).effect.value.tolist() == [0.831, -0.12]


def test_what_the_user_says_goes_before(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Gene,logFC A,logFC B\nITGA5,0.1,0.2\nDDR1,-0.1,-0.3\n", encoding="utf-8")
    with pytest.raises(UsageError, match="several columns"):
        read_published(tmp_path / "t.csv")
    table = read_published(tmp_path / "t.csv", columns={"effect": "logFC B"})
    assert table.effect.value.tolist() == [0.2, -0.3]
    with pytest.raises(UsageError, match="no column of numbers"):
        read_published(tmp_path / "t.csv", columns={"effect": "logFC C"})


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ("Gene,description\nITGA5,x\n", UsageError, "no column of fold changes"),
        ("Gene,logFC\n", ReadError, "has no rows"),
        ("Gene,logFC,logFC\nITGA5,1,2\n", ReadError, "repeated"),
        ("Gene,logFC,p\nITGA5,1\n", ReadError, "wrong number of cells"),
        ("nothing", ReadError, "names without numbers"),
        ("Gene\nITGA5\nDDR1\n", ReadError, "names without numbers"),
        ("Gene,Regulation\nITGA5,up\nDDR1,down\n", UsageError, "no column of fold changes"),
    ],
)
def test_what_is_no_such_table_is_said(text: str, error: type[Exception], says: str, tmp_path: Path) -> None:
    with pytest.raises(error, match=says):
        _read(tmp_path, "bad.csv", text)


SHEET = "Gene,log2FC,P value\nITGA5,0.831,2.3e-04\nDDR1,-0.12,0.5\n"
SUPPLEMENTS = {
    "title": '"Table S2. Genes, tumour versus normal",,\n,,\n' + SHEET,
    "title and notes": "Table S2\n" + SHEET.replace(",", "\t") + "\nFDR, false discovery rate.\n",
    "groups of columns": ",Tumour vs. normal,\n" + SHEET,
    "sections": SHEET.replace("ITGA5", "Up-regulated genes,,\nITGA5").replace("DDR1", "Down-regulated genes\nDDR1"),
    "write.table": '"log2FC" "P value"\n"ITGA5" 0.831 2.3e-04\n"DDR1" -0.12 0.5\n',
    "marks of a paper": SHEET.replace("-0.12", "−0.12").replace("2.3e-04", "2.3 × 10⁻⁴***"),
    "another mark": SHEET.replace("2.3e-04", "2.3x10^-4"),
    "logarithms of p": SHEET.replace("P value", "-log10(P)").replace("2.3e-04", "3.638272").replace("0.5", "0.30103"),
    "both folds": SHEET.replace("log2FC", "FoldChange,log2FC")
    .replace("0.831", "1.8,0.831")
    .replace("-0.12", "0.9,-0.12"),
    "two corrections": "Gene,log2FC,p,Bonferroni,FDR\nITGA5,0.831,2.3e-04,1,0.1\nDDR1,-0.12,0.5,1,0.6\n",
    "direction": "Gene,P value,|logFC|,Regulation\nITGA5,2.3e-04,0.831,Up\nDDR1,0.5,0.12,down-regulated\n",
    "Chinese": "基因,差异倍数,P值,校正后P值\nITGA5,0.831,2.3e-04,0.1\nDDR1,-0.12,0.5,0.6\n",
}


@pytest.mark.parametrize("form", SUPPLEMENTS)
def test_supplements_are_read_as_people_publish_them(form: str, tmp_path: Path) -> None:
    table = _read(tmp_path, "supplement.csv", SUPPLEMENTS[form])
    assert table.effect.value.tolist() == [0.831, -0.12]
    assert table.p is not None
    assert table.p.value == pytest.approx([2.3e-4, 0.5], rel=1e-6)
    assert [*table.ids.values()][0] == ("ITGA5", "DDR1")


def test_a_fold_change_of_any_direction_gets_its_sign(tmp_path: Path) -> None:
    text = "Gene,FC (abs),Regulation\nITGA5,1.8,up\nDDR1,2.5,down\n"
    table = _read(tmp_path, "genespring.csv", text)
    assert table.effect.value.tolist() == [1.8, -2.5]
    ratios = _read(tmp_path, "ratios.csv", text.replace("2.5", "0.4").replace("FC (abs)", "FC"))
    assert ratios.effect.value.tolist() == [1.8, 0.4]


def test_a_rate_in_percent_is_a_rate(tmp_path: Path) -> None:
    """As SAM writes it; its denominators are no p."""
    text = "Gene,Score(d),Denominator(s+s0),Fold Change,q-value(%)\nITGA5,4.1,0.2,1.8,2.5\nDDR1,-0.7,0.17,0.9,80\n"
    table = _read(tmp_path, "sam.csv", text)
    assert table.p is None
    assert table.fdr is not None
    assert table.fdr.value.tolist() == [0.025, 0.8]


def test_p_alone_is_a_table(tmp_path: Path) -> None:
    table = _read(tmp_path, "p.csv", "Gene,P.Value\nITGA5,2.3e-04\nDDR1,0.5\n")
    assert not table.has_effect
    assert [one.role for one in table.columns] == ["p"]


def test_the_first_sheet_with_a_table_is_read(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["This file has the tables of the paper."])
    for row in (["Table S1"], ["Gene", "log2FC"], ["ITGA5", 0.831], ["DDR1", -0.12]):
        book["Table"].append(row) if "Table" in book.sheetnames else book.create_sheet("Table").append(row)
    book.save(tmp_path / "supplement.xlsx")
    table = read_published(tmp_path / "supplement.xlsx")
    assert table.effect.value.tolist() == [0.831, -0.12]
    assert "read-sheet_with_table" in {note.code for note in table.notes}


def test_other_archives_are_named(tmp_path: Path) -> None:
    kinds = {"word/document.xml": "word processor", "content.xml": "LibreOffice", "a.csv": "zip archive"}
    for part, says in kinds.items():
        with zipfile.ZipFile(tmp_path / "table.xlsx", "w") as archive:
            archive.writestr(part, "x")
        with pytest.raises(ReadError, match=says):
            read_published(tmp_path / "table.xlsx")
