"""Other probes of the same gene: a rule that picks one, their mean, or whichever gives the number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.compare.groups import Choice, own_groups
from geneverdict.evidence.compare.rows import Lined, taken
from geneverdict.evidence.compare.scales import Map, within_rounding
from geneverdict.messages import Code, Message
from geneverdict.model.published import StoredSeries, Written
from geneverdict.model.series import FloatArray
from geneverdict.stats.arrays import BoolArray, IntArray


class Listed(NamedTuple):
    """Every (gene, probe that names it), gene by gene."""

    gene: IntArray
    probe: IntArray
    alone: BoolArray
    """The probe names this gene alone."""


def listed(stored: StoredSeries) -> Listed:
    row = {gene: i for i, gene in enumerate(stored.genes)}
    found = [
        (row[gene], i, len(genes) == 1) for i, genes in enumerate(stored.probe_genes) for gene in genes if gene in row
    ]
    gene, probe, alone = (np.array(column) for column in zip(*found, strict=True)) if found else (np.empty(0, int),) * 3
    order = np.argsort(gene, kind="stable")
    return Listed(gene[order], probe[order], alone[order].astype(bool))


def by_rules(lined: Lined, stored: StoredSeries) -> Iterator[Choice]:
    """For tables of genes, where genes have several probes: the rules that people pick one by."""
    pairs = listed(stored)
    if lined.kind == "probe" or len(pairs.gene) <= len(np.unique(pairs.gene)):
        return
    only = pairs.alone if stored.info.multi_gene_probes == "drop" else np.ones(len(pairs.gene), dtype=bool)
    gene, probe = pairs.gene[only], pairs.probe[only]
    log2fc, p, level = (stored.probe_fit[name][probe] for name in ("log2fc", "p", "ave_expr"))
    groups = own_groups(stored)
    for rule, rank in (("highest_mean", -level), ("smallest_p", p), ("largest_change", -np.abs(log2fc))):
        order = np.lexsort((rank, gene))
        first = order[np.r_[True, np.diff(gene[order]) > 0]] if len(order) else order
        yield Choice((_rule(rule),), _of_rows(gene[first], log2fc[first], lined, stored), groups)
    total = np.bincount(gene, weights=log2fc, minlength=len(stored.genes))
    n = np.bincount(gene, minlength=len(stored.genes))
    mean = np.divide(total, n, out=np.full(len(total), np.nan), where=n > 0)
    yield Choice((_rule("mean"),), taken(mean, lined.gene), groups)


def _rule(rule: str) -> Message:
    return Message("explain-probe_rule", {"rule": Code(rule)})


def _of_rows(gene: IntArray, log2fc: FloatArray, lined: Lined, stored: StoredSeries) -> FloatArray:
    each = np.full(len(stored.genes), np.nan)
    each[gene] = log2fc
    return taken(each, lined.gene)


def any_probe(theirs: Written, lined: Lined, stored: StoredSeries, made: Map, *, flipped: bool) -> BoolArray:
    """Rows whose number is that of another probe of their gene."""
    return np.array([bool(found) for found in probes_behind(theirs, lined, stored, made, flipped=flipped)])


def probes_behind(
    theirs: Written, lined: Lined, stored: StoredSeries, made: Map, *, flipped: bool
) -> list[tuple[str, ...]]:
    """Of each row, the probes of its gene whose number is theirs."""
    pairs = listed(stored)
    starts = np.searchsorted(pairs.gene, np.arange(len(stored.genes) + 1))
    number = made((-1 if flipped else 1) * stored.probe_fit["log2fc"])
    n = np.where(lined.gene >= 0, (starts[1:] - starts[:-1])[lined.gene], 0)
    row = np.repeat(np.arange(len(n)), n)
    at = np.arange(len(row)) - np.repeat(np.cumsum(n) - n, n) + np.repeat(starts[:-1][lined.gene], n)
    probe = pairs.probe[at]
    fits = within_rounding(Written(theirs.value[row], theirs.half[row]), number[probe])
    found: list[tuple[str, ...]] = [()] * len(n)
    for i, j in zip(row[fits].tolist(), probe[fits].tolist(), strict=True):
        found[i] = (*found[i], stored.probes[j])
    return found
