"""What an answer about a gene is made from, wherever it is kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Literal, Protocol

from geneverdict.model.series import FloatArray
from geneverdict.model.series_context import SeriesContext
from geneverdict.model.study_info import StudyInfo

Row = Mapping[str, Any]
"""The columns of a table by name; null and NaN both mean "could not be estimated"."""
Table = Literal[
    "de", "absent", "rare", "replicates", "unequal", "deposited", "suspects", "multiverse", "pooled", "pooled_ways"
]
"""As the files of the results are called; the last two are of the whole study, the others of a series."""


class AnswerSource(Protocol):
    """The results of a run: in memory (``evidence.in_memory``), or in their folder (``io.results.read``).

    Rows by name are sorted by it, so that an answer never hangs on where they were kept.  Any number of threads may
    ask at once.  A series is named by its id.
    """

    @property
    def study(self) -> StudyInfo: ...

    def rows(self, table: Table, names: Sequence[str], series: str = "") -> Mapping[str, Row]:
        """By name, the rows of those genes among ``names`` that a table has; none where there is no such table."""

    def probes(self, series: str, genes: Sequence[str]) -> Sequence[Row]:
        """Every probe that names one of ``genes``, the highest mean first."""

    def probes_by_id(self, series: str, probes: Sequence[str]) -> Mapping[str, Row]:
        """Those of ``probes`` that the series has: their ``genes``, and the genes that they are ``used_for``."""

    def names(self, series: str) -> Collection[str]:
        """Every name of a gene in a series: genes with a value, and those that only shared probes name."""

    def expression(self, series: str, genes: Sequence[str], samples: Sequence[str]) -> Mapping[str, FloatArray]:
        """Values of those ``genes`` that the series measured, in the order of ``samples``, NaN where missing."""

    def weights(self, series: str, genes: Sequence[str], samples: Sequence[str]) -> Mapping[str, FloatArray]:
        """How much each of these values counted in the fit; nothing where all of a gene counted alike."""

    def context(self, series: str, fdr: float) -> SeriesContext:
        """The model and the other genes of a series, and what can be claimed of them at ``fdr``."""
