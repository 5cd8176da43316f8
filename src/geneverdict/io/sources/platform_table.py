"""Reader of platform tables: GEO's annotation files, the platform part of SOFT files, a user's own probe map."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from geneverdict.errors import ReadError
from geneverdict.io.sources.edges import SEP_LINE
from geneverdict.io.sources.gene_names import (
    GeneColumn,
    GeneColumns,
    KnownGenes,
    Names,
    gene_columns,
    genes_of,
    kind_of,
    named_column,
    split_entrez,
    split_names,
)
from geneverdict.io.sources.own_text import read_own_text
from geneverdict.io.sources.text import decode, read_until, truncated
from geneverdict.io.sources.values import split_cells
from geneverdict.messages import Message, Name, count
from geneverdict.model.series import Platform

_BEGIN = "!platform_table_begin"
_END = "!platform_table_end"
_FIELD = re.compile(r"(?:!(?:Platform|Annotation)_|\^)(\S+)\s*=\s*(.*)", re.IGNORECASE)
_TABLE_START = re.compile(r"^!platform_table_begin.*\n", re.IGNORECASE | re.MULTILINE)
_FIRST_ROW = re.compile(r"^([^#\s][^\t\n]*)", re.MULTILINE)
_PROBE_LIKE = re.compile(r"\d+|\d+\w*_at|AFFX-\S+|ILMN_\d+|A_\d+_\S+", re.IGNORECASE)


KnownOf = Callable[[str], KnownGenes]
"""From an organism to what the tables of symbols know of its genes."""


def read_platform(
    path: Path, *, source: str = "", known: KnownOf | None = None, symbol_column: str | None = None
) -> Platform:
    """The platform of an annotation file or a family SOFT file; what follows the platform table is not even unpacked.

    ``known`` tells columns of genes by what stands in them where no header does; ``symbol_column`` is the user's word
    on which one it is.  A table without a column of genes gives a platform with ``column`` "" and no genes.  Raises
    ReadError for a file without a platform table and for a truncated one, StudyError for a column that is not there.
    """
    data, whole = read_until(path, _END.encode())
    text = decode(data).text
    if not whole:
        _require_full_table(text, path)
    return parse_platform(text, path, source=source, known=known, symbol_column=symbol_column)


def parse_platform(
    text: str, path: Path, *, source: str = "", known: KnownOf | None = None, symbol_column: str | None = None
) -> Platform:
    """A platform from the text of its section: fields, then the table between its begin and end lines."""
    begin = _TABLE_START.search(text)
    head, table = (text[: begin.start()], text[begin.end() :]) if begin else ("", text)
    fields = _fields(head)
    lines = [line for line in table.split("\n") if line and not line.startswith(("!", "#", "^"))]
    if not lines:
        raise ReadError(Message("error-platform_table_empty"), where=path.name)
    headers = lines[0].split("\t")
    rows = _Rows([line.split("\t") for line in lines[1:]])
    name = fields.get("geo_accession") or fields.get("platform") or re.split(r"[-_.]", path.name)[0]
    about = _About(name, fields.get("title") or fields.get("platform_title", ""), _organism(fields))
    chosen = _columns(headers, rows, known(about.organism) if known else None, symbol_column)
    return _platform(rows, chosen, about, source or str(path))


def read_probe_map(
    path: Path, *, encoding: str | None = None, known: KnownOf | None = None, symbol_column: str | None = None
) -> Platform:
    """A user's table: probes in the first column, genes in the column whose header names them, else in the second.

    Tab, comma or semicolon between the cells, gzipped or not.  Raises ReadError for a table with one column.
    """
    data, notes = read_own_text(path, "probe_map", encoding)
    lines = [line for line in decode(data).text.split("\n") if line.strip() and not line.startswith("#")]
    said = SEP_LINE.fullmatch(lines[0]) if len(lines) > 1 else None
    lines = lines[1:] if said else lines
    if not lines or lines[0].startswith(("!", "^")):
        return read_platform(path, known=known, symbol_column=symbol_column)
    separator = next((mark for mark in "\t;," if mark in lines[0]), "\t")
    table = [split_cells(line, separator) for line in lines] if separator != "\t" else _unquoted(lines)
    if len(table[0]) < 2:
        raise ReadError(Message("error-probe_map_columns", {"line": Name(lines[0][:40])}), where=path.name)
    headless = _PROBE_LIKE.fullmatch(table[0][0].strip()) is not None
    headers, rows = ([], _Rows(table)) if headless else (table[0], _Rows(table[1:]))
    knows = known("") if known else None
    chosen = _columns(headers, rows, knows if len(headers) > 2 or symbol_column else None, symbol_column)
    if not chosen.columns:
        second = GeneColumn(1, headers[1].strip() if headers else "2", "symbol", split_names)
        chosen = GeneColumns((_kind_by_content(second, rows, knows),))
    about = _About(re.split(r"\.(?:tsv|csv|txt)", path.name)[0], "", "")
    platform = _platform(rows, chosen, about, str(path))
    return replace(platform, notes=notes + platform.notes)


class _Rows:
    """Cells of the table by column; a row that is cut short has empty cells there."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self.rows = rows

    def column(self, index: int) -> Iterator[str]:
        return (row[index] if index < len(row) else "" for row in self.rows)


