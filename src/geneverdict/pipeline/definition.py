"""CEL files that came without a definition of their probe sets: it is looked for where GEO has one for the chip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geneverdict.errors import NoDefinitionError
from geneverdict.io.fetch.addresses import Request
from geneverdict.io.fetch.geo import Fetched, Geo, NotThereError, Progress, fetch
from geneverdict.io.raw.alternatives import alternatives
from geneverdict.io.sources.cel import require_definition
from geneverdict.io.sources.source import Source, SourceFile
from geneverdict.messages import names
from geneverdict.model.series import Series
from geneverdict.model.study import SeriesSpec


def with_definition(
    geo: Geo,
    source: Source,
    files: Sequence[Fetched],
    spec: SeriesSpec,
    lacking: NoDefinitionError,
    progress: Progress | None,
) -> tuple[Series, tuple[Fetched, ...]]:
    """The series, and its files with the one more.

    The series' own platform is asked first, then those that are known to have the chip's.  Raises ``lacking`` with the
    platforms that were asked where none has it.
    """
    for found in _candidates(geo, lacking, progress):
        more = (*files, *found)
        try:
            return source.read(_here(more), spec), more
        except NoDefinitionError:  # of another chip
            continue
    raise _asked(lacking)


def definition_for(
    geo: Geo, files: Sequence[Fetched], spec: SeriesSpec, progress: Progress | None
) -> tuple[Fetched, ...]:
    """What CEL files need beside them; nothing where it is among them.  Raises as :func:`with_definition`."""
    try:
        require_definition(_here(files), spec)
    except NoDefinitionError as lacking:
        for found in _candidates(geo, lacking, progress):
            try:
                require_definition(_here((*files, *found)), spec)
            except NoDefinitionError:
                continue
            return found
        raise _asked(lacking) from None
    return ()


def _here(files: Sequence[Fetched]) -> list[SourceFile]:
    return [SourceFile(file.path, file.address) for file in files]


def _candidates(geo: Geo, lacking: NoDefinitionError, progress: Progress | None) -> Iterator[tuple[Fetched, ...]]:
    """What each platform has, one after the other."""
    for platform in _platforms(lacking):
        try:
            yield fetch(geo, Request("definition", platform), progress=progress)
        except NotThereError:
            continue


def _asked(lacking: NoDefinitionError) -> NoDefinitionError:
    return lacking.as_(NoDefinitionError, more={"tried": names(_platforms(lacking))})


def _platforms(lacking: NoDefinitionError) -> Iterator[str]:
    own = str(getattr(lacking.message.values["of_series"], "text", ""))
    if own.startswith("GPL"):
        yield own
    yield from (known.platform for known in alternatives(str(getattr(lacking.message.values["chip"], "text", ""))))
