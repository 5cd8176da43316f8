"""A proposal of roles with what speaks for it and against it; made by one way of looking, judged in ``groups``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from geneverdict.messages import Message, Messages, Name, known, messages
from geneverdict.model.prepared import Role


@dataclass(frozen=True, slots=True)
class Proposal:
    """Roles and reasons for every sample of the series; any doubt makes the grade ``check``."""

    roles: tuple[Role, ...]
    why: tuple[Message, ...]
    field: str
    """The decisive field, "" when no field alone decides."""
    doubts: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    kind: str = "disease"
    """``tissue`` (case and control may come from one person), ``people`` or ``experiment``."""

    def doubting(self, *said: Message) -> Proposal:
        """With further doubts; what is only to be noted (``groups-…``) becomes a note."""
        doubts = tuple(message for message in said if not message.code.startswith("groups-"))
        notes = tuple(message for message in said if message.code.startswith("groups-"))
        return replace(self, doubts=(*self.doubts, *doubts), notes=(*self.notes, *notes))

    def count(self, role: Role) -> int:
        return sum(r is role for r in self.roles)


def quote(field: str, value: str, word: str) -> Message:
    """The short phrase of ``why``: field, value and the word in it that decided."""
    inside = known({"word": Name(word) if word != value.casefold() else None})
    return Message("role-word_in", {"field": Name(field), "value": Name(value), **inside})


def kind_of(kind: str) -> Message:
    """A kind of the vocabulary as it is called: ``disease:asthma``, ``adjacent``."""
    return Message(f"kind-{kind.rpartition(':')[2]}")


def kinds_of(kinds: Iterable[str]) -> Messages:
    return messages(map(kind_of, sorted(kinds)))
