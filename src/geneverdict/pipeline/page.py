"""What the interactive page is fed with, from a run and its stored tables; the server asks the same for any gene."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geneverdict.evidence.why.presets import PRESETS, TREAT_FOLD
from geneverdict.io.results.layout import file_stem
from geneverdict.model.answer_source import AnswerSource
from geneverdict.model.gene_name import GeneName
from geneverdict.model.run import Run
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Analysis, Thresholds
from geneverdict.model.verdict import GeneAnswer
from geneverdict.page.arrays import Cuts, pack, page_cuts
from geneverdict.page.embed import Page
from geneverdict.page.feed import Background, Json, SeriesBackground, gene_names, study_feed
from geneverdict.page.gene_feed import Named, gene_feed
from geneverdict.preparation.symbols import load_symbols

_Ask = Callable[[str, Sequence[str], Sequence[str]], Mapping[str, FloatArray]]


@dataclass(frozen=True, slots=True)
class RunContext:
    """What a run knows beside its results: where answers are made from, and how each series was analysed."""

    source: AnswerSource
    analyses: Mapping[str, Analysis]


def make_page(run: Run, context: RunContext, objects: Sequence[Json]) -> Page:
    """The three feeds of a run.  ``objects``: the documented answer of each gene."""
    study = study_feed(run, _background(run, context))
    cuts = cuts_of(run.study.thresholds)
    place = {name: i for i, name in enumerate(gene_names(run.results))}
    arrays = {file_stem(result.id): pack(result.fit, place, cuts) for result in run.results}
    genes = tuple(
        feed_of_gene(context.source, study, answer, _named(run, answer, body))
        for answer, body in zip(run.genes, objects, strict=True)
    )
    return Page(study, arrays, genes, aliases_of(study))


def _named(run: Run, answer: GeneAnswer, body: Json) -> Named:
    universe = next((found for found in run.multiverse if found.gene == answer.gene), None)
    return Named(body, universe, [found for found in run.survival if found.gene == answer.gene])


def feed_of_gene(source: AnswerSource, study: Json, answer: GeneAnswer, named: Named | None = None) -> Json:
    """Feed 3 of any gene that was answered; ``study`` is feed 1 (``page/study.json``) of the same results."""
    samples = {entry["id"]: [sample["id"] for sample in entry["samples"]] for entry in study["series"]}
    measured = [item.id for item in answer.answers if item.row is not None]
    for entry in study["survival"]:
        if entry["series"] not in samples:
            samples[entry["series"]] = entry["samples"]
            measured.append(entry["series"])
    values = _of_samples(source.expression, answer.name, {one: samples[one] for one in measured})
    modelled = {entry["id"]: entry["model"]["samples"] for entry in study["series"] if entry["id"] in values}
    return gene_feed(answer, study, values, named, _of_samples(source.weights, answer.name, modelled))


def _of_samples(ask: _Ask, name: GeneName, samples: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
    """Series → sample → number of the gene, for the series that have one."""
    found = {series: (ids, ask(series, name.candidates, ids)) for series, ids in samples.items()}
    return {
        series: dict(zip(ids, rows[name.in_series(rows)].tolist(), strict=True))
        for series, (ids, rows) in found.items()
        if rows
    }


def aliases_of(study: Json) -> dict[str, str]:
    """Previous symbols and aliases, in capitals → the gene of the study; those that mean one gene alone.

    A symbol that is another gene's alias, too, is among them: the page shows its own gene first, then the other.
    """
    here, found = set(study["genes"]), dict[str, str]()
    taken = {name.upper() for name in here}
    for organism in dict.fromkeys(entry["organism"] for entry in study["series"]):
        table = load_symbols(organism)
        if table is None:
            continue
        for old, today in table.aliases.items():
            if today in here and old.upper() not in taken:
                found.setdefault(old.upper(), today)
        for symbol in table.also:
            others = [gene for gene in table.shared_with(symbol) if gene in here]
            if len(others) == 1:
                found.setdefault(symbol.upper(), others[0])
    return found


def cuts_of(thresholds: Thresholds) -> Cuts:
    """The page's grid with the study's own thresholds and those that people use."""
    effects = [thresholds.log2fc, thresholds.equivalence, np.log2(TREAT_FOLD), *(log2fc for log2fc, _ in PRESETS)]
    return page_cuts(effects, [thresholds.fdr, *(fdr for _, fdr in PRESETS)])


def _background(run: Run, context: RunContext) -> Background:
    drop = run.overlap.drop if run.overlap is not None else {}
    duplicates = context.source.study.duplicates
    series = tuple(
        SeriesBackground(
            info=info,
            stem=file_stem(info.id),
            analysis=context.analyses[info.id],
            copies=tuple(drop.get(info.id, ())),
            left_out=info.id in duplicates and duplicates[info.id].whole,
        )
        for info in context.source.study.series
    )
    return Background(series, PRESETS, run.provenance.versions.get("geneverdict", ""))
