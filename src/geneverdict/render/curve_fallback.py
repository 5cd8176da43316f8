"""Until option_words.py is there."""

from __future__ import annotations

DIMENSION_WORDS: dict[str, str] = {}


def option_words(dimension: str, option: str) -> str:
    return option.replace("probe:", "probe ").replace("_", " ")
