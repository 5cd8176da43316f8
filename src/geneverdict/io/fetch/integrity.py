"""Is this file whole, and is it what its name says?  The same words for a download, a mirror and a user's own file."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple, cast

from geneverdict.errors import ReadError
from geneverdict.io.bounds import BoundedFile, require_line, require_size
from geneverdict.messages import Code, Message, Name, Value, count, known

Kind = Literal["matrix", "family", "platform", "platform_head", "table", "book", "archive"]
"""``platform_head`` is a platform's family file, of which only the part up to the end of the platform table counts;
``table`` is anything else, of which only the wrapping is checked; ``book`` is a spreadsheet (xlsx),
``archive`` a tar."""

_BLOCK = 1 << 20
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_TAR = b"ustar"
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_WEB = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.DOTALL)


def check_file(path: Path, kind: Kind, *, name: str = "", where: str = "") -> None:
    """Read the whole file once and return if it is whole.

    ``name`` stands for the file's own name (a download's temporary file has another), ``where`` for its path in the
    error.  A name that ends in .gz must be gzip; otherwise plain text is read too.
    Raises ReadError with one line that says what the file is instead, or where it ends.
    """
    name, where = name or path.name, where or str(path)
    with damage_said(where, path):
        check_wrapping(path, name, where)
        if kind in _CHECKS_OF_PATH:
            _CHECKS_OF_PATH[kind](path, where)
            return
        with open_decoded(path) as file:
            packed = path.stat().st_size if _is_gzip(path) else 0
            _CHECKS[kind](BoundedFile(file, packed, where), where)


def check_wrapping(path: Path, name: str, where: str) -> None:
    """Raise ReadError for an empty file, a web page, a Git LFS pointer, or what is not gzip though its name says so."""
    with path.open("rb") as file:
        head = file.read(1 << 16)
    _refuse_stand_ins(head, where)
    if name.endswith(".gz") and not head.startswith(_GZIP):
        values: dict[str, Value] = {
            "kind": Code("binary" if b"\0" in head else "text"),
            "name": Name(name),
            "start": _excerpt(head),
        }
        raise ReadError(Message("error-not_gzip", values), where=where)
    packed = head.startswith((_GZIP, _ZIP) if name.endswith(".xlsx") else _GZIP) or head[257:262] == _TAR
    if not name.endswith(".gz") and b"\0" in head and not packed:
        raise ReadError(Message("error-binary", {"start": _excerpt(head)}), where=where)


def _refuse_stand_ins(head: bytes, where: str) -> None:
    if not head:
        raise ReadError(Message("error-empty_file"), where=where)
    if head.startswith(b"version https://git-lfs"):
        size = re.search(rb"^size ([0-9]{1,15})", head, re.MULTILINE)
        values = known({"size": count(int(size[1])) if size else None})
        raise ReadError(Message("error-git_lfs_pointer", values), where=where)
    if _WEB.match(head.removeprefix(b"\xef\xbb\xbf")):
        title = _TITLE.search(head)
        words = " ".join(title[1].decode("utf-8", "replace").split()) if title else ""
        raise ReadError(Message("error-web_page", known({"title": Name(words[:80]) if words else None})), where=where)


def _excerpt(head: bytes) -> Name:
    text = head[:40].decode("latin-1")
    return Name("".join(c if c.isprintable() else "." for c in text))


def open_decoded(path: Path) -> BinaryIO:
    """The bytes inside a gzip file (of one or several members), or of a plain file, whatever its name."""
    from isal import igzip

    unzip: Any = igzip.IGzipFile
    return cast(BinaryIO, unzip(path, "rb")) if _is_gzip(path) else path.open("rb")


def _is_gzip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == _GZIP


def gzip_damage() -> tuple[type[Exception], ...]:
    """What the decoders raise on damage, apart from EOFError."""
    import gzip

    from isal import igzip_lib

    # The library's own type information declares its exception as an instance.
    decoder_error: Any = igzip_lib.IsalError
    return gzip.BadGzipFile, decoder_error


@contextlib.contextmanager
def damage_said(where: str, path: Path) -> Iterator[None]:
    """Turn what a gzip decoder raises within the block into a ReadError in words."""
    try:
        yield
    except EOFError:
        raise ReadError(Message("error-gzip_cut_off", {"size": count(path.stat().st_size)}), where=where) from None
    except gzip_damage() as error:
        why = Name(str(error).strip("."))
        raise ReadError(Message("error-gzip_damaged", known({"why": why if why.text else None})), where=where) from None


def _check_table(text: BoundedFile, where: str) -> None:
    _refuse_stand_ins(text.read(_BLOCK), where)
    while text.read(_BLOCK):
        pass


def _check_book(path: Path, where: str) -> None:
    """An archive whose directory, at its end, is there, and whose parts have the sums that it states."""
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(path) as archive:
            require_size(sum(part.file_size for part in archive.infolist()), path.stat().st_size, where)
            bad = archive.testzip()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise ReadError(Message("error-xlsx", {"why": Name(str(error)[:80])}), where=where) from None
    if bad is not None:
        raise ReadError(Message("error-xlsx", {"why": Name(bad[:80])}), where=where)


def _check_archive(path: Path, where: str) -> None:
    """A tar whose members are all there: a block of zeros follows the last one."""
    import tarfile

    try:
        with tarfile.open(path, "r:") as archive:
            end = max((member.offset_data + member.size for member in archive), default=0)
    except (tarfile.TarError, EOFError) as error:
        raise ReadError(Message("error-tar", {"why": Name(str(error)[:80])}), where=where) from None
    with path.open("rb") as file:
        file.seek(-(-end // tarfile.BLOCKSIZE) * tarfile.BLOCKSIZE)
        if file.read(tarfile.BLOCKSIZE) != bytes(tarfile.BLOCKSIZE):
            raise ReadError(Message("error-tar"), where=where)


class _Table(NamedTuple):
    begun: bool
    ended: bool
    rows: int
    stated: frozenset[int]
    """Every row count that the fields before the table state."""


def _check_matrix(text: BoundedFile, where: str) -> None:
    table = _read_table(text, b"!series_matrix_table", b"!Sample_data_row_count", where)
    _refuse_cut(table, "matrix", "!series_matrix_table", where)
    if len(table.stated) == 1 and 0 not in table.stated and table.rows not in table.stated:
        values = {"stated": count(next(iter(table.stated))), "rows": count(table.rows)}
        raise ReadError(Message("error-rows_not_as_stated", values), where=where)


def _check_platform(text: BoundedFile, where: str, *, whole: bool = True) -> None:
    table = _read_table(text, b"!platform_table", b"!Platform_data_row_count", where, whole=whole)
    _refuse_cut(table, "platform", "!platform_table", where)


def _refuse_cut(table: _Table, kind: str, marker: str, where: str) -> None:
    if not table.begun:
        values: dict[str, Value] = {"kind": Code(kind), "line": Name(f"{marker}_begin")}
        raise ReadError(Message("error-table_never_begins", values), where=where)
    if not table.ended:
        stated = count(next(iter(table.stated))) if len(table.stated) == 1 else None
        values = {"kind": Code(kind), "line": Name(f"{marker}_end"), "rows": count(table.rows)}
        raise ReadError(Message("error-table_cut_off", known({**values, "stated": stated})), where=where)


def _read_table(text: BoundedFile, marker: bytes, counter: bytes, where: str, *, whole: bool = True) -> _Table:
    """Read the first table; ``whole``: then on to the end of the file, so that a gzip trailer is verified.

    What is searched always begins with a newline, so that every line of the file is found by the one before it.
    """
    _refuse_stand_ins(text.read(1 << 12), where)
    text.rewind()
    stated: set[int] = set()
    blocks, unended = _blocks(text), b"\n"
    for block in blocks:
        joined = unended + block
        lines = joined[: joined.rfind(b"\n") + 1]
        begin, beyond = lines.find(b"\n" + marker + b"_begin"), lines.find(b"\n^SAMPLE")
        counts = re.findall(rb"^%b[^\n]*" % re.escape(counter), lines[: begin if begin >= 0 else None], re.MULTILINE)
        stated |= {int(number) for line in counts for number in re.findall(rb"[0-9]{1,15}", line)}
        if begin >= 0 and not 0 <= beyond < begin:
            rest = joined[joined.index(b"\n", begin + 1) + 1 :]
            rows, ended = _count_rows(chain((rest,), blocks), marker + b"_end", whole=whole)
            return _Table(True, ended, rows, frozenset(stated))
        if beyond >= 0:
            return _Table(False, False, 0, frozenset(stated))
        unended = joined[max(len(lines) - 1, 0) :]
        require_line(len(unended), where)
    return _Table(unended.startswith(b"\n" + marker + b"_begin"), False, 0, frozenset(stated))


def _blocks(text: BoundedFile) -> Iterator[bytes]:
    return iter(lambda: text.read(_BLOCK), b"")


def _count_rows(blocks: Iterable[bytes], end: bytes, *, whole: bool) -> tuple[int, bool]:
    """Rows between the table's header and its end line, and whether there is an end line.

    Lines are counted by block, not read one by one: this costs little beside the decoding.
    """
    lines, ended, tail = 0, False, b"\n"
    for block in blocks:
        if not ended:
            joined = tail + block
            at = joined.find(b"\n" + end)
            ended = at >= 0
            lines += joined.count(b"\n", len(tail), at + 1) if ended else block.count(b"\n")
            tail = joined[-len(end) - 1 :]
        if ended and not whole:
            break
    return max(lines - 1, 0), ended


_FAMILY_MARKS = (
    b"\n!platform_table_begin",
    b"\n!platform_table_end",
    b"\n!sample_table_begin",
    b"\n!sample_table_end",
    b"\n!series_sample_id",
    b"\n^sample",
)
_LONGEST_MARK = max(map(len, _FAMILY_MARKS))


def _check_family(text: BoundedFile, where: str) -> None:
    """Every table that begins ends, and every sample that the series names is there."""
    counts = _count_marks(text, _FAMILY_MARKS, where)
    platform_begin, platform_end, sample_begin, sample_end, named, samples = counts
    if not samples:
        raise ReadError(Message("error-family_without_samples"), where=where)
    if platform_begin != platform_end or sample_begin != sample_end:
        ends = {"begun": count(platform_begin + sample_begin), "ended": count(platform_end + sample_end)}
        raise ReadError(Message("error-family_cut_in_table", ends), where=where)
    if samples < named:
        values = {"named": count(named), "samples": count(samples)}
        raise ReadError(Message("error-family_cut_between_samples", values), where=where)


def _count_marks(text: BoundedFile, marks: tuple[bytes, ...], where: str) -> list[int]:
    """How often each mark (a newline and the start of a line, in lower case) occurs."""
    counts, rest = [0] * len(marks), b"\n"
    while block := text.read(_BLOCK):
        if rest == b"\n":
            _refuse_stand_ins(block, where)
        whole, newline, tail = (rest + block).lower().rpartition(b"\n")
        counts = [count + whole.count(mark) for count, mark in zip(counts, marks, strict=True)]
        rest = newline + tail[:_LONGEST_MARK]  # marks stand at the start of a line
    return [count + rest.count(mark) for count, mark in zip(counts, marks, strict=True)]


_CHECKS_OF_PATH: dict[str, Callable[[Path, str], None]] = {"book": _check_book, "archive": _check_archive}
_CHECKS: dict[str, Callable[[BoundedFile, str], None]] = {
    "matrix": _check_matrix,
    "family": _check_family,
    "platform": _check_platform,
    "platform_head": partial(_check_platform, whole=False),
    "table": _check_table,
}
