"""Every field of the survival part of a gene's JSON, declared once: name, unit, meaning."""

from __future__ import annotations

from geneverdict.report.column import Column

_LOG = "natural log"
_P = "0 … 1"
_MONTHS = "months"

SURVIVAL = (
    Column("endpoint", "", "what ends the time: overall, recurrence …; endpoints are never mixed"),
    Column("headline", "", "the answer in one sentence: {text, code, values}"),
    Column("details", "", "how much cohorts differ, and which did not go into the pooled line"),
    Column("cohorts", "", "one object per cohort with an answer"),
    Column("pooled", "", "log hazard ratios per SD over the cohorts; null where none is finite"),
    Column("refusals", "", "one object per cohort without an answer"),
)

COHORT = (
    Column("series", "", "the series"),
    Column("platform", "", "the array or platform (GPL)"),
    Column("title", "", "the series' title"),
    Column("simulated", "true/false", "whether the data are simulated"),
    Column("measured_as", "", "the gene's name in the series"),
    Column("source", "", "whether times and events were inferred or named in the study file"),
    Column("evidence", "", "what times and events rest on: {text, code, values} of each sentence"),
    Column("n", "patients", "patients with a time, a status and a value of the gene"),
    Column("events", "", "of them with the event"),
    Column("left_out", "patients", "patients with a time and a status, without a value of the gene"),
    Column("follow_up", _MONTHS, "median follow-up by the reversed Kaplan–Meier curve; null where not reached"),
    Column("sd", "see value_unit", "standard deviation of the gene in these patients: the unit of hazard"),
    Column("value_unit", "", "unit of the gene's values: log2, or the scale's name"),
    Column("hazard", "", "Cox's model of the gene's value per SD (Efron's ties)"),
    Column("adjusted", "", "the same given the covariates; null without covariates"),
    Column("proportional", "", "{chi2, p}: Schoenfeld's test that the hazard ratio changes over time"),
    Column("groups", "", "the patients cut in two at the median or a value fixed beforehand"),
    Column("cuts", "", "every admissible cut, and the best with its honest p"),
    Column("place", "", "the gene among all genes of the cohort; null where it has no test"),
    Column("sentences", "", "all of it in words: {text, code, values} of each sentence"),
)

HAZARD = (
    Column("n", "patients", "patients in the model"),
    Column("events", "", "of them with the event"),
    Column("left_out", "patients", "without a value of a covariate"),
    Column("coef", _LOG, "log hazard ratio; positive: high values are worse"),
    Column("se", _LOG, "its standard error"),
    Column("ci_low", _LOG, "lower end of its 95 % interval"),
    Column("ci_high", _LOG, "upper end"),
    Column("z", "", "coef / se"),
    Column("p", _P, "Wald's, two-sided"),
    Column("flag", "", "why there is no finite estimate; empty where there is one"),
    Column("covariates", "", "names of the covariates"),
    Column("note", "", "how covariates were taken; too few events for the terms: {text, code, values}, or null"),
)

GROUPS = (
    Column("kind", "", "median, or fixed: a value of the study file"),
    Column("cut", "see value_unit", "high is above it"),
    Column("ticks", _MONTHS, "times of the numbers at risk"),
    Column("high", "", "the curve of the patients above the cut; null where nobody is"),
    Column("low", "", "the curve of the others"),
    Column("log_rank_chi2", "", "log-rank test, 1 degree of freedom"),
    Column("log_rank_p", _P, "its p-value"),
    Column("hazard", "", "Cox's model, high against low"),
    Column("mean_times", "", "restricted mean survival times: {tau, high, low, difference, ci_low, ci_high, p, flag}"),
    Column("flag", "", "why nothing could be compared; empty where it could"),
)

GROUP = (
    Column("label", "", "high or low, with the cut: {text, code, values}"),
    Column("n", "patients", "patients"),
    Column("events", "", "of them with the event"),
    Column("months", _MONTHS, "times at which somebody had the event or was last seen, rising"),
    Column("survival", _P, "Kaplan–Meier estimate from that time on"),
    Column("ci_low", _P, "lower end of its 95 % interval, on the scale of its logarithm; null at 0"),
    Column("ci_high", _P, "upper end"),
    Column("censored", _MONTHS, "times at which somebody was last seen"),
    Column("at_risk", "patients", "how many were at risk at the ticks"),
    Column("median", _MONTHS, "median survival; null where not reached"),
    Column("median_low", _MONTHS, "lower end of its 95 % interval"),
    Column("median_high", _MONTHS, "upper end; null where not reached"),
)

MEAN_TIMES = (
    Column("tau", _MONTHS, "up to which time is lived"),
    Column("high", _MONTHS, "mean time lived by the high group"),
    Column("low", _MONTHS, "by the low group"),
    Column("difference", _MONTHS, "high − low"),
    Column("ci_low", _MONTHS, "lower end of its 95 % interval"),
    Column("ci_high", _MONTHS, "upper end"),
    Column("p", _P, "two-sided"),
    Column("flag", "", "why there is none; empty where there is one"),
)

