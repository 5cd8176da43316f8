"""Published tables as programs and people write them: which column is what, and to how many digits."""

from __future__ import annotations

import gzip
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
        ("nothing", ReadError, "one cell"),
    ],
)
def test_what_is_no_such_table_is_said(text: str, error: type[Exception], says: str, tmp_path: Path) -> None:
    with pytest.raises(error, match=says):
        _read(tmp_path, "bad.csv", text)
