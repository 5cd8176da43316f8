"""Samples of one group that are one individual measured again: found by names and judged by profiles, or declared.

"Control 1a", "Control 1b" and "Control 2" are two individuals; "Control rep1" to "rep3" are three, as every series of
cells is named, and so are numbers that count within one name.  Where the profiles of the samples that the names put
together are no more alike than those of others, the names meant something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np

from geneverdict.errors import StudyError
from geneverdict.messages import Code, Message, Name, Value, count, names, quoted
from geneverdict.model.prepared import Role
from geneverdict.model.series import FloatArray, SampleTable, Series
from geneverdict.model.study import ReplicateRule
from geneverdict.preparation.groups import keys
from geneverdict.preparation.groups.pairs_candidates import LONGEST_ID
from geneverdict.preparation.groups.reading import fold
from geneverdict.preparation.rules import block_of, toml_replicates

Sets = tuple[tuple[int, ...], ...]
_FIELDS = ("title", "source_name", "description")
_PERSON = r"(?:patients?|pts?|donors?|subjects?|individuals?|participants?|persons?|cases?|mouse|mice|rats?|animals?)"
_LETTER = r"^(.*\d)[-_ ]?\(?[a-h]?\)?$"
_SECOND = r"^(.*?\d+)(?:[-_.]\d+)?$"
_OF_PERSON = (
    rf"^(.*?(?<![a-z]){_PERSON}[ _.:#-]*[a-z]{{0,3}}\d+)(?![a-z0-9.]|[ -]*(?:year|yr|week|wk|month|day|hour|h\b))"
)
_TECHNICAL = r"^(.*?)[\s,;:_(\[-]*tech(?:nical|\.)?[\s_-]*(?:rep(?:licate|eat)?|dup(?:licate)?)[\s._#-]*\w?\W*$"
_RUN = r"^(.*\d)[\s,;:_(\[-]+(?:run|lane|scan|hyb(?:ridi[sz]ation)?|library|lib|aliquot)[\s._#-]*\w?\W*$"
"""One name measured in several runs: its number says that it is a name."""
_NOBODY = frozenset({"none", "na", "n/a", "nan", "unknown", "not available", "-", "--"})
_MOST_ROWS = 4000
_FEWEST_ROWS = 200
ALIKE, GAP = 0.9, 0.25
"""Share of the samples whose most alike sample of the group is of their own individual, and how far the median
correlation of those pairs stands above that of all others, for profiles to confirm the names."""
UNLIKE, NO_GAP = 0.6, 0.1
"""Below both, profiles speak against the names."""


class Replicates(NamedTuple):
    """Individuals with several samples in one group."""

    rule: ReplicateRule
    sets: Sets
    """Samples (their places in the table) of one individual in one group, two or more."""
    n_samples: int
    """Cases and controls."""
    n_individuals: int
    """That they come from, one in each group counted by itself."""
    evidence: Literal["profiles", "names"]

    def message(self, samples: SampleTable) -> Message:
        """What was found, and the lines of the study file that average or block."""
        return Message(f"pairs-replicates_{self.evidence}", self.values(samples))

    def values(self, samples: SampleTable) -> dict[str, Value]:
        """What it rests on, by name."""
        told = samples.columns[self.rule.field]
        block = self.rule.model_copy(update={"use": "block"})
        return {
            "n": count(self.n_samples),
            "n_individuals": count(self.n_individuals),
            "n_sets": count(len(self.sets)),
            "field": Name(self.rule.field),
            "values": quoted(told[i] for i in self.sets[0]),
            "samples": names(samples.ids[i] for one in self.sets for i in one),
            "average": Name(toml_replicates(self.rule)),
            "block": Name(toml_replicates(block)),
            "evidence": Code(self.evidence),
        }


def find_replicates(samples: SampleTable, roles: Sequence[Role], values: FloatArray) -> Replicates | None:
    """The first rule by which individuals have several samples in one group, unless profiles speak against it.

    ``values``: genes or probes × samples on any scale.  None where there is no such rule.  Never raises.
    """
    likeness = _Likeness(values, roles)
    for rule, sure in _rules(samples):
        sets = replicate_sets(samples, rule, roles)
        if not sets or not _several_individuals(samples, rule, roles, sets):
            continue
        judged = likeness.judge(sets)
        if judged == "alike" or (judged == "open" and sure):
            used = [i for i, role in enumerate(roles) if role is not Role.NEITHER]
            n = len(used) - sum(len(one) - 1 for one in sets)
            return Replicates(rule, sets, len(used), n, "profiles" if judged == "alike" else "names")
    return None


def _rules(samples: SampleTable) -> Iterator[tuple[ReplicateRule, bool]]:
    """Rules to try, the best first; and whether the names alone are enough where profiles say nothing."""
    fields = [name for name in _FIELDS if 0 < max(map(len, samples.columns.get(name, ())), default=0) <= LONGEST_ID]
    for name in samples.columns:
        if keys.ID_KEY.search(fold(name)) and not keys.NOT_ID_KEY.search(fold(name)):
            yield ReplicateRule(field=name), True
    for pattern, sure in ((_TECHNICAL, True), (_RUN, True), (_OF_PERSON, True), (_LETTER, True), (_SECOND, False)):
        for name in fields:
            if _fits(samples.columns[name], pattern):
                yield ReplicateRule(field=name, extract=pattern), sure


def _fits(values: Sequence[str], pattern: str) -> bool:
    """Letters count from a on within each name: T and N, or A of every tumour, are no replicates."""
    if pattern != _LETTER:
        return True
    ends: dict[str, list[str]] = {}
    for value in values:
        if found := re.search(r"^(.*\d)[-_ ]?\(?([a-h])\)?$", value.strip(), re.IGNORECASE):
            ends.setdefault(found.group(1).casefold(), []).append(found.group(2).casefold())
    several = [sorted(letters) for letters in ends.values() if len(letters) > 1]
    return bool(several) and all(letters == [chr(ord("a") + i) for i in range(len(letters))] for letters in several)


def replicate_sets(samples: SampleTable, rule: ReplicateRule, roles: Sequence[Role], *, where: str = "") -> Sets:
    """The samples of one individual in one group, where there are several.  Raises StudyError for an unknown field."""
    members: dict[tuple[str, Role], list[int]] = {}
    for i, (value, role) in enumerate(zip(samples.column(rule.field, where=where), roles, strict=True)):
        block = block_of(value, rule)
        if block is not None and block.casefold() not in _NOBODY and role is not Role.NEITHER:
            members.setdefault((block.casefold(), role), []).append(i)
    return tuple(tuple(one) for one in members.values() if len(one) > 1)


def _several_individuals(samples: SampleTable, rule: ReplicateRule, roles: Sequence[Role], sets: Sets) -> bool:
    """Two or more in each group that repeats one: a name that all samples of a group share is the group's own."""
    told = samples.columns[rule.field]
    for role in {roles[one[0]] for one in sets}:
        mine = [block_of(told[i], rule) or f"alone {i}" for i, r in enumerate(roles) if r is role]
        if len({block.casefold() for block in mine}) < 2:
            return False
    return True


