"""The text of a file of counts: its columns, and which of them hold numbers of samples."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.errors import ReadError
from geneverdict.io.sources.counts.programs import SHARE_WORDS, Program, program_of
from geneverdict.io.sources.edges import first_rows
from geneverdict.io.sources.own_head import head_of
from geneverdict.io.sources.own_text import read_own_text
from geneverdict.io.sources.tables import Matrix, matrix_of, require_no_geo_text
from geneverdict.io.sources.text import decode, truncated
from geneverdict.io.sources.values import MISSING, Columns, parse_values, split_cells
from geneverdict.messages import Code, Message, Name, Value, count, percent, quoted
from geneverdict.model.series import NO_GENE_ROW, FloatArray

_ANNOTATION = re.compile(
    r"(?:gene|exon|exonic|cds|tx|transcript|merged|eff|effective|median)?[_. ]?(?:length|size|width|start|end|stop|gc)"
    r"|(?:gene)?[_. ]?(?:chr|chrom|chromosome|strand|score|frame)|entrez\w*|gene[_. ]?id|gc[_. ]?content|seqnames|"
    r"basemean|log2foldchange|lfcse|pvalue|p[_. ]?value|padj|fdr|q[_. ]?value",
    re.IGNORECASE,
)
"""Columns of numbers that are no sample's."""
_TWO_IDS = {
    "ensembl": re.compile(r"(ENS[A-Z]*G\d{11}(?:\.\d+)?)[|_:;, ].+"),
    "entrez": re.compile(r"[^|]*\|(\d+)"),
}
_NEARLY_ALL = 0.9
_HEADERS: dict[Program, bytes] = {"htseq": b"gene\tcount\n", "star": b"gene\tunstranded\tforward\treverse\n"}
_N_PLACES = 5
"""Columns of featureCounts between the gene and the first sample."""


class CountText(NamedTuple):
    """A file of counts before its numbers are read."""

    path: Path
    program: Program | None
    matrix: Matrix
    samples: tuple[int, ...]
    """Columns that may be samples: all that hold numbers and are not known to be something else."""
    shares: tuple[int, ...] = ()
    """Columns that hold the samples' FPKM or the like, by their names, beside those that do not."""

    @property
    def columns(self) -> list[str]:
        return self.matrix.columns

    @property
    def where(self) -> str:
        return self.path.name


class Rows(NamedTuple):
    """Names and numbers, rows × columns, of what can be a gene; and what the other rows held."""

    names: list[str]
    values: FloatArray
    notes: tuple[Message, ...] = ()


def open_counts(path: Path, encoding: str | None = None) -> CountText:
    """Raises ReadError for what is no text of a table, and for a program's file that ends within a line."""
    data, notes = read_own_text(path, "matrix", encoding)
    require_no_geo_text(data, path)
    program = program_of(head_of(data, path.name).cells)
    if program is not None and not data.endswith(b"\n"):  # each of them ends its last line
        raise truncated(path, Message("cut-last_line"))
    added = _header_for(program, data, path.name)
    matrix = matrix_of(added + data, notes, path)
    if added:
        matrix = matrix._replace(first_line=matrix.first_line - 1)
    matrix = _without_row_numbers(matrix)
    samples = _sample_columns(matrix, program)
    if not samples:
        raise ReadError(Message("error-no_count_columns", {"columns": quoted(matrix.columns)}), where=path.name)
    shares = tuple(i for i in samples if SHARE_WORDS.search(matrix.columns[i]))
    if len(shares) == len(samples):
        return CountText(path, program, matrix, samples)
    return CountText(path, program, matrix, tuple(i for i in samples if i not in shares), shares)


def read_columns(text: CountText, wanted: Sequence[int], missing: Sequence[str] = ()) -> Rows:
    """The numbers of some columns.  Raises ReadError for rows that are not whole, no numbers and empty cells."""
    matrix = text.matrix
    raw = parse_values(
        matrix.body,
        Columns(matrix.columns, list(wanted)),
        where=text.where,
        first_line=matrix.first_line,
        separator=matrix.separator,
        missing=missing,
    )
    if not raw.rows:
        raise ReadError(Message("error-no_rows", {"what": Code("matrix")}), where=text.where)
    return Rows(raw.rows, raw.values, matrix.notes)


def require_numbers(rows: Rows, columns: Sequence[str], where: str) -> None:
    """Raises ReadError where a count is missing or infinite: it is neither zero nor to be guessed."""
    lost = ~np.isfinite(rows.values)
    if lost.any():
        row, column = np.argwhere(lost)[0]
        values: dict[str, Value] = {"n": count(int(lost.sum())), "row": Name(rows.names[row])}
        raise ReadError(Message("error-counts_missing", {**values, "column": Name(columns[column])}), where=where)


