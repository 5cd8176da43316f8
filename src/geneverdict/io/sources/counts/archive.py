"""The tables within a tar, as GEO keeps the files of samples: ``GSE1234_RAW.tar``."""

from __future__ import annotations

import contextlib
import re
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from geneverdict.errors import ReadError
from geneverdict.io.bounds import require_columns, require_size
from geneverdict.io.fetch.integrity import check_file
from geneverdict.io.sources.counts.files import is_table
from geneverdict.messages import Message, Name, names

_TAR = re.compile(r".+\.(?:tar(?:\.gz)?|tgz)\Z", re.IGNORECASE)


@contextlib.contextmanager
def tables_within(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """The paths themselves; of one tar its files of tables, in a folder that is gone afterwards.

    Raises ReadError for a tar that is not whole or holds no table.
    """
    if len(paths) != 1 or not _TAR.fullmatch(paths[0].name):
        yield tuple(paths)
        return
    with tempfile.TemporaryDirectory(prefix="geneverdict-") as folder:
        if paths[0].suffix.casefold() == ".tar":  # of a packed one gzip tells
            check_file(paths[0], "archive")
        try:
            found = _taken_out(paths[0], Path(folder))
        except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
            raise ReadError(Message("error-tar", {"why": Name(str(error)[:80])}), where=paths[0].name) from None
        yield found


def _taken_out(path: Path, folder: Path) -> tuple[Path, ...]:
    with tarfile.open(path) as archive:
        members = [member for member in archive if member.isfile()]
        tables = [member for member in members if is_table(Path(member.name).name)]
        require_columns(len(tables), path.name)
        require_size(sum(member.size for member in tables), path.stat().st_size, path.name)
        if not tables:
            shown = names(Path(member.name).name for member in members)
            raise ReadError(Message("error-tar_without_tables", {"files": shown}), where=path.name)
        found = []
        for i, member in enumerate(tables):
            target = folder / str(i) / Path(member.name).name
            target.parent.mkdir()
            source = archive.extractfile(member)
            with target.open("wb") as file:
                if source is not None:
                    shutil.copyfileobj(source, file)
            found.append(target)
    return tuple(sorted(found, key=lambda file: file.name))
