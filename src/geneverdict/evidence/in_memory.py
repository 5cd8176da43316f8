"""Answers from results in memory: what a run has just computed, or a series that somebody has fitted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from geneverdict.evidence.levels import all_levels, level_counts
from geneverdict.evidence.pooling.rows import ways_columns
from geneverdict.fitting.contrast import ranks
from geneverdict.model.answer_source import Row, Table
from geneverdict.model.fit import Fit, PooledFit
from geneverdict.model.prepared import Expression
from geneverdict.model.replicates import replicate_columns
from geneverdict.model.series import FloatArray
from geneverdict.model.series_context import SeriesContext, Unclaimed
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Thresholds
from geneverdict.model.study_info import Duplicates, StudyInfo
from geneverdict.model.verdict import POOLED_STATISTICS, STATISTICS, SeriesFailure, SeriesResult
from geneverdict.model.ways import PooledWays

NOBODY: Mapping[str, Expression] = {}
NONE: Mapping[str, Duplicates] = {}


class InMemory:
    """An :class:`~geneverdict.model.answer_source.AnswerSource` over the results of series."""

    def __init__(
        self,
        results: Sequence[SeriesResult],
        thresholds: Thresholds,
        *,
        title: str = "",
        genes: Sequence[str] = (),
        failures: Sequence[SeriesFailure] = (),
        duplicates: Mapping[str, Duplicates] = NONE,
        patients: Mapping[str, Expression] = NOBODY,
        pooled: PooledFit | None = None,
        ways: PooledWays | None = None,
        claimed_at: float | None = None,
    ) -> None:
        """``patients``: values of the series that cannot be compared but may tell survival.

        ``claimed_at``: the FDR of the confident effect sizes in the results' fits, where it is known.
        """
        infos = tuple(info_of(result, thresholds) for result in results)
        self.study = StudyInfo(infos, thresholds, title, tuple(genes), tuple(failures), duplicates, tuple(patients))
        both = zip(results, infos, strict=True)
        self._series = {info.id: _Series(result, info, claimed_at) for result, info in both}
        self._patients, self._pooled, self._ways = patients, pooled, ways
        self._contexts: dict[tuple[str, float], SeriesContext] = {}

    def rows(self, table: Table, names: Sequence[str], series: str = "") -> dict[str, Row]:
        if table == "pooled":
            return _pooled_rows(self._pooled, names) if self._pooled else {}
        if table == "pooled_ways":
            return _column_rows(self._ways.genes, self._ways_columns, names) if self._ways else {}
        if series not in self._series or table == "multiverse":
            return {}
        one = self._series[series]
        ask: Callable[[Sequence[str]], dict[str, Row]] = {
            "de": one.genes,
            "rare": one.rare,
            "replicates": one.replicates,
            "suspects": one.suspects,
            "absent": one.absent,
            "unequal": one.unequal,
            "deposited": one.deposited,
        }[table]
        return ask(names)

    @cached_property
    def _ways_columns(self) -> Mapping[str, Any]:
        return ways_columns(self._ways) if self._ways else {}

    def probes(self, series: str, genes: Sequence[str]) -> list[Row]:
        return self._series[series].probes(genes)

    def probes_by_id(self, series: str, probes: Sequence[str]) -> dict[str, Row]:
        return self._series[series].probes_by_id(probes)

    def names(self, series: str) -> Collection[str]:
        if series in self._patients:
            return self._patients[series].genes
        return {*self._series[series].result.fit.names, *_all_of(self._series[series].result.probe_map.genes)}

    def expression(self, series: str, genes: Sequence[str], samples: Sequence[str]) -> dict[str, FloatArray]:
        one = self._patients.get(series)
        values = one if one is not None else self._series[series].result.expression
        columns = [values.samples.index(sample) for sample in samples]
        return {gene: values.values[i, columns] for gene, i in _places(values.genes, genes).items()}

    def weights(self, series: str, genes: Sequence[str], samples: Sequence[str]) -> dict[str, FloatArray]:
        values = self._series[series].result.expression
        weights = values.weights
        if weights is None:
            return {}
        columns = [values.samples.index(sample) for sample in samples]
        return {gene: weights[i, columns] for gene, i in _places(values.genes, genes).items()}

    def context(self, series: str, fdr: float) -> SeriesContext:
        if (series, fdr) not in self._contexts:
            self._contexts[series, fdr] = self._series[series].context(fdr)
        return self._contexts[series, fdr]


def info_of(result: SeriesResult, thresholds: Thresholds) -> SeriesInfo:
    """What an answer needs of a series beside the gene's own numbers."""
    design, fit = result.design, result.fit
    return SeriesInfo(
        id=result.id,
        platform=result.platform,
        title=result.title,
        organism=result.samples.organism,
        simulated=result.simulated,
        scale=result.scale.kind,
        is_log2=result.has_fold_changes,
        design=design.kind,
        formula=design.formula,
        n_case=design.n_case,
        n_control=design.n_control,
        n_pairs=design.n_pairs,
        case_label=result.grouping.case_label,
        control_label=result.grouping.control_label,
        n_genes=int(np.isfinite(fit.p).sum()),
        multi_gene_probes=result.multi_gene_probes,
        probe_choice=result.probe_choice,
        names_are=result.probe_map.names_are,
        unsettled=result.probe_map.unsettled,
        df_prior=fit.df_prior,
        var_prior=fit.var_prior,
        level_counts=level_counts(all_levels(fit, thresholds, is_log2=result.has_fold_changes, unequal=result.unequal)),
        checks=result.checks,
        accession=result.accession,
        subject=result.subject,
        counts=result.count_info,
        replicates=tuple(one.whole for one in result.replicates),
    )


