"""Which column of a sample sheet names the samples of a matrix, and how the two spell their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geneverdict.messages import Message, Name, count

_RESERVED = frozenset(
    ("if", "else", "repeat", "while", "function", "for", "next", "break")
    + ("TRUE", "FALSE", "NULL", "Inf", "NaN", "NA", "in")
)


def make_name(name: str) -> str:
    """What R's ``make.names`` turns a name into, as ``read.csv`` and ``data.frame`` do with the names of columns.

    >>> make_name("1-T"), make_name("a b"), make_name(".2"), make_name("if")
    ('X1.T', 'a.b', 'X.2', 'if.')
    """
    if not re.match(r"[^\W\d_]|\.(?!\d)", name):
        name = f"X{name}"
    name = "".join(c if c.isalnum() or c in "._" else "." for c in name)
    return f"{name}." if name in _RESERVED else name


def respelled(columns: Sequence[str], described: Sequence[str]) -> dict[str, str]:
    """Column of the matrix → name in the sheet, where they are the same but for R's ``make.names``."""
    known, there = set(columns), set(described)
    made: dict[str, list[str]] = {}
    for name in described:
        if name not in known:
            made.setdefault(make_name(name), []).append(name)
    return {column: made[column][0] for column in columns if column not in there and len(made.get(column, ())) == 1}


def respelled_note(spelling: dict[str, str]) -> tuple[Message, ...]:
    if not spelling:
        return ()
    column, name = next(iter(spelling.items()))
    return (Message("read-make_names", {"n": count(len(spelling)), "column": Name(column), "name": Name(name)}),)


def name_column(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> int:
    """The column of the sheet that names the samples: the first, where no other names more of the matrix's columns."""
    width = len(rows[0]) if rows else 1

    def fitting(i: int) -> int:
        described = list(dict.fromkeys(row[i] for row in rows if row[i]))
        if len(described) < len(rows):
            return 0
        return len(set(described) & set(columns)) + len(respelled(columns, described))

    return max(range(width), key=fitting)
