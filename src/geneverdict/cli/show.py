"""What the commands print: words for people, JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from geneverdict.cli.speech import language, say
from geneverdict.cli.wrap import broken
from geneverdict.messages import Code, Message, Name, Number, Value, choice, count, names

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from geneverdict.model.multiverse import GeneMultiverse
    from geneverdict.model.run import Run
    from geneverdict.model.survival_answer import SurvivalAnswer
    from geneverdict.model.verdict import GeneAnswer
    from geneverdict.pipeline.inspect import Inspection
    from geneverdict.pipeline.load import FetchedEntry


_SAID_AT_ONCE = frozenset(
    ("read-not_in_sheet", "read-not_in_matrix", "read-name_column", "read-make_names", "read-guessed_encoding")
    + ("read-commas", "read-first_sheet")
)
"""Notes of reading that whoever wrote the table would want to see: samples lost, and what was guessed."""


def print_json(body: object) -> None:
    typer.echo(json.dumps(body, ensure_ascii=False, indent=1, allow_nan=False))


def show_run(run: Run, output: Path, *, as_json: bool, quiet: bool = False) -> None:
    """The verdicts, what could not be analysed, and where the report is; ``quiet``: only that."""
    from geneverdict.pipeline.publish import gene_object

    if quiet and not as_json:
        typer.echo(output / "report.html")
        return
    if as_json:
        print_json({"results": str(output), "genes": [gene_object(run, answer, say) for answer in run.genes]})
        return
    if run.matrix:
        from geneverdict.cli.genes import genes_table

        show_parts(genes_table(run.matrix))
    else:
        _show_in_full(run)
    total = sum(run.provenance.seconds.values())
    lived = {cohort.series for answer in run.survival for cohort in answer.cohorts}
    values = {"n": count(len(run.results)), "of": count(len(run.study.series)), "lived": count(len(lived))}
    _show_notes(run)
    typer.echo(f"\n{say(Message('run-compared', {**values, 'seconds': Number(total, 'fixed1')}))}")
    typer.echo(say(Message("run-report", {"file": Name(str(output / "report.html"))})))


def show_bundle(path: Path, *, as_json: bool) -> None:
    if as_json:
        print_json({"bundle": str(path)})
    else:
        typer.echo(say(Message("run-bundle", {"file": Name(str(path))})))


def show_figures(folder: Path, n: int, *, as_json: bool) -> None:
    """``n`` figures are in the folder."""
    if as_json:
        print_json({"figures": str(folder), "n": n})
    else:
        typer.echo(say(Message("figures-drawn", {"n": count(n), "place": Name(str(folder))})))


def _show_in_full(run: Run) -> None:
    """Gene after gene, each with its multiverse and survival."""
    universes = {found.gene: found for found in run.multiverse}
    for answer in run.genes:
        show_answer(answer, as_json=False)
        if answer.gene in universes:
            _show_multiverse(universes[answer.gene])
        _show_survival([found for found in run.survival if found.gene == answer.gene])


def _show_notes(run: Run) -> None:
    from rich.text import Text

    noted = ((result.id, note) for result in run.results for note in result.notes if note.code in _SAID_AT_ONCE)
    lines = [Message("run-note", {"series": Name(id), "note": note}) for id, note in noted]
    show_parts([Text(f"\n{say(line)}") for line in lines])


def show_answer(answer: GeneAnswer, *, as_json: bool) -> None:
    if as_json:
        from geneverdict.records.gene import gene_json

        print_json(gene_json(answer, say=say))
        return
    from geneverdict.cli.terminal import answer_table

    show_parts(answer_table(answer, say))


def _show_multiverse(found: GeneMultiverse) -> None:
    from rich.text import Text

    from geneverdict.cli.multiverse_terminal import multiverse_lines

    show_parts([Text(""), *multiverse_lines(found, say)])


def _show_survival(found: Sequence[SurvivalAnswer]) -> None:
    from geneverdict.cli.survival_terminal import survival_lines

    show_parts(survival_lines(found, say))


def show_parts(parts: Sequence[Text | Table | Padding]) -> None:
    """Lines are broken by the width of their letters, which rich does at spaces alone."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for part in parts:
        if isinstance(part, Text):
            console.print(broken(part, console.width))
        elif isinstance(part, Padding) and isinstance(part.renderable, Text):
            for line in broken(part.renderable, console.width - part.left - part.right).split(allow_blank=True):
                console.print(Text.assemble(" " * part.left, line))
        else:
            console.print(part)


