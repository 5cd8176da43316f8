"""How much is read before a file is refused, so that none takes all memory or no end of time.

A real series of 2,000 arrays and 60,000 probes has about a gigabyte of text in lines of some hundred kilobytes, and
unpacks to five times its size.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from geneverdict.errors import ReadError
from geneverdict.messages import Code, Message, Value, count

LARGEST = 4 << 30
"""Bytes of a file, unpacked."""
UNSUSPICIOUS = 1 << 28
"""Bytes that a packed file may give however small it is."""
MOST_TIMES = 60
"""How many times its own size a packed file may give beyond that: text of real tables gives 3 to 20 times."""
_MOST_OF_DEFLATE = 1032
LONGEST_LINE = 1 << 25
MOST_COLUMNS = 50_000
MOST_FIELDS = 10_000
LONGEST_TEXT = 1 << 20
"""Characters that are said of one sample in one place; a protocol has some thousand."""


def require_size(unpacked: int, packed: int, where: str) -> None:
    """Raises ReadError for more bytes than a table has, and for a small file that unpacks without end."""
    if unpacked > LARGEST:
        raise _refused(where, "size", count(LARGEST >> 30), count(unpacked >> 30))
    if unpacked > max(UNSUSPICIOUS, MOST_TIMES * packed):
        raise _refused(where, "bomb", count(MOST_TIMES), count(unpacked // max(packed, 1)))


def may_exceed(packed: int) -> bool:
    """A file of so many bytes may unpack to more than ``require_size`` lets pass without a look at its size."""
    return packed * _MOST_OF_DEFLATE > UNSUSPICIOUS


def require_line(length: int, where: str) -> None:
    """Raises ReadError for a line longer than any table has."""
    if length > LONGEST_LINE:
        raise _refused(where, "line", count(LONGEST_LINE >> 20), None)


def require_columns(n: int, where: str) -> None:
    """Raises ReadError for more columns than this reads."""
    if n > MOST_COLUMNS:
        raise _refused(where, "columns", count(MOST_COLUMNS), count(n))


def require_fields(n: int, where: str) -> None:
    """Raises ReadError for more fields of samples, or lines of them, than anybody writes."""
    if n > MOST_FIELDS:
        raise _refused(where, "fields", count(MOST_FIELDS), None)


def require_texts(texts: Iterable[str], where: str) -> None:
    """Raises ReadError for a text of a sample that is longer than anybody writes."""
    if max(map(len, texts), default=0) > LONGEST_TEXT:
        raise _refused(where, "text", count(LONGEST_TEXT >> 20), None)


def _refused(where: str, kind: str, most: Value, found: Value | None) -> ReadError:
    values: dict[str, Value] = {"kind": Code(kind), "most": most}
    return ReadError(Message("error-too_much", values | ({} if found is None else {"found": found})), where=where)


class BoundedFile:
    """What is unpacked of a file of ``packed`` bytes (0: it is not packed).  Raises ReadError beyond the bounds."""

    def __init__(self, file: BinaryIO, packed: int, where: str) -> None:
        self._file, self._packed, self._where = file, packed, where
        self._total = 0

    def read(self, size: int) -> bytes:
        return self._counted(self._file.read(size))

    def rewind(self) -> None:
        self._file.seek(0)
        self._total = 0

    def _counted(self, data: bytes) -> bytes:
        self._total += len(data)
        require_size(self._total, self._packed or self._total, self._where)
        return data
