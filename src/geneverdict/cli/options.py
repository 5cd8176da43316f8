"""What several commands take: their options, and what of them is checked before anything is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geneverdict.cli.speech import language

if TYPE_CHECKING:
    from geneverdict.settings import Settings

Geo = Annotated[str | None, typer.Option("--geo", metavar="ADDRESS")]
Offline = Annotated[bool, typer.Option("--offline")]
Json = Annotated[bool, typer.Option("--json")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet")]
Output = Annotated[Path, typer.Option("-o", "--output", metavar="PATH")]
AcceptChecks = Annotated[bool, typer.Option("--accept-checks")]
Scheduler = Annotated[str, typer.Option("--scheduler", metavar="ADDRESS")]
Figures = Annotated[bool | None, typer.Option("--figures/--no-figures")]
Bare = Annotated[bool, typer.Option("--bare")]
Platforms = Annotated[list[str] | None, typer.Option("--platform", metavar="GPL")]


def settings_of(
    geo: str | None,
    offline: bool,
    *,
    accept_checks: bool = False,
    strict: bool = False,
    scheduler: str = "",
    figures: bool | None = None,
    bare: bool = False,
) -> Settings:
    """What the command was told, and in which language."""
    from dataclasses import replace

    from geneverdict.settings import Settings

    settings = Settings.from_environment()
    return replace(
        settings,
        mirror=geo or settings.mirror,
        offline=offline,
        accept_checks=accept_checks,
        strict=strict,
        scheduler=scheduler,
        figures="report" if figures is None else "all" if figures else "none",
        bare=bare,
        lang=language(),
    )


def check_thresholds(log2fc: float | None, fdr: float | None) -> None:
    """What a study file may not say, the command line may not say either.  Raises UsageError."""
    from geneverdict.errors import UsageError
    from geneverdict.messages import Code, Message
    from geneverdict.model.study import Thresholds

    try:
        Thresholds().at(log2fc=log2fc, fdr=fdr)
    except UsageError as error:
        raise UsageError(Message("error-bad_value", {**error.message.values, "as": Code("option")})) from None


def check_genes(genes: list[str]) -> None:
    """Raises UsageError."""
    from geneverdict.errors import UsageError
    from geneverdict.messages import Message

    if not all(gene.strip() for gene in genes):
        raise UsageError(Message("error-gene_without_letters"))
