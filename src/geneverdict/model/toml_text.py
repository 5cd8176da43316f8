"""Values as TOML writes them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def toml_value(value: Any) -> str:
    """One value.  JSON's strings, numbers and arrays are TOML's; inline tables are not."""
    if isinstance(value, BaseModel):
        pairs = ((name, getattr(value, name)) for name in type(value).model_fields)
        return "{ " + ", ".join(f"{name} = {toml_value(v)}" for name, v in pairs if v is not None) + " }"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{toml_key(name)} = {toml_value(v)}" for name, v in value.items()) + " }"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(toml_value(v) for v in value) + "]"
    if isinstance(value, float) and not math.isfinite(value):
        return repr(value)
    return json.dumps(value, ensure_ascii=False, default=str).replace("\x7f", "\\u007f")


def toml_key(name: str) -> str:
    """
    >>> toml_key("ITGA5"), toml_key("NKX2.5")
    ('ITGA5', '"NKX2.5"')
    """
    return name if _BARE_KEY.fullmatch(name) else str(toml_value(name))
