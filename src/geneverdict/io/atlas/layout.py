"""The shape of a block: where each gene's numbers stand in its file.

A block holds the contrasts of one or several studies.  All contrasts of a gene stand together, so that one gene is a
few reads; genes stand in the order in which the atlas met them, so that a block made before a gene was known is right
without it.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import NamedTuple

from geneverdict.model.atlas import LEVELS, NOT_MEASURED, NUMBERS
from geneverdict.stats.profiles import ABSENT

CATALOGUE = "catalogue.sqlite"
BLOCKS = "blocks"
PARTS = "parts"
"""What processes that fit contrasts leave, until it is in a block."""
ENDING = ".block"
SCHEMA = "geneverdict/atlas/1"
MAGIC = b"GVATLAS1"
HEAD = struct.Struct("<8sQQ")
"""Magic, genes, contrasts."""
_HEAD_ROOM = 64


class Plane(NamedTuple):
    """A value, or several, of each gene in each contrast: genes × width × contrasts."""

    name: str
    dtype: str
    width: int
    absent: float


PLANES = (
    Plane("numbers", "<f8", len(NUMBERS), float("nan")),
    Plane("n", "<i4", 1, 0),
    Plane("place", "<i2", 1, ABSENT),
    Plane("level", "|u1", 1, NOT_MEASURED),
)
_BYTES = {"<f8": 8, "<i4": 4, "<i2": 2, "|u1": 1}
COUNTED = (*LEVELS, "significant")
"""Counts over the contrasts of a block, kept for each gene: each level, and FDR < .05."""


class Offsets(NamedTuple):
    """Where things begin in the file of a block."""

    planes: tuple[int, ...]
    counts: int
    checks: int
    """A checksum for each gene over its bytes in all planes."""
    end: int


def row_bytes(plane: Plane, n_contrasts: int) -> int:
    """Of one gene."""
    return _BYTES[plane.dtype] * plane.width * n_contrasts


def offsets(n_genes: int, n_contrasts: int) -> Offsets:
    """Each part begins at a multiple of 64 bytes."""
    starts = [_HEAD_ROOM]
    sizes = [n_genes * row_bytes(plane, n_contrasts) for plane in PLANES]
    for size in (*sizes, 4 * n_genes * len(COUNTED), 4 * n_genes):
        starts.append(-(-(starts[-1] + size) // 64) * 64)
    return Offsets(tuple(starts[: len(PLANES)]), *starts[len(PLANES) :])


def is_atlas(folder: Path) -> bool:
    """By its catalogue alone."""
    return (folder / CATALOGUE).is_file()
