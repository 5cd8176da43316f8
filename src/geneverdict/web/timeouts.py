"""Nobody waits for long: not the server for who says nothing, and not the user for a server that is told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from types import FrameType

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 10.0
"""Seconds that a request's line and headers may take, from the connection or from their first byte on."""


class TimeoutProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, with a limit on how long somebody may take to say what is asked for.

    Else a few hundred connections that say nothing would keep everybody else out.
    """

    patience = PATIENCE
    _limit: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop_waiting()
        elif self._limit is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._limit = self.loop.call_later(self.patience, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None


class QuickStopServer(uvicorn.Server):
    """Ends as soon as it is told to: it writes nothing, and what is being worked out can be asked again."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002
        sys.stdout.flush()
        os._exit(0 if sig == signal.SIGINT else 128 + sig)
