"""A column: a field of a record that tables and JSON show, declared where the field is.

What it means is a message, ``column-RECORD_NAME`` (``column-gene_row_p``) or, where it is the same everywhere,
``column-NAME``; its unit is ``column-unit_UNIT``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from geneverdict.messages import Message, has

Said = Literal["beside", "alone", "not"]
"""A message's text stands beside its code and values; stands alone; is left out."""


@dataclass(frozen=True, slots=True)
class Column:
    """``Annotated[float, Column("log2")]`` on a field; two of them are two columns.

    A column shows the record's attribute of its ``name``, which is the field's unless given; where the record has
    none, the field.
    """

    unit: str = ""
    """"" for words."""
    name: str = ""
    parts: tuple[str, ...] = ()
    """Of a field that holds tuples: what their items are called."""
    inline: bool = False
    """The columns of the record in this field stand beside those around it."""
    said: Said = "beside"


class Sentence(NamedTuple):
    """What a message is in JSON."""

    text: Annotated[str, Column()]
    code: Annotated[str, Column()]
    values: Annotated[dict[str, Any], Column()]


class Declared(NamedTuple):
    """A column and the field that it is declared on."""

    record: type
    field: str
    column: Column
    kind: Any
    """Type of the field."""

    @property
    def name(self) -> str:
        return self.column.name or self.field

    @property
    def inner(self) -> type:
        """The record whose columns stand here."""
        kinds = (*get_args(self.kind), self.kind)
        return Sentence if Message in kinds else next(one for one in kinds if columns(one))

    @property
    def unit(self) -> Message | None:
        return Message(f"column-unit_{self.column.unit}") if self.column.unit else None

    @property
    def meaning(self) -> Message:
        own = f"column-{_snake(self.record.__name__)}_{self.name}"
        return Message(own if has(own) else f"column-{self.name}")


@cache
def columns(record: type) -> tuple[Declared, ...]:
    """What a record declares itself, in its order."""
    hints = get_type_hints(record, include_extras=True) if isinstance(record, type) else {}
    return tuple(
        Declared(record, name, one, get_args(hint)[0])
        for name, hint in hints.items()
        if get_origin(hint) is Annotated
        for one in get_args(hint)[1:]
        if isinstance(one, Column)
    )


def columns_of(record: object) -> tuple[Declared, ...]:
    """The same of one record; nothing where it is none."""
    kind: Any = type(record)
    return columns(kind)


@cache
def flat(record: type) -> tuple[Declared, ...]:
    """The columns as they are shown: those of records within it in their place."""
    found = ((one,) if not one.column.inline else flat(one.inner) for one in columns(record))
    return tuple(column for several in found for column in several)


def names(record: type) -> tuple[str, ...]:
    """What the columns are called."""
    return tuple(one.name for one in flat(record))


def numbers(row: type, table: type) -> tuple[str, ...]:
    """Columns of a row that are floats and that the table of all rows has too."""
    there = get_type_hints(table)
    return tuple(one.field for one in columns(row) if one.kind is float and one.field in there)


def help_message(record: type, name: str) -> Message:
    """Meaning and unit of a column."""
    column = next(one for one in flat(record) if one.name == name)
    unit = column.unit
    return Message("column-help", {"meaning": column.meaning, "unit": unit}) if unit else column.meaning


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
