"""What is said, before any language: a code and its values.  The words stand in the catalogues alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "count",
    "whole",
    "effect",
    "value",
    "p",
    "fold",
    "percent",
    "percent1",
    "share",
    "ratio",
    "hazard",
    "threshold",
    "fixed0",
    "fixed1",
    "fixed3",
    "size",
]
"""What a number is, which decides how it is written (:mod:`geneverdict.messages.numbers`)."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its kind; NaN is a number that is not known."""

    value: float
    kind: Kind


@dataclass(frozen=True, slots=True)
class Name:
    """A text that is nobody's to translate: a gene, a sample, a file, a label, what a user wrote."""

    text: str


@dataclass(frozen=True, slots=True)
class Names:
    """Several of them, in their order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """One of a closed set of words by which a catalogue chooses (``up``, ``down``); it is not shown itself."""

    value: str


@dataclass(frozen=True, slots=True)
class Message:
    """A code of the catalogue and the values by name that its text asks for.

    ``code`` is ``room-name``: the room says who speaks (``finding``, ``reason``, ``error`` …), the name is stable.
    ``room-name.attribute`` is an attribute of that text as a message of its own.
    """

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The code without its room, as JSON gives it."""
        return self.code.partition("-")[2]

    def __hash__(self) -> int:
        return hash(self.code)


@dataclass(frozen=True, slots=True)
class Messages:
    """Several messages: the items of a list, or the sentences of a paragraph, as the catalogue says."""

    items: tuple[Message, ...]


Value = Number | Name | Names | Code | Message | Messages


def count(n: float) -> Number:
    """How many: 12,345."""
    return Number(n, "count")


def whole(n: float) -> Number:
    """A whole number that counts nothing, without commas: a year, a line of a file."""
    return Number(n, "whole")


def effect(value: float) -> Number:
    """A log2 fold change, a difference, a statistic, a standard deviation: two decimals."""
    return Number(value, "effect")


def value(number: float) -> Number:
    """A deposited or expression value: four significant digits."""
    return Number(number, "value")


def p(probability: float) -> Number:
    """A p-value or FDR: two significant digits."""
    return Number(probability, "p")


def fold(log2: float) -> Number:
    """A log2 fold change, written as the ratio it stands for, without its direction."""
    return Number(log2, "fold")


def percent(share: float) -> Number:
    """A share between 0 and 1, written in whole per cent (without the sign)."""
    return Number(share, "percent")


def percent1(share: float) -> Number:
    """A share between 0 and 1, written in per cent with one decimal."""
    return Number(share, "percent1")


def share(part: float) -> Number:
    """A share between 0 and 1 of things that can be counted, in whole per cent (without the sign): 0 and 100 only for
    none and all."""
    return Number(part, "share")


def hazard(number: float) -> Number:
    """A hazard ratio: two decimals, two digits when near 0, none when large; "> 1000" and "< 0.001" beyond."""
    return Number(number, "hazard")


def fixed1(number: float) -> Number:
    """A number with one decimal: months."""
    return Number(number, "fixed1")


def ratio(number: float) -> Number:
    """How many times: one decimal, "> 100" above that."""
    return Number(number, "ratio")


def threshold(number: float) -> Number:
    """A threshold as its user wrote it."""
    return Number(number, "threshold")


def choice(yes: bool) -> Code:  # noqa: FBT001 (a truth value is what it takes)
    """``yes`` or ``no``, for a catalogue to choose by."""
    return Code("yes" if yes else "no")


def names(items: Iterable[str]) -> Names:
    """
    >>> names(["GSM1", "GSM2"])
    Names(items=('GSM1', 'GSM2'))
    """
    return Names(tuple(items))


def messages(items: Iterable[Message]) -> Messages:
    return Messages(tuple(items))


def quoted(items: Iterable[str]) -> Messages:
    """Names between quotation marks, each as the language writes them: values, labels, names of fields."""
    return Messages(tuple(Message("list-quoted", {"name": Name(item)}) for item in items))


def known(values: Mapping[str, Value | None]) -> dict[str, Value]:
    """The values that there are: no None, no number that is not known.  A catalogue asks for them as ``absent``."""
    return {
        name: value
        for name, value in values.items()
        if value is not None and not (isinstance(value, Number) and math.isnan(value.value))
    }
