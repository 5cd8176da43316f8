"""Sample fields of two series that tell the same: equal in matched pairs more often than by chance?  Never decisive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from geneverdict.model.overlap import FieldAgreement
from geneverdict.model.series import FloatArray, SampleTable

_KINDS: Mapping[str, str] = {
    "survival_time": r"surviv\w*|days[ .]?to[ .]?death|(?:os|dfs|rfs|pfs)[ .]?(?:time|days|months|years)|follow[ -]?up",
    "age": r"\bage\b",
    "sex": r"\b(?:sex|gender)\b",
    "grade": r"\b(?:grade|grading|differentiation)\b",
    "stage": r"\b(?:stage|staging|tnm)\b",
    "patient": r"\b(?:patient|individual|subject|donor)(?:[ _.]?(?:id|no|number|code))?\b",
    "tumour_size": r"\btumou?r[ _.]?size\b",
}
_STATUS = re.compile(r"status|event|censor|group|category|predicted", re.IGNORECASE)
_UNKNOWN = {"", "na", "n/a", "nan", "none", "unknown", "not available", "--", "-", "?", "."}
_DAYS: Mapping[str, float] = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
FEWEST = 3
"""Matched pairs that state a field, below which nothing is said of it."""
_SHORT = {"mo": "month", "yr": "year", "y": "year"}
_SAME = {"m": "male", "f": "female", "man": "male", "woman": "female", "i": "1", "ii": "2", "iii": "3", "iv": "4"}


def field_agreements(a: SampleTable, b: SampleTable, pairs: Sequence[tuple[int, int]]) -> tuple[FieldAgreement, ...]:
    """For each kind of field that both tables have, the best agreeing pair of columns.

    ``pairs``: rows of ``a`` and ``b`` that were matched.  Chance is taken from the same samples put together otherwise.
    """
    found: dict[str, FieldAgreement] = {}
    for kind, one, two in _candidates(a, b):
        agreement = _agreement(kind, one, two, a.columns[one], b.columns[two], pairs)
        if agreement is not None and (kind not in found or _excess(agreement) > _excess(found[kind])):
            found[kind] = agreement
    return tuple(found.values())


def ages(table: SampleTable) -> FloatArray:
    """The age of each sample, by the field that has most of them; NaN where none does."""
    found = np.full(len(table), np.nan)
    for name in _named(table, _KINDS["age"]):
        read = (_read(value, name) for value in table.columns[name])
        years = np.array([value if isinstance(value, float) else np.nan for value in read])
        if np.isfinite(years).sum() > np.isfinite(found).sum():
            found = years
    return found


def _candidates(a: SampleTable, b: SampleTable) -> Iterator[tuple[str, str, str]]:
    for kind, pattern in _KINDS.items():
        for one in _named(a, pattern):
            for two in _named(b, pattern):
                yield kind, one, two


def _named(table: SampleTable, pattern: str) -> list[str]:
    names = [name for name in table.columns if re.search(pattern, name.replace("_", " "), re.IGNORECASE)]
    return [name for name in names if not _STATUS.search(name)]


def _excess(agreement: FieldAgreement) -> float:
    return agreement.n_equal / agreement.n_pairs - agreement.chance


def _agreement(
    kind: str, one: str, two: str, left: Sequence[str], right: Sequence[str], pairs: Sequence[tuple[int, int]]
) -> FieldAgreement | None:
    """None where too few pairs state both, or nothing could differ."""
    read = [(_read(left[i], one), _read(right[j], two)) for i, j in pairs]
    said = [(x, y) for x, y in read if x is not None and y is not None]
    if len(said) < FEWEST:
        return None
    equal = np.array([[_equal(x, y) for _, y in said] for x, _ in said])
    n_equal, n = int(np.trace(equal)), len(said)
    chance = float((equal.sum() - n_equal) / (n * (n - 1)))
    if chance == 1:
        return None
    return FieldAgreement(kind, one, two, n, n_equal, chance)


def _read(value: str, name: str) -> str | float | None:
    """A number (a time with a unit in days), a word, or None where not known."""
    text = " ".join(value.casefold().split())
    if text in _UNKNOWN:
        return None
    match = re.fullmatch(r"([-+]?\d+(?:\.\d+)?)\s*(day|week|month|year|mo|yr|y)?s?\.?", text)
    if match is None:
        word = re.sub(r"^(?:stage|grade)\s*", "", text)
        return _SAME.get(word, word)
    value_of = float(match[1])
    if re.search(r"\bage\b", name, re.IGNORECASE):
        return value_of
    unit = _SHORT.get(match[2], match[2]) or next((u for u in _DAYS if u in name.casefold()), "")
    return value_of * _DAYS.get(unit, 1.0)


def _equal(x: str | float, y: str | float) -> bool:
    """Numbers within 1 %, and within 0.5 where one of them has decimals: rounded, or told in another unit."""
    if isinstance(x, float) and isinstance(y, float):
        rounded = 0.0 if x.is_integer() and y.is_integer() else 0.5
        return abs(x - y) <= rounded + 0.01 * max(abs(x), abs(y)) * (x > 200 or y > 200 or rounded > 0)
    return str(x).removesuffix(".0") == str(y).removesuffix(".0")
