"""Where series come from and where downloads are kept: as the command said, or as it was chosen in the browser."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from geneverdict.errors import UsageError
from geneverdict.io.fetch.addresses import parse_mirror
from geneverdict.io.results.folder import write_whole
from geneverdict.messages import Message, Name
from geneverdict.settings import Settings
from geneverdict.workbench.workspace import Workspace, read_record

_FILE = "source.json"
_LONGEST = 500


class Source:
    """``mirror``: "" as the command said; an http(s) address; or a folder inside the workspace, by its path there."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        """What was chosen before counts again, as far as it can be used."""
        self._workspace, self._given = workspace, settings
        self._chosen: dict[str, Any] = {"mirror": "", "offline": settings.offline, "own_cache": False}
        self.settings = settings
        kept = read_record(workspace.home / _FILE)
        try:
            self._take({**self._chosen, **kept})
        except UsageError:
            self.settings = settings

    def choose(self, told: Mapping[str, Any]) -> Settings:
        """Raises UsageError for what is neither an address nor a folder of the workspace, and changes nothing then."""
        self._take(told)
        write_whole(self._workspace.home / _FILE, json.dumps(self._chosen))
        return self.settings

    def to_json(self) -> dict[str, Any]:
        now = {"mirror_now": self.settings.mirror, "cache": str(self.settings.cache)}
        given = {"given": self._given.mirror, "always_offline": self._given.offline}
        return {**self._chosen, **now, **given, "offline": self.settings.offline}

    def _take(self, told: Mapping[str, Any]) -> None:
        mirror = told.get("mirror", "")
        if not isinstance(mirror, str) or len(mirror) > _LONGEST:
            raise UsageError(Message("error-bench_body"))
        chosen: dict[str, Any] = {
            "mirror": mirror.strip(),
            **{name: told.get(name) is True for name in ("offline", "own_cache")},
        }
        cache = self._workspace.home / "cache" if chosen["own_cache"] else self._given.cache
        place = self._place(chosen["mirror"]) if chosen["mirror"] else self._given.mirror
        offline = chosen["offline"] or self._given.offline  # who starts it so has the last word
        self.settings = replace(self._given, mirror=place, offline=offline, cache=cache)
        self._chosen = chosen

    def _place(self, mirror: str) -> str:
        if "://" in mirror:
            if not isinstance(parse_mirror(mirror), Path):
                return mirror
        elif folder := self._workspace.folder(mirror):
            return str(folder)
        raise UsageError(Message("error-bench_mirror", {"mirror": Name(mirror[:120])}))