class _Likeness:
    """Correlations between the samples of each group, of ranks, each row freed from its group's mean."""

    def __init__(self, values: FloatArray, roles: Sequence[Role]) -> None:
        self.roles = np.array([str(role) for role in roles])
        self.r: FloatArray | None = None
        used = np.flatnonzero(self.roles != str(Role.NEITHER))
        whole = np.flatnonzero(np.isfinite(values[:, used]).all(axis=1)) if len(used) else np.empty(0, int)
        whole = whole[:: max(1, len(whole) // _MOST_ROWS)]
        if len(whole) < _FEWEST_ROWS:
            return
        ranks = np.full((len(whole), len(roles)), np.nan)
        ranks[:, used] = values[np.ix_(whole, used)].argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
        for role in (Role.CASE, Role.CONTROL):
            mine = self.roles == str(role)
            if mine.any():
                ranks[:, mine] -= ranks[:, mine].mean(axis=1, keepdims=True)
        unit = np.nan_to_num(ranks)
        length = np.sqrt((unit**2).sum(axis=0))
        unit = unit / np.where(length > 0, length, 1.0)
        self.r = unit.T @ unit

    def judge(self, sets: Sets) -> Literal["alike", "unlike", "open"]:
        """Whether the samples of each set are more alike than the others of their group."""
        if self.r is None:
            return "open"
        label = np.full(len(self.roles), -1)
        for number, one in enumerate(sets):
            label[list(one)] = number
        same = (label[:, None] == label[None, :]) & (label[:, None] >= 0)
        np.fill_diagonal(same, val=False)
        peers = (self.roles[:, None] == self.roles[None, :]) & (self.roles[:, None] != str(Role.NEITHER))
        np.fill_diagonal(peers, val=False)
        others = peers & ~same
        inside = [i for one in sets for i in one if others[i].any()]
        if not inside:
            return "open"
        best = [same[i, int(np.where(peers[i], self.r[i], -2.0).argmax())] for i in inside]
        gap = float(np.median(self.r[same]) - np.median(self.r[others]))
        if np.mean(best) >= ALIKE and gap >= GAP:
            return "alike"
        return "unlike" if np.mean(best) < UNLIKE or gap < NO_GAP else "open"


def declared_sets(series: Series, rule: ReplicateRule, roles: Sequence[Role]) -> Sets:
    """By the study file.  Raises StudyError for an unknown field, and where no individual has several samples."""
    sets = replicate_sets(series.samples, rule, roles, where=series.id)
    if not sets:
        told = series.samples.column(rule.field, where=series.id)
        shown = quoted(dict.fromkeys(v for v, role in zip(told, roles, strict=True) if role is not Role.NEITHER))
        raise StudyError(Message("error-no_replicates", {"field": Name(rule.field), "values": shown}), where=series.id)
    return sets


def averaged(values: FloatArray, sets: Sets, weights: FloatArray | None = None) -> tuple[FloatArray, FloatArray | None]:
    """The mean of each set in the place of its first sample, over the values that are there; weights add up."""
    mean, total = values.copy(), None if weights is None else weights.copy()
    for one in sets:
        mine = values[:, list(one)]
        known = np.isfinite(mine)
        share = known.astype(np.float64) if weights is None else np.where(known, weights[:, list(one)], 0.0)
        size = share.sum(axis=1)
        summed, blank = (np.where(known, mine, 0.0) * share).sum(axis=1), np.full_like(size, np.nan)
        mean[:, one[0]] = np.divide(summed, size, where=size > 0, out=blank)
        if total is not None:
            total[:, one[0]] = size
    return mean, total
