"""Case and control of an experiment: one clear control word and exactly one other group."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geneverdict.messages import Message, Name, quoted
from geneverdict.model.prepared import Role
from geneverdict.preparation.groups import keys
from geneverdict.preparation.groups.factors import experiment_factors
from geneverdict.preparation.groups.proposal import Proposal
from geneverdict.preparation.groups.reading import Fields, fold, hits, is_free_text, plain, stems

_MOST_GROUPS = 12
_MOST_AGES = 4
_NOTHING = re.compile(r"none|no|no treatment|nothing|na[iï]ve|0(?:\.0)? ?(?:gy|%|moi|[unpmµμ]?m|[unmµμ]?g(?:/m?[lg])?)")
_AGE = re.compile(r"\b(?:age|days?|weeks?|months?|passage)\b")


@dataclass(frozen=True, slots=True)
class Split:
    """The groups that one field makes when replicate counters are taken off."""

    field: str
    stems: tuple[str, ...]
    """One per kept sample."""
    control: str | None
    """The one stem with a control word."""
    word: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.stems))


def splits_of(fields: Fields, kept: Sequence[int], names: Sequence[str]) -> list[Split]:
    """Every field that makes 2 to 12 groups of the kept samples, with its control group where one is told."""
    found = []
    for name in names:
        values = fields.values(name)
        here = stems([values[i] for i in kept])
        n_groups = len(set(here))
        if 2 <= n_groups <= min(_MOST_GROUPS, max(2, len(kept) // 2)):
            distinct = tuple(dict.fromkeys(here))
            yes_no = set(distinct) <= keys.YES_NO
            control, word = (None, "") if yes_no else _control_of(distinct, nothing=_is_treatment(name))
            found.append(Split(name, here, control, word))
    return found


def propose_experiment(fields: Fields, out: Mapping[int, Message]) -> Proposal | None:
    """Roles from a field with one control group and exactly one other; None where there is none."""
    kept = [i for i in range(len(fields.table)) if i not in out]
    names = [n for n in fields.roles if not is_free_text(n)] + [n for n in fields.roles if is_free_text(n)]
    splits = [s for s in splits_of(fields, kept, names) if s.control is not None]
    two = [s for s in splits if len(s.groups) == 2]
    if not two:
        return None
    best = two[0]
    side = {i: stem == best.control for i, stem in zip(kept, best.stems, strict=True)}
    roles = tuple(
        Role.NEITHER if i in out else Role.CONTROL if side[i] else Role.CASE for i in range(len(fields.table))
    )
    why = tuple(out.get(i) or _why(best, value, side[i]) for i, value in enumerate(fields.values(best.field)))
    doubts = [_of_two("doubt-different_controls", best, other) for other in two[1:] if not _agrees(best, other)]
    doubts += experiment_factors(fields, roles, [n for n in fields.roles if not is_free_text(n)])
    ages = [n for n in fields.properties if _AGE.search(fold(n)) and len(set(fields.values(n))) <= _MOST_AGES]
    doubts += experiment_factors(fields, roles, ages)
    doubts += _confounded(best, two)
    agree = [other.field for other in two[1:] if _agrees(best, other)]
    notes = [Message("groups-agree", {"fields": quoted(agree)})] if agree else []
    return Proposal(roles, why, best.field, tuple(doubts), tuple(notes), "experiment")


def _confounded(best: Split, two: Sequence[Split]) -> list[Message]:
    """Treatment and genotype change together, or the wild type of a patients' tumour is taken for a control."""
    axes = {s.field: {h.axis for h in hits(s.word)} & {"treatment", "genotype"} for s in two}
    doubts = []
    for other in two:
        if axes[best.field] and axes[other.field] and axes[best.field] != axes[other.field]:
            doubts.append(_of_two("doubt-change_together", best, other))
    tumours = all(any(h.kind == "tumour" for h in hits(plain(stem))) for stem in best.groups)
    if tumours and any(h.kind == "wild type" for h in hits(best.word)):
        doubts.append(Message("doubt-wild_type"))
    return doubts


def _of_two(code: str, one: Split, other: Split) -> Message:
    return Message(code, {"one": Name(one.field), "other": Name(other.field)})


def _why(split: Split, value: str, control: bool) -> Message:
    code = "role-word_in" if control else "role-other_group"
    return Message(code, {"field": Name(split.field), "value": Name(value), "word": Name(split.word)})


def _agrees(one: Split, other: Split) -> bool:
    pairs = zip(one.stems, other.stems, strict=True)
    return all((a == one.control) == (b == other.control) for a, b in pairs)


def _is_treatment(name: str) -> bool:
    return (
        re.search(r"treat|agent|compound|stimul|drug|infect|expos|dose|concentration|irradiat", fold(name)) is not None
    )


def _control_of(groups: tuple[str, ...], *, nothing: bool) -> tuple[str | None, str]:
    """The one group with a control word, told by the words in which the groups differ.

    The word must also be one within its whole text (a "normal karyotype" is no normal).  ``nothing``: the field names
    treatments, so "none" is a control.
    """
    shared = set.intersection(*(set(group.split()) for group in groups))
    found = []
    for group in groups:
        rest = plain(" ".join(word for word in group.split() if word not in shared))
        whole = " ".join(h.text for h in hits(plain(group)) if h.side == "control")
        said = hits(rest)
        word = next((h.text for h in said if h.side == "control" and h.text in whole), "")
        if nothing and _NOTHING.fullmatch(plain(group)):
            word = plain(group)
        if word and not any(h.axis == "mask" for h in said):
            found.append((group, word))
    if not found:
        found = [(g, h.text) for g in groups for h in hits(plain(g))[:1] if h.side == "control" and h.axis != "disease"]
    return found[0] if len(found) == 1 else (None, "")
