"""A results folder that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from geneverdict.errors import ResultsError

MARK = ".geneverdict-files"
"""Lists what was written into a folder of ours, so that nothing else is ever replaced with it."""


def check_writable(folder: Path) -> None:
    """Fail before any work is done when ``folder`` cannot be written or holds something that is not ours."""
    if folder.exists() and not folder.is_dir():
        what = "the results would go into a folder, but a file of that name is in the way"
        raise ResultsError(what, where=str(folder), do="Name another folder with -o")
    foreign = sorted(_files(folder) - listed_files(folder)) if folder.is_dir() else []
    if foreign:
        what = "results replace a folder as a whole, and this one holds files that are not geneverdict's"
        shown = ", ".join(foreign[:3]) + (f" and {len(foreign) - 3} more" if len(foreign) > 3 else "")
        raise ResultsError(what, where=str(folder), found=shown, do="Move them away, or name another folder with -o")
    with _refusals(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        handle, probe = tempfile.mkstemp(prefix=".geneverdict-", dir=folder.parent)
        os.close(handle)
        Path(probe).unlink()
        if folder.is_dir() and not os.access(folder, os.W_OK):
            raise PermissionError(13, "Permission denied")


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

    Left-overs of a killed run (``.NAME-*.partial``) older than this one are removed first.
    """
    check_writable(folder)
    folder = folder.resolve()
    with _refusals(folder):
        for left in folder.parent.glob(f".{folder.name}-*.partial"):
            if not _owner_lives(left):
                shutil.rmtree(left, ignore_errors=True)
        work = Path(tempfile.mkdtemp(prefix=f".{folder.name}-{os.getpid()}-", suffix=".partial", dir=folder.parent))
        work.chmod(0o755)
    try:
        with _refusals(folder):
            yield work
            (work / MARK).write_text("\n".join(sorted(_files(work))), encoding="utf-8")
            _swap(work, folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _owner_lives(left: Path) -> bool:
    """The process that made a partial folder, named in it, is still running."""
    pid = left.name.removesuffix(".partial").split("-")[-2]
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


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


@contextmanager
def _refusals(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"the results cannot be written ({error.strerror or error})"
        raise ResultsError(what, where=str(folder), do="Name a folder that you may write to with -o") from error
