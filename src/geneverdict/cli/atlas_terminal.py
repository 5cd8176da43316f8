"""An atlas' answer in the terminal, in plain lines: rich would take longer than the answer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

import typer

from geneverdict.cli.speech import say
from geneverdict.cli.wrap import cells, wrap
from geneverdict.evidence.atlas.told import (
    alike_head,
    estimate_message,
    group_message,
    pooled_message,
    sentences,
    telling,
)
from geneverdict.messages import (
    Code,
    Message,
    count,
    effect,
    p,
    value,
    write,
)
from geneverdict.model.atlas import LOG2FC
from geneverdict.model.atlas_answer import AtlasAnswer, AtlasRow

MOST_ROWS = 40
"""Contrasts of which each has a line; of more those that say most, the others in JSON and CSV."""
_WIDEST = 34
_COLUMNS = ("contrast", "tissue", "interval", "p", "fdr", "level")
_LEFT = 2
"""Columns that are words; the others are ranged right, but the last."""


def show_atlas(answer: AtlasAnswer, *, as_json: bool, as_csv: bool) -> None:
    """One gene: counts, how unusual they are, what limits them, the contrasts by disease."""
    if as_csv:
        from geneverdict.records.atlas import answer_csv

        typer.echo(answer_csv(answer), nl=False)
    elif as_json:
        from geneverdict.cli.show import print_json
        from geneverdict.records.atlas import answer_json

        print_json(answer_json(answer))
    else:
        room = min(shutil.get_terminal_size().columns, 110)
        for line in lines_of(answer, room):
            typer.echo(line)


def lines_of(answer: AtlasAnswer, room: int) -> Iterator[str]:
    """Sentences, then the contrasts by disease, then the genes that are alike."""
    for message in sentences(answer):
        yield from wrap(say(message), room)
    shown = telling(answer.rows, MOST_ROWS)
    if shown:
        yield ""
        yield from _table(answer, {id(row) for row in shown})
    if len(shown) < len(answer.rows):
        yield from wrap(say(Message("atlas-more_rows", {"n": count(len(answer.rows) - len(shown))})), room)
    if answer.alike is not None:
        yield ""
        yield from wrap(say(alike_head(answer)), room)
        yield from (f"  {one.gene}  {write(effect(one.r))}  ({write(count(one.n))})" for one in answer.alike.genes)


def _table(answer: AtlasAnswer, shown: set[int]) -> Iterator[str]:
    """Diseases of several contrasts under a line of their own, with their pooled line below; then the others."""
    heads = tuple(say(Message("atlas-head", {"what": Code(one)})) for one in _COLUMNS)
    alone = len({row.contrast.study for row in answer.rows}) == 1
    lines: list[tuple[str, ...] | str] = [heads]
    for group in sorted(answer.groups, key=lambda one: len(one.rows) == 1):
        rows = [_cells(row, alone=alone) for row in group.rows if id(row) in shown]
        if rows and len(group.rows) > 1:
            lines.append(say(group_message(group)))
        lines += rows
        if rows and group.pooled is not None:
            lines.append(f"  {say(pooled_message(group.pooled, len(group.tissues)))}")
    table = [line for line in lines if isinstance(line, tuple)]
    widths = [
        max(cells(line[i]) for line in table) if any(line[i] for line in table[1:]) else 0 for i in range(len(heads))
    ]
    yield from (line if isinstance(line, str) else _ranged(line, widths) for line in lines)


def _ranged(line: Sequence[str], widths: Sequence[int]) -> str:
    """A column without words is left out."""
    padded = []
    for i, (cell, width) in enumerate(zip(line, widths, strict=True)):
        space = " " * (width - cells(cell))
        if width:
            padded.append(f"{cell}{space}" if i < _LEFT or i == len(widths) - 1 else f"{space}{cell}")
    return f"  {'  '.join(padded)}".rstrip()


def _cells(row: AtlasRow, *, alone: bool) -> tuple[str, ...]:
    """``alone``: all contrasts are of one study, whose name says nothing."""
    numbers = map(effect if row.contrast.unit == LOG2FC else value, (row.log2fc, row.ci_low, row.ci_high))
    name = row.contrast.name if alone else f"{row.contrast.name} ({row.contrast.study})"
    words = (_short(name), _short(row.contrast.tissue))
    interval = f"{say(estimate_message(*numbers))}{'' if row.contrast.unit == LOG2FC else '*'}"
    return (*words, interval, write(p(row.p)), write(p(row.fdr)), say(row.level.word))


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
