"""Which samples come from one individual: inferred with evidence, or taken from the study file.

A pair needs a field that names an individual, or a series that calls its samples paired together with an id whose last
letter or number is the role (``LCS-039A``/``LCS-039B``, ``123T``/``123N``).  Equal numbers alone are never a pair.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from geneverdict.errors import StudyError
from geneverdict.messages import Message, Name, Value, count, known, messages, names, quoted
from geneverdict.model.prepared import Grade, Grouping, Pairing, Role
from geneverdict.model.series import Series
from geneverdict.model.study import PairList, PairRule, ReplicateRule
from geneverdict.preparation.groups import keys
from geneverdict.preparation.groups.factors import is_block
from geneverdict.preparation.groups.pairs_candidates import Candidate, candidates
from geneverdict.preparation.groups.pairs_replicates import Sets, find_replicates
from geneverdict.preparation.groups.reading import Fields, fields_of, fold, hits, is_free_text, stand, text_of
from geneverdict.preparation.rules import blocks_of, toml_pair, toml_replicates

Blocks = tuple[str | None, ...]
_CULTURE = re.compile(r"(?<![a-z])(?:(?:bio)?rep(?:licate|eat)?s?|exp|experiment|culture|well|clone)(?![a-z])")
_HOURS = re.compile(r"\d ?-?(?:h|hr|hrs|hours?|min|mins|minutes)$|^hour")
_STRONG = ("pair", "match", "same", "corresponding")


def infer_pairs(series: Series, grouping: Grouping) -> Pairing:
    """The individual of each case and control sample; ``blocks`` are None for samples that are neither.

    ``sure`` with pairs, ``sure`` without pairs (source "none"), or ``check`` with the line that would settle it.
    Never raises.
    """
    if series.samples.by_channel:
        return _channels(series, grouping)
    fields = fields_of(series)
    tried = [(c, used_blocks(series, c.rule, grouping)) for c in candidates(fields, grouping)]
    found = [(c, b) for c, b in tried if count_pairs(b, grouping) and len(set(b) - {None}) > 1]
    said = paired_words(series, fields, grouping)
    real = [(c, b) for c, b in found if _trusted(c, b, grouping, said)]
    if not real:
        real = [(c, b) for c, b in found if _before_after(fields, c.rule.field, grouping) and _each_once(b, grouping)]
    if real and not _may_be_one_person(fields, grouping, said):
        return _counters(real[0][0])
    if real:
        best, blocks = max(real, key=lambda cb: (cb[0].kind == "named", _exact(cb[1], grouping)))
        others = [(c, b) for c, b in real if c.kind == "named" and c is not best]
        return _judge(fields, grouping, best, blocks, said, others)
    return _no_pairs(series, fields, grouping, found, said)


def _channels(series: Series, grouping: Grouping) -> Pairing:
    """A case and a control on one array, if any: its spots are theirs alike."""
    rule = PairRule(field="array")
    blocks = used_blocks(series, rule, grouping)
    n_pairs = count_pairs(blocks, grouping)
    said = (Message("pairs-channels", {"n": count(n_pairs)}),)
    if not n_pairs:
        return Pairing((None,) * len(series.samples), 0, Grade.SURE, said, "none")
    return Pairing(blocks, n_pairs, Grade.SURE, said, "inferred", rule)


def pairs_from_study(series: Series, rule: PairRule | PairList | Literal[False], grouping: Grouping) -> Pairing:
    """The pairs that the study file's rule gives; ``False`` means that the samples are not paired.

    Raises StudyError for an unknown field, a rule from which no pair arises, and individuals with several case or
    several control samples (named: they are technical replicates or several lesions).
    """
    none: Blocks = (None,) * len(series.samples)
    if rule is False:
        return Pairing(none, 0, Grade.SURE, (Message("pairs-not_by_study"),), "study file")
    blocks = used_blocks(series, rule, grouping)
    n_pairs = count_pairs(blocks, grouping)
    alone = sum(b is not None for b in blocks) - 2 * n_pairs
    if isinstance(rule, PairList):
        return Pairing(blocks, n_pairs, Grade.SURE, (_listed(series, rule, blocks, grouping),), "study file", rule)
    if not n_pairs:
        values = [v for v, b in zip(series.samples.column(rule.field), blocks, strict=True) if b]
        told = Message("error-no_pair", {"field": Name(rule.field), "values": quoted(values)})
        raise StudyError(told, where=series.id)
    if several := _several(blocks, grouping):
        if better := _apart(series, rule, grouping):
            raise StudyError(_merged(several, *better), where=series.id)
        average = Name(_average(rule))
        told = Message(
            "error-individuals_repeated",
            {"n": count(len(several)), "individuals": names(several), "average": average},
        )
        raise StudyError(told, where=series.id)
    said = Message("pairs-from_study", {"n": count(n_pairs), "alone": count(alone), "rule": Name(toml_pair(rule))})
    return Pairing(blocks, n_pairs, Grade.SURE, (said,), "study file", rule)


def _listed(series: Series, rule: PairList, blocks: Blocks, grouping: Grouping) -> Message:
    """Raises StudyError for two cases or two controls, and where no pair has a case and a control."""
    n_pairs = count_pairs(blocks, grouping)
    of_one_group = _several(blocks, grouping)
    if of_one_group or not n_pairs:
        pairs = [" + ".join(pair) for pair in rule.samples if pair[0] in of_one_group or not n_pairs]
        raise StudyError(Message("error-pairs_of_one_group", {"pairs": names(pairs)}), where=series.id)
    return Message("pairs-listed", {"n": count(n_pairs), "left": count(len(rule.samples) - n_pairs)})


def _apart(series: Series, rule: PairRule, grouping: Grouping) -> tuple[PairRule, int] | None:
    """A rule by which most samples pair and no individual repeats, with its pairs: ``rule`` takes several for one."""
    for candidate in candidates(fields_of(series), grouping):
        blocks = used_blocks(series, candidate.rule, grouping)
        if candidate.rule != rule and _each_once(blocks, grouping) and not _several(blocks, grouping):
            return candidate.rule, count_pairs(blocks, grouping)
    return None


def _merged(several: Sequence[str], rule: PairRule, n_pairs: int) -> Message:
    values: dict[str, Value] = {"n": count(len(several)), "individuals": names(several)}
    return Message("error-individuals_merged", {**values, "rule": Name(toml_pair(rule)), "n_pairs": count(n_pairs)})


def _average(rule: PairRule) -> str:
    return toml_replicates(ReplicateRule(**rule.model_dump()))


def blocks_from_study(series: Series, rule: ReplicateRule, grouping: Grouping, sets: Sets) -> Pairing:
    """Individuals with several samples in one group, to be kept by the correlation within individuals."""
    blocks = used_blocks(series, rule, grouping)
    sizes = {"n": count(sum(map(len, sets))), "n_sets": count(len(sets))}
    said = Message("pairs-blocks", {**sizes, "rule": Name(toml_replicates(rule))})
    n_pairs = count_pairs(blocks, grouping)
    return Pairing(blocks, n_pairs, Grade.SURE, (said,), "study file", repeated=True)


def used_blocks(series: Series, rule: PairRule | PairList, grouping: Grouping) -> Blocks:
    """The individual of each case and control sample by ``rule``; None for samples that are neither."""
    blocks = blocks_of(series, rule)
    return tuple(None if r is Role.NEITHER else b for b, r in zip(blocks, grouping.roles, strict=True))


def count_pairs(blocks: Blocks, grouping: Grouping) -> int:
    """Individuals with at least one case and one control."""
    return len(_members(blocks, grouping, Role.CASE).keys() & _members(blocks, grouping, Role.CONTROL).keys())


def _members(blocks: Blocks, grouping: Grouping, role: Role) -> dict[str, list[int]]:
    members: dict[str, list[int]] = {}
    for i, (block, is_role) in enumerate(zip(blocks, grouping.roles, strict=True)):
        if block is not None and is_role is role:
            members.setdefault(block, []).append(i)
    return members


def _several(blocks: Blocks, grouping: Grouping) -> list[str]:
    groups = [_members(blocks, grouping, role) for role in (Role.CASE, Role.CONTROL)]
    return sorted({block for group in groups for block, members in group.items() if len(members) > 1})


def _exact(blocks: Blocks, grouping: Grouping) -> int:
    several = set(_several(blocks, grouping))
    case, control = (_members(blocks, grouping, role).keys() for role in (Role.CASE, Role.CONTROL))
    return len((case & control) - several)


def paired_words(series: Series, fields: Fields, grouping: Grouping) -> str:
    """The words by which the series, or the case and control samples, say that they are paired or adjacent; or ""."""
    used = [i for i, role in enumerate(grouping.roles) if role is not Role.NEITHER]
    samples = {fold(fields.values(name)[i]) for name in fields.roles for i in used}
    texts = [text_of(series), *sorted(samples)]
    found = [m.group() for t in texts for m in keys.PAIRED_TEXT.finditer(keys.MATCHED_PEOPLE.sub(" ", t))]
    strong = [word for word in found if word.startswith(_STRONG)]
    return (strong or found or [""])[0]


def _may_be_one_person(fields: Fields, grouping: Grouping, said: str) -> bool:
    """Case and control can come from one individual: two tissues or two treatments, not two kinds of people or mice."""
    kinds: dict[Role, set[str]] = {Role.CASE: set(), Role.CONTROL: set()}
    axes: set[str] = set()
    for name in (n for n in fields.roles if not is_free_text(n)):
        for value, role in zip(fields.values(name), grouping.roles, strict=True):
            if role is not Role.NEITHER:
                kinds[role].add(stand(name, value).kind)
                axes |= {h.kind for h in hits(value)}
    if any(keys.ID_KEY.search(fold(n)) and re.search(r"pair|couple|twin|block", fold(n)) for n in fields.ids):
        return True
    if axes & {"wild type", "placebo"} or "healthy" in kinds[Role.CONTROL]:
        return False
    own = kinds[Role.CONTROL] & {"adjacent", "unaffected"} or (
        (kinds[Role.CASE] & {"tumour", "lesional"} or any(k.startswith("early:") for k in kinds[Role.CASE]))
        and kinds[Role.CONTROL] & {"normal", "benign", "negated"}
    )
    ill = {kind for kind in kinds[Role.CASE] - kinds[Role.CONTROL] if kind.startswith("disease:") or kind == "diseased"}
    apart = ill and not kinds[Role.CASE] & {"lesional"}
    return bool(own) or (not apart and (_treated(fields, grouping) or said.startswith(("pair", "same"))))


def _ill(fields: Fields, grouping: Grouping) -> bool:
    """Case and control differ by an illness, whatever else is said of treatments and times."""
    kinds: dict[Role, set[str]] = {role: set() for role in Role}
    for name in (n for n in fields.roles if not is_free_text(n)):
        for value, role in zip(fields.values(name), grouping.roles, strict=True):
            found = stand(name, value)
            kinds[role] |= {found.kind} if found.side == "case" else set()
    return bool(kinds[Role.CASE] - kinds[Role.CONTROL] - {"patient"})


def _treated(fields: Fields, grouping: Grouping) -> bool:
    """Case and control differ by what was done to them, or by the time, and not by what they are."""
    names = [n for n in fields.roles if not is_free_text(n)]
    used = [i for i, role in enumerate(grouping.roles) if role is not Role.NEITHER]
    kinds = {h.kind for n in names for i in used for h in hits(fields.values(n)[i])}
    done = bool(kinds & {"vehicle", "treated", "scramble"})
    return done or _timed(fields, grouping) or _dosed(fields, grouping)


def _dosed(fields: Fields, grouping: Grouping) -> bool:
    """A treatment field differs between case and control."""
    names = [n for n in fields.roles if re.search(r"treat|agent|compound|stimul|drug", fold(n)) and not is_free_text(n)]
    for name in names:
        sides = {role: set[str]() for role in Role}
        for value, role in zip(fields.values(name), grouping.roles, strict=True):
            sides[role].add(fold(value))
        if not sides[Role.CASE] & sides[Role.CONTROL]:
            return True
    return False


def _timed(fields: Fields, grouping: Grouping) -> bool:
    """Case and control are told apart by a time: before and after."""
    values = [fold(v) for n in fields.roles for v, r in zip(fields.values(n), grouping.roles, strict=True) if v and r]
    return any(keys.TIME.search(value) for value in values)


def _before_after(fields: Fields, name: str, grouping: Grouping) -> bool:
    """The field tells case from control by the time: before and after, baseline and week 12.

    Cultures are no people, and hours are those of cultures.
    """
    if any(_CULTURE.search(fold(value)) for value in fields.values(name)):
        return False
    times: dict[Role, list[set[str]]] = {role: [] for role in Role}
    for value, role in zip(fields.values(name), grouping.roles, strict=True):
        found = {m.group() for m in keys.TIME.finditer(fold(value))}
        times[role].append({time for time in found if not _HOURS.search(time)})
    sides = [times[Role.CASE], times[Role.CONTROL]]
    told = all(side and sum(map(bool, side)) >= 0.8 * len(side) for side in sides)
    return told and not set[str]().union(*sides[0]) & set[str]().union(*sides[1])


def _each_once(blocks: Blocks, grouping: Grouping) -> bool:
    """Three or more individuals with one case and one control, and these are most of the smaller group."""
    smaller = min(grouping.count(Role.CASE), grouping.count(Role.CONTROL))
    return _exact(blocks, grouping) >= max(3, 0.75 * smaller)


def _counters(candidate: Candidate) -> Pairing:
    return _none(candidate.n_samples, Grade.CHECK, _of_rule("pairs-counters", candidate))


def _of_rule(code: str, candidate: Candidate, **more: Value) -> Message:
    """What is said of a rule that is not used, with the line that would use it."""
    named = {"field": Name(candidate.rule.field), "rule": Name(toml_pair(candidate.rule))}
    return Message(code, named | known({"example": candidate.example}) | more)


def _none(n: int, grade: Grade, *said: Message) -> Pairing:
    return Pairing((None,) * n, 0, grade, said, "none")


def _judge(
    fields: Fields,
    grouping: Grouping,
    best: Candidate,
    blocks: Blocks,
    said: str,
    others: Sequence[tuple[Candidate, Blocks]],
) -> Pairing:
    """Grade the best rule by what speaks against it."""
    n_pairs = count_pairs(blocks, grouping)
    alone = sum(b is not None for b in blocks) - sum(_in_pairs(blocks, grouping))
    doubts = _doubts(fields, grouping, best, blocks, others, said)
    evidence = [_of_rule("pairs-found", best, n=count(n_pairs), alone=count(alone))]
    evidence += [Message("pairs-said", {"words": Name(said)})] if said else []
    if doubts:
        evidence.append(Message("groups-check", {"doubts": messages(doubts)}))
        evidence.append(_of_rule("pairs-write", best))
    if _several(blocks, grouping):
        evidence.append(Message("pairs-write_replicates", {"rule": Name(_average(best.rule))}))
    grade = Grade.CHECK if doubts else Grade.SURE
    return Pairing(blocks, n_pairs, grade, tuple(evidence), "inferred", best.rule)


def _in_pairs(blocks: Blocks, grouping: Grouping) -> list[bool]:
    case, control = (_members(blocks, grouping, role).keys() for role in (Role.CASE, Role.CONTROL))
    return [block in case & control for block in blocks]


def _doubts(
    fields: Fields,
    grouping: Grouping,
    best: Candidate,
    blocks: Blocks,
    others: Sequence[tuple[Candidate, Blocks]],
    said: str,
) -> list[Message]:
    n_pairs, n_case = count_pairs(blocks, grouping), grouping.count(Role.CASE)
    doubts = []
    if several := _several(blocks, grouping):
        doubts.append(Message("doubt-replicates", {"n": count(len(several)), "names": names(several)}))
    if n_pairs < 3 or 2 * n_pairs < n_case:
        doubts.append(Message("doubt-few_pairs", {"n": count(n_pairs), "n_case": count(n_case)}))
    if not said and best.kind != "named":
        doubts.append(Message("doubt-before_after"))
    elif best.kind == "suffix" and _run(blocks) and not said.startswith(_STRONG):
        doubts.append(Message("doubt-run_said", {"words": Name(said)}))
    if best.counted and _run(blocks) and not said and (_ill(fields, grouping) or not _treated(fields, grouping)):
        doubts.append(Message("doubt-run"))
    if best.kind == "named" and best.animal:
        doubts.append(Message("doubt-animals"))
    doubts += _unlike(fields, grouping, blocks)
    for other, other_blocks in others:
        if not _same_pairs(blocks, other_blocks, grouping):
            doubts.append(Message("doubt-other_pairs", {"field": Name(other.rule.field)}))
    return doubts


def _run(blocks: Blocks) -> bool:
    """The individuals are numbered without a gap, like any counter."""
    numbers = {int(m.group()) for b in blocks if b is not None and (m := re.search(r"\d+$", b))}
    return bool(numbers) and max(numbers) - min(numbers) == len(numbers) - 1


def _trusted(candidate: Candidate, blocks: Blocks, grouping: Grouping, said: str) -> bool:
    """Named individuals always; codes where the series speaks of pairs; numbers where it does and they are no run."""
    if candidate.kind == "number":
        return said.startswith(_STRONG) and _no_counter(blocks, grouping)
    return candidate.kind == "named" or bool(said)


def _no_counter(blocks: Blocks, grouping: Grouping) -> bool:
    """Numbers with gaps, once in each group, the smaller group's all found in the other: ids of individuals."""
    smaller = min(grouping.count(Role.CASE), grouping.count(Role.CONTROL))
    return smaller >= 3 and _exact(blocks, grouping) == smaller and not _run(blocks)


