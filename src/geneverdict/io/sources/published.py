"""Reader of a published table of differential expression: whatever program wrote it, its columns found and said."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from geneverdict.errors import ReadError, UsageError
from geneverdict.io.sources.numerals import plain_numbers
from geneverdict.io.sources.own_head import head_of
from geneverdict.io.sources.own_sheet import Sheet, cells_of
from geneverdict.io.sources.own_text import read_own_text
from geneverdict.io.sources.published_direction import with_direction
from geneverdict.io.sources.published_text import plain_marks, table_within
from geneverdict.io.sources.text import decode
from geneverdict.io.sources.xlsx import sheet_titles
from geneverdict.messages import Code, Message, Name, Value, names
from geneverdict.model.published import FoundColumn, PublishedRole, PublishedTable, Written

_HEADS: Mapping[PublishedRole, str] = {
    "effect": "logfc;log2fc;lfc;log2foldchange;logfoldchange;avglog2fc;avglogfc;log2ratio;logratio;foldchange;fc;fold;"
    "foldchanges;linearfc;linearfoldchange;log2foldchanges;lnfc;log10fc;log2fcs;fcabs;absfc;absfoldchange;"
    "absolutefoldchange;foldchangeabsolute;差异倍数;倍数变化;变化倍数;倍数;表达差异倍数",
    "p": "pvalue;pval;p;rawp;praw;pvalues;rawpvalue;nominalp;nominalpvalue;unadjustedp;ppvalue;p值;原始p值",
    "fdr": "adjpval;adjpvalue;padj;fdr;qvalue;qval;q;pvalueadj;padjust;padjusted;adjp;adjustedpvalue;adjustedp;bh;"
    "fdrbh;pvalueadjusted;pvaladj;bonferroni;holm;fwer;fdrpvalue;fdrp;correctedpvalue;correctedp;pcorr;pvaluecorr;"
    "pvaluecorrected;q值;fdr值;校正p值;校正后p值;矫正p值;矫正后p值;调整p值;调整后p值",
}
"""Headers, without all but their letters and digits."""
_WITHIN: Mapping[PublishedRole, re.Pattern[str]] = {
    "fdr": re.compile(r"adjp|padj|fdr|qval|adjustedp|bonferroni|correctedp"),
    "effect": re.compile(r"log2?fc|log2?foldchange|foldchange|log2?ratio"),
    "p": re.compile(r"pval"),
}
_RATHER: Mapping[PublishedRole, re.Pattern[str]] = {
    "effect": re.compile("log|lfc"),
    "fdr": re.compile("^(?!.*(?:bonferroni|holm|fwer))"),
}
"""Which of several is taken: logarithms beside ratios, false discovery rates beside what is stricter."""
_LOGGED = re.compile(r"^(?:neg|minus|n)?log(?:10)?(?=.)")
_NUMBER = re.compile(r"(?P<below><=?\s*)?[-+]?(?P<whole>\d*)\.?(?P<decimals>\d*)(?:[eE](?P<power>[-+]?\d+))?")
_SMALL = 0.05
"""What is taken for p by what stands in it has a value below this."""
_FEWEST = 0.5
"""Share of a column's cells that must be numbers where it is taken for a column of numbers."""


def read_published(
    path: Path, *, columns: Mapping[PublishedRole, str] | None = None, encoding: str | None = None
) -> PublishedTable:
    """The rows of ``path`` (text or spreadsheet, packed or not) with their effect, p and FDR.

    ``columns``: headers that the user names.  Others are told by their names, then by what stands in them: one column
    alone with values of both signs is the effect, one alone between 0 and 1 is p.  A table without a header is read by
    what stands in it.  Where only p is there the effects are NaN.  Raises ReadError for what is no table, UsageError
    where a column cannot be told.
    """
    if path.is_file() and path.suffix.casefold() == ".xlsx":
        return _of_book(path, columns or {}, encoding)
    return _read(path, columns or {}, encoding)


