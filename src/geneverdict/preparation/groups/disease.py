"""Case and control of a disease: tumour against non-tumour tissue, patients against healthy people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from geneverdict.model.prepared import Role
from geneverdict.preparation.groups import keys
from geneverdict.preparation.groups.diseases import SUBTYPE
from geneverdict.preparation.groups.factors import ONE_ORGAN, disease_factors
from geneverdict.preparation.groups.proposal import Proposal, quote
from geneverdict.preparation.groups.reading import SILENT, Fields, Stand, fold, hits, is_free_text, plain, stand, stems

Stands = tuple[Stand, ...]
_OF_PATIENTS = frozenset({"adjacent", "unaffected", "negated"})
_OF_THE_PATIENT = re.compile(r"disease|diagnos|patient|subject|health|condition|status")
_BENIGN_LESION = re.compile(r"tumou?r|nodul|lesion|mass|na?ev|disease|cyst|hyperplas|adenom|neoplas")
_WEAK = frozenset({"patient", "control", "diseased"})


def propose_disease(fields: Fields, out: Mapping[int, str]) -> Proposal | None:
    """Roles from the disease words; None when no field has both a case and a control among the samples not ``out``."""
    n = len(fields.table)
    kept = [i for i in range(n) if i not in out]
    read = {name: tuple(stand(name, value) for value in fields.values(name)) for name in fields.roles}
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
    names = _silent_names(fields, merged, kept)
    if names:
        made = made.doubting(f"{len(names)} of {n} samples are not told by '{decisive}': {', '.join(names[:5])}")
    if contradicted:
        made = made.doubting(f"the fields contradict each other for {', '.join(contradicted[:5])}")
    return _look_closer(fields, read, made)


def is_weak(fields: Fields, made: Proposal) -> bool:
    """The disease words of the decisive field are only "patient" or "control"."""
    found = [stand(made.field, value) for value in fields.values(made.field)]
    return all(s.kind in _WEAK for s in found if s.kind)


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
        for i in kept:
            new = _refined(merged[i], stands[i], splits=splits, name=name)
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
        return None
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
    order = ("yes/no", "control", "normal", "healthy", "negated", "unaffected", "adjacent")
    return order.index(s.kind) if s.kind in order else -1


def _levels(merged: Mapping[int, Stand], kept: Sequence[int]) -> dict[str, list[int]]:
    levels: dict[str, list[int]] = {}
    for i in kept:
        if merged[i].kind:
            levels.setdefault(merged[i].kind, []).append(i)
    return levels


def _choose(levels: Mapping[str, list[int]]) -> tuple[set[str], set[str], list[str], list[str]]:
    """Which kinds are case, which control; doubts; and notes on the kinds left out."""
    doubts: list[str] = []
    notes: list[str] = []
    cases, case_doubts = _case_kinds(levels)
    controls, control_doubts = _control_kinds(levels, cases)
    doubts += case_doubts + control_doubts
    for kind, members in levels.items():
        if kind not in cases | controls:
            notes.append(f"{len(members)} sample(s) are {_name(kind)}: neither")
    return cases, controls, doubts, notes


def _case_kinds(levels: Mapping[str, list[int]]) -> tuple[set[str], list[str]]:
    illnesses = {k for k in levels if k.startswith("disease:")}
    early = {k for k in levels if k.startswith("early:")}
    normal = any(k in levels for k in ("adjacent", "unaffected", "negated", "healthy", "normal", "control"))
    if "tumour" in levels:
        doubt = [f"there are tumours and other diseases ({_names(illnesses)})"] if illnesses else []
        return {"tumour"}, doubt
    if "lesional" in levels:
        return {"lesional"} | illnesses | ({"diseased"} & set(levels)), []
    if illnesses:
        return illnesses | ({"diseased", "patient"} & set(levels)), (
            [f"there are several diseases ({_names(illnesses)})"] if len(illnesses) > 1 else []
        )
    for kind in ("diseased", "patient", "yes/no"):
        if kind in levels:
            return {kind}, (["the field says only yes or no"] if kind == "yes/no" else [])
    if "metastatic" in levels and normal:
        return {"metastatic"}, []
    others = early | ({"benign"} & set(levels))
    return others, ([f"there are several groups beside the control ({_names(others)})"] if len(others) > 1 else [])


def _control_kinds(levels: Mapping[str, list[int]], cases: set[str]) -> tuple[set[str], list[str]]:
    """Tissue of the patients themselves before healthy people; benign tissue only where nothing is called normal."""
    own, doubts = _OF_PATIENTS & set(levels), []
    people = {"healthy"} & set(levels)
    plain = {"normal", "control"} & set(levels)
    if own:
        if plain:
            doubts.append(f"both {_names(own)} and {_names(plain)} samples could be the control")
        if people and "tumour" not in cases:
            doubts.append(f"both {_names(own)} and healthy samples could be the control")
        if len(own & {"adjacent", "unaffected"}) and "negated" in own:
            doubts.append(f"the controls are worded in two ways ({_names(own)})")
        return set(own), doubts
    if people and plain:
        return people | plain, [f"both {_names(people)} and {_names(plain)} samples could be the control"]
    if people or plain or "yes/no" in levels:
        return people | plain | ({"yes/no"} & set(levels)), doubts
    fallback = {"benign"} if "benign" in levels else {k for k in levels if k.startswith("early:")}
    return fallback - cases, ([] if fallback == {"benign"} else ["no normal tissue is named as control"])


def _roles(
    fields: Fields,
    decisive: str,
    merged: Mapping[int, Stand],
    first: Stands,
    kept: Sequence[int],
    cases: set[str],
    controls: set[str],
    out: Mapping[int, str],
) -> tuple[tuple[Role, ...], tuple[str, ...]]:
    roles, why = [], []
    for i, value in enumerate(fields.values(decisive)):
        said = merged.get(i, SILENT)
        role = Role.NEITHER
        if i in kept and (said.kind in cases and said.side != "control"):
            role = Role.CASE
        elif i in kept and said.kind in controls and said.side != "case":
            role = Role.CONTROL
        roles.append(role)
        where = first[i].kind == said.kind
        reason = quote(decisive, value, said.text) if where else f"{_name(said.kind)} ('{said.text}')"
        why.append(out.get(i) or (reason if said.kind else f"no word for case or control in '{decisive}'"))
    return tuple(roles), tuple(why)


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
        doubts.append("the controls are benign lesions, not normal tissue")
    doubts += _both_ill(fields, made) + _materials(fields, made) + _settled(fields, made)
    lines = [any(h.kind == "cell line" for n in fields.roles for h in hits(fields.values(n)[i])) for i in _used(made)]
    if all(lines):
        doubts.append("all samples are cell lines or models: 'tumour' and 'normal' are lines, not tissues")
    return replace(made, doubts=(*made.doubts, *doubts), notes=(*made.notes, *_agreement(read, made)))


_OF_A_LESION = re.compile(r"tumou?r|cancer|carcino|malignan|neoplas|lesion|inflam|involv|affected|hcc|pdac|crc|nsclc")


def _both_ill(fields: Fields, made: Proposal) -> list[str]:
    """The controls have the illness too and lack only something else: a virus, a complication, a mutation."""
    values = list(zip(fields.values(made.field), made.roles, strict=True))
    cases = {h.kind for v, r in values if r is Role.CASE for h in hits(v)}
    mutant = "mutant" in cases
    for value in (v for v, r in values if r is Role.CONTROL):
        said, found = stand(made.field, value), hits(value)
        ill = any(h.kind == "tumour" or h.kind.startswith("disease:") for h in found)
        if ill and said.kind == "negated" and not _OF_A_LESION.search(said.text):
            return [f"the controls are ill too and lack only something else ('{said.text}')"]
        other = any(h.kind.startswith(("disease:", "early:")) for h in found)
        if other and said.kind == "negated" and "tumour" in cases:
            return [f"the controls have another disease ('{value[:70]}')"]
        if ill and said.kind == "normal" and mutant:
            return ["'normal' may speak of a mutation and not of the tissue"]
    return []


_BLOOD = re.compile(
    r"(?<![a-z])(?:(?:whole |peripheral |cord )?blood|pbmcs?|plasma|serum|bone marrow)(?! cells?)(?![a-z])"
)


_OF_BLOOD = re.compile(r"leuka?emi|lymphom|myelom|(?<![a-z])(?:aml|cll|all|dlbcl|mm|cml|mds)(?![a-z])")


def _materials(fields: Fields, made: Proposal) -> list[str]:
    """All of one role is blood or marrow and none of the other role is the same: materials are compared."""
    names = [name for name in fields.roles if not is_free_text(name)]
    found: dict[Role, list[frozenset[str]]] = {Role.CASE: [], Role.CONTROL: []}
    for i in _used(made):
        texts = (fold(fields.values(name)[i]) for name in names)
        found[made.roles[i]].append(frozenset(m.group() for t in texts for m in _BLOOD.finditer(t)))
    case, control = (frozenset().union(*sets) for sets in found.values())
    if case & control or not (case | control):
        return []
    if not (case and control) and any(_OF_BLOOD.search(fold(fields.values(n)[i])) for n in names for i in _used(made)):
        return []
    return [f"case and control are of different materials ({', '.join(sorted(case | control))})"]


def _settled(fields: Fields, made: Proposal) -> list[str]:
    """Some of the cases, not all, are inactive or in remission: they are ill people without the illness's activity."""
    quiet = {
        i
        for name in (*fields.roles, *fields.properties)
        for i, value in enumerate(fields.values(name))
        if made.roles[i] is Role.CASE and not is_free_text(name) and keys.SETTLED.search(fold(value))
    }
    some = 0 < len(quiet) < made.count(Role.CASE)
    return [f"{len(quiet)} of the cases are inactive, latent or in remission"] if some else []


