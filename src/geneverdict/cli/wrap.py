"""Lines of a terminal: broken by the width of letters, so that Chinese, which has no spaces, is broken too."""

from __future__ import annotations

import re
import unicodedata

_PIECE = re.compile(r"\s+|[\u0021-\u2e7f]+|[\u300a\u300c\u300e\uff08\u201c]?.")
"""A space, a run of narrow letters, or one wide letter with the mark that opens before it."""
_CLOSING = frozenset("\u3001\u3002\u300b\u300d\u300f\uff01\uff09\uff0c\uff1a\uff1b\uff1f\u201d")
"""Marks that do not begin a line."""


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
    """
    lines, line, space = [], "", ""
    for piece in _PIECE.findall(" ".join(text.split())):
        if piece.isspace():
            space = piece
            continue
        if line and cells(line + space + piece) > room and piece not in _CLOSING:
            lines.append(line)
            line = piece
        else:
            line += space + piece
        space = ""
    return [*lines, line]
