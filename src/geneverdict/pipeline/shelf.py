"""Large arrays of series that are done, put into a file: memory holds what is being looked at, and lets go of it."""

from __future__ import annotations

import ctypes
import mmap
import sys
from collections.abc import Mapping
from contextlib import suppress
from copy import copy
from dataclasses import fields, is_dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock
from typing import IO, Any, TypeVar, cast

import numpy as np

T = TypeVar("T")
Array = np.ndarray[Any, Any]
_LEAST = 1 << 16
"""Bytes: smaller arrays stay where they are."""
_CHUNK = 1 << 26
_ALIGNED = 64


class Shelf:
    """Arrays in files without a name beside the results, mapped into memory; they live as long as somebody has them.

    The same bits in the same order, read-only.  Where the disk refuses, arrays stay in memory.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._file: IO[bytes] | None = None
        self._maps: list[mmap.mmap] = []
        self._place = 0

    def put(self, record: T) -> T:
        """``record`` with every large array in it, however deep, read from the shelf; the same array is there once."""
        with self._lock, suppress(OSError):
            return cast(T, self._copied(record, {}))
        return record

    def let_go(self) -> None:
        """Free the memory that looking at arrays has taken; whoever looks again reads again."""
        for one in self._maps:
            if hasattr(one, "madvise"):  # Windows lets go by itself when memory is short
                one.madvise(mmap.MADV_DONTNEED)
        if sys.platform == "linux":
            with suppress(OSError, AttributeError):  # glibc alone keeps what was freed, for each thread
                ctypes.CDLL(None).malloc_trim(0)

    def close(self) -> None:
        """No more is put; what is there stays."""
        if self._file is not None:
            self._file.close()
        self._file = None

    def _copied(self, value: Any, seen: dict[int, tuple[Any, Any]]) -> Any:
        """``seen``: by identity, what was copied and its copy, so that records which share a part still do."""
        if id(value) not in seen:
            seen[id(value)] = (value, self._copy(value, seen))
        return seen[id(value)][1]

    def _copy(self, value: Any, seen: dict[int, tuple[Any, Any]]) -> Any:
        if isinstance(value, np.ndarray):
            return self._shelved(value) if value.nbytes >= _LEAST and not value.dtype.hasobject else value
        if is_dataclass(value) and not isinstance(value, type):
            return self._copy_record(value, seen)
        if isinstance(value, Mapping) and any(isinstance(part, np.ndarray) for part in value.values()):
            return {key: self._copied(part, seen) for key, part in value.items()}
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            return tuple(self._copied(part, seen) for part in value)
        return value

    def _copy_record(self, record: Any, seen: dict[int, tuple[Any, Any]]) -> Any:
        old = {field.name: getattr(record, field.name) for field in fields(record)}
        new = {name: self._copied(part, seen) for name, part in old.items()}
        changed = {name: part for name, part in new.items() if part is not old[name]}
        if not changed:
            return record
        record = copy(record)
        for name, part in changed.items():
            object.__setattr__(record, name, part)
        return record

    def _shelved(self, array: Array) -> Array:
        if not array.flags.c_contiguous and array.flags.f_contiguous:
            return self._shelved(array.T).T
        place, whole = self._room(array.nbytes)
        assert self._file is not None
        self._file.seek(place)
        self._file.write(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)
        self._file.flush()
        return np.frombuffer(whole, array.dtype, array.size, place).reshape(array.shape)

    def _room(self, size: int) -> tuple[int, mmap.mmap]:
        """Where so many bytes may be written, and the map of that file."""
        place = -(-self._place // _ALIGNED) * _ALIGNED
        if self._file is None or place + size > len(self._maps[-1]):
            self.close()
            file, place = TemporaryFile(dir=self._folder), 0  # noqa: SIM115  # until the next one
            try:
                file.truncate(max(_CHUNK, size))
                self._maps.append(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            except OSError:
                file.close()
                raise
            self._file = file
        self._place = place + size
        return place, self._maps[-1]
