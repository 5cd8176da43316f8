"""Counts of reads: summed for each gene, genes with too few left out, libraries made comparable, log2 per million."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from geneverdict.errors import PrepareError
from geneverdict.messages import Code, Message, Value, choice, count, effect, known, names, value
from geneverdict.model.counts import Counts
from geneverdict.model.prepared import Design, Expression, Grade, ProbeMap, Scale, ScaleKind
from geneverdict.model.series import FloatArray, Series
from geneverdict.model.study import Analysis, Engine, MultiChoice, Normalise
from geneverdict.preparation.groups.pairs_replicates import Sets
from geneverdict.preparation.precision import precision
from geneverdict.preparation.probes import members_of
from geneverdict.preparation.scale import PROBABILITIES
from geneverdict.stats.counts.expressed import Expressed, Limits, filter_by_expr
from geneverdict.stats.counts.factors import relative_log_expression, tmm, upper_quartile
from geneverdict.stats.counts.libraries import MILLION, log_cpm
from geneverdict.stats.counts.voom import log_count_values

SMALL = 0.1
"""Added to shares (TPM, FPKM), so that 0 has a logarithm."""
FEWEST_SHARE = 0.5
"""TPM or FPKM that count as expressed: 10 counts in a library of 20 million."""
_FACTORS: Mapping[Normalise, Callable[[FloatArray], FloatArray]] = {
    "TMM": tmm,
    "upper_quartile": upper_quartile,
    "RLE": relative_log_expression,
}
PRIOR_COUNT = 2.0
"""Added to each count, on the average, where values have no precision weights."""


class CountValues(NamedTuple):
    """What counts are made into.  Samples are all of the series, NaN for those without counts."""

    scale: Scale
    expression: Expression
    """log2 counts per million of the genes that are tested."""
    of_ids: FloatArray
    """ids × samples, the same; NaN for ids that are not tested."""
    weights_of_ids: FloatArray | None
    """Of ``of_ids``; None where all count alike."""
    counts: Counts
    id_counts: Counts


def prepare_counts(
    series: Series,
    probe_map: ProbeMap,
    *,
    design: Design | None,
    analysis: Analysis,
    multi: MultiChoice = "drop",
    sums: Sets = (),
    evidence: tuple[Message, ...] = (),
) -> CountValues:
    """Counts of several ids of one gene are summed; genes are kept by filterByExpr on the model of the comparison.

    ``design`` says which samples are filtered and normalised by (all alike where it is None), ``sums`` which samples
    are one library sequenced again: their counts are summed in the place of the first.  With DESeq2 all genes that are
    counted are kept.  Shares of a sample's reads (TPM, FPKM) are summed and filtered alike, by the share itself, and
    not normalised.  Raises PrepareError for counts that are negative or missing, or where no gene is left.
    """
    values, shares = _of_libraries(series, sums), series.measure == "proportion"
    rows = design.rows if design is not None else tuple(map(int, np.flatnonzero(np.isfinite(values).all(axis=0))))
    members = members_of(probe_map, multi)
    if not members.genes:
        raise PrepareError(Message("error-no_id_of_a_gene", {"n": count(len(series.probes))}), where=probe_map.source)
    starts = np.flatnonzero(np.diff(members.codes, prepend=-1))
    whole_genes = np.add.reduceat(values[members.rows], starts, axis=0)
    model = design.matrix if design is not None else np.ones((len(rows), 1))
    how = _How(model, analysis, shares)
    if not shares and (empty := [series.samples.ids[i] for i in rows if not values[:, i].sum() > 0]):
        raise PrepareError(Message("error-empty_library", {"samples": names(empty)}), where=series.id)
    genes = _counted(members.genes, whole_genes, rows, how)
    if (own := series.gene_lengths if series.lengths is None else series.lengths.mean(axis=1)) is not None:
        sums_of = np.add.reduceat(own[members.rows], starts)
        genes = replace(genes, lengths=sums_of / np.bincount(members.codes))
    if not genes.kept.any():
        raise PrepareError(Message("error-no_gene_counted", {"n": count(len(genes.names))}), where=series.id)
    ids = _ids(series.probes, values, genes, how)
    first = dict(zip(members.codes[starts].tolist(), members.rows[starts].tolist(), strict=True))
    alone = np.bincount(members.codes) == 1
    kept = np.flatnonzero(genes.kept)
    probes = tuple(series.probes[first[int(i)]] if alone[i] else "" for i in kept)
    exact = precision(genes, design, analysis.engine, series.samples.ids) if design is not None else None
    told = (*evidence, *_lengths(series), *_told(genes, analysis, probes), *(exact.said if exact else ()))
    weights = exact.weights if exact else None
    named = tuple(genes.names[i] for i in kept)
    expression = Expression(named, probes, series.samples.ids, log_values(genes, analysis.engine), weights)
    of_ids = np.full(values.shape, np.nan)
    of_ids[ids.kept] = log_values(ids, analysis.engine)
    of_genes = None if weights is None or design is None else (design, probes, weights)
    weights_of_ids = _weights_of_ids(series, ids, of_genes, analysis.engine) if of_genes else None
    return CountValues(counted_scale(series, told), expression, of_ids, weights_of_ids, genes, ids)


def _of_libraries(series: Series, sums: Sets) -> FloatArray:
    """The values to be written to, as if all genes had their mean length, libraries sequenced again being one."""
    values, shares = _checked(series), series.measure == "proportion"
    if series.lengths is not None and not shares:
        values = _of_mean_length(values, series.lengths)
    for one in sums:
        together = values[:, list(one)]
        values[:, one[0]] = together.mean(axis=1) if shares else together.sum(axis=1)
    return values


def _weights_of_ids(
    series: Series, ids: Counts, of_genes: tuple[Design, tuple[str, ...], FloatArray], engine: Engine
) -> FloatArray:
    """ids × samples: those of the genes where each gene is one id, else worked out for the ids by themselves.

    ``of_genes``: the design, the id of each gene ("" for several) and the genes' weights.
    """
    design, probes, weights = of_genes
    out = np.ones((len(series.probes), len(series.samples)))
    rows_of = {probe: i for i, probe in enumerate(series.probes)}
    own = np.array([rows_of.get(probe, -1) for probe in probes])
    if np.array_equal(np.sort(own), np.flatnonzero(ids.kept)):
        out[own] = weights
    elif again := precision(ids, design, engine, series.samples.ids):
        out[ids.kept] = again.weights
    return out


def recount(counts: Counts, design: Design, analysis: Analysis) -> Counts:
    """The same counts filtered and normalised for another model, or in another way."""
    return _counted(counts.names, counts.values, design.rows, _How(design.matrix, analysis, counts.shares))


def log_values(counts: Counts, engine: Engine) -> FloatArray:
    """(kept genes, samples) log2 counts per million: voom's own for its engines, else with a prior count of 2.

    Of shares log2 after .1 is added.
    """
    rows, tested, sizes = list(counts.rows), counts.tested, counts.effective
    if counts.shares:
        return np.asarray(np.log2(tested + SMALL))
    there = np.isfinite(sizes)
    out = np.full(tested.shape, np.nan)
    if engine in ("voom", "voom_quality"):
        out[:, there] = log_count_values(tested[:, there], sizes[there])
    else:
        # The prior is proportional to the size over the mean of the sizes in the model.
        prior = PRIOR_COUNT * float(sizes[there].mean() / sizes[rows].mean())
        out[:, there] = log_cpm(tested[:, there], sizes[there], prior_count=prior)
    return out


def _checked(series: Series) -> FloatArray:
    """The counts, to be written to; columns without any count are NaN."""
    values = np.array(series.values, dtype=np.float64)
    finite = np.isfinite(values)
    there = finite.any(axis=0)
    if not there.any():
        raise PrepareError(Message("error-no_number", {"n": count(values.size)}), where=series.id)
    if (missing := int((~finite[:, there]).any(axis=1).sum())) > 0:
        raise PrepareError(Message("error-missing_counts", {"n": count(missing)}), where=series.id)
    if (lowest := float(values[:, there].min())) < 0:
        raise PrepareError(Message("error-negative_counts", {"lowest": value(lowest)}), where=series.id)
    return values


def _of_mean_length(values: FloatArray, lengths: FloatArray) -> FloatArray:
    """Counts as if transcripts were as long in every sample as on the average (Soneson, Love & Robinson 2015):
    tximport's ``lengthScaledTPM``, sums of samples unchanged."""
    scaled = values / lengths * lengths.mean(axis=1, keepdims=True)
    out: FloatArray = scaled * (values.sum(axis=0) / scaled.sum(axis=0))
    return out