def show_fetched(entries: Sequence[FetchedEntry], *, as_json: bool) -> None:
    if as_json:
        print_json([_fetched_json(entry) for entry in entries])
        return
    for entry in entries:
        if entry.error is not None:
            told = Message("run-entry_failed", {"series": _entry_name(entry), "why": Name(entry.error.say(language()))})
            typer.echo(say(told), err=True)
        for file in entry.files:
            values: dict[str, Value] = {
                "series": _entry_name(entry),
                "cached": choice(file.from_cache),
                "size": count(file.size),
            }
            sums: dict[str, Value] = {"sha256": Name(file.sha256[:12]), "address": Name(file.address)}
            typer.echo(say(Message("run-entry_fetched", {**values, **sums})))


def _entry_name(entry: FetchedEntry) -> Value:
    if not entry.platform:
        return Name(entry.series)
    return Message("run-table_of", {"series": Name(entry.series), "platform": Name(entry.platform)})


def _fetched_json(entry: FetchedEntry) -> dict[str, Any]:
    files = [
        {"address": f.address, "size": f.size, "sha256": f.sha256, "date": f.date, "from_cache": f.from_cache}
        for f in entry.files
    ]
    return {
        "series": entry.series,
        "platform": entry.platform or None,
        "files": files,
        "error": entry.error.say(language()) if entry.error else None,
    }


def show_inspection(seen: Inspection, *, as_json: bool) -> None:
    from geneverdict.pipeline.inspect_json import inspection_json

    if as_json:
        print_json(inspection_json(seen, say))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, soft_wrap=False)
    body = inspection_json(seen, say)
    show_parts(_look_lines(body))
    heads = (_head("field"), _head("values"))
    fields = Table(*heads, title=_head("differing"), title_justify="left", box=SIMPLE_HEAD)
    for name, values in body["fields"].items():
        fields.add_row(_plain(name), _plain("; ".join(values[:8]) + (" …" if len(values) > 8 else "")))
    console.print(fields)
    columns = map(_head, ("sample", "role", "pair", "why"))
    table = Table(*columns, title=_head("samples"), title_justify="left", box=SIMPLE_HEAD)
    for row in body["samples"]:
        role = say(Message("look-role", {"role": Code(row["role"])}))
        table.add_row(row["sample"], role, _plain(row["pair"] or ""), _plain(row["why"]["text"]))
    console.print(table)


def _look_lines(body: dict[str, Any]) -> list[Text | Table | Padding]:
    """What the series is, and what would be inferred of it and why."""
    from rich.padding import Padding
    from rich.text import Text

    size = say(Message("look-size", {"probes": count(body["n_probes"]), "samples": count(body["n_samples"])}))
    about = names(part for part in (body["platform"], body["organism"], size) if part)
    lines: list[Text | Table | Padding] = [
        Text.assemble((body["id"], "bold"), f"  {body['title']}".rstrip()),
        Text(say(Message("phrase-listed", {"parts": about}))),
    ]
    for part in ("scale", "groups", "pairs"):
        head = say(Message("look-part", {"part": Code(part), "grade": Code(body[part]["grade"])}))
        lines.append(Text(head, style="bold"))
        lines += [Padding(Text(one["text"]), (0, 0, 0, 2)) for one in body[part]["evidence"]]
    return [*lines, *(Text(say(Message("look-note", {"note": Name(note["text"])}))) for note in body["notes"])]


def _head(what: str) -> str:
    """The head of a column, or the title of a table."""
    return say(Message("look-head", {"what": Code(what)}))


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape(text)
