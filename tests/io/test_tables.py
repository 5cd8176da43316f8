"""A user's own matrix and sample sheet."""

from __future__ import annotations

import gzip
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from geneverdict.errors import GeneverdictError, ReadError
from geneverdict.io.sources.tables import read_table
from geneverdict.messages import english

MATRIX = "probe\ts1\ts2\ts3\np1\t1.5\t2\tNA\np2\t-1\t0\t3e1\n"
SHEET = "sample\tGroup\tage\ns1\td\t50\ns2\tc\tNA\ns3\td\t\n"
VALUES = [[1.5, 2, math.nan], [-1, 0, 30]]


@pytest.fixture
def write(tmp_path: Path):
    def _write(text: str | bytes, name: str) -> Path:
        path = tmp_path / name
        data = text.encode() if isinstance(text, str) else text
        path.write_bytes(gzip.compress(data, 1, mtime=0) if name.endswith("gz") else data)
        return path

    return _write


@pytest.fixture
def read(write):
    def _read(matrix: str | bytes, sheet: str | None = SHEET):
        return read_table(
            write(matrix, "m.tsv"), None if sheet is None else write(sheet, "s.tsv"), id="mine", platform="GPL9"
        )

    return _read


def test_a_matrix_and_its_sheet(read):
    series = read(MATRIX)
    assert (series.id, series.platform, series.probes, series.notes) == ("mine", "GPL9", ("p1", "p2"), ())
    np.testing.assert_array_equal(series.values, VALUES)
    assert not series.values.flags.writeable
    assert series.samples.ids == ("s1", "s2", "s3")
    assert series.samples.characteristics == ("Group", "age")
    assert series.samples.columns == {
        "sample": ("s1", "s2", "s3"),
        "Group": ("d", "c", "d"),
        "age": ("50", "", ""),
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\t", ","),
        lambda text: text.replace("\t", ";"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.encode("utf-16"),
        lambda text: "# a comment\n\n" + text,
        lambda text: text.replace("probe\t", "\t"),
        lambda text: text.replace("probe\t", ""),
        lambda text: "".join('"' + line.replace("\t", '","') + '"\n' for line in text.splitlines()),
        lambda text: gzip.compress(text.encode(), mtime=0),
        lambda text: text.replace("NA", " #N/A "),
        lambda text: text.rstrip("\n"),
    ],
)
def test_other_spellings_of_the_same_matrix(read, change):
    series = read(change(MATRIX))
    np.testing.assert_array_equal(series.values, VALUES)
    assert series.probes == ("p1", "p2")
    assert series.samples.ids == ("s1", "s2", "s3")


def test_without_a_sheet_the_columns_are_the_titles(read):
    series = read(MATRIX, None)
    assert series.samples.columns == {"title": ("s1", "s2", "s3")}


def test_what_is_only_in_one_of_the_two_is_left_out_and_named(read):
    matrix = "probe\tsymbol\ts2\ts1\np1\tITGA5\t2\t1\n"
    series = read(matrix)
    assert series.samples.ids == ("s2", "s1")
    assert series.samples.columns["Group"] == ("c", "d")
    np.testing.assert_array_equal(series.values, [[2, 1]])
    assert tuple(map(english, series.notes)) == (
        "1 column of the matrix is not in the sample sheet and was left out: 'symbol'.",
        "1 sample of the sheet is not in the matrix: 's3'.",
    )


def test_many_names_that_do_not_match_are_shown_in_part(read):
    names = [f"s{i}" for i in range(20)]
    matrix = "probe," + ",".join(names) + "\np1" + ",1" * 20 + "\n"
    sheet = "sample,Group\n" + "".join(f"{name},d\n" for name in names[10:] + [f"x{i}" for i in range(8)])
    assert tuple(map(english, read(matrix, sheet).notes)) == (
        "10 columns of the matrix are not in the sample sheet and were left out: "
        "'s0', 's1', 's2', 's3', 's4', 's5' and 4 more.",
        "8 samples of the sheet are not in the matrix: 'x0', 'x1', 'x2', 'x3', 'x4', 'x5' and 2 more.",
    )


