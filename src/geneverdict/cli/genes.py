"""The parts of ``gene`` that belong to the command line: what was asked, and several genes in one table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from geneverdict.cli.speech import say
from geneverdict.cli.terminal import STYLE
from geneverdict.messages import Code, Message, effect, names, p, threshold, write
from geneverdict.messages.numbers import NOTHING
from geneverdict.model.verdict import Call, GeneAnswer, SeriesAnswer
from geneverdict.report.words import different_message

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

RESULTS = Path("results")
_MARKS = {Call.UP: "▲ ", Call.DOWN: "▼ ", Call.NOT_CALLED: ""}


class Asked(NamedTuple):
    """Which genes of which results."""

    genes: tuple[str, ...]
    results: Path
    alone: bool
    """One gene by its name: it is told in full."""


def asked_of(words: Sequence[str]) -> Asked:
    """The last of several words is the folder of results; one word alone is a gene, or a list (``@list.txt``)."""
    from geneverdict.io.gene_list import MARK, expand_lists

    named, results = (words[:-1], Path(words[-1])) if len(words) > 1 else (words, RESULTS)
    alone = len(named) == 1 and not named[0].startswith(MARK)
    return Asked(expand_lists(named, Path()), results, alone)


def show_genes(answers: Sequence[GeneAnswer], *, alone: bool, as_json: bool, as_csv: bool, quiet: bool = False) -> None:
    """One gene in full, several as a table; as JSON one object, or a list of them; ``quiet``: the verdict of each."""
    from geneverdict.cli.show import print_json, show_answer, show_parts
    from geneverdict.records.gene import gene_json, genes_csv

    if as_csv:
        typer.echo(genes_csv(answers, say), nl=False)
    elif quiet and not as_json:
        for answer in answers:
            typer.echo(say(answer.verdict.headline))
    elif alone:
        show_answer(answers[0], as_json=as_json)
    elif as_json:
        print_json([gene_json(answer, say=say) for answer in answers])
    else:
        show_parts(genes_table(answers))


def genes_table(answers: Sequence[GeneAnswer]) -> list[Text | Table | Padding]:
    """Gene × series: the call and the effect, then the pooled line; what failed and what the marks mean below."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    first = answers[0]
    heads = [say(Message("matrix-head", {"what": Code(what)})) for what in ("gene", "pooled", "fdr")]
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    table.add_column(heads[0], no_wrap=True)
    for head in (*(item.id for item in first.answers), *heads[1:]):
        table.add_column(Text(head), justify="right", overflow="fold")
    for answer in answers:
        pooled = answer.pooled
        line = (write(effect(pooled.estimate)), write(p(pooled.fdr))) if pooled else (NOTHING, NOTHING)
        table.add_row(Text(answer.gene), *map(_cell, answer.answers), *map(Text, line))
    cuts = {"log2fc": threshold(first.thresholds.log2fc), "fdr": threshold(first.thresholds.fdr)}
    notes = [Message("matrix-legend", cuts), *filter(None, [different_message(first.answers)])]
    if any(item.effect_unit != "log2FC" for item in first.answers):
        notes.append(Message("terminal-difference"))
    if first.failures:
        notes.append(Message("matrix-failed", {"series": names(one.id for one in first.failures)}))
    if any(item.simulated for item in first.answers):
        notes.append(Message("terminal-simulated"))
    return [table, *(Text(say(note), style="dim") for note in notes)]


def _cell(item: SeriesAnswer) -> Text:
    """The call's mark and the effect; of a gene without a row what its absence means."""
    from rich.text import Text

    if item.row is None:
        return Text(say(Message("matrix-absent", {"absence": item.absence})), style="dim")
    star = "" if item.effect_unit == "log2FC" else "*"
    return Text(f"{_MARKS[item.call]}{write(effect(item.row.log2fc))}{star}", style=STYLE[item.call])
