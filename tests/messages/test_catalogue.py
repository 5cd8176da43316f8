"""The catalogues agree: the same keys, attributes, values and choices in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from geneverdict.messages.catalogue import Catalogue, languages, own_catalogue
from geneverdict.messages.syntax import WHOLE, Piece, Text

OTHERS = [lang for lang in languages() if lang != "en"]
SOURCE = Path(__file__).resolve().parents[2] / "src" / "geneverdict"


def _asked(text: Text, texts: Catalogue) -> Iterator[str]:
    """Values that a text asks for, itself or through the texts that it holds, and the codes by which it chooses."""
    for piece in text:
        yield from _asked_by(piece, texts)


def _asked_by(piece: Piece, texts: Catalogue) -> Iterator[str]:
    if isinstance(piece, str):
        return
    if piece[0] == "value":
        yield piece[1]
    elif piece[0] == "text":
        yield from _asked(texts[piece[1]][WHOLE], texts)
    elif piece[0] == "call":
        yield from _asked_by(piece[2], texts)
    elif piece[0] == "choose":
        yield from _asked_by(piece[1], texts)
        for text in piece[2].values():
            yield from _asked(text, texts)


@pytest.mark.parametrize("lang", OTHERS)
def test_nothing_is_missing(lang: str) -> None:
    english, other = own_catalogue("en"), own_catalogue(lang)
    assert sorted(set(english) ^ set(other)) == []
    assert [key for key in english if set(english[key]) != set(other[key])] == []


@pytest.mark.parametrize("lang", OTHERS)
def test_no_language_asks_for_a_value_that_english_does_not_know(lang: str) -> None:
    english, other = own_catalogue("en"), own_catalogue(lang)
    odd = {
        f"{key} .{name}": extra
        for key, texts in other.items()
        for name, text in texts.items()
        if (extra := set(_asked(text, other)) - set(_asked(english.get(key, {}).get(name, []), english)))
        and not key.startswith("phrase-")
    }
    assert odd == {}


def test_every_message_that_the_code_makes_is_in_the_catalogue() -> None:
    """Codes that stand whole in the sources; those put together at run time are met by the tests of their rooms."""
    made = re.compile(r"""Message\(\s*["']([a-z]+-[\w-]+)["']""")
    files = [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.j2"), *SOURCE.rglob("*.js")]
    known = own_catalogue("en")
    missing = {code for f in files for code in made.findall(f.read_text(encoding="utf-8")) if code not in known}
    assert sorted(missing) == []
