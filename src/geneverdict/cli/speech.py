"""In which language the command line speaks: chosen by ``--lang``, asked by everything that prints."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from geneverdict import messages
from geneverdict.errors import UsageError
from geneverdict.messages import Message

_LANGUAGE: ContextVar[str] = ContextVar("language", default="en")

TEXTS = frozenset(
    ("text", "sentence", "sentences", "headline", "details", "note", "notes", "change", "todo", "why", "evidence")
    + ("refused", "scheme", "scale_doubt", "error")
)
"""Fields of the JSON that hold words for people; codes, ids and the words of a series stay as they are."""


OF_THE_SERIES = "fields"
"""A field whose names and values are a series' own."""


def choose(lang: str) -> str:
    """Speak this language from here on, in this thread.  Raises UsageError."""
    from geneverdict.language import LANGUAGES

    if lang not in LANGUAGES:
        what = "--lang cannot be this"
        raise UsageError(what, expected=" or ".join(LANGUAGES), found=lang)
    _LANGUAGE.set(lang)
    return lang


def speaker() -> Callable[[str], str]:
    """What says a text in the language chosen, in any thread."""
    from geneverdict.language import translate

    lang = _LANGUAGE.get()
    return lambda text: translate(text, lang)


def say(text: str | Message) -> str:
    """The text in the language chosen."""
    lang = _LANGUAGE.get()
    if isinstance(text, Message):
        return messages.speaker(lang)(text)
    return text if lang == "en" else speaker()(text)


def say_json(body: object, field: str = "") -> object:
    """A JSON object whose words for people are in the language chosen; English as it is."""
    if _LANGUAGE.get() == "en":
        return body
    if isinstance(body, dict):
        return {key: value if key == OF_THE_SERIES else say_json(value, key) for key, value in body.items()}
    if isinstance(body, list):
        return [say_json(value, field) for value in body]
    return say(body) if isinstance(body, str) and field in TEXTS else body
