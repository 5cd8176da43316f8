"""Groups and pairs: what the study file says, what is inferred, and where the two differ."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from geneverdict.errors import NeedsWordError, PrepareError, StudyError, at_series
from geneverdict.messages import Code, Message, Name, count, known, messages, names
from geneverdict.model.prepared import Grade, Grouping, Pairing, Role, SecondOpinion
from geneverdict.model.series import Series
from geneverdict.model.study import Match, SeriesSpec
from geneverdict.preparation.design import leave_out
from geneverdict.preparation.groups.infer import groups_from_study, infer_groups
from geneverdict.preparation.groups.pairs import blocks_from_study, infer_pairs, pairs_from_study
from geneverdict.preparation.groups.pairs_replicates import Sets, declared_sets
from geneverdict.preparation.rules import toml_match
from geneverdict.preparation.survival.find import find_survival


def settle_groups(series: Series, spec: SeriesSpec, *, accept_checks: bool, where: str) -> tuple[Grouping, Pairing]:
    """Groups and pairs from the study file where it says them, inferred where not.

    Raises NeedsWordError when the inferred groups are not sure and ``accept_checks`` is false; PrepareError for cases
    without controls that are a cohort of patients, StudyError for other half groups.
    """
    if (spec.case is None) != (spec.control is None):
        half = Message("error-half_groups", {"said": Code("case" if spec.case else "control")})
        if spec.case and _tells_survival(series, spec):  # a cohort: not to be compared, and nothing to mend
            raise PrepareError(Message("error-cases_alone"), where=where)
        raise StudyError(half, where=at_series(where))
    if spec.case is not None and spec.control is not None:
        grouping = groups_from_study(series, spec.case, spec.control)
    else:
        grouping = infer_groups(series)
    if grouping.grade is Grade.CHECK and not accept_checks:
        lines = {side: Name(toml_match(match)) if match else None for side, match in _sides(grouping)}
        told = Message("error-groups", known({"evidence": messages(grouping.evidence), **lines}))
        raise NeedsWordError(told, where=where)
    grouping = without_empty(series, grouping)
    if spec.replicates is None:
        return grouping, _pairs(series, spec, grouping)
    sets = declared_sets(series, spec.replicates, grouping.roles)
    if spec.replicates.use == "block":
        return grouping, blocks_from_study(series, spec.replicates, grouping, sets)
    merged = _merged(series, grouping, sets)
    pairing = _pairs(series, spec, merged)
    averaging = Message("pairs-averaged", {"n": count(sum(map(len, sets))), "n_sets": count(len(sets))})
    return merged, replace(pairing, averaged=sets, evidence=(*pairing.evidence, averaging))


def _pairs(series: Series, spec: SeriesSpec, grouping: Grouping) -> Pairing:
    if spec.pair is None:
        return infer_pairs(series, grouping)
    return pairs_from_study(series, spec.pair, grouping)


def _merged(series: Series, grouping: Grouping, sets: Sets) -> Grouping:
    """The first sample of each set stands for it; the others are in neither group."""
    ids = series.samples.ids
    for first, *others in sets:
        why = Message("role-averaged", {"sample": Name(ids[first])})
        grouping = leave_out(grouping, ids, [ids[i] for i in others], why)
    return grouping


def without_empty(series: Series, grouping: Grouping) -> Grouping:
    """The same groups; samples in them without any value are in neither, which the evidence says."""
    filled = np.asarray(np.isfinite(series.values).any(axis=0))
    told = zip(series.samples.ids, grouping.roles, filled, strict=True)
    empty = [sample for sample, role, has_values in told if role is not Role.NEITHER and not has_values]
    if not empty:
        return grouping
    said = Message("groups-no_values", {"n": count(len(empty)), "samples": names(empty)})
    fewer = leave_out(grouping, series.samples.ids, empty, Message("role-no_values"))
    return replace(fewer, evidence=(*grouping.evidence, said))


def _sides(grouping: Grouping) -> tuple[tuple[str, Match | None], tuple[str, Match | None]]:
    """The two rules; none where one is lacking."""
    both = grouping.case is not None and grouping.control is not None
    return ("case", grouping.case if both else None), ("control", grouping.control if both else None)


def _tells_survival(series: Series, spec: SeriesSpec) -> bool:
    """The study file says where times and states stand, or the series' own fields tell them."""
    declared = spec.survival or spec.clinical is not None
    return bool(declared or (spec.survival is None and find_survival(series.samples).endpoints))


def second_opinions(series: Series, grouping: Grouping) -> tuple[SecondOpinion, ...]:
    """Where the study file's groups differ from what the series' own words say, were those sure."""
    if grouping.source != "study file":
        return ()
    words = infer_groups(series)
    if words.grade is not Grade.SURE:
        return ()
    differing: dict[tuple[Role, Role, Message], list[str]] = {}
    for sample, said, read, why in zip(series.samples.ids, grouping.roles, words.roles, words.why, strict=True):
        if said is not read and said is not Role.NEITHER:
            differing.setdefault((said, read, why), []).append(sample)
    return tuple(SecondOpinion(tuple(samples), *key) for key, samples in differing.items())
