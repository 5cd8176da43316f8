"""A gene's answer from the results of a run, wherever they are kept: no recomputing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from geneverdict.errors import StudyError
from geneverdict.evidence.calls import answer_series
from geneverdict.evidence.chosen import chosen_before
from geneverdict.evidence.pooling.pool import POOLING
from geneverdict.evidence.pooling.rows import ways_row
from geneverdict.evidence.rows import gene_row, number_of, pooled_row, probe_row, replicate_row, unequal_row
from geneverdict.evidence.verdict import verdict
from geneverdict.io.results.guarded_read import guarded_read
from geneverdict.io.results.layout import file_stem
from geneverdict.io.results.read import ResultsFolder
from geneverdict.messages import Message, Name, Value, count, names
from geneverdict.model.answer_source import AnswerSource
from geneverdict.model.deposited import DepositedRow
from geneverdict.model.gene_name import GeneName
from geneverdict.model.replicates import ReplicateRow
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Thresholds
from geneverdict.model.study_info import Duplicates, StudyInfo
from geneverdict.model.verdict import AllGenesRow, Call, GeneAnswer, PooledRow, PooledWithDuplicates, SeriesAnswer
from geneverdict.model.ways import WaysRow
from geneverdict.pipeline.diagnoses import explain, outlined
from geneverdict.preparation.gene_name import name_gene, require_known
from geneverdict.stats.meta import pool


def ask(folder: Path, asked: str, *, log2fc: float | None = None, fdr: float | None = None) -> GeneAnswer:
    """The verdict on a gene from ``folder``; thresholds as the study had them unless given.

    Raises ResultsError when the folder holds no results, StudyError with near names when nothing knows the gene.
    """
    with guarded_read(folder):
        source = ResultsFolder(folder)
        return answer_gene(source, asked, source.study.thresholds.at(log2fc=log2fc, fdr=fdr))


def ask_all(
    folder: Path, asked: Sequence[str], *, log2fc: float | None = None, fdr: float | None = None, full: bool = True
) -> tuple[GeneAnswer, ...]:
    """As ``ask``, of several genes at once; ``full`` as in ``answer_gene``."""
    with guarded_read(folder):
        source = ResultsFolder(folder)
        return answer_genes(source, asked, source.study.thresholds.at(log2fc=log2fc, fdr=fdr), full=full)


def answer_genes(
    source: AnswerSource, asked: Sequence[str], thresholds: Thresholds, *, full: bool = True
) -> tuple[GeneAnswer, ...]:
    """Each gene in the order asked; one asked by two names comes once.

    Raises StudyError for a name that nothing knows, of several such names it tells all; and for two genes whose files
    would have one name.
    """
    answers: dict[str, GeneAnswer] = {}
    refused: dict[str, StudyError] = {}
    for name in asked:
        try:
            answer = answer_gene(source, name, thresholds, full=full)
        except StudyError as error:
            refused[name] = error
        else:
            there = answers.setdefault(file_stem(answer.gene).casefold(), answer)
            if _rows_of(there) != _rows_of(answer):
                others: dict[str, Value] = {"one": Name(there.gene), "other": Name(answer.gene)}
                refused[name] = StudyError(Message("error-same_gene_files", others))
    if len(refused) > 1:
        raise StudyError(Message("error-unknown_genes", {"n": count(len(refused)), "genes": names(refused)}))
    for refusal in refused.values():
        raise refusal
    return tuple(answers.values())


def _rows_of(answer: GeneAnswer) -> list[str | None]:
    """Under which name each series has the gene."""
    return [one.row.gene if one.row else None for one in answer.answers]


def answer_gene(source: AnswerSource, asked: str, thresholds: Thresholds, *, full: bool = True) -> GeneAnswer:
    """One gene over all series of a study.

    ``full=False`` leaves of each series' ``why`` only what the verdict reads: a tenth of the time.
    Raises StudyError with near names when nothing knows the gene.
    """
    study = source.study
    name = name_gene(asked, study.organisms, of_probe=gene_of_probe(source, asked.strip()))
    plain = [_answer(source, info, name, thresholds) for info in study.series]
    if not any(a.row or a.probes or (a.reason and a.reason.code == "filtered_out") for a in plain):
        _require_known(source, name)
    explained = explain(source, name.symbol, plain, thresholds) if full else outlined(source, plain, thresholds)
    pooled = _pooled(source, explained, name)
    return GeneAnswer(
        name=name,
        thresholds=thresholds,
        answers=explained,
        failures=study.failures,
        pooled=pooled,
        verdict=verdict(name.symbol, explained, pooled, thresholds),
        ways=_ways(source, explained, pooled, name),
        universe=_universe(source, name),
        chosen=chosen_before(name.symbol, study.chosen.get(name.symbol, ())),
    )


def gene_of_probe(source: AnswerSource, asked: str) -> str | None:
    """The gene that a probe of this id stands for, when all series that have it agree on one."""
    rows = [source.probes_by_id(info.id, [asked]).get(asked) for info in source.study.series]
    genes = {gene for row in rows if row for gene in row["used_for"]}
    return genes.pop() if len(genes) == 1 else None


def _require_known(source: AnswerSource, name: GeneName) -> None:
    """No series that is compared has the gene: one that tells survival may, or it is a real gene after all."""
    elsewhere = {gene for series in source.study.patients for gene in source.names(series)}
    if elsewhere.isdisjoint(name.candidates):
        require_known(name, elsewhere.union(*(source.names(info.id) for info in source.study.series)))


def _answer(source: AnswerSource, info: SeriesInfo, name: GeneName, thresholds: Thresholds) -> SeriesAnswer:
    rows, probes = source.rows("de", name.candidates, info.id), source.probes(info.id, name.candidates)
    here = name.in_series({*rows, *(gene for probe in probes for gene in probe["genes"])} or info.unsettled)
    row = gene_row(here, rows[here], info.n_genes) if here in rows else None
    named = [probe_row(here, probe, info) for probe in probes if here in probe["genes"]]
    filtered = [] if row or named else [*source.rows("absent", name.candidates, info.id).values()]
    absent = str(filtered[0]["probe"]) if filtered else ""
    rare = None if row else next(iter(source.rows("rare", name.candidates, info.id).values()), None)
    note = None if here == name.symbol else Message("note-found_as", {"name": Name(here)})
    answer = answer_series(here, info, row, named, thresholds, note=note, absent_probe=absent, rare=rare)
    unequal = source.rows("unequal", [here], info.id).get(here)
    if unequal:
        answer = replace(answer, unequal=unequal_row(unequal))
    deposited = source.rows("deposited", [here], info.id).get(here)
    if deposited:
        numbers = (number_of(deposited[number]) for number in DepositedRow._fields)
        answer = replace(answer, deposited=DepositedRow(*numbers))
    return replace(answer, replicates=_counted(source, info, here, thresholds)) if row and info.replicates else answer


def _counted(source: AnswerSource, info: SeriesInfo, gene: str, thresholds: Thresholds) -> tuple[ReplicateRow, ...]:
    stored = source.rows("replicates", [gene], info.id).get(gene, {})
    return tuple(replicate_row(one, stored, thresholds, is_log2=info.is_log2) for one in info.replicates)


def _pooled(source: AnswerSource, answers: Sequence[SeriesAnswer], name: GeneName) -> PooledRow | None:
    rows = source.rows("pooled", name.candidates)
    if not rows:
        return None
    here = name.in_series(rows)
    used, left_out = _who_was_pooled(source.study, answers, here)
    row = pooled_row(name.symbol, rows[here], method=POOLING, series=used, left_out=left_out)
    return replace(row, with_copies=_with_duplicates(source.study.duplicates, answers, row))


def _with_duplicates(
    duplicates: Mapping[str, Duplicates], answers: Sequence[SeriesAnswer], row: PooledRow
) -> PooledWithDuplicates | None:
    """The same pooling with every sample of every series, where some were left out as copies."""
    copies = {name: entry.n for name, entry in duplicates.items() if not entry.contrast}
    concerned = tuple((a.id, copies[a.id]) for a in answers if a.id in copies and a.row is not None)
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
    source: AnswerSource, answers: Sequence[SeriesAnswer], pooled: PooledRow | None, name: GeneName
) -> WaysRow | None:
    """The stored row, its calls counted at the thresholds that are asked for."""
    rows = source.rows("pooled_ways", name.candidates)
    if not rows or pooled is None:
        return None
    row = rows[name.in_series(rows)]
    calls = [a.call for a in answers if a.id in pooled.series]
    up, down = calls.count(Call.UP), calls.count(Call.DOWN)
    return ways_row(name.symbol, row, pooled.series, called_up=up, called_down=down)


def _universe(source: AnswerSource, name: GeneName) -> tuple[AllGenesRow, ...]:
    """What the specifications that exist for all genes say of this one, at the thresholds of the run."""
    found = []
    for info in source.study.series:
        rows = source.rows("multiverse", name.candidates, info.id)
        if rows:
            row = rows[name.in_series(rows)]
            numbers: dict[str, Any] = {key: value for key, value in row.items() if key not in ("gene", "n")}
            found.append(AllGenesRow(series=info.id, n=int(row["n"]), thresholds=source.study.thresholds, **numbers))
    return tuple(found)


_UNPOOLED = {"unreadable": "not_looked_up", "rare": "too_rare", "fact": "not_measured"}


def _who_was_pooled(
    study: StudyInfo, answers: Sequence[SeriesAnswer], name: str
) -> tuple[tuple[str, ...], tuple[tuple[str, Message], ...]]:
    used, left_out = [], []
    for info, answer in zip(study.series, answers, strict=True):
        why = _why_not_pooled(info, answer, name, study.duplicates.get(info.id))
        if why is not None:
            left_out.append((info.id, why))
        else:
            used.append(info.id)
    return tuple(used), tuple(left_out)


def _why_not_pooled(info: SeriesInfo, answer: SeriesAnswer, name: str, duplicates: Duplicates | None) -> Message | None:
    """None where the series went in."""
    if answer.row is None:
        return Message(f"unpooled-{_UNPOOLED[answer.absence.value]}")
    if not info.is_log2:
        code = "unpooled-scale_in_doubt" if info.scale_doubt else "unpooled-not_log2_scale"
        return Message(code, {"scale": info.scale_code})
    if answer.row.gene != name:
        return Message("unpooled-other_name", {"gene": Name(answer.row.gene)})
    if not (math.isfinite(answer.row.log2fc) and answer.row.se > 0):
        return Message("unpooled-no_estimate")
    if duplicates is not None and duplicates.contrast:
        return Message("unpooled-contrast", {"n": count(duplicates.n), "kept": Name(duplicates.contrast)})
    if duplicates is not None and duplicates.whole:
        return Message("unpooled-duplicates", {"n": count(duplicates.n)})
    return None
