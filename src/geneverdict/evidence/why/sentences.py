"""Every sentence of the diagnosis, in tables, and the one way to make a finding of them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from geneverdict.evidence.words import number
from geneverdict.model.why import Finding, Level, Severity, Value

FINDINGS: Mapping[str, str] = {
    # Not measured
    "not_on_platform": "{reason}.",
    "platform_names_no_genes": "{reason}.",
    "filtered_out": "{reason}.",
    "only_shared_probes": "{reason}.{seen}",
    "not_estimable": "{reason}.",
    "found_under_another_name": "{note}.",
    # Probes
    "probe_would_be_called": (
        "Another probe of the gene, {probe}, would be called: {effect} {size}, FDR {fdr} among all probes{more}."
    ),
    "probes_contradict": (
        "Its probes contradict each other, both significantly: {up} is up ({up_size}, FDR {up_fdr}) and {down} is "
        "down ({down_size}, FDR {down_fdr})."
    ),
    # Values
    "missing_values": "{n} of {total} samples have no value for it ({names}){pairs}.",
    # Few samples, influence
    "few_samples": (
        "Only {n} {side}: the spread between samples is hardly known, so neither a call nor its absence means much."
    ),
    "hangs_on_one": (
        "It is {state}, but without {unit} {names} it would {change} ({effect} {size}, p {p}){several}. This is "
        "influence, not a licence to drop samples."
    ),
    "flips_without": (
        "It is {state}; without the {n} {units} {names} it would {change} ({effect} {size}, p {p}). This is "
        "influence, not a licence to drop samples."
    ),
    "stable": "No set of up to {n} of {total} {units} was found whose removal would change that it is {state}.",
    "influence_unknown": "How far the result hangs on single samples was not computed: {why}.",
    # Fold change
    "short_of_fold_change": (
        "It is significant (FDR {fdr}), but {effect} {size} ({fold}) is short of the threshold {cut} by {short}."
    ),
    "also_short_of_fold_change": "{effect} {size} ({fold}) is also short of the threshold {cut}, by {short}.",
    "confident_effect": "The largest fold change that can be claimed at FDR {fdr_cut} is {effect} {size} ({fold}).",
    "confident_direction": "At FDR {fdr_cut} its direction can be claimed, but no size of the change.",
    "surely_below_threshold": (
        "Its 95% interval, {low} to {high}, lies wholly inside ±{cut}: a true change of that size is unlikely, so more "
        "samples would hardly bring it into the list."
    ),
    # FDR
    "short_of_fdr": (
        "FDR {fdr} is not below {fdr_cut}: its p {p} has rank {rank} of {n_genes}, {n_before} before it, and {line}."
    ),
    "fdr_cliff": "In this series {at_05} have FDR < 0.05, {at_10} < 0.10 and {at_20} < 0.20.",
    "raw_p_only": (
        "A t-test of this gene alone would say p = {p_alone}{moderated}; but {n_genes} genes were tested, and about "
        "{by_chance} of them would reach such a p by chance, were none different."
    ),
    "too_variable": (
        "It varies more than most genes here: its SD within the groups is {sd}, {ratio} times the typical "
        "{typical}{above}. A typical gene would need {n_typical} to show {effect} {cut}, this one "
        "{n_needed}; there are {n}."
    ),
    "too_few_samples": (
        "There are too few samples: with power 0.8 a {effect} of {cut} needs {n_needed} ({n_typical} for a gene of "
        "typical spread), and there are {n}. Its SD within the groups is {sd}, {ratio} times the typical {typical}."
    ),
    # Power
    "underpowered": (
        "A true {effect} of {cut} would be found here with probability {power} only; the smallest found with "
        "probability 0.8 is {detectable}."
    ),
    "power_enough": "A true {effect} of {cut} would be found here with probability {power}.",
    "detectable_difference": "The smallest true difference found here with probability 0.8 is {detectable}.",
    "exaggerated": (
        "Results that reach significance here overstate: were the true {effect} {cut}, a significant estimate would be "
        "{type_m} times too large on average{type_s}."
    ),
    # Spread
    "pairs_disagree": (
        "The pairs disagree: in {n_up} of {n} it is higher in the case, in {n_down} lower ({names}); the differences "
        "have mean {mean} and SD {sd}{share}."
    ),
    "pairs_agree": (
        "In all {n} pairs it is {direction} in the case; the differences have mean {mean} and SD {sd}{share}."
    ),
    "two_subgroups": (
        "The {what} fall into two groups: {n_low} around {low} and {n_high} around {high} ({names}); the split "
        "explains {explained}% of their variance."
    ),
    "spread_differs": (
        "The {wide} vary more than the {narrow}: SD {sd_wide} against {sd_narrow} (ratio of variances {ratio})."
    ),
    "cases_like_controls": "{n} of {total} cases lie within the range of the controls ({low} to {high}).",
    "outlier_subgroup": (
        "A subgroup of {n} of {total} cases stands apart ({names}), far {where} all controls, while the median case "
        "does not: an average over all cases says little of them."
    ),
    # Size
    "equivalent": (
        "It is surely smaller than {fold}: the 90% interval of its {effect}, {low} to {high}, lies inside ±{bound} "
        "(equivalence p {p})."
    ),
    "not_equivalent": (
        "Its absence is not shown either: the 90% interval of its {effect}, {low} to {high}, reaches beyond ±{bound} "
        "({fold}; equivalence p {p})."
    ),
    "no_fold_change_here": (
        "The values are {scale}: a difference of them is not a log2 fold change, so neither a fold-change threshold "
        "nor equivalence can be applied; only the direction of a significant difference is said."
    ),
    # Called: the mirror questions
    "hangs_on_probe": "The call rests on one probe: none of the {n} others would be called ({sizes}).",
    "probes_partly_agree": "{k} of the {n} other probes of the gene would be called the same way ({sizes}).",
    "margin": (
        "It clears |log2FC| ≥ {cut} by {over_size} and stands at FDR {fdr} against {fdr_cut}; it would leave the list "
        "at |log2FC| > {size} or FDR ≤ {fdr}."
    ),
    "confident_below_threshold": (
        "The data do not claim more than {effect} {size} ({fold}) at FDR {fdr_cut}, which is less than the threshold "
        "{cut}: that the true change reaches the threshold is not shown."
    ),
    # Composition
    "composition": (
        "It may reflect a different mix of cells: a score of {n} {set} markers is {direction} in the cases (p "
        "{score_p}), within the groups the gene follows it (p {follows_p}), and with it as covariate {effect} goes "
        "from {before} to {after} (p {p_after}){others}."
    ),
}  # fmt: skip

CHANGES: Mapping[str, str] = {
    "only_shared_probes": 'It would be measured with multi_gene_probes = "keep" in the study file.',
    "probe_would_be_called": (
        "It would be called if this probe stood for the gene (probe_choice, or a probe map of your own)."
    ),
    "few_samples": "More samples on that side; no threshold mends this.",
    "hangs_on_one": "Leaving out {names}, if it has a fault of its own that can be named.",
    "flips_without": "Leaving out {names}, if they have faults of their own that can be named.",
    "short_of_fold_change": "At |log2FC| ≥ {enough} it would be in the list.",
    "short_of_fdr": "An FDR threshold above {fdr} would have it{also}.",
    "too_variable": "{n_needed}, or whatever makes it vary less: a covariate, purer samples, pairs.",
    "too_few_samples": "{n_needed}.",
    "margin": "|log2FC| > {size} or FDR ≤ {fdr} as threshold.",
    "probes_contradict": "Another probe standing for the gene; look up which transcripts the two measure.",
    "hangs_on_probe": "Another probe standing for the gene.",
    "composition": "The score of {set} markers as covariate.",
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


def finding(
    code: str,
    weight: Severity,
    words: Mapping[str, str],
    numbers: Mapping[str, Value],
    *,
    change: bool = True,
) -> Finding:
    """``change``: whether the code's sentence on what would change the call, where there is one, holds here."""
    said = CHANGES[code].format(**words) if change and code in CHANGES else ""
    return Finding(code, capital(FINDINGS[code].format(**words)), weight, _known(numbers), capital(said))


def capital(text: str) -> str:
    """A first letter in upper case, unless the word has its own spelling (log2FC)."""
    return text if text.startswith("log2FC") else text[:1].upper() + text[1:]


def fold(effect: float) -> str:
    """A log2 fold change as a ratio without its direction.

    >>> fold(1.0), fold(-0.585), fold(5.0), fold(40.0)
    ('2.00-fold', '1.50-fold', '32-fold', 'over 1000-fold')
    """
    if not math.isfinite(effect):
        return "fold change not known"
    ratio = 2.0 ** min(abs(effect), 30.0)
    if ratio > 1000:
        return "over 1000-fold"
    return f"{ratio:.2f}-fold" if ratio < 10 else f"{ratio:.0f}-fold"


def counted(n: int, one: str, many: str = "") -> str:
    """
    >>> counted(1, "pair"), counted(3, "pair")
    ('1 pair', '3 pairs')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def times(value: float) -> str:
    """A ratio: ``1.8``."""
    return number(value, 1) if value < 100 else "over 100"


def _known(numbers: Mapping[str, Value]) -> dict[str, Value]:
    """Numbers that do not apply are left out rather than given as NaN."""
    return {name: value for name, value in numbers.items() if not isinstance(value, float) or math.isfinite(value)}