def test_a_sheet_of_some_samples_of_a_large_matrix_is_right(read):
    names = [f"s{i}" for i in range(20)]
    matrix = "probe," + ",".join(names) + "\np1" + ",1" * 20 + "\n"
    assert read(matrix, "sample,Group\ns4,d\ns7,c\n").samples.ids == ("s4", "s7")


@pytest.mark.parametrize("which", [0, 1])
def test_a_folder_is_said_to_be_one(write, tmp_path, which):
    paths = [write(MATRIX, "m.tsv"), write(SHEET, "s.tsv")]
    paths[which] = tmp_path
    with pytest.raises(ReadError, match=f"{tmp_path.name}: this is a folder"):
        read_table(paths[0], paths[1], id="x")


def test_repeated_rows_and_infinities_are_counted(read):
    series = read("gene,s1,s2,s3\nA,1,2,3\nA,4,5,6\nB,inf,1,2\n")
    np.testing.assert_array_equal(series.values, [[1, 2, 3], [math.nan, 1, 2]])
    assert len(series.notes) == 2


def test_latin1_is_read_and_said(read):
    series = read(MATRIX.replace("p1", "p1-µ").encode("latin-1"))
    assert series.probes == ("p1-µ", "p2")
    assert tuple(map(english, series.notes)) == (
        "The matrix is not UTF-8 and was read as cp1252, which is a guess from its bytes: where names look wrong, say "
        'encoding = "…".',
    )


def test_a_name_with_a_comma_in_quotes(read):
    series = read('gene,s1,s2,s3\n"a, b",1,2,3\n')
    assert series.probes == ("a, b",)