class _How(NamedTuple):
    model: FloatArray
    analysis: Analysis
    shares: bool


def _counted(names: tuple[str, ...], values: FloatArray, rows: tuple[int, ...], how: _How) -> Counts:
    own = values[:, list(rows)]
    found = _expressed(own, own.sum(axis=0), how)
    if how.shares:
        sizes, factors = np.full(values.shape[1], MILLION), np.ones(values.shape[1])
    else:
        sizes, factors = values[found.keep].sum(axis=0), _factors(values[found.keep], rows, how.analysis.normalise)
    return Counts(names, values, found.keep, sizes, factors, found.cutoff, found.samples, rows, how.shares)


def _expressed(own: FloatArray, sizes: FloatArray, how: _How) -> Expressed:
    if how.shares:
        limits = Limits(low_count=FEWEST_SHARE, total=0.0)
        return filter_by_expr(own, design=how.model, sizes=np.full(len(sizes), MILLION), limits=limits)
    if how.analysis.engine == "deseq2":
        return Expressed(own.sum(axis=1) > 0, math.nan, math.nan)
    return filter_by_expr(own, design=how.model, sizes=sizes)


def _factors(values: FloatArray, rows: tuple[int, ...], normalise: Normalise) -> FloatArray:
    """Those of the model's samples by themselves; those of others beside them, NaN without counts."""
    kernel = _FACTORS[normalise]
    there = np.isfinite(values).all(axis=0) & (np.nansum(values, axis=0) > 0)
    out = np.full(values.shape[1], np.nan)
    own = list(rows)
    if not there[own].all() or not len(values):
        out[own] = 1.0
        return out
    out[there] = kernel(values[:, there])
    out /= np.exp(np.log(out[own]).mean())
    out[own] = kernel(values[:, own])
    return out


