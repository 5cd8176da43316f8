"""Survival in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geneverdict.model.survival_answer import SurvivalAnswer

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.text import Text


def survival_lines(answers: Sequence[SurvivalAnswer]) -> list[Text | Padding]:
    """For each endpoint the headline, each cohort's sentences, and who says nothing and why."""
    from rich.padding import Padding
    from rich.text import Text

    lines: list[Text | Padding] = []
    for answer in answers:
        lines += [Text(answer.headline, style="bold"), *map(Text, answer.details)]
        for cohort in answer.cohorts:
            mark = "  simulated data" if cohort.simulated else ""
            lines.append(Text.assemble((cohort.series, "bold"), (mark, "italic")))
            lines += [Padding(Text(sentence), (0, 0, 0, 2)) for sentence in cohort.sentences]
        for refusal in answer.refusals:
            todo = f"\n{refusal.todo}" if refusal.todo else ""
            lines.append(Text.assemble((refusal.series, "bold"), f"  {refusal.text}", (todo, "dim")))
        lines.append(Text(""))
    return lines
