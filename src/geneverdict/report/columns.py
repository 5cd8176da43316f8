"""Every field of the gene's JSON and CSV, declared once: name, unit, meaning.

The writers take the names from here, the report its column help, and docs/gene-json.md is made from here.
"""

from __future__ import annotations

from collections.abc import Iterable

from geneverdict.report import columns_multiverse as _multiverse
from geneverdict.report import columns_survival as _survival
from geneverdict.report.column import Column

SCHEMA = "geneverdict/gene/2"

_EFFECT = "log2 or the series' own unit, see effect_unit"
_LOG2 = "log2"

TOP = (
    Column("schema", "", f"always {SCHEMA}; the number rises when a field changes its meaning or goes away"),
    Column("gene", "", "the gene, as today's symbol"),
    Column("asked", "", "the gene as the user wrote it"),
    Column("also", "", "other genes that list the same name as an alias, so that one of them may be meant"),
    Column(
        "verdict",
        "",
        "{code, text, headline, details}: the answer over all series: a stable code, all sentences, each as said",
    ),
    Column("thresholds", "", "{log2fc, fdr}: a gene is called when |log2FC| ≥ log2fc and FDR < fdr"),
    Column("series", "", "one object per analysed series, in the order of the study"),
    Column("pooled", "", "the pooled estimate over series; null when no series can be pooled"),
    Column("ways", "", "the same series pooled in other ways; null when fewer than two can be pooled"),
    Column("multiverse", "", "how much the answer depends on the analyst; null where the study does not ask for it"),
    Column(
        "multiverse_all",
        "",
        "from `geneverdict gene`: per series, the gene over the specifications that exist for all genes; else empty",
    ),
    Column(
        "survival", "", "one object per endpoint; empty where no series tells survival, and from `geneverdict gene`"
    ),
    Column("survival_choices", "", "survival under every choice; null where there is no survival"),
    Column("failures", "", "one object per series that could not be analysed"),
    Column("provenance", "", "{date, versions, inputs}: what was read and by what; null when not asked for"),
)

SERIES = (
    Column("id", "", "the series, e.g. a GEO accession"),
    Column("platform", "", "the array or platform (GPL)"),
    Column("title", "", "the series' title"),
    Column("simulated", "true/false", "whether the data are simulated"),
    Column("scale", "", "the scale of the deposited values: linear, log2, log_ratio, centred or zscored"),
    Column(
        "effect_unit", "", "log2FC; or difference, where values are centred or z-scored and there is no fold change"
    ),
    Column("design", "", "paired, unpaired, or mixed (incomplete pairs kept by the correlation within individuals)"),
    Column("formula", "", "the linear model in R's notation"),
    Column("case", "", "what case is, in the series' words"),
    Column("control", "", "what control is, in the series' words"),
    Column("n_case", "samples", "case samples in the model"),
    Column("n_control", "samples", "control samples in the model"),
    Column("n_pairs", "individuals", "individuals with a case and a control; 0 when unpaired"),
    Column("probe", "", "the probe that stands for the gene; empty when probes were averaged"),
    Column("log2fc", _EFFECT, "case − control"),
    Column("se", _EFFECT, "moderated standard error of log2fc"),
    Column("ci_low", _EFFECT, "lower end of the 95 % interval of log2fc"),
    Column("ci_high", _EFFECT, "upper end of the 95 % interval of log2fc"),
    Column("t", "", "moderated t"),
    Column("df", "", "degrees of freedom of t, prior included"),
    Column("p", "0 … 1", "two-sided p-value of t"),
    Column("fdr", "0 … 1", "Benjamini–Hochberg false discovery rate over the tested genes of the series"),
    Column("ave_expr", "log2", "mean value over the samples of the model"),
    Column("b", "ln odds", "log-odds that the gene differs (limma's B)"),
    Column("rank", "", "rank of p among the tested genes; 1 is the smallest"),
    Column("n_genes", "genes", "genes tested in the series"),
    Column("percentile", "%", "share of the tested genes with a larger p"),
    Column("call", "", "up, down or not called, at the thresholds"),
    Column("reason", "", "{code, text, message}: why the gene is not called; null when it is called"),
    Column("note", "", "what else must be known of the row, as said: that the gene was found under a previous name"),
    Column(
        "level", "", "what the series says of the gene in a word: up, down, undetermined …; null without a diagnosis"
    ),
    Column("why", "", "the diagnosis: why the gene is, or is not, called; null where none was made"),
    Column("probes", "", "every probe that names the gene, in the analysis of all probes"),
)

