"""The commands.  Each parses, calls one function of the pipeline, and shows what came back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from geneverdict.cli import atlas
from geneverdict.cli.help import SpokenCommand, SpokenGroup
from geneverdict.cli.options import (
    AcceptChecks,
    Bare,
    Figures,
    Geo,
    Json,
    Offline,
    Output,
    Platforms,
    Quiet,
    Scheduler,
    check_genes,
    check_thresholds,
    settings_of,
)
from geneverdict.cli.serve import serve
from geneverdict.cli.speech import language

Shell = Literal["bash", "zsh", "fish", "powershell"]

if TYPE_CHECKING:
    from geneverdict.model.run import Run
    from geneverdict.model.study import Study
    from geneverdict.settings import Settings

app = typer.Typer(
    name="geneverdict",
    cls=SpokenGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
command = partial(app.command, cls=SpokenCommand)


def _analyse(
    what: Study, output: Path, settings: Settings, *, as_json: bool, quiet: bool, ask_survival: bool = False
) -> Run:
    """Run the study and show what came of it."""
    from geneverdict.cli.progress import watched
    from geneverdict.cli.show import show_run
    from geneverdict.pipeline.run import run_study

    with watched(quiet=quiet) as listener:
        done = run_study(what, output, settings, listener, ask_survival=ask_survival)
    show_run(done, output, as_json=as_json, quiet=quiet)
    return done


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version")] = False,
) -> None:
    if version:
        from geneverdict.version import __version__

        typer.echo(f"geneverdict {__version__}")
        raise typer.Exit


@command()
def run(
    study: Annotated[Path, typer.Argument(metavar="STUDY")],
    output: Output = Path("results"),
    geo: Geo = None,
    offline: Offline = False,
    accept_checks: AcceptChecks = False,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    scheduler: Scheduler = "",
    figures: Figures = None,
    bare: Bare = False,
    quiet: Quiet = False,
    bundle: Annotated[bool, typer.Option("--bundle")] = False,
    json: Json = False,
) -> None:
    """Do everything a study file asks: fetch, fit, pool, report."""
    from geneverdict.cli.show import show_bundle
    from geneverdict.io.results.bundle import bundle_path, check_bundle, write_bundle
    from geneverdict.io.study import read_study

    settings = settings_of(
        geo,
        offline,
        accept_checks=accept_checks,
        strict=strict,
        scheduler=scheduler,
        figures=figures,
        bare=bare,
    )
    zipped = bundle_path(output)
    if bundle:
        check_bundle(zipped)
    done = _analyse(read_study(study), output, settings, as_json=json, quiet=quiet)
    if bundle:
        write_bundle(output, zipped)
        if not json and not quiet:
            show_bundle(zipped, as_json=False)
    if not done.analysed:
        raise typer.Exit(1)


@command()
def multiverse(
    name: Annotated[str, typer.Argument(metavar="GENE")],
    study: Annotated[Path, typer.Argument(metavar="STUDY")],
    output: Output = Path("results"),
    geo: Geo = None,
    offline: Offline = False,
    accept_checks: AcceptChecks = False,
    scheduler: Scheduler = "",
    figures: Figures = None,
    bare: Bare = False,
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """How much a gene's answer depends on the analyst."""
    from geneverdict.io.study import read_study
    from geneverdict.pipeline.run import of_one_gene

    settings = settings_of(geo, offline, accept_checks=accept_checks, scheduler=scheduler, figures=figures, bare=bare)
    check_genes([name])
    done = _analyse(of_one_gene(read_study(study), name, multiverse=True), output, settings, as_json=json, quiet=quiet)
    if not done.analysed:
        raise typer.Exit(1)


