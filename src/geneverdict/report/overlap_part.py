"""The same samples twice, in the words and rows that the report shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from geneverdict.evidence.overlap.messages import dropped_message, field_message, overlap_message
from geneverdict.messages import Message, Name, Number, count, effect, known, messages, p
from geneverdict.model.overlap import OverlapReport, SharedSample
from geneverdict.model.verdict import PooledWithDuplicates

MOST = 50
"""Pairs of samples, and samples left out, that are listed; all are in ``overlap.json``."""


FILE = Message("file-overlap")
"""What ``overlap.json`` is called among the links."""


class SharedLine(NamedTuple):
    series_a: str
    sample_a: str
    series_b: str
    sample_b: str
    groups: tuple[Message, ...]
    correlation: Number
    next_best: Number
    evidence: tuple[Message, ...]


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
    groups = tuple(role.message for role in dict.fromkeys((pair.role_a, pair.role_b)))
    evidence = tuple(Message(f"report-evidence_{one}") for one in pair.evidence)
    numbers = (effect(pair.correlation), effect(pair.next_best))
    return SharedLine(pair.series_a, pair.sample_a, pair.series_b, pair.sample_b, groups, *numbers, evidence)


def duplicates_message(row: PooledWithDuplicates) -> Message:
    """What was left out of the pooling as copies, and what would come out with them counted twice."""
    named = (Message("report-samples_of_series", {"n": count(n), "series": Name(id)}) for id, n in row.left_out)
    return Message(
        "report-duplicates",
        {
            "named": messages(named),
            "total": count(sum(n for _, n in row.left_out)),
            "estimate": effect(row.estimate),
            "interval": Message("report-interval", known({"low": effect(row.ci_low), "high": effect(row.ci_high)})),
            "p": p(row.p),
            "k": count(row.k),
        },
    )
