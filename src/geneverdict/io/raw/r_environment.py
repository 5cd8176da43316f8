"""Environments of integer matrices in R's own serialisation, as Bioconductor ships definitions of chips.

Just this shape: names of environments, in each of them by name a matrix or a number.  Anything else in the file is
stepped over where its size is plain, and refused where it is not.  Bounded against files that are meant to harm: no
vector is longer than the bytes that are left, nothing is nested deeper than these files are, nothing is ever called.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import numpy as np

from geneverdict.errors import ReadError
from geneverdict.io.sources.text import truncated
from geneverdict.messages import Message, Name
from geneverdict.stats.arrays import FloatArray

MARKS = (b"RDX2\nX\n", b"RDX3\nX\n")
_DEEPEST = 40
_REFERENCE, _NIL, _ALTERNATIVE = 255, 254, 238
_EMPTY = frozenset((_NIL, 253, 251, 242, 241, 247))
"""Nothing, the global and the other environments that are always there."""
_SYMBOL, _PAIRS, _ENVIRONMENT, _TEXT, _LIST = 1, 2, 4, 9, 19
_NUMBERS: dict[int, np.dtype[Any]] = {10: np.dtype(">i4"), 13: np.dtype(">i4"), 14: np.dtype(">f8"), 24: np.dtype("u1")}
_WORDS, _PACKAGES = 16, (249, 250)
_MISSING = -(2**31)


class Environment(dict[str, FloatArray]):
    """Numbers by name; of a matrix rows × columns, NaN where missing."""


class _Shaped(NamedTuple):
    values: FloatArray
    attributes: dict[str, Any]


def read_environments(data: bytes, where: str) -> dict[str, Environment]:
    """By name, the environments that a file of R's ``save`` holds.

    Raises ReadError for one that is cut short, or holds what no definition of a chip does."""
    try:
        return _Reader(data, where).whole()
    except (struct.error, IndexError):
        raise truncated(Path(where), Message("cut-packed")) from None


class _Reader:
    def __init__(self, data: bytes, where: str) -> None:
        self._data, self._where, self._at = data, where, len(MARKS[0])
        self._known: list[Any] = []
        self._deep = 0

    def whole(self) -> dict[str, Environment]:
        version, _, _ = self._whole_numbers(3)
        if version not in (2, 3):
            self._refuse("version")
        if version == 3:
            self._bytes(self._whole_numbers(1)[0])
        found = self._item()
        pairs = found.items() if isinstance(found, dict) else ()
        return {name: value for name, value in pairs if isinstance(value, Environment)}

    def _item(self) -> Any:
        self._deep += 1
        if self._deep > _DEEPEST:
            self._refuse("nested")
        (flags,) = self._whole_numbers(1)
        found = self._of_kind(flags & 0xFF, flags)
        self._deep -= 1
        return found

    def _of_kind(self, kind: int, flags: int) -> Any:
        if kind in _EMPTY:
            return None
        if kind == _REFERENCE:
            at = flags >> 8 or self._whole_numbers(1)[0]
            return self._known[at - 1] if at > 0 else None
        if kind == _SYMBOL:
            name = self._item()
            self._known.append(name)
            return name
        if kind == _PAIRS:
            return self._pairs(flags)
        if kind == _ENVIRONMENT:
            return self._environment()
        if kind == _TEXT:
            (length,) = self._whole_numbers(1)
            return None if length == -1 else self._bytes(length).decode("latin-1")
        if kind in _PACKAGES:
            return self._package()
        if kind == _ALTERNATIVE:
            return self._alternative()
        return self._vector(kind, flags)

    def _pairs(self, flags: int) -> dict[str, Any]:
        """A list of names and values, read link by link: a long one nests nothing."""
        found: dict[str, Any] = {}
        while flags & 0xFF == _PAIRS:
            if flags & 0x200:
                self._item()
            name = self._item() if flags & 0x400 else None
            value = self._item()
            found[str(name or len(found))] = value
            (flags,) = self._whole_numbers(1)
        if flags & 0xFF not in _EMPTY:
            self._refuse("pairs")
        return found

    def _environment(self) -> Environment:
        found = Environment()
        self._known.append(found)
        self._whole_numbers(1)
        _, frame, table, _ = (self._item() for _ in range(4))
        chains = [frame, *(table if isinstance(table, list) else ())]
        for chain in chains:
            for name, value in chain.items() if isinstance(chain, dict) else ():
                if isinstance(value, _Shaped):
                    found[name] = _as_matrix(value)
        return found

    def _package(self) -> None:
        self._known.append(None)
        _, length = self._whole_numbers(2)
        for _ in range(self._fitting(length, 4)):
            self._item()

    def _alternative(self) -> Any:
        """A vector that R keeps in another way: one that only wraps another is read."""
        kind, state, _ = self._item(), self._item(), self._item()
        wraps = isinstance(kind, dict) and str(next(iter(kind.values()), "")).startswith("wrap_")
        if not (wraps and isinstance(state, list) and state):
            self._refuse("vector")
        return state[0]

    def _vector(self, kind: int, flags: int) -> Any:
        if kind not in (*_NUMBERS, _WORDS, _LIST):
            self._refuse(str(kind))
        (length,) = self._whole_numbers(1)
        if kind in _NUMBERS:
            of = _NUMBERS[kind]
            raw = np.frombuffer(self._bytes(self._fitting(length, of.itemsize) * of.itemsize), of)
            values = raw.astype(np.float64)
            values[raw == _MISSING] = np.nan
            return _Shaped(values, self._attributes(flags))
        items = [self._item() for _ in range(self._fitting(length, 4))]
        self._attributes(flags)
        return items

    def _attributes(self, flags: int) -> dict[str, Any]:
        found = self._item() if flags & 0x200 else None
        return found if isinstance(found, dict) else {}

    def _whole_numbers(self, n: int) -> tuple[int, ...]:
        found = struct.unpack_from(f">{n}i", self._data, self._at)
        self._at += 4 * n
        return found

    def _bytes(self, length: int) -> bytes:
        begin = self._at
        self._at += self._fitting(length, 1)
        return self._data[begin : self._at]

    def _fitting(self, length: int, size: int) -> int:
        """Raises ReadError for more than the file can hold."""
        if length < 0 or length * size > len(self._data) - self._at:
            raise truncated(Path(self._where), Message("cut-packed"))
        return length

    def _refuse(self, what: str) -> NoReturn:
        raise ReadError(Message("error-r_shape", {"what": Name(what)}), where=self._where)


def _as_matrix(found: _Shaped) -> FloatArray:
    sides = found.attributes.get("dim")
    if not isinstance(sides, _Shaped) or len(sides.values) != 2 or np.prod(sides.values) != len(found.values):
        return found.values
    rows, columns = (int(side) for side in sides.values)
    return found.values.reshape(columns, rows).T
