"""What a person opens: the figures, a file for each gene, the report, the provenance."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from geneverdict.figures.plan import OfReport, OfSamples, plan_figures, series_figures, stem
from geneverdict.figures.processes import DrawingProcesses
from geneverdict.figures.save import collect
from geneverdict.io.results.layout import POOLED, TABLES, file_stem
from geneverdict.messages import Message, Name, Say, english, speaker
from geneverdict.model.run import Run
from geneverdict.model.verdict import GeneAnswer, SeriesResult
from geneverdict.page.embed import Page, compact_json
from geneverdict.pipeline.page import RunContext, make_page
from geneverdict.records.gene import gene_csv, gene_json
from geneverdict.records.overlap import overlap_json
from geneverdict.report import overlap_part
from geneverdict.report.multiverse import every_specification
from geneverdict.report.report import render_report


def draw_early(result: SeriesResult, drawing: DrawingProcesses) -> None:
    """Have the pictures of a series' samples drawn for papers while other series are still being worked on."""
    if drawing.output.for_papers:
        drawing.submit(series_figures(result, stem(result.id)))


def publish(folder: Path, run: Run, context: RunContext, drawing: DrawingProcesses | None, lang: str = "en") -> None:
    """Write ``figures/``, ``genes/``, ``page/``, ``report.html``, ``overlap.json`` and ``provenance.json``.

    ``drawing`` was given the series' own figures by ``draw_early``; None: no figures.  The report opens in ``lang``.
    """
    every = drawing is None or drawing.output.for_papers
    jobs = [job for job in plan_figures(run) if every or isinstance(job.subject, OfReport)]
    if drawing is not None:
        drawing.submit([job for job in jobs if not isinstance(job.subject, OfSamples)])
    say = speaker(lang)
    objects = [gene_object(run, answer, say) for answer in run.genes]
    page = make_page(run, context, objects)
    write_genes(folder, run, objects, say)
    write_page(folder / "page", page)
    _write_json(folder / "provenance.json", asdict(run.provenance))
    if run.overlap is not None:
        _write_json(folder / "overlap.json", overlap_json(run.overlap, say))
    counts = {info.id: info.level_counts for info in context.source.study.series}
    svgs = collect(drawing, jobs) if drawing is not None else None
    links = _links(folder, run)
    report = render_report(run, svgs, links=links, level_counts=counts, page=page, lang=lang, for_papers=every)
    (folder / "report.html").write_text(report, encoding="utf-8")


def write_genes(folder: Path, run: Run, objects: Sequence[dict[str, Any]], say: Say = english) -> None:
    """``objects``: the answer of each gene as JSON."""
    (folder / "genes").mkdir(exist_ok=True)
    for answer, body in zip(run.genes, objects, strict=True):
        name = file_stem(answer.gene)
        _write_json(folder / "genes" / f"{name}.json", body)
        (folder / "genes" / f"{name}.csv").write_text(gene_csv(answer, say), encoding="utf-8")


def write_page(folder: Path, page: Page) -> None:
    """The feeds of the page: ``study.json``, ``SERIES.bin``, ``genes/GENE.json``."""
    (folder / "genes").mkdir(parents=True)
    _write_compact(folder / "study.json", page.study)
    for name, packed in page.arrays.items():
        (folder / f"{name}.bin").write_bytes(packed)
    for body in page.genes:
        _write_compact(folder / "genes" / f"{file_stem(body['gene'])}.json", body)


def gene_object(run: Run, answer: GeneAnswer, say: Say = english) -> dict[str, Any]:
    """A gene's answer as JSON, with its multiverse and survival where the run made them."""
    universe = next((found for found in run.multiverse if found.gene == answer.gene), None)
    survival = [found for found in run.survival if found.gene == answer.gene]
    choices = next((curve for curve in run.survival_choices if curve.gene == answer.gene), None)
    return gene_json(
        answer,
        universe=universe,
        specifications=_specifications(answer),
        survival=survival,
        survival_choices=choices,
        say=say,
    )


def _specifications(answer: GeneAnswer) -> str:
    return f"genes/{file_stem(answer.gene)}-specifications.csv"


def _write_json(path: Path, body: object) -> None:
    path.write_text(json.dumps(body, ensure_ascii=False, indent=1, allow_nan=False), encoding="utf-8")


def _write_compact(path: Path, body: object) -> None:
    path.write_text(compact_json(body), encoding="utf-8")


def _links(folder: Path, run: Run) -> dict[Message, str]:
    """Relative addresses of the tables, by what a reader would call them."""
    links = {Message("file-study"): "study.toml", Message("file-provenance"): "provenance.json"}
    if run.results:
        links[Message("file-samples")] = "expression/samples.parquet"
    if run.pooled is not None:
        links[Message("file-pooled_table")] = f"{TABLES}/{POOLED}.csv"
        links[Message("file-pooled")] = "pooled.parquet"
        links[Message("file-pooled_ways")] = "pooled_ways.parquet"
    if run.overlap is not None:
        links[overlap_part.FILE] = "overlap.json"
    for result in run.results:
        name, series = file_stem(result.id), {"series": Name(result.id)}
        links[Message("file-table", series)] = f"{TABLES}/{name}.csv"
        links[Message("file-ranked", series)] = f"{TABLES}/{name}.rnk"
        links[Message("file-genes", series)] = f"de/{name}.parquet"
        links[Message("file-probes", series)] = f"probes/{name}.parquet"
        links[Message("file-values", series)] = f"expression/{name}.parquet"
        if (folder / "multiverse" / f"{name}.parquet").exists():
            links[Message("file-multiverse", series)] = f"multiverse/{name}.parquet"
    for answer in run.in_full:
        name, gene = file_stem(answer.gene), {"gene": Name(answer.gene)}
        links[Message("file-json", gene)] = f"genes/{name}.json"
        links[Message("file-csv", gene)] = f"genes/{name}.csv"
        if (folder / _specifications(answer)).exists():
            links[every_specification(answer.gene)] = _specifications(answer)
    if run.matrix:
        links[Message("file-other_genes")] = "genes/"
    return links