def _ids(probes: tuple[str, ...], values: FloatArray, genes: Counts, how: _How) -> Counts:
    """The ids, in libraries of the same size."""
    own = list(genes.rows)
    kept = _expressed(values[:, own], genes.values.sum(axis=0)[own], how).keep
    return replace(genes, names=probes, values=values, kept=kept, lengths=None)


def counted_scale(series: Series, evidence: tuple[Message, ...]) -> Scale:
    """Of a series of counts, or of shares of reads."""
    finite = series.values[np.isfinite(series.values)]
    quantiles = tuple(float(q) for q in np.quantile(finite, PROBABILITIES))
    missing = series.values.size - finite.size
    kind: ScaleKind = "abundance" if series.measure == "proportion" else "counts"
    return Scale(kind, quantiles, True, 0, missing, False, Grade.SURE, evidence)


def _lengths(series: Series) -> tuple[Message, ...]:
    return () if series.lengths is None else (Message("scale-counts_lengths"),)


def _told(genes: Counts, analysis: Analysis, probes: tuple[str, ...]) -> tuple[Message, ...]:
    """Libraries, what was filtered, what was summed, the factors."""
    own = list(genes.rows)
    sizes, factors = genes.values.sum(axis=0)[own], genes.factors[own]
    none = int((genes.values[:, own].sum(axis=1) == 0).sum())
    shares = choice(genes.shares)
    kept: dict[str, Value] = {"kept": count(int(genes.kept.sum())), "n": count(len(genes.names)), "none": count(none)}
    cut = known({"cutoff": value(genes.cutoff), "samples": value(genes.needed), "shares": shares})
    libraries = {"low": count(float(sizes.min())), "high": count(float(sizes.max())), "n": count(len(own))}
    said = [Message("scale-counts_filtered", {**kept, **cut})]
    if not genes.shares:
        said.insert(0, Message("scale-counts_libraries", libraries))
    if summed := sum(not probe for probe in probes):
        said.append(Message("scale-counts_summed", {"n": count(summed)}))
    if analysis.engine != "deseq2" and not genes.shares:
        ends: dict[str, Value] = {"low": effect(float(factors.min())), "high": effect(float(factors.max()))}
        said.append(Message("scale-counts_factors", {**ends, "way": Code(analysis.normalise)}))
    return tuple(said)
