"""What several commands take: their options, and what of them is checked before anything is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geneverdict.cli.speech import choose

if TYPE_CHECKING:
    from geneverdict.settings import Settings

Geo = Annotated[
    str | None,
    typer.Option(
        "--geo", metavar="ADDRESS", help="A mirror laid out like GEO's file tree, or a folder [GENEVERDICT_GEO]."
    ),
]
Offline = Annotated[bool, typer.Option("--offline", help="Use only what is in the cache (or in a mirror folder).")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Lang = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="en|zh",
        help="Language of what is printed, and in which the report opens; codes in JSON stay English.",
    ),
]
Output = Annotated[Path, typer.Option("-o", "--output", help="Where to write.")]
AcceptChecks = Annotated[
    bool, typer.Option("--accept-checks", help="Analyse series whose groups are only 'check', too.")
]
Scheduler = Annotated[
    str,
    typer.Option(
        "--scheduler", metavar="ADDRESS", help="Let a Dask cluster do the multiverse's work, e.g. tcp://10.0.0.1:8786."
    ),
]
Figures = Annotated[
    bool,
    typer.Option("--figures/--no-figures", help="Draw the figures' files; the report's interactive part needs none."),
]
Bare = Annotated[bool, typer.Option("--bare", help="Draw the figures' files without titles, as journals want them.")]
Platforms = Annotated[
    list[str] | None,
    typer.Option("--platform", metavar="GPL", help="Where a series has several; for one of many: GSE14520=GPL571."),
]


def settings_of(
    geo: str | None,
    offline: bool,
    *,
    lang: str,
    accept_checks: bool = False,
    strict: bool = False,
    scheduler: str = "",
    figures: bool = True,
    bare: bool = False,
) -> Settings:
    """What the command was told; from here on it speaks the language asked for.  Raises UsageError."""
    from dataclasses import replace

    from geneverdict.settings import Settings

    choose(lang)
    settings = Settings.from_environment()
    return replace(
        settings,
        mirror=geo or settings.mirror,
        offline=offline,
        accept_checks=accept_checks,
        strict=strict,
        scheduler=scheduler,
        figures=figures,
        bare=bare,
        lang=lang,
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
