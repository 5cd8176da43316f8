"""Reader of a published table of differential expression: whatever program wrote it, its columns found and said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from geneverdict.errors import ReadError, UsageError
from geneverdict.io.sources.numerals import plain_numbers
from geneverdict.io.sources.own_head import head_of
from geneverdict.io.sources.own_sheet import Sheet, cells_of
from geneverdict.io.sources.own_text import read_own_text
from geneverdict.messages import Code, Message, Name, Value, names
from geneverdict.model.published import FoundColumn, PublishedRole, PublishedTable, Written

_HEADS: Mapping[PublishedRole, str] = {
    "effect": "logfc;log2fc;lfc;log2foldchange;logfoldchange;avglog2fc;avglogfc;log2ratio;logratio;foldchange;fc;fold;"
    "foldchanges;linearfc;linearfoldchange;log2foldchanges;lnfc;log10fc;log2fcs",
    "p": "pvalue;pval;p;rawp;praw;pvalues;rawpvalue;nominalp;nominalpvalue;unadjustedp;ppvalue",
    "fdr": "adjpval;adjpvalue;padj;fdr;qvalue;qval;q;pvalueadj;padjust;padjusted;adjp;adjustedpvalue;adjustedp;bh;"
    "fdrbh;pvalueadjusted;pvaladj;bonferroni;holm;fwer;fdrpvalue;fdrp",
}
"""Headers, without all but their letters and digits."""
_WITHIN: Mapping[PublishedRole, re.Pattern[str]] = {
    "fdr": re.compile(r"adjp|padj|fdr|qval|adjustedp|bonferroni"),
    "effect": re.compile(r"log2?fc|log2?foldchange|foldchange|log2?ratio"),
    "p": re.compile(r"pval"),
}
_NUMBER = re.compile(r"(?P<below><=?\s*)?[-+]?(?P<whole>\d*)\.?(?P<decimals>\d*)(?:[eE](?P<power>[-+]?\d+))?")
_FEWEST = 0.5
"""Share of a column's cells that must be numbers where it is taken for a column of numbers."""


def read_published(
    path: Path, *, columns: Mapping[PublishedRole, str] | None = None, encoding: str | None = None
) -> PublishedTable:
    """The rows of ``path`` (text or spreadsheet, packed or not) with their effect, p and FDR.

    ``columns``: headers that the user names.  Others are told by their names, then by what stands in them: one column
    alone with values of both signs is the effect, one alone between 0 and 1 is p.  A table without a header is read by
    what stands in it.  Raises ReadError for what is no table, UsageError where a column cannot be told.
    """
    data, notes = read_own_text(path, "published", encoding)
    head = head_of(data, path.name)
    body, style = plain_numbers(data[head.start :], head.separator, path.name)
    if any(_is_number(cell) for cell in head.cells):
        made = head.separator.join(f"column {i + 1}" for i in range(len(head.cells)))
        sheet = cells_of(made.encode() + b"\n" + data, notes, path.name, "published")
    else:
        sheet = cells_of(data[: head.start] + body, notes, path.name, "published")
    if not sheet.rows:
        raise ReadError(Message("error-no_rows", {"what": Code("published")}), where=path.name)
    if style:
        sheet = sheet._replace(notes=(*sheet.notes, Message("read-commas", {"kind": Code(style)})))
    cells = {header: [row[i] for row in sheet.rows] for i, header in enumerate(sheet.headers)}
    return _table(path.name, sheet, cells, columns or {})


def _table(
    where: str, sheet: Sheet, cells: Mapping[str, Sequence[str]], said: Mapping[PublishedRole, str]
) -> PublishedTable:
    numbers = {header: written(column) for header, column in cells.items() if _are_numbers(column)}
    found = _found(where, numbers, said, sheet.headers)
    roles = {one.role: numbers[one.header] for one in found}
    taken = {one.header for one in found}
    if "effect" not in roles:
        raise UsageError(Message("error-no_effect_column", {"columns": names(sheet.headers)}), where=where)
    ids = {header: tuple(column) for header, column in cells.items() if header not in taken and not _measures(column)}
    return PublishedTable(where, ids, roles["effect"], roles.get("p"), roles.get("fdr"), found, sheet.notes)


