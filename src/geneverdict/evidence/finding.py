"""How a finding is made, and the kinds of numbers that only findings have."""

from __future__ import annotations

from collections.abc import Mapping

from geneverdict.messages import Message, Number, Value, effect, has, known, value
from geneverdict.model.why import Finding, Severity

READS_AS_NOTHING = 0.005


def finding(code: str, weight: Severity, values: Mapping[str, Value | None], *, change: bool = True) -> Finding:
    """A finding of the values that are known.

    ``change``: whether the text on what would change the call, where the catalogue has one, holds here.
    """
    message = Message(f"finding-{code}", known(values))
    return Finding(message, weight, changes=change and has(message.code, "change"))


def short_by(difference: float) -> Number:
    """How far from a threshold: an effect, with more digits where it would read as no distance at all.

    >>> short_by(0.169).kind, short_by(0.0004).kind
    ('effect', 'value')
    """
    return value(difference) if 0 < abs(difference) < READS_AS_NOTHING else effect(difference)
