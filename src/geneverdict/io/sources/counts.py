"""Tables that programs of counting write, known by their columns before any number is read."""

from __future__ import annotations

from collections.abc import Sequence

from geneverdict.errors import ReadError
from geneverdict.messages import Code, Message, Value, quoted

_FEATURE_COUNTS = ("chr", "start", "end", "strand", "length")
_ALIGNMENTS = (".bam", ".sam", ".cram")


def require_no_count_columns(header: Sequence[str], where: str) -> None:
    """Raises ReadError for a table of featureCounts, of STAR (whose first line is a count) or of alignment files."""
    plain = [cell.casefold() for cell in header]
    places = [cell for cell in header if cell.casefold() in _FEATURE_COUNTS]
    files = [cell for cell in header if cell.casefold().endswith(_ALIGNMENTS)]
    shown = places if set(_FEATURE_COUNTS) <= set(plain) else files or [c for c in header[:1] if c == "N_unmapped"]
    if shown:
        values: dict[str, Value] = {"sign": Code("columns"), "shown": quoted(shown)}
        raise ReadError(Message("error-counts", values), where=where)
