"""``python -m geneverdict.workbench.worker STUDY_FOLDER``: one run in a process that can be stopped.

The first line of standard input is the settings as JSON; its end means that the workbench is gone, and ends the run.
Standard output is a line of JSON for each step, and one for the end.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from threading import Lock, Thread
from typing import Any, TextIO

from geneverdict.errors import GeneverdictError
from geneverdict.io.study import read_study
from geneverdict.messages import Message, to_json
from geneverdict.pipeline.run import run_study
from geneverdict.settings import Settings

_PAUSE = 0.2
"""Seconds between two lines of one download."""


class Lines:
    """A listener that writes what it is told, a line each."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._lock = Lock()
        self._told: dict[str, float] = {}

    def write(self, **line: object) -> None:
        with self._lock:
            self._out.write(json.dumps(line) + "\n")
            self._out.flush()

    def step(self, message: Message) -> None:
        self.write(step=to_json(message))

    def download(self, name: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        if done == total or now - self._told.get(name, 0.0) >= _PAUSE:
            self._told[name] = now
            self.write(download=name, done=done, total=total)


def settings_json(settings: Settings) -> dict[str, Any]:
    return {name: str(getattr(settings, name)) for name in ("mirror", "cache", "lang")} | {
        name: getattr(settings, name) for name in ("offline", "workers", "figures")
    }


def _settings(told: Mapping[str, Any]) -> Settings:
    return Settings(**{**told, "cache": Path(told["cache"])})


def main() -> None:
    folder = Path(sys.argv[1])
    lines = Lines(os.fdopen(os.dup(1), "w", encoding="utf-8"))
    os.dup2(2, 1)  # whatever a library prints is no line of ours
    settings = _settings(json.loads(sys.stdin.readline()))
    Thread(target=_end_with_the_workbench, daemon=True).start()
    try:
        run = run_study(read_study(folder / "study.toml"), folder / "results", settings, lines)
    except GeneverdictError as error:
        lines.write(error=to_json(error.line))
    else:
        lines.write(done=len(run.results))


def _end_with_the_workbench() -> None:
    sys.stdin.read()
    kill_group(os.getpid())


def kill_group(pid: int) -> None:
    """End a worker and the processes that draw for it, at once: it leads a group of its own where there are groups."""
    if os.name == "posix":
        os.killpg(pid, signal.SIGKILL)
    else:
        os.kill(pid, signal.SIGTERM)


if __name__ == "__main__":
    main()
