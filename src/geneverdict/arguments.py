"""What a verb of the Python interface was given, looked at before it is used."""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from functools import wraps
from inspect import signature
from typing import Any, Literal, ParamSpec, TypeVar, Union, get_args, get_origin, get_type_hints

from geneverdict.errors import UsageError
from geneverdict.messages import Message, Name, Value, names

P = ParamSpec("P")
R = TypeVar("R")


def checked(verb: Callable[P, R]) -> Callable[P, R]:
    """The same verb, which raises UsageError where an argument is not of the kind that its annotation says."""
    takes, hints = signature(verb), dict[str, Any]()

    @wraps(verb)
    def called(*args: P.args, **kwargs: P.kwargs) -> R:
        hints.update(hints or get_type_hints(verb))
        for name, value in takes.bind(*args, **kwargs).arguments.items():
            if not _is(value, hints[name]):
                raise _refusal(verb.__name__, name, value, hints[name])
        return verb(*args, **kwargs)

    return called


def _is(value: object, hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return any(_is(value, option) for option in get_args(hint))
    if origin is Literal:
        return value in get_args(hint)
    if origin is Sequence:
        several = isinstance(value, Sequence) and not isinstance(value, str | bytes)
        return several and all(_is(one, get_args(hint)[0]) for one in value)  # type: ignore[attr-defined]
    kind = origin or hint
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, kind) if isinstance(kind, type) else True


def _refusal(verb: str, name: str, value: object, hint: Any) -> UsageError:
    found = type(value).__name__
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        found = ", ".join(dict.fromkeys(type(one).__name__ for one in value)) or found
    values: dict[str, Value] = {
        "verb": Name(verb),
        "argument": Name(name),
        "expected": names(_kinds(hint)),
        "found": Name(found),
    }
    return UsageError(Message("error-wrong_type", values))


def _kinds(hint: Any) -> list[str]:
    """What would have been right, as Python calls it."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return list(dict.fromkeys(kind for option in get_args(hint) for kind in _kinds(option)))
    if origin is Literal:
        return [repr(option) for option in get_args(hint)]
    if origin is Sequence:
        return [f"Sequence[{' | '.join(_kinds(get_args(hint)[0]))}]"]
    if hint is type(None):
        return ["None"]
    return [getattr(origin or hint, "__name__", str(hint))]