def _most(blocks: Blocks, grouping: Grouping) -> bool:
    return 2 * _exact(blocks, grouping) >= len(set(blocks) - {None})


def _same_pairs(one: Blocks, two: Blocks, grouping: Grouping) -> bool:
    """Two rules put the same samples together, as far as the second one goes."""
    partner = {b: _members(one, grouping, Role.CONTROL)[b] for b in _members(one, grouping, Role.CONTROL)}
    for block, cases in _members(two, grouping, Role.CASE).items():
        controls = _members(two, grouping, Role.CONTROL).get(block)
        first = one[cases[0]]
        if controls and first is not None and partner.get(first) != controls:
            return False
    return True


def _unlike(fields: Fields, grouping: Grouping, blocks: Blocks) -> list[Message]:
    """Ages and genders that differ within a pair."""
    found = []
    for name in (n for n in fields.properties if re.search(r"\b(age|gender|sex)\b", fold(n))):
        values = [fold(v) for v in fields.values(name)]
        bad = []
        for block, cases in _members(blocks, grouping, Role.CASE).items():
            members = [*cases, *_members(blocks, grouping, Role.CONTROL).get(block, [])]
            if len({values[i] for i in members if values[i] not in ("", "na", "n/a", "unknown")}) > 1:
                bad.append(block)
        if bad:
            found.append(Message("doubt-unlike", {"field": Name(name), "names": names(bad)}))
    return found


