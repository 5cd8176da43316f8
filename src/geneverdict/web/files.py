"""Files of the results folder that may be given out: those that its own bookkeeping lists, and nothing beside them."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi.responses import FileResponse

from geneverdict.io.results.folder import listed_files
from geneverdict.web.errors import not_found
from geneverdict.web.guard import POLICY

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


def give(folder: Path, name: str) -> FileResponse:
    """A file of the results by its address in them.

    Raises UsageError ("not found") for a name that is not listed, begins with a dot, leaves the folder, or is a link.
    """
    path = _inside(folder, name)
    policy = _report_policy(path) if name == "report.html" else _DRAWING if path.suffix == ".svg" else POLICY
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store", "Accept-Ranges": "none"}
    return FileResponse(path, 200, headers, _TYPES.get(path.suffix, "application/octet-stream"))


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
