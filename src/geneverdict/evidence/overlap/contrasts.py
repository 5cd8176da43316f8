"""Several contrasts of one series: those that share samples are not independent, and only the first is pooled."""

from __future__ import annotations

from collections.abc import Sequence

from geneverdict.model.overlap import SharedContrast
from geneverdict.model.verdict import SeriesResult


def shared_contrasts(results: Sequence[SeriesResult]) -> tuple[SharedContrast, ...]:
    """The contrasts that are left out of the pooling because one of the same series before them has their samples.

    Only samples in a model count; contrasts of a series that have none in common are pooled like two series.
    """
    pooled: list[tuple[SeriesResult, set[str]]] = []
    found = []
    for result in results:
        mine = {result.samples.ids[row] for row in result.design.rows}
        earlier = ((one.id, mine & samples) for one, samples in pooled if one.series_id == result.series_id)
        first = next(((name, common) for name, common in earlier if common), None)
        if first is None:
            pooled.append((result, mine))
        else:
            found.append(SharedContrast(result.id, first[0], len(first[1]), len(mine)))
    return tuple(found)