def _found(
    where: str, numbers: Mapping[str, Written], said: Mapping[PublishedRole, str], headers: Sequence[str]
) -> tuple[FoundColumn, ...]:
    """At most one column of each role."""
    found: list[FoundColumn] = []
    for role, header in said.items():
        if header not in numbers:
            values: dict[str, Value] = {"column": Name(header), "columns": names(headers)}
            raise UsageError(Message("error-no_such_column", values), where=where)
        found.append(FoundColumn(role, header, "said"))
    for role in _WITHIN:
        named = None if role in said else _by_name(where, role, numbers, [one.header for one in found])
        if named is not None:
            found.append(FoundColumn(role, named, "name"))
    by_content: tuple[PublishedRole, ...] = ("effect", "p")
    for role in by_content:
        if role not in {one.role for one in found}:
            left = [h for h in numbers if h not in {one.header for one in found}]
            alike = [header for header in left if _looks(role, numbers[header])]
            if len(alike) == 1:
                found.append(FoundColumn(role, alike[0], "content"))
    order = ("effect", "p", "fdr")
    return tuple(sorted(found, key=lambda one: order.index(one.role)))


def _by_name(where: str, role: PublishedRole, numbers: Mapping[str, Written], taken: Sequence[str]) -> str | None:
    """The column of numbers whose header says so.  Raises UsageError where several do alike."""
    plain = {header: re.sub(r"[^a-z0-9]", "", header.casefold()) for header in numbers if header not in taken}
    whole = [header for header, text in plain.items() if text in _HEADS[role].split(";")]
    within = [header for header, text in plain.items() if _WITHIN[role].search(text)]
    for alike in (whole, within):
        if len(alike) > 1:
            values: dict[str, Value] = {
                "role": Code(role),
                "columns": names(alike),
                "option": Name(f"--column {role}=NAME"),
            }
            raise UsageError(Message("error-several_columns", values), where=where)
        if alike:
            return alike[0]
    return None


def _looks(role: str, column: Written) -> bool:
    value = column.value[np.isfinite(column.value)]
    if role == "effect":
        return bool((value < 0).any() and (value > 0).any())
    return bool(((value >= 0) & (value <= 1)).all() and len(np.unique(value)) > 1)


def _is_number(cell: str) -> bool:
    read = _NUMBER.fullmatch(cell)
    return bool(read and (read["whole"] or read["decimals"]))


def _are_numbers(column: Sequence[str]) -> bool:
    """Most of its cells that are not empty."""
    there = [cell for cell in column[:: max(1, len(column) // 1000)] if cell and cell not in ("NA", "NaN")]
    return bool(there) and sum(map(_is_number, there)) >= _FEWEST * len(there)


def _measures(column: Sequence[str]) -> bool:
    """Numbers with decimals, which name nothing."""
    there = [cell for cell in column[:: max(1, len(column) // 1000)] if cell]
    return sum(_is_number(cell) and ("." in cell or "e-" in cell) for cell in there) > _FEWEST * len(there)


def written(column: Sequence[str]) -> Written:
    """The numbers of a column with half a unit of the last digit of each; NaN for what is none.

    A number written without a point is as exact as the column's others; ``< 0.001`` is anything below that.

    >>> read = written(["0.83", "-1.2e-5", "2", "NA", "<0.001"])
    >>> read.value.tolist(), read.half.round(9).tolist()
    ([0.83, -1.2e-05, 2.0, nan, 0.0005], [0.005, 5e-07, 0.005, nan, 0.0005])
    """
    read = [_NUMBER.fullmatch(cell) for cell in column]
    value, half = np.full(len(column), np.nan), np.full(len(column), np.nan)
    plain = [len(one["decimals"]) for one in read if one and one["decimals"] and not one["power"] and not one["below"]]
    usual = int(np.median(plain)) if plain else 0
    for i, one in enumerate(read):
        if one is None or not (one["whole"] or one["decimals"]):
            continue
        if one["below"]:
            value[i] = half[i] = float(column[i].lstrip("<= ")) / 2
            continue
        value[i] = float(column[i])
        decimals = len(one["decimals"]) if one["decimals"] or one["power"] else usual
        half[i] = 0.5 * 10.0 ** (int(one["power"] or 0) - decimals)
    return Written(value, half)
