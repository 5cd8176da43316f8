"""From the values of a series as deposited to those of its genes on the scale that is fitted."""

from __future__ import annotations

from typing import NamedTuple

from geneverdict.messages import Message
from geneverdict.model.counts import Counts
from geneverdict.model.prepared import Design, Expression, ProbeMap, Scale, ScaleKind
from geneverdict.model.series import FloatArray, Series
from geneverdict.model.study import Analysis, MultiChoice, ProbeChoice
from geneverdict.preparation.counts import prepare_counts
from geneverdict.preparation.groups.pairs_replicates import Sets, averaged
from geneverdict.preparation.probes import collapse
from geneverdict.preparation.scale import find_scale, to_log2

COUNTED = ("counts", "proportion")
"""Measures of sequencing."""


class Values(NamedTuple):
    """Probes × samples."""

    scale: Scale
    values: FloatArray
    """NaN where missing; log2 where ``scale.is_log2``."""
    weights: FloatArray | None = None
    """Inverse variances but for one factor for each probe; None where all values of a probe vary alike."""


def prepare_values(series: Series, *, declared: ScaleKind | None = None) -> Values:
    """Of what is measured on arrays.  ``declared``: the scale that the study file names.

    Raises PrepareError where there is no finite value.
    """
    two_colour, types = series.measure == "log_ratio", series.fields.get("type", ())
    scale = find_scale(series.values, two_colour=two_colour, declared=declared, types=types)
    return Values(scale, to_log2(series.values, scale))


class GeneValues(NamedTuple):
    scale: Scale
    probe_values: FloatArray
    """probes × samples: log2 where ``scale.is_log2``; NaN where missing, and for ids that are counted too rarely."""
    probe_weights: FloatArray | None
    expression: Expression
    counts: Counts | None = None
    id_counts: Counts | None = None


class Choices(NamedTuple):
    """How probes become genes, and counts values."""

    probes: ProbeChoice = "highest_median"
    multi: MultiChoice = "drop"
    analysis: Analysis = Analysis()


def gene_values(
    series: Series,
    probe_map: ProbeMap,
    choices: Choices,
    *,
    declared: ScaleKind | None = None,
    design: Design | None = None,
    replicates: Sets = (),
    evidence: tuple[Message, ...] = (),
) -> GeneValues:
    """By what the values are: ``series`` is as ``recognise`` gives it, with its ``evidence``.

    ``declared``: the scale that the study file names, for what is measured on arrays; ``design``: that of the
    comparison, by which counts are filtered and weighed; ``replicates``: samples of one individual in one group, which
    become one: their mean, or the sum of their counts.  Raises PrepareError for values that cannot be prepared.
    """
    if series.measure in COUNTED:
        found = prepare_counts(
            series,
            probe_map,
            design=design,
            analysis=choices.analysis,
            multi=choices.multi,
            sums=replicates,
            evidence=evidence,
        )
        both = (found.counts, found.id_counts)
        return GeneValues(found.scale, found.of_ids, found.weights_of_ids, found.expression, *both)
    scale, values, weights = prepare_values(series, declared=declared)
    if replicates:
        values, weights = averaged(values, replicates, weights)
    named = (series.probes, probe_map, series.samples.ids)
    expression = collapse(values, *named, choice=choices.probes, multi=choices.multi, weights=weights)
    return GeneValues(scale, values, weights, expression)
