"""The series matrix: what is written comes back, what is broken is said in one line."""

from __future__ import annotations

import gzip
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geneverdict.errors import EmptyTableError, GeneverdictError, ReadError
from geneverdict.io.sources.sample_fields import split_characteristic
from geneverdict.io.sources.series_matrix import read_header, read_series_matrix
from geneverdict.messages import english

HEAD = '''\
!Series_title	"A series"
!Series_geo_accession	"GSE1"
!Series_sample_id	"GSM1 GSM2 "
!Series_summary	"first"
!Series_summary	"second"
!Series_relation	""

!Sample_title	"tumour ""A"""	"normal 5" disc"
!Sample_geo_accession	"GSM1"	"GSM2"
!Sample_source_name_ch1	"liver"	"liver"
!Sample_source_name_ch2	"reference"	""
!Sample_characteristics_ch1	"Gender:F"	"gender : M"
!Sample_characteristics_ch1	"Age: 4"	""
!Sample_characteristics_ch1	"free text"	"title: x"
!Sample_characteristics_ch1	"Age: 5"	"http://example.org"
!Sample_characteristics_ch2	"dye: Cy5"	"pool"
!Sample_description	"one"	""
!Sample_description	"two"	"three"
!Sample_platform_id	"GPL9"	"GPL9"
!Sample_data_row_count	"2"	"2"
'''
TABLE = """\
!series_matrix_table_begin
"ID_REF"	"GSM1"	"GSM2"
"p1"	1.5	null
"p2"	-2	3e2
!series_matrix_table_end
"""


@pytest.fixture
def write(tmp_path: Path):
    def _write(content: str | bytes, name: str = "GSE1_series_matrix.txt.gz", *, pack: bool = True) -> Path:
        data = content.encode() if isinstance(content, str) else content
        path = tmp_path / name
        path.write_bytes(gzip.compress(data, 1, mtime=0) if pack else data)
        return path

    return _write


def test_everything_of_a_small_series(write):
    series = read_series_matrix(write(HEAD + TABLE), source="somewhere")
    assert (series.id, series.platform, series.source, series.title) == ("GSE1", "GPL9", "somewhere", "A series")
    assert series.fields["summary"] == ("first", "second")
    assert series.fields["sample_id"] == ("GSM1", "GSM2")
    assert "relation" not in series.fields
    assert series.probes == ("p1", "p2")
    np.testing.assert_array_equal(series.values, [[1.5, math.nan], [-2, 300]])
    assert series.values.flags.c_contiguous
    assert not series.values.flags.writeable
    assert series.notes == ()


def test_sample_fields_are_named_and_filled_per_cell(write):
    columns = dict(read_series_matrix(write(HEAD + TABLE)).samples.columns)
    assert columns == {
        "title": ('tumour "A"', 'normal 5" disc'),
        "geo_accession": ("GSM1", "GSM2"),
        "source_name": ("liver", "liver"),
        "source_name_ch2": ("reference", ""),
        "description": ("one; two", "three"),
        "platform_id": ("GPL9", "GPL9"),
        "data_row_count": ("2", "2"),
        "Gender": ("F", "M"),
        "Age": ("4; 5", ""),
        "characteristics": ("free text", "http://example.org"),
        "characteristics: title": ("", "x"),
        "dye_ch2": ("Cy5", ""),
        "characteristics_ch2": ("", "pool"),
    }


