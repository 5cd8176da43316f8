"""CEL files and definitions in all their forms: whole, cut and damaged.  What affy reads: tests/stats/test_rma.py."""

from __future__ import annotations

import contextlib
import gzip
import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import affymetrix as made
from geneverdict.errors import ReadError
from geneverdict.io.raw.cel import parse_cel
from geneverdict.io.raw.definition import parse_definition
from geneverdict.io.raw.packed import pieces, unpack

CELLS = np.round(np.random.default_rng(5).exponential(300, (8, 6)) + 20, 1).astype(np.float32).astype(np.float64)
SETS = {"3678_at": [(0, 0), (3, 2)], "207_at": [(5, 4)], "AFFX-x_at": [(1, 6), (2, 6), (4, 0)]}
CEL_FORMS = {"text": made.text_cel(CELLS), "binary": made.binary_cel(CELLS), "calvin": made.calvin_cel(CELLS)}
CDF_FORMS = {"text": made.text_cdf(SETS, 8, 6), "binary": made.binary_cdf(SETS, 8, 6)}


@pytest.mark.parametrize("form", CEL_FORMS)
def test_cel(form: str) -> None:
    cel = parse_cel(unpack(gzip.compress(CEL_FORMS[form]), "a.CEL"), "a.CEL")
    assert cel.chip == ("Sim-1", 8, 6)
    np.testing.assert_allclose(cel.intensities.reshape(8, 6), CELLS, rtol=1e-7)


def test_text_cells_in_any_order() -> None:
    """Each line says which cell it is of."""
    head, tail = CEL_FORMS["text"].split(b"NPIXELS\r\n")
    block, rest = tail.split(b"\r\n\r\n", 1)
    shuffled = head + b"NPIXELS\r\n" + b"\r\n".join(reversed(block.split(b"\r\n"))) + b"\r\n\r\n" + rest
    np.testing.assert_array_equal(parse_cel(shuffled, "").intensities, parse_cel(CEL_FORMS["text"], "").intensities)


@pytest.mark.parametrize("form", CDF_FORMS)
def test_definition(form: str) -> None:
    found = parse_definition(CDF_FORMS[form], "a.cdf", columns=6)
    assert (found.rows, found.columns) == (8, 6)
    assert found.sets == tuple(SETS)
    assert found.sizes.tolist() == [2, 1, 3]
    assert found.probes.tolist() == [0, 15, 29, 37, 38, 4]


def test_probe_table() -> None:
    found = parse_definition(made.probe_table(SETS), "probe_tab", columns=6)
    assert (found.sets, found.sizes.tolist()) == (tuple(SETS), [2, 1, 3])
    assert found.probes.tolist() == [0, 15, 29, 37, 38, 4]


def _ten(data: bytes) -> list[bytes]:
    """Cut short at ten places, the last one byte before the end."""
    return [data[: round(len(data) * k / 10)] for k in range(1, 10)] + [data[:-1]]


def _cut(read: Callable[[bytes], object], data: bytes, whole: object) -> None:
    """One line each time, or, of a text that is cut behind its last cell, all that there is to know."""
    for i, part in enumerate(_ten(data)):
        found = _read_or_error(read, part)
        if isinstance(found, ReadError):
            assert "\n" not in str(found)
            assert found.code in ("truncated", "no_cel")
        else:
            assert i > 5
            assert found == whole


def _read_or_error(read: Callable[[bytes], object], data: bytes) -> object:
    try:
        return read(data)
    except ReadError as error:
        return error


@pytest.mark.parametrize("form", CEL_FORMS)
@pytest.mark.parametrize("packed", [False, True])
def test_cut_cel(form: str, *, packed: bool) -> None:
    def read(data: bytes) -> list[float]:
        return parse_cel(unpack(data, "a.CEL") if packed else data, "a.CEL").intensities.tolist()

    data = gzip.compress(CEL_FORMS[form]) if packed else CEL_FORMS[form]
    _cut(read, data, read(data))


