"""Nobody waits for long: not the server for who says nothing, and not the user for a server that is told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from types import FrameType
from typing import ClassVar

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 10.0
"""Seconds that a request's line and headers may take, from the connection or from their first byte on."""
MOST_SILENT = 192
"""Connections that have not said yet what they ask for; fewer than requests at once, so that there is always room."""
FEW, SOON = 64, 1.0
"""So many may be silent for the whole of that time; where there are more, for so many seconds."""


class TimeoutProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, with a limit on how long somebody may take to say what is asked for.

    Else a few hundred connections that say nothing would keep everybody else out.  Where many are silent, those that
    have been for longest give way to who comes now.
    """

    patience = PATIENCE
    _limit: asyncio.TimerHandle | None = None
    _silent: ClassVar[dict[TimeoutProtocol, float]] = {}
    """Since when each has been; the one that has been for longest is first."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()
        self._make_room()

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
        self._silent[self] = self.loop.time()

    def _stop_waiting(self) -> None:
        self._silent.pop(self, None)
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None

    def _make_room(self) -> None:
        while len(self._silent) > FEW:
            oldest, since = next(iter(self._silent.items()))
            if len(self._silent) <= MOST_SILENT and self.loop.time() - since < SOON:
                return
            oldest._stop_waiting()
            oldest.transport.close()


class QuickStopServer(uvicorn.Server):
    """Ends as soon as it is told to: it writes nothing, and what is being worked out can be asked again."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002
        sys.stdout.flush()
        os._exit(0 if sig == signal.SIGINT else 128 + sig)
