"""The parts of ``audit`` that belong to the command line: what was named, and what is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from geneverdict.cli.speech import language, say
from geneverdict.errors import UsageError
from geneverdict.messages import Code, Message, Name, Value, count, known, with_text

if TYPE_CHECKING:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from geneverdict.model.study import SeriesSpec
    from geneverdict.model.why import Finding
    from geneverdict.pipeline.audit import Audit, AuditedSeries

STUDY = ".toml"


def named(words: Sequence[str], platforms: Sequence[str]) -> Path | list[SeriesSpec]:
    """A study file, or series of GEO and files.  Raises UsageError for a study file among others."""
    from geneverdict.cli.init import specs_of
    from geneverdict.pipeline.inspect import spec_of

    if any(word.endswith(STUDY) for word in words):
        if len(words) > 1 or platforms:
            raise UsageError(Message("error-study_alone"))
        return Path(words[0])
    files = [word for word in words if Path(word).is_file() or Path(word).name != word or Path(word).suffix]
    series = [word for word in words if word not in files]
    platform = platforms[0] if platforms else None
    return [*(specs_of(series, platforms) if series else []), *(spec_of(word, platform) for word in files)]


def show_audit(seen: Audit, *, as_json: bool) -> None:
    """For each series what does not fit, how much it matters and what to do; then what only the comparison shows."""
    from geneverdict.cli.show import show_parts

    if as_json:
        typer.echo(json.dumps(audit_json(seen), ensure_ascii=False, indent=1, allow_nan=False))
        return
    show_parts([part for one in seen.series for part in _series(one)])
    show_parts(list(_together(seen)))


def _series(one: AuditedSeries) -> Iterator[Text | Table | Padding]:
    from rich.text import Text

    yield Text("")
    yield Text.assemble((one.name, "bold"), f"  {one.title}")
    if one.read:
        yield Text(say(_sizes(one)))
    if one.sex is not None:
        yield Text(say(one.sex))
    if one.error is not None:
        yield Text(say(Message("series-not_analysed", {"reason": Name(one.error.say(language()))})))
    if one.findings:
        yield _table(one.findings)
    elif one.error is None:
        yield Text(say(Message("audit-nothing")))


def _sizes(one: AuditedSeries) -> Message:
    from geneverdict.model.prepared import Role

    values: dict[str, Value | None] = {"n": count(one.n_samples)}
    if one.grouping is not None:
        values |= {f"n_{role.value}": count(one.grouping.count(role)) for role in Role}
        values["grade"] = Code(one.grouping.grade)
    return Message("audit-sizes", known(values))


def _table(findings: Sequence[Finding]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, show_lines=True)
    heads = {what: say(Message("audit-head", {"what": Code(what)})) for what in ("weight", "finding", "do")}
    table.add_column(heads["weight"], no_wrap=True)
    table.add_column(heads["finding"], ratio=3, overflow="fold")
    table.add_column(heads["do"], ratio=2, overflow="fold")
    for one in findings:
        weight = say(Message("audit-weight", {"weight": Code(one.weight)}))
        do = say(one.change) if one.change else ""
        table.add_row(Text(weight, style="" if one.weight == "note" else "bold"), Text(say(one.message)), Text(do))
    return table


def _together(seen: Audit) -> Iterator[Text]:
    from rich.text import Text

    if seen.together:
        yield Text("")
        yield Text(say(Message("audit-together")), style="bold")
        yield from (Text(say(one)) for one in seen.together)


def audit_json(seen: Audit) -> dict[str, Any]:
    """``--json``: codes and values beside the texts."""
    return {"series": [_json(one) for one in seen.series], "together": [with_text(one, say) for one in seen.together]}


def _json(one: AuditedSeries) -> dict[str, Any]:
    from geneverdict.model.prepared import Role
    from geneverdict.model.to_json import record_json

    groups = one.grouping and {
        "grade": str(one.grouping.grade),
        **{role.value: one.grouping.count(role) for role in Role},
        "evidence": [with_text(said, say) for said in one.grouping.evidence],
    }
    return {
        "id": one.name,
        "title": one.title,
        "platform": one.platform,
        "n_samples": one.n_samples,
        "groups": groups,
        "sex": with_text(one.sex, say) if one.sex else None,
        "findings": [record_json(found, say) for found in one.findings],
        "notes": [with_text(said, say) for said in one.notes],
        "error": one.error.to_json(language()) if one.error else None,
    }
