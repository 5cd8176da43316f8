"""The bytes of a raw file, unpacked where they are gzip, whatever the file is called; and the files of an archive."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from geneverdict.errors import ReadError, system_reason
from geneverdict.io.bounds import BoundedFile, require_size
from geneverdict.io.sources.text import GZIP_MAGIC, damage, truncated
from geneverdict.messages import Message, Name

_BLOCK = 1 << 22
_TAR_MARK = slice(257, 262)


class Member(NamedTuple):
    """A file, by itself or in an archive; ``name`` is without folders."""

    name: str
    raw: bytes

    def content(self) -> bytes:
        """Raises ReadError for a gzip stream that is cut or damaged, or that unpacks without end."""
        return unpack(self.raw, self.name)


def unpack(raw: bytes, where: str) -> bytes:
    """What ``raw`` holds.  Raises ReadError as :meth:`Member.content`."""
    if not raw.startswith(GZIP_MAGIC):
        return raw
    from isal import igzip

    unzip: Any = igzip.IGzipFile
    try:
        file = BoundedFile(unzip(fileobj=io.BytesIO(raw)), len(raw), where)
        return b"".join(iter(lambda: file.read(_BLOCK), b""))
    except EOFError:
        raise truncated(Path(where), Message("cut-gzip")) from None
    except damage() as error:
        raise ReadError(Message("error-gzip_damaged", {"why": Name(str(error))}), where=where) from None


def is_tar(path: Path) -> bool:
    """By its mark: an archive of the old kind without one is none."""
    with path.open("rb") as file:
        return file.read(512)[_TAR_MARK] == b"ustar"


def members(path: Path) -> Iterator[Member]:
    """The files of a tar archive, one after the other.  Raises ReadError where it ends too early or is damaged."""
    with path.open("rb") as file:
        yield from _members(file, path)


def _members(file: BinaryIO, path: Path) -> Iterator[Member]:
    try:
        with tarfile.open(fileobj=file, mode="r:") as archive:
            for entry in archive:
                if entry.isfile():
                    require_size(entry.size, entry.size, entry.name)
                    opened = archive.extractfile(entry)
                    raw = opened.read() if opened else b""
                    if len(raw) < entry.size:
                        raise truncated(path, Message("cut-archive", {"name": Name(entry.name)}))
                    yield Member(Path(entry.name).name, raw)
    except tarfile.TarError:
        raise truncated(path, Message("cut-archive")) from None


def read_member(path: Path) -> Member:
    """A file by itself.  Raises ReadError where it cannot be read."""
    try:
        require_size(path.stat().st_size, path.stat().st_size, path.name)
        return Member(path.name, path.read_bytes())
    except OSError as error:
        raise ReadError(Message("error-unreadable", {"why": system_reason(error)}), where=str(path)) from None
