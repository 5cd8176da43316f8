"""The text of a file of the user's own: from a spreadsheet or a text file in whatever encoding, as UTF-8."""

from __future__ import annotations

import codecs
from pathlib import Path

from geneverdict.errors import ReadError
from geneverdict.io.sources.encoding import as_utf8
from geneverdict.io.sources.text import read_bytes, unix_lines, unpacked
from geneverdict.io.sources.xlsx import book_and_sheet, read_sheet
from geneverdict.messages import Message

_ZIP = b"PK\x03\x04"


def read_own_text(path: Path, what: str, encoding: str | None = None) -> tuple[bytes, tuple[Message, ...]]:
    """Lines of UTF-8, and notes on what was guessed or taken out.  ``what``: a code for whose text it is.

    Raises ReadError as ``read_bytes`` does, and for text that is not in the ``encoding`` that the user names.
    """
    book, sheet = book_and_sheet(path)
    if book.is_dir():
        raise ReadError(Message("error-folder_for_table"), where=str(path))
    if book.is_file() and _starts_with(book, _ZIP):
        data, notes = read_sheet(book, sheet)
        data, more = as_utf8(data, what, "utf-8", path.name)
        return data, notes + more
    if encoding is None:
        return as_utf8(read_bytes(book), what, None, path.name)
    data, notes = as_utf8(unpacked(book).removeprefix(codecs.BOM_UTF8), what, encoding, path.name)
    return unix_lines(data), notes


def _starts_with(path: Path, start: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(start)) == start
