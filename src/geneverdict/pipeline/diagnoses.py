"""The diagnosis of a gene from the stored results of a series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from geneverdict.evidence.annotation import compare_annotation
from geneverdict.evidence.why.composition import marker_genes
from geneverdict.evidence.why.diagnose import diagnose
from geneverdict.evidence.why.outline import outline
from geneverdict.io.results.questions import Questions
from geneverdict.io.results.shared_cache import SharedCache
from geneverdict.model.series import FloatArray
from geneverdict.model.series_info import SeriesFacts
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import SeriesAnswer
from geneverdict.model.why import SeriesBook, SeriesChecks
from geneverdict.stats.treat import confident_effect

_COLUMNS = ("log2fc", "se", "df", "p", "fdr", "confident")
ROOM = 1 << 26
"""Bytes for what the series' other genes say: a hundred series and FDRs of 20,000 genes."""

_Book = tuple[SeriesBook, FloatArray]
"""A series, and the confident effects of all its genes."""


class Whys:
    """Diagnoses over the series of one store; what a series' other genes say is read once for all genes asked.

    Several threads may ask at once.
    """

    def __init__(self, tables: Questions, checks: dict[str, SeriesChecks], *, stored_fdr: float) -> None:
        """``stored_fdr``: at which FDR the stored confident effects were computed."""
        self._tables = tables
        self._stored_fdr = stored_fdr
        self._checks = checks
        self._books: SharedCache[tuple[str, float], _Book] = SharedCache(ROOM, _weight)

    def explain_all(
        self, gene: str, answers: Sequence[SeriesAnswer], facts: Sequence[SeriesFacts], thresholds: Thresholds
    ) -> tuple[SeriesAnswer, ...]:
        """The answers with their ``why``, and with what the series know of each other's probes."""
        used = sorted({probe.probe for answer in answers for probe in answer.probes if probe.used})
        explained = []
        for answer, fact in zip(answers, facts, strict=True):
            found = self._explain(answer, fact, thresholds)
            named = self._tables.names_of(fact.id, used) if used else {}
            first = compare_annotation(gene, found, answers, named)
            why = replace(found.why, findings=(*first, *found.why.findings)) if found.why else None
            explained.append(replace(found, why=why))
        return tuple(explained)

    def outline_all(
        self, answers: Sequence[SeriesAnswer], facts: Sequence[SeriesFacts], thresholds: Thresholds
    ) -> tuple[SeriesAnswer, ...]:
        """The answers with that part of their ``why`` on which the verdict rests."""
        return tuple(
            replace(answer, why=outline(answer, fact, self._checked(fact), thresholds))
            for answer, fact in zip(answers, facts, strict=True)
        )

    def _explain(self, answer: SeriesAnswer, facts: SeriesFacts, thresholds: Thresholds) -> SeriesAnswer:
        book, all_confident = self._book(facts, thresholds.fdr)
        gene = answer.row.gene if answer.row else ""
        values = self._tables.expression(facts.id, [gene, *marker_genes()], book.samples)
        why = diagnose(
            answer,
            book,
            values.get(gene, np.empty(0)),
            thresholds,
            markers={name: row for name, row in values.items() if name != gene},
            confident=self._confident(answer, book, all_confident, thresholds.fdr),
            confident_all=all_confident,
        )
        return replace(answer, why=why)

    def _confident(self, answer: SeriesAnswer, book: SeriesBook, everyone: FloatArray, fdr: float) -> float:
        """The gene's own, at the FDR that is asked for."""
        if answer.row is None or fdr == self._stored_fdr:
            return answer.row.confident if answer.row else np.nan
        mine = np.flatnonzero((book.p == answer.row.p) & (book.log2fc == answer.row.log2fc))
        return float(everyone[mine[0]]) if len(mine) else np.nan

    def _book(self, facts: SeriesFacts, fdr: float) -> _Book:
        return self._books.get((facts.id, fdr), lambda: self._read(facts, fdr))

    def _read(self, facts: SeriesFacts, fdr: float) -> _Book:
        genes, design = self._tables.columns(facts.id, _COLUMNS), self._tables.design(facts.id)
        book = SeriesBook(
            facts=facts,
            samples=design.samples,
            matrix=design.matrix,
            is_case=tuple(bool(value) for value in design.matrix[:, -1]),
            blocks=design.pairs,
            log2fc=genes["log2fc"],
            p=genes["p"],
            fdr=genes["fdr"],
            df_prior=facts.df_prior,
            var_prior=facts.var_prior,
            checks=self._checked(facts),
        )
        if fdr == self._stored_fdr:
            return book, genes["confident"]
        return book, confident_effect(genes["log2fc"], genes["se"], genes["df"], fdr=fdr)

    def _checked(self, facts: SeriesFacts) -> SeriesChecks:
        return self._checks.get(facts.id, SeriesChecks((), ()))


def _weight(held: _Book) -> int:
    book, confident = held
    return int(book.matrix.nbytes + book.log2fc.nbytes + book.p.nbytes + book.fdr.nbytes + confident.nbytes)
