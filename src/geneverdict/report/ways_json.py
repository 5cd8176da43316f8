"""The pooled effect in other ways as JSON.  Fields are those of :mod:`geneverdict.report.columns`."""

from __future__ import annotations

from typing import Any

from geneverdict.model.ways import WaysRow
from geneverdict.report import columns
from geneverdict.report.why_json import plain, record

Json = dict[str, Any]


def ways_json(row: WaysRow) -> Json:
    """The object ``ways``, ready for ``json.dumps(…, allow_nan=False)``: NaN and infinities are None."""
    found = {
        "k": row.k,
        "estimates": [record(way, columns.WAYS_ESTIMATES) for way in row.ways],
        "tau2_low": plain(row.tau2_low),
        "tau2_high": plain(row.tau2_high),
        "i2_low": plain(row.i2_low),
        "i2_high": plain(row.i2_high),
        "tau2_empty": row.tau2_empty,
        "without": [record(one, columns.WAYS_WITHOUT) for one in row.without],
        "most": row.most,
        "combined": [record(one, columns.WAYS_COMBINED) for one in row.combined],
        "votes": record(row.votes, columns.WAYS_VOTES),
    }
    return {name: found[name] for name in columns.names(columns.WAYS)}
