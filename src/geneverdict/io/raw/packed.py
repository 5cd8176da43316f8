"""Raw files as pieces: a file by itself, or one within a tar; unpacked where it is gzip, whatever it is called."""

from __future__ import annotations

import io
import tarfile
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


@dataclass(frozen=True, slots=True)
class Piece:
    """Where some bytes lie; ``name`` is that of the file, without folders."""

    name: str
    path: Path
    offset: int
    size: int

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
            with self.path.open("rb") as file:
                file.seek(self.offset)
                return file.read(size)
        except OSError as error:
            raise ReadError(Message("error-unreadable", {"why": system_reason(error)}), where=str(self.path)) from None

    def _unpacked(self, raw: bytes, size: int) -> bytes:
        return unpack(raw, self.name, size) if raw.startswith(GZIP_MAGIC) else raw


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
    """The file itself; of a tar (told by its mark, not by its name) its files, in their order.

    Raises ReadError for a tar that is not whole.
    """
    with path.open("rb") as file:
        if file.read(512)[_TAR_MARK] != b"ustar":
            return (Piece(path.name, path, 0, path.stat().st_size),)
    check_file(path, "archive")
    try:
        with tarfile.open(path, "r:") as archive:
            entries = [entry for entry in archive if entry.isfile()]
    except (tarfile.TarError, EOFError) as error:
        raise ReadError(Message("error-tar", {"why": Name(str(error)[:80])}), where=path.name) from None
    require_columns(len(entries), path.name)
    return tuple(Piece(Path(entry.name).name, path, entry.offset_data, entry.size) for entry in entries)
