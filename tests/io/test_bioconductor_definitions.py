"""Definitions of chips from Bioconductor: environments saved by R, and ``pd.*`` databases.  The chip is simulated."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import sqlite3
import struct
import tarfile
from pathlib import Path

import numpy as np
import pytest

import affymetrix as made
from geneverdict.errors import ReadError
from geneverdict.io.raw.definition import Definition, is_definition, parse_definition
from geneverdict.io.raw.packed import pieces
from geneverdict.model.study import SeriesSpec
from geneverdict.pipeline.load import load
from geneverdict.settings import Settings
from geneverdict.stats.rma import rma

FOLDER = Path(__file__).parents[1] / "golden"
with gzip.open(FOLDER / "bioconductor_cases.json.gz", "rt") as handle:
    GOLDEN = json.load(handle)
ARRAYS = np.array(GOLDEN["arrays"], np.float64)
RDA = ("gzip.rda", "bzip2.rda", "xz.rda")
FILES = {name: (FOLDER / f"bioconductor_{name}").read_bytes() for name in (*RDA, "pd.sqlite")}


def _content(name: str) -> bytes:
    return pieces(FOLDER / f"bioconductor_{name}")[0].content()


def _parsed(data: bytes) -> Definition:
    return parse_definition(data, "sim", columns=30)


def _values(found: Definition) -> np.ndarray:
    """By the golden order of the sets."""
    return rma(np.ascontiguousarray(ARRAYS[:, found.probes]), found.sizes)


@pytest.mark.parametrize("name", RDA)
def test_environments_and_rma_with_them(name: str) -> None:
    data, wanted = _content(name), GOLDEN["environment"]
    assert is_definition(data[: 1 << 16])
    found = _parsed(data)
    assert (found.chip, found.columns, found.rows) == ("sim", 30, 24 if name == "xz.rda" else 0)
    assert list(found.sets) == wanted["sets"]
    assert found.probes.tolist() == [int(place) for place in wanted["places"]]
    assert found.mates is not None
    assert (found.mates == found.probes + 30).all()
    np.testing.assert_allclose(_values(found), np.array(wanted["values"], np.float64), rtol=0, atol=1e-10)


def test_core_level_of_a_database_and_rma_with_it() -> None:
    """As oligo's, whose query and steps are written out in R: a probe set of two transcript clusters counts in both."""
    found, wanted = _parsed(_content("pd.sqlite")), GOLDEN["core"]
    assert list(found.sets) == wanted["sets"]
    assert found.probes.tolist() == [int(place) for place in wanted["places"]]
    np.testing.assert_allclose(_values(found), np.array(wanted["values"], np.float64), rtol=0, atol=1e-10)


def _database(*statements: str) -> bytes:
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        for statement in statements:
            database.execute(statement)
        return database.serialize()


PM = "CREATE TABLE pmfeature (fid INTEGER, fsetid INTEGER)"
CORE = "CREATE TABLE core_mps (meta_fsetid INTEGER, fsetid INTEGER)"
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS fid, x AS fsetid FROM n"


def test_sets_of_older_arrays() -> None:
    sets = "CREATE TABLE featureSet (fsetid INTEGER, man_fsetid TEXT)"
    rows = "INSERT INTO featureSet VALUES (1, '1007_s_at'), (2, '117_at')"
    found = _parsed(_database(PM, sets, rows, "INSERT INTO pmfeature VALUES (5, 2), (9, 1), (4, 1)"))
    assert found.sets == ("1007_s_at", "117_at")
    assert found.probes.tolist() == [3, 8, 4]


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        ((PM, CORE), "no perfect-match probe"),
        ((CORE,), "has not the tables"),
        ((CORE, f"CREATE VIEW pmfeature AS {ENDLESS}"), "has not the tables"),
        ((PM, CORE, "INSERT INTO core_mps VALUES (1, 1)", "INSERT INTO pmfeature VALUES ('x', 1)"), "does not have"),
        ((PM, CORE, "INSERT INTO core_mps VALUES (1, 1)", "INSERT INTO pmfeature VALUES (0, 1)"), "does not have"),
        (("CREATE TABLE pmfeature (x)", CORE), "has not the tables|no such column"),
    ],
)
def test_other_databases(statements: tuple[str, ...], words: str) -> None:
    with pytest.raises(ReadError, match=words):
        _parsed(_database(*statements))


@pytest.mark.parametrize("name", FILES)
def test_cut_short(name: str, tmp_path: Path) -> None:
    for k in range(1, 10):
        (tmp_path / name).write_bytes(FILES[name][: round(len(FILES[name]) * k / 10)])
        with pytest.raises(ReadError) as error:
            _parsed(pieces(tmp_path / name)[0].content())
        assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", FILES)
def test_damaged(name: str) -> None:
    """One byte after the other is another: an error of one line, or a definition; never anything else."""
    random = np.random.default_rng(5)
    data = _content(name)
    for _ in range(120):
        other = bytearray(data)
        for place in random.integers(0, len(data), 2):
            other[place] = random.integers(0, 256)
        with contextlib.suppress(ReadError):
            _parsed(bytes(other))


def _nested(depth: int) -> bytes:
    return b"RDX2\nX\n" + struct.pack(">iii", 2, 0, 0) + struct.pack(">ii", 19, 1) * depth


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (_nested(10_000), "nested"),
        (b"RDX2\nX\n" + struct.pack(">iiiii", 2, 0, 0, 13, 2**31 - 1), "truncated"),
        (b"RDX2\nX\n" + struct.pack(">iiiii", 2, 0, 0, 13, -5), "truncated"),
        (b"RDX2\nX\n" + struct.pack(">iiii", 2, 0, 0, 3), "holds other things"),
        (b"RDX2\nX\n" + struct.pack(">iii", 9, 0, 0), "holds other things"),
        (b"RDX2\nX\n" + struct.pack(">iiii", 2, 0, 0, 254), "no definition"),
        (b"RDX2\nX\n", "truncated"),
    ],
)
def test_files_that_are_meant_to_harm(body: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        _parsed(body)


def _package(name: str, files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as archive:
        for path, data in files.items():
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return whole.getvalue()


@pytest.mark.parametrize("kind", ["environment", "core"])
def test_whole_packages_beside_the_arrays(kind: str, tmp_path: Path) -> None:
    files = {f"a{i}.CEL": made.binary_cel(cells.reshape(24, 30), "sim") for i, cells in enumerate(ARRAYS)}
    if kind == "core":
        inside = {"DESCRIPTION": b"Package: pd.sim", "inst/extdata/pd.sim.sqlite": FILES["pd.sqlite"]}
        files["pd.sim_3.14.1.tar.gz"] = _package("pd.sim", inside)
    else:
        inside = {"DESCRIPTION": b"Package: simcdf", "data/simcdf.rda": FILES["bzip2.rda"]}
        files["simcdf_2.18.0.tar.gz"] = _package("simcdf", inside)
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    series = load("x", SeriesSpec(id="x", cel=str(tmp_path)), Settings(str(tmp_path), tmp_path / "cache")).series
    assert list(series.probes) == GOLDEN[kind]["sets"]
    # CEL files of version 4 hold numbers of 32 bits.
    np.testing.assert_allclose(series.values, np.array(GOLDEN[kind]["values"], np.float64), atol=1e-5)
