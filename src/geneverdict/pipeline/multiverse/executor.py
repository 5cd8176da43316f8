"""Who does the work: threads of this machine, or the workers of a Dask cluster.  The results are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TypeVar

from geneverdict.errors import UsageError
from geneverdict.messages import Message, Name, Value, names

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")
PATIENCE = 10.0
"""Seconds to wait for a scheduler to answer."""


class Executor(Protocol):
    """Does ``work`` on every item; results come in the order of the items, whoever finishes first."""

    def __call__(self, work: Callable[[T], R], items: Sequence[T], done: Callable[[int], None], /) -> list[R]:
        """``done`` is told how many are finished, after each."""
        ...


@contextmanager
def executor(workers: int, scheduler: str = "") -> Iterator[Executor]:
    """Threads, or the cluster whose scheduler is at the address ``scheduler`` (``tcp://…``).

    Raises UsageError when the cluster cannot be used.
    """
    if scheduler:
        with cluster(scheduler) as client:
            yield _Cluster(client)
        return
    threads = ThreadPoolExecutor(max_workers=max(1, workers))
    try:
        yield _Threads(threads)
    finally:
        # After an error or Ctrl-C what has not begun is not begun; otherwise nothing is left to wait for.
        threads.shutdown(wait=False, cancel_futures=True)


class _Threads:
    def __init__(self, threads: ThreadPoolExecutor) -> None:
        self._threads = threads

    def __call__(self, work: Callable[[T], R], items: Sequence[T], done: Callable[[int], None], /) -> list[R]:
        results = []
        for result in self._threads.map(work, items):
            results.append(result)
            done(len(results))
        return results


class _Cluster:
    def __init__(self, client: Client) -> None:
        self._client = client

    def __call__(self, work: Callable[[T], R], items: Sequence[T], done: Callable[[int], None], /) -> list[R]:
        # Scattered one by one: the work's data is large, and goes to the worker that does it.
        futures = [self._client.submit(work, self._client.scatter(item, hash=False), pure=False) for item in items]
        results: list[R] = []
        for future in futures:
            results.append(future.result())
            future.release()
            done(len(results))
        return results


@contextmanager
def cluster(scheduler: str) -> Iterator[Client]:
    """The cluster whose scheduler is at this address, with workers of this version.  Raises UsageError."""
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(Message("error-no_dask")) from None
    try:
        client = Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise UsageError(Message("error-no_scheduler", {"why": Name(str(error))}), where=scheduler) from None
    with client:
        _require_same_version(client, scheduler)
        yield client


def _require_same_version(client: Client, scheduler: str) -> None:
    """Every worker has this version of the program, or the numbers could differ."""
    from geneverdict.version import __version__

    found = set(client.run(_version).values())
    if not found:
        raise UsageError(Message("error-no_workers"), where=scheduler)
    if found != {__version__}:
        values: dict[str, Value] = {"expected": Name(__version__), "found": names(sorted(found))}
        raise UsageError(Message("error-other_workers", values), where=scheduler)


def _version() -> str:
    try:
        from geneverdict.version import __version__
    except ImportError:
        return "none"
    return __version__
