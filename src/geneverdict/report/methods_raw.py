"""How values were made from raw files: messages for a methods section, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from geneverdict.messages import Message, Name, messages, names
from geneverdict.messages.message import Names
from geneverdict.model.run import Run
from geneverdict.report.references import MAS5_REFERENCES, NEQC_REFERENCES, RMA_REFERENCES, SPOT_REFERENCES

_WAYS = {
    "read-rma": "methods-raw_series",
    "read-mas5": "methods-raw_mas5",
    "read-neqc": "methods-raw_neqc",
    "read-spots": "methods-raw_spots",
}
"""What the reader said of how the values were made, and the sentence of it."""
_PAPERS = {
    "read-rma": RMA_REFERENCES,
    "read-mas5": MAS5_REFERENCES,
    "read-neqc": NEQC_REFERENCES,
    "read-spots": SPOT_REFERENCES,
}
_PEERS = {"read-rma": "affy 1.76.0", "read-mas5": "affy 1.76.0"}


def raw(run: Run) -> Message | None:
    """A sentence for each series whose values are not those deposited."""
    said = [Message(_WAYS[note.code], {"series": Name(id), **note.values}) for id, note in _made(run)]
    return Message("methods-raw", {"ways": messages(said)}) if said else None


def raw_series(run: Run) -> Names:
    """Their ids."""
    return names(id for id, _ in _made(run))


def raw_references(run: Run) -> tuple[str, ...]:
    return tuple(paper for code in _codes(run) for paper in _PAPERS[code])


def raw_peers(run: Run) -> tuple[str, ...]:
    """R's packages that the numbers are tested against, beside limma."""
    return tuple(_PEERS[code] for code in _codes(run) if code in _PEERS)


def _codes(run: Run) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note.code for _, note in _made(run)))


def _made(run: Run) -> Iterator[tuple[str, Message]]:
    """Ids, and what the reader said of how the values were made."""
    for one in run.results:
        yield from ((one.id, note) for note in one.notes if note.code in _WAYS)
