"""A workbench that runs: a real server on a free port of this machine, over simulated series."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from geneverdict.model.series import Series
from geneverdict.settings import Settings
from geneverdict.testing.study import demo_recipes, simulate_series
from geneverdict.testing.write import series_folder, write_platform_annot, write_series_matrix

TOKEN = "token-of-the-tests"
PAIRED, UNPAIRED, HOSTILE, LETTERS = "GSE99000001", "GSE99000003", "GSE99000009", "GSE99000008"
TITLE = "</title><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>"


def write_mirror(folder: Path) -> None:
    """``geo`` with simulated series of 200 genes: ``PAIRED`` (12 pairs), ``UNPAIRED``, ``HOSTILE``, whose title is
    ``TITLE``, and ``LETTERS``, whose groups are known by the letters T and N alone and are to be checked."""
    recipes = {recipe.series: recipe for recipe in demo_recipes()}
    for name in (PAIRED, UNPAIRED):
        made = simulate_series(recipes[name], 1, number=int(name[-1]), n_genes=200)
        _write_matrix(folder / "geo", made.series)
        if name == UNPAIRED:
            _write_matrix(
                folder / "geo", replace(made.series, id=HOSTILE, fields={**made.series.fields, "title": (TITLE,)})
            )
        if name == UNPAIRED:
            people = [
                one._replace(title=f"{'N' if i < 7 else 'T'}{i % 7 + 1}", source="liver", characteristics={})
                for i, one in enumerate(recipes[name].samples[:15])
            ]
            letters = recipes[name]._replace(series=LETTERS, title="Simulated: letters", samples=people)
            _write_matrix(folder / "geo", simulate_series(letters, 1, number=3, n_genes=200).series)
        platform = made.platform.id
        annot = folder / "geo" / "platforms" / series_folder(platform) / "annot" / f"{platform}.annot.gz"
        write_platform_annot(annot, made.platform)


def _write_matrix(geo: Path, series: Series) -> None:
    home = geo / "series" / series_folder(series.id) / "matrix"
    write_series_matrix(home / f"{series.id}_series_matrix.txt.gz", series)


@dataclass(frozen=True)
class Bench:
    """Addresses go out as they are given: nothing tidies them on the way."""

    port: int
    home: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/{TOKEN}/"

    def send(
        self, address: str, method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> tuple[int, bytes]:
        """Status and body; ``address`` from the first slash on."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        given = {"Host": f"127.0.0.1:{self.port}", **(headers or {})}
        if body is not None and "Content-Length" not in given and "Transfer-Encoding" not in given:
            given["Content-Length"] = str(len(body))
        try:
            connection.putrequest(method, address, skip_host=True, skip_accept_encoding=True)
            for name, value in given.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            got = connection.getresponse()
            return got.status, got.read()
        finally:
            connection.close()

    def get(self, path: str) -> Any:
        status, body = self.send(f"/{TOKEN}/{path}")
        assert status == 200, body
        return json.loads(body)

    def post(self, path: str, body: object, *, status: int = 200) -> Any:
        headers = {"Content-Type": "application/json"}
        found, text = self.send(f"/{TOKEN}/{path}", "POST", headers, json.dumps(body).encode())
        assert found == status, text
        return json.loads(text)

    def refused(self, path: str, body: object, status: int) -> str:
        """The code of the error."""
        return str(self.post(path, body, status=status)["error"]["code"])

    def job(self, study: str) -> Any:
        return next((job for job in self.get("api/studies")["jobs"] if job["study"] == study), None)

    def wait(self, study: str, *states: str) -> Any:
        """The job once it is in one of the states."""
        for _ in range(1200):
            job = self.job(study)
            if job is not None and job["state"] in states:
                return job
            time.sleep(0.1)
        pytest.fail(f"{study} is never {states}: {self.job(study)}")


@contextmanager
def working(home: Path, geo: Path) -> Iterator[Bench]:
    """A workbench in ``home`` that takes its series from the folder ``geo``."""
    from geneverdict.web.server import listen, server_of
    from geneverdict.workbench.app import create_bench

    settings = Settings(mirror=str(geo), cache=home.with_name(f"{home.name}-cache"), offline=True)
    app = create_bench(home, settings, TOKEN)
    running, listening = server_of(app), listen(0)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield Bench(listening.getsockname()[1], home)
    finally:
        app.state.bench.close()
        running.should_exit = True
        thread.join(timeout=20)
        assert not thread.is_alive()
