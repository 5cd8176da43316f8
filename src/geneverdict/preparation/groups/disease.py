"""Case and control of a disease: tumour against non-tumour tissue, patients against healthy people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set

from geneverdict.messages import Code, Message, Name, count, known, messages, names, quoted
from geneverdict.model.prepared import Role
from geneverdict.preparation.groups import keys
from geneverdict.preparation.groups.diseases import SUBTYPE
from geneverdict.preparation.groups.factors import ONE_ORGAN, crossed, disease_factors
from geneverdict.preparation.groups.organs import organs_in
from geneverdict.preparation.groups.proposal import Proposal, kind_of, kinds_of, quote
from geneverdict.preparation.groups.reading import SILENT, Fields, Stand, fold, hits, is_free_text, plain, stand, stems

Stands = tuple[Stand, ...]
_OF_PATIENTS = frozenset({"adjacent", "unaffected", "negated"})
_OF_THE_PATIENT = re.compile(r"disease|diagnos|patient|subject|health|condition|status")
_BENIGN_LESION = re.compile(r"tumou?r|nodul|lesion|mass|na?ev|disease|cyst|hyperplas|adenom|neoplas")
_WEAK = frozenset({"patient", "control", "diseased"})


def propose_disease(fields: Fields, out: Mapping[int, Message]) -> Proposal | None:
    """Roles from the disease words; None when no field has both a case and a control among the samples not ``out``."""
    n = len(fields.table)
    kept = [i for i in range(n) if i not in out]
    read = {name: fields.stands(name) for name in fields.roles}
    decisive = _decisive(read, kept)
    if decisive is None:
        return None
    first = read[decisive]
    merged, contradicted = _merge(fields, read, decisive, kept)
    levels = _levels(merged, kept)
    case_kind, control_kinds, doubts, notes = _choose(levels)
    roles, why = _roles(fields, decisive, merged, first, kept, case_kind, control_kinds, out)
    made = Proposal(roles, why, decisive, tuple(doubts), tuple(notes), _kind(case_kind, control_kinds))
    if Role.CASE not in roles or Role.CONTROL not in roles:
        return None
    silent = _silent_names(fields, merged, kept)
    if silent:
        counts = {"n": count(len(silent)), "total": count(n)}
        made = made.doubting(Message("doubt-untold", {**counts, "field": Name(decisive), "names": names(silent)}))
    if contradicted:
        made = made.doubting(Message("doubt-contradiction", {"names": names(contradicted)}))
    return _look_closer(fields, read, made)


def is_weak(fields: Fields, made: Proposal) -> bool:
    """The disease words of the decisive field are only "patient" or "control"."""
    return all(s.kind in _WEAK for s in fields.stands(made.field) if s.kind)


def _decisive(read: Mapping[str, Stands], kept: Sequence[int]) -> str | None:
    """The field that splits the most samples; of equals the one with the finest words, then the best kind of field."""
    scored = []
    for place, (name, stands) in enumerate(read.items()):
        here = [stands[i] for i in kept]
        cases, controls = (sum(_sides(s) == side for s in here) for side in ("case", "control"))
        benign = sum(s.kind == "benign" for s in here)
        if not (cases or any(s.kind.startswith("early:") or s.kind == "metastatic" for s in here)):
            continue
        if not (controls or (benign and cases)):
            continue
        silent = sum(not s.kind for s in here)
        fine = not any(s.kind in _OF_PATIENTS for s in here)
        weak = all(s.kind in _WEAK for s in here if s.kind)
        scored.append((silent, is_free_text(name), fine, weak, cases or len(here), place, name))
    return min(scored)[-1] if scored else None


def _sides(s: Stand) -> str:
    return s.side if s.kind else ""


def _merge(
    fields: Fields, read: Mapping[str, Stands], decisive: str, kept: Sequence[int]
) -> tuple[dict[int, Stand], list[str]]:
    """The decisive field's stands, filled and refined by the other fields, and the samples where these contradict."""
    merged = {i: read[decisive][i] for i in kept}
    contradicted: list[str] = []
    for name, stands in read.items():
        if name == decisive or len({stands[i].kind for i in kept}) < 2:
            continue  # a field that says the same of all samples tells nothing of any of them
        splits = {_sides(stands[i]) for i in kept} >= {"case", "control"}
        own = {_sides(stands[i]) for i in kept if merged[i].kind in _OF_PATIENTS}
        # A field of the patient says who is ill: some of these controls are healthy people.  A title names its subject.
        people = own >= {"case", "control"} and _OF_THE_PATIENT.search(fold(name)) is not None
        for i in kept:
            healthy = people and merged[i].kind in _OF_PATIENTS and stands[i].kind in ("healthy", "normal", "control")
            new = stands[i] if healthy else _refined(merged[i], stands[i], splits=splits, name=name)
            if new is None and splits:
                contradicted.append(fields.table.ids[i])
            elif new is not None:
                merged[i] = new
    return merged, list(dict.fromkeys(contradicted))


