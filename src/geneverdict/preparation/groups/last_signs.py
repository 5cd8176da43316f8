"""Groups told by the least there is: the letters T and N, or before and after, in every sample.  Never sure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from geneverdict.messages import Message, Name
from geneverdict.model.prepared import Role
from geneverdict.preparation.groups.proposal import Proposal, quote
from geneverdict.preparation.groups.reading import Fields, fold

_BEFORE = re.compile(r"(?<![a-z])(?:before|baseline|pre(?:-?(?:treatment|therapy|op\w*|surgery))?)(?![a-z])")
_AFTER = re.compile(r"(?<![a-z])(?:after|post(?:-?(?:treatment|therapy|op\w*|surgery))?|follow-?up)(?![a-z])")
_COUNTED = re.compile(
    r"(?<![a-z])(day|week|wk|month|hour|d|w|visit)s? ?(\d+)(?!\d)|(?<!\d)(\d+) ?(days?|weeks?|months?)(?![a-z])(?! ?\d)"
)
_WORD = re.compile(r"[a-z]+")


def propose_last(fields: Fields, out: Mapping[int, Message]) -> Proposal | None:
    """Roles for every sample that is not ``out``, where one of these signs stands in each."""
    return _by_letters(fields, out) or _by_times(fields, out)


def _by_letters(fields: Fields, out: Mapping[int, Message]) -> Proposal | None:
    """T and N in titles or values, one of them in every sample."""
    for name in fields.roles:
        values = fields.values(name)
        letters = [set(re.findall(r"(?<![a-z])[tn](?![a-z])", fold(value))) for value in values]
        told = [next(iter(found)) if len(found) == 1 else "" for found in letters]
        kept = [i for i in range(len(values)) if i not in out]
        if not kept or {told[i] for i in kept} != {"t", "n"}:
            continue
        role = {"t": Role.CASE, "n": Role.CONTROL}
        roles = tuple(Role.NEITHER if i in out else role[told[i]] for i in range(len(values)))
        why = tuple(out.get(i) or _letter(name, value, told[i]) for i, value in enumerate(values))
        return Proposal(roles, why, name, (Message("doubt-letters", {"field": Name(name)}),), (), "tissue")
    return None


def _letter(field: str, value: str, letter: str) -> Message:
    return Message("role-letter", {"field": Name(field), "value": Name(value), "letter": Name(letter.upper())})


def _by_times(fields: Fields, out: Mapping[int, Message]) -> Proposal | None:
    """Before and after (or the start and one later time), one of them in every sample, all else said on both sides.

    "Pre-B cells" beside "post-mitotic cells" are two kinds of cells: what else their titles say differs.
    """
    for name in fields.roles:
        values = fields.values(name)
        kept = [i for i in range(len(values)) if i not in out]
        told = {i: _time(fold(values[i])) for i in kept}
        sides = {role: [i for i in kept if told[i][0] is role] for role in (Role.CASE, Role.CONTROL)}
        later = {told[i][1] for i in sides[Role.CASE]}
        counted = any(re.search(r"\d", word) for word in later)
        if not all(sides.values()) or sum(map(len, sides.values())) < len(kept) or (counted and len(later) > 1):
            continue
        case, control = (_said_else([values[i] for i in sides[role]]) for role in (Role.CASE, Role.CONTROL))
        if case != control:
            continue
        roles = tuple(told[i][0] if i in told else Role.NEITHER for i in range(len(values)))
        why = tuple(out.get(i) or quote(name, value, told[i][1]) for i, value in enumerate(values))
        return Proposal(roles, why, name, (Message("doubt-times", {"field": Name(name)}),), (), "experiment")
    return None


def _time(value: str) -> tuple[Role, str]:
    """Control before, case after; neither where the value says neither or both."""
    before, after = _BEFORE.search(value), _AFTER.search(value)
    if before and after:
        return Role.NEITHER, ""
    if found := before or after:
        return (Role.CONTROL if before else Role.CASE), found.group()
    counted = _COUNTED.findall(value)
    if len(counted) != 1:
        return Role.NEITHER, ""
    unit, n, other, later = counted[0]
    word = f"{unit or later} {int(n or other)}"
    return (Role.CASE if int(n or other) else Role.CONTROL), word


def _said_else(values: Sequence[str]) -> set[str]:
    """Words and letters beside those for the time; a number behind them may be that of another individual."""
    rest = (_COUNTED.sub(" ", _AFTER.sub(" ", _BEFORE.sub(" ", fold(value)))) for value in values)
    return {word for text in rest for word in _WORD.findall(text)}
