"""What the choices of the analyst do to a call, in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geneverdict.evidence.multiverse.words import grade_words
from geneverdict.messages import Message, Say, english, threshold
from geneverdict.model.multiverse import GeneMultiverse
from geneverdict.model.verdict import GeneAnswer
from geneverdict.report.multiverse import POOLED, in_short, over_all

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.text import Text


def multiverse_lines(found: GeneMultiverse, say: Say = english) -> list[Text | Padding]:
    """For each series and pooled the grade of the call, the first sentence, and the one on the study's own analysis."""
    from rich.padding import Padding
    from rich.text import Text

    curves = [*found.series, *([found.pooled] if found.pooled else [])]
    title = say(Message("multiverse-depends"))
    lines: list[Text | Padding] = [Text(title, style="bold")] if curves else []
    for curve, summary in curves:
        name = curve.series or say(POOLED)
        grade = grade_words(summary.grade) if summary.grade else Message("multiverse-no_grade")
        lines.append(Text.assemble((name, "bold"), f"  {say(grade)}"))
        lines.append(Padding(Text(say(in_short(summary))), (0, 0, 0, 2)))
    return lines


def over_all_lines(answer: GeneAnswer, say: Say) -> list[Text]:
    """For each series whose specifications for all genes are stored, what they say of this gene."""
    from rich.text import Text

    cuts = answer.universe[0].thresholds
    at = {"log2fc": threshold(cuts.log2fc), "fdr": threshold(cuts.fdr)}
    units = {item.id: item.effect_unit for item in answer.answers}
    rows = [
        Text.assemble((row.series, "bold"), f"  {say(over_all(row, units.get(row.series, 'effect')))}")
        for row in answer.universe
    ]
    return [Text(""), Text(say(Message("multiverse-over_all_head", at))), *rows]