@pytest.mark.parametrize(
    ("matrix", "sheet", "words"),
    [
        (MATRIX.replace("30", "x").replace("3e1", "x"), SHEET, r"row 'p2' \(line 3\), column 's3' is not a number"),
        ("p;s1;s2;s3\np1;1,500;2;3\n", SHEET, "commas in numbers may be decimal or part thousands.*found '1,500'"),
        ('p,s1,s2,s3\np1,"1,5",2.5,3\n', SHEET, "decimal in some cells and are not in others"),
        (MATRIX.replace("\t3e1", ""), SHEET, "line 3 has the wrong number of cells"),
        (MATRIX.replace("s2\ts3", "s1\ts3"), SHEET, "a column of the matrix is repeated.*'s1' 2 times"),
        (MATRIX.replace("s2\ts3", "\ts3"), SHEET, "a column of the matrix has no name"),
        ("probe\ts1\ts2\ts3\n", SHEET, "the matrix has no rows"),
        ("", SHEET, "an empty file"),
        ("justtext\n", SHEET, "one cell only.*tab-separated"),
        (
            MATRIX,
            SHEET.replace("s1", "x1").replace("s2", "x2").replace("s3", "x3"),
            r"0 in both; only in s\.tsv: 'x1', 'x2', 'x3'; only in m\.tsv: 's1', 's2', 's3'\. Put the names",
        ),
        (MATRIX, SHEET.replace("s1", "x1").replace("s2", "x2"), "1 in both; only in s.tsv: 'x1', 'x2'; only in m.tsv"),
        (MATRIX, SHEET.replace("s", "S."), r"0 in both.*'S\.1' and 's1' differ in case or signs only"),
        (MATRIX, MATRIX, r"s\.tsv: this is a matrix, not a sample sheet.*one row per sample"),
        (MATRIX, "field\ts1\ts2\ts3\nGroup\td\tc\td\n", r"s\.tsv: the samples are in the columns of the sample sheet"),
        (MATRIX, SHEET.replace("s2", "s1"), "a sample of the sample sheet is repeated"),
        (MATRIX, SHEET.replace("age", "Group"), "a column of the sample sheet is repeated"),
        (MATRIX, SHEET.replace("\t50", ""), "line 2 of the sample sheet has the wrong number of cells"),
        (MATRIX, "sample\tGroup\n", "the sample sheet has no rows"),
        (MATRIX, SHEET.partition("\n")[2], "the sample sheet has no header line.*found the sample 's1'"),
        ("sample\tp1\tp2\ns1\t1\t2\ns2\t3\t4\n", SHEET, "samples are in the rows.*Transpose"),
        ("sample\t1007_s_at\t117_at\nx\t1\t2\n", None, "samples are in the rows"),
        ("sample\tA\tB\nGSM1\t1\t2\n", None, "samples are in the rows"),
        ("g\t" + "\t".join(f"g{i}" for i in range(3000)) + "\nx" + "\t1" * 3000, None, "samples are in the rows"),
        ('!Series_title\t"x"\n', SHEET, "GEO's own format"),
        (b"PK\x03\x04xx", SHEET, "xlsx.*save the sheet as tab-separated text"),
        (gzip.compress(MATRIX.encode(), mtime=0)[:-3], SHEET, "truncated"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(read, matrix, sheet, words):
    with pytest.raises(ReadError, match=words) as caught:
        read(matrix, sheet)
    assert "\n" not in str(caught.value)


def test_an_xlsx_sample_sheet_is_said(write):
    with pytest.raises(ReadError, match=r"s\.xlsx.*save the sheet as tab-separated text"):
        read_table(write(MATRIX, "m.tsv"), write(b"PK\x03\x04xx", "s.xlsx"), id="x")


cells = st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False))
labels = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs"]), min_size=1, max_size=8).filter(
    lambda text: text[0] not in "#!^\ufeff"
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(labels, min_size=2, max_size=5, unique=True),
    st.lists(labels, min_size=1, max_size=4, unique=True),
    st.sampled_from("\t,;"),
    st.data(),
)
def test_what_is_written_is_read(write, samples, rows, separator, data):
    def line(texts):
        return separator.join('"' + text.replace('"', '""') + '"' for text in texts) + "\n"

    assume("id" not in samples)  # as a sample it would be the header's own word
    values = [[data.draw(cells) for _ in samples] for _ in rows]
    text = line(["id", *samples])
    for row, numbers in zip(rows, values, strict=True):
        text += line([row, *("NA" if x is None else repr(x) for x in numbers)])
    sheet = line(["id", "f"]) + "".join(line([name, name]) for name in samples)
    series = read_table(write(text, "m.txt"), write(sheet, "s.txt"), id="x")
    assert series.samples.ids == tuple(samples)
    assert series.probes == tuple(rows)
    np.testing.assert_array_equal(series.values, [[math.nan if x is None else x for x in row] for row in values])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_never_raises_anything_else(write, data):
    texts = []
    for whole in (MATRIX, SHEET):
        content = bytearray(whole.encode())
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, len(content)))
        content[start:end] = data.draw(st.binary(max_size=8))
        texts.append(bytes(content))
    try:
        series = read_table(write(texts[0], "m.txt"), write(texts[1], "s.txt"), id="x")
    except GeneverdictError as error:
        assert "\n" not in str(error)  # noqa: PT017 an error is one way to succeed
    else:
        assert series.values.shape == (len(series.probes), len(series.samples))


@pytest.mark.shared
def test_a_real_matrix_and_sheet(shared):
    file = shared / "data/GSE22780_expression.tsv.gz"
    series = read_table(file, shared / "data/GSE22780_samples.tsv", id="GSE22780", platform="GPL570")
    assert series.values.shape == (54675, 16)
    assert series.notes == ()
    assert sorted(series.samples.columns["Block"]) == sorted("12345678" * 2)
    lines = gzip.decompress(file.read_bytes()).decode().split("\n")
    for index in range(0, 54675, 997):
        probe, *numbers = lines[index + 1].split("\t")
        assert series.probes[index] == probe
        assert series.values[index].tolist() == [float(number) for number in numbers]
