"""The tables of the checks of truth, as lines of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from geneverdict.model.series import FloatArray
from geneverdict.model.why import Level
from geneverdict.testing.worlds.designs import setups
from geneverdict.testing.worlds.faults import FAULTS, SWAPPED, SWAPPED_CODES
from geneverdict.testing.worlds.gene_states import GENE_STATES, HARDER, SIZES
from truth_calibration import Null, Pooled, Promise
from truth_real import Shuffled
from truth_states import CLEAN, DUE, EXPECTED, Seen

SHORT_LEVELS = ("up", "down", "up, short", "down, short", "trivial", "equivalent", "undetermined", "not measured")
Z_OFF = 3.89
"""Normal quantile of a two-sided 1e-4: beyond it a mean over the simulated series is called off nominal."""

STATES_TEXT = """\
## Genes

Two genes of each state stand in every series, among genes of which 16 % truly differ. Noise: SD 0.25 within an
individual and 0.4 between individuals.

- none, small, edge, large: log2FC 0, 0.2, 0.9, 2.0 in every case
- half up, half down: +2.5 in half of the cases, −0.5 in the others; subgroup: +3 in 30 % of the cases
- one sample hides (makes) it: without one odd case the estimate lies above (below) 1, with it below (above)
- too variable: log2FC 1, SD 1.6
- only another probe: the probe that stands for the gene shows nothing, a weaker one 2.0

### Level, percent of the genes"""

FINDINGS_TEXT = """
### Findings, percent of the genes in which the finding stands

For edge, one sample hides it and only another probe: of those that are not called; for too variable: of those that are
undetermined, because only there is it due ("–": none was). The last two columns are the same finding said of genes
without any effect, and of genes with a large one (all designs): where the state is not there, this is a false alarm.
Some are true there too: pairs of a gene without effect do go up and down, and a gene without effect lies surely below
the threshold."""

SERIES_TEXT = """
## Series

Each fault is made by hand in a series drawn as above; "named" are those in which the sample or samples that were
tampered with stand in the finding. "Clean": the finding in series where nothing is wrong."""

HARDER_TEXT = """
### Harder series

The same faults where they are harder to see: small groups, 5 % of the genes differ, individuals differ by SD 0.2.
Whether a series points the other way is judged by the fold changes of all genes, and not at all where too few of them
differ for those of two series to correlate."""

LEVELS_TEXT = """
### What is said in the series of the first table of a gene whose true log2FC is 2, percent"""

NULL_TEXT = """
## Without any effect

Share of genes with p below .05 and .01 (mean over the series ± its standard error) and the share of series in which any
gene has FDR < .05, which should be at most 0.05. **off**: further from the promise than chance allows (1 in 10,000).
In the designs in italics the data break an assumption of the method on purpose."""

PROMISE_TEXT = """
## With effects

A fifth of the genes changes by N(0, 1), a tenth by exactly the equivalence bound. Coverage of the 95 % intervals of
genes without effect, of changed genes, and of genes with FDR < .05 alone (selection: no promise is made there);
the false discovery rate at FDR .05 (should be at most 0.05); the share of genes as large as the bound that are called
smaller (at most 0.05); the share of the claimed sizes ("confident effect") that exceed the truth (at most 0.05)."""

POWER_TEXT = """
## Power

Share of genes with p < .005 whose true effect is the one that is said to be seen with power 0.8 at that p."""

POOL_TEXT = """
## Pooling

Coverage of 95 % intervals of the pooled effect, REML; standard errors of 0.15 to 0.45, known or estimated with 20
degrees of freedom. Hartung–Knapp (used), the same with a factor of at least 1, the normal interval, and the prediction
interval for the effect in a new series (t with k − 2 degrees of freedom; with k − 1 it covered .88 to .90 of three to
five series that differ). With few series tau² is hardly known: read it as approximate (Partlett & Riley 2017)."""

