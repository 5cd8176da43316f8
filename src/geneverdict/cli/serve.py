"""``geneverdict serve``: the interactive page on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geneverdict.cli.speech import say
from geneverdict.messages import Message, Name


def serve(
    results: Annotated[Path, typer.Argument(metavar="RESULTS")] = Path("results"),
    port: Annotated[int | None, typer.Option("--port", metavar="PORT", min=1, max=65535)] = None,
    browse: Annotated[bool | None, typer.Option("--open/--no-open")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """The interactive page for every gene, on this machine."""
    import sys

    from geneverdict.web.server import serve as listen

    opened = browse if browse is not None else sys.stdout.isatty() and not json
    try:
        listen(results, port, ready=lambda address: _say(address, results, opened=opened, as_json=json))
    except KeyboardInterrupt:  # how one stops it: nothing was interrupted
        raise typer.Exit from None


def _say(address: str, results: Path, *, opened: bool, as_json: bool) -> None:
    """Where it is; and show it, in a thread, because some browsers are waited for."""
    import json
    import threading
    import webbrowser

    if as_json:
        typer.echo(json.dumps({"address": address, "results": str(results)}))
    else:
        typer.echo(say(Message("run-served", {"results": Name(str(results)), "address": Name(address)})))
    if opened:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
