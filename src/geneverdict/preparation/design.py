"""From groups, pairs and covariates to the matrix of a linear model whose last column is case − control."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np

from geneverdict.errors import DesignError
from geneverdict.messages import Message, Name, Value, count, messages, names, quoted
from geneverdict.model.prepared import Design, Grade, Grouping, Pairing, Role
from geneverdict.model.series import FloatArray, SampleTable
from geneverdict.preparation.covariates import Column, Covariate, read_covariate
from geneverdict.stats.linear import collinear_columns, depends_on

LeftOut = dict[int, Message]
UnpairedRule = Literal["leave_out", "block_correlation"]
Kind = Literal["paired", "unpaired", "mixed"]
_MISSING = {
    *("", "--", "?", "na", "n/a", "n.a.", "#n/a", "nan", "null", "none", "missing", "unknown"),
    *("not available", "not collected", "not reported"),
}


def build_design(
    samples: SampleTable,
    grouping: Grouping,
    pairing: Pairing,
    *,
    covariates: Sequence[str] = (),
    unpaired: UnpairedRule = "leave_out",
    paired: bool = True,
    where: Message | str = "",
) -> Design:
    """The model of one series: ``~ group``, ``~ individual + group``, with covariates before the group.

    Pairs are used when their grade is sure, unless ``paired`` is false; then only individuals with both a case and a
    control enter, unless ``unpaired`` keeps the others by way of the correlation within individuals.  Samples that are
    neither, lack a covariate or lack a partner are left out, each with its reason; the notes say how each covariate
    was taken.  Raises DesignError when fewer than two cases or controls are left, when no degree of freedom is left,
    when a covariate is neither numbers nor levels, or when terms are collinear (named, with what they depend on).
    """
    raw = [(name, samples.column(name, where=where)) for name in covariates]
    kind = _kind(pairing, unpaired) if paired else "unpaired"
    chosen = _choose(grouping, pairing, raw, kind)
    _require_two_of_each(chosen.case, grouping, chosen.absent, where)
    blocks = tuple(pairing.blocks[i] or f"alone-{i}" for i in chosen.rows)
    ids = [samples.ids[i] for i in chosen.rows]
    taken = [read_covariate(name, [values[i] for i in chosen.rows], ids, where=where) for name, values in raw]
    columns = _columns(blocks if chosen.kind == "paired" else (), taken, chosen.case)
    matrix, names = np.column_stack([values for _, values in columns]), tuple(name for name, _ in columns)
    _require_estimable(matrix, names, where)
    return Design(
        kind=chosen.kind,
        matrix=matrix,
        columns=names,
        rows=chosen.rows,
        n_case=int(chosen.case.sum()),
        n_control=int((1 - chosen.case).sum()),
        n_pairs=_complete(blocks, chosen.case) if chosen.kind != "unpaired" else 0,
        covariates=tuple(covariates),
        left_out=tuple((samples.ids[i], chosen.left_out[i]) for i in sorted(chosen.left_out)),
        formula=_formula(chosen.kind, covariates),
        blocks=blocks if chosen.kind == "mixed" else None,
        notes=(*(covariate.note for covariate in taken), *chosen.absent),
    )


def build_kind(
    samples: SampleTable,
    grouping: Grouping,
    pairing: Pairing,
    kind: Kind,
    *,
    covariates: Sequence[str] = (),
    where: Message | str = "",
) -> Design:
    """A model of this kind and no other.  Raises DesignError where the pairs do not allow it, and as build_design."""
    rule: UnpairedRule = "block_correlation" if kind == "mixed" else "leave_out"
    paired = kind != "unpaired"
    design = build_design(samples, grouping, pairing, covariates=covariates, unpaired=rule, paired=paired, where=where)
    if design.kind != kind:
        raise DesignError(Message("error-few_pairs"), where=where)
    return design


def leave_out(grouping: Grouping, ids: Sequence[str], out: Collection[str], why: Message | None = None) -> Grouping:
    """The same groups with the samples ``out`` in neither; ``why`` where they are not to keep their own words."""
    each = list(zip(ids, grouping.roles, grouping.why, strict=True))
    return replace(
        grouping,
        roles=tuple(Role.NEITHER if sample in out else role for sample, role, _ in each),
        why=tuple(why if why and sample in out else own for sample, _, own in each),
    )


def design_without(
    samples: SampleTable, grouping: Grouping, pairing: Pairing, design: Design, out: Collection[str]
) -> Design:
    """The same model without the samples ``out``, in a paired one without their partners.

    Raises DesignError where what is left cannot be fitted by a model of the same kind with the same covariates.
    """
    groups = leave_out(grouping, samples.ids, out)
    return build_kind(samples, groups, pairing, design.kind, covariates=design.covariates)


def _kind(pairing: Pairing, unpaired: UnpairedRule) -> Kind:
    if pairing.repeated:
        return "mixed"
    if pairing.grade is not Grade.SURE or pairing.n_pairs < 2:
        return "unpaired"
    return "mixed" if unpaired == "block_correlation" else "paired"


class _Chosen(NamedTuple):
    """The kind of the model, and the samples in it."""

    kind: Kind
    rows: tuple[int, ...]
    case: FloatArray
    left_out: LeftOut
    absent: list[Message]
    """A phrase for each covariate that some samples lack."""


def _choose(grouping: Grouping, pairing: Pairing, raw: Sequence[tuple[str, tuple[str, ...]]], kind: Kind) -> _Chosen:
    left_out: LeftOut = {i: w for i, (r, w) in enumerate(zip(grouping.roles, grouping.why, strict=True)) if _out(r)}
    absent = _drop_missing_covariates(raw, left_out)
    if kind == "paired":
        _drop_without_partner(grouping, pairing, left_out)
    rows = tuple(i for i in range(len(grouping.roles)) if i not in left_out)
    case = np.array([grouping.roles[i] is Role.CASE for i in rows], dtype=np.float64)
    return _Chosen(kind, rows, case, left_out, absent)


def _columns(blocks: Sequence[str], covariates: Sequence[Covariate], case: FloatArray) -> list[Column]:
    """Intercept, individuals where they are in the model, covariates, and the contrast last."""
    return [
        ("(intercept)", np.ones(len(case))),
        *(_indicators("individual", blocks) if blocks else []),
        *(column for covariate in covariates for column in covariate.columns),
        ("case - control", case),
    ]


def _formula(kind: Kind, covariates: Sequence[str]) -> str:
    terms = [*(["individual"] if kind == "paired" else []), *covariates, "group"]
    return "~ " + " + ".join(terms) + (", random: individual" if kind == "mixed" else "")


def _complete(individuals: Sequence[str], case: FloatArray) -> int:
    """Individuals with a case and a control among the samples of the model."""
    sides = {one: {side for who, side in zip(individuals, case, strict=True) if who == one} for one in individuals}
    return sum(len(both) == 2 for both in sides.values())


def _out(role: Role) -> bool:
    return role is Role.NEITHER


def _drop_missing_covariates(raw: Sequence[tuple[str, tuple[str, ...]]], left_out: LeftOut) -> list[Message]:
    """Samples without a covariate go to ``left_out``; one phrase for each covariate that is missing somewhere."""
    notes = []
    for name, values in raw:
        lack = [i for i, v in enumerate(values) if i not in left_out and v.strip().casefold() in _MISSING]
        left_out.update(dict.fromkeys(lack, Message("role-no_covariate", {"name": Name(name)})))
        if lack:
            notes.append(Message("design-lack", {"n": count(len(lack)), "name": Name(name)}))
    return notes


def _drop_without_partner(grouping: Grouping, pairing: Pairing, left_out: LeftOut) -> None:
    inside = [i for i in range(len(grouping.roles)) if i not in left_out]
    roles_of: dict[str, set[Role]] = {}
    for i in inside:
        block = pairing.blocks[i]
        if block is not None:
            roles_of.setdefault(block, set()).add(grouping.roles[i])
    for i in inside:
        block = pairing.blocks[i]
        if block is None:
            left_out[i] = Message("role-no_individual")
        elif len(roles_of[block]) < 2:
            left_out[i] = Message("role-no_partner", {"individual": Name(block)})


def _require_two_of_each(case: FloatArray, grouping: Grouping, absent: Sequence[Message], where: Message | str) -> None:
    n_case, n_control = int(case.sum()), int((1 - case).sum())
    if min(n_case, n_control) < 2:
        values: dict[str, Value] = {
            "n_case": count(n_case),
            "n_control": count(n_control),
            "case": Name(grouping.case_label),
            "control": Name(grouping.control_label),
            "absent": messages(absent),
        }
        raise DesignError(Message("error-group_too_small", values), where=where)


def _indicators(name: str, values: Sequence[str]) -> list[Column]:
    levels = sorted(set(values))
    return [(f"{name}={level}", np.array([float(v == level) for v in values])) for level in levels[1:]]


def _require_estimable(matrix: FloatArray, columns: tuple[str, ...], where: Message | str) -> None:
    spare = collinear_columns(matrix)
    if spare:
        found = dict.fromkeys(_dependence(matrix, columns, column) for column in spare)
        alike = messages(Message("design-alike", {"own": Name(own), "terms": quoted(terms)}) for own, terms in found)
        raise DesignError(Message("error-collinear", {"alike": alike}), where=where)
    n, p = matrix.shape
    if n - p < 1:
        values: dict[str, Value] = {"n": count(n), "p": count(p), "terms": names(_terms(columns))}
        raise DesignError(Message("error-no_freedom", values), where=where)


def _dependence(matrix: FloatArray, columns: tuple[str, ...], column: int) -> tuple[str, tuple[str, ...]]:
    """Which term a collinear column belongs to, and exactly the terms that it is made of; none: the intercept."""
    (own,) = _terms(columns[column : column + 1])
    made_of = _terms(tuple(columns[i] for i in depends_on(matrix, column)))
    return own, tuple(term for term in made_of if term != own)


def _terms(columns: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(name.split("=")[0] for name in columns if name != "(intercept)"))
