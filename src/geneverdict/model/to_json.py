"""Any record as JSON, by the columns that it declares."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from geneverdict.messages import Message, Say, Value, english, to_json, with_text
from geneverdict.messages.encode import value_json
from geneverdict.model.column import Column, Declared, Said, columns_of, flat

Json = dict[str, Any]


def record_json(record: object, say: Say = english) -> Json:
    """The record's columns by name, ready for ``json.dumps(…, allow_nan=False)``: NaN and infinities are None.

    Beside the code and the values of a message stands its text as ``say`` says it.
    """
    out: Json = {}
    for one in columns_of(record):
        value = _value_of(record, one)
        if not one.column.inline:
            out[one.name] = _column_json(value, one.column, say)
        elif value is None:
            out |= dict.fromkeys(inner.name for inner in flat(one.inner))
        else:
            out |= with_text(value, say) if isinstance(value, Message) else record_json(value, say)
    return out


def plain(value: Any) -> Any:
    """Plain Python values; None for NaN and infinities, which JSON cannot say."""
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def maybe_said(message: Message | None, say: Say) -> Json | None:
    """A sentence as an object; None where nothing is said."""
    return with_text(message, say) if message else None


def _value_of(record: object, one: Declared) -> Any:
    return getattr(record, one.name if hasattr(record, one.name) else one.field)


def _column_json(value: Any, column: Column, say: Say) -> Any:
    if column.parts:
        return [dict(zip(column.parts, (_json(item, say) for item in items), strict=True)) for items in value]
    if column.said == "alone" and value is None:
        return ""
    return _json(value, say, column.said)


def _json(value: Any, say: Say, said: Said = "beside") -> Any:
    if isinstance(value, Message):
        return _message_json(value, say, said)
    if isinstance(value, str):
        return str(value)
    if columns_of(value):
        return record_json(value, say)
    if isinstance(value, Mapping):
        return {name: _entry(item, say) for name, item in value.items()}
    if isinstance(value, tuple | list | np.ndarray):
        return [_json(item, say) for item in value]
    return plain(value)


def _message_json(message: Message, say: Say, said: Said) -> Any:
    if said == "alone":
        return say(message)
    return with_text(message, say) if said == "beside" else to_json(message)


def _entry(value: Any, say: Say) -> Any:
    """Values of a message have a form of their own."""
    return value_json(value) if isinstance(value, Value) else _json(value, say)
