"""What long work tells whoever watches."""

from __future__ import annotations

from typing import Protocol

from geneverdict.messages import Code, Message, Name


class Listener(Protocol):
    """Told of progress; must be quick and safe to call from several threads."""

    def download(self, name: str, done: int, total: int | None) -> None: ...

    def step(self, message: Message) -> None: ...


def of_series(series: str, what: str) -> Message:
    """What is being done with a series; ``what`` is a code of the catalogue."""
    return Message("step-series", {"series": Name(series), "what": Code(what)})


def of_study(what: str) -> Message:
    """What is being done with the whole study."""
    return Message("step-study", {"what": Code(what)})


class Silent:
    """Nobody watches."""

    def download(self, name: str, done: int, total: int | None) -> None:
        """Say nothing."""

    def step(self, message: Message) -> None:
        """Say nothing."""


SILENT = Silent()
