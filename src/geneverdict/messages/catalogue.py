"""The catalogues: one file of texts for each language, ``messages/LANGUAGE.ftl``.  A new language is a new file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geneverdict.messages.syntax import Text, parse

_HERE = Path(__file__).parent

Catalogue = dict[str, dict[str, Text]]


@cache
def languages() -> tuple[str, ...]:
    """What can be spoken; English, which every text falls back on, first.

    >>> languages()[0]
    'en'
    """
    found = {path.name.partition(".")[0] for path in _HERE.glob("*.ftl")}
    return ("en", *sorted(found - {"en"}))


@cache
def catalogue(lang: str) -> Catalogue:
    """Key → attribute → text; of another language than English with English where it has none.

    Raises KeyError for a language without a file.
    """
    if lang not in languages():
        raise KeyError(lang)
    own = own_catalogue(lang)
    return own if lang == "en" else {key: texts | own.get(key, {}) for key, texts in catalogue("en").items()} | own


@cache
def own_catalogue(lang: str) -> Catalogue:
    """What the files of a language say themselves."""
    return parse("\n".join(path.read_text(encoding="utf-8") for path in files(lang)))


def files(lang: str) -> list[Path]:
    """The files of a language."""
    return sorted(_HERE.glob(f"{lang}.ftl")) + sorted(_HERE.glob(f"{lang}.*.ftl"))
