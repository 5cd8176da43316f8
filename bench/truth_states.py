"""What is said of genes and series whose state is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from geneverdict.api import call
from geneverdict.messages import english
from geneverdict.model.series import Series
from geneverdict.model.study import SeriesSpec
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding, Level
from geneverdict.pipeline.steps import check_together, fit, prepare
from geneverdict.testing.worlds.faults import FAULTS, SWAPPED, swapped_deposit
from geneverdict.testing.worlds.gene_states import GENE_STATES, HARDER, REPEATS, SIZES, Size, World, gene_name, world

CLEAN = "nothing is wrong"
NO_CONFIDENT = 1.0
"""An FDR of 1 leaves the confident effects out, which no level and no finding counted here depends on."""

EXPECTED: Mapping[str, tuple[str, ...]] = {
    "none": ("equivalent", "not_equivalent"),
    "small": ("surely_below_threshold",),
    "edge": ("short_of_fold_change", "also_short_of_fold_change"),
    "large": ("margin",),
    "half up, half down": ("two_subgroups", "spread_differs", "pairs_disagree"),
    "subgroup": ("outlier_subgroup", "two_subgroups", "spread_differs", "pairs_disagree"),
    "one sample hides it": ("hangs_on_one",),
    "one sample makes it": ("hangs_on_one",),
    "too variable": ("too_variable", "underpowered"),
    "not on the array": ("not_on_platform",),
    "only shared probes": ("only_shared_probes",),
    "only another probe": ("probe_would_be_called",),
}

NOT_CALLED = frozenset(str(level) for level in Level if level not in (Level.UP, Level.DOWN))
DUE: Mapping[str, frozenset[str]] = {
    "edge": NOT_CALLED,
    "one sample hides it": NOT_CALLED,
    "only another probe": NOT_CALLED,
    "too variable": frozenset({str(Level.UNDETERMINED)}),
}
"""States whose finding explains why a gene is not called: the levels with which it is due."""


class Seen(NamedTuple):
    """What was said once."""

    state: str
    size: str
    level: str
    codes: frozenset[str]
    named: bool = True
    """The samples that were tampered with stand in the finding."""


def all_of_a_seed(seed: int, n_genes: int, sizes: tuple[Size, ...] = SIZES) -> list[Seen]:
    """Every gene state and every fault in every design, once (genes: ``REPEATS`` times)."""
    worlds = [world(size, seed, n_genes=n_genes) for size in sizes]
    clean = [analyse(w, w.series, name=f"S{i}") for i, w in enumerate(worlds)]
    seen: list[Seen] = []
    for size, made, result in zip(sizes, worlds, clean, strict=True):
        seen += genes_seen(result, size)
        seen += faults_seen(made, size, seed)
    return [*seen, *directions_seen(worlds, clean, sizes, seed % len(sizes))]


def harder_of_a_seed(seed: int, n_genes: int) -> list[Seen]:
    """The faults alone, in series in which they are harder to see."""
    worlds = [world(size, seed, n_genes=n_genes) for size in HARDER]
    clean = [analyse(w, w.series, name=f"S{i}") for i, w in enumerate(worlds)]
    seen = [one for size, made in zip(HARDER, worlds, strict=True) for one in faults_seen(made, size, seed)]
    return [*seen, *directions_seen(worlds, clean, HARDER, seed % len(HARDER))]


def analyse(made: World, series: Series, spec: SeriesSpec | None = None, name: str = "") -> SeriesResult:
    """One drawn series through the whole pipeline."""
    return fit(prepare(series, made.platform, spec, accept_checks=True, name=name), fdr=NO_CONFIDENT)


def genes_seen(result: SeriesResult, size: Size) -> list[Seen]:
    """The level and the codes of every target of a clean series."""
    return [
        Seen(state, size.name, *level_and_codes(result, gene_name(state, r)))
        for state in GENE_STATES
        for r in range(REPEATS)
    ]


def level_and_codes(result: SeriesResult, gene: str) -> tuple[str, frozenset[str]]:
    """What is said of a gene: its level, and the codes of its findings."""
    why = call(result, gene).why
    assert why is not None
    return str(why.level), frozenset(f.code for f in why.findings)


def faults_seen(made: World, size: Size, seed: int) -> list[Seen]:
    """Each fault put into the same series; the level is that of a gene whose true log2FC is 2."""
    found = []
    for number, (state, fault) in enumerate(FAULTS.items()):
        if fault.paired_only and not size.paired:
            continue
        faulty = fault.make(made, np.random.default_rng([seed, number, size.n]))
        result = analyse(made, faulty.series, faulty.spec)
        found.append(series_seen(state, size, result, fault.codes, faulty.names))
    return found


def series_seen(
    state: str, size: Size, result: SeriesResult, codes: tuple[str, ...], names: tuple[str, ...] = ()
) -> Seen:
    """The genes of a series with their true states and what was said."""
    findings = result.checks.findings
    level, _ = level_and_codes(result, gene_name("large", 0))
    return Seen(state, size.name, level, frozenset(f.code for f in findings), _named(findings, codes, names))


def _named(findings: Iterable[Finding], codes: tuple[str, ...], names: tuple[str, ...]) -> bool:
    text = " ".join(english(f.message) for f in findings if f.code in codes)
    return all(name in text for name in names)


def directions_seen(worlds: list[World], clean: list[SeriesResult], sizes: tuple[Size, ...], odd: int) -> list[Seen]:
    """Four series side by side, as they are and with one of them swapped."""
    seen = [series_seen(CLEAN, size, r, ()) for size, r in zip(sizes, check_together(clean), strict=True)]
    swapped = list(clean)
    swapped[odd] = analyse(worlds[odd], swapped_deposit(worlds[odd]).series, name=f"S{odd}")
    together = check_together(swapped)
    seen.append(series_seen(SWAPPED, sizes[odd], together[odd], ()))
    others = (i for i in range(len(sizes)) if i != odd)
    return [*seen, *(series_seen(f"{SWAPPED}: the others", sizes[i], together[i], ()) for i in others)]
