"""What the report shows of survival: each endpoint of a gene with its figures by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geneverdict.evidence.survival.words import ratio_words, size
from geneverdict.figures.plan import hazard_forest_name, kaplan_meier_name
from geneverdict.messages import Code, Message, Name, Value, messages, names, p
from geneverdict.model.survival_answer import CohortAnswer, SurvivalAnswer, SurvivalRefusal


@dataclass(frozen=True, slots=True, eq=False)
class CohortPart:
    """A cohort as the template sees it; ``figure`` is the name of its curves' drawing."""

    cohort: CohortAnswer
    summary: Message
    rest_on: Message
    """What its times and events rest on."""
    figure: str


class Refused(NamedTuple):
    """Series that say nothing for the same reason."""

    series: Message
    why: Message
    """A sentence."""
    todo: Message | None


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalPart:
    """One endpoint of a gene as the template sees it."""

    answer: SurvivalAnswer
    forest: str
    """Name of the drawing; "" without one."""
    cohorts: tuple[CohortPart, ...]
    refused: tuple[Refused, ...]


def survival_parts(answers: Sequence[SurvivalAnswer]) -> tuple[SurvivalPart, ...]:
    """The endpoints of one gene."""
    return tuple(
        SurvivalPart(
            answer, hazard_forest_name(answer), tuple(map(_cohort, answer.cohorts)), refused_alike(answer.refusals)
        )
        for answer in answers
    )


def _cohort(one: CohortAnswer) -> CohortPart:
    about: dict[str, Value] = {"series": Name(one.series), "endpoint": one.endpoint.message, "size": size(one)}
    numbers: dict[str, Value] = {"ratio": ratio_words(one.hazard), "p": p(one.hazard.p)}
    source = Code(one.source.replace(" ", "_"))
    rest_on = Message("survival-rest_on", {"source": source, "evidence": messages(one.evidence)})
    return CohortPart(one, Message("survival-summary", {**about, **numbers}), rest_on, kaplan_meier_name(one))


def refused_alike(refusals: Sequence[SurvivalRefusal]) -> tuple[Refused, ...]:
    """Series that say the same together, in the order of the first."""
    alike: dict[tuple[Message, Message | None], list[str]] = {}
    for one in refusals:
        alike.setdefault((one.text, one.todo), []).append(one.series)
    return tuple(
        Refused(Message("phrase-listed", {"parts": names(series)}), Message("survival-refused", {"why": why}), todo)
        for (why, todo), series in alike.items()
    )