def _used(made: Proposal) -> list[int]:
    return [i for i, role in enumerate(made.roles) if role is not Role.NEITHER]


def _mixed_cases(fields: Fields, made: Proposal) -> list[str]:
    """The case samples' own words name several tumour kinds or several diseases."""
    values = [v for v, r in zip(fields.values(made.field), made.roles, strict=True) if r is Role.CASE]
    kinds = {frozenset(k for k, p in SUBTYPE.items() if re.search(p, fold(v))) for v in values}
    named = {k - {"recurrent"} for k in kinds} - {frozenset()}
    ill = {frozenset(h.kind[8:] for h in hits(v) if h.kind.startswith("disease:")) for v in values} - {frozenset()}
    found = []
    if len(named) > 1:
        found.append(f"the cases are of several kinds ({', '.join(sorted({n for k in named for n in k}))})")
    if len({"recurrent" in k for k in kinds}) > 1:
        found.append("some of the cases are recurrent tumours")
    if len(ill) > 1:
        found.append(f"the cases have several diseases ({', '.join(sorted({n for k in ill for n in k}))})")
    return found + _several_groups(fields, made)


_GRADED = re.compile(
    r"(?<![a-z])(?:p?(?:stage|grade|who|tnm|duke'?s?|gleason|g|t|n|m)[- .]?(?:[\divx]+[a-d]?|a|is)|(?:well|"
    r"moderately|poorly)[- ]differentiated)(?![a-z])"
)
_SAME = re.compile(
    r"(?<![a-z])(?:tumou?r(?:al|ous)?s?|cancer(?:ous)?s?|carcinomas?|tissues?|samples?|specimens?|biops(?:y|"
    r"ies)|human|primary|males?|females?|(?:technical )?(?:replicates?|repeats?|duplicates?))(?![a-z])"
)


