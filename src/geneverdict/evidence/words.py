"""The sentences of calls, reasons and verdicts, in one table, and the way numbers are written in them."""

from __future__ import annotations

import math
from collections.abc import Sequence

REASONS = {
    "not_on_platform": "no probe of {platform} stands for {gene}: it was not measured here",
    "filtered_out": (
        "probe {probe} of {platform} names {gene}, but the deposited values have no row for it: it was taken out before"
    ),
    "only_shared_probes": (
        "{n} {probes} of {platform} name {gene}, but each names another gene too ({others}), "
        'and probes of several genes are dropped (multi_gene_probes = "keep" counts them)'
    ),
    "platform_names_no_genes": (
        "the table of {platform} names no genes, so each probe stands under its own id, and {gene} cannot be looked up"
    ),
    "not_estimable": "{gene} has too few values in a group to be tested",
    "short_of_fold_change": (
        "significant (FDR {fdr} < {fdr_cut}), but |log2FC| {size} is short of the threshold {log2fc_cut} by {short}"
    ),
    "not_significant": (
        "|log2FC| {size} reaches {log2fc_cut}, but FDR {fdr} is not below {fdr_cut} (p {p}, rank {rank})"
    ),
    "both": (
        "|log2FC| {size} is short of {log2fc_cut} by {short}, and FDR {fdr} is not below {fdr_cut} (p {p}, rank {rank})"
    ),
    "scale_in_doubt": (
        "no fold change can be claimed and no threshold applied, because the scale is in doubt: {doubt} "
        "(difference {difference}, FDR {fdr})"
    ),
    "not_log2_scale": (
        "the values are {scale}: a difference is not a log2 fold change, so the fold-change threshold cannot be "
        "applied (difference {difference}, FDR {fdr})"
    ),
}

POOLING = "REML, Hartung-Knapp"
"""How effects are pooled over series, as the outputs name it."""

VERDICTS = {
    "nothing_analysed": "No series could be compared, so nothing can be said about a difference of {gene}.",
    "not_measured": "{gene} was not measured in {any_of} analysed.",
    "only_shared_probes": (
        "{gene} has no value of its own in {any_of} analysed: its probes name other genes too, "
        "and such probes are dropped."
    ),
    "not_testable": "{gene} has too few values to be tested in {any_of} analysed.",
    "called_up_in_all": "{gene} is up in {all_of} that measured it{where}{at}.",
    "called_up_in_some": "{gene} is up in {n_up} of {n} series{where}{at}, and down in none.",
    "called_down_in_all": "{gene} is down in {all_of} that measured it{where}{at}.",
    "called_down_in_some": "{gene} is down in {n_down} of {n} series{where}{at}, and up in none.",
    "called_both_ways": "{gene} is up in {n_up} and down in {n_down} of {n} series{where}{at}: the series contradict.",
    "called_in_none": "{gene} is not called in {any_of} that measured it{at}.",
}

MISSES = {
    "trivially different": "Significant, but surely smaller than {bound}: {series}.",
    "short_of_fold_change": "Significant but short of the fold change: {series}.",
    "not_significant": "Large enough but not significant: {series}.",
    "both": "Undetermined, neither large enough nor significant nor shown to be absent: {series}.",
    "equivalent": "Equivalent, any difference being surely smaller than {bound}: {series}.",
    "scale_in_doubt": "On a scale that is in doubt, so without a fold change: {series}.",
    "not_log2_scale": "Not on a log2 scale, so without a fold change: {series}.",
}
ONE_MISS = {"short_of_fold_change": "{id} by {short}", "not_significant": "{id} (FDR {fdr})"}
"""How a series is named in these sentences, where not by its id alone."""

AGAINST = "The other way, though not called: {series}."
"""Of series whose effect has the opposite sign of the call, and is large enough or has p below ``AGAINST_P``."""
ONE_AGAINST = "{id} (log2FC {effect})"
AGAINST_P = 0.05

SWAPPED = (
    "In {series} case and control may be swapped, so its direction is not to be trusted, nor the pooled line, "
    "before that is settled."
)

POOLED = {
    "higher": "Pooled over {k} series it is higher in the cases on average: log2FC {estimate} {interval}.",
    "lower": "Pooled over {k} series it is lower in the cases on average: log2FC {estimate} {interval}.",
    "open": "Pooled over {k} series the log2FC is {estimate} {interval}, which leaves the direction open.",
    "prediction": (
        "A further series like these would be expected between {pi_low} and {pi_high} "
        "(95 % prediction interval, approximate)."
    ),
}


def number(value: float, digits: int = 2) -> str:
    """A signed quantity: ``0.83``, ``−0.37``; more digits when it would read as zero.

    >>> number(0.8312), number(-0.004), number(0.0), number(float("nan"))
    ('0.83', '−0.0040', '0.00', 'not known')
    """
    if not math.isfinite(value):
        return "not known"
    text = f"{value:.{digits}f}"
    if value and float(text) == 0:
        text = f"{value:.2g}" if abs(value) < 1e-4 else f"{value:.{digits + 2}f}"
    return text.replace("-", "−")


def probability(value: float) -> str:
    """A p-value or FDR with two significant digits.

    >>> probability(0.00764), probability(7.04e-05), probability(0.6), probability(0.9996)
    ('0.0076', '7.0e-05', '0.60', '1.00')
    """
    if not math.isfinite(value):
        return "not known"
    if value >= 0.0995:
        return f"{value:.2f}"
    return f"{value:.2g}" if value >= 0.001 and len(f"{value:.2g}") > 4 else _two_digits(value)


def _two_digits(value: float) -> str:
    if value >= 0.001:
        return f"{value:.{3 if value >= 0.00995 else 4}f}"
    return f"{value:.1e}"


def threshold(value: float) -> str:
    """A threshold as the user wrote it.

    >>> threshold(1.0), threshold(0.585)
    ('1', '0.585')
    """
    return f"{value:g}"


def listing(names: Sequence[str], most: int = 4) -> str:
    """Names in a sentence.

    >>> listing(["a"]), listing(["a", "b", "c"]), listing(list("abcdef"))
    ('a', 'a, b and c', 'a, b, c, d and 2 more')
    """
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
