"""Survival in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geneverdict.messages import Message, Say, english
from geneverdict.model.survival_answer import SurvivalAnswer
from geneverdict.report.survival_part import refused_alike

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.text import Text


def survival_lines(answers: Sequence[SurvivalAnswer], say: Say = english) -> list[Text | Padding]:
    """For each endpoint the headline, each cohort's sentences, and who says nothing and why."""
    from rich.padding import Padding
    from rich.text import Text

    lines: list[Text | Padding] = []
    for answer in answers:
        lines += [Text(say(answer.headline), style="bold"), *(Text(say(detail)) for detail in answer.details)]
        for cohort in answer.cohorts:
            mark = f"  {say(Message('terminal-simulated'))}" if cohort.simulated else ""
            lines.append(Text.assemble((cohort.series, "bold"), (mark, "italic")))
            lines += [Padding(Text(say(sentence)), (0, 0, 0, 2)) for sentence in cohort.sentences]
        for series, why, todo in refused_alike(answer.refusals):
            lines.append(
                Text.assemble((say(series), "bold"), f"  {say(why)}", (f"\n{say(todo)}" if todo else "", "dim"))
            )
        lines.append(Text(""))
    return lines