def _refined(old: Stand, new: Stand, *, splits: bool, name: str) -> Stand | None:
    """One sample's stand after one more field has spoken; None for a contradiction.

    A normal tissue whose field ``disease`` names a cancer is no contradiction: that field speaks of the patient.
    """
    free, of_patient = is_free_text(name), _OF_THE_PATIENT.search(fold(name)) is not None
    if not new.kind or new.kind in _WEAK:
        return old
    if not old.kind:
        return new if splits and not free else old
    if old.side == "case" and new.side == "control":
        return old if new.kind == "yes_no" and old.kind not in _WEAK else None
    if old.side == "case" and old.kind != "patient" and new.kind in ("metastatic", "benign") and not free:
        return new
    if old.side == "case" and old.kind in _WEAK and new.side == "case":
        return new
    if old.side == "control" and new.side == "control" and not (free and new.kind == "normal"):
        return new if _strength(new) > _strength(old) else old
    if old.side == "control" and new.side == "case" and (old.kind in ("healthy", "control") or not of_patient):
        return old if old.kind in _OF_PATIENTS else None
    return old


def _strength(s: Stand) -> int:
    order = ("yes_no", "control", "normal", "healthy", "negated", "unaffected", "adjacent")
    return order.index(s.kind) if s.kind in order else -1


def _levels(merged: Mapping[int, Stand], kept: Sequence[int]) -> dict[str, list[int]]:
    levels: dict[str, list[int]] = {}
    for i in kept:
        if merged[i].kind:
            levels.setdefault(merged[i].kind, []).append(i)
    return levels


def _choose(levels: Mapping[str, list[int]]) -> tuple[set[str], set[str], list[Message], list[Message]]:
    """Which kinds are case, which control; doubts; and notes on the kinds left out."""
    cases, case_doubts = _case_kinds(levels)
    controls, control_doubts = _control_kinds(levels, cases)
    notes = [
        Message("groups-left_kind", {"n": count(len(members)), "kind": kind_of(kind)})
        for kind, members in levels.items()
        if kind not in cases | controls
    ]
    return cases, controls, case_doubts + control_doubts, notes


def _of_kinds(code: str, kinds: Set[str]) -> Message:
    return Message(code, {"kinds": kinds_of(kinds)})


def _case_kinds(levels: Mapping[str, list[int]]) -> tuple[set[str], list[Message]]:
    illnesses = {k for k in levels if k.startswith("disease:")}
    early = {k for k in levels if k.startswith("early:")}
    normal = any(k in levels for k in ("adjacent", "unaffected", "negated", "healthy", "normal", "control"))
    if "tumour" in levels:
        return {"tumour"}, [_of_kinds("doubt-tumours_and_others", illnesses)] if illnesses else []
    if "lesional" in levels:
        return {"lesional"} | illnesses | ({"diseased"} & set(levels)), []
    if illnesses:
        several = [_of_kinds("doubt-several_diseases", illnesses)] if len(illnesses) > 1 else []
        return illnesses | ({"diseased", "patient"} & set(levels)), several
    for kind in ("diseased", "patient", "yes_no"):
        if kind in levels:
            return {kind}, [Message("doubt-yes_no")] if kind == "yes_no" else []
    if "metastatic" in levels and normal:
        return {"metastatic"}, []
    others = early | ({"benign"} & set(levels))
    return others, [_of_kinds("doubt-several_groups", others)] if len(others) > 1 else []


