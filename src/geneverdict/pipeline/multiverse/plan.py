"""Everything that the specifications of one series share, prepared once: rows, models, the list itself."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np

from geneverdict.errors import DesignError
from geneverdict.evidence.multiverse.pooled import ALIKE
from geneverdict.evidence.multiverse.rules import Limits
from geneverdict.evidence.multiverse.specify import OptionLists, list_specifications
from geneverdict.messages import Message, known
from geneverdict.model.choices import Multiverse
from geneverdict.model.multiverse import IntArray, Rowset, Specification, SpecificationPlan, Stack
from geneverdict.model.option_words import PROBE
from geneverdict.model.prepared import Design, Grouping, Prepared, Role
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Analysis, MultiChoice, ProbeChoice
from geneverdict.model.verdict import SeriesResult
from geneverdict.pipeline.multiverse.options import SeriesOptions, options_of, pairs_are_known
from geneverdict.preparation.design import Kind, build_kind
from geneverdict.preparation.probes import Members, best_rows, mean_rows, members_of
from geneverdict.preparation.scale import find_scale, to_log2
from geneverdict.stats.quantile_normalise import quantile_normalise

DesignKey = tuple[str, str, str]
KINDS: Mapping[str, Kind] = {"paired": "paired", "unpaired": "unpaired", "block_correlation": "mixed"}
ROLES = {Role.CASE: 1.0, Role.CONTROL: 0.0, Role.NEITHER: np.nan}


def plan_of(prepared: Prepared, result: SeriesResult, genes: Sequence[str], asked: Multiverse) -> SpecificationPlan:
    """The specifications of one series with all that they need; ``genes`` as they stand in the series.

    An option that the series does not offer is told in ``unavailable``; a combination that makes no sense, or whose
    model cannot be fitted, is a refused specification with its reason.
    """
    options = options_of(prepared, result, asked)
    probes = {gene: _probes_of(prepared, gene) for gene in genes}
    single, lacks = _single_probes(probes, asked) if prepared.counts is None else ({}, [])
    designs, impossible = _designs(prepared, options)
    several = [p for p, names in zip(prepared.series.probes, prepared.probe_map.genes, strict=True) if len(names) > 1]
    limits = Limits(
        frozenset(f"probe:{p}" for p in several), impossible, options.default.normalise, _without(prepared, single)
    )
    listed = list_specifications(
        OptionLists(options.by_dimension, single, options.default),
        limits,
        at_most=asked.at_most,
        seed=asked.seed,
        kept_whole=ALIKE,
    )
    targets = [gene for gene in genes if probes[gene]]
    genes_of = _genes_of(single)
    used = {(s.scale, s.normalise) for s in listed.specifications} if prepared.counts is None else set()
    return SpecificationPlan(
        series=result.id,
        is_log2=result.has_fold_changes,
        stacks={key: _stack(prepared, *key, options, genes_of) for key in sorted(used)},
        designs=designs,
        blocks=prepared.pairing.blocks if pairs_are_known(prepared) else (None,) * len(prepared.series.samples),
        is_case=np.array([ROLES[role] for role in prepared.grouping.roles]),
        samples=prepared.series.samples.ids,
        specifications=listed.specifications,
        weights=np.array(listed.weights),
        refused=listed.refused,
        default=listed.specifications.index(options.default),
        targets=tuple(targets),
        genes_of=genes_of,
        unavailable=(*options.unavailable, *lacks),
        notes=(listed.note,) if listed.note else (),
        counts=prepared.counts,
        analyses=_analyses(prepared, options.default, listed.specifications),
    )


def _analyses(
    prepared: Prepared, default: Specification, specifications: Sequence[Specification]
) -> dict[tuple[str, str], Analysis]:
    """Of counts, how they are tested; the study's own refinements belong to its own engine alone."""
    if prepared.counts is None:
        return {}
    own = (default.normalise, default.test)
    asked = dict.fromkeys((spec.normalise, spec.test) for spec in specifications)
    return {
        key: prepared.analysis if key == own else _analysis(prepared.analysis, *key, refined=key[1] == own[1])
        for key in asked
    }


def _analysis(own: Analysis, normalise: str, test: str, *, refined: bool) -> Analysis:
    changed = {"normalise": normalise, "engine": test.partition("+")[0]}
    return (own if refined else Analysis()).model_copy(update=changed)


def _probes_of(prepared: Prepared, gene: str) -> tuple[str, ...]:
    named = zip(prepared.series.probes, prepared.probe_map.genes, strict=True)
    return tuple(probe for probe, genes in named if gene in genes)


def _single_probes(
    probes: Mapping[str, tuple[str, ...]], asked: Multiverse
) -> tuple[dict[str, dict[str, float]], list[tuple[str, str, Message]]]:
    """Gene → ``probe:ID`` → weight, for genes with several probes."""
    weight = asked.probes.get("each_probe")
    if weight is None:
        return {}, []
    one = Message("lack-one_probe")
    lacks = [("probes", f"each_probe of {gene}", one) for gene, own in probes.items() if len(own) == 1]
    found = {gene: {f"probe:{probe}": weight for probe in own} for gene, own in probes.items() if len(own) > 1}
    return found, lacks


