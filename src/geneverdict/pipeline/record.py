"""What a reader needs to repeat a run: versions, files, options, time."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version

from geneverdict.model.run import InputFile, Provenance
from geneverdict.settings import Settings
from geneverdict.version import __version__

_LIBRARIES = ("numpy", "scipy", "polars", "matplotlib")


def without_password(address: str) -> str:
    """An address as it may be shown.

    >>> without_password("https://me:secret@mirror.example/geo"), without_password("/data/geo")
    ('https://mirror.example/geo', '/data/geo')
    """
    scheme, separator, rest = address.partition("://")
    return f"{scheme}{separator}{rest.rpartition('@')[2]}" if separator else address


def provenance(inputs: tuple[InputFile, ...], settings: Settings, seconds: Mapping[str, float]) -> Provenance:
    versions = {"geneverdict": __version__, "python": platform.python_version()}
    versions |= {name: version(name) for name in _LIBRARIES}
    options = {
        "mirror": without_password(settings.mirror),
        "offline": str(settings.offline).lower(),
        "accept_checks": str(settings.accept_checks).lower(),
        "strict": str(settings.strict).lower(),
    }
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Provenance(date=now, versions=versions, inputs=inputs, options=options, seconds=seconds)