@pytest.mark.parametrize("form", CDF_FORMS)
def test_cut_definition(form: str) -> None:
    def read(data: bytes) -> list[int]:
        return parse_definition(data, "a.cdf", columns=6).probes.tolist()

    _cut(read, CDF_FORMS[form], read(CDF_FORMS[form]))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["Test3.CDF", "Test3.ascii.CDF"])
def test_cut_real_definition(name: str, shared: Path) -> None:
    def read(data: bytes) -> list[int]:
        return parse_definition(data, name, columns=126).probes.tolist()

    data = (shared / "data/affymetrix_test3" / name).read_bytes()
    _cut(read, data, read(data))


REAL = ("affymetrix_test3/Test3-1-121502.ascii.CEL", "affymetrix_test3/Test3-1-121502.calvin.CEL")
REAL += ("raw/affymetrix_test3_experiment/TestA1.CEL", "raw/affymetrix_hgu95av2/CL2001032020AA.cel")


@pytest.mark.shared
@pytest.mark.parametrize("name", REAL)
def test_cut_real_cel(name: str, shared: Path) -> None:
    def read(data: bytes) -> list[float]:
        return parse_cel(unpack(data, name) if data.startswith(b"\x1f\x8b") else data, name).intensities.tolist()

    data = (shared / "data" / name).read_bytes()
    _cut(read, data, read(data))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"  1\t  0\t", b"  0\t  0\t", "cel_places"),
        (b"  1\t  0\t", b" 17\t  0\t", "cel_places"),
        (b"Cols=6", b"Cols=0", "cel_size"),
        (b"X\tY\tMEAN", b"X\tY\tSTDV", "cel_columns"),
        (b"  1\t  0\t", b"  1\t  0\tx", "cel_lines"),
        (b"  1\t  0\t", b"  1\t  0\t-", "cel_values"),
        (b"Cols=6", b"Cols=7", "truncated"),
    ],
)
def test_damaged_text(old: bytes, new: bytes, code: str) -> None:
    with pytest.raises(ReadError) as error:
        parse_cel(CEL_FORMS["text"].replace(old, new, 1), "a.CEL")
    assert error.value.code == code


def _damaged(data: bytes, random: np.random.Generator) -> bytes:
    """A byte exchanged, some taken out, some put in."""
    at = int(random.integers(0, len(data)))
    some = random.integers(0, 256, int(random.integers(1, 9)), dtype=np.uint8).tobytes()
    rest = (data[at + 1 :], data[at + int(random.integers(1, 20)) :], data[at:])
    return data[:at] + some + rest[int(random.integers(0, 3))]


@pytest.mark.parametrize("name", [*CEL_FORMS, *(f"cdf {form}" for form in CDF_FORMS), "probe table"])
def test_damage_is_an_error_in_words_or_no_error(name: str) -> None:
    forms = {**CEL_FORMS, **{f"cdf {form}": data for form, data in CDF_FORMS.items()}}
    data = forms.get(name, made.probe_table(SETS))
    random = np.random.default_rng(8)
    for _ in range(400):
        damaged = _damaged(data, random)
        with contextlib.suppress(ReadError):
            parse_cel(damaged, "a") if name in CEL_FORMS else parse_definition(damaged, "a", columns=6)


def test_another_file_of_command_console() -> None:
    with pytest.raises(ReadError, match="holds no intensities.*found affymetrix-multi-data"):
        parse_cel(made.calvin_cel(CELLS, kind="affymetrix-multi-data"), "a.CHP")


def test_no_probe_set_twice() -> None:
    data = CDF_FORMS["text"].replace(b"Name=207_at", b"Name=3678_at")
    with pytest.raises(ReadError, match="has the probe set 3678_at twice"):
        parse_definition(data, "a.cdf", columns=6)


def test_members_of_an_archive_that_is_cut(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as archive:
        for name, data in CEL_FORMS.items():
            entry = tarfile.TarInfo(f"folder/{name}.CEL")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    path = tmp_path / "GSE1_RAW.tar"
    path.write_bytes(whole.getvalue())
    assert [piece.name for piece in pieces(path)] == ["text.CEL", "binary.CEL", "calvin.CEL"]
    path.write_bytes(whole.getvalue()[:3000])
    with pytest.raises(ReadError, match="the tar archive is not whole"):
        pieces(path)