def used_for(result: SeriesResult) -> list[tuple[str, ...]]:
    """The genes that each probe of the series stands for."""
    probes, names = result.probe_fit.names, result.probe_map.genes
    if result.probe_choice == "mean_of_probes" or result.counts is not None:
        measured, keep = set(result.expression.genes), result.multi_gene_probes == "keep"
        return [tuple(g for g in genes if g in measured) if keep or len(genes) == 1 else () for genes in names]
    chosen: dict[str, tuple[str, ...]] = {}
    for probe, gene in zip(result.expression.probes, result.expression.genes, strict=True):
        chosen[probe] = (*chosen.get(probe, ()), gene)
    return [chosen.get(probe, ()) for probe in probes]


class _Series:
    """The tables of one series."""

    def __init__(self, result: SeriesResult, info: SeriesInfo, claimed_at: float | None) -> None:
        self.result, self.info, self.claimed_at = result, info, claimed_at

    @cached_property
    def _ranks(self) -> FloatArray:
        return ranks(self.result.fit.p)

    @cached_property
    def _used_for(self) -> list[tuple[str, ...]]:
        return used_for(self.result)

    def genes(self, names: Sequence[str]) -> dict[str, Row]:
        fit = self.result.fit
        return {
            gene: {
                **_statistics(fit, i),
                "probe": fit.probes[i],
                "rank": float(self._ranks[i]),
                "confident": float(fit.confident[i]) if len(fit.confident) else np.nan,
            }
            for gene, i in _places(fit.names, names).items()
        }

    def replicates(self, names: Sequence[str]) -> dict[str, Row]:
        found: dict[str, dict[str, float]] = {}
        for one in self.result.replicates:
            for gene, i in _places(one.fit.names, names).items():
                numbers = replicate_columns(one.whole.way, one.fit).items()
                found.setdefault(gene, {}).update({name: float(column[i]) for name, column in numbers})
        return dict(sorted(found.items()))

    def unequal(self, names: Sequence[str]) -> dict[str, Row]:
        found = self.result.unequal
        return _column_rows(self.result.fit.names, found.columns, names) if found else {}

    def deposited(self, names: Sequence[str]) -> dict[str, Row]:
        found = self.result.deposited
        return _column_rows(found.names, found.columns, names) if found else {}

    def absent(self, names: Sequence[str]) -> dict[str, Row]:
        absent = self.result.absent
        return {name: {"probe": absent[name]} for name in sorted(set(names)) if name in absent}

    @cached_property
    def _rare(self) -> Mapping[str, Any]:
        return self.result.counts.rare if self.result.counts else {}

    def rare(self, names: Sequence[str]) -> dict[str, Row]:
        if not self._rare:
            return {}
        numbers = {name: column for name, column in self._rare.items() if name != "gene"}
        return _column_rows(self._rare["gene"], numbers, names)

    def suspects(self, names: Sequence[str]) -> dict[str, Row]:
        return _column_rows(self.result.fit.names, self._refits, names) if self._refits else {}

    @cached_property
    def _refits(self) -> Mapping[str, FloatArray]:
        return self.result.refits.columns(self.result.fit.names) if self.result.refits else {}

    def probes(self, genes: Sequence[str]) -> list[Row]:
        wanted = set(genes)
        found = [i for i, named in enumerate(self.result.probe_map.genes) if not wanted.isdisjoint(named)]
        mean, names = self.result.probe_fit.ave_expr, self.result.probe_fit.names
        # A probe without a mean comes first, as where the tables are stored.
        found.sort(key=lambda i: (-np.nan_to_num(mean[i], nan=np.inf), names[i]))
        return [self._probe(i) for i in found]

    def probes_by_id(self, probes: Sequence[str]) -> dict[str, Row]:
        return {probe: self._probe(i) for probe, i in _places(self.result.probe_fit.names, probes).items()}

    def _probe(self, i: int) -> Row:
        fit = self.result.probe_fit
        named = {"probe": fit.names[i], "genes": self.result.probe_map.genes[i], "used_for": self._used_for[i]}
        return {**_statistics(fit, i), **named}

    def context(self, fdr: float) -> SeriesContext:
        design, fit = self.result.design, self.result.fit
        blocks = None
        if design.kind == "paired":
            blocks = tuple(str(self.result.pairing.blocks[i]) for i in design.rows)
        claimed = fit.confident if fdr == self.claimed_at else Unclaimed(fit.se, fit.df, fdr)
        return SeriesContext(
            info=self.info,
            samples=tuple(self.result.samples.ids[i] for i in design.rows),
            matrix=design.matrix,
            blocks=blocks,
            genes=fit.names,
            log2fc=fit.log2fc,
            p=fit.p,
            fdr=fit.fdr,
            claimable=claimed,
        )


def _statistics(fit: Fit, i: int) -> dict[str, float]:
    return {name: float(getattr(fit, name)[i]) for name in STATISTICS}


def _places(there: tuple[str, ...], names: Iterable[str]) -> dict[str, int]:
    """Where those of ``names`` stand that are there, sorted by name."""
    known = set(there)
    return {name: there.index(name) for name in sorted(set(names)) if name in known}


def _all_of(lists: Iterable[Sequence[str]]) -> Iterable[str]:
    return (name for names in lists for name in names)


def _pooled_rows(pooled: PooledFit, names: Sequence[str]) -> dict[str, Row]:
    columns = {"k": pooled.k.astype(np.int32), **{name: getattr(pooled, name) for name in POOLED_STATISTICS}}
    return _column_rows(pooled.genes, columns, names)


def _column_rows(genes: tuple[str, ...], columns: Mapping[str, Any], names: Sequence[str]) -> dict[str, Row]:
    places = _places(genes, names)
    return {gene: {name: _plain(column[i]) for name, column in columns.items()} for gene, i in places.items()}


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value
