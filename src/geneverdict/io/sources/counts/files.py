"""Which files an entry of the study file means by its ``counts``: one, those of a pattern, those of a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from geneverdict.errors import ReadError, StudyError, at_series
from geneverdict.io.sources.counts.text import open_counts, read_columns
from geneverdict.io.sources.source import geo_accession
from geneverdict.io.sources.xlsx import book_and_sheet
from geneverdict.messages import Message, Name
from geneverdict.model.study import SeriesSpec
from geneverdict.stats.counts.looks import look_like_counts

_IN_FOLDERS: tuple[str, ...] = (
    "*/quant.sf",
    "*/abundance.tsv",
    "*.quant.sf",
    "*abundance.tsv",
    "*.genes.results",
    "*.isoforms.results",
)
_IN_FOLDERS += ("*ReadsPerGene.out.tab", "*/*ReadsPerGene.out.tab", "*/abundance.h5")
"""Where programs leave their results; the first pattern that has files decides."""
_TABLES = re.compile(
    r".+(?:\.(?:txt|tsv|csv|tab|counts?|htseq|xlsx|sf|results)|counts?)(?:\.gz)?\Z|.+\.(?:count|out)\.gz", re.IGNORECASE
)
_NO_COUNTS = re.compile(r".+\.(?:summary|log|md5|html|json)(?:\.txt)?(?:\.gz)?\Z|Log\..*|README.*", re.IGNORECASE)
_PATTERN = re.compile(r"[*?\[]")


def supplement_of(spec: SeriesSpec) -> str | None:
    """The name of a supplementary file of the series' own accession, where ``counts`` is one and no file here."""
    accession = geo_accession(spec)
    if spec.counts is None or accession is None:
        return None
    path = Path(spec.counts)
    ours = re.fullmatch(rf"{accession}[_.-][\w.()+,=@ -]+", path.name) is not None
    return path.name if ours and not os.path.exists(path) else None  # noqa: PTH110 (no error for a name that no file can have)


def count_files(spec: SeriesSpec) -> tuple[Path, ...]:
    """The files, sorted by name.  Raises StudyError where a folder or a pattern has none."""
    text = spec.counts or ""
    if os.path.isdir(text):  # noqa: PTH112
        found = _in_folder(Path(text))
    elif _PATTERN.search(text) and not book_and_sheet(Path(text))[0].is_file():
        found = _of_pattern(text)
    else:
        return (Path(text),)
    if not found:
        raise StudyError(Message("error-no_count_files", {"path": Name(text)}), where=at_series(spec.id, "counts"))
    return tuple(sorted(found))


def _of_pattern(text: str) -> Sequence[Path]:
    """Files by marks in the name, or in that of the folder above."""
    parts = Path(text).parts
    first = next(i for i, part in enumerate(parts) if _PATTERN.search(part))
    try:
        return [path for path in Path(*parts[:first]).glob("/".join(parts[first:])) if path.is_file()]
    except (OSError, ValueError):
        return []


def _in_folder(folder: Path) -> Sequence[Path]:
    for pattern in _IN_FOLDERS:
        found = [path for end in ("", ".gz") for path in folder.glob(pattern + end) if path.is_file()]
        if found:
            return found
    plain = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]
    return [path for path in plain if is_table(path.name)]


def is_table(name: str) -> bool:
    """What the files of tables are called, a program's summaries and logs left out."""
    return _TABLES.fullmatch(name) is not None and not _NO_COUNTS.fullmatch(name)


def holds_counts(path: Path) -> bool:
    """A file of which nobody says what it holds is of a program that counts, or a table of what look like counts."""
    try:
        text = open_counts(path)
        known = text.program is not None
        return known or look_like_counts(read_columns(text, text.samples).values)
    except ReadError:
        return False
