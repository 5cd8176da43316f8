"""``geneverdict serve``: the interactive page on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def serve(
    results: Annotated[Path, typer.Argument(help="A folder that `run` left behind.")] = Path("results"),
    port: Annotated[
        int | None,
        typer.Option("--port", min=1, max=65535, help="Where to listen; else 8765, or the next that is free."),
    ] = None,
    browse: Annotated[
        bool | None,
        typer.Option("--open/--no-open", help="Open it in the browser; in a terminal this is done unless refused."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the address as JSON for machines.")] = False,
) -> None:
    """The interactive page for every gene, on this machine.

    It listens on this machine alone.  Ctrl-C stops it.

    Example: geneverdict serve results
    """
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
        typer.echo(f"{results} is shown at {address} on this machine only. Ctrl-C stops it.")
    if opened:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
