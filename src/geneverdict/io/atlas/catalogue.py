"""The catalogue of an atlas: which blocks, contrasts and genes there are, in one SQLite file.

The file is never changed: a new one takes its place, so that whoever reads has the old atlas or the new one.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from geneverdict.errors import ResultsError
from geneverdict.io.atlas.layout import CATALOGUE, SCHEMA
from geneverdict.messages import Code, Message, Name
from geneverdict.model.atlas import COLUMNS, Contrast

_WORDS = ("title", "tissue", "disease", "case_label", "control_label", "study", "accession")
"""What is searched, the weightiest first."""
_TABLES = (
    "create table meta (key text primary key, value text not null)",
    "create table block (start integer primary key, file text not null, n_genes integer, n_contrasts integer)",
    f"create table contrast (i integer primary key, {', '.join(COLUMNS)}, unique (id), unique (key))",
    "create table gene (i integer primary key, name text not null unique, also text not null)",
    f"create virtual table words using fts5 ({', '.join(_WORDS)}, tokenize = 'unicode61 remove_diacritics 2')",
)


class BlockRow(NamedTuple):
    """A block of the catalogue: contrasts from ``start`` on."""

    start: int
    file: str
    n_genes: int
    n_contrasts: int


class Catalogue:
    """What a catalogue says; its connection is the one given."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    @property
    def blocks(self) -> list[BlockRow]:
        rows = self.base.execute("select start, file, n_genes, n_contrasts from block order by start")
        return [BlockRow(*row) for row in rows]

    def contrasts(self) -> list[Contrast]:
        """In the order in which they came, which is that of the blocks."""
        return [_contrast(row) for row in self.base.execute(f"select {', '.join(COLUMNS)} from contrast order by i")]

    def genes(self) -> list[str]:
        return [name for (name,) in self.base.execute("select name from gene order by i")]

    def named(self, names: Sequence[str]) -> list[tuple[int, str, str]]:
        """Those of the names that there are, in their order: place, name, other genes that it is an alias of."""
        found = {}
        for name in dict.fromkeys(names):
            for row in self.base.execute("select i, name, also from gene where name = ?", (name,)):
                found[name] = row
        return list(found.values())

    def search(self, words: str) -> list[int]:
        """The contrasts that have all these words, or words that begin so; what fits best first."""
        terms = re.findall(r"\w+", words)
        if not terms:
            return []
        query = " ".join(f'"{term}"*' for term in terms)
        weights = ", ".join(str(len(_WORDS) - i) for i in range(len(_WORDS)))
        order = f"select rowid from words where words match ? order by bm25(words, {weights}), rowid"
        return [i for (i,) in self.base.execute(order, (query,))]

    # --- what changes it, in memory ---

    def put_genes(self, names: Iterable[tuple[str, str]], first: int) -> None:
        self.base.executemany(
            "insert into gene values (?, ?, ?)", ((first + i, name, also) for i, (name, also) in enumerate(names))
        )

    def put_contrasts(self, contrasts: Sequence[Contrast], first: int) -> None:
        for i, one in enumerate(contrasts, first):
            for table, columns in (("contrast (i, ", COLUMNS), ("words (rowid, ", _WORDS)):
                marks = ", ".join("?" * (1 + len(columns)))
                values = (i, *(getattr(one, column) for column in columns))
                self.base.execute(f"insert into {table}{', '.join(columns)}) values ({marks})", values)

    def put_blocks(self, blocks: Sequence[BlockRow]) -> None:
        """In place of those from the first of them on."""
        self.base.execute("delete from block where start >= ?", (blocks[0].start,))
        self.base.executemany("insert into block values (?, ?, ?, ?)", blocks)


_TRUTH = COLUMNS.index("simulated")


def _contrast(row: Sequence[object]) -> Contrast:
    return Contrast._make((*row[:_TRUTH], bool(row[_TRUTH]), *row[_TRUTH + 1 :]))


@contextmanager
def reading(folder: Path) -> Iterator[Catalogue]:
    """The catalogue as it is now.  Raises ResultsError for what is no atlas of this version, or is damaged."""
    path = folder / CATALOGUE
    if not path.is_file():
        raise ResultsError(Message("error-no_atlas", {"file": Name(CATALOGUE)}), where=str(folder))
    base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        with catalogue_errors(folder):
            _check_version(base, folder)
            yield Catalogue(base)
    finally:
        base.close()


@contextmanager
def catalogue_errors(folder: Path) -> Iterator[None]:
    """What SQLite finds wrong with the file is a ResultsError."""
    try:
        yield
    except sqlite3.Error:
        message = Message("error-damaged_atlas", {"what": Code("catalogue")})
        raise ResultsError(message, where=str(folder / CATALOGUE)) from None


def _check_version(base: sqlite3.Connection, folder: Path) -> None:
    row = base.execute("select value from meta where key = 'schema'").fetchone()
    found = row[0] if row else ""
    if found != SCHEMA:
        values = {"expected": Name(SCHEMA), "found": Name(str(found))}
        raise ResultsError(Message("error-other_atlas", values), where=str(folder))


@contextmanager
def in_memory(folder: Path) -> Iterator[Catalogue]:
    """A copy to be changed; a new one where there is no atlas yet."""
    base = sqlite3.connect(":memory:")
    try:
        path = folder / CATALOGUE
        with catalogue_errors(folder):
            if path.exists():
                base.deserialize(path.read_bytes() or b"\0")
                _check_version(base, folder)
            else:
                for table in _TABLES:
                    base.execute(table)
                base.execute("insert into meta values ('schema', ?)", (SCHEMA,))
            yield Catalogue(base)
    finally:
        base.close()


def put_in_place(catalogue: Catalogue, folder: Path) -> None:
    """From here on the atlas is what ``catalogue`` says."""
    catalogue.base.commit()
    new = folder / f"{CATALOGUE}.new"
    try:
        with new.open("wb") as file:
            file.write(catalogue.base.serialize())
            file.flush()
            os.fsync(file.fileno())
        new.replace(folder / CATALOGUE)
    finally:
        new.unlink(missing_ok=True)
    flush_folder(folder)


def flush_folder(folder: Path) -> None:
    """That a name stands in the folder survives a power cut, too; Windows knows no such thing."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
