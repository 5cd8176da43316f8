"""A gene's answer from the stored results: no recomputing."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from geneverdict.errors import StudyError
from geneverdict.evidence.calls import answer_series
from geneverdict.evidence.names import candidates, found_as
from geneverdict.evidence.pooling.rows import ways_row
from geneverdict.evidence.rows import gene_row, pooled_row, probe_row
from geneverdict.evidence.verdict import verdict
from geneverdict.evidence.words import POOLING
from geneverdict.io.results.guarded_read import guarded_read
from geneverdict.io.results.questions import Questions
from geneverdict.io.results.store import Duplicates, Summary, open_tables, read_summary
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call, GeneAnswer, PooledRow, PooledWithDuplicates, SeriesAnswer, UniverseRow
from geneverdict.model.ways import WaysRow
from geneverdict.pipeline.diagnoses import Whys
from geneverdict.preparation.suggestions import suggest_names
from geneverdict.stats.meta import pool

HUMAN = "Homo sapiens"


def ask(folder: Path, asked: str, *, log2fc: float | None = None, fdr: float | None = None) -> GeneAnswer:
    """The verdict on a gene from ``folder``; thresholds as the study had them unless given.

    Raises ResultsError when the folder holds no results, StudyError with near names when nothing knows the gene.
    """
    given = {name: value for name, value in (("log2fc", log2fc), ("fdr", fdr)) if value is not None}
    with guarded_read(folder):
        summary = read_summary(folder)
        cuts = Thresholds(**{**summary.thresholds, **given})
        with open_tables(folder) as tables:
            return answer_gene(tables, summary, asked, cuts)


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
    info, asked = summary.info, asked.strip()
    probed = gene_of_probe(tables, info, asked)
    gene, names = resolve(probed or asked, [f.organism for f in info])
    plain = [_answer(tables, f, gene, names, thresholds) for f in info]
    here = any(a.row or a.probes or (a.reason and a.reason.code == "filtered_out") for a in plain)
    if not here and not any(name in elsewhere for name in names):
        _require_known(asked, gene, {*elsewhere, *(name for f in info for name in tables.gene_names(f.id))})
    whys = whys or Whys(tables, summary.checks, stored_fdr=summary.thresholds["fdr"])
    answers = whys.explain_all(gene, plain, info, thresholds) if diagnose else whys.outline_all(plain, info, thresholds)
    pooled = _pooled(tables, summary, answers, gene, names)
    return GeneAnswer(
        gene=gene,
        asked=asked,
        log2fc_cut=thresholds.log2fc,
        fdr_cut=thresholds.fdr,
        answers=answers,
        failures=summary.failures,
        pooled=pooled,
        verdict=verdict(gene, answers, pooled, thresholds),
        ways=_ways(tables, answers, pooled, gene, names),
        universe=_universe(tables, summary, gene, names),
        also=() if probed else _also(gene, [f.organism for f in info]),
    )


def resolve(asked: str, organisms: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Today's symbol of what was asked, and the names to look for in a series."""
    from geneverdict.preparation.symbols import load_symbols

    for organism in dict.fromkeys([*organisms, HUMAN]):
        table = load_symbols(organism)
        resolution = table.today(asked) if table else None
        if table and resolution and resolution.status in ("current", "renamed"):
            today = resolution.symbol or asked
            return today, candidates(asked, today, [old for old, new in table.aliases.items() if new == today])
    return asked, candidates(asked, asked, ())


def _also(gene: str, organisms: Sequence[str]) -> tuple[str, ...]:
    """Other genes that ``gene`` may mean, as in :func:`resolve`."""
    from geneverdict.preparation.symbols import load_symbols

    tables = filter(None, map(load_symbols, dict.fromkeys([*organisms, HUMAN])))
    return next((also for table in tables if (also := table.shared_with(gene))), ())


def _answer(
    tables: Questions, info: SeriesInfo, gene: str, names: Sequence[str], thresholds: Thresholds
) -> SeriesAnswer:
    rows, probes = tables.genes(info.id, names), tables.probes(info.id, names)
    there = {*rows, *(name for probe in probes for name in probe["genes"])}
    name, note = found_as(names, there.__contains__, gene)
    row = gene_row(name, rows[name], info.n_genes) if name in rows else None
    named = [probe_row(name, probe, info) for probe in probes if name in probe["genes"]]
    absent = "" if row or named else next(iter(tables.absent(info.id, names).values()), "")
    return answer_series(name, info, row, named, thresholds, note=note, absent_probe=absent)


