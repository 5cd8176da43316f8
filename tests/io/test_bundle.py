"""The bundle of a results folder: what is in it, that it is always the same, and what it never replaces."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from geneverdict.errors import ResultsError
from geneverdict.io.results.bundle import bundle_path, check_bundle, write_bundle
from geneverdict.io.results.folder import whole_folder
from geneverdict.io.results.summary import write_study
from geneverdict.model.study import Thresholds
from geneverdict.model.study_info import StudyInfo

SENT = ("report.html", "study.toml", "tables/A.csv", "tables/A.rnk", "genes/X.json", "figures/forest-X.svg")
KEPT = ("de/A.parquet", "pooled.parquet", "page/study.json", "series.json")


def results(folder: Path) -> Path:
    with whole_folder(folder) as work:
        write_study(work, StudyInfo((), Thresholds()))
        for address in (*SENT, *(one for one in KEPT if one != "series.json")):
            (work / address).parent.mkdir(exist_ok=True)
            (work / address).write_text(f"of {address}", encoding="utf-8")
    return folder


def test_it_holds_what_people_read_in_one_folder(tmp_path: Path) -> None:
    folder = results(tmp_path / "mine")
    (folder / "figures" / "foreign.txt").write_text("not of the run", encoding="utf-8")
    write_bundle(folder, bundle_path(folder))
    with zipfile.ZipFile(tmp_path / "mine.zip") as made:
        assert sorted(made.namelist()) == sorted(f"mine/{address}" for address in SENT)
        assert made.read("mine/tables/A.rnk") == b"of tables/A.rnk"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "mine.zip"]


def test_the_same_results_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = results(tmp_path / "a" / "mine"), results(tmp_path / "b" / "mine")
    for number, path in enumerate(sorted(other.rglob("*"), reverse=True)):
        if path.is_file():
            os.utime(path, (number, number))
            path.chmod(0o600)
    for folder in (one, other):
        write_bundle(folder, bundle_path(folder))
    assert (tmp_path / "a" / "mine.zip").read_bytes() == (tmp_path / "b" / "mine.zip").read_bytes()


@pytest.mark.parametrize("foreign", [b"my notes", b""])
def test_another_file_is_never_replaced(tmp_path: Path, foreign: bytes) -> None:
    folder, path = results(tmp_path / "mine"), tmp_path / "mine.zip"
    path.write_bytes(foreign)
    with pytest.raises(ResultsError) as caught:
        write_bundle(folder, path)
    assert caught.value.code == "no_bundle"
    assert path.read_bytes() == foreign


def test_another_zip_is_never_replaced_but_a_bundle_is(tmp_path: Path) -> None:
    folder, path = results(tmp_path / "mine"), tmp_path / "mine.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("thesis.txt", "mine")
    with pytest.raises(ResultsError):
        check_bundle(path)
    path.unlink()
    write_bundle(folder, path)
    first = path.read_bytes()
    write_bundle(folder, path)
    assert path.read_bytes() == first


def test_what_holds_no_results_is_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ResultsError) as caught:
        write_bundle(tmp_path / "empty", tmp_path / "x.zip")
    assert caught.value.code == "no_results"
    with pytest.raises(ResultsError) as caught:
        write_bundle(results(tmp_path / "mine"), tmp_path / "nowhere" / "x.zip")
    assert caught.value.code == "not_writable"
    assert not list(tmp_path.glob("*.zip"))