def _of_book(path: Path, columns: Mapping[PublishedRole, str], encoding: str | None) -> PublishedTable:
    """The first sheet with such a table; where there is none, what is wrong with the first."""
    try:
        return _read(path, columns, encoding)
    except (ReadError, UsageError) as error:
        for title in sheet_titles(path)[1:]:
            with contextlib.suppress(ReadError, UsageError):
                table = _read(path.with_name(f"{path.name}#{title}"), columns, encoding)
                return replace(table, notes=(Message("read-sheet_with_table", {"sheet": Name(title)}), *table.notes))
        raise error from None


def _read(path: Path, columns: Mapping[PublishedRole, str], encoding: str | None) -> PublishedTable:
    data, notes = read_own_text(path, "published", encoding)
    text, more = table_within(plain_marks(decode(data).text), path.name)
    data, notes = text.encode(), (*notes, *more)
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
    return _table(path.name, sheet, cells, columns)


def _table(
    where: str, sheet: Sheet, cells: Mapping[str, Sequence[str]], said: Mapping[PublishedRole, str]
) -> PublishedTable:
    numbers = {header: written(column) for header, column in cells.items() if _are_numbers(column)}
    found = _found(where, numbers, said, sheet.headers)
    taken = {one.header for one in found}
    notes = list(sheet.notes)
    roles = {one.role: _as_rate(one, numbers[one.header], notes) for one in found}
    if "effect" not in roles and any(one.role == "p" and one.by != "content" for one in found):
        roles["effect"] = Written(*np.full((2, len(sheet.rows)), np.nan))
    if "effect" not in roles:
        raise UsageError(Message("error-no_effect_column", {"columns": names(sheet.headers)}), where=where)
    ids = {header: tuple(column) for header, column in cells.items() if header not in taken and not _measures(column)}
    effect = with_direction(roles["effect"], ids, notes)
    return PublishedTable(where, ids, effect, roles.get("p"), roles.get("fdr"), found, tuple(notes))


def _as_rate(column: FoundColumn, read: Written, notes: list[Message]) -> Written:
    """A p or a rate that is written as its negative logarithm, or in percent."""
    if column.role == "effect":
        return read
    if _LOGGED.match(_plain(column.header)):
        notes.append(Message("read-minus_log10", {"column": Name(column.header)}))
        value = 10.0 ** -np.abs(read.value)
        return Written(value, value * np.expm1(read.half * np.log(10)))
    if "%" in column.header:
        notes.append(Message("read-percent", {"column": Name(column.header)}))
        return Written(read.value / 100, read.half / 100)
    return read


def _plain(header: str) -> str:
    return re.sub(r"[^a-z0-9\u4e00-\u9fff]", "", header.casefold())


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
    left = [header for header in numbers if header not in taken]
    known = _HEADS[role].split(";")
    whole = [header for header in left if _is_called(header, role, known)]
    within = [header for header in left if _WITHIN[role].search(_plain(header))]
    for alike in (whole, within):
        rather = [header for header in alike if role in _RATHER and _RATHER[role].search(_plain(header))]
        one = rather if len(rather) == 1 else alike
        if len(one) > 1:
            values: dict[str, Value] = {
                "role": Code(role),
                "columns": names(one),
                "option": Name(f"--column {role}=NAME"),
            }
            raise UsageError(Message("error-several_columns", values), where=where)
        if one:
            return one[0]
    return None


def _is_called(header: str, role: PublishedRole, known: Sequence[str]) -> bool:
    """By its whole name, or what stands before a bracket; of p also what a logarithm is taken of."""
    forms = {_plain(header), _plain(re.sub(r"(?<=\S)\s*[(\[].*$", "", header))}
    if role != "effect":
        forms |= {_LOGGED.sub("", form) for form in forms}
    return not forms.isdisjoint(known)


def _looks(role: str, column: Written) -> bool:
    value = column.value[np.isfinite(column.value)]
    if role == "effect":
        return bool((value < 0).any() and (value > 0).any())
    return bool(((value >= 0) & (value <= 1)).all() and len(np.unique(value)) > 1 and value.min() < _SMALL)


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
