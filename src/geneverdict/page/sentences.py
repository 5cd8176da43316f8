"""English templates of the sentences that the page makes by itself at other thresholds, for ``assets/words.js``."""

from __future__ import annotations

from collections.abc import Mapping

from geneverdict.model.why import Level

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

LEVELS: Mapping[Level, str] = {
    Level.UP: "Up: log2FC {size} ({fold}, 95% interval {low} to {high}), FDR {fdr}.",
    Level.DOWN: "Down: log2FC {size} ({fold}, 95% interval {low} to {high}), FDR {fdr}.",
    Level.UP_SHORT: "Up, but short of the threshold: log2FC {size} ({fold}), FDR {fdr}; {short} short of {cut}.",
    Level.DOWN_SHORT: (
        "Down, but short of the threshold: log2FC {size} ({fold}), FDR {fdr}; {short} short of {cut}."
    ),
    Level.TRIVIAL: (
        "Different, but trivially: log2FC {size} ({fold}), FDR {fdr}, and surely smaller than {bound_fold} "
        "(equivalence p {tost})."
    ),
    Level.EQUIVALENT: (
        "Equivalent: log2FC {size}, surely smaller than {bound_fold} in either direction (equivalence p {tost})."
    ),
    Level.UNDETERMINED: (
        "Undetermined: {effect} {size} (95% interval {low} to {high}), FDR {fdr}; neither a difference nor its absence "
        "is shown."
    ),
    Level.NOT_MEASURED: "Not measured: {reason}.",
}  # fmt: skip

DIRECTIONS: Mapping[Level, str] = {
    Level.UP_SHORT: "Higher in the cases (FDR {fdr}); the values are {scale}, so by how many fold cannot be said.",
    Level.DOWN_SHORT: "Lower in the cases (FDR {fdr}); the values are {scale}, so by how many fold cannot be said.",
}
"""In place of LEVELS where a difference of two values is not a log2 fold change."""

SENTENCES: Mapping[str, object] = {
    "REASONS": REASONS,
    "VERDICTS": VERDICTS,
    "MISSES": MISSES,
    "ONE_MISS": ONE_MISS,
    "AGAINST": AGAINST,
    "ONE_AGAINST": ONE_AGAINST,
    "POOLED": POOLED,
    "SWAPPED": SWAPPED,
    "LEVELS": LEVELS,
    "DIRECTIONS": DIRECTIONS,
}
"""By the name of their table."""
