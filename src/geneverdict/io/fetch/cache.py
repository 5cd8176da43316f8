"""The cache: files laid out like GEO's tree, each with a manifest beside it, and trusted only if it fits.

Beside ``X`` there may be ``X.manifest`` (what X is), ``X.part`` and ``X.part.note`` (a download under way, see
transport.py) and ``X.lock``.  A kill at any moment leaves X absent, or not fitting its manifest, or right.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from geneverdict.errors import FetchError, system_reason
from geneverdict.messages import Message, Name, english

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole, checked file, and where it came from."""

    path: Path
    address: str
    size: int
    sha256: str
    date: str
    """When it was fetched (for a mirror that is a folder: read), ISO 8601, UTC."""
    from_cache: bool


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a cached file is.  ``etag`` is "" where the server gave none."""

    address: str
    size: int
    sha256: str
    date: str
    etag: str = ""


def warn(message: Message) -> None:
    """In the log; the message itself is beside its English, for whoever shows it in another language."""
    log.warning(english(message), extra={"said": message})


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def fingerprint(path: Path) -> tuple[int, str]:
    """Size and sha256."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return file.tell(), digest.hexdigest()


def write_json(path: Path, record: dict[str, Any]) -> None:
    """Atomically: readers see the old file or the new one.  The caller holds the lock of what it belongs to."""
    temporary = beside(path, ".tmp")
    temporary.write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    temporary.replace(path)


def read_json(path: Path) -> dict[str, Any]:
    """The record, or {} when there is none that can be read."""
    try:
        record = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def read_manifest(target: Path) -> Manifest | None:
    try:
        return Manifest(**read_json(beside(target, ".manifest")))
    except TypeError:
        return None


def lookup(target: Path) -> Fetched | None:
    """The cached file if it is here and fits its manifest; a file that does not fit is left alone, and logged."""
    if not target.is_file():
        return None
    manifest = read_manifest(target)
    if manifest is None:
        warn(Message("cache-no_manifest", {"file": Name(str(target))}))
        return None
    if target.stat().st_size != manifest.size or fingerprint(target) != (manifest.size, manifest.sha256):
        warn(Message("cache-not_as_its_manifest", {"file": Name(str(target))}))
        return None
    return Fetched(target, manifest.address, manifest.size, manifest.sha256, manifest.date, True)


def settle(part: Path, target: Path, address: str, etag: str) -> Fetched:
    """Move a checked file to its place.  The manifest goes first: killed in between, the file is only not trusted."""
    size, sha256 = fingerprint(part)
    manifest = Manifest(address, size, sha256, now(), etag)
    write_json(beside(target, ".manifest"), asdict(manifest))
    part.replace(target)
    return Fetched(target, address, size, sha256, manifest.date, False)


@contextlib.contextmanager
def locked(target: Path) -> Iterator[None]:
    """Make the folder and hold the target's lock; the system releases it when the process dies.

    OSError within, as from a full disk or a folder that cannot be written, becomes a FetchError.
    """
    import filelock

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(beside(target, ".lock"))
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout:
            warn(Message("cache-waiting", {"file": Name(target.name)}))
            lock.acquire()
        try:
            yield
        finally:
            lock.release()
    except (OSError, NotImplementedError) as error:
        why = system_reason(error) if isinstance(error, OSError) else Name(str(error))
        raise FetchError(Message("error-cache_not_writable", {"why": why}), where=str(target.parent)) from error
