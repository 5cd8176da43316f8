"""One task for one contrast: fetched, prepared, fitted, left as a file whose hash is returned.

A task may be done twice, by whoever: the file is written under another name and then renamed, and one that is there
and whole is not made again.  So a worker that is killed, or a build, is repeated without harm.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np

from geneverdict.errors import GeneverdictError, ReadError, ResultsError, system_reason
from geneverdict.evidence.in_memory import info_of
from geneverdict.io.atlas.layout import PARTS
from geneverdict.io.fetch.cache import fingerprint
from geneverdict.io.results.write import system_errors
from geneverdict.io.study import read_study
from geneverdict.messages import Message, Name
from geneverdict.model.atlas import NUMBERS, Contrast, ContrastTable
from geneverdict.model.study import SeriesSpec, Study
from geneverdict.model.unequal import RemedyFit
from geneverdict.model.verdict import SeriesResult
from geneverdict.pipeline.atlas.contrasts import contrast_of, fitted_table, key_of
from geneverdict.pipeline.one_series import do_series
from geneverdict.pipeline.run import name_series, refuse_same_files
from geneverdict.progress import SILENT
from geneverdict.settings import Settings
from geneverdict.version import __version__

_OLD = 3600.0
"""Seconds after which nobody is writing at a file any more."""
_FILES = ("file", "expression", "samples", "probe_map", "counts", "tx2gene", "runs", "cel", "cdf")
_ENDING = ".parquet"
_NEW = ".new"


@dataclass(frozen=True, slots=True)
class Task:
    """One entry of a study file."""

    name: str
    spec: SeriesSpec
    study: Study
    title: str
    folder: Path
    """Where parts are left: a place that every worker and the one who asked can reach."""
    key: str
    settings: Settings

    @property
    def part(self) -> Path:
        return self.folder / f"{self.key}{_ENDING}"


@dataclass(frozen=True, slots=True)
class Left:
    """What became of a task."""

    name: str
    sha256: str = ""
    """Of the part that it left; "" where there is none."""
    error: GeneverdictError | None = None


def tasks_of(path: Path, atlas: Path, settings: Settings) -> list[Task]:
    """A task for each entry of a study file.  Raises StudyError."""
    study = read_study(path)
    refuse_same_files(study)
    folder = atlas.resolve() / PARTS
    return [
        Task(name, spec, study, study.title or path.stem, folder, _key(name, spec, study), settings)
        for name, spec in name_series(study)
    ]


def _key(name: str, spec: SeriesSpec, study: Study) -> str:
    """Made of all that the numbers hang on: the entry, the study's choices, files that are here, this version."""
    given = (getattr(spec, one, None) for one in _FILES)
    files = [(one, stat.st_size, stat.st_mtime_ns) for one in given if one and (stat := _stat(one))]
    how = (study.analysis.model_dump(), study.probe_choice, study.multi_gene_probes)
    return key_of({"name": name, "spec": spec.model_dump(), "how": how, "files": files, "version": __version__})


def _stat(path: str) -> os.stat_result | None:
    try:
        return Path(path).stat()
    except OSError:
        return None


def do_task(task: Task) -> Left:
    """Do it, unless it is done.  Never raises what a user can cause: the other contrasts are not lost."""
    try:
        if (there := _whole(task.part)) is not None:
            return Left(task.name, there)
        outcome = do_series(task.name, task.spec, task.study, task.settings, SILENT)
        if outcome.done is None:
            assert outcome.failure is not None
            return Left(task.name, error=ReadError(outcome.failure.reason.message, where=task.name))
        return Left(task.name, _leave(_table(outcome.done.result, task), task.part))
    except GeneverdictError as error:
        return Left(task.name, error=error)
    except OSError as error:
        why = Message("error-not_writable", {"why": system_reason(error)})
        return Left(task.name, error=ResultsError(why, where=str(task.part.parent.parent)))


def _table(result: SeriesResult, task: Task) -> ContrastTable:
    info, fit = info_of(result, task.study.thresholds), result.fit
    statistics = RemedyFit(**{name: getattr(fit, name) for name in NUMBERS})
    rare = tuple(map(str, result.counts.rare["gene"])) if result.counts is not None else ()
    contrast = contrast_of(info, task.title, task.key)
    return fitted_table(contrast, fit.names, statistics, result.unequal, rare)


def _leave(table: ContrastTable, path: Path) -> str:
    import polars as pl

    columns = dict(zip(NUMBERS, table.numbers, strict=True))
    frame = pl.DataFrame({"gene": table.genes, **columns, "n": table.n, "level": table.level})
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{uuid4().hex}{_NEW}")
    try:
        with system_errors():
            frame.write_parquet(new, metadata={"contrast": json.dumps(table.contrast._asdict())})
        _, found = fingerprint(new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    return found


def _whole(path: Path) -> str | None:
    """The hash of a part that is there and can be read."""
    try:
        read_part(path)
        return fingerprint(path)[1]
    except ReadError:
        return None


def read_part(path: Path) -> ContrastTable:
    """What a task left.  Raises ReadError."""
    import polars as pl

    try:
        frame, metadata = pl.read_parquet(path), pl.read_parquet_metadata(path)
        contrast = Contrast(**_object(metadata["contrast"]))
        numbers = np.stack([frame[name].to_numpy() for name in NUMBERS])
    except (OSError, pl.exceptions.PolarsError, KeyError, TypeError, ValueError):
        raise ReadError(Message("error-no_part", {"file": Name(path.name)})) from None
    return ContrastTable(contrast, tuple(frame["gene"]), numbers, frame["n"].to_numpy(), frame["level"].to_numpy())


def sweep(folder: Path) -> None:
    """Remove what workers that were killed had half written."""
    for left in folder.glob(f".*{_NEW}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _OLD:
                left.unlink()


def read_left(task: Task, left: Left) -> ContrastTable:
    """The part of a task that says it is done.  Raises ReadError where it is not here, or is another."""
    try:
        right = fingerprint(task.part)[1] == left.sha256
    except OSError:
        right = False
    if not right:
        raise ReadError(Message("error-no_part", {"file": Name(task.part.name)}), where=task.name)
    return read_part(task.part)


def _object(text: str) -> Mapping[str, Any]:
    body: Mapping[str, Any] = json.loads(text)
    return body