PROBES = (
    Column("probe", "", "the probe"),
    Column("genes", "", "all genes that the platform table names for it"),
    Column("used", "true/false", "whether it stands for the gene"),
    Column("note", "", "why it does or does not, as said"),
    Column("ave_expr", "log2", "mean value over the samples of the model"),
    Column("log2fc", _EFFECT, "case − control"),
    Column("ci_low", _EFFECT, "lower end of the 95 % interval"),
    Column("ci_high", _EFFECT, "upper end of the 95 % interval"),
    Column("p", "0 … 1", "two-sided p-value"),
    Column("fdr", "0 … 1", "false discovery rate over all probes of the series"),
)

WHY = (
    Column("level", "", "the same as the series' level"),
    Column("sentence", "", "the level in one sentence with its numbers, as said"),
    Column("findings", "", "every cause, in the order of the diagnosis, from not measured to truly equivalent"),
    Column("presets", "", "the call at thresholds that people really use"),
    Column(
        "confident_log2fc",
        _EFFECT,
        "the largest effect that can be claimed at the FDR, signed; null when not significant",
    ),
    Column("p_line", "0 … 1", "the largest p that still meets the FDR; where none does, FDR / number of genes"),
    Column("n_before", "genes", "genes of the series with a smaller p"),
    Column("detectable_log2fc", _EFFECT, "the true effect seen with power 0.8 at p_line"),
    Column(
        "n_needed",
        "pairs or samples per group",
        "what it takes to see the threshold's |log2FC| with power 0.8 at p_line",
    ),
    Column(
        "type_s", "0 … 1", "probability of a wrong sign of a significant result, were the threshold's |log2FC| true"
    ),
    Column("type_m", "factor", "by how much a significant result then exaggerates on average"),
    Column("equivalence", "", "{bound, p}: two one-sided tests against an effect of ±bound or more"),
    Column("influence", "", "the result without each pair or sample, at the full analysis' prior and p_line"),
    Column(
        "flip",
        "",
        "the smallest set found of pairs or samples without which the call changes; empty when none was found",
    ),
)

FINDINGS = (
    Column("code", "", "stable code of the cause"),
    Column("text", "", "the cause in one sentence"),
    Column("weight", "", "decides: it alone explains the call; matters: trust the call less; note: good to know"),
    Column("values", "", "what it rests on, by name: {kind, value}"),
    Column("change", "", "what would change the call; empty where nothing would"),
)

PRESETS = (
    Column("name", "", "the thresholds' name"),
    Column("log2fc", _EFFECT, "cut on |log2FC|"),
    Column("fdr", "0 … 1", "cut on the false discovery rate"),
    Column("called", "true/false", "whether the gene is called at them"),
    Column("n_called", "genes", "genes of the series that are called at them"),
)

INFLUENCE = (
    Column("left_out", "", "the pair or sample that is left out"),
    Column("log2fc", _EFFECT, "the effect without it"),
    Column("p", "0 … 1", "its p-value"),
    Column("called", "true/false", "whether the gene is called without it"),
)

