"""What the columns of a table of Illumina's beads are: signals, their detection p-values, and the rest; by the headers
that GenomeStudio writes and that people type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from geneverdict.errors import ReadError
from geneverdict.messages import Message, quoted

_SIGNAL = re.compile(
    r"avg[_. ]*signal|raw[_. ]*(?:signal|intensity)|signal(?:[_. ]*intensity)?|intensity", re.IGNORECASE
)
_DETECTION = re.compile(
    r"detection|(?<![a-z])p[-_. ]*val(?:ue)?s?(?![a-z])|(?<![a-z])(?:p|d)tal(?![a-z])", re.IGNORECASE
)
_NO_SIGNAL = re.compile(
    r"bead[_. ]*st|std?[_. ]*(?:err|dev)|stderr|stdev|n?[_. ]*beads|narrays|(?:min|max)[_. ]*signal", re.IGNORECASE
)
_ANNOTATION = re.compile(
    r"(?:(?:id|probe|array|target|gene|entrez|ilmn|refseq|unigene|species|source|search|transcript|protein|obsolete)"
    r"(?:[-_. ].*|id)?|(?:gi|accession|symbol|synonyms?|definition|chromosome|cytoband|type|status|start|sequence)"
    r"|chr.*|.*[_. ](?:id|ref|address|key|symbol|start|name))",
    re.IGNORECASE,
)
_MADE_UNIQUE = re.compile(r"[._](?:\d{1,3}|x|y)\Z")
"""What R and spreadsheets add to the second of two equal headers."""
_EDGES = "-_.,;: ()[]"


class BeadColumns(NamedTuple):
    """Places of columns, the first of a line 0."""

    samples: tuple[str, ...]
    signals: tuple[int, ...]
    detections: tuple[int, ...]
    """Of the signals, in their order; empty where there are none."""
    others: tuple[int, ...]


def is_bead_header(header: Sequence[str]) -> bool:
    """Signals by GenomeStudio's name, or two or more columns of detection: no other table has these."""
    signals = sum("avg" in name.casefold() and _SIGNAL.search(name) is not None for name in header)
    return signals > 0 or sum("detection" in name.casefold() for name in header) > 1


def require_no_beads(header: Sequence[str], where: str) -> None:
    """Raises ReadError for what is given as expression values and has detection p-values between them."""
    shown = [name for name in header if "detection" in name.casefold()]
    if len(shown) > 1:
        raise ReadError(Message("error-beads_as_expression", {"shown": quoted(shown)}), where=where)


def bead_columns(header: Sequence[str], numeric: Sequence[bool], where: str) -> BeadColumns:
    """``numeric``: which columns hold numbers.  Raises ReadError where no column is a signal, and where some signals
    have detection p-values and others have none, or whose they are cannot be told."""
    detections = [i for i, name in enumerate(header) if numeric[i] and _DETECTION.search(name)]
    rest = [
        i
        for i, name in enumerate(header)
        if i and numeric[i] and i not in detections and not _NO_SIGNAL.search(name) and not _ANNOTATION.fullmatch(name)
    ]
    named = [i for i in rest if _SIGNAL.search(header[i])]
    signals = named or rest
    if not signals:
        raise ReadError(Message("error-no_signals", {"columns": quoted(header)}), where=where)
    partners = _partners(header, signals, detections, where) if detections else []
    used = {*signals, *detections}
    others = tuple(i for i in range(1, len(header)) if i not in used)
    return BeadColumns(tuple(_sample(header[i]) for i in signals), tuple(signals), tuple(partners), others)


def _sample(name: str) -> str:
    return _SIGNAL.sub("", name).strip(_EDGES) or name.strip()


def _partners(header: Sequence[str], signals: Sequence[int], detections: Sequence[int], where: str) -> list[int]:
    """By the names, else because each follows its signal, or stands before it."""
    owners = {_letters(_sample(header[i])): i for i in signals}
    stems = {_letters(_DETECTION.sub("", header[i])): i for i in detections}
    if len(owners) == len(signals) and set(owners) <= set(stems):
        return [stems[_letters(_sample(header[i]))] for i in signals]
    if len(detections) == len(signals):
        ends = [*signals[1:], len(header)]
        if all(a < b < c for a, b, c in zip(signals, detections, ends, strict=True)):
            return list(detections)
        starts = [-1, *signals[:-1]]
        if all(a < b < c for a, b, c in zip(starts, detections, signals, strict=True)):
            return list(detections)
    values = {"signals": quoted(header[i] for i in signals), "detections": quoted(header[i] for i in detections)}
    raise ReadError(Message("error-detection_whose", values), where=where)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def doubled(samples: Sequence[str]) -> dict[int, int]:
    """Columns whose name is that of an earlier one, also with the number that R adds; and which one that is."""
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    counted = Counter(samples)
    for i, name in enumerate(samples):
        plain = _MADE_UNIQUE.sub("", name)
        key = plain if plain != name and counted[plain] else name
        if key in first:
            found[i] = first[key]
        first.setdefault(key, i)
    return found
