"""What the commands that build an atlas, or look into its catalogue, print."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from geneverdict.cli.show import print_json
from geneverdict.cli.speech import language, say
from geneverdict.messages import Message, Name, Value, count, names
from geneverdict.model.atlas import Contrast
from geneverdict.model.to_json import record_json
from geneverdict.pipeline.atlas.build import Built


def show_built(built: Built, output: Path, *, as_json: bool) -> None:
    """What is new, what was there, and what could not be taken and why."""
    if as_json:
        failures = [{"name": name, **error.to_json(language())} for name, error in built.failures]
        lists = {"new": built.new, "known": built.known, "refused": built.refused}
        print_json({"atlas": str(output), **lists, "failures": failures, "notes": [say(note) for note in built.notes]})
        return
    for note in built.notes:
        typer.echo(say(note))
    for name, error in built.failures:
        typer.echo(say(Message("atlas-failed", {"name": Name(name), "why": error.line})))
    if built.refused:
        typer.echo(say(Message("atlas-refused", {"names": names(built.refused)})))
    values: dict[str, Value] = {
        "new": count(len(built.new)),
        "known": count(len(built.known)),
        "atlas": Name(str(output)),
    }
    typer.echo(say(Message("atlas-built", values)))


def show_found(found: Sequence[Contrast], *, as_json: bool) -> None:
    if as_json:
        print_json([record_json(one) for one in found])
        return
    for one in found:
        size = Name(f"{one.n_case}:{one.n_control}")
        typer.echo(say(Message("atlas-contrast", {"id": Name(one.id), "title": Name(one.title), "sizes": size})))
    typer.echo(say(Message("atlas-found", {"n": count(len(found))})))
