"""Who does the tasks of an atlas: processes of this machine, or the workers of a Dask cluster.

A process that ends in the middle of a task, killed or out of memory, is replaced and its task done again.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread

from geneverdict.errors import ReadError
from geneverdict.figures.processes import start_python
from geneverdict.messages import Message, count
from geneverdict.pipeline.atlas.parts import Left, Task, do_task
from geneverdict.pipeline.multiverse.executor import cluster

ATTEMPTS = 3
DOWNLOADS = "geo"
"""A resource of Dask's workers: of those that were started with it, each task takes one, which bounds the downloads."""
Done = Callable[[Task, Left], None]
"""Told of each task as it ends, from one thread."""


def do_tasks(tasks: Sequence[Task], done: Done, *, workers: int = 2, scheduler: str = "") -> None:
    """All of them, in any order.  Raises UsageError where the cluster cannot be used."""
    if not tasks:
        return
    if scheduler:
        _on_cluster(tasks, done, scheduler)
    else:
        _here(tasks, done, workers)


def _on_cluster(tasks: Sequence[Task], done: Done, scheduler: str) -> None:
    """What a worker leaves is read by the one who asked: no numbers go through the scheduler."""
    from distributed import as_completed

    with cluster(scheduler) as client:
        offered = any(DOWNLOADS in one["resources"] for one in client.scheduler_info(n_workers=-1)["workers"].values())
        resources = {DOWNLOADS: 1} if offered else None
        futures = {
            client.submit(do_task, task, pure=False, retries=ATTEMPTS, resources=resources): task for task in tasks
        }
        for future in as_completed(list(futures)):
            task = futures.pop(future)
            done(task, _lost(task) if future.exception() else future.result())
            future.release()


def _here(tasks: Sequence[Task], done: Done, workers: int) -> None:
    waiting: SimpleQueue[tuple[Task, int]] = SimpleQueue()
    ended: SimpleQueue[tuple[Task, Left]] = SimpleQueue()
    for task in tasks:
        waiting.put((task, 1))
    threads = [
        Thread(target=_feed, args=(waiting, ended), daemon=True) for _ in range(min(max(1, workers), len(tasks)))
    ]
    for thread in threads:
        thread.start()
    for _ in tasks:
        done(*ended.get())


def _feed(waiting: SimpleQueue[tuple[Task, int]], ended: SimpleQueue[tuple[Task, Left]]) -> None:
    """Hand tasks to one process after the other."""
    process = start_python("geneverdict.pipeline.atlas.workers")
    while True:
        try:
            task, attempt = waiting.get_nowait()
        except Empty:
            break
        left = _handed(process, task)
        if left is None:
            process.kill()
            _end(process)
            process = start_python("geneverdict.pipeline.atlas.workers")
            if attempt < ATTEMPTS:
                waiting.put((task, attempt + 1))
                continue
        ended.put((task, left or _lost(task)))
    _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """It ends when its input does."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):  # it is gone, and what was meant for it is still there
                pipe.close()
    process.wait()


def _handed(process: subprocess.Popen[bytes], task: Task) -> Left | None:
    """What became of the task; None where the process did not live to say it."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        pickle.dump(task, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        left: Left = pickle.load(process.stdout)
    except (OSError, EOFError, pickle.UnpicklingError):
        return None
    return left


def _lost(task: Task) -> Left:
    return Left(task.name, error=ReadError(Message("error-worker_lost", {"n": count(ATTEMPTS)}), where=task.name))


def main() -> None:
    """One such process: tasks come pickled on standard input, what became of them goes to standard output."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while True:
        try:
            task = pickle.load(source)
        except EOFError:
            return
        pickle.dump(do_task(task), sink, protocol=pickle.HIGHEST_PROTOCOL)
        sink.flush()


if __name__ == "__main__":
    main()
