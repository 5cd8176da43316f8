"""All checks of one series, and of the direction of several."""

from __future__ import annotations

from collections.abc import Sequence

from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding, SeriesChecks


def check_series(result: SeriesResult) -> SeriesChecks:
    return SeriesChecks((), ())


def check_direction(results: Sequence[SeriesResult]) -> dict[str, tuple[Finding, ...]]:
    return {result.id: () for result in results}
