"""What lies packed within a file that says which probes belong together: bzip2, xz, or a package of Bioconductor."""

from __future__ import annotations

import bz2
import io
import lzma
import re
import tarfile
from pathlib import Path
from typing import Any

from geneverdict.errors import ReadError
from geneverdict.io.bounds import require_size
from geneverdict.io.raw.packed import unpack
from geneverdict.io.sources.text import GZIP_MAGIC, truncated
from geneverdict.messages import Message, Name

_PACKERS: dict[bytes, Any] = {b"BZh": bz2.BZ2Decompressor, b"\xfd7zXZ\0": lzma.LZMADecompressor}
_BLOCK = 1 << 22
_TAR_MARK = slice(257, 262)
_OF_BIOCONDUCTOR = re.compile(rb"(?:pd\.[\w.]+|[\w.]+cdf)/")
_INSIDE = re.compile(r"[^/]+/(?:data/[^/]+\.rda|inst/extdata/[^/]+\.sqlite)")
_FEW = 5


def may_hold_definition(head: bytes) -> bool:
    """By the first bytes, unpacked from gzip: a package of definitions, or what R may have packed otherwise."""
    package = head[_TAR_MARK] == b"ustar" and _OF_BIOCONDUCTOR.match(head) is not None
    return package or _started(head).startswith((b"RDX2\n", b"RDX3\n"))


def _started(head: bytes) -> bytes:
    """The first bytes, unpacked from bzip2 or xz."""
    packer = next((made for mark, made in _PACKERS.items() if head.startswith(mark)), None)
    if packer is None:
        return head
    try:
        started: bytes = packer().decompress(head, 16)
    except (OSError, lzma.LZMAError, EOFError):
        return b""
    return started


def unwrapped(data: bytes, where: str) -> tuple[bytes, ...]:
    """The files that matter of a package, or the one file; unpacked.  Raises ReadError for what is damaged or cut."""
    if data[_TAR_MARK] != b"ustar":
        return (_plain(data, where),)
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            entries = [entry for entry in archive if entry.isfile() and _INSIDE.fullmatch(entry.name)][:_FEW]
            inside = [data[entry.offset_data : entry.offset_data + entry.size] for entry in entries]
    except (tarfile.TarError, EOFError) as error:
        raise ReadError(Message("error-tar", {"why": Name(str(error)[:80])}), where=where) from None
    return tuple(_plain(piece, where) for piece in inside)


def _plain(data: bytes, where: str) -> bytes:
    if data.startswith(GZIP_MAGIC):
        return unpack(data, where)
    packer = next((made() for mark, made in _PACKERS.items() if data.startswith(mark)), None)
    if packer is None:
        return data
    parts, given = [], 0
    try:
        parts.append(packer.decompress(data, _BLOCK))
        while not packer.eof:
            given += len(parts[-1])
            require_size(given, len(data), where)
            if packer.needs_input:
                raise truncated(Path(where), Message("cut-packed"))
            parts.append(packer.decompress(b"", _BLOCK))
    except (OSError, lzma.LZMAError, EOFError) as error:
        raise ReadError(Message("error-gzip_damaged", {"why": Name(str(error))}), where=where) from None
    return b"".join(parts)
