"""A results folder that appears whole or not at all."""

from __future__ import annotations

import errno
import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from geneverdict.errors import ResultsError, system_reason
from geneverdict.io.alive import is_running
from geneverdict.messages import Message, names

MARK = ".geneverdict-files"
"""Lists what was written into a folder of ours, so that nothing else is ever replaced with it."""


def check_writable(folder: Path) -> None:
    """Fail before any work is done when ``folder`` cannot be written or holds something that is not ours."""
    with refusals(folder):
        in_the_way = folder.exists() and not folder.is_dir()
    if in_the_way:
        raise ResultsError(Message("error-file_in_the_way"), where=str(folder))
    foreign = sorted(_files(folder) - listed_files(folder)) if folder.is_dir() else []
    if foreign:
        raise ResultsError(Message("error-foreign_files", {"files": names(foreign)}), where=str(folder))
    with refusals(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        handle, probe = tempfile.mkstemp(prefix=".geneverdict-", dir=folder.parent)
        os.close(handle)
        Path(probe).unlink()
        if folder.is_dir() and not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()} - {MARK}


def listed_files(folder: Path) -> set[str]:
    """What a run wrote into ``folder``, by address in it; empty for a folder that is not ours."""
    mark = folder / MARK
    with suppress(OSError, UnicodeDecodeError):
        return set(mark.read_text(encoding="utf-8").splitlines()) if mark.is_file() else set()
    return set()


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Give a new folder beside ``folder``; when the block ends well it takes ``folder``'s place, else it is removed.

    Left-overs of a killed run are put in order first (see ``_put_in_order``).
    """
    with refusals(folder):
        _put_in_order(folder.resolve())
    check_writable(folder)
    folder = folder.resolve()
    with refusals(folder):
        work = Path(tempfile.mkdtemp(prefix=f".{folder.name}-{os.getpid()}-", suffix=".partial", dir=folder.parent))
        work.chmod(0o755)
    try:
        with refusals(folder):
            yield work
            (work / MARK).write_text("\n".join(sorted(_files(work))), encoding="utf-8")
            _swap(work, folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _put_in_order(folder: Path) -> None:
    """What killed runs left beside ``folder``: half results go; old ones (``.NAME-*.old``) come back where none are.

    A run that ends between the two renames of ``_swap`` leaves its old results under that name.
    """
    pattern = f".{glob.escape(folder.name)}-*"
    left = [path for path in folder.parent.glob(pattern) if path.suffix in (".partial", ".old")]
    for path in (path for path in left if not _owner_lives(path)):
        if path.suffix == ".old" and not folder.exists():
            path.rename(folder)
        shutil.rmtree(path, ignore_errors=True)


def _owner_lives(left: Path) -> bool:
    """The process that made a folder, named in it, is still running."""
    pid = left.stem.split("-")[-2]
    return pid.isdigit() and is_running(int(pid))


def _swap(work: Path, folder: Path) -> None:
    """Put ``work`` in the place of ``folder``; the old one is only removed when the new one is there."""
    old = work.with_suffix(".old")
    if folder.exists():
        folder.rename(old)
    try:
        work.rename(folder)
    except BaseException:
        with suppress(OSError):
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def replace_folder(results: Path, name: str, made: Path) -> None:
    """Put ``made`` in the place of a folder inside ``results``, and list its files among those of the run."""
    others = {file for file in listed_files(results) if not file.startswith(f"{name}/")}
    new = {f"{name}/{file}" for file in _files(made)}
    write_whole(results / MARK, "\n".join(sorted(others | new)))
    _swap(made, results / name)


def write_whole(path: Path, text: str) -> None:
    """The new text or the old, whatever ends this process; raises OSError.  What is no file is written to as it is."""
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8")
        return
    path = path.resolve()
    handle, work = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(work).chmod(0o644)
        Path(work).replace(path)
    finally:
        Path(work).unlink(missing_ok=True)


@contextmanager
def refusals(folder: Path) -> Iterator[None]:
    """What the system refuses is a ResultsError of this place."""
    try:
        yield
    except OSError as error:
        raise ResultsError(Message("error-not_writable", {"why": system_reason(error)}), where=str(folder)) from error
