"""``geneverdict serve``: the interactive page on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geneverdict.cli.options import Geo, Offline, settings_of
from geneverdict.cli.speech import say
from geneverdict.messages import Message, Name


def serve(
    results: Annotated[Path | None, typer.Argument(metavar="RESULTS")] = None,
    workspace: Annotated[Path, typer.Option("--workspace", metavar="PATH")] = Path("geneverdict-workspace"),
    port: Annotated[int | None, typer.Option("--port", metavar="PORT", min=1, max=65535)] = None,
    browse: Annotated[bool | None, typer.Option("--open/--no-open")] = None,
    geo: Geo = None,
    offline: Offline = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """The workbench, or with a results folder its interactive page, on this machine."""
    import sys

    opened = browse if browse is not None else sys.stdout.isatty() and not json
    try:
        if results is None:
            _bench(workspace, geo, port, offline=offline, opened=opened, as_json=json)
        else:
            _results(results, port, opened=opened, as_json=json)
    except KeyboardInterrupt:  # how one stops it: nothing was interrupted
        raise typer.Exit from None


def _results(results: Path, port: int | None, *, opened: bool, as_json: bool) -> None:
    from geneverdict.cli.speech import language
    from geneverdict.io.atlas.layout import is_atlas
    from geneverdict.web.server import serve as listen
    from geneverdict.web.server import serve_atlas

    def ready(address: str) -> None:
        _say(address, "results", results, opened=opened, as_json=as_json)

    if is_atlas(results):
        serve_atlas(results, port, language(), ready=ready)
    else:
        listen(results, port, ready=ready)


def _bench(workspace: Path, geo: str | None, port: int | None, *, offline: bool, opened: bool, as_json: bool) -> None:
    from geneverdict.workbench.serve import serve_bench

    def ready(address: str) -> None:
        _say(address, "workspace", workspace, opened=opened, as_json=as_json)

    serve_bench(workspace, settings_of(geo, offline), port, ready=ready)


def _say(address: str, what: str, folder: Path, *, opened: bool, as_json: bool) -> None:
    """Where it is; and show it, in a thread, because some browsers are waited for."""
    import json
    import threading
    import webbrowser

    if as_json:
        typer.echo(json.dumps({"address": address, what: str(folder)}))
    else:
        typer.echo(say(Message(f"run-served_{what}", {"folder": Name(str(folder)), "address": Name(address)})))
    if opened:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
