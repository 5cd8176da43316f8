"""Other contrasts that the words of a series allow beside the one proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from geneverdict.model.prepared import Alternative, Role
from geneverdict.preparation.groups.experiment import contrasts_of, stems_of
from geneverdict.preparation.groups.proposal import Proposal
from geneverdict.preparation.groups.reading import Fields, is_free_text
from geneverdict.preparation.rules import rule_for

_MOST = 6
Roles = tuple[Role, ...]


def alternatives(fields: Fields, made: Proposal) -> tuple[Alternative, ...]:
    """Each case group alone against the same controls, then the contrasts of other words; six at most."""
    found = dict.fromkeys((*_each_alone(fields, made), *_other_words(fields, made)))
    return tuple(_alternative(fields, made, roles) for roles in found if roles != made.roles)[:_MOST]


def _each_alone(fields: Fields, made: Proposal) -> Iterator[Roles]:
    cases = [i for i, role in enumerate(made.roles) if role is Role.CASE]
    stem = dict(zip(cases, stems_of(fields, cases, made.field), strict=True))
    groups = [group for group, n in Counter(stem.values()).items() if n > 1]
    if not 2 <= len(groups) <= _MOST:
        return
    for group in groups:
        yield tuple(
            Role.NEITHER if role is Role.CASE and stem[i] != group else role for i, role in enumerate(made.roles)
        )


def _other_words(fields: Fields, made: Proposal) -> Iterator[Roles]:
    kept = [i for i, role in enumerate(made.roles) if role is not Role.NEITHER]
    for contrast in contrasts_of(fields, kept, [name for name in fields.roles if not is_free_text(name)]):
        side = {i: contrast.role(stem) for i, stem in zip(kept, contrast.stems, strict=True)}
        roles = tuple(side.get(i, Role.NEITHER) for i in range(len(made.roles)))
        if min(roles.count(Role.CASE), roles.count(Role.CONTROL)) > 1:
            yield roles


def _alternative(fields: Fields, made: Proposal, roles: Sequence[Role]) -> Alternative:
    names = [made.field, *(name for name in fields.roles if name != made.field)]
    case, control = (rule_for(fields.table, [r is role for r in roles], names) for role in (Role.CASE, Role.CONTROL))
    return Alternative(tuple(roles), case, control)
