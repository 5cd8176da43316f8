"""The parts of ``init`` that belong to the command line: accessions with platforms, and the file it writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from geneverdict.cli.speech import say, say_json
from geneverdict.errors import GeneverdictError, UsageError

if TYPE_CHECKING:
    from geneverdict.model.study import SeriesSpec
    from geneverdict.pipeline.inspect import Inspected


def specs_of(series: Sequence[str], platforms: Sequence[str]) -> list[SeriesSpec]:
    """``GSE14520=GPL571`` names the platform of one series; a bare ``GPL571`` is for a single series."""
    from geneverdict.io.fetch.addresses import parse_accession
    from geneverdict.model.study import SeriesSpec

    ids = [parse_accession(text) for text in dict.fromkeys(series)]
    chosen: dict[str, str] = {}
    for text in platforms:
        owner, _, platform = text.rpartition("=")
        if not owner and len(ids) > 1:
            what = f"--platform {text} does not say which of the {len(ids)} series it is for"
            raise UsageError(what, do=f"Write it as {ids[0]}={text}")
        key = parse_accession(owner) if owner else ids[0]
        if key not in ids:
            what = f"--platform {text} names a series that is not asked for"
            raise UsageError(what, expected=", ".join(ids), found=key)
        chosen[key] = parse_accession(platform)
    return [SeriesSpec(id=id, platform=chosen.get(id)) for id in ids]


def write_init(
    inspections: Sequence[Inspected],
    genes: Sequence[str],
    output: Path,
    *,
    force: bool,
    as_json: bool,
) -> None:
    """Write the study file, or say why not; then say what needs the user's word."""
    from geneverdict.pipeline.inspect import Inspection, init_text

    if output.exists() and not force:
        what = "there is a file of that name already"
        raise UsageError(what, where=str(output), do="Name another with -o, or replace it with --force")
    text = init_text(inspections, genes, output.resolve().parent)
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        what = f"the study file cannot be written ({error.strerror or error})"
        raise UsageError(what, where=str(output), do="Name another place with -o") from None
    if as_json:
        _print_json(inspections, output)
    else:
        for seen in inspections:
            typer.echo(say(_line(seen)))
        typer.echo(say(f"Wrote {output}. Read its comments, then: geneverdict run {output} -o results"))
    if not any(isinstance(seen, Inspection) for seen in inspections):
        raise typer.Exit(1)


def _line(seen: Inspected) -> str:
    from geneverdict.model.prepared import Grade, Role
    from geneverdict.pipeline.inspect import FailedInspection

    if isinstance(seen, FailedInspection):
        return f"{seen.spec.id}: not readable: {_short(seen.error)}"
    grouping, pairing = seen.grouping, seen.pairing
    n_case, n_control = grouping.count(Role.CASE), grouping.count(Role.CONTROL)
    paired = f", {pairing.n_pairs} pairs ({pairing.grade})" if pairing.n_pairs else ""
    groups = f"{n_case} case, {n_control} control, {grouping.count(Role.NEITHER)} neither ({grouping.grade}){paired}"
    todo = "" if grouping.grade is Grade.SURE else "  <- needs your word: see the comments"
    return f"{seen.spec.id}: {groups}{todo}"


def _short(error: GeneverdictError) -> str:
    return f"{error.what}."


def _print_json(inspections: Sequence[Inspected], output: Path) -> None:
    import json

    from geneverdict.cli.show import inspection_json
    from geneverdict.pipeline.inspect import FailedInspection

    series = [
        {"id": seen.spec.id, "error": str(seen.error)} if isinstance(seen, FailedInspection) else inspection_json(seen)
        for seen in inspections
    ]
    typer.echo(json.dumps(say_json({"study": str(output), "series": series}), ensure_ascii=False, indent=1))