@command()
def survival(
    name: Annotated[str, typer.Argument(metavar="GENE")],
    study: Annotated[Path, typer.Argument(metavar="STUDY")],
    output: Output = Path("results"),
    geo: Geo = None,
    offline: Offline = False,
    accept_checks: AcceptChecks = False,
    figures: Figures = None,
    bare: Bare = False,
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """Does the gene's expression matter for the patient?"""
    from geneverdict.io.study import read_study
    from geneverdict.pipeline.run import of_one_gene

    settings = settings_of(geo, offline, accept_checks=accept_checks, figures=figures, bare=bare)
    check_genes([name])
    done = _analyse(
        of_one_gene(read_study(study), name), output, settings, as_json=json, quiet=quiet, ask_survival=True
    )
    if not any(answer.cohorts for answer in done.survival):
        raise typer.Exit(1)


@command()
def gene(
    words: Annotated[list[str], typer.Argument(metavar="GENES")],
    log2fc: Annotated[float | None, typer.Option("--log2fc", metavar="NUMBER")] = None,
    fdr: Annotated[float | None, typer.Option("--fdr", metavar="NUMBER")] = None,
    csv: Annotated[bool, typer.Option("--csv")] = False,
    quiet: Quiet = False,
    json: Json = False,
) -> None:
    """Other genes from stored results, without a new run."""
    from geneverdict.cli.genes import asked_of, show_genes
    from geneverdict.pipeline.answer import ask_all

    check_thresholds(log2fc, fdr)
    asked = asked_of(words)
    full = asked.alone or (json and not csv)
    answers = ask_all(asked.results, asked.genes, log2fc=log2fc, fdr=fdr, full=full)
    show_genes(answers, alone=asked.alone, as_json=json, as_csv=csv, quiet=quiet)


@command(name="bundle")
def bundle_results(
    results: Annotated[Path, typer.Argument(metavar="RESULTS")] = Path("results"),
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="PATH")] = None,
    json: Json = False,
) -> None:
    """One zip of stored results, to send."""
    from geneverdict.cli.show import show_bundle
    from geneverdict.io.results.bundle import bundle_path, write_bundle

    path = output or bundle_path(results)
    write_bundle(results, path)
    show_bundle(path, as_json=json)


@command(name="figures")
def figures_of(
    results: Annotated[Path, typer.Argument(metavar="RESULTS")] = Path("results"),
    geo: Geo = None,
    offline: Offline = False,
    bare: Bare = False,
    json: Json = False,
) -> None:
    """Every figure of stored results, as files for papers."""
    from geneverdict.cli.progress import watched
    from geneverdict.cli.show import show_figures
    from geneverdict.pipeline.redraw import FIGURES, draw_figures

    with watched() as listener:
        n = draw_figures(results, settings_of(geo, offline, bare=bare), listener, mirror=geo)
    show_figures(results / FIGURES, n, as_json=json)


@command()
def verify(
    results: Annotated[Path, typer.Argument(metavar="RESULTS")] = Path("results"),
    tables: Annotated[Path | None, typer.Option("--tables", metavar="PATH")] = None,
    json: Json = False,
) -> None:
    """The printed numbers, recomputed by R's own packages."""
    from geneverdict.cli.verify import show_verification
    from geneverdict.pipeline.verify import verify as recompute

    seen = recompute(results, tables)
    show_verification(seen, results, tables, as_json=json)
    if seen.different or not seen.compared:
        raise typer.Exit(1)


@command()
def compare(
    table: Annotated[Path, typer.Argument(metavar="TABLE")],
    results: Annotated[Path, typer.Argument(metavar="RESULTS")] = Path("results"),
    series: Annotated[str | None, typer.Option("--series", metavar="SERIES")] = None,
    column: Annotated[list[str] | None, typer.Option("--column", metavar="COLUMN")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="PATH")] = None,
    json: Json = False,
) -> None:
    """Why somebody's published table differs from ours."""
    from geneverdict.cli.compare import columns_of, show_comparison
    from geneverdict.io.results.summary import read_study as read_summary
    from geneverdict.pipeline.compare import compare as line_up

    seen = line_up(results, table, series=series, columns=columns_of(column or []))
    show_comparison(seen, read_summary(results).thresholds, output, as_json=json)


