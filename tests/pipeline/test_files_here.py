"""Files of GEO that somebody downloaded: read where they lie, with what lies beside them."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from geneverdict.cli.app import app
from geneverdict.errors import GeneverdictError, ReadError, StudyError, UsageError
from geneverdict.io.study import read_study
from geneverdict.model.study import SeriesSpec
from geneverdict.pipeline.inspect import spec_of
from geneverdict.pipeline.load import load
from geneverdict.settings import Settings

pytestmark = pytest.mark.shared
SERIES = "series/GSE89nnn/GSE89143"


@pytest.fixture
def flat(shared: Path, tmp_path: Path) -> Path:
    """A series, its platform and its family SOFT side by side."""
    folder = tmp_path / "flat"
    folder.mkdir()
    for path in (shared / "geo" / SERIES).glob("*/*.gz"):
        shutil.copy(path, folder)
    for path in (shared / "geo/platforms").glob("*/GPL19978/*/*.gz"):
        shutil.copy(path, folder)
    return folder


def settings(tmp_path: Path, geo: Path | str = "/nowhere") -> Settings:
    return Settings(str(geo), tmp_path / "cache", offline=True)


def _same(one: object, other: object) -> None:
    np.testing.assert_array_equal(one.series.values, other.series.values)  # type: ignore[attr-defined]
    assert one.platform.probes == other.platform.probes  # type: ignore[attr-defined]


def test_a_flat_folder_is_a_mirror(shared: Path, flat: Path, tmp_path: Path) -> None:
    spec = SeriesSpec(id="GSE89143")
    _same(load("x", spec, settings(tmp_path, flat)), load("x", spec, settings(tmp_path, shared / "geo")))


@pytest.mark.parametrize("name", ["GSE89143_series_matrix.txt.gz", "GSE89143_family.soft.gz"])
def test_a_file_of_the_study(shared: Path, flat: Path, tmp_path: Path, name: str) -> None:
    there = load("x", SeriesSpec(id="GSE89143"), settings(tmp_path, shared / "geo"))
    _same(load("x", SeriesSpec(id="mine", file=str(flat / name)), settings(tmp_path)), there)


def test_the_family_beside_the_file_holds_the_platform(flat: Path, tmp_path: Path) -> None:
    for path in flat.glob("GPL*"):
        path.unlink()
    spec = SeriesSpec(id="mine", file=str(flat / "GSE89143_series_matrix.txt.gz"))
    assert "series-table_of_family" in [note.code for note in load("x", spec, settings(tmp_path)).notes]


def test_files_unpacked(flat: Path, tmp_path: Path) -> None:
    there = load("x", SeriesSpec(id="GSE89143"), settings(tmp_path, flat))
    for path in list(flat.glob("*.gz")):
        path.with_suffix("").write_bytes(gzip.decompress(path.read_bytes()))
        path.unlink()
    _same(load("x", SeriesSpec(id="GSE89143"), settings(tmp_path, flat)), there)


def test_inspect_and_init_of_a_file(flat: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = CliRunner()
    seen = run.invoke(app, ["inspect", "flat/GSE89143_series_matrix.txt.gz", "--offline"])
    assert (seen.exit_code, "GPL19978" in seen.output) == (0, True)
    (tmp_path / "out").mkdir()
    written = run.invoke(
        app, ["init", "flat/GSE89143_series_matrix.txt.gz", "--gene", "A", "-o", "out/study.toml", "--offline"]
    )
    assert written.exit_code == 0, written.output
    text = (tmp_path / "out/study.toml").read_text()
    assert 'file = "../flat/GSE89143_series_matrix.txt.gz"' in text
    assert read_study(tmp_path / "out/study.toml").series[0].file == str(flat / "GSE89143_series_matrix.txt.gz")


def test_what_a_person_names(tmp_path: Path) -> None:
    table = tmp_path / "my table (2).csv"
    table.write_text("gene,S1,S2\nA,1,2\n")
    assert spec_of(str(table)) == SeriesSpec(id="my table 2", expression=str(table))
    assert spec_of(" gse 89143").id == "GSE89143"
    for text, kind in (("no/such.txt", ReadError), ("x.csv", ReadError), ("what", UsageError), ("a\0b", UsageError)):
        with pytest.raises(kind):
            spec_of(text)
    with pytest.raises(GeneverdictError):
        spec_of("a" * 5000)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="no such file|is not there"):
        load("x", SeriesSpec(id="mine", file=str(tmp_path / "no.txt")), settings(tmp_path))
    with pytest.raises(UsageError, match="expression and file cannot be used together"):
        SeriesSpec(id="mine", file="a", expression="b")