POOLED = (
    Column("k", "series", "series that went in: those that measured the gene on a log2 scale"),
    Column("estimate", _LOG2, "pooled log2FC, case − control"),
    Column("se", _LOG2, "its standard error"),
    Column("ci_low", _LOG2, "lower end of the 95 % interval; null when k = 1"),
    Column("ci_high", _LOG2, "upper end of the 95 % interval"),
    Column("pi_low", _LOG2, "lower end of the 95 % prediction interval: where a new series would be expected"),
    Column("pi_high", _LOG2, "upper end of the 95 % prediction interval"),
    Column("t", "", "estimate / se"),
    Column("p", "0 … 1", "two-sided p-value of the pooled estimate"),
    Column("fdr", "0 … 1", "Benjamini–Hochberg over all pooled genes"),
    Column("tau2", "log2²", "variance of the true effects between series"),
    Column("i2", "%", "share of the total variance that lies between series"),
    Column("q", "", "Cochran's Q"),
    Column("q_p", "0 … 1", "p-value of Q with k − 1 degrees of freedom"),
    Column("method", "", "how τ² and the interval were estimated"),
    Column("series", "", "the series that went in"),
    Column("left_out", "", "[{id, why}]: analysed series that did not go in, and why, as said"),
    Column(
        "with_copies", "", "the pooled line if samples that are in the study twice were counted twice; null without any"
    ),
)

WITH_COPIES = (
    Column("k", "series", "series that would go in"),
    Column("estimate", _LOG2, "pooled log2FC, case − control"),
    Column("ci_low", _LOG2, "lower end of the 95 % interval"),
    Column("ci_high", _LOG2, "upper end of the 95 % interval"),
    Column("p", "0 … 1", "two-sided p-value"),
    Column("left_out", "", "[{id, n}]: how many samples of which series were left out of the study's own pooling"),
)

WAYS = (
    Column("k", "series", "series that went in"),
    Column("estimates", "", "the pooled effect by every estimator and test; the first is the study's own"),
    Column("tau2_low", "log2²", "lower end of the 95 % Q-profile interval of τ²"),
    Column("tau2_high", "log2²", "its upper end"),
    Column("i2_low", "%", "the same interval as a share of the variance"),
    Column("i2_high", "%", "its upper end"),
    Column("tau2_empty", "true/false", "the series are more alike than chance makes them: no τ² fits, 0 to 0 is given"),
    Column("without", "", "the pooled effect without each series in turn, in the study's own way"),
    Column("most", "", "the series whose absence moves the estimate most"),
    Column("combined", "", "p-values or ranks combined over the series, in both directions"),
    Column("votes", "series", "{called_up, called_down, positive, negative}: a description, no test"),
)

WAYS_ESTIMATES = (
    Column(
        "way",
        "",
        "τ² by restricted maximum likelihood (reml), Paule-Mandel (pm), DerSimonian-Laird (dl) or taken as 0 (fe); "
        "interval by Hartung-Knapp (hk), the same with a factor of at least 1 (hk_max1), or the normal (z)",
    ),
    Column("estimate", _LOG2, "pooled log2FC, case − control"),
    Column("ci_low", _LOG2, "lower end of the 95 % interval"),
    Column("ci_high", _LOG2, "upper end of the 95 % interval"),
    Column("p", "0 … 1", "two-sided p-value"),
    Column("fdr", "0 … 1", "Benjamini–Hochberg over all genes pooled in this way"),
)

WAYS_WITHOUT = (
    Column("series", "", "the series that is left out"),
    Column("estimate", _LOG2, "pooled log2FC without it; where one series is left, that one's own"),
    Column("ci_low", _LOG2, "lower end of the 95 % interval; null where one series is left"),
    Column("ci_high", _LOG2, "upper end of the 95 % interval"),
    Column("p", "0 … 1", "two-sided p-value"),
    Column("other_sign", "true/false", "the estimate has the other sign"),
    Column("other_call", "true/false", "p is on the other side of 0.05"),
)

WAYS_COMBINED = (
    Column("how", "", "fisher, stouffer, acat (of one-sided p-values of the moderated t), rank_aggregation"),
    Column("direction", "", "up or down"),
    Column("p", "0 … 1", "one-sided; small says that the gene moves this way in some series, not in all"),
    Column("fdr", "0 … 1", "Benjamini–Hochberg over all genes measured by two series or more"),
)

WAYS_VOTES = (
    Column("called_up", "series", "series that call the gene up at the thresholds"),
    Column("called_down", "series", "series that call it down"),
    Column("positive", "series", "series whose log2FC is above 0"),
    Column("negative", "series", "series whose log2FC is below 0"),
)

