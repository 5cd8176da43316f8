"""One frozen record of how a run behaves, apart from what the study says."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from geneverdict.errors import UsageError
from geneverdict.messages import Message, Name, names

GEO = "https://ftp.ncbi.nlm.nih.gov/geo"
"""GEO's own server."""
GEO_WEB = "https://www.ncbi.nlm.nih.gov/geo"
"""Its web pages, behind which NCBI keeps the counts that it makes."""


def default_cache() -> Path:
    """``GENEVERDICT_CACHE``, or the user's cache folder."""
    named = os.environ.get("GENEVERDICT_CACHE", "").strip()
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_cache_path

    return user_cache_path("geneverdict", appauthor=False)


def default_mirror() -> str:
    """``GENEVERDICT_GEO``, or GEO itself."""
    return os.environ.get("GENEVERDICT_GEO") or GEO


FigureSet = Literal["none", "report", "all"]
"""No figures; those that the report shows, as SVG; every one, as SVG, PNG and PDF."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where files come from, and how much the tool may decide."""

    mirror: str
    cache: Path
    offline: bool = False
    accept_checks: bool = False
    """Analyse series whose groups are graded "check", too."""
    strict: bool = False
    """Stop when a series needs the user's word."""
    workers: int = 2
    scheduler: str = ""
    """Address of a Dask scheduler that does the multiverse's work; "" for this machine."""
    figures: FigureSet = "report"
    """Which figures' files are drawn; the interactive part of the report draws its own in any case."""
    bare: bool = False
    """Draw them without titles."""
    lang: str = "en"
    """The language in which the report opens; it holds both."""

    def __post_init__(self) -> None:
        """Raises UsageError for a set of figures that is none: a bool was one once, and would draw unasked."""
        if self.figures not in get_args(FigureSet):
            expected = names(map(repr, get_args(FigureSet)))
            told = {"verb": Name("Settings"), "argument": Name("figures"), "found": Name(repr(self.figures))}
            raise UsageError(Message("error-wrong_type", {**told, "expected": expected}))

    @classmethod
    def from_environment(cls) -> Settings:
        return cls(mirror=default_mirror(), cache=default_cache())
