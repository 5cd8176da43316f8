"""The words of the multiverse's dimensions and of their options, as sentences and figures show them."""

from __future__ import annotations

from collections.abc import Mapping

DIMENSION_WORDS: Mapping[str, str] = {
    "scale": "scale",
    "normalise": "normalisation",
    "probes": "probe choice",
    "multi_gene_probes": "probes of several genes",
    "filter": "expression filter",
    "samples": "samples",
    "design": "design",
    "covariates": "covariates",
    "test": "test",
    "effect": "effect measure",
    "estimator": "estimator",
    "interval": "interval",
    "series": "series",
    "copies": "samples in the study twice",
}

_OWN = {"own": "each series' own"}
"""Of the pooled analysis: what the study chose for each series."""

OPTION_WORDS: Mapping[str, Mapping[str, str]] = {
    "scale": {"as_settled": "scale as settled", "other_rule": "scale by GEO2R's rule"},
    "normalise": {**_OWN, "as_deposited": "values as deposited", "quantile": "quantile-normalised"},
    "probes": {
        **_OWN,
        "highest_median": "probe of highest median",
        "highest_mean": "probe of highest mean",
        "highest_iqr": "probe of highest IQR",
        "highest_variance": "probe of highest variance",
        "mean_of_probes": "mean of probes",
        "each_probe": "each probe by itself",
    },
    "multi_gene_probes": {"drop": "probes of several genes dropped", "keep": "probes of several genes kept"},
    "filter": {
        "none": "no expression filter",
        "lowest_quarter": "lowest quarter left out",
        "lowest_half": "lowest half left out",
    },
    "samples": {
        **_OWN,
        "all": "all samples",
        "without_outliers": "without outlier arrays",
        "complete_pairs": "complete pairs only",
        "without_pools_and_copies": "without pools and copies",
    },
    "design": {**_OWN, "paired": "paired", "unpaired": "unpaired", "block_correlation": "block correlation"},
    "covariates": {"none": "no covariates", "each": "each covariate by itself", "all": "all covariates"},
    "test": {
        "moderated": "moderated t",
        "trend": "moderated t with trend",
        "robust": "robust moderated t",
        "array_weights": "moderated t with array weights",
        "welch": "Welch's t",
        "rank": "rank test",
    },
    "effect": {"log2fc": "log2FC", "standardised": "standardised effect"},
    "estimator": {"REML": "REML", "PM": "Paule-Mandel", "DL": "DerSimonian-Laird", "FE": "one common effect"},
    "interval": {"hk": "Hartung-Knapp", "hk_max1": "Hartung-Knapp without narrowing", "z": "normal (z)"},
    "series": {"all": "all series", "without_each": "without each series in turn"},
    "copies": {"leave_out": "copies left out", "keep": "copies kept"},
}


def option_words(dimension: str, option: str) -> str:
    """An option in words; names of covariates and ``without ID`` are words already.

    >>> option_words("test", "welch"), option_words("probes", "probe:201389_at"), option_words("series", "without GSE1")
    ("Welch's t", 'probe 201389_at', 'without GSE1')
    """
    if dimension == "probes" and option.startswith("probe:"):
        return f"probe {option.removeprefix('probe:')}"
    return OPTION_WORDS.get(dimension, {}).get(option, option)
