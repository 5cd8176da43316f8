"""The parts of ``init`` that belong to the command line: accessions with platforms, and the file it writes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from geneverdict.cli.speech import language, say, voice
from geneverdict.errors import UsageError, system_reason
from geneverdict.messages import Code, Message, Name, Value, count, names

if TYPE_CHECKING:
    from geneverdict.model.study import SeriesSpec
    from geneverdict.pipeline.inspect import Inspected


def specs_of(series: Sequence[str], platforms: Sequence[str]) -> list[SeriesSpec]:
    """Accessions and files.  ``GSE14520=GPL571`` names the platform of one series; a bare ``GPL571`` is for a single
    one."""
    from geneverdict.io.fetch.addresses import parse_accession
    from geneverdict.pipeline.inspect import spec_of

    specs = [spec_of(text) for text in dict.fromkeys(series)]
    ids = [spec.id for spec in specs]
    chosen: dict[str, str] = {}
    for text in platforms:
        owner, _, platform = text.rpartition("=")
        if not owner and len(ids) > 1:
            values: dict[str, Value] = {"platform": Name(text), "n": count(len(ids)), "first": Name(ids[0])}
            raise UsageError(Message("error-whose_platform", values))
        key = owner if owner in ids else parse_accession(owner) if owner else ids[0]
        if key not in ids:
            others: dict[str, Value] = {"platform": Name(text), "series": names(ids), "found": Name(key)}
            raise UsageError(Message("error-platform_of_another_series", others))
        chosen[key] = parse_accession(platform)
    return [spec.model_copy(update={"platform": chosen.get(spec.id)}) for spec in specs]


def write_init(
    inspections: Sequence[Inspected],
    genes: Sequence[str],
    output: Path,
    *,
    force: bool,
    as_json: bool,
) -> None:
    """Write the study file, or say why not; then say what needs the user's word."""
    from geneverdict.io.results.folder import write_whole
    from geneverdict.pipeline.inspect import Inspection, init_text

    if output.exists() and not force:
        raise UsageError(Message("error-file_exists"), where=str(output))
    text = init_text(inspections, genes, output.resolve().parent, voice())
    try:
        write_whole(output, text)
    except OSError as error:
        raise UsageError(Message("error-study_not_written", {"why": system_reason(error)}), where=str(output)) from None
    if as_json:
        _print_json(inspections, output)
    else:
        for seen in inspections:
            typer.echo(say(_line(seen)))
        typer.echo(say(Message("run-study_written", {"file": Name(str(output))})))
    if not any(isinstance(seen, Inspection) for seen in inspections):
        raise typer.Exit(1)


def _line(seen: Inspected) -> Message:
    from geneverdict.model.prepared import Role
    from geneverdict.pipeline.inspect import FailedInspection

    if isinstance(seen, FailedInspection):
        return Message("run-series_unreadable", {"series": Name(seen.spec.id), "why": seen.error.message})
    grouping, pairing = seen.grouping, seen.pairing
    values: dict[str, Value] = {
        "series": Name(seen.spec.id),
        "n_case": count(grouping.count(Role.CASE)),
        "n_control": count(grouping.count(Role.CONTROL)),
        "n_neither": count(grouping.count(Role.NEITHER)),
        "grade": Code(grouping.grade),
        "n_pairs": count(pairing.n_pairs),
        "pairs_grade": Code(pairing.grade),
    }
    return Message("run-series_seen", values)


def _print_json(inspections: Sequence[Inspected], output: Path) -> None:
    import json

    from geneverdict.pipeline.inspect import FailedInspection
    from geneverdict.pipeline.inspect_json import inspection_json

    series = [
        {"id": seen.spec.id, "error": seen.error.say(language())}
        if isinstance(seen, FailedInspection)
        else inspection_json(seen, say)
        for seen in inspections
    ]
    typer.echo(json.dumps({"study": str(output), "series": series}, ensure_ascii=False, indent=1))
