"""Platform tables that were read before: the genes of each probe, kept in the cache by what the file holds.

Reading a table of 54,000 probes out of GEO's file takes a second; reading what came of it takes a hundredth.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from threading import get_ident

from geneverdict.io.sources import gene_names, platform_table
from geneverdict.messages.encode import from_json, to_json
from geneverdict.model.series import Platform
from geneverdict.version import __version__

FOLDER = "platform-genes"


def stored_platform(cache: Path, sha256: str, column: str | None, read: Callable[[], Platform]) -> Platform:
    """What ``read`` gives of the file with this ``sha256``, from ``cache`` where it was read before.

    ``column`` is the user's word on the column of genes.  Another version of the reader reads anew; where nothing can
    be written, or what is there is damaged, the file is read.
    """
    path = cache / FOLDER / f"{_key(sha256, column)}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        return _decoded(path)
    platform = read()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.with_suffix(f".{os.getpid()}-{get_ident()}.tmp")
        try:
            written.write_bytes(_encoded(platform))
            written.replace(path)
        finally:
            written.unlink(missing_ok=True)
    return platform


def _key(sha256: str, column: str | None) -> str:
    readers = (str(Path(module.__file__ or "").stat().st_mtime_ns) for module in (platform_table, gene_names))
    return hashlib.sha256("\n".join((sha256, repr(column), __version__, *readers)).encode()).hexdigest()


def _encoded(platform: Platform) -> bytes:
    """The sha256 of what follows, then JSON."""
    about = asdict(replace(platform, probes=(), genes=(), notes=()))
    lists = {"probes": platform.probes, "genes": platform.genes, "notes": [to_json(note) for note in platform.notes]}
    body = json.dumps({**about, **lists}, ensure_ascii=False, separators=(",", ":")).encode()
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def _decoded(path: Path) -> Platform:
    """Raises ValueError for what was not written whole."""
    told, _, data = path.read_bytes().partition(b"\n")
    if hashlib.sha256(data).hexdigest().encode() != told:
        raise ValueError
    body = json.loads(data)
    lists = {"probes": tuple(body["probes"]), "genes": tuple(map(tuple, body["genes"]))}
    return Platform(**{**body, **lists, "notes": tuple(map(from_json, body["notes"]))})
