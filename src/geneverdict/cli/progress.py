"""Progress on a terminal; silence where nobody watches."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from geneverdict.cli.speech import say, voice
from geneverdict.messages import Message, Name

if TYPE_CHECKING:
    from rich.progress import Progress

    from geneverdict.progress import Listener


class _Bars:
    """A line that says what is being done, and a bar for each download."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._say = voice()
        self._step = progress.add_task("", total=None)
        self._bars: dict[str, int] = {}
        self._lock = threading.Lock()

    def download(self, name: str, done: int, total: int | None) -> None:
        with self._lock:
            if name not in self._bars:
                self._bars[name] = self._progress.add_task(
                    self._say(Message("step-fetching", {"file": Name(name)})), total=total
                )
            bar = self._bars[name]
        self._progress.update(bar, completed=done, total=total)  # type: ignore[arg-type]

    def step(self, message: Message) -> None:
        self._progress.update(self._step, description=self._say(message))


class _Heard(logging.Handler):
    """What the package logs beside its work, on standard error in the language chosen."""

    def emit(self, record: logging.LogRecord) -> None:
        said = getattr(record, "said", None)
        sys.stderr.write(f"{say(said) if isinstance(said, Message) else record.getMessage()}\n")


@contextmanager
def watched(*, quiet: bool = False) -> Iterator[Listener]:
    """A listener that draws on standard error when that is a terminal, unless ``quiet``; warnings are said there in any
    case."""
    log, heard = logging.getLogger("geneverdict"), _Heard(logging.WARNING)
    log.addHandler(heard)
    try:
        with _drawn(quiet=quiet) as listener:
            yield listener
    finally:
        log.removeHandler(heard)


@contextmanager
def _drawn(*, quiet: bool) -> Iterator[Listener]:
    from geneverdict.progress import SILENT

    if quiet or not sys.stderr.isatty():
        yield SILENT
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bars(progress)
