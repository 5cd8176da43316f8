"""The same samples twice, in the words and rows that the report shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from geneverdict.evidence.overlap.messages import dropped_message, field_message, overlap_message
from geneverdict.figures.wording import counted, interval, number, probability
from geneverdict.messages import Message
from geneverdict.model.overlap import OverlapReport, SharedSample
from geneverdict.model.verdict import PooledWithDuplicates

MOST = 50
"""Pairs of samples, and samples left out, that are listed; all are in ``overlap.json``."""
FILE = "samples that are in the study twice"
"""What ``overlap.json`` is called among the links."""
_EVIDENCE = {"accession": "same accession", "profile": "profile", "name": "names", "individual": "individual"}


class SharedLine(NamedTuple):
    series_a: str
    sample_a: str
    series_b: str
    sample_b: str
    groups: str
    correlation: str
    next_best: str
    evidence: str


@dataclass(frozen=True, slots=True, eq=False)
class OverlapPart:
    """What the templates show of the check."""

    sentences: tuple[Message, ...]
    shared: tuple[SharedLine, ...]
    n_shared: int
    dropped: tuple[Message, ...]
    n_dropped: int
    fields: tuple[Message, ...]
    """Which fields agree in matched samples."""
    comparisons: tuple[Message, ...]
    """Each in a sentence."""


def overlap_part(report: OverlapReport | None) -> OverlapPart | None:
    """The words and rows of ``report``; None where nothing was checked."""
    if report is None or not report.overlaps:
        return None
    shared = [pair for one in report.overlaps for pair in one.shared]
    return OverlapPart(
        sentences=report.messages,
        shared=tuple(_line(pair) for pair in shared[:MOST]),
        n_shared=len(shared),
        dropped=tuple(map(dropped_message, report.dropped[:MOST])),
        n_dropped=len(report.dropped),
        fields=tuple(field_message(field) for one in report.overlaps for field in one.fields),
        comparisons=tuple(map(overlap_message, report.overlaps)),
    )


def _line(pair: SharedSample) -> SharedLine:
    roles = str(pair.role_a) if pair.role_a == pair.role_b else f"{pair.role_a}, {pair.role_b}"
    evidence = ", ".join(_EVIDENCE[one] for one in pair.evidence)
    numbers = (number(pair.correlation), number(pair.next_best))
    return SharedLine(pair.series_a, pair.sample_a, pair.series_b, pair.sample_b, roles, *numbers, evidence)


def duplicates_sentence(row: PooledWithDuplicates) -> str:
    """What was left out of the pooling as copies, and what would come out with them counted twice."""
    named = " and ".join(f"{counted(n, 'sample')} of {series}" for series, n in row.left_out)
    total = sum(n for _, n in row.left_out)
    are = "is" if total == 1 else "are"
    twice = f"log2FC {number(row.estimate)} {interval(row.ci_low, row.ci_high)}, p {probability(row.p)}"
    it = "it" if total == 1 else "them"
    return (
        f"Left out of the pooling: {named}, which {are} in this study twice or no independent sample. With {it} "
        f"counted, it would be {twice}, over {counted(row.k, 'series')}."
    )
