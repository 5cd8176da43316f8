"""What can be asked of the tables of one results folder, wherever they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from geneverdict.io.results.store import StoredDesign
from geneverdict.model.series import FloatArray


class Questions(Protocol):
    """Answered by ``store.Tables`` from the files, and by ``loaded.LoadedTables`` from memory.

    Rows by name are sorted by it, so that an answer never hangs on how a table was read.
    """

    def genes(self, series_id: str, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        """The rows of those genes among ``names`` that the series measured, by name."""

    def absent(self, series_id: str, names: Sequence[str]) -> dict[str, str]:
        """Of ``names``, those that only probes without a row in the deposited values name, with such a probe."""

    def pooled(self, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        """The pooled rows of those genes among ``names`` that are there."""

    def ways(self, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        """The rows of those genes among ``names`` pooled in other ways."""

    def multiverse(self, series_id: str, names: Sequence[str]) -> dict[str, dict[str, Any]]:
        """What the specifications of a series say of those genes among ``names`` that are there."""

    def probes(self, series_id: str, names: Sequence[str]) -> list[dict[str, Any]]:
        """Every probe that names one of ``names``, highest mean first."""

    def names_of(self, series_id: str, probes: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """For those of ``probes`` that are in the series: the genes that its table names for them."""

    def genes_of_probe(self, series_id: str, probe: str) -> list[str]:
        """The genes that a probe of this id stands for in the series."""

    def gene_names(self, series_id: str) -> list[str]:
        """Every name in a series, in no order: genes with a value, and those that only shared probes name."""

    def expression(self, series_id: str, genes: Sequence[str], samples: Sequence[str]) -> dict[str, FloatArray]:
        """Values of those ``genes`` that the series measured, in the order of ``samples``, NaN where missing."""

    def tested(self, series_id: str) -> tuple[str, ...]:
        """The genes that have a row, in the order of ``columns``."""

    def columns(self, series_id: str, names: Sequence[str]) -> dict[str, FloatArray]:
        """Whole columns of all genes of a series, NaN where not tested."""

    def design(self, series_id: str) -> StoredDesign:
        """The samples in the model, the individual of each where it is paired, and the matrix."""
