"""Message → text.  The only renderer; its twin is ``page/assets/messages.js``, held to the same table of cases."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from geneverdict.messages.catalogue import Catalogue, catalogue
from geneverdict.messages.message import Message, Messages, Name, Names, Number, Value
from geneverdict.messages.numbers import write
from geneverdict.messages.syntax import WHOLE, Piece, Text

Say = Callable[[Message], str]
"""What says a message in one language."""

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z0-9|\u00b1\u2212<>\u2264\u2265\u2248\u03c4]")
_SPELLED = re.compile(r"[a-z]+[0-9A-Z]|p\b")
"""Words with a spelling of their own, which stay small at the head of a sentence: log2FC, p."""
_WIDE = re.compile(r"[\u3001\u3002\u300a-\u300f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u201c\u201d]")


def say(message: Message, lang: str = "en", attribute: str = WHOLE) -> str:
    """The message, or an attribute of it, in a language.

    Raises KeyError for a code that no catalogue has, for a value that its text asks for and ``message`` lacks, and for
    a language without a catalogue.
    """
    return speaker(lang).say(message, attribute)


def has(code: str, attribute: str = WHOLE) -> bool:
    """Whether the catalogue has such a text."""
    return attribute in catalogue("en").get(code, {})


def english(message: Message, attribute: str = WHOLE) -> str:
    return speaker("en").say(message, attribute)


@cache
def speaker(lang: str) -> Speaker:
    """One who speaks a language.  Raises KeyError where there is no catalogue of it."""
    return Speaker(lang, catalogue(lang))


class Speaker:
    """A catalogue, and how to say a message with it; called, it says one."""

    def __init__(self, lang: str, texts: Catalogue) -> None:
        self.lang = lang
        self._texts = texts
        self._tight = self._setting("language-spacing") == "han"
        self._plurals = self._setting("language-plurals") == "one-other"

    def __call__(self, message: Message) -> str:
        return self.say(message)

    def say(self, message: Message, attribute: str = WHOLE) -> str:
        return self._text(self._words(message.code, attribute), message.values)

    def _words(self, code: str, attribute: str = WHOLE) -> Text:
        """An entry's text; ``key.attribute`` is an attribute as a message of its own."""
        key, _, own = code.partition(".")
        return self._texts[key][own or attribute]

    def has(self, code: str, attribute: str = WHOLE) -> bool:
        return attribute in self._texts.get(code, {})

    def value(self, value: Value) -> str:
        """One value as it stands in a text."""
        if isinstance(value, Number):
            return write(value)
        if isinstance(value, Name):
            return value.text
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, Names | Messages):
            return self._list(value, {})
        return value.value

    def _setting(self, key: str) -> str:
        found = self._texts.get(key, {}).get(WHOLE, [""])
        return str(found[0])

    def _text(self, text: Text, values: Mapping[str, Value]) -> str:
        out, ours = "", False
        for piece in text:
            more = piece if isinstance(piece, str) else self._piece(piece, values)
            if self._tight:
                out, more = seam(out, more, left_ours=ours, right_ours=isinstance(piece, str))
            out, ours = out + more, isinstance(piece, str) if more else ours
        return out

    def _piece(self, piece: list[Any], values: Mapping[str, Value]) -> str:
        what = piece[0]
        if what == "value":
            return self.value(values[piece[1]])
        if what == "text":
            return self._text(self._texts[piece[1]][WHOLE], values)
        if what == "call":
            return self._call(piece[1], piece[2], piece[3], values)
        return self._text(piece[2][self._chosen(piece[1], piece[2], values) or piece[3]], values)

    def _call(self, function: str, argument: Piece, options: Mapping[str, str], values: Mapping[str, Value]) -> str:
        value = values[argument[1]]
        if function == "LIST" and isinstance(value, Names | Messages):
            return self._list(value, options)
        if function == "COUNT" and isinstance(value, Names | Messages):
            return write(Number(len(value.items), "count"))
        if function == "CAP" and isinstance(value, Message):
            own = self._words(value.code)
            text = self.say(value)
            return text[:1].upper() + text[1:] if own and isinstance(own[0], str) and not _SPELLED.match(text) else text
        if function == "SHORT" and isinstance(value, Name):
            return shorten(value.text, int(options["length"]))
        message = f"{function}() of {value!r}"
        raise TypeError(message)

    def _list(self, value: Names | Messages, options: Mapping[str, str]) -> str:
        """``a, b and c``; no more than ``max`` items, and how many more there are; ``by`` another joint."""
        items = [item if isinstance(item, str) else self.say(item) for item in value.items]
        most = int(options.get("max", len(items)))
        if len(items) > most:
            more = self.say(Message("list-more", {"n": Number(len(items) - most, "count")}))
            items = [*items[:most], more]
        by = options.get("by", "and")
        between, last = "comma" if by in ("and", "or") else by, len(items) - 2
        joints = [self._joint(between if i < last else by) for i in range(last + 1)]
        out = items[0] if items else ""
        for joint, item in zip(joints, items[1:], strict=True):
            for more, ours in ((joint, True), (item, False)):
                left, right = seam(out, more, left_ours=not ours, right_ours=ours) if self._tight else (out, more)
                out = left + right
        return out

    def _joint(self, name: str) -> str:
        return self._text(self._texts[f"list-{name}"][WHOLE], {})

    def _chosen(self, selector: Piece, variants: Mapping[str, Text], values: Mapping[str, Value]) -> str | None:
        """The key of the variant that a value chooses; None for the default."""
        value = values.get(selector[1] if selector[0] == "value" else selector[2][1])
        found = [key for key in self._keys(value) if key in variants]
        return found[0] if found else None

    def _keys(self, value: Value | None) -> list[str]:
        """By which keys a value may be found, the most exact first."""
        if value is None or (isinstance(value, Number) and math.isnan(value.value)):
            return ["absent"]
        if isinstance(value, Names | Messages):
            value = Number(len(value.items), "count")
        if isinstance(value, Number):
            return [f"{value.value:g}", "one" if self._plurals and value.value == 1 else "other"]
        if isinstance(value, Name):
            return []  # nobody's name is a word of ours, were it "absent"
        return [value.name if isinstance(value, Message) else value.value]


def seam(left: str, right: str, *, left_ours: bool, right_ours: bool) -> tuple[str, str]:
    """Two pieces of a Chinese text as they stand beside each other; only our own words lose a space.

    No space beside full-width marks nor between Chinese letters, one between Chinese and Latin.

    >>> seam("在 ", "12", left_ours=True, right_ours=False), seam("12", "对", left_ours=False, right_ours=True)
    (('在 ', '12'), ('12', ' 对'))
    """
    before = left.rstrip(" ") if left_ours else left
    after = right.lstrip(" ") if right_ours else right
    if not before or not after:
        return left, right
    last, first = before[-1], after[0]
    if _WIDE.match(last) or _WIDE.match(first) or (_HAN.match(last) and _HAN.match(first)):
        return before, after
    apart = len(before) < len(left) or len(after) < len(right) or last == " " or first == " "
    mixed = (_HAN.match(last) and _LATIN.match(first)) or (_LATIN.match(last) and _HAN.match(first))
    return (left, right) if apart or not mixed else (left, f" {right}")


def shorten(text: str, length: int) -> str:
    """The text, cut with an ellipsis where it is longer.

    >>> shorten("my very long cohort name", 12)
    'my very lon…'
    """
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