@command()
def init(
    series: Annotated[list[str], typer.Argument(metavar="GSES")],
    gene: Annotated[list[str], typer.Option("--gene", metavar="GENE")],
    output: Output = Path("study.toml"),
    platform: Platforms = None,
    geo: Geo = None,
    offline: Offline = False,
    force: Annotated[bool, typer.Option("--force")] = False,
    json: Json = False,
) -> None:
    """Look at series and write a study file to review."""
    from geneverdict.cli.init import specs_of, write_init
    from geneverdict.cli.progress import watched
    from geneverdict.pipeline.inspect import inspect_all

    settings = settings_of(geo, offline)
    check_genes(gene)
    with watched() as listener:
        inspections = inspect_all(specs_of(series, platform or []), settings, listener)
    write_init(inspections, gene, output, force=force, as_json=json)


@command()
def inspect(
    series: Annotated[str, typer.Argument(metavar="GSE")],
    platform: Annotated[str | None, typer.Option("--platform", metavar="GPL")] = None,
    geo: Geo = None,
    offline: Offline = False,
    json: Json = False,
) -> None:
    """What is in a series; what would be inferred, and why."""
    from geneverdict.cli.progress import watched
    from geneverdict.cli.show import show_inspection
    from geneverdict.pipeline.inspect import inspect_series, spec_of

    settings = settings_of(geo, offline)
    with watched() as listener:
        seen = inspect_series(spec_of(series, platform), settings, listener)
    show_inspection(seen, as_json=json)


@command()
def audit(
    what: Annotated[list[str], typer.Argument(metavar="WHAT")],
    platform: Platforms = None,
    geo: Geo = None,
    offline: Offline = False,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    json: Json = False,
) -> None:
    """What does not fit together: labels, sex, replicates, copies, scale."""
    from geneverdict.cli.audit import named, show_audit
    from geneverdict.cli.progress import watched
    from geneverdict.pipeline.audit import audit as look

    settings = settings_of(geo, offline, strict=strict)
    asked = named(what, platform or [])
    with watched() as listener:
        seen = look(asked, settings, listener)
    show_audit(seen, as_json=json)
    if not any(one.read for one in seen.series):
        raise typer.Exit(1)
    if strict and seen.alarms:
        raise typer.Exit(3)


@command()
def fetch(
    study: Annotated[Path, typer.Argument(metavar="STUDY")],
    geo: Geo = None,
    offline: Offline = False,
    json: Json = False,
) -> None:
    """Download what a study needs into the cache."""
    from geneverdict.cli.progress import watched
    from geneverdict.cli.show import show_fetched
    from geneverdict.io.study import read_study
    from geneverdict.pipeline.load import fetch_study

    settings = settings_of(geo, offline)
    with watched() as listener:
        fetched = fetch_study(read_study(study), settings, listener)
    show_fetched(fetched, as_json=json)
    if any(entry.error for entry in fetched):
        raise typer.Exit(1)


@command()
def demo(
    output: Output = Path("demo-results"),
    json: Json = False,
) -> None:
    """A simulated study, offline, end to end."""
    from geneverdict.cli.progress import watched
    from geneverdict.cli.show import show_run
    from geneverdict.pipeline.demo import run_demo

    with watched() as listener:
        done = run_demo(output, listener, lang=language())
    show_run(done, output, as_json=json)


@command()
def mcp(
    results: Annotated[list[Path] | None, typer.Argument(metavar="RESULTS")] = None,
    geo: Geo = None,
    offline: Offline = False,
) -> None:
    """A server that agents ask (Model Context Protocol)."""
    from geneverdict.agents.server import serve as answer
    from geneverdict.cli.speech import say

    answer(results or [Path("results")], settings_of(geo, offline), say)


@command()
def completion(shell: Annotated[Shell, typer.Argument(metavar="SHELL")]) -> None:
    """What the shell needs to complete commands by Tab."""
    from geneverdict.cli.completion import script

    typer.echo(script(shell), nl=False)


command(name="serve")(serve)
app.add_typer(atlas.app)
