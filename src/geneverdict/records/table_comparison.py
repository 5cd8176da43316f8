"""A published table beside ours, as JSON."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from geneverdict.messages import Message, Say, with_text
from geneverdict.model.table_comparison import Explained, GeneCompared, NumbersOfRow, TableComparison, Tried

Json = dict[str, Any]
SCHEMA = "geneverdict/compare/1"


def table_comparison_json(seen: TableComparison, say: Say) -> Json:
    """All of it; a number that is not known is null."""
    parts = {name: _explained(getattr(seen, name), say) for name in ("effect", "p", "fdr")}
    return {
        "schema": SCHEMA,
        "table": seen.table,
        "series": seen.series,
        "other_series": {name: _number(size) for name, size in seen.others},
        "columns": {one.role: {"header": one.header, "by": one.by} for one in seen.columns},
        "names": with_text(seen.names, say),
        "headline": _said(seen.headline, say),
        "agreement": {name: _number(value) for name, value in asdict(seen.agreement).items()},
        "explained": parts,
        "rows": _said(seen.rows, say),
        "genes": [_gene(one, say) for one in seen.genes],
        "notes": _said(seen.notes, say),
    }


def _said(messages: Sequence[Message], say: Say) -> list[Json]:
    return [with_text(one, say) for one in messages]


def _explained(part: Explained | None, say: Say) -> Json | None:
    if part is None:
        return None
    best = _tried(part.best, say) if part.best else None
    tried = [_tried(one, say) for one in part.tried]
    return {"best": best, "by_chance": part.chance, "tried": tried, "left_out": _said(part.left_out, say)}


def _tried(one: Tried, say: Say) -> Json:
    return {"what": _said(one.what, say), "share": one.share, "n": one.n}


def _gene(one: GeneCompared, say: Say) -> Json:
    ours = _row(one.ours) if one.ours else None
    return {"gene": one.gene, "ours": ours, "theirs": list(map(_row, one.theirs)), "reason": _said(one.reason, say)}


def _row(row: NumbersOfRow) -> Json:
    return {name: _number(value) for name, value in asdict(row).items()}


def _number(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value
