"""What was made is kept for the next who asks: each thing made once, the longest unused put away first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class SharedCache(Generic[Key, Value]):
    """A bounded store for many threads.  Those who ask for a thing while it is being made wait for that one making."""

    def __init__(self, room: int, weigh: Callable[[Value], int]) -> None:
        """``room`` is in bytes, and ``weigh`` says how many a value takes.  One value is kept whatever it weighs."""
        self._room, self._weigh = room, weigh
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._making: dict[Key, Future[Value]] = {}
        self._weight = 0
        self._lock = Lock()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value of ``key``, made by ``make`` where it is not there.

        An error of ``make`` goes to all who wait for it and is not kept: the next who asks tries again.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            waiting = self._making.get(key)
            if waiting is None:
                promise = self._making[key] = Future()
        if waiting is not None:
            return waiting.result()
        try:
            value = make()
        except BaseException as error:
            with self._lock:
                del self._making[key]
            promise.set_exception(error)
            raise
        self._keep(key, value)
        promise.set_result(value)
        return value

    def _keep(self, key: Key, value: Value) -> None:
        with self._lock:
            del self._making[key]
            self._kept[key] = value
            self._weight += self._weigh(value)
            while self._weight > self._room and len(self._kept) > 1:
                _, oldest = self._kept.popitem(last=False)
                self._weight -= self._weigh(oldest)

    @property
    def weight(self) -> int:
        """Bytes kept now."""
        with self._lock:
            return self._weight
