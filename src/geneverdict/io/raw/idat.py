"""Illumina's IDAT files: known by their first bytes, and not read."""

from __future__ import annotations

from pathlib import Path

from geneverdict.errors import ReadError
from geneverdict.io.sources.text import first_bytes
from geneverdict.messages import Message

MARK = b"IDAT"


def require_no_idat(path: Path) -> None:
    """Raises ReadError for one, which says what to use: the intensities of expression arrays are encrypted there."""
    if first_bytes(path).startswith(MARK):
        raise ReadError(Message("error-idat"), where=path.name)
