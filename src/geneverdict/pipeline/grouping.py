"""Groups and pairs: what the study file says, what is inferred, and where the two differ."""

from __future__ import annotations

from geneverdict.errors import NeedsWordError, StudyError
from geneverdict.messages import Message, english
from geneverdict.model.prepared import Grade, Grouping, Pairing, Role, SecondOpinion
from geneverdict.model.series import Series
from geneverdict.model.study import Match, SeriesSpec
from geneverdict.preparation.groups.infer import groups_from_study, infer_groups
from geneverdict.preparation.groups.pairs import infer_pairs, pairs_from_study
from geneverdict.preparation.rules import toml_match


def settle_groups(series: Series, spec: SeriesSpec, *, accept_checks: bool, where: str) -> tuple[Grouping, Pairing]:
    """Groups and pairs from the study file where it says them, inferred where not.

    Raises NeedsWordError when the inferred groups are not sure and ``accept_checks`` is false.
    """
    if (spec.case is None) != (spec.control is None):
        said, missing = ("case", "control") if spec.case else ("control", "case")
        what = f"'{said}' is given but '{missing}' is not"
        raise StudyError(what, where=f"series {where}", do="Give both, or neither to have them inferred")
    if spec.case is not None and spec.control is not None:
        grouping = groups_from_study(series, spec.case, spec.control)
    else:
        grouping = infer_groups(series)
    if grouping.grade is Grade.CHECK and not accept_checks:
        what = f"the groups are not sure: {' '.join(map(english, grouping.evidence))}"
        raise NeedsWordError(what, where=where, do=_lines_to_add(grouping.case, grouping.control), code="groups")
    if spec.pair is None:
        return grouping, infer_pairs(series, grouping)
    return grouping, pairs_from_study(series, spec.pair, grouping)


def _lines_to_add(case: Match | None, control: Match | None) -> str:
    if case is None or control is None:
        return 'Say it in the study file: case = { field = "…", match = "…" } and control = { … }'
    return f"If this is right, say so in the study file: case = {toml_match(case)} and control = {toml_match(control)}"


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
