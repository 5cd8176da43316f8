"""What long work tells whoever watches."""

from __future__ import annotations

from typing import Protocol


class Listener(Protocol):
    """Told of progress; must be quick and safe to call from several threads."""

    def download(self, name: str, done: int, total: int | None) -> None: ...

    def step(self, text: str) -> None: ...


class Silent:
    """Nobody watches."""

    def download(self, name: str, done: int, total: int | None) -> None:
        """Say nothing."""

    def step(self, text: str) -> None:
        """Say nothing."""


SILENT = Silent()
