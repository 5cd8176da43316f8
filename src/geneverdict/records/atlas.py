"""An atlas' answer as JSON and as CSV (docs/atlas.md)."""

from __future__ import annotations

import csv
import io
from typing import Any

from geneverdict.model.atlas_answer import AtlasAnswer
from geneverdict.model.to_json import record_json

Json = dict[str, Any]
SCHEMA = "geneverdict/atlas-answer/1"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def answer_json(answer: AtlasAnswer) -> Json:
    """Ready for ``json.dumps(…, allow_nan=False)``: NaN and infinities are None."""
    return {"schema": SCHEMA, **record_json(answer)}


def answer_csv(answer: AtlasAnswer) -> str:
    """One row for each contrast that measured the gene; text that a spreadsheet would compute is quoted."""
    text = io.StringIO()
    rows = [{"gene": answer.gene, **record_json(row)} for row in answer.rows]
    writer = csv.DictWriter(text, list(rows[0]) if rows else ["gene"], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return text.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
