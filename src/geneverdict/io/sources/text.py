"""Bytes of a file: unpacked, recognised when they are not data at all, decoded.

Whether a file is gzipped is decided by its first bytes, never by its name: browsers unpack files and keep the name.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, cast

from geneverdict.errors import ReadError, system_reason
from geneverdict.io.bounds import may_exceed, require_line, require_size
from geneverdict.messages import Code, Message, Name, Value, count, names

GZIP_MAGIC = b"\x1f\x8b"
HEAD_SIZE = 4096
CHUNK_SIZE = 1 << 18
_GZIP_BITS = 31
"""zlib's number for a gzip wrapper."""

_SIGNATURES = (
    (b"version https://git-lfs", "git_lfs"),
    (b"PK\x03\x04", "xlsx"),
    (b"\xd0\xcf\x11\xe0", "xls"),
    (b"%PDF", "pdf"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"(\xb5/\xfd", "zstandard"),
    (b"PAR1", "parquet"),
    (b"\x89HDF", "hdf5"),
    (b"RDX", "r_objects"),
)
_WEB = (b"<!doctype html", b"<html", b"<head", b"<?xml", b"<body")


class Decoded(NamedTuple):
    """Text, and the encoding it was in: ``utf-8``, or what was fallen back to."""

    text: str
    encoding: str


def recognise(head: bytes) -> str | None:
    """A code for what a file surely is instead of data, by its first bytes (not unpacked); None when it may be data.

    >>> recognise(b"<!DOCTYPE html><html>")
    'web_page'
    >>> recognise(b"!Series_title") is None
    True
    """
    if not head:
        return "empty"
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()[:64].lower()
    if start.startswith(_WEB):
        return "web_page"
    if len(head) > 262 and head[257:262] == b"ustar":
        return "tar"
    return None


def read_bytes(path: Path) -> bytes:
    """The content of a text file as UTF-8 or one-byte text: unpacked, no byte order mark, lines ended by ``\\n`` only.

    Raises ReadError for a missing, empty, truncated or damaged file and for one that is not text.
    """
    return unix_lines(_plain_utf8(unpacked(path), path))


def unpacked(path: Path) -> bytes:
    """The content as it was before it was packed.  Errors as in ``read_bytes``."""
    _refuse(_raw(path, HEAD_SIZE), path)
    _require_bounded(path)
    raw = _raw(path)
    data = _unpack(raw, path) if raw.startswith(GZIP_MAGIC) else raw
    del raw
    _refuse(data[:HEAD_SIZE], path)
    return data


def first_bytes(path: Path) -> bytes:
    """What a file begins with, unpacked.  Raises ReadError for what is no data at all."""
    _refuse(_raw(path, HEAD_SIZE), path)
    return next(iter(_chunks(path)), b"")[:HEAD_SIZE].removeprefix(codecs.BOM_UTF8)


def read_until(path: Path, marker: bytes) -> tuple[bytes, bool]:
    """The content up to and including the line that starts with ``marker``, and whether that line was met.

    What follows is neither unpacked nor checked, so a file truncated after the marker can be read.  Where the marker
    is not met, the content is all that could be unpacked.  Errors as in ``read_bytes``, save for truncation.
    """
    _refuse(_raw(path, HEAD_SIZE), path)
    parts: list[bytes] = []
    tail = b"\n"
    for chunk in _bounded_chunks(path):
        parts.append(chunk)
        window = tail + chunk
        if (found := _line_start(window, marker)) >= 0 and b"\n" in window[found + 1 :]:
            break
        tail = window[found:] if found >= 0 else window[-len(marker) - 1 :]
    data = b"".join(parts)
    _refuse(data[:HEAD_SIZE], path)
    data = unix_lines(_plain_utf8(data, path))
    start = _line_start(b"\n" + data, marker)
    if start < 0:
        return data, False
    end = data.find(b"\n", start)
    return (data if end < 0 else data[: end + 1]), True


def decode(data: bytes) -> Decoded:
    """Text from bytes: UTF-8, else Windows-1252, else Latin-1 (which takes every byte).

    >>> decode("5 µl".encode("latin-1"))
    Decoded(text='5 µl', encoding='cp1252')
    """
    for encoding in ("utf-8", "cp1252"):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return Decoded(data.decode("latin-1"), "latin-1")


def decode_lines(data: bytes) -> tuple[list[str], tuple[Message, ...]]:
    """Lines, each in its own encoding (files glued together mix them), and a note that counts the fallbacks."""
    whole = decode(data)
    if whole.encoding == "utf-8":
        return whole.text.split("\n"), ()
    lines = [decode(line) for line in data.split(b"\n")]
    other = [line.encoding for line in lines if line.encoding != "utf-8"]
    values: dict[str, Value] = {"n": count(len(other)), "encodings": names(sorted(set(other)))}
    return [line.text for line in lines], (Message("read-header_encoding", values),)