def _control_kinds(levels: Mapping[str, list[int]], cases: set[str]) -> tuple[set[str], list[Message]]:
    """A tumour's own normal tissue before healthy people; of other illnesses healthy people before patients' tissue.

    Benign tissue only where nothing is called normal.
    """
    own, doubts = _OF_PATIENTS & set(levels), []
    people = {"healthy"} & set(levels)
    plain = {"normal", "control"} & set(levels)
    if own and (people or plain) and not cases & {"tumour", "metastatic"}:
        return people | plain, [_either(people | plain, own)]
    if own:
        if plain:
            doubts.append(_either(own, plain))
        if people and "tumour" not in cases:
            doubts.append(_either(own, people))
        if len(own & {"adjacent", "unaffected"}) and "negated" in own:
            doubts.append(_of_kinds("doubt-two_wordings", own))
        return set(own), doubts
    if people and plain:
        return people | plain, [_either(people, plain)]
    if people or plain or "yes_no" in levels:
        return people | plain | ({"yes_no"} & set(levels)), doubts
    fallback = {"benign"} if "benign" in levels else {k for k in levels if k.startswith("early:")}
    return fallback - cases, [] if fallback == {"benign"} else [Message("doubt-no_normal")]


def _either(one: Set[str], other: Set[str]) -> Message:
    return Message("doubt-two_controls", {"one": kinds_of(one), "other": kinds_of(other)})


def _roles(
    fields: Fields,
    decisive: str,
    merged: Mapping[int, Stand],
    first: Stands,
    kept: Sequence[int],
    cases: set[str],
    controls: set[str],
    out: Mapping[int, Message],
) -> tuple[tuple[Role, ...], tuple[Message, ...]]:
    roles, why = [], []
    for i, value in enumerate(fields.values(decisive)):
        said = merged.get(i, SILENT)
        role = Role.NEITHER
        if i in kept and (said.kind in cases and said.side != "control"):
            role = Role.CASE
        elif i in kept and said.kind in controls and said.side != "case":
            role = Role.CONTROL
        roles.append(role)
        why.append(out.get(i) or _reason(decisive, value, said, told=first[i].kind == said.kind))
    return tuple(roles), tuple(why)


def _reason(decisive: str, value: str, said: Stand, *, told: bool) -> Message:
    """``told``: by the decisive field itself, not by another one."""
    if not said.kind:
        return Message("role-silent", {"field": Name(decisive)})
    if told:
        return quote(decisive, value, said.text)
    return Message("role-other_field", {"kind": kind_of(said.kind), "word": Name(said.text)})


def _silent_names(fields: Fields, merged: Mapping[int, Stand], kept: Sequence[int]) -> list[str]:
    return [fields.table.ids[i] for i in kept if not merged[i].kind]


def _kind(cases: set[str], controls: set[str]) -> str:
    if controls & _OF_PATIENTS or (cases & {"tumour", "lesional"} and controls & {"normal", "benign"}):
        return "tissue"
    return "people"


def _look_closer(fields: Fields, read: Mapping[str, Stands], made: Proposal) -> Proposal:
    """What can still make a clean split doubtful: unlike diseases, second factors, cell lines, few controls."""
    doubts = [*_mixed_cases(fields, made), *disease_factors(fields, made.roles, fields.roles)]
    control = [v for v, r in zip(fields.values(made.field), made.roles, strict=True) if r is Role.CONTROL]
    if any(stand(made.field, v).kind == "benign" and _BENIGN_LESION.search(fold(v)) for v in control):
        doubts.append(Message("doubt-benign_controls"))
    doubts += _both_ill(fields, made) + _materials(fields, made) + _settled(fields, made)
    lines = [any(h.kind == "cell line" for n in fields.roles for h in hits(fields.values(n)[i])) for i in _used(made)]
    if all(lines):
        doubts.append(Message("doubt-all_lines"))
    return made.doubting(*doubts, *_agreement(read, made))


_OF_A_LESION = re.compile(r"tumou?r|cancer|carcino|malignan|neoplas|lesion|inflam|involv|affected|hcc|pdac|crc|nsclc")


def _both_ill(fields: Fields, made: Proposal) -> list[Message]:
    """The controls have the illness too and lack only something else: a virus, a complication, a mutation."""
    values = list(zip(fields.values(made.field), made.roles, strict=True))
    cases = {h.kind for v, r in values if r is Role.CASE for h in hits(v)}
    mutant = "mutant" in cases
    for value in (v for v, r in values if r is Role.CONTROL):
        said, found = stand(made.field, value), hits(value)
        ill = any(h.kind == "tumour" or h.kind.startswith("disease:") for h in found)
        if ill and said.kind == "negated" and not _OF_A_LESION.search(said.text):
            return [Message("doubt-ill_controls", {"text": Name(said.text)})]
        other = any(h.kind.startswith(("disease:", "early:")) for h in found)
        if other and said.kind == "negated" and "tumour" in cases:
            return [Message("doubt-other_disease", {"value": Name(value)})]
        if ill and said.kind == "normal" and mutant:
            return [Message("doubt-mutation")]
    return []


