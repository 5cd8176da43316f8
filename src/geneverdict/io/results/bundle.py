"""One file to send: the report with its figures, its tables, the study and the JSON of a results folder."""

from __future__ import annotations

import os
import tempfile
import zipfile
from pathlib import Path

from geneverdict.errors import ResultsError
from geneverdict.io.results.folder import listed_files, refusals
from geneverdict.io.results.summary import read_study
from geneverdict.messages import Message

_FILES = frozenset(("report.html", "study.toml", "provenance.json", "overlap.json"))
_FOLDERS = frozenset(("figures", "tables", "genes"))
_COMMENT = b"geneverdict bundle"
"""By which a bundle is known, so that no other file is ever replaced with one."""
_DATE = (1980, 1, 1, 0, 0, 0)


def in_bundle(address: str) -> bool:
    """Whether a file of the results, by its address in the folder, is for people to read; the others are for programs.

    >>> in_bundle("tables/GSE4107.csv"), in_bundle("de/GSE4107.parquet")
    (True, False)
    """
    return address in _FILES or address.partition("/")[0] in _FOLDERS


def bundle_path(folder: Path) -> Path:
    """Beside the folder, called as it is."""
    folder = folder.resolve() if folder.name in ("", "..") else folder
    return folder.with_name(f"{folder.name}.zip")


def check_bundle(path: Path) -> None:
    """Raises ResultsError where another file than a bundle stands in its place."""
    if path.exists() and not _is_bundle(path):
        raise ResultsError(Message("error-no_bundle"), where=str(path))


def write_bundle(folder: Path, path: Path) -> None:
    """The bundle of a results folder, whole or not at all; the same folder gives the same bytes.

    What a run did not write into the folder is left out.  Raises ResultsError where there are no results, where
    another file stands in the place, and where nothing can be written.
    """
    read_study(folder)
    check_bundle(path)
    addresses = sorted(address for address in listed_files(folder) if in_bundle(address))
    with refusals(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".partial", dir=path.parent)
        work = Path(name)
        try:
            with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
                made.comment = _COMMENT
                for address in addresses:
                    made.writestr(_entry(f"{folder.resolve().name}/{address}"), (folder / address).read_bytes())
            work.chmod(0o644)
            work.replace(path)
        finally:
            work.unlink(missing_ok=True)


def _entry(name: str) -> zipfile.ZipInfo:
    """Without the date and the rights of the file, which are not the same on two machines."""
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _is_bundle(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as found:
            return found.comment == _COMMENT
    except (OSError, zipfile.BadZipFile):
        return False
