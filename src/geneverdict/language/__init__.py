"""The languages of the outputs.  English is the source; Chinese is made from it by a catalogue of patterns.

Texts are made in English everywhere; only what a person sees is translated, at the very end: by this package in the
terminal and in JSON, by its twin in JavaScript in the page.
"""

from __future__ import annotations

from geneverdict.language.catalogue import LANGUAGES, catalogue

__all__ = ["LANGUAGES", "catalogue", "translate", "untranslated"]


def translate(text: str, lang: str) -> str:
    """The text in the language; what the catalogue does not know stays English.  Raises UsageError.

    >>> translate("Any text.", "en")
    'Any text.'
    """
    if lang == "en":
        return text
    from geneverdict.language.translator import translator

    return translator(lang).translate(text)


def untranslated(text: str, lang: str) -> list[str]:
    """The English pieces that :func:`translate` leaves, in their order.  Raises UsageError."""
    if lang == "en":
        return []
    from geneverdict.language.translator import translator

    return translator(lang).untranslated(text)
