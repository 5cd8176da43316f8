"""The first of some files that there is, from a folder, the cache or a server; whole and checked before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from geneverdict.errors import FetchError, ReadError, system_reason
from geneverdict.io.fetch.addresses import in_address, parse_mirror
from geneverdict.io.fetch.cache import Fetched, beside, fingerprint, locked, lookup, now, settle
from geneverdict.io.fetch.integrity import Kind, check_file
from geneverdict.io.fetch.platform_part import cut_platform_part, needs_no_more
from geneverdict.io.fetch.transport import (
    BACKOFF,
    RETRIES,
    TIMEOUT,
    NotThereError,
    Policy,
    Progress,
    download,
    forget_part,
    open_client,
)
from geneverdict.messages import Code, Message, Name, messages


@dataclass(frozen=True, slots=True)
class Geo:
    """Where to get things.  ``mirror`` is laid out like GEO's file tree; a folder or file:// is read in place."""

    mirror: str
    cache: Path
    offline: bool = False
    """Only the cache is used (and a mirror that is a folder)."""
    web: str = ""
    """Where GEO's web pages are, for what its file tree has not; "" for a mirror, whose tree has all of it."""
    timeout: float = TIMEOUT
    retries: int = RETRIES
    backoff: float = BACKOFF

    @property
    def policy(self) -> Policy:
        return Policy(self.timeout, self.retries, self.backoff)


@dataclass(frozen=True, slots=True)
class Item:
    """A file by its relative path.

    ``cut_from``: we make it, in the cache, from the start of this file.  ``query``: it is got by this query of
    ``Geo.web`` instead of by its path.
    """

    path: str
    kind: Kind
    cut_from: str = ""
    query: str = ""


def first_of(geo: Geo, items: Sequence[Item], progress: Progress | None) -> Fetched:
    """The first of the items that there is: in the folder; or in the cache, else on the server.

    Raises NotThereError with every place that was ``tried``.
    """
    bring = _way(geo, progress)
    if not isinstance(parse_mirror(geo.mirror), Path):
        for item in items:
            if cached := lookup(geo.cache / item.path):
                return cached
    tried: list[Message] = []
    for item in items:
        try:
            return bring(item)
        except NotThereError as missing:
            why = missing.part("found") or missing.message
            tried.append(Message("fetch-tried", {"place": Name(str(missing.where)), "why": why}))
    raise NotThereError(Message("error-not_there", {"what": Code("file"), "tried": messages(tried)}), where=geo.mirror)


def _way(geo: Geo, progress: Progress | None) -> Callable[[Item], Fetched]:
    mirror = parse_mirror(geo.mirror)
    if isinstance(mirror, Path):
        if not mirror.is_dir():
            raise FetchError(Message("error-mirror_not_a_folder"), where=str(mirror))
        return lambda item: _in_place(mirror, item)
    if geo.offline:
        return lambda item: _refuse_offline(geo, item)
    return lambda item: _from_server(geo, mirror, item, progress)


def _in_place(folder: Path, item: Item) -> Fetched:
    path = next((path for path in _places(folder, item) if path.is_file()), None)
    if path is None:
        raise NotThereError(Message("error-no_file"), where=str(folder / item.path))
    try:
        check_file(path, item.kind)
        size, sha256 = fingerprint(path)
    except OSError as error:
        raise FetchError(Message("error-unreadable", {"why": system_reason(error)}), where=str(path)) from error
    return Fetched(path, path.as_uri(), size, sha256, now(), False)


def _places(folder: Path, item: Item) -> tuple[Path, ...]:
    """As in GEO's file tree; or flat, packed or not, as files lie that somebody downloaded."""
    name = Path(item.path).name
    return folder / item.path, folder / name, folder / name.removesuffix(".gz")


def _refuse_offline(geo: Geo, item: Item) -> Fetched:
    target = geo.cache / item.path
    raise NotThereError(Message("error-not_trusted" if target.exists() else "error-not_cached"), where=str(target))


def _from_server(geo: Geo, mirror: str, item: Item, progress: Progress | None) -> Fetched:
    target = geo.cache / item.path
    address = (
        f"{geo.web}/{item.query}" if item.query and geo.web else f"{mirror}/{in_address(item.cut_from or item.path)}"
    )
    with locked(target):
        # Another run may have brought it while this one waited for the lock.
        return lookup(target) or _download_checked(geo, address, item, target, progress)


def _download_checked(geo: Geo, address: str, item: Item, target: Path, progress: Progress | None) -> Fetched:
    """Download, check, move.  What fails its check is thrown away.

    Where that may be due to us (pieces of two attempts, or an end that the server did not state), it is got once anew.
    """
    part = beside(target, ".part")
    watch = needs_no_more if item.cut_from else None
    with open_client(geo.policy) as client:
        got = download(client, address, part, geo.policy, watch=watch, progress=progress)
        try:
            return _check_and_keep(part, item, target, address, got.etag)
        except FetchError:
            if got.sure:
                raise
        got = download(client, address, part, geo.policy, watch=watch, progress=progress)
        return _check_and_keep(part, item, target, address, got.etag)


def _check_and_keep(part: Path, item: Item, target: Path, address: str, etag: str) -> Fetched:
    """Raises FetchError, and forgets the part, when it is not what it should be."""
    whole = beside(target, ".cut") if item.cut_from else part
    try:
        if item.cut_from:
            cut_platform_part(part, whole, name=Path(item.cut_from).name, where=address)
        check_file(whole, item.kind, name=target.name, where=address)
    except ReadError as wrong:
        whole.unlink(missing_ok=True)
        forget_part(part)
        raise wrong.as_(FetchError, where=address, more={"from": Code("server")}) from wrong
    fetched = settle(whole, target, address, etag)
    forget_part(part)
    return fetched
