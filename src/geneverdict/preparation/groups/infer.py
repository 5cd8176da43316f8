"""Who is case, who is control and who is neither: inferred with evidence, or taken from the study file.

The order of looking: words for a disease, then one control word beside exactly one other group, then the letters T and
N or before and after, which alone are never sure.  A proposal without a doubt is ``sure``; every doubt is said and
makes it ``check``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from geneverdict.errors import StudyError
from geneverdict.messages import Code, Message, Messages, Name, Value, count, known, messages, names, quoted
from geneverdict.model.prepared import Alternative, Grade, Grouping, Role
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import Match
from geneverdict.preparation.groups import keys
from geneverdict.preparation.groups.alternatives import alternatives
from geneverdict.preparation.groups.confounding import confounders
from geneverdict.preparation.groups.disease import is_weak, propose_disease
from geneverdict.preparation.groups.experiment import UNTOLD, Split, propose_experiment, propose_rest, splits_of
from geneverdict.preparation.groups.factors import two_valued
from geneverdict.preparation.groups.last_signs import propose_last
from geneverdict.preparation.groups.proposal import Proposal, quote
from geneverdict.preparation.groups.reading import Fields, fields_of, fold, hits, is_free_text, plain, tells_fates
from geneverdict.preparation.rules import common_phrases, rule_for, select, toml_match
from geneverdict.preparation.survival.names import fixed_horizon, read_name

_LABEL = 48
_OUT = Role.NEITHER
_OUT_CODES = {"pool": "role-pool", "reference RNA": "role-reference_rna", "cell line": "role-cell_line"}
_NO_LINE = frozenset({"", "na", "n/a", "none", "-", "no"})
"""Values of a field "cell line" that name none."""
_PLAIN = frozenset({"reference", "references"})
"""Under a key these name the control group, not an RNA."""
_EXAMPLE_CASE, _EXAMPLE_CONTROL = 'case = { field = "title", match = "…" }', "control = { … }"


def infer_groups(series: Series) -> Grouping:
    """Case, control or neither for each sample from titles, sources, characteristics and descriptions.

    Never raises: where nothing is found all samples are neither, the grade is ``check``, and the evidence says which
    fields exist and which lines of the study file would settle it.
    """
    fields = fields_of(series)
    made = _propose(fields)
    if made is None:
        return _nothing(series, fields)
    made = _settled(fields, made).doubting(*_single(made), *_outcome(fields, made), *_text_alone(made))
    made = replace(made.doubting(*_organisms(series, made)), notes=(*made.notes, *_repeated(fields, made)))
    case, control = (_rule(fields, made, role) for role in (Role.CASE, Role.CONTROL))
    found = confounders(series.samples, made.roles, [made.field])
    made = made.doubting(*(Message("doubt-confounded", {"confounder": one.message}) for one in found))
    others = alternatives(fields, made)
    return Grouping(
        roles=made.roles,
        why=made.why,
        case_label=_label(fields, made, Role.CASE, "case"),
        control_label=_label(fields, made, Role.CONTROL, "control"),
        grade=Grade.CHECK if made.doubts else Grade.SURE,
        evidence=(*_evidence(series, fields, made, case, control), *_offered(others)),
        source="inferred",
        case=case,
        control=control,
        alternatives=others,
    )


def groups_from_study(series: Series, case: Match, control: Match) -> Grouping:
    """The roles that the study file's two rules give; samples that match neither are neither.

    Raises StudyError for an unknown field (near names offered), a pattern that matches nothing (values shown), unknown
    sample names, and samples that match both (named).
    """
    is_case, is_control = select(series, case, which="case"), select(series, control, which="control")
    both = [name for name, a, b in zip(series.samples.ids, is_case, is_control, strict=True) if a and b]
    if both:
        told = Message("error-in_both_groups", {"n": count(len(both)), "samples": names(both)})
        raise StudyError(told, where=series.id)
    roles = tuple(
        Role.CASE if a else Role.CONTROL if b else Role.NEITHER for a, b in zip(is_case, is_control, strict=True)
    )
    reason = {
        Role.CASE: Message("role-rule", {"side": Name("case"), "rule": Name(toml_match(case))}),
        Role.CONTROL: Message("role-rule", {"side": Name("control"), "rule": Name(toml_match(control))}),
        Role.NEITHER: Message("role-no_rule"),
    }
    return Grouping(
        roles=roles,
        why=tuple(reason[role] for role in roles),
        case_label=case.label or _study_label(series, case, is_case, is_control, "case"),
        control_label=control.label or _study_label(series, control, is_control, is_case, "control"),
        grade=Grade.SURE,
        evidence=_of_study(series, roles),
        source="study file",
        case=case,
        control=control,
    )


def _of_study(series: Series, roles: Sequence[Role]) -> tuple[Message, ...]:
    n = Counter(roles)
    counts = {"n_case": count(n[Role.CASE]), "n_control": count(n[Role.CONTROL]), "n": count(len(roles))}
    left = [name for name, role in zip(series.samples.ids, roles, strict=True) if role is Role.NEITHER]
    unmatched = Message("groups-match_neither", {"n": count(len(left)), "names": names(left)})
    return (Message("groups-from_study", counts), *([unmatched] if left else []))


def _propose(fields: Fields) -> Proposal | None:
    out, lines = _outsiders(fields)
    made = _of_words(fields, out, lines) or propose_rest(fields, out)
    if made is None and out:
        made = _of_words(fields, {}, set()) or propose_rest(fields, {})
        return made and made.doubting(
            Message("doubt-outsiders", {"n": count(len(out)), "why": next(iter(out.values()))})
        )
    return made or propose_last(fields, out)


def _single(made: Proposal) -> list[Message]:
    """One sample is no group."""
    alone = [role for role in (Role.CASE, Role.CONTROL) if made.count(role) == 1]
    return [Message("doubt-single", {"role": Code(role.value)}) for role in alone]


_OUTCOMES = re.compile(
    r"(?<![a-z])(?:dead|deceased|died|death|alive|living(?! donors?)|(?:non-?)?surviv\w*|(?:non-?)?respon(?:d\w*|se)|"
    r"relaps\w*|recurren\w*|progress(?:ed|ion|ors?)|remission|(?:disease|relapse|recurrence|event)[- ]free|good|poor)"
    r"(?![a-z])"
)


def _outcome(fields: Fields, made: Proposal) -> list[Message]:
    """What became of the patients is a question of its own, not who was ill."""
    sides: dict[Role, set[str]] = {Role.CASE: set(), Role.CONTROL: set()}
    for value, role in zip(fields.values(made.field), made.roles, strict=True):
        if role in sides:
            sides[role].update(_OUTCOMES.findall(fold(value)))
    both = all(sides.values()) and sides[Role.CASE] != sides[Role.CONTROL]
    return [Message("doubt-outcome", {"field": Name(made.field)})] if both else []


def _text_alone(made: Proposal) -> list[Message]:
    """A free text also tells how the samples were handled: alone, and without an illness, it is not enough."""
    alone = is_free_text(made.field) and made.kind == "experiment"
    return [Message("doubt-text", {"field": Name(made.field)})] if alone else []


def _settled(fields: Fields, made: Proposal) -> Proposal:
    """A depositor's field of just two values, case and control, settles what parts only one of them."""
    if not two_valued(fields, made.roles):
        return made
    doubts = [_PART.get(d.code, d.code) for d in made.doubts]
    said = [Message(code, d.values) for code, d in zip(doubts, made.doubts, strict=True)]
    return replace(made, doubts=()).doubting(*said)


