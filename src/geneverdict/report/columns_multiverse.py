"""Every field of the multiverse and of the check for the same samples, declared once, as in :mod:`columns`."""

from __future__ import annotations

from geneverdict.report.column import SAID, Column

OVERLAP_SCHEMA = "geneverdict/overlap/2"

_EFFECT = "log2FC, or as unit says"
_SHARE = "0 … 1"

MULTIVERSE = (
    Column("thresholds", "", "{log2fc, fdr} that calls are counted at; pooled, where there is no FDR, p < fdr"),
    Column("specifications", "", "the file with every specification, counted from the results folder"),
    Column("series", "", "one object per series that measured the gene"),
    Column("pooled", "", "the same of the pooled analysis; null when fewer than two series can be pooled"),
)

CURVE = (
    Column("series", "", "the series; null when pooled"),
    Column("unit", "", "of the effect: log2FC or difference"),
    Column("default", "", "number of the study's own analysis in the file of specifications"),
    Column("n", "specifications", "those with a result"),
    Column("n_refused", "specifications", "ruled out by a rule, or without a result"),
    Column("default_call", "", "of the study's own analysis: up, down, not called, or no result"),
    Column("agreement", _SHARE, "share with that call at the thresholds; shares and quantiles are weighted throughout"),
    Column(
        "grade",
        "",
        "of the call, by agreement: solid (from .95), mostly stable (.8), depends on the analyst (.5), overturned; "
        "empty where there is none.  It is of the analyst's choices, not of sampling error",
    ),
    Column("percentile", "%", "share of the genes of about the same effect that are less fragile"),
    Column("n_alike", "genes", "genes it was compared with"),
    Column("median", _EFFECT, "of the effects; of fold changes alone where others are standardised; so the next four"),
    Column("low", _EFFECT, "the smallest"),
    Column("high", _EFFECT, "the largest"),
    Column("q01", _EFFECT, "1 % of the effects lie below"),
    Column("q99", _EFFECT, "99 % of the effects lie below"),
    Column("same_sign", _SHARE, "share of the more frequent sign"),
    Column("janus", "true/false", "q01 and q99 have opposite signs"),
    Column("presets", "", "shares that call it, at the study's thresholds first and at other common ones"),
    Column("choices", "", "each choice with more than one option, the one that moves the effect most first"),
    Column("flips", "", "the smallest changes of the study's own analysis that change its call, at most 12"),
    Column("null", "", "the joint test by permuted labels; null when not made"),
    Column("unavailable", "", "[{dimension, option, why}]: options that were asked for and the series does not offer"),
    Column("refused", "", "[{why, n}]: combinations that were ruled out, counted by the reason"),
    Column("notes", "", "what else must be known, e.g. that combinations were drawn at random"),
    Column("sentences", "", "what it all says, in sentences"),
)

PRESET_SHARES = (
    Column("name", "", "the thresholds' name"),
    Column("log2fc", "log2", "cut on |log2FC|"),
    Column("fdr", _SHARE, "cut on the FDR; pooled, on p"),
    Column("up", _SHARE, "share that calls it up"),
    Column("down", _SHARE, "share that calls it down"),
)

CHOICES = (
    Column("dimension", "", "the choice"),
    Column("share_of_variance", _SHARE, "of the effects: variance of the options' means over the variance of all"),
    Column("share_of_calls", _SHARE, "the same for called or not"),
    Column("options", "", "{option, n, median, called} of each: specifications with a result, median effect, share"),
)

OPTIONS = (
    Column("option", "", "the option"),
    Column("n", "specifications", "those with a result"),
    Column("median", _EFFECT, "of their effects"),
    Column("called", _SHARE, "share called at the study's thresholds, up or down"),
)

FLIPS = (
    Column("changes", "", "[{dimension, from, to}]"),
    Column("call", "", "the call that results"),
    Column("effect", _EFFECT, "its effect"),
    Column("p", _SHARE, "its p-value"),
    Column("fdr", _SHARE, "its FDR; null when pooled"),
    Column("number", "", "of the specification, in the file of specifications"),
)

