"""The catalogue: English patterns and their translations, from every JSON file of a language's folder."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from geneverdict.errors import UsageError
from geneverdict.messages import Code, Message, Name, Value, names

LANGUAGES = ("en", "zh")
"""What ``--lang`` takes."""

_SPACES = re.compile(" {2,}")
_HERE = Path(__file__).parent


def catalogue(lang: str) -> dict[str, str]:
    """Pattern → translation, all files of the language together; empty for English.  Raises UsageError.

    >>> catalogue("en")
    {}
    """
    return dict(_entries(lang))


@cache
def _entries(lang: str) -> dict[str, str]:
    if lang not in LANGUAGES:
        values: dict[str, Value] = {"as": Code("option"), "found": Name(lang), "languages": names(LANGUAGES)}
        raise UsageError(Message("error-language", values))
    entries: dict[str, str] = {}
    for file in files(lang):
        entries |= json.loads(file.read_text(encoding="utf-8"))
    return {_SPACES.sub(" ", english): chinese for english, chinese in entries.items()}


def files(lang: str) -> list[Path]:
    """The files of a language, sorted by name."""
    return sorted((_HERE / lang).glob("*.json"))
