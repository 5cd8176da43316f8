"""A clinical table joined by sample or by patient; and the real series, which hold no survival in their matrices."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from geneverdict.errors import StudyError
from geneverdict.messages import english
from geneverdict.model.series import SampleTable
from geneverdict.preparation.survival.clinical import join_clinical
from geneverdict.preparation.survival.find import find_survival

SAMPLES = SampleTable(
    ("GSM1", "GSM2", "GSM3", "GSM4", "GSM5"),
    {"title": ("T1", "T2", "T3", "T4", "T5"), "individual": ("p1", "p1", "P2", "p3", ""), "age": ("60",) * 5},
    ("individual", "age"),
)


def test_by_sample_whatever_the_order_and_the_case() -> None:
    columns = {"GSM": ("gsm3", " GSM1 ", "GSM9"), "OS months": ("30", "10", "90"), "OS event": ("1", "0", "1")}
    joined = join_clinical(SAMPLES, columns, "gsm")
    assert joined.by == "sample"
    assert joined.samples.columns["OS months"] == ("10", "", "30", "", "")
    assert joined.samples.ids == SAMPLES.ids
    assert joined.samples.columns["title"] == SAMPLES.columns["title"]
    assert joined.patients == ("GSM1", None, "gsm3", None, None)
    assert [*map(english, joined.notes)] == [
        "2 of 5 samples have a row in the clinical table, by the sample id",
        "3 samples without a row: GSM2, GSM4 and GSM5",
        "1 row of the clinical table without a sample: gsm9",
    ]


def test_by_patient_two_samples_of_one_row_are_one_patient() -> None:
    columns = {"id": ("P1", "P2", "P3"), "OS (months)": ("10", "20", "30"), "OS event": ("1", "0", "1")}
    joined = join_clinical(SAMPLES, columns, "id")
    assert (joined.by, joined.patients) == ("individual", ("P1", "P1", "P2", "P3", None))
    data = find_survival(joined.samples, patients=joined.patients).endpoints[0]
    assert data.samples == ("GSM1", "GSM3", "GSM4")
    assert data.event.tolist() == [True, False, True]
    assert [(sample, english(why)) for sample, why in data.left_out] == [
        ("GSM2", "another sample of patient 'P1'"),
        ("GSM5", "no time"),
    ]


def test_a_field_of_the_series_is_not_overwritten() -> None:
    joined = join_clinical(SAMPLES, {"title": ("T1", "T5"), "Age": ("61", "70")}, "title")
    assert joined.samples.columns["age"] == ("60",) * 5
    assert joined.samples.columns["clinical: Age"] == ("61", "", "", "", "70")
    assert joined.samples.characteristics[-2:] == ("clinical: title", "clinical: Age")


def test_a_key_that_fits_two_fields_is_the_one_of_its_name_or_refused() -> None:
    numbers = {"run order": ("2", "3", "1"), "Patient_ID": ("1", "2", "3")}
    samples = SampleTable(("GSM1", "GSM2", "GSM3"), numbers, tuple(numbers))
    columns = {"patient id": ("1", "2", "3"), "os": ("10", "20", "30")}
    joined = join_clinical(samples, columns, "patient id")
    assert (joined.by, joined.samples.columns["os"]) == ("Patient_ID", ("10", "20", "30"))
    with pytest.raises(StudyError, match="fits the sample fields 'run order' and 'Patient_ID' equally well"):
        join_clinical(samples, {"key": columns["patient id"], "os": columns["os"]}, "key")
    twins = SampleTable(samples.ids, {"code": numbers["run order"], "run order": numbers["run order"]}, ())
    assert join_clinical(twins, {"key": columns["patient id"]}, "key").by == "code"


def test_an_age_is_no_patient() -> None:
    samples = SampleTable(
        ("GSM1", "GSM2"), {"age": ("1", "2"), "age at death": ("1", "2"), "os months": ("2", "1")}, ()
    )
    with pytest.raises(StudyError, match="names a sample"):
        join_clinical(samples, {"id": ("1", "2"), "os": ("10", "20")}, "id")


def test_repeated_rows_are_one_and_rows_that_differ_are_none() -> None:
    columns = {"id": ("GSM1", "GSM1", "GSM2", "GSM2", "GSM3", "NA"), "os": ("1", "1", "2", "3", "4", "5")}
    joined = join_clinical(SAMPLES, columns, "id", by="sample")
    assert joined.samples.columns["os"] == ("1", "", "4", "", "")
    assert [*map(english, joined.notes[:2])] == [
        "1 row of the clinical table repeats another: GSM1",
        "1 id has several rows that differ in the clinical table, left out: GSM2",
    ]


@pytest.mark.parametrize(
    ("columns", "key", "by", "message"),
    [
        (
            {"patient": ("p1",), "os": ("1",)},
            "patent",
            None,
            "X: there is no column 'patent' in the clinical table. Did",
        ),
        ({"id": ("p1",), "os": ("1", "2")}, "id", None, "X: the columns of the clinical table are not of one length"),
        (
            {"id": ("q1",), "os": ("1",)},
            "id",
            None,
            "X: no value of 'id' in the clinical table names a sample; expected",
        ),
        ({"id": ("p1",), "os": ("1",)}, "id", "person", "X: there is no sample field 'person'"),
        ({"id": ("p1",), "os": ("1",)}, "id", "sample", "X: no value of 'id' in the clinical table names a sample"),
    ],
)
def test_what_cannot_be_joined_is_refused(
    columns: dict[str, Sequence[str]], key: str, by: str | None, message: str
) -> None:
    with pytest.raises(StudyError) as caught:
        join_clinical(SAMPLES, columns, key, by=by, where="X")
    assert str(caught.value).startswith(message)


def test_the_input_is_not_changed() -> None:
    before = dict(SAMPLES.columns)
    join_clinical(SAMPLES, {"title": ("T1",), "os": ("1",)}, "title")
    assert SAMPLES.columns == before


REAL = {
    "GSE14nnn/GSE14520/matrix/GSE14520-GPL571": 0,
    "GSE4nnn/GSE4107/matrix/GSE4107": 0,
    "GSE3nnn/GSE3325/matrix/GSE3325": 0,
    "GSE6nnn/GSE6222/matrix/GSE6222": 0,
    "GSE95nnn/GSE95166/matrix/GSE95166": 0,
    "GSE83nnn/GSE83521/matrix/GSE83521": 0,
    "GSE89nnn/GSE89143/matrix/GSE89143": 0,
    "GSE27nnn/GSE27533/matrix/GSE27533": 0,
    "GSE42nnn/GSE42872/matrix/GSE42872": 0,
    "GSE183nnn/GSE183947/matrix/GSE183947": 0,
    "GSE60nnn/GSE60450/matrix/GSE60450": 0,
}


def fields(path: Path) -> SampleTable:
    """The sample fields above the matrix, each line a column, ``key: value`` by its first key."""
    reader = zlib.decompressobj(31)
    text = b""
    with path.open("rb") as file:
        while b"series_matrix_table_begin" not in text and (piece := file.read(65536)):
            text += reader.decompress(piece)
    columns: dict[str, tuple[str, ...]] = {}
    for i, line in enumerate(text.decode("utf-8", "replace").splitlines()):
        name, _, rest = line.partition("\t")
        if name.startswith("!Sample_"):
            cells = [cell.strip('"') for cell in rest.split("\t")]
            keyed = name.startswith("!Sample_characteristics") and ":" in cells[0]
            key = cells[0].partition(":")[0] if keyed else name.removeprefix("!Sample_").removesuffix("_ch1")
            values = tuple(cell.partition(":")[2].strip() if keyed else cell for cell in cells)
            columns[key if key not in columns else f"{key} {i}"] = values
    return SampleTable(columns["geo_accession"], columns)


@pytest.mark.shared
@pytest.mark.parametrize(("path", "n"), REAL.items(), ids=[path.rpartition("/")[2] for path in REAL])
def test_the_real_series_hold_no_survival(shared: Path, path: str, n: int) -> None:
    found = find_survival(fields(shared / "geo" / "series" / f"{path}_series_matrix.txt.gz"))
    assert len(found.endpoints) == n
    assert found.notes == ()
