"""What is said, without its names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from geneverdict.messages import Message, Messages, Name, Names, Value, say

OURS = re.compile(r"(?<![a-z])(?:log2|log10|GEO2R|RNA|case|control|pair|false|censored_value|yes|normal)(?![a-z])")
"""Words that stay: keys and values of the study file, words that depositors write, names."""
HALF_WIDTH = re.compile(r"(?<!\d)[,;:](?!\d)|[()]|[\u4e00-\u9fff] [\u4e00-\u9fff]")


def without_names(value: Value) -> Value:
    if isinstance(value, Name):
        return Name("◎")
    if isinstance(value, Names):
        return Names(("◎",) * len(value.items))
    if isinstance(value, Message):
        return nameless(value)
    return Messages(tuple(map(nameless, value.items))) if isinstance(value, Messages) else value


def nameless(message: Message) -> Message:
    return Message(message.code, {name: without_names(value) for name, value in message.values.items()})


def not_chinese(said: Iterable[Message]) -> list[str]:
    texts = {say(nameless(message), "zh") for message in said}
    return [text for text in texts if re.search(r"[A-Za-z]{2}", OURS.sub("", text)) or HALF_WIDTH.search(text)]


@pytest.fixture(scope="session")
def left_in_english() -> Callable[[Iterable[Message]], list[str]]:
    """Of messages: the Chinese texts that hold English beside their names, or marks that are not Chinese."""
    return not_chinese
