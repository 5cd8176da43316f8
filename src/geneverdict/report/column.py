"""One field of a table or of a JSON object."""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """One field.  ``unit`` is "" for words."""

    name: str
    unit: str
    meaning: str
