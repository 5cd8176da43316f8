"""Case and control of an experiment: one clear control word and exactly one other group."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geneverdict.messages import Message, Name, Value, count, messages, names, quoted
from geneverdict.model.prepared import Role
from geneverdict.preparation.groups import keys
from geneverdict.preparation.groups.factors import experiment_factors
from geneverdict.preparation.groups.proposal import Proposal
from geneverdict.preparation.groups.reading import Fields, Hit, fold, hits, is_free_text, is_short, plain, stems

_MOST_GROUPS = 12
_MOST_AGES = 4
_NOTHING = re.compile(r"none|no|no treatment|nothing|na[iï]ve|0(?:\.0)? ?(?:gy|%|moi|[unpmµμ]?m|[unmµμ]?g(?:/m?[lg])?)")
_START = re.compile(
    r"(?:0|zero) ?(?:h(?:ours?|rs?)?|min(?:utes)?|d(?:ays?)?|weeks?|months?)|"
    r"(?:day|week|month|hour|visit|t|d|time ?point)[ -]?0|baseline|pre-?treatment|before treatment"
)
_AGE = re.compile(r"\b(?:age|days?|weeks?|months?|passage)\b")
UNTOLD = "\ue0ff"
"""The stem of an empty cell: it says nothing and is no group."""
_INSULT = re.compile(
    r"infect|injur|sham|lesion|diet|chow|fat|overload|hypoxi|normoxi|stress|model|ischa?em|irradiat|expos|challeng|"
    r"induc|fracture|ligat|toler|obes|lean|wound|burn|inocul|infarct"
)


@dataclass(frozen=True, slots=True)
class Split:
    """The groups that one field makes when replicate counters are taken off."""

    field: str
    stems: tuple[str, ...]
    """One per kept sample; ``UNTOLD`` where its cell is empty."""
    control: str | None
    """The one stem with a control word."""
    word: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        return _groups(self.stems)


@dataclass(frozen=True, slots=True)
class Contrast:
    """Words for a control in some samples of a field against all others."""

    field: str
    axis: str
    stems: tuple[str, ...]
    """One per kept sample; ``UNTOLD`` where its cell is empty."""
    words: Mapping[str, str]
    """The word of each stem that is a control."""
    explicit: bool
    """All other stems have words for a case."""

    def role(self, stem: str) -> Role:
        return Role.NEITHER if stem == UNTOLD else Role.CONTROL if stem in self.words else Role.CASE

    @property
    def cases(self) -> tuple[str, ...]:
        return tuple(stem for stem in _groups(self.stems) if stem not in self.words)


def _groups(stems_: Sequence[str]) -> tuple[str, ...]:
    return tuple(stem for stem in dict.fromkeys(stems_) if stem != UNTOLD)


def stems_of(fields: Fields, kept: Sequence[int], name: str) -> tuple[str, ...]:
    """The groups of one field among the samples ``kept``; ``UNTOLD`` where a cell is empty."""
    values = [fields.values(name)[i] for i in kept]
    return tuple(stem if value else UNTOLD for stem, value in zip(stems(values), values, strict=True))


def splits_of(fields: Fields, kept: Sequence[int], names: Sequence[str]) -> list[Split]:
    """Every field that makes 2 to 12 groups of the kept samples, with its control group where one is told."""
    found = []
    for name in names:
        here = stems_of(fields, kept, name)
        distinct = _groups(here)
        if 2 <= len(distinct) <= min(_MOST_GROUPS, max(2, len(kept) // 2)):
            control = _controls_of(distinct, name, coded=name in fields.coded)
            one = next(iter(control)) if len(control) == 1 else None
            found.append(Split(name, here, one, control[one] if one is not None else ""))
    return found


def contrasts_of(fields: Fields, kept: Sequence[int], names: Sequence[str]) -> list[Contrast]:
    """Every field and axis with control words in some samples and none in others, the best first."""
    found = []
    for place, name in enumerate(names):
        here = stems_of(fields, kept, name)
        distinct = _groups(here)
        for axis in ("disease", "genotype", "treatment"):
            words, explicit = _on_axis(distinct, axis, name, coded=name in fields.coded)
            if not words or len(words) == len(distinct):
                continue
            against = any(h.side == "control" for g in distinct if g not in words for h in hits(plain(g)))
            rank = _axis_rank(axis, name, distinct)
            order = (here.count(UNTOLD), is_free_text(name), against, rank, not explicit, place)
            found.append((order, Contrast(name, axis, here, words, explicit)))
    return [contrast for _, contrast in sorted(found, key=lambda one: one[0])]


def _axis_rank(axis: str, name: str, groups: Sequence[str]) -> int:
    """An illness before what was done to make one, then the genotype, then a drug, which is given to both."""
    if axis == "treatment":
        said = _INSULT.search(fold(name)) or any(_INSULT.search(plain(group)) for group in groups)
        return 1 if said else 3
    return 0 if axis == "disease" else 2


def _rank(split: Split) -> tuple[bool, bool, int]:
    axes = [h.axis for h in hits(split.word)]
    axis = "genotype" if "genotype" in axes else "treatment" if "treatment" in axes else "disease"
    untold = UNTOLD in split.stems
    return untold, is_free_text(split.field), _axis_rank(axis, split.field, split.groups)


def _on_axis(groups: Sequence[str], axis: str, name: str, *, coded: bool) -> tuple[dict[str, str], bool]:
    """The groups that are controls on one axis with their word, and whether all others are told cases."""
    shared = set.intersection(*(set(group.split()) for group in groups)) if groups else set()
    words, n_cases = {}, 0
    for group in groups:
        rest = " ".join(word for word in group.split() if word not in shared)
        said = [h for h in _hits(rest, coded=coded) if h.axis in (axis, "any", "mask")]
        whole = " ".join(h.text for h in hits(plain(group)) if h.side == "control")
        own = [h for h in said if h.axis == axis] or [h for h in said if h.axis == "any"]
        control = next((h for h in own if h.side == "control" and h.text in whole), None)
        if control is None and axis == "treatment" and _is_start(name, plain(group)):
            words[group] = plain(group)
        elif control is not None and _measured(name, control.text, groups):
            return {}, False
        elif control is not None and not any(h.side == "case" and h.axis == axis for h in own if axis != "disease"):
            words[group] = control.text
        else:
            n_cases += any(h.side == "case" for h in own)
    return words, n_cases == len(groups) - len(words)


_ADJECTIVES = re.compile(
    r"(?:abnormal|elevated|raised|high(?:er)?|low(?:er)?|increased|decreased|reduced|impaired|poor|complex|aberrant|"
    r"altered|borderline|deficient|very|mild(?:ly)?|moderate(?:ly)?|severe(?:ly)?|intermediate|unknown|na|n/a| )*"
)


def _measured(name: str, word: str, groups: Sequence[str]) -> bool:
    """ "Normal" is a value of something measured: elevated, low or abnormal beside it, or a key that names no group."""
    if word not in ("normal", "norm", "normals"):
        return False
    key = fold(name)
    shared = set.intersection(*(set(group.split()) for group in groups))
    others = [" ".join(w for w in plain(g).split() if w not in shared) for g in groups]
    named = (
        keys.GOOD_KEY.search(key)
        or keys.DISEASE_KEY.search(key)
        or key in ("title", "source name", "characteristics", "description")
    )
    return not named or any(_ADJECTIVES.fullmatch(g) for g in others if g and "normal" not in g.split())


def _is_start(name: str, group: str) -> bool:
    """No treatment, or the time before it."""
    return _START.fullmatch(group) is not None or (_is_treatment(name) and _NOTHING.fullmatch(group) is not None)


def _hits(text: str, *, coded: bool) -> list[Hit]:
    return [h for h in hits(plain(text)) if not (coded and is_short(h))]


def propose_experiment(fields: Fields, out: Mapping[int, Message]) -> Proposal | None:
    """Roles from a field with one control group and exactly one other; None where there is none."""
    kept = [i for i in range(len(fields.table)) if i not in out]
    names = _in_order(fields)
    two = [s for s in splits_of(fields, kept, names) if s.control is not None and len(s.groups) == 2]
    if not two:
        return None
    two.sort(key=_rank)
    best = two[0]
    words = {best.control: best.word} if best.control is not None else {}
    made = _proposal(fields, out, kept, best.field, best.stems, words)
    doubts = [_of_two("doubt-different_controls", best, other) for other in two[1:] if not _agrees(best, other)]
    doubts += _factors(fields, made) + _confounded(best, two)
    agree = [other.field for other in two[1:] if _agrees(best, other)]
    notes = [Message("groups-agree", {"fields": quoted(agree)})] if agree else []
    return made.doubting(*doubts, *notes)


def propose_rest(fields: Fields, out: Mapping[int, Message]) -> Proposal | None:
    """The samples with control words against all others of the field: several case or control groups, never sure."""
    kept = [i for i in range(len(fields.table)) if i not in out]
    found = contrasts_of(fields, kept, [*_in_order(fields), *fields.properties])
    if not found:
        return _mirrored(fields, out, kept)
    best = found[0]
    made = _proposal(fields, out, kept, best.field, best.stems, best.words)
    groups = messages(Message("doubt-subgroup", {"name": Name(plain(stem))}) for stem in best.cases if stem)
    rest = Message("doubt-rest", {"field": Name(best.field), "groups": groups})
    return made.doubting(rest, *_factors(fields, made))


def _mirrored(fields: Fields, out: Mapping[int, Message], kept: Sequence[int]) -> Proposal | None:
    """One group without any word beside groups that all have a word for a case: it may be the control."""
    for name in _in_order(fields):
        here = stems_of(fields, kept, name)
        distinct = _groups(here)
        if not 2 <= len(distinct) <= min(_MOST_GROUPS, len(kept) // 2):
            continue
        shared = set.intersection(*(set(group.split()) for group in distinct))
        rest = {g: " ".join(word for word in g.split() if word not in shared) for g in distinct}
        said = {g: [h for h in _hits(text, coded=name in fields.coded) if h.axis != "out"] for g, text in rest.items()}
        silent = [group for group, found in said.items() if not found and rest[group]]
        if len(silent) == 1 and all(any(h.side == "case" for h in f) for g, f in said.items() if g != silent[0]):
            made = _proposal(fields, out, kept, name, here, {silent[0]: plain(silent[0])})
            return made.doubting(
                Message("doubt-no_control", {"value": Name(plain(silent[0]))}), *_factors(fields, made)
            )
    return None


def _in_order(fields: Fields) -> list[str]:
    return [n for n in fields.roles if not is_free_text(n)] + [n for n in fields.roles if is_free_text(n)]


def _proposal(
    fields: Fields,
    out: Mapping[int, Message],
    kept: Sequence[int],
    field: str,
    here: Sequence[str],
    words: Mapping[str, str],
) -> Proposal:
    stem = dict(zip(kept, here, strict=True))
    roles, why = [], []
    for i, value in enumerate(fields.values(field)):
        if i in out or stem[i] == UNTOLD:
            roles.append(Role.NEITHER)
            why.append(out.get(i) or Message("role-silent", {"field": Name(field)}))
        elif stem[i] in words:
            roles.append(Role.CONTROL)
            why.append(_why("role-word_in", field, value, words[stem[i]]))
        else:
            roles.append(Role.CASE)
            why.append(_why("role-other_group", field, value, next(iter(words.values()))))
    made = Proposal(tuple(roles), tuple(why), field, (), (), "experiment")
    untold = [fields.table.ids[i] for i in kept if stem[i] == UNTOLD]
    if not untold:
        return made
    counts: dict[str, Value] = {"n": count(len(untold)), "total": count(len(fields.table))}
    return made.doubting(Message("doubt-untold", {**counts, "field": Name(field), "names": names(untold)}))


def _factors(fields: Fields, made: Proposal) -> list[Message]:
    doubts = experiment_factors(fields, made.roles, [n for n in fields.roles if not is_free_text(n)])
    ages = [n for n in fields.properties if _AGE.search(fold(n)) and len(set(fields.values(n))) <= _MOST_AGES]
    return doubts + experiment_factors(fields, made.roles, ages)


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


def _why(code: str, field: str, value: str, word: str) -> Message:
    return Message(code, {"field": Name(field), "value": Name(value), "word": Name(word)})


def _agrees(one: Split, other: Split) -> bool:
    pairs = zip(one.stems, other.stems, strict=True)
    return all((a == one.control) == (b == other.control) for a, b in pairs)


def _is_treatment(name: str) -> bool:
    return (
        re.search(
            r"treat|agent|compound|stimul|drug|infect|expos|dose|concentration|irradiat|处理|治疗|给药", fold(name)
        )
        is not None
    )


def _controls_of(groups: Sequence[str], name: str, *, coded: bool) -> dict[str, str]:
    """The groups with a control word, told by the words in which the groups differ.

    The word must also be one within its whole text (a "normal karyotype" is no normal).  Where the field names
    treatments, "none" is a control; where it says yes and no, nothing is.
    """
    if set(groups) <= keys.YES_NO:
        return {}
    shared = set.intersection(*(set(group.split()) for group in groups))
    found = {}
    for group in groups:
        rest = " ".join(word for word in group.split() if word not in shared)
        whole = " ".join(h.text for h in hits(plain(group)) if h.side == "control")
        said = _hits(rest, coded=coded)
        word = next((h.text for h in said if h.side == "control" and h.text in whole), "")
        if _is_treatment(name) and _NOTHING.fullmatch(plain(group)):
            word = plain(group)
        if _measured(name, word, groups):
            return {}
        if word and not any(h.axis == "mask" for h in said):
            found[group] = word
    if not found:
        first = {group: _hits(group, coded=coded)[:1] for group in groups}
        found = {g: h.text for g, said in first.items() for h in said if h.side == "control" and h.axis != "disease"}
    return found
