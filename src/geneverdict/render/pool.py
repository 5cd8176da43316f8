"""Processes that draw.  Started early, they import matplotlib while the series are still being read.

They are plain Python processes spoken to over a pipe, not :mod:`multiprocessing`: that would fork a process full of
threads, or run a caller's script a second time when it has no ``if __name__ == "__main__"``.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from geneverdict.render.plan import FigureJob

Draw = Callable[[FigureJob, Path], str]


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Drawing processes; use once, close after."""

    workers: tuple[subprocess.Popen[bytes], ...]

    def map(self, jobs: Sequence[FigureJob], folder: Path, *, fallback: Draw) -> dict[str, str]:
        """Each job's SVG by name, in the order of ``jobs``.

        A job whose process died is drawn here by ``fallback``, which then raises what went wrong, if it does.
        """
        queue: SimpleQueue[FigureJob] = SimpleQueue()
        for job in sorted(jobs, key=_long_first):
            queue.put(job)
        with ThreadPoolExecutor(max_workers=len(self.workers)) as threads:
            parts = list(threads.map(lambda worker: _drain(worker, queue, folder), self.workers))
        done = {name: text for part in parts for name, text in part.items()}
        return {job.name: done[job.name] if job.name in done else fallback(job, folder) for job in jobs}

    def close(self) -> None:
        """Let the processes end: they stop when their input does."""
        for worker in self.workers:
            if worker.stdin and not worker.stdin.closed:
                _close_quietly(worker)
        for worker in self.workers:
            worker.wait()
            if worker.stdout:
                worker.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def start_pool(workers: int = 2) -> Pool:
    """Start drawing processes.  They cost one import of matplotlib each, beside the caller's own work."""
    # The same places to import from as here, and not the current folder.
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    command = [sys.executable, "-P", "-m", "geneverdict.render.worker"]
    return Pool(
        tuple(
            subprocess.Popen(
                command, env=paths, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            for _ in range(max(workers, 1))
        )
    )


def _long_first(job: FigureJob) -> int:
    """Long work first, so that no process ends alone with it."""
    first = ("correlation", "distributions", "volcano", "forest", "landscape", "influence", "individuals")
    return first.index(job.kind) if job.kind in first else len(first)


def _drain(worker: subprocess.Popen[bytes], queue: SimpleQueue[FigureJob], folder: Path) -> dict[str, str]:
    """Hand jobs to one process until the queue is empty or the process is gone."""
    done: dict[str, str] = {}
    assert worker.stdin is not None
    assert worker.stdout is not None
    while True:
        try:
            job = queue.get_nowait()
        except Empty:
            return done
        try:
            pickle.dump((job, folder), worker.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            worker.stdin.flush()
            done[job.name] = pickle.load(worker.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            return done


def _close_quietly(worker: subprocess.Popen[bytes]) -> None:
    assert worker.stdin is not None
    try:
        worker.stdin.close()
    except BrokenPipeError:
        # The process is gone already; what it left undone was drawn by the fallback.
        return
