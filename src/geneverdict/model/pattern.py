"""The user's regular expressions: case-insensitive, and stopped where they would backtrack for ever.

Python's own ``re`` cannot be stopped; ``regex`` reads the same patterns and can.
"""

from __future__ import annotations

import re
import time
import warnings
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from geneverdict.errors import StudyError, slug
from geneverdict.messages import Code, Message, Name, Value, count
from geneverdict.model.unmeant import UnmeantError

LONGEST = 2000
"""Characters of a pattern."""
SECONDS = 2.0
"""What a pattern may take over all values of a field."""


def checked_pattern(pattern: str) -> str:
    """The same.  Raises UnmeantError for what is no regular expression, or a too long one."""
    if len(pattern) > LONGEST:
        values: dict[str, Value] = {"start": Name(pattern[:40]), "n": count(len(pattern)), "most": count(LONGEST)}
        raise UnmeantError(Message("error-regex_too_long", values))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what later versions may read otherwise, like "[["
            re.compile(pattern)
        _compiled(pattern)
    except re.error as error:
        raise _no_pattern(pattern, error.msg) from None
    except (RecursionError, OverflowError):
        raise _no_pattern(pattern, "too_deep") from None
    except _errors() as error:
        raise _no_pattern(pattern, str(error)) from None
    return pattern


def found_in(pattern: str, values: Iterable[str]) -> tuple[bool, ...]:
    """Whether each value has the pattern anywhere; an empty one has not.  Raises StudyError where it takes too long."""
    end = time.monotonic() + SECONDS
    return tuple(bool(value) and _search(pattern, value, end) is not None for value in values)


def taken_off(pattern: str, value: str) -> str:
    """The value without what the pattern matches.  Raises StudyError where it takes too long."""
    try:
        rest: str = _compiled(pattern).sub("", value, timeout=SECONDS)
    except TimeoutError:
        raise _too_long(pattern, value) from None
    return rest


def taken_out(pattern: str, value: str) -> str:
    """The first group of the pattern in the value, the whole match where it has no group, "" where there is none.

    Raises StudyError where it takes too long.
    """
    found = _search(pattern, value, time.monotonic() + SECONDS)
    return (found.group(1 if found.re.groups else 0) or "") if found else ""


def _search(pattern: str, value: str, end: float) -> Any:
    try:
        return _compiled(pattern).search(value, timeout=max(end - time.monotonic(), 1e-3))
    except TimeoutError:
        raise _too_long(pattern, value) from None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> Any:
    import regex

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return regex.compile(pattern, regex.IGNORECASE)


def _errors() -> type[Exception]:
    import regex

    kind: type[Exception] = regex.error
    return kind


def _no_pattern(pattern: str, why: str) -> UnmeantError:
    reason = Message("regex-reason", {"code": Code(slug(why)), "text": Name(why)})
    return UnmeantError(Message("error-regex", {"pattern": Name(pattern[:80]), "why": reason}))


def _too_long(pattern: str, value: str) -> StudyError:
    values: dict[str, Value] = {
        "pattern": Name(pattern[:80]),
        "value": Name(value[:60]),
        "seconds": count(int(SECONDS)),
    }
    return StudyError(Message("error-regex_slow", values))
