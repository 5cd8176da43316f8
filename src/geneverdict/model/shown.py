"""How records show themselves: at most three short lines in a terminal, a small table in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from html import escape
from itertools import islice
from typing import Any

import numpy as np

from geneverdict.messages import Message, english

LINES, WIDTH = 3, 110
Facts = Iterable[tuple[str, object]]
_SHORT = 60
_SEVERAL = 3


class Shown:
    """A record that shows what it is and how large, never its numbers by the million."""

    __slots__ = ()

    def __init_subclass__(cls, **said: Any) -> None:
        super().__init_subclass__(**said)
        cls.__repr__ = Shown.__repr__  # type: ignore[method-assign]  # a dataclass keeps what its class has already

    def _shown(self) -> Facts:
        """What is shown, by name, what matters most first."""
        return [(field.name, getattr(self, field.name)) for field in fields(self) if field.repr]  # type: ignore[arg-type]

    def __repr__(self) -> str:
        name = type(self).__name__
        parts = [f"{key}={brief(value)}" for key, value in self._shown()]
        return _in_lines(f"{name}(", parts)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{escape(key)}</th><td>{escape(brief(value))}</td></tr>" for key, value in self._shown()
        )
        return f"<table style='text-align:left'><caption>{escape(type(self).__name__)}</caption>{rows}</table>"


def _in_lines(head: str, parts: Sequence[str]) -> str:
    """``parts`` after ``head``, in as many lines as there may be; an ellipsis for the rest."""
    lines, last = [head], len(parts) - 1
    for i, part in enumerate(parts):
        piece = part + (")" if i == last else ", ")
        if len(lines[-1]) + len(piece) > WIDTH and lines[-1].strip() != head.strip():
            if len(lines) == LINES:
                return "\n".join([*lines[:-1], f"{lines[-1]}…)"])
            lines[-1] = lines[-1].rstrip()
            lines.append(" " * len(head))
        lines[-1] += piece
    return "\n".join(lines) if parts else f"{head})"


def brief(value: object) -> str:
    """One value in a few characters.

    >>> brief(np.zeros((12653, 41))), brief(12653), brief(("a", "b", "c", "d")), brief({"x": 1}), brief(0.123456)
    ('[12,653 × 41]', '12,653', '(a, b, … 4)', '{x}', '0.1235')
    """
    if isinstance(value, np.ndarray):
        return f"[{' × '.join(f'{n:,}' for n in value.shape)}]"
    if isinstance(value, Message):
        return _cut(english(value))
    if isinstance(value, bool | np.bool_) or value is None:
        return str(value)
    if isinstance(value, int | np.integer):
        return f"{value:,}"
    if isinstance(value, float | np.floating):
        return f"{value:.4g}"
    if isinstance(value, Mapping):
        return f"{{{_some(value)}}}"
    if isinstance(value, tuple | list | frozenset):
        return f"({_some(value)})"
    if isinstance(value, Shown):
        first = [f"{key}={brief(part)}" for key, part in islice(value._shown(), 2)]
        return _cut(f"{type(value).__name__}({', '.join(first)}, …)")
    if is_dataclass(value):
        return f"{type(value).__name__}(…)"
    return _cut(str(value))


def _some(values: Mapping[Any, Any] | Sequence[Any] | frozenset[Any]) -> str:
    if len(values) <= _SEVERAL:
        return ", ".join(map(brief, values))
    return f"{', '.join(map(brief, islice(values, 2)))}, … {len(values):,}"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
