"""An atlas' answer in the terminal, in plain lines: rich would take longer than the answer."""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterator, Sequence

import typer

from geneverdict.cli.speech import say
from geneverdict.cli.wrap import cells, wrap
from geneverdict.messages import (
    Code,
    Message,
    Name,
    Number,
    Value,
    count,
    effect,
    fixed1,
    messages,
    names,
    p,
    share,
    threshold,
    value,
    write,
)
from geneverdict.model.atlas import LOG2FC
from geneverdict.model.atlas_answer import AtlasAnswer, AtlasRow, DiseaseGroup, Pooled, Unusual
from geneverdict.model.why import Level

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
    shown = _worth(answer.rows)
    if shown:
        yield ""
        yield from _table(answer, {id(row) for row in shown})
    if len(shown) < len(answer.rows):
        yield from wrap(say(Message("atlas-more_rows", {"n": count(len(answer.rows) - len(shown))})), room)
    if answer.alike is not None:
        yield ""
        yield from wrap(say(_alike_head(answer)), room)
        yield from (f"  {one.gene}  {write(effect(one.r))}  ({write(count(one.n))})" for one in answer.alike.genes)


def sentences(answer: AtlasAnswer) -> list[Message]:
    """What the atlas says of the gene, and what limits it."""
    counted = {level.name.casefold(): count(answer.levels[str(level)]) for level in Level}
    cuts = {"log2fc": threshold(answer.cuts.log2fc), "fdr": threshold(answer.cuts.fdr)}
    size = {"n": count(answer.measured), "of": count(answer.contrasts), "log2": count(answer.log2)}
    values: dict[str, Value] = {"gene": Name(answer.gene), **size, **counted, **cuts}
    told = [Message("atlas-headline", values)]
    if answer.also:
        told.append(Message("report-also", {"gene": Name(answer.gene), "others": names(answer.also)}))
    if answer.simulated:
        told.append(Message("atlas-simulated", {"n": count(answer.simulated)}))
    if not answer.measured:
        return told
    chance = {"n": count(answer.nominal), "of": count(answer.measured), "chance": fixed1(answer.measured * 0.05)}
    told.append(Message("atlas-nominal", chance))
    told += [_unusual(one) for one in answer.unusual if one.what == "significant" or answer.log2]
    if answer.log2:
        told.append(_at(answer))
    if answer.shares.sharing:
        shares = {"accessions": count(answer.shares.accessions), "sharing": count(answer.shares.sharing)}
        told.append(Message("atlas-shares", {"n": count(answer.measured), **shares}))
    return told


def _unusual(one: Unusual) -> Message:
    values = {"n": count(one.n), "of": count(one.of), "genes": count(one.genes), "typical": fixed1(one.typical)}
    span = {"fewest": count(one.fewest if one.fewest < one.most else math.nan), "most": count(one.most)}
    often = one.share_below >= 0.5
    part = one.share_below if often else 1 - one.share_below
    how: dict[str, Value] = {"side": Code("often" if often else "seldom"), "what": Code(one.what)}
    return Message("atlas-unusual", {**values, **span, **how, "share": share(part)})


def _at(answer: AtlasAnswer) -> Message:
    """At one FDR, the reader's or the nearest, how many contrasts call the gene by each |log2FC|."""
    rate = min({one.fdr for one in answer.at}, key=lambda fdr: abs(math.log(fdr / max(answer.cuts.fdr, 1e-9))))
    steps = [
        Message("atlas-at_one", {"log2fc": threshold(one.log2fc), "up": count(one.up), "down": count(one.down)})
        for one in answer.at
        if one.fdr == rate
    ]
    return Message("atlas-at", {"fdr": threshold(rate), "steps": messages(steps)})


def _alike_head(answer: AtlasAnswer) -> Message:
    found = answer.alike
    assert found is not None
    values = {"compared": count(found.compared), "at_least": count(found.at_least), "chance": effect(found.by_chance)}
    return Message("atlas-alike", {"gene": Name(answer.gene), **values})


def _worth(rows: Sequence[AtlasRow]) -> list[AtlasRow]:
    return sorted(rows, key=lambda row: row.p)[:MOST_ROWS]


def _table(answer: AtlasAnswer, shown: set[int]) -> Iterator[str]:
    """Diseases of several contrasts under a line of their own, with their pooled line below; then the others."""
    heads = tuple(say(Message("atlas-head", {"what": Code(one)})) for one in _COLUMNS)
    alone = len({row.contrast.study for row in answer.rows}) == 1
    lines: list[tuple[str, ...] | str] = [heads]
    for group in sorted(answer.groups, key=lambda one: len(one.rows) == 1):
        rows = [_cells(row, alone=alone) for row in group.rows if id(row) in shown]
        if rows and len(group.rows) > 1:
            lines.append(say(_group(group)))
        lines += rows
        if rows and group.pooled is not None:
            lines.append(f"  {say(_pooled(group.pooled, len(group.tissues)))}")
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
    interval = f"{say(_estimate(*numbers))}{'' if row.contrast.unit == LOG2FC else '*'}"
    return (*words, interval, write(p(row.p)), write(p(row.fdr)), say(row.level.word))


def _estimate(estimate: Number, low: Number, high: Number) -> Message:
    return Message("terminal-estimate", {"estimate": estimate, "low": low, "high": high})


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _group(group: DiseaseGroup) -> Message:
    told = {"disease": Name(group.disease), "organism": Name(group.organism)}
    named = {name: one if one.text else Code("absent") for name, one in told.items()}
    return Message("atlas-group", {"n": count(len(group.rows)), **named})


def _pooled(line: Pooled, tissues: int) -> Message:
    values: dict[str, Value] = {
        "k": count(line.k),
        "tissues": count(tissues),
        "estimate": _estimate(effect(line.estimate), effect(line.ci_low), effect(line.ci_high)),
        "p": p(line.p),
        "tau2": effect(line.tau2),
        "i2": Number(line.i2, "fixed0"),
    }
    return Message("atlas-pooled", values)
