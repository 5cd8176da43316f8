"""Listening on this machine, and on nothing else."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from geneverdict.errors import UsageError, system_reason
from geneverdict.messages import Message, Value, count, whole

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

HOST = "127.0.0.1"
PORT = 8765
TRIED = 20
"""Ports after the first that are tried when nobody named one."""
MOST_REQUESTS = 256
"""At once; more are told to come again."""
LARGEST_HEAD = 1 << 14
"""Bytes of a request's line and headers."""
CLOSING_SECONDS = 2


def serve(folder: Path, port: int | None = None, *, ready: Callable[[str], None] = lambda _: None) -> None:
    """Serve the results in ``folder`` until the process is told to stop.

    ``port`` None takes the first free one from ``PORT`` on.  ``ready`` is called with the address once it listens.
    Raises ResultsError for a folder without results that can be shown, UsageError for a port that is taken.
    """
    from geneverdict.web.app import create_app

    app = create_app(folder)
    listening = listen(port)
    threading.Thread(target=app.state.current.warm, daemon=True).start()
    _run(app, listening, ready)


def serve_atlas(folder: Path, port: int | None, lang: str, *, ready: Callable[[str], None] = lambda _: None) -> None:
    """As ``serve``, of an atlas; ``lang``: in which language it opens."""
    from geneverdict.web.atlas import create_atlas_app

    app = create_atlas_app(folder, lang)
    _run(app, listen(port), ready)


def _run(app: FastAPI, listening: socket.socket, ready: Callable[[str], None]) -> None:
    ready(f"http://{HOST}:{listening.getsockname()[1]}/")
    server_of(app).run(sockets=[listening])


def server_of(app: FastAPI) -> uvicorn.Server:
    """Bounded in what it takes; says nothing but its own faults."""
    import uvicorn

    from geneverdict.web.timeouts import QuickStopServer, TimeoutProtocol

    config = uvicorn.Config(
        app,
        http=TimeoutProtocol,
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=MOST_REQUESTS,
        h11_max_incomplete_event_size=LARGEST_HEAD,
        timeout_graceful_shutdown=CLOSING_SECONDS,
    )
    return QuickStopServer(config)


def listen(port: int | None) -> socket.socket:
    """A socket that takes connections.  Raises UsageError."""
    wanted = range(PORT, PORT + TRIED) if port is None else [port]
    for one in wanted:
        try:
            return _bound(one)
        except OSError as error:
            reason = system_reason(error)
    values: dict[str, Value] = {
        "first": whole(wanted[0]),
        "last": whole(wanted[-1]),
        "n": count(len(wanted)),
        "why": reason,
    }
    raise UsageError(Message("error-port", values))


def _bound(port: int) -> socket.socket:
    # Named as TCP, because only then asyncio switches off the wait that holds small answers back for 40 ms.
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # else connections of a server that was killed would keep its port for a minute
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HOST, port))
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made
