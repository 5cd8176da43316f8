"""Results that are not what a run wrote: one clear error, whatever stumbles over them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geneverdict.errors import GeneverdictError, ResultsError

_LOG = logging.getLogger(__name__)
_LONGEST = 200


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
        _LOG.debug("results that could not be read", exc_info=error)
        found = f"{type(error).__name__}: {error}"[:_LONGEST]
        what = "these results cannot be read: a file of them is damaged, or made by another version"
        raise ResultsError(what, where=str(folder), found=found, do="Run the study again") from error
