"""Raw files as pieces: a file by itself, or one within a tar or zip; unpacked where it is gzip, whatever its name."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geneverdict.errors import ReadError, system_reason
from geneverdict.io.bounds import BoundedFile, require_columns, require_size
from geneverdict.io.fetch.integrity import check_file
from geneverdict.io.sources.text import GZIP_MAGIC, damage, truncated
from geneverdict.messages import Message, Name

_BLOCK = 1 << 22
_HEAD = 1 << 16
_TAR_MARK = slice(257, 262)
_ZIP_MARK = b"PK\3\4"
_DAMAGED_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)
"""Of a zip, the last two: a password, a packing that Python does not know."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Where some bytes lie; ``name`` is that of the file, without folders."""

    name: str
    path: Path
    offset: int
    size: int
    member: str = ""
    """Within a zip, its name there; ``size`` is then that of what it unpacks to."""

    def head(self) -> bytes:
        """The first bytes, unpacked: enough for the header of any raw file.  Raises ReadError as :meth:`content`."""
        return self._unpacked(self._raw(min(self.size, _HEAD)), _HEAD)

    def content(self) -> bytes:
        """All of it, unpacked.  Raises ReadError for a file that cannot be read, and for a gzip stream that is cut or
        damaged, or unpacks without end."""
        require_size(self.size, self.size, self.name)
        return self._unpacked(self._raw(self.size), -1)

    def _raw(self, size: int) -> bytes:
        try:
            if self.member:
                with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as inside:
                    return inside.read(size)
            with self.path.open("rb") as file:
                file.seek(self.offset)
                return file.read(size)
        except _DAMAGED_ZIP as error:
            raise ReadError(Message("error-gzip_damaged", {"why": Name(str(error)[:80])}), where=self.name) from None
        except OSError as error:
            raise ReadError(Message("error-unreadable", {"why": system_reason(error)}), where=str(self.path)) from None

    def _unpacked(self, raw: bytes, size: int) -> bytes:
        return unpack(raw, self.name, size) if raw.startswith(GZIP_MAGIC) else raw


def copies(files: Sequence[Piece]) -> list[Piece]:
    """Those that hold the same bytes, unpacked, as one before them."""
    seen: dict[bytes, list[Piece]] = {}
    found = []
    for piece in files:
        alike = seen.setdefault(hashlib.sha256(piece.head()).digest(), [])
        if any(one.content() == piece.content() for one in alike):
            found.append(piece)
        else:
            alike.append(piece)
    return found


def unpack(raw: bytes, where: str, size: int = -1) -> bytes:
    """What a gzip stream holds; ``size``: no more than that of it is wanted."""
    from isal import igzip

    unzip: Any = igzip.IGzipFile
    try:
        file = BoundedFile(unzip(fileobj=io.BytesIO(raw)), len(raw), where)
        return file.read(size) if size >= 0 else b"".join(iter(lambda: file.read(_BLOCK), b""))
    except EOFError:
        raise truncated(Path(where), Message("cut-gzip")) from None
    except damage() as error:
        raise ReadError(Message("error-gzip_damaged", {"why": Name(str(error))}), where=where) from None


def pieces(path: Path) -> tuple[Piece, ...]:
    """The file itself; of a tar or a zip (told by its mark, not by its name) its files, in their order.

    Raises ReadError for one that is not whole.
    """
    with path.open("rb") as file:
        start = file.read(512)
    if start.startswith(_ZIP_MARK) and not path.name.endswith(".xlsx"):
        return _zipped(path)
    if start[_TAR_MARK] != b"ustar":
        return (Piece(path.name, path, 0, path.stat().st_size),)
    check_file(path, "archive")
    try:
        with tarfile.open(path, "r:") as archive:
            entries = [entry for entry in archive if entry.isfile()]
    except (tarfile.TarError, EOFError) as error:
        raise ReadError(Message("error-tar", {"why": Name(str(error)[:80])}), where=path.name) from None
    require_columns(len(entries), path.name)
    return tuple(Piece(Path(entry.name).name, path, entry.offset_data, entry.size) for entry in entries)


def _zipped(path: Path) -> tuple[Piece, ...]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (*_DAMAGED_ZIP, OSError) as error:
        raise ReadError(Message("error-gzip_damaged", {"why": Name(str(error)[:80])}), where=path.name) from None
    require_columns(len(entries), path.name)
    for entry in entries:
        require_size(entry.file_size, entry.compress_size, entry.filename)
    return tuple(Piece(Path(entry.filename).name, path, 0, entry.file_size, entry.filename) for entry in entries)