def _columns(headers: Sequence[str], rows: _Rows, known: KnownGenes | None, symbol_column: str | None) -> GeneColumns:
    """Those that the user names, or that are found."""
    if symbol_column is not None:
        return GeneColumns((named_column(headers, rows.column, len(rows.rows), symbol_column, known),))
    found = gene_columns(headers, rows.column, len(rows.rows), known)
    return found._replace(columns=tuple(_kind_by_content(one, rows, known) for one in found.columns))


def _kind_by_content(chosen: GeneColumn, rows: _Rows, known: KnownGenes | None) -> GeneColumn:
    """Ids may stand below a header that promises symbols."""
    if chosen.parse is not split_names or chosen.kind != "symbol":
        return chosen
    cells = (genes_of(cell, split_names).genes for cell in rows.column(chosen.position))
    kind = kind_of([genes[0] for genes in islice(filter(None, cells), 5000)], known)
    return chosen._replace(kind=kind, parse=split_entrez if kind == "entrez" else split_names)


class _About(NamedTuple):
    id: str
    title: str
    organism: str


def _platform(rows: _Rows, chosen: GeneColumns, about: _About, source: str) -> Platform:
    merged: dict[str, tuple[str, ...]] = {}
    n_rows = n_refused = 0
    for probe, names in zip(rows.column(0), _named(rows, chosen.columns), strict=True):
        probe = probe.strip().strip('"')
        if not probe:
            continue
        n_rows, n_refused = n_rows + 1, n_refused + names.n_refused
        known = merged.get(probe, ())
        merged[probe] = (*known, *(gene for gene in names.genes if gene not in known)) if known else names.genes
    notes = list(chosen.notes)
    if n_rows > len(merged):
        notes.append(Message("read-repeated_probes", {"n": count(n_rows - len(merged))}))
    if n_refused:
        notes.append(Message("read-control_probes", {"n": count(n_refused)}))
    first = chosen.columns[0] if chosen.columns else None
    return Platform(
        id=about.id,
        probes=tuple(merged),
        genes=tuple(merged.values()),
        column=first.header if first else "",
        title=about.title,
        organism=about.organism,
        source=source,
        kind=first.kind if first else "",
        notes=tuple(notes),
    )


def _named(rows: _Rows, columns: Sequence[GeneColumn]) -> Iterator[Names]:
    """The genes of each row: of the first column that names any."""
    if not columns:
        yield from (Names((), 0) for _ in rows.rows)
        return
    parsed: list[dict[str, Names]] = [{} for _ in columns]
    for cells in zip(*(rows.column(column.position) for column in columns), strict=True):
        found = Names((), 0)
        for cell, column, seen in zip(cells, columns, parsed, strict=True):
            found = seen.get(cell) or seen.setdefault(cell, genes_of(cell, column.parse))
            if found.genes:
                break
        yield found


def _fields(head: str) -> dict[str, str]:
    """The first value of each field of the section's head."""
    fields: dict[str, str] = {}
    for match in filter(None, map(_FIELD.match, head.split("\n"))):
        fields.setdefault(match[1].casefold(), match[2].strip())
    return fields


def _organism(fields: Mapping[str, str]) -> str:
    return fields.get("organism") or fields.get("platform_organism", "")


def _require_full_table(text: str, path: Path) -> None:
    """Without end marker, only the table that GEO's web page offers below ``#`` lines will do."""
    if text.startswith("#") and (first := _FIRST_ROW.search(text)) and first[1].casefold() == "id":
        return
    began = re.search(r"^!platform_table_begin|^\^(?:platform|annotation)\b", text, re.IGNORECASE | re.MULTILINE)
    other = re.search(r"^\^(?:sample|dataset|subset)\b", text, re.IGNORECASE | re.MULTILINE)
    if began and (_BEGIN in text or not other):
        raise truncated(path, Message("cut-line_missing", {"line": Name(_END)}))
    start = Name(text[:40].split("\n")[0])
    raise ReadError(Message("error-no_platform_table_here", {"line": start}), where=path.name)


def _unquoted(lines: Sequence[str]) -> list[list[str]]:
    return [[cell.strip().strip('"') for cell in line.split("\t")] for line in lines]
