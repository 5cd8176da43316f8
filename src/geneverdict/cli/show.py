"""What the commands print: words for people, JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from geneverdict.cli.speech import say, say_json
from geneverdict.messages import Message, english, with_text

if TYPE_CHECKING:
    from geneverdict.model.multiverse import GeneMultiverse
    from geneverdict.model.run import Run
    from geneverdict.model.survival_answer import SurvivalAnswer
    from geneverdict.model.verdict import GeneAnswer
    from geneverdict.pipeline.inspect import Inspection
    from geneverdict.pipeline.load import FetchedEntry


def _print_json(body: object) -> None:
    typer.echo(json.dumps(say_json(body), ensure_ascii=False, indent=1, allow_nan=False))


def show_run(run: Run, output: Path, *, as_json: bool) -> None:
    """The verdicts, what could not be analysed, and where the report is."""
    from geneverdict.pipeline.publish import gene_object

    if as_json:
        _print_json({"results": str(output), "genes": [gene_object(run, answer, say) for answer in run.genes]})
        return
    universes = {found.gene: found for found in run.multiverse}
    for answer in run.genes:
        show_answer(answer, as_json=False)
        if answer.gene in universes:
            _show_multiverse(universes[answer.gene])
        _show_survival([found for found in run.survival if found.gene == answer.gene])
    total = sum(run.provenance.seconds.values())
    lived = {cohort.series for answer in run.survival for cohort in answer.cohorts}
    told = f", survival told by {len(lived)}" if lived else ""
    compared = f"{len(run.results)} of {len(run.study.series)} series compared{told}, in {total:.1f} s."
    typer.echo(f"\n{say(compared)}")
    typer.echo(say(f"Report: {output / 'report.html'}"))


def show_answer(answer: GeneAnswer, *, as_json: bool) -> None:
    from geneverdict.report.tables import gene_json

    if as_json:
        _print_json(gene_json(answer, say=say))
        return
    from rich.console import Console

    from geneverdict.cli.terminal import answer_table

    console = Console(highlight=False)
    for part in answer_table(answer, say):
        console.print(part)


def _show_multiverse(found: GeneMultiverse) -> None:
    from rich.console import Console

    from geneverdict.cli.terminal import multiverse_lines

    console = Console(highlight=False)
    console.print()
    for part in multiverse_lines(found, say):
        console.print(part)


def _show_survival(found: Sequence[SurvivalAnswer]) -> None:
    from rich.console import Console

    from geneverdict.cli.survival_terminal import survival_lines

    console = Console(highlight=False)
    for part in survival_lines(found, say):
        console.print(part)


def show_fetched(entries: Sequence[FetchedEntry], *, as_json: bool) -> None:
    if as_json:
        _print_json([_fetched_json(entry) for entry in entries])
        return
    for entry in entries:
        if entry.error is not None:
            typer.echo(f"{entry.series}: {say(str(entry.error))}", err=True)
        for file in entry.files:
            how = say("in the cache" if file.from_cache else "fetched")
            size = say(f"{file.size:,} bytes")
            typer.echo(f"{entry.series}: {how}, {size}, sha256 {file.sha256[:12]}…, {file.address}")


def _fetched_json(entry: FetchedEntry) -> dict[str, Any]:
    files = [
        {"address": f.address, "size": f.size, "sha256": f.sha256, "date": f.date, "from_cache": f.from_cache}
        for f in entry.files
    ]
    return {"series": entry.series, "files": files, "error": str(entry.error) if entry.error else None}


def inspection_json(seen: Inspection) -> dict[str, Any]:
    """A look at a series as JSON: what it holds and what would be inferred."""
    series, grouping, pairing, scale = seen.series, seen.grouping, seen.pairing, seen.scale
    samples = [
        {"sample": sample, "role": str(role), "why": with_text(why, english), "pair": block}
        for sample, role, why, block in zip(
            series.samples.ids, grouping.roles, grouping.why, pairing.blocks, strict=True
        )
    ]
    return {
        "id": series.id,
        "platform": series.platform,
        "title": series.title,
        "organism": series.samples.organism,
        "n_probes": len(series.probes),
        "n_samples": len(series.samples),
        "fields": {name: sorted(set(values))[:20] for name, values in _telling(series.samples.columns)},
        "scale": {"kind": scale.kind, "grade": str(scale.grade), "evidence": _told(scale.evidence)},
        "groups": {
            "grade": str(grouping.grade),
            "evidence": _told(grouping.evidence),
            "case": grouping.case.model_dump(exclude_none=True) if grouping.case else None,
            "control": grouping.control.model_dump(exclude_none=True) if grouping.control else None,
        },
        "pairs": {
            "grade": str(pairing.grade),
            "n": pairing.n_pairs,
            "evidence": _told(pairing.evidence),
            "rule": pairing.rule.model_dump(exclude_none=True) if pairing.rule else None,
        },
        "samples": samples,
        "notes": _told(series.notes),
    }


def _told(said: Sequence[Message]) -> list[dict[str, Any]]:
    return [with_text(message, english) for message in said]


_UNTELLING = ("geo_accession", "supplementary_file", "submission_date", "last_update_date", "status")


def _telling(columns: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Fields that differ between samples and are short enough to be read."""
    return [
        (name, values)
        for name, values in columns.items()
        if len(set(values)) > 1 and name not in _UNTELLING and max(map(len, values)) < 100
    ]


def show_inspection(seen: Inspection, *, as_json: bool) -> None:
    if as_json:
        _print_json(inspection_json(seen))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, soft_wrap=False)
    body = inspection_json(seen)
    for line in _look_lines(body):
        console.print(line)
    title = say("fields that differ between samples")
    fields = Table(say("field"), say("values"), title=title, title_justify="left", box=SIMPLE_HEAD)
    for name, values in body["fields"].items():
        fields.add_row(_plain(name), _plain("; ".join(values[:8]) + (" …" if len(values) > 8 else "")))
    console.print(fields)
    heads = map(say, ("sample", "role", "pair", "why"))
    table = Table(*heads, title=say("samples"), title_justify="left", box=SIMPLE_HEAD)
    for row in body["samples"]:
        table.add_row(row["sample"], say(row["role"]), _plain(row["pair"] or ""), _plain(say(row["why"]["text"])))
    console.print(table)


def _look_lines(body: dict[str, Any]) -> list[str]:
    """What the series is, and what would be inferred of it and why, as rich's markup."""
    size = say(f"{body['n_probes']:,} probes × {body['n_samples']} samples")
    lines = [f"[bold]{body['id']}[/bold]  {_plain(body['title'])}", f"{body['platform']}, {body['organism']}, {size}"]
    for part in ("scale", "groups", "pairs"):
        head = say(f"{part} ({body[part]['grade']})")
        lines.append(f"[bold]{head}[/bold]")
        lines += [f"  {_plain(say(sentence['text']))}" for sentence in body[part]["evidence"]]
    return [*lines, *(_plain(say(f"note: {note['text']}")) for note in body["notes"])]


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape(text)
