"""The tables within a tar, as GEO keeps the files of samples (``GSE1234_RAW.tar``), or a zip, as people send them."""

from __future__ import annotations

import contextlib
import re
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from geneverdict.errors import ReadError
from geneverdict.io.bounds import require_columns, require_size
from geneverdict.io.fetch.integrity import check_file
from geneverdict.io.sources.counts.files import is_table
from geneverdict.messages import Message, Name, names

_TAR = re.compile(r".+\.(?:tar(?:\.gz)?|tgz)\Z", re.IGNORECASE)


@contextlib.contextmanager
def tables_within(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """The paths themselves; of one tar or zip its files of tables, in a folder that is gone afterwards.

    Raises ReadError for one that is not whole or holds no table.
    """
    zipped = len(paths) == 1 and paths[0].suffix.casefold() == ".zip"
    if len(paths) != 1 or not (zipped or _TAR.fullmatch(paths[0].name)):
        yield tuple(paths)
        return
    with tempfile.TemporaryDirectory(prefix="geneverdict-") as folder:
        if paths[0].suffix.casefold() == ".tar":  # of a packed one gzip tells
            check_file(paths[0], "archive")
        try:
            found = (_unzipped if zipped else _taken_out)(paths[0], Path(folder))
        except (tarfile.TarError, zipfile.BadZipFile, EOFError, zlib.error, OSError, RuntimeError) as error:
            code = "error-zip" if zipped else "error-tar"
            raise ReadError(Message(code, {"why": Name(str(error)[:80])}), where=paths[0].name) from None
        yield found


def _taken_out(path: Path, folder: Path) -> tuple[Path, ...]:
    with tarfile.open(path) as archive:
        members = {member.name: member for member in archive if member.isfile()}
        sizes = {name: member.size for name, member in members.items()}
        return _copied(sizes, path, folder, lambda name: archive.extractfile(members[name]))


def _unzipped(path: Path, folder: Path) -> tuple[Path, ...]:
    with zipfile.ZipFile(path) as archive:
        sizes = {one.filename: one.file_size for one in archive.infolist() if not one.is_dir()}
        own = {name: size for name, size in sizes.items() if not name.startswith("__MACOSX/")}
        return _copied(own, path, folder, archive.open)


def _copied(
    sizes: Mapping[str, int], path: Path, folder: Path, open_one: Callable[[str], IO[bytes] | None]
) -> tuple[Path, ...]:
    """The tables among the files of an archive, each in a folder of its own, by name."""
    tables = [name for name in sizes if is_table(Path(name).name)]
    require_columns(len(tables), path.name)
    require_size(sum(sizes[name] for name in tables), path.stat().st_size, path.name)
    if not tables:
        code = "error-zip_without_tables" if path.suffix.casefold() == ".zip" else "error-tar_without_tables"
        raise ReadError(Message(code, {"files": names(Path(name).name for name in sizes)}), where=path.name)
    found = []
    for i, name in enumerate(tables):
        above = Path(name).parent.name  # names a sample where the file's own name does not
        target = folder / str(i) / (above if above.strip(".") else "") / Path(name).name
        target.parent.mkdir(parents=True)
        source = open_one(name)
        with target.open("wb") as file:
            if source is not None:
                shutil.copyfileobj(source, file)
        found.append(target)
    return tuple(sorted(found, key=lambda file: (file.name, file.parent.name)))
