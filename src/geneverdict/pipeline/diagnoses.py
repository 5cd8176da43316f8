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
from geneverdict.model.series_context import SeriesContext
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import SeriesAnswer
from geneverdict.model.why import SeriesChecks
from geneverdict.stats.treat import confident_effect

_COLUMNS = ("log2fc", "se", "df", "p", "fdr", "confident")
ROOM = 1 << 26
"""Bytes for what the series' other genes say: a hundred series and FDRs of 20,000 genes."""


class Whys:
    """Diagnoses over the series of one store; what a series' other genes say is read once for all genes asked.

    Several threads may ask at once.
    """

    def __init__(self, tables: Questions, checks: dict[str, SeriesChecks], *, stored_fdr: float) -> None:
        """``stored_fdr``: at which FDR the stored confident effects were computed."""
        self._tables = tables
        self._stored_fdr = stored_fdr
        self._checks = checks
        self._contexts: SharedCache[tuple[str, float], SeriesContext] = SharedCache(ROOM, lambda one: one.weight)

    def explain_all(
        self, gene: str, answers: Sequence[SeriesAnswer], info: Sequence[SeriesInfo], thresholds: Thresholds
    ) -> tuple[SeriesAnswer, ...]:
        """The answers with their ``why``, and with what the series know of each other's probes."""
        used = sorted({probe.probe for answer in answers for probe in answer.probes if probe.used})
        explained = []
        for answer, one in zip(answers, info, strict=True):
            found = self._explain(answer, one, thresholds)
            named = self._tables.names_of(one.id, used) if used else {}
            first = compare_annotation(gene, found, answers, named)
            why = replace(found.why, findings=(*first, *found.why.findings)) if found.why else None
            explained.append(replace(found, why=why))
        return tuple(explained)

    def outline_all(
        self, answers: Sequence[SeriesAnswer], info: Sequence[SeriesInfo], thresholds: Thresholds
    ) -> tuple[SeriesAnswer, ...]:
        """The answers with that part of their ``why`` on which the verdict rests."""
        return tuple(
            replace(answer, why=outline(answer, one, self._checked(one), thresholds))
            for answer, one in zip(answers, info, strict=True)
        )

    def _explain(self, answer: SeriesAnswer, info: SeriesInfo, thresholds: Thresholds) -> SeriesAnswer:
        context = self._context(info, thresholds.fdr)
        gene = answer.row.gene if answer.row else ""
        values = self._tables.expression(info.id, [gene, *marker_genes()], context.samples)
        why = diagnose(
            answer,
            context,
            values.get(gene, np.empty(0)),
            thresholds,
            markers={name: row for name, row in values.items() if name != gene},
        )
        return replace(answer, why=why)

    def _context(self, info: SeriesInfo, fdr: float) -> SeriesContext:
        return self._contexts.get((info.id, fdr), lambda: self._read(info, fdr))

    def _read(self, info: SeriesInfo, fdr: float) -> SeriesContext:
        numbers, design = self._tables.columns(info.id, _COLUMNS), self._tables.design(info.id)
        if fdr == self._stored_fdr:
            claimable = numbers["confident"]
        else:
            claimable = confident_effect(numbers["log2fc"], numbers["se"], numbers["df"], fdr=fdr)
        return SeriesContext(
            info=info,
            checks=self._checked(info),
            samples=design.samples,
            matrix=design.matrix,
            blocks=design.pairs,
            genes=self._tables.tested(info.id),
            log2fc=numbers["log2fc"],
            p=numbers["p"],
            fdr=numbers["fdr"],
            claimable=claimable,
        )

    def _checked(self, info: SeriesInfo) -> SeriesChecks:
        return self._checks.get(info.id, SeriesChecks((), ()))