def genes_only(rows: Rows) -> Rows:
    """Without the rows of reads that no gene got, which are said with their share, and without rows of no name."""
    other = np.array([NO_GENE_ROW.fullmatch(name) is not None for name in rows.names])
    unnamed = np.array([not name for name in rows.names])
    notes = rows.notes
    if other.any():
        shares = rows.values[other].sum(axis=0) / np.maximum(rows.values.sum(axis=0), 1)
        named = quoted(name for name, is_other in zip(rows.names, other, strict=True) if is_other)
        notes += (Message("read-no_gene_rows", {"n": count(int(other.sum())), "rows": named, **span(shares)}),)
    if unnamed.any():
        notes += (Message("read-unnamed", {"n": count(int(unnamed.sum()))}),)
    kept = np.flatnonzero(~(other | unnamed))
    return Rows([rows.names[i] for i in kept], rows.values[kept], notes)


def single_ids(names: list[str]) -> tuple[list[str], tuple[Message, ...]]:
    """Names that hold two ids (``ENSG…|ITGA5``, ``ITGA5|3678``) cut down to Ensembl's or Entrez's, where nearly all do.

    >>> single_ids(["ITGA5|3678", "?|100130426"])[0], single_ids(["ITGA5", "HLA-A|x"])[0]
    (['3678', '100130426'], ['ITGA5', 'HLA-A|x'])
    """
    for kind, pattern in _TWO_IDS.items():
        found = [pattern.fullmatch(name) for name in names]
        if names and sum(map(bool, found)) >= _NEARLY_ALL * len(names):
            cut = [match[1] if match else name for match, name in zip(found, names, strict=True)]
            return cut, (Message("read-two_ids", {"example": Name(names[0]), "kind": Code(kind)}),)
    return names, ()


def span(shares: FloatArray) -> dict[str, Value]:
    """The ends of shares of the samples; ``most`` only where it is another percentage than ``least``."""
    least, most = float(shares.min()), float(shares.max())
    ends: dict[str, Value] = {"least": percent(least)}
    return ends if round(100 * least) == round(100 * most) else ends | {"most": percent(most)}


def texts_of(text: CountText, column: int) -> list[str]:
    """The cells of one column, in the order of the rows."""
    lines = decode(text.matrix.body).text.split("\n")
    return [split_cells(line, text.matrix.separator)[column + 1].strip() for line in lines if line.strip()]


def _header_for(program: Program | None, data: bytes, where: str) -> bytes:
    """htseq-count and STAR write none; the columns of htseq-count are two, or three with the name of the gene."""
    header = _HEADERS.get(program, b"") if program else b""
    cells = head_of(data, where)
    if program == "htseq" and len(cells.cells) == len(("gene", "name", "count")):
        header = b"gene\tname\tcount\n"
    return header.replace(b"\t", cells.separator.encode())


def _without_row_numbers(matrix: Matrix) -> Matrix:
    """R writes the numbers of rows first where a table had no names of rows: the next column of texts names them."""
    rows = first_rows(matrix.body, matrix.separator)
    numbered = [row[0].strip() for row in rows] == [str(i) for i in range(1, len(rows) + 1)]
    if not numbered or len(matrix.columns) < 2 or all(_is_number(row[1]) for row in rows if len(row) > 1):
        return matrix
    mark = re.escape(matrix.separator.encode())
    body = re.sub(rb'(?m)^"?[0-9]+"?' + mark, b"", matrix.body)
    return matrix._replace(columns=matrix.columns[1:], body=body)


def _sample_columns(matrix: Matrix, program: Program | None) -> tuple[int, ...]:
    if program == "featurecounts":
        return tuple(range(_N_PLACES, len(matrix.columns)))
    rows = [row for row in first_rows(matrix.body, matrix.separator) if len(row) == len(matrix.columns) + 1]
    return tuple(
        i
        for i, name in enumerate(matrix.columns)
        if not _ANNOTATION.fullmatch(name) and (not rows or _are_numbers([row[i + 1] for row in rows]))
    )


def _are_numbers(cells: Sequence[str]) -> bool:
    """Some are numbers, and nearly all others are missing: a damaged cell is told as such when the column is read."""
    written = [cell for cell in cells if cell.strip().casefold() not in MISSING]
    return bool(written) and sum(map(_is_number, written)) >= _NEARLY_ALL * len(written)


def _is_number(cell: str) -> bool:
    try:
        float(cell.strip().replace(",", ""))
    except ValueError:
        return False
    return cell.isascii()
