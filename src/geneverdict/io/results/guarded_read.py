"""Results that are not what a run wrote: one clear error, whatever stumbles over them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geneverdict.errors import GeneverdictError, ResultsError
from geneverdict.messages import Message, Name, english

_LOG = logging.getLogger(__name__)
_LONGEST = 200


def damaged_table(error: Exception, folder: Path) -> ResultsError:
    """Of a table that cannot be read, with the first line of what the library says of it."""
    return ResultsError(Message("error-damaged_table", {"why": Name(str(error).splitlines()[0])}), where=str(folder))


@contextmanager
def guarded_read(folder: Path) -> Iterator[None]:
    """What this block reads in ``folder`` is what a run wrote; where it is not, whatever fails is a ResultsError.

    The only place that catches broadly: a file may be damaged in any way, and what that breaks cannot be listed.
    """
    try:
        yield
    except GeneverdictError:
        raise
    except Exception as error:
        found = Name(f"{type(error).__name__}: {error}"[:_LONGEST])
        told = Message("error-damaged_results", {"why": found})
        _LOG.debug(english(told), exc_info=error)
        raise ResultsError(told, where=str(folder)) from error