REAL_TEXT = """
## Real series with labels that mean nothing

Share of genes with p below .05 and .01, mean over the draws ± its standard error (genes of one draw are correlated, so
single draws scatter widely), and in how many draws no gene has FDR < .05; last, the genes that have with the true
labels."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown."""
    yield ""
    yield "| " + " | ".join(head) + " |"
    yield "|---" + "|--:" * (len(head) - 1) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def percent(hits: Sequence[bool]) -> str:
    """Of nothing: a dash.  Never 100 or 0 by rounding.

    >>> percent([True] * 999 + [False]), percent([True]), percent([])
    ('>99', '100', '–')
    """
    if not hits:
        return "–"
    share = 100 * sum(hits) / len(hits)
    if 0 < share < 0.5:
        return "<1"
    return ">99" if 99.5 < share < 100 else f"{share:.0f}"


def state_tables(seen: Sequence[Seen], harder: Sequence[Seen]) -> Iterator[str]:
    """Genes: level and findings by state and design; series: findings by fault and design, and the levels there."""
    sizes = [size.name for size in SIZES]
    yield STATES_TEXT
    yield from table(["state", "design", "n", *SHORT_LEVELS], _levels(seen, GENE_STATES, sizes))
    yield FINDINGS_TEXT
    yield from table(["state", "finding", *sizes, "none", "large"], _findings(seen, sizes))
    yield SERIES_TEXT
    yield from table(["fault", "finding", *sizes, "named", "clean"], _faults(seen, sizes))
    yield ""
    yield _alarms(seen)
    yield HARDER_TEXT
    hard_sizes = [size.name for size in HARDER]
    yield from table(["fault", "finding", *hard_sizes, "named", "clean"], _faults(harder, hard_sizes))
    yield ""
    yield _alarms(harder)
    yield LEVELS_TEXT
    by_state = {state: [s for s in seen if s.state == state] for state in (CLEAN, SWAPPED, *FAULTS)}
    rows = (row for state, here in by_state.items() for row in _level_row(state, "", here))
    yield from table(["fault", "n", *SHORT_LEVELS], ([row[0], *row[2:]] for row in rows))


def _levels(seen: Sequence[Seen], states: Iterable[str], sizes: Sequence[str]) -> Iterator[list[str]]:
    for state in states:
        for size in sizes:
            yield from _level_row(state, size, [s for s in seen if (s.state, s.size) == (state, size)])


def _level_row(state: str, size: str, here: Sequence[Seen]) -> Iterator[list[str]]:
    if here:
        shares = [percent([s.level == str(level) for s in here]) for level in Level]
        yield [state, size, str(len(here)), *(share if share != "0" else "" for share in shares)]


def _findings(seen: Sequence[Seen], sizes: Sequence[str]) -> Iterator[list[str]]:
    for state, codes in EXPECTED.items():
        for code in codes:
            found = [percent(hits(seen, state, size, (code,))) for size in sizes]
            alarms = [percent([code in s.codes for s in seen if s.state == other]) for other in ("none", "large")]
            yield [state, f"`{code}`", *found, *alarms]


def hits(seen: Iterable[Seen], state: str, size: str, codes: Sequence[str]) -> list[bool]:
    """Whether any of ``codes`` was said, each time that it was due."""
    due = [s for s in seen if (s.state, s.size) == (state, size)]
    if state in DUE:
        due = [s for s in due if s.level in DUE[state]]
    return [bool(s.codes.intersection(codes)) for s in due]


def _faults(seen: Sequence[Seen], sizes: Sequence[str]) -> Iterator[list[str]]:
    faults = {SWAPPED: SWAPPED_CODES, **{state: fault.codes for state, fault in FAULTS.items()}}
    for state, codes in faults.items():
        here = [s for s in seen if s.state == state]
        found = [s for s in here if s.codes.intersection(codes)]
        clean = [bool(s.codes.intersection(codes)) for s in seen if s.state == CLEAN]
        cells = [percent(hits(seen, state, size, codes)) for size in sizes]
        yield [state, " or ".join(f"`{c}`" for c in codes), *cells, percent([s.named for s in found]), percent(clean)]


