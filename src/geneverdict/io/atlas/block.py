"""One block: read a gene of it, or a plane of all genes; made of contrasts, or of other blocks side by side."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from geneverdict.errors import ResultsError
from geneverdict.io.atlas.layout import COUNTED, HEAD, MAGIC, PLANES, Plane, offsets, row_bytes
from geneverdict.messages import Code, Message
from geneverdict.model.atlas import LEVELS, NUMBERS, FloatArray
from geneverdict.stats.profiles import places

_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0)
"""Windows reads files as text unless told otherwise."""
USUAL_FDR = 0.05
_CELLS = 1 << 20
"""Written at a time."""
AnyArray = npt.NDArray[Any]
Rows = Mapping[str, AnyArray]
"""By plane: genes × width × contrasts."""


def damaged(path: Path, what: str) -> ResultsError:
    """``what``: a code, ``cut`` or ``changed`` or ``missing``."""
    return ResultsError(Message("error-damaged_atlas", {"what": Code(what)}), where=path.name)


class Source(Protocol):
    """What can be made into a block."""

    n_contrasts: int

    def rows(self, start: int, end: int) -> Rows: ...


class Block:
    """A block that is there; small files are opened for each gene, nothing stays open."""

    def __init__(self, path: Path, n_genes: int, n_contrasts: int) -> None:
        self.path, self.n_genes, self.n_contrasts = path, n_genes, n_contrasts
        self._at = offsets(n_genes, n_contrasts)

    def _open(self) -> int:
        """Raises ResultsError where the file is not what the catalogue says."""
        try:
            file = os.open(self.path, _OPEN)
        except OSError:
            raise damaged(self.path, "missing") from None
        if os.fstat(file).st_size != self._at.end or os.read(file, HEAD.size) != self._head():
            os.close(file)
            raise damaged(self.path, "cut")
        return file

    def _head(self) -> bytes:
        return HEAD.pack(MAGIC, self.n_genes, self.n_contrasts)

    def gene(self, i: int) -> Rows:
        """A row of each plane (width × contrasts), its checksum compared; absent for a gene that came later."""
        if i >= self.n_genes:
            return {plane.name: np.full((plane.width, self.n_contrasts), plane.absent, plane.dtype) for plane in PLANES}
        file, found, check = self._open(), dict[str, AnyArray](), 0
        try:
            for plane, start in zip(PLANES, self._at.planes, strict=True):
                size = row_bytes(plane, self.n_contrasts)
                bytes_ = _read(file, start + i * size, size)
                check = zlib.crc32(bytes_, check)
                found[plane.name] = np.frombuffer(bytes_, plane.dtype).reshape(plane.width, self.n_contrasts)
            if _read(file, self._at.checks + 4 * i, 4) != check.to_bytes(4, "little"):
                raise damaged(self.path, "changed")
        finally:
            os.close(file)
        return found

    def plane(self, name: str) -> AnyArray:
        """genes × width × contrasts, mapped and not read."""
        where = next(i for i, plane in enumerate(PLANES) if plane.name == name)
        plane = PLANES[where]
        shape = (self.n_genes, plane.width, self.n_contrasts)
        os.close(self._open())
        return np.memmap(self.path, plane.dtype, "r", self._at.planes[where], shape)

    def counts(self) -> npt.NDArray[np.int32]:
        """Genes × ``COUNTED``."""
        shape = (self.n_genes, len(COUNTED))
        os.close(self._open())
        return np.memmap(self.path, "<i4", "r", self._at.counts, shape)

    def rows(self, start: int, end: int) -> Rows:
        """As a source of another block; what it does not know is absent."""
        return {plane.name: _padded(self.plane(plane.name)[start:end], plane, end - start) for plane in PLANES}


def _read(file: int, start: int, size: int) -> bytes:
    os.lseek(file, start, os.SEEK_SET)
    return os.read(file, size)


def _padded(rows: AnyArray, plane: Plane, n: int) -> AnyArray:
    if len(rows) == n:
        return rows
    more = np.full((n - len(rows), *rows.shape[1:]), plane.absent, plane.dtype)
    return np.concatenate([rows, more])


class Stack:
    """Contrasts side by side, before they are a block."""

    def __init__(self, n_genes: int, n_contrasts: int) -> None:
        self.n_contrasts = n_contrasts
        self._planes = {p.name: np.full((n_contrasts, p.width, n_genes), p.absent, p.dtype) for p in PLANES}

    def put(self, j: int, genes: npt.NDArray[np.intp], numbers: FloatArray, n: AnyArray, level: AnyArray) -> None:
        """The ``j``-th contrast, whose genes are these of the atlas."""
        planes = self._planes
        planes["numbers"][j][:, genes] = numbers
        planes["n"][j, 0, genes] = n
        planes["level"][j, 0, genes] = level
        log2fc, se = numbers[NUMBERS.index("log2fc")], numbers[NUMBERS.index("se")]
        score = np.full(log2fc.shape, np.nan)
        np.divide(log2fc, se, out=score, where=se > 0)
        planes["place"][j, 0, genes] = places(score)

    def rows(self, start: int, end: int) -> Rows:
        return {name: table[:, :, start:end].transpose(2, 1, 0) for name, table in self._planes.items()}


def write_block(path: Path, sources: Sequence[Source], n_genes: int) -> Block:
    """The sources side by side, flushed to the disk; ``path`` must not be there yet."""
    block = Block(path, n_genes, sum(source.n_contrasts for source in sources))
    at = offsets(n_genes, block.n_contrasts)
    with path.open("xb") as file:
        file.write(block._head())
        for start, rows in _chunks(sources, n_genes, block.n_contrasts):
            for plane, where in zip(PLANES, at.planes, strict=True):
                file.seek(where + start * row_bytes(plane, block.n_contrasts))
                file.write(rows[plane.name].data)
            file.seek(at.counts + 4 * start * len(COUNTED))
            file.write(_counts(rows).tobytes())
            file.seek(at.checks + 4 * start)
            file.write(_checks(rows).tobytes())
        file.truncate(at.end)
        file.flush()
        os.fsync(file.fileno())
    return block


def _chunks(sources: Sequence[Source], n_genes: int, n_contrasts: int) -> Iterator[tuple[int, Rows]]:
    step = max(1, _CELLS // max(1, n_contrasts))
    for start in range(0, n_genes, step):
        parts = [source.rows(start, min(start + step, n_genes)) for source in sources]
        joined = {p.name: np.concatenate([part[p.name] for part in parts], axis=2) for p in PLANES}
        yield start, {name: np.ascontiguousarray(rows) for name, rows in joined.items()}


def _counts(rows: Rows) -> npt.NDArray[np.int32]:
    level, numbers = rows["level"][:, 0], rows["numbers"]
    counted = [np.count_nonzero(level == code, axis=1) for code in range(len(LEVELS))]
    counted.append(np.count_nonzero(numbers[:, NUMBERS.index("fdr")] < USUAL_FDR, axis=1))
    return np.stack(counted, axis=1).astype("<i4")


def _checks(rows: Rows) -> npt.NDArray[np.uint32]:
    out = np.zeros(len(rows["level"]), "<u4")
    for i in range(len(out)):
        check = 0
        for plane in PLANES:
            check = zlib.crc32(rows[plane.name][i], check)
        out[i] = check
    return out
