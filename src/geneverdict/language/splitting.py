"""Where a text may be taken apart: sentences, clauses, items of a list; never within quotes or brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geneverdict.language.english import hide_quotes

MOST_SEPARATORS = 60
"""A text with more clauses than this is not taken apart."""
MOST_DEEP = 100
"""Brackets within brackets."""

_SENTENCE_END = re.compile(r"[.!?]['\"\u201d\u2019)]* +(?=[A-Z0-9'\"\u201c\u2018(\[|\u00b1\u2212]|log2|p-value|limma)")
_ABBREVIATION = re.compile(r"(?:^|[^A-Za-z])(?:e\.g|i\.e|cf|vs|approx|al|No|Dr|[A-Z])\.$")
_SEPARATOR = re.compile(r"; |: |, and |, or |, | and | or ")
_OPEN, _CLOSE = "([{", ")]}"


class Pieces(NamedTuple):
    """A text taken apart: ``parts[0] separators[0] parts[1] …``; a separator is one part shorter."""

    parts: tuple[str, ...]
    separators: tuple[str, ...]

    def run(self, start: int, stop: int) -> str:
        """Parts ``start`` to ``stop`` (not included) with what stands between them."""
        out = self.parts[start]
        for i in range(start + 1, stop):
            out += self.separators[i - 1] + self.parts[i]
        return out


class Breaks(NamedTuple):
    """Where a text may be taken apart: (start, stop) of what stands between two parts."""

    sentences: tuple[tuple[int, int], ...]
    clauses: tuple[tuple[int, int], ...]
    """Also those at a colon or semicolon."""
    hard: tuple[int, ...]
    """Starts of those that no name and no number has in it: between sentences, at a semicolon."""
    labels: tuple[int, ...]
    """Starts of colons: what is before one is said of all that follows."""


@lru_cache(maxsize=4096)
def breaks(text: str) -> Breaks:
    """Every place outside quotes and brackets where a text may be taken apart."""
    hidden = hide_quotes(text)
    deep = depths(hidden)
    ends = tuple(
        (found.start() + len(found.group().rstrip(" ")), found.end())
        for found in _SENTENCE_END.finditer(hidden)
        if not deep[found.start()] and not _ABBREVIATION.search(hidden[max(0, found.start() - 8) : found.start() + 1])
    )
    between = tuple(found.span() for found in _SEPARATOR.finditer(hidden) if not deep[found.start()])
    hard = (*(start for start, _ in ends), *(start for start, _ in between if hidden[start] == ";"))
    return Breaks(ends, between, hard, tuple(start for start, _ in between if hidden[start] == ":"))


def sentences(text: str) -> Pieces:
    """
    >>> sentences("It is up (p < 0.01. Really). More: 12. ITGA5 of Smyth et al. 2004.").parts
    ('It is up (p < 0.01. Really).', 'More: 12.', 'ITGA5 of Smyth et al. 2004.')
    """
    return _cut(text, breaks(text).sentences)


def clauses(text: str) -> Pieces:
    """
    >>> clauses("a, b (c, d) and 'e and f'; g").parts
    ('a', 'b (c, d)', "'e and f'", 'g')
    """
    cuts = breaks(text).clauses
    return _cut(text, cuts if len(cuts) <= MOST_SEPARATORS else ())


def _cut(text: str, cuts: Sequence[tuple[int, int]]) -> Pieces:
    starts = [0, *(stop for _, stop in cuts)]
    stops = [*(start for start, _ in cuts), len(text)]
    return Pieces(tuple(text[a:b] for a, b in zip(starts, stops, strict=True)), tuple(text[a:b] for a, b in cuts))


def depths(text: str) -> list[int]:
    """How deep in brackets each character is; nowhere deep where the brackets do not pair, or are too many."""
    if not any(letter in text for letter in _CLOSE):
        return [0] * len(text)
    out: list[int] = []
    depth = 0
    for letter in text:
        depth += letter in _OPEN
        out.append(depth)
        depth -= letter in _CLOSE
        if depth < 0 or depth > MOST_DEEP:
            return [0] * len(text)
    return out if depth == 0 else [0] * len(text)


def balanced(text: str) -> bool:
    """Whether every bracket that opens closes, as far as counting tells."""
    return all(text.count(a) == text.count(b) for a, b in zip(_OPEN, _CLOSE, strict=True))


def closing_group(text: str) -> tuple[str, str] | None:
    """``words (more words)`` as its two parts; None where a text does not end so.

    >>> closing_group("a (b) c (d (e))")
    ('a (b) c', 'd (e)')
    """
    if not text.endswith(")"):
        return None
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] == ")") - (text[place] == "(")
        if depth == 0:
            head = text[:place]
            return (head.rstrip(" "), text[place + 1 : -1]) if not head or head.endswith(" ") else None
    return None
