"""What a covariate is: numbers, or levels shared by several samples.  What is neither is refused, never guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.errors import DesignError
from geneverdict.messages import Code, Message, Name, Value, count, known, messages, names, quoted, value
from geneverdict.model.series import FloatArray

Column = tuple[str, FloatArray]
_NUMBER = re.compile(
    r"(?P<before>age\s*:?\s*)?(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*"
    r"(?P<after>years?(?:\s+old)?|yrs?|y\.?o\.?|y|months?|mo|kg(?:/m\^?2)?|cm|%)?",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[-+]?\d+,\d+")
_SHARED = 2 / 3
"""A text with more levels than this share of the samples tells single samples apart, not groups of them."""


class Covariate(NamedTuple):
    """The columns of a model that one covariate becomes, and one phrase on what was done with it."""

    columns: list[Column]
    note: Message


class _Cell(NamedTuple):
    kind: str
    """``number``, a number with its ``unit``, ``comma`` (decimals with a comma), or ``text``."""
    value: float


def read_covariate(name: str, values: Sequence[str], samples: Sequence[str], *, where: Message | str = "") -> Covariate:
    """Numbers where every value is one (with or without one unit), else one indicator for each level but the first.

    ``values`` has no missing one; ``samples`` are their names.  Raises DesignError for a covariate that is constant,
    for numbers with something else among them, and for a text with nearly as many levels as samples.
    """
    texts = [" ".join(value.split()) for value in values]
    if len({text.casefold() for text in texts}) < 2:
        only = known({"name": Name(name), "value": Name(texts[0]) if texts else None})
        raise DesignError(Message("error-covariate_constant", only), where=where)
    cells = [_cell(text) for text in texts]
    kinds = Counter(cell.kind for cell in cells if cell.kind != "text")
    if 2 * kinds.total() < len(cells):
        return _levels(name, texts, where)
    kind = kinds.most_common(1)[0][0]
    if kind == "comma" or kinds[kind] < len(cells):
        raise _no_numbers(name, texts, samples, cells, kind, where)
    numbers = np.array([cell.value for cell in cells])
    said: dict[str, Value] = {"name": Name(name), "low": value(numbers.min()), "high": value(numbers.max())}
    unit = known({"unit": Name(kind) if kind != "number" else None})
    return Covariate([(name, numbers)], Message("covariate-numbers", {**said, **unit}))


def _cell(text: str) -> _Cell:
    """
    >>> _cell("61"), _cell("Age: 61"), _cell("60 years"), _cell("T3")
    (_Cell(kind='number', value=61.0), _Cell(kind='age', value=61.0), _Cell(kind='years', value=60.0), \
_Cell(kind='text', value=0.0))
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        return _Cell("comma" if _COMMA.fullmatch(text) else "text", 0.0)
    around = [(found[part] or "").strip(" :").casefold() for part in ("before", "after")]
    value = float(found["number"])
    return _Cell(" ".join(filter(None, around)) or "number", value) if np.isfinite(value) else _Cell("text", 0.0)


def _no_numbers(
    name: str, texts: Sequence[str], samples: Sequence[str], cells: Sequence[_Cell], kind: str, where: Message | str
) -> DesignError:
    odd = [(s, t) for s, t, cell in zip(samples, texts, cells, strict=True) if cell.kind != kind or kind == "comma"]
    values: dict[str, Value] = {
        "name": Name(name),
        "n": count(len(odd)),
        "of": count(len(texts)),
        "kind": Code(kind if kind in ("number", "comma") else "unit"),
        "unit": Name(kind),
        "cells": messages(Message("covariate-cell", {"text": Name(t), "sample": Name(s)}) for s, t in odd),
    }
    return DesignError(Message("error-covariate_not_numbers", values), where=where)


def _levels(name: str, texts: Sequence[str], where: Message | str) -> Covariate:
    """Compared without regard to case; shown as first written."""
    written: dict[str, str] = {}
    for text in texts:
        written.setdefault(text.casefold(), text)
    levels = sorted(written)
    if len(levels) > 2 and len(levels) > _SHARED * len(texts):
        counts = {"n": count(len(levels)), "of": count(len(texts))}
        shown = quoted(written[level] for level in levels)
        told = Message("error-covariate_of_names", {"name": Name(name), **counts, "levels": shown})
        raise DesignError(told, where=where)
    columns = [
        (f"{name}={level}", np.array([float(text.casefold() == level) for text in texts])) for level in levels[1:]
    ]
    said: dict[str, Value] = {
        "name": Name(name),
        "n": count(len(levels)),
        "levels": names(written[level] for level in levels),
    }
    return Covariate(columns, Message("covariate-levels", said))
