"""A gene's answer from the stored results: no recomputing."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from geneverdict.evidence.calls import answer_series
from geneverdict.evidence.pooling.rows import ways_row
from geneverdict.evidence.rows import gene_row, pooled_row, probe_row
from geneverdict.evidence.verdict import verdict
from geneverdict.evidence.words import POOLING
from geneverdict.io.results.guarded_read import guarded_read
from geneverdict.io.results.questions import Questions
from geneverdict.io.results.store import Duplicates, Summary, open_tables, read_summary
from geneverdict.messages import Message, Name, count
from geneverdict.model.gene_name import GeneName
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import AllGenesRow, Call, GeneAnswer, PooledRow, PooledWithDuplicates, SeriesAnswer
from geneverdict.model.ways import WaysRow
from geneverdict.pipeline.diagnoses import Whys
from geneverdict.preparation.gene_name import name_gene, require_known
from geneverdict.stats.meta import pool


def ask(folder: Path, asked: str, *, log2fc: float | None = None, fdr: float | None = None) -> GeneAnswer:
    """The verdict on a gene from ``folder``; thresholds as the study had them unless given.

    Raises ResultsError when the folder holds no results, StudyError with near names when nothing knows the gene.
    """
    with guarded_read(folder):
        summary = read_summary(folder)
        with open_tables(folder) as tables:
            return answer_gene(tables, summary, asked, summary.thresholds.at(log2fc=log2fc, fdr=fdr))


def answer_gene(
    tables: Questions,
    summary: Summary,
    asked: str,
    thresholds: Thresholds,
    *,
    elsewhere: Collection[str] = (),
    diagnose: bool = True,
    whys: Whys | None = None,
) -> GeneAnswer:
    """One gene over all series of a store.  ``elsewhere``: genes of series that cannot be compared, but tell survival.

    ``diagnose=False`` leaves of each series' ``why`` only what the verdict reads: a tenth of the time.  ``whys`` is
    for who asks for many genes: what it has read of the series is used again.
    Raises StudyError with near names when nothing knows the gene.
    """
    info = summary.info
    probed = gene_of_probe(tables, info, asked.strip())
    name = name_gene(asked, [f.organism for f in info], of_probe=probed)
    plain = [_answer(tables, f, name, thresholds) for f in info]
    here = any(a.row or a.probes or (a.reason and a.reason.code == "filtered_out") for a in plain)
    if not here and not any(one in elsewhere for one in name.candidates):
        require_known(name, {*elsewhere, *(one for f in info for one in tables.gene_names(f.id))})
    whys = whys or Whys(tables, summary.checks, stored_fdr=summary.thresholds.fdr)
    answers = (
        whys.explain_all(name.symbol, plain, info, thresholds)
        if diagnose
        else whys.outline_all(plain, info, thresholds)
    )
    pooled = _pooled(tables, summary, answers, name)
    return GeneAnswer(
        name=name,
        thresholds=thresholds,
        answers=answers,
        failures=summary.failures,
        pooled=pooled,
        verdict=verdict(name.symbol, answers, pooled, thresholds),
        ways=_ways(tables, answers, pooled, name),
        universe=_universe(tables, summary, name),
    )


def _answer(tables: Questions, info: SeriesInfo, name: GeneName, thresholds: Thresholds) -> SeriesAnswer:
    rows, probes = tables.genes(info.id, name.candidates), tables.probes(info.id, name.candidates)
    here = name.in_series({*rows, *(gene for probe in probes for gene in probe["genes"])})
    row = gene_row(here, rows[here], info.n_genes) if here in rows else None
    named = [probe_row(here, probe, info) for probe in probes if here in probe["genes"]]
    absent = "" if row or named else next(iter(tables.absent(info.id, name.candidates).values()), "")
    note = None if here == name.symbol else Message("note-found_as", {"name": Name(here)})
    return answer_series(here, info, row, named, thresholds, note=note, absent_probe=absent)


def _pooled(tables: Questions, summary: Summary, answers: Sequence[SeriesAnswer], name: GeneName) -> PooledRow | None:
    rows = tables.pooled(name.candidates)
    if not rows:
        return None
    here = name.in_series(rows)
    used, left_out = _who_was_pooled(summary, answers, here)
    row = pooled_row(name.symbol, rows[here], method=POOLING, series=used, left_out=left_out)
    return replace(row, with_copies=_with_duplicates(summary.copies, answers, row))


def _with_duplicates(
    copies: Mapping[str, Duplicates], answers: Sequence[SeriesAnswer], row: PooledRow
) -> PooledWithDuplicates | None:
    """The same pooling with every sample of every series, where some were left out as copies."""
    concerned = tuple((a.id, copies[a.id].n) for a in answers if a.id in copies and a.row is not None)
    if not concerned:
        return None
    both = {*row.series, *(name for name, _ in concerned)}
    rows = [a.row for a in answers if a.id in both and a.row is not None and a.effect_unit == "log2FC"]
    pooled = pool(np.array([[r.log2fc for r in rows]]), np.array([[r.se for r in rows]]))
    return PooledWithDuplicates(
        k=int(pooled.k[0]),
        estimate=float(pooled.estimate[0]),
        ci_low=float(pooled.ci_low[0]),
        ci_high=float(pooled.ci_high[0]),
        p=float(pooled.p[0]),
        left_out=concerned,
    )


def _ways(
    tables: Questions, answers: Sequence[SeriesAnswer], pooled: PooledRow | None, name: GeneName
) -> WaysRow | None:
    """The stored row, its calls counted at the thresholds that are asked for."""
    rows = tables.ways(name.candidates)
    if not rows or pooled is None:
        return None
    row = rows[name.in_series(rows)]
    calls = [a.call for a in answers if a.id in pooled.series]
    up, down = calls.count(Call.UP), calls.count(Call.DOWN)
    return ways_row(name.symbol, row, pooled.series, called_up=up, called_down=down)


def _universe(tables: Questions, summary: Summary, name: GeneName) -> tuple[AllGenesRow, ...]:
    """What the specifications that exist for all genes say of this one, at the thresholds of the run."""
    found = []
    for info in summary.info:
        rows = tables.multiverse(info.id, name.candidates)
        if rows:
            row = rows[name.in_series(rows)]
            numbers: dict[str, Any] = {key: value for key, value in row.items() if key not in ("gene", "n")}
            found.append(AllGenesRow(series=info.id, n=int(row["n"]), thresholds=summary.thresholds, **numbers))
    return tuple(found)


def _who_was_pooled(
    summary: Summary, answers: Sequence[SeriesAnswer], name: str
) -> tuple[tuple[str, ...], tuple[tuple[str, Message], ...]]:
    used, left_out = [], []
    for fact, answer in zip(summary.info, answers, strict=True):
        why = _why_not_pooled(fact, answer, name, summary.copies.get(fact.id))
        if why is not None:
            left_out.append((fact.id, why))
        else:
            used.append(fact.id)
    return tuple(used), tuple(left_out)


def _why_not_pooled(fact: SeriesInfo, answer: SeriesAnswer, name: str, copies: Duplicates | None) -> Message | None:
    """None where the series went in."""
    if answer.row is None:
        return Message("unpooled-not_measured")
    if not fact.is_log2:
        code = "unpooled-scale_in_doubt" if fact.scale_doubt else "unpooled-not_log2_scale"
        return Message(code, {"scale": fact.scale_code})
    if answer.row.gene != name:
        return Message("unpooled-other_name", {"gene": Name(answer.row.gene)})
    if not (math.isfinite(answer.row.log2fc) and answer.row.se > 0):
        return Message("unpooled-no_estimate")
    if copies is not None and copies.whole:
        return Message("unpooled-duplicates", {"n": count(copies.n)})
    return None


def gene_of_probe(tables: Questions, info: Sequence[SeriesInfo], asked: str) -> str | None:
    """The gene that a probe of this id stands for, when all series that have it agree on one."""
    genes = {gene for f in info for gene in tables.genes_of_probe(f.id, asked)}
    return genes.pop() if len(genes) == 1 else None
