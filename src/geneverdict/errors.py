"""The small tree of errors.

Every error that a person can cause, or that the world can cause, is one of these.  Its text is one line that says
what was expected, what was found, where, and what to do.  The command line prints that line and exits with
``exit_code``.  Only ``io.damage`` makes one of whatever was raised: of results that cannot be read.
"""

from __future__ import annotations

from geneverdict.messages import Message, english, has


class GeneverdictError(Exception):
    """Root of the tree.  ``where: what; expected …, found …. What to do.``"""

    exit_code = 1

    def __init__(
        self, what: str | Message, *, where: str = "", expected: str = "", found: str = "", do: str = "", code: str = ""
    ) -> None:
        if isinstance(what, Message):
            self.message, code = what, code or what.name
            parts = {name: english(what, name) if has(what.code, name) else "" for name in ("expected", "found", "do")}
            expected, found, do = expected or parts["expected"], found or parts["found"], do or parts["do"]
            what = english(what)
        self.what, self.where, self.expected, self.found, self.do = what, where, expected, found, do
        self.code = code or type(self).__name__.removesuffix("Error").lower()
        super().__init__(self._line())

    def _line(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        details = [f"{word} {value}" for word, value in (("expected", self.expected), ("found", self.found)) if value]
        if details:
            text = f"{text}; {', '.join(details)}"
        text = text.rstrip(".") + "."
        if self.do:
            text = f"{text} {self.do.rstrip('.')}."
        return " ".join(text.split())


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


class PrepareError(GeneverdictError):
    """Scale, probes, groups or pairs cannot be settled."""


class NeedsWordError(PrepareError):
    """An inference is not sure: the user's word is needed.  ``do`` holds the lines for the study file."""

    exit_code = 3


class DesignError(GeneverdictError):
    """The comparison asked for cannot be estimated from these samples."""


class ResultsError(GeneverdictError):
    """A results folder cannot be written, or is not one of ours."""

    exit_code = 2
