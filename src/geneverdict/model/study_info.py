"""What an answer needs to know of a study beside its tables: the same for every gene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from geneverdict.model.chosen import ChosenRate
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.shown import Shown
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import SeriesFailure


class Duplicates(NamedTuple):
    """Samples of a series that are in the study twice and were left out of the pooling."""

    n: int
    whole: bool
    """Too few samples were left: the series was left out of the pooling."""
    contrast: str = ""
    """The contrast of the same series that is pooled in its place: then this one is left out whole."""


@dataclass(frozen=True, slots=True)
class StudyInfo(Shown):
    """The series that could be compared, those that could not, and the study's own thresholds."""

    series: tuple[SeriesInfo, ...]
    thresholds: Thresholds
    title: str = ""
    genes: tuple[str, ...] = ()
    """Those that the study names."""
    failures: tuple[SeriesFailure, ...] = ()
    duplicates: Mapping[str, Duplicates] = field(default_factory=dict)
    """By series."""
    patients: tuple[str, ...] = ()
    """Series that cannot be compared but tell survival."""
    chosen: Mapping[str, tuple[ChosenRate, ...]] = field(default_factory=dict)
    """By gene, its FDR among the study's genes; empty where the study does not say that they were chosen before."""

    @property
    def organisms(self) -> tuple[str, ...]:
        return tuple(one.organism for one in self.series)