def test_characteristics_are_listed(write):
    samples = read_series_matrix(write(HEAD + TABLE)).samples
    keys = ("Gender", "Age", "characteristics", "characteristics: title", "dye_ch2", "characteristics_ch2")
    assert samples.characteristics == keys
    assert samples.ids == ("GSM1", "GSM2")


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("Gender:F", "Gender", "F"),
        ("  tumor   size : 2 - 5 cm ", "tumor size", "2 - 5 cm"),
        ("time: 12:30", "time", "12:30"),
        ("12:30", "", "12:30"),
        ("taken at 12:30", "", "taken at 12:30"),
        ("taken at 12:30 by: me", "taken at 12:30 by", "me"),
        ("see https://example.org/a:b", "see https://example.org/a", "b"),
        ("link: https://example.org", "link", "https://example.org"),
        ("grade2:1", "grade2", "1"),
        ("ajcc stage (7th edition, 2010): T2N0M0", "ajcc stage (7th edition, 2010)", "T2N0M0"),
        (": empty key", "", ": empty key"),
        ("no key", "", "no key"),
        ("", "", ""),
    ],
)
def test_keys_of_characteristics(text, key, value):
    assert split_characteristic(text) == (key, value)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("null", "NaN"),
        lambda text: text.replace("null", ""),
        lambda text: text.replace("null", "#N/A"),
        lambda text: text.replace('"p1"\t1.5', 'p1\t"1.5"'),
        lambda text: text.replace("-2\t3e2\n", "-2\t300.0\n\n"),
        lambda text: text.replace("first", "first\nsecond line"),
        lambda text: text.replace("table_end\n", "table_end"),
    ],
)
def test_other_spellings_of_the_same_series(write, change):
    plain, other = read_series_matrix(write(HEAD + TABLE)), read_series_matrix(write(change(HEAD + TABLE)))
    np.testing.assert_array_equal(plain.values, other.values)
    assert plain.probes == other.probes
    assert plain.samples == other.samples


def test_a_line_broken_inside_a_text_is_joined_and_counted(write):
    series = read_series_matrix(write((HEAD + TABLE).replace("free text", "free\n text")))
    assert series.samples.columns["characteristics"][0] == "free text"
    assert tuple(map(english, series.notes)) == ("1 line broken inside a text was joined.",)


def test_latin1_is_read_and_said(write):
    series = read_series_matrix(write((HEAD + TABLE).replace("free text", "5 µl").encode("latin-1")))
    assert series.samples.columns["characteristics"][0] == "5 µl"
    assert tuple(map(english, series.notes)) == ("1 line of the header is not UTF-8 and was read as cp1252.",)
    table = read_series_matrix(write((HEAD + TABLE).replace("p1", "µ1").encode("latin-1")))
    assert table.probes == ("µ1", "p2")
    assert tuple(map(english, table.notes)) == ("The table is not UTF-8 and was read as cp1252.",)


def test_samples_in_another_order_are_matched_by_name(write):
    swapped = TABLE.replace('"GSM1"\t"GSM2"', '"GSM2"\t"GSM1"')
    series = read_series_matrix(write(HEAD + swapped))
    assert series.samples.ids == ("GSM1", "GSM2")
    np.testing.assert_array_equal(series.values, [[math.nan, 1.5], [300, -2]])


