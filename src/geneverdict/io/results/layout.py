"""The names of the files in a results folder."""

from __future__ import annotations

SUMMARY = "series.json"
"""What an answer for any gene needs beside the tables."""
SCHEMA = "geneverdict/results/2"
TABLES = "tables"
"""The folder of the tables of all genes as text."""
POOLED = "pooled"
"""Stem of the pooled table there: no series can have it."""


def file_stem(series_id: str) -> str:
    """The name of a series' files: its id, with anything a file system may refuse made a dash.

    >>> file_stem("GSE14520"), file_stem("my/cohort 1")
    ('GSE14520', 'my-cohort-1')
    """
    return "".join(c if c.isalnum() or c in "._-" else "-" for c in series_id).lstrip(".") or "series"


def cohort_stem(series_id: str, endpoint: str) -> str:
    """The name of the files of one endpoint of one series."""
    return f"{file_stem(series_id)}-{file_stem(endpoint)}"
