"""What the checks say: one table, code → sentence and what would change; and the making of a finding from it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from geneverdict.model.why import Finding, Severity, Value


class Sentence(NamedTuple):
    text: str
    change: str = ""


SENTENCES: Mapping[str, Sentence] = {
    "scale_centred": Sentence(
        "The values are centred by gene: a difference is not known to be a log2 fold change, so no fold-change "
        "threshold applies. {why}",
        "Look for a deposit that is not centred (raw files, another table of the series).",
    ),
    "scale_zscored": Sentence(
        "The values are z-scores: a difference is in standard deviations, so no fold-change threshold applies. {why}",
        "Look for a deposit that is not standardised (raw files, another table of the series).",
    ),
    "scale_logged_twice": Sentence(
        "The values were logged twice{certain}: as deposited they reach only {top}, and on the scale analysed the gene "
        "means have SD {sd} (log2 arrays: 1.2 to 3.0). A true two-fold change at the middle of this array reads as "
        "{twofold} instead of 1.",
        "{do}",
    ),
    "scale_compressed": Sentence(
        "The values are compressed: the largest is {top} and the gene means have SD {sd} (log2 arrays: 1.2 "
        "to 3.0). They may be log10 or natural logarithms, or logged twice; log2 fold changes are then too small.",
        "Find out which logarithm was taken and bring the values as log2 in a table of your own.",
    ),
    "scale_unlogged": Sentence(
        "The values are taken as log2 but look unlogged: their .99 quantile is {high} and the largest {top}, "
        "and no log2 value of an array is above 50. Differences are then not log2 fold changes.",
        'Write scale = "linear" in the study file.',
    ),
    "scale_declared": Sentence(
        "The study file's word on the scale goes against the values. {why}",
        "Take scale = … out of the study file to have it found from the values.",
    ),
    "scale_unsure": Sentence(
        "The scale is not certain. {why}", 'Say scale = "linear" or scale = "log2" in the study file if you know it.'
    ),
    "scale_missing": Sentence(
        "{share} of the values of the samples in the model are missing, most in {sample} ({most}); genes "
        "that lose samples are known less well.",
        "{do}",
    ),
    "groups_swapped": Sentence(
        "Case and control may be swapped here: the fold changes point the other way than in {others} "
        "(correlation {r} over {n_genes} genes; {relabelled}), while those agree among themselves "
        "(correlation {agree}).",
        "Check which samples are the cases; if they are swapped, exchange case and control in the study file.",
    ),
    "groups_opposite": Sentence(
        "The fold changes point the other way than in {others} (correlation {r} over {n_genes} genes; "
        "{relabelled}): in one of the two case and control may be swapped, and the series alone do not say in which.",
        "Check which samples are the cases in both series.",
    ),
    "groups_swapped_one": Sentence(
        "Case and control may be swapped here: the fold changes point the other way than in {others} "
        "(correlation {r} over {n_genes} genes; {relabelled}), and it is here that {n_down} of {n} genes of "
        "dividing cells are lower in the cases.",
        "Check which samples are the cases; if they are swapped, exchange case and control in the study file.",
    ),
    "groups_swapped_markers": Sentence(
        "Case and control may be swapped: {n_down} of {n} genes of dividing cells are lower in what is labelled tumour "
        "('{label}'; median log2FC {effect}, median t {t}), and in nearly every tumour they are higher.",
        "Check which samples are the tumours; if they are swapped, exchange case and control in the study file.",
    ),
    "groups_swapped_words": Sentence(
        "Case and control are the other way round than in the series' own words: {n_case} of {of_case} cases "
        "of the study file are controls by the words of the series, and {n_control} of {of_control} controls "
        "are cases ({example}).",
        "Exchange case and control in the study file, unless this direction is meant.",
    ),
    "groups_words": Sentence(
        "{n} samples have another group in the study file than by the words of the series: {samples} ({example}).",
        "Check these samples in the study file.",
    ),
    "groups_exchanged": Sentence(
        "{case} (labelled case) and {control} (labelled control) may be exchanged: each fits the other group on genes "
        "chosen without it ({margins}; 0.5 is its own group's centre, −0.5 the other's), and {right} of the "
        "{n} samples fit their own.",
        "{do}",
    ),
    "groups_mislabelled": Sentence(
        "{samples} {fit} the other group on genes chosen without {them} ({margins}; 0.5 is a sample's own "
        "group's centre, −0.5 the other's), while {right} of the {n} samples fit their own.",
        "{do}",
    ),
    "groups_clustered": Sentence(
        "{samples} {sit} with the other group: on the first principal component ({share} of the variance) the samples "
        "form two clusters, {distance} SDs apart, and the other {right} of the {n} samples are in that of their label.",
        "Check the labels of {samples}: a label may be wrong, or the tissue not what it is said to be.",
    ),
    "groups_mixed": Sentence(
        "The groups explain no more than chance would: {share} of the genes have p < 0.05, and with labels that mean "
        "nothing it would be 5.0 % on average.",
    ),
    "pairs_unused": Sentence(
        "The {n} proposed pairs are not used but really are alike: partners correlate {within} beyond their "
        "group, others {between} (p {p} for random partners). With pairs the typical standard error would be "
        "{ratio} times as large.",
        "{do}",
    ),
    "pairs_unlike": Sentence(
        "The {n} proposed pairs are not used, and partners are no more alike ({within}) than others "
        "({between}; p {p} for random partners): leaving the pairs out loses little.",
    ),
    "pairs_wrong": Sentence(
        "The pairs may be wrong: partners correlate {within} beyond their group, no more than samples of different "
        "individuals ({between}; p {p} for random partners of {n} pairs).",
        "Check the pair rule in the study file; pair = false treats the samples as independent.",
    ),
    "pairs_sex": Sentence(
        "The two arrays of {individuals} show different sexes by XIST and the Y genes ({example}): they cannot "
        "come from one individual.",
        "Check the pair rule in the study file, and the labels of these samples.",
    ),
    "arrays_shifted": Sentence(
        "{sample} stands apart in intensity: its median lies {shift} {side} that of the other arrays on the log2 scale "
        "({fold}-fold), and theirs have a robust SD of {usual}. {effect}",
        "{do}",
    ),
    "arrays_spread": Sentence(
        "{sample} stands apart in spread: its interquartile range is {ratio} times that of the other arrays. {effect}",
        "{do}",
    ),
    "arrays_unlike": Sentence(
        "{sample} is unlike its own group: its median correlation to {others} is {r}, where {usual} is usual "
        "(the lowest of the rest is {lowest}){distance}. {effect}",
        "{do}",
    ),
    "arrays_duplicate": Sentence(
        "{first} and {second} are copies or one sample measured twice: after each gene is centred they "
        "correlate {r}, and the next closest two samples {next}. They are not independent.",
        "{do}",
    ),
    "samples_pools": Sentence(
        "Pooled arrays are not independent samples: {samples} {are} in the model although the words of the series say "
        "{what}.",
        "{do}",
    ),
    "samples_unequal": Sentence(
        "The {side}, the smaller group ({small} against {large}), vary more: their variance is {ratio} times the "
        "others' in the typical one of the most variable genes, so p-values here may be too small.",
        "More samples on the smaller side; nothing in the model allows for it.",
    ),
    "samples_few": Sentence(
        "Only {n} {side} samples: the variance within that group is barely known, and one odd sample decides.",
        "More samples; nothing in the analysis replaces them.",
    ),
}


def finding(
    code: str,
    weight: Severity,
    words: Mapping[str, str],
    numbers: Mapping[str, Value],
    *,
    change: str | None = None,
) -> Finding:
    """A finding in the words of the table; ``change`` replaces the table's last word where there is nothing to do."""
    sentence = SENTENCES[code]
    text = " ".join(sentence.text.format_map(words).split())
    do = sentence.change.format_map(words) if change is None else change
    known = {name: value for name, value in numbers.items() if not isinstance(value, float) or math.isfinite(value)}
    return Finding(code, text, weight, known, do)
