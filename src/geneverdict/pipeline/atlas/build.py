"""Studies into an atlas: study files are fitted, results and tables are taken as they are."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from geneverdict.errors import GeneverdictError, ResultsError, UsageError
from geneverdict.io.atlas.catalogue import reading
from geneverdict.io.atlas.layout import CATALOGUE, PARTS
from geneverdict.io.atlas.write import add, create
from geneverdict.io.results.layout import SUMMARY
from geneverdict.messages import Message, Name, count
from geneverdict.model.atlas import ContrastTable
from geneverdict.pipeline.atlas.contrasts import also, of_results
from geneverdict.pipeline.atlas.parts import Left, Task, read_left, sweep, tasks_of
from geneverdict.pipeline.atlas.published import read_published
from geneverdict.pipeline.atlas.workers import do_tasks
from geneverdict.progress import SILENT, Listener
from geneverdict.settings import Settings

BATCH = 128
"""Contrasts that are in memory together."""


@dataclass(slots=True)
class Built:
    """What came of a build, so far."""

    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    """There already, from the same data."""
    refused: list[str] = field(default_factory=list)
    """Another contrast has their name."""
    failures: list[tuple[str, GeneverdictError]] = field(default_factory=list)
    """What could not be read or fitted, by name."""
    notes: list[Message] = field(default_factory=list)


def build_atlas(
    folder: Path, studies: Sequence[Path], settings: Settings, listener: Listener = SILENT, *, new: bool = True
) -> Built:
    """Add the contrasts of these studies; with ``new`` the atlas is made where there is none.

    It may be said again, also after it was ended in the middle: what is there is not done twice.  One study failing
    does not lose the others; where none gives a contrast no new atlas is left.  Raises UsageError for what is no study,
    ResultsError where the disk refuses.
    """
    for path in studies:
        _kind(path)
    made = new and not folder.exists()
    built = Built()
    try:
        if new:
            create(folder)
        elif not (folder / CATALOGUE).is_file():
            raise ResultsError(Message("error-no_atlas", {"file": Name(CATALOGUE)}), where=str(folder))
        _build(folder, studies, settings, built, listener)
    finally:
        if made and not built.new:
            shutil.rmtree(folder, ignore_errors=True)
    return built


def _build(folder: Path, studies: Sequence[Path], settings: Settings, built: Built, listener: Listener) -> None:
    batch = _Batch(folder, built)
    tasks: list[Task] = []
    for path in studies:
        listener.step(Message("step-atlas", {"what": Name(path.name), "n": count(len(built.new))}))
        try:
            tasks += _take(path, folder, settings, batch)
        except ResultsError as error:
            if error.message.code == "error-not_writable":
                raise
            built.failures.append((str(path), error))
        except GeneverdictError as error:
            built.failures.append((str(path), error))
    batch.write()
    _fit(tasks, folder, settings, batch, listener)
    batch.write()


def _kind(path: Path) -> str:
    if (path / SUMMARY).is_file():
        return "results"
    kind = {".toml": "study", ".parquet": "table"}.get(path.suffix.casefold(), "")
    if not kind or not path.is_file():
        raise UsageError(Message("error-no_source"), where=str(path))
    return kind


def _take(path: Path, folder: Path, settings: Settings, batch: _Batch) -> list[Task]:
    """The tasks of a study file; of others the contrasts are put into the batch."""
    kind = _kind(path)
    if kind == "study":
        return tasks_of(path, folder, settings)
    if kind == "results":
        batch.put(of_results(path))
        return []
    published = read_published(path)
    batch.built.notes.append(published.note)
    batch.put(published.tables)
    return []


class _Batch:
    """Contrasts on their way into the atlas, some at a time."""

    def __init__(self, folder: Path, built: Built) -> None:
        self.folder, self.built = folder, built
        self._tables: list[ContrastTable] = []
        self._after: list[Callable[[], None]] = []

    def put(self, tables: Iterable[ContrastTable], after: Callable[[], None] | None = None) -> None:
        for table in tables:
            self._tables.append(table)
            if len(self._tables) >= BATCH:
                self.write()
        if after is not None:
            self._after.append(after)

    def write(self) -> None:
        added = add(self.folder, self._tables, also) if self._tables else None
        self._tables = []
        if added is not None:
            self.built.new += added.new
            self.built.known += added.known
            self.built.refused += added.refused
        for after in self._after:
            after()
        self._after = []


def _fit(tasks: Sequence[Task], folder: Path, settings: Settings, batch: _Batch, listener: Listener) -> None:
    with reading(folder) as catalogue:
        there = {one.key: one.id for one in catalogue.contrasts()}
    batch.built.known += [there[task.key] for task in tasks if task.key in there]
    wanted = [task for task in tasks if task.key not in there]
    ended = 0

    def done(task: Task, left: Left) -> None:
        nonlocal ended
        ended += 1
        listener.step(Message("step-atlas_tasks", {"n": count(ended), "of": count(len(wanted))}))
        try:
            if left.error is not None:
                raise left.error
            batch.put([read_left(task, left)], after=lambda: task.part.unlink(missing_ok=True))
        except ResultsError:
            raise
        except GeneverdictError as error:
            batch.built.failures.append((task.name, error))

    do_tasks(wanted, done, workers=settings.workers, scheduler=settings.scheduler)
    sweep(folder / PARTS)
