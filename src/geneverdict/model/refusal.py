"""Records that a user fills: what they refuse, they refuse by an error of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic._internal._model_construction import ModelMetaclass

from geneverdict.errors import UsageError
from geneverdict.messages import Code, Message, Name, Value, names, quoted, threshold, whole
from geneverdict.model.shown import Facts, Shown
from geneverdict.model.toml_text import toml_value
from geneverdict.model.unmeant import UnmeantError

_SHAPES = frozenset(
    (
        "genes",
        "covariates",
        "samples",
        "series",
        "thresholds",
        "analysis",
        "array_weights",
        "case",
        "control",
        "pair",
        "survival",
    )
    + ("survival_cut", "survival_covariates", "time", "event_value", "censored_value", "missing")
)
"""Keys whose shape the catalogue tells."""
_UNION_WORD = re.compile(r"Pair(?:Rule|List)$|literal\[False\]$|function-after\[")
_SHAPE_ERRORS = ("tuple_type", "model_type", "model_attributes_type", "literal_error", "dict_type")
_BOUNDS = ("ge", "gt", "le", "lt")
_KINDS = ("string_type", "string_too_short", "bool_type", "float_type", "finite_number", "int_type", "dict_type")
_SHOWN = 80


class _Refusing(ModelMetaclass):
    """Made by hand, a record refuses by UsageError; read from a file, by pydantic's error, which knows the place."""

    def __call__(cls, *values: object, **named: object) -> Any:
        if values:
            raise UsageError(Message("error-by_name", {"what": Name(cls.__name__)}))
        try:
            return super().__call__(**named)
        except ValidationError as error:
            raise UsageError(refusal(error, tuple(cast(type[BaseModel], cls).model_fields))) from None


class Record(Shown, BaseModel, metaclass=_Refusing):
    """Frozen; a name that is not a field is refused.  It shows what is not left as it is by default."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def _shown(self) -> Facts:
        for name, field in type(self).model_fields.items():
            if (value := getattr(self, name)) != field.get_default(call_default_factory=True):
                yield name, value


def first_of(error: ValidationError) -> Any:
    """What to say first of what pydantic found: a name that is not known, before all else."""
    errors = error.errors(include_url=False)
    return next((e for e in errors if e["type"] == "extra_forbidden"), errors[0])


def refusal(error: ValidationError, keys: Sequence[str] = ()) -> Message:
    """The first thing that a model refused, or what a validator of ours said of a whole entry.

    ``keys``: those of the model, for the names near to one that is not known.

    >>> from geneverdict.model.study import Thresholds
    >>> try:
    ...     Thresholds.model_validate({"fdr": 0})
    ... except ValidationError as error:
    ...     UsageError(refusal(error))
    UsageError("'fdr' cannot be this; expected a number above 0, found 0.")
    """
    first = first_of(error)
    location = location_of(first["loc"])
    if first["type"] == "extra_forbidden":
        near = get_close_matches(str(location[-1]), keys, n=2, cutoff=0.5)
        return Message("error-unknown_key", {**key_of(location), "near": names(near), "keys": names(keys)})
    if first["type"] == "missing":
        return Message("error-missing_key", {**key_of(location), "which": Code(str(location[-1]))})
    context = first.get("ctx", {})
    ours = context.get("error")
    found = Name(_shown(first.get("input")))
    if isinstance(ours, UnmeantError):
        if not location or isinstance(location[-1], int):
            return ours.message
        return Message("error-bad_value", {**key_of(location), "why": ours.message, "found": found})
    name = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    expected = _expected(first["type"], name, context)
    return Message("error-bad_value", {**key_of(location), "expected": expected, "found": found})


def _expected(kind: str, name: str, context: Mapping[str, Any]) -> Message:
    """What would have been right, by the kind of pydantic's error and the key."""
    shape = Message(f"shape-{name}") if name in _SHAPES else None
    if kind in _SHAPE_ERRORS and shape:
        return shape
    if kind == "too_short":
        return Message("shape-at_least_one", {"shape": shape or Message("shape-list")})
    for bound in _BOUNDS:
        if bound in context:
            return Message("shape-number", {"bound": Code(bound), "n": threshold(context[bound])})
    if kind == "literal_error":
        return Message("shape-one_of", {"options": quoted(re.findall("'([^']*)'", context.get("expected", "")))})
    return Message(f"shape-{kind}" if kind in _KINDS else "shape-other")


def location_of(parts: Sequence[int | str]) -> list[int | str]:
    """Without the names that pydantic gives to the ways in which ``pair`` and ``survival`` may be written."""
    return [part for part in parts if not (isinstance(part, str) and _UNION_WORD.match(part))]


def key_of(location: Sequence[int | str]) -> dict[str, Value]:
    """The key of the study file, and the place in its list."""
    if not location:
        return {"key": Name("")}
    last = location[-1]
    if isinstance(last, str):
        return {"key": Name(last)}
    return {"key": Name(str(location[-2])), "item": whole(last + 1)}


def _shown(value: object) -> str:
    text = toml_value(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
