"""Who is case, who is control and who is neither: inferred with evidence, or taken from the study file.

The order of looking: words for a disease, then one control word beside exactly one other group, then the letters T and
N, which alone are never sure.  A proposal without a doubt is ``sure``; every doubt is said and makes it ``check``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from geneverdict.errors import StudyError
from geneverdict.model.prepared import Grade, Grouping, Role
from geneverdict.model.series import Series
from geneverdict.model.study import Match
from geneverdict.preparation.groups import keys
from geneverdict.preparation.groups.disease import is_weak, propose_disease
from geneverdict.preparation.groups.experiment import Split, propose_experiment, splits_of
from geneverdict.preparation.groups.proposal import Proposal, quote
from geneverdict.preparation.groups.reading import Fields, fields_of, fold, hits, is_free_text, plain
from geneverdict.preparation.rules import common_phrases, rule_for, select, toml_match

_LABEL = 48
_OUT = Role.NEITHER


def infer_groups(series: Series) -> Grouping:
    """Case, control or neither for each sample from titles, sources, characteristics and descriptions.

    Never raises: where nothing is found all samples are neither, the grade is ``check``, and the evidence says which
    fields exist and which lines of the study file would settle it.
    """
    fields = fields_of(series)
    made = _propose(fields)
    if made is None:
        return _nothing(series, fields)
    made = replace(made.doubting(*_organisms(series, made)), notes=(*made.notes, *_repeated(fields, made)))
    case, control = (_rule(fields, made, role) for role in (Role.CASE, Role.CONTROL))
    return Grouping(
        roles=made.roles,
        why=made.why,
        case_label=_label(fields, made, Role.CASE, "case"),
        control_label=_label(fields, made, Role.CONTROL, "control"),
        grade=Grade.CHECK if made.doubts else Grade.SURE,
        evidence=_evidence(series, fields, made, case, control),
        source="inferred",
        case=case,
        control=control,
    )


def groups_from_study(series: Series, case: Match, control: Match) -> Grouping:
    """The roles that the study file's two rules give; samples that match neither are neither.

    Raises StudyError for an unknown field (near names offered), a pattern that matches nothing (values shown), unknown
    sample names, and samples that match both (named).
    """
    is_case, is_control = select(series, case, which="case"), select(series, control, which="control")
    both = [name for name, a, b in zip(series.samples.ids, is_case, is_control, strict=True) if a and b]
    if both:
        what = f"{len(both)} sample(s) match case and control"
        do = "Make one of the two patterns narrower, for example with ^ and $"
        raise StudyError(what, where=series.id, expected="a sample in one group", found=", ".join(both[:6]), do=do)
    roles = tuple(
        Role.CASE if a else Role.CONTROL if b else Role.NEITHER for a, b in zip(is_case, is_control, strict=True)
    )
    reason = {
        Role.CASE: f"study file: case = {toml_match(case)}",
        Role.CONTROL: f"study file: control = {toml_match(control)}",
        Role.NEITHER: "matches neither rule of the study file",
    }
    n = Counter(roles)
    said = f"The study file names {n[Role.CASE]} case and {n[Role.CONTROL]} control samples of {len(roles)}"
    left = [name for name, role in zip(series.samples.ids, roles, strict=True) if role is Role.NEITHER]
    return Grouping(
        roles=roles,
        why=tuple(reason[role] for role in roles),
        case_label=_study_label(series, case, is_case, "case"),
        control_label=_study_label(series, control, is_control, "control"),
        grade=Grade.SURE,
        evidence=(f"{said}.", *([f"{len(left)} match neither: {_some(left)}."] if left else [])),
        source="study file",
        case=case,
        control=control,
    )


def _propose(fields: Fields) -> Proposal | None:
    out = _outsiders(fields)
    lines = {i for i, why in out.items() if "cell line" in why}
    pools = {i: why for i, why in out.items() if i not in lines}
    disease = propose_disease(fields, out)
    experiment = propose_experiment(fields, pools)
    if experiment is not None and lines and lines != set(range(len(fields.table))) - set(pools):
        experiment = experiment.doubting(f"{len(lines)} samples are cell lines and the others are not")
    if disease is None or (experiment is not None and is_weak(fields, disease) and _treats(fields, experiment)):
        return experiment or _by_letters(fields, out)
    return disease


def _repeated(fields: Fields, made: Proposal) -> list[str]:
    """Individuals with several samples of one group: they are not independent, whatever the grade."""
    found = []
    for name in fields.ids:
        counts = Counter((v, r) for v, r in zip(fields.values(name), made.roles, strict=True) if v and r is not _OUT)
        several = [value for (value, _), n in counts.items() if n > 1]
        if several:
            found.append(f"{len(several)} individuals of '{name}' have several samples in one group ({_some(several)})")
    return found


def _organisms(series: Series, made: Proposal) -> list[str]:
    """Samples of several organisms cannot be one comparison."""
    values = series.samples.columns.get("organism", ())
    named = {v for v, r in zip(values, made.roles, strict=False) if v and r is not Role.NEITHER}
    titles = series.samples.columns.get("title", ())
    told = {w for t, r in zip(titles, made.roles, strict=False) if r is not Role.NEITHER for w in _species(t)}
    found = sorted(named if len(named) > 1 else told)
    return [f"the samples are of several organisms ({', '.join(found)})"] if len(found) > 1 else []


def _species(title: str) -> list[str]:
    return re.findall(r"(?<![a-z])(?:human|mouse|murine|rat)(?![a-z])", fold(title))


def _treats(fields: Fields, made: Proposal) -> bool:
    """The words of the decisive field speak of a treatment or a genotype."""
    axes = {h.axis for value in fields.values(made.field) for h in hits(value)}
    return bool(axes & {"treatment", "genotype"})


def _outsiders(fields: Fields) -> dict[int, str]:
    """Pools, reference RNA and cell lines beside other samples, with the reason; empty where all samples are such."""
    n = len(fields.table)
    found: dict[str, dict[int, str]] = {}
    for name in fields.roles:
        lines = fold(name) == "cell line"
        for i, value in enumerate(fields.values(name)):
            for hit in (h for h in hits(value) if h.axis == "out"):
                found.setdefault(hit.kind, {}).setdefault(i, f"{quote(name, value, hit.text)}: a {hit.kind}")
            if lines and value and fold(value) not in ("na", "n/a", "none", "-", "no"):
                found.setdefault("cell line", {}).setdefault(i, f"{quote(name, value, fold(value))}: a cell line")
    out: dict[int, str] = {}
    for members in found.values():
        if len(members) < n:
            out = {**members, **out}
    return out if len(out) < n else {}


def _by_letters(fields: Fields, out: Mapping[int, str]) -> Proposal | None:
    """T and N in titles or values, one of them in every sample: a proposal that is never sure."""
    for name in fields.roles:
        values = fields.values(name)
        letters = [set(re.findall(r"(?<![a-z])[tn](?![a-z])", fold(value))) for value in values]
        told = [next(iter(found)) if len(found) == 1 else "" for found in letters]
        kept = [i for i in range(len(values)) if i not in out]
        if not kept or {told[i] for i in kept} != {"t", "n"}:
            continue
        role = {"t": Role.CASE, "n": Role.CONTROL}
        roles = tuple(Role.NEITHER if i in out else role[told[i]] for i in range(len(values)))
        why = tuple(out.get(i) or f"{name}: '{v[:70]}' has the letter {told[i].upper()}" for i, v in enumerate(values))
        doubt = f"only the letters T and N in '{name}' tell the groups apart"
        return Proposal(roles, why, name, (doubt,), (), "tissue")
    return None


def _rule(fields: Fields, made: Proposal, role: Role) -> Match:
    chosen = [r is role for r in made.roles]
    others = [name for name in fields.roles if name != made.field]
    return rule_for(fields.table, chosen, [made.field, *others], _telling)


def _telling(phrase: str) -> bool:
    """The phrase holds a word for case or control."""
    return any(hit.axis not in ("mask", "out") for hit in hits(phrase))


def _label(fields: Fields, made: Proposal, role: Role, fallback: str) -> str:
    values = [v for v, r in zip(fields.values(made.field), made.roles, strict=True) if r is role]
    others = [v for v, r in zip(fields.values(made.field), made.roles, strict=True) if r not in (role, Role.NEITHER)]
    return short_label(values, others) or fallback


def short_label(values: Sequence[str], others: Sequence[str] = ()) -> str:
    """The words that all values share and not all ``others``, else the most common value; "" where nothing is given."""
    full = [value for value in values if value]
    if not full:
        return ""
    phrases = common_phrases(full) if len(set(full)) > 1 else [full[0]]
    phrases.sort(key=lambda phrase: not _telling(phrase))
    phrases = [p for p in phrases if not others or not all(_has_word(other, p) for other in others)]
    word = phrases[0] if phrases else Counter(full).most_common(1)[0][0]
    word = " ".join(word.split()).strip(" _,;:(").removesuffix(" -")
    return word if len(word) <= _LABEL else word[: _LABEL - 1].rstrip() + "…"


def _has_word(value: str, phrase: str) -> bool:
    """``phrase`` stands in ``value`` by itself: "transgenic" does not stand in "non-transgenic"."""
    return re.search(rf"(?<![\w-]){re.escape(phrase)}(?![^\W\d_])", value, re.IGNORECASE) is not None


def _study_label(series: Series, match: Match, chosen: Sequence[bool], fallback: str) -> str:
    field = match.field or "title"
    values = series.samples.columns.get(field) or next(
        (v for k, v in series.samples.columns.items() if k.casefold() == field.casefold()), ()
    )
    return short_label([v for v, c in zip(values, chosen, strict=False) if c]) or fallback


def _evidence(series: Series, fields: Fields, made: Proposal, case: Match, control: Match) -> tuple[str, ...]:
    n = len(made.roles)
    parts = []
    for role in (Role.CASE, Role.CONTROL):
        example = next(w for w, r in zip(made.why, made.roles, strict=True) if r is role)
        parts.append(f"{made.count(role)} of {n} samples are {role.value} ({example})")
    said = ["; ".join(parts) + "."]
    left = [i for i, role in enumerate(made.roles) if role is Role.NEITHER]
    if left:
        detail = "; ".join(f"{series.samples.ids[i]} ({made.why[i]})" for i in left[:3])
        said.append(f"{len(left)} neither: {detail}{' …' if len(left) > 3 else ''}.")
    if made.notes:
        said.append("; ".join(made.notes) + ".")
    if made.doubts:
        said.append(f"To check: {'; '.join(made.doubts)}.")
        said.append(_lines(case, control) + _other_choices(fields, made))
    return tuple(said)


def _other_choices(fields: Fields, made: Proposal) -> str:
    """The groups of the decisive field, so that the user can choose others."""
    kept = [i for i, v in enumerate(fields.values(made.field)) if v]
    found = splits_of(fields, kept, [made.field])
    return f" The groups in '{made.field}' are {_counted(found[0].stems)}." if found else ""


def _lines(case: Match, control: Match) -> str:
    return f"If this is meant, write: case = {toml_match(case)} and control = {toml_match(control)}."


def _nothing(series: Series, fields: Fields) -> Grouping:
    n = len(series.samples)
    splits = splits_of(fields, list(range(n)), [*fields.roles, *fields.properties])
    splits.sort(key=_usefulness)
    said = ["No field tells one case group and one control group apart."]
    if splits:
        said.append("What differs: " + "; ".join(f"'{s.field}': {_counted(s.stems)}" for s in splits[:4]) + ".")
        said += _choices(fields, splits[0].field, splits[0].stems, splits[0].control)
    else:
        said.append(f"The fields are {', '.join(repr(f) for f in (*fields.roles, *fields.properties)[:10]) or 'none'}.")
        said.append('Write for example: case = { field = "title", match = "…" } and control = { … }.')
    why = "no field tells case from control"
    empty = (Role.NEITHER,) * n
    return Grouping(empty, (why,) * n, "case", "control", Grade.CHECK, tuple(said), "inferred")


def _usefulness(split: Split) -> tuple[bool, bool, bool, bool, int]:
    """Sorts the most useful field to the front: a control word, all samples told, few groups."""
    good = keys.GOOD_KEY.search(fold(split.field)) is not None
    return split.control is None, "" in split.stems, is_free_text(split.field), not good, len(split.groups)


def _choices(fields: Fields, field: str, stems: Sequence[str], control: str | None) -> list[str]:
    """Lines to paste for the groups of one field."""
    rules = {}
    for group in dict.fromkeys(stems):
        rule = rule_for(fields.table, [stem == group for stem in stems], [field])
        rules[group] = toml_match(rule)
    if control is not None:
        cases = [f"case = {rule}" for group, rule in rules.items() if group != control]
        return [f"Write control = {rules[control]} and one of: {'; '.join(cases[:6])}."]
    return [f"Write case = … and control = … with two of: {'; '.join(list(rules.values())[:6])}."]


def _counted(stems: Sequence[str]) -> str:
    counts = Counter(plain(stem) or "(nothing else)" for stem in stems)
    return ", ".join(f"'{stem}' ({n})" for stem, n in list(counts.items())[:8])


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:6]) + (f" … and {len(names) - 6} more" if len(names) > 6 else "")