NULL = (
    Column("draws", "", "permutations of the labels"),
    Column("exact", "true/false", "every possible one was made"),
    Column("scheme", "", "how labels were permuted"),
    Column("n_specifications", "specifications", "those that were done under every draw"),
    Column("p_median", _SHARE, "of |median effect|"),
    Column("p_significant", _SHARE, "of the share with p < 0.05 and the more frequent sign"),
    Column("p_sign", _SHARE, "of the share of the more frequent sign"),
    Column("observed_significant", _SHARE, "that share with the observed labels, counted as in the draws"),
    Column("median_low", _EFFECT, "2.5 % of the medians under the null lie below"),
    Column("median_high", _EFFECT, "97.5 % of them lie below"),
)

_OVER_ALL = (
    Column("n", "specifications", "those with a result for the gene"),
    Column("called_up", _SHARE, "weighted share that calls it up at the study's thresholds"),
    Column("called_down", _SHARE, "weighted share that calls it down"),
    Column("agreement", _SHARE, "share with the call of the study's own analysis"),
    Column("median", _EFFECT, "of the effects"),
    Column("low", _EFFECT, "the smallest effect"),
    Column("high", _EFFECT, "the largest effect"),
    Column("q01", _EFFECT, "1 % of the effects lie below"),
    Column("q99", _EFFECT, "99 % of the effects lie below"),
    Column("same_sign", _SHARE, "share of the more frequent sign"),
    Column("default_effect", _EFFECT, "of the study's own analysis"),
    Column("grade", "", "as `multiverse.series[].grade`"),
    Column("percentile", "%", "share of the genes of about the same effect that are less fragile"),
)

GENE_OVER_ALL = (
    Column("series", "", "the series"),
    *_OVER_ALL,
    Column("log2fc_cut", "log2", "the study's threshold of |log2FC|, which calls are counted at"),
    Column("fdr_cut", _SHARE, "the study's threshold of the FDR"),
)

ALL_GENES = (Column("gene", "", "the gene, as the series names it"), *_OVER_ALL)

_CHOICE = "the option of this choice; empty where the row's analysis does not have it"
_DIMENSIONS = (
    *("scale", "normalise", "probes", "multi_gene_probes", "filter", "samples", "design", "covariates", "test"),
    *("effect_measure", "estimator", "interval", "without_series", "copies"),
)

SPECIFICATIONS = (
    Column("series", "", "the series, or pooled"),
    Column("number", "", "of the specification in its series, from 0"),
    Column("default", "true/false", "the study's own analysis"),
    *(Column(name, "", _CHOICE) for name in _DIMENSIONS[:9]),
    Column("unit", "", "of the effect: log2FC or difference; standard deviations where effect_measure is standardised"),
    Column("weight", "", "as the study file says, 1 where it says nothing"),
    Column("effect", _EFFECT, "case − control"),
    Column("se", _EFFECT, "its standard error; empty for rank tests, which have none"),
    Column("ci_low", _EFFECT, "lower end of the 95 % interval"),
    Column("ci_high", _EFFECT, "upper end of the 95 % interval"),
    Column("p", _SHARE, "two-sided p-value"),
    Column("fdr", _SHARE, "Benjamini–Hochberg over the genes tested in this specification; empty when pooled"),
    Column("n_genes", "genes", "genes tested; pooled: series that went in"),
    Column("call", "", "up, down or not called at the study's thresholds; empty without a result"),
    Column("call_1_0.05", "", "the same at |log2FC| ≥ 1 and FDR < 0.05 (pooled: p)"),
    Column("call_0.585_0.05", "", "at |log2FC| ≥ 0.585 and FDR < 0.05"),
    Column("call_2_0.01", "", "at |log2FC| ≥ 2 and FDR < 0.01"),
    Column("refused", "", "why the combination makes no sense or has no result; empty where it was done"),
    *(Column(name, "", _CHOICE) for name in _DIMENSIONS[9:]),
)

