"""A published table beside one series: how far they agree, and what explains the difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from geneverdict.evidence.compare.agreement import agreement, correlation
from geneverdict.evidence.compare.coverage import compare_rows
from geneverdict.evidence.compare.effect import EffectFound, explain_effect
from geneverdict.evidence.compare.genes import compare_genes
from geneverdict.evidence.compare.rates import explain_rates
from geneverdict.evidence.compare.rows import line_up, named_by
from geneverdict.evidence.compare.tests import explain_p
from geneverdict.messages import Code, Message, Value, choice, count, effect, messages, share
from geneverdict.model.published import PublishedTable, StoredSeries
from geneverdict.model.study import Analysis, Thresholds
from geneverdict.model.table_comparison import Agreement, Explained, TableComparison, Tried

_NEAR = 0.95
"""Correlation from which numbers that are not ours may come from the same samples."""

_LEAST_P = 1e-300
"""What is less has no more of a logarithm."""


def compare_table(
    table: PublishedTable,
    stored: StoredSeries,
    genes: Sequence[str],
    thresholds: Thresholds,
    analysis: Analysis,
    *,
    others: tuple[tuple[str, float], ...] = (),
) -> TableComparison:
    """``genes``: of the study, as the series calls them.  ``analysis``: what the series was fitted with.

    Raises UsageError where the table names no row as the series does.
    """
    lined = line_up(table, stored)
    found = explain_effect(table, lined, stored)
    trend = analysis.trend or (stored.info.counts is not None and stored.info.counts.engine == "trend")
    test = explain_p(table, lined, stored, found, trend=trend, robust=analysis.robust)
    rates = explain_rates(table, lined, stored)
    agrees = agreement(table, lined, stored, found.log2, thresholds)
    explained = test.explained if test else None
    return TableComparison(
        table=table.name,
        series=stored.info.id,
        others=others,
        columns=table.columns,
        names=named_by(lined),
        agreement=agrees,
        headline=tuple(_headline(agrees, found if table.has_effect else None, explained, rates)),
        effect=found.explained,
        p=explained,
        fdr=rates,
        rows=tuple(compare_rows(table, lined, stored, found.log2)),
        genes=tuple(compare_genes(genes, table, lined, stored, found, test)),
        notes=table.notes,
    )


def match(table: PublishedTable, stored: StoredSeries) -> float:
    """The size of the correlation with our effects, where they have none of log p: which series a table is of."""
    lined = line_up(table, stored)
    ours, theirs = lined.ours(stored, "log2fc"), table.effect.value
    if not table.has_effect and table.p is not None:
        ours, theirs = (np.log(np.maximum(p, _LEAST_P)) for p in (lined.ours(stored, "p"), table.p.value))
    both = np.isfinite(theirs) & np.isfinite(ours)
    size = abs(correlation(ours[both], theirs[both]))
    return 0.0 if np.isnan(size) else size


def _headline(
    agrees: Agreement, found: EffectFound | None, test: Explained | None, rates: Explained | None
) -> Iterator[Message]:
    """``found``: None where they have no effects."""
    if found is None:
        yield Message("compare-no_effects")
    elif found.explained.best is None:
        near = abs(agrees.correlation) >= _NEAR
        values: dict[str, Value] = {"near": choice(near), "correlation": effect(agrees.correlation)}
        yield Message("compare-unexplained", {**values, "off": effect(agrees.median_difference)})
        return
    else:
        yield _effect_line(found.explained.best, agrees)
    for part in (test, rates):
        if part is None:
            continue
        if part.best is None:
            yield Message("compare-part_unexplained", {"part": Code(part.part)})
        elif part.best.what:
            told: dict[str, Value] = {
                "share": share(part.best.share),
                "n": count(part.best.n),
                "what": messages(part.best.what),
            }
            yield Message("compare-part", {**told, "part": Code(part.part)})
        else:
            yield Message("compare-part_same", {"part": Code(part.part), "share": share(part.best.share)})


def _effect_line(best: Tried, agrees: Agreement) -> Message:
    values: dict[str, Value] = {"share": share(best.share), "n": count(best.n), "rows": Code(agrees.rows_are)}
    if best.what:
        return Message("compare-effect", {**values, "what": messages(best.what)})
    return Message("compare-effect_same", values)