def test_repeated_probes_and_infinite_values_are_counted(write):
    table = TABLE.replace('"p2"\t-2', '"p1"\t7\t8\n"p2"\tInf')
    series = read_series_matrix(write(HEAD + table))
    np.testing.assert_array_equal(series.values, [[1.5, math.nan], [math.nan, 300]])
    assert tuple(map(english, series.notes)) == (
        "1 infinite value was taken as missing.",
        "1 row with a repeated name was dropped; the first row of each was kept.",
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("!series_matrix_table_end\n", "", "truncated.*series_matrix_table_end is missing"),
        (TABLE, "", "truncated.*before the table begins"),
        ('"p2"\t-2\t3e2\n', "", "truncated; expected 2 rows by !Sample_data_row_count, found 1"),
        ("3e2", "3e2\t4", "line 24 has the wrong number of cells; expected 3 as in the header, found 4"),
        ("\tnull", "", "line 23 has the wrong number of cells"),
        ("1.5", "1,555", "commas in numbers may be decimal or part thousands"),
        ("3e2", "high", "row 'p2'.*column 'GSM2' is not a number"),
        ('"GSM2"\n"p1"', '"GSM1"\n"p1"', "samples are repeated in the header of the table"),
        ('"GSM2"\n"p1"', '"GSM3"\n"p1"', "GSM2 only in the header, GSM3 only in the table"),
        ('"GSM1"\t"GSM2"\n!Sample_s', '"GSM1"\t"GSM1"\n!Sample_s', "samples are repeated in !Sample_geo_accession"),
        ('"liver"\t"liver"', '"liver"', r"line 10 \(!Sample_source_name_ch1\) has the wrong number of cells"),
        ("!Sample_geo_accession", "!Sample_geo", "without naming them"),
        ("!Series_title", "Series_title", "not a GEO series matrix|not part of a series matrix"),
        ('"ID_REF"\t"GSM1"\t"GSM2"\n', "", "wrong number|only in the header"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(write, old, new, words):
    assert old in HEAD + TABLE
    with pytest.raises(ReadError, match=words) as caught:
        read_series_matrix(write((HEAD + TABLE).replace(old, new)))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("GSE1_series_matrix.txt.gz: ")


EMPTY = HEAD.replace('"2"\t"2"', '"0"\t"0"') + TABLE.replace('"p1"\t1.5\tnull\n"p2"\t-2\t3e2\n', "")


def test_an_empty_table_names_the_supplementary_files(write):
    address = "ftp://example.org/suppl/GSE1_counts.txt.gz"
    with pytest.raises(EmptyTableError, match=r'GSE1_counts\.txt\.gz \(ftp://example\.org.*counts = "NAME"'):
        read_series_matrix(write(f'!Series_supplementary_file\t"{address}"\n{EMPTY}'))
    with pytest.raises(EmptyTableError, match="no supplementary file named"):
        read_series_matrix(write(EMPTY))


def test_an_empty_table_names_the_files_of_samples_where_the_series_has_none(write):
    line = '!Sample_supplementary_file_1\t"ftp://example.org/GSM1.txt.gz"\t"NONE"\n'
    with pytest.raises(EmptyTableError, match=r"GSM1\.txt\.gz"):
        read_series_matrix(write(EMPTY.replace("!Sample_platform_id", line + "!Sample_platform_id")))


def test_a_table_without_sample_lines_keeps_its_columns_as_titles(write):
    series = read_series_matrix(write('!Series_geo_accession\t"GSE1"\n' + TABLE))
    assert series.samples.ids == ("GSM1", "GSM2")
    assert series.samples.columns == {"title": ("GSM1", "GSM2")}


def test_the_header_alone_of_a_truncated_file(write):
    packed = gzip.compress((HEAD + TABLE + "x" * 100).encode(), mtime=0)[:-12]
    series = read_header(write(packed, pack=False))
    assert series.samples == read_series_matrix(write(HEAD + TABLE)).samples
    assert series.values.shape == (0, 2)
    with pytest.raises(ReadError, match="truncated; found it ends inside the header"):
        read_header(write(HEAD))


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=15)
keys = st.sampled_from(["age", "Sex", "tumour stage", "title", "πρ"])
cells = st.one_of(st.none(), st.floats(allow_infinity=False, allow_nan=False))


@st.composite
def series_texts(draw):
    """Samples with titles and keyed characteristics in shuffled rows, and a table; written as GEO writes them."""
    n = draw(st.integers(1, 4))
    titles = draw(st.lists(texts, min_size=n, max_size=n))
    keyed = [draw(st.dictionaries(keys, texts.filter(str.strip), max_size=4)) for _ in range(n)]
    rows = draw(st.lists(st.lists(cells, min_size=n, max_size=n), min_size=1, max_size=4))
    return titles, keyed, rows


def quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def written(titles, keyed, rows) -> str:
    n = len(titles)
    lines = ['!Series_geo_accession\t"GSE7"']
    lines.append("\t".join(["!Sample_title", *map(quote, titles)]))
    lines.append("\t".join(["!Sample_geo_accession", *(f'"GSM{i}"' for i in range(n))]))
    texts = [[f"{key}: {value}" for key, value in sample.items()] for sample in keyed]
    for depth in range(max(map(len, texts))):
        row = [quote(sample[depth]) if depth < len(sample) else '""' for sample in texts]
        lines.append("\t".join(["!Sample_characteristics_ch1", *row]))
    lines.append("!series_matrix_table_begin")
    lines.append("\t".join(['"ID_REF"', *(f'"GSM{i}"' for i in range(n))]))
    lines += ["\t".join([f'"p{i}"', *("null" if x is None else repr(x) for x in row)]) for i, row in enumerate(rows)]
    return "\n".join([*lines, "!series_matrix_table_end", ""])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(series_texts())
def test_what_is_written_is_read(write, made):
    titles, keyed, rows = made
    series = read_series_matrix(write(written(*made)))
    assert series.samples.columns["title"] == tuple(" ".join(title.split()) for title in titles)
    for index, sample in enumerate(keyed):
        for key, value in sample.items():
            name = "characteristics: title" if key == "title" else key
            assert series.samples.columns[name][index] == " ".join(value.split())
    expected = np.array([[math.nan if x is None else x for x in row] for row in rows])
    assert series.values.tobytes() == expected.tobytes()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_never_raises_anything_else(write, data):
    content = bytearray((HEAD + TABLE).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 40)))
        content[start:end] = data.draw(st.binary(max_size=6))
    path = write(bytes(content), pack=False)
    for read in (read_series_matrix, read_header):
        try:
            series = read(path)
        except GeneverdictError as error:
            assert "\n" not in str(error)  # noqa: PT017 an error is one way to succeed
        else:
            assert series.values.shape == (len(series.probes), len(series.samples))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("path", "shape", "platform"),
    [
        ("GSE14nnn/GSE14520/matrix/GSE14520-GPL571", (22268, 43), "GPL571"),
        ("GSE42nnn/GSE42872/matrix/GSE42872", (33297, 6), "GPL6244"),
        ("GSE4nnn/GSE4107/matrix/GSE4107", (54675, 22), "GPL570"),
        ("GSE6nnn/GSE6222/matrix/GSE6222", (54675, 13), "GPL570"),
        ("GSE95nnn/GSE95166/matrix/GSE95166", (16840, 8), "GPL15314"),
    ],
)
def test_real_series_against_plain_python(shared, path, shape, platform):
    file = shared / "geo/series" / f"{path}_series_matrix.txt.gz"
    series = read_series_matrix(file)
    assert series.values.shape == shape
    assert series.platform == platform
    assert series.notes == ()
    table = gzip.decompress(file.read_bytes()).decode().partition("!series_matrix_table_begin\n")[2].split("\n")
    for index in range(0, shape[0], 997):
        probe, *numbers = table[index + 1].split("\t")
        assert series.probes[index] == probe.strip('"')
        assert series.values[index].tolist() == [float(number) for number in numbers]