def _alarms(seen: Sequence[Seen]) -> str:
    """Everything said of series in which nothing is wrong."""
    clean = [s for s in seen if s.state == CLEAN]
    others = [s for s in seen if s.state == f"{SWAPPED}: the others"]
    sentences = [f"Of {len(some)} {what}: {_told(some)}." for what, some in (
        ("series in which nothing is wrong, everything that was said", clean),
        ("correct series beside a swapped one, everything that was said", others),
    )]  # fmt: skip
    return " ".join(sentences)


def _told(seen: Sequence[Seen]) -> str:
    codes = sorted({code for s in seen for code in s.codes})
    return ", ".join(f"`{code}` {sum(code in s.codes for s in seen)} times" for code in codes) or "nothing"


def calibration_tables(
    calibrated: Sequence[tuple[str, Null, Promise]],
    pooled: Sequence[tuple[tuple[int, float, float | None], Pooled]],
    shuffled: Mapping[str, Shuffled],
    power: Mapping[str, FloatArray],
) -> Iterator[str]:
    """p-values, false discoveries, intervals, claims, power; pooling; real series with labels that mean nothing."""
    known = setups()
    order = sorted(calibrated, key=lambda row: not known[row[0]].assumed)
    names = [name if known[name].assumed else f"*{name}*" for name, _, _ in order]
    yield NULL_TEXT
    rows = ([n, exact(x.below_05, 0.05), exact(x.below_01, 0.01), at_most(x.any_call, 0.05)]
            for n, (_, x, _) in zip(names, order, strict=True))  # fmt: skip
    yield from table(["design", "p < .05", "p < .01", "any call"], rows)
    yield PROMISE_TEXT
    head = ["design", "no effect", "changed", "significant", "false discoveries", "at the bound", "overclaimed"]
    yield from table(head, ([n, *_kept(x)] for n, (_, _, x) in zip(names, order, strict=True)))
    yield POWER_TEXT
    yield from table(["design", "seen"], ([name, exact(share, 0.8)] for name, share in power.items()))
    yield POOL_TEXT
    head = ["series", "tau²", "standard errors", "Hartung–Knapp", "at least 1", "normal", "prediction"]
    yield from table(head, (_pooled_row(*case, found) for case, found in pooled))
    yield REAL_TEXT
    head = ["series", "genes", "p < .05", "p < .01", "draws without a call", "true labels"]
    yield from table(head, ([name, str(s.n_genes), exact(s.below_05, 0.05), exact(s.below_01, 0.01),
                             f"{int((s.n_called == 0).sum())} of {len(s.n_called)}", str(s.truly)]
                            for name, s in shuffled.items()))  # fmt: skip
    if not shuffled:
        yield "\nThe real series were not at hand: no table."


def _pooled_row(k: int, tau2: float, df: float | None, found: Pooled) -> list[str]:
    return [str(k), f"{tau2:g}", "known" if df is None else "estimated", *(exact(x, 0.95) for x in found)]


def _kept(x: Promise) -> list[str]:
    free = f"{np.nanmean(x.covered_significant):.3f}"
    exactly = [exact(values, 0.95) for values in (x.covered_zero, x.covered_changed)]
    bounded = [at_most(values, 0.05) for values in (x.false_discoveries, x.equivalent_at_bound, x.overclaimed)]
    return [*exactly, free, *bounded]


def exact(values: FloatArray, nominal: float) -> str:
    """Mean ± its standard error, marked where it is not the nominal value."""
    mean, se = mean_and_se(values)
    return f"{mean:.4f} ± {se:.4f}{' **off**' if abs(mean - nominal) > Z_OFF * se else ''}"


def at_most(values: FloatArray, nominal: float) -> str:
    """Mean ± its error, marked where it lies above the nominal value by more than chance."""
    mean, se = mean_and_se(values)
    return f"{mean:.3f} ± {se:.3f}{' **off**' if mean - nominal > Z_OFF * se else ''}"


def mean_and_se(values: FloatArray) -> tuple[float, float]:
    """Over the independent draws; NaN left out."""
    known = values[np.isfinite(values)]
    return float(known.mean()), float(known.std(ddof=1) / np.sqrt(len(known)))
