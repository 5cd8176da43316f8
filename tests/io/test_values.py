"""The two ways to read numbers agree, and errors say where."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.errors import ReadError
from geneverdict.io.sources import values as module
from geneverdict.io.sources.values import Columns, Values, clean, parse_values, split_cells
from geneverdict.messages import english

NAMES = ["a", "b", "c"]


def parse(body: bytes, names=NAMES, **options) -> Values:
    return parse_values(body, Columns(names), where="f", first_line=10, **options)


def slow(body: bytes, names=NAMES) -> Values:
    return module._parse_slow(body, Columns(names), module._Place("f", 10, "\t"))


numbers = st.one_of(
    st.floats(width=64).map(repr),
    st.integers(-(10**20), 10**20).map(str),
    st.decimals(allow_nan=False, allow_infinity=False, places=9).map(str),
    st.sampled_from(["", "NA", "null", "NaN", "n/a", "#N/A", "1E+05", "+2", ".5", "5.", " 7", "8 ", "1e-320", "NULL"]),
)
row_names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1).filter(str.strip)


@given(st.lists(st.tuples(row_names, numbers, numbers, numbers), min_size=1, max_size=8), st.booleans())
def test_fast_and_slow_agree_with_python(rows, quoted):
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if quoted else text

    rows = [(name.replace('"', "'"), *cells) for name, *cells in rows]
    body = "".join(f"{cell(name)}\t" + "\t".join(cells) + "\n" for name, *cells in rows).encode()
    expected = [[float(c) if c.strip()[:1] not in "Nn#" else math.nan for c in cells] for _, *cells in rows]
    for result in (parse(body), slow(body)):
        assert result.rows == [name.strip() for name, *_ in rows]
        np.testing.assert_array_equal(result.values, expected)
        assert result.values.flags.c_contiguous


ugly = st.sampled_from(
    ["1", "2.5", "", "NA", "null", '"3"', '""', "-1e3", "x", "1,5", " 4", '"a""b"', '"', "inf", "NaN", "\x0b", "\xa0"]
    + ["true", "1_0", "0x1", "1.5f", "+", "-", ".", "e5", "1e", "\u0661", "1.", "  ", "#N/A", "Null", "\t", "\n", "1\t"]
)


@given(st.lists(st.lists(ugly, min_size=1, max_size=3), min_size=1, max_size=4))
def test_where_the_fast_way_answers_the_slow_one_answers_the_same(rows):
    body = "".join("\t".join(["p", *cells]) + "\n" for cells in rows).encode()
    names = NAMES[: len(rows[0])]
    fast = module._parse_fast(body, Columns(names), "\t")
    if fast is not None:
        twin = slow(body, names)
        assert fast.rows == twin.rows
        np.testing.assert_array_equal(fast.values, twin.values)


def test_seventeen_digits_come_back_bit_for_bit():
    rng = np.random.default_rng(5)
    written = rng.normal(size=(2000, 3)) * 10.0 ** rng.integers(-30, 30, size=(2000, 3))
    body = "".join(f"p{i}\t" + "\t".join(repr(float(x)) for x in row) + "\n" for i, row in enumerate(written)).encode()
    assert module._parse_fast(body, Columns(NAMES), "\t") is not None
    assert parse(body).values.tobytes() == written.tobytes()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"p\t1\t2\t3\nq\t1\t2\n", "line 11 has the wrong number of cells; expected 4 as in the header, found 3"),
        (b"p\t1\t2\t3\t4\nq\t1\t2\n", "line 10 has the wrong number of cells"),
        (b"p\t1\t2\t3\nq\t1\t2\t3\t4\nr\t1\t2\n", "line 11 has the wrong number of cells"),
        (b"p\t1\t2\t3\nr\t1\t2\nq\t1\t2\t3\t4\n", "line 11 has the wrong number of cells"),
        (b"p\t1\t2\t3\n" * 5000 + b"r\t1\t2\nq\t1\t2\t3\t4\n", "line 5010 has the wrong number of cells"),
        (b"p\t1\t2\t3\n" * 5000 + b"q\t1\t2\t3\t4\nr\t1\t2\n", "line 5010 has the wrong number of cells"),
        (b"p\t1\t2\t3\n\nq\t1\tx\t2\n", r"row 'q' \(line 12\), column 'b' is not a number.*found 'x'"),
        (b"p\t1\t2,5\t3.5\n", "decimal in some cells and are not in others; expected.*found '2,5' and '3.5'"),
        (b"p\t1\t1_0\t3\n", "is not a number"),
        ("p\t1\t１\t3\n".encode(), "is not a number"),
        (b"p\t1\t1.2.3\t3\n", "is not a number"),
    ],
)
def test_errors_name_the_place(body, words):
    with pytest.raises(ReadError, match=words):
        parse(body)


def test_quoted_numbers_and_blank_lines_are_read():
    result = parse(b'\n"p"\t"1"\t"NULL"\t""\n\n"q"\t2\t3\t4\n')
    assert result.rows == ["p", "q"]
    np.testing.assert_array_equal(result.values, [[1, np.nan, np.nan], [2, 3, 4]])


def test_a_probe_called_na_or_with_a_quote_in_its_name_is_kept():
    assert parse(b'NA\t1\t2\t3\n"5""-probe"\t1\t2\t3\n3\'\tNA\tNA\tNA\n').rows == ["NA", '5"-probe', "3'"]


def test_only_the_wanted_columns_need_be_numbers():
    wanted = parse_values(b"p\tx\t2\ty\n", Columns(NAMES, [1]), where="f", first_line=1)
    assert wanted.values.tolist() == [[2.0]]
    ordered = parse_values(b"p\t1\t2\t3\n", Columns(NAMES, [2, 0]), where="f", first_line=1)
    assert ordered.values.tolist() == [[3.0, 1.0]]


def test_no_rows_is_an_empty_table():
    assert parse(b"\n").values.shape == (0, 3)


def test_cleaning_counts_what_it_changes():
    values = np.array([[1.0, np.inf], [2, 3], [4, 5], [6, -np.inf], [8, 9]])
    tidy = clean(Values(["p", "", "p", "q", ""], values))
    assert tidy.rows == ("p", "q")
    np.testing.assert_array_equal(tidy.values, [[1, np.nan], [6, np.nan]])
    assert tuple(map(english, tidy.notes)) == (
        "2 infinite values were taken as missing.",
        "2 rows without a name were dropped.",
        "1 row with a repeated name was dropped; the first row of each was kept.",
    )
    assert not tidy.values.flags.writeable
    assert np.isinf(values).sum() == 2, "the input is not written to"


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('"a"\t"b"', ["a", "b"]),
        ('"a ""quoted"""\t""', ['a "quoted"', ""]),
        ('"stray " quote"\t"x"', ['stray " quote', "x"]),
        ('"ends with stray""\t"x"', ['ends with stray"', "x"]),
        ('"tab\tinside"\tx', ["tab\tinside", "x"]),
        ('5" long\t\t"', ['5" long', "", '"']),
        ('""""\t"a"', ['"', "a"]),
        ("", [""]),
        ("\t", ["", ""]),
    ],
)
def test_cells_and_quotes(line, cells):
    assert split_cells(line) == cells


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=12)


@given(st.lists(texts, min_size=1, max_size=5))
def test_quoted_cells_come_back(cells):
    line = "\t".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    assert split_cells(line) == cells


def test_a_row_without_a_name_goes_and_the_others_keep_their_order() -> None:
    cleaned = clean(Values(["a", "", "b"], np.array([[1.0], [2.0], [3.0]])))
    assert cleaned.rows == ("a", "b")
    np.testing.assert_array_equal(cleaned.values, [[1.0], [3.0]])