def encoding_note(data: bytes, what: str) -> tuple[Message, ...]:
    """A note where ``data`` had to be read in another encoding than UTF-8; none as a rule.

    >>> from geneverdict.messages import english
    >>> [english(note) for note in encoding_note("p1-µ".encode("latin-1"), "table")]
    ['The table is not UTF-8 and was read as cp1252.']
    """
    encoding = "utf-8" if data.isascii() else decode(data).encoding
    if encoding == "utf-8":
        return ()
    return (Message("read-other_encoding", {"what": Code(what), "encoding": Name(encoding)}),)


def _raw(path: Path, size: int = -1) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(size)
    except FileNotFoundError:
        raise ReadError(Message("error-no_such_file"), where=str(path)) from None
    except OSError as error:
        raise ReadError(Message("error-unreadable", {"why": system_reason(error)}), where=str(path)) from None


def _refuse(head: bytes, path: Path) -> None:
    kind = recognise(head)
    if kind is not None:
        raise ReadError(Message("error-no_data", {"kind": Code(kind)}), where=path.name)


def _require_bounded(path: Path) -> None:
    """Raises ReadError for a file that unpacks beyond all bounds; nothing is kept meanwhile."""
    if may_exceed(path.stat().st_size):
        for _ in _bounded_chunks(path):
            pass


def _bounded_chunks(path: Path) -> Iterator[bytes]:
    size, total, unended = path.stat().st_size, 0, 0
    for chunk in _chunks(path):
        end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        total, unended = total + len(chunk), len(chunk) - end - 1 + (unended if end < 0 else 0)
        require_size(total, size, path.name)
        require_line(unended, path.name)
        yield chunk


def _unpack(raw: bytes, path: Path) -> bytes:
    from isal import igzip

    try:
        data: bytes = igzip.decompress(raw)  # type: ignore[no-untyped-call]
    except EOFError:
        raise truncated(path, Message("cut-gzip")) from None
    except damage() as error:
        raise ReadError(Message("error-gzip_damaged", {"why": Name(str(error))}), where=path.name) from None
    return data


def _chunks(path: Path) -> Iterator[bytes]:
    """Unpacked pieces, ending quietly where the file does or where it is damaged: the caller looks for its marker."""
    packed = _raw(path, len(GZIP_MAGIC)) == GZIP_MAGIC
    with path.open("rb") as file:
        blocks = iter(lambda: file.read(CHUNK_SIZE), b"")
        yield from _unpacked(blocks) if packed else blocks


def _unpacked(blocks: Iterable[bytes]) -> Iterator[bytes]:
    from isal import isal_zlib

    engine = isal_zlib.decompressobj(_GZIP_BITS)
    for block in blocks:
        rest = block
        while rest:
            try:
                yield engine.decompress(rest)
            except damage():
                return
            rest = engine.unused_data.lstrip(b"\0") if engine.eof else b""
            engine = isal_zlib.decompressobj(_GZIP_BITS) if engine.eof else engine


def damage() -> tuple[type[Exception], ...]:
    from isal import igzip_lib

    return OSError, ValueError, cast("type[Exception]", igzip_lib.IsalError)


def truncated(path: Path, why: Message) -> ReadError:
    """The one error for a file that stops too early."""
    return ReadError(Message("error-truncated", {"why": why}), where=path.name)


def _plain_utf8(data: bytes, path: Path) -> bytes:
    """Without byte order mark; UTF-16 (a spreadsheet's "Unicode text") as UTF-8."""
    if wide := _wide_encoding(data):
        try:
            return data.decode(wide).removeprefix("\ufeff").encode()
        except UnicodeError:
            raise truncated(path, Message("cut-utf16")) from None
    if b"\0" in data[:HEAD_SIZE]:
        raise ReadError(Message("error-not_text"), where=path.name)
    return data.removeprefix(codecs.BOM_UTF8)


def _wide_encoding(data: bytes) -> str:
    """UTF-16 by its mark, or by the zeros that are every second byte of its digits and separators; "" for others."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = data[:HEAD_SIZE:2], data[1:HEAD_SIZE:2]
    halves = (("utf-16-le", odd, even), ("utf-16-be", even, odd))
    return next((name for name, zeros, text in halves if 2 * zeros.count(0) > len(odd) and 0 not in text), "")


def unix_lines(data: bytes) -> bytes:
    """A carriage return inside a line is a space; in a file without line feeds it ends the lines."""
    if b"\r" not in data:
        return data
    data = data.replace(b"\r\n", b"\n")
    return data.replace(b"\r", b" " if b"\n" in data else b"\n")


def _line_start(data: bytes, marker: bytes) -> int:
    """Where a line that starts with ``marker`` begins, seen from the line feed before it; -1 where there is none."""
    return data.find(b"\n" + marker)
