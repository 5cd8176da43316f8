"""The first line of a table of the user's own, and what its columns are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from geneverdict.errors import ReadError
from geneverdict.io.bounds import require_columns, require_line
from geneverdict.io.sources.edges import SEP_LINE, filled, first_rows
from geneverdict.io.sources.text import decode
from geneverdict.io.sources.values import split_cells
from geneverdict.messages import Code, Message, Name, Value, count

CORNERS = frozenset(
    ("", "id", "id_ref", "gene", "genes", "geneid", "gene_id", "gene id", "gene symbol", "gene_symbol", "symbol")
    + ("symbols", "name", "probe", "probes", "probe_id", "probeid", "probeset", "row", "rownames", "row.names")
    + ("ensembl", "ensembl_id", "entrez", "feature", "基因", "探针")
)


class Head(NamedTuple):
    """The first line of a table, and where the lines below begin."""

    cells: list[str]
    separator: str
    start: int
    line: int
    """Number of its line."""


def head_of(data: bytes, where: str) -> Head:
    """The header: the first line that is neither blank nor a comment nor a spreadsheet's ``sep=;``."""
    start, number = _skip_comments(data)
    end = _line_end(data, start)
    require_line(end - start, where)
    line = decode(data[start:end]).text
    said = SEP_LINE.fullmatch(line)
    if said:
        start, number = end + 1, number + 1
        end = _line_end(data, start)
        require_line(end - start, where)
        line = decode(data[start:end]).text
    separator = said[1].replace("\\t", "\t") if said else sniff_separator(line, where)
    require_columns(line.count(separator), where)
    return Head([cell.strip() for cell in split_cells(line, separator)], separator, end + 1, number)


def _line_end(data: bytes, start: int) -> int:
    end = data.find(b"\n", start)
    return len(data) if end < 0 else end


def value_columns(head: Head, body: bytes, where: str) -> tuple[list[str], int]:
    """The names of the columns with values, and how many empty cells each row ends with beyond them.

    R leaves out the name of the first column: then the header is one cell shorter than the rows.
    """
    cells = list(head.cells)
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    rows = first_rows(body, head.separator)
    if not rows:
        return cells[1:], 0
    width = max(map(len, rows))
    last = max(map(filled, rows))
    if last == len(cells) + 1 and len(cells) == len(head.cells):
        return cells, 0
    if last <= len(cells) < width and cells[0].casefold() not in CORNERS and width == len(head.cells) + 1:
        values: dict[str, Value] = {"header": count(len(cells)), "row": count(width), "first": Name(cells[0])}
        raise ReadError(Message("error-corner_or_empty", values), where=where)
    return (cells[1:], width - len(cells)) if last <= len(cells) <= width else (head.cells[1:], 0)


def _skip_comments(data: bytes) -> tuple[int, int]:
    """Where the first line that is neither blank nor a comment starts, and its number."""
    start, number = 0, 1
    while start < len(data) and data[start : start + 1] in (b"#", b"\n"):
        start, number = _line_end(data, start) + 1, number + 1
    return start, number


def sniff_separator(line: str, where: str) -> str:
    """Tab where there is one, else the more frequent of comma and semicolon.

    >>> sniff_separator("probe;GSM1;GSM2", "x.csv")
    ';'
    """
    if "\t" in line:
        return "\t"
    best = max(",;", key=line.count)
    if best not in line:
        raise ReadError(Message("error-one_cell", {"line": Name(line[:40])}), where=where)
    return best


def require_names(names: Sequence[str], where: str, what: str) -> None:
    """``what``: whose names, a code of the catalogue."""
    if "" in names:
        raise ReadError(Message("error-without_a_name", {"what": Code(what)}), where=where)
    name, n = Counter(names).most_common(1)[0] if names else ("", 0)
    if n > 1:
        values: dict[str, Value] = {"what": Code(what), "name": Name(name), "n": count(n)}
        raise ReadError(Message("error-name_repeated", values), where=where)
