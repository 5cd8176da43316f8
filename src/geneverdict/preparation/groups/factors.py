"""What else differs between the samples: a second factor makes one contrast of two groups doubtful."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geneverdict.messages import Code, Message, Name, Value, quoted
from geneverdict.model.prepared import Role
from geneverdict.preparation.groups import keys
from geneverdict.preparation.groups.reading import Fields, fold, hits, is_free_text, plain, stand, stems

_BOTH = (Role.CASE, Role.CONTROL)
_GIVEN = re.compile(r"\b(?:treat\w*|agent|drug|stimul\w*|compound|time\w*|dose|visit)\b")
_NUISANCE = re.compile(
    r"cent(?:er|re)|registry|hospital|institut|\brac(?:e|ial)\b|ethnic|between|interval|storage|birth|background"
)
"""Where and when a sample was taken, and from whom: nobody compares these."""
ONE_ORGAN = re.compile(
    r"\b(colon|colonic|rectum|rectal|colorectal|colorectum|sigmoid|c[ae]?ecum|ascending|descending|transverse|"
    r"left|right|upper|lower|middle|lobe"
    r"|proximal|distal|side|tissues?|mucosa|mucosal|biopsy|biopsies|human|primary|of|the|from|and|in|samples?|"
    r"specimens?|surgical|resected)\b"
)


def disease_factors(fields: Fields, roles: Sequence[Role], names: Sequence[str]) -> list[Message]:
    """Sentences for factors that run across the groups of a disease: region, tissue, cell type, time, treatment."""
    found = []
    for name in names:
        values = fields.values(name)
        key = fold(name)
        if _NUISANCE.search(key):
            continue
        if not is_free_text(name) and (said := _before_and_after(name, values, roles)):
            found.append(said)
        if keys.FACTOR_KEY.search(key) and not is_free_text(name):
            levels = [_organ(value) for value in values]
            found += _crossing(name, levels, roles)
        if _GIVEN.search(key) and not is_free_text(name):
            found += _crossing(name, list(stems(values)), roles, within=True, sparse=True)
        if key in ("title", "source_name", "characteristics") or keys.FACTOR_KEY.search(key):
            found += _crossing(name, [_set(keys.COMPARTMENT, v) for v in values], roles, within=True, sparse=True)
            found += _crossing(
                name, _without_codes([_set(keys.TIME, v) for v in values]), roles, within=True, sparse=True
            )
    found += _second_axis(fields, roles, names)
    return list(dict.fromkeys(found))


_BEFORE = re.compile(r"(?<![a-z])(?:before|pre|pre-?(?:treat|therap|op|surg|vaccin|dos)\w*|baseline)(?![a-z])")
_AFTER = re.compile(r"(?<![a-z])(?:after|post|post-?(?:treat|therap|op|surg|vaccin|dos)\w*|follow-?up)(?![a-z])")


def _before_and_after(name: str, values: Sequence[str], roles: Sequence[Role]) -> Message | None:
    """One role has samples before and after something: others would compare these."""
    for role in _BOTH:
        mine = [fold(v) for v, r in zip(values, roles, strict=True) if r is role]
        if any(map(_BEFORE.search, mine)) and any(map(_AFTER.search, mine)):
            return Message("doubt-factor", {"field": Name(name), "levels": quoted(dict.fromkeys(mine))})
    return None


def experiment_factors(fields: Fields, roles: Sequence[Role], names: Sequence[str]) -> list[Message]:
    """Sentences for any second factor of an experiment: a group of it that is not of one kind."""
    found = []
    kept = [i for i, role in enumerate(roles) if role is not Role.NEITHER]
    for name in names:
        values = fields.values(name)
        levels = dict(zip(kept, stems([values[i] for i in kept]), strict=True))
        if _NUISANCE.search(fold(name)) or is_block(name, [values[i] for i in kept], [roles[i] for i in kept]):
            continue
        found += _crossing(name, [levels.get(i, "") for i in range(len(values))], roles, within=True)
    return list(dict.fromkeys(found))


def is_block(name: str, values: Sequence[str], roles: Sequence[Role]) -> bool:
    """Each of three or more cell lines or strains has exactly one case and one control: a block and no factor."""
    if not re.search(r"\b(?:cell ?lines?|lines?|strains?)\b", fold(name)) or not all(values):
        return False
    cases, controls = (sorted(v for v, r in zip(values, roles, strict=True) if r is role) for role in _BOTH)
    return cases == controls and len(set(cases)) == len(cases) >= 3


def _organ(value: str) -> str:
    """A value less its role words, counters and the parts of one organ: what is left is which tissue it is."""
    text = fold(value)
    for hit in hits(value):
        if hit.axis != "mask" and hit.kind not in ("cell line",):
            text = text.replace(hit.text, " ")
    return " ".join(stems([re.sub(r"\s+", " ", ONE_ORGAN.sub(" ", text))])[0].split())


def _set(pattern: re.Pattern[str], value: str) -> str:
    return ", ".join(sorted({m.group().strip() for m in pattern.finditer(fold(value))}))


def _without_codes(times: Sequence[str]) -> list[str]:
    """ "D11" of one sample alone is a code, not a day."""
    return ["" if re.fullmatch(r"d ?\d+", time) and times.count(time) == 1 else time for time in times]


def _repeats(side: Sequence[str], *, sparse: bool) -> bool:
    """Several levels in one role that are levels and not names of single samples (``sparse``: any two count)."""
    n_levels, n = len(set(side)), len(side)
    if sparse:
        return n_levels > 1
    return 1 < n_levels <= (n - 1 if n <= 4 else n // 2)


def _crossing(
    name: str, levels: Sequence[str], roles: Sequence[Role], *, within: bool = False, sparse: bool = False
) -> list[Message]:
    """A sentence when two levels occur in both roles, or (``within``) one role holds several levels.

    Levels that both roles have alike part the samples without touching who is case: a note, not a doubt.
    """
    whole, levels = levels, _without_roles(levels, roles)
    if _LOOSE.fullmatch(fold(name)) and not _covers(levels, roles):
        return []
    case = [level for level, role in zip(levels, roles, strict=True) if role is Role.CASE]
    control = [level for level, role in zip(levels, roles, strict=True) if role is Role.CONTROL]
    both = sorted((set(case) & set(control)) - {""})
    several = within and any(_repeats(side, sparse=sparse) for side in (case, control))
    if len(both) < 2 and not several:
        return []
    distinct = list(dict.fromkeys(plain(level) for level in (*case, *control) if level))
    if len(distinct) < 2:
        return []
    code = _how(name, case, control, distinct)
    if code == "groups-crossed" and keys.DISEASE_KEY.search(fold(name)) and list(whole) == list(levels):
        code = "doubt-factor"  # an illness that is not the one of the groups, or groups by which others would compare
    return [Message(code, {"field": Name(name), "levels": quoted(distinct)})]


def _how(name: str, case: Sequence[str], control: Sequence[str], levels: Sequence[str]) -> str:
    """``groups-crossed``: both roles have the same levels; ``doubt-part``: only one role has several.

    What one role alone has of an illness (its kind, a test of it) or of medicines (taken, or not) describes that role.
    """
    shared = set.intersection(*(set(level.split()) for level in levels))
    own = [" ".join(word for word in level.split() if word not in shared) for level in levels]
    both = set(case) & set(control) - {""}
    in_one = not both and min(len(set(case) - {""}), len(set(control) - {""})) <= 1
    if any(map(_tells_another, own)) or (_is_given(name) and not (in_one and _yes_no(case, control))):
        return "doubt-factor"
    if crossed(case, control):
        return "groups-crossed"
    if in_one or (len(both) == 1 and _LOOSE.fullmatch(fold(name)) and min(len(set(case)), len(set(control))) == 1):
        return "doubt-part"
    return "doubt-factor"


def _yes_no(case: Sequence[str], control: Sequence[str]) -> bool:
    """The role with several levels says yes and no."""
    several = next((set(side) for side in (case, control) if len(set(side)) > 1), set())
    return several <= keys.YES_NO | {""}


_SHARED = 0.8


def crossed(case: Sequence[str], control: Sequence[str]) -> bool:
    """Nearly all samples of each role have a level that the other role has, too."""
    both = set(case) & set(control)
    return len(both) > 1 and all(sum(v in both for v in side) >= _SHARED * len(side) for side in (case, control))


_LOOSE = re.compile(r"title|source name|characteristics")
"""Fields without a key: what a sample is called as well as what it is."""
_BEFORE_AFTER = re.compile(
    r"(?<![a-z0-9])(?:before|after|pre|post|baseline|follow-?up|visit|(?:day|week|month|hour)s? ?0|time ?0|"
    r"0 ?(?:h|hours?|d|days?|weeks?|months?)|(?:pre|post)-?(?:treat|therap|op|surg|vaccin|dos|infect|expos|immun)\w*)"
    r"(?![a-z0-9])"
)


def _is_given(name: str) -> bool:
    """The field tells treatments, by which others would compare the samples."""
    return _GIVEN.search(fold(name)) is not None and "time" not in fold(name)


def _tells_another(level: str) -> bool:
    """The level names an illness, a treatment, a genotype or the time before and after: others would compare these."""
    return _BEFORE_AFTER.search(level) is not None or any(h.side != "other" for h in hits(level))


def two_valued(fields: Fields, roles: Sequence[Role]) -> bool:
    """The depositor wrote a field with just two values (counters aside), and they are case and control."""
    used = [i for i, role in enumerate(roles) if role is not Role.NEITHER]
    for name in fields.roles:
        told = dict(zip(used, stems([fields.values(name)[i] for i in used]), strict=True))
        sides = {role: {told[i] for i in used if roles[i] is role} for role in _BOTH}
        if is_free_text(name) or any(len(values) != 1 for values in sides.values()):
            continue
        case, control = sides[Role.CASE].pop(), sides[Role.CONTROL].pop()
        if case and control and case != control and _is_control(name, plain(control)):
            return True
    return False


def _is_control(name: str, value: str) -> bool:
    return stand(name, value).side == "control" or any(h.side == "control" for h in hits(value))


def _covers(levels: Sequence[str], roles: Sequence[Role]) -> bool:
    """Nearly all samples share their level with another: levels, and not names of samples."""
    used = [level for level, role in zip(levels, roles, strict=True) if role is not Role.NEITHER]
    return 10 * sum(used.count(level) > 1 for level in used) >= 8 * len(used)


def _without_roles(levels: Sequence[str], roles: Sequence[Role]) -> list[str]:
    """The levels less the words that all samples of one role have and none of the other: those are the roles."""
    split = [re.split(r"[ -]+", level) for level in levels]
    words = {r: [set(v) for v, role in zip(split, roles, strict=True) if role is r] for r in _BOTH}
    if not all(words.values()):
        return list(levels)
    told: set[str] = set()
    for one, other in (_BOTH, _BOTH[::-1]):
        told |= set.intersection(*words[one]) - set.union(*words[other])
    return [" ".join(dict.fromkeys(word for word in row if word not in told)) for row in split]


def _second_axis(fields: Fields, roles: Sequence[Role], names: Sequence[str]) -> list[Message]:
    """A treatment or genotype that splits the samples otherwise than case and control do.

    Mutations of tumours, of which the controls say nothing else, part the cases alone.
    """
    for axis in ("treatment", "genotype"):
        for name in (n for n in names if not is_free_text(n)):
            sides = [_side(value, axis) for value in fields.values(name)]
            for role in (Role.CASE, Role.CONTROL):
                here = {s for s, r in zip(sides, roles, strict=True) if r is role and s}
                if len(here) > 1 and axis == "genotype" and _of_tumours(fields, roles, sides):
                    levels = quoted(dict.fromkeys(v for v in fields.values(name) if v))
                    return [Message("doubt-part", {"field": Name(name), "levels": levels})]
                if len(here) > 1:
                    said: dict[str, Value] = {"field": Name(name), "axis": Code(axis), "role": Code(role.value)}
                    return [Message("doubt-second_axis", said)]
    return []


def _of_tumours(fields: Fields, roles: Sequence[Role], sides: Sequence[str]) -> bool:
    """All cases are tumours in some field, and no control is a mutant."""
    mutants = any(role is Role.CONTROL and side == "case" for role, side in zip(roles, sides, strict=True))
    cases = [i for i, role in enumerate(roles) if role is Role.CASE]
    return not mutants and any(all(fields.stands(n)[i].kind == "tumour" for i in cases) for n in fields.roles)


def _side(value: str, axis: str) -> str:
    sides = [hit.side for hit in hits(value) if hit.axis == axis]
    return ("control" if "control" in sides else sides[0]) if sides else ""
