"""Put pieces of a Chinese text together: spaces between Chinese and Latin, none beside full-width punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_WIDE = re.compile(r"[\u3001\u3002\u300a-\u300d\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u201c\u201d]")
_LATIN = re.compile(r"[A-Za-z0-9|\u00b1\u2212<>\u2264\u2265\u2248\u03c4]")
_HEAVY = re.compile(r"[\uff0c\u3002\uff1b\uff1a]")

SHORT = 20
"""Longest item of a list, in characters; what is longer reads as a clause."""

FULL_WIDTH = {".": "。", ";": "；", ":": "：", ",": "，", "?": "？", "!": "！"}


def join(pieces: Iterable[str]) -> str:
    """The pieces with the spaces that Chinese wants at their seams.

    >>> join(["在 ", "12 对", " 中，", " GSE1", "显著"])
    '在 12 对中，GSE1 显著'
    """
    out = ""
    for piece in pieces:
        out = _seam(out, piece) if out and piece else out or piece
    return out


def _seam(left: str, right: str) -> str:
    before, after = left.rstrip(" "), right.lstrip(" ")
    if not before or not after:
        return left if left.endswith(" ") else left + right
    last, first = before[-1], after[0]
    if _WIDE.match(last) or _WIDE.match(first) or (_CHINESE.match(last) and _CHINESE.match(first)):
        return before + after
    mixed = (_CHINESE.match(last) and _LATIN.match(first)) or (_LATIN.match(last) and _CHINESE.match(first))
    gap = len(before) < len(left) or len(after) < len(right)
    return before + (" " if mixed or gap else "") + after


def join_clauses(parts: Sequence[str], separators: Sequence[str]) -> str:
    """Translated parts with what stood between them: ``a, b and c`` becomes ``a、b 和 c``.

    ``separators`` are those of the English text, one fewer than ``parts``.
    """
    short = all(len(part) <= SHORT and not _HEAVY.search(part) for part in parts)
    pieces = [parts[0]]
    for separator, part in zip(separators, parts[1:], strict=True):
        pieces += [_between(separator, short=short), part]
    return join(pieces)


def _between(separator: str, *, short: bool) -> str:
    bare = separator.strip()
    if bare in (";", ":"):
        return FULL_WIDTH[bare]
    if bare == ",":
        return "、" if short else "，"
    comma = "，" if bare.startswith(",") and not short else ""
    if bare.endswith("and"):
        return "和" if short else f"{comma or '，'}并且"
    return f"{comma}或"
