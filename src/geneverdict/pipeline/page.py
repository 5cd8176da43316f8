"""What the interactive page is fed with, from a run and its stored tables; the server asks the same for any gene."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from geneverdict.evidence.why.landscape import PRESETS, TREAT_FOLD
from geneverdict.io.results.store import Duplicates, file_stem, open_tables
from geneverdict.model.gene_name import GeneName
from geneverdict.model.multiverse import GeneMultiverse
from geneverdict.model.run import Run
from geneverdict.model.series import FloatArray
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Analysis, Thresholds
from geneverdict.model.verdict import GeneAnswer
from geneverdict.page.arrays import Cuts, pack, page_cuts
from geneverdict.page.embed import Page
from geneverdict.page.feed import Background, Json, SeriesBackground, gene_names, study_feed
from geneverdict.page.gene_feed import gene_feed
from geneverdict.page.sentences import SENTENCES
from geneverdict.preparation.symbols import load_symbols


class Expressions(Protocol):
    """Where the gene-level values of a results folder are read: ``io.store.Tables``, or the same held in memory."""

    def expression(self, series_id: str, genes: Sequence[str], samples: Sequence[str]) -> dict[str, FloatArray]:
        """Values of those ``genes`` that the series measured, in the order of ``samples``, NaN where missing."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a run knows of its series beside their results."""

    info: Mapping[str, SeriesInfo]
    analyses: Mapping[str, Analysis]
    copies: Mapping[str, Duplicates]


def make_page(folder: Path, run: Run, told: Told, objects: Sequence[Json]) -> Page:
    """The three feeds of a run.  ``folder`` holds its tables, ``objects`` the documented answer of each gene."""
    study = study_feed(run, _background(run, told))
    cuts = cuts_of(run.study.thresholds)
    place = {name: i for i, name in enumerate(gene_names(run.results))}
    arrays = {file_stem(result.id): pack(result.fit, place, cuts) for result in run.results}
    universes = {found.gene: found for found in run.multiverse}
    with open_tables(folder) as tables:
        genes = tuple(
            feed_of_gene(tables, study, answer, told=body, universe=universes.get(answer.gene), full=True)
            for answer, body in zip(run.genes, objects, strict=True)
        )
    return Page(study, arrays, genes, aliases_of(study))


def feed_of_gene(
    tables: Expressions,
    study: Json,
    answer: GeneAnswer,
    *,
    told: Json | None = None,
    universe: GeneMultiverse | None = None,
    full: bool = False,
) -> Json:
    """Feed 3 of any gene that was answered; ``study`` is feed 1 (``page/study.json``) of the same results."""
    samples = {entry["id"]: [sample["id"] for sample in entry["samples"]] for entry in study["series"]}
    measured = [item.id for item in answer.answers if item.row is not None]
    for entry in study["survival"]:
        if entry["series"] not in samples:
            samples[entry["series"]] = entry["samples"]
            measured.append(entry["series"])
    values = {one: found for one in measured if (found := _values(tables, one, answer.name, samples[one]))}
    return gene_feed(answer, study, values, told=told, universe=universe, full=full)


def _values(tables: Expressions, series: str, name: GeneName, samples: Sequence[str]) -> dict[str, float]:
    """Sample → value of the gene; empty where the series has none."""
    found = tables.expression(series, name.candidates, samples)
    return dict(zip(samples, found[name.in_series(found)].tolist(), strict=True)) if found else {}


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
    effects = [thresholds.log2fc, thresholds.equivalence, np.log2(TREAT_FOLD), *(log2fc for _, log2fc, _ in PRESETS)]
    return page_cuts(effects, [thresholds.fdr, *(fdr for _, _, fdr in PRESETS)])


def _background(run: Run, told: Told) -> Background:
    drop = run.overlap.drop if run.overlap is not None else {}
    series = tuple(
        SeriesBackground(
            info=told.info[result.id],
            stem=file_stem(result.id),
            analysis=told.analyses[result.id],
            copies=tuple(drop.get(result.id, ())),
            left_out=result.id in told.copies and told.copies[result.id].whole,
        )
        for result in run.results
    )
    return Background(series, PRESETS, SENTENCES, run.provenance.versions.get("geneverdict", ""))