def _pooled(
    tables: Questions, summary: Summary, answers: Sequence[SeriesAnswer], gene: str, names: Sequence[str]
) -> PooledRow | None:
    rows = tables.pooled(names)
    if not rows:
        return None
    name, _ = found_as(names, rows.__contains__, gene)
    used, left_out = _who_was_pooled(summary, answers, name)
    row = pooled_row(gene, rows[name], method=POOLING, series=used, left_out=left_out)
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
    tables: Questions, answers: Sequence[SeriesAnswer], pooled: PooledRow | None, gene: str, names: Sequence[str]
) -> WaysRow | None:
    """The stored row, its calls counted at the thresholds that are asked for."""
    rows = tables.ways(names)
    if not rows or pooled is None:
        return None
    name, _ = found_as(names, rows.__contains__, gene)
    calls = [a.call for a in answers if a.id in pooled.series]
    return ways_row(gene, rows[name], pooled.series, called_up=calls.count(Call.UP), called_down=calls.count(Call.DOWN))


def _universe(tables: Questions, summary: Summary, gene: str, names: Sequence[str]) -> tuple[UniverseRow, ...]:
    """What the specifications that exist for all genes say of this one, at the thresholds of the run."""
    cuts = {f"{name}_cut": summary.thresholds[name] for name in ("log2fc", "fdr")}
    found = []
    for info in summary.info:
        rows = tables.multiverse(info.id, names)
        if rows:
            row = rows[found_as(names, rows.__contains__, gene)[0]]
            numbers: dict[str, Any] = {name: value for name, value in row.items() if name != "gene"}
            found.append(UniverseRow(**{**numbers, **cuts, "series": info.id, "n": int(row["n"])}))
    return tuple(found)


def _who_was_pooled(
    summary: Summary, answers: Sequence[SeriesAnswer], name: str
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    used, left_out = [], []
    for fact, answer in zip(summary.info, answers, strict=True):
        why = _why_not_pooled(fact, answer, name, summary.copies.get(fact.id))
        if why:
            left_out.append((fact.id, why))
        else:
            used.append(fact.id)
    return tuple(used), tuple(left_out)


def _why_not_pooled(fact: SeriesInfo, answer: SeriesAnswer, name: str, copies: Duplicates | None) -> str:
    """ "" where the series went in."""
    if answer.row is None:
        return "not measured"
    if not fact.is_log2:
        why = "its scale is in doubt" if fact.scale_doubt else f"the values are {fact.scale}"
        return f"{why}: no log2 fold change"
    if answer.row.gene != name:
        return f"stands there as {answer.row.gene}"
    if not (math.isfinite(answer.row.log2fc) and answer.row.se > 0):
        return "no estimate with a standard error"
    if copies is not None and copies.whole:
        return f"{copies.n} of its samples are in another series of this study, and too few are left without them"
    return ""


def gene_of_probe(tables: Questions, info: Sequence[SeriesInfo], asked: str) -> str | None:
    """The gene that a probe of this id stands for, when all series that have it agree on one."""
    genes = {gene for f in info for gene in tables.genes_of_probe(f.id, asked)}
    return genes.pop() if len(genes) == 1 else None


def _require_known(asked: str, gene: str, names: Collection[str]) -> None:
    """Nothing measured it: a real symbol is "not measured"; anything else is a mistake, with near names."""
    from geneverdict.preparation.symbols import load_symbols, suggest_symbols

    human = load_symbols(HUMAN)
    resolution = human.today(gene) if human else None
    if resolution and resolution.status in ("current", "renamed"):
        return
    if resolution and resolution.status == "ambiguous":
        what = f"'{asked}' is an alias of several genes, and none of these series names it so"
        raise StudyError(what, do=f"Name the gene: {' or '.join(resolution.candidates)}", code="ambiguous_gene")
    if resolution and resolution.status == "date":
        what = f"'{asked}' is a date that a spreadsheet made of a gene's symbol"
        options = resolution.candidates or (resolution.symbol,)
        raise StudyError(what, do=f"Name the gene: {' or '.join(filter(None, options))}", code="unknown_gene")
    near = suggest_names(asked, names)
    if not near and human is not None:
        near = list(suggest_symbols(human, asked, n=4))
    what = f"'{asked}' is no gene that any of these series or the symbol table knows"
    raise StudyError(what, do=f"Did you mean: {', '.join(near)}" if near else "Check the symbol", code="unknown_gene")