@pytest.mark.shared
def test_keys_that_shift_between_samples_are_put_right(shared):
    file = shared / "data/broken/GSE76275_series_matrix.txt.gz"
    with pytest.raises(ReadError, match="truncated"):
        read_series_matrix(file)
    samples = read_header(file).samples
    assert len(samples) == 265
    filled = {key: sum(map(bool, samples.columns[key])) for key in samples.characteristics}
    assert (filled["tissue"], filled["gender"], filled["age (years)"]) == (265, 265, 256)
    assert set(samples.columns["gender"]) == {"Female"}
    assert set(samples.columns["triple-negative status"]) == {"TN", "not TN"}
    assert "characteristics" not in samples.characteristics


@pytest.mark.shared
def test_one_key_in_two_spellings(shared):
    file = shared / "geo/series/GSE4nnn/GSE4107/matrix/GSE4107_series_matrix.txt.gz"
    samples = read_series_matrix(file).samples
    assert samples.characteristics == ("Gender", "Age", "Tissue")
    assert set(samples.columns["Gender"]) == {"F", "M"}


@pytest.mark.shared
@pytest.mark.parametrize("series", ["GSE183nnn/GSE183947", "GSE60nnn/GSE60450"])
def test_rna_seq_says_where_the_values_are(shared, series):
    name = series.partition("/")[2]
    with pytest.raises(EmptyTableError, match=rf"{name}_\S+ \(ftp://\S+/suppl/"):
        read_series_matrix(shared / "geo/series" / series / "matrix" / f"{name}_series_matrix.txt.gz")


@pytest.mark.shared
def test_every_broken_file_gives_one_line(shared):
    for file in sorted((shared / "data/broken").iterdir()):
        with pytest.raises(ReadError) as caught:
            read_series_matrix(file)
        assert "\n" not in str(caught.value)
