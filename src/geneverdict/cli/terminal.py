"""A gene's answer in the terminal."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geneverdict.cli.wrap import cells
from geneverdict.messages import (
    Code,
    Message,
    Name,
    Number,
    Say,
    Value,
    count,
    effect,
    english,
    names,
    p,
    write,
)
from geneverdict.messages.numbers import NOTHING
from geneverdict.model.verdict import Call, GeneAnswer, PooledRow, SeriesAnswer, SeriesFailure
from geneverdict.model.why import Finding
from geneverdict.report.explain import by_weight

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

STYLE = {Call.UP: "bold red", Call.DOWN: "bold blue", Call.NOT_CALLED: "default"}


MOST_FINDINGS = 3
"""Under a series; all of them are in the report and in the JSON."""
LONGEST_CHANGE = 90
"""Longer ones, such as lines for the study file, are for the report and the JSON."""


def answer_table(answer: GeneAnswer, say: Say = english) -> list[Text | Table | Padding]:
    """The verdict, the series, the pooled line, the reasons.  Made for 80 columns; users' words are taken literally."""
    from rich.text import Text

    parts: list[Text | Table | Padding] = [
        Text(say(answer.verdict.headline), style="bold"),
        *(Text(say(detail)) for detail in answer.verdict.details),
        *([Text(say(answer.chosen.message))] if answer.chosen else []),
        *([Text(say(_also(answer)), style="italic")] if answer.name.also else []),
        Text(""),
    ]
    if any(item.simulated for item in answer.answers):
        parts.insert(0, Text(say(Message("terminal-simulated")), style="italic"))
    if answer.answers:
        parts.append(_table(answer, say))
    if len({item.effect_unit for item in answer.answers if item.row}) > 1:
        parts.append(Text(say(Message("terminal-difference")), style="dim"))
    if answer.pooled:
        parts += [Text(""), Text(say(_pooled(answer.pooled)))]
    if answer.ways:
        from geneverdict.report.ways import agreement, leaving_out

        parts += [Text(say(one)) for one in (agreement(answer.ways.ways), leaving_out(answer.ways)) if one]
    parts += _reasons(answer, say)
    if answer.universe:
        from geneverdict.cli.multiverse_terminal import over_all_lines

        parts += over_all_lines(answer, say)
    return [*parts, *(_failure(failure, say) for failure in answer.failures)]


def _also(answer: GeneAnswer) -> Message:
    """A warning where a symbol is other genes' alias, too."""
    return Message("report-also", {"gene": Name(answer.gene), "others": names(answer.name.also)})


def _pooled(pooled: PooledRow) -> Message:
    """The pooled estimate in one line of words."""
    if pooled.k < 2 or math.isnan(pooled.ci_low):
        return Message("report-nothing_pooled", {"k": count(pooled.k)})
    values: dict[str, Value] = {
        "k": count(pooled.k),
        "estimate": _interval(pooled.estimate, pooled.ci_low, pooled.ci_high),
        "p": p(pooled.p),
        "low": effect(pooled.pi_low),
        "high": effect(pooled.pi_high),
        "tau2": effect(pooled.tau2),
        "i2": Number(pooled.i2, "fixed0"),
    }
    return Message("terminal-pooled", values)


def _interval(estimate: float, low: float, high: float) -> Message:
    return Message("terminal-estimate", {"estimate": effect(estimate), "low": effect(low), "high": effect(high)})


def _reasons(answer: GeneAnswer, say: Say) -> list[Text | Padding]:
    from rich.text import Text

    told = [lines for item in answer.answers if (lines := _why(item, say))]
    return [Text(""), *(line for lines in told for line in lines)] if told else []


def _failure(failure: SeriesFailure, say: Say) -> Text:
    from rich.text import Text

    todo = f"\n{say(failure.todo)}" if failure.todo else ""
    said = Message("series-not_analysed", {"reason": failure.reason.message})
    return Text.assemble((failure.id, "bold"), f"  {say(said)}", todo)


def _why(item: SeriesAnswer, say: Say) -> list[Text | Padding]:
    """Why a series does not call the gene: the level's sentence, then what weighs most; without a diagnosis the reason.

    Of a series that calls it, only what makes the call doubtful.
    """
    from rich.text import Text

    if item.why is None:
        said = [say(message) for message in (item.reason and item.reason.message, item.note) if message]
        text = f"{said[0]} ({said[1]})" if len(said) > 1 else "".join(said)
        return [Text.assemble((item.id, "bold"), f"  {text}")] if text else []
    called = item.call is not Call.NOT_CALLED
    weighty = [f for f in by_weight(item.why.findings) if f.weight != "note" or not called]
    if called and not weighty and not item.note:
        return []
    note = f" ({say(item.note)})" if item.note else ""
    level = say(item.why.sentence) if item.why.sentence else ""
    first = Text.assemble((item.id, "bold"), f"  {level}{note}")
    return [first, *(_finding(f, say) for f in weighty[:MOST_FINDINGS])]


def _finding(finding: Finding, say: Say) -> Padding:
    from rich.padding import Padding
    from rich.text import Text

    mark = "" if finding.weight == "note" else say(Message("terminal-weight", {"weight": Code(finding.weight)}))
    change = say(finding.change) if finding.change else ""
    arrow = f"  → {change}" if 0 < len(change) <= LONGEST_CHANGE else ""
    return Padding(Text.assemble((mark, "bold"), say(finding.message), (arrow, "dim")), (0, 0, 0, 2))


def _table(answer: GeneAnswer, say: Say) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    units = {item.effect_unit for item in answer.answers if item.row}
    unit = units.pop() if len(units) == 1 else "effect"
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    heads = {what: say(Message("terminal-head", {"what": Code(what)})) for what in ("series", "design", "rank", "call")}
    table.add_column(heads["series"], overflow="fold", min_width=6)
    table.add_column(heads["design"], overflow="fold")
    interval = say(Message("terminal-interval", {"unit": Code(unit)}))
    for name in (interval, "p", "FDR", heads["rank"]):
        table.add_column(name, justify="right", no_wrap=True)
    calls = max(cells(say(_word(item))) for item in answer.answers)
    table.add_column(heads["call"], no_wrap=True, min_width=calls)
    for item in answer.answers:
        table.add_row(*(Text(cell, style=style) for cell, style in _cells(item, say, mixed=unit == "effect")))
    return table


def _word(item: SeriesAnswer) -> Message:
    """The call, short enough for a column."""
    return Message(f"{item.call.word.code}.short")


def _size(item: SeriesAnswer) -> Message:
    """How many samples were compared."""
    if item.design == "paired":
        return Message("unit-pairs", {"n": count(item.n_pairs)})
    return Message("terminal-sizes", {"n_case": count(item.n_case), "n_control": count(item.n_control)})


def _cells(item: SeriesAnswer, say: Say, *, mixed: bool) -> list[tuple[str, str]]:
    row = item.row
    if row is None:
        return [
            (item.id, ""),
            (say(_size(item)), ""),
            (say(Message("terminal-not_measured", {"absence": item.absence})), "dim"),
            *[(NOTHING, "dim")] * 3,
            (say(_word(item)), "dim"),
        ]
    mark = "*" if mixed and item.effect_unit != "log2FC" else ""
    return [
        (item.id, ""),
        (say(_size(item)), ""),
        (f"{say(_interval(row.log2fc, row.ci_low, row.ci_high))}{mark}", ""),
        (write(p(row.p)), ""),
        (write(p(row.fdr)), ""),
        (write(count(row.rank)), ""),
        (say(_word(item)), STYLE[item.call]),
    ]
