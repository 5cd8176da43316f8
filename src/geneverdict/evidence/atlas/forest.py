"""The contrasts of a gene by disease and tissue, with one pooled line inside each disease and none across them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geneverdict.model.atlas import LOG2FC
from geneverdict.model.atlas_answer import AtlasRow, DiseaseGroup, Pooled
from geneverdict.stats.meta import pool


def by_disease(rows: Sequence[AtlasRow]) -> tuple[DiseaseGroup, ...]:
    """Diseases with the most contrasts first, those that do not say one last; in each by tissue, then by effect.

    Organisms stand apart, and so does what is simulated.
    """
    groups: dict[tuple[str, str, bool], list[AtlasRow]] = {}
    for row in rows:
        one = row.contrast
        groups.setdefault((one.disease_group, one.organism, one.simulated), []).append(row)
    lines = _pooled([_independent(members) if name else [] for (name, *_), members in groups.items()])
    made = [_group(name, members, line) for ((name, *_), members), line in zip(groups.items(), lines, strict=True)]
    return tuple(sorted(made, key=lambda one: (not one.disease, -len(one.rows), one.disease, one.organism)))


def _group(name: str, members: Sequence[AtlasRow], pooled: Pooled | None) -> DiseaseGroup:
    ordered = sorted(members, key=lambda row: (row.contrast.tissue.casefold(), -row.log2fc, row.contrast.id))
    tissues = {row.contrast.tissue.casefold(): row.contrast.tissue for row in ordered if row.contrast.tissue}
    accessions = len({row.contrast.accession for row in members})
    said = {row.contrast.disease for row in ordered}
    if len(said) == 1 and (own := said.pop()).casefold() == name:
        name = own
    return DiseaseGroup(name, members[0].contrast.organism, tuple(tissues.values()), accessions, tuple(ordered), pooled)


def _independent(rows: Sequence[AtlasRow]) -> list[AtlasRow]:
    """One contrast of each accession, the first that came, of those that can be pooled."""
    first: dict[str, AtlasRow] = {}
    for row in rows:
        if row.contrast.unit == LOG2FC and np.isfinite(row.log2fc) and row.se > 0 and np.isfinite(row.se):
            first.setdefault(row.contrast.accession, row)
    return list(first.values())


def _pooled(groups: Sequence[Sequence[AtlasRow]]) -> list[Pooled | None]:
    """All groups at once: REML, Hartung–Knapp, as the pooled line of a study."""
    large = [group for group in groups if len(group) > 1]
    if not large:
        return [None] * len(groups)
    table = np.full((2, len(large), max(map(len, large))), np.nan)
    for i, group in enumerate(large):
        table[:, i, : len(group)] = [[row.log2fc for row in group], [row.se for row in group]]
    stats = pool(table[0], table[1])
    names = ("estimate", "ci_low", "ci_high", "p", "pi_low", "pi_high", "tau2", "i2")
    lines = iter(
        Pooled(int(stats.k[i]), *(float(getattr(stats, name)[i]) for name in names)) for i in range(len(large))
    )
    return [next(lines) if len(group) > 1 else None for group in groups]
