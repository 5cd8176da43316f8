"""Processes that draw.  Started early, they import matplotlib while the series are still being read.

They are plain Python processes spoken to over a pipe, not :mod:`multiprocessing`: that would fork a process full of
threads, or run a caller's script a second time when it has no ``if __name__ == "__main__"``.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from queue import PriorityQueue
from threading import Thread
from types import TracebackType
from typing import Self

from geneverdict.figures.plan import (
    Correlation,
    FigureJob,
    Forest,
    Output,
    SpecificationCurve,
    Volcano,
)

_LONG_FIRST = (SpecificationCurve, Correlation, Volcano, Forest)
"""What takes long is begun early, so that no process ends alone with it."""
_LAST = 1000
"""Priority of the sign that there are no more jobs: after every job."""


class DrawingProcesses:
    """Processes that draw, each fed by a thread from one queue; use once, close after.

    Jobs may be handed in before the folder's other contents exist: what is drawn early costs no time at the end.
    """

    def __init__(self, workers: Sequence[subprocess.Popen[bytes]], output: Output) -> None:
        self.workers = tuple(workers)
        self.output = output
        self._queue: PriorityQueue[tuple[int, int, FigureJob | None]] = PriorityQueue()
        self._count = 0
        self._done: dict[str, str] = {}
        self._threads = [Thread(target=self._feed, args=(worker,), daemon=True) for worker in self.workers]
        for thread in self._threads:
            thread.start()

    def submit(self, jobs: Sequence[FigureJob]) -> None:
        """Draw these as soon as a process is free, the long ones first."""
        for job in jobs:
            self._put(_priority(job), job)

    def finish(self) -> dict[str, str]:
        """The SVG of every job that was drawn, by name, when all are done; no more jobs after this."""
        for _ in self._threads:
            self._put(_LAST, None)
        for thread in self._threads:
            thread.join()
        return self._done

    def _put(self, priority: int, job: FigureJob | None) -> None:
        self._count += 1
        self._queue.put((priority, self._count, job))

    def _feed(self, worker: subprocess.Popen[bytes]) -> None:
        """Hand jobs to one process until there are no more, or the process is gone."""
        assert worker.stdin is not None
        assert worker.stdout is not None
        while True:
            _, _, job = self._queue.get()
            if job is None:
                return
            try:
                pickle.dump((job, self.output), worker.stdin, protocol=pickle.HIGHEST_PROTOCOL)
                worker.stdin.flush()
                self._done[job.name] = pickle.load(worker.stdout)
            except (OSError, EOFError, ValueError, pickle.UnpicklingError):
                return  # the process is gone, or all were closed before its end

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


def start_drawing(output: Output, workers: int = 2) -> DrawingProcesses:
    """Start processes that draw into ``output``.  Each costs an import of matplotlib, beside the caller's own work."""
    return DrawingProcesses([start_python("geneverdict.figures.processes") for _ in range(max(workers, 1))], output)


def start_python(module: str) -> subprocess.Popen[bytes]:
    """A Python process that runs a module, with the same places to import from as here, and not the current folder."""
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    command = [sys.executable, "-P", "-m", module]
    return subprocess.Popen(
        command, env=paths, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _priority(job: FigureJob) -> int:
    places = [i for i, kind in enumerate(_LONG_FIRST) if isinstance(job.subject, kind)]
    return places[0] if places else len(_LONG_FIRST)


def _close_quietly(worker: subprocess.Popen[bytes]) -> None:
    assert worker.stdin is not None
    try:
        worker.stdin.close()
    except BrokenPipeError:
        # The process is gone already; what it left undone was drawn by the fallback.
        return


def main() -> None:
    """One such process: jobs come pickled on standard input, SVG texts go pickled to standard output, until the input
    ends.  An error ends the process; the caller then draws that job itself and sees it."""
    import matplotlib.backends.backend_agg
    import matplotlib.backends.backend_svg  # noqa: F401 imported now, while there is nothing else to do

    from geneverdict.figures.save import draw_one

    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while True:
        try:
            job, output = pickle.load(source)
        except EOFError:
            return
        pickle.dump(draw_one(job, output), sink, protocol=pickle.HIGHEST_PROTOCOL)
        sink.flush()


if __name__ == "__main__":
    main()
