"""The check for samples that are in the study twice as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from geneverdict.evidence.overlap.messages import dropped_message, field_message, overlap_message
from geneverdict.messages import Message, Say, english, with_text
from geneverdict.model.column import Column
from geneverdict.model.overlap import NamedDuplicates, Overlap, OverlapReport, SharedContrast
from geneverdict.model.to_json import record_json

Json = dict[str, Any]

OVERLAP_SCHEMA = "geneverdict/overlap/2"


@dataclass(frozen=True, slots=True)
class OverlapFile:
    """``overlap.json``."""

    schema: Annotated[str, Column()]
    sentences: Annotated[tuple[Message, ...], Column()]
    comparisons: Annotated[list[Json], Column()]
    named: Annotated[tuple[NamedDuplicates, ...], Column()]
    dropped: Annotated[list[Json], Column()]
    contrasts: Annotated[tuple[SharedContrast, ...], Column()]


def overlap_json(report: OverlapReport, say: Say = english) -> Json:
    """``overlap.json``, ready for ``json.dumps(…, allow_nan=False)``: NaN and infinities are None."""
    comparisons = [_comparison(one, say) for one in report.overlaps]
    dropped = [{**record_json(one), **with_text(dropped_message(one), say)} for one in report.dropped]
    file = OverlapFile(OVERLAP_SCHEMA, report.messages, comparisons, report.named, dropped, report.contrasts)
    return record_json(file, say)


def _comparison(one: Overlap, say: Say) -> Json:
    fields = [{**record_json(field), **with_text(field_message(field), say)} for field in one.fields]
    return {**record_json(one), "fields": fields, **with_text(overlap_message(one), say)}
