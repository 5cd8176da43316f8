"""Translate texts by a catalogue."""

from __future__ import annotations

from functools import cache

from geneverdict.language.catalogue import catalogue


class Translator:
    """A catalogue made ready."""

    def __init__(self, entries: dict[str, str]) -> None:
        self._entries = entries

    def translate(self, text: str) -> str:
        return self._entries.get(text, text)

    def untranslated(self, text: str) -> list[str]:
        return [] if text in self._entries else [text]


@cache
def translator(lang: str) -> Translator:
    """The translator of a language, made once."""
    return Translator(catalogue(lang))