_BLOOD = re.compile(
    r"(?<![a-z])(?:(?:whole |peripheral |cord )?blood|pbmcs?|plasma|serum|bone marrow)(?! cells?)(?![a-z])"
)


_OF_BLOOD = re.compile(r"leuka?emi|lymphom|myelom|(?<![a-z])(?:aml|cll|all|dlbcl|mm|cml|mds)(?![a-z])")


def _materials(fields: Fields, made: Proposal) -> list[Message]:
    """All of one role is blood or marrow and none of the other role is the same: materials are compared."""
    read = [name for name in fields.roles if not is_free_text(name)]
    found: dict[Role, list[frozenset[str]]] = {Role.CASE: [], Role.CONTROL: []}
    for i in _used(made):
        texts = (fold(fields.values(name)[i]) for name in read)
        found[made.roles[i]].append(frozenset(m.group() for t in texts for m in _BLOOD.finditer(t)))
    case, control = (frozenset().union(*sets) for sets in found.values())
    if case & control or not (case | control):
        return []
    if not (case and control) and any(_OF_BLOOD.search(fold(fields.values(n)[i])) for n in read for i in _used(made)):
        return []
    return [Message("doubt-materials", {"materials": names(sorted(case | control))})]


def _settled(fields: Fields, made: Proposal) -> list[Message]:
    """Some of the cases, not all, are inactive or in remission: they are ill people without the illness's activity."""
    quiet = {
        i
        for name in (*fields.roles, *fields.properties)
        for i, value in enumerate(fields.values(name))
        if made.roles[i] is Role.CASE and not is_free_text(name) and keys.SETTLED.search(fold(value))
    }
    some = 0 < len(quiet) < made.count(Role.CASE)
    return [Message("doubt-settled", {"n": count(len(quiet))})] if some else []


def _used(made: Proposal) -> list[int]:
    return [i for i, role in enumerate(made.roles) if role is not Role.NEITHER]


def _mixed_cases(fields: Fields, made: Proposal) -> list[Message]:
    """The case samples' own words name several tumour kinds or several diseases."""
    values = [v for v, r in zip(fields.values(made.field), made.roles, strict=True) if r is Role.CASE]
    kinds = {frozenset(k for k, p in SUBTYPE.items() if re.search(p, fold(v))) for v in values}
    named = {k - {"recurrent"} for k in kinds} - {frozenset()}
    ill = {frozenset(h.kind[8:] for h in hits(v) if h.kind.startswith("disease:")) for v in values} - {frozenset()}
    found = []
    if len(named) > 1:
        found.append(_of_kinds("doubt-subtypes", frozenset().union(*named)))
    if len({"recurrent" in k for k in kinds}) > 1:
        found.append(Message("doubt-recurrent"))
    if len(ill) > 1:
        found.append(_of_kinds("doubt-case_diseases", frozenset().union(*ill)))
    return found + _several_groups(fields, made)


_GRADED = re.compile(
    r"(?<![a-z])(?:p?(?:stage|grade|who|tnm|duke'?s?|gleason|g|t|n|m)[- .]?(?:[\divx]+[a-d]?|a|is)|(?:well|"
    r"moderately|poorly)[- ]differentiated)(?![a-z])"
)
_SAME = re.compile(
    r"(?<![a-z])(?:tumou?r(?:al|ous)?s?|cancer(?:ous)?s?|carcinomas?|tissues?|samples?|specimens?|biops(?:y|"
    r"ies)|human|primary|males?|females?|[mf]|(?:technical )?(?:replicates?|repeats?|duplicates?))(?![a-z])"
)


def _several_groups(fields: Fields, made: Proposal) -> list[Message]:
    """A role whose own values fall into several repeated groups (kinds, severities), stages and grades apart.

    Groups that both roles have alike part the samples without touching who is case; of cases that all have one named
    disease they are a refinement of it and no other contrast.
    """
    case, control = (_repeated_groups(fields, made, role) for role in (Role.CASE, Role.CONTROL))
    if case and control and crossed(_less(case), _less(control)):
        return [Message("groups-crossed", {"field": Name(made.field), "levels": quoted(map(plain, _less(case)))})]
    refined = bool(case) and not control and _one_illness(fields, made)
    said = [_subgroups("groups-refined" if refined else "doubt-subgroups", made, Role.CASE, case)] if case else []
    return said + ([_subgroups("doubt-subgroups", made, Role.CONTROL, control)] if control else [])


