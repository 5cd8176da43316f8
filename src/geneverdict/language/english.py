"""Which words of a text are English prose, so that a translation that leaves them would be incomplete.

Numbers, gene names, ids, file names and words in quotes are not: they stay as they are in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

HIDDEN = "\N{MIDDLE DOT}"
"""Stands for each character between quotes."""
LONGEST_QUOTE = 400
SPACES = (
    " \t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f"
    "\u3000\ufeff"
)
"""What is a space: said here, because Python and JavaScript do not agree on control characters."""

_RUN_OF_SPACES = re.compile(rf"[{SPACES}]+")
_CLOSING = {"'": "'", '"': '"', "`": "`", "“": "”", "‘": "’"}
_ALNUM = re.compile(r"[A-Za-z0-9]")
_TOKEN = re.compile(r"[A-Za-z0-9_'’.@=/\u2013\u2014-]+")
_EDGE = "'’./=\u2013\u2014-"
_NAME = re.compile(r"[_@=]|\.[A-Za-z]")
_PART = re.compile(r"[/\u2013\u2014-]+")
_COMPOUND = re.compile(r"^[A-Za-z]+(?:-[A-Za-z]+)+$")
_ADDRESS = re.compile(rf"[a-z]+://[^{SPACES}]+|(?:^|(?<=[{SPACES}(]))~?/[A-Za-z0-9_.][^{SPACES};,)]*")
_WORD = re.compile(r"^(?:v|[A-Za-z][a-z]+(?:['’][a-z]*)?)$")
_VALUE = r"(?:\"[^\"]*\"|'[^']*'|true|false|[0-9.]+|[\[{].*[\]}])"
_LINE_OF_STUDY_FILE = re.compile(
    rf"^[{SPACES}]*(?:\[+[A-Za-z0-9_.\"-]+\]+|[A-Za-z0-9_.\"-]+ ?= ?{_VALUE},?)[{SPACES}]*$"
)


def flat(text: str) -> str:
    """The text on one line, its spaces made one, none around it.

    >>> flat(" a \\n  b ")
    'a b'
    """
    return _RUN_OF_SPACES.sub(" ", text).strip(" ")


def hide_quotes(text: str) -> str:
    """The text with everything between quotes hidden, as long as it was; an apostrophe is no quote.

    >>> hide_quotes("the series' 'colon x', it's")
    "the series' '·······', it's"
    """
    if not any(mark in text for mark in _CLOSING):
        return text
    out: list[str] = []
    place = 0
    while place < len(text):
        end = _closing(text, place)
        if end < 0:
            out.append(text[place])
            place += 1
        else:
            out += [text[place], HIDDEN * (end - place - 1), text[end]]
            place = end + 1
    return "".join(out)


def _closing(text: str, place: int) -> int:
    """Where the quote that opens here closes; −1 where none opens."""
    mark = text[place]
    if mark not in _CLOSING:
        return -1
    if mark == "'" and place and _ALNUM.match(text[place - 1]):
        return -1
    last = place + LONGEST_QUOTE + 1
    end = text.find(_CLOSING[mark], place + 1, last)
    while mark == "'" and end > 0 and end + 1 < len(text) and _ALNUM.match(text[end + 1]):
        end = text.find(mark, end + 1, last)
    return end if end > place + 1 and "\n" not in text[place:end] else -1


class Vocabulary(NamedTuple):
    """What a catalogue says of single words."""

    kept: frozenset[str] = frozenset()
    """Words that stay in every language."""
    compounds: frozenset[str] | None = None
    """Words with hyphens that its entries have, in lower case; others are names (my-own-table).  None: all are."""

    def is_name(self, token: str) -> bool:
        """Whether a token as a whole is no English."""
        if token in self.kept or _NAME.search(token):
            return True
        return self.compounds is not None and bool(_COMPOUND.match(token)) and token.lower() not in self.compounds


def vocabulary(texts: Iterable[str], kept: Iterable[str]) -> Vocabulary:
    """That of these English texts."""
    found = {token.lower() for text in texts for token in _tokens(text) if _COMPOUND.match(token)}
    return Vocabulary(frozenset(kept), frozenset(found))


ANY = Vocabulary()


def english_words(text: str, known: Vocabulary = ANY) -> list[str]:
    """The words of English prose outside quotes, addresses and paths, in their order.

    >>> english_words("1.78-fold in 'normal colon' of GSE4107, FDR 0.01 (study.toml)")
    ['fold', 'in', 'of']
    """
    if _LINE_OF_STUDY_FILE.match(text):
        return []
    tokens = [token for token in _tokens(_ADDRESS.sub(" ", hide_quotes(text))) if not known.is_name(token)]
    return [part for token in tokens for part in _PART.split(token) if _WORD.match(part) and part not in known.kept]


def _tokens(text: str) -> list[str]:
    return [found.strip(_EDGE) for found in _TOKEN.findall(text)]


def weight(text: str, known: Vocabulary = ANY) -> int:
    """How many letters of English prose a text has."""
    return sum(map(len, english_words(text, known)))
