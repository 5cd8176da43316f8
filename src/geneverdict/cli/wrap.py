"""Lines of a terminal: broken by the width of letters, so that Chinese, which has no spaces, is broken too."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

_OPENING = r"[\u300a\u300c\u300e\uff08\u201c]*"
_CLOSING = r"[\u3001\u3002\u300b\u300d\u300f\uff01\uff09\uff0c\uff1a\uff1b\uff1f\u201d]*"
_PIECE = re.compile(rf"\s+|{_OPENING}(?:[\u0021-\u2e7f]+|.){_CLOSING}")
"""A space, a run of narrow letters or one wide letter, with the marks that open before it and close behind it: no line
ends with the former or begins with the latter."""


def cells(text: str) -> int:
    """
    >>> cells("log2FC"), cells("基因")
    (6, 4)
    """
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def wrap(text: str, room: int) -> list[str]:
    """Lines of at most ``room`` cells; a word that is wider has a line of its own.

    >>> wrap("a gene in a series", 10), wrap("一个基因，在数据集中", 10)
    (['a gene in', 'a series'], ['一个基因，', '在数据集中'])
    >>> wrap("会判定为上调（log2FC 1.08）", 12)
    ['会判定为上调', '（log2FC', '1.08）']
    """
    text = " ".join(text.split())
    ends = [*breaks(text, room), len(text)]
    return [text[start:end].rstrip() for start, end in zip([0, *ends], ends, strict=False)]


def breaks(text: str, room: int) -> list[int]:
    """Where lines begin, after the first."""
    found: list[int] = []
    used = space = 0
    for piece in _PIECE.finditer(text):
        wide = cells(piece[0])
        if piece[0].isspace():
            space += wide
        elif used and used + space + wide > room:
            found.append(piece.start())
            used, space = wide, 0
        else:
            used, space = used + space + wide, 0
    return found


def broken(text: Text, room: int) -> Text:
    """Text of rich in such lines, its styles kept."""
    lines = [piece for line in text.split("\n", allow_blank=True) for piece in line.divide(breaks(line.plain, room))]
    for line in lines:
        line.rstrip()
    return text.blank_copy("\n").join(lines)
