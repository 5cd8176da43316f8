"""The start of a platform's family file, up to the end of its platform table.

The family file of a common platform goes on with every sample ever measured on it, gigabytes of them: reading stops
as soon as the table has ended.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from geneverdict.errors import ReadError
from geneverdict.io.bounds import require_line, require_size
from geneverdict.io.fetch.integrity import check_wrapping, damage_said, gzip_damage
from geneverdict.messages import Message

_END = b"\n!platform_table_end"
_BEYOND = b"\n^SAMPLE"
_LEVEL = 2


class PlatformPart:
    """Decodes gzip as it arrives, and stops after the line that ends the platform table.

    ``done``: no more bytes are needed, because the table has ended (``ended``) or because samples begin without one.
    """

    def __init__(self, where: str = "") -> None:
        self._where = where
        self._decoder: Any = _decoder()
        self._within_member = False
        self._open_line = b"\n"
        self._n_raw = self._n_decoded = 0
        self.ended = False
        self.done = False

    def feed(self, raw: bytes) -> bytes:
        """The decoded whole lines of the part.  Raises what isal raises on damage, ReadError beyond the bounds."""
        return b"" if self.done else self._cut(self._decode(raw))

    def finish(self) -> bytes:
        """There are no more bytes: the last line, when it had no newline.  Raises EOFError within a gzip member."""
        if self._within_member and not self.done:
            raise EOFError
        return b"" if self.done else self._cut(b"\n")

    def _cut(self, text: bytes) -> bytes:
        # What is searched always begins with a newline, so that every line of the file is found by "\n" before it.
        whole, newline, rest = (self._open_line + text).rpartition(b"\n")
        self._open_line = newline + rest
        require_line(len(rest), self._where)
        lines = whole + b"\n"
        end, beyond = lines.find(_END), lines.find(_BEYOND)
        if end >= 0 and not 0 <= beyond < end:
            self.ended = self.done = True
            lines = lines[: lines.index(b"\n", end + 1) + 1]
        elif beyond >= 0:
            self.done = True
        return lines[1:]

    def _decode(self, raw: bytes) -> bytes:
        pieces = []
        self._n_raw += len(raw)
        while raw:
            pieces.append(self._decoder.decompress(raw))
            self._n_decoded += len(pieces[-1])
            require_size(self._n_decoded, self._n_raw, self._where)
            raw, self._within_member = b"", True
            if self._decoder.eof:
                # Another member may follow, or padding with zeros.
                raw, self._within_member = self._decoder.unused_data.lstrip(b"\0"), False
                self._decoder = _decoder()
        return b"".join(pieces)


def needs_no_more() -> Callable[[bytes], bool]:
    """For a download: takes bytes as they arrive, true once the table has ended or the bytes turn out to be no gzip."""
    part, damage = PlatformPart(), gzip_damage()

    def feed(raw: bytes) -> bool:
        try:
            part.feed(raw)
        except ReadError:
            return True
        except damage:
            return True
        return part.done

    return feed


def cut_platform_part(source: Path, target: Path, *, name: str, where: str) -> None:
    """Write the platform part of ``source`` to ``target`` as gzip, the same bytes at every time.

    ``name`` and ``where`` as in :func:`geneverdict.io.fetch.fetch.integrity.check_file`.
    Raises ReadError when ``source`` is not gzip, or ends before its platform table does.
    """
    from isal import igzip

    zip_to: Any = igzip.IGzipFile
    part = PlatformPart(where)
    with damage_said(where, source):
        check_wrapping(source, name, where)
        with (
            source.open("rb") as raw,
            target.open("wb") as sink,
            zip_to(filename="", mode="wb", compresslevel=_LEVEL, fileobj=sink, mtime=0) as zipped,
        ):
            while not part.done and (block := raw.read(1 << 18)):
                zipped.write(part.feed(block))
            zipped.write(part.finish())
    if not part.ended:
        raise ReadError(Message("error-no_whole_platform_table"), where=where)


def _decoder() -> Any:
    from isal import isal_zlib

    return isal_zlib.decompressobj(wbits=31)
