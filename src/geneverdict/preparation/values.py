"""The values of a series on the scale that is fitted, and how much each of them counts."""

from __future__ import annotations

from typing import NamedTuple

from geneverdict.errors import PrepareError
from geneverdict.messages import Code, Message
from geneverdict.model.prepared import Scale, ScaleKind
from geneverdict.model.series import FloatArray, Series
from geneverdict.preparation.counts import require_no_counts
from geneverdict.preparation.scale import find_scale, to_log2


class Values(NamedTuple):
    """Probes × samples."""

    scale: Scale
    values: FloatArray
    """NaN where missing; log2 where ``scale.is_log2``."""
    weights: FloatArray | None = None
    """Inverse variances but for one factor for each probe; None where all values of a probe vary alike."""


def prepare_values(series: Series, *, declared: ScaleKind | None = None) -> Values:
    """By what the values are.  ``declared``: the scale that the study file names, for what is measured on arrays.

    Raises PrepareError for a measure that cannot be prepared.
    """
    match series.measure:
        case "intensity" | "log_ratio":
            require_no_counts(series, said=declared is not None)
            two_colour, types = series.measure == "log_ratio", series.fields.get("type", ())
            scale = find_scale(series.values, two_colour=two_colour, declared=declared, types=types)
            return Values(scale, to_log2(series.values, scale))
        case "counts" | "proportion":
            raise PrepareError(Message("error-measure", {"measure": Code(series.measure)}), where=series.id)
