"""A web server laid out like GEO that misbehaves to order, and small files in GEO's format to put on it."""

from __future__ import annotations

import gzip
import hashlib
import random
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest


@dataclass
class Answer:
    """How to answer one request; by default rightly."""

    status: int = 200
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    send: int | None = None
    """Send only so many bytes of the body, then hang up (or stall)."""
    stall: float = 0.0
    """Seconds without a byte after what is sent."""
    trickle: float = 0.0
    """Seconds before each byte of the body."""
    length: int | None = 0
    """Content-Length: 0 = the truth, None = none is stated and the end of the connection is the end of the body."""
    ranges: bool = True
    hang_up: bool = False
    """No answer at all."""


@dataclass
class Request:
    path: str
    range: str
    if_range: str = ""
    status: int = 0
    sent: int = 0


class FaultServer:
    """Serves ``root``.  ``answers[name]`` are used up one by one, then ``always[name]``, then it behaves."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.answers: dict[str, deque[Answer]] = defaultdict(deque)
        self.always: dict[str, Answer] = {}
        self.requests: list[Request] = []
        self.at_once = 0
        self.most_at_once = 0
        self.closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def answer(self, path: str, *answers: Answer, always: Answer | None = None) -> None:
        name = path.rpartition("/")[2]
        self.answers[name].extend(answers)
        if always:
            self.always[name] = always

    def behave(self) -> None:
        self.answers.clear()
        self.always.clear()

    def put(self, path: str, data: bytes) -> bytes:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(data)
        return data

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path.endswith(path)]

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler_of(owner: FaultServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            request = Request(self.path, self.headers.get("Range", ""), self.headers.get("If-Range", ""))
            owner.requests.append(request)
            name = self.path.rpartition("/")[2]
            queue = owner.answers[name]
            answer = queue.popleft() if queue else owner.always.get(name, Answer())
            if answer.hang_up:
                self.close_connection = True
                return
            owner.at_once += 1
            owner.most_at_once = max(owner.most_at_once, owner.at_once)
            try:
                self._give(answer, request)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            finally:
                owner.at_once -= 1

        def _give(self, answer: Answer, request: Request) -> None:
            path = owner.root / self.path.lstrip("/")
            if path.is_dir() and answer.body is None:
                links = "".join(f'<li><a href="{entry.name}">{entry.name}</a></li>' for entry in path.iterdir())
                answer = Answer(body=f'<html><a href="../">Parent Directory</a>{links}</html>'.encode())
            elif answer.body is None and answer.status == 200 and not path.is_file():
                answer = Answer(status=404, body=b"<html><title>Not here</title></html>")
            body = answer.body if answer.body is not None else path.read_bytes() if path.is_file() else b""
            headers = {"ETag": f'"{hashlib.sha1(body).hexdigest()}"', "Last-Modified": formatdate(0, usegmt=True)}
            status, body, extra = self._ranged(answer, request.range, body, headers["ETag"])
            self._send(answer, request, status, body, {**headers, **extra, **answer.headers})

        def _ranged(self, answer: Answer, asked: str, body: bytes, etag: str) -> tuple[int, bytes, dict[str, str]]:
            unchanged = self.headers.get("If-Range", etag) == etag
            if not (asked and answer.ranges and unchanged and answer.status == 200):
                return answer.status, body, {}
            start = int(asked.removeprefix("bytes=").removesuffix("-"))
            if start >= len(body):
                return 416, b"", {"Content-Range": f"bytes */{len(body)}"}
            return 206, body[start:], {"Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}"}

        def _send(self, answer: Answer, request: Request, status: int, body: bytes, headers: dict[str, str]) -> None:
            request.status = status
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            if answer.length is not None:
                self.send_header("Content-Length", str(answer.length or len(body)))
            self.close_connection = answer.length is None or answer.send is not None or bool(answer.length)
            self.end_headers()
            step = 1 if answer.trickle else 4096
            for start in range(0, len(body[: answer.send]), step):
                owner.closing.wait(answer.trickle)
                piece = body[: answer.send][start : start + step]
                self.wfile.write(piece)
                request.sent += len(piece)
            owner.closing.wait(answer.stall)

    return Handler


@pytest.fixture
def make_answer() -> type[Answer]:
    return Answer


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[FaultServer]:
    """A server of its own folder, laid out like GEO."""
    root = tmp_path / "served"
    root.mkdir()
    server = FaultServer(root)
    yield server
    server.close()


@pytest.fixture
def serve() -> Iterator[Callable[[Path], FaultServer]]:
    """Serve a folder that exists."""
    servers: list[FaultServer] = []

    def start(root: Path) -> FaultServer:
        servers.append(FaultServer(root))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture(scope="session")
def matrix_text() -> Callable[..., bytes]:
    """A series matrix: random numbers, so that gzip leaves it long."""

    def make(series: str = "GSE1234", n_rows: int = 1500, *, stated: int | None = None, end: bool = True) -> bytes:
        rng = random.Random(f"{series} {n_rows}")
        count = n_rows if stated is None else stated
        head = [
            f'!Series_title\t"Small {series}"',
            "",
            '!Sample_title\t"a"\t"b"\t"c"',
            f'!Sample_data_row_count\t"{count}"\t"{count}"\t"{count}"',
            "!series_matrix_table_begin",
            '"ID_REF"\t"GSM1"\t"GSM2"\t"GSM3"',
        ]
        rows = [f'"{i}_at"\t{rng.random():.12f}\t{rng.random():.12f}\t{rng.random():.12f}' for i in range(n_rows)]
        return "\n".join([*head, *rows, *(["!series_matrix_table_end"] if end else []), ""]).encode()

    return make


@pytest.fixture(scope="session")
def matrix(matrix_text: Callable[..., bytes]) -> bytes:
    """About 30 kB of gzip."""
    return gzip.compress(matrix_text(), mtime=0)


@pytest.fixture(scope="session")
def platform_family() -> Callable[..., bytes]:
    """The family SOFT text of a platform: its table, then samples."""

    def make(n_probes: int = 300, n_samples: int = 50, *, table: bool = True, end: bool = True) -> bytes:
        rng = random.Random(n_probes)
        head = ["^DATABASE = Geo", "^PLATFORM = GPL77", f"!Platform_data_row_count = {n_probes}"]
        rows = [f"{i}_at\tGENE{rng.getrandbits(64)}" for i in range(n_probes)]
        part = ["!platform_table_begin", "ID\tGene Symbol", *rows, *(["!platform_table_end"] if end else [])]
        samples = [f"^SAMPLE = GSM{i}\n!Sample_title = {rng.getrandbits(4000):x}" for i in range(n_samples)]
        return "\n".join([*head, *(part if table else []), *samples, ""]).encode()

    return make
