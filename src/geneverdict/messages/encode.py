"""Messages as JSON and back: ``{"code": …, "values": {name: {"kind": …, "value": …}}}``."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, get_args

from geneverdict.messages.message import Code, Kind, Message, Messages, Name, Names, Number, Value

Json = dict[str, Any]
NUMBERS = frozenset(get_args(Kind))


def to_json(message: Message) -> Json:
    """Code and values; a number that is not known or has no end is None or a text ("inf"), which JSON can say.

    >>> to_json(Message("unit-pairs", {"n": Number(3, "count")}))
    {'code': 'unit-pairs', 'values': {'n': {'kind': 'count', 'value': 3}}}
    """
    return {"code": message.code, "values": {name: value_json(value) for name, value in message.values.items()}}


def with_text(message: Message, say: Callable[[Message], str]) -> Json:
    """The same beside its text: ``{"text": …, "code": …, "values": …}``."""
    return {"text": say(message), **to_json(message)}


def value_json(value: Value) -> Json:
    if isinstance(value, Number):
        return {"kind": value.kind, "value": _number(value.value)}
    if isinstance(value, Name):
        return {"kind": "name", "value": value.text}
    if isinstance(value, Names):
        return {"kind": "names", "value": list(value.items)}
    if isinstance(value, Code):
        return {"kind": "code", "value": value.value}
    if isinstance(value, Message):
        return {"kind": "message", "value": to_json(value)}
    return {"kind": "messages", "value": [to_json(item) for item in value.items]}


def from_json(body: Mapping[str, Any]) -> Message:
    """The message again.  Raises KeyError, TypeError or ValueError for anything else."""
    return Message(str(body["code"]), {str(name): _value(value) for name, value in body["values"].items()})


def _value(body: Mapping[str, Any]) -> Value:
    kind, value = body["kind"], body["value"]
    if kind in NUMBERS:
        return Number(math.nan if value is None else float(value), kind)
    if kind == "message":
        return from_json(value)
    if kind == "messages":
        return Messages(tuple(map(from_json, value)))
    if kind == "names":
        return Names(tuple(map(str, value)))
    if kind in ("name", "code"):
        return Name(str(value)) if kind == "name" else Code(str(value))
    message = f"a value of kind {kind!r}"
    raise ValueError(message)


def _number(value: float) -> float | int | str | None:
    plain = value.item() if hasattr(value, "item") else value
    if math.isnan(plain):
        return None
    if math.isinf(plain):
        return "inf" if plain > 0 else "-inf"
    return int(plain) if plain == int(plain) and abs(plain) < 2**53 else plain