FAILURES = (
    Column("id", "", "the series"),
    Column("platform", "", "the array or platform, when known"),
    Column("reason", "", "{code, text, message}: why it could not be analysed"),
    Column("todo", "", "what to do: lines for the study file, or the next step"),
)

_NOT_IN_CSV = {"reason", "probes", "why"}
CSV = (
    Column("gene", "", "the gene, as today's symbol"),
    *(c for c in SERIES if c.name not in _NOT_IN_CSV),
    Column("reason_code", "", "stable code of why the gene is not called, or the series not analysed"),
    Column("reason_text", "", "the same in words"),
)


def names(columns: Iterable[Column]) -> tuple[str, ...]:
    """The fields' names in order."""
    return tuple(c.name for c in columns)


def help_text(name: str) -> str:
    """Meaning and unit of a series column, for the report's table heads.

    >>> help_text("p")
    'two-sided p-value of t (0 … 1)'
    """
    column = next(c for c in SERIES if c.name == name)
    return f"{column.meaning} ({column.unit})" if column.unit else column.meaning


def markdown() -> str:
    """The text of docs/gene-json.md."""
    sections = (
        ("The whole object", TOP),
        ("`series[]`: one gene in one series", SERIES),
        ("`series[].probes[]`: every probe of the gene", PROBES),
        ("`series[].why`: the diagnosis", WHY),
        ("`series[].why.findings[]`: one cause", FINDINGS),
        ("`series[].why.presets[]`: the call at one pair of thresholds", PRESETS),
        ("`series[].why.influence[]`: one refit", INFLUENCE),
        ("`pooled`: over the series", POOLED),
        ("`pooled.with_copies`: samples that are in the study twice, counted twice", WITH_COPIES),
        ("`ways`: the same series pooled in other ways", WAYS),
        ("`ways.estimates[]`: one estimator and test", WAYS_ESTIMATES),
        ("`ways.without[]`: one series left out", WAYS_WITHOUT),
        ("`ways.combined[]`: p-values or ranks in one direction", WAYS_COMBINED),
        ("`ways.votes`: series counted", WAYS_VOTES),
        *_multiverse.SECTIONS,
        *_survival.SECTIONS,
        ("`failures[]`: series that could not be analysed", FAILURES),
        ("The CSV: one row per series", CSV),
        *_multiverse.FILES,
        *_survival.FILES,
    )
    return "\n".join([_INTRODUCTION, *(f"## {title}\n\n{_table(columns)}\n" for title, columns in sections)])


_INTRODUCTION = f"""# A gene's answer as JSON and CSV

`geneverdict run` writes `genes/GENE.json` and `genes/GENE.csv`; `geneverdict gene GENE --json` prints the same object,
with `multiverse_all` instead of `multiverse`: the answer for any gene is read, not worked out again.
Beside them are `genes/GENE-specifications.csv` and `multiverse/SERIES.parquet`, where the study has the section
`[multiverse]`, and `overlap.json`, which is the same for every gene.
What stands there "as said" is an object `{{text, code, values}}`: the text in the language of the run (or of `--lang`),
and what it was made of: a code of the catalogue and its values, each with its kind (`{{"kind": "p", "value": 0.0076}}`;
`count`, `effect`, `fold`, `name`, `names`, `code`, `message` …).  Read codes and values; texts may be worded anew.
The schema is `{SCHEMA}`.  Fields may be added within one version; none changes its meaning or goes away.
A number that cannot be given (NaN) is `null` in JSON and empty in CSV.  In a series that did not measure the gene the
statistics are `null`.  A series that failed is in `failures`, and in the CSV a row with the call `not analysed`.

This page is made from `geneverdict.report.columns`; a test holds them together.
"""


def _table(columns: Iterable[Column]) -> str:
    rows = [f"| `{c.name}` | {c.unit} | {c.meaning.replace('|', chr(92) + '|')} |" for c in columns]
    return "\n".join(["| field | unit | meaning |", "|---|---|---|", *rows])
