"""How values were made from raw files: messages for a methods section, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from geneverdict.messages import Message, Name, messages, names
from geneverdict.messages.message import Names
from geneverdict.model.run import Run
from geneverdict.report.references import RMA_REFERENCES


def raw(run: Run) -> Message | None:
    """A sentence for each series whose values are not those deposited."""
    said = [Message("methods-raw_series", {"series": Name(id), **note.values}) for id, note in _made(run)]
    return Message("methods-raw", {"ways": messages(said)}) if said else None


def raw_series(run: Run) -> Names:
    """Their ids."""
    return names(id for id, _ in _made(run))


def raw_references(run: Run) -> tuple[str, ...]:
    return RMA_REFERENCES if any(_made(run)) else ()


def raw_peers(run: Run) -> tuple[str, ...]:
    """R's packages that the numbers are tested against."""
    return ("affy 1.76.0",) if any(_made(run)) else ()


def _made(run: Run) -> Iterator[tuple[str, Message]]:
    """Ids, and what the reader said of how the values were made."""
    for one in run.results:
        yield from ((one.id, note) for note in one.notes if note.code == "read-rma")