OVERLAP = (
    Column("schema", "", f"always {OVERLAP_SCHEMA}"),
    Column("sentences", "", "[{text, code, values}]: what was found and what is left out"),
    Column("comparisons", "", "each series with itself, and each pair of series"),
    Column("named", "", "samples that by their words or their individual are not independent"),
    Column(
        "dropped",
        "",
        "[{series, sample, kind, kept, text, code, values}]: what is left out of the pooling, and the copy that stays",
    ),
)

COMPARISON = (
    Column("series_a", "", "a series"),
    Column("series_b", "", "another; or the same, where it was compared with itself"),
    Column("n_a", "samples", "in the model of series_a"),
    Column("n_b", "samples", "in the model of series_b"),
    Column("n_genes", "genes", "that profiles were compared on; 0 where they were not compared"),
    Column("shared", "", "the pairs of samples that are one, or come from one individual"),
    Column("closest", "", "the most alike pair that does not count as one; null without profiles"),
    Column(
        "rest", "", "{n, median, q99, largest, line}: correlations of the other pairs, and the one that would count"
    ),
    Column("fields", "", "fields of the samples that are equal in those matched"),
    *SAID,
)

REST = (
    Column("n", "pairs", "of samples that are not one"),
    Column("median", "", "of their correlations"),
    Column("q99", "", "99 % lie below"),
    Column("largest", "", "the largest"),
    Column("line", "", "from which on two samples count as one, if neither has another nearly as alike"),
)

SHARED = (
    Column("series_a", "", "the series of the one"),
    Column("sample_a", "", "the one sample"),
    Column("role_a", "", "case or control"),
    Column("series_b", "", "the series of the other"),
    Column("sample_b", "", "the other sample"),
    Column("role_b", "", "case or control"),
    Column("correlation", "", "of the profiles, each gene centred within its group and series; null if not compared"),
    Column("next_best", "", "the highest correlation that either has with another sample"),
    Column("z", "robust SDs", "above the rest, on the scale of atanh"),
    Column("evidence", "", "accession, profile, name, individual: what says that they are one"),
)

FIELDS = (
    Column("kind", "", "what the field tells"),
    Column("field_a", "", "its name in series_a"),
    Column("field_b", "", "its name in series_b"),
    Column("n_pairs", "pairs", "matched pairs in which both series state it"),
    Column("n_equal", "pairs", "in which it is equal"),
    Column("chance", _SHARE, "share of equal values among samples that do not belong together"),
    *SAID,
)

NAMED = (
    Column("series", "", "the series"),
    Column("kind", "", "replicate, individual or pool"),
    Column("samples", "", "the samples"),
    Column("counts", "true/false", "false where the words alone do not say that they are copies: nothing is left out"),
    *SAID,
)

SECTIONS = (
    ("`multiverse`: how much the answer depends on the analyst", MULTIVERSE),
    ("`multiverse.series[]` and `multiverse.pooled`: every specification together", CURVE),
    ("`…presets[]`: called at one pair of thresholds", PRESET_SHARES),
    ("`…choices[]`: one choice", CHOICES),
    ("`…choices[].options[]`: one option", OPTIONS),
    ("`…flips[]`: a smallest change that changes the call", FLIPS),
    ("`…null`: the same specifications on permuted labels", NULL),
    ("`multiverse_all[]`: any gene, over the specifications that exist for all genes", GENE_OVER_ALL),
)

FILES = (
    ("`genes/GENE-specifications.csv`: one row per specification", SPECIFICATIONS),
    ("`multiverse/SERIES.parquet`: one row per gene", ALL_GENES),
    ("`overlap.json`: the same samples twice", OVERLAP),
    ("`comparisons[]`: two series, or one with itself", COMPARISON),
    ("`comparisons[].shared[]` and `.closest`: two samples", SHARED),
    ("`comparisons[].rest`: the other pairs of samples", REST),
    ("`comparisons[].fields[]`: a field that both series have", FIELDS),
    ("`named[]`: samples named copies", NAMED),
)
