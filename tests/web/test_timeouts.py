"""Connections that say nothing, or only the beginning, do not keep others out."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest

from geneverdict.web.server import MOST_REQUESTS
from geneverdict.web.timeouts import TimeoutProtocol

pytestmark = pytest.mark.slow


def _connected(server: Any) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=20)


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"], ids=str)
def test_who_says_nothing_is_left(
    results: Path, monkeypatch: pytest.MonkeyPatch, serving: Callable[[Path], Any], begun: bytes
) -> None:
    monkeypatch.setattr(TimeoutProtocol, "patience", 1.0)
    with serving(results) as server, ExitStack() as opened:
        silent = [opened.enter_context(_connected(server)) for _ in range(MOST_REQUESTS + 40)]
        for one in silent:
            one.sendall(begun)
        for one in silent:
            with suppress(ConnectionResetError):  # as the system has it where something was said before
                assert one.recv(1 << 12) == b""  # closed, without an answer
        assert server.ask("/api/gene/ITGA5").status == 200


def test_hundreds_that_say_nothing_lock_nobody_out(results: Path, serving: Callable[[Path], Any]) -> None:
    """Although each of them may be silent for ten seconds."""
    with serving(results) as server:
        assert server.ask("/api/gene/ITGA5").status == 200
        with ExitStack() as opened:
            for _ in range(MOST_REQUESTS + 44):
                opened.enter_context(_connected(server))
            assert [server.ask("/api/gene/ITGA5").status for _ in range(5)] == [200] * 5


def _trickle(connection: socket.socket) -> None:
    """A byte now and then, 20 seconds long."""
    for _ in range(200):
        connection.sendall(b"a")
        time.sleep(0.1)


def test_a_byte_now_and_then_does_not_help(
    results: Path, monkeypatch: pytest.MonkeyPatch, serving: Callable[[Path], Any]
) -> None:
    monkeypatch.setattr(TimeoutProtocol, "patience", 0.5)
    with serving(results) as server, socket.create_connection(("127.0.0.1", server.port), timeout=20) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ")
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            _trickle(slow)


def test_a_connection_that_asks_again_after_a_while_is_kept(
    results: Path, monkeypatch: pytest.MonkeyPatch, serving: Callable[[Path], Any]
) -> None:
    """The limit is on saying what one asks for, not on the time between two questions."""
    monkeypatch.setattr(TimeoutProtocol, "patience", 0.5)
    with serving(results) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        for _ in range(3):
            connection.request("GET", "/api/gene/ITGA5")
            assert connection.getresponse().read().startswith(b"{")
            time.sleep(0.8)
        connection.close()
