"""One field of a table or of a JSON object."""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """One field.  ``unit`` is "" for words."""

    name: str
    unit: str
    meaning: str


SAID = (
    Column("text", "", "in words"),
    Column("code", "", "what is said, before any language"),
    Column("values", "", "{name: {kind, value}}: what it is said with; kind is count, p, effect, name, message …"),
)
"""A sentence: its text, and what it was made of (:func:`geneverdict.messages.with_text`)."""