_PART = {"doubt-part": "groups-part", "doubt-subgroups": "groups-refined"}


def _of_words(fields: Fields, out: Mapping[int, Message], lines: set[int]) -> Proposal | None:
    pools = {i: why for i, why in out.items() if i not in lines}
    disease = propose_disease(fields, out)
    experiment = propose_experiment(fields, pools)
    if experiment is not None and lines and lines != set(range(len(fields.table))) - set(pools):
        experiment = experiment.doubting(Message("doubt-some_lines", {"n": count(len(lines))}))
    if disease is None or (experiment is not None and is_weak(fields, disease) and _treats(fields, experiment)):
        return experiment
    return disease


def _repeated(fields: Fields, made: Proposal) -> list[Message]:
    """Individuals with several samples of one group: they are not independent, whatever the grade."""
    found = []
    for name in fields.ids:
        counts = Counter((v, r) for v, r in zip(fields.values(name), made.roles, strict=True) if v and r is not _OUT)
        several = [value for (value, _), n in counts.items() if n > 1]
        if several:
            said: dict[str, Value] = {"n": count(len(several)), "field": Name(name), "names": names(several)}
            found.append(Message("groups-repeated", said))
    return found


def _organisms(series: Series, made: Proposal) -> list[Message]:
    """Samples of several organisms cannot be one comparison."""
    values = series.samples.columns.get("organism", ())
    named = {v for v, r in zip(values, made.roles, strict=False) if v and r is not Role.NEITHER}
    titles = series.samples.columns.get("title", ())
    told = {w for t, r in zip(titles, made.roles, strict=False) if r is not Role.NEITHER for w in _species(t)}
    found = sorted(named if len(named) > 1 else told)
    return [Message("doubt-organisms", {"organisms": names(found)})] if len(found) > 1 else []


