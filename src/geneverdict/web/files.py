"""Files of the results folder that may be given out: those that its own bookkeeping lists, and nothing beside them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from functools import lru_cache
from pathlib import Path

from fastapi.responses import FileResponse, Response, StreamingResponse

from geneverdict.io.results.folder import listed_files
from geneverdict.web.errors import not_found
from geneverdict.web.guard import POLICY

REPORT = "report.html"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".toml": "text/plain; charset=utf-8",
}
_NO_NETWORK = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_DRAWING = f"{_NO_NETWORK}; style-src 'unsafe-inline'; img-src data:"
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")
_HEAD = 1 << 16
"""Bytes of a report in which its policy stands."""
_PIECE = 1 << 17
"""Bytes of a large file that one client gets before the next one has its turn."""
_MOST_KEPT = 1 << 26
"""Bytes of the largest file that is kept in memory."""


def give(folder: Path, name: str) -> Response:
    """A file of the results by its address in them.

    The report, which is large, is kept in memory and sent in pieces: small answers wait for a thread, which a file read
    from the disk piece by piece would keep for itself.

    Raises UsageError ("not found") for a name that is not listed, begins with a dot, leaves the folder, or is a link.
    """
    path = _inside(folder, name)
    policy = _report_policy(path) if name == REPORT else _DRAWING if path.suffix == ".svg" else POLICY
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store", "Accept-Ranges": "none"}
    kind, stat = _TYPES.get(path.suffix, "application/octet-stream"), path.stat()
    if name != REPORT or stat.st_size > _MOST_KEPT:
        return FileResponse(path, 200, headers, kind)
    body = _kept(path, stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return StreamingResponse(_pieces(body), 200, {**headers, "Content-Length": str(len(body))}, kind)


@lru_cache(maxsize=1)
def _kept(path: Path, *_: int) -> bytes:
    """``_``: what changes when the file does."""
    return path.read_bytes()


async def _pieces(body: bytes) -> AsyncIterator[bytes]:
    """No coroutine is awaited here: sending waits for who reads slowly."""
    for start in range(0, len(body), _PIECE):
        yield body[start : start + _PIECE]


def _inside(folder: Path, name: str) -> Path:
    parts = name.split("/")
    if any(part.startswith(".") or not part or "\\" in part for part in parts) or name not in listed_files(folder):
        raise not_found(name)
    home = folder.resolve()
    path = home.joinpath(*parts)
    # A link anywhere on the way makes the resolved path another one.
    if path.resolve() != path or not path.is_file():
        raise not_found(name)
    return path


def _report_policy(path: Path) -> str:
    """The report has scripts and styles in itself: scripts run whose hashes its own policy names, and nothing loads."""
    with path.open("rb") as file:
        found = _META.search(file.read(_HEAD).decode("utf-8", errors="replace"))
    hashes = " ".join(_HASH.findall(found[1])) if found else ""
    scripts = f"; script-src {hashes}" if hashes else ""
    return f"{_NO_NETWORK}; style-src 'unsafe-inline'; img-src data: blob:{scripts}"
