"""Listening on this machine, with a token that only the address tells."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from geneverdict.settings import Settings
from geneverdict.web.server import HOST, listen, server_of


def serve_bench(
    home: Path, settings: Settings, port: int | None = None, *, ready: Callable[[str], None] = lambda _: None
) -> None:
    """Work in ``home`` until the process is told to stop; ``ready`` is called with the address once it listens.

    Raises ResultsError for a folder that cannot be worked in, UsageError for a port that is taken.
    """
    from geneverdict.workbench.app import create_bench

    token = secrets.token_urlsafe(24)
    app = create_bench(home, settings, token)
    listening = listen(port)
    ready(f"http://{HOST}:{listening.getsockname()[1]}/{token}/")
    server_of(app).run(sockets=[listening])
