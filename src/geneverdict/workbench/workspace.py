"""The folder that the workbench works in, and nothing beside it.

``files/HASH/NAME`` are uploaded tables, each by its content; ``studies/NAME`` has ``study.toml``, ``job.json`` and
``results``.  A study that was written is not changed again: what is changed is another study.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from geneverdict.errors import ResultsError, UsageError, system_reason
from geneverdict.io.results.folder import write_whole
from geneverdict.io.study import PATHS
from geneverdict.messages import Message, Name, Number
from geneverdict.model.study import SeriesSpec
from geneverdict.web.errors import not_found
from geneverdict.workbench.guard import LARGEST_UPLOAD

_STUDY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_FILE = re.compile(r"[^\W_][\w .()+-]{0,119}")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)
"""Names that are no files on Windows, whatever their ending."""
_STEM = re.compile(r"[^A-Za-z0-9_-]+")
_MOST_STUDIES = 10_000


class Workspace:
    """Names from outside become paths here alone."""

    def __init__(self, home: Path) -> None:
        """Makes the folder.  Raises ResultsError where it cannot, or where another workbench has it."""
        self.home = home.resolve()
        try:
            (self.home / "studies").mkdir(parents=True, exist_ok=True)
            (self.home / "files").mkdir(exist_ok=True)
            self._lock = _locked(self.home / ".lock")
        except OSError as error:
            raise ResultsError(Message("error-not_writable", {"why": system_reason(error)}), where=str(home)) from None
        if self._lock is None:
            raise ResultsError(Message("error-workspace_taken"), where=str(home))

    def close(self) -> None:
        """Another workbench may have it."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def study(self, name: str) -> Path:
        """The folder of a study.  Raises UsageError ("not found")."""
        path = self.home / "studies" / name
        if (
            not _STUDY.fullmatch(name)
            or _DEVICE.match(name)
            or path.is_symlink()
            or not (path / "study.toml").is_file()
        ):
            raise not_found(name)
        return path

    def studies(self) -> Iterator[Path]:
        """The newest first."""
        folders = [path for path in (self.home / "studies").iterdir() if (path / "study.toml").is_file()]
        named = [path for path in folders if _STUDY.fullmatch(path.name) and not path.is_symlink()]
        yield from sorted(named, key=lambda path: ((path / "study.toml").stat().st_mtime, path.name), reverse=True)

    def new_study(self, words: str, text: str) -> str:
        """Write ``text`` as a study that is called after ``words``, and say its name."""
        stem = _STEM.sub("-", words).strip("-_")[:60] or "study"
        stem = f"study-{stem}" if _DEVICE.match(stem) else stem
        for number in range(1, _MOST_STUDIES):
            name = stem if number == 1 else f"{stem}-{number}"
            with suppress(FileExistsError):
                (self.home / "studies" / name).mkdir()
                write_whole(self.home / "studies" / name / "study.toml", text)
                return name
        raise UsageError(Message("error-workspace_full"))

    async def keep(self, name: str, body: AsyncIterator[bytes]) -> str:
        """An uploaded file; its address here.  Raises UsageError for a name that is none, and for too much."""
        if not _FILE.fullmatch(name) or name != name.strip(" .") or _DEVICE.match(name):
            raise UsageError(Message("error-upload_name", {"name": Name(name[:120])}))
        handle, work = tempfile.mkstemp(prefix=".upload-", dir=self.home / "files")
        try:
            digest, n = hashlib.sha256(), 0
            with os.fdopen(handle, "wb") as file:
                async for chunk in body:
                    n += len(chunk)
                    if n > LARGEST_UPLOAD:
                        raise UsageError(Message("error-upload_too_large", {"most": Number(LARGEST_UPLOAD, "size")}))
                    digest.update(chunk)
                    file.write(chunk)
            folder = self.home / "files" / digest.hexdigest()[:16]
            folder.mkdir(exist_ok=True)
            Path(work).replace(folder / name)
        finally:
            Path(work).unlink(missing_ok=True)
        return f"files/{folder.name}/{name}"

    def inside(self, spec: SeriesSpec) -> SeriesSpec:
        """The entry with its files as paths.  Raises UsageError for whatever is no uploaded file."""
        given = {key: str(getattr(spec, key)) for key in PATHS if getattr(spec, key) is not None}
        return spec.model_copy(update={key: str(self._file(address)) for key, address in given.items()})

    def outside(self, spec: SeriesSpec) -> SeriesSpec:
        """The entry as the page may see it: its files by their address here."""
        given = {key: Path(getattr(spec, key)) for key in PATHS if getattr(spec, key) is not None}
        ours = {key: p.relative_to(self.home).as_posix() for key, p in given.items() if p.is_relative_to(self.home)}
        return spec.model_copy(update={key: ours.get(key) for key in given})

    def folder(self, address: str) -> Path | None:
        """A folder that the user has put into the workspace, by its path there; None for all else."""
        try:
            path = self.home.joinpath(*address.split("/"))
            own = path.is_dir() and path.resolve() == path and path.is_relative_to(self.home) and path != self.home
        except (OSError, ValueError):
            return None
        return path if own else None

    def _file(self, address: str) -> Path:
        path = self.home.joinpath(*address.split("/"))
        own = path.is_file() and path.resolve() == path and path.is_relative_to(self.home / "files")
        if not own or any(part.startswith(".") for part in address.split("/")):
            raise not_found(address[:120])
        return path


def read_record(path: Path) -> Mapping[str, Any]:
    """A JSON object; an empty one where there is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _locked(path: Path) -> int | None:
    """Held until this process ends; None where another holds it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle)
    except OSError:
        os.close(handle)
        return None
    return handle


def _lock(handle: int) -> None:
    """Raises OSError where another process has it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