def _no_pairs(
    series: Series, fields: Fields, grouping: Grouping, found: Sequence[tuple[Candidate, Blocks]], said: str
) -> Pairing:
    """No usable pairs; a hint where the series says paired, and the line that would use it."""
    n = len(grouping.roles)
    if not (grouping.count(Role.CASE) and grouping.count(Role.CONTROL)):
        return _none(n, Grade.SURE, Message("pairs-no_samples"))
    unique = [Message("pairs-none_complete", {"field": Name(name)}) for name in fields.ids]
    if (lines := _lines(fields, grouping)) is not None:
        return _none(n, Grade.CHECK, lines)
    letters = any(why.code == "role-letter" for why in grouping.why)
    may_be = letters or _may_be_one_person(fields, grouping, said)
    codes = [(c, b) for c, b in found if _no_counter(b, grouping) or (c.kind == "suffix" and _most(b, grouping))]
    if may_be and codes and not said and not keys.UNPAIRED.search(text_of(series)):
        return _none(n, Grade.CHECK, _of_rule("pairs-codes", codes[0][0]))
    if not said or not may_be:
        return _unpaired(series, grouping, unique or [Message("pairs-no_individuals")])
    hint = max(found, key=lambda cb: _exact(cb[1], grouping), default=None)
    if hint is None:
        return _none(n, Grade.CHECK, Message("pairs-no_field", {"words": Name(said)}), *unique)
    return _none(n, Grade.CHECK, _of_rule("pairs-only_numbers", hint[0], words=Name(said)), *unique)


def _lines(fields: Fields, grouping: Grouping) -> Message | None:
    """Cell lines that each have one case and one control could be blocks: the line that would say so."""
    used = [i for i, role in enumerate(grouping.roles) if role is not Role.NEITHER]
    for name in (*fields.roles, *fields.properties):
        if is_block(name, [fields.values(name)[i] for i in used], [grouping.roles[i] for i in used]):
            rule = toml_pair(PairRule(field=name))
            return Message("pairs-lines", {"field": Name(name), "rule": Name(rule)})
    return None


def _unpaired(series: Series, grouping: Grouping, said: Sequence[Message]) -> Pairing:
    """No pairs; ``check`` where an individual has several samples of one group, which are not independent."""
    found = find_replicates(series.samples, grouping.roles, series.values)
    if found is None:
        return _none(len(grouping.roles), Grade.SURE, *said)
    return _none(len(grouping.roles), Grade.CHECK, *said, found.message(series.samples))
