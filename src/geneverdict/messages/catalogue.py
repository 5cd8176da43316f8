"""The catalogues: one file of texts for each language, ``messages/LANGUAGE.ftl``.  A new language is a new file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from geneverdict.messages.syntax import Text, blocks, entry, parse

_HERE = Path(__file__).parent

Catalogue = Mapping[str, dict[str, Text]]
"""Key → attribute → text."""


class Lazy(Catalogue):
    """A catalogue that reads an entry when it is first asked for; what it lacks ``fallback`` has."""

    def __init__(self, source: str, fallback: Catalogue) -> None:
        self._blocks = blocks(source)
        self._fallback = fallback
        self._read: dict[str, dict[str, Text]] = {}

    def __getitem__(self, key: str) -> dict[str, Text]:
        if key not in self._read:
            own = entry(key, self._blocks[key]) if key in self._blocks else {}
            self._read[key] = {**self._fallback[key], **own} if key in self._fallback else own
        if not self._read[key]:
            raise KeyError(key)
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self._fallback), **self._blocks})

    def __len__(self) -> int:
        return len(set(self._blocks) | set(self._fallback))


@cache
def languages() -> tuple[str, ...]:
    """What can be spoken; English, which every text falls back on, first.

    >>> languages()[0]
    'en'
    """
    found = {path.stem for path in _HERE.glob("*.ftl")}
    return ("en", *sorted(found - {"en"}))


@cache
def catalogue(lang: str) -> Catalogue:
    """What is said in a language; in English where it has no text of its own.

    Raises KeyError for a language without a file.
    """
    if lang not in languages():
        raise KeyError(lang)
    return Lazy(_source(lang), {} if lang == "en" else catalogue("en"))


def own_catalogue(lang: str) -> Catalogue:
    """What the file of a language says itself, read whole."""
    return parse(_source(lang))


def _source(lang: str) -> str:
    return file(lang).read_text(encoding="utf-8")


def file(lang: str) -> Path:
    """The file of a language."""
    return _HERE / f"{lang}.ftl"
