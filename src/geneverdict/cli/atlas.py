"""``geneverdict atlas``: many studies in one place, asked for one gene at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geneverdict.cli.help import SpokenCommand, SpokenGroup
from geneverdict.cli.options import AcceptChecks, Geo, Json, Offline, Output, Scheduler, check_genes, settings_of

if TYPE_CHECKING:
    from geneverdict.model.atlas_answer import AtlasAnswer
    from geneverdict.pipeline.atlas.ask import Atlas
    from geneverdict.settings import Settings

ATLAS = Path("atlas")
app = typer.Typer(name="atlas", cls=SpokenGroup, add_completion=False, rich_markup_mode=None, no_args_is_help=False)
command = partial(app.command, cls=SpokenCommand)
Studies = Annotated[list[Path], typer.Argument(metavar="STUDIES")]
Place = Annotated[Path, typer.Argument(metavar="ATLAS")]


@command()
def build(
    studies: Studies,
    output: Output = ATLAS,
    geo: Geo = None,
    offline: Offline = False,
    accept_checks: AcceptChecks = False,
    scheduler: Scheduler = "",
    json: Json = False,
) -> None:
    """Studies, results and tables into an atlas."""
    settings = settings_of(geo, offline, accept_checks=accept_checks, scheduler=scheduler)
    _build(studies, output, settings, new=True, as_json=json)


@command()
def add(
    studies: Studies,
    output: Output = ATLAS,
    geo: Geo = None,
    offline: Offline = False,
    accept_checks: AcceptChecks = False,
    scheduler: Scheduler = "",
    json: Json = False,
) -> None:
    """More of them into an atlas that is there."""
    settings = settings_of(geo, offline, accept_checks=accept_checks, scheduler=scheduler)
    _build(studies, output, settings, new=False, as_json=json)


def _build(studies: list[Path], output: Path, settings: Settings, *, new: bool, as_json: bool) -> None:
    from geneverdict.cli.atlas_built import show_built
    from geneverdict.cli.progress import watched
    from geneverdict.pipeline.atlas.build import build_atlas

    with watched() as listener:
        built = build_atlas(output, studies, settings, listener, new=new)
    show_built(built, output, as_json=as_json)
    if not built.new and not built.known:
        raise typer.Exit(1)


@command()
def ask(
    name: Annotated[str, typer.Argument(metavar="GENE")],
    atlas: Place = ATLAS,
    log2fc: Annotated[float | None, typer.Option("--log2fc", metavar="NUMBER")] = None,
    fdr: Annotated[float | None, typer.Option("--fdr", metavar="NUMBER")] = None,
    words: Annotated[str, typer.Option("--words", metavar="WORDS")] = "",
    tissue: Annotated[str, typer.Option("--tissue", metavar="WORDS")] = "",
    disease: Annotated[str, typer.Option("--disease", metavar="WORDS")] = "",
    like: Annotated[bool, typer.Option("--like")] = False,
    csv: Annotated[bool, typer.Option("--csv")] = False,
    page: Annotated[Path | None, typer.Option("--page", metavar="PATH")] = None,
    json: Json = False,
) -> None:
    """One gene in every contrast of an atlas."""
    from geneverdict.cli.atlas_terminal import show_atlas
    from geneverdict.pipeline.atlas.ask import open_atlas

    check_genes([name])
    opened = open_atlas(atlas)
    answer = opened.ask(name, log2fc=log2fc, fdr=fdr, words=words, tissue=tissue, disease=disease, alike=like)
    if page is not None:
        _write_page(opened, answer, page)
    show_atlas(answer, as_json=json, as_csv=csv)


def _write_page(atlas: Atlas, answer: AtlasAnswer, path: Path) -> None:
    from geneverdict.cli.speech import language
    from geneverdict.io.results.folder import refusals, write_whole
    from geneverdict.report.atlas import Question, render_atlas

    text = render_atlas(atlas.contrasts, Question(lang=language()), answer=answer, served=False)
    with refusals(path):
        write_whole(path, text)


@command()
def find(
    words: Annotated[str, typer.Argument(metavar="WORDS")],
    atlas: Place = ATLAS,
    json: Json = False,
) -> None:
    """Contrasts of an atlas by words of their texts."""
    from geneverdict.cli.atlas_built import show_found
    from geneverdict.pipeline.atlas.ask import open_atlas

    found = open_atlas(atlas).find(words)
    show_found(found, as_json=json)
    if not found:
        raise typer.Exit(1)
