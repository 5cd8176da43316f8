"""The family SOFT file gives the same series as the series matrix."""

from __future__ import annotations

import gzip
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geneverdict.errors import EmptyTableError, GeneverdictError, ReadError
from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.io.sources.soft import read_family_soft, read_soft_platform
from geneverdict.messages import english

SOFT = """\
^DATABASE = GeoMiame
!Database_name = Gene Expression Omnibus (GEO)
^SERIES = GSE1
!Series_title = A series
!Series_geo_accession = GSE1
!Series_sample_id = GSM1
!Series_sample_id = GSM2
^PLATFORM = GPL9
!Platform_title = An array
!Platform_organism = Homo sapiens
#ID =
!platform_table_begin
ID	Gene Symbol
p1	ITGA5
p2	A /// B
!platform_table_end
^SAMPLE = GSM1
!Sample_title = tumour "A"
!Sample_geo_accession = GSM1
!Sample_characteristics_ch1 = Gender:F
!Sample_characteristics_ch1 = Age: 4
!Sample_platform_id = GPL9
!Sample_data_row_count = 2
#ID_REF =
#VALUE = RMA
!sample_table_begin
ID_REF	VALUE	DETECTION P-VALUE
p1	1.5	0.01
p2	null	0.9
!sample_table_end
^SAMPLE = GSM2
!Sample_title = normal
!Sample_geo_accession = GSM2
!Sample_characteristics_ch1 = age: 5
!Sample_characteristics_ch1 = gender: M
!Sample_platform_id = GPL9
!Sample_data_row_count = 2
!sample_table_begin
ID_REF	ABS_CALL	VALUE
p3	P	7
p1	A	3e2
!sample_table_end
"""


assert SOFT.split("\n")[40] == "p1\tA\t3e2"


@pytest.fixture
def write(tmp_path: Path):
    def _write(text: str | bytes) -> Path:
        path = tmp_path / "GSE1_family.soft.gz"
        path.write_bytes(gzip.compress(text.encode() if isinstance(text, str) else text, 1, mtime=0))
        return path

    return _write


def test_samples_are_matched_by_probe_and_the_missing_counted(write):
    series = read_family_soft(write(SOFT))
    assert (series.id, series.platform, series.title) == ("GSE1", "GPL9", "A series")
    assert series.probes == ("p1", "p2", "p3")
    np.testing.assert_array_equal(series.values, [[1.5, 300], [math.nan, math.nan], [math.nan, 7]])
    assert tuple(map(english, series.notes)) == ("2 values are missing because the sample's table lacks the probe.",)
    assert not series.values.flags.writeable
    assert series.values.flags.c_contiguous


def test_sample_fields_as_from_a_matrix(write):
    samples = read_family_soft(write(SOFT)).samples
    assert samples.ids == ("GSM1", "GSM2")
    assert samples.characteristics == ("Gender", "age")
    assert samples.columns["Gender"] == ("F", "M")
    assert samples.columns["age"] == ("4", "5")
    assert samples.columns["title"] == ('tumour "A"', "normal")


def test_repeated_probes_within_a_sample_are_counted(write):
    series = read_family_soft(write(SOFT.replace("p3\tP\t7\n", "p3\tP\t7\np3\tP\t8\n")))
    assert series.values[2, 1] == 7
    assert "1 row that repeats a probe within a sample was dropped; the first was kept." in [
        *map(english, series.notes)
    ]


def test_the_platform_inside(write):
    platform = read_soft_platform(write(SOFT))
    assert platform is not None
    assert (platform.id, platform.title, platform.organism) == ("GPL9", "An array", "Homo sapiens")
    assert platform.genes == (("ITGA5",), ("A", "B"))
    assert read_soft_platform(write(SOFT), platform="GPL1") is None
    assert read_soft_platform(write(SOFT.replace("platform_table", "other"))) is None


def test_several_platforms_are_named_and_one_can_be_chosen(write):
    two = SOFT.replace(
        "normal\n!Sample_geo_accession = GSM2", "normal\n!Sample_platform_id = GPL8\n!Sample_geo_accession = GSM2"
    ).replace("gender: M\n!Sample_platform_id = GPL9\n", "gender: M\n")
    with pytest.raises(ReadError, match="several platforms; found GPL9, GPL8"):
        read_family_soft(write(two))
    with pytest.raises(ReadError, match="no samples on GPL7; found GPL9, GPL8"):
        read_family_soft(write(two), platform="GPL7")
    series = read_family_soft(write(two), platform="GPL8")
    assert (series.platform, series.samples.ids, series.probes) == ("GPL8", ("GSM2",), ("p3", "p1"))


