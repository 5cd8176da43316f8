"""Bytes of a file: unpacked, recognised when they are not data at all, decoded.

Whether a file is gzipped is decided by its first bytes, never by its name: browsers unpack files and keep the name.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, cast

from geneverdict.errors import ReadError

GZIP_MAGIC = b"\x1f\x8b"
HEAD_SIZE = 4096
CHUNK_SIZE = 1 << 18
_GZIP_BITS = 31
"""zlib's number for a gzip wrapper."""

_SIGNATURES = (
    (b"version https://git-lfs", "a Git LFS pointer, not the file it stands for"),
    (b"PK\x03\x04", "a spreadsheet (xlsx) or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "a spreadsheet of the old kind (xls)"),
    (b"%PDF", "a PDF document"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstandard archive"),
    (b"PAR1", "a parquet file"),
)
_WEB = (b"<!doctype html", b"<html", b"<head", b"<?xml", b"<body")
_SPREADSHEETS = ("a spreadsheet", "a PDF")


class Decoded(NamedTuple):
    """Text, and the encoding it was in: ``utf-8``, or what was fallen back to."""

    text: str
    encoding: str


def recognise(head: bytes) -> str | None:
    """What a file is when it is surely not data, from its first bytes (not unpacked); None when it may be data.

    >>> recognise(b"<!DOCTYPE html><html>")
    'a web page, not data'
    >>> recognise(b"!Series_title") is None
    True
    """
    if not head:
        return "an empty file"
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()[:64].lower()
    if start.startswith(_WEB):
        return "a web page, not data"
    if len(head) > 262 and head[257:262] == b"ustar":
        return "a tar archive"
    return None


def read_bytes(path: Path) -> bytes:
    """The content of a text file as UTF-8 or one-byte text: unpacked, no byte order mark, lines ended by ``\\n`` only.

    Raises ReadError for a missing, empty, truncated or damaged file and for one that is not text.
    """
    raw = _raw(path)
    _refuse(raw[:HEAD_SIZE], path)
    data = _unpack(raw, path) if raw.startswith(GZIP_MAGIC) else raw
    del raw
    _refuse(data[:HEAD_SIZE], path)
    return _unix_lines(_plain_utf8(data, path))


def read_until(path: Path, marker: bytes) -> tuple[bytes, bool]:
    """The content up to and including the line that starts with ``marker``, and whether that line was met.

    What follows is neither unpacked nor checked, so a file truncated after the marker can be read.  Where the marker
    is not met, the content is all that could be unpacked.  Errors as in ``read_bytes``, save for truncation.
    """
    _refuse(_raw(path, HEAD_SIZE), path)
    parts: list[bytes] = []
    tail = b"\n"
    for chunk in _chunks(path):
        parts.append(chunk)
        window = tail + chunk
        if (found := _line_start(window, marker)) >= 0 and b"\n" in window[found + 1 :]:
            break
        tail = window[found:] if found >= 0 else window[-len(marker) - 1 :]
    data = b"".join(parts)
    _refuse(data[:HEAD_SIZE], path)
    data = _unix_lines(_plain_utf8(data, path))
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


def decode_lines(data: bytes) -> tuple[list[str], str]:
    """Lines, each in its own encoding (files glued together mix them), and a note that counts the fallbacks or ""."""
    whole = decode(data)
    if whole.encoding == "utf-8":
        return whole.text.split("\n"), ""
    lines = [decode(line) for line in data.split(b"\n")]
    other = [line.encoding for line in lines if line.encoding != "utf-8"]
    note = f"{len(other)} lines of the header are not UTF-8 and were read as {', '.join(sorted(set(other)))}."
    return [line.text for line in lines], note


def encoding_note(data: bytes, what: str) -> tuple[str, ...]:
    """A note where ``data`` had to be read in another encoding than UTF-8; none as a rule.

    >>> encoding_note("p1-µ".encode("latin-1"), "table")
    ('The table is not UTF-8 and was read as cp1252.',)
    """
    encoding = "utf-8" if data.isascii() else decode(data).encoding
    return () if encoding == "utf-8" else (f"The {what} is not UTF-8 and was read as {encoding}.",)


def _raw(path: Path, size: int = -1) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(size)
    except FileNotFoundError:
        what = "there is no such file"
        raise ReadError(what, where=str(path), do="Check the name and the folder") from None
    except OSError as error:
        what = f"the file cannot be read ({error.strerror or error})"
        raise ReadError(what, where=str(path)) from None


def _refuse(head: bytes, path: Path) -> None:
    name = recognise(head)
    if name is not None:
        do = "Save it as tab-separated text" if name.startswith(_SPREADSHEETS) else "Download it again, or unpack it"
        what = "this is not the data"
        raise ReadError(what, where=path.name, expected="text, gzipped or not", found=name, do=do)


def _unpack(raw: bytes, path: Path) -> bytes:
    from isal import igzip

    try:
        data: bytes = igzip.decompress(raw)  # type: ignore[no-untyped-call]
    except EOFError:
        raise truncated(path, "the gzip stream ends too early") from None
    except _damage() as error:
        what = f"the gzip file is damaged ({error})"
        raise ReadError(what, where=path.name, do="Download it again") from None
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
            except _damage():
                return
            rest = engine.unused_data.lstrip(b"\0") if engine.eof else b""
            engine = isal_zlib.decompressobj(_GZIP_BITS) if engine.eof else engine


def _damage() -> tuple[type[Exception], ...]:
    from isal import igzip_lib

    return OSError, ValueError, cast("type[Exception]", igzip_lib.IsalError)


def truncated(path: Path, found: str) -> ReadError:
    """The one wording for a file that stops too early."""
    return ReadError("the file is truncated", where=path.name, found=found, do="Download it again")


def _plain_utf8(data: bytes, path: Path) -> bytes:
    """Without byte order mark; UTF-16 (a spreadsheet's "Unicode text") as UTF-8."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16").encode()
        except UnicodeDecodeError:
            raise truncated(path, "damaged UTF-16 text") from None
    if b"\0" in data[:HEAD_SIZE]:
        what = "this is not text"
        raise ReadError(what, where=path.name, expected="text, gzipped or not", found="binary data")
    return data.removeprefix(codecs.BOM_UTF8)


def _unix_lines(data: bytes) -> bytes:
    """A carriage return inside a line is a space; in a file without line feeds it ends the lines."""
    if b"\r" not in data:
        return data
    data = data.replace(b"\r\n", b"\n")
    return data.replace(b"\r", b" " if b"\n" in data else b"\n")


def _line_start(data: bytes, marker: bytes) -> int:
    """Where a line that starts with ``marker`` begins, seen from the line feed before it; -1 where there is none."""
    return data.find(b"\n" + marker)
