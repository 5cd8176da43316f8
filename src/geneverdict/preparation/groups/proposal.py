"""A proposal of roles with what speaks for it and against it; made by one way of looking, judged in ``groups``."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geneverdict.model.prepared import Role


@dataclass(frozen=True, slots=True)
class Proposal:
    """Roles and reasons for every sample of the series; any doubt makes the grade ``check``."""

    roles: tuple[Role, ...]
    why: tuple[str, ...]
    field: str
    """The decisive field, "" when no field alone decides."""
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kind: str = "disease"
    """``tissue`` (case and control may come from one person), ``people`` or ``experiment``."""

    def doubting(self, *doubts: str) -> Proposal:
        return replace(self, doubts=(*self.doubts, *doubts))

    def count(self, role: Role) -> int:
        return sum(r is role for r in self.roles)


def quote(field: str, value: str, word: str) -> str:
    """The short phrase of ``why``: field, value and the word in it that decided."""
    return f"{field}: '{value[:70]}' has '{word}'" if word != value.casefold() else f"{field}: '{value[:70]}'"
