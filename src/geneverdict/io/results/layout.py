"""The names of the files in a results folder."""

from __future__ import annotations

import hashlib
import re

SUMMARY = "series.json"
"""What an answer for any gene needs beside the tables."""
SCHEMA = "geneverdict/results/2"
TABLES = "tables"
"""The folder of the tables of all genes as text."""
POOLED = "pooled"
"""Stem of the pooled table there: no series can have it."""


LONGEST = 80
"""Bytes of the name of a series' files; endings and names of genes are added to it."""
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)", re.IGNORECASE)


def file_stem(series_id: str) -> str:
    """The name of a series' files: its id, with anything a file system may refuse made a dash; cut where it is long.

    Names that Windows keeps for its devices get a line below.

    >>> file_stem("GSE14520"), file_stem("my/cohort 1"), file_stem("NUL.a"), file_stem("n" * 300)
    ('GSE14520', 'my-cohort-1', '_NUL.a', 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn-230b0774')
    """
    stem = "".join(c if c.isalnum() or c in "._-" else "-" for c in series_id).lstrip(".").rstrip(".") or "series"
    if len(stem.encode()) > LONGEST:
        stem = f"{stem[:40]}-{hashlib.sha256(series_id.encode()).hexdigest()[:8]}"
    return f"_{stem}" if _DEVICE.match(stem) else stem


def cohort_stem(series_id: str, endpoint: str) -> str:
    """The name of the files of one endpoint of one series."""
    return f"{file_stem(series_id)}-{file_stem(endpoint)}"