@pytest.mark.parametrize(
    ("cut", "words"),
    [
        (SOFT.rindex("!sample_table_end"), "truncated; found the line !sample_table_end of GSM2 is missing"),
        (SOFT.index("^SAMPLE = GSM2"), "truncated; found 1 of the 2 samples of !Series_sample_id; GSM2 is missing"),
        (SOFT.index("^SAMPLE"), "truncated; found no sample in it"),
    ],
)
def test_truncated_files(write, cut, words):
    with pytest.raises(ReadError, match=words):
        read_family_soft(write(SOFT[:cut]))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("p1\tA\t3e2\n", "", "sample GSM2: the table is truncated; expected 2 rows"),
        ("p1\tA\t3e2", "p1\tA", "sample GSM2: line 41 has the wrong number of cells"),
        ("p1\tA\t3e2", "p1\tA\tx", r"sample GSM2: row 'p1' \(line 41\), column 'VALUE' is not a number"),
        ("ID_REF\tABS", "PROBE\tABS", "first column"),
        ("^SAMPLE = GSM2", "^SAMPLE = GSM1", "GSM2 is missing"),
    ],
)
def test_what_is_wrong_is_said(write, old, new, words):
    assert old in SOFT
    with pytest.raises(ReadError, match=words):
        read_family_soft(write(SOFT.replace(old, new)))


def test_no_values_at_all_is_the_error_of_an_empty_table(write):
    with pytest.raises(EmptyTableError, match="supplementary files"):
        read_family_soft(write(SOFT.replace("VALUE", "OTHER")))


def test_a_sample_without_values_is_named(write):
    series = read_family_soft(write(SOFT.replace("ABS_CALL\tVALUE", "ABS_CALL\tOTHER")))
    assert "1 sample has no values: GSM2." in [*map(english, series.notes)]
    assert np.isnan(series.values[:, 1]).all()


def test_latin1_is_read_and_said(write):
    series = read_family_soft(write(SOFT.replace("Age: 4", "Age: 4 µ").encode("latin-1")))
    assert series.samples.columns["age"][0] == "4 µ"
    assert english(series.notes[0]) == "The file is not UTF-8 and was read as cp1252."


def test_other_files_are_said(write):
    with pytest.raises(ReadError, match="not a family SOFT file"):
        read_family_soft(write("!Series_title\tx\n"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damage_never_raises_anything_else(write, data):
    content = bytearray(SOFT.encode())
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 40)))
        content[start:end] = data.draw(st.binary(max_size=6))
    path = write(bytes(content))
    for read in (read_family_soft, read_soft_platform):
        try:
            read(path)
        except GeneverdictError as error:
            assert "\n" not in str(error)  # noqa: PT017 an error is one way to succeed


@pytest.mark.shared
@pytest.mark.parametrize("series", ["GSE83nnn/GSE83521", "GSE89nnn/GSE89143"])
def test_matrix_and_soft_give_the_same_series(shared, series):
    folder = shared / "geo/series" / series
    matrix = read_series_matrix(next(folder.glob("matrix/*")))
    soft = read_family_soft(next(folder.glob("soft/*")))
    assert matrix.values.tobytes() == soft.values.tobytes()
    assert (matrix.id, matrix.platform, matrix.probes) == (soft.id, soft.platform, soft.probes)
    assert matrix.fields == soft.fields
    columns = dict(soft.samples.columns)
    assert columns.pop("series_id") == (matrix.id,) * len(matrix.samples)
    assert columns == matrix.samples.columns
    assert matrix.samples.characteristics == soft.samples.characteristics
    assert matrix.notes == soft.notes == ()


@pytest.mark.shared
def test_the_platform_inside_a_real_family_file(shared):
    platform = read_soft_platform(shared / "geo/series/GSE83nnn/GSE83521/soft/GSE83521_family.soft.gz")
    assert platform is not None
    assert (platform.id, len(platform.probes), platform.column, platform.kind) == ("GPL19978", 5490, "", "")
