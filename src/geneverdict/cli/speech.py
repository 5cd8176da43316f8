"""In which language the command line speaks: chosen once, before anything is read, asked by everything that prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar

from geneverdict.errors import UsageError
from geneverdict.messages import Code, Message, Name, Speaker, Value, languages, names, speaker

OPTION = "--lang"
VARIABLE = "GENEVERDICT_LANG"
_LANGUAGE: ContextVar[str] = ContextVar("language", default="en")


def choose(words: Sequence[str], environment: Mapping[str, str]) -> list[str]:
    """Speak the language that the command names, before or after the subcommand, else that of the environment.

    The words without it.  Raises UsageError for a language without a catalogue.
    """
    _LANGUAGE.set("en")
    lang, rest = _taken_out(words)
    if lang is None:
        _speak(environment.get(VARIABLE, "") or "en", "variable")
    else:
        _speak(lang, "option")
    return rest


def _taken_out(words: Sequence[str]) -> tuple[str | None, list[str]]:
    lang: str | None = None
    rest: list[str] = []
    waiting = False
    for i, word in enumerate(words):
        if waiting:
            lang, waiting = word, False
        elif word == "--":
            return lang, [*rest, *words[i:]]
        elif word == OPTION:
            waiting = True
        elif word.startswith(f"{OPTION}="):
            lang = word.removeprefix(f"{OPTION}=")
        else:
            rest.append(word)
    if waiting:
        raise UsageError(Message("error-option_without_value", {"name": Name(OPTION), "command": Name("geneverdict")}))
    return lang, rest


def _speak(lang: str, where: str) -> None:
    if lang not in languages():
        values: dict[str, Value] = {"as": Code(where), "found": Name(lang), "languages": names(languages())}
        raise UsageError(Message("error-language", values))
    _LANGUAGE.set(lang)


def language() -> str:
    return _LANGUAGE.get()


def voice() -> Speaker:
    """What says a message in the language chosen, in any thread."""
    return speaker(_LANGUAGE.get())


def say(message: Message) -> str:
    return voice()(message)
