"""One entry of the catalogue, made ready to be matched: literal chunks, found one after the other, and placeholders."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geneverdict.language.joining import join
from geneverdict.language.splitting import Breaks, balanced

_PLACEHOLDER = re.compile(r"\{([=-]?)([A-Za-z_][A-Za-z_0-9]*)\}")
_WORD = re.compile(r"[A-Za-z]+")
_SEPARATORS = ("and", "or")
_ONLY_WORDS = re.compile(r"^[A-Za-z ]*$")
_DROPPED = re.compile(r"^[A-Za-z' ]{0,20}$")
_PROSE = re.compile(
    r"(?:^|[^A-Za-z])(?:is|are|was|were|be|been|has|have|had|would|could|may|can|will|it|its|they|their|not|nor|but|than|"
    r"because|if)(?![A-Za-z])",
    re.IGNORECASE,
)
"""Words that names and titles seldom have."""
SURE = 20
"""Letters in the literals from which a pattern is believed whatever a name in it looks like."""
_ENDS_A_CLAUSE = ".;:,"
"""A value at the end of a text does not end with one of these: it is the text that does."""
_MAY_END = " ,;:("
"""Where two placeholders touch, the first ends before one of these, or after a bracket."""

MOST_PLACES = 40
"""Places tried for one chunk after one placeholder."""


class Budget:
    """How many places may still be tried for one text; bounds the work on a text that fits nothing."""

    __slots__ = ("left",)

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self) -> bool:
        """Whether one more may be tried."""
        self.left -= 1
        return self.left >= 0


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """``literals[0] {names[0]} literals[1] …``; one more literal than names."""

    english: str
    literals: tuple[str, ...]
    kinds: tuple[str, ...]
    """"" is translated in its turn, "=" stays as it is, "-" is dropped."""
    names: tuple[str, ...]
    translation: tuple[tuple[str, str], ...]
    """Literals and names of the translation, in turn; the last name is ""."""
    size: int
    """Characters of the literals: the more, the surer the match."""
    letters: int
    """Letters among them, without those of separators; a pattern without any says nothing."""
    own: str
    """The longest literal."""

    @property
    def starts_with_a_name(self) -> bool:
        return not self.literals[0] and self.literals[1].startswith(" ")

    @property
    def is_bare(self) -> bool:
        """Only words, no mark that tells where a name ends: ``{=rank} of {=n}`` would fit many titles."""
        return all(_ONLY_WORDS.match(literal) for literal in self.literals)

    def fill(self, values: dict[str, str]) -> str:
        """The translation with translated values."""
        pieces: list[str] = []
        for literal, name in self.translation:
            pieces += [literal, values.get(name, "")]
        return join(pieces)


def compile_pattern(english: str, translation: str) -> Pattern:
    """
    >>> compile_pattern("{n} pair{-s}", "{n} 对").literals
    ('', ' pair', '')
    """
    literals, kinds, names = _parts(english)
    chinese, _, said = _parts(translation)
    return Pattern(
        english,
        literals,
        kinds,
        names,
        tuple(zip(chinese, (*said, ""), strict=True)),
        sum(map(len, literals)),
        sum(len(word) for word in _WORD.findall("|".join(literals)) if word not in _SEPARATORS),
        max(literals, key=len),
    )


def _parts(text: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    pieces = _PLACEHOLDER.split(text)
    return tuple(pieces[0::3]), tuple(pieces[1::3]), tuple(pieces[2::3])


def whole_words(pattern: Pattern) -> list[str]:
    """Words of the literals, in lower case, that a text must have whole: those that touch no placeholder."""
    words: list[str] = []
    last = len(pattern.literals) - 1
    for i, literal in enumerate(pattern.literals):
        for found in _WORD.finditer(literal):
            touches = (found.start() == 0 and i > 0) or (found.end() == len(literal) and i < last)
            if not touches:
                words.append(found.group().lower())
    return words


def words_of(text: str) -> set[str]:
    """Every run of letters of a text, in lower case."""
    return {word.lower() for word in _WORD.findall(text)}


def same_start(text: str, literal: str) -> bool:
    """Whether the text starts with the literal, the first letter in any case."""
    return not literal or (text[1 : len(literal)] == literal[1:] and text[0].lower() == literal[0].lower())


Read = Callable[[str, str], str | None]
"""(kind, value) → the value in the other language, None where it may not be so."""


class Rules(NamedTuple):
    """What a value may be."""

    breaks: Breaks
    """Of the text that is matched."""
    names: Callable[[str], bool]
    """Whether a text may be a name: whether it has no English."""
    careful: bool
    """Refuse what is more likely two clauses than one value."""


def match(pattern: Pattern, text: str, read: Read, rules: Rules, budget: Budget) -> dict[str, str] | None:
    """The values of the placeholders, translated by ``read``, so that the pattern is the text; None if it is not.

    Shorter values of earlier placeholders come first.  The text fits the pattern.
    """
    end = len(text) - len(pattern.literals[-1])
    return _Search(pattern, text, read, rules, budget, end).go(0, len(pattern.literals[0]), {}, {})


def fits(pattern: Pattern, text: str) -> bool:
    """Whether the text has the literals of the pattern in their order."""
    first, last = pattern.literals[0], pattern.literals[-1]
    if len(text) < pattern.size or not same_start(text, first) or not text.endswith(last):
        return False
    if not last and text[-1] in _ENDS_A_CLAUSE:
        return False
    place = len(first)
    for literal in pattern.literals[1:-1]:
        place = text.find(literal, place)
        if place < 0:
            return False
        place += len(literal)
    return place <= len(text) - len(last)


class _Search:
    """The places of the chunks of one pattern in one text."""

    __slots__ = ("_budget", "_end", "_pattern", "_read", "_rules", "_text")

    def __init__(self, pattern: Pattern, text: str, read: Read, rules: Rules, budget: Budget, end: int) -> None:
        self._pattern, self._text, self._read, self._rules = pattern, text, read, rules
        self._budget, self._end = budget, end

    def go(self, i: int, start: int, raw: dict[str, str], values: dict[str, str]) -> dict[str, str] | None:
        """Place the chunk after placeholder ``i``, whose value starts at ``start``, and all that follow."""
        pattern, name = self._pattern, self._pattern.names[i]
        last = i == len(pattern.names) - 1
        literal = "" if last else pattern.literals[i + 1]
        for stop in (self._end,) if last else self._stops(start, literal):
            if not self._budget.spend():
                return None
            value = self._text[start:stop]
            if raw.get(name, value) != value:
                continue
            read = self._value(i, start, stop)
            if read is None:
                continue
            found = values | {name: read}
            if last:
                return found
            further = self.go(i + 1, stop + len(literal), raw | {name: value}, found)
            if further is not None:
                return further
        return None

    def _value(self, i: int, start: int, stop: int) -> str | None:
        value, kind = self._text[start:stop], self._pattern.kinds[i]
        if kind == "-":
            return "" if _DROPPED.match(value) else None
        if self._is_more_than_one(i, value, start, stop):
            return None
        if kind == "=":
            return value if self._may_be_name(value) else None
        return self._read(kind, value) if balanced(value) else None

    def _is_more_than_one(self, i: int, value: str, start: int, stop: int) -> bool:
        """Whether a value runs over the end of a sentence; with care also over a label, or a clause like its own."""
        breaks, pattern = self._rules.breaks, self._pattern
        if any(start < end < stop for end, _ in breaks.sentences):
            return True
        if not self._rules.careful and pattern.kinds[i] != "=":
            return start == 0 and any(0 < at < stop for at in breaks.hard)
        labelled = any(":" in literal for literal in pattern.literals[: i + 1])
        if any(start < at < stop for at in (breaks.hard if labelled else (*breaks.hard, *breaks.labels))):
            return True
        return pattern.own in value and any(start < at < stop for at, _ in breaks.clauses)

    def _may_be_name(self, value: str) -> bool:
        pattern = self._pattern
        if self._rules.careful or (pattern.letters < SURE and pattern.is_bare):
            return not value.startswith("(") and self._rules.names(value)
        return pattern.letters >= SURE or not _PROSE.search(value)

    def _stops(self, start: int, literal: str) -> Sequence[int]:
        """Where a value that starts at ``start`` may end, nearest first."""
        text, end = self._text, self._end
        stops: list[int] = []
        if not literal:
            stops = [
                at for at in range(start, end + 1) if at in (start, end) or text[at] in _MAY_END or text[at - 1] == ")"
            ]
            return stops[:MOST_PLACES]
        at = text.find(literal, start)
        while 0 <= at <= end - len(literal) and len(stops) < MOST_PLACES:
            stops.append(at)
            at = text.find(literal, at + 1)
        return stops
