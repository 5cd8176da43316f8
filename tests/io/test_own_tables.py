"""A user's own tables as R, spreadsheets and their owners write them: each kind is read as meant, or refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from geneverdict.errors import ReadError, UsageError
from geneverdict.io.sources.encoding import guessed
from geneverdict.io.sources.sheet_names import make_name
from geneverdict.io.sources.tables import Reading, gene_of_row, read_clinical, read_table, series_of_table
from geneverdict.messages import Message, english
from geneverdict.model.series import Series
from geneverdict.model.study import SeriesSpec

IDS = ("S1", "S2", "S3", "S4")
VALUES = np.array([[1.5, 2, 3, 4.25], [5, 6, 7.125, np.nan], [9, 10, 11, 12]])
MATRIX = "gene,S1,S2,S3,S4\nA,1.5,2,3,4.25\nB,5,6,7.125,\nC,9,10,11,12\n"
SHEET = "sample,group\nS1,tumor\nS2,tumor\nS3,normal\nS4,normal\n"
PLAIN = Reading()
Read = Callable[..., Series]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def _read(
        matrix: str | bytes = MATRIX,
        sheet: str | bytes | None = SHEET,
        reading: Reading = PLAIN,
        name: str = "m.csv",
    ) -> Series:
        paths = tmp_path / name, tmp_path / "sheet.csv"
        for path, text in zip(paths, (matrix, sheet), strict=True):
            if text is not None:
                path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_table(paths[0], paths[1] if sheet is not None else None, id="mine", reading=reading)

    return _read


def notes_of(series: Series) -> str:
    return " ".join(english(note) for note in series.notes)


def same(series: Series) -> None:
    assert series.samples.ids == IDS
    assert series.samples.column("group") == ("tumor", "tumor", "normal", "normal")
    assert series.probes == ("A", "B", "C")
    np.testing.assert_array_equal(series.values, VALUES)


def _rows(text: str, change: Callable[[str], str]) -> str:
    return "".join(f"{change(line)}\n" for line in text.splitlines())


@pytest.mark.parametrize(
    ("matrix", "sheet", "note"),
    [
        pytest.param('"",' + MATRIX.partition(",")[2], SHEET, "", id="write.csv"),
        pytest.param(MATRIX.partition(",")[2], SHEET, "", id="header one cell shorter"),
        pytest.param(
            MATRIX,
            '"","sample","group"\n"1","S1","tumor"\n"2","S2","tumor"\n"3","S3","normal"\n"4","S4","normal"\n',
            "stand in the column 'sample'",
            id="row numbers in the sheet",
        ),
        pytest.param(
            MATRIX,
            '"sample","group"\n1,S1,tumor\n2,S2,tumor\n3,S3,normal\n4,S4,normal\n',
            "column 'sample'",
            id="row numbers, and a header one cell shorter",
        ),
        pytest.param(
            MATRIX,
            "patient,group,array\nP1,tumor,S1\nP2,tumor,S2\nP3,normal,S3\nP4,normal,S4\n",
            "column 'array'",
            id="names in the last column of the sheet",
        ),
        pytest.param("sep=;\n" + MATRIX.replace(",", ";"), '"sep=;"\n' + SHEET.replace(",", ";"), "", id="sep line"),
        pytest.param("sep=,\n" + MATRIX, "SEP=,\n" + SHEET, "", id="sep line of commas"),
        pytest.param("sep=\\t\n" + MATRIX.replace(",", "\t"), SHEET, "", id="sep line of tabs"),
        pytest.param(
            _rows(MATRIX, lambda line: line + ",,,") + ",,,,,,,\n,,,,,,,\n",
            _rows(SHEET, lambda line: line + ",") + ",,\n",
            "3 last columns, 2 last rows",
            id="empty columns and rows at the end",
        ),
        pytest.param(
            MATRIX.replace("\n", ",\n").replace("S4,", "S4", 1),
            SHEET,
            "1 last column",
            id="one separator too many in rows",
        ),
        pytest.param(
            _rows(MATRIX, lambda line: line + ',""'), SHEET, "1 last column", id="an empty quoted last column"
        ),
        pytest.param(
            MATRIX.replace("S1", "\u200bS1").replace("S2", "S2\u00a0").replace("A,", "\ufeffA,"),
            SHEET,
            "3 invisible characters",
            id="invisible characters in the matrix",
        ),
        pytest.param(MATRIX, SHEET.replace("S3", "S3\u200d"), "1 invisible character", id="… and in the sheet"),
        pytest.param(
            "gene;S1;S2;S3;S4\nA;1,5;2;3;4,25\nB;5;6;7,125;\nC;9;10;11;12\n",
            SHEET,
            "decimal points",
            id="decimal commas",
        ),
        pytest.param(
            'gene,S1,S2,S3,S4\nA,"1,5",2,3,"4,25"\nB,5,6,"7,125",\nC,9,10,11,12\n',
            SHEET,
            "decimal points",
            id="decimal commas in quotes",
        ),
        pytest.param(MATRIX.encode("utf-16"), SHEET.encode("utf-16"), "", id="UTF-16"),
        pytest.param(MATRIX.encode("utf-16-le"), SHEET.encode("utf-16-be"), "", id="UTF-16 without a mark"),
        pytest.param(MATRIX.encode("utf-32"), SHEET.encode("utf-8-sig"), "", id="other marks"),
        pytest.param(MATRIX.replace("\n", "\r\n"), SHEET.replace("\n", "\r"), "", id="ends of lines"),
    ],
)
def test_the_same_table_in_many_hands(read: Read, matrix: str | bytes, sheet: str | bytes, note: str) -> None:
    series = read(matrix, sheet)
    same(series)
    assert note in notes_of(series)
    assert bool(note) == bool(series.notes)


def test_a_plain_table_is_read_without_a_word(read: Read) -> None:
    same(read())
    assert read().notes == ()


def test_names_of_columns_that_r_made(read: Read) -> None:
    names = ("1-T", "2 T", "if", "N(4)")
    assert tuple(map(make_name, names)) == ("X1.T", "X2.T", "if.", "N.4.")
    matrix, sheet = MATRIX, SHEET
    for old, name in zip(IDS, names, strict=True):
        matrix, sheet = matrix.replace(old, make_name(name), 1), sheet.replace(old, name, 1)
    series = read(matrix, sheet)
    assert series.samples.ids == names
    np.testing.assert_array_equal(series.values, VALUES)
    assert "as R changes names of columns, like 'X1.T' for '1-T'" in notes_of(series)


def test_names_that_r_made_the_same_are_not_guessed(read: Read) -> None:
    with pytest.raises(ReadError, match="fewer than half"):
        read("gene,a.b,X1\nA,1,2\n", "sample,group\na-b,t\na b,n\n")


def test_a_header_that_may_lack_its_corner_or_a_sample_is_refused(read: Read) -> None:
    with pytest.raises(ReadError, match="not clear which sample each column is of"):
        read("S1,S2,S3,S4\nA,1,2,3,\nB,4,5,6,\n", None)


@pytest.mark.parametrize(
    ("cells", "values", "kind"),
    [
        ("1.234,5;2;3;4", [1234.5, 2, 3, 4], "decimal points"),
        (",5;-0,25;1e3;1,5e2", [0.5, -0.25, 1000, 150], "decimal points"),
        ("1,234.5;2;3;4", [1234.5, 2, 3, 4], "between thousands"),
        ("1,234,567;2;3;4", [1234567, 2, 3, 4], "between thousands"),
        ("1,234;2.5;3;4", [1234, 2.5, 3, 4], "between thousands"),
        ("1 234;12 345 678;3;-1 000", [1234, 12345678, 3, -1000], "between thousands"),
        ("1\u202f234,5;2;3;4", [1234.5, 2, 3, 4], "decimal points"),
        ("0,123;2;3;4", [0.123, 2, 3, 4], "decimal points"),
        ("1234,567;2;3;4", [1234.567, 2, 3, 4], "decimal points"),
    ],
)
@pytest.mark.parametrize("separator", [";", "\t"])
def test_numbers_with_commas(read: Read, cells: str, values: list[float], kind: str, separator: str) -> None:
    series = read(f"gene;S1;S2;S3;S4\nx,1;{cells}\n".replace(";", separator), None)
    np.testing.assert_allclose(series.values[0], values, rtol=1e-15)
    assert series.probes == ("x,1",)
    assert kind in notes_of(series)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ("1,234;2;3;4", "may be decimal or part thousands.*'1,234'"),
        ("1,5;2.5;3;4", "decimal in some cells and are not in others.*'1,5' and '2.5'"),
        ("1,5;1,234,567;3;4", "decimal in some cells and are not in others"),
        ("1,2,3;2;3;4", "is not a number.*'1,2,3'"),
    ],
)
def test_commas_that_nobody_can_tell_are_refused(read: Read, cells: str, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read(f"gene;S1;S2;S3;S4\nA;{cells}\n", None)


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "gb2312", "utf-8", "utf-16"])
def test_chinese_sheets(read: Read, encoding: str) -> None:
    sheet = "样本,分组\nS1,肿瘤\nS2,肿瘤\nS3,癌旁\nS4,癌旁\n"
    series = read(MATRIX, sheet.encode(encoding))
    assert series.samples.column("分组") == ("肿瘤", "肿瘤", "癌旁", "癌旁")
    assert ("read as gb18030, which is a guess" in notes_of(series)) == encoding.startswith("gb")


@pytest.mark.parametrize("text", ["5 µl", "Zürich", "naïve – “x”", "Ångström ±", "ÄÖÜ and ß", "Löß", "º ª ¿qué?"])
def test_western_text_is_not_taken_for_chinese(text: str) -> None:
    assert guessed(text.encode("cp1252")) == (text, "cp1252")


def test_the_users_encoding_wins(read: Read) -> None:
    sheet = SHEET.replace("tumor", "опухоль").encode("cp1251")
    series = read(MATRIX, sheet, Reading(encoding="cp1251"))
    assert series.samples.column("group")[0] == "опухоль"
    assert series.notes == ()
    with pytest.raises(ReadError, match="not in the encoding that the study file names; expected ascii"):
        read(MATRIX, sheet, Reading(encoding="ascii"))


@pytest.mark.parametrize("name", ["no-such", "zlib", "rot13", "a\0b", "undefined", ""])
def test_an_encoding_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="'encoding' cannot be this: this is no encoding"):
        SeriesSpec(id="x", expression="m", encoding=name)


def test_cells_that_mean_missing_are_offered_and_counted(read: Read) -> None:
    matrix = MATRIX.replace("1.5", "<0.01").replace("9,10", 'Not detected,"ND"').replace("C,", "C ,")
    with pytest.raises(
        ReadError, match=r'say so under the series: missing = \["<0.01", "Not detected", "ND"\]'
    ) as error:
        read(matrix)
    assert "row 'A' (line 2), column 'S1'" in str(error.value)
    series = read(matrix, reading=Reading(missing=("<0.01", "not  Detected", "nd")))
    assert "3 cells were taken as missing because the study file" in notes_of(series)
    assert int(np.isnan(series.values).sum()) == 4
    assert series.values[0, 1] == 2


def test_many_cells_that_are_no_numbers_are_no_words_for_missing(read: Read) -> None:
    with pytest.raises(ReadError, match=r"leave it empty if missing\.$"):
        read("gene,S1\n" + "".join(f"g{i},text{i}\n" for i in range(20)), None)


def test_rows_of_one_gene_are_kept_apart(read: Read) -> None:
    matrix = MATRIX.replace("\nB", "\nA").replace("\nC", "\nA")
    series = read(matrix, reading=Reading(repeats=True))
    assert series.probes == ("A", "A #2", "A #3")
    assert {gene_of_row(probe) for probe in series.probes} == {"A"}
    assert read(matrix).probes == ("A",)


def test_a_sample_without_a_match_is_named(read: Read) -> None:
    series = read(MATRIX, SHEET.replace("S4", "S9"))
    assert series.samples.ids == IDS[:3]
    assert "left out: 'S4'" in notes_of(series)
    assert "not in the matrix: 'S9'" in notes_of(series)


def _book(path: Path, **sheets: list[list[object]]) -> Path:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)
    return path


def test_a_spreadsheet(tmp_path: Path) -> None:
    values = [["gene", *IDS], ["A", 1.5, 2, 3, 4.25], ["B", 5, 6, 7.125, None], ["C", 9, 10, 11, 12]]
    groups = [
        ["sample", "group", "seen"],
        *([s, g, True] for s, g in zip(IDS, ("tumor",) * 2 + ("normal",) * 2, strict=True)),
    ]
    path = _book(tmp_path / "book.xlsx", values=values, groups=groups)
    series = read_table(path, Path(f"{path}#groups"), id="mine")
    same(series)
    assert series.samples.column("seen") == ("TRUE",) * 4
    assert "first sheet, 'values', was read; the others are groups" in notes_of(series)
    assert read_clinical(Path(f"{path}#groups"))[0]["group"][3] == "normal"
    with pytest.raises(ReadError, match="has no sheet 'x'; found values, groups"):
        read_table(Path(f"{path}#x"), None, id="mine")


def test_a_gene_that_a_spreadsheet_took_for_a_date(tmp_path: Path) -> None:
    rows = [["gene", "S1"], [datetime(2024, 9, 2), 1.5], ['a "b"\tc', 2]]
    series = read_table(_book(tmp_path / "b.xlsx", x=rows), None, id="mine")
    assert series.probes == ("2-Sep", 'a "b" c')


def test_a_spreadsheet_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _book(tmp_path / "b.xlsx", x=[["gene", "S1"], ["A", 1]])
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(ReadError, match=r"pip install 'geneverdict\[excel\]'"):
        read_table(path, None, id="mine")


def test_a_damaged_spreadsheet(tmp_path: Path) -> None:
    path = _book(tmp_path / "b.xlsx", x=[["gene", "S1"], ["A", 1]])
    whole = path.read_bytes()
    for cut in range(10, len(whole), 97):
        path.write_bytes(whole[:cut])
        with pytest.raises(ReadError):
            read_table(path, None, id="mine")


@pytest.mark.parametrize(
    "header",
    ["Geneid\tChr\tStart\tEnd\tStrand\tLength\tS1", "gene\t/data/run1.bam\t/data/run2.bam", "N_unmapped\t1\t2\t3"],
)
def test_tables_of_counting_programs_are_known_by_their_columns(read: Read, header: str) -> None:
    with pytest.raises(ReadError, match=r"a program that counts reads.*Give it as counts = "):
        read(f"# Program:featureCounts\n{header}\nENSG1\tchr1\t1\t2\t+\t5\t7\n", None)


def test_a_new_format_hands_over_the_text_of_its_table() -> None:
    said = Message("read-first_sheet", {})
    made = series_of_table(MATRIX.encode(), (said,), Path("nowhere.new"), None, id="mine")
    np.testing.assert_array_equal(made.values, VALUES)
    assert said in made.notes
    with pytest.raises(ReadError, match=r"nowhere\.new"):
        series_of_table(b"gene,S1\n", (), Path("nowhere.new"), None, id="mine")