def _several_groups(fields: Fields, made: Proposal) -> list[str]:
    """A role whose own values fall into several repeated groups (subtypes, severities), stages and grades apart."""
    found = []
    for role in (Role.CASE, Role.CONTROL):
        values = [fold(v) for v, r in zip(fields.values(made.field), made.roles, strict=True) if r is role]
        bare = [ONE_ORGAN.sub(" ", _SAME.sub(" ", _GRADED.sub(" ", value))) for value in values]
        counts = Counter(stems(bare))
        repeated = [stem for stem, n in counts.items() if n > 1]
        if len(repeated) > 1 and 10 * sum(counts[s] for s in repeated) >= 8 * len(values):
            names = ", ".join(f"'{plain(stem) or '(plain)'}'" for stem in repeated[:5])
            found.append(f"the {role.value} samples fall into several groups in '{made.field}' ({names})")
    return found


def _agreement(read: Mapping[str, Stands], made: Proposal) -> list[str]:
    used = _used(made)
    agree = [
        name
        for name, stands in read.items()
        if name != made.field
        and all(stands[i].kind and (stands[i].side == "case") == (made.roles[i] is Role.CASE) for i in used)
    ]
    return [f"these fields say the same: {', '.join(repr(name) for name in agree)}"] if agree else []


def _name(kind: str) -> str:
    names = {
        "healthy": "healthy donors",
        "adjacent": "adjacent tissue",
        "unaffected": "unaffected tissue",
        "negated": "called free of the disease",
        "normal": "normal tissue",
        "metastatic": "metastases",
        "benign": "benign tissue",
        "control": "called control",
    }
    return names.get(kind, kind.split(":")[-1])


def _names(kinds: set[str] | frozenset[str]) -> str:
    return ", ".join(sorted(_name(kind) for kind in kinds))
