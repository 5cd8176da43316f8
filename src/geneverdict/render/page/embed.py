"""The feeds of the page, as files and as blocks of the report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """Everything that the page is fed with."""

    study: Json
    arrays: Mapping[str, bytes]
    """By the stem of the series' files, as ``arrays.pack`` gives them."""
    genes: tuple[Json, ...]
    """Of the genes that the study names, in its order."""


def compact_json(body: object) -> str:
    """JSON without spaces.  Raises ValueError for NaN and infinities, which no feed may hold."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