def _species(title: str) -> list[str]:
    return re.findall(r"(?<![a-z])(?:human|mouse|murine|rat)(?![a-z])", fold(title))


def _treats(fields: Fields, made: Proposal) -> bool:
    """The words of the decisive field speak of a treatment or a genotype."""
    axes = {h.axis for value in fields.values(made.field) for h in hits(value)}
    return bool(axes & {"treatment", "genotype"})


def _outsiders(fields: Fields) -> tuple[dict[int, Message], set[int]]:
    """Pools, reference RNA and cell lines beside other samples, with the reason, and which of them are cell lines.

    Nothing where all samples are such.
    """
    n = len(fields.table)
    found: dict[str, dict[int, Message]] = {}
    for name in fields.roles:
        lines, keyed = fold(name) == "cell line", name in fields.table.characteristics and name != "characteristics"
        for i, (value, said) in enumerate(zip(fields.values(name), fields.hits(name), strict=True)):
            told = [(h.kind, h.text) for h in said if h.axis == "out" and not (keyed and h.text in _PLAIN)]
            told += [("cell line", fold(value))] if lines and fold(value) not in _NO_LINE else []
            for kind, word in told:
                why = Message(_OUT_CODES[kind], {"said": quote(name, value, word)})
                found.setdefault(kind, {}).setdefault(i, why)
    out: dict[int, Message] = {}
    for members in found.values():
        if len(members) < n:
            out = {**members, **out}
    return (out, set(found.get("cell line", {})) & set(out)) if len(out) < n else ({}, set())


def _rule(fields: Fields, made: Proposal, role: Role) -> Match:
    chosen = [r is role for r in made.roles]
    others = [name for name in fields.roles if name != made.field]
    return rule_for(fields.table, chosen, [made.field, *others], _telling)


def _telling(phrase: str) -> bool:
    """The phrase holds a word for case or control."""
    return any(hit.axis not in ("mask", "out") for hit in hits(phrase))


def _label(fields: Fields, made: Proposal, role: Role, fallback: str) -> str:
    values = [v for v, r in zip(fields.values(made.field), made.roles, strict=True) if r is role]
    other = [r not in (role, Role.NEITHER) for r in made.roles]
    return short_label(values, *_of_others(fields.table, made.field, other)) or fallback


def _of_others(table: SampleTable, field: str, other: Sequence[bool]) -> tuple[list[str], list[str]]:
    """What the samples of the other side say in the field, and in all fields together."""
    rows = [i for i, there in enumerate(other) if there]
    told = [" ".join(values[i] for values in table.columns.values()) for i in rows]
    return [table.columns[field][i] for i in rows] if field in table.columns else [], told


def short_label(values: Sequence[str], others: Sequence[str] = (), told: Sequence[str] = ()) -> str:
    """The words that all values share and not all ``others``, else the most common value; "" where nothing is given.

    Words that all of the other side have in some field of theirs (``told``) are the last choice.
    """
    full = [value for value in values if value]
    if not full:
        return ""
    phrases = common_phrases(full) if len(set(full)) > 1 else [full[0]]
    phrases = [p for p in phrases if not others or not all(_has_word(other, p) for other in others)]
    shared = {p for p in phrases if told and all(_has_word(other, p) for other in told)}
    phrases.sort(key=lambda phrase: (phrase in shared, not _telling(phrase)))
    word = phrases[0] if phrases else Counter(full).most_common(1)[0][0]
    word = " ".join(word.split()).strip(" _,;:(").removesuffix(" -")
    return word if len(word) <= _LABEL else word[: _LABEL - 1].rstrip() + "…"


def _has_word(value: str, phrase: str) -> bool:
    """``phrase`` stands in ``value`` by itself: "transgenic" does not stand in "non-transgenic"."""
    return re.search(rf"(?<![\w-]){re.escape(phrase)}(?![^\W\d_])", value, re.IGNORECASE) is not None


def _study_label(series: Series, match: Match, chosen: Sequence[bool], others: Sequence[bool], fallback: str) -> str:
    """By what differs between the sides in the field of the rule."""
    wanted, columns = match.field or "title", series.samples.columns
    field = next((name for name in (wanted, *columns) if name in columns and name.casefold() == wanted.casefold()), "")
    own = [value for value, there in zip(columns.get(field, ()), chosen, strict=False) if there]
    return short_label(own, *_of_others(series.samples, field, others)) or fallback