def _without(prepared: Prepared, single: Mapping[str, Mapping[str, float]]) -> frozenset[tuple[str, str]]:
    """Single probes that values made in another way have not."""
    options = {option for own in single.values() for option in own}
    ways = {way: set(made.series.probes) for way, made in prepared.ways.items() if isinstance(made, Prepared)}
    return frozenset(
        (way, option) for way, own in ways.items() for option in options if option.removeprefix(PROBE) not in own
    )


def _genes_of(single: Mapping[str, Mapping[str, float]]) -> dict[str, tuple[str, ...]]:
    options = dict.fromkeys(option for own in single.values() for option in own)
    return {option: tuple(gene for gene, own in single.items() if option in own) for option in options}


# --- models ------------------------------------------------------------------------------------------------------


def _designs(prepared: Prepared, options: SeriesOptions) -> tuple[dict[DesignKey, Design], dict[DesignKey, Message]]:
    """The model of each combination, and why some cannot be fitted."""
    own = (options.default.samples, options.default.design, options.default.covariates)
    made: dict[DesignKey, Design] = {own: prepared.design}
    impossible: dict[DesignKey, Message] = {}
    listed = options.by_dimension
    asked = itertools.product(listed["samples"], listed["design"], listed["covariates"])
    for key in dict.fromkeys(asked):
        samples, kind, covariates = key
        if key == own:
            continue
        found = _design(prepared, options.groupings[samples], kind, options.covariates[covariates])
        if isinstance(found, Message):
            impossible[key] = found
        else:
            made[key] = found
    return made, impossible


def _design(prepared: Prepared, grouping: Grouping, kind: str, covariates: tuple[str, ...]) -> Design | Message:
    """The model, or why it cannot be fitted."""
    samples, pairing = prepared.series.samples, prepared.pairing
    try:
        return build_kind(samples, grouping, pairing, KINDS[kind], covariates=covariates)
    except DesignError as error:
        return Message("refused-design", known({"why": error.message, "found": error.part("found")}))


# --- rows --------------------------------------------------------------------------------------------------------


def _stack(
    prepared: Prepared, scale: str, normalise: str, options: SeriesOptions, genes_of: Mapping[str, tuple[str, ...]]
) -> Stack:
    """The rows of every way from probes to genes on one scale."""
    other = prepared.ways.get(normalise)
    prepared = other if isinstance(other, Prepared) else prepared
    values = _scaled(prepared, scale)
    if normalise == "quantile":
        values = quantile_normalise(values)
    choices = {*options.by_dimension["probes"], options.default.probes}
    multis = {*options.by_dimension["multi_gene_probes"], options.default.multi_gene_probes}
    made: dict[tuple[str, str], Rowset] = {}
    means: list[FloatArray] = []
    n = len(values)
    for multi in sorted(multis):
        members = members_of(prepared.probe_map, cast(MultiChoice, multi))
        for choice in sorted(choices):
            rows, averaged = _rows(values, members, cast(ProbeChoice, choice), n)
            made[choice, multi] = Rowset(members.genes, rows)
            means.append(averaged)
            n += len(averaged)
    row = {f"{PROBE}{probe}": i for i, probe in enumerate(prepared.series.probes)} if genes_of else {}
    for (option, genes), multi in itertools.product(genes_of.items(), sorted(multis)):
        if option in row:
            made[option, multi] = _standing_for(made[options.default.probes, multi], genes, row[option])
    return _compact(np.vstack([values, *means]), made)


def _scaled(prepared: Prepared, scale: str) -> FloatArray:
    if scale == "as_settled":
        return prepared.probe_values
    other = find_scale(prepared.series.values, declared="log2" if prepared.scale.transformed else "linear")
    return to_log2(prepared.series.values, other)


def _rows(values: FloatArray, members: Members, choice: ProbeChoice, first: int) -> tuple[IntArray, FloatArray]:
    """Rows of single probes by their place, and means of probes, which come after them from ``first`` on."""
    if choice != "mean_of_probes":
        return best_rows(values, members, choice), values[:0]
    several, averaged = mean_rows(values, members)
    rows = members.rows[np.flatnonzero(np.diff(members.codes, prepend=-1))]
    rows[several] = first + np.arange(len(several))
    return rows, averaged


def _standing_for(base: Rowset, genes: Sequence[str], row: int) -> Rowset:
    """The study's rows with this one standing for these genes, where they have one; other genes keep theirs."""
    rows = base.rows.copy()
    for gene in genes:
        place = bisect_left(base.genes, gene)
        if base.genes[place : place + 1] == (gene,):
            rows[place] = row
    return Rowset(base.genes, rows)


def _compact(values: FloatArray, rowsets: Mapping[tuple[str, str], Rowset]) -> Stack:
    """Without the rows that nothing uses."""
    used: IntArray = np.unique(np.concatenate([rowset.rows for rowset in rowsets.values()]))
    return Stack(values[used], {key: Rowset(r.genes, np.searchsorted(used, r.rows)) for key, r in rowsets.items()})
