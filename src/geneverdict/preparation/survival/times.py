"""Reading a time: numbers, their unit by text or by size, and months."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from geneverdict.messages import Code, Message, Name, Value, count, messages, quoted, value
from geneverdict.model.series import FloatArray
from geneverdict.model.survival import MONTHS_PER, TimeUnit
from geneverdict.preparation.groups.reading import fold
from geneverdict.preparation.survival import words
from geneverdict.preparation.survival.names import FieldName

_CELL = re.compile(
    r"(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*\(?(?:"
    + "|".join(f"(?P<{unit}>{pattern})" for unit, pattern in words.UNITS)
    + r")?\)?\.?"
)
_DAYS_ABOVE, _YEARS_UP_TO = 400.0, 25.0
_TOO_LONG, _TOO_SHORT = 480.0, 4.0
"""Months that no cohort's longest follow-up has, so that the unit must be another."""


@dataclass(frozen=True, slots=True, eq=False)
class TimeReading:
    """``deposited`` has one number per sample in ``unit``, NaN where none; ``odd``: a text that is no number."""

    name: FieldName
    deposited: FloatArray
    odd: tuple[bool, ...]
    unit: TimeUnit
    how: Message
    """What the unit rests on."""
    doubts: tuple[Message, ...]

    @property
    def months(self) -> FloatArray:
        return self.deposited * MONTHS_PER[self.unit]

    @property
    def stated(self) -> bool:
        """By its name, or by the user."""
        return self.how.code in ("patients-unit_by_name", "patients-unit_by_study")

    @property
    def n_numbers(self) -> int:
        return int(np.isfinite(self.deposited).sum())


def number_of(text: str) -> tuple[float, TimeUnit | None] | None:
    """
    >>> number_of("23 months"), number_of("5.2 yrs"), number_of("12"), number_of("24 h"), number_of("T3")
    ((23.0, 'months'), (5.2, 'years'), (12.0, None), None, None)
    """
    found = _CELL.fullmatch(fold(text))
    if found is None or not np.isfinite(float(found["number"])):
        return None
    unit: TimeUnit | None = next((unit for unit, _ in words.UNITS if found[unit]), None)
    return float(found["number"]), unit


def read_times(name: FieldName, values: Sequence[str], *, unit: TimeUnit | None = None) -> TimeReading | None:
    """The numbers of a field and their unit; None where fewer than half of its values are numbers, or all are equal.

    ``unit``: as the user says it, for numbers that do not carry one.
    """
    cells = [number_of(text) for text in values]
    missing = [fold(text) in words.MISSING for text in values]
    n_said = len(cells) - sum(missing)
    numbers = [cell for cell in cells if cell is not None]
    if not numbers or 2 * len(numbers) < n_said:
        return None
    by_name = unit or name.unit
    own = Counter(own_unit for _, own_unit in numbers if own_unit)
    chosen, how, doubts = _unit(
        name.field, by_name, own, [number for number, _ in numbers], said_by_user=unit is not None
    )
    factor = {u: MONTHS_PER[u] / MONTHS_PER[chosen] for u in MONTHS_PER}
    deposited = np.array(
        [np.nan if c is None else c[0] * factor[c[1] or by_name or chosen] for c in cells], dtype=float
    )
    odd = tuple(cell is None and not gone for cell, gone in zip(cells, missing, strict=True))
    reading = TimeReading(name, deposited, odd, chosen, how, tuple(doubts))
    return replace(reading, doubts=(*doubts, *_strange(reading, values), *_implausible(reading)))


def _unit(
    field: str, by_name: TimeUnit | None, own: Counter[TimeUnit], sizes: Sequence[float], *, said_by_user: bool
) -> tuple[TimeUnit, Message, list[Message]]:
    """The unit, what it rests on, and doubts."""
    doubts, of_field = [], {"field": Name(field)}
    if len(own) > 1 or (by_name and own and by_name not in own):
        units = messages(Message("patients-in_unit", {"n": count(n), "unit": Code(u)}) for u, n in sorted(own.items()))
        doubts.append(Message("patients-several_units", {**of_field, "units": units}))
    if own and not by_name and own.total() < len(sizes):
        counts = {"n": count(len(sizes) - own.total()), "n_said": count(own.total())}
        doubts.append(Message("patients-unit_unsaid", {**of_field, **counts}))
    if by_name:
        return by_name, Message("patients-unit_by_study" if said_by_user else "patients-unit_by_name"), doubts
    if own:
        return max(sorted(own), key=lambda u: own[u]), Message("patients-unit_by_values"), doubts
    size = max(sizes)
    guess: TimeUnit = "days" if size > _DAYS_ABOVE else "months" if size > _YEARS_UP_TO else "years"
    longest = {"longest": value(size)}
    doubts.append(Message("patients-unit_unknown", {**of_field, "unit": Code(guess), **longest}))
    return guess, Message("patients-unit_guessed", longest), doubts


def _strange(reading: TimeReading, values: Sequence[str]) -> list[Message]:
    strange = sorted({text for text, odd in zip(values, reading.odd, strict=True) if odd})
    if not strange:
        return []
    said: dict[str, Value] = {
        "n": count(sum(reading.odd)),
        "field": Name(reading.name.field),
        "values": quoted(strange),
    }
    return [Message("patients-odd_times", said)]


def _implausible(reading: TimeReading) -> list[Message]:
    longest = float(np.nanmax(reading.months))
    if _TOO_SHORT <= longest <= _TOO_LONG:
        return []
    said: dict[str, Value] = {"field": Name(reading.name.field), "unit": Code(reading.unit)}
    return [Message("patients-implausible", {**said, "longest": value(float(np.nanmax(reading.deposited)))})]
