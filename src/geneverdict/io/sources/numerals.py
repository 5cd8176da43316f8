"""Numbers written with commas: decimal commas, or thousands, where the table itself tells which."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from geneverdict.errors import ReadError
from geneverdict.messages import Code, Message, Name, Value

CommaStyle = Literal["", "decimal", "thousands"]

_THOUSANDS = re.compile(rb"[-+]?\d{1,3}(?:(?:,\d{3})+\.\d*|(?:,\d{3}){2,})(?:[eE][-+]?\d+)?")
_EITHER = re.compile(rb"[-+]?[1-9]\d{0,2},\d{3}")
_DECIMAL = re.compile(rb"[-+]?(?:\d*|\d{1,3}(?:\.\d{3})+),\d+(?:[eE][-+]?\d+)?")


class _Patterns(NamedTuple):
    with_comma: re.Pattern[bytes]
    with_point: re.Pattern[bytes]
    with_spaces: re.Pattern[bytes]


def plain_numbers(body: bytes, separator: str, where: Message | str) -> tuple[bytes, CommaStyle]:
    """The rows of a table with points for decimals and nothing between thousands, and how they were written.

    Raises ReadError where cells contradict each other, and where all may be either (``1,234``).
    """
    patterns = _patterns(separator)
    body, n_spaced = patterns.with_spaces.subn(lambda found: found[0].replace(b" ", b""), body)
    style: CommaStyle = _style(body, patterns, where) if b"," in body else ""
    if style == "decimal":
        body = patterns.with_comma.sub(lambda found: found[0].replace(b".", b"").replace(b",", b"."), body)
    elif style == "thousands":
        body = patterns.with_comma.sub(lambda found: found[0].replace(b",", b""), body)
    return body, style or ("thousands" if n_spaced else "")


def _style(body: bytes, patterns: _Patterns, where: Message | str) -> CommaStyle:
    cells = {found[0] for found in patterns.with_comma.finditer(body)}
    thousands = sorted(cell for cell in cells if _THOUSANDS.fullmatch(cell))
    either = sorted(cell for cell in cells if _EITHER.fullmatch(cell))
    decimal = sorted(cell for cell in cells.difference(thousands, either) if _DECIMAL.fullmatch(cell))
    point = patterns.with_point.search(body)
    against = thousands or ([point[0]] if point else [])
    if decimal and against:
        raise _unclear(where, "both", decimal[0], against[0])
    if decimal:
        return "decimal"
    if thousands or (either and point):
        return "thousands"
    if either:
        raise _unclear(where, "either", either[0], b"")
    return ""


def _unclear(where: Message | str, kind: str, one: bytes, other: bytes) -> ReadError:
    values: dict[str, Value] = {"kind": Code(kind), "one": Name(one.decode()[:30]), "other": Name(other.decode()[:30])}
    return ReadError(Message("error-commas", values), where=where)


@lru_cache(maxsize=8)
def _patterns(separator: str) -> _Patterns:
    """A number follows a separator or a quote: a row's name, at the start of its line, is none."""
    mark = re.escape(separator.encode())
    before, after = b'(?<=[%b" ])' % mark, b'(?=[%b"\\n ]|\\Z)' % mark
    start, end = (b'(?<=,")', b'(?=")') if separator == "," else (before, after)
    return _Patterns(
        re.compile(start + rb"(?=[-+]?[0-9.]*+,)[-+0-9.,eE]++" + end),
        re.compile(
            b'(?<=[%b" ])' % mark + rb"[-+]?[0-9]++\.(?![0-9]{3}(?![0-9]))[0-9]*+" + b'(?=[%b"\\n ]|\\Z)' % mark
        ),
        re.compile(start + rb"[-+]?[0-9]{1,3}(?: [0-9]{3})++(?![0-9 ])"),
    )
