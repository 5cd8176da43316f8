"""A small study with its results, made once, and servers of it: real ones, on free ports of this machine."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from fastapi import FastAPI

STUDY = """
title = "Simulated: <b>served</b> & shown"
genes = ["ITGA5"]

[multiverse]
probes = ["highest_median"]
normalise = ["as_deposited"]
filter = ["none"]
multi_gene_probes = ["drop"]
permutations = 20

[[series]]
id = "GSE99000001"

[[series]]
id = "GSE99000004"
"""
"""Paired, with survival; and one without ITGA5."""


@pytest.fixture(scope="session")
def results(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A results folder of two simulated series."""
    return made_once("served", _make_results) / "results"


def _make_results(folder: Path) -> None:
    from geneverdict.io.study import read_study
    from geneverdict.pipeline.run import run_study
    from geneverdict.settings import Settings
    from geneverdict.testing import write_demo_study

    write_demo_study(folder, n_genes=500)
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")
    settings = Settings(mirror=str(folder / "geo"), cache=folder / "cache", offline=True)
    run_study(read_study(folder / "study.toml"), folder / "results", settings)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        import json

        return json.loads(self.body)

    @property
    def error(self) -> dict[str, str]:
        body: dict[str, dict[str, str]] = self.json()
        assert list(body) == ["error"]
        assert list(body["error"]) == ["code", "text", "where", "todo", "values", "message"]
        return body["error"]


@dataclass(frozen=True)
class Server:
    """A server that runs.  Addresses go out as they are given: nothing tidies them on the way."""

    port: int

    def ask(
        self, address: str, method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        given = {"Host": f"127.0.0.1:{self.port}", **(headers or {})}
        try:
            connection.putrequest(method, address, skip_host=True, skip_accept_encoding=True)
            for name, value in given.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            got = connection.getresponse()
            return Answer(got.status, dict(got.getheaders()), got.read())
        finally:
            connection.close()


@contextmanager
def _running(app: FastAPI) -> Iterator[Server]:
    from geneverdict.web.server import listen, server_of

    running, listening = server_of(app), listen(0)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield Server(listening.getsockname()[1])
    finally:
        running.should_exit = True
        thread.join(timeout=20)
        assert not thread.is_alive()


def _serving(folder: Path) -> AbstractContextManager[Server]:
    from geneverdict.web.app import create_app

    return _running(create_app(folder))


@pytest.fixture(scope="session")
def running() -> Callable[[FastAPI], Any]:
    """``with running(app) as server: …``"""
    return _running


@pytest.fixture(scope="session")
def serving() -> Callable[[Path], Any]:
    """``with serving(folder) as server: …``"""
    return _serving


@pytest.fixture(scope="session")
def server(results: Path) -> Iterator[Server]:
    with _serving(results) as running:
        yield running