def _less(groups: Sequence[str]) -> list[str]:
    """The groups of one role less the words that all have."""
    shared = set.intersection(*(set(group.split()) for group in groups)) if groups else set()
    return [" ".join(word for word in group.split() if word not in shared) for group in groups]


def _repeated_groups(fields: Fields, made: Proposal, role: Role) -> list[str]:
    values = [fold(v) for v, r in zip(fields.values(made.field), made.roles, strict=True) if r is role]
    bare = [ONE_ORGAN.sub(" ", _SAME.sub(" ", _GRADED.sub(" ", value))) for value in values]
    counts = Counter(stems(bare))
    repeated = [stem for stem, n in counts.items() if n > 1]
    return repeated if len(repeated) > 1 and 10 * sum(counts[s] for s in repeated) >= 8 * len(values) else []


def _subgroups(code: str, made: Proposal, role: Role, groups: Sequence[str]) -> Message:
    named = messages(Message("doubt-subgroup", known({"name": _named(plain(stem))})) for stem in groups)
    return Message(code, {"role": Code(role.value), "field": Name(made.field), "groups": named})


_GENERAL = re.compile(
    r"(?:patients?|pts?|subjects?|persons?|individuals?|people|donors?|diseases?|diseased|disorder|syndrome|cases?|"
    r"tumou?r\w*|cancer\w*|\w*carcinomas?|malignan\w*|neoplas\w*|lesion\w*|affected|involved|inflamed|inflammation|"
    r"ill|sick|infect\w*|symptomatic|active|acute|chronic|severe|mild|moderate|early|late|advanced|flare|stage|grade|"
    r"group|type|status|state|patholog\w*|"
    r"primary|with|from|of|the|in|at|and|for|by|who|having|suffering|sample|samples|specimens?|tissues?|biops\w*|cells?|"
    r"human|mouse|mice|model|gene|expression|data|profil\w*|total|rna|male|female|derived|isolated|purified|highly)"
)
"""Words that name no illness: two illnesses have them alike."""
_ADDED = re.compile(
    r"\+|(?<![a-z])(?:no|non|not|without|w/o|free|negative|positive|plus|therap\w*|treat\w*|dos(?:e|ed|age)|given|"
    r"receiv\w*|[munµμ]g|[munµμ]m)(?![a-z])"
)
"""Something given, or that some of the cases have and others have not: that is compared, and no kind of the illness."""


def _one_illness(fields: Fields, made: Proposal) -> bool:
    """All cases have one named illness in the decisive field, and no treatment or time parts them.

    The name is one of the vocabulary, or a word that all cases have and no control.  Kinds of a tumour that have no
    name in common ("cancer" is none) are not one illness: depositors put them side by side as groups.
    """
    told = zip(fields.stands(made.field), fields.values(made.field), made.roles, strict=True)
    cases = [(said, fold(value)) for said, value, role in told if role is Role.CASE]
    given = any(h.axis in ("treatment", "genotype") for _, value in cases for h in hits(value))
    parted = any(p.search(value) for _, value in cases for p in (keys.TIME, keys.COMPARTMENT, _ADDED))
    if given or parted or not all(said.side == "case" for said, _ in cases):
        return False
    called = sorted({said.text for said, _ in cases}, key=len)
    if all(said.kind.startswith("disease:") for said, _ in cases):
        return all(called[0] in text for text in called)
    controls = (fold(v) for v, r in zip(fields.values(made.field), made.roles, strict=True) if r is Role.CONTROL)
    shared = set.intersection(*(set(_WORD.findall(value)) for _, value in cases)) - set(
        _WORD.findall(" ".join(controls))
    )
    return any(not _GENERAL.fullmatch(word) and not organs_in(word) for word in shared)


_WORD = re.compile(r"[a-z][a-z0-9'-]+|[\u4e00-\u9fff]+")


def _named(text: str) -> Name | None:
    return Name(text) if text else None


def _agreement(read: Mapping[str, Stands], made: Proposal) -> list[Message]:
    used = _used(made)
    agree = [
        name
        for name, stands in read.items()
        if name != made.field
        and all(stands[i].kind and (stands[i].side == "case") == (made.roles[i] is Role.CASE) for i in used)
    ]
    return [Message("groups-agree", {"fields": quoted(agree)})] if agree else []