CUTS = (
    Column("low", _P, "smallest share of the patients at or below a cut"),
    Column("high", _P, "largest share"),
    Column("cut", "see value_unit", "every admissible cut, rising"),
    Column("n_low", "patients", "at or below it"),
    Column("n_high", "patients", "above it"),
    Column("coef", _LOG, "log hazard ratio, high against low; null where it has no bound"),
    Column("ci_low", _LOG, "lower end of its 95 % interval"),
    Column("ci_high", _LOG, "upper end"),
    Column("p", _P, "log-rank p, as if that cut alone had been looked at"),
    Column("z", "", "standardised sum of log-rank scores"),
    Column("best", "", "place (from 0) of the largest |z|; −1 where there is none"),
    Column("statistic", "", "that |z|"),
    Column("naive_p", _P, "log-rank p of the best cut: what is usually printed"),
    Column("corrected_p", _P, "of the maximally selected statistic (Lausen & Schumacher 1992)"),
    Column("permuted_p", _P, "the same by shuffling; null where not asked for"),
    Column("draws", "", "shuffles"),
    Column("line_statistic", "", "|z| that a best cut must exceed for a corrected p of .05"),
    Column("sentence", "", "what the best cut would have claimed, and what is left of it"),
    Column("flag", "", "why there is no cut; empty where there is one"),
)

PLACE = (
    Column("n_genes", "genes", "genes of the cohort with a score test"),
    Column("rank", "", "by |z| of the score test; 1 is the largest"),
    Column("above", "%", "share of the other genes with a smaller |z|"),
    Column("significant", "%", "share of all genes with p < .05"),
    Column("worse", "%", "share of those in which high values are worse"),
    Column("p", _P, "of the gene's score test"),
    Column("fdr", _P, "Benjamini–Hochberg over all genes of the cohort"),
    Column("sentence", "", "all of it in words"),
)

POOLED = (
    Column("k", "cohorts", "cohorts that went in"),
    Column("series", "", "their names"),
    Column("left_out", "", "cohorts with an answer that did not go in: {series, why: {text, code, values}}"),
    Column("coef", _LOG, "pooled log hazard ratio per SD"),
    Column("se", _LOG, "its standard error"),
    Column("ci_low", _LOG, "lower end of its 95 % interval; null with one cohort"),
    Column("ci_high", _LOG, "upper end"),
    Column("pi_low", _LOG, "lower end of the 95 % prediction interval for a new cohort"),
    Column("pi_high", _LOG, "upper end"),
    Column("p", _P, "two-sided"),
    Column("tau2", "", "variance between cohorts"),
    Column("i2", "%", "share of the variance that is between cohorts"),
    Column("q", "", "Cochran's Q"),
    Column("q_p", _P, "its p-value"),
    Column("method", "", "how it was pooled"),
)

REFUSAL = (
    Column("series", "", "the series"),
    Column("endpoint", "", "the endpoint; null where it holds for all"),
    Column("code", "", "no_survival, switched_off, check, few_events, not_measured, constant or error"),
    Column("text", "", "why: {text, code, values}"),
    Column("todo", "", "what to do, or the line for the study file: {text, code, values}, or null"),
)

SPECIFICATION = (
    Column("cut", "", "per_sd, median, tertiles (highest against lowest third) or best_cut (p corrected)"),
    Column("endpoint", "", "the endpoint"),
    Column("covariates", "", "none, all, or one covariate"),
    Column("cohorts", "", "all, or without one"),
    Column("unit", "", "what the hazard ratio compares: per SD, or high v low"),
    Column("effect", _LOG, "log hazard ratio; null where refused"),
    Column("se", _LOG, "its standard error; null for a best cut"),
    Column("ci_low", _LOG, "lower end of its 95 % interval"),
    Column("ci_high", _LOG, "upper end"),
    Column("p", _P, "two-sided; of a best cut the corrected one"),
    Column("k", "cohorts", "cohorts that went in"),
    Column("n", "patients", "patients in them"),
    Column("refused", "", "why there is no result: {text, code, values}; null where there is one"),
)

GENES = (
    Column("gene", "", "the gene"),
    Column("n", "patients", "patients with a value"),
    Column("events", "", "of them with the event"),
    Column("coef", _LOG, "log hazard ratio per SD"),
    Column("se", _LOG, "its standard error"),
    Column("ci_low", _LOG, "lower end of its 95 % interval"),
    Column("ci_high", _LOG, "upper end"),
    Column("p", _P, "Wald's, two-sided"),
    Column("score_z", "", "signed root of the score test; genes are ranked by it"),
    Column("score_p", _P, "of the score test"),
    Column("fdr", _P, "Benjamini–Hochberg of score_p"),
    Column("sd", "see value_unit", "standard deviation of the gene"),
)
"""Of the table of all genes of a cohort (Parquet)."""

SECTIONS = (
    ("`survival[]`: one endpoint over the cohorts", SURVIVAL),
    ("`survival[].cohorts[]`: one cohort", COHORT),
    ("`survival[].cohorts[].hazard`, `adjusted`, `groups.hazard`: one hazard ratio", HAZARD),
    ("`survival[].cohorts[].groups`: patients cut in two", GROUPS),
    ("`survival[].cohorts[].groups.high`, `low`: one curve", GROUP),
    ("`survival[].cohorts[].groups.mean_times`: restricted mean survival times", MEAN_TIMES),
    ("`survival[].cohorts[].cuts`: every admissible cut", CUTS),
    ("`survival[].cohorts[].place`: the gene among all genes", PLACE),
    ("`survival[].pooled`: over the cohorts", POOLED),
    ("`survival[].refusals[]`: series that say nothing of it", REFUSAL),
    ("`survival_choices.specifications[]`: survival under one set of choices", SPECIFICATION),
)
FILES = (("`survival/SERIES-ENDPOINT.parquet`: every gene of a cohort", GENES),)
