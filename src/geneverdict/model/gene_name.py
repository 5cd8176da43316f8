"""The name of a gene: as somebody wrote it, today's symbol, and what it may be called in a series."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GeneName:
    """Made by ``preparation.gene_name.name_gene``, and handed on from there."""

    asked: str
    """As the user wrote it: a symbol, a previous one, an alias, or the id of a probe."""
    symbol: str
    """Today's symbol; the name as written where no table knows it."""
    candidates: tuple[str, ...]
    """Names to look for in a series, the likeliest first, each once."""
    also: tuple[str, ...] = ()
    """Other genes that list the symbol as an alias: one of them may be meant."""

    def in_series(self, names: Container[str]) -> str:
        """The first candidate among the ``names`` of a series; the symbol where it has none of them.

        >>> hn1 = GeneName("HN1", "JPT1", ("JPT1", "HN1"))
        >>> hn1.in_series({"HN1", "GAPDH"}), hn1.in_series({"GAPDH"})
        ('HN1', 'JPT1')
        """
        return next((name for name in self.candidates if name in names), self.symbol)