def _evidence(series: Series, fields: Fields, made: Proposal, case: Match, control: Match) -> tuple[Message, ...]:
    said = [_found(made)]
    left = [i for i, role in enumerate(made.roles) if role is Role.NEITHER]
    if left:
        samples = [Message("groups-sample", {"sample": Name(series.samples.ids[i]), "why": made.why[i]}) for i in left]
        said.append(Message("groups-neither", {"n": count(len(left)), "samples": messages(samples)}))
    if made.notes:
        said.append(Message("groups-noted", {"notes": messages(made.notes)}))
    if made.doubts:
        said.append(Message("groups-check", {"doubts": messages(made.doubts)}))
        said.append(_lines(fields, made, case, control))
    return tuple(said)


def _offered(others: Sequence[Alternative]) -> list[Message]:
    rules = [
        Message(
            "groups-alternative",
            {
                "case": Name(toml_match(one.case)),
                "control": Name(toml_match(one.control)),
                "n_case": count(one.count(Role.CASE)),
                "n_control": count(one.count(Role.CONTROL)),
            },
        )
        for one in others
    ]
    return [Message("groups-alternatives", {"rules": messages(rules)})] if rules else []


def _found(made: Proposal) -> Message:
    case, control = (
        next(why for why, r in zip(made.why, made.roles, strict=True) if r is role)
        for role in (Role.CASE, Role.CONTROL)
    )
    counts = {"n_case": count(made.count(Role.CASE)), "n_control": count(made.count(Role.CONTROL))}
    return Message("groups-found", {**counts, "n": count(len(made.roles)), "why_case": case, "why_control": control})


def _lines(fields: Fields, made: Proposal, case: Match, control: Match) -> Message:
    """What to write, with the groups of the decisive field, so that the user can choose others."""
    kept = [i for i, v in enumerate(fields.values(made.field)) if v]
    found = splits_of(fields, kept, [made.field])
    rules = {"case": Name(toml_match(case)), "control": Name(toml_match(control)), "field": Name(made.field)}
    return Message("groups-write", rules | known({"groups": _counted(found[0].stems) if found else None}))


def _nothing(series: Series, fields: Fields) -> Grouping:
    n = len(series.samples)
    offered = (*fields.roles, *(name for name in fields.properties if not _of_outcome(fields, name)))
    splits = splits_of(fields, list(range(n)), offered)
    splits.sort(key=_usefulness)
    said = [Message("groups-none")]
    if splits:
        differing = (Message("groups-split", {"field": Name(s.field), "groups": _counted(s.stems)}) for s in splits[:4])
        said.append(Message("groups-differing", {"fields": messages(differing)}))
        said.append(_choices(fields, splits[0]))
    else:
        said.append(Message("groups-fields", {"fields": quoted(offered)}))
        said.append(Message("groups-example", {"case": Name(_EXAMPLE_CASE), "control": Name(_EXAMPLE_CONTROL)}))
    empty = (Role.NEITHER,) * n
    why = (Message("role-untold"),) * n
    return Grouping(empty, why, "case", "control", Grade.CHECK, tuple(said), "inferred")


def _of_outcome(fields: Fields, name: str) -> bool:
    """A property that tells what became of the patients, or when: never offered as groups."""
    named = read_name(name) is not None or fixed_horizon(name) or "surviv" in fold(name)
    return named or tells_fates(fields.values(name))


def _usefulness(split: Split) -> tuple[bool, bool, bool, bool, int]:
    """Sorts the most useful field to the front: a control word, all samples told, few groups."""
    good = keys.GOOD_KEY.search(fold(split.field)) is not None
    return split.control is None, UNTOLD in split.stems, is_free_text(split.field), not good, len(split.groups)


def _choices(fields: Fields, split: Split) -> Message:
    """Lines to paste for the groups of one field."""
    rules = {}
    for group in split.groups:
        rule = rule_for(fields.table, [stem == group for stem in split.stems], [split.field])
        rules[group] = toml_match(rule)
    if split.control is None:
        return Message("groups-choose_two", {"rules": names(rules.values())})
    cases = [f"case = {rule}" for group, rule in rules.items() if group != split.control]
    return Message("groups-choose_case", {"control": Name(rules[split.control]), "cases": names(cases)})


def _counted(stems: Sequence[str]) -> Messages:
    counts = Counter(plain(stem) for stem in stems if stem != UNTOLD)
    return messages(
        Message("groups-count", known({"group": Name(stem) if stem else None, "n": count(n)}))
        for stem, n in counts.items()
    )
