"""The small tree of errors.

Every error that a person can cause, or that the world can cause, is one of these.  Its text is one line that says
what was expected, what was found, where, and what to do.  The command line prints that line and exits with
``exit_code``.  Only ``io.results.guarded_read`` makes one of whatever was raised: of results that cannot be read.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping
from typing import Any, TypeVar

from geneverdict.messages import Code, Message, Messages, Name, Names, Value, english, has, known, say, to_json

NONE: Mapping[str, Value] = {}
LONGEST_NAME = 1000
E = TypeVar("E", bound="GeneverdictError")


class GeneverdictError(Exception):
    """Root of the tree.  ``where: what; expected …, found …. What to do.``

    ``message`` is of the room ``error``; what was expected, what was found and what to do are attributes of its text
    in the catalogue.  ``where``: a file, a series, a key of the study file.
    """

    exit_code = 1

    def __init__(self, message: Message, *, where: Message | str = "") -> None:
        self.message = _shortened(message)
        self.where = _shortened(where) if isinstance(where, Message) else where
        super().__init__(self.say("en"))

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.message, self.where)

    @property
    def code(self) -> str:
        """Stable, for machines."""
        return self.message.name

    def place(self, lang: str) -> str:
        """``where``, in a language."""
        return say(self.where, lang) if isinstance(self.where, Message) else self.where

    @property
    def todo(self) -> Message | None:
        """What to do."""
        return self.part("do")

    def part(self, name: str) -> Message | None:
        """What was ``expected``, what was ``found`` or what to ``do``; None where the error does not say it."""
        part = Message(f"{self.message.code}.{name}", self.message.values)
        return part if has(self.message.code, name) and english(part) else None

    @property
    def reason(self) -> Message:
        """The line without what to do."""
        return self._line(("expected", "found"))

    @property
    def line(self) -> Message:
        """The whole line: place, what is wrong, what was expected and found, and what to do."""
        return self._line(("expected", "found", "do"))

    def _line(self, parts: tuple[str, ...]) -> Message:
        place = self.where if isinstance(self.where, Message) else Name(self.where) if self.where else None
        said: dict[str, Value | None] = {"where": place, "what": self.message}
        return Message("error-line", known(said | {name: self.part(name) for name in parts}))

    def say(self, lang: str) -> str:
        """The whole line in a language."""
        return " ".join(say(self.line, lang).split())

    def lines(self, lang: str) -> list[str]:
        """As a terminal is told."""
        return [self.say(lang)]

    def to_json(self, lang: str) -> dict[str, Any]:
        """Code and values, and the line, its place and what to do in a language."""
        told = {"text": self.say(lang), "where": self.place(lang), "todo": say(self.todo, lang) if self.todo else ""}
        return {"code": self.code, **told, "values": to_json(self.message)["values"]}

    def as_(self, kind: type[E], *, where: Message | str | None = None, more: Mapping[str, Value] = NONE) -> E:
        """The same as an error of another kind, with another place and more values for its text."""
        message = Message(self.message.code, {**self.message.values, **more})
        return kind(message, where=self.where if where is None else where)


def _shortened(message: Message) -> Message:
    """A name that is longer than a line, as only damage writes it, is cut."""
    return Message(message.code, {name: _short(value) for name, value in message.values.items()})


def _short(value: Value) -> Value:
    match value:
        case Name(text) if len(text) > LONGEST_NAME:
            return Name(f"{text[:LONGEST_NAME]} …")
        case Names(items) if any(len(item) > LONGEST_NAME for item in items):
            return Names(tuple(f"{item[:LONGEST_NAME]} …" if len(item) > LONGEST_NAME else item for item in items))
        case Message():
            return _shortened(value)
        case Messages(items):
            return Messages(tuple(map(_shortened, items)))
    return value


def _again(kind: type[E], message: Message, where: Message | str) -> E:
    return kind(message, where=where)


def slug(words: str) -> str:
    """A library's words as a code, by which a catalogue may have its own for them.

    >>> slug("Expected '=' after a key")
    'expected_after_a_key'
    """
    return re.sub(r"[^a-z0-9]+", "_", words.casefold()).strip("_")


def at_series(id: str, at: str = "") -> Message:
    """The place of an error: a series of the study file; ``at``: a key of its entry, or a file."""
    return Message("place-series", known({"series": Name(id), "at": Name(at) if at else None}))


def system_reason(error: OSError) -> Message:
    """Why the system refuses, in words of ours where it is common."""
    name = errno.errorcode.get(error.errno or 0, "")
    return Message("system-reason", {"code": Code(name), "text": Name(error.strerror or str(error))})


class UsageError(GeneverdictError):
    """The command was called in a way that cannot work."""

    exit_code = 2


class StudyError(GeneverdictError):
    """The study file says something that cannot be meant."""

    exit_code = 2


class FetchError(GeneverdictError):
    """A file could not be brought here whole."""


class ReadError(GeneverdictError):
    """A file is here but is not what it should be."""


class EmptyTableError(ReadError):
    """A series whose matrix holds no values (RNA-seq): they are in supplementary files."""


class NoDefinitionError(ReadError):
    """CEL files without a definition of their probe sets; ``message`` has the ``chip`` and the series' platform."""


class NothingComparedError(GeneverdictError):
    """No series of a study could be compared, nor its patients' survival told: there are no results."""

    def lines(self, lang: str) -> list[str]:
        """Why of each series, a line each, then what that comes to; of a single series one line."""
        whys = self.message.values["whys"]
        assert isinstance(whys, Messages)
        if len(whys.items) == 1:
            return [self.say(lang)]
        alone = Message(f"{self.message.code}.alone")
        return [" ".join(say(one, lang).split()) for one in (*whys.items, alone)]


class PrepareError(GeneverdictError):
    """Scale, probes, groups or pairs cannot be settled."""


class NeedsWordError(PrepareError):
    """An inference is not sure: the user's word is needed.  What to do holds the lines for the study file."""

    exit_code = 3


class DesignError(GeneverdictError):
    """The comparison asked for cannot be estimated from these samples."""


class ResultsError(GeneverdictError):
    """A results folder cannot be written, or is not one of ours."""

    exit_code = 2
