"""The study's genes in both tables, side by side, each with the reason why the numbers differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from geneverdict.evidence.compare.effect import EffectFound
from geneverdict.evidence.compare.probes import probes_behind
from geneverdict.evidence.compare.rows import Lined
from geneverdict.evidence.compare.scales import SCALES, within_rounding
from geneverdict.evidence.compare.tests import TestFound
from geneverdict.messages import Message, names
from geneverdict.model.published import PublishedTable, StoredSeries, Written
from geneverdict.model.series import FloatArray
from geneverdict.model.table_comparison import GeneCompared, NumbersOfRow

_MOST = 6
"""Rows of one gene that are shown."""


def compare_genes(
    genes: Sequence[str],
    table: PublishedTable,
    lined: Lined,
    stored: StoredSeries,
    effect: EffectFound,
    test: TestFound | None,
) -> Iterator[GeneCompared]:
    """``genes``: as the series calls them."""
    row = {gene: i for i, gene in enumerate(stored.genes)}
    behind = _behind(table, lined, stored, effect)
    named = [set(own) for own in stored.probe_genes]
    for gene in genes:
        at = row.get(gene, -1)
        theirs = [i for i in range(table.n) if _is_of(gene, at, i, lined, named)][:_MOST]
        reason = [*_reasons(theirs, at >= 0, table, effect, test, behind)]
        ours = _numbers_of_gene(stored, at) if at >= 0 else None
        yield GeneCompared(gene, ours, tuple(_numbers(table, lined, i) for i in theirs), tuple(dict.fromkeys(reason)))


def _is_of(gene: str, at: int, i: int, lined: Lined, named: Sequence[set[str]]) -> bool:
    if lined.kind == "probe":
        return bool(lined.probe[i] >= 0 and gene in named[lined.probe[i]])
    return bool(at >= 0 and lined.gene[i] == at)


def _behind(
    table: PublishedTable, lined: Lined, stored: StoredSeries, effect: EffectFound
) -> Sequence[tuple[str, ...]]:
    if lined.kind == "probe":
        return [()] * table.n
    made = SCALES[effect.best.scale].made
    found = probes_behind(table.effect, lined, stored, made, flipped=effect.best.flipped)
    own = [stored.gene_probes[g] if g >= 0 else "" for g in lined.gene]
    return [() if probe in one else one for probe, one in zip(own, found, strict=True)]


def _reasons(
    theirs: Sequence[int],
    measured: bool,  # noqa: FBT001 (a fact of the gene)
    table: PublishedTable,
    effect: EffectFound,
    test: TestFound | None,
    behind: Sequence[tuple[str, ...]],
) -> Iterator[Message]:
    if not theirs:
        yield Message("compare-gene_only_ours" if measured else "compare-gene_nowhere")
    for i in theirs:
        explained = within_rounding(_at(table.effect, i), effect.best.made[[i]])[0]
        if not table.has_effect:
            yield from ()
        elif explained and effect.holds:
            changes = [one for one in effect.best.what if one.code != "explain-any_probe"]
            yield from changes or [Message("compare-gene_same")]
        elif behind[i]:
            yield Message("compare-gene_probe", {"probes": names(behind[i])})
            continue
        else:
            yield Message("compare-gene_unexplained")
            continue
        if test is None or table.p is None or not np.isfinite(table.p.value[i]):
            continue
        if test.explained.best is not None and within_rounding(_at(table.p, i), test.p[[i]])[0]:
            yield from test.explained.best.what
        else:
            yield Message("compare-gene_other_p")


def _at(column: Written, i: int) -> Written:
    return Written(column.value[[i]], column.half[[i]])


def _numbers(table: PublishedTable, lined: Lined, i: int) -> NumbersOfRow:
    def of(column: Written | None) -> float:
        return float(column.value[i]) if column is not None else float("nan")

    probe = lined.ids[i] if lined.kind == "probe" else ""
    return NumbersOfRow(lined.ids[i], probe, of(table.effect), of(table.p), of(table.fdr))


def _numbers_of_gene(stored: StoredSeries, at: int) -> NumbersOfRow:
    fit: dict[str, FloatArray] = dict(stored.gene_fit)
    effect, p, fdr = (float(fit[name][at]) for name in ("log2fc", "p", "fdr"))
    return NumbersOfRow(stored.genes[at], stored.gene_probes[at], effect, p, fdr)
