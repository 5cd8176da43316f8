"""What ``verify`` shows: for each line how far R's numbers are from ours, what differs, what R was not asked for."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from geneverdict.cli.speech import say
from geneverdict.messages import Code, Message, Name, Value, choice, count, p, with_text

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from geneverdict.model.verification import Comparison, Verification

_MOST = 20
"""Numbers that differ are told one by one; JSON has them all."""
_ALWAYS = Message("verify-left_always")


def show_verification(seen: Verification, results: Path, tables: Path | None, *, as_json: bool) -> None:
    """``tables``: where they were kept."""
    from geneverdict.cli.show import show_parts

    if as_json:
        typer.echo(json.dumps(verification_json(seen), ensure_ascii=False, indent=1, allow_nan=False))
        return
    show_parts(list(_parts(seen, results, tables)))


def _parts(seen: Verification, results: Path, tables: Path | None) -> Iterator[Text | Table | Padding]:
    from rich.text import Text

    if seen.compared:
        yield _table(seen)
        yield Text("")
    yield Text(say(_headline(seen)), style="bold")
    for one in seen.different[:_MOST]:
        values: dict[str, Value] = {"statistic": Name(one.statistic), "gene": Name(one.gene), "line": _line(one)}
        values |= {"ours": Name(repr(one.ours)), "r": Name(repr(one.r))}
        yield Text(say(Message("verify-number", values)))
    if seen.versions:
        yield Text(say(Message("verify-versions", {"versions": Name(_versions(seen))})))
    for left in (*seen.left_out, _ALWAYS):
        yield Text(say(left))
    if tables is not None and seen.compared:
        command = f"Rscript {results / 'verify.R'} {tables}"
        yield Text(say(Message("verify-again", {"command": Name(command)})))


def _headline(seen: Verification) -> Message:
    if seen.largest is None:
        return Message("verify-nothing")
    values: dict[str, Value] = {"n": count(len(seen.compared)), "largest": _size(seen.largest.difference)}
    if seen.different:
        return Message("verify-different", {**values, "n_off": count(len(seen.different))})
    bounds = {one.bound for one in seen.compared}
    return Message("verify-same", values | {"robust": choice(1e-6 in bounds), "deseq": choice(1e-4 in bounds)})


def _table(seen: Verification) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for what in ("line", "n", "largest", "statistic"):
        table.add_column(say(Message("verify-head", {"what": Code(what)})), justify="right" if what == "n" else "left")
    lines: dict[tuple[str, str], list[Comparison]] = {}
    for one in seen.compared:
        lines.setdefault((one.what, one.where), []).append(one)
    for own in lines.values():
        worst = max(own, key=lambda one: one.difference)
        style = "bold" if worst in seen.different else ""
        where, size = say(_line(worst)), say(Message("verify-size", {"size": _size(worst.difference)}))
        table.add_row(where, str(len(own)), size, f"{worst.statistic}, {worst.gene}", style=style)
    return table


def _line(one: Comparison) -> Message:
    return Message("verify-line", {"what": Code(one.what), "where": Name(one.where)})


def _size(difference: float) -> Value:
    if math.isinf(difference):
        return Message("verify-no_number")
    return Name("0") if difference == 0 else p(difference)


def _versions(seen: Verification) -> str:
    return ", ".join(f"{name} {number}" for name, number in seen.versions.items())


def verification_json(seen: Verification) -> dict[str, Any]:
    """``--json``: the largest difference of each statistic of each line, and every number that differs; a number that
    R does not have is null."""
    return {
        "headline": with_text(_headline(seen), say),
        "n": len(seen.compared),
        "largest": _finite(seen.largest.difference) if seen.largest else None,
        "versions": dict(seen.versions),
        "statistics": [_json(one) for one in seen.worst()],
        "different": [_json(one) for one in seen.different],
        "left_out": [with_text(one, say) for one in (*seen.left_out, _ALWAYS)],
    }


def _json(one: Comparison) -> dict[str, Any]:
    names = ("what", "where", "gene", "statistic")
    numbers = {name: _finite(getattr(one, name)) for name in ("ours", "r", "difference", "bound")}
    return {**{name: getattr(one, name) for name in names}, **numbers}


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None
