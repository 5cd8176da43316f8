"""Contrasts go into an atlas all at once or not at all, whatever ends the process meanwhile.

New contrasts are a block of their own.  Small blocks before it become one with it, so that few stay and each number is
written a few times (a log-structured merge tree).  A block is written beside the others; the catalogue that names it
takes the place of the old one in one step; what no catalogue names is removed by whoever writes next.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import numpy as np

from geneverdict.errors import ResultsError
from geneverdict.io.atlas.block import Block, Source, Stack, write_block
from geneverdict.io.atlas.catalogue import BlockRow, Catalogue, flush_folder, in_memory, put_in_place
from geneverdict.io.atlas.layout import BLOCKS, CATALOGUE, ENDING, PARTS
from geneverdict.io.results.folder import refusals
from geneverdict.messages import Message
from geneverdict.model.atlas import ContrastTable

MOST_BLOCKS = 8
FULL = 2048
"""A block of so many contrasts, and of a fifth of all, is written no more, as long as there are few blocks."""
_RATIO = 7
"""A block takes in the one before it that has up to so many times its contrasts."""
_WAIT = 600.0
"""Seconds that one who writes waits for another."""
Also = Callable[[str], str]


class Added(NamedTuple):
    """What came of adding contrasts."""

    new: tuple[str, ...]
    """Their ids."""
    known: tuple[str, ...]
    """Those that were there already, from the same data."""
    refused: tuple[str, ...]
    """Those whose name another contrast has already."""


def merged(sizes: Sequence[int], new: int) -> int:
    """How many of the last blocks become one with ``new`` contrasts.

    >>> merged([], 1), merged([2048, 8], 1), merged([2048, 7], 1), merged([9, 8, 7, 6, 5, 4, 3, 2], 1)
    (0, 0, 1, 8)
    >>> merged([2048] * 8, 1)
    1
    """
    take, total, full = 0, new, max(FULL, (sum(sizes) + new) // 5)
    while take < len(sizes) and sizes[-1 - take] <= _RATIO * total and sizes[-1 - take] < full:
        take += 1
        total += sizes[-take]
    return max(take, len(sizes) + 1 - MOST_BLOCKS)


def create(folder: Path) -> None:
    """An empty atlas, where there is none.  Raises ResultsError where something else is."""
    if folder.exists() and not folder.is_dir():
        raise ResultsError(Message("error-file_in_the_way"), where=str(folder))
    if (folder / CATALOGUE).exists():
        return
    with refusals(folder):
        ours = {BLOCKS, PARTS, f"{CATALOGUE}.new", ".lock"}
        if folder.is_dir() and any(path.name not in ours for path in folder.iterdir()):
            raise ResultsError(Message("error-folder_not_empty"), where=str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        with in_memory(folder) as catalogue:
            put_in_place(catalogue, folder)


def add(folder: Path, tables: Sequence[ContrastTable], also: Also = lambda _: "") -> Added:
    """Put contrasts into the atlas.  ``also``: other genes that a symbol is an alias of, told with an answer.

    Raises ResultsError where the disk refuses; then the atlas is as it was.
    """
    from filelock import FileLock, Timeout

    with refusals(folder):
        try:
            with FileLock(folder / ".lock", timeout=_WAIT):
                return _add(folder, tables, also)
        except Timeout:
            raise ResultsError(Message("error-atlas_busy"), where=str(folder)) from None


def _add(folder: Path, tables: Sequence[ContrastTable], also: Also) -> Added:
    with in_memory(folder) as catalogue:
        _tidy(folder, catalogue.blocks)
        new, added = _sorted_out(catalogue, tables)
        if not new:
            return added
        old = catalogue.blocks
        first = old[-1].start + old[-1].n_contrasts if old else 0
        stack, n_genes = _stacked(catalogue, new, also)
        take = merged([block.n_contrasts for block in old], len(new))
        before = old[len(old) - take :]
        sources: list[Source] = [Block(folder / BLOCKS / row.file, row.n_genes, row.n_contrasts) for row in before]
        name = f"{uuid4().hex}{ENDING}"
        (folder / BLOCKS).mkdir(exist_ok=True)
        block = _written(folder / BLOCKS / name, [*sources, stack], n_genes)
        start = before[0].start if before else first
        catalogue.put_contrasts([table.contrast for table in new], first)
        catalogue.put_blocks([BlockRow(start, name, n_genes, block.n_contrasts)])
        put_in_place(catalogue, folder)
        _tidy(folder, catalogue.blocks)
    return added


def _written(path: Path, sources: Sequence[Source], n_genes: int) -> Block:
    try:
        block = write_block(path, sources, n_genes)
        flush_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    return block


def _sorted_out(catalogue: Catalogue, tables: Sequence[ContrastTable]) -> tuple[list[ContrastTable], Added]:
    there = {one.id: one.key for one in catalogue.contrasts()}
    keys = set(there.values())
    new: list[ContrastTable] = []
    known, refused = list[str](), list[str]()
    for table in tables:
        contrast = table.contrast
        if contrast.key in keys:
            known.append(contrast.id)
        elif contrast.id in there:
            refused.append(contrast.id)
        else:
            new.append(table)
            there[contrast.id] = contrast.key
            keys.add(contrast.key)
    return new, Added(tuple(table.contrast.id for table in new), tuple(known), tuple(refused))


def _stacked(catalogue: Catalogue, tables: Sequence[ContrastTable], also: Also) -> tuple[Stack, int]:
    place = {name: i for i, name in enumerate(catalogue.genes())}
    known = len(place)
    for table in tables:
        missing = set(table.genes).difference(place)
        place.update({gene: len(place) + i for i, gene in enumerate(g for g in table.genes if g in missing)})
    fresh = list(place)[known:]
    catalogue.put_genes(((name, also(name)) for name in fresh), known)
    stack = Stack(len(place), len(tables))
    for j, table in enumerate(tables):
        genes = np.fromiter(map(place.__getitem__, table.genes), np.intp, len(table.genes))
        stack.put(j, genes, table.numbers, table.n, table.level)
    return stack, len(place)


def _tidy(folder: Path, blocks: Sequence[BlockRow]) -> None:
    """Remove what no catalogue names: left by a process that was ended, or replaced just now."""
    named = {block.file for block in blocks}
    if (folder / BLOCKS).is_dir():
        for path in (folder / BLOCKS).iterdir():
            if path.name not in named and path.suffix == ENDING:
                with suppress(OSError):  # somebody reads it still, and the system minds
                    path.unlink()
    with suppress(OSError):
        os.unlink(folder / f"{CATALOGUE}.new")  # noqa: PTH108
