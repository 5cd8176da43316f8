"""A sheet of a spreadsheet (xlsx) as tab-separated text.  ``book.xlsx#values`` names the sheet ``values``."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from geneverdict.errors import ReadError
from geneverdict.io.bounds import require_columns, require_size
from geneverdict.messages import Code, Message, Name, known, names

_MARK = ".xlsx#"
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_DAMAGE = (
    OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, EOFError, SyntaxError, NotImplementedError,
    RuntimeError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What openpyxl and the archive raise for a book that is not whole."""


def book_and_sheet(path: Path) -> tuple[Path, str | None]:
    """The file, and which of its sheets is meant.

    >>> book_and_sheet(Path("a/book.xlsx#my values"))
    (PosixPath('a/book.xlsx'), 'my values')
    """
    text = str(path)
    at = text.lower().rfind(_MARK)
    if at < 0:
        return path, None
    return Path(text[: at + len(_MARK) - 1]), text[at + len(_MARK) :]


def read_sheet(path: Path, sheet: str | None) -> tuple[bytes, tuple[Message, ...]]:
    """The cells of a sheet, the first one where none is named, and a note where there are others.

    Dates are written like ``2-Sep``, as a spreadsheet shows the genes that it took for dates.  Raises ReadError for
    what is no such book, for a sheet that it has not, and where the library that reads it is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        raise ReadError(Message("error-xlsx_library"), where=path.name) from None
    try:
        with zipfile.ZipFile(path) as archive:
            require_size(sum(part.file_size for part in archive.infolist()), path.stat().st_size, path.name)
            if kind := _other(archive.namelist()):
                raise ReadError(Message("error-no_data", {"kind": Code(kind)}), where=path.name)
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and names that do not matter here
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            titles = [page.title for page in book.worksheets]
            if not titles or (sheet is not None and sheet not in titles):
                told = known({"sheet": Name(sheet) if sheet else None, "sheets": names(titles)})
                raise ReadError(Message("error-xlsx_sheet", told), where=path.name)
            page = book.worksheets[titles.index(sheet) if sheet is not None else 0]
            page.reset_dimensions()
            lines = list(_lines(page.iter_rows(values_only=True), path.name))
    except _DAMAGE as error:
        raise ReadError(Message("error-xlsx", {"why": Name(str(error)[:80])}), where=path.name) from None
    others = [title for title in titles if title != page.title]
    note = Message("read-first_sheet", {"sheet": Name(page.title), "others": names(others)})
    return "\n".join(lines).encode("utf-8", "replace"), (note,) if others and sheet is None else ()


def _other(parts: Sequence[str]) -> str:
    """What an archive is that is no such book; "" where it may be one."""
    if any(part.startswith("xl/") for part in parts):
        return ""
    return "docx" if any(part.startswith("word/") for part in parts) else "ods" if "content.xml" in parts else "zip"


def sheet_titles(path: Path) -> list[str]:
    """Of a book that can be read; none of another."""
    import openpyxl

    try:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [page.title for page in openpyxl.load_workbook(file, read_only=True).worksheets]
    except _DAMAGE:
        return []


def _lines(rows: Iterable[Sequence[object]], where: str) -> Iterator[str]:
    """Tab-separated; a row that ends early goes on empty to the width of the first that has cells."""
    width = 0
    for row in rows:
        require_columns(len(row), where)
        width = width or len(row)
        yield "\t".join(map(_text, row)) + "\t" * max(width - len(row), 0)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date):
        return f"{value.day}-{_MONTHS[3 * value.month - 3 : 3 * value.month]}"
    text = " ".join(str(value).split())
    return '"' + text.replace('"', '""') + '"' if '"' in text else text
