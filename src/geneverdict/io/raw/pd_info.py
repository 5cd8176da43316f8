"""Bioconductor's ``pd.*`` packages: an SQLite file of which probes of a chip belong together."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.errors import ReadError
from geneverdict.io.sources.text import truncated
from geneverdict.messages import Message, Name
from geneverdict.stats.arrays import IntArray

MARK = b"SQLite format 3\0"
_MOST_ROWS = 20_000_000
_AT_ONCE = 100_000
_STEPS, _MOST_CALLS = 1_000_000, 5_000
"""Steps of the database after which it is asked whether to go on, and how often it is."""
_CORE = "SELECT core_mps.meta_fsetid, pmfeature.fid FROM pmfeature JOIN core_mps ON pmfeature.fsetid = core_mps.fsetid"
_CLUSTERS = (
    "SELECT featureSet.transcript_cluster_id, pmfeature.fid FROM pmfeature JOIN featureSet "
    "ON pmfeature.fsetid = featureSet.fsetid WHERE featureSet.transcript_cluster_id IS NOT NULL"
)
_SETS = (
    "SELECT featureSet.man_fsetid, pmfeature.fid FROM pmfeature JOIN featureSet ON pmfeature.fsetid = featureSet.fsetid"
)
_WAYS = (
    ("core_mps", ("meta_fsetid", "fsetid"), _CORE),
    ("featureSet", ("transcript_cluster_id", "fsetid"), _CLUSTERS),
    ("featureSet", ("man_fsetid", "fsetid"), _SETS),
)
"""Where sets are looked for, in this order: the core level of Gene and Exon ST arrays, their transcript clusters, and
the probe sets of the older arrays."""


class Sets(NamedTuple):
    """Probe sets by name, sorted as they are read; ``places`` of all, one set after the other."""

    names: tuple[str, ...]
    sizes: IntArray
    places: IntArray


def read_sets(data: bytes, where: str) -> Sets:
    """Perfect-match probes by the core level where there is one.

    Nothing of the file is run: plain tables are read, and the database is stopped where it takes too long.  Raises
    ReadError for a file that is damaged or has no such tables."""
    with closing(sqlite3.connect(":memory:")) as database:
        calls = iter(range(_MOST_CALLS))
        database.set_progress_handler(lambda: int(next(calls, None) is None), _STEPS)
        try:
            database.deserialize(data)
            database.execute("PRAGMA trusted_schema = OFF")
            rows = _rows(database, _query(database, where), where)
        except (sqlite3.DatabaseError, UnicodeDecodeError, OverflowError) as error:
            if "malformed" in str(error) or "not a database" in str(error):
                raise truncated(Path(where), Message("cut-packed")) from None
            raise ReadError(Message("error-sqlite", {"why": Name(str(error)[:80])}), where=where) from None
    if not rows:
        raise ReadError(Message("error-no_probe_sets"), where=where)
    numbers: dict[str, int] = {}
    of = np.array([numbers.setdefault(name, len(numbers)) for name, _ in rows], np.intp)
    order = np.argsort(of, kind="stable")
    places = np.array([place for _, place in rows], np.int64)[order] - 1
    return Sets(tuple(numbers), np.bincount(of), places)


def _query(database: sqlite3.Connection, where: str) -> str:
    """Raises ReadError where the tables are not there: a view in their place may be anything."""
    tables = {str(name) for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "pmfeature" in tables:
        for table, columns, query in _WAYS:
            known = (
                {str(row[1]) for row in database.execute(f"PRAGMA table_info({table})")} if table in tables else set()
            )
            if known.issuperset(columns):
                return query
    raise ReadError(Message("error-sqlite", {"why": Name("pmfeature, core_mps")}), where=where)


def _rows(database: sqlite3.Connection, query: str, where: str) -> list[tuple[str, int]]:
    cursor = database.execute(f"{query} ORDER BY 1, 2")
    rows: list[tuple[str, int]] = []
    while part := cursor.fetchmany(_AT_ONCE):
        if not all(isinstance(place, int) and 0 < place < 2**31 for _, place in part):
            raise ReadError(Message("error-cel_places"), where=where)
        rows += [(str(name), place) for name, place in part]
        if len(rows) > _MOST_ROWS:
            raise ReadError(Message("error-sqlite", {"why": Name(f"> {_MOST_ROWS:,}")}), where=where)
    return rows
