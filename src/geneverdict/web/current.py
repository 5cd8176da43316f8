"""The results as they are now: a new run into the same folder is noticed, and no answer is half old and half new."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar

from geneverdict.errors import GeneverdictError, ResultsError
from geneverdict.io.results.guarded_read import guarded_read
from geneverdict.io.results.layout import SUMMARY
from geneverdict.messages import Message
from geneverdict.web.results import Results

Answer = TypeVar("Answer")
Stamp = tuple[int, int, int]

TRIES = 3


class Current:
    """Opens the results again when a run has put others in their place."""

    def __init__(self, folder: Path) -> None:
        """Raises ResultsError when there are none to serve."""
        self._folder = folder
        self._lock = Lock()
        self._stamp = _stamp(folder)
        self._results = _opened(folder)

    def ask(self, question: Callable[[Results], Answer]) -> Answer:
        """What the results say, all from one run.  Raises ResultsError while a run replaces them."""
        for _ in range(TRIES):
            stamp, results = self._now()
            try:
                with guarded_read(self._folder):
                    answer = question(results)
            except ResultsError:
                if stamp == _stamp(self._folder):
                    raise
                continue
            if stamp == _stamp(self._folder):
                return answer
        raise ResultsError(Message("error-being_replaced"), where=str(self._folder))

    def warm(self) -> None:
        """Read the tables before somebody asks.  What is wrong with them will be told to who asks."""
        with suppress(GeneverdictError):
            self.ask(lambda results: results.warm())

    def _now(self) -> tuple[Stamp | None, Results]:
        stamp = _stamp(self._folder)
        with self._lock:
            if stamp != self._stamp:
                self._results = _opened(self._folder)
                self._stamp = stamp
            return self._stamp, self._results


def _opened(folder: Path) -> Results:
    with guarded_read(folder):
        return Results(folder)


def _stamp(folder: Path) -> Stamp | None:
    """Which results these are: a run puts its folder there as a whole, with files of its own."""
    try:
        seen = (folder / SUMMARY).stat()
    except OSError:
        return None
    return seen.st_ino, seen.st_mtime_ns, seen.st_size
