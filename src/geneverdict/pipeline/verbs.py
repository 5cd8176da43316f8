"""The verbs of the Python interface that open files; a path may be a text."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from geneverdict.io import study
from geneverdict.io.sources import platform_table, series_matrix, soft, tables
from geneverdict.model.run import Run
from geneverdict.model.series import Platform, Series
from geneverdict.model.study import Study
from geneverdict.model.verdict import GeneAnswer
from geneverdict.pipeline import ask as asking
from geneverdict.pipeline import run as running
from geneverdict.settings import Settings

AnyPath = str | PathLike[str]


def read_series(path: AnyPath) -> Series:
    """A series matrix of GEO, gzipped or not, as deposited.  Raises ReadError."""
    return series_matrix.read_series_matrix(Path(path))


def read_family_soft(path: AnyPath, *, platform: str | None = None) -> Series:
    """The same from a series family SOFT file; ``platform`` where it holds several."""
    return soft.read_family_soft(Path(path), platform=platform)


def read_table(expression: AnyPath, samples: AnyPath | None = None, *, id: str, platform: str = "") -> Series:
    """Your own matrix (probes or genes × samples) with a sheet of its samples."""
    return tables.read_table(Path(expression), Path(samples) if samples else None, id=id, platform=platform)


def read_platform(path: AnyPath) -> Platform:
    """Which genes each probe names: GEO's annotation file or family SOFT of a platform."""
    return platform_table.read_platform(Path(path))


def read_probe_map(path: AnyPath) -> Platform:
    """The same from a table of your own with the columns probe and symbol."""
    return platform_table.read_probe_map(Path(path))


def read_study(path: AnyPath) -> Study:
    """A study file.  Raises StudyError."""
    return study.read_study(Path(path))


def run_study(what: Study, out: AnyPath, settings: Settings | None = None) -> Run:
    """The whole study into the folder ``out``, as ``geneverdict run`` does it."""
    return running.run_study(what, Path(out), settings or Settings.from_environment())


def ask(results: AnyPath, gene: str, *, log2fc: float | None = None, fdr: float | None = None) -> GeneAnswer:
    """Another gene from a folder that ``run`` left behind; thresholds as the study had them unless given."""
    return asking.ask(Path(results), gene, log2fc=log2fc, fdr=fdr)
