"""What ``compare`` shows: how far two tables agree, what explains the rest, the study's genes side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geneverdict.cli.show import print_json, show_parts
from geneverdict.cli.speech import say
from geneverdict.errors import UsageError
from geneverdict.io.results.folder import refusals, write_whole
from geneverdict.messages import Code, Message, Name, Value, count, effect, known, messages, p, share, threshold
from geneverdict.model.published import PublishedRole
from geneverdict.model.study import Thresholds
from geneverdict.model.table_comparison import Explained, GeneCompared, NumbersOfRow, TableComparison
from geneverdict.records.table_comparison import table_comparison_json

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_ROLES: dict[str, PublishedRole] = {"effect": "effect", "p": "p", "fdr": "fdr"}
_TRIED = 5
"""Of each column, those that are shown; the JSON has all."""


def columns_of(words: Sequence[str]) -> dict[PublishedRole, str]:
    """``effect=NAME`` …  Raises UsageError."""
    found: dict[PublishedRole, str] = {}
    for word in words:
        role, _, header = word.partition("=")
        if role not in _ROLES or not header:
            raise UsageError(Message("error-column_option", {"text": Name(word)}))
        found[_ROLES[role]] = header
    return found


def show_comparison(seen: TableComparison, thresholds: Thresholds, output: Path | None, *, as_json: bool) -> None:
    body = table_comparison_json(seen, say)
    if output is not None:
        text = json.dumps(body, ensure_ascii=False, indent=1, allow_nan=False)
        with refusals(output):
            write_whole(output, text + "\n")
    if as_json:
        print_json(body)
        return
    show_parts([*_parts(seen, thresholds)])


def _parts(seen: TableComparison, thresholds: Thresholds) -> Iterator[Text | Table]:
    from rich.text import Text

    others = [
        Message("compare-other_series", {"series": Name(name), "correlation": effect(size)})
        for name, size in seen.others
    ]
    about: dict[str, Value] = {"table": Name(seen.table), "series": Name(seen.series), "others": messages(others)}
    yield Text(say(Message("compare-series", about)), style="dim")
    for line in seen.headline:
        yield Text(say(line), style="bold")
    yield Text(say(_agreement(seen)))
    if has_effect := any(one.role == "effect" for one in seen.columns):
        yield Text(say(_lists(seen, thresholds)))
    for line in seen.rows:
        yield Text(say(line))
    yield Text("")
    rates = (seen.p, seen.fdr) if seen.effect.best or not has_effect else ()
    parts = (*((seen.effect,) if has_effect else ()), *rates)
    yield _tried_table([part for part in parts if part is not None])
    for left in seen.p.left_out if seen.p else ():
        yield Text(say(left))
    if seen.genes:
        yield Text("")
        yield _genes_table(seen.genes)
        for gene in seen.genes:
            yield Text(f"{gene.gene}: {say(Message('compare-reasons', {'what': messages(gene.reason)}))}")
    yield Text("")
    for line in (seen.names, *(_column(seen, i) for i in range(len(seen.columns))), *seen.notes):
        yield Text(say(line), style="dim")


def _agreement(seen: TableComparison) -> Message:
    one = seen.agreement
    values: dict[str, Value] = {name: count(getattr(one, name)) for name in ("n_both", "n_theirs", "n_ours")}
    values |= {"same_sign": share(one.same_sign), "rows": Code(one.rows_are)}
    return Message("compare-agreement", values | known({"correlation": effect(one.correlation)}))


def _lists(seen: TableComparison, thresholds: Thresholds) -> Message:
    one = seen.agreement
    values: dict[str, Value] = {"both": count(one.called_both), "theirs": count(one.called_theirs)}
    values |= {"ours": count(one.called_ours), "other": count(one.other_direction), "rate": Code(one.rate)}
    cuts = {"log2fc": threshold(thresholds.log2fc), "fdr": threshold(thresholds.fdr)}
    return Message("compare-lists", {**values, **cuts})


def _column(seen: TableComparison, i: int) -> Message:
    one = seen.columns[i]
    values: dict[str, Value] = {"role": Code(one.role), "header": Name(one.header), "by": Code(one.by)}
    return Message("compare-column", values)


def _tried_table(parts: Sequence[Explained]) -> Table:
    table = _table("tried", "share", "of")
    for part in parts:
        shown = [one for one in part.tried if one.share or one is part.best or not one.what]
        for one in shown[:_TRIED]:
            style = "bold" if one is part.best else ""
            told = Message("compare-tried", {"part": Code(part.part), "what": messages(one.what)})
            given = Message("compare-share", {"share": share(one.share)})
            table.add_row(say(told), say(given), str(one.n), style=style)
    return table


def _genes_table(genes: Sequence[GeneCompared]) -> Table:
    table = _table("gene", "table", "row", "effect", "p", "fdr")
    for one in genes:
        rows = [("ours", one.ours)] if one.ours else []
        for whose, row in (*rows, *(("theirs", row) for row in one.theirs)):
            table.add_row(one.gene, say(Message("compare-whose", {"whose": Code(whose)})), *_numbers(row))
    return table


def _numbers(row: NumbersOfRow) -> tuple[str, ...]:
    name = row.name if not row.probe or row.probe == row.name else f"{row.name} ({row.probe})"
    kinds = effect(row.effect), p(row.p), p(row.fdr)
    return name, *(say(Message("compare-number", {"x": number})) for number in kinds)


def _table(*heads: str) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for head in heads:
        left = head in ("tried", "gene", "table", "row")
        table.add_column(say(Message("compare-head", {"what": Code(head)})), justify="left" if left else "right")
    return table
