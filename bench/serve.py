"""How long the local server takes: ``python bench/serve.py [--results FOLDER] [--quick]``.

Without a folder it makes results of eleven simulated series of 20,000 genes first, which takes some minutes.  The
server is the command as typed, in a process of its own; its clients share the machine with it.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

CLIENTS, MANY = 50, 200


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as made:
        folder = options.results or make_results(
            Path(made), 3 if options.quick else 11, 2000 if options.quick else 20000
        )
        with served(folder) as (port, process):
            measure(port, process, 40 if options.quick else 300)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--results", type=Path, help="a folder that `run` left behind")
    parser.add_argument("--quick", action="store_true", help="three series of 2,000 genes")
    return parser.parse_args()


def make_results(folder: Path, n_series: int, n_genes: int, *, more: str = "") -> Path:
    """The results of a study of simulated series, paired and unpaired in turn, each on a platform of its own.

    ``more`` is added to the study file.
    """
    from geneverdict.io.study import read_study
    from geneverdict.pipeline.run import run_study
    from geneverdict.settings import Settings
    from geneverdict.testing import demo_recipes, simulate_series, write_platform_annot, write_series_matrix
    from geneverdict.testing.write import series_folder

    text, geo = 'title = "Simulated: many series"\ngenes = ["ITGA5"]\n', folder / "geo"
    for number in range(1, n_series + 1):
        recipe = demo_recipes()[number % 2]
        recipe = recipe._replace(series=f"GSE991{number:05d}", platform=f"GPL991000{number:02d}", hazard_ratio=0.0)
        made = simulate_series(recipe, 7, number=number, n_genes=n_genes)
        home = geo / "platforms" / series_folder(recipe.platform) / "annot"
        write_platform_annot(home / f"{recipe.platform}.annot.gz", made.platform)
        matrix = geo / "series" / series_folder(recipe.series) / "matrix"
        write_series_matrix(matrix / f"{recipe.series}_series_matrix.txt.gz", made.series, decimals=4)
        text += f'\n[[series]]\nid = "{recipe.series}"\n'
    (folder / "study.toml").write_text(text + more, encoding="utf-8")
    settings = Settings(mirror=str(geo), cache=folder / "cache", offline=True)
    run_study(read_study(folder / "study.toml"), folder / "results", settings)
    return folder / "results"


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """The server of a folder: its port and its process."""
    command = [sys.executable, "-m", "geneverdict", "serve", str(folder), "--json", "--no-open"]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            address = json.loads(process.stdout.readline())["address"]
            port = int(address.rstrip("/").rpartition(":")[2])
            client = Client(port)
            named = json.loads(client.ask("/api/study"))["named"][0]
            client.ask(f"/api/gene/{quote(named)}")
            seconds = time.perf_counter() - started
            print(f"{seconds:.1f} s from the start of the command to the study and its first gene")
            yield port, process
        finally:
            process.terminate()


class Client:
    """One connection, kept open."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def close(self) -> None:
        self._connection.close()

    def ask(self, address: str) -> bytes:
        self._connection.request("GET", address)
        got = self._connection.getresponse()
        body = got.read()
        if got.status != 200:
            message = f"{address}: {got.status} {body[:200]!r}"
            raise RuntimeError(message)
        return body

    def timed(self, address: str) -> float:
        start = time.perf_counter()
        self.ask(address)
        return time.perf_counter() - start


def measure(port: int, process: subprocess.Popen[str], n: int) -> None:
    client = Client(port)
    study = json.loads(client.ask("/api/study"))
    names = random.Random(1).sample(study["genes"], 3 * n + 2 * CLIENTS)
    print(f"{len(study['series'])} series, {len(study['genes']):,} genes; ms")
    print(f"{'':44}{'n':>7}{'p50':>9}{'p99':>9}{'max':>9}")
    client.ask(f"/api/gene/{names[-1]}/words")  # every table is in memory now
    first, second, third = (names[i * n : (i + 1) * n] for i in range(3))
    feeds = [f"/api/gene/{quote(name)}" for name in first]
    show("a gene's feed, made", [client.timed(address) for address in feeds])
    show("a gene's feed, kept", [client.timed(address) for address in feeds])
    words = [f"/api/gene/{quote(name)}/words" for name in second[: n // 3]]
    show("the full words on a gene, made", [client.timed(address) for address in words])
    show("the full words on a gene, kept", [client.timed(address) for address in words])
    fdrs = [f"/api/gene/{quote(name)}/words?fdr=0.{i + 1:03d}" for i, name in enumerate(second[:5])]
    show("the full words at an FDR not asked before", [client.timed(address) for address in fdrs])
    show("a search", [client.timed(f"/api/search?q={quote(name[:5])}") for name in second])
    show("the numbers of a series", [client.timed(f"/api/series/{one['stem']}") for one in study["series"]])
    fresh = [f"/api/gene/{quote(name)}" for name in third]
    show(f"{CLIENTS} clients: feeds, made and kept", together(port, lambda i: fresh[(i * 7) % n :][:40]))
    show(f"{CLIENTS} clients: feeds, kept", together(port, lambda i: feeds[i:][:40]))
    wanted = [f"/api/gene/{quote(names[-2])}/words?log2fc=0.9"]
    show(f"{CLIENTS} clients: the same full words, made once", together(port, lambda _: wanted))
    mixed(port, feeds, [f"/api/search?q={quote(name[:5])}" for name in second])
    print(f"memory of the server: {_resident(process.pid)} MB")


def mixed(port: int, feeds: Sequence[str], searches: Sequence[str]) -> None:
    """Small answers while every client also takes the whole report, and while none does."""
    for what, large in (("", "/api/study"), (", and the report", "/report.html")):

        def addresses(i: int, large: str = large) -> list[str]:
            small = [*feeds[i % len(feeds) :][:4], *searches[i % len(searches) :][:4]]
            return [*small[:3], large, *small[3:]] if i % 2 else [large, *small]

        seconds = timed_together(port, addresses, MANY)
        show(f"{MANY} clients: feeds and searches{what}", [s for address, s in seconds if address != large])
        show(f"    {large}", [s for address, s in seconds if address == large])


def timed_together(port: int, addresses: Callable[[int], Sequence[str]], clients: int) -> list[tuple[str, float]]:
    """Every client asks its addresses one after another, all clients at once."""

    def one(i: int) -> list[tuple[str, float]]:
        with closing(Client(port)) as client:
            return [(address, client.timed(address)) for address in addresses(i)]

    with ThreadPoolExecutor(clients) as pool:
        return [timed for each in pool.map(one, range(clients)) for timed in each]


def together(port: int, addresses: Callable[[int], Sequence[str]]) -> list[float]:
    return [seconds for _, seconds in timed_together(port, addresses, CLIENTS)]


def show(what: str, seconds: Sequence[float]) -> None:
    ordered = sorted(1000 * value for value in seconds)
    p50, p99 = (ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in (0.5, 0.99))
    print(f"{what:44}{len(ordered):7}{p50:9.1f}{p99:9.1f}{ordered[-1]:9.1f}", flush=True)


def _resident(pid: int) -> str:
    """Largest resident set so far, where the system tells it."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    found = next((line.split()[1] for line in lines if line.startswith("VmHWM")), "")
    return f"{int(found) / 1000:.0f}" if found else "?"


if __name__ == "__main__":
    main()
