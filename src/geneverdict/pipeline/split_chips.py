"""Entries whose CEL files are of several chips: each chip is a series of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geneverdict.errors import GeneverdictError
from geneverdict.io.raw.alternatives import letters
from geneverdict.io.raw.packed import pieces
from geneverdict.io.sources.cel import MATRIX
from geneverdict.io.sources.cel_chips import chips_in
from geneverdict.io.sources.series_matrix import read_header
from geneverdict.model.study import SeriesSpec, Study
from geneverdict.pipeline.load import files_of
from geneverdict.progress import Listener
from geneverdict.settings import Settings

_UNSAID = re.compile(r"[^\w.-]")
"""In the name of a chip, what no name of a series has."""


def split_chips(study: Study, settings: Settings, listener: Listener) -> Study:
    """The same study with an entry for each chip; what cannot be looked at stays as it is, and is told in its turn."""
    series = tuple(one for spec in study.series for one in _split(spec, settings, listener))
    return study if len(series) == len(study.series) else study.model_copy(update={"series": series})


def _split(spec: SeriesSpec, settings: Settings, listener: Listener) -> Iterator[SeriesSpec]:
    if not (spec.cel or spec.raw) or spec.chip or spec.platform or spec.samples:
        yield spec
        return
    try:
        files = files_of(spec, settings, listener)
        matrices = [file for file in files if MATRIX in file.path.name]
        if matrices:
            platforms = [read_header(file.path, source=file.address).platform for file in matrices]
            found = [{"platform": platform} for platform in platforms]
        else:
            chips = chips_in([piece for file in files for piece in pieces(file.path)])
            named = dict(zip(map(letters, chips), chips, strict=True))
            found = [
                {"chip": chip, "name": f"{spec.name or spec.id} {_UNSAID.sub('-', chip)}"}
                for chip in named.values()
                if chip
            ]
    except GeneverdictError:
        found = []
    if len(found) < 2:
        yield spec
        return
    for update in found:
        yield spec.model_copy(update=update)
